"""Looking over a colleague's draft: checking it, and signing it with another department."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Drafted
from bot.services import case_news, replying
from storage import audit, cases, departments, replies
from storage.tables import Person


def ask_colleagues(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Show a draft to the department's other officers, in its topic. Raises: as `replying.open_draft`"""
    _, reply = replying.open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    if reply.department_id is not None:
        at = now.isoformat()
        case_news.owe_in_topic(db, case_news.CHECK, reply.department_id, now=now, reply_id=reply_id, at=at)
    return replying.drafted(db, reply, now=now)


def check(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Say as a colleague that a draft is right. Raises: as `replying.open_draft`, Refused(Reason.OWN_CHECK)"""
    _, reply = replying.open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    if reply.officer_id == person_id:
        raise Refused(Reason.OWN_CHECK)
    reply.checked_by_id, reply.checked_at = person_id, now
    replying.touch(db, reply, now=now)
    return replying.drafted(db, reply, now=now)


def ask_cosigners(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Show a draft to the joint departments that have not signed it. Raises: as `rewrite`"""
    _, reply = replying.open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    seen = replying.drafted(db, reply, now=now)
    for department_id, _ in seen.missing:
        case_news.owe_in_topic(db, case_news.COSIGN, department_id, now=now, reply_id=reply_id, at=now.isoformat())
    return seen


def cosign(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Sign a draft with the department that wrote it. Raises: as `rewrite`, Refused(Reason.OWN_SIGNATURE)"""
    case, reply = replying.open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    theirs = departments.departments_of(db, person_id, now=now) & cases.departments_of(db, case)
    others = theirs - {reply.department_id or 0}
    if not others:
        raise Refused(Reason.OWN_SIGNATURE)
    for department_id in sorted(others):
        if replies.cosign(db, reply_id=reply_id, department_id=department_id, person_id=person_id, now=now):
            actor = db.get(Person, person_id)
            audit.append(db, actor=actor, verb="reply.cosigned", subject=f"reply:{reply_id}", now=now)
    replying.touch(db, reply, now=now)
    return replying.drafted(db, reply, now=now)
