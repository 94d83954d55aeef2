"""The record of a consultation in the order in which it came about: what each entry says, and who may know."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from storage.tables import (
    AttachmentKind,
    Badge,
    CaseEventKind,
    CaseState,
    Consultation,
    ContributionStatus,
    Stage,
    Subtopic,
)

PAGE_VIEWS = 100


class Turn(StrEnum):
    """What can happen to a consultation as a whole."""

    ANNOUNCED = "announced"
    OPENED = "opened"
    OPENED_BY_HAND = "opened-by-hand"
    MOVED = "moved"
    PROPOSED = "proposed"
    OUTCOME = "outcome"
    CONCLUDED = "concluded"
    CONCLUDED_BY_HAND = "concluded-by-hand"
    ARCHIVED = "archived"
    STREAM_ON = "stream-on"
    STREAM_CHANGED = "stream-changed"
    STREAM_OFF = "stream-off"
    DRAW_OPENED = "draw-opened"
    DRAW_CLOSED = "draw-closed"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class File:
    """A file anybody may have, by its checksum."""

    digest: str
    kind: AttachmentKind
    media_type: str
    name: str = ""
    size_bytes: int = 0
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """As whom somebody appears in the record: in their role, with a name only if they wished it."""

    badge: Badge
    name: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A view in the words in which it was said; one that was taken back or down keeps its number and says nothing.

    `version` counts how often it has been worded, and `stands` is how it reads now, where that is otherwise.
    """

    at: datetime
    number: int
    subtopic: int
    status: ContributionStatus
    speaker: Speaker
    words: str = ""
    question: str | None = None
    answers: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    likes: int = 0
    replies: int = 0
    edited_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 1
    stands: str = ""
    files: tuple[File, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether its words may be read."""
        return self.status is ContributionStatus.PUBLISHED


@dataclass(frozen=True, slots=True)
class Edited:
    """A new version of a view, or of what was added to it; without words once the view was taken back."""

    at: datetime
    number: int
    version: int
    words: str
    is_addition: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What somebody added later to a view of theirs, as they first did; it says nothing once the view was taken back.

    `version` and `stands` are how often it has been worded and how it reads now, where that is otherwise.
    """

    at: datetime
    number: int
    words: str
    latitude: float | None = None
    longitude: float | None = None
    is_gone: bool = False
    version: int = 1
    stands: str = ""
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Projected:
    """A view that was put on the screen in the room, or taken off it by whoever leads."""

    at: datetime
    number: int
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A view that left the record at this moment: that it did, and never what it said."""

    at: datetime
    number: int
    status: ContributionStatus


@dataclass(frozen=True, slots=True)
class Liked:
    """How many likes views were given in one day, of those that still stand: never whose, and never at what hour.

    `views` are pairs: the number of a view, and how many likes. `at` is the end of that day.
    """

    at: datetime
    day: date
    views: tuple[tuple[int, int], ...]

    @property
    def number(self) -> int:
        """The first view it tells of."""
        return self.views[0][0]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A point of a view that was put to departments; `ended_for` says why one was taken back."""

    at: datetime
    number: int
    code: str
    words: str
    departments: tuple[str, ...]
    is_end: bool = False
    ended_for: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """Other words for a point, before anybody had begun to answer it."""

    at: datetime
    number: int
    code: str
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class Handled:
    """What happened to a point on its way to an answer; `words` are those that everybody may read."""

    at: datetime
    number: int
    code: str
    kind: CaseEventKind
    department: str = ""
    words: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Replied:
    """What a department replied to a point: a version of it, or a step on its way."""

    at: datetime
    number: int
    code: str
    department: str
    words: str
    version: int
    status: CaseState
    signed_by: str | None = None
    cosigners: tuple[str, ...] = ()
    promise: str = ""
    is_step: bool = False
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Demanded:
    """What somebody demands of a department that answers a point."""

    at: datetime
    number: int
    code: str
    speaker: Speaker
    words: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Turned:
    """Something that happened to the consultation as a whole: a stage that opened, the outcome, a draw."""

    at: datetime
    turn: Turn
    name: str = ""
    words: str = ""
    number: int = 0
    parts: tuple[tuple[str, str], ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """How many of one role have said what to the outcome."""

    role: Badge
    support: int
    live_with: int
    object: int


@dataclass(frozen=True, slots=True)
class Consented:
    """What people said to the outcome when it was published: counted by role, and why some object, without a name."""

    at: datetime
    roles: tuple[Agreed, ...]
    objections: tuple[str, ...] = ()
    number: int = 0


PointEntry = Pointed | Reworded | Handled | Replied | Demanded
Entry = Said | Turned | Consented | Edited | Added | Projected | PointEntry | Ended | Liked


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the record; a page that is full keeps its beginning and its end for good."""

    consultation: Consultation
    subtopics: tuple[Subtopic, ...]
    stages: tuple[Stage, ...]
    entries: tuple[Entry, ...]
    page: int
    pages: int
    views: int


def pages_of(views: int) -> int:
    """Return how many pages a record with so many views has."""
    return max(1, -(-views // PAGE_VIEWS))


def day_of(moment: datetime, *, timezone: str) -> date:
    """Return the day of this moment on the clocks of the place."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def end_of(day: date, *, timezone: str) -> datetime:
    """Return the midnight that ends a day of the place."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(timezone)).astimezone(UTC)


def page_with(number: int) -> int:
    """Return on which page a view stands."""
    return max(1, -(-number // PAGE_VIEWS))
