"""/report: the after-action report of a consultation, as a PDF to hand on and as Markdown to work with."""

import asyncio

from telegram import Update

from bot.services import summing_up
from bot.views import summing_up as screens
from bot.views.actions.summing_up import GetReport
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.speaker import by

DIGITS = 9


async def report(_update: Update, context: CivicContext) -> None:
    """/report: ask of which one; `/report 12` sends that one."""
    typed = context.args[0] if context.args else ""
    if typed.isascii() and typed.isdigit():
        await _send(context, int(typed[:DIGITS]))
        return
    offered = await context.read(summing_up.offered, **by(context))
    await context.send(screens.which(offered, context.text))


async def press(_update: Update, context: CivicContext, action: GetReport) -> None:
    """Send the report of this one."""
    await _send(context, action.consultation_id)


async def _send(context: CivicContext, consultation_id: int) -> None:
    found = await context.read(summing_up.report, consultation_id=consultation_id, **by(context))
    await context.toast("")
    await context.send(await asyncio.to_thread(screens.sent, found, context.text))


COMMANDS: dict[str, Callback] = {"/report": in_private(report, payload="report")}
PRESSES = {GetReport: press}
LINKS: dict[str, Callback] = {"report": report}
