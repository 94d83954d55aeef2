"""Who may decide about what people sent in, and what a decision turns an idea into."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.personal_data import PersonalData
from bot.domain.proposing import Similar
from bot.domain.refusals import Reason, Refused
from storage.tables import Appeal, AppealState, Attachment, Decision, Idea, IdeaStatus, RejectReason, Review

NOTE_CHARACTERS = 500
APPEAL_CHARACTERS = 1000
BECOMES: dict[Decision, IdeaStatus] = {
    Decision.PUBLISHED: IdeaStatus.OPEN,
    Decision.RETURNED: IdeaStatus.RETURNED,
    Decision.REJECTED: IdeaStatus.REJECTED,
    Decision.MERGED: IdeaStatus.MERGED,
    Decision.HIDDEN: IdeaStatus.HIDDEN,
}
HIDEABLE = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED})
APPEALABLE = frozenset({IdeaStatus.REJECTED, IdeaStatus.HIDDEN, IdeaStatus.MERGED})
# The catalogue in the order of the buttons: a button carries the place in this row, never a word.
REASONS: tuple[RejectReason, ...] = (
    RejectReason.NOT_OUR_TASK,
    RejectReason.DUPLICATE,
    RejectReason.PRIVATE_PERSON,
    RejectReason.INSULTING,
    RejectReason.ADVERTISING,
    RejectReason.OTHER,
)


class Standing(StrEnum):
    """Where a review card stands."""

    WAITING = "waiting"
    TAKEN_BACK = "taken-back"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"


class Line(StrEnum):
    """What a moderator can be asked for before a decision is made."""

    CHANGE = "change"
    REJECT = "reject"
    HIDE = "hide"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a moderator: which line is wanted, about which idea, for which reason of the catalogue."""

    idea_id: int
    line: Line
    reason: int = 0


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """Everything a moderator needs to decide about one idea; of who wrote it only the name they wish to be shown."""

    idea: Idea
    topic: str | None
    region: str | None
    files: tuple[Attachment, ...]
    personal_data: frozenset[PersonalData]
    similar: tuple[Similar, ...]
    is_first: bool
    review: Review | None
    now: datetime
    addition: str = ""

    @property
    def number(self) -> int:
        """The idea's number."""
        return self.idea.id or 0

    @property
    def standing(self) -> Standing:
        """Where the card stands."""
        return standing_of(self.idea)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A shared card of the staff's that shows what was just decided: where it hangs, and in which language."""

    chat_telegram_id: int
    message_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: the card, and whether it was this moderator's or somebody quicker's.

    `by_telegram_id` is whose decision stands, for asking Telegram their first name; it goes nowhere else.
    `hanging` are the cards to draw with the first name of whoever decided, which the store does not keep.
    """

    case: ReviewCase
    was_first: bool
    by_telegram_id: int | None = None
    hanging: tuple[Hanging, ...] = ()


@dataclass(frozen=True, slots=True)
class AppealCase:
    """An appeal as another moderator reads it."""

    appeal: Appeal
    review: Review
    idea: Idea
    topic: str | None
    region: str | None
    files: tuple[Attachment, ...]
    somebody_else_can_decide: bool

    @property
    def number(self) -> int:
        """The appeal's own number."""
        return self.appeal.id or 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of deciding an appeal, and whether it was this moderator who did."""

    case: AppealCase
    was_first: bool
    by_telegram_id: int | None = None
    hanging: tuple[Hanging, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision as the author is told of it."""

    idea: Idea
    review: Review
    can_appeal: bool
    merged_into: Idea | None = None
    is_second_look: bool = False


def standing_of(idea: Idea) -> Standing:
    """Return where the review of this idea stands."""
    if idea.status is IdeaStatus.SUBMITTED:
        return Standing.WAITING
    if idea.status is IdeaStatus.DRAFT:
        return Standing.TAKEN_BACK
    return Standing.WITHDRAWN if idea.status is IdeaStatus.WITHDRAWN else Standing.DECIDED


def reason_at(place: int) -> RejectReason:
    """Return the reason a button names; an unknown one counts as `other`."""
    return REASONS[place] if 0 <= place < len(REASONS) else RejectReason.OTHER


def check_not_own(idea: Idea, *, moderator_id: int) -> None:
    """Nobody decides about their own words. Raises: Refused(Reason.OWN_REVIEW)"""
    if idea.author_id == moderator_id:
        raise Refused(Reason.OWN_REVIEW)


def check_can_merge(idea: Idea, target: Idea | None) -> None:
    """Raises: Refused(Reason.CANNOT_JOIN)"""
    if target is None or target.id == idea.id or target.status is not IdeaStatus.OPEN:
        raise Refused(Reason.CANNOT_JOIN)


def can_appeal(idea: Idea, review: Review | None, appeal: Appeal | None) -> bool:
    """Return whether another moderator may be asked to look again: once for each decision that shut an idea out."""
    return review is not None and idea.status in APPEALABLE and appeal is None


def check_can_appeal(idea: Idea, review: Review | None, appeal: Appeal | None) -> None:
    """Raises: Refused(Reason.ALREADY_APPEALED), Refused(Reason.NOTHING_TO_APPEAL)"""
    if appeal is not None:
        raise Refused(Reason.ALREADY_APPEALED)
    if not can_appeal(idea, review, appeal):
        raise Refused(Reason.NOTHING_TO_APPEAL)


def check_can_decide_appeal(idea: Idea, review: Review, *, moderator_id: int) -> None:
    """An appeal goes to somebody who has not decided yet. Raises: Refused(Reason.OWN_DECISION), Refused(OWN_REVIEW)"""
    check_not_own(idea, moderator_id=moderator_id)
    if review.moderator_id == moderator_id:
        raise Refused(Reason.OWN_DECISION)


def status_shown_again(idea: Idea) -> IdeaStatus:
    """Return what a hidden idea becomes when it is shown again: what it had reached before."""
    if idea.qualified_at is not None:
        return IdeaStatus.QUALIFIED
    return IdeaStatus.EXPIRED if idea.ended_at is not None else IdeaStatus.OPEN


def is_waiting(appeal: Appeal) -> bool:
    """Return whether nobody has decided this appeal yet."""
    return appeal.state is AppealState.WAITING
