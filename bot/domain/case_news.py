"""What somebody is told about a case they listen to."""

from dataclasses import dataclass

from bot.domain.casing import CaseView, Published
from storage.tables import CaseEvent


@dataclass(frozen=True, slots=True)
class CaseNews:
    """A line of a case's history, for somebody whose idea it is or who listens to it."""

    view: CaseView
    event: CaseEvent
    is_own: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """A case for somebody who is to look at it; `card_id` is the message of its live card in their chat, if any."""

    view: CaseView
    card_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReplyNews:
    """A reply for somebody who listens: why they do, and whether they can still say what they think of it."""

    view: CaseView
    published: Published
    is_own: bool
    has_signed: bool
    can_rate: bool
