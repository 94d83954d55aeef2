"""Queries about what people say in consultations: written, published, changed, added to, liked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from storage import additions
from storage.tables import (
    Consultation,
    Contribution,
    ContributionFile,
    ContributionPiece,
    ContributionStatus,
    ContributionVersion,
    Like,
)

ROWS: Table = Contribution.__table__  # type: ignore[attr-defined]
LIKES: Table = Like.__table__  # type: ignore[attr-defined]
PUBLIC = ContributionStatus.PUBLISHED


def get(db: Session, contribution_id: int) -> Contribution | None:
    """Return this contribution as it stands in the database at this moment."""
    return db.get(Contribution, contribution_id, populate_existing=True)


def numbered(db: Session, consultation_id: int, number: int) -> Contribution | None:
    """Return the contribution that people call by this number."""
    query = select(Contribution).where(Contribution.consultation_id == consultation_id, Contribution.number == number)
    return db.exec(query).first()


def at_origin(db: Session, *, chat_telegram_id: int, message_id: int) -> Contribution | None:
    """Return the contribution that was made by this message in a group."""
    here = (Contribution.origin_chat_id == chat_telegram_id, Contribution.origin_message_id == message_id)
    return db.exec(select(Contribution).where(*here)).first()


def start(db: Session, contribution: Contribution) -> Contribution:
    """Keep a contribution that is being written."""
    db.add(contribution)
    db.flush()
    return contribution


def change(db: Session, contribution: Contribution, **values: Any) -> None:
    """Change a contribution that is in hand."""
    for name, value in values.items():
        setattr(contribution, name, value)
    db.add(contribution)
    db.flush()


def publish(db: Session, contribution: Contribution, *, now: datetime, **values: Any) -> bool:
    """Put a contribution into the record under the next number, if nobody did it first; return whether it was us."""
    db.flush()
    lock = select(Consultation.id).where(Consultation.id == contribution.consultation_id).with_for_update()
    db.exec(lock).one()
    highest = select(func.max(ROWS.c.number)).where(ROWS.c.consultation_id == contribution.consultation_id)
    number = (db.execute(highest).scalar_one_or_none() or 0) + 1
    is_draft = (ROWS.c.id == contribution.id, ROWS.c.status == ContributionStatus.DRAFT)
    given = {"status": PUBLIC, "number": number, "published_at": now, **values}
    done = db.execute(update(ROWS).where(*is_draft).values(**given).returning(ROWS.c.id)).first() is not None
    db.refresh(contribution)
    return done


def end(db: Session, contribution: Contribution, status: ContributionStatus, *, now: datetime) -> bool:
    """Take a contribution from view, if it still stands; its words stay in its author's record."""
    db.flush()
    ended = update(ROWS).where(ROWS.c.id == contribution.id, ROWS.c.status == PUBLIC)
    done = db.execute(ended.values(status=status, ended_at=now).returning(ROWS.c.id)).first() is not None
    db.refresh(contribution)
    return done


def drop(db: Session, contribution: Contribution) -> None:
    """Delete a contribution nobody has seen."""
    for table in (ContributionFile, ContributionPiece):
        db.execute(delete(table).where(col(table.contribution_id) == contribution.id))
    db.delete(contribution)
    db.flush()


def keep_version(db: Session, contribution: Contribution, *, now: datetime) -> None:
    """Keep the words as they stand under their version; a version that is kept never changes."""
    key = (contribution.id, contribution.version)
    if db.get(ContributionVersion, key) is None:
        version = ContributionVersion(
            contribution_id=contribution.id or 0, version=contribution.version, words=contribution.words, written_at=now
        )
        db.add(version)
        db.flush()


def versions_of(db: Session, contribution_id: int) -> list[ContributionVersion]:
    """Return every version of a contribution that was ever public."""
    query = select(ContributionVersion).where(ContributionVersion.contribution_id == contribution_id)
    return list(db.exec(query.order_by(col(ContributionVersion.version))))


def files_of(db: Session, contribution_id: int) -> list[ContributionFile]:
    """Return the files of a contribution and of what was added to it, in the order they came."""
    query = select(ContributionFile).where(ContributionFile.contribution_id == contribution_id, additions.is_shown())
    return list(db.exec(query.order_by(col(ContributionFile.id))))


def attach(db: Session, file: ContributionFile) -> bool:
    """Let a file go with a contribution; the same one twice is there once. Return whether it was not there."""
    same = (ContributionFile.contribution_id == file.contribution_id, ContributionFile.digest == file.digest)
    if db.exec(select(ContributionFile.id).where(*same)).first() is not None:
        return False
    db.add(file)
    db.flush()
    return True


def answering(db: Session, contribution_id: int) -> list[int]:
    """Return the numbers of what answers a contribution."""
    query = select(Contribution).where(Contribution.answers_id == contribution_id)
    return [each.id or 0 for each in db.exec(query)]


def answers_to(db: Session, contribution_id: int) -> int:
    """Return how many public contributions answer this one."""
    query = select(func.count()).select_from(Contribution)
    return int(db.exec(query.where(Contribution.answers_id == contribution_id, Contribution.status == PUBLIC)).one())


def page(
    db: Session, *, subtopic_id: int, offset: int, limit: int, answers_id: int | None = None
) -> Sequence[Contribution]:
    """Return some public contributions of a subtopic in the order they came; or only the answers to one."""
    query = select(Contribution).where(Contribution.subtopic_id == subtopic_id, Contribution.status == PUBLIC)
    if answers_id is not None:
        query = query.where(Contribution.answers_id == answers_id)
    return db.exec(
        query.order_by(col(Contribution.published_at), col(Contribution.id)).offset(offset).limit(limit)
    ).all()


def count(db: Session, *, subtopic_id: int) -> int:
    """Return how many public contributions a subtopic has."""
    query = select(func.count()).select_from(Contribution)
    return int(db.exec(query.where(Contribution.subtopic_id == subtopic_id, Contribution.status == PUBLIC)).one())


def has_spoken(db: Session, consultation_id: int, person_id: int) -> bool:
    """Return whether something somebody said still stands in the record."""
    theirs = (Contribution.consultation_id == consultation_id, Contribution.person_id == person_id)
    return db.exec(select(Contribution.id).where(*theirs, Contribution.status == PUBLIC).limit(1)).first() is not None


def like(db: Session, contribution_id: int, person_id: int, *, now: datetime) -> bool:
    """Like a contribution; return whether that was new."""
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"contribution_id": contribution_id, "person_id": person_id, "liked_at": now}
    keys = [LIKES.c.contribution_id, LIKES.c.person_id]
    liked = insert(LIKES).values(**row).on_conflict_do_nothing(index_elements=keys).returning(LIKES.c.id)
    if db.execute(liked).first() is None:
        return False
    count_likes(db, contribution_id, by=1)
    return True


def unlike(db: Session, contribution_id: int, person_id: int) -> bool:
    """Like a contribution no longer; return whether it was liked."""
    theirs = (LIKES.c.contribution_id == contribution_id, LIKES.c.person_id == person_id)
    if db.execute(delete(LIKES).where(*theirs).returning(LIKES.c.id)).first() is None:
        return False
    count_likes(db, contribution_id, by=-1)
    return True


def count_likes(db: Session, contribution_id: int, *, by: int) -> None:
    """Count likes up or down, in one statement."""
    db.execute(update(ROWS).where(ROWS.c.id == contribution_id).values(like_count=ROWS.c.like_count + by))


def likers(db: Session, contribution_id: int) -> list[int]:
    """Return who likes this."""
    named = (LIKES.c.contribution_id == contribution_id, LIKES.c.person_id.is_not(None))
    return list(db.execute(select(LIKES.c.person_id).where(*named).order_by(LIKES.c.person_id)).scalars())


def is_liked(db: Session, contribution_id: int, person_id: int) -> bool:
    """Return whether somebody likes this."""
    theirs = (LIKES.c.contribution_id == contribution_id, LIKES.c.person_id == person_id)
    return db.execute(select(LIKES.c.id).where(*theirs)).first() is not None
