"""What a case is to those who look at it, and the rules of changing one."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from bot.domain.ladder import PROMISE_STEP, Rung, Step
from bot.domain.refusals import Reason, Refused
from storage.tables import (
    Case,
    CaseAnswerFile,
    CaseEvent,
    CaseEventKind,
    CasePhase,
    CaseState,
    Demand,
    Department,
    Reply,
    ReplyFile,
    Score,
    SubjectKind,
)

QUESTION_CHARACTERS = 600
REASON_CHARACTERS = 300
EXTENSIONS_WORKING_DAYS = (5, 10, 20)
TYPED = re.compile(r"#?(p?)(\d{1,9})(?:[-.](\d{1,4}))?", re.IGNORECASE)
OPEN_PHASES = frozenset({CasePhase.WAITING, CasePhase.CLAIMED})
PROMISING = frozenset({CaseState.PLANNED, CaseState.UNDER_WAY})
# Who took a case and who handed it on is the staff's own affair; everything else happened to the citizen's question.
ONLY_FOR_STAFF = frozenset({CaseEventKind.CLAIMED, CaseEventKind.RELEASED, CaseEventKind.REVIEW_ASKED})
# What citizens wrote is theirs: only who began the matter and the staff read it again.
CITIZENS_WORDS = frozenset({CaseEventKind.ANSWERED, CaseEventKind.FOLLOW_UP, CaseEventKind.REOPENED})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about, by kind and number."""

    kind: SubjectKind
    subject_id: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody wants to ask about a thing, and which department (None: somebody else is to say)."""

    subject: Subject
    question: str | None
    department_id: int | None


@dataclass(frozen=True, slots=True)
class PointPlace:
    """Where a point belongs: which of how many of a contribution, under which theme."""

    consultation_id: int
    theme: str
    contribution_id: int
    view_number: int
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """What a card says of the thing a case is about; those who stand behind it have signed an idea or like a view."""

    subject: Subject
    title: str
    signature_count: int = 0
    author_id: int | None = None
    is_public: bool = True
    place: PointPlace | None = None


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many people said what of a reply; never an average."""

    satisfied: int = 0
    acceptable: int = 0
    not_acceptable: int = 0

    @property
    def total(self) -> int:
        """How many people have rated."""
        return self.satisfied + self.acceptable + self.not_acceptable

    def share_of(self, score: Score) -> int:
        """Return how many in a hundred said this; the three are rounded so that they add up to a hundred."""
        return _hundredths((self.satisfied, self.acceptable, self.not_acceptable))[list(Score).index(score)]


def _hundredths(counts: tuple[int, ...]) -> list[int]:
    """Return shares in percent by the largest remainder: rounded each alone, three of them may make 99 or 101."""
    total = sum(counts)
    if total == 0:
        return [0 for _ in counts]
    floors = [count * 100 // total for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda place: -(counts[place] * 100 % total))
    for place in by_rest[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


@dataclass(frozen=True, slots=True)
class Published:
    """A reply as it was published: whose it is, who signed with them, its files and how it was rated."""

    reply: Reply
    department: str
    cosigners: tuple[str, ...] = ()
    files: tuple[ReplyFile, ...] = ()
    ratings: Ratings = field(default_factory=Ratings)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a department's question: which line of the history it is, and the files that came with it."""

    question_id: int
    event: CaseEvent
    files: tuple[CaseAnswerFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything a card of a case says: the staff's with its internal side, the citizens' without."""

    case: Case
    about: SubjectLine
    lead: Department | None
    joint: tuple[Department, ...]
    owner_name: str | None
    reply: Published | None
    events: tuple[CaseEvent, ...]
    departments: dict[int, str]
    now: datetime
    choices: tuple[Department, ...] = ()
    is_author: bool = False
    demands: tuple[Demand, ...] = ()
    can_demand: bool = False
    has_topic: bool = True
    answers: tuple[Given, ...] = ()

    @property
    def number(self) -> int:
        """The row of the case, for its buttons."""
        return self.case.id or 0

    @property
    def code(self) -> str:
        """The number people know the case by, such as 184-1."""
        return code_of(self.case)

    def answer_to(self, question_id: int | None) -> Given | None:
        """Return what was answered last to one question of a department."""
        return next((each for each in reversed(self.answers) if each.question_id == question_id), None)

    def files_of(self, event: CaseEvent) -> tuple[CaseAnswerFile, ...]:
        """Return the files that came with an answer."""
        return next((each.files for each in self.answers if each.event.id == event.id), ())

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.case.phase in OPEN_PHASES

    @property
    def is_dropped(self) -> bool:
        """Whether what it asked was taken back before anybody answered."""
        return self.case.phase is CasePhase.DROPPED

    @property
    def is_late(self) -> bool:
        """Whether the day has passed without an answer."""
        return self.is_open and self.now >= self.case.due_at

    @property
    def is_promise_due(self) -> bool:
        """Whether the department has been asked what has become of what it promised, and has not said yet."""
        return self.case.phase is CasePhase.REPLIED and self.case.step == PROMISE_STEP and self.case.status in PROMISING

    @property
    def days_late(self) -> int:
        """How many working days the answer is late, as the ladder last counted."""
        step = Step.of(self.case.step)
        return step.days if step is not None and step.rung is Rung.LATE else 0


def code_of(case: Case) -> str:
    """Return the number people know a case by."""
    mark = "" if case.subject_kind is SubjectKind.IDEA else "p"
    return f"{mark}{case.subject_id}-{case.number}"


def numbers_in(words: str) -> tuple[Subject, int | None] | None:
    """Return what `184-1`, `184` or `p7-1` names: an idea or a point, and one of its cases if it says which."""
    found = TYPED.fullmatch(words.strip())
    if found is None:
        return None
    kind = SubjectKind.POINT if found[1] else SubjectKind.IDEA
    return Subject(kind, int(found[2])), int(found[3]) if found[3] else None


def check_stands(case: Case) -> None:
    """Refuse to work on what was taken back. Raises: Refused(Reason.CASE_DROPPED)"""
    if case.phase is CasePhase.DROPPED:
        raise Refused(Reason.CASE_DROPPED)


def check_is_open(case: Case) -> None:
    """Refuse what can only be done while an answer is owed. Raises: Refused(CASE_DROPPED), Refused(CASE_ANSWERED)"""
    check_stands(case)
    if case.phase not in OPEN_PHASES:
        raise Refused(Reason.CASE_ANSWERED)


def check_reason(words: str | None) -> str:
    """Return the line a citizen reads. Raises: Refused(Reason.REASON_MISSING), Refused(Reason.REASON_TOO_LONG)"""
    said = (words or "").strip()
    if not said:
        raise Refused(Reason.REASON_MISSING)
    if len(said) > REASON_CHARACTERS:
        raise Refused(Reason.REASON_TOO_LONG, length=len(said), limit=REASON_CHARACTERS)
    return said


def check_extension(days: int) -> None:
    """Refuse a number of working days that no button offers. Raises: Refused(Reason.DAY_TOO_FAR)"""
    if days not in EXTENSIONS_WORKING_DAYS:
        raise Refused(Reason.DAY_TOO_FAR)


def check_question(words: str | None) -> str:
    """Return a question to a department, or an answer. Raises: Refused(NO_TEXT), Refused(QUESTION_TOO_LONG)"""
    said = (words or "").strip()
    if not said:
        raise Refused(Reason.NO_TEXT)
    if len(said) > QUESTION_CHARACTERS:
        raise Refused(Reason.QUESTION_TOO_LONG, length=len(said), limit=QUESTION_CHARACTERS)
    return said


def state_of(cases: list[Case]) -> CaseState:
    """Return what all cases of one idea together say: an answer still owed comes first, then what was said last."""
    if not cases:
        return CaseState.NONE
    if any(case.phase in OPEN_PHASES for case in cases):
        return CaseState.WAITING
    newest = max(cases, key=lambda case: (case.replied_at or case.opened_at, case.number))
    return newest.status


class Line(IntEnum):
    """What somebody is asked to write a line about."""

    ASK_RESIDENT = 1
    NOT_OURS = 2
    MORE_TIME = 3
    SEND_ON = 4
    EDIT = 5
    PROMISE = 6
    FOLLOW_UP = 7
    STANDS = 9
    AGAIN = 10
    REOPEN = 11


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to somebody: which line, about which row (case, idea, reply or event), and what was chosen so far."""

    line: Line
    row_id: int
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Workload:
    """What an officer has to do: what is open and late, how long an answer takes, and this month beside the last."""

    open: int
    late: int
    answered: int
    median_days: float | None
    recently: int
    before: int
