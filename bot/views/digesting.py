"""A digest: several notices as one message, a line and a button for each place that something happened at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.digesting import LINES_AT_MOST
from bot.views import doors
from bot.views.actions import Action
from bot.views.actions.settings import ShowVolume
from bot.views.reading import FORMATTING
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts

LINE_CHARACTERS = 220
ENDS_A_SENTENCE = (".", "!", "?", "…", ":")
TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a digest tells: the notices as they would look by themselves, the oldest first."""

    screens: Sequence[Screen]
    is_morning: bool = False


def digest(gathered: Gathered, text: Texts) -> Screen:
    """Show the newest notice of each place; a single one looks as it does by itself."""
    newest = _newest_of_each_place(gathered.screens)
    if len(newest) == 1:
        return newest[0]
    shown, more = newest[:LINES_AT_MOST], len(newest) - LINES_AT_MOST
    lines = [f"{place}. {_line(screen)}" for place, screen in enumerate(shown, start=1)]
    title = text("digest-morning") if gathered.is_morning else text("digest-title")
    rest = [text("digest-more", count=more)] if more > 0 else []
    return Screen(Html("\n\n".join([title, *lines, *rest])), _buttons(shown, text))


def _newest_of_each_place(screens: Sequence[Screen]) -> list[Screen]:
    newest: dict[object, Screen] = {}
    for place, screen in enumerate(screens):
        leads_to = _leads_to(screen) or place
        newest.pop(leads_to, None)
        newest[leads_to] = screen
    return list(newest.values())[::-1]


def _leads_to(screen: Screen) -> Action | None:
    return screen.leads or next((button.action for row in screen.rows for button in row if button.action), None)


def _line(screen: Screen) -> str:
    """Return a notice as one line; its words are escaped already, and none is cut in two."""
    parts = [TAGS.sub("", FORMATTING.sub("", part)).strip() for part in screen.text.split("\n\n")]
    words = " ".join(part if part.endswith(ENDS_A_SENTENCE) else f"{part}." for part in parts if part)
    words = " ".join(words.split())
    if len(words) <= LINE_CHARACTERS:
        return words
    return words[:LINE_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _buttons(shown: Sequence[Screen], text: Texts) -> tuple[tuple[Button, ...], ...]:
    ways = [(place, _leads_to(screen)) for place, screen in enumerate(shown, start=1)]
    buttons = [Button(text.plain("digest-open-button", number=str(place)), way) for place, way in ways if way]
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    often = Button(text.plain("settings-volume-button"), ShowVolume())
    return (*pairs, *rows((often, doors.home(text))))
