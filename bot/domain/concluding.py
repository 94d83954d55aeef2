"""Rules about how a consultation ends: nothing is archived without an outcome, none without consensus unexplained."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.refusals import Reason, Refused
from storage.tables import Badge, Consent, Consultation, ConsultationStatus, Outcome, OutcomeState, Stance

PART_CHARACTERS = 3_000
STATEMENT_BY_CHARACTERS = 80
OBJECTION_CHARACTERS = 500


class OutcomePart(StrEnum):
    """What an outcome is made of."""

    SAID = "said"
    DONE = "done"
    NOT_DONE = "not_done"
    STATEMENT_BY = "statement_by"
    STATEMENT = "statement"


WRITTEN = (OutcomePart.SAID, OutcomePart.DONE, OutcomePart.NOT_DONE)
EXPLAINED = (OutcomePart.STATEMENT_BY, OutcomePart.STATEMENT)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have said what to a proposed outcome, by the role in which they said it."""

    counts: Mapping[tuple[Badge, Stance], int]

    def of(self, stance: Stance, badge: Badge | None = None) -> int:
        """Return how many have said this, of one role or of all."""
        return sum(count for (role, said), count in self.counts.items() if said is stance and badge in (None, role))

    @property
    def badges(self) -> tuple[Badge, ...]:
        """The roles that have said anything, in their usual order."""
        return tuple(badge for badge in Badge if any(role is badge for role, _ in self.counts))


@dataclass(frozen=True, slots=True)
class Conclusion:
    """How a consultation ends, as one person sees it."""

    consultation: Consultation
    outcome: Outcome | None
    tally: Tally
    consent: Consent | None = None
    objections: tuple[Consent, ...] = ()
    can_run: bool = False
    can_consent: bool = False

    @property
    def number(self) -> int:
        """The number of the consultation."""
        return self.consultation.id or 0

    @property
    def lacks(self) -> tuple[OutcomePart, ...]:
        """What is still to be written before it can be published."""
        return lacking(self.outcome) if self.outcome else WRITTEN


def lacking(outcome: Outcome) -> tuple[OutcomePart, ...]:
    """Return which parts of an outcome are missing; without consensus a department has to speak."""
    needed = (*WRITTEN, *EXPLAINED) if outcome.lacks_consensus else WRITTEN
    return tuple(part for part in needed if not getattr(outcome, part.value))


def check_complete(outcome: Outcome | None) -> Outcome:
    """Return an outcome that says everything. Raises: Refused(OUTCOME_MISSING), Refused(STATEMENT_MISSING)"""
    if outcome is None or any(part in WRITTEN for part in lacking(outcome)):
        raise Refused(Reason.OUTCOME_MISSING)
    if lacking(outcome):
        raise Refused(Reason.STATEMENT_MISSING)
    return outcome


def check_can_archive(consultation: Consultation, outcome: Outcome | None) -> None:
    """Refuse to archive what has not ended, or has no outcome. Raises: Refused(NOT_OVER), Refused(OUTCOME_MISSING)"""
    if consultation.status is not ConsultationStatus.CONCLUDED:
        raise Refused(Reason.NOT_OVER)
    if outcome is None or outcome.state is not OutcomeState.PUBLISHED:
        raise Refused(Reason.OUTCOME_MISSING)


def part_in(words: str, part: OutcomePart) -> str:
    """Return the words of one part. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    said = words.strip()
    limit = STATEMENT_BY_CHARACTERS if part is OutcomePart.STATEMENT_BY else PART_CHARACTERS
    if not said:
        raise Refused(Reason.WORDS_EMPTY)
    if len(said) > limit:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(said), limit=limit)
    return said


def objection_in(words: str) -> str:
    """Return why somebody objects. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    said = words.strip()
    if not said:
        raise Refused(Reason.WORDS_EMPTY)
    if len(said) > OBJECTION_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(said), limit=OBJECTION_CHARACTERS)
    return said
