"""/mydata, My views: what somebody said in consultations, with every version and file."""

import asyncio

from telegram import Update

from bot.services import own_views
from bot.views import own_views as screens
from bot.views.actions import own_views as actions
from handlers.context import CivicContext
from handlers.speaker import by


async def show(_update: Update, context: CivicContext, action: actions.ShowOwnViews) -> None:
    """Show one page of it."""
    found = await context.read(own_views.page, page=action.page, **by(context))
    await context.show(screens.listing(found, context.text))


async def get(_update: Update, context: CivicContext, action: actions.GetOwnView) -> None:
    """Send one with everything that belongs to it, into this private chat and nowhere else."""
    view = await context.read(own_views.one, contribution_id=action.contribution_id, **by(context))
    vault = context.civic.vault
    files = tuple([(file, await asyncio.to_thread(vault.get, file.digest)) for file in view.files])
    await context.send(screens.in_full(view, files, context.text))


PRESSES = {actions.ShowOwnViews: show, actions.GetOwnView: get}
