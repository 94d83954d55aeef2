"""The four ways a call's parameters can arrive: query, form, multipart, JSON."""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from bot.playground.bot_api.call import Upload
from bot.playground.world.errors import ApiError, bad_request

Json = dict[str, Any]
UPLOAD_LIMIT = 50 * 1024 * 1024


async def decode(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Return the parameters and the files of a call. Raises: ApiError."""
    params: Json = dict(request.query) if request.query_string else {}
    if request.method != "POST" or not request.can_read_body:
        return params, {}
    kind = request.content_type
    if kind == "application/json":
        return {**params, **_json(await request.read())}, {}
    if kind == "application/x-www-form-urlencoded":
        form = await request.post()
        return {**params, **{name: value for name, value in form.items() if isinstance(value, str)}}, {}
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    return params, {}


def _json(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        loaded = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse request: JSON object expected") from None
    if not isinstance(loaded, dict):
        raise bad_request("can't parse request: JSON object expected")
    return {name: value for name, value in loaded.items() if value is not None}


async def _multipart(request: web.Request, params: Json) -> tuple[Json, dict[str, Upload]]:
    files: dict[str, Upload] = {}
    total = 0
    try:
        reader = await request.multipart()
    except ValueError:
        raise bad_request("can't parse the multipart body") from None
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        body = bytes(await part.read(decode=False))
        total += len(body)
        if total > UPLOAD_LIMIT:
            raise ApiError("Request Entity Too Large", code=413)
        if part.filename is None:
            params[part.name] = body.decode("utf-8", "replace")
        else:
            files[part.name] = Upload(part.filename, part.headers.get("Content-Type", ""), body)
    return params, files
