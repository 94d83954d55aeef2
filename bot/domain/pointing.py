"""Splitting a contribution into points: how numbered lines are read, whose words they are, and where one stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.casing import OPEN_PHASES, Published
from bot.domain.refusals import Reason, Refused
from storage.tables import (
    Case,
    CasePhase,
    Consultation,
    Contribution,
    ContributionStatus,
    Demand,
    Department,
    Point,
    PointStatus,
    Subtopic,
)

POINT_CHARACTERS = 1_000
POINTS_AT_MOST = 20
TITLE_CHARACTERS = 80
PAGE_SIZE = 4
NUMBERED = re.compile(
    r"^[ \t]*(?:\(?\d{1,2}[.):]|\d{1,2} ?[-–]|[-–•*])[ \t]+(?=\S)|^[ \t]*\d{1,2}[、．][ \t]*", re.MULTILINE
)
FEWEST_NUMBERED = 2


class PointState(StrEnum):
    """What has become of a point, as everybody may read it."""

    WAITING = "waiting"
    REPLIED = "replied"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_GOING_AHEAD = "not_going_ahead"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PointDraft:
    """What is to become a point: its words, and the departments that are to answer it, the first of which leads."""

    words: str
    department_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointReading:
    """A point that was ever public, with all that hangs on it: who answers, every reply, every demand.

    `replies` are in the order in which they were published, steps (`reply.is_step`) among them; `earlier` are the
    words before the present ones. `is_hidden`: its contribution was taken back, and its words are read by nobody.
    """

    point: Point
    view_number: int
    subtopic_id: int
    is_hidden: bool
    case: Case | None
    lead: Department | None
    joint: tuple[Department, ...]
    replies: tuple[Published, ...]
    demands: tuple[Demand, ...]
    earlier: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words everybody may read; none when whoever said them took them back."""
        return "" if self.is_hidden else self.point.words

    @property
    def departments(self) -> tuple[str, ...]:
        """The names of the departments that answer, the lead first."""
        return tuple(each.name for each in (self.lead, *self.joint) if each is not None)

    @property
    def state(self) -> PointState:
        """What has become of it."""
        if self.point.status is PointStatus.WITHDRAWN or self.case is None or self.case.phase is CasePhase.DROPPED:
            return PointState.WITHDRAWN
        return PointState.WAITING if self.case.phase in OPEN_PHASES else PointState(self.case.status.value)

    @property
    def is_answered(self) -> bool:
        """Whether its department has replied, and owes nothing more at this moment."""
        return self.state not in (PointState.WAITING, PointState.WITHDRAWN)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is owed."""
        return self.state is PointState.WAITING

    @property
    def reply(self) -> Published | None:
        """What was published last."""
        return self.replies[-1] if self.replies else None

    def is_late(self, now: datetime) -> bool:
        """Return whether its day has passed without an answer."""
        return self.is_waiting and self.case is not None and now >= self.case.due_at


@dataclass(frozen=True, slots=True)
class PointTally:
    """How many points there are, and how many of them are answered; those that were taken back do not count."""

    total: int = 0
    answered: int = 0
    late: int = 0

    @property
    def waiting(self) -> int:
        """How many still wait for an answer."""
        return self.total - self.answered


@dataclass(frozen=True, slots=True)
class Split:
    """A contribution that is being split: what is prepared, what is public already, and who could answer."""

    contribution: Contribution
    consultation: Consultation
    drafts: tuple[Point, ...]
    published: tuple[PointReading, ...]
    on_duty: tuple[Department, ...]
    others: tuple[Department, ...]
    was_numbered: bool = False
    beside: str = ""

    @property
    def number(self) -> int:
        """The row of the contribution."""
        return self.contribution.id or 0

    def names_of(self, point: Point) -> tuple[str, ...]:
        """Return the names of the departments chosen for a point, the lead first."""
        named = {each.id: each.name for each in (*self.on_duty, *self.others)}
        return tuple(named[each] for each in point.department_ids if each in named)

    def place_of(self, point: Point) -> int:
        """Return the number a draft will have when all is published."""
        before = max((each.point.number or 0 for each in self.published), default=0)
        return before + 1 + [each.id for each in self.drafts].index(point.id)


@dataclass(frozen=True, slots=True)
class PointPage:
    """Some of the points of a contribution or of a consultation, with the numbers of all of them."""

    consultation: Consultation
    points: tuple[PointReading, ...]
    tally: PointTally
    page: int
    pages: int
    contribution: Contribution | None = None
    subtopic: Subtopic | None = None
    only_waiting: bool = False
    can_split: bool = False
    can_demand: bool = False


def numbered_lines(words: str) -> tuple[str, ...]:
    """Return what stands at each number (or dash) of a text; nothing when it is not numbered.

    What stands before the first number is an introduction, and no point.
    """
    marks = list(NUMBERED.finditer(words))
    if len(marks) < FEWEST_NUMBERED:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(words)]
    found = (_tidy(words[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
    return tuple(each for each in found if each)


def lines_in(words: str) -> tuple[str, ...]:
    """Return the points somebody wrote: one for each number, or all of it as one."""
    whole = _tidy(NUMBERED.sub("", words, count=1))
    return numbered_lines(words) or ((whole,) if whole else ())


def _tidy(words: str) -> str:
    return "\n".join(line.strip() for line in words.strip().splitlines() if line.strip())


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def stands_in(words: str, said: Iterable[str]) -> bool:
    """Return whether these words stand in what was said, however its lines are broken."""
    wanted = _folded(words)
    return bool(wanted) and any(wanted in _folded(each) for each in said)


def check_words(words: str) -> str:
    """Return the words of a point. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    said = words.strip()
    if not any(sign.isalnum() for sign in said):
        raise Refused(Reason.WORDS_EMPTY)
    if len(said) > POINT_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(said), limit=POINT_CHARACTERS)
    return said


def check_count(points: int) -> None:
    """Refuse more points than a contribution can have. Raises: Refused(Reason.TOO_MANY_POINTS)"""
    if points > POINTS_AT_MOST:
        raise Refused(Reason.TOO_MANY_POINTS, limit=POINTS_AT_MOST)


def check_untouched(point: Point | None, case: Case | None, *, has_reply: bool) -> tuple[Point, Case]:
    """Return a public point that nobody has begun to answer. Raises: Refused(NO_SUCH_POINT), Refused(POINT_TAKEN)"""
    if point is None or case is None or point.status is not PointStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_POINT)
    if case.phase is not CasePhase.WAITING or case.owner_id is not None or has_reply:
        raise Refused(Reason.POINT_TAKEN)
    return point, case


def check_can_split(contribution: Contribution | None) -> Contribution:
    """Return a contribution that stands in the record. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION)"""
    if contribution is None or contribution.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return contribution


def department_named(words: str, departments: Sequence[Department]) -> Department | None:
    """Return the department somebody named, in full or by how its name begins when that is only one."""
    wanted = _folded(words)
    if not wanted or not any(sign.isalnum() for sign in wanted):
        return None
    exact = [each for each in departments if _folded(each.name) == wanted]
    begins = [each for each in departments if _folded(each.name).startswith(wanted)]
    found = exact or begins
    return found[0] if len(found) == 1 else None
