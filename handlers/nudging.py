"""Nudges: who of the invited has not had the floor, a gentle word to them, and having nothing to add."""

from typing import Any

from telegram import Update

from bot.services import nudging
from bot.views import nudging as screens
from bot.views.actions import nudging as actions
from handlers.context import CivicContext
from handlers.speaker import by


async def show_unheard(_update: Update, context: CivicContext, action: actions.ShowUnheard) -> None:
    """Show whoever leads who has not had the floor."""
    found = await context.read(
        nudging.floor, consultation_id=action.consultation_id, terms=context.civic.terms, **by(context)
    )
    await context.show(screens.unheard(found, context.text, page=action.page))


async def nudge(_update: Update, context: CivicContext, action: actions.Nudge) -> None:
    """Nudge one, or everybody."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "participant_id": action.participant_id}
    found, count = await context.write(nudging.nudge, terms=context.civic.terms, **given, **by(context))
    await context.toast("nudge-done", count=count)
    await context.show(screens.unheard(found, context.text, page=1))


async def have_nothing_to_add(_update: Update, context: CivicContext, action: actions.NothingToAdd) -> None:
    """Note that somebody has nothing to add."""
    found = await context.write(nudging.decline, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.declined(found, context.text))


PRESSES = {
    actions.ShowUnheard: show_unheard,
    actions.Nudge: nudge,
    actions.NothingToAdd: have_nothing_to_add,
}
