"""Edited messages: what was said in them is found, and its author asked; nothing that was read changes silently."""

from collections.abc import Mapping
from typing import Any

from telegram import Message, Update

from bot.domain.acting import without_number
from bot.domain.editing import Fate
from bot.domain.permissions import Place
from bot.domain.speaking import Utterance
from bot.services import editing, going_on, listening
from bot.views import editing as screens
from bot.views import replying as reply_screens
from bot.views import supplementing as adding
from bot.views.actions.editing import ChangeRecord, ReplaceComment, ReviseReply
from handlers import acting, prompting, proposing
from handlers.context import Callback, CivicContext
from handlers.listening import card_replied_to
from handlers.saying import meant, own_words
from handlers.speaker import by, here
from storage.tables import CardKind

QUIET_IN_GROUPS = frozenset({Fate.SAME, Fate.GONE})


def edited_by(edits: Mapping[str, Callback], replies: Mapping[CardKind, Callback]) -> Callback:
    """Return the one handler of edited private messages, which knows whose question, or card, an edit may belong to."""

    async def edit(update: Update, context: CivicContext) -> None:
        if _is_live_place(update) or await _hear(update, context):
            return
        flow = context.arrival.flow if context.arrival else None
        answer = edits.get(flow.step) if flow else None
        if answer is None and await _edits_reply(update, context, replies):
            return
        await (answer or proposing.offer_change)(update, context)

    return edit


def edited_here_by(replies: Mapping[CardKind, Callback]) -> Callback:
    """Return the one handler of messages edited in groups: in the record, a reply's, or a reply to one of our cards."""

    async def edit(update: Update, context: CivicContext) -> None:
        if not _is_live_place(update) and not await _hear(update, context) and context.arrival is not None:
            await _edits_reply(update, context, replies)

    return edit


def _is_live_place(update: Update) -> bool:
    """Return whether only a place that somebody shares has moved: it stays where it was when they sent it."""
    return update.edited_message is not None and update.edited_message.location is not None


async def _edits_reply(update: Update, context: CivicContext, replies: Mapping[CardKind, Callback]) -> bool:
    card = await card_replied_to(update, context)
    if card is not None and card in replies:
        await replies[card](update, context)
    return card is not None and card in replies


async def _hear(update: Update, context: CivicContext) -> bool:
    """Find what was said in an edited message of somebody's, and answer; False when nothing was."""
    message = update.edited_message
    if message is None or context.arrival is None or message.sender_chat is not None:
        return False
    if await _of_record(message, context) or await _of_reply(message, context):
        return True
    return context.place is Place.PRIVATE and (await _held(message, context) or await _of_comment(message, context))


async def _of_record(message: Message, context: CivicContext) -> bool:
    """Follow an edit of what nobody has read yet, and ask about one of what is in the record."""
    is_numbered, is_private = acting.begins_with_number(message, context), context.place is Place.PRIVATE
    given: dict[str, Any] = {"words": _words_of(message, is_numbered=is_numbered), **by(context)}
    origin = (message.chat.id, message.message_id)
    edited = await context.read(editing.see, origin=origin, **given)
    if edited is None:
        return False
    if edited.fate is Fate.FOLLOWS:
        await context.write(editing.follow_silently, origin=origin, **given)
    elif is_private or edited.fate not in QUIET_IN_GROUPS:
        screen = screens.of_record(edited, context.text, is_numbered=is_numbered, is_private=is_private)
        await context.send(screen)
    return True


def _words_of(message: Message, *, is_numbered: bool) -> str:
    """Return the words of a message as they were meant: without a command, and without the number that placed them."""
    words = meant(Utterance(message.text or message.caption or "")).words
    return without_number(words) if is_numbered else words


async def _held(message: Message, context: CivicContext) -> bool:
    """Follow an edit of words that are kept for a question that is still open."""
    words = _words_of(message, is_numbered=acting.begins_with_number(message, context))
    given: dict[str, Any] = {"message_id": message.message_id, "person_id": context.person_id}
    if await context.read(going_on.holds, **given):
        held = await context.write(going_on.follow_edit, words=words, now=context.now, **given)
        await context.send(adding.goes_on(held, context.text))
        return True
    is_unsorted = await context.read(listening.keeps, **given)
    if words and is_unsorted:
        await context.write(listening.follow_edit, words=words, now=context.now, **given)
        await context.send(screens.of_held(context.text))
        return True
    return False


async def _of_comment(message: Message, context: CivicContext) -> bool:
    is_numbered = acting.begins_with_number(message, context)
    words = _words_of(message, is_numbered=is_numbered)
    given: dict[str, Any] = {"message_id": message.message_id, "person_id": context.person_id}
    found = await context.read(editing.comment_in, words=words, **given)
    if found is not None:
        await context.send(screens.of_comment(found, context.text, is_numbered=is_numbered))
    return found is not None


async def _of_reply(message: Message, context: CivicContext) -> bool:
    chat_id = None if context.place is Place.PRIVATE else message.chat.id
    where: dict[str, Any] = {"message_id": message.message_id, "chat_telegram_id": chat_id}
    found = await context.read(editing.reply_in, **where, person_id=context.person_id)
    words = message.text or message.caption or ""
    if found is None or not words or words.strip() == found.reply.words:
        return found is not None
    await context.send(screens.of_reply(found, context.text))
    return True


async def change_record(update: Update, context: CivicContext, action: ChangeRecord) -> None:
    """Let the record follow: its author has just said so."""
    said = await own_words(update, context)
    if said is None:
        return
    words = _words_of(said, is_numbered=bool(action.is_numbered))
    origin = (said.chat.id, said.message_id)
    followed = await context.write(editing.follow, origin=origin, words=words, **by(context))
    await context.toast("edit-done", number=str(followed.number))
    await context.replace(screens.followed(followed, context.text))


async def replace_comment(update: Update, context: CivicContext, action: ReplaceComment) -> None:
    """Let the new words take the place of a comment."""
    said = await own_words(update, context)
    if said is None:
        return
    words = _words_of(said, is_numbered=bool(action.is_numbered))
    given: dict[str, Any] = {"comment_id": action.comment_id, "message_id": said.message_id, "words": words}
    written = await context.write(editing.replace_comment, **given, **by(context))
    await context.replace(screens.comment_replaced(written, context.text))


async def revise_reply(update: Update, context: CivicContext, action: ReviseReply) -> None:
    """Show the new words as a department would publish them."""
    said = await own_words(update, context)
    if said is None:
        return
    written = await prompting.reply_in(said, context)
    drafted = await context.write(editing.revise_reply, reply_id=action.reply_id, written=written, **here(context))
    is_private = context.place is Place.PRIVATE
    await context.replace(reply_screens.preview(drafted, context.text, is_private=is_private))


COMMANDS: dict[str, Callback] = {}
PRESSES = {ChangeRecord: change_record, ReplaceComment: replace_comment, ReviseReply: revise_reply}
IN_COMPANY = (ChangeRecord, ReviseReply)
