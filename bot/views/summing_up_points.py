"""The points of a report: a table of all of them, their answers in full, and what is still owed."""

from collections.abc import Iterator
from html import unescape

from bot.domain.casing import Published, Ratings
from bot.domain.pointing import PointReading
from bot.domain.summing_up import Report
from bot.views import speaking
from bot.views.dates import dated
from bot.views.documents import Block, Heading, Paragraph, Quote, Table
from bot.views.texts import Texts


def points(report: Report, text: Texts) -> Iterator[Block]:
    """Yield everything about the points of a consultation."""
    yield Heading(2, text.plain("sum-points-head"))
    if not report.points:
        yield Paragraph(text.plain("sum-no-points"))
        return
    columns = ("sum-code", "sum-point", "sum-department", "sum-state", "sum-ratings")
    rows = tuple(_row(each, text) for each in report.points)
    yield Table(tuple(text.plain(column) for column in columns), rows, (2, 8, 4, 3, 4))
    yield from _unanswered(report, text)
    yield from _answers(report, text)


def code_of(point: PointReading) -> str:
    """Return how a point is called: the view it stands in, and its place there."""
    return f"{point.view_number}.{point.point.number}"


def _words(point: PointReading, text: Texts) -> str:
    return point.words or text.plain("sum-hidden")


def _departments(point: PointReading, text: Texts) -> str:
    return ", ".join(point.departments) or text.plain("sum-nobody")


def _row(point: PointReading, text: Texts) -> tuple[str, ...]:
    rated = [each.ratings for each in point.replies if each.ratings.total]
    state = text.plain("sum-state-is", state=point.state.value)
    return (code_of(point), _words(point, text), _departments(point, text), state, _ratings(rated))


def _ratings(rated: list[Ratings]) -> str:
    """Return the three numbers of the reply that was rated last; they are never made into one."""
    return f"{rated[-1].satisfied} / {rated[-1].acceptable} / {rated[-1].not_acceptable}" if rated else ""


def _unanswered(report: Report, text: Texts) -> Iterator[Block]:
    yield Heading(2, text.plain("sum-unanswered"))
    if not report.waiting:
        yield Paragraph(text.plain("sum-all-answered"))
        return
    columns = ("sum-code", "sum-point", "sum-department", "sum-due")
    rows = tuple(
        (code_of(each), _words(each, text), _departments(each, text), _due(each, report, text))
        for each in report.waiting
    )
    yield Table(tuple(text.plain(column) for column in columns), rows, (2, 9, 4, 4))


def _due(point: PointReading, report: Report, text: Texts) -> str:
    if point.case is None:
        return ""
    text_id = "sum-late" if point.is_late(report.made_at) else "sum-in-time"
    return text.plain(text_id, day=dated(point.case.due_at, text=text))


def _answers(report: Report, text: Texts) -> Iterator[Block]:
    replied = [each for each in report.points if each.replies or each.demands]
    if not replied:
        return
    yield Heading(2, text.plain("sum-answers-head"))
    for point in replied:
        yield Heading(3, text.plain("sum-answer-of", code=code_of(point), point=_words(point, text)))
        for reply in point.replies:
            yield from _reply(reply, text)
        for demand in point.demands:
            who = unescape(speaking.who(demand.badge, demand.shown_as, None, text))
            yield Paragraph(text.plain("sum-demand", who=who, words=demand.words))


def _reply(published: Published, text: Texts) -> Iterator[Block]:
    reply, signers = published.reply, ", ".join(published.cosigners)
    moment = dated(reply.published_at or reply.drafted_at, text=text)
    known = {"department": published.department, "moment": moment, "version": str(reply.version)}
    head = text.plain("sum-reply-with", **known, others=signers) if signers else text.plain("sum-reply", **known)
    by = f"{reply.officer_name}, {head}" if reply.officer_name else head
    yield Paragraph(by)
    yield Quote(reply.words)
    if published.files:
        names = [each.name or text.plain(f"sum-file-{each.kind.value}") for each in published.files]
        yield Paragraph(text.plain("sum-reply-files", names=", ".join(names)))
    if reply.promise:
        yield Paragraph(text.plain("sum-promise", words=reply.promise))
