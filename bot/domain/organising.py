"""Rules about departments: their names, what is above them, and how long somebody answers for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.refusals import Reason, Refused
from storage.tables import CannedText, ClosingDay, Department, Officer, Topic

NAME_CHARACTERS = 40
LABEL_CHARACTERS = 26
CANNED_CHARACTERS = 2_000
SEAT_LASTS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """A department as an admin sees it."""

    department: Department
    parent: Department | None
    has_topic: bool
    fields: tuple[Topic, ...]
    field_ids: frozenset[int]
    officers: tuple[Officer, ...]
    canned: tuple[CannedText, ...]
    others: tuple[Department, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """What became of inviting the people who were picked: how many were written to, and a link for the others."""

    written_to: int
    unknown: int
    token: str | None
    department: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a line: a department, the closing days, or the seats that carry a name now."""

    department: DepartmentView | None = None
    days: tuple[ClosingDay, ...] = ()
    seats: tuple[Officer, ...] = ()


def check_name(words: str | None) -> str:
    """Return a name. Raises: Refused(Reason.REASON_MISSING), Refused(Reason.NAME_TOO_LONG)"""
    name = " ".join((words or "").split())
    if not name:
        raise Refused(Reason.REASON_MISSING)
    if len(name) > NAME_CHARACTERS:
        raise Refused(Reason.NAME_TOO_LONG, length=len(name), limit=NAME_CHARACTERS)
    return name


def check_parent(department_id: int, parent_id: int, *, parents: Mapping[int, int | None]) -> None:
    """Refuse a parent that is, further up, the department itself. Raises: Refused(Reason.PARENT_IN_CIRCLE)"""
    above: int | None = parent_id
    while above is not None:
        if above == department_id:
            raise Refused(Reason.PARENT_IN_CIRCLE)
        above = parents.get(above)


def check_canned(words: str | None) -> tuple[str, str]:
    """Return the label and the words of a text kept at hand: the first line, and what follows.

    Raises: Refused(Reason.REASON_MISSING), Refused(Reason.NAME_TOO_LONG)
    """
    label, _, said = (words or "").strip().partition("\n")
    if not label.strip() or not said.strip():
        raise Refused(Reason.REASON_MISSING)
    if len(label) > LABEL_CHARACTERS:
        raise Refused(Reason.NAME_TOO_LONG, length=len(label), limit=LABEL_CHARACTERS)
    return label.strip(), said.strip()[:CANNED_CHARACTERS]
