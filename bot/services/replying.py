"""Replying to a case: a draft, looked at and perhaps checked and signed by others, then published once as a version."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import casing as rules
from bot.domain.casing import PROMISING, Subject
from bot.domain.days_said import find_day
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Drafted, Written, check_can_publish, check_words
from bot.domain.terms import Terms
from bot.services import (
    calendars,
    case_news,
    case_views,
    casework,
    casing,
    permitting,
    replies_read,
    replying_here,
    subjects,
)
from storage import cards, cases, departments, replies, stored_files
from storage.tables import (
    CannedText,
    CardKind,
    Case,
    CaseEventKind,
    CasePhase,
    CaseState,
    Reply,
    ReplyFile,
)


def draft(
    db: Session, *, case_id: int, written: Written, person_id: int, place: Place, now: datetime, is_step: bool = False
) -> Drafted:
    """Keep what an officer wrote as a draft; nobody outside sees it.

    Raises: Refused(NOT_YOUR_CASE), Refused(CASE_DROPPED), Refused(REPLY_TOO_LONG), what the stage refuses
    """
    case = casework.officers_case(db, case_id, Act.WORK_CASE, person_id=person_id, place=place, now=now)
    subjects.check_can_answer(db, Subject(case.subject_kind, case.subject_id), person_id=person_id, now=now)
    words = check_words(written.words)
    held = replies.of_album(db, case_id, written.album) if written.album else None
    last = replies.newest(db, case_id)
    own = departments.departments_of(db, person_id, now=now)
    speaks_for = case.lead_id if case.lead_id in own else min(own & cases.departments_of(db, case))
    made = held or Reply(
        case_id=case_id,
        department_id=speaks_for,
        officer_id=person_id,
        base_version=last.version if last else 0,
        is_step=is_step,
        status=case.status if is_step else CaseState.REPLIED,
        album=written.album,
        drafted_at=now,
    )
    _say(made, words, written)
    reply = replies.keep(db, made)
    _keep_file(db, reply, written, now=now)
    touch(db, reply, now=now)
    return drafted(db, reply, now=now)


def _say(reply: Reply, words: str, written: Written) -> None:
    """Give a reply words, and note which message they came in."""
    if words:
        reply.words, reply.said_in, reply.said_at = words, written.message_id, written.chat_id


def may_draft(db: Session, *, person_id: int, place: Place, now: datetime) -> bool:
    """Return whether somebody answers for a department at all."""
    theirs = departments.departments_of(db, person_id, now=now)
    return permitting.may_of_seat(db, person_id, Act.WORK_CASE, department_ids=theirs, now=now, place=place)


def from_canned(db: Session, *, case_id: int, text_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Begin a reply with words a department keeps at hand. Raises: as `draft`"""
    case = casework.officers_case(db, case_id, Act.WORK_CASE, person_id=person_id, place=place, now=now)
    canned = departments.canned_text(db, text_id)
    if canned is None or canned.department_id not in cases.departments_of(db, case):
        raise Refused(Reason.REPLY_GONE)
    written = Written(canned.words)
    return draft(db, case_id=case_id, written=written, person_id=person_id, place=place, now=now)


def canned_for(db: Session, *, case_id: int, person_id: int, place: Place, now: datetime) -> list[CannedText]:
    """Return the words at hand for a case. Raises: Refused(Reason.NOT_YOUR_CASE)"""
    case = casework.officers_case(db, case_id, Act.WORK_CASE, person_id=person_id, place=place, now=now)
    return departments.canned_texts(db, cases.departments_of(db, case))


def rewrite(db: Session, *, reply_id: int, written: Written, person_id: int, place: Place, now: datetime) -> Drafted:
    """Give a draft other words, or one more file; checks and signatures of before stand for the old words no more.

    Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE), Refused(REPLY_TOO_LONG)
    """
    _, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    words = check_words(written.words)
    if words and words != reply.words:
        reply.checked_by_id, reply.checked_at = None, None
        replies.unsign(db, reply_id)
    _say(reply, words, written)
    _keep_file(db, reply, written, now=now)
    touch(db, reply, now=now)
    return drafted(db, reply, now=now)


def set_status(
    db: Session, *, reply_id: int, status: CaseState, person_id: int, place: Place, now: datetime
) -> Drafted:
    """Say what has become of the matter. Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE)"""
    _, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    reply.status = status
    if status not in PROMISING:
        reply.promise, reply.promised_on = "", None
    touch(db, reply, now=now)
    return drafted(db, reply, now=now)


def promise(
    db: Session, *, reply_id: int, words: str | None, terms: Terms, person_id: int, place: Place, now: datetime
) -> Drafted:
    """Say what will be there, and by when: `trial crossing by 31 August`.

    Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE), Refused(REASON_MISSING), Refused(DAY_MISSING)
    """
    _, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    said = rules.check_reason(words)
    today = calendars.calendar_for(db, terms).day_of(now)
    found = find_day(said, today=today)
    if found is None:
        raise Refused(Reason.DAY_MISSING)
    reply.promised_on, reply.promise = found[0], found[1]
    if reply.status not in PROMISING:
        reply.status = CaseState.PLANNED
    touch(db, reply, now=now)
    return drafted(db, reply, now=now)


def discard(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Throw a draft away. Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE)"""
    _, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    reply.discarded_at = now
    touch(db, reply, now=now)
    return drafted(db, reply, now=now)


def publish(db: Session, *, reply_id: int, terms: Terms, person_id: int, place: Place, now: datetime) -> Drafted:
    """Publish a draft as the next version, once, and owe it to everybody who listens.

    A draft that another reply has overtaken stays a draft: from now on it follows that one, as its preview says.
    Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE), Refused(REPLY_EMPTY), Refused(PROOF_MISSING),
    Refused(REASONS_MISSING), Refused(CASE_CHANGED), what the stage refuses
    """
    case, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now, act=Act.PUBLISH_REPLY)
    subjects.check_can_answer(db, Subject(case.subject_kind, case.subject_id), person_id=person_id, now=now)
    check_can_publish(reply, replies.files_of(db, reply_id))
    last = replies.newest(db, case.id or 0)
    version = (last.version if last else 0) + 1
    if version != reply.base_version + 1:
        reply.base_version = version - 1
        touch(db, reply, now=now)
        return drafted(db, reply, now=now)
    reply.is_revision = case.phase is CasePhase.REPLIED and not reply.is_step
    reply.officer_name = departments.shown_name(
        db, person_id=reply.officer_id, department_ids=[reply.department_id or 0]
    )
    if not cases.change(db, case, _answered(case, reply, terms=terms, db=db, now=now, person_id=person_id)):
        raise Refused(Reason.CASE_CHANGED)
    if not replies.take(db, reply, published_at=now, version=version):
        raise Refused(Reason.REPLY_GONE)
    kind = CaseEventKind.STATUS if reply.is_step else CaseEventKind.REPLIED
    casework.note(db, case, kind, person_id=person_id, now=now, department_id=reply.department_id, status=reply.status)
    casing.settle_subject(db, case)
    touch(db, reply, now=now)
    case_news.redraw(db, case, now=now)
    case_news.owe_reply(db, case, reply, now=now)
    replying_here.owe(db, case, reply, now=now)
    return drafted(db, reply, now=now)


def _answered(
    case: Case, reply: Reply, *, terms: Terms, db: Session, now: datetime, person_id: int
) -> dict[str, object]:
    """Return what a case is once this reply is out; a promise with a day is asked about on that day."""
    morning = calendars.calendar_for(db, terms).morning_of(reply.promised_on) if reply.promised_on else None
    return {
        "phase": CasePhase.REPLIED,
        "status": reply.status,
        "promise": reply.promise,
        "promised_on": reply.promised_on,
        "replied_at": now,
        "owner_id": case.owner_id or person_id,
        "claimed_at": case.claimed_at or now,
        "remind_at": morning,
        "step": "",
    }


def open_draft(
    db: Session, reply_id: int, *, person_id: int, place: Place, now: datetime, act: Act = Act.WORK_CASE
) -> tuple[Case, Reply]:
    """Return a draft and its case to an officer of one of its departments.

    Raises: Refused(NOT_YOUR_CASE), Refused(REPLY_GONE)
    """
    reply = replies.get(db, reply_id)
    case_id = reply.case_id if reply is not None else 0
    case = casework.officers_case(db, case_id, act, person_id=person_id, place=place, now=now)
    if reply is None or reply.published_at is not None or reply.discarded_at is not None:
        raise Refused(Reason.REPLY_GONE)
    return case, reply


def see_draft(db: Session, *, reply_id: int, person_id: int, place: Place, now: datetime) -> Drafted:
    """Return a draft as it stands. Raises: as `open_draft`"""
    _, reply = open_draft(db, reply_id, person_id=person_id, place=place, now=now)
    return drafted(db, reply, now=now)


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Drafted | None:
    """Return what the preview of a reply shows: in the topic to all, in private to the department's officers."""
    reply = replies.get(db, subject_id)
    case = cases.get(db, reply.case_id) if reply is not None else None
    if reply is None or case is None:
        return None
    if viewer_id is not None and not permitting.may_of_seat(
        db, viewer_id, Act.WORK_CASE, department_ids=cases.departments_of(db, case), now=now, place=Place.PRIVATE
    ):
        return None
    return drafted(db, reply, now=now)


def drafted(db: Session, reply: Reply, *, now: datetime) -> Drafted:
    """Return a reply with its case, who will hear it, and which joint departments have not signed."""
    case = db.get_one(Case, reply.case_id)
    view, draft = case_views.view_of(db, case, now=now), replies_read.published(db, reply)
    signed = {*draft.cosigners, draft.department}
    missing = [(each.id or 0, each.name) for each in (*view.joint, view.lead) if each and each.name not in signed]
    about = view.about.author_id
    hearers = case_news.hearers_of(db, case) - ({about} if about else set())
    theirs = [reply.department_id] if reply.department_id else []
    writer = departments.shown_name(db, person_id=reply.officer_id, department_ids=theirs)
    return Drafted(view, draft, len(hearers), tuple(missing), writer)


def _keep_file(db: Session, reply: Reply, written: Written, *, now: datetime) -> None:
    file, kept = written.file, written.kept
    if file is None:
        return
    if kept is not None:
        stored_files.note(db, kept, now=now)
    added = ReplyFile(
        reply_id=reply.id or 0,
        kind=file.kind,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        size_bytes=file.size_bytes,
        name=file.name,
        seconds=file.seconds,
        digest=kept.digest if kept is not None else None,
    )
    replies.add_file(db, added)


def touch(db: Session, reply: Reply, *, now: datetime) -> None:
    """Have every preview of a reply drawn anew, after the one that was pressed."""
    db.add(reply)
    db.flush()
    cards.rest_every(db, CardKind.REPLY_DRAFT, reply.id or 0, now)
