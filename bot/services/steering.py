"""Steering an announcement on its way: pausing, going on, stopping, sending doubtful copies again, taking all back."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.announcing import CAN_BE_RECALLED, Case, hours_to_recall
from bot.domain.letters import letter_of
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import permitting
from bot.services.announced import RECALL, TURNED_OFF, case_of, keep_outcome, recalls_of, series_of, tally_of
from bot.services.announcing import found
from storage import announcements, audit, cards, outbox, series
from storage.outbox import Owed
from storage.tables import Announcement, AnnouncementState, CardKind, OutboxMessage, Person, Priority

S = AnnouncementState
RECALLS_AT_ONCE = 1_000


def pause(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Hold everything that has not begun to leave. Raises: Refused(NOT_PERMITTED), Refused(ANNOUNCEMENT_MOVED_ON)"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    return _halt(db, announcement, S.PAUSED, {S.SENDING}, person_id=person_id, terms=terms, now=now)


def stop(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Stop; it can go on, be taken back, or be left as it is. Raises: as `pause`"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    return _halt(db, announcement, S.STOPPED, {S.SENDING, S.PAUSED}, person_id=person_id, terms=terms, now=now)


def _halt(
    db: Session,
    announcement: Announcement,
    to: AnnouncementState,
    when: set[AnnouncementState],
    *,
    person_id: int,
    terms: Terms,
    now: datetime,
) -> Case:
    ended_at = now if to is S.STOPPED else None
    if not announcements.move(db, announcement, to, when=when, ended_at=ended_at):
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    series.hold(db, series_of(announcement.id or 0))
    return _done(db, announcement, f"announcement.{to.value}", person_id=person_id, terms=terms, now=now)


def go_on(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Go on where it was halted. Raises: as `pause`"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    if announcement.closed_at is not None:
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    done = tally_of(db, announcement, now=now).done
    again = {"ended_at": None, "resumed_at": now, "settled_before": done}
    if not announcements.move(db, announcement, S.SENDING, when={S.PAUSED, S.STOPPED}, **again):
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    series.release(db, series_of(announcement.id or 0))
    return _done(db, announcement, "announcement.resumed", person_id=person_id, terms=terms, now=now)


def leave(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Leave a stopped announcement as it is, for good. Raises: as `pause`"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    if not announcements.move(db, announcement, S.STOPPED, when={S.STOPPED}, closed_at=now, is_all_owed=True):
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    series.stop(db, series_of(announcement.id or 0), now=now)
    return _done(db, announcement, "announcement.closed", person_id=person_id, terms=terms, now=now)


def send_again(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Owe a copy again to exactly those of whom nobody knows whether they got it.

    Raises: as `pause`, Refused(Reason.NOTHING_IN_DOUBT)
    """
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    if announcement.recalled_at is not None:
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    doubted = [message.id or 0 for message in series.in_doubt(db, series_of(announcement_id))]
    if not doubted or not series.resend(db, doubted, now=now):
        raise Refused(Reason.NOTHING_IN_DOUBT)
    again = {"ended_at": None, "resumed_at": now, "settled_before": tally_of(db, announcement, now=now).done}
    announcements.move(db, announcement, S.SENDING, when={S.FINISHED}, **again)
    if announcement.state in (S.PAUSED, S.STOPPED):
        series.hold(db, series_of(announcement_id))
    return _done(db, announcement, "announcement.repeated", person_id=person_id, terms=terms, now=now)


def recall(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Take every copy back that Telegram lets us take back; what has not left stays here.

    Raises: as `pause`, Refused(Reason.TOO_LATE_TO_RECALL)
    """
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    if announcement.state not in (S.STOPPED, S.FINISHED, S.PAUSED, S.SENDING):
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    if hours_to_recall(announcement, now=now) <= 0:
        raise Refused(Reason.TOO_LATE_TO_RECALL)
    ended = {"recalled_at": now, "closed_at": now, "ended_at": announcement.ended_at or now, "is_all_owed": True}
    to = S.FINISHED if announcement.state is S.FINISHED else S.STOPPED
    announcements.move(db, announcement, to, when={announcement.state}, **ended)
    series.stop(db, series_of(announcement_id), now=now)
    owe_recalls(db, now=now)
    return _done(db, announcement, "announcement.recalled", person_id=person_id, terms=terms, now=now)


def owe_recalls(db: Session, *, now: datetime) -> int:
    """Owe the taking back of the next copies, also of those that arrived after all was stopped; return how many."""
    owed = 0
    for announcement in announcements.being_recalled(db, since=now - CAN_BE_RECALLED):
        number = announcement.id or 0
        some = announcements.to_take_back(
            db,
            series_of(number),
            prefix=f"{recalls_of(number)}:",
            sent_after=now - CAN_BE_RECALLED,
            limit=RECALLS_AT_ONCE,
        )
        outbox.owe_many(db, [_taking_back(number, copy) for copy in some], now=now)
        if some or announcements.is_anything_left(db, recalls_of(number)):
            keep_outcome(db, announcement, now=now)
            cards.mark_dirty(db, CardKind.ANNOUNCEMENT, number, now)
        owed += len(some)
    return owed


def _taking_back(announcement_id: int, copy: OutboxMessage) -> Owed:
    return Owed(
        notice=RECALL,
        facts={"announcement_id": announcement_id, "message_ids": copy.message_ids or [copy.message_id]},
        dedupe_key=f"{recalls_of(announcement_id)}:{copy.id}",
        person_id=copy.person_id,
        chat_id=copy.chat_id,
        priority=Priority.NOTICE,
        series=recalls_of(announcement_id),
    )


def tap(db: Session, *, announcement_id: int, button: int, person_id: int, place: Place, now: datetime) -> bool:
    """Count that somebody tapped a button under an announcement; return whether it is their first tap on it.

    Raises: Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    """
    permitting.require(db, person_id=person_id, act=Act.TAP_ANNOUNCEMENT, now=now, place=place)
    announcement = announcements.get(db, announcement_id)
    if announcement is None or not 0 <= button < len(letter_of(announcement.letter).links):
        raise Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    if announcement.begun_at is None:
        return True  # somebody tries how it looks
    return announcements.note_tap(db, announcement_id, button, person_id, now=now)


def turn_off(db: Session, *, announcement_id: int, person_id: int, now: datetime) -> None:
    """Send somebody no more announcements, and count that it was after this one."""
    permitting.require(db, person_id=person_id, act=Act.CHANGE_SETTINGS, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    announcement = announcements.get(db, announcement_id)
    if person.announcements and announcement is not None and announcement.begun_at is not None:
        announcements.note_tap(db, announcement_id, TURNED_OFF, person_id, now=now)
    person.announcements = False
    db.add(person)


def _done(db: Session, announcement: Announcement, verb: str, *, person_id: int, terms: Terms, now: datetime) -> Case:
    keep_outcome(db, announcement, now=now)
    actor, subject = db.get(Person, person_id), f"announcement:{announcement.id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now)
    cards.mark_dirty(db, CardKind.ANNOUNCEMENT, announcement.id or 0, now)
    return case_of(db, announcement, terms=terms, now=now)
