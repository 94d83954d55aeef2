"""/consult and its links: what is going on, the home of one consultation, and running one."""

import asyncio
from typing import Any

from telegram import Update

from bot.domain.permissions import Place
from bot.services import turning, visiting
from bot.views import consulting as screens
from bot.views import staging as stage_screens
from bot.views.actions import consulting as actions
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def consult(_update: Update, context: CivicContext) -> None:
    """/consult: what is going on; `/consult 12` opens that one."""
    typed = context.args[0] if context.args else ""
    if typed.isascii() and typed.isdigit() and context.place is Place.PRIVATE:
        await open_number(context, int(typed[:9]))
        return
    if context.place is Place.PRIVATE:
        await context.send(await _listing(context))
        return
    going_on, _ = await context.read(visiting.listing)
    await context.send(screens.listing_here(going_on, context.text))


async def show_list(_update: Update, context: CivicContext, _action: actions.ShowConsultations) -> None:
    """Show the same in place."""
    if context.place is not Place.PRIVATE:
        await context.toast("", opens="consult")
        return
    await context.show(await _listing(context))


async def _listing(context: CivicContext) -> Screen:
    going_on, over = await context.read(visiting.listing)
    can_make = await context.read(visiting.may_make, **by(context))
    return screens.listing(going_on, over, context.text, can_make=can_make)


async def open_link(_update: Update, context: CivicContext) -> None:
    """Open the consultation, or the subtopic, that a link leads to."""
    await open_number(context, int(context.matches[0]["number"]) if context.matches else 0)


async def open_number(context: CivicContext, consultation_id: int) -> None:
    """Open the consultation with this number, below."""
    card, news = await context.write(visiting.come_in, consultation_id=consultation_id, **by(context))
    await context.send(screens.home(card, context.text, news=news))


async def open_home(_update: Update, context: CivicContext, action: actions.OpenConsultation) -> None:
    """Show the home of a consultation."""
    card, news = await context.write(visiting.come_in, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.home(card, context.text, news=news))


async def follow(_update: Update, context: CivicContext, action: actions.FollowConsultation) -> None:
    """Hear what becomes of it, or no longer."""
    follows = bool(action.follows)
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "follows": follows}
    card = await context.write(visiting.follow, **given, **by(context))
    await context.toast("consult-following" if follows else "consult-not-following")
    await context.show(screens.home(card, context.text))


async def show_papers(_update: Update, context: CivicContext, action: actions.ShowPapers) -> None:
    """Show what there is to read beforehand."""
    card = await context.read(visiting.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.reading(card, context.text))


async def get_papers(_update: Update, context: CivicContext, action: actions.GetPapers) -> None:
    """Send the papers from our own copies."""
    card = await context.read(visiting.see, consultation_id=action.consultation_id, **by(context))
    vault = context.civic.vault
    files = [(paper.name, await asyncio.to_thread(vault.get, paper.digest)) for paper in card.papers]
    await context.send(screens.papers(card, files, context.text))


async def run(_update: Update, context: CivicContext, action: actions.RunConsultation) -> None:
    """Show a facilitator what can be done while it runs."""
    card = await context.read(visiting.lead, consultation_id=action.consultation_id, **by(context))
    await context.show(stage_screens.running(card, context.text))


async def turn(_update: Update, context: CivicContext, action: actions.TurnStage) -> None:
    """Ask why the next stage should begin now."""
    _, upcoming = await context.write(turning.ask_why, consultation_id=action.consultation_id, **by(context))
    await context.send(stage_screens.ask_why_turn(upcoming, context.text))


async def move(_update: Update, context: CivicContext, action: actions.MoveStage) -> None:
    """Ask on which other day the next stage should begin."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "is_for_day": True}
    _, upcoming = await context.write(turning.ask_why, **given, **by(context))
    await context.send(stage_screens.ask_other_day(upcoming, context.text))


async def take_day(update: Update, context: CivicContext) -> None:
    """Take the day, and ask why."""
    zone = context.civic.settings.timezone
    await context.write(turning.choose_day, words=words_in(update), timezone=zone, **by(context))
    await context.send(stage_screens.ask_why_moved(context.text))


async def take_reason(update: Update, context: CivicContext) -> None:
    """Take the reason, and turn or move the stage."""
    turned = await context.write(turning.answer_why, words=words_in(update), **by(context))
    card = await context.read(visiting.lead, consultation_id=turned.id or 0, **by(context))
    await context.send(stage_screens.running(card, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question about a stage once more."""
    asked = await context.read(turning.asked_about, **by(context))
    if asked is None:
        return
    step, _, upcoming = asked
    views = {turning.STEP_TURN: stage_screens.ask_why_turn, turning.STEP_DAY: stage_screens.ask_other_day}
    view = views.get(step)
    await context.send(view(upcoming, context.text) if view else stage_screens.ask_why_moved(context.text))


COMMANDS: dict[str, Callback] = {"/consult": consult}
PRESSES = {
    actions.ShowConsultations: show_list,
    actions.OpenConsultation: open_home,
    actions.ShowPapers: show_papers,
    actions.GetPapers: get_papers,
    actions.FollowConsultation: follow,
    actions.RunConsultation: run,
    actions.TurnStage: turn,
    actions.MoveStage: move,
}
IN_COMPANY = (actions.ShowConsultations,)
STEPS: dict[str, Callback] = {
    turning.STEP_TURN: take_reason,
    turning.STEP_DAY: take_day,
    turning.STEP_WHY: take_reason,
}
QUESTIONS: dict[str, Callback] = {"turning": ask_again}
LINKS: dict[str, Callback] = {
    r"c(?P<number>\d{1,9})": open_link,
    "consult": consult,
}
