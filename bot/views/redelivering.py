"""What was not delivered: how many, of which kind, why, and buttons to try again or let go."""

from collections.abc import Sequence

from bot.views import doors
from bot.views.actions import redelivering as actions
from bot.views.actions.staffing import ShowControlRoom
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.dead_letters import DeadLetters


def dead_letters(letters: Sequence[DeadLetters], text: Texts, *, in_doubt: int) -> Screen:
    """Show an admin what was given up, and how much is in doubt."""
    back = doors.back(text, ShowControlRoom())
    doubt = text("letters-in-doubt", count=in_doubt) if in_doubt else Html("")
    if not letters:
        return Screen(paragraphs(text("letters-none"), doubt), rows(back))
    lines = Html("\n".join(_line(place, one, text) for place, one in enumerate(letters, start=1)))
    buttons = [_buttons(place, one, text) for place, one in enumerate(letters, start=1)]
    return Screen(paragraphs(text("letters-intro"), lines, doubt), rows(*buttons, back))


def _line(place: int, letters: DeadLetters, text: Texts) -> Html:
    return text(
        "letters-line",
        position=str(place),
        count=letters.count,
        kind=text("letters-kind", kind=letters.notice),
        fault=letters.fault,
        day=letters.last_at,
    )


def _buttons(place: int, letters: DeadLetters, text: Texts) -> tuple[Button, ...]:
    retry = text.plain("letters-retry-button", position=str(place), count=letters.count)
    drop = text.plain("letters-drop-button", position=str(place))
    return (
        Button(retry, actions.RetryLetters(letters.first_id)),
        Button(drop, actions.ConsiderGivingUp(letters.first_id)),
    )


def drop_question(letters: DeadLetters, text: Texts) -> Screen:
    """Ask whether these shall never be sent."""
    words = text("letters-drop-question", count=letters.count, kind=text("letters-kind", kind=letters.notice))
    label = text.plain("letters-drop-confirm-button")
    sure = Button(label, actions.GiveLettersUp(letters.first_id), style=Style.DANGER)
    return Screen(words, rows(sure, doors.back(text, actions.ShowDeadLetters())))


def sent_as_plain_text(fault: str, text: Texts) -> Screen:
    """Tell an admin that a message of ours lost its formatting, and what Telegram said."""
    undelivered = Button(text.plain("letters-plain-button"), actions.ShowDeadLetters())
    return Screen(text("letters-plain", fault=fault), rows(undelivered))
