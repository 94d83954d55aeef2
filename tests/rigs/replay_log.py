"""What really happened in the replayed consultation: written down by the script itself, and never by the bot."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """What somebody did that belongs into the transcript."""

    SPOKE = "spoke"
    EDITED = "edited"
    ADDED = "added"
    TOOK_BACK = "took back"
    STAGE = "stage"
    SPLIT = "split"
    REPLIED = "replied"
    DEMANDED = "demanded"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when, what, to which view (0: to the whole), and in which words."""

    at: datetime
    deed: Deed
    view: int
    words: str
    who: int = 0


@dataclass(slots=True)
class Said:
    """One view as it should stand in the record: who said it, its words version by version, what hangs on it."""

    number: int
    who: int
    subtopic: int
    versions: list[str]
    files: int = 0
    answers: int = 0
    additions: list[str] = field(default_factory=list)
    likes: dict[int, datetime] = field(default_factory=dict)
    points: list["Point"] = field(default_factory=list)
    is_in_points: bool = False
    is_taken_back: bool = False


@dataclass(slots=True)
class Point:
    """One point of a view: its words, who it was put to, and what they replied, if they did."""

    view: int
    position: int
    words: str
    department: str
    replies: list[str] = field(default_factory=list)
    cosigned_by: str = ""
    is_demanded: bool = False


class Log:
    """The script's own record: who looked in, who spoke, every view, every point, and all of it in order."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.views: dict[int, Said] = {}
        self.looked: set[int] = set()
        self.never_recorded: list[str] = []

    def note(self, at: datetime, deed: Deed, words: str, *, view: int = 0, who: int = 0) -> None:
        """Write down one thing that happened."""
        self.entries.append(Entry(at, deed, view, words, who))

    def spoke(self, at: datetime, said: Said) -> Said:
        """Write down a view: whoever speaks has looked in, too."""
        self.views[said.number] = said
        self.looked.add(said.who)
        self.note(at, Deed.SPOKE, said.versions[0], view=said.number, who=said.who)
        return said

    @property
    def standing(self) -> list[Said]:
        """The views that stand."""
        return [each for each in self.views.values() if not each.is_taken_back]

    @property
    def speakers(self) -> set[int]:
        """Everybody of whom something stands."""
        return {each.who for each in self.standing}

    @property
    def points(self) -> list[Point]:
        """Every point of every view, in order."""
        return [point for each in self.views.values() for point in each.points]

    @property
    def replies(self) -> int:
        """How often departments have replied."""
        return sum(len(point.replies) for point in self.points)

    def of_subtopic(self, position: int) -> int:
        """Return how many views stand under the subtopic with this number."""
        return sum(each.subtopic == position for each in self.standing)
