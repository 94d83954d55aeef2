"""What becomes of an edited message: nothing changes silently that somebody may have read."""

from dataclasses import dataclass
from enum import StrEnum

from storage.tables import Comment, Contribution, Reply


class Fate(StrEnum):
    """What an edit of a message of a contribution, or of an addition to it, can still do."""

    FOLLOWS = "follows"  # nobody has read it yet
    CHANGES = "changes"  # as a new version, by its author's wish
    BELOW = "below"  # too late for that; the new words can stand below, with their date
    CLOSED = "closed"  # too late for both
    REWRITTEN = "rewritten"  # all was written anew since, and none of it came in this message
    EMPTIED = "emptied"  # the message says nothing any more
    SAME = "same"  # the record says just that already
    GONE = "gone"  # the contribution was taken back, or taken down


@dataclass(frozen=True, slots=True)
class Edited:
    """A contribution one of whose messages was edited, and what that can still do; `is_addition`: an addition to it."""

    contribution: Contribution
    fate: Fate
    is_addition: bool = False
    can_edit: bool = False
    can_add: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether nobody has read it yet."""
        return self.contribution.number is None


@dataclass(frozen=True, slots=True)
class EditedComment:
    """A comment whose message was edited, and whether other words may take its place."""

    comment: Comment
    can_replace: bool
    is_same: bool

    @property
    def is_gone(self) -> bool:
        """Whether nobody reads it any more."""
        return self.comment.removed_at is not None


@dataclass(frozen=True, slots=True)
class EditedReply:
    """A department's reply whose message was edited, and the version that would come next."""

    reply: Reply
    code: str
    next_version: int

    @property
    def is_published(self) -> bool:
        """Whether people have it before their eyes."""
        return self.reply.published_at is not None

    @property
    def is_draft(self) -> bool:
        """Whether it can still be given other words as it is."""
        return not self.is_published and self.reply.discarded_at is None
