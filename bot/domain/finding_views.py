"""Finding what was said: by words, and narrowed by role, subtopic, stage, file, day and answer."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import IntEnum
from typing import Any

from bot.domain.speaking import View
from storage.tables import AttachmentKind, Badge, Consultation, Stage, Subtopic

PAGE_SIZE = 5
OWN = 1  # of authors: oneself; any other is a contribution that carries their name, and one more
AUTHORS_SHOWN = 6
CONSULTATIONS_SHOWN = 3
QUESTION_CHARACTERS = 200
SPANS = (timedelta(days=1), timedelta(days=7), timedelta(days=31))
BADGES = tuple(Badge)
KINDS = tuple(AttachmentKind)[:3]


class Field(IntEnum):
    """By what a search is narrowed."""

    BADGE = 1
    SUBTOPIC = 2
    STAGE = 3
    FILE = 4
    SPAN = 5
    ANSWERED = 6
    AUTHOR = 7


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; 0 means any. `consultation_id` 0: in all of them."""

    question: str = ""
    consultation_id: int = 0
    badge: int = 0
    subtopic: int = 0
    stage: int = 0
    file: int = 0
    span: int = 0
    answered: int = 0
    author: int = 0

    def narrowed(self, field: Field, value: int) -> "Wanted":
        """Return the same search, narrowed or widened in one way."""
        changed: dict[str, Any] = {field.name.lower(): max(0, value)}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class FoundViews:
    """One page of what was found, and by what it can be narrowed."""

    wanted: Wanted
    views: tuple[View, ...]
    page: int
    pages: int
    total: int
    subtopics: tuple[Subtopic, ...] = ()
    stages: tuple[Stage, ...] = ()
    authors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Besides:
    """What a search for ideas finds in consultations besides: how many views, and what is about it."""

    question: str
    views: int = 0
    consultations: tuple[Consultation, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.views or self.consultations)
