"""/mydata: see what is kept, take it along, delete parts or all of it."""

from telegram import Update

from bot.domain.forgetting import Choice, Part, is_confirmed
from bot.services import forgetting, recording
from bot.views import forgetting as screens
from bot.views.actions import forgetting as actions
from handlers import pressing
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private


async def show_my_data(_update: Update, context: CivicContext) -> None:
    """Show what is kept."""
    record = await context.read(recording.see, person_id=context.person_id, now=context.now)
    await context.send(screens.panel(record, context.text))


async def press_my_data(_update: Update, context: CivicContext, _action: actions.ShowMyData) -> None:
    """Show what is kept, in place."""
    record = await context.read(recording.see, person_id=context.person_id, now=context.now)
    await context.show(screens.panel(record, context.text))


async def download(_update: Update, context: CivicContext, _action: actions.DownloadEverything) -> None:
    """Send every row as a document, into this private chat and nowhere else."""
    content = await context.read(recording.download, person_id=context.person_id, now=context.now)
    await context.send(screens.document(content, context.text))


async def show_parts(_update: Update, context: CivicContext, _action: actions.ShowParts) -> None:
    """Show what can be deleted on its own."""
    await context.show(screens.parts(context.text))


async def consider_part(update: Update, context: CivicContext, action: actions.ConsiderPart) -> None:
    """Say what deleting a part means."""
    if action.part not in set(Part):
        await pressing.refresh(update, context)
        return
    record = await context.read(recording.see, person_id=context.person_id, now=context.now)
    await context.show(screens.part(Part(action.part), record, context.text))


async def delete_part(update: Update, context: CivicContext, action: actions.DeletePart) -> None:
    """Delete a part."""
    if action.part not in set(Part):
        await pressing.refresh(update, context)
        return
    part = Part(action.part)
    await context.write(forgetting.forget_part, part=part, person_id=context.person_id, now=context.now)
    await context.toast("mydata-part-deleted")
    await press_my_data(update, context, actions.ShowMyData())


async def show_leaving(_update: Update, context: CivicContext, _action: actions.ShowLeaving) -> None:
    """Show the ways to be forgotten."""
    record = await context.read(recording.see, person_id=context.person_id, now=context.now)
    await context.show(screens.leaving(record.kept, context.text))


async def leave(update: Update, context: CivicContext, action: actions.LeaveThisWay) -> None:
    """Ask for the word that nobody types by accident."""
    if action.choice not in set(Choice):
        await pressing.refresh(update, context)
        return
    choice = Choice(action.choice)
    await context.write(forgetting.ask_to_confirm, choice=choice, person_id=context.person_id, now=context.now)
    await context.show(screens.confirm(choice, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask for the word once more."""
    flow = context.arrival.flow if context.arrival else None
    if flow is not None:
        await context.send(screens.confirm(Choice(flow.draft["choice"]), context.text))


async def confirm(update: Update, context: CivicContext) -> None:
    """Forget whoever has typed the word; anything else deletes nothing."""
    flow = context.arrival.flow if context.arrival else None
    words = update.message.text if update.message else None
    if flow is None or not is_confirmed(words):
        await context.send(screens.confirm_again(context.text))
        return
    choice = Choice(flow.draft["choice"])
    await context.write(forgetting.forget, choice=choice, person_id=context.person_id, now=context.now)
    await context.send(screens.gone(context.text))


COMMANDS: dict[str, Callback] = {"/mydata": in_private(show_my_data, payload="mydata")}
PRESSES = {
    actions.ShowMyData: press_my_data,
    actions.DownloadEverything: download,
    actions.ShowParts: show_parts,
    actions.ConsiderPart: consider_part,
    actions.DeletePart: delete_part,
    actions.ShowLeaving: show_leaving,
    actions.LeaveThisWay: leave,
}
STEPS: dict[str, Callback] = {forgetting.STEP: confirm}
QUESTIONS: dict[str, Callback] = {forgetting.STEP: ask_again}
LINKS: dict[str, Callback] = {"mydata": show_my_data}
