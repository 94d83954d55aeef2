"""Practice: the mark on each of its screens, and its buttons."""

from bot.domain.practising import is_practice
from bot.views import doors
from bot.views.actions.consulting import ShowConsultations
from bot.views.actions.practising import EndPractice, Practise, TurnPractice
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.texts import Html, Texts

VIEWS = ("practice-view-first", "practice-view-second")


def mark(consultation_id: int, text: Texts) -> Html:
    """Return the mark that stands on every screen of a practice; nothing elsewhere."""
    return text("practice-mark") if is_practice(consultation_id) else Html()


def button(consultation_id: int, text: Texts) -> Button:
    """Lead to practising."""
    return Button(text.plain("practice-button"), Practise(consultation_id))


def ways(text: Texts) -> Rows:
    """Return what only a practice has: the next stage, and its end."""
    turn = Button(text.plain("practice-turn-button"), TurnPractice())
    return rows((turn, Button(text.plain("practice-end-button"), EndPractice())))


def views(text: Texts) -> tuple[str, ...]:
    """Return the views of nobody that a practice begins with."""
    return tuple(text.plain(each) for each in VIEWS)


def ended(text: Texts, *, was_there: bool) -> Screen:
    """Say that nothing of it is left."""
    consult = Button(text.plain("post-consultations-button"), ShowConsultations())
    words = text("practice-ended" if was_there else "practice-over")
    return Screen(words, rows(consult, doors.home(text)))
