"""Statements that take a person out of the consultations they spoke in."""

from typing import Any

from sqlalchemy import Table, delete, or_, select, update
from sqlmodel import Session, col

from storage.tables import (
    AdditionVersion,
    Badge,
    Contribution,
    ContributionAddition,
    ContributionFile,
    ContributionPiece,
    ContributionStatus,
    ContributionVersion,
    Participant,
    Projection,
)

ROWS: Table = Contribution.__table__  # type: ignore[attr-defined]
ADDITIONS: Table = ContributionAddition.__table__  # type: ignore[attr-defined]
PARTICIPANTS: Table = Participant.__table__  # type: ignore[attr-defined]
UNNAMED: dict[str, Any] = {"shown_as": None, "region_id": None, "latitude": None, "longitude": None,
                           "origin_chat_id": None, "origin_message_id": None}  # fmt: skip


def spoken_by(db: Session, person_id: int) -> list[Contribution]:
    """Return everything somebody ever said, finished or not."""
    query = select(Contribution).where(col(Contribution.person_id) == person_id)
    return list(db.execute(query.order_by(col(Contribution.id))).scalars())


def named_of(person_id: int) -> Any:
    """Return the condition for what somebody said under their own name; an organisation's is not theirs."""
    return (ROWS.c.person_id == person_id) & ROWS.c.shown_as.is_not(None) & (ROWS.c.badge != Badge.ORGANISATION)


def take_name_off(db: Session, person_id: int) -> list[int]:
    """Let everything somebody said stand without their name; return what that changed."""
    changed = update(ROWS).where(named_of(person_id)).values(shown_as=None).returning(ROWS.c.id)
    return sorted(db.execute(changed).scalars())


def unname(db: Session, contribution_id: int) -> None:
    """Let a contribution stand without whoever said it: no name, no place, no files, and of additions the words."""
    db.execute(update(ROWS).where(ROWS.c.id == contribution_id).values(person_id=None, **UNNAMED))
    for table in (ContributionFile, ContributionPiece):
        db.execute(delete(table).where(col(table.contribution_id) == contribution_id))
    says_nothing = or_(ADDITIONS.c.words == "", ADDITIONS.c.added_at.is_(None))
    db.execute(delete(ADDITIONS).where(ADDITIONS.c.contribution_id == contribution_id, says_nothing))
    nowhere = update(ADDITIONS).where(ADDITIONS.c.contribution_id == contribution_id)
    db.execute(nowhere.values(latitude=None, longitude=None))


def erase(db: Session, contribution_id: int, *, placeholder: str, **values: Any) -> None:
    """Empty a contribution of every word, and leave only its number; with `person_id` it stays somebody's."""
    emptied = {"words": placeholder, "status": ContributionStatus.WITHDRAWN, **UNNAMED, **values}
    db.execute(update(ROWS).where(ROWS.c.id == contribution_id).values(**emptied))
    versions = (ContributionVersion, AdditionVersion)
    for table in (ContributionFile, ContributionPiece, *versions, ContributionAddition, Projection):
        db.execute(delete(table).where(col(table.contribution_id) == contribution_id))


def leave(db: Session, person_id: int) -> list[int]:
    """Take somebody out of every consultation in which nothing of theirs stays; return all they took part in."""
    theirs = PARTICIPANTS.c.person_id == person_id
    numbers = list(db.execute(select(PARTICIPANTS.c.consultation_id).where(theirs)).scalars())
    db.execute(delete(PARTICIPANTS).where(theirs, PARTICIPANTS.c.spoke_at.is_(None)))
    blank = {"person_id": None, "organisation": None, "follows": False, "last_looked_at": None,
             "looked_before_at": None, "caught_up_at": None, "nudged_at": None, "nudges": 0}  # fmt: skip
    db.execute(update(PARTICIPANTS).where(theirs).values(**blank))
    return numbers
