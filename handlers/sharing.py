"""The share screen and the poster."""

import asyncio

from telegram import Update

from bot.services import browsing, sharing
from bot.views import sharing as screens
from bot.views.actions.sharing import MakePoster, ShareIdea
from handlers.context import CivicContext


async def share(_update: Update, context: CivicContext, action: ShareIdea) -> None:
    """Show the ways to share an idea."""
    card = await context.read(
        browsing.shown_or_refuse, idea_id=action.idea_id, viewer_id=context.person_id, now=context.now
    )
    await context.show(screens.share(card, context.text))


async def make_poster(_update: Update, context: CivicContext, action: MakePoster) -> None:
    """Send a picture to hang up, drawn in a thread of its own."""
    card = await context.read(
        browsing.shown_or_refuse, idea_id=action.idea_id, viewer_id=context.person_id, now=context.now
    )
    await context.toast("")
    picture = await asyncio.to_thread(sharing.qr_code, context.text.link_to(f"i{card.idea_id}"))
    await context.send(screens.poster(card, picture, context.text))


PRESSES = {ShareIdea: share, MakePoster: make_poster}
