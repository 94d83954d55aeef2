"""What was said: read, liked, answered, changed, added to and taken back."""

import asyncio
from typing import Any

from telegram import Update

from bot.domain.speaking import Held
from bot.services import contributing, going_on, liking, viewing, visiting
from bot.views import supplementing as adding
from bot.views import viewing as screens
from bot.views.actions import speaking as actions
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def show_subtopics(_update: Update, context: CivicContext, action: actions.ReadSubtopics) -> None:
    """Show the subtopics to read."""
    card = await context.read(visiting.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.subtopics(card, context.text))


async def read_subtopic(_update: Update, context: CivicContext, action: actions.ReadSubtopic) -> None:
    """Show one page of a subtopic."""
    given: dict[str, Any] = {"subtopic_id": action.subtopic_id, "page": action.page}
    found = await context.write(viewing.subtopic, **given, **by(context))
    await context.show(screens.subtopic(found, context.text))


async def open_subtopic_link(_update: Update, context: CivicContext) -> None:
    """Open the subtopic that a link leads to."""
    numbers = context.matches[0] if context.matches else {"number": "0", "position": "0"}
    place = {"consultation_id": int(numbers["number"]), "position": int(numbers["position"])}
    subtopic = await context.read(visiting.subtopic_at, **place)
    found = await context.write(viewing.subtopic, subtopic_id=subtopic.id or 0, page=0, **by(context))
    await context.send(screens.subtopic(found, context.text))


async def open_view_link(_update: Update, context: CivicContext) -> None:
    """Open the contribution that a link leads to."""
    numbers = context.matches[0] if context.matches else {"number": "0", "view": "0"}
    place: dict[str, Any] = {"consultation_id": int(numbers["number"]), "number": int(numbers["view"])}
    view = await context.write(viewing.numbered, **place, **by(context))
    await context.send(screens.one(view, context.text))


async def open_view(_update: Update, context: CivicContext, action: actions.OpenView) -> None:
    """Show one contribution."""
    await show_view(context, action.contribution_id)


async def show_view(context: CivicContext, contribution_id: int) -> None:
    """Show one contribution where the person is looking."""
    view = await context.write(viewing.one, contribution_id=contribution_id, **by(context))
    await context.show(screens.one(view, context.text))


async def read_view(_update: Update, context: CivicContext, action: actions.ReadView) -> None:
    """Send a long contribution in full, with its earlier versions."""
    view = await context.write(viewing.one, contribution_id=action.contribution_id, **by(context))
    earlier = await context.read(viewing.earlier, contribution_id=action.contribution_id)
    added = await context.read(viewing.earlier_additions, contribution_id=action.contribution_id)
    await context.send(screens.in_full(view, earlier, context.text, added=added))


async def get_files(_update: Update, context: CivicContext, action: actions.GetViewFiles) -> None:
    """Send the files of a contribution, from our own copies."""
    files = await context.read(viewing.files, contribution_id=action.contribution_id, person_id=context.person_id)
    vault = context.civic.vault
    found = tuple([(file, await asyncio.to_thread(vault.get, file.digest)) for file in files])
    await context.send(screens.files(action.contribution_id, found, context.text))


async def like(_update: Update, context: CivicContext, action: actions.LikeView) -> None:
    """Like it, or no longer."""
    service = liking.like if action.likes else liking.unlike
    await context.write(service, contribution_id=action.contribution_id, **by(context))
    await context.toast("view-liked" if action.likes else "view-unliked")
    await show_view(context, action.contribution_id)


async def ask_edit(_update: Update, context: CivicContext, action: actions.EditView) -> None:
    """Ask for other words."""
    await context.write(contributing.ask_edit, contribution_id=action.contribution_id, **by(context))
    view = await context.read(viewing.see, contribution_id=action.contribution_id, **by(context))
    await context.send(screens.ask_edit(view, context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take other words; long ones may go on in the next message."""
    said: dict[str, Any] = {"words": words_in(update), "message_id": update.message.message_id if update.message else 0}
    heard = await context.write(going_on.hear, **said, **by(context))
    if isinstance(heard, Held):
        await context.send(adding.goes_on(heard, context.text))
        return
    view = await context.read(viewing.see, contribution_id=heard.id or 0, **by(context))
    await context.send(screens.one(view, context.text))


async def withdraw(_update: Update, context: CivicContext, action: actions.WithdrawView) -> None:
    """Take one's own contribution back."""
    await context.write(contributing.withdraw, contribution_id=action.contribution_id, **by(context))
    await context.toast("view-withdrawn-toast")
    await show_view(context, action.contribution_id)


PRESSES = {
    actions.ReadSubtopics: show_subtopics,
    actions.ReadSubtopic: read_subtopic,
    actions.OpenView: open_view,
    actions.ReadView: read_view,
    actions.GetViewFiles: get_files,
    actions.LikeView: like,
    actions.EditView: ask_edit,
    actions.WithdrawView: withdraw,
}
STEPS: dict[str, Callback] = {contributing.EDIT: hear}
LINKS: dict[str, Callback] = {
    r"c(?P<number>\d{1,9})s(?P<position>\d{1,3})": open_subtopic_link,
    r"c(?P<number>\d{1,9})v(?P<view>\d{1,9})": open_view_link,
}
