"""The words of the bot: Fluent files per language, one per capability, with every value escaped for Telegram's HTML."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.views.dates import day_in

LOCALES = Path(__file__).parent / "locales"
FALLBACK = "en"
LONGEST_PART = 2000  # fluent.runtime refuses values of more than 2,500 characters; longer ones are put in afterwards
# What could stand for other words of ours, or turn the rest of a line around.
STRAY = re.compile("[\uf8ff\u202a-\u202e\u2066-\u2069]")
STAND_IN = re.compile("\uf8ff\\d+\uf8ff")


class Html(str):
    """Text that is already safe to show: built by a view, never by a person."""

    __slots__ = ()


class MissingText(LookupError):
    """A text id, or a value it needs, that nobody has written."""


@cache
def bundle_for(language: str) -> FluentBundle:
    """Return the parsed texts of one language."""
    bundle = FluentBundle([language, FALLBACK], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def shipped_languages() -> tuple[str, ...]:
    """Return the languages that have texts."""
    return tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))


class Texts:
    """The words in one reader's language: `text("idea-card-count", count=3)`.

    Every string value is escaped; a moment becomes a day in the place's own zone.
    """

    def __init__(
        self, language: str, *, brand: str = "Folkmoot", zone: tzinfo = UTC, username: str = "", site: str = ""
    ) -> None:
        self.language = language
        self.brand = brand
        self.zone = zone
        self.username = username
        self.site = site

    def __call__(self, text_id: str, **values: Any) -> Html:
        bundle = bundle_for(self.language)
        if not bundle.has_message(text_id):
            bundle = bundle_for(FALLBACK)
        if not bundle.has_message(text_id):
            raise MissingText(text_id)
        message = bundle.get_message(text_id)
        if message.value is None:
            raise MissingText(text_id)
        safe = {"brand": escape(self.brand), **self._safe(values)}
        stand_ins, long = _without_long_parts(safe)
        shown, faults = bundle.format_pattern(message.value, safe | stand_ins)
        if faults:
            raise MissingText(f"{text_id}: {faults[0]}")
        return Html(STAND_IN.sub(lambda found: long.get(found[0], found[0]), str(shown)) if long else shown)

    def plain(self, text_id: str, **values: Any) -> str:
        """Return a text for places that read no HTML: button labels, toasts, file names, command lists."""
        return unescape(self(text_id, **values))

    def link_to(self, payload: str) -> str:
        """Return the address that opens our private chat with this payload, such as `i184`."""
        return f"https://t.me/{self.username}?start={payload}"

    def page(self, path: str) -> str | None:
        """Return the address of a page of ours on the web, such as `/c/12`; None where the place has no pages."""
        return f"{self.site}{path}" if self.site else None

    def _safe(self, values: dict[str, Any]) -> dict[str, Any]:
        return {name: self._safe_value(value) for name, value in values.items()}

    def _safe_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return day_in(self.language, value, self.zone)
        if isinstance(value, Html):
            return str(value)
        return escape(STRAY.sub("", value), quote=False) if type(value) is str else value

    def has(self, text_id: str) -> bool:
        """Return whether this text exists in any of the reader's languages."""
        return any(bundle_for(language).has_message(text_id) for language in (self.language, FALLBACK))


def _without_long_parts(values: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return a stand-in for each long value by its name, and each long value by its stand-in."""
    long = [name for name, value in values.items() if isinstance(value, str) and len(value) > LONGEST_PART]
    stand_ins = {name: f"\uf8ff{place}\uf8ff" for place, name in enumerate(long)}
    return stand_ins, {stand_in: values[name] for name, stand_in in stand_ins.items()}


def best_language(wanted: str, *, offered: Iterable[str]) -> str:
    """Return the offered language nearest to a Telegram language code such as `pt-br`; English when none is near."""
    offered = tuple(offered)
    for candidate in (wanted, wanted.split("-")[0]):
        if candidate in offered:
            return candidate
    return FALLBACK if FALLBACK in offered or not offered else offered[0]
