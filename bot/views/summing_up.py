"""The after-action report as a document: the numbers, the stages, every point with its answer, and how it ended."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.summing_up import Counted, Report
from bot.views import doors, summing_up_points
from bot.views.actions.consulting import RunConsultation
from bot.views.actions.summing_up import GetReport
from bot.views.dates import dated, span
from bot.views.documents import Block, Bullets, Document, Heading, Paragraph, Quote, Table
from bot.views.markdown import markdown
from bot.views.printing import pdf
from bot.views.screens import Button, Media, Screen, rows
from bot.views.texts import Texts
from storage.tables import AttachmentKind, Badge, Consultation, Outcome, OutcomeState, Stage, Stance

STANCES = tuple(Stance)


def document(report: Report, text: Texts) -> Document:
    """Return the whole report."""
    found, moment = report.consultation, dated(report.made_at, text=text)
    number = str(report.number)
    parts = (_about, _numbers, _stages, _places, _lists, summing_up_points.points, _outcome, _consent, _draws)
    blocks = [block for part in parts for block in part(report, text)]
    return Document(
        title=text.plain("sum-title", number=number, theme=found.theme),
        blocks=tuple(blocks),
        made_at=report.made_at,
        footer=text.plain("sum-footer", number=number, moment=moment),
        language=text.language,
    )


def _about(report: Report, text: Texts) -> Iterator[Block]:
    found = report.consultation
    by = [text.plain("sum-by", by=found.run_by)] if found.run_by else []
    yield Paragraph(" ".join((*by, text.plain("sum-as-of", moment=dated(report.made_at, text=text)))))
    if found.background:
        yield Heading(2, text.plain("sum-background"))
        yield Quote(found.background)


def _numbers(report: Report, text: Texts) -> Iterator[Block]:
    counted, plain = report.numbers, text.plain
    yield Heading(2, plain("sum-numbers"))
    roles = [(plain("sum-spoken-as", role=badge.value), count) for badge, count in counted.spoken_by.items()]
    nameless = [(plain("sum-nameless"), counted.nameless)] if counted.nameless else []
    lines: list[tuple[str, int]] = [
        (plain("sum-looked-in"), counted.looked_in),
        (plain("sum-spoken"), counted.spoken),
        *roles,
        *nameless,
        (plain("sum-invited"), counted.invited),
        (plain("sum-following"), counted.following),
        (plain("sum-views"), counted.views),
        (plain("sum-answers"), counted.answers),
        (plain("sum-edited"), counted.edited),
        (plain("sum-withdrawn"), counted.withdrawn),
        (plain("sum-removed"), counted.removed),
        (plain("sum-additions"), counted.additions),
        (plain("sum-files"), counted.files),
        (plain("sum-likes"), counted.likes),
        (plain("sum-points"), len(report.standing)),
        (plain("sum-points-answered"), len(report.answered)),
        (plain("sum-points-waiting"), len(report.waiting)),
        (plain("sum-points-withdrawn"), len(report.points) - len(report.standing)),
        (plain("sum-replies"), report.reply_count),
    ]
    rows = [(what, text.plain("sum-number", count=count)) for what, count in lines]
    yield Table((plain("sum-what"), plain("sum-how-many")), (*rows, *_times(report, text)), (5, 2))
    if len(roles) > 1:
        yield Paragraph(plain("sum-roles-note"))


def _times(report: Report, text: Texts) -> list[tuple[str, str]]:
    usual = report.usual_reply_time
    if usual is None:
        return []
    longest = span(report.reply_times[-1], text=text)
    return [(text.plain("sum-reply-usual"), span(usual, text=text)), (text.plain("sum-reply-longest"), longest)]


def _moment(moment: datetime | None, text: Texts) -> str:
    return dated(moment, text=text) if moment is not None else text.plain("sum-not-yet")


def _stages(report: Report, text: Texts) -> Iterator[Block]:
    plain, found = text.plain, report.consultation
    yield Heading(2, plain("sum-stages"))
    rows = [
        (
            stage.name,
            _moment(stage.planned_at or stage.opens_at, text),
            _began(stage, report, text),
            _moment(stage.closed_at, text) if stage.opened_at else "",
            _turned(stage.turned_for, text) if stage.opened_at else "",
        )
        for stage in report.stages
    ]
    end = (plain("sum-end"), _moment(found.planned_end_at or found.ends_at, text), _moment(found.concluded_at, text))
    columns = ("sum-stage", "sum-planned", "sum-opened", "sum-closed", "sum-turned")
    yield Table(tuple(map(plain, columns)), (*rows, (*end, "", "")), (3, 3, 3, 3, 3))


def _began(stage: Stage, report: Report, text: Texts) -> str:
    """Return when a stage began; one that a later one overtook never did."""
    later = [each for each in report.stages if each.position > stage.position and each.opened_at is not None]
    is_over = stage.opened_at is None and bool(later or report.consultation.concluded_at)
    return text.plain("sum-passed-over") if is_over else _moment(stage.opened_at, text)


def _turned(reason: str, text: Texts) -> str:
    return text.plain("sum-by-hand", reason=reason) if reason else text.plain("sum-by-calendar")


def _places(report: Report, text: Texts) -> Iterator[Block]:
    yield Heading(2, text.plain("sum-places"))
    yield Bullets(report.groups) if report.groups else Paragraph(text.plain("sum-no-places"))
    if report.departments:
        yield Paragraph(text.plain("sum-on-duty", names=", ".join(report.departments)))


def _lists(report: Report, text: Texts) -> Iterator[Block]:
    yield from _counts(report.subtopics, text.plain("sum-subtopics"), text.plain("sum-subtopic"), text)
    yield from _counts(report.questions, text.plain("sum-questions"), text.plain("sum-question"), text)


def _counts(counted: tuple[Counted, ...], head: str, column: str, text: Texts) -> Iterator[Block]:
    if counted:
        yield Heading(2, head)
        rows = tuple((each.words, text.plain("sum-number", count=each.views)) for each in counted)
        yield Table((column, text.plain("sum-count")), rows, (5, 1))


def _outcome(report: Report, text: Texts) -> Iterator[Block]:
    yield Heading(2, text.plain("sum-outcome"))
    if report.outcome is None:
        yield Paragraph(text.plain("sum-no-outcome"))
        return
    if report.outcome.state is OutcomeState.PROPOSED:
        yield Paragraph(text.plain("sum-proposed"))
    yield from _parts(report.outcome, text)


def _parts(outcome: Outcome, text: Texts) -> Iterator[Block]:
    said = (("sum-you-said", outcome.said), ("sum-we-do", outcome.done), ("sum-we-do-not", outcome.not_done))
    for text_id, words in said:
        yield Heading(3, text.plain(text_id))
        yield Quote(words)
    if outcome.lacks_consensus:
        yield Heading(3, text.plain("sum-no-consensus"))
        yield Paragraph(outcome.statement_by)
        yield Quote(outcome.statement)


def _consent(report: Report, text: Texts) -> Iterator[Block]:
    """Yield the three numbers of all and of each role; they are never made into one."""
    if not report.tally.counts:
        return
    plain = text.plain
    yield Heading(2, plain("sum-consent"))
    lines: list[tuple[str, Badge | None]] = [(plain("sum-everybody"), None)]
    lines += [(plain("sum-role-is", role=badge.value), badge) for badge in report.tally.badges]
    rows = [
        (name, *(text.plain("sum-number", count=report.tally.of(stance, badge)) for stance in STANCES))
        for name, badge in lines
    ]
    columns = ("sum-role", "sum-support", "sum-live-with", "sum-object")
    yield Table(tuple(map(plain, columns)), tuple(rows), (3, 2, 2, 2))
    if report.objections:
        yield Heading(3, plain("sum-objections"))
        yield Bullets(tuple(each.reason for each in report.objections))


def _draws(report: Report, text: Texts) -> Iterator[Block]:
    if not report.draws:
        return
    yield Heading(2, text.plain("sum-draws"))
    yield Bullets(
        tuple(
            text.plain(
                "sum-draw",
                number=str(seen.draw.id),
                seats=seen.draw.seats,
                tickets=seen.tickets,
                taken=seen.taken,
                state=seen.draw.state.value,
                witness=seen.draw.witness,
            )
            for seen in report.draws
        )
    )


def button(number: int, text: Texts) -> Button:
    """Be sent the report."""
    return Button(text.plain("sum-button"), GetReport(number))


def which(offered: Sequence[Consultation], text: Texts) -> Screen:
    """Ask of which consultation somebody wants the report."""
    numbers = [each.id or 0 for each in offered]
    buttons = [Button(text.plain("sum-one-button", number=str(number)), GetReport(number)) for number in numbers]
    pairs = (tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return Screen(text("sum-which" if offered else "sum-none"), rows(*pairs, doors.home(text)))


def sent(report: Report, text: Texts) -> Screen:
    """Send the report as files; printing it takes a moment."""
    told, known = document(report, text), {"number": str(report.number)}
    files = (
        (text.plain("sum-file-pdf", **known), pdf(told)),
        (text.plain("sum-file", **known), markdown(told).encode()),
    )
    media = tuple(Media(AttachmentKind.DOCUMENT, content=content, name=name) for name, content in files)
    leave = (doors.back(text, RunConsultation(report.number)), doors.home(text))
    return Screen(text("sum-sent", **known), rows(leave), media=media)
