"""Posting on the go: which consultation it is for, or that none takes views right now."""

from collections.abc import Sequence

from bot.domain.staging import is_open_for_words
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions.acting import SortKeptWords
from bot.views.actions.consulting import ShowConsultations
from bot.views.actions.speaking import Speak, SpeakAt
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.visits import ConsultationCard

LABEL_CHARACTERS = 26


def choose(places: Sequence[ConsultationCard], text: Texts, *, is_said: bool) -> Screen:
    """Ask which consultation it is for."""
    action = SpeakAt if is_said else Speak
    buttons = [Button(shorten(_name(each), limit=LABEL_CHARACTERS), action(each.number)) for each in places]
    lines = [
        text("post-line", number=str(each.number), theme=each.consultation.theme, closes=each.closes_at)
        if each.closes_at
        else text("post-line-open", number=str(each.number), theme=each.consultation.theme)
        for each in places
    ]
    return Screen(paragraphs(text("post-which"), Html("\n".join(lines))), rows(*buttons, doors.cancel(text)))


def _name(card: ConsultationCard) -> str:
    return f"{card.number}. {card.consultation.theme}"


def nowhere(others: Sequence[ConsultationCard], text: Texts, *, are_kept: bool) -> Screen:
    """Say that no consultation takes views from this person now, and which will."""
    lines = [line for each in others if (line := _opens(each, text))]
    words = paragraphs(
        text("post-nowhere"),
        Html("\n".join(lines)),
        text("acting-kept") if are_kept else Html(),
    )
    other = Button(text.plain("post-kept-button"), SortKeptWords()) if are_kept else None
    consult = Button(text.plain("post-consultations-button"), ShowConsultations())
    return Screen(words, rows(other, consult, doors.home(text)))


def _opens(card: ConsultationCard, text: Texts) -> Html | None:
    later = [stage for stage in card.stages if stage.position > (card.stage.position if card.stage else 0)]
    speaking = next((stage for stage in later if is_open_for_words(stage)), None)
    known = {"number": str(card.number), "theme": card.consultation.theme}
    return text("post-opens", **known, day=speaking.opens_at) if speaking else None
