"""Speaking in a consultation: how long a contribution may be, as whom people appear, and until when words change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from bot.domain.file_kinds import Kept
from bot.domain.pointing import PointReading, PointTally
from bot.domain.refusals import Reason, Refused
from storage.tables import (
    AttachmentKind,
    Badge,
    Consultation,
    Contribution,
    ContributionAddition,
    ContributionFile,
    ContributionStatus,
    GuideQuestion,
    Participant,
    Role,
    Subtopic,
)

WORDS_CHARACTERS = 20_000
ADDITION_CHARACTERS = 20_000
GOES_ON_FROM = 2_048  # what is longer than a message is cut somewhere in its second half, and comes in several
LINE_CHARACTERS = 300
FILES_AT_MOST = 10
FILE_NAME_CHARACTERS = 120
ADDITIONS_PER_DAY = 10
EDIT_WINDOW = timedelta(minutes=30)
PAGE_SIZE = 5


class Ask(StrEnum):
    """What somebody who speaks is asked next."""

    WORDS = "words"
    LINE = "line"
    CHECK = "check"
    REWRITE = "rewrite"
    NOTHING = "nothing"


class Unplaced(StrEnum):
    """What is still to be chosen of where something will stand."""

    NOTHING = ""
    SUBTOPIC = "subtopic"
    CONSULTATION = "consultation"


class Appearance(IntEnum):
    """As whom somebody appears."""

    UNNAMED = 0
    NAMED = 1
    ORGANISATION = 2


class Lack(StrEnum):
    """What something said in a group lacks, which its author can add in private."""

    NOTHING = "nothing"
    LINE = "line"
    REST = "rest"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that came with what was said, and is in the vault."""

    kept: Kept
    kind: AttachmentKind
    name: str
    seconds: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """What every row says that keeps such a file."""
        kept, name = self.kept, self.name[:FILE_NAME_CHARACTERS]
        stored = {"digest": kept.digest, "size_bytes": kept.size_bytes}
        return {**stored, "kind": self.kind, "name": name, "seconds": self.seconds}


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said: words, a file, a place, and which message and album it came in."""

    words: str = ""
    file: Brought | None = None
    place: tuple[float, float] | None = None
    album: str | None = None
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Long words about a published contribution that may go on, or (`addition`) what its author is about to add.

    `is_silent` is the rest of an album, of which nothing new is said.
    """

    contribution: Contribution
    is_edit: bool
    characters: int
    addition: ContributionAddition | None = None
    files: tuple[ContributionFile, ...] = ()
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """A contribution that is being written, where it will stand, and what to ask next."""

    consultation: Consultation
    subtopic: Subtopic
    ask: Ask
    question: GuideQuestion | None = None
    answers: Contribution | None = None
    draft: Contribution | None = None
    files: tuple[ContributionFile, ...] = ()
    region: str | None = None
    badge: Badge = Badge.CITIZEN
    shown_as: str | None = None
    unplaced: Unplaced = Unplaced.NOTHING

    @property
    def number(self) -> int:
        """The row of the draft; 0 before anything was said."""
        return self.draft.id or 0 if self.draft else 0


@dataclass(frozen=True, slots=True)
class View:
    """A contribution as its readers see it, with what may be done to it by this one."""

    contribution: Contribution
    consultation: Consultation
    subtopic: Subtopic
    region: str | None
    files: tuple[ContributionFile, ...] = ()
    additions: tuple[ContributionAddition, ...] = ()
    answers: Contribution | None = None
    question: GuideQuestion | None = None
    answered_by: int = 0
    versions: int = 0
    is_own: bool = False
    is_liked: bool = False
    can_like: bool = False
    can_answer: bool = False
    can_edit: bool = False
    can_add: bool = False
    points: tuple[PointReading, ...] = ()
    can_split: bool = False
    can_project: bool = False
    is_on_screen: bool = False

    @property
    def tally(self) -> PointTally:
        """How many of its points are answered; those taken back do not count."""
        asked = [each for each in self.points if each.is_answered or each.is_waiting]
        return PointTally(len(asked), sum(each.is_answered for each in asked))

    @property
    def is_public(self) -> bool:
        """Whether its words may be read."""
        return self.contribution.status is ContributionStatus.PUBLISHED


@dataclass(frozen=True, slots=True)
class SubtopicPage:
    """One page of what was said about a subtopic."""

    consultation: Consultation
    subtopic: Subtopic
    views: tuple[View, ...]
    page: int
    pages: int
    total: int
    can_speak: bool


def badge_of(roles: frozenset[Role], *, organisation: str | None = None) -> Badge:
    """Return in which role somebody speaks: the one that tells most about them; for an organisation, as that."""
    if organisation:
        return Badge.ORGANISATION
    if roles & {Role.FACILITATOR, Role.ADMIN}:
        return Badge.FACILITATOR
    if Role.OFFICER in roles:
        return Badge.OFFICER
    return Badge.MEMBER if Role.MEMBER in roles else Badge.CITIZEN


def appearances_of(part: Participant | None) -> tuple[Appearance, ...]:
    """Return as whom somebody may appear."""
    has_organisation = part is not None and part.organisation is not None
    usual = (Appearance.UNNAMED, Appearance.NAMED)
    return (*usual, Appearance.ORGANISATION) if has_organisation else usual


def can_edit(contribution: Contribution, *, now: datetime) -> bool:
    """Return whether published words may still be changed; afterwards one adds to them."""
    published_at = contribution.published_at
    is_public = contribution.status is ContributionStatus.PUBLISHED
    return is_public and published_at is not None and now < published_at + EDIT_WINDOW


def can_edit_addition(addition: ContributionAddition, *, now: datetime) -> bool:
    """Return whether what was added may still be changed; afterwards one adds again."""
    return addition.added_at is not None and now < addition.added_at + EDIT_WINDOW


def check_file(files: int, *, file: Brought | None) -> None:
    """Refuse more files than fit. Raises: Refused(Reason.TOO_MANY_FILES)"""
    if file is not None and files >= FILES_AT_MOST:
        raise Refused(Reason.TOO_MANY_FILES, limit=FILES_AT_MOST)
