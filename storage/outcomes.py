"""Queries about outcomes of consultations, and about who can live with them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from bot.domain.concluding import Tally
from storage.tables import Badge, Consent, Outcome, OutcomeState, Stance

OUTCOMES: Table = Outcome.__table__  # type: ignore[attr-defined]
CONSENTS: Table = Consent.__table__  # type: ignore[attr-defined]


def of(db: Session, consultation_id: int) -> Outcome | None:
    """Return the outcome of a consultation as it stands in the database at this moment."""
    return db.get(Outcome, consultation_id, populate_existing=True)


def start(db: Session, outcome: Outcome) -> Outcome:
    """Keep a new outcome."""
    db.add(outcome)
    db.flush()
    return outcome


def change(db: Session, outcome: Outcome, **values: Any) -> Outcome:
    """Change an outcome that is not published."""
    for name, value in values.items():
        setattr(outcome, name, value)
    db.add(outcome)
    db.flush()
    return outcome


def move(db: Session, outcome: Outcome, to: OutcomeState, *, when: Collection[OutcomeState], **values: Any) -> bool:
    """Move an outcome on if nobody moved it first; return whether it was us."""
    db.flush()
    its = (OUTCOMES.c.consultation_id == outcome.consultation_id, OUTCOMES.c.state.in_(list(when)))
    moved = update(OUTCOMES).where(*its).values(state=to, **values).returning(OUTCOMES.c.consultation_id)
    is_ours = db.execute(moved).first() is not None
    db.refresh(outcome)
    return is_ours


def consent_of(db: Session, consultation_id: int, person_id: int) -> Consent | None:
    """Return what somebody has said to the proposal."""
    query = select(Consent).where(Consent.consultation_id == consultation_id, Consent.person_id == person_id)
    return db.exec(query.execution_options(populate_existing=True)).first()


def consent(db: Session, given: Consent) -> None:
    """Keep what somebody says, in place of what they said before."""
    dialect_insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    values = given.model_dump(exclude={"id"})
    changed = {name: values[name] for name in ("stance", "reason", "badge", "given_at")}
    keys = [CONSENTS.c.consultation_id, CONSENTS.c.person_id]
    db.execute(dialect_insert(CONSENTS).values(**values).on_conflict_do_update(index_elements=keys, set_=changed))


def give_reason(db: Session, consultation_id: int, person_id: int, *, reason: str, now: datetime) -> bool:
    """Keep why somebody objects; return whether they do."""
    theirs = (CONSENTS.c.consultation_id == consultation_id, CONSENTS.c.person_id == person_id)
    kept = update(CONSENTS).where(*theirs, CONSENTS.c.stance == Stance.OBJECT).values(reason=reason, given_at=now)
    return db.execute(kept.returning(CONSENTS.c.id)).first() is not None


def tally(db: Session, consultation_id: int) -> Tally:
    """Count who can live with the proposal, by role."""
    columns = (CONSENTS.c.badge, CONSENTS.c.stance, func.count())
    query = select(*columns).where(CONSENTS.c.consultation_id == consultation_id)
    rows = db.execute(query.group_by(CONSENTS.c.badge, CONSENTS.c.stance)).all()
    return Tally({(Badge(badge), Stance(stance)): int(count) for badge, stance, count in rows})


def objections(db: Session, consultation_id: int, *, limit: int) -> list[Consent]:
    """Return the reasons of those who object, the oldest first."""
    said = (Consent.consultation_id == consultation_id, Consent.stance == Stance.OBJECT, col(Consent.reason) != "")
    return list(db.exec(select(Consent).where(*said).order_by(col(Consent.id)).limit(limit)))
