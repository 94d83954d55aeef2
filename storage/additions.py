"""Queries about what people add to what they said: words, files and places, each with its day."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, or_, update
from sqlmodel import Session, col, func, select

from storage.tables import AdditionVersion, ContributionAddition, ContributionFile

ROWS: Table = ContributionAddition.__table__  # type: ignore[attr-defined]
FILES: Table = ContributionFile.__table__  # type: ignore[attr-defined]


def is_shown() -> ColumnElement[bool]:
    """Return whether a file goes with what was said, or with an addition that stands: not with one being made."""
    stands = exists().where(ROWS.c.id == FILES.c.addition_id, ROWS.c.added_at.is_not(None))
    return or_(FILES.c.addition_id.is_(None), stands)


def of(db: Session, contribution_id: int) -> list[ContributionAddition]:
    """Return what its author has added to a contribution, in order."""
    its = (ROWS.c.contribution_id == contribution_id, ROWS.c.added_at.is_not(None))
    return list(db.exec(select(ContributionAddition).where(*its).order_by(ROWS.c.added_at, ROWS.c.id)))


def add_words(db: Session, contribution_id: int, *, words: str, now: datetime) -> ContributionAddition:
    """Add dated words to a contribution."""
    added = ContributionAddition(contribution_id=contribution_id, words=words, added_at=now)
    db.add(added)
    db.flush()
    return added


def reword(db: Session, addition: ContributionAddition, *, words: str, now: datetime) -> None:
    """Give an addition other words, as a new version; those before are kept."""
    if addition.version == 1:
        _keep_version(db, addition, moment=addition.added_at or now)
    change(db, addition, words=words, version=addition.version + 1, edited_at=now)
    _keep_version(db, addition, moment=now)


def _keep_version(db: Session, addition: ContributionAddition, *, moment: datetime) -> None:
    kept: dict[str, Any] = addition.model_dump(include={"contribution_id", "version", "words"})
    db.add(AdditionVersion(addition_id=addition.id or 0, written_at=moment, **kept))
    db.flush()


def versions_of(db: Session, contribution_id: int) -> list[AdditionVersion]:
    """Return every version of what was added to a contribution, where that was ever changed, the oldest first."""
    its = select(AdditionVersion).where(AdditionVersion.contribution_id == contribution_id)
    return list(db.exec(its.order_by(col(AdditionVersion.addition_id), col(AdditionVersion.version))))


def count_since(db: Session, contribution_id: int, *, since: datetime) -> int:
    """Return how often its author has added to a contribution since then."""
    recent = (ROWS.c.contribution_id == contribution_id, ROWS.c.added_at > since)
    return int(db.exec(select(func.count()).select_from(ContributionAddition).where(*recent)).one())


def get(db: Session, addition_id: int) -> ContributionAddition | None:
    """Return this addition as it stands in the database at this moment."""
    return db.get(ContributionAddition, addition_id, populate_existing=True)


def held_of(db: Session, contribution_id: int) -> ContributionAddition | None:
    """Return what its author is about to add to a contribution; None when that is nothing."""
    its = (ROWS.c.contribution_id == contribution_id, ROWS.c.added_at.is_(None))
    return db.exec(select(ContributionAddition).where(*its).order_by(ROWS.c.id)).first()


def hold(db: Session, contribution_id: int, *, words: str) -> ContributionAddition:
    """Keep what somebody is about to add: nobody else sees it."""
    held = ContributionAddition(contribution_id=contribution_id, words=words)
    db.add(held)
    db.flush()
    return held


def change(db: Session, held: ContributionAddition, **values: Any) -> None:
    """Change an addition."""
    for name, value in values.items():
        setattr(held, name, value)
    db.add(held)
    db.flush()


def enter(db: Session, held: ContributionAddition, *, now: datetime) -> bool:
    """Add what was held, if nobody did it first; return whether it was us."""
    db.flush()
    is_held = (ROWS.c.id == held.id, ROWS.c.added_at.is_(None))
    done = db.execute(update(ROWS).where(*is_held).values(added_at=now).returning(ROWS.c.id)).first() is not None
    db.refresh(held)
    return done


def drop_held(db: Session, contribution_id: int) -> None:
    """Delete what its author was about to add to a contribution, with its files."""
    its = (ROWS.c.contribution_id == contribution_id, ROWS.c.added_at.is_(None))
    held = list(db.execute(select(ROWS.c.id).where(*its)).scalars())
    if held:
        db.execute(delete(FILES).where(FILES.c.addition_id.in_(held)))
        db.execute(delete(ROWS).where(ROWS.c.id.in_(held)))
        db.expire_all()


def files_of(db: Session, addition_id: int) -> list[ContributionFile]:
    """Return the files of an addition, in the order they came."""
    its = col(ContributionFile.addition_id) == addition_id
    return list(db.exec(select(ContributionFile).where(its).order_by(col(ContributionFile.id))))
