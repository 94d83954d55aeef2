"""Planning a consultation: its parts, what it still lacks, its usual stages, and days as people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePath
from zoneinfo import ZoneInfo

from bot.domain.staging import is_open_for_words
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


def start_of(day: date, *, timezone: str, at: time = time(0)) -> datetime:
    """Return when this day begins, or this time of it, in the place's own zone."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(timezone)).astimezone(UTC)


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?")
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ?(?:of )?([a-z]{3})[a-z]*\.?,?(?: (\d{4}))?")
MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
SPAN = re.compile(r"(?:in )?\+?(\d{1,3}) ?(day|days|week|weeks)")
TIME_OF_DAY = re.compile(r"[, ]+(?:at )?(\d{1,2}):(\d{2})$")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = tuple(name[:3] for name in WEEKDAY_NAMES)
NEAR_DAYS = {"today": 0, "tomorrow": 1}
LONG_AGO_DAYS = 31


def moment_said(words: str, *, now: datetime, timezone: str) -> datetime | None:
    """Return the moment somebody names: `1 December`, `2026-12-01 18:30`, `in 10 days`, `friday`; None if none."""
    said = " ".join(words.lower().split())
    clock = TIME_OF_DAY.search(said)
    at = _time_of(clock[1], clock[2]) if clock else time(0)
    day = _day_said(said[: clock.start()] if clock else said, today=now.astimezone(ZoneInfo(timezone)).date())
    return start_of(day, timezone=timezone, at=at) if day is not None and at is not None else None


def _day_said(said: str, *, today: date) -> date | None:
    if said in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[said])
    if said.removeprefix("next ").removeprefix("on ")[:3] in WEEKDAYS and said.split()[-1] in WEEKDAY_NAMES:
        return today + timedelta(days=(WEEKDAYS.index(said.split()[-1][:3]) - today.weekday() - 1) % 7 + 1)
    if span := SPAN.fullmatch(said):
        return today + timedelta(days=int(span[1]) * (7 if span[2].startswith("week") else 1))
    if iso := ISO.fullmatch(said):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := DAY_FIRST.fullmatch(said):
        return _in_year(numbers[3], int(numbers[2]), int(numbers[1]), today)
    if named := DAY_MONTH.fullmatch(said):
        return _in_year(named[3], _month(named[2]), int(named[1]), today)
    if named := MONTH_DAY.fullmatch(said):
        return _in_year(named[3], _month(named[1]), int(named[2]), today)
    return None


def _month(beginning: str) -> int:
    return MONTHS.index(beginning) + 1 if beginning in MONTHS else 0


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return the day in the year that was named, or the next time it comes round."""
    if year:
        return _date(int(year), month, day)
    found = _date(today.year, month, day)
    has_passed = found is not None and (today - found).days > LONG_AGO_DAYS
    return _date(today.year + 1, month, day) if has_passed else found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_of(hour: str, minute: str) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


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
