"""Queries about decisions and appeals."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Table, func, or_, update
from sqlmodel import Session, col, select

from storage.tables import Appeal, AppealState, Review, Role, RoleGrant

APPEALS: Table = Appeal.__table__  # type: ignore[attr-defined]
REVIEWERS = (Role.MODERATOR, Role.ADMIN)


def keep(db: Session, review: Review) -> Review:
    """Keep a decision and give it its number."""
    db.add(review)
    db.flush()
    return review


def get(db: Session, review_id: int) -> Review | None:
    """Return one decision."""
    return db.get(Review, review_id)


def of_idea(db: Session, idea_id: int) -> list[Review]:
    """Return every decision about an idea, in order."""
    query = select(Review).where(Review.idea_id == idea_id)
    return list(db.exec(query.order_by(col(Review.decided_at), col(Review.id))))


def latest(db: Session, idea_id: int) -> Review | None:
    """Return the newest decision about an idea."""
    query = select(Review).where(Review.idea_id == idea_id)
    return db.exec(query.order_by(col(Review.decided_at).desc(), col(Review.id).desc())).first()


def appeal(db: Session, appeal_id: int) -> Appeal | None:
    """Return one appeal as it stands in the database at this moment."""
    return db.get(Appeal, appeal_id, populate_existing=True)


def appeal_against(db: Session, review_id: int) -> Appeal | None:
    """Return the appeal against this decision, if there is one."""
    return db.exec(select(Appeal).where(Appeal.review_id == review_id)).first()


def appeals_of(db: Session, idea_id: int) -> list[int]:
    """Return the numbers of all appeals about an idea."""
    return list(db.execute(select(APPEALS.c.id).where(APPEALS.c.idea_id == idea_id)).scalars())


def keep_appeal(db: Session, made: Appeal) -> Appeal:
    """Keep an appeal and give it its number."""
    db.add(made)
    db.flush()
    return made


def waiting_appeals(db: Session) -> list[Appeal]:
    """Return the appeals nobody has decided, the oldest first."""
    query = select(Appeal).where(Appeal.state == AppealState.WAITING)
    return list(db.exec(query.order_by(col(Appeal.made_at), col(Appeal.id))))


def settle_appeal(db: Session, made: Appeal, *, state: AppealState, decided_by_id: int, now: datetime) -> bool:
    """Decide an appeal if nobody did before; return whether it was us."""
    settled = (
        update(APPEALS)
        .where(APPEALS.c.id == made.id, APPEALS.c.state == AppealState.WAITING)
        .values(state=state, decided_by_id=decided_by_id, decided_at=now)
        .returning(APPEALS.c.id)
    )
    is_ours = db.execute(settled).first() is not None
    db.refresh(made)
    return is_ours


def was_overturned(db: Session, idea_id: int) -> bool:
    """Return whether an appeal about this idea has been granted."""
    query = select(Appeal).where(Appeal.idea_id == idea_id, Appeal.state == AppealState.OVERTURNED)
    return db.exec(query).first() is not None


def reviewers_except(db: Session, person_ids: Collection[int | None], *, now: datetime) -> int:
    """Return how many people other than these may review at this moment."""
    held = select(func.count(func.distinct(col(RoleGrant.person_id)))).where(
        col(RoleGrant.role).in_(REVIEWERS),
        or_(col(RoleGrant.expires_at).is_(None), col(RoleGrant.expires_at) > now),
        col(RoleGrant.person_id).not_in([person_id for person_id in person_ids if person_id is not None]),
    )
    return int(db.exec(held).one())
