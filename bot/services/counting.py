"""What signatures make of an idea: its counter, its milestones, and the one moment it reaches its threshold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.following import AUDIBLE
from bot.domain.signing import crosses
from storage import audit, cards, closing, follows, outbox
from storage.counting import Counting, add_to_counts
from storage.outbox import Owed
from storage.tables import CardKind

REACHED = "idea-qualified"
MILESTONE = "idea-milestone"


@dataclass(slots=True)
class Tally:
    """One idea while a batch is counted: every step in the order in which people pressed."""

    idea_id: int
    before: Counting
    count: int
    milestones: frozenset[int]
    reached: dict[int, datetime] = field(default_factory=dict)
    qualified_at: datetime | None = None

    @classmethod
    def of(cls, idea_id: int, counting: Counting) -> "Tally":
        return cls(idea_id, counting, counting.signature_count, frozenset(counting.milestones or ()))

    def step(self, change: int, now: datetime) -> int:
        """Count one signature more or less, and return how many there are then."""
        self.count += change
        if change > 0 and self.count in self.milestones:
            self.reached.setdefault(self.count, now)
        if self.qualified_at is None and crosses(self.before.standing.status, self.before.threshold, count=self.count):
            self.qualified_at = now
        return self.count


def settle(db: Session, tallies: Mapping[int, Tally], *, now: datetime) -> None:
    """Write the counters, move ideas past their threshold once, owe the news of it, and have the cards redrawn."""
    add_to_counts(db, {idea_id: tally.count - tally.before.signature_count for idea_id, tally in tallies.items()})
    for tally in tallies.values():
        if tally.qualified_at is not None:
            _qualify(db, tally.idea_id, now=tally.qualified_at)
        for count, moment in tally.reached.items():
            tell(db, MILESTONE, idea_id=tally.idea_id, now=moment, is_news=False, count=count)
    cards.mark_many_dirty(db, CardKind.IDEA, tallies, now)


def _qualify(db: Session, idea_id: int, *, now: datetime) -> None:
    if closing.qualify(db, idea_id, now=now):
        audit.append(db, actor=None, verb="idea.qualified", subject=f"idea:{idea_id}", now=now)
        tell(db, REACHED, idea_id=idea_id, now=now, is_news=True)


def tell(db: Session, notice: str, *, idea_id: int, now: datetime, is_news: bool, **facts: Any) -> None:
    """Owe everybody who listens to an idea one notice about it; the same event is never owed twice.

    What becomes of an idea in the end is news to its signers too; what happens on the way is for its followers. Who
    hears it at once, and who in a digest, is weighed when it is sent.
    """
    hearers = follows.listeners(db, idea_id, AUDIBLE, signers_too=is_news)
    event = ":".join((notice, str(idea_id), *(str(value) for value in facts.values())))
    owed = [
        Owed(notice=notice, facts={"idea_id": idea_id, **facts}, dedupe_key=f"{event}:{person_id}", person_id=person_id)
        for person_id in sorted(hearers)
    ]
    outbox.owe_many(db, owed, now=now)


def tallies_for(countings: Mapping[int, Counting], idea_ids: Iterable[int]) -> dict[int, Tally]:
    """Return an open tally for each of these ideas."""
    return {idea_id: Tally.of(idea_id, countings[idea_id]) for idea_id in idea_ids}
