"""Turning facts into pages of HTML: templates without a word of their own, everything people wrote escaped."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from aiohttp import web
from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.views.texts import Texts
from bot.web.headers import PAGE_HEADERS, STATIC_HEADERS

STATIC = {"pages.css": "text/css", "screen.js": "text/javascript", "icon.svg": "image/svg+xml"}
STATIC_PATH = "/static/"
RIGHT_TO_LEFT = "right-to-left"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def static_file(name: str) -> bytes:
    """Return one of the files that belong to the pages."""
    return files("bot.web").joinpath("static", name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Return where a file of the pages is found; another content has another address."""
    return f"{STATIC_PATH}{sha256(static_file(name)).hexdigest()[:12]}/{name}"


async def send_static(request: web.BaseRequest) -> web.Response:
    """Send a file that belongs to the pages."""
    name = request.path.rpartition("/")[2]
    if name not in STATIC or request.path != static_address(name):
        return web.Response(status=404, headers=STATIC_HEADERS | {"Cache-Control": "no-store"})
    return web.Response(body=static_file(name), content_type=STATIC[name], charset="utf-8", headers=STATIC_HEADERS)


def drawn(template: str, text: Texts, **facts: Any) -> bytes:
    """Return a page as bytes."""
    direction = "rtl" if Locale.parse(text.language.replace("-", "_")).text_direction == RIGHT_TO_LEFT else "ltr"
    known = {"language": text.language, "direction": direction}
    known |= {"style": static_address("pages.css"), "icon": static_address("icon.svg")}
    return _templates().get_template(template).render(**known, **facts).encode()


def sent(request: web.BaseRequest, page: bytes, *, status: int = 200) -> web.Response:
    """Send a page, or only say that it is the one the reader has."""
    tag = f'W/"{sha256(page).hexdigest()[:24]}"'
    headers = {**PAGE_HEADERS, "ETag": tag, "Vary": "Accept-Language, Accept-Encoding"}
    if status == web.HTTPOk.status_code and tag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=headers)
    answer = web.Response(status=status, body=page, content_type="text/html", charset="utf-8", headers=headers)
    answer.enable_compression()
    return answer


def language_of(request: web.BaseRequest) -> str:
    """Return the language the reader's browser asks for first."""
    wanted = request.headers.get("Accept-Language", "")
    return wanted.split(",")[0].split(";")[0].strip().lower()[:16] or "en"
