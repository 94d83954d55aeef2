"""The whole record of a consultation, sent as files."""

import asyncio

from telegram import Update

from bot.services import transcribing
from bot.views import transcribing as screens
from bot.views.actions.transcribing import GetTranscript
from handlers.context import CivicContext


async def send(_update: Update, context: CivicContext, action: GetTranscript) -> None:
    """Send the record: for people to read, and for programs; long ones are written in a thread of their own."""
    zone = context.civic.settings.timezone
    number = action.consultation_id
    chapters = await context.read(transcribing.chapters, consultation_id=number, timezone=zone, now=context.now)
    await context.toast("")
    await context.send(await asyncio.to_thread(screens.sent, chapters, context.text, now=context.now))


PRESSES = {GetTranscript: send}
