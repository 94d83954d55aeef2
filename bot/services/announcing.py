"""Writing an announcement: a draft that is a row from its first word on, so that it outlives any restart."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import announcing as rules
from bot.domain.announcing import Case, Overview, Saved, Written
from bot.domain.letters import Letter, Link, check_fits, letter_of, read_link, with_link, with_more
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import permitting
from bot.services.announced import case_of
from storage import announcements, flows
from storage.tables import Announcement, AnnouncementState, SavedText

WORDS, LINK, WHEN, IDEA = "announcing.words", "announcing.link", "announcing.when", "announcing.idea"
RECENT, SAVED = 8, 8


def overview(db: Session, *, person_id: int, place: Place, now: datetime) -> Overview:
    """Return the newest announcements: drafts, scheduled, running and finished. Raises: Refused(NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.ANNOUNCE, now=now, place=place)
    recent = announcements.recent(db, limit=RECENT)
    return Overview(tuple(one for one in recent if not letter_of(one.letter).is_empty))


def begin(db: Session, *, person_id: int, place: Place, now: datetime) -> Announcement:
    """Begin an announcement, and ask for its words. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.ANNOUNCE, now=now, place=place)
    made = announcements.keep(
        db, Announcement(letter={}, audience={}, made_by_id=person_id, changed_by_id=person_id, made_at=now)
    )
    ask(db, made, WORDS, person_id=person_id, place=place, now=now)
    return made


def ask(db: Session, announcement: Announcement, step: str, *, person_id: int, place: Place, now: datetime) -> None:
    """Open a question about an announcement; in the staff chat a reply to the question answers it, and no row waits."""
    if place is Place.PRIVATE:
        flows.ask(db, person_id=person_id, step=step, draft={"announcement_id": announcement.id}, now=now)


def asked_about(db: Session, *, person_id: int) -> int:
    """Return which announcement the open question is about. Raises: Refused(Reason.NO_SUCH_ANNOUNCEMENT)"""
    flow = flows.current(db, person_id)
    number = flow.draft.get("announcement_id") if flow and flow.step.startswith("announcing.") else None
    if number is None:
        raise Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    return int(number)


def see(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Return one announcement. Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_ANNOUNCEMENT)"""
    return case_of(db, found(db, announcement_id, person_id, place=place, now=now), terms=terms, now=now)


def ask_words(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Announcement:
    """Ask for other words. Raises: as `see`, Refused(Reason.ANNOUNCEMENT_MOVED_ON)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return announcement


def write(
    db: Session,
    *,
    announcement_id: int,
    letter: Letter,
    person_id: int,
    place: Place,
    terms: Terms,
    now: datetime,
) -> Written:
    """Take a message as the announcement; the next file of the same album joins it, and buttons stay.

    Raises: as `ask_words`, Refused(NO_TEXT), Refused(LETTER_TOO_LONG), Refused(MIXED_ALBUM)
    """
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    before = letter_of(announcement.letter)
    is_more = letter.album is not None and letter.album == before.album
    written = with_more(before, letter) if is_more else replace(letter, links=before.links)
    if written.is_album:
        written = replace(written, links=())
    check_fits(written)
    _change(db, announcement, written, person_id=person_id)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return Written(case_of(db, announcement, terms=terms, now=now, is_counted=False), is_more)


def ask_link(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Announcement:
    """Ask for a button. Raises: as `ask_words`, Refused(ALBUM_WITHOUT_BUTTONS), Refused(TOO_MANY_BUTTONS)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    with_link(letter_of(announcement.letter), Link("…"))
    ask(db, announcement, LINK, person_id=person_id, place=place, now=now)
    return announcement


def ask_time(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Announcement:
    """Ask for a day and a time in words. Raises: as `ask_words`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    ask(db, announcement, WHEN, person_id=person_id, place=place, now=now)
    return announcement


def back_to_words(
    db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime
) -> Case:
    """Leave a question of the wizard's: what is sent next are words for the announcement again. Raises: as `see`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def add_link(
    db: Session, *, announcement_id: int, words: str, person_id: int, place: Place, terms: Terms, now: datetime
) -> Case:
    """Put a button under the announcement. Raises: as `ask_link`, Refused(Reason.BUTTON_UNCLEAR)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    _change(db, announcement, with_link(letter_of(announcement.letter), read_link(words)), person_id=person_id)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def drop_links(db: Session, *, announcement_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Case:
    """Take every button away. Raises: as `ask_words`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    _change(db, announcement, replace(letter_of(announcement.letter), links=()), person_id=person_id)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def set_sound(
    db: Session, *, announcement_id: int, wanted: bool, person_id: int, place: Place, terms: Terms, now: datetime
) -> Case:
    """Let phones ring, or not. Raises: as `ask_words`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    announcement.with_sound = wanted
    return case_of(db, announcements.keep(db, announcement), terms=terms, now=now, is_counted=False)


def saved(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Saved:
    """Return the saved texts. Raises: as `ask_words`"""
    editable(db, announcement_id, person_id, place=place, now=now)
    return Saved(announcement_id, tuple(announcements.saved_texts(db, limit=SAVED)))


def use_saved(
    db: Session, *, announcement_id: int, saved_id: int, person_id: int, place: Place, terms: Terms, now: datetime
) -> Case:
    """Take a saved text as the announcement. Raises: as `ask_words`, Refused(Reason.NO_SUCH_ANNOUNCEMENT)"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    text = announcements.saved_text(db, saved_id)
    if text is None:
        raise Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    _change(db, announcement, letter_of(text.letter), person_id=person_id)
    ask(db, announcement, WORDS, person_id=person_id, place=place, now=now)
    return case_of(db, announcement, terms=terms, now=now, is_counted=False)


def save_text(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> SavedText:
    """Keep the words of an announcement for others to come. Raises: as `see`, Refused(Reason.NO_TEXT)"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    letter = letter_of(announcement.letter)
    if letter.is_empty:
        raise Refused(Reason.NO_TEXT)
    kept = replace(letter, album=None).as_facts()
    return announcements.save_text(db, kept, person_id=person_id, now=now)


def forget_saved(
    db: Session, *, announcement_id: int, saved_id: int, person_id: int, place: Place, now: datetime
) -> Saved:
    """Throw a saved text away, and return those that are left. Raises: as `ask_words`"""
    editable(db, announcement_id, person_id, place=place, now=now)
    announcements.forget_text(db, saved_id)
    return Saved(announcement_id, tuple(announcements.saved_texts(db, limit=SAVED)))


def discard(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> None:
    """Throw a draft away. Raises: as `ask_words`"""
    announcement = editable(db, announcement_id, person_id, place=place, now=now)
    close_question(db, announcement_id, person_id=person_id)
    announcements.discard(db, announcement)


def leave(db: Session, *, announcement_id: int, person_id: int, place: Place, now: datetime) -> Announcement | None:
    """Leave the wizard; return the draft that is kept, or None when nothing had been written and nothing is."""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    close_question(db, announcement_id, person_id=person_id)
    if not letter_of(announcement.letter).is_empty:
        return announcement
    if announcement.state is AnnouncementState.DRAFT:
        announcements.discard(db, announcement)
    return None


def stop(db: Session, *, person_id: int, place: Place, now: datetime) -> Announcement | None:
    """Close the open question, whoever asks; return the draft that is kept, if it is still theirs to write."""
    flow = flows.current(db, person_id)
    number = int(flow.draft.get("announcement_id") or 0) if flow else 0
    flows.close(db, person_id)
    if announcements.get(db, number) is None or not permitting.may_announce(db, person_id, now=now):
        return None
    return leave(db, announcement_id=number, person_id=person_id, place=place, now=now)


def close_question(db: Session, announcement_id: int, *, person_id: int) -> None:
    """Close the question that is open about this announcement; another one stays."""
    flow = flows.current(db, person_id)
    if flow is not None and flow.draft.get("announcement_id") == announcement_id:
        flows.close(db, person_id)


def found(db: Session, announcement_id: int, person_id: int, *, place: Place, now: datetime) -> Announcement:
    """Return an announcement to somebody who may send any. Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_...)"""
    permitting.require(db, person_id=person_id, act=Act.ANNOUNCE, now=now, place=place)
    announcement = announcements.get(db, announcement_id)
    if announcement is None:
        raise Refused(Reason.NO_SUCH_ANNOUNCEMENT)
    return announcement


def editable(db: Session, announcement_id: int, person_id: int, *, place: Place, now: datetime) -> Announcement:
    """Return an announcement that can still be changed. Raises: as `found`, Refused(ANNOUNCEMENT_MOVED_ON)"""
    announcement = found(db, announcement_id, person_id, place=place, now=now)
    rules.check_editable(announcement)
    return announcement


def _change(db: Session, announcement: Announcement, letter: Letter, *, person_id: int) -> None:
    announcement.letter, announcement.changed_by_id = letter.as_facts(), person_id
    announcements.keep(db, announcement)
