"""Queries about what people answer to departments' questions: held until its author has seen it, then sent once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table, delete, update
from sqlmodel import Session, col, func, select

from storage.tables import CaseAnswer, CaseAnswerFile, CaseEvent

ROWS: Table = CaseAnswer.__table__  # type: ignore[attr-defined]
FILES: Table = CaseAnswerFile.__table__  # type: ignore[attr-defined]


def get(db: Session, answer_id: int) -> CaseAnswer | None:
    """Return this answer as it stands in the database at this moment."""
    return db.get(CaseAnswer, answer_id, populate_existing=True)


def held_of(db: Session, question_id: int, person_id: int) -> CaseAnswer | None:
    """Return what somebody is about to answer to a question; None when that is nothing."""
    its = (ROWS.c.question_id == question_id, ROWS.c.person_id == person_id, ROWS.c.sent_at.is_(None))
    return db.exec(select(CaseAnswer).where(*its).order_by(ROWS.c.id)).first()


def hold(db: Session, question_id: int, person_id: int) -> CaseAnswer:
    """Keep what somebody is about to answer: nobody else sees it."""
    held = CaseAnswer(question_id=question_id, person_id=person_id)
    db.add(held)
    db.flush()
    return held


def write(db: Session, held: CaseAnswer, words: str) -> None:
    """Give what somebody is about to answer these words."""
    held.words = words
    db.add(held)
    db.flush()


def attach(db: Session, file: CaseAnswerFile) -> bool:
    """Let a file go with an answer; the same one twice is there once. Return whether it was not there."""
    same = (CaseAnswerFile.answer_id == file.answer_id, CaseAnswerFile.digest == file.digest)
    if db.exec(select(CaseAnswerFile.id).where(*same)).first() is not None:
        return False
    db.add(file)
    db.flush()
    return True


def files_of(db: Session, answer_id: int) -> list[CaseAnswerFile]:
    """Return the files of an answer, in the order they came."""
    its = col(CaseAnswerFile.answer_id) == answer_id
    return list(db.exec(select(CaseAnswerFile).where(its).order_by(col(CaseAnswerFile.id))))


def send(db: Session, held: CaseAnswer, *, now: datetime) -> bool:
    """Let an answer be sent, if nobody did it first; return whether it was us."""
    db.flush()
    is_held = (ROWS.c.id == held.id, ROWS.c.sent_at.is_(None))
    sent = update(ROWS).where(*is_held).values(sent_at=now, words="").returning(ROWS.c.id)
    done = db.execute(sent).first() is not None
    db.refresh(held)
    return done


def stand(db: Session, sent: CaseAnswer, event: CaseEvent) -> None:
    """Note which line of the history an answer is."""
    sent.event_id = event.id
    db.add(sent)
    db.flush()


def drop_held(db: Session, question_id: int, person_id: int) -> None:
    """Delete what somebody was about to answer, with its files."""
    its = (ROWS.c.question_id == question_id, ROWS.c.person_id == person_id, ROWS.c.sent_at.is_(None))
    _drop(db, list(db.execute(select(ROWS.c.id).where(*its)).scalars()))


def remove_of(db: Session, person_id: int) -> None:
    """Delete everything somebody answered or was about to, with its files; the lines of the histories stay."""
    _drop(db, list(db.execute(select(ROWS.c.id).where(ROWS.c.person_id == person_id)).scalars()))


def _drop(db: Session, numbers: Sequence[int]) -> None:
    if numbers:
        db.execute(delete(FILES).where(FILES.c.answer_id.in_(numbers)))
        db.execute(delete(ROWS).where(ROWS.c.id.in_(numbers)))
        db.expire_all()


def of_case(db: Session, case_id: int) -> list[CaseAnswer]:
    """Return the answers that were sent to the questions of a case, in order."""
    asked = select(CaseEvent.id).where(CaseEvent.case_id == case_id)
    its = (ROWS.c.question_id.in_(asked), ROWS.c.event_id.is_not(None))
    return list(db.exec(select(CaseAnswer).where(*its).order_by(ROWS.c.id)))


def of_event(db: Session, event_id: int) -> CaseAnswer | None:
    """Return the answer that is this line of a history."""
    return db.exec(select(CaseAnswer).where(CaseAnswer.event_id == event_id)).first()


def sent_by(db: Session, person_id: int, *, limit: int) -> list[CaseAnswer]:
    """Return what somebody has answered, the newest first."""
    its = (ROWS.c.person_id == person_id, ROWS.c.event_id.is_not(None))
    return list(db.exec(select(CaseAnswer).where(*its).order_by(ROWS.c.id.desc()).limit(limit)))


def count_by(db: Session, person_id: int) -> int:
    """Return how many answers somebody has sent."""
    its = (ROWS.c.person_id == person_id, ROWS.c.event_id.is_not(None))
    return int(db.exec(select(func.count()).select_from(CaseAnswer).where(*its)).one())
