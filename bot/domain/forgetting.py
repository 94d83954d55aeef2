"""What can be forgotten, and what becomes of somebody's ideas when they go."""

from calendar import monthrange
from datetime import datetime
from enum import IntEnum, StrEnum

from storage.tables import IdeaStatus


class Choice(IntEnum):
    """How much goes when somebody asks to be forgotten; each removes what the one before it does, and more."""

    KEEP_TOTALS = 1
    REMOVE_SIGNATURES = 2
    WITHDRAW_IDEAS = 3


class Part(IntEnum):
    """What can be deleted on its own."""

    FOLLOWS = 1
    COMMENTS = 2
    DRAFTS = 3
    NAME = 4
    PLACE = 5
    QUESTIONS = 6
    VIEWS = 7


class Fate(StrEnum):
    """What becomes of an idea whose author is forgotten."""

    DELETED = "deleted"
    ERASED = "erased"
    KEPT_WITHOUT_NAME = "kept_without_name"


CONFIRMATION = "DELETE"
ERASED_WORDS = "…"
IN_PUBLIC = frozenset(
    {IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED, IdeaStatus.REJECTED, IdeaStatus.MERGED}
)


def months_before(moment: datetime, months: int) -> datetime:
    """Return the moment so many months earlier; the last day of a shorter month where there is no such day."""
    years, month = divmod(moment.month - 1 - months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def is_confirmed(words: str | None) -> bool:
    """Return whether these words confirm; small letters and blanks around them are forgiven."""
    return (words or "").strip().upper() == CONFIRMATION


def fate_of(status: IdeaStatus, choice: Choice) -> Fate:
    """Return what becomes of an idea: drafts go, what is public stays without a name unless it is withdrawn as well.

    What was once sent but is not public keeps its empty row, because decisions and links point to its number.
    """
    if status is IdeaStatus.DRAFT:
        return Fate.DELETED
    if status not in IN_PUBLIC or choice is Choice.WITHDRAW_IDEAS:
        return Fate.ERASED
    return Fate.KEPT_WITHOUT_NAME
