"""What is kept of somebody, in numbers."""

from dataclasses import dataclass

from storage.tables import Person


@dataclass(frozen=True, slots=True)
class Kept:
    """How much the place keeps of somebody."""

    ideas: int
    drafts: int
    published: int
    signatures: int
    comments: int
    follows: int
    reminders: int
    questions: int
    reviews: int
    named: int
    views: int = 0
    places: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of somebody, in numbers and a few words."""

    person: Person
    region: str | None
    topics: tuple[str, ...]
    kept: Kept
