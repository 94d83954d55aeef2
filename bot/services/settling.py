"""Settings: every change is one deed, in force at once."""

from collections.abc import Callable
from datetime import datetime, time, tzinfo

from sqlmodel import Session

from bot.domain import quiet
from bot.domain.following import first_volume
from bot.domain.permissions import Act
from bot.domain.settling import Settled
from bot.services import digesting, permitting
from bot.services.owing import Fallen
from storage import follows, outbox, people, places
from storage.tables import Person, Volume

Change = Callable[[Person], None]


def see(db: Session, *, person_id: int) -> Settled:
    """Return somebody's settings."""
    person = db.get_one(Person, person_id)
    return Settled(
        person=person,
        region=places.region_name(db, person.region_id),
        regions=tuple(places.regions(db)),
        topics=tuple(places.topics(db)),
        chosen_topic_ids=people.topic_ids_of(db, person_id),
    )


def choose_volume(db: Session, *, person_id: int, volume: Volume, now: datetime) -> Settled:
    """Set how much somebody hears; what they follow as they like everything follows suit.

    Raises: Refused(Reason.NOT_PERMITTED)
    """

    def change(person: Person) -> None:
        before, after = first_volume(person.volume), first_volume(volume)
        if before is not after:
            follows.turn_all(db, person_id=person_id, before=before, after=after)
        person.volume = volume

    return _change(db, person_id, change, now=now)


def choose_digest(db: Session, *, person_id: int, is_daily: bool, hour: int, zone: tzinfo, now: datetime) -> Settled:
    """Set when digests come: every day or on Fridays, at a whole hour of the place's day."""

    def change(person: Person) -> None:
        person.digest_daily, person.digest_at = is_daily, time(hour)
        digesting.move(db, person, zone=zone, now=now)

    return _change(db, person_id, change, now=now)


def choose_quiet(db: Session, *, person_id: int, hours: tuple[int, int] | None, now: datetime) -> Settled:
    """Set one's own quiet hours, from and until (whole hours of the place's day); None: no quiet hours."""

    def change(person: Person) -> None:
        person.quiet_from, person.quiet_until = (time(hours[0]), time(hours[1])) if hours else quiet.NONE

    return _change(db, person_id, change, now=now)


def choose_language(db: Session, *, person_id: int, language: str, now: datetime) -> Settled:
    """Speak this language from now on, whatever the phone says."""

    def change(person: Person) -> None:
        person.language, person.language_chosen = language, True

    return _change(db, person_id, change, now=now)


def choose_region(db: Session, *, person_id: int, region_id: int | None, now: datetime) -> Settled:
    """Set where somebody lives; None: nowhere in particular."""
    known = region_id is None or places.region_name(db, region_id) is not None

    def change(person: Person) -> None:
        person.region_asked = True
        person.region_id = region_id if known else person.region_id

    return _change(db, person_id, change, now=now)


def toggle_topic(db: Session, *, person_id: int, topic_id: int, now: datetime) -> Settled:
    """Hear about this topic, or no longer."""
    if places.topic_name(db, topic_id) is not None:
        people.toggle_topic(db, person_id, topic_id)
    return _change(db, person_id, _as_it_is, now=now)


def set_discreet(db: Session, *, person_id: int, discreet: bool, now: datetime) -> Settled:
    """Let notices say only that there is news, or say it in full."""

    def change(person: Person) -> None:
        person.discreet = discreet

    return _change(db, person_id, change, now=now)


def set_plain_text(db: Session, *, person_id: int, plain: bool, now: datetime) -> Settled:
    """Show plain words without bold and quotes, or formatted ones."""

    def change(person: Person) -> None:
        person.plain_text = plain

    return _change(db, person_id, change, now=now)


def set_replies_to_own(db: Session, *, person_id: int, wanted: bool, now: datetime) -> Settled:
    """Hear about one's own ideas whatever else is off, or not even that."""

    def change(person: Person) -> None:
        person.replies_to_own = wanted

    return _change(db, person_id, change, now=now)


def set_announcements(db: Session, *, person_id: int, wanted: bool, now: datetime) -> Settled:
    """Get announcements, or none."""

    def change(person: Person) -> None:
        person.announcements = wanted

    return _change(db, person_id, change, now=now)


def set_paused(db: Session, *, person_id: int, paused: bool, now: datetime) -> Settled:
    """Say nothing unasked until told to resume, or speak again: answers to one's own questions come then."""
    if not paused:
        outbox.wake_answers(db, person_id=person_id, fault=Fallen.PAUSED, now=now)

    def change(person: Person) -> None:
        person.paused = paused

    return _change(db, person_id, change, now=now)


def _as_it_is(_person: Person) -> None:
    """Change nothing of the person's own row."""


def _change(db: Session, person_id: int, change: Change, *, now: datetime) -> Settled:
    permitting.require(db, person_id=person_id, act=Act.CHANGE_SETTINGS, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    change(person)
    db.add(person)
    db.flush()
    return see(db, person_id=person_id)
