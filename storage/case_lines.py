"""What the card of an idea says of its cases: who answers by when, and what was answered last."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.casing import code_of
from storage import replies
from storage.readings import CaseLine
from storage.tables import Case, CasePhase, Department, SubjectKind


def of_idea(db: Session, idea_id: int, *, now: datetime) -> tuple[CaseLine, ...]:
    """Return a line for each case of an idea, the first first."""
    joined = select(Case, Department.name).join(Department, col(Department.id) == col(Case.lead_id), isouter=True)
    found = joined.where(Case.subject_kind == SubjectKind.IDEA, Case.subject_id == idea_id).order_by(col(Case.number))
    return tuple(_line(db, case, name, now=now) for case, name in db.exec(found))


def _line(db: Session, case: Case, name: str | None, *, now: datetime) -> CaseLine:
    reply, is_open = replies.newest(db, case.id or 0), case.phase is not CasePhase.REPLIED
    return CaseLine(
        code=code_of(case),
        department=name,
        due_at=case.due_at,
        is_open=is_open,
        is_late=is_open and now >= case.due_at,
        reply=reply.words if reply is not None else None,
        officer=reply.officer_name if reply is not None else None,
        replied_at=reply.published_at if reply is not None else None,
    )
