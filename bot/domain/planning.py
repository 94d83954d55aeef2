"""Planning a consultation: its parts, what it still lacks, its usual stages, and days as people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePath
from zoneinfo import ZoneInfo

from bot.domain.staging import is_open_for_words
from bot.domain.times_said import start_of
from bot.domain.titles import shorten
from storage.tables import Consultation, Floor, GuideQuestion, Paper, Stage, StageKind, Subtopic

THEME_CHARACTERS = 120
RUN_BY_CHARACTERS = 64
BACKGROUND_CHARACTERS = 3000
SUBTOPIC_CHARACTERS = 100
QUESTION_CHARACTERS = 300
STAGE_CHARACTERS = 64
REASON_CHARACTERS = 300
PAPER_CHARACTERS = 120
SUBTOPICS_AT_MOST = 10
QUESTIONS_AT_MOST = 10
STAGES_AT_MOST = 10
PAPERS_AT_MOST = 10


class Lack(StrEnum):
    """What a plan still lacks before it can be published."""

    THEME = "theme"
    BACKGROUND = "background"
    STAGES = "stages"
    SPEAKING = "speaking"
    ORDER = "order"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Plan:
    """A consultation as its facilitator sees it while planning."""

    consultation: Consultation
    stages: tuple[Stage, ...]
    subtopics: tuple[Subtopic, ...]
    questions: tuple[GuideQuestion, ...]
    papers: tuple[Paper, ...]
    groups: tuple[str, ...]
    departments: tuple[str, ...]
    invited: int
    lacks: tuple[Lack, ...]

    @property
    def number(self) -> int:
        """The number of the consultation."""
        return self.consultation.id or 0


@dataclass(frozen=True, slots=True)
class UsualStage:
    """A stage of the usual plan, and how many days it lasts."""

    kind: StageKind
    days: int


# Six weeks: the seed's five stages (mission.md, S4.4).
USUAL_STAGES = (
    UsualStage(StageKind.MOBILISE, 7),
    UsualStage(StageKind.SPEAK, 14),
    UsualStage(StageKind.REPLY, 10),
    UsualStage(StageKind.CONCLUDE, 7),
    UsualStage(StageKind.REPORT, 4),
)


def lacks_of(consultation: Consultation, stages: Sequence[Stage], *, now: datetime) -> tuple[Lack, ...]:
    """Return what keeps a plan from being published."""
    found = []
    if not consultation.theme:
        found.append(Lack.THEME)
    if not consultation.background:
        found.append(Lack.BACKGROUND)
    if not stages:
        found.append(Lack.STAGES)
    elif not any(is_open_for_words(stage) for stage in stages):
        found.append(Lack.SPEAKING)
    if not is_in_order(stages, consultation.ends_at):
        found.append(Lack.ORDER)
    elif consultation.ends_at is not None and consultation.ends_at <= now:
        found.append(Lack.PAST)
    return tuple(found)


def is_in_order(stages: Sequence[Stage], ends_at: datetime | None) -> bool:
    """Return whether each stage begins after the one before, and the end comes after them all."""
    moments = [stage.opens_at for stage in stages]
    if ends_at is not None:
        moments.append(ends_at)
    return all(earlier < later for earlier, later in pairwise(moments))


def usual_stages(
    names: dict[StageKind, str], *, now: datetime, timezone: str
) -> tuple[list[tuple[StageKind, str, datetime]], datetime]:
    """Return the usual stages with their beginnings, from tomorrow on, and the end of them all."""
    opens_at = start_of(now.astimezone(ZoneInfo(timezone)).date() + timedelta(days=1), timezone=timezone)
    planned = []
    for usual in USUAL_STAGES:
        planned.append((usual.kind, names[usual.kind], opens_at))
        opens_at = later(opens_at, days=usual.days, timezone=timezone)
    return planned, opens_at


def later(moment: datetime, *, days: int, timezone: str) -> datetime:
    """Return the same time of day so many days later, in the place's own zone."""
    here = moment.astimezone(ZoneInfo(timezone))
    moved = here.replace(tzinfo=None) + timedelta(days=days)
    return moved.replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC)


def lines_of(words: str, *, limit: int) -> list[str]:
    """Return what stands on each line, without the numbers and dashes people put before it."""
    lines = (re.sub(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+", "", line).strip() for line in words.splitlines())
    return [line[:limit] for line in lines if line]


def repeated(lines: Sequence[str], there: Sequence[str]) -> str | None:
    """Return the first line that is there already, or twice among the new ones, in whatever capitals; None if none."""
    known = {_as_one(line) for line in there}
    for line in lines:
        if _as_one(line) in known:
            return line
        known.add(_as_one(line))
    return None


def _as_one(line: str) -> str:
    return " ".join(line.casefold().split()).rstrip(".!?")


def file_name(title: str, *, sent_as: str) -> str:
    """Return the name of a paper: its title with the ending of its file; as it was sent where it has no title."""
    ending = PurePath(sent_as).suffix
    plain = " ".join(title.replace("/", "-").replace("\\", "-").split())
    if not plain:
        return sent_as[:PAPER_CHARACTERS]
    bare = plain[: -len(ending)] if ending and plain.casefold().endswith(ending.casefold()) else plain
    return shorten(bare, limit=PAPER_CHARACTERS - len(ending)) + ending


def next_kind(kind: StageKind) -> StageKind:
    """Return the kind that comes after this one, for a button that turns through them."""
    kinds = list(StageKind)
    return kinds[(kinds.index(kind) + 1) % len(kinds)]


def next_floor(floor: Floor) -> Floor:
    """Return the floor that comes after this one, for a button that turns through them."""
    floors = list(Floor)
    return floors[(floors.index(floor) + 1) % len(floors)]
