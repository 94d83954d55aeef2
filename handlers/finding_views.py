"""Search in here: what was said, found by words and narrowed by buttons."""

from telegram import Update

from bot.domain.finding_views import Field
from bot.domain.refusals import Reason, Refused
from bot.services import finding_views
from bot.views import finding_views as screens
from bot.views.actions import finding_views as actions
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def ask(_update: Update, context: CivicContext, action: actions.SearchViews) -> None:
    """Ask what somebody looks for."""
    await context.write(finding_views.ask, consultation_id=action.consultation_id, **by(context))
    await context.send(screens.ask(context.text))


async def answer(update: Update, context: CivicContext) -> None:
    """Find it."""
    found = await context.write(finding_views.answer, question=words_in(update), **by(context))
    await context.send(screens.results(found, context.text))


async def turn(_update: Update, context: CivicContext, action: actions.TurnFound) -> None:
    """Show another page."""
    found = await context.write(finding_views.turn, page=action.page, **by(context))
    await context.show(screens.results(found, context.text))


async def show_narrowing(_update: Update, context: CivicContext, action: actions.ShowNarrowing) -> None:
    """Show by what it can be narrowed."""
    found = await context.write(finding_views.turn, page=action.page, **by(context))
    await context.show(screens.narrowing(found, context.text))


async def show_field(_update: Update, context: CivicContext, action: actions.ShowField) -> None:
    """Show what it can be narrowed to in one way."""
    if action.field not in set(Field):
        raise Refused(Reason.NO_LONGER_OPEN)
    found = await context.write(finding_views.turn, page=1, **by(context))
    await context.show(screens.choices(found, Field(action.field), context.text))


async def show_shelf(_update: Update, context: CivicContext, _action: actions.ShowFoundViews) -> None:
    """Show the views that a search for ideas has found besides."""
    found = await context.write(finding_views.from_shelf, **by(context))
    await context.show(screens.results(found, context.text))


async def narrow(_update: Update, context: CivicContext, action: actions.NarrowViews) -> None:
    """Narrow it, and show what is left."""
    if action.field not in set(Field):
        raise Refused(Reason.NO_LONGER_OPEN)
    found = await context.write(finding_views.narrow, field=Field(action.field), value=action.value, **by(context))
    await context.show(screens.results(found, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask once more."""
    await context.send(screens.ask(context.text))


PRESSES = {
    actions.SearchViews: ask,
    actions.TurnFound: turn,
    actions.ShowNarrowing: show_narrowing,
    actions.NarrowViews: narrow,
    actions.ShowField: show_field,
    actions.ShowFoundViews: show_shelf,
}
STEPS: dict[str, Callback] = {finding_views.STEP: answer}
QUESTIONS: dict[str, Callback] = {finding_views.STEP: ask_again}
