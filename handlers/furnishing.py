"""The staff chat: the one the settings name, and the topics it needs."""

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from bot.delivery.civic import Civic
from bot.domain.connecting import Group
from bot.services import connecting
from bot.views.connecting import topic_name
from storage.tables import Chat, ChatKind

log = structlog.get_logger(__name__)


async def connect_named_staff_chat(bot: Bot, civic: Civic) -> bool:
    """Connect the chat that the settings name; return whether the staff can work in its topics. Called at start."""
    telegram_id = civic.settings.staff_chat
    if telegram_id is None:
        return False
    try:
        found = await bot.get_chat(telegram_id)
    except (BadRequest, Forbidden):
        log.warning("the staff chat of the settings cannot be reached: add the bot to it")
        return False
    kind = ChatKind.FORUM if found.is_forum else ChatKind.GROUP
    return await take_on(bot, civic, Group(found.id, kind, found.title or ""))


async def take_on(bot: Bot, civic: Civic, group: Group) -> bool:
    """Make this the staff chat because the settings say so, with the topics it needs."""
    chat = await civic.database.write(connecting.connect_named_staff, group, now=civic.clock.now())
    return await make_topics(bot, civic, chat)


async def make_topics(bot: Bot, civic: Civic, chat: Chat | None) -> bool:
    """Make the topics the staff chat lacks; return False where the chat has none or we may not make them."""
    if chat is None or chat.id is None:
        return False
    text = civic.texts_for(chat.language)
    for purpose in await civic.database.read(connecting.missing_topics, chat_id=chat.id):
        try:
            topic = await bot.create_forum_topic(chat.telegram_id, topic_name(purpose, text))
        except (BadRequest, Forbidden):
            return False
        threads = {purpose: topic.message_thread_id}
        await civic.database.write(connecting.keep_topics, chat_id=chat.id, threads=threads, now=civic.clock.now())
    civic.nudge()
    return True
