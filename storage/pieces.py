"""Queries about the messages a contribution was said in, and which of its words came in which."""

from collections.abc import Iterable

from sqlalchemy import Table, delete, or_
from sqlmodel import Session, col, select

from bot.domain.piecing import Span
from storage.tables import Contribution, ContributionPiece, Person

ROWS: Table = ContributionPiece.__table__  # type: ignore[attr-defined]


def of(db: Session, contribution_id: int) -> list[Span]:
    """Return where the words of each message stand, in the order they came."""
    query = select(ContributionPiece).where(ContributionPiece.contribution_id == contribution_id)
    rows = db.exec(query.order_by(col(ContributionPiece.id)))
    return [Span(each.message_id, each.begins_at, each.ends_at) for each in rows]


def keep(db: Session, contribution_id: int, spans: Iterable[Span]) -> None:
    """Keep where the words of each message stand, in place of what was known before."""
    drop(db, contribution_id)
    db.add_all(ContributionPiece(contribution_id=contribution_id, **span._asdict()) for span in spans)
    db.flush()


def drop(db: Session, contribution_id: int) -> None:
    """Forget which messages a contribution was said in."""
    db.execute(delete(ROWS).where(ROWS.c.contribution_id == contribution_id))


def said_in(db: Session, *, chat_telegram_id: int, message_id: int, person_id: int) -> Contribution | None:
    """Return what somebody has said in this message, in private or in a group."""
    is_private = col(Contribution.origin_chat_id).is_(None) & (Person.telegram_id == chat_telegram_id)
    query = (
        select(Contribution)
        .join(ContributionPiece, col(ContributionPiece.contribution_id) == col(Contribution.id))
        .join(Person, col(Person.id) == col(Contribution.person_id))
        .where(Contribution.person_id == person_id, ContributionPiece.message_id == message_id)
        .where(or_(col(Contribution.origin_chat_id) == chat_telegram_id, is_private))
        .order_by(col(Contribution.id).desc())
    )
    return db.exec(query).first()
