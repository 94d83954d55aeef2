"""Every screen of the bot at its extremes, drawn by the real views from the least and the most they may be given."""

from collections.abc import Iterator
from typing import Any

from bot.gallery.drawing import Drawn, all_views, drawn
from bot.gallery.wordings import texts_in
from bot.views.screens import Button, Screen

Json = dict[str, Any]


def exhibits(place: str, words: str = "plain") -> Json:
    """Return the names of all places and every screen of one, or of the first; what looks the same is shown once.

    `words` is a way of writing: plain, keys, long or mirrored.
    """
    places = sorted({room for room, _ in all_views()})
    chosen = place if place in places else places[0]
    return {"places": places, "screens": [_as_json(each) for each in distinct(drawn(chosen, texts_in(words)))]}


def distinct(all_drawn: Iterator[Drawn]) -> Iterator[Drawn]:
    """Leave out what looks like an earlier screen of the same view."""
    seen: set[tuple[str, str]] = set()
    for each in all_drawn:
        key = (each.name, repr((each.screen.text, each.screen.rows, each.screen.keys)))
        if key not in seen:
            seen.add(key)
            yield each


def _as_json(each: Drawn) -> Json:
    screen = each.screen
    return {
        "name": each.name,
        "case": each.case,
        "html": str(screen.text),
        "letter": _letter(screen),
        "buttons": [[_button(button) for button in row] for row in screen.rows] + _keys(screen),
        "files": [media.kind.value for media in screen.media] + _letter_files(screen),
    }


def _letter(screen: Screen) -> Json | None:
    """Return the words of an admin's letter, which carry their formatting beside them and not in HTML."""
    letter = screen.letter
    return {"text": letter.text, "entities": list(letter.entities)} if letter is not None else None


def _letter_files(screen: Screen) -> list[str]:
    return [file.kind.value for file in screen.letter.files] if screen.letter is not None else []


def _button(button: Button) -> Json:
    kind = "callback" if button.action is not None else "url" if button.url else "copy" if button.copy else "share"
    return {"text": str(button.label), "kind": kind, "style": button.style.value if button.style else None}


def _keys(screen: Screen) -> list[list[Json]]:
    return [[{"text": str(key.label), "kind": "key"} for key in row] for row in screen.keys]
