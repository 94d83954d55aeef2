"""Words that stand without a review: what the staff sees when somebody reports them, and why they can be taken down."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.moderating import REASONS
from storage.tables import Comment, RejectReason

# The reasons that fit a few words under an idea, by their place in the catalogue.
FITTING = tuple(
    (place, reason)
    for place, reason in enumerate(REASONS)
    if reason not in (RejectReason.NOT_OUR_TASK, RejectReason.DUPLICATE)
)


class Standing(StrEnum):
    """Where a reported comment stands."""

    WAITING = "waiting"
    KEPT = "kept"
    TAKEN_DOWN = "taken-down"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Reported:
    """A comment as the staff looks at it, with the title it stands under."""

    comment: Comment
    title: str

    @property
    def number(self) -> int:
        """The comment's number."""
        return self.comment.id or 0

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        if self.comment.removed_at is not None:
            return Standing.TAKEN_DOWN if self.comment.removed_for else Standing.TAKEN_BACK
        return Standing.KEPT if self.comment.kept_at else Standing.WAITING


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What somebody is told about words of theirs that a moderator has taken down."""

    idea_id: int
    title: str
    words: str
    reason: RejectReason
