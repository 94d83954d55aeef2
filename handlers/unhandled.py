"""Last on the map: whatever no other handler wanted still gets a kind answer, and groups are left in peace."""

from collections.abc import Collection

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import filters

from bot.domain.permissions import Place
from bot.views import connecting, errors
from handlers.context import CivicContext

KINDS = {
    "sticker": filters.Sticker.ALL,
    "animation": filters.ANIMATION,
    "video": filters.VIDEO | filters.VIDEO_NOTE,
    "audio": filters.AUDIO,
    "contact": filters.CONTACT,
    "location": filters.LOCATION | filters.VENUE,
    "dice": filters.Dice.ALL,
    "game": filters.GAME,
    "poll": filters.POLL,
}
SILENT = filters.StatusUpdate.ALL & ~filters.StatusUpdate.USERS_SHARED & ~filters.StatusUpdate.WEB_APP_DATA


async def answer(update: Update, context: CivicContext) -> None:
    """Answer what nobody else did: every message in private, in groups only what was meant for us."""
    await context.toast("pressed-older-view")
    if update.inline_query:
        await update.inline_query.answer([], cache_time=0, is_personal=True)
    if update.pre_checkout_query:
        await update.pre_checkout_query.answer(ok=False, error_message=context.text.plain("unhandled-no-payments"))
    if update.shipping_query:
        await update.shipping_query.answer(ok=False, error_message=context.text.plain("unhandled-no-payments"))
    message = update.message or update.edited_message
    if message is None:
        return
    if message.chat.type == ChatType.PRIVATE:
        await _answer_in_private(update, context, message)
    elif update.message and is_command(message) and is_for_us(message, (), username=context.civic.username):
        await context.send(errors.not_for_groups(context.text))


async def _answer_in_private(update: Update, context: CivicContext, message: Message) -> None:
    if context.arrival is None or SILENT.check_update(update):
        return
    flow = context.arrival.flow
    await context.send(errors.unsupported(context.text, reason_for(update, message), is_asked=flow is not None))


def reason_for(update: Update, message: Message) -> str:
    """Return the text id that says why this message could not be taken, and what can."""
    if update.edited_message:
        return "unhandled-edited"
    if message.via_bot:
        return "unhandled-via-bot"
    if is_command(message):
        return "unhandled-forwarded-command" if message.forward_origin else "unhandled-command"
    kind = next((name for name, wanted in KINDS.items() if wanted.check_update(update)), "other")
    return f"unsupported-{kind}"


def is_command(message: Message) -> bool:
    """Return whether the message begins with a command."""
    return any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in message.entities)


def is_for_us(message: Message, commands: Collection[str], *, username: str) -> bool:
    """Return whether a command in a group is meant for us: by our name, or bare and one of these, such as `/idea`."""
    first = (message.text or "").split(maxsplit=1)[:1]
    word, _, addressee = first[0].lower().partition("@") if first else ("", "", "")
    return addressee == username.lower() if addressee else word in commands


async def ask_to_come_in_person(context: CivicContext) -> None:
    """Tell an anonymous admin or a channel, which could be anybody, how to do this as themselves."""
    if context.place is Place.CHANNEL:
        return
    await context.send(connecting.come_in_person(context.text))
