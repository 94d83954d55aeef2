"""Sending places, contacts and dice; saying that the bot types."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import send
from bot.playground.bot_api.methods.editing import change, message_to_edit
from bot.playground.world.contents import location_content
from bot.playground.world.errors import bad_request
from bot.playground.world.messages import Message
from bot.playground.world.permissions import check_can_reach

Json = dict[str, Any]
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
    "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
SHORTEST_LIVE, LONGEST_LIVE, FOR_EVER = 60, 86_400, 0x7FFFFFFF
VENUE_DETAILS = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


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
    place |= {name: call.integer(name) for name in ("heading", "proximity_alert_radius") if call.has(name)}
    return location_content({**place, **_live_period(call)})


def _live_period(call: Call) -> Json:
    """Return how long a place is kept up to date, if it is. Raises: ApiError."""
    period = call.integer("live_period")
    if period and period != FOR_EVER and not SHORTEST_LIVE <= period <= LONGEST_LIVE:
        raise bad_request("wrong live location period specified")
    return {"live_period": period} if period else {}


@method("editMessageLiveLocation")
def edit_live_location(call: Call) -> Any:
    content = _location(call)
    message = _live_message(call)
    content["location"].setdefault("live_period", message.content["location"]["live_period"])
    return change(call, message, "location", content)


def _live_message(call: Call) -> Message:
    """Return the message whose place still moves. Raises: ApiError."""
    message = message_to_edit(call)
    period = message.content["location"].get("live_period") if message.kind == "location" else None
    if period is None:
        raise bad_request("message can't be edited")
    if period != FOR_EVER and message.date + period <= call.world.clock.seconds():
        raise bad_request("message can't be edited")
    return message


@method("stopMessageLiveLocation")
def stop_live_location(call: Call) -> Any:
    message = _live_message(call)
    kept = {name: value for name, value in message.content["location"].items() if name != "live_period"}
    return change(call, message, "location", {"location": kept})


@method("sendVenue")
def send_venue(call: Call) -> Json:
    content = _location(call)
    if not call.has("title") or not call.has("address"):
        raise bad_request("venue title and address must be non-empty")
    venue = {**content, "title": call.text("title"), "address": call.text("address")}
    venue |= {name: call.text(name) for name in VENUE_DETAILS if call.has(name)}
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
