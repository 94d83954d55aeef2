"""Sending places, contacts, dice and polls; saying that the bot types."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import read_text, send
from bot.playground.bot_api.methods.editing import change, message_to_edit
from bot.playground.world.contents import location_content
from bot.playground.world.errors import bad_request
from bot.playground.world.permissions import check_can_reach
from bot.playground.world.queries import Poll, PollOption
from bot.playground.world.reacting import close_poll

Json = dict[str, Any]
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
    "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
MOST_QUESTION, MOST_OPTION, MOST_OPTIONS, MOST_DESCRIPTION = 300, 100, 12, 1024


@method("sendLocation")
def send_location(call: Call) -> Json:
    return call.shown(send(call, "location", _location(call)))


def _location(call: Call) -> Json:
    if not call.has("latitude") or not call.has("longitude"):
        raise bad_request(f"{'latitude' if not call.has('latitude') else 'longitude'} is empty")
    latitude, longitude = call.number("latitude"), call.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    if call.has("horizontal_accuracy"):
        place["horizontal_accuracy"] = call.number("horizontal_accuracy")
    place |= {
        name: call.integer(name) for name in ("live_period", "heading", "proximity_alert_radius") if call.has(name)
    }
    return location_content(place)


@method("editMessageLiveLocation")
def edit_live_location(call: Call) -> Any:
    content = _location(call)
    message = message_to_edit(call)
    if message.kind != "location" or "live_period" not in message.content["location"]:
        raise bad_request("there is no live location in the message to edit")
    before = message.content["location"]
    content["location"]["live_period"] = before["live_period"]
    return change(call, message, "location", content)


@method("stopMessageLiveLocation")
def stop_live_location(call: Call) -> Any:
    message = message_to_edit(call)
    if message.kind != "location" or "live_period" not in message.content["location"]:
        raise bad_request("there is no live location in the message to edit")
    kept = {name: value for name, value in message.content["location"].items() if name != "live_period"}
    return change(call, message, "location", {"location": kept})


@method("sendVenue")
def send_venue(call: Call) -> Json:
    content = _location(call)
    if not call.has("title") or not call.has("address"):
        raise bad_request("venue title and address must be non-empty")
    venue = {**content, "title": call.text("title"), "address": call.text("address")}
    return call.shown(send(call, "venue", {**content, "venue": venue}))


@method("sendContact")
def send_contact(call: Call) -> Json:
    if not call.text("phone_number"):
        raise bad_request("phone number is empty")
    if not call.text("first_name"):
        raise bad_request("first name is empty")
    contact = {name: call.text(name) for name in ("phone_number", "first_name", "last_name", "vcard") if call.has(name)}
    return call.shown(send(call, "contact", {"contact": contact}))


@method("sendDice")
def send_dice(call: Call) -> Json:
    emoji = call.text("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("wrong dice emoji specified")
    value = call.world.random.randint(1, DICE[emoji])
    return call.shown(send(call, "dice", {"dice": {"emoji": emoji, "value": value}}))


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = call.chat()
    check_can_reach(call.bot, chat)
    fields = {"action": action, "from": call.bot.user, "topic": call.integer("message_thread_id") or None}
    call.world.tell("action", chat=chat, fields=fields)
    return True


@method("sendPoll")
def send_poll(call: Call) -> Json:
    poll = _poll(call)
    message = send(call, "poll", {"poll": poll})
    if message.chat.is_channel and not poll.anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    poll.message = message
    call.world.polls[poll.id] = poll
    return call.shown(message)


def _poll(call: Call) -> Poll:
    question, entities = read_text(call.text("question"), call.text("question_parse_mode"),
                                   call.json("question_entities", "entities"))  # fmt: skip
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > MOST_QUESTION:
        raise bad_request(f"poll question length must not exceed {MOST_QUESTION}")
    if call.text("type", "regular") not in {"regular", ""}:
        raise bad_request("the playground doesn't do quizzes yet")
    if call.params.get("chat_id", "") and not call.boolean("is_anonymous") and call.has("is_anonymous"):
        _refuse_in_channels(call)
    anonymous = call.boolean("is_anonymous") if call.has("is_anonymous") else True
    revoting = call.boolean("allows_revoting") if call.has("allows_revoting") else True
    multiple = call.boolean("allows_multiple_answers")
    poll = Poll(call.world.query_id(), question, _options(call), call.bot, anonymous, multiple,
                revoting, call.boolean("is_closed"))  # fmt: skip
    if entities:
        poll.extra["question_entities"] = entities
    _add_description(call, poll)
    _set_end(call, poll)
    return poll


def _refuse_in_channels(call: Call) -> None:
    if call.chat().is_channel:
        raise bad_request("non-anonymous polls can't be sent to channel chats")


def _options(call: Call) -> list[PollOption]:
    given = call.json("options", "options")
    if not isinstance(given, list) or not given:
        raise bad_request("poll must have at least 1 option" if given == [] else "can't parse options JSON object")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    options = []
    for index, option in enumerate(given):
        raw = option.get("text", "") if isinstance(option, dict) else str(option)
        mode = str(option.get("text_parse_mode") or "") if isinstance(option, dict) else ""
        text, entities = read_text(raw, mode, option.get("text_entities") if isinstance(option, dict) else None)
        if not text:
            raise bad_request("poll options must be non-empty")
        if len(text) > MOST_OPTION:
            raise bad_request(f"poll options length must not exceed {MOST_OPTION}")
        options.append(PollOption(str(index), text, entities))
    return options


def _add_description(call: Call, poll: Poll) -> None:
    if not call.has("description"):
        return
    text, entities = read_text(call.text("description"), call.text("description_parse_mode"),
                               call.json("description_entities", "entities"))  # fmt: skip
    if len(text) > MOST_DESCRIPTION:
        raise bad_request("message caption is too long")
    poll.extra["description"] = text
    if entities:
        poll.extra["description_entities"] = entities


def _set_end(call: Call, poll: Poll) -> None:
    if call.has("open_period"):
        poll.extra["open_period"] = call.integer("open_period")
        poll.close_at = call.world.clock.seconds() + poll.extra["open_period"]
    elif call.has("close_date"):
        poll.close_at = poll.extra["close_date"] = call.integer("close_date")
    if poll.close_at:
        poll.extra["close_date"] = poll.close_at


@method("stopPoll")
def stop_poll(call: Call) -> Json:
    message = message_to_edit(call)
    if message.kind != "poll":
        raise bad_request("message with poll to stop not found")
    poll: Poll = message.content["poll"]
    if poll.closed:
        raise bad_request("poll has already been closed")
    close_poll(call.world, poll)
    change(call, message, "poll", {"poll": poll}, stopped=True)
    return poll.card()
