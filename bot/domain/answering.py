"""Answering a department's question: what its author is about to send, and what they have sent."""

from dataclasses import dataclass

from bot.domain.casing import CaseView, Given
from storage.tables import CaseAnswer, CaseAnswerFile, CaseEvent


@dataclass(frozen=True, slots=True)
class Asked:
    """A department's question to whoever began the matter."""

    view: CaseView
    question: CaseEvent


@dataclass(frozen=True, slots=True)
class AnswerHeld:
    """What somebody is about to answer; `is_silent` is the rest of an album, of which nothing new is said."""

    asked: Asked
    row: CaseAnswer
    files: tuple[CaseAnswerFile, ...] = ()
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What somebody has answered, for them alone."""

    view: CaseView
    question: CaseEvent
    given: Given
