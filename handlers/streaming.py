"""The live stream of a stage: asked for in the plan and while the stage is open."""

from typing import Any

from telegram import Update

from bot.services import planning, streaming, visiting
from bot.views import planning as plan_screens
from bot.views import staging as stage_screens
from bot.views import streaming as screens
from bot.views.actions.streaming import AskStream
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def ask(_update: Update, context: CivicContext, action: AskStream) -> None:
    """Ask for the address."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "stage_id": action.stage_id}
    await context.send(screens.ask(await context.write(streaming.ask, **given, **by(context)), context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    await context.send(screens.ask(await context.read(streaming.asked_about, **by(context)), context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take the address, and show what it belongs to."""
    found, stage = await context.write(streaming.hear, words=words_in(update), **by(context))
    number, text = found.id or 0, context.text
    if found.status in planning.PLANNED:
        plan = await context.read(planning.see, consultation_id=number, **by(context))
        await context.send(plan_screens.stage(plan, stage.id or 0, text))
        return
    card = await context.read(visiting.lead, consultation_id=number, **by(context))
    await context.send(stage_screens.running(card, text))


PRESSES = {AskStream: ask}
STEPS: dict[str, Callback] = {streaming.STEP: hear}
QUESTIONS: dict[str, Callback] = {streaming.STEP: ask_again}
