"""What `folkmoot check` looks at: everything that would keep the bot from serving people, named in words."""

import asyncio
import os
from http import HTTPStatus
from pathlib import Path

import aiohttp
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.config import Settings, faults_in, unknown_settings, variable
from bot.services.calendars import is_known_place
from bot.views.texts import shipped_languages
from storage import schema
from storage.checks import findings_in
from storage.engines import database_url
from storage.faults import StoreError

DATABASE_FAULTS = (DBAPIError, ImportError, StoreError, ValueError)
PATIENCE = aiohttp.ClientTimeout(total=10)


def problems(settings: Settings, *, asks_telegram: bool = False) -> list[str]:
    """Return everything that is wrong with the settings, the database and, if asked, the way to Telegram."""
    named = [*_languages(settings), *_holidays(settings)]
    found = [*faults_in(settings), *unknown_settings(), *named, *_database(settings.database_url)]
    return found + asyncio.run(_telegram(settings)) if asks_telegram else found


def readiness(settings: Settings) -> list[str]:
    """Return what keeps the bot from starting: settings for nobody, and a database of another shape."""
    return [*faults_in(settings), *_languages(settings), *_holidays(settings), *_shape(settings.database_url)]


def describe(url: str) -> str:
    """Return where a database is, without its password."""
    return make_url(url).render_as_string(hide_password=True)


def _languages(settings: Settings) -> list[str]:
    shipped = shipped_languages()
    return [
        f"{variable('languages')} names {language!r}, which has no texts yet; there are: {', '.join(shipped)}."
        for language in settings.languages
        if language not in shipped
    ]


def _holidays(settings: Settings) -> list[str]:
    if is_known_place(settings.holidays):
        return []
    return [f"{variable('holidays')} names {settings.holidays!r}, of which no public holidays are known."]


def _database(url: str) -> list[str]:
    """Return what is wrong with the data; a database that cannot be opened is not looked into."""
    unready = _shape(url)
    if unready:
        return unready
    try:
        return findings_in(url)
    except DATABASE_FAULTS as fault:
        return [sentence(fault)]


def _shape(url: str) -> list[str]:
    try:
        parsed = database_url(url)
        schema.refuse_unready(parsed)
    except DATABASE_FAULTS as fault:
        return [sentence(fault)]
    return _writable(parsed.database) if parsed.get_backend_name() == "sqlite" else []


def sentence(fault: Exception) -> str:
    """Return what a fault of the database means to whoever runs it."""
    if isinstance(fault, ImportError):
        return "The driver for PostgreSQL is not installed. Type: .venv/bin/pip install -e '.[postgres]'"
    if isinstance(fault, DBAPIError):
        return f"The database cannot be opened: {_in_one_line(fault.orig)}"
    return _in_one_line(fault)


def _in_one_line(fault: object) -> str:
    return " ".join(str(fault).split())


def _writable(file: str | None) -> list[str]:
    folder = Path(file or ".").absolute().parent
    return [] if os.access(folder, os.W_OK) else [f"Nothing can be written in {folder}, where the database is."]


async def _telegram(settings: Settings) -> list[str]:
    """Ask Telegram who the bot is. The address holds the token, so no fault is repeated in its own words."""
    address = f"{settings.telegram_api}/bot{settings.telegram_token.get_secret_value()}/getMe"
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(address) as answer:
            status = answer.status
    except (aiohttp.ClientError, TimeoutError, ValueError) as fault:
        return [f"Telegram cannot be reached at {settings.telegram_api} ({type(fault).__name__})."]
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        return [f"Telegram does not know this bot: {variable('telegram_token')} is wrong or was revoked."]
    return [] if status == HTTPStatus.OK else [f"Telegram answered with HTTP {status} at {settings.telegram_api}."]
