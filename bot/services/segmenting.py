"""Choosing whom an announcement is for: segments of people joined one after the other, and chats."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import segmenting as rules
from bot.domain.announcing import Case, Choices
from bot.domain.browsing import Order, Wish
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.segmenting import ROLES, Audience, Choice, Places, Reach, Segment, SegmentKind, audience_of
from bot.domain.terms import Terms
from bot.services.announced import case_of, name_of
from bot.services.announcing import IDEA, WORDS, ask, asked_about, editable
from storage import announcements, audiences, browse, chats, consultations, flows, places
from storage.tables import Announcement, ConsultationStatus, Role

IDEAS_OFFERED = 5
HELD = (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING, ConsultationStatus.CONCLUDED)
NAMED = (SegmentKind.FOLLOWERS, SegmentKind.SIGNERS, SegmentKind.PARTICIPANTS)


def see(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Choices:
    """Return whom an announcement could be for, with live counts.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_ANNOUNCEMENT), Refused(ANNOUNCEMENT_MOVED_ON)
    """
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    members = Segment(SegmentKind.ROLE, ROLES.index(Role.MEMBER))
    everyone = _people(db, Segment(SegmentKind.EVERYONE), terms=terms, now=now)
    case = case_of(db, announcement, terms=terms, now=now)
    return Choices(case, everyone, _people(db, members, terms=terms, now=now))


def choices_of(
    db: Session, *, announcement_id: int, kind: SegmentKind, person_id: int, place: Place, terms: Terms, now: datetime
) -> tuple[Choice, ...]:
    """Return what there is of one kind: the areas, the topics, the roles, or the ideas with the most signatures.

    Raises: as `see`
    """
    editable(db, announcement_id, person_id, place=place, now=now)
    segments = [Segment(kind, number) for number in _numbers(db, kind, now=now)]
    return tuple(Choice(one.number, name_of(db, one), _people(db, one, terms=terms, now=now)) for one in segments)


def _numbers(db: Session, kind: SegmentKind, *, now: datetime) -> list[int]:
    match kind:
        case SegmentKind.REGION:
            return [region.id or 0 for region in places.regions(db)]
        case SegmentKind.TOPIC:
            return [topic.id or 0 for topic in places.topics(db)]
        case SegmentKind.ROLE:
            return list(range(len(ROLES)))
        case SegmentKind.EVERYONE:
            return [0]
        case SegmentKind.FOLLOWERS | SegmentKind.SIGNERS:
            page = browse.open_ideas(db, Wish(order=Order.MOST_SIGNED), now=now)
            return [line.idea_id for line in page.lines[:IDEAS_OFFERED]]
        case SegmentKind.PARTICIPANTS:
            held = consultations.with_status(db, HELD, limit=IDEAS_OFFERED)
            return [consultation.id or 0 for consultation in held]


def _people(db: Session, segment: Segment, *, terms: Terms, now: datetime) -> int:
    return reach_counted(db, Audience((segment,)), terms=terms, now=now).people


def reach_counted(db: Session, audience: Audience, *, terms: Terms, now: datetime) -> Reach:
    """Return how many people an audience reaches at this moment."""
    return audiences.reach(db, audience, now=now, nights=terms.nights)


def ask_idea(
    db: Session, *, announcement_id: int, segment: Segment, person_id: int, place: Place, now: datetime
) -> Announcement:
    """Ask which idea's followers or signers; the number may be typed. Raises: as `see`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    if place is Place.PRIVATE:
        draft = {"announcement_id": announcement.id, "kind": int(segment.kind), "join": int(segment.join)}
        flows.ask(db, person_id=person_id, step=IDEA, draft=draft, now=now)
    return announcement


def add(
    db: Session, *, announcement_id: int, segment: Segment, person_id: int, place: Place, terms: Terms, now: datetime
) -> Case:
    """Join one more group of people to the audience, or begin with it.

    Raises: as `see`, Refused(NO_SUCH_IDEA), Refused(TOO_MANY_SEGMENTS)
    """
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    if segment.kind in NAMED and not name_of(db, segment):
        raise Refused(Reason.NO_SUCH_IDEA)
    audience = rules.joined(audience_of(announcement.audience), segment)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return _change(db, announcement, audience, person_id=person_id, terms=terms, now=now)


def add_typed(db: Session, *, words: str, person_id: int, terms: Terms, now: datetime) -> Case:
    """Join the followers or signers of the idea whose number was typed. Raises: as `add`"""
    announcement_id, flow = asked_about(db, person_id=person_id), flows.current(db, person_id)
    noted = flow.draft if flow else {}
    segment = Segment(SegmentKind(noted.get("kind", 0)), idea_number(words), rules.Join(noted.get("join", 0)))
    return add(
        db,
        announcement_id=announcement_id,
        segment=segment,
        person_id=person_id,
        place=Place.PRIVATE,
        terms=terms,
        now=now,
    )


def idea_number(words: str) -> int:
    """Return the number in what was typed. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    said = words.strip().lstrip("#")
    if not said.isdecimal() or int(said) > 2**31 - 1:
        raise Refused(Reason.NO_SUCH_IDEA)
    return int(said)


def start_over(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Choose nobody any more; chosen chats stay. Raises: as `see`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    chosen = replace(audience_of(announcement.audience), segments=())
    return _change(db, announcement, chosen, person_id=person_id, terms=terms, now=now)


def see_places(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Places:
    """Return the connected groups and channels. Raises: as `see`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    chosen = frozenset(audience_of(announcement.audience).chats)
    return Places(announcement.id or 0, tuple(chats.communities(db)), chosen)


def toggle_place(
    db: Session, *, announcement_id: int, chat_id: int, person_id: int, place: Place, terms: Terms, now: datetime
) -> Places:
    """Announce in a chat too, or no longer. Raises: as `see`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    if any(chat.id == chat_id for chat in chats.communities(db)):
        audience = rules.toggled(audience_of(announcement.audience), chat_id)
        _change(db, announcement, audience, person_id=person_id, terms=terms, now=now)
    return see_places(db, announcement_id=announcement_id, person_id=person_id, place=place, now=now)


def _change(
    db: Session, announcement: Announcement, audience: Audience, *, person_id: int, terms: Terms, now: datetime
) -> Case:
    announcement.audience, announcement.changed_by_id = audience.as_facts(), person_id
    return case_of(db, announcements.keep(db, announcement), terms=terms, now=now, is_counted=False)
