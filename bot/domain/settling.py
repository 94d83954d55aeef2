"""Somebody's settings, as their screen needs them."""

from dataclasses import dataclass

from bot.domain.quiet import Hours
from storage.tables import Person, Region, Topic


@dataclass(frozen=True, slots=True)
class Settled:
    """Somebody's settings, with everything there is to choose from."""

    person: Person
    region: str | None
    regions: tuple[Region, ...]
    topics: tuple[Topic, ...]
    chosen_topic_ids: frozenset[int]
    usual_quiet: Hours | None = None
