"""Before anything else: who is speaking, where, in which language, and at what moment."""

from collections.abc import Collection

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.domain.permissions import Place
from bot.services import arriving, staffing
from bot.services.arriving import Arrival, Surroundings
from handlers import unhandled
from handlers.context import Callback, CivicContext

ANONYMOUS_ADMIN = 1087968824
CHANNEL_AS_USER = 136817688
TELEGRAM_ITSELF = 777000
NOBODY = frozenset({ANONYMOUS_ADMIN, CHANNEL_AS_USER, TELEGRAM_ITSELF})
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
FIRST_NAME_CHARACTERS = 40


def arrive_for(commands: Collection[str]) -> Callback:
    """Return the handler that comes before all others; it knows which commands are ours, such as `/idea`."""

    async def arrive(update: Update, context: CivicContext) -> None:
        surroundings = await _look_around(update, context)
        is_meant = _is_meant(update, commands, username=context.civic.username)
        user = speaker_of(update)
        if user is not None:
            context.first_name = user.first_name[:FIRST_NAME_CHARACTERS]
            context.arrival = await _recognise(context, user, is_meant=is_meant)
            await _note_return(update, context, is_meant=is_meant)
        _choose_words(update, context, surroundings, user)
        if user is None and is_meant:
            await _send_away(update, context)

    return arrive


def speaker_of(update: Update) -> User | None:
    """Return the person who speaks; None for anonymous admins, channels, bots, and messages in somebody's name."""
    user = update.effective_user
    if user is None or user.is_bot or user.id in NOBODY:
        return None
    message = _spoken(update)
    if message is not None and (message.sender_chat or message.business_connection_id or message.sender_business_bot):
        return None
    return user


async def _look_around(update: Update, context: CivicContext) -> Surroundings:
    """Note the moment and the place."""
    context.heard = update
    context.now = context.civic.clock.now()
    chat = update.effective_chat
    group_id = chat.id if chat and chat.type != ChatType.PRIVATE else None
    found = await context.read(arriving.look_around, chat_telegram_id=group_id)
    is_named = group_id is not None and group_id == context.civic.settings.staff_chat
    context.place = _place_of(update, is_staff=found.is_staff or is_named)
    return found


def _place_of(update: Update, *, is_staff: bool) -> Place:
    chat = update.effective_chat
    if chat is None:
        return Place.INLINE
    if chat.type in GROUPS:
        return Place.STAFF if is_staff else Place.GROUP
    return Place.CHANNEL if chat.type == ChatType.CHANNEL else Place.PRIVATE


def _choose_words(update: Update, context: CivicContext, found: Surroundings, user: User | None) -> None:
    """Speak the group's language to a group, and each person's own to them."""
    own = context.arrival.person.language if context.arrival else (user.language_code or "") if user else ""
    is_heard_by_all = update.message is not None and context.place is not Place.PRIVATE
    context.text = context.civic.texts_for(found.language or own if is_heard_by_all else own)


async def _recognise(context: CivicContext, user: User, *, is_meant: bool) -> Arrival | None:
    """Return who this is; chatter in a group makes nobody known."""
    arrival = await context.read(arriving.recognise, telegram_id=user.id, now=context.now)
    code = user.language_code or context.civic.settings.languages[0]
    write = context.civic.database.write
    if arrival is None and is_meant:
        arrival = await write(arriving.welcome, telegram_id=user.id, language=code, now=context.now)
    if arrival is None:
        return None
    if user.language_code and arriving.speaks_otherwise(arrival.person, code):
        arrival = await write(arriving.note_language, telegram_id=user.id, language=code, now=context.now)
    is_named = user.id in context.civic.settings.admins
    if arrival is not None and staffing.is_out_of_step(arrival.roles, is_named_admin=is_named):
        is_new = arrival.is_new
        arrival = await write(
            staffing.recognise_admin, telegram_id=user.id, is_named_admin=is_named, is_new=is_new, now=context.now
        )
    return arrival


async def _note_return(update: Update, context: CivicContext, *, is_meant: bool) -> None:
    """Note that somebody whom nothing reached can be written to: they were away, or we know them from groups alone."""
    arrival = context.arrival
    if arrival is None or not is_meant or context.place is not Place.PRIVATE:
        return
    context.was_away = arrival.person.unreachable_at is not None
    if context.was_away or (arriving.has_never_come_in(arrival.person) and not _is_start(update)):
        await context.civic.database.write(arriving.note_return, person_id=arrival.person_id, now=context.now)


def _is_start(update: Update) -> bool:
    """Return whether this is /start, which notes it by itself: it greets whoever is new."""
    return bool(update.message and (update.message.text or "").startswith("/start"))


def _is_meant(update: Update, commands: Collection[str], *, username: str) -> bool:
    """Return whether the bot is spoken to: by a tap, in private, or by a command of ours in a group."""
    if update.callback_query:
        return True
    message = _spoken(update)
    if message is None:
        return False
    if message.chat.type == ChatType.PRIVATE:
        return update.message is not None
    return unhandled.is_command(message) and unhandled.is_for_us(message, commands, username=username)


async def _send_away(update: Update, context: CivicContext) -> None:
    """Ask whoever hides behind a group or a channel to come as themselves, and let nobody else hear them."""
    if update.message is not None:
        await unhandled.ask_to_come_in_person(context)
    raise ApplicationHandlerStop


def _spoken(update: Update) -> Message | None:
    return (
        update.message
        or update.edited_message
        or update.channel_post
        or update.edited_channel_post
        or update.business_message
        or update.edited_business_message
    )
