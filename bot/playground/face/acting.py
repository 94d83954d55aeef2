"""Requests by which people speak: sending, editing, deleting, forwarding, reacting, pinning, coming and going."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.playground.face.asked import Asked, bytes_of, request
from bot.playground.face.drawing import draw_message
from bot.playground.world import acting, linking, members, reacting
from bot.playground.world.contents import MEDIA, location_content, media_content, text_content
from bot.playground.world.errors import Impossible
from bot.playground.world.finding import find_bot, find_chat, find_message, find_topic
from bot.playground.world.messages import Message
from bot.playground.world.queries import Poll, PollOption

Json = dict[str, Any]
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


@request("POST", "/play/people/{who}/send", "send a message of any kind",
         "chat? topic? reply_to? quote? anonymous? text? photo? document? voice? audio? video? animation? video_note? "
         "sticker? location? venue? contact? dice? poll? album? caption?")  # fmt: skip
def send(asked: Asked) -> Any:
    place = asked.place()
    if "album" in asked.body:
        return _album(asked, place)
    kind, content = content_of(asked)
    message = acting.say(asked.world, asked.person, place, kind, content)
    if kind == "poll":
        content["poll"].message = message
    return _shown(asked, message)


def content_of(asked: Asked) -> tuple[str, Json]:
    """Return the kind and content of the message a body describes."""
    body = asked.body
    if body.get("text") is not None:
        return "text", text_content(str(body["text"]))
    for kind in MEDIA:
        if body.get(kind):
            raw, details = bytes_of(body[kind])
            return kind, media_content(asked.world, kind, raw, meta=details, caption=str(body.get("caption") or ""))
    for kind, read in OTHER_KINDS.items():
        if body.get(kind):
            return kind, read(asked, body[kind])
    raise Impossible("say what to send: text, photo, voice, location ...")


def _venue(_: Asked, given: Json) -> Json:
    place = location_content(given)
    return {**place, "venue": {**place, "title": str(given["title"]), "address": str(given["address"])}}


def _dice(asked: Asked, given: Any) -> Json:
    emoji = given if given in DICE else "🎲"
    return {"dice": {"emoji": emoji, "value": asked.world.random.randint(1, DICE[emoji])}}


def _poll(asked: Asked, given: Json) -> Json:
    options = [PollOption(str(index), str(text), []) for index, text in enumerate(given["options"])]
    poll = Poll(asked.world.query_id(), str(given["question"]), options, anonymous=bool(given.get("anonymous", True)),
                multiple=bool(given.get("multiple")))  # fmt: skip
    reacting.keep_poll(asked.world, poll)
    return {"poll": poll}


OTHER_KINDS: dict[str, Callable[[Asked, Any], Json]] = {
    "location": lambda _, given: location_content(given),
    "venue": _venue,
    "contact": lambda _, given: {"contact": dict(given)},
    "dice": _dice,
    "poll": _poll,
}


def _album(asked: Asked, place: acting.Place) -> list[Json]:
    items = []
    for index, item in enumerate(asked.body["album"]):
        kind = item if isinstance(item, str) else str(item.get("type", "photo"))
        raw, details = bytes_of(item.get("file", True) if isinstance(item, dict) else True)
        caption = item.get("caption", "") if isinstance(item, dict) else ""
        caption = caption or (asked.body.get("caption", "") if index == 0 else "")
        items.append((kind, media_content(asked.world, kind, raw, meta=details, caption=caption)))
    return [_shown(asked, message) for message in acting.say_album(asked.world, asked.person, place, items)]


def _shown(asked: Asked, message: Message) -> Json:
    return draw_message(asked.world, message, asked.person)


@request("POST", "/play/people/{who}/edit", "change one's own message", "message_id text? caption? chat?")
def edit(asked: Asked) -> Json:
    message = asked.message(asked.chat())
    words = asked.body.get("text", asked.body.get("caption"))
    return _shown(asked, acting.edit(asked.world, asked.person, message, str(words or "")))


@request("POST", "/play/people/{who}/delete", "delete messages for everyone", "message_ids chat?")
def delete(asked: Asked) -> bool:
    chat = asked.chat()
    messages = [find_message(chat, int(number)) for number in asked.needs("message_ids")]
    if not all(acting.may_delete(asked.person, message) for message in messages):
        raise Impossible(f"{asked.person.name} may not delete this")
    acting.delete(asked.world, chat, messages)
    return True


@request("POST", "/play/people/{who}/forward", "forward messages", "message_ids from_chat? chat? topic?")
def forward(asked: Asked) -> list[Json]:
    source = asked.chat("from_chat")
    messages = [find_message(source, int(number)) for number in asked.needs("message_ids")]
    target = find_chat(asked.world, asked.person, asked.body.get("chat"))
    place = acting.Place(target, find_topic(target, asked.body.get("topic")))
    return [_shown(asked, acting.forward(asked.world, asked.person, message, place)) for message in messages]


@request("POST", "/play/people/{who}/react", "put a reaction on a message, or take it away", "message_id emoji chat?")
def react(asked: Asked) -> Json:
    message = asked.message(asked.chat())
    reacting.react(asked.world, asked.person, message, asked.body.get("emoji") or None)
    return _shown(asked, message)


@request(
    "POST", "/play/people/{who}/vote", "vote in a poll; no options takes the vote back", "message_id options chat?"
)
def vote(asked: Asked) -> Json:
    message = asked.message(asked.chat())
    reacting.vote(asked.world, asked.person, message, [int(option) for option in asked.needs("options")])
    return _shown(asked, message)


@request("POST", "/play/people/{who}/pin", "pin a message", "message_id chat?")
def pin(asked: Asked) -> bool:
    chat = _where_one_may_pin(asked)
    reacting.pin(asked.world, chat, asked.person, asked.message(chat))
    return True


@request("POST", "/play/people/{who}/unpin", "unpin a message", "message_id chat?")
def unpin(asked: Asked) -> bool:
    chat = _where_one_may_pin(asked)
    reacting.unpin(asked.world, chat, asked.message(chat))
    return True


def _where_one_may_pin(asked: Asked) -> Any:
    chat = asked.chat()
    if not (chat.is_private or chat.is_admin(asked.person.id) or chat.permissions.get("can_pin_messages")):
        raise Impossible(f"{asked.person.name} may not pin here")
    return chat


@request("POST", "/play/people/{who}/block", "stop the bot", "bot?")
def block(asked: Asked) -> bool:
    members.block(asked.world, asked.person, find_bot(asked.world, asked.body.get("bot")).id, blocked=True)
    return True


@request("POST", "/play/people/{who}/unblock", "let the bot write again", "bot?")
def unblock(asked: Asked) -> bool:
    members.block(asked.world, asked.person, find_bot(asked.world, asked.body.get("bot")).id, blocked=False)
    return True


@request("POST", "/play/people/{who}/join", "join a group or channel", "chat")
def join(asked: Asked) -> bool:
    linking.join(asked.world, asked.person, asked.chat())
    return True


@request("POST", "/play/people/{who}/leave", "leave a group or channel", "chat")
def leave(asked: Asked) -> bool:
    linking.leave(asked.world, asked.person, asked.chat())
    return True


@request("POST", "/play/people/{who}/read", "clear the unread marks of a chat or topic", "chat? topic?")
def read(asked: Asked) -> bool:
    chat = asked.chat()
    topic = find_topic(chat, asked.body.get("topic"))
    newest = next(reversed(chat.messages), 0)
    threads = [0, *chat.topics] if topic is None else [0 if topic.id == 1 else topic.id]
    for thread in threads:
        chat.read_up_to[asked.person.id, thread] = newest
    asked.world.tell("chat", chat=chat, only_for=asked.person.id)
    return True
