"""Handing out files: to bots under /file/bot<token>/, to pages under /play/files/; in ranges where asked."""

from __future__ import annotations

import re
from urllib.parse import quote

from aiohttp import web

from bot.playground.world.files import StoredFile

INLINE = ("image/png", "image/jpeg", "image/webp", "image/gif", "audio/", "video/")
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def file_response(stored: StoredFile, http: web.Request | None) -> web.Response:
    """Return a file; what a browser could run is always an attachment."""
    shown = stored.mime.startswith(INLINE)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline" if shown else f"attachment; filename*=UTF-8''{quote(stored.name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Accept-Ranges": "bytes",
    }
    body, status = stored.body, 200
    asked = RANGE.match(http.headers.get("Range", "")) if http is not None else None
    if asked is not None and body:
        start, end = _bounds(asked[1], asked[2], len(body))
        headers["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
        body, status = body[start : end + 1], 206
    return web.Response(body=body, status=status, headers=headers, content_type=stored.mime)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last or 0)), size - 1
    return min(int(first), size - 1), min(int(last), size - 1) if last else size - 1
