"""Before anything else: who is speaking, where, in which language, and at what moment."""

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.domain.permissions import Place
from bot.services import arriving, staffing
from handlers import unhandled
from handlers.context import CivicContext

ANONYMOUS_ADMIN = 1087968824
CHANNEL_AS_USER = 136817688
TELEGRAM_ITSELF = 777000
NOBODY = frozenset({ANONYMOUS_ADMIN, CHANNEL_AS_USER, TELEGRAM_ITSELF})
FIRST_NAME_CHARACTERS = 40


async def arrive(update: Update, context: CivicContext) -> None:
    """Fill the context; whoever hides behind a group or a channel is asked to come in person, and goes no further."""
    context.heard = update
    context.now = context.civic.clock.now()
    user = speaker_of(update)
    context.text = context.civic.texts_for((user.language_code or "") if user else "")
    setting = await context.read(arriving.look_around, chat_telegram_id=_group_of(update))
    context.place = _place_of(update, is_staff=_is_staff_chat(update, context) or setting.is_staff)
    if user is None:
        await _stop_a_command_by_nobody(update, context)
        return
    await _recognise(update, context, user)
    speaks = context.arrival.person.language if context.arrival else user.language_code or ""
    context.text = context.civic.texts_for(setting.language or speaks if update.message else speaks)


def speaker_of(update: Update) -> User | None:
    """Return the person who speaks; None for anonymous admins, channels, bots, and messages in somebody's name."""
    user = update.effective_user
    if user is None or user.is_bot or user.id in NOBODY:
        return None
    message = _spoken(update)
    if message is not None and (message.sender_chat or message.business_connection_id or message.sender_business_bot):
        return None
    return user


def _spoken(update: Update) -> Message | None:
    return (
        update.message
        or update.edited_message
        or update.channel_post
        or update.edited_channel_post
        or update.business_message
        or update.edited_business_message
    )


def _group_of(update: Update) -> int | None:
    chat = update.effective_chat
    return chat.id if chat and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL) else None


def _is_staff_chat(update: Update, context: CivicContext) -> bool:
    chat, staff_chat = update.effective_chat, context.civic.settings.staff_chat
    return chat is not None and staff_chat is not None and chat.id == staff_chat


def _place_of(update: Update, *, is_staff: bool) -> Place:
    chat = update.effective_chat
    if chat is None:
        return Place.INLINE
    if chat.type == ChatType.CHANNEL:
        return Place.CHANNEL
    if chat.type == ChatType.PRIVATE:
        return Place.PRIVATE
    return Place.STAFF if is_staff else Place.GROUP


async def _recognise(update: Update, context: CivicContext, user: User) -> None:
    context.first_name = user.first_name[:FIRST_NAME_CHARACTERS]
    arrival = await context.read(arriving.recognise, telegram_id=user.id, now=context.now)
    if arrival is None and _speaks_to_us(update):
        arrival = await context.civic.database.write(
            arriving.welcome, telegram_id=user.id, language=context.text.language, now=context.now
        )
    is_named = user.id in context.civic.settings.admins
    if arrival is not None and staffing.is_out_of_step(arrival.roles, is_named_admin=is_named):
        arrival = await context.civic.database.write(
            staffing.recognise_admin, telegram_id=user.id, is_named_admin=is_named, now=context.now
        )
    context.arrival = arrival


def _speaks_to_us(update: Update) -> bool:
    """Return whether somebody means the bot: chatter in a group makes nobody known."""
    if update.callback_query:
        return True
    message = update.message
    if message is None:
        return False
    return message.chat.type == ChatType.PRIVATE or unhandled.is_command(message)


async def _stop_a_command_by_nobody(update: Update, context: CivicContext) -> None:
    message = _spoken(update)
    if message is None or not unhandled.is_command(message):
        return
    if update.message is not None:
        await unhandled.ask_to_come_in_person(context)
    raise ApplicationHandlerStop
