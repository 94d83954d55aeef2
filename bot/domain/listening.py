"""What somebody said out of the blue."""

from dataclasses import dataclass

from storage.tables import Idea


@dataclass(frozen=True, slots=True)
class Unsorted:
    """What was said, and the open ideas that sound like it."""

    words: str
    similar: tuple[Idea, ...]
