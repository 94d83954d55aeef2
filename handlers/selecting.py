"""What somebody selects in a message of ours."""

from telegram import Message


def selected_in(message: Message | None) -> str | None:
    """Return what somebody selected in the message they reply to; Telegram quotes whole messages by itself too."""
    quote = message.quote if message else None
    return quote.text if quote is not None and quote.is_manual else None
