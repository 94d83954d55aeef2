"""The HTTP side of the Bot API: which bot, which method, the answer in Telegram's form."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import orjson
from aiohttp import web

from bot.playground.bot_api import methods
from bot.playground.bot_api.call import METHODS, NOT_DONE_YET, Call, Described, Upload
from bot.playground.bot_api.decoding import decode
from bot.playground.bot_api.known import KNOWN
from bot.playground.bot_api.polling import Polling
from bot.playground.bot_api.traffic import CallRecord, Fault, Traffic
from bot.playground.handing import file_response
from bot.playground.world.errors import ApiError
from bot.playground.world.people import BotAccount
from bot.playground.world.reacting import close_due_polls
from bot.playground.world.world import World

Json = dict[str, Any]
LONGEST_TOKEN = 80
WHOLE = re.compile(r"-?\d{1,18}")
MOST_BOTS = 1 << 54
JSON_TYPE = "application/json"
methods.load()


class BotApi:
    """Answers `/bot<token>/<method>` for all bots of a world."""

    def __init__(self, world: World, traffic: Traffic) -> None:
        self.world = world
        self.traffic = traffic
        self.polling = Polling(traffic.stir)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        try:
            bot = self._bot(request.match_info["token"])
            name = request.match_info["method"].lower().strip("/")
            if name == "getupdates":
                return await self._updates(request, bot)
            return await self._method(request, bot, name)
        except ApiError as refused:
            return respond(refused.answer())
        except web.HTTPRequestEntityTooLarge:
            return respond(ApiError("Request Entity Too Large", code=413).answer())

    def _bot(self, token: str) -> BotAccount:
        if ":" not in token or token.startswith("0") or len(token) > LONGEST_TOKEN:
            raise ApiError("Unauthorized: invalid token specified", code=401)
        number = token.partition(":")[0]
        if not WHOLE.fullmatch(number):
            raise ApiError("Misdirected Request: unallowed token specified", code=421)
        if not 0 < int(number) < MOST_BOTS:
            raise ApiError("Unauthorized: invalid token specified", code=401)
        bot = self.world.tokens.get(token)
        if bot is None:
            raise ApiError("Unauthorized", code=401)
        return bot

    async def _updates(self, request: web.Request, bot: BotAccount) -> web.StreamResponse:
        params, _ = await decode(request)
        fault = self.traffic.take_fault("getupdates", params) if self.traffic.faults else None
        if fault is not None:
            return await self._go_wrong(request, fault)
        body = await self.polling.get_updates(Call(self.world, bot, "getUpdates", params))
        self.traffic.stir()
        return web.Response(body=b'{"ok":true,"result":' + body + b"}", content_type=JSON_TYPE)

    async def _method(self, request: web.Request, bot: BotAccount, name: str) -> web.StreamResponse:
        if name not in METHODS and name not in KNOWN:
            raise ApiError("Not Found: method not found", code=404)
        params, files = await decode(request)
        shown_name = METHODS[name][0] if name in METHODS else KNOWN[name]
        record = self.traffic.begin(bot.user.username, shown_name, params, files)
        started = time.perf_counter()
        try:
            await self.traffic.delay()
            fault = self.traffic.take_fault(name, params)
            if fault is not None:
                record.expected = True
                if fault.after:
                    self.carry_out(bot, name, params, files)
                return await self._go_wrong(request, fault, record)
            answer = self.carry_out(bot, name, params, files)
            record.answered = orjson.dumps(answer)
            await self.traffic.delay_answer()
        finally:
            if "webhook" in name:
                self.traffic.webhook_changed(bot)
            record.took_ms = (time.perf_counter() - started) * 1000
            self.traffic.end(record)
        return respond(answer, record.answered)

    async def _go_wrong(
        self, request: web.Request, fault: Fault, record: CallRecord | None = None
    ) -> web.StreamResponse:
        if isinstance(fault.fails, int):
            answer = fault.error().answer()
            if record is not None:
                record.answered = orjson.dumps(answer)
            return respond(answer)
        if record is not None:
            record.answered = orjson.dumps({"ok": False, "description": f"no answer: {fault.fails}"})
        if fault.fails == "timeout":
            await asyncio.sleep(fault.seconds)
        if request.transport is not None:
            request.transport.close()
        return web.Response(status=504)

    def carry_out(self, bot: BotAccount, name: str, params: Json, files: dict[str, Upload]) -> Json:
        """Do what a call asks and return its answer, a refusal too."""
        try:
            shown_name, function = METHODS.get(name) or (KNOWN[name], _not_done_yet)
            _refuse_what_is_not_done(params)
            close_due_polls(self.world)
            result = function(Call(self.world, bot, shown_name, params, files))
        except ApiError as refused:
            return refused.answer()
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            return ApiError(f"Bad Request: can't parse the parameters: {type(fault).__name__}: {fault}").answer()
        if isinstance(result, Described):
            return {"ok": True, "result": result.result, "description": result.description}
        return {"ok": True, "result": result}

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file under /file/bot<token>/<path>."""
        try:
            self._bot(request.match_info["token"])
        except ApiError as refused:
            return respond(refused.answer())
        stored = self.world.files.by_path.get(request.match_info["path"])
        if stored is None:
            return respond({"ok": False, "error_code": 404, "description": "Not Found"})
        return file_response(stored, request)


def _refuse_what_is_not_done(params: Json) -> None:
    for name in NOT_DONE_YET:
        if params.get(name):
            raise ApiError(f"Bad Request: the playground doesn't do {name} yet")


def _not_done_yet(call: Call) -> None:
    raise ApiError(f"Bad Request: the playground doesn't do {call.method} yet")


def respond(answer: Json, body: bytes = b"") -> web.Response:
    """Return the HTTP form of an answer: its code as status, and Retry-After beside a 429."""
    status = 200 if answer["ok"] else int(answer["error_code"])
    response = web.Response(body=body or orjson.dumps(answer), status=status, content_type=JSON_TYPE)
    retry_after = (answer.get("parameters") or {}).get("retry_after")
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response
