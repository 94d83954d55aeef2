"""Where in a forum announcements come: into the topic where its admins say so."""

from telegram import Update

from bot.services import connecting
from bot.views.actions.connecting import AnnounceInTopic
from handlers.connecting import asker_for, pressed_in, show_saved
from handlers.context import CivicContext


async def announce_here(update: Update, context: CivicContext, _action: AnnounceInTopic) -> None:
    """Let announcements come into the topic where this is pressed; in General, into the chat itself."""
    chat_id, message = pressed_in(update), update.effective_message
    thread_id = message.message_thread_id if message is not None and message.is_topic_message else None
    asker = await asker_for(context, chat_id)
    connected = await context.write(
        connecting.choose_topic, telegram_id=chat_id, thread_id=thread_id, asker=asker, now=context.now
    )
    await show_saved(context, connected)
