"""Four eyes: an announcement to many needs the agreement of a second admin, who sees it first."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import announcing as rules
from bot.domain.announcing import Case
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import permitting
from bot.services.announced import ASKED, DECIDED, case_of
from bot.services.announcing import close_question, editable, found
from bot.services.broadcasting import note, promise, ready, release
from storage import announcements, outbox, roles
from storage.tables import Announcement, AnnouncementState, Person, Priority, Role

S = AnnouncementState


def helpers(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> list[Person]:
    """Return the admins who could agree. Raises: as `consider`, Refused(Reason.NO_SECOND_ADMIN)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    involved = {person_id, announcement.made_by_id or person_id, announcement.changed_by_id or person_id}
    others = [
        one
        for one in roles.people_with(db, Role.ADMIN, now=now)
        if one.id not in involved and one.unreachable_at is None
    ]
    if not others:
        raise Refused(Reason.NO_SECOND_ADMIN)
    return others


def ask_second(  # noqa: PLR0913  who asks whom, about what, and everything sending needs
    db: Session,
    *,
    announcement_id: int,
    helper_id: int,
    person_id: int,
    place: Place,
    terms: Terms,
    now: datetime,
    people: int | None = None,
) -> Case:
    """Ask another admin to agree; `people` as in `confirm`. Raises: as `consider`, Refused(Reason.NO_SECOND_ADMIN)"""
    given = {"announcement_id": announcement_id, "person_id": person_id, "place": place, "terms": terms, "now": now}
    case = ready(db, people=people, **given)
    others = helpers(db, announcement_id=announcement_id, person_id=person_id, place=place, now=now)
    if helper_id not in {one.id for one in others}:
        raise Refused(Reason.NO_SECOND_ADMIN)
    announcement = case.announcement
    promise(db, announcement, people=case.reach.people, terms=terms, now=now)
    close_question(db, announcement_id, person_id=person_id)
    asked = {"asked_by_id": person_id, "asked_at": now, "agreed_by_id": None}
    if announcements.move(db, announcement, S.ASKED, when={S.DRAFT}, **asked):
        note(db, announcement, "announcement.asked", person_id, now=now)
        _tell(db, announcement, ASKED, {}, to=helper_id, now=now)
    return case_of(db, announcement, terms=terms, now=now)


def agree(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Agree to what another admin wants to send; it goes out, or waits for its moment.

    Raises: Refused(NOT_PERMITTED), Refused(OWN_ANNOUNCEMENT), Refused(ANNOUNCEMENT_MOVED_ON)
    """
    announcement = _asked(db, announcement_id, person_id, place=place, now=now)
    announcement.agreed_by_id = person_id
    announcements.keep(db, announcement)
    note(db, announcement, "announcement.agreed", person_id, now=now)
    release(db, announcement, actor_id=announcement.asked_by_id, when={S.ASKED}, now=now)
    _tell(db, announcement, DECIDED, {"has_agreed": True}, to=announcement.asked_by_id, now=now)
    return case_of(db, announcement, terms=terms, now=now)


def decline(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Do not agree: it is a draft again, and whoever asked is told. Raises: as `agree`"""
    announcement = _asked(db, announcement_id, person_id, place=place, now=now)
    if announcements.move(db, announcement, S.DRAFT, when={S.ASKED}):
        note(db, announcement, "announcement.declined", person_id, now=now)
        _tell(db, announcement, DECIDED, {"has_agreed": False}, to=announcement.asked_by_id, now=now)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def take_back(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Go back to writing while nobody has agreed, or before its moment has come. Raises: Refused(..._MOVED_ON)"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    if not announcements.move(db, announcement, S.DRAFT, when={S.ASKED, S.SCHEDULED}, agreed_by_id=None):
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)
    note(db, announcement, "announcement.taken_back", person_id, now=now)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def _asked(db: Session, announcement_id: int, person_id: int, *, place: Place, now: datetime) -> Announcement:
    announcement = announcements.get(db, announcement_id)
    if announcement is None:
        raise Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    permitting.require(db, person_id=person_id, act=Act.AGREE_ANNOUNCEMENT, now=now, place=place)
    rules.check_can_agree(announcement, person_id=person_id)
    return announcement


def _tell(
    db: Session, announcement: Announcement, notice: str, facts: dict[str, bool], *, to: int | None, now: datetime
) -> None:
    if to is None:
        return
    outbox.owe(
        db,
        notice=notice,
        facts={"announcement_id": announcement.id, **facts},
        dedupe_key=f"{notice}:{announcement.id}:{to}:{now.timestamp():.6f}",
        now=now,
        person_id=to,
        priority=Priority.ANSWER,
    )
