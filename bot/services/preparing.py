"""What an author sets while checking an idea before it is sent: title, words, topic, area, files, and their name."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.names import shown_name
from bot.domain.proposing import Ask, Draft, Said
from bot.services import drafting
from bot.services.drafting import REWRITE, TITLE, Saying
from storage import attachments, flows, ideas, places
from storage.tables import Person, Region, Topic


def go_on(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Take up a half-written or returned idea where it was left."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    if idea.words:
        return drafting.check(db, idea, _pressed(now))
    return drafting.ask_first(db, idea, _pressed(now))


def keep_voice(db: Session, *, idea_id: int, person_id: int, voice_title: str, now: datetime) -> Draft:
    """Leave a voice message without a line: it is called what voice messages are called."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    if not idea.words:
        ideas.change(db, idea, title=voice_title, words=voice_title, now=now)
    return drafting.check(db, idea, _pressed(now))


def ask_title(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Ask for another title."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    return drafting.ask(db, idea, TITLE, Ask.TITLE, _pressed(now))


def ask_words(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Ask for other words."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    return drafting.ask(db, idea, REWRITE, Ask.NEW_WORDS, _pressed(now))


def ask_files(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Ask for a photo or a file; anything sent while the idea is checked becomes part of it."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    return drafting.ask(db, idea, drafting.CHECK, Ask.FILES, _pressed(now))


def use_short_title(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Take the short title that was offered."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    flow = flows.current(db, person_id)
    suggestion = str(flow.draft.get("suggestion", "")) if flow and flow.draft.get("idea_id") == idea_id else ""
    if suggestion:
        ideas.change(db, idea, title=suggestion, now=now)
    return drafting.check(db, idea, _pressed(now))


def topics_for(db: Session, *, idea_id: int, person_id: int, now: datetime) -> tuple[Topic, ...]:
    """Return the topics to choose from."""
    drafting.own(db, idea_id, person_id, now=now)
    return tuple(places.topics(db))


def regions_for(db: Session, *, idea_id: int, person_id: int, now: datetime) -> tuple[Region, ...]:
    """Return the areas to choose from."""
    drafting.own(db, idea_id, person_id, now=now)
    return tuple(places.regions(db))


def set_topic(db: Session, *, idea_id: int, topic_id: int, person_id: int, now: datetime) -> Draft:
    """Say what an idea is about."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    ideas.change(db, idea, topic_id=topic_id if places.topic_name(db, topic_id) else None, now=now)
    return drafting.check(db, idea, _pressed(now))


def set_region(db: Session, *, idea_id: int, region_id: int, person_id: int, now: datetime) -> Draft:
    """Say which part of the place an idea concerns; 0: the whole of it."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    ideas.change(db, idea, region_id=region_id if places.region_name(db, region_id) else None, now=now)
    return drafting.check(db, idea, _pressed(now))


def toggle_name(db: Session, *, idea_id: int, person_id: int, first_name: str, now: datetime) -> Draft:
    """Show the author's name with the idea, or no longer: the name from their settings, or their first name."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    person = db.get_one(Person, person_id)
    name = None if idea.author_name else (person.public_name or shown_name(first_name))
    ideas.change(db, idea, author_name=name, now=now)
    return drafting.check(db, idea, _pressed(now))


def drop_files(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Let go of the photos and files of a half-written idea."""
    idea = drafting.own(db, idea_id, person_id, now=now)
    attachments.detach_all(db, idea_id)
    return drafting.check(db, idea, _pressed(now))


def _pressed(now: datetime) -> Saying:
    return Saying(Said(), now=now)
