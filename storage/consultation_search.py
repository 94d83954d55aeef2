"""Finding consultations by what they are about: their themes, their backgrounds and their subtopics."""

from sqlmodel import Session, col, select

from bot.domain.searching import Terms, words_of
from storage import consultations
from storage.tables import Consultation, ConsultationStatus, Subtopic

LOOKED_THROUGH = 300
PUBLIC = (
    ConsultationStatus.ANNOUNCED,
    ConsultationStatus.RUNNING,
    ConsultationStatus.CONCLUDED,
    ConsultationStatus.ARCHIVED,
)


def about(db: Session, terms: Terms, *, number: int | None, limit: int) -> list[Consultation]:
    """Return the public consultations that have all these words, or this number; the newest first.

    A place has dozens of them, so that each is simply read.
    """
    every = consultations.with_status(db, PUBLIC, limit=LOOKED_THROUGH)
    titles: dict[int, list[str]] = {}
    numbers = [each.id for each in every]
    for subtopic in db.exec(select(Subtopic).where(col(Subtopic.consultation_id).in_(numbers))):
        titles.setdefault(subtopic.consultation_id, []).append(subtopic.title)
    found = [each for each in every if each.id == number or _has(each, titles.get(each.id or 0, []), terms)]
    return found[:limit]


def _has(consultation: Consultation, titles: list[str], terms: Terms) -> bool:
    words = words_of(" ".join((consultation.theme, consultation.background, consultation.run_by, *titles)))
    return bool(terms) and all(_stands_in(term, words) for term in terms)


def _stands_in(term: str, words: frozenset[str]) -> bool:
    if not term.endswith("*"):
        return term in words
    return any(word.startswith(term[:-1]) for word in words)
