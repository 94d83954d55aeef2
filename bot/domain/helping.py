"""Rules about questions to a person: how long, and how many a day."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.refusals import Reason, Refused
from storage.tables import Answer, Question

QUESTION_CHARACTERS = 1500
QUESTIONS_PER_DAY = 5
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the staff sees it: without a name, and with the answer once it is sent."""

    question: Question
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer to look at before it is sent."""

    question: Question
    answer: Answer


def check_words(words: str | None) -> str:
    """Return the words without blank ends.

    Raises: Refused(Reason.NO_TEXT), Refused(Reason.QUESTION_TOO_LONG)
    """
    said = (words or "").strip()
    if not said:
        raise Refused(Reason.NO_TEXT)
    if len(said) > QUESTION_CHARACTERS:
        raise Refused(Reason.QUESTION_TOO_LONG, length=len(said), limit=QUESTION_CHARACTERS)
    return said


def check_has_room(asked_today: int) -> None:
    """Refuse when somebody has asked enough for one day.

    Raises: Refused(Reason.TOO_MANY_QUESTIONS)
    """
    if asked_today >= QUESTIONS_PER_DAY:
        raise Refused(Reason.TOO_MANY_QUESTIONS, limit=QUESTIONS_PER_DAY)
