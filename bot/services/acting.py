"""What is sent in reply to a message of ours that is about several things is kept until it is known which is meant."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain.acting import About, Target, spoken_about
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Speech, Unplaced, Utterance
from bot.services import rehearsing, speaking
from storage import consultations, contributions
from storage.tables import ContributionStatus, Subtopic


def hold(db: Session, *, said: Utterance, targets: Sequence[Target], person_id: int, now: datetime) -> Speech:
    """Keep what was said with the first of these that takes it, until its author says where it belongs.

    Raises: what the last of them refuses, Refused(Reason.WORDS_EMPTY) when they all take words only
    """
    refusal = Refused(Reason.WORDS_EMPTY)
    for target in spoken_about(targets):
        try:
            speaking.begin(db, subtopic_id=subtopic_of(db, target), person_id=person_id, now=now)
        except Refused as its:
            refusal = its
            continue
        rehearsing.leave_open(db, unplaced=Unplaced.CONSULTATION, person_id=person_id, now=now)
        return speaking.hear(db, said=said, person_id=person_id, now=now)
    raise refusal


def subtopic_of(db: Session, target: Target) -> int:
    """Return under which subtopic something about this would stand; 0 where nothing can be said about it."""
    if target.about is About.SUBTOPIC:
        return target.subject_id
    if target.about is About.CONSULTATION:
        subtopics = consultations.parts(db, Subtopic, target.subject_id)
        return subtopics[0].id or 0 if subtopics else 0
    said = contributions.get(db, target.subject_id) if target.about is About.VIEW else None
    return said.subtopic_id if said is not None and said.status is ContributionStatus.PUBLISHED else 0
