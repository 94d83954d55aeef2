"""Points as everybody reads them: how many of a view are answered, and what became of each."""

from bot.domain.pointing import PointReading, PointState
from bot.domain.speaking import View
from bot.domain.titles import shorten
from bot.views import dates, timelines
from bot.views.actions.speaking import OpenView
from bot.views.naming import department
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts

SHORT_CHARACTERS = 140
REPLY_CHARACTERS = 220


def told(view: View, text: Texts) -> Screen:
    """Tell somebody that what they said was split into points, and who answers each."""
    known = {"number": str(view.contribution.number), "theme": view.consultation.theme}
    lines = Html("\n".join(line(each, text) for each in view.points))
    words = paragraphs(text("point-told", **known, count=view.tally.total), lines, text("point-told-how"))
    return Screen(words, rows(Button(text.plain("view-open-it-button"), OpenView(view.contribution.id or 0))))


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
