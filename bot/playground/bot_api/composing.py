"""What every sending method shares: the chat, the topic, the message answered, the text and the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.playground.bot_api.call import Call
from bot.playground.bot_api.markup import check_markup
from bot.playground.entities.reading import formatted
from bot.playground.entities.spans import EntityError, units
from bot.playground.world.chats import Chat
from bot.playground.world.errors import bad_request
from bot.playground.world.messages import Message
from bot.playground.world.permissions import check_can_send, topic_for
from bot.playground.world.posting import Draft, post

Json = dict[str, Any]
MOST_TEXT, MOST_CAPTION, MOST_RAW_BYTES = 4096, 1024, 32 * 1024


def read_text(text: str, mode: str, given: Any) -> tuple[str, list[Json]]:
    """Parse a formatted text as a call gives it. Raises: ApiError in Telegram's words."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_RAW_BYTES:
        raise bad_request("text is too long")
    try:
        return formatted(text, mode, given)
    except EntityError as fault:
        words = str(fault)
        raise bad_request(f"can't parse entities: {words}") from None
    except KeyError:
        raise bad_request("unsupported parse_mode") from None


def text_of(call: Call) -> Json:
    """Return the content of a text message."""
    raw = call.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text, entities = read_text(raw, call.text("parse_mode"), call.json("entities", "entities"))
    if not text:
        raise bad_request("text must be non-empty" if raw.strip() == "" else "message text is empty")
    if len(text) > MOST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = call.json("link_preview_options", "link preview options")
    if isinstance(options, dict) and options:
        content["link_preview_options"] = options
    elif call.boolean("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def caption_of(source: Json, given: Any = None) -> Json:
    """Return caption and caption_entities, from the parameters of a call or one item of an album."""
    raw = str(source.get("caption") or "")
    if not raw:
        return {}
    caption, entities = read_text(raw, str(source.get("parse_mode") or ""), given)
    if len(caption) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}


@dataclass(slots=True)
class Answered:
    """What a message answers: a message here, or one elsewhere, perhaps a quoted part of it."""

    message: Message | None = None
    extra: Json | None = None


def read_reply(call: Call, chat: Chat) -> Answered:
    """Return the message answered. Raises: ApiError when it is gone, unless the bot sends without it then."""
    given = call.json("reply_parameters", "reply parameters")
    if given is None and call.has("reply_to_message_id"):
        given = {"message_id": call.integer("reply_to_message_id"),
                 "allow_sending_without_reply": call.boolean("allow_sending_without_reply")}  # fmt: skip
    if not isinstance(given, dict) or not given.get("message_id"):
        return Answered()
    elsewhere = given.get("chat_id")
    where = chat if elsewhere is None else _other_chat(call, elsewhere)
    message = where.messages.get(int(given["message_id"]))
    if message is None or message.deleted:
        if given.get("allow_sending_without_reply"):
            return Answered()
        raise bad_request("message to be replied not found")
    quote = _quote(given, message)
    if where is not chat:
        card: Json = {"origin": {"type": "user", "date": message.date, "sender_user": message.sender.card()}
                      if message.sender else {}, "chat": where.card(call.bot.id), "message_id": message.id}  # fmt: skip
        return Answered(None, {"external_reply": card, **quote})
    return Answered(message, quote)


def _other_chat(call: Call, chat_id: int | str) -> Chat:
    text = str(chat_id)
    return call.world.chat_for(call.bot, int(text) if text.lstrip("-").isdigit() else text)


def _quote(given: Json, message: Message) -> Json:
    if not given.get("quote"):
        return {}
    text, entities = read_text(
        str(given["quote"]), str(given.get("quote_parse_mode") or ""), given.get("quote_entities")
    )
    place = message.text.find(text)
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    quote: Json = {"text": text, "position": units(message.text[:place]), "is_manual": True}
    return {"quote": {**quote, "entities": entities} if entities else quote}


def send(call: Call, kind: str, content: Json, *, extra: Json | None = None) -> Message:
    """Send a message for the bot, after all that can be refused was asked."""
    given = call.json("reply_markup", "reply keyboard markup")
    if given is not None and not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    chat = call.chat()
    check_can_send(call.bot, chat, kind)
    markup = check_markup(given, chat)
    answered = read_reply(call, chat)
    draft = Draft(kind, with_people(call, content), markup=markup, reply_to=answered.message)
    draft.extra = {**(extra or {}), **(answered.extra or {})}
    draft.thread_id = thread_of(call, chat, answered.message)
    if call.boolean("protect_content"):
        draft.extra["has_protected_content"] = True
    if call.has("message_effect_id") and chat.is_private:
        draft.extra["effect_id"] = call.text("message_effect_id")
    check_rate(call, chat)
    return post(call.world, chat, call.bot.user, draft)


def with_people(call: Call, content: Json) -> Json:
    """Put the people whom a text mentions by their number into its entities; who never met the bot is left out."""
    for name in ("entities", "caption_entities"):
        given: list[Json] = content.get(name) or []
        if any(entity["type"] == "text_mention" for entity in given):
            known = [entity for entity in map(partial(_with_user, call), given) if entity is not None]
            content = {key: value for key, value in content.items() if key != name} | ({name: known} if known else {})
    return content


def _with_user(call: Call, entity: Json) -> Json | None:
    if entity["type"] != "text_mention":
        return entity
    user = call.world.users.get(int((entity.get("user") or {}).get("id") or 0))
    if user is None or (user.id not in call.bot.heard_of and user is not call.bot.user):
        return None
    return {**entity, "user": user.card()}


def thread_of(call: Call, chat: Chat, answered: Message | None) -> int:
    """Return the topic to write in: the one asked for, else that of the message answered."""
    asked = call.integer("message_thread_id")
    if not asked and answered is not None and answered.in_topic:
        asked = answered.thread_id
    topic = topic_for(chat, call.bot, asked)
    return topic.id if topic is not None else 0


def check_rate(call: Call, chat: Chat) -> None:
    if not call.world.rates.strict:
        return
    now = call.world.clock.now().timestamp()
    paid = call.boolean("allow_paid_broadcast")
    call.world.rates.check(call.bot.id, chat.id_for(call.bot.id), now=now, is_group=not chat.is_private, paid=paid)
