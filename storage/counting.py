"""Queries about ideas as signing sees them: whether they may be signed, and how many have."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Integer, Table, bindparam, exists, select, update
from sqlmodel import Session

from bot.domain.signing import Standing
from storage.prepared import Prepared
from storage.rowsets import Rowset, for_each_dialect, run
from storage.tables import Idea, SpentMark

IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
MARKS: Table = SpentMark.__table__  # type: ignore[attr-defined]


class Counting(NamedTuple):
    """An idea as signing sees it, locked until the transaction ends."""

    standing: Standing
    version: int
    threshold: int | None
    signature_count: int
    has_marks: bool
    milestones: list[int] | None


def _countings(rowset: Rowset, _dialect: str) -> Any:
    columns = (
        IDEAS.c.id,
        IDEAS.c.status,
        IDEAS.c.author_id,
        IDEAS.c.closes_at,
        IDEAS.c.ended_at,
        IDEAS.c.version,
        IDEAS.c.threshold,
        IDEAS.c.signature_count,
        exists().where(MARKS.c.idea_id == IDEAS.c.id),
        IDEAS.c.milestones,
    )
    asked = IDEAS.c.id.in_(select(rowset.column(0, Integer)))
    return select(*columns).where(asked).order_by(IDEAS.c.id).with_for_update()


def _add_to_count(_dialect: str) -> Any:
    added = IDEAS.c.signature_count + bindparam("added", type_=Integer)
    return update(IDEAS).where(IDEAS.c.id == bindparam("counted_id")).values(signature_count=added)


COUNTINGS = for_each_dialect(_countings)
ADD_TO_COUNT = Prepared(_add_to_count)


def countings(db: Session, idea_ids: Iterable[int]) -> dict[int, Counting]:
    """Return these ideas as signing sees them; on PostgreSQL nobody else can count on them until the commit."""
    rows = run(db, COUNTINGS, [(idea_id,) for idea_id in idea_ids])
    return {row[0]: Counting(Standing(*row[1:5]), *row[5:]) for row in rows}


def add_to_counts(db: Session, added: Mapping[int, int]) -> None:
    """Add to the counters of these ideas, each once."""
    for idea_id, count in sorted(added.items()):
        if count:
            ADD_TO_COUNT.run(db.connection(), counted_id=idea_id, added=count)
