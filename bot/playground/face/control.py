"""Requests about the machinery: the clock, calls, updates, faults, settings, files, quiet."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from bot.playground.bot_api.traffic import Fault
from bot.playground.face.asked import Asked, bytes_of, request
from bot.playground.face.everyone import clock_of, settings_of
from bot.playground.handing import file_response
from bot.playground.world.errors import Impossible
from bot.playground.world.files import WebFile
from bot.playground.world.finding import find_bot

Json = dict[str, Any]
SPANS = ("seconds", "minutes", "hours", "days")


@request("GET", "/play/clock", "the playground's time")
def clock(asked: Asked) -> Json:
    return clock_of(asked)


@request("POST", "/play/clock", "let time pass, jump or flow", "seconds? minutes? hours? days? to? flows?")
def move_clock(asked: Asked) -> Json:
    clock, body = asked.world.clock, asked.body
    span = timedelta(**{name: float(body[name]) for name in SPANS if name in body})
    if span:
        clock.passes(span)
    if body.get("to"):
        moment = datetime.fromisoformat(str(body["to"]))
        if moment.tzinfo is None:
            raise Impossible("a moment needs its zone: 2026-09-01T09:00:00+00:00")
        clock.jumps_to(moment)
    if "flows" in body:
        clock.let_flow(bool(body["flows"]))
    asked.world.tell("clock", fields=clock_of(asked))
    return clock_of(asked)


@request("GET", "/play/calls", "the calls that bots made", "since? method? bot? limit?")
def calls(asked: Asked) -> list[Json]:
    since, limit = asked.number("since", 0), asked.number("limit", 200)
    method, bot = asked.query.get("method", "").lower(), asked.query.get("bot", "").removeprefix("@")
    wanted = [
        call for call in asked.server.traffic.calls
        if call.seq > since and (not method or call.method.lower() == method) and (not bot or call.bot == bot)
    ]  # fmt: skip
    return [call.as_json() for call in wanted[-limit:]]


@request("GET", "/play/updates", "the updates made for bots", "since? bot? limit?")
def updates(asked: Asked) -> list[Json]:
    since, limit = asked.number("since", 0), asked.number("limit", 200)
    chosen = [find_bot(asked.world, asked.query["bot"])] if "bot" in asked.query else asked.world.bots.values()
    rows: deque[Json] = deque(maxlen=limit)
    for bot in chosen:
        for update in bot.updates.history:
            if update.number > since:
                rows.append({"seq": update.number, "bot": bot.user.username, "state": update.state,
                             "kind": update.kind, "update": update.as_json()})  # fmt: skip
    return list(rows)


@request("POST", "/play/updates/{number}/again", "deliver an update once more, as after a doubtful answer",
         "bot? renumbered?")  # fmt: skip
def redeliver(asked: Asked) -> Json:
    bot = find_bot(asked.world, asked.body.get("bot"))
    number = int(asked.path["number"])
    found = next((update for update in bot.updates.history if update.number == number), None)
    if found is None:
        raise Impossible(f"there is no update {number}")
    again = bot.updates.repeat(found, now=asked.world.clock.seconds(), renumbered=bool(asked.body.get("renumbered")))
    return {"seq": again.number, "bot": bot.user.username, "update": again.as_json()}


@request("GET", "/play/findings", "what the validator found: refused calls, unanswered buttons")
def findings(asked: Asked) -> list[Json]:
    return [finding.as_json() for finding in asked.server.validator.findings()]


@request("POST", "/play/faults", "make the next calls of a method go wrong",
         "method fails retry_after? times? after? description? chat_id? seconds?")  # fmt: skip
def inject(asked: Asked) -> list[Json]:
    body = asked.body
    fails = asked.needs("fails")
    if fails not in ("timeout", "drop") and int(fails) not in range(400, 600):
        raise Impossible('fails is 400 to 599, "timeout" or "drop"')
    fault = Fault(str(asked.needs("method")), fails if isinstance(fails, str) and not fails.isdigit() else int(fails),
                  int(body.get("retry_after", 1)), int(body.get("times", 1)), bool(body.get("after")),
                  str(body.get("description") or ""), str(body.get("chat_id") or ""))  # fmt: skip
    fault.seconds = float(body.get("seconds", fault.seconds))
    asked.server.traffic.inject(fault)
    return [one.as_json() for one in asked.server.traffic.faults]


@request("DELETE", "/play/faults", "forget all faults")
def forget_faults(asked: Asked) -> bool:
    asked.server.traffic.faults.clear()
    return True


@request("POST", "/play/web", "say what is at an internet address, for bots that send files by address", "url file")
def add_to_web(asked: Asked) -> Json:
    body, details = bytes_of(asked.needs("file"))
    url = str(asked.needs("url"))
    name = str(details.get("file_name") or url.partition("?")[0].rpartition("/")[2])
    asked.world.files.web[url] = WebFile(body, name, str(details.get("mime_type") or ""))
    return {"url": url, "name": name, "size": len(body)}


@request("GET", "/play/settings", "latency, strict rates, pace of webhook retries")
def settings(asked: Asked) -> Json:
    return settings_of(asked)


@request("PATCH", "/play/settings", "change them", "latency_ms? strict_rates? webhook_pace?")
def change_settings(asked: Asked) -> Json:
    body, traffic = asked.body, asked.server.traffic
    if "latency_ms" in body:
        given = body["latency_ms"]
        low, high = given if isinstance(given, list) else (given, given)
        traffic.latency_ms = (float(low), float(high))
    if "strict_rates" in body:
        asked.world.rates.strict = bool(body["strict_rates"])
    if "webhook_pace" in body:
        traffic.webhook_pace = float(body["webhook_pace"])
    return settings_of(asked)


@request("POST", "/play/quiet", "wait until the bots have gone quiet", "within?")
async def quiet(asked: Asked) -> Json:
    within = float(asked.body.get("within", asked.query.get("within", 10)))
    is_quiet = await asked.server.quiet.wait(within, for_a_listener=True)
    return {"quiet": is_quiet, "reason": None if is_quiet else asked.server.quiet.reason()}


@request("GET", "/play/files/{unique}", "the bytes of a file")
def file(asked: Asked) -> web.StreamResponse:
    stored = asked.world.files.by_unique.get(asked.path["unique"])
    if stored is None:
        raise Impossible("there is no such file")
    return file_response(stored, asked.http)
