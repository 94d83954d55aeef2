"""Replies of departments: a reply to a case's card makes a preview, and only Publish lets it out."""

from telegram import Update

from bot.domain.permissions import Place
from bot.domain.replying import STATUSES, Drafted, Written
from bot.services import cosigning, replying
from bot.views import replying as screens
from bot.views.actions import casing as case_actions
from bot.views.actions import replying as actions
from bot.views.screens import Screen
from handlers import pressing, prompting
from handlers.context import Callback, CivicContext
from handlers.prompting import reply_in
from handlers.speaker import here
from storage.tables import CardKind


async def draft(update: Update, context: CivicContext) -> None:
    """Take a reply to a case's card as a draft, and show it as it would be seen."""
    if update.message is None:
        return
    written = await reply_in(update.message, context)
    drafted = await context.write(replying.draft, case_id=context.replied_subject_id, written=written, **here(context))
    if written.album is None or len(drafted.draft.files) == 1:
        await context.send(_preview(drafted, context))


async def rewrite(update: Update, context: CivicContext) -> None:
    """Take a reply to the preview as other words, or one more file; the preview follows."""
    if update.message is None:
        return
    written = await reply_in(update.message, context)
    drafted = await context.write(
        replying.rewrite, reply_id=context.replied_subject_id, written=written, **here(context)
    )
    if written.album is None or len(drafted.draft.files) == 1:
        await context.send(_preview(drafted, context))


async def note_edit(_update: Update, context: CivicContext) -> None:
    """Say that a draft keeps its words when the message they came in is edited, and how to give it others."""
    if await context.read(replying.may_draft, person_id=context.person_id, now=context.now, place=context.place):
        await context.send(screens.edited(context.text))


def _preview(drafted: Drafted, context: CivicContext) -> Screen:
    return screens.preview(drafted, context.text, is_private=context.place is Place.PRIVATE)


async def _put(context: CivicContext, screen: Screen) -> None:
    """Show a screen where it was pressed."""
    await (context.show(screen) if context.place is Place.PRIVATE else context.replace(screen))


async def publish(_update: Update, context: CivicContext, action: actions.PublishReply) -> None:
    """Publish a draft."""
    drafted = await context.write(
        replying.publish, reply_id=action.reply_id, terms=context.civic.terms, **here(context)
    )
    if drafted.reply.published_at is None:
        await context.toast("replying-overtaken-toast", is_alert=True, version=str(drafted.reply.base_version))
    else:
        await context.toast("replying-published-toast")
    await _put(context, _preview(drafted, context))


async def discard(_update: Update, context: CivicContext, action: actions.DiscardReply) -> None:
    """Throw a draft away."""
    drafted = await context.write(replying.discard, reply_id=action.reply_id, **here(context))
    await context.toast("replying-discarded-toast")
    await _put(context, _preview(drafted, context))


async def set_status(_update: Update, context: CivicContext, action: actions.SetStatus) -> None:
    """Ask what becomes of the matter."""
    drafted = await context.read(replying.see_draft, reply_id=action.reply_id, **here(context))
    await _put(context, screens.choose_status(drafted, context.text))


async def choose_status(update: Update, context: CivicContext, action: actions.ChooseStatus) -> None:
    """Note what becomes of the matter; what is planned or under way is asked for its day."""
    if not 0 <= action.position < len(STATUSES):
        await pressing.refresh(update, context)
        return
    drafted = await context.write(
        replying.set_status, reply_id=action.reply_id, status=STATUSES[action.position], **here(context)
    )
    await context.toast("replying-changed-toast")
    if not screens.needs_day(drafted.reply):
        await _put(context, _preview(drafted, context))
        return
    if context.place is not Place.PRIVATE:
        await context.replace(_preview(drafted, context))
    await prompting.ask_promise(context, action.reply_id)


async def show_draft(_update: Update, context: CivicContext, action: actions.ShowDraft) -> None:
    """Go back to the preview."""
    drafted = await context.read(replying.see_draft, reply_id=action.reply_id, **here(context))
    await _put(context, _preview(drafted, context))


async def ask_colleague(_update: Update, context: CivicContext, action: actions.AskColleague) -> None:
    """Ask a colleague to look over a draft: in its topic, where a case's card is."""
    drafted = await context.write(cosigning.ask_colleagues, reply_id=action.reply_id, **here(context))
    await context.toast("replying-asked-toast")
    if context.place is Place.PRIVATE:
        await context.show(_preview(drafted, context))


async def check(_update: Update, context: CivicContext, action: actions.CheckReply) -> None:
    """Say that a colleague's draft is right."""
    drafted = await context.write(cosigning.check, reply_id=action.reply_id, **here(context))
    await context.toast("replying-changed-toast")
    await _put(context, screens.checked(drafted, context.text))


async def ask_cosigners(_update: Update, context: CivicContext, action: actions.AskCosigners) -> None:
    """Show a draft to the other departments."""
    await context.write(cosigning.ask_cosigners, reply_id=action.reply_id, **here(context))
    await context.toast("replying-asked-toast")


async def cosign(_update: Update, context: CivicContext, action: actions.CosignReply) -> None:
    """Sign a draft with the department that wrote it."""
    drafted = await context.write(cosigning.cosign, reply_id=action.reply_id, **here(context))
    await context.toast("replying-changed-toast")
    await _put(context, screens.cosigned(drafted, context.text))


async def update_status(_update: Update, context: CivicContext, action: case_actions.UpdateStatus) -> None:
    """Begin a step: how far what was promised has come."""
    drafted = await context.write(
        replying.draft, case_id=action.case_id, written=Written(""), is_step=True, **here(context)
    )
    await context.show(_preview(drafted, context))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.PublishReply: publish,
    actions.DiscardReply: discard,
    actions.SetStatus: set_status,
    actions.ChooseStatus: choose_status,
    actions.ShowDraft: show_draft,
    actions.AskColleague: ask_colleague,
    actions.CheckReply: check,
    actions.AskCosigners: ask_cosigners,
    actions.CosignReply: cosign,
    case_actions.UpdateStatus: update_status,
}
IN_COMPANY = tuple(PRESSES)
REPLIES: dict[CardKind, Callback] = {
    CardKind.CASE: draft,
    CardKind.CASE_REMINDER: draft,
    CardKind.REPLY_DRAFT: rewrite,
}
EDITED_REPLIES: dict[CardKind, Callback] = {
    CardKind.CASE: note_edit,
    CardKind.CASE_REMINDER: note_edit,
    CardKind.REPLY_DRAFT: note_edit,
}
