"""How one reader wants their screens: without formatting, or without telling the lock screen what they say."""

import re
from dataclasses import replace

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
    return replace(read, text=f"{text('settings-discreet-notice')}\n\n<tg-spoiler>{read.text}</tg-spoiler>")


def plainly(screen: Screen) -> Screen:
    """Return the screen in plain words; links stay links."""
    return replace(screen, text=FORMATTING.sub("", screen.text))
