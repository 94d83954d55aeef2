"""Queries about the messages a contribution, or an addition to it, was said in, and which words came in which."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Table, and_, delete, or_
from sqlmodel import Session, col, select

from bot.domain.piecing import Span
from storage.tables import Contribution, ContributionPiece, Person

ROWS: Table = ContributionPiece.__table__  # type: ignore[attr-defined]


class Spot(NamedTuple):
    """Where something said stands: in a contribution or an addition to it; `is_former` where it stands no more."""

    said: Contribution
    addition_id: int | None
    is_former: bool


def of(db: Session, contribution_id: int, *, addition_id: int | None = None) -> list[Span]:
    """Return where the words of each message stand, in the order they came."""
    stands = (ROWS.c.contribution_id == contribution_id, ROWS.c.addition_id.is_not_distinct_from(addition_id))
    query = select(ContributionPiece).where(*stands, ~ROWS.c.is_former)
    rows = db.exec(query.order_by(col(ContributionPiece.id)))
    return [Span(each.message_id, each.begins_at, each.ends_at, each.is_private) for each in rows]


def keep(db: Session, contribution_id: int, spans: Iterable[Span], *, addition_id: int | None = None) -> None:
    """Keep where the words of each message stand; of messages whose words stand no more, that they once did."""
    its = (ROWS.c.contribution_id == contribution_id, ROWS.c.addition_id.is_not_distinct_from(addition_id))
    before = db.execute(sa.select(ROWS.c.message_id, ROWS.c.is_private).where(*its, ROWS.c.message_id != 0))
    known = {(row.message_id, row.is_private) for row in before}
    db.execute(delete(ROWS).where(*its))
    whose: dict[str, Any] = {"contribution_id": contribution_id, "addition_id": addition_id}
    kept = [{**whose, **span._asdict(), "is_former": False} for span in spans]
    nowhere = {**whose, "begins_at": 0, "ends_at": 0, "is_former": True}
    former = sorted(known - {(each["message_id"], each["is_private"]) for each in kept})
    kept += [{**nowhere, "message_id": number, "is_private": is_private} for number, is_private in former]
    if kept:
        db.execute(sa.insert(ROWS), kept)


def said_in(db: Session, *, chat_telegram_id: int, message_id: int, person_id: int) -> Spot | None:
    """Return what somebody has said in this message, in private or in a group, and where in it.

    What stands comes before what stands no more, and the newest first.
    """
    here = and_(~ROWS.c.is_private, col(Contribution.origin_chat_id) == chat_telegram_id)
    query = (
        sa.select(Contribution, ROWS.c.addition_id, ROWS.c.is_former)
        .join(ROWS, ROWS.c.contribution_id == col(Contribution.id))
        .join(Person, col(Person.id) == col(Contribution.person_id))
        .where(col(Contribution.person_id) == person_id, ROWS.c.message_id == message_id)
        .where(or_(here, and_(ROWS.c.is_private, col(Person.telegram_id) == chat_telegram_id)))
        .order_by(ROWS.c.is_former, ROWS.c.id.desc())
    )
    found = db.execute(query).first()
    return Spot(*found) if found is not None else None
