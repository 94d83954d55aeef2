"""What is seen of an announcement: by admins as a whole, by the live card as it moves, and by everybody who gets it."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.announcing import BEGUN, Case, Copy, Named, Tally
from bot.domain.letters import letter_of
from bot.domain.segmenting import ROLES, Audience, Reach, Segment, SegmentKind, audience_of
from bot.domain.terms import Terms
from bot.domain.titles import shorten
from bot.services import permitting
from storage import announcements, audiences, consultations, ideas, places
from storage.tables import Announcement, AnnouncementState, Chat, Person

COPY, RECALL, TEST, ASKED, DECIDED = (
    "announcement",
    "announcement-recall",
    "announcement-test",
    "announcement-asked",
    "announcement-decided",
)
TITLE_CHARACTERS = 60
TURNED_OFF = -1  # the button under every announcement that turns them off


def series_of(announcement_id: int) -> str:
    """Return under which name the copies of an announcement stand in the outbox."""
    return f"{COPY}:{announcement_id}"


def recalls_of(announcement_id: int) -> str:
    """Return under which name the taking back of its copies stands in the outbox."""
    return f"{RECALL}:{announcement_id}"


def case_of(db: Session, announcement: Announcement, *, terms: Terms, now: datetime, is_counted: bool = True) -> Case:
    """Return everything an admin sees: who would get it while it is being written, how far it is once it goes out.

    A write holds everybody else up, so there the people of a draft are not counted (`is_counted`): reading does that.
    """
    promised = Reach(people=announcement.promised)
    reach = reach_of(db, announcement, terms=terms, now=now) if is_counted else promised
    return _case(db, announcement, now=now, reach=reach, terms=terms)


def reach_of(db: Session, announcement: Announcement, *, terms: Terms, now: datetime) -> Reach:
    """Return how many people the announcement is for, and who of them will be asleep when it goes out."""
    if announcement.state is not AnnouncementState.DRAFT:
        return Reach(people=announcement.promised)
    then = max(now, announcement.due_at or now)
    return audiences.reach(db, audience_of(announcement.audience), now=then, nights=terms.nights)


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Case | None:
    """Return what a live card of an announcement shows; None when there is none, or it may not be seen."""
    announcement = announcements.get(db, subject_id)
    if announcement is None or not permitting.may_announce(db, viewer_id, now=now):
        return None
    return _case(db, announcement, now=now, reach=Reach(people=announcement.promised))


def _case(db: Session, announcement: Announcement, *, now: datetime, reach: Reach, terms: Terms | None = None) -> Case:
    audience, number = audience_of(announcement.audience), announcement.id or 0
    taps = announcements.taps(db, number) if announcement.state in BEGUN else {}
    return Case(
        announcement=announcement,
        now=now,
        segments=tuple(Named(one, name_of(db, one)) for one in audience.segments),
        places=places_of(db, audience),
        reach=reach,
        tally=tally_of(db, announcement, now=now),
        taps=tuple(taps.get(at, 0) for at, _ in enumerate(letter_of(announcement.letter).links)),
        turned_off=taps.get(TURNED_OFF, 0),
        limit=terms.second_admin_above if terms else 0,
    )


def tally_of(db: Session, announcement: Announcement, *, now: datetime) -> Tally:
    """Return how far the copies have come."""
    number = announcement.id or 0
    if announcement.state not in BEGUN:
        return Tally()
    found = announcements.tally(db, series_of(number), recalls=recalls_of(number), now=now)
    is_forgotten = not (found.done or found.ready or found.waiting)
    return Tally(**announcement.outcome) if is_forgotten and announcement.outcome else found


def keep_outcome(db: Session, announcement: Announcement, *, now: datetime) -> None:
    """Write down what became of the copies: the outbox forgets them after a while."""
    counts = asdict(tally_of(db, announcement, now=now))
    announcement.outcome = {name: count for name, count in counts.items() if isinstance(count, int)}
    announcements.keep(db, announcement)


def places_of(db: Session, audience: Audience) -> tuple[Chat, ...]:
    """Return the chosen chats that are still connected."""
    found = [db.get(Chat, chat_id) for chat_id in audience.chats]
    return tuple(chat for chat in found if chat is not None and chat.left_at is None)


def name_of(db: Session, segment: Segment) -> str:
    """Return the name of a region, a topic or an idea; empty where the kind and its number say it all."""
    match segment.kind:
        case SegmentKind.REGION:
            return places.region_name(db, segment.number) or ""
        case SegmentKind.TOPIC:
            return places.topic_name(db, segment.number) or ""
        case SegmentKind.ROLE:
            return ROLES[segment.number].value if 0 <= segment.number < len(ROLES) else ""
        case SegmentKind.FOLLOWERS | SegmentKind.SIGNERS:
            idea = ideas.get(db, segment.number)
            return shorten(idea.title, limit=TITLE_CHARACTERS) if idea else ""
        case SegmentKind.PARTICIPANTS:
            consultation = consultations.get(db, segment.number)
            return shorten(consultation.theme, limit=TITLE_CHARACTERS) if consultation else ""
        case SegmentKind.EVERYONE:
            return ""


def copy_of(db: Session, facts: dict[str, Any], person: Person | None, _now: datetime) -> Copy | None:
    """Return a copy that is about to leave; None when it was stopped for good, or somebody turned them off.

    A pause holds what has not begun to leave; what is under way arrives.
    """
    announcement = announcements.get(db, int(facts["announcement_id"]))
    if announcement is None or announcement.state not in BEGUN or announcement.closed_at or announcement.recalled_at:
        return None
    if person is not None and not audiences.wants_announcements(person):
        return None
    return seen_by_all(announcement, person, is_for_channel=bool(facts.get("is_channel")))


def tried_copy(db: Session, facts: dict[str, Any], person: Person | None, _now: datetime) -> Copy | None:
    """Return a copy that an admin sends to themselves or to the staff, to see how it looks."""
    announcement = announcements.get(db, int(facts["announcement_id"]))
    if announcement is None or letter_of(announcement.letter).is_empty:
        return None
    is_for_people = bool(audience_of(announcement.audience).segments) or person is not None
    return replace(seen_by_all(announcement, person), is_for_person=is_for_people)


def seen_by_all(announcement: Announcement, person: Person | None, *, is_for_channel: bool = False) -> Copy:
    """Return the announcement as one reader, or a chat, gets it."""
    return Copy(
        announcement.id or 0,
        letter_of(announcement.letter),
        is_for_person=person is not None,
        is_for_channel=is_for_channel,
        with_sound=announcement.with_sound,
    )


def taken_back(_db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> tuple[int, ...] | None:
    """Return which messages of a copy are to be deleted."""
    return tuple(int(number) for number in facts["message_ids"]) or None


def asked(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Case | None:
    """Return an announcement that waits for the agreement of this admin; None when it no longer does."""
    announcement = announcements.get(db, int(facts["announcement_id"]))
    if announcement is None or announcement.state is not AnnouncementState.ASKED or person is None:
        return None
    return card(db, announcement.id or 0, viewer_id=person.id, now=now)


def decided(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> tuple[Case, bool] | None:
    """Return what a second admin decided, for whoever asked."""
    announcement = announcements.get(db, int(facts["announcement_id"]))
    if announcement is None or person is None:
        return None
    case = _case(db, announcement, now=now, reach=Reach(people=announcement.promised))
    return case, bool(facts["has_agreed"])
