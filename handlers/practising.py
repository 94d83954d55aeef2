"""Practice: begun from a consultation, turned from stage to stage, and taken away."""

from telegram import Update

from bot.services import practising
from bot.services.practising import Made
from bot.views import consulting as home_screens
from bot.views import practising as screens
from bot.views.actions import practising as actions
from handlers.context import CivicContext
from handlers.speaker import by


async def begin(_update: Update, context: CivicContext, action: actions.Practise) -> None:
    """Begin to practise; it opens below, so that the consultation itself stays in sight."""
    made = Made(screens.views(context.text))
    card = await context.write(practising.begin, consultation_id=action.consultation_id, made=made, **by(context))
    await context.send(home_screens.home(card, context.text))


async def turn(_update: Update, context: CivicContext, _action: actions.TurnPractice) -> None:
    """Turn to the next stage."""
    card = await context.write(practising.turn, **by(context))
    await context.show(home_screens.home(card, context.text))


async def end(_update: Update, context: CivicContext, _action: actions.EndPractice) -> None:
    """Take it away."""
    was_there = await context.write(practising.end, **by(context))
    await context.show(screens.ended(context.text, was_there=was_there))


PRESSES = {actions.Practise: begin, actions.TurnPractice: turn, actions.EndPractice: end}
