"""Speaking where people already talk: replies to cards, /say, and words in a subtopic's own forum topic."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden

from bot.domain.acting import About, Target
from bot.domain.permissions import Place
from bot.domain.speaking import Lack, Utterance
from bot.services import liking, rehearsing, saying, viewing
from bot.views import saying as screens
from bot.views.actions.saying import LeaveThis, RecordThis
from handlers import acting, arriving, consulting, pointing, unhandled
from handlers import speaking as in_private
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from storage.tables import CardKind, Contribution, ContributionStatus

LIKING = frozenset("👍❤🔥👏🎉🤩💯🙏🤝")
FEWEST_CHARACTERS = 15
CUT_BY_PHONES = 4_000  # a text about as long as a message can be probably goes on in the next one


async def reply_to_consultation(update: Update, context: CivicContext) -> None:
    """Take a reply to the card of a consultation."""
    await _reply(update, context, CardKind.CONSULTATION)


async def reply_to_subtopic(update: Update, context: CivicContext) -> None:
    """Take a reply to the card of a subtopic."""
    await _reply(update, context, CardKind.SUBTOPIC)


async def _reply(update: Update, context: CivicContext, kind: CardKind) -> None:
    message = update.message
    if message is None:
        return
    if context.place is Place.PRIVATE:
        await acting.on_card(Target(About.CONSULTATION, context.replied_subject_id), message, context)
        return
    if arriving.speaker_of(update) is None:
        await unhandled.ask_to_come_in_person(context)
        return
    if context.civic.albums.stands_below(message, now=context.now):
        return
    spot = await context.read(saying.below_card, kind=kind, subject_id=context.replied_subject_id)
    if _says_something(message, fewest=1):
        await context.send(screens.question(*spot, context.text))
    elif not unhandled.SILENT.check_update(update):
        await context.send(screens.not_taken(unhandled.reason_for(update, message), context.text))


async def reply_to_view(update: Update, context: CivicContext) -> None:
    """In private, a reply to what somebody said is an answer to it; to one's own preview, more of the same.

    While a facilitator splits it, words selected in it are a point.
    """
    if update.message is None or context.place is not Place.PRIVATE:
        return
    if pointing.is_about(context, context.replied_subject_id):
        await pointing.hear(update, context)
        return
    view = await context.read(viewing.status_of, contribution_id=context.replied_subject_id)
    if view is not ContributionStatus.DRAFT:
        await acting.on_card(Target(About.VIEW, context.replied_subject_id), update.message, context)
        return
    await context.write(rehearsing.keep_as_it_is, **by(context))
    await in_private.hear(update, context)


async def say(update: Update, context: CivicContext) -> None:
    """/say: add words to the record; in private, begin to speak."""
    message = update.message
    if message is None or context.place is Place.PRIVATE:
        await consulting.consult(update, context)
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    spot = await context.read(saying.in_chat, chat_telegram_id=message.chat.id, thread_id=thread_id)
    if spot is None or not context.args:
        await context.send(screens.nowhere(context.text) if context.args else screens.how(context.text))
        return
    await context.send(screens.question(*spot, context.text))


async def in_topic(update: Update, context: CivicContext) -> None:
    """Ask whoever talks in a subtopic's topic, once a day, whether that is for the record."""
    message = update.message
    if message is None or message.message_thread_id is None or context.arrival is None:
        return
    if not _says_something(message, fewest=FEWEST_CHARACTERS):
        return
    if context.civic.albums.stands_below(message, now=context.now):
        return
    place: dict[str, Any] = {"chat_telegram_id": message.chat.id, "thread_id": message.message_thread_id}
    spot = await context.write(saying.ask_once, **place, **by(context))
    if spot is not None:
        await context.send(screens.question(*spot, context.text))
    else:
        context.civic.albums.forget(message)


def _says_something(message: Message, *, fewest: int) -> bool:
    has_file = bool(message.photo or message.voice or message.document or message.location)
    return has_file or len((message.text or "").strip()) >= fewest


async def record(update: Update, context: CivicContext, action: RecordThis) -> None:
    """Add what was said to the record: its author has just said yes."""
    said = await own_words(update, context)
    if said is None:
        return
    messages = context.civic.albums.take(said)
    parts = [meant(await in_private.utterance_in(each, context)) for each in messages]
    given: dict[str, Any] = {"origin": (said.chat.id, said.message_id), "subtopic_id": action.subtopic_id}
    entered = await context.write(saying.record, said=parts, **given, **by(context))
    await context.toast("say-recorded", number=str(entered.number))
    lacks = lack_of(entered, messages)
    await context.replace(screens.recorded(entered, lacks, context.text))


def meant(said: Utterance) -> Utterance:
    """Return what was said without the command before it."""
    is_command = said.words.startswith(("/say", "/post"))
    return replace(said, words="".join(said.words.split(maxsplit=1)[1:])) if is_command else said


def lack_of(entered: Contribution, messages: Sequence[Message]) -> Lack:
    """Return what should be added in private: a line about a voice message, the rest of a long text or of an album."""
    first = messages[0]
    if first.voice and not entered.words:
        return Lack.LINE
    if first.media_group_id and len(messages) == 1:
        return Lack.ALBUM
    return Lack.REST if len(first.text or "") >= CUT_BY_PHONES else Lack.NOTHING


async def leave(update: Update, context: CivicContext, _action: LeaveThis) -> None:
    """Leave it where it is, and take the question away."""
    said = await own_words(update, context)
    if said is not None:
        context.civic.albums.forget(said)
        await context.toast("")
        await _take_away(update, context)


async def own_words(update: Update, context: CivicContext) -> Message | None:
    """Return the message that is asked about, if whoever presses is the one who wrote it."""
    query = update.callback_query
    asked = query.message if query is not None and isinstance(query.message, Message) else None
    said = asked.reply_to_message if asked else None
    if query is None or asked is None:
        return None
    if said is None or said.from_user is None:
        await context.toast("say-gone", is_alert=True)
        await _take_away(update, context)
        return None
    if said.from_user.id != query.from_user.id or said.sender_chat is not None:
        await context.toast("say-not-yours", is_alert=True)
        return None
    return said


async def _take_away(update: Update, context: CivicContext) -> None:
    query = update.callback_query
    if query is None or query.message is None:
        return
    try:
        await context.bot.delete_message(query.message.chat.id, query.message.message_id)
    except (BadRequest, Forbidden):
        return


async def react(update: Update, context: CivicContext) -> None:
    """Take a reaction to a message that is in the record as a like, and its removal as taking it back."""
    change = update.message_reaction
    if change is None or context.arrival is None:
        return
    new = {getattr(each, "emoji", "") for each in change.new_reaction}
    old = {getattr(each, "emoji", "") for each in change.old_reaction}
    if bool(new & LIKING) is bool(old & LIKING):
        return
    where: dict[str, Any] = {"chat_telegram_id": change.chat.id, "message_id": change.message_id}
    await context.write(liking.react, **where, likes=bool(new & LIKING), **by(context))


COMMANDS: dict[str, Callback] = {"/say": say}
PRESSES = {RecordThis: record, LeaveThis: leave}
IN_COMPANY = (RecordThis, LeaveThis)
REPLIES: dict[CardKind, Callback] = {
    CardKind.CONSULTATION: reply_to_consultation,
    CardKind.SUBTOPIC: reply_to_subtopic,
    CardKind.CONTRIBUTION: reply_to_view,
}
STRANGERS_WELCOME = (CardKind.CONSULTATION, CardKind.SUBTOPIC)
