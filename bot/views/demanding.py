"""A member's demand on a reply: asked for, looked at, put."""

from bot.domain.casing import CaseView
from bot.domain.closing import last_moment
from bot.domain.demanding import Demanded
from bot.views import dates, speaking
from bot.views.actions import demanding as actions
from bot.views.actions.casing import ShowTimeline
from bot.views.naming import department, matter
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts


def ask(demanded: Demanded, text: Texts) -> Screen:
    """Ask what is demanded, and say what that brings."""
    view = demanded.view
    known = {"matter": matter(view.about, text), "day": _day(demanded, text), "who": _who(view, text)}
    if demanded.is_open:
        due = dates.day(last_moment(view.case.due_at), text=text)
        words = text("demand-ask-sooner", **known, due=due)
    else:
        words = text("demand-ask-again", **known)
    return Screen(words, rows(_leave(text)), placeholder=text.plain("demand-placeholder"))


def preview(demanded: Demanded, text: Texts) -> Screen:
    """Show a demand as everybody will read it."""
    by = speaking.who(demanded.badge, demanded.name or None, None, text)
    said = text("demand-words", who=by, day=_day(demanded, text), words=demanded.words)
    name = "demand-name-on-button" if demanded.name else "demand-name-off-button"
    buttons = rows(
        Button(text.plain("demand-put-button"), actions.ConfirmDemand(), style=Style.SUCCESS),
        Button(text.plain("demand-edit-button"), actions.RewriteDemand()),
        Button(text.plain(name), actions.ShowDemandName(int(not demanded.name))),
        _leave(text),
    )
    return Screen(paragraphs(text("demand-preview"), said, text("demand-sure")), buttons)


def done(view: CaseView, text: Texts) -> Screen:
    """Confirm that a demand was put."""
    day = dates.day(last_moment(view.case.due_at), text=text)
    words = text("demand-done", who=_who(view, text), day=day, code=view.code)
    return Screen(words, rows(Button(text.plain("timeline-see-button"), ShowTimeline(view.number))))


def left(case_id: int, text: Texts) -> Screen:
    """Confirm that nothing was put."""
    return Screen(text("demand-left"), rows(Button(text.plain("timeline-see-button"), ShowTimeline(case_id))))


def _day(demanded: Demanded, text: Texts) -> str:
    return dates.day(last_moment(demanded.due_at), text=text)


def _who(view: CaseView, text: Texts) -> Html:
    return department(view.lead.name if view.lead else None, text)


def _leave(text: Texts) -> Button:
    return Button(text.plain("demand-leave-button"), actions.LeaveDemand())
