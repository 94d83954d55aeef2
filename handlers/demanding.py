"""A member's demand on a reply: asked for in private, looked at, put, and read by everybody."""

from typing import Any

from telegram import Update

from bot.services import demanding
from bot.views import demanding as screens
from bot.views import starting as start_screens
from bot.views.actions import demanding as actions
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


def _with_terms(context: CivicContext) -> dict[str, Any]:
    return {"terms": context.civic.terms, **by(context)}


async def ask(_update: Update, context: CivicContext, action: actions.PutDemand) -> None:
    """Ask what is demanded, below the case."""
    demanded = await context.write(demanding.ask, case_id=action.case_id, **_with_terms(context))
    await context.send(screens.ask(demanded, context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take the words, and show them as everybody will read them."""
    demanded = await context.write(demanding.hear, words=words_in(update), **_with_terms(context))
    await context.send(screens.preview(demanded, context.text))


async def show_name(_update: Update, context: CivicContext, action: actions.ShowDemandName) -> None:
    """Show one's name with it, or not."""
    name = context.first_name if action.shows else ""
    demanded = await context.write(demanding.show_name, name=name, **_with_terms(context))
    await context.show(screens.preview(demanded, context.text))


async def rewrite(_update: Update, context: CivicContext, _action: actions.RewriteDemand) -> None:
    """Ask for other words."""
    demanded = await context.write(demanding.rewrite, **_with_terms(context))
    await context.show(screens.ask(demanded, context.text))


async def put(_update: Update, context: CivicContext, _action: actions.ConfirmDemand) -> None:
    """Put the demand."""
    view = await context.write(demanding.put, **_with_terms(context))
    await context.show(screens.done(view, context.text))


async def leave(_update: Update, context: CivicContext, _action: actions.LeaveDemand) -> None:
    """Put nothing."""
    await stop(_update, context)


async def stop(_update: Update, context: CivicContext) -> None:
    """Put the demand away."""
    case_id = await context.write(demanding.leave, person_id=context.person_id)
    nothing = start_screens.nothing_to_stop(context.text)
    await context.show(screens.left(case_id, context.text) if case_id is not None else nothing)


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask once more, after an aside."""
    demanded = await context.read(demanding.asked_about, **_with_terms(context))
    if demanded is not None:
        screen = screens.preview(demanded, context.text) if demanded.words else screens.ask(demanded, context.text)
        await context.send(screen)


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.PutDemand: ask,
    actions.ShowDemandName: show_name,
    actions.RewriteDemand: rewrite,
    actions.ConfirmDemand: put,
    actions.LeaveDemand: leave,
}
STEPS: dict[str, Callback] = {demanding.WORDS: hear, demanding.CHECK: hear}
QUESTIONS: dict[str, Callback] = {"demanding": ask_again}
STOPS: dict[str, Callback] = {"demanding": stop}
