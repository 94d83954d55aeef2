"""The event stream: WebSocket for pages, server-sent events for everyone else."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from bot.playground.face.asked import REQUESTS, Asked, Request, request
from bot.playground.face.guard import check_origin
from bot.playground.face.streaming import Stream
from bot.playground.world.errors import ApiError, Impossible
from bot.playground.world.finding import find_user

Json = dict[str, Any]
HEARTBEAT_SECONDS = 25.0


def _stream(asked: Asked) -> Stream:
    names = asked.query.get("as", "")
    viewers = [find_user(asked.world, name) for name in names.split(",") if name] if names else None
    return Stream(asked.server, viewers, calls=_on(asked, "calls"), updates=_on(asked, "updates"))


def _on(asked: Asked, name: str) -> bool:
    return asked.query.get(name, "") in {"1", "true", "yes"}


def _http(asked: Asked) -> web.Request:
    if asked.http is None:
        raise Impossible("a stream needs a connection of its own")
    return asked.http


@request("GET", "/play/ws", "WebSocket: a snapshot, then what happens", "as? calls? updates?")
async def websocket(asked: Asked) -> web.StreamResponse:
    http = _http(asked)
    check_origin(http)
    stream = _stream(asked)
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
    await socket.prepare(http)
    stream.open()
    stream.send(stream.snapshot())
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_write(socket, stream))
            await _read(socket, stream, asked)
            stream.close()
    finally:
        stream.close()
    return socket


async def _write(socket: web.WebSocketResponse, stream: Stream) -> None:
    while (frame := await stream.frames.get()) is not None:
        if socket.closed:
            return
        try:
            await socket.send_str(orjson.dumps(frame, default=str).decode())
        except ConnectionError:
            return
    await socket.close()


async def _read(socket: web.WebSocketResponse, stream: Stream, asked: Asked) -> None:
    async for frame in socket:
        if frame.type is WSMsgType.TEXT:
            stream.send(await _done(asked, str(frame.data)))


def _action(name: str) -> Request:
    path = f"/play/people/{{who}}/{name}"
    for row in REQUESTS:
        if row.path == path and row.method == "POST":
            return row
    raise Impossible(f"there is nothing to do called {name!r}")


async def _done(asked: Asked, text: str) -> Json:
    """Carry out a frame of the page: {"do": "send", "who": "ana", ...}."""
    reference: Any = None
    try:
        body = orjson.loads(text)
        reference = body.get("ref")
        result = _action(str(body.get("do"))).handler(Asked(asked.server, {"who": str(body.get("who"))}, body))
        if inspect.isawaitable(result):
            result = await result
    except Impossible as fault:
        return {"type": "done", "ref": reference, "ok": False, "error": str(fault)}
    except ApiError as refused:
        return {"type": "done", "ref": reference, "ok": False, "error": refused.description}
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        return {"type": "done", "ref": reference, "ok": False, "error": f"this can't be read: {fault}"}
    return {"type": "done", "ref": reference, "ok": True, "result": result}


@request("GET", "/play/events", "the same as server-sent events", "as? calls? updates?")
async def events(asked: Asked) -> web.StreamResponse:
    http, stream = _http(asked), _stream(asked)
    check_origin(http)
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await answer.prepare(http)
    stream.open()
    stream.send(stream.snapshot())
    try:
        while (frame := await stream.frames.get()) is not None:
            await answer.write(b"data: " + orjson.dumps(frame, default=str) + b"\n\n")
    except ConnectionError:
        return answer
    finally:
        stream.close()
    return answer
