"""Points as everybody reads them: how many of a view are answered, and what became of each."""

from bot.domain.casing import Published
from bot.domain.pointing import PointPage, PointReading, PointState
from bot.domain.replying_here import RepliesHere
from bot.domain.speaking import View
from bot.domain.titles import shorten
from bot.views import dates, doors, rating, timelines
from bot.views.actions import pointing as actions
from bot.views.actions.casing import ShowTimeline
from bot.views.actions.consulting import OpenConsultation
from bot.views.actions.demanding import PutDemand
from bot.views.actions.speaking import OpenView
from bot.views.cards import pairs
from bot.views.naming import department
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Consultation

SHORT_CHARACTERS = 140
REPLY_CHARACTERS = 220
FULL_REPLY_CHARACTERS = 900
ON_A_VIEW = 3
UNANSWERED_SHOWN = 10
REPLIES_HERE = 5


def on_view(view: View, text: Texts) -> Html:
    """Return what a view says of its points: how many are answered, and the first of them."""
    if not view.points:
        return Html()
    shown, more = view.points[:ON_A_VIEW], len(view.points) - ON_A_VIEW
    lines = [text("point-tally", answered=view.tally.answered, total=view.tally.total)]
    lines += [line(each, text) for each in shown]
    return Html("\n\n".join([*lines, *([text("point-more", count=more)] if more > 0 else [])]))


def page(found: PointPage, text: Texts) -> Screen:
    """Show one page of the points of a view or of a whole consultation."""
    tally = found.tally
    counted = text("point-tally-late" if tally.late else "point-tally", answered=tally.answered, total=tally.total,
                   late=tally.late)  # fmt: skip
    where = text("consult-theme", theme=found.consultation.theme)
    lines = [_in_page(each, found, text) for each in found.points] or [text("point-none")]
    paging = text("browse-page", page=found.page, pages=found.pages) if found.pages > 1 else Html()
    opens = [
        Button(_label(each, found, text), actions.OpenPoint(each.point.id or 0))
        for each in found.points
        if each.state is not PointState.WITHDRAWN
    ]
    words = paragraphs(Html(f"{where}\n{counted}"), *lines, paging)
    return Screen(words, (*pairs(*opens), *_turns(found, text), *_ways(found, text)))


def _in_page(point: PointReading, found: PointPage, text: Texts) -> Html:
    """Return a point in a list; in the list of a whole consultation with the view it belongs to."""
    said = line(point, text)
    return said if found.contribution is not None else Html(f"{text('point-of', view=str(point.view_number))} {said}")


def _label(point: PointReading, found: PointPage, text: Texts) -> str:
    number, view = str(point.point.number), str(point.view_number)
    if found.contribution is not None:
        return text.plain("point-open-button", number=number)
    return text.plain("point-open-of-button", number=number, view=view)


def _turns(found: PointPage, text: Texts) -> Rows:
    earlier = Button(text.plain("browse-previous-button"), _at(found, found.page - 1))
    later = Button(text.plain("browse-next-button"), _at(found, found.page + 1))
    shown = ((earlier, found.page > 1), (later, found.page < found.pages))
    return rows(tuple(button for button, is_there in shown if is_there))


def _at(found: PointPage, page: int) -> actions.ShowPoints | actions.ShowAllPoints:
    if found.contribution is not None:
        return actions.ShowPoints(found.contribution.id or 0, page)
    return actions.ShowAllPoints(found.consultation.id or 0, page, int(found.only_waiting))


def _ways(found: PointPage, text: Texts) -> Rows:
    said, number = found.contribution, found.consultation.id or 0
    if said is not None:
        split = Button(text.plain("split-more-button"), actions.SplitView(said.id or 0)) if found.can_split else None
        return rows(split, (doors.back(text, OpenView(said.id or 0)), doors.home(text)))
    label = "point-all-button" if found.only_waiting else "point-waiting-button"
    other = Button(text.plain(label), actions.ShowAllPoints(number, 1, int(not found.only_waiting)))
    return rows(other, (doors.back(text, OpenConsultation(number)), doors.home(text)))


def one(found: PointPage, text: Texts) -> Screen:
    """Show one point with all that hangs on it, and what its reader may do."""
    point = found.points[0]
    number, case = point.point.id or 0, point.case
    known = {"number": str(point.point.number), "view": str(point.view_number), "theme": found.consultation.theme}
    words = paragraphs(
        text("point-heading", **known),
        _words_of(point, text),
        standing(point, text) if point.state is not PointState.WITHDRAWN else _ended(point, text),
        *(_said(each, text) for each in point.replies),
        *(timelines.demanded(each, text) for each in point.demands),
    )
    buttons = (
        Button(text.plain("timeline-see-button"), ShowTimeline(case.id or 0)) if case and not point.is_hidden else None,
        Button(text.plain("demand-button"), PutDemand(case.id or 0)) if case and found.can_demand else None,
        Button(text.plain("point-reword-button"), actions.RewordPoint(number)) if found.can_split else None,
        Button(text.plain("point-withdraw-button"), actions.WithdrawPoint(number)) if found.can_split else None,
        (doors.back(text, actions.ShowPoints(point.point.contribution_id, 1)), doors.home(text)),
    )
    return Screen(words, rows(*buttons))


def _words_of(point: PointReading, text: Texts) -> Html:
    if point.is_hidden:
        return text("point-hidden")
    whose = Html() if point.point.is_verbatim else text("point-in-other-words")
    edited = text("point-edited", day=point.point.edited_at) if point.point.edited_at else Html()
    quoted = text("card-words", words=point.words)
    return Html("\n".join(part for part in (quoted, whose, edited) if part))


def _ended(point: PointReading, text: Texts) -> Html:
    known = {"number": str(point.point.number), "day": point.point.ended_at or point.point.made_at}
    line = text("point-line-withdrawn", **known)
    return Html(f"{line} {text('timeline-note', note=point.point.ended_for)}") if point.point.ended_for else line


def _said(published: Published, text: Texts) -> Html:
    """Return a reply as it was published: its words, who signed it and when, and which version it is."""
    quoted = text("rating-words", words=shorten(published.reply.words, limit=FULL_REPLY_CHARACTERS))
    return Html(f"{quoted}\n{rating.signature(published, text)}")


def ask_words(point: PointReading, text: Texts) -> Screen:
    """Ask for other words of a public point."""
    words = paragraphs(text("point-ask-words"), text("card-words", words=point.words))
    return Screen(words, rows((doors.back(text, actions.OpenPoint(point.point.id or 0)), doors.cancel(text))))


def ask_reason(point: PointReading, text: Texts) -> Screen:
    """Ask why a public point is taken back."""
    words = text("point-ask-reason", number=str(point.point.number), view=str(point.view_number))
    return Screen(words, rows((doors.back(text, actions.OpenPoint(point.point.id or 0)), doors.cancel(text))))


def unanswered(found: Consultation, waiting: list[PointReading], text: Texts) -> Screen:
    """Show what nobody has answered, before a consultation is archived."""
    number = found.id or 0
    shown, more = waiting[:UNANSWERED_SHOWN], len(waiting) - UNANSWERED_SHOWN
    lines = [Html(f"{text('point-of', view=str(each.view_number))} {line(each, text)}") for each in shown]
    rest = text("point-more", count=more) if more > 0 else Html()
    words = paragraphs(text("point-unanswered", count=len(waiting)), *lines, rest, text("point-unanswered-how"))
    archive = Button(text.plain("point-archive-button"), actions.ArchiveUnanswered(number))
    every = Button(text.plain("point-waiting-button"), actions.ShowAllPoints(number, 1, 1))
    return Screen(words, rows(archive, every, (doors.back(text, OpenConsultation(number)), doors.home(text))))


def told(view: View, text: Texts) -> Screen:
    """Tell somebody that what they said was split into points, and who answers each."""
    known = {"number": str(view.contribution.number), "theme": view.consultation.theme}
    lines = Html("\n\n".join(line(each, text) for each in view.points))
    words = paragraphs(text("point-told", **known, count=view.tally.total), lines, text("point-told-how"))
    return Screen(words, rows(Button(text.plain("view-open-it-button"), OpenView(view.contribution.id or 0))))


def replied_here(found: RepliesHere, text: Texts) -> Screen:
    """Tell a group, where its people talk, what departments have replied."""
    shown, more = found.points[:REPLIES_HERE], len(found.points) - REPLIES_HERE
    lines = [Html(f"{text('point-of', view=str(each.view_number))} {line(each, text)}") for each in shown]
    rest = text("point-more", count=more) if more > 0 else Html()
    words = paragraphs(text("point-replied-here", theme=found.consultation.theme), *lines, rest)
    number = found.consultation.id or 0
    first = Button(text.plain("consult-open-here-button"), url=text.link_to(f"c{number}v{shown[0].view_number}"))
    return Screen(words, rows(first), silent=True)


def withdrawn(point: PointReading, text: Texts) -> Screen:
    """Tell somebody that a point of theirs was taken back, and why."""
    known = {"number": str(point.point.number), "view": str(point.view_number)}
    words = text("point-told-withdrawn", **known, reason=point.point.ended_for)
    return Screen(words, rows(Button(text.plain("view-open-it-button"), OpenView(point.point.contribution_id))))


def line(point: PointReading, text: Texts) -> Html:
    """Return a point in a list: its words, who answers, what has become of it, what was replied and demanded."""
    known = {"number": str(point.point.number), "words": shorten(point.words, limit=SHORT_CHARACTERS)}
    if point.state is PointState.WITHDRAWN:
        return text("point-line-withdrawn", number=known["number"], day=point.point.ended_at or point.point.made_at)
    head = text("point-line-hidden" if point.is_hidden else "point-line", **known)
    return Html(
        "\n".join(part for part in (head, standing(point, text), _reply(point, text), _demand(point, text)) if part)
    )


def standing(point: PointReading, text: Texts) -> Html:
    """Return who answers a point, and by when or how they have."""
    who = with_joint(point, text)
    if not point.is_waiting:
        state = text(f"point-state-{point.state.value.replace('_', '-')}")
        return text("point-standing", who=who, state=state)
    if point.lead is None or point.case is None:
        return text("point-standing-unrouted")
    day = dates.day(timelines.last_day(point.case), text=text)
    return text("point-standing-waits", who=who, day=day)


def with_joint(point: PointReading, text: Texts) -> Html:
    """Return the departments that answer a point, as they stand in a sentence."""
    who = department(point.lead.name if point.lead else None, text)
    joint = ", ".join(each.name for each in point.joint)
    return text("point-with", who=who, joint=joint) if joint else who


def _reply(point: PointReading, text: Texts) -> Html:
    if point.reply is None:
        return Html()
    return text("point-reply", words=shorten(point.reply.reply.words, limit=REPLY_CHARACTERS))


def _demand(point: PointReading, text: Texts) -> Html:
    if not point.demands:
        return Html()
    newest = point.demands[-1]
    words = shorten(newest.words, limit=SHORT_CHARACTERS)
    return text("point-demand", who=timelines.who_demands(newest, text), day=newest.demanded_at, words=words)
