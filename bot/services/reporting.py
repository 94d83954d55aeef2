"""Words that stand without a review: reported by anybody, looked at by a person, kept or taken down."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.reporting import Reported, Standing, TakenDown
from bot.services import browsing, permitting
from storage import audit, cards, comments, ideas, outbox, signatures
from storage.tables import CardKind, Comment, Person, Priority, RejectReason

REPORTED, TOLD, REASON_TOLD = "comment-reported", "comment-taken-down", "reason-taken-down"


def report(db: Session, *, comment_id: int, person_id: int, now: datetime) -> Comment:
    """Ask the staff to look at somebody else's comment; asking twice is asking once.

    Raises: Refused(NO_LONGER_OPEN) when it has gone, Refused(NO_SUCH_IDEA), Refused(NOT_PERMITTED)
    """
    written = _shown(db, comment_id)
    permitting.require(db, person_id=person_id, act=Act.REPORT_COMMENT, owner_id=written.person_id, now=now)
    browsing.shown_or_refuse(db, idea_id=written.idea_id, viewer_id=person_id, now=now)
    if comments.note_report(db, comment_id, now=now):
        facts, key = {"comment_id": comment_id}, f"{REPORTED}:{comment_id}"
        outbox.owe(db, notice=REPORTED, facts=facts, dedupe_key=key, now=now, priority=Priority.ANSWER)
        _note(db, "comment.reported", comment_id, person_id=person_id, now=now)
    return written


def check_can_take_down(db: Session, *, comment_id: int, person_id: int, place: Place, now: datetime) -> Comment:
    """Return a comment that this person may take down. Raises: Refused(NOT_PERMITTED), Refused(NO_LONGER_OPEN)"""
    permitting.require(db, person_id=person_id, act=Act.TAKE_DOWN_WORDS, now=now, place=place)
    written = _shown(db, comment_id)
    owner = written.person_id
    permitting.require(db, person_id=person_id, act=Act.TAKE_DOWN_WORDS, owner_id=owner, now=now, place=place)
    return written


def take_down(
    db: Session, *, comment_id: int, reason: RejectReason, person_id: int, place: Place, now: datetime
) -> Comment:
    """Take a comment down and tell its writer why. Raises: as `check_can_take_down`"""
    written = check_can_take_down(db, comment_id=comment_id, person_id=person_id, place=place, now=now)
    if not comments.take_down(db, comment_id, reason=reason, now=now):
        raise Refused(Reason.NO_LONGER_OPEN)
    _tell(db, TOLD, {"comment_id": comment_id}, key=str(comment_id), person_id=written.person_id, now=now)
    _note(db, "comment.taken-down", comment_id, person_id=person_id, now=now, reason=reason.value)
    cards.mark_dirty(db, CardKind.IDEA, written.idea_id, now)
    return written


def keep(db: Session, *, comment_id: int, person_id: int, place: Place, now: datetime) -> Reported:
    """Note that a reported comment was looked at and stays. Raises: as `check_can_take_down`"""
    written = check_can_take_down(db, comment_id=comment_id, person_id=person_id, place=place, now=now)
    if comments.note_kept(db, comment_id, now=now):
        _note(db, "comment.kept", comment_id, person_id=person_id, now=now)
    return _reported(db, comments.even_removed(db, comment_id) or written)


def take_down_reason(db: Session, *, signature_id: int, person_id: int, place: Place, now: datetime) -> int:
    """Clear the reason and the name that stand with a signature, which goes on counting; return its idea.

    Raises: Refused(NOT_PERMITTED), Refused(NO_LONGER_OPEN) when neither is there
    """
    permitting.require(db, person_id=person_id, act=Act.TAKE_DOWN_WORDS, now=now, place=place)
    signed = signatures.with_words(db, signature_id)
    if signed is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    owner = signed.person_id
    permitting.require(db, person_id=person_id, act=Act.TAKE_DOWN_WORDS, owner_id=owner, now=now, place=place)
    signatures.clear_words(db, signature_id)
    key = f"{signature_id}:{int(now.timestamp() * 1000)}"
    _tell(db, REASON_TOLD, {"idea_id": signed.idea_id}, key=key, person_id=owner, now=now)
    actor, subject = db.get(Person, person_id), f"idea:{signed.idea_id}"
    audit.append(db, actor=actor, verb="signature.words-taken-down", subject=subject, now=now)
    cards.mark_dirty(db, CardKind.IDEA, signed.idea_id, now)
    return signed.idea_id


def card(
    db: Session,
    subject_id: int,
    *,
    viewer_id: int | None,  # noqa: ARG001  a report looks the same to everybody, at every moment
    now: datetime,  # noqa: ARG001
) -> tuple[int, Reported | None]:
    """Return what the card of a report shows, also when the comment has gone with its writer."""
    written = comments.even_removed(db, subject_id)
    return subject_id, _reported(db, written) if written else None


def report_asked(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> Reported | None:
    """Return a reported comment while nobody has decided about it."""
    written = comments.get(db, int(facts["comment_id"]))
    found = _reported(db, written) if written else None
    return found if found is not None and found.standing is Standing.WAITING else None


def taken_down(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> TakenDown | None:
    """Return what the writer of a comment is told when it was taken down."""
    written = comments.even_removed(db, int(facts["comment_id"]))
    if written is None or written.removed_for is None:
        return None
    return TakenDown(written.idea_id, _reported(db, written).title, written.words, written.removed_for)


def reason_taken_down(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> Any:
    """Return the idea somebody's reason was taken off."""
    return ideas.get(db, int(facts["idea_id"]))


def _shown(db: Session, comment_id: int) -> Comment:
    written = comments.get(db, comment_id) if 0 < comment_id <= browsing.LARGEST_ID else None
    if written is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    return written


def _reported(db: Session, written: Comment) -> Reported:
    idea = ideas.get(db, written.idea_id)
    return Reported(written, idea.title if idea else "")


def _note(db: Session, verb: str, comment_id: int, *, person_id: int, now: datetime, **details: str) -> None:
    actor, subject = db.get(Person, person_id), f"comment:{comment_id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now, details=details)
    cards.mark_dirty(db, CardKind.REPORT, comment_id, now)


def _tell(db: Session, notice: str, facts: dict[str, Any], *, key: str, person_id: int | None, now: datetime) -> None:
    if person_id is not None:
        outbox.owe(db, notice=notice, facts=facts, dedupe_key=f"{notice}:{key}", now=now, person_id=person_id)
