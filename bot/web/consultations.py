"""The public pages of a consultation: its record, its files and the screen in the room; here nothing is changed."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import segno
from aiohttp import web

from bot.delivery.civic import Civic
from bot.delivery.handling import is_stores_trouble
from bot.domain.refusals import Refused
from bot.domain.transcribing import File
from bot.services import projecting, transcribing
from bot.views.projecting import projected
from bot.views.record_pages import record_page
from bot.views.texts import Texts
from bot.web import pages
from bot.web.headers import FILE_HEADERS

PREFIX = "/c/"
SHOWN_IN_PLACE = ("image/", "audio/", "application/pdf", "text/plain")
Answer = Callable[[web.BaseRequest], Awaitable[web.Response]]
Room = Callable[[web.BaseRequest, "re.Match[str]"], Awaitable[web.Response]]


class Consultations:
    """Answers every address below `/c/`."""

    def __init__(self, civic: Civic) -> None:
        self._civic = civic
        self._rooms: tuple[tuple[re.Pattern[str], Room], ...] = (
            (re.compile(r"/c/(?P<number>\d{1,9})"), self._record),
            (re.compile(r"/c/(?P<number>\d{1,9})/v(?P<view>\d{1,9})"), self._view),
            (re.compile(r"/c/(?P<number>\d{1,9})/screen"), self._screen),
            (re.compile(r"/c/(?P<number>\d{1,9})/files/(?P<digest>[0-9a-f]{64})"), self._file),
        )

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Answer one request; what is not public and what is not there are the same."""
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=405, headers=FILE_HEADERS | {"Allow": "GET, HEAD"})
        for pattern, room in self._rooms:
            found = pattern.fullmatch(request.path)
            if found:
                return await self._answer(request, found, room)
        return self._lost(request)

    async def _answer(self, request: web.BaseRequest, found: "re.Match[str]", room: Room) -> web.Response:
        try:
            return await room(request, found)
        except Refused:
            return self._lost(request)
        except Exception as fault:
            if not is_stores_trouble(fault):
                raise
            return self._lost(request, status=503, why="record-busy")

    async def _record(self, request: web.BaseRequest, found: "re.Match[str]") -> web.Response:
        text = self._texts(request)
        wanted = request.query.get("page", "1")
        page = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 1
        number = int(found["number"])
        when = {"timezone": self._civic.settings.timezone, "now": self._civic.clock.now()}
        chapter = await self._read(transcribing.chapter, consultation_id=number, page=page, **when)
        body = await asyncio.to_thread(lambda: pages.drawn("record.html", text, page=record_page(chapter, text)))
        return pages.sent(request, body)

    async def _view(self, _request: web.BaseRequest, found: "re.Match[str]") -> web.Response:
        number, view = int(found["number"]), int(found["view"])
        page = await self._read(transcribing.page_of_view, consultation_id=number, number=view)
        address = f"/c/{number}?page={page}#v{view}"
        return web.Response(status=302, headers=FILE_HEADERS | {"Location": address})

    async def _screen(self, request: web.BaseRequest, found: "re.Match[str]") -> web.Response:
        text = self._texts(request)
        wall = projected(await self._read(projecting.wall, consultation_id=int(found["number"])), text)
        code = code_of(wall.link) if wall.link else ""
        facts: dict[str, Any] = {"page": wall, "code": code, "address": f"/c/{int(found['number'])}"}
        return pages.sent(request, pages.drawn("screen.html", text, script=pages.static_address("screen.js"), **facts))

    async def _file(self, request: web.BaseRequest, found: "re.Match[str]") -> web.Response:
        number, digest = int(found["number"]), found["digest"]
        file: File | None = await self._read(transcribing.public_file, consultation_id=number, digest=digest)
        if file is None:
            return self._lost(request)
        headers = {**FILE_HEADERS, "ETag": f'"{digest}"', "Content-Disposition": disposition_of(file)}
        if digest in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        content = await asyncio.to_thread(self._civic.file, digest)
        if content is None:
            return self._lost(request)
        return web.Response(body=content, content_type=file.media_type, headers=headers)

    def _lost(self, request: web.BaseRequest, *, status: int = 404, why: str = "record-not-found") -> web.Response:
        text = self._texts(request)
        body = pages.drawn("lost.html", text, head=text.plain(why), words=text.plain(f"{why}-why"))
        answer = pages.sent(request, body, status=status)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def _texts(self, request: web.BaseRequest) -> Texts:
        return self._civic.texts_for(pages.language_of(request))

    async def _read(self, query: Callable[..., Any], **given: Any) -> Any:
        return await self._civic.database.read(query, **given)


def rooms(civic: Civic) -> dict[str, Answer]:
    """Return who answers below which path."""
    return {PREFIX: Consultations(civic).handle, pages.STATIC_PATH: pages.send_static}


def disposition_of(file: File) -> str:
    """Return whether a browser shows a file or saves it, and under which name."""
    way = "inline" if file.media_type.startswith(SHOWN_IN_PLACE) else "attachment"
    return f"{way}; filename*=UTF-8''{quote(file.name, safe='')}" if file.name else way


def code_of(link: str) -> str:
    """Return a link as a picture (SVG) that a phone reads from the last row."""
    return segno.make(link, error="m", micro=False).svg_inline(scale=8, border=3, omitsize=True)
