"""An announcement as everybody gets it: its words, how to turn announcements off, and its buttons."""

from dataclasses import replace

from bot.domain.announcing import Case, Copy
from bot.domain.letters import Letter, length_of
from bot.views import doors
from bot.views.actions.announced import MuteAnnouncements, TapButton
from bot.views.actions.settings import ChooseAnnouncements, ShowSettings
from bot.views.parcels import Recall
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.texts import Texts


def copy(seen: Copy, text: Texts) -> Screen:
    """Show an announcement to one reader, or in a chat."""
    return Screen("", rows_under(seen, text), letter=with_footer(seen, text), silent=not seen.with_sound)


def copy_seen(case: Case) -> Copy:
    """Return an announcement as people will get it."""
    return Copy(case.number, case.letter, is_for_person=bool(case.segments) or not case.places)


def rows_under(seen: Copy, text: Texts) -> Rows:
    """Return the buttons under a copy; an album can carry none."""
    if seen.letter.is_album:
        return ()
    links = [
        Button(link.label, url=link.url) if link.url else Button(link.label, TapButton(seen.number, at))
        for at, link in enumerate(seen.letter.links)
    ]
    mute = Button(text.plain("announced-mute-button"), MuteAnnouncements(seen.number))
    return rows(*links, mute if seen.is_for_person else None)


def with_footer(seen: Copy, text: Texts) -> Letter:
    """Return the letter with a line that says how to hear less; whoever reads a channel mutes it themselves."""
    letter = seen.letter
    if seen.is_for_channel:
        return letter
    line = text.plain("announced-footer" if seen.is_for_person else "announced-footer-group")
    begins = length_of(letter.text) + (2 if letter.text else 0)
    slanted = {"type": "italic", "offset": begins, "length": length_of(line)}
    words = f"{letter.text}\n\n{line}" if letter.text else line
    return replace(letter, text=words, entities=(*letter.entities, slanted))


def taken_back(message_ids: tuple[int, ...], _text: Texts) -> Recall:
    """Take a copy back."""
    return Recall(message_ids)


def muted(text: Texts) -> Screen:
    """Confirm that no more announcements come, with the way back."""
    undo = Button(text.plain("announced-undo-button"), ChooseAnnouncements(1))
    settings = Button(text.plain("start-settings-button"), ShowSettings())
    return Screen(text("announced-muted"), rows(undo, (settings, doors.home(text))))
