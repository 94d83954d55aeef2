"""What reads return to screens: small frozen values, already joined and counted."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.browsing import Wish, pages_for
from storage.tables import (
    Addendum,
    CaseState,
    Idea,
    IdeaStatus,
    IdeaVersion,
    Region,
    RejectReason,
    SelectionState,
    Topic,
    Volume,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """What a card shows to one person and to nobody else."""

    person_id: int
    is_author: bool = False
    signed_at: datetime | None = None
    revision: int = 0
    is_counted: bool = False
    is_set_aside: bool = False
    shown_name: str | None = None
    has_reason: bool = False
    asks_name: bool = False
    follows_at: Volume | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case of an idea, as its card says it: who answers by when, or what was answered."""

    code: str
    department: str | None
    due_at: datetime
    is_open: bool
    is_late: bool
    reply: str | None = None
    officer: str | None = None
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaCard:
    """Everything a card of an idea says; without a viewer it is the same for everybody."""

    idea_id: int
    title: str
    words: str
    status: IdeaStatus
    case_state: CaseState
    selection_state: SelectionState
    topic: str | None
    region: str | None
    author_name: str | None
    signature_count: int
    threshold: int | None
    consequence: str
    closes_at: datetime | None
    extended_days: int = 0
    qualified_at: datetime | None
    ended_at: datetime | None
    merged_into_id: int | None
    is_open: bool
    comment_count: int = 0
    file_count: int = 0
    rejected_for: RejectReason | None = None
    cases: tuple["CaseLine", ...] = ()
    viewer: Viewer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaLine:
    """One idea in a list."""

    idea_id: int
    title: str
    signature_count: int
    threshold: int | None
    region: str | None
    status: IdeaStatus


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of ideas."""

    lines: tuple[IdeaLine, ...]
    page: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return pages_for(self.total)


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why somebody signed, with a name only where they wished it; `is_own` to the person who reads it."""

    signature_id: int
    name: str | None
    words: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class FullIdea:
    """An idea with everything that hangs on it: what was added, earlier versions, and why people signed."""

    card: IdeaCard
    addenda: tuple[Addendum, ...]
    versions: tuple[IdeaVersion, ...]
    reasons: tuple[ReasonLine, ...]
    can_take_down: bool = False


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much somebody has of each of their own lists."""

    ideas: int
    drafts: int
    signed: int
    followed: int
    replied: int = 0
    reminders: int = 0
    views: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of open ideas, what was asked for, and the names of the filters."""

    page: Page
    wish: Wish
    region: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What the open ideas can be narrowed down to."""

    wish: Wish
    regions: tuple[Region, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """How much somebody has, and the drafts they can go on with."""

    belongings: Belongings
    drafts: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found, and for what."""

    question: str
    page: Page


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to an idea, and the idea as it stands for whoever hears it."""

    card: IdeaCard
    is_own: bool
    count: int = 0
