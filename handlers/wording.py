"""The words of a message: all of them, those behind a command, or a kind refusal where there are none."""

from telegram import Message, Update

from bot.domain.refusals import Reason, Refused
from bot.services import listening
from handlers.context import CivicContext


def words_in(update: Update) -> str:
    """Return the words of a message. Raises: Refused(Reason.NO_TEXT), Refused(WORDS_ALONE) when they go with a file"""
    words = words_or_empty(update)
    if not words:
        has_caption = update.message is not None and bool(update.message.caption)
        raise Refused(Reason.WORDS_ALONE if has_caption else Reason.NO_TEXT)
    return words


def words_or_empty(update: Update) -> str:
    """Return the words of a message, "" when it has none: what that means is for the service to say."""
    return (update.message.text or "") if update.message else ""


def message_of_kept_words(context: CivicContext) -> int:
    """Return the one message in which kept words came; 0 where nobody knows."""
    flow = context.arrival.flow if context.arrival else None
    return int(flow.draft.get("message_id") or 0) if flow is not None and flow.step == listening.STEP else 0


def words_behind(command: str, message: Message | None) -> str:
    """Return what stands behind this command in a message, "" when nothing does."""
    first, *rest = ((message.text or "") if message else "").split(maxsplit=1) or [""]
    return rest[0] if rest and first.startswith(command) else ""
