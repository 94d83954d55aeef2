"""Sending and stopping polls and quizzes."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import read_text, send
from bot.playground.bot_api.methods.editing import change, message_to_edit
from bot.playground.world.errors import ApiError, bad_request
from bot.playground.world.queries import Poll, PollOption
from bot.playground.world.reacting import close_poll, keep_poll

Json = dict[str, Any]
MOST_QUESTION, MOST_OPTION, MOST_OPTIONS, MOST_DESCRIPTION, MOST_EXPLANATION = 300, 100, 12, 1024, 200
TYPES = {"": "regular", "regular": "regular", "quiz": "quiz"}


@method("sendPoll")
def send_poll(call: Call) -> Json:
    if call.has("media") or call.has("explanation_media"):
        raise ApiError("Bad Request: the playground doesn't do media in polls yet")
    poll = _poll(call)
    _refuse_open_votes_in_channels(call, poll)
    message = send(call, "poll", {"poll": poll})
    poll.message = message
    keep_poll(call.world, poll)
    return call.shown(message)


def _refuse_open_votes_in_channels(call: Call, poll: Poll) -> None:
    if not poll.anonymous and call.chat().is_channel:
        raise bad_request("non-anonymous polls can't be sent to channel chats")


def _poll(call: Call) -> Poll:
    question, entities = _words(call, "question", MOST_QUESTION)
    if not question:
        raise bad_request("poll question must be non-empty")
    if call.text("type") not in TYPES:
        raise bad_request("unsupported poll type specified")
    poll = Poll(call.world.query_id(), question, _options(call), call.bot, type=TYPES[call.text("type")])
    poll.anonymous = call.boolean("is_anonymous") if call.has("is_anonymous") else True
    poll.multiple = call.boolean("allows_multiple_answers")
    poll.revoting = call.boolean("allows_revoting") if call.has("allows_revoting") else poll.type == "regular"
    poll.closed = call.boolean("is_closed")
    if entities:
        poll.extra["question_entities"] = entities
    if poll.type == "quiz":
        _add_solution(call, poll)
    _add_words(call, poll, "description", MOST_DESCRIPTION)
    _set_end(call, poll)
    return poll


def _words(call: Call, name: str, most: int) -> tuple[str, list[Json]]:
    given = call.json(f"{name}_entities", "entities")
    text, entities = read_text(call.text(name), call.text(f"{name}_parse_mode"), given)
    if len(text) > most:
        raise bad_request(f"poll {name} length must not exceed {most}")
    return text, entities


def _add_words(call: Call, poll: Poll, name: str, most: int) -> None:
    if not call.has(name):
        return
    text, entities = _words(call, name, most)
    poll.extra[name] = text
    if entities:
        poll.extra[f"{name}_entities"] = entities


def _add_solution(call: Call, poll: Poll) -> None:
    given = call.json("correct_option_ids", "correct option identifiers")
    right = [int(one) for one in given] if isinstance(given, list) else []
    if not right and call.has("correct_option_id"):
        right = [call.integer("correct_option_id")]
    if not right or not all(0 <= one < len(poll.options) for one in right):
        raise bad_request("wrong correct option ID specified")
    poll.extra["correct_option_ids"] = right
    if len(right) == 1:
        poll.extra["correct_option_id"] = right[0]
    _add_words(call, poll, "explanation", MOST_EXPLANATION)


def _options(call: Call) -> list[PollOption]:
    given = call.json("options", "options")
    if not isinstance(given, list) or not given:
        raise bad_request("poll must have at least 1 option" if given == [] else "can't parse options JSON object")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return [
        _option(index, option if isinstance(option, dict) else {"text": str(option)})
        for index, option in enumerate(given)
    ]


def _option(index: int, given: Json) -> PollOption:
    mode = str(given.get("text_parse_mode") or "")
    text, entities = read_text(str(given.get("text", "")), mode, given.get("text_entities"))
    if not text:
        raise bad_request("poll options must be non-empty")
    if len(text) > MOST_OPTION:
        raise bad_request(f"poll options length must not exceed {MOST_OPTION}")
    return PollOption(str(index), text, entities)


def _set_end(call: Call, poll: Poll) -> None:
    if call.has("open_period"):
        poll.extra["open_period"] = call.integer("open_period")
        poll.close_at = call.world.clock.seconds() + poll.extra["open_period"]
    elif call.has("close_date"):
        poll.close_at = call.integer("close_date")
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
