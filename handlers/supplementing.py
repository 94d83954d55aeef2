"""Adding to what one said: words, a voice, pictures, a file or a place; seen before anybody else sees it."""

from typing import Any

from telegram import Update

from bot.domain.speaking import Held
from bot.services import contributing, supplementing, viewing
from bot.views import starting as stopping
from bot.views import supplementing as screens
from bot.views import viewing as view_screens
from bot.views.actions import speaking as actions
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.speaking import utterance_in


async def ask_addition(_update: Update, context: CivicContext, action: actions.AddToView) -> None:
    """Ask what to add to one's view."""
    await _ask(context, action.contribution_id)


async def open_addition_link(_update: Update, context: CivicContext) -> None:
    """Ask what to add to the view that a link leads to."""
    numbers = context.matches[0] if context.matches else {"number": "0", "view": "0"}
    place: dict[str, Any] = {"consultation_id": int(numbers["number"]), "number": int(numbers["view"])}
    view = await context.write(viewing.numbered, **place, **by(context))
    await _ask(context, view.contribution.id or 0)


async def _ask(context: CivicContext, contribution_id: int) -> None:
    """Ask what to add; what was begun before is shown again."""
    await context.write(contributing.ask_addition, contribution_id=contribution_id, **by(context))
    held = await context.read(supplementing.held, person_id=context.person_id)
    await context.send(screens.seen(held, context.text) if held else screens.ask(contribution_id, context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take something to add."""
    said = await utterance_in(update.message, context) if update.message else None
    if said is None or not (said.words or said.file or said.place):
        await unhandled.answer(update, context)
        return
    heard = await context.write(supplementing.hear, said=said, **by(context))
    if not isinstance(heard, Held):
        view = await context.read(viewing.see, contribution_id=heard.id or 0, **by(context))
        await context.send(view_screens.one(view, context.text))
    elif not heard.is_silent:
        await context.send(screens.seen(heard, context.text))


async def take(_update: Update, context: CivicContext, _action: actions.TakeAllWords) -> None:
    """Take what came so far as all of it."""
    said = await context.write(supplementing.finish, **by(context))
    view = await context.read(viewing.see, contribution_id=said.id or 0, **by(context))
    await context.show(view_screens.one(view, context.text))


async def stop(_update: Update, context: CivicContext) -> None:
    """Stop: nothing was changed or added."""
    await context.write(supplementing.discard, person_id=context.person_id)
    await context.show(stopping.stopped(context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more, or show what is held."""
    held = await context.read(supplementing.held, person_id=context.person_id)
    if held is not None:
        await context.send(screens.seen(held, context.text))
        return
    asked = await context.read(contributing.asked_about, person_id=context.person_id)
    if asked is None:
        return
    step, said = asked
    if step == contributing.ADD:
        await context.send(screens.ask(said.id or 0, context.text))
        return
    view = await context.read(viewing.see, contribution_id=said.id or 0, **by(context))
    await context.send(view_screens.ask_edit(view, context.text))


PRESSES = {actions.AddToView: ask_addition, actions.TakeAllWords: take}
STEPS: dict[str, Callback] = {contributing.ADD: hear}
QUESTIONS: dict[str, Callback] = {"contributing": ask_again}
STOPS: dict[str, Callback] = {"contributing": stop}
LINKS: dict[str, Callback] = {r"c(?P<number>\d{1,9})v(?P<view>\d{1,9})add": open_addition_link}
