"""When a signature counts, and what an idea becomes by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.closing import ended_on
from bot.domain.refusals import Reason, Refused
from storage.tables import IdeaStatus

FEWEST_WORTH_TELLING = 10
SIGNABLE = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED})
NOT_PUBLIC = frozenset({IdeaStatus.DRAFT, IdeaStatus.SUBMITTED, IdeaStatus.RETURNED, IdeaStatus.HIDDEN})
REASON_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """What signing needs to know of an idea: where it stands, whose it is, and until when it may be signed."""

    status: IdeaStatus
    author_id: int | None
    closes_at: datetime | None
    ended_at: datetime | None = None


def check_is_public(standing: Standing | None) -> Standing:
    """Return the idea's standing, or refuse as if there were none.

    Raises: Refused(Reason.NO_SUCH_IDEA)
    """
    if standing is None or standing.status in NOT_PUBLIC:
        raise Refused(Reason.NO_SUCH_IDEA)
    return standing


def check_can_sign(standing: Standing | None, *, person_id: int, now: datetime) -> None:
    """Refuse a signature under an idea that is gone, over, or one's own; past its threshold it can still be signed.

    Raises: Refused(Reason.NO_SUCH_IDEA), Refused(Reason.SIGNING_CLOSED), Refused(Reason.OWN_IDEA)
    """
    known = check_is_public(standing)
    check_is_open(known, now=now)
    if known.author_id == person_id:
        raise Refused(Reason.OWN_IDEA)


def check_is_open(standing: Standing, *, now: datetime) -> None:
    """Refuse any change of signatures once the idea is over; at `closes_at` it is.

    Raises: Refused(Reason.SIGNING_CLOSED) with the day it ended
    """
    if standing.status not in SIGNABLE or (standing.closes_at is not None and now >= standing.closes_at):
        raise Refused(Reason.SIGNING_CLOSED, closed_at=ended_on(standing.closes_at, standing.ended_at, now=now))


def milestones_of(threshold: int, parts: Iterable[str]) -> list[int]:
    """Return the counts on the way to a threshold that are worth telling people about, the threshold not among them.

    `parts`: counts such as "100", and parts of the threshold such as "33%", rounded up.
    """
    counts = (_count_of(part, threshold) for part in parts)
    return sorted({count for count in counts if FEWEST_WORTH_TELLING <= count < threshold})


def _count_of(part: str, threshold: int) -> int:
    if part.endswith("%"):
        return -(-threshold * int(part.removesuffix("%")) // 100)
    return int(part)


def crosses(status: IdeaStatus, threshold: int | None, *, count: int) -> bool:
    """Return whether this count makes an open idea qualify.

    Only an open one can: whoever withdraws afterwards does not take it back, and signing again does not do it twice.
    """
    return status is IdeaStatus.OPEN and threshold is not None and count >= threshold
