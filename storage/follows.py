"""Queries about who follows what, and how loudly."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.tables import Follow, Idea, Person, Signature, SignatureState, Volume

FOLLOWS: Table = Follow.__table__  # type: ignore[attr-defined]
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
PERSONS: Table = Person.__table__  # type: ignore[attr-defined]
SIGNATURES: Table = Signature.__table__  # type: ignore[attr-defined]


def follow(db: Session, *, person_id: int, idea_id: int, volume: Volume, now: datetime) -> bool:
    """Begin to follow an idea; return whether that is new."""
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"person_id": person_id, "idea_id": idea_id, "volume": volume, "followed_at": now}
    new = insert(FOLLOWS).values(**row).on_conflict_do_nothing().returning(FOLLOWS.c.idea_id)
    return db.execute(new).first() is not None


def unfollow(db: Session, *, person_id: int, idea_id: int) -> bool:
    """Stop following an idea; return whether it was followed."""
    return db.execute(delete(FOLLOWS).where(_is(person_id, idea_id)).returning(FOLLOWS.c.idea_id)).first() is not None


def set_volume(db: Session, *, person_id: int, idea_id: int, volume: Volume) -> bool:
    """Change how loudly an idea is followed; return whether it was followed."""
    changed = update(FOLLOWS).where(_is(person_id, idea_id)).values(volume=volume).returning(FOLLOWS.c.idea_id)
    return db.execute(changed).first() is not None


def turn_all(db: Session, *, person_id: int, before: Volume, after: Volume) -> None:
    """Follow everything as loudly as `after` that somebody follows as loudly as `before`."""
    theirs = update(FOLLOWS).where(FOLLOWS.c.person_id == person_id, FOLLOWS.c.volume == before)
    db.execute(theirs.values(volume=after))


def volume_of(db: Session, *, person_id: int, idea_id: int) -> Volume | None:
    """Return how loudly somebody follows an idea, None when they do not."""
    volume: Volume | None = db.execute(select(FOLLOWS.c.volume).where(_is(person_id, idea_id))).scalar()
    return volume


def listeners(db: Session, idea_id: int, volumes: Iterable[Volume], *, signers_too: bool = False) -> set[int]:
    """Return who is to hear of an idea: its author, who follows it at one of these volumes, and its signers if asked.

    A signer who has only ever tapped in a group has not opened our chat, so there is nowhere to write to.
    """
    following = select(FOLLOWS.c.person_id).where(FOLLOWS.c.idea_id == idea_id, FOLLOWS.c.volume.in_(list(volumes)))
    author = select(IDEAS.c.author_id).where(IDEAS.c.id == idea_id, IDEAS.c.author_id.is_not(None))
    found = set(db.execute(following.union(author)).scalars())
    return found | set(db.execute(_signers_of(idea_id)).scalars()) if signers_too else found


def _signers_of(idea_id: int) -> Any:
    has_come_in = PERSONS.c.last_seen_at > PERSONS.c.created_at
    signed = SIGNATURES.join(PERSONS, PERSONS.c.id == SIGNATURES.c.person_id)
    is_counted = SIGNATURES.c.state == SignatureState.COUNTED
    return select(PERSONS.c.id).select_from(signed).where(SIGNATURES.c.idea_id == idea_id, is_counted, has_come_in)


def count_of(db: Session, idea_id: int) -> int:
    """Return how many people follow an idea."""
    return int(db.execute(select(func.count()).where(FOLLOWS.c.idea_id == idea_id)).scalar_one())


def _is(person_id: int, idea_id: int) -> Any:
    return (FOLLOWS.c.person_id == person_id) & (FOLLOWS.c.idea_id == idea_id)
