"""How one reader wants their screens: without formatting, or without telling the lock screen what they say."""

import re
from dataclasses import replace

from bot.domain.letters import LINKING, Entity, Letter, length_of
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.tables import Person

FORMATTING = re.compile(r"</?(?:b|i|u|s|blockquote|tg-spoiler)(?: expandable)?>")


def as_read_by(person: Person, screen: Screen) -> Screen:
    """Return the screen as this reader has asked to see theirs."""
    return plainly(screen) if person.plain_text else screen


def as_told_to(person: Person, screen: Screen, text: Texts) -> Screen:
    """Return the screen of a notice as this reader has asked to be told: Telegram hides spoilers in notifications."""
    read = as_read_by(person, screen)
    if not person.discreet:
        return read
    hidden = hiding(read.letter, text.plain("settings-discreet-notice")) if read.letter else None
    words = f"{text('settings-discreet-notice')}\n\n<tg-spoiler>{read.text}</tg-spoiler>" if read.text else ""
    return replace(read, text=words, letter=hidden)


def plainly(screen: Screen) -> Screen:
    """Return the screen in plain words; links stay links."""
    letter = replace(screen.letter, entities=_links_in(screen.letter.entities)) if screen.letter else None
    return replace(screen, text=FORMATTING.sub("", screen.text), letter=letter)


def _links_in(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(entity for entity in entities if entity["type"] == LINKING)


def hiding(letter: Letter, notice: str) -> Letter:
    """Return the letter with its words and pictures behind a spoiler, below a line that says there is news."""
    files = tuple(replace(file, is_hidden=True) for file in letter.files)
    if not letter.text:
        return replace(letter, text=notice, entities=(), files=files)
    head = f"{notice}\n\n"
    begins = length_of(head)
    moved = tuple(entity | {"offset": entity["offset"] + begins} for entity in letter.entities)
    spoiler = {"type": "spoiler", "offset": begins, "length": length_of(letter.text)}
    return replace(letter, text=f"{head}{letter.text}", entities=(*moved, spoiler), files=files)
