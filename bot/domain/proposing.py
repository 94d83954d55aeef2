"""What makes an idea: its words and files, how many a day, and what its author may still change, and until when."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.refusals import Reason, Refused
from bot.domain.titles import TITLE_CHARACTERS
from storage.tables import Addendum, Attachment, AttachmentKind, Idea, IdeaStatus, Review

WORDS_CHARACTERS = 3000
ADDENDUM_CHARACTERS = 1000
ADDENDA_PER_DAY = 5
FILES_AT_MOST = 10
QUOTED_CHARACTERS = 3000
UNDECIDED = frozenset({IdeaStatus.DRAFT, IdeaStatus.RETURNED})
PUBLISHED = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED})
WITHDRAWABLE = frozenset({IdeaStatus.SUBMITTED, IdeaStatus.RETURNED, IdeaStatus.OPEN})
BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice message or file somebody sent; Telegram keeps the bytes."""

    kind: AttachmentKind
    file_id: str
    file_unique_id: str
    size_bytes: int
    seconds: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One message of somebody who is writing an idea: words, a file, or both; `album` names what came in one go."""

    words: str = ""
    file: File | None = None
    album: str | None = None
    message_id: int | None = None


class Ask(StrEnum):
    """What a half-written idea needs to be asked next."""

    WORDS = "words"
    LINE = "line"
    SIMILAR = "similar"
    CHECK = "check"
    TITLE = "title"
    SHORTER_TITLE = "shorter-title"
    NEW_WORDS = "new-words"
    FILES = "files"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Similar:
    """An open idea that sounds close to the one being written."""

    idea: Idea
    region: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-written idea as its author checks it, and what to ask next."""

    idea: Idea
    topic: str | None = None
    region: str | None = None
    files: tuple[Attachment, ...] = ()
    ask: Ask = Ask.CHECK
    similar: tuple[Similar, ...] = ()
    suggestion: str = ""
    told_characters: int = 0
    declined: Refused | None = None

    @property
    def number(self) -> int:
        """The idea's number."""
        return self.idea.id or 0


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """An idea as its author sees it: where it stands, what has happened, and what may still be done."""

    idea: Idea
    topic: str | None
    region: str | None
    files: tuple[Attachment, ...]
    reviews: tuple[Review, ...]
    addenda: tuple[Addendum, ...]
    appeal_waits: bool
    can_appeal: bool
    can_correct: bool
    can_add_words: bool
    can_withdraw: bool


def tidy(raw: str) -> str:
    """Return somebody's words without invisible control signs and gaping holes; nothing else is changed."""
    composed = unicodedata.normalize("NFC", raw).replace("\r\n", "\n")
    kept = "".join(char for char in composed if char == "\n" or unicodedata.category(char) != "Cc")
    return BLANK_LINES.sub("\n\n", kept).strip()


def says_something(words: str) -> bool:
    """Return whether there is a letter, a number or a picture in these words."""
    return any(unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "So" for char in words)


def check_words(words: str, *, limit: int = WORDS_CHARACTERS) -> None:
    """Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG, characters, limit)"""
    if not says_something(words):
        raise Refused(Reason.WORDS_EMPTY)
    if len(words) > limit:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(words), limit=limit)


def check_title(title: str) -> None:
    """Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.TITLE_TOO_LONG, characters, limit)"""
    if not says_something(title):
        raise Refused(Reason.WORDS_EMPTY)
    if len(title) > TITLE_CHARACTERS:
        raise Refused(Reason.TITLE_TOO_LONG, characters=len(title), limit=TITLE_CHARACTERS)


def check_file(file: File, *, limit_bytes: int, files: int) -> None:
    """Raises: Refused(Reason.FILE_TOO_BIG, megabytes), Refused(Reason.TOO_MANY_FILES, limit)"""
    if file.size_bytes > limit_bytes:
        raise Refused(Reason.FILE_TOO_BIG, megabytes=limit_bytes // (1024 * 1024))
    if files >= FILES_AT_MOST:
        raise Refused(Reason.TOO_MANY_FILES, limit=FILES_AT_MOST)


def check_can_write(idea: Idea) -> None:
    """Refuse to change words that somebody is reviewing, or has signed. Raises: Refused(Reason.TOO_LATE_TO_EDIT)"""
    if idea.status not in UNDECIDED:
        raise Refused(Reason.TOO_LATE_TO_EDIT)


def check_can_submit(idea: Idea, *, sent_today: int, limit: int) -> None:
    """Raises: Refused of the words, the title, the status, or Refused(Reason.TOO_MANY_IDEAS, limit)"""
    check_can_write(idea)
    check_words(idea.words)
    check_title(idea.title)
    if sent_today >= limit:
        raise Refused(Reason.TOO_MANY_IDEAS, limit=limit)


def can_correct(idea: Idea, *, now: datetime, window: timedelta) -> bool:
    """Return whether published words may still be changed: for a short window, while nobody has signed them."""
    if idea.status is not IdeaStatus.OPEN or idea.published_at is None:
        return False
    return idea.signature_count == 0 and now < idea.published_at + window


def check_can_correct(idea: Idea, *, now: datetime, window: timedelta) -> None:
    """Raises: Refused(Reason.TOO_LATE_TO_EDIT)"""
    if not can_correct(idea, now=now, window=window):
        raise Refused(Reason.TOO_LATE_TO_EDIT)


def can_add_words(idea: Idea) -> bool:
    """Return whether dated words may be added: to anything published, for as long as it is shown."""
    return idea.status in PUBLISHED


def check_can_add_words(idea: Idea) -> None:
    """Raises: Refused(Reason.NO_SUCH_IDEA)"""
    if not can_add_words(idea):
        raise Refused(Reason.NO_SUCH_IDEA)


def check_has_room_for_words(added_today: int) -> None:
    """Raises: Refused(Reason.TOO_MANY_ADDITIONS, limit)"""
    if added_today >= ADDENDA_PER_DAY:
        raise Refused(Reason.TOO_MANY_ADDITIONS, limit=ADDENDA_PER_DAY)


def can_withdraw(idea: Idea) -> bool:
    """Return whether its author may take the idea back; what has reached the departments stays."""
    return idea.status in WITHDRAWABLE


def check_can_withdraw(idea: Idea) -> None:
    """Raises: Refused(Reason.TOO_LATE_TO_WITHDRAW)"""
    if not can_withdraw(idea):
        raise Refused(Reason.TOO_LATE_TO_WITHDRAW)


def start_of_day(now: datetime, *, timezone: str) -> datetime:
    """Return the moment at which this day began in the place's own zone."""
    zone = ZoneInfo(timezone)
    return datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone)


def closing_at(now: datetime, *, window: timedelta, timezone: str) -> datetime:
    """Return the moment signing ends for an idea published now: the end of the last day, in the place's own zone.

    A deadline is exclusive: it is the midnight after the last day on which people can sign.
    """
    zone = ZoneInfo(timezone)
    last_day = now.astimezone(zone).date() + window
    return datetime.combine(last_day + timedelta(days=1), time(), tzinfo=zone)
