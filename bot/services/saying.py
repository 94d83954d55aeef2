"""What is said in groups: nothing of it is kept before its author says yes, and then exactly what they meant."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import staging as stage_rules
from bot.domain.piecing import Piece, joined
from bot.domain.proposing import tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Utterance, badge_of
from bot.domain.staging import is_open_for_words
from bot.services import bringing, contributing, piecing
from storage import consultations, contributions, participants, people, threads
from storage.tables import (
    CardKind,
    Consultation,
    ConsultationThread,
    Contribution,
    Person,
    Source,
    Stage,
    Subtopic,
)

ASKED_AGAIN_AFTER = timedelta(days=1)
Spot = tuple[Consultation, tuple[Subtopic, ...]]


def below_card(db: Session, *, kind: CardKind, subject_id: int) -> Spot:
    """Return where a reply to this card would stand. Raises: what the stage refuses to everybody"""
    subtopic = consultations.part(db, Subtopic, subject_id) if kind is CardKind.SUBTOPIC else None
    found = consultations.get(db, subtopic.consultation_id if subtopic else subject_id)
    if found is None:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    stage = _stage_of(db, found)
    if not is_open_for_words(stage):
        stage_rules.check_may(
            stage_rules.Standing(frozenset()), stage_rules.Deed.SPEAK, consultation=found, stage=stage
        )
    return found, (subtopic,) if subtopic else tuple(consultations.parts(db, Subtopic, found.id or 0))


def in_chat(db: Session, *, chat_telegram_id: int, thread_id: int | None) -> Spot | None:
    """Return where something said here would stand: the subtopic of this topic, or the newest that hangs in the chat.

    None when nothing hangs here in which people speak now.
    """
    thread = _at(db, chat_telegram_id, thread_id)
    if thread is not None:
        return _spot_of(db, thread, is_in_its_topic=True)
    spots = (_spot_of(db, each) for each in threads.in_chat(db, chat_telegram_id))
    return next((spot for spot in spots if spot is not None), None)


def _at(db: Session, chat_telegram_id: int, thread_id: int | None) -> ConsultationThread | None:
    """Return what hangs in this very topic."""
    return threads.at(db, chat_telegram_id=chat_telegram_id, thread_id=thread_id) if thread_id is not None else None


def _spot_of(db: Session, thread: ConsultationThread, *, is_in_its_topic: bool = False) -> Spot | None:
    found = db.get_one(Consultation, thread.consultation_id)
    if not is_open_for_words(_stage_of(db, found)):
        return None
    subtopic = consultations.part(db, Subtopic, thread.subtopic_id) if thread.subtopic_id else None
    every = tuple(consultations.parts(db, Subtopic, thread.consultation_id))
    return found, (subtopic,) if subtopic and is_in_its_topic else every


def ask_once(db: Session, *, chat_telegram_id: int, thread_id: int, person_id: int, now: datetime) -> Spot | None:
    """Return where something said in a topic would stand, once a day for each person; None when nobody is to be asked.

    A topic is for talking: whoever wants everything recorded replies to its card.
    """
    thread = _at(db, chat_telegram_id, thread_id)
    spot = _spot_of(db, thread, is_in_its_topic=True) if thread is not None else None
    if spot is None:
        return None
    number = spot[0].id or 0
    part = participants.of(db, number, person_id)
    if part is not None and part.asked_at is not None and now < part.asked_at + ASKED_AGAIN_AFTER:
        return None
    participants.note(db, number, person_id, asked_at=now)
    return spot


def record(
    db: Session, *, subtopic_id: int, said: Sequence[Utterance], origin: tuple[int, int], person_id: int, now: datetime
) -> Contribution:
    """Add to the record what somebody said in a group and has just agreed to, an album as one; twice is once.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.WORDS_EMPTY), what the stage refuses
    """
    known = contributions.at_origin(db, chat_telegram_id=origin[0], message_id=origin[1])
    if known is not None:
        return known
    subtopic = consultations.part(db, Subtopic, subtopic_id)
    if subtopic is None:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    pieces = [Piece(each.message_id, tidy(each.words), is_private=False) for each in said]
    draft = contributions.start(
        db,
        Contribution(
            consultation_id=subtopic.consultation_id,
            subtopic_id=subtopic_id,
            person_id=person_id,
            badge=badge_of(people.roles_of(db, person_id, now=now)),
            region_id=db.get_one(Person, person_id).region_id,
            words=joined(pieces),
            source=Source.REPLY,
            created_at=now,
        ),
    )
    piecing.keep(db, draft, pieces)
    for each in said:
        bringing.attach(db, draft, each, now=now)
    contributions.change(db, draft, origin_chat_id=origin[0], origin_message_id=origin[1])
    contributing.enter(db, draft, person_id=person_id, now=now)
    return draft


def _stage_of(db: Session, consultation: Consultation) -> Stage | None:
    return consultations.part(db, Stage, consultation.stage_id) if consultation.stage_id is not None else None
