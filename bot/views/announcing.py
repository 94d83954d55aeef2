"""The announcement wizard: its words, its saved texts, its own buttons, and the list of all announcements."""

from bot.domain.announcing import Overview, Saved
from bot.domain.letters import Letter, letter_of
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions import announcing as actions
from bot.views.actions.staffing import ShowControlRoom
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts
from storage.tables import Announcement

TITLE_CHARACTERS = 60


def ask_words(number: int, text: Texts, *, is_private: bool) -> Screen:
    """Ask for the announcement itself: by the next message in private, by a reply in the staff chat."""
    saved = Button(text.plain("announcing-saved-button"), actions.ShowSaved(number))
    earlier = Button(text.plain("announcing-all-button"), actions.ShowAnnouncements())
    cancel = Button(text.plain("start-cancel-button"), actions.LeaveAnnouncement(number))
    how = text("announcing-words-here" if is_private else "announcing-words-reply")
    return Screen(text("announcing-words", how=how), rows(saved, earlier, cancel))


def ask_new_words(number: int, text: Texts, *, is_private: bool) -> Screen:
    """Ask for other words for an announcement that has some."""
    keep = Button(text.plain("start-back-button"), actions.LeaveText(number))
    saved = Button(text.plain("announcing-saved-button"), actions.ShowSaved(number))
    how = text("announcing-words-here" if is_private else "announcing-words-reply")
    return Screen(text("announcing-new-words", how=how), rows(keep, saved))


def ask_link(number: int, text: Texts, *, is_private: bool) -> Screen:
    """Ask for a button under the announcement."""
    back = Button(text.plain("start-back-button"), actions.LeaveLink(number))
    how = text("announcing-link-here" if is_private else "announcing-link-reply")
    return Screen(text("announcing-link", how=how), rows(back))


def overview(found: Overview, text: Texts, *, is_private: bool) -> Screen:
    """List the announcements there are: drafts, scheduled, running and finished."""
    lines = [
        text(
            "announcing-line",
            position=str(at),
            title=title_of(letter_of(one.letter), text),
            state=text(f"announcing-state-{state_of(one)}"),
        )
        for at, one in enumerate(found.announcements, 1)
    ]
    opens = [
        Button(text.plain("announcing-open-button", position=str(at)), actions.OpenAnnouncement(one.id or 0))
        for at, one in enumerate(found.announcements, 1)
    ]
    new = Button(text.plain("announcing-new-button"), actions.NewAnnouncement())
    words = text("announcing-list", lines=Html("\n".join(lines))) if lines else text("announcing-none")
    paired = [tuple(opens[at : at + 2]) for at in range(0, len(opens), 2)]
    room = doors.back(text, ShowControlRoom()) if is_private else None
    return Screen(words, rows(*paired, new, room))


def state_of(announcement: Announcement) -> str:
    """Return how an announcement stands, as its texts are called."""
    return "recalled" if announcement.recalled_at is not None else announcement.state.value


def saved_texts(found: Saved, text: Texts) -> Screen:
    """Show the saved texts to choose from."""
    lines = [
        text("announcing-saved-line", position=str(at), title=title_of(letter_of(saved.letter), text))
        for at, saved in enumerate(found.texts, 1)
    ]
    pairs = [
        (
            Button(
                text.plain("announcing-use-button", position=str(at)), actions.UseSaved(found.number, saved.id or 0)
            ),
            Button(
                text.plain("announcing-drop-button", position=str(at)), actions.DropSaved(found.number, saved.id or 0)
            ),
        )
        for at, saved in enumerate(found.texts, 1)
    ]
    back = Button(text.plain("start-back-button"), actions.ChangeText(found.number))
    words = text("announcing-saved", lines=Html("\n".join(lines))) if lines else text("announcing-no-saved")
    return Screen(words, rows(*pairs, back))


def left(announcement: Announcement | None, text: Texts, *, is_private: bool) -> Screen:
    """Say what became of the draft when somebody leaves the wizard."""
    home = doors.home(text) if is_private else None
    if announcement is None:
        return Screen(text("announcing-left-nothing"), rows(home))
    go_on = Button(text.plain("announcing-continue-button"), actions.SeePreview(announcement.id or 0))
    drop = Button(text.plain("announcing-discard-button"), actions.DiscardAnnouncement(announcement.id or 0))
    return Screen(text("announcing-left"), rows(go_on, drop, home))


def discarded(text: Texts, *, is_private: bool) -> Screen:
    """Confirm that a draft is gone."""
    return Screen(text("announcing-discarded"), rows(doors.home(text) if is_private else None))


def title_of(letter: Letter, text: Texts) -> str:
    """Return the first words of a letter, or what it is made of."""
    if letter.text:
        return shorten(" ".join(letter.text.split()), limit=TITLE_CHARACTERS)
    kind = letter.files[0].kind.value if letter.files else "none"
    return text.plain("announcing-files", kind=kind, count=len(letter.files))
