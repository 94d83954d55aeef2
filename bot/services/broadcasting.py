"""Sending an announcement: confirming, asking a second admin, and owing everybody their copy step by step."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import announcing as rules
from bot.domain.announcing import Case
from bot.domain.permissions import Place
from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.segmenting import Reach, audience_of
from bot.domain.terms import Terms
from bot.services.announced import COPY, TEST, case_of, keep_outcome, places_of, series_of
from bot.services.announcing import WORDS, ask, close_question, editable, found
from storage import announcements, audiences, audit, cards, chats, outbox, series
from storage.announcements import is_anything_left
from storage.outbox import Owed
from storage.tables import (
    Announcement,
    AnnouncementState,
    CardKind,
    ChatKind,
    Person,
    Priority,
    TopicPurpose,
)

S = AnnouncementState
PEOPLE_AT_ONCE = 1_000
STEPS_AT_ONCE = 10
WATCHED_AFTER_STOP = timedelta(hours=1)


def consider(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Return an announcement that is ready to be sent.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_ANNOUNCEMENT), Refused(ANNOUNCEMENT_MOVED_ON), Refused(NO_TEXT),
    Refused(NOBODY_TO_TELL)
    """
    case = case_of(db, editable(db, announcement_id, person_id, place=place, now=now), terms=terms, now=now)
    rules.check_ready(case.announcement, case.reach)
    return case


def ready(db: Session, *, people: int | None, **given: Any) -> Case:
    """Return an announcement that may be sent to so many people; None: they are counted now. Raises: as `consider`"""
    if people is None:
        return consider(db, **given)
    owner: dict[str, Any] = {name: given[name] for name in ("place", "now")}
    announcement = editable(db, given["announcement_id"], given["person_id"], **owner)
    case = case_of(db, announcement, terms=given["terms"], now=given["now"], is_counted=False)
    case = replace(case, reach=Reach(people=people))
    rules.check_ready(announcement, case.reach)
    return case


def try_out(db: Session, *, announcement_id: int, to_staff: bool, person_id: int, place: Place, now: datetime) -> None:
    """Owe whoever writes it, or the staff, a copy to look at. Raises: as `consider`, Refused(NOT_THE_STAFF_CHAT)"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    chat = chats.staff_place(db, TopicPurpose.ANNOUNCEMENTS) if to_staff else None
    if to_staff and chat is None:
        raise Refused(Reason.NOT_THE_STAFF_CHAT)
    outbox.owe(
        db,
        notice=TEST,
        facts={"announcement_id": announcement.id},
        dedupe_key=f"{TEST}:{announcement.id}:{person_id}:{int(to_staff)}:{now.timestamp():.6f}",
        now=now,
        person_id=None if to_staff else person_id,
        chat_id=chat.chat_id if chat else None,
        thread_id=chat.thread_id if chat else None,
        priority=Priority.ANSWER,
    )


def confirm(
    db: Session,
    *,
    announcement_id: int,
    person_id: int,
    place: Place,
    terms: Terms,
    now: datetime,
    people: int | None = None,
) -> Case:
    """Send an announcement now, or at the moment that was chosen.

    `people` is how many `consider` has just counted, so that the write need not count them again.
    Raises: as `consider`, Refused(Reason.NEEDS_SECOND_ADMIN)
    """
    given = {"announcement_id": announcement_id, "person_id": person_id, "place": place, "terms": terms, "now": now}
    case = ready(db, people=people, **given)
    if case.needs_second_admin:
        raise Refused(Reason.NEEDS_SECOND_ADMIN, limit=terms.second_admin_above)
    announcement = case.announcement
    promise(db, announcement, people=case.reach.people, terms=terms, now=now)
    close_question(db, announcement_id, person_id=person_id)
    release(db, announcement, actor_id=person_id, when={S.DRAFT}, now=now)
    return case_of(db, announcement, terms=terms, now=now)


def choose_time(
    db: Session,
    *,
    announcement_id: int,
    due_at: datetime | None,
    person_id: int,
    place: Place,
    terms: Terms,
    now: datetime,
) -> Case:
    """Choose when it goes out; None: as soon as it is confirmed. Raises: as `consider`, Refused(TIME_HAS_PASSED)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    if due_at is not None and due_at <= now:
        raise Refused(Reason.TIME_HAS_PASSED)
    announcement.due_at = due_at
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return case_of(db, announcements.keep(db, announcement), terms=terms, now=now, is_counted=False)


def is_anything_under_way(db: Session, *, now: datetime) -> bool:
    """Return whether any announcement is due, going out, or being taken back."""
    return announcements.is_any_moving(db, now=now, stopped_after=now - WATCHED_AFTER_STOP)


def begin_due(db: Session, now: datetime) -> int:
    """Begin every announcement whose moment has come; return how many."""
    due = [one for one in announcements.in_states(db, {S.SCHEDULED}) if one.due_at is None or one.due_at <= now]
    for announcement in due:
        _begin(db, announcement, actor_id=None, when={S.SCHEDULED}, now=now)
    return len(due)


def owe_next(db: Session, *, terms: Terms, now: datetime) -> int:
    """Owe the next thousand people their copy, of whichever announcement is not yet owed in full; return how many.

    Every step is a transaction of its own and says how far it came, so a crash costs nothing and repeats nothing.
    """
    for announcement in announcements.in_states(db, {S.SENDING}):
        if not announcement.is_all_owed:
            return _owe_some(db, announcement, terms=terms, now=now)
    return 0


def settle_running(db: Session, now: datetime) -> int:
    """End announcements of which nothing is left to send, and let the cards of the others show how far they are."""
    running = announcements.in_states(db, {S.SENDING, S.PAUSED, S.STOPPED})
    running = [one for one in running if one.ended_at is None or now - one.ended_at < WATCHED_AFTER_STOP]
    for announcement in running:
        name = series_of(announcement.id or 0)
        _keep_still(db, announcement, name, now=now)
        is_over = announcement.is_all_owed and not is_anything_left(db, name)
        if is_over and announcements.move(db, announcement, S.FINISHED, when={S.SENDING}, ended_at=now):
            keep_outcome(db, announcement, now=now)
            note(db, announcement, "announcement.finished", None, now=now)
        cards.mark_dirty(db, CardKind.ANNOUNCEMENT, announcement.id or 0, now)
    return len(running)


def _keep_still(db: Session, announcement: Announcement, name: str, *, now: datetime) -> None:
    """Hold what came back to the outbox since the pause: a copy that was under way, and was put off by Telegram."""
    if announcement.closed_at is not None:
        series.stop(db, name, now=now)
    elif announcement.state in (S.PAUSED, S.STOPPED):
        series.hold(db, name)


def _owe_some(db: Session, announcement: Announcement, *, terms: Terms, now: datetime) -> int:
    audience = audience_of(announcement.audience)
    room = min(PEOPLE_AT_ONCE, announcement.promised - announcement.owed)
    some = (
        audiences.next_people(
            db,
            audience,
            after=announcement.owed_up_to,
            up_to=announcement.up_to_id,
            limit=room,
            now=now,
        )
        if room > 0 and audience.segments
        else []
    )
    copies = [
        _copy(announcement, f"p{one.person_id}", person_id=one.person_id, due_at=_loud_at(one, now, terms.nights))
        for one in some
    ]
    if announcement.owed_up_to == 0:
        copies += _copies_for_places(db, announcement)
    announcement.is_all_owed = len(some) < PEOPLE_AT_ONCE
    announcement.owed_up_to = some[-1].person_id if some else announcement.owed_up_to
    announcement.owed += len(some)
    announcements.keep(db, announcement)
    outbox.owe_many(db, copies, now=now)
    return len(copies) or 1


def _loud_at(one: audiences.Recipient, now: datetime, nights: Nights) -> datetime | None:
    return nights.loud_again_at(now, one.quiet_from, one.quiet_until)


def _copies_for_places(db: Session, announcement: Announcement) -> list[Owed]:
    found = []
    for chat in places_of(db, audience_of(announcement.audience)):
        topic = chats.topic_for(db, chat.id or 0, TopicPurpose.ANNOUNCEMENTS)
        is_channel = chat.kind is ChatKind.CHANNEL
        thread_id = topic.thread_id if topic else None
        found.append(_copy(announcement, f"c{chat.id}", chat_id=chat.id, thread_id=thread_id, is_channel=is_channel))
    return found


def _copy(
    announcement: Announcement,
    key: str,
    *,
    person_id: int | None = None,
    chat_id: int | None = None,
    thread_id: int | None = None,
    is_channel: bool = False,
    due_at: datetime | None = None,
) -> Owed:
    number = announcement.id or 0
    return Owed(
        notice=COPY,
        facts={"announcement_id": number} | ({"is_channel": True} if is_channel else {}),
        dedupe_key=f"{COPY}:{number}:{key}",
        person_id=person_id,
        chat_id=chat_id,
        thread_id=thread_id,
        priority=Priority.ANNOUNCEMENT,
        due_at=due_at,
        series=series_of(number),
    )


def promise(db: Session, announcement: Announcement, *, people: int, terms: Terms, now: datetime) -> None:
    """Fix whom it is for: nobody who comes later, and no more people than were shown."""
    announcement.promised, announcement.up_to_id = people, audiences.newest_person(db)
    announcement.per_second, announcement.owed, announcement.owed_up_to = terms.sends_per_second, 0, 0
    announcement.is_all_owed = False
    if announcement.due_at is not None and announcement.due_at <= now:
        announcement.due_at = None
    announcements.keep(db, announcement)


def release(
    db: Session, announcement: Announcement, *, actor_id: int | None, when: set[AnnouncementState], now: datetime
) -> None:
    if announcement.due_at is not None and announcement.due_at > now:
        if announcements.move(db, announcement, S.SCHEDULED, when=when):
            note(db, announcement, "announcement.scheduled", actor_id, now=now)
        return
    _begin(db, announcement, actor_id=actor_id, when=when, now=now)


def _begin(
    db: Session, announcement: Announcement, *, actor_id: int | None, when: set[AnnouncementState], now: datetime
) -> None:
    if announcements.move(db, announcement, S.SENDING, when=when, begun_at=now, resumed_at=now):
        note(db, announcement, "announcement.begun", actor_id, now=now)


def note(db: Session, announcement: Announcement, verb: str, person_id: int | None, *, now: datetime) -> None:
    """Write what was done into the audit log, and let every card of the announcement follow."""
    actor = db.get(Person, person_id) if person_id is not None else None
    details = {"people": announcement.promised}
    audit.append(db, actor=actor, verb=verb, subject=f"announcement:{announcement.id}", now=now, details=details)
    cards.mark_dirty(db, CardKind.ANNOUNCEMENT, announcement.id or 0, now)
