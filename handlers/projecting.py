"""Putting views on the screen in the room, and taking them off."""

from telegram import Update

from bot.services import projecting
from bot.views.actions.projecting import ProjectView
from handlers import viewing
from handlers.context import CivicContext
from handlers.speaker import by


async def project(_update: Update, context: CivicContext, action: ProjectView) -> None:
    """Put it on the screen, or take it off."""
    service = projecting.put if action.is_up else projecting.take_off
    await context.write(service, contribution_id=action.contribution_id, **by(context))
    await context.toast("project-on-toast" if action.is_up else "project-off-toast")
    await viewing.show_view(context, action.contribution_id)


PRESSES = {ProjectView: project}
