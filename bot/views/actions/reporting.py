"""The buttons with which words are reported, kept and taken down."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ReportComment(Action, word="report"):
    """Ask the staff to look at a comment."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class TakeDownComment(Action, word="takedown"):
    """Ask why a comment should be taken down."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class TakeDownBecause(Action, word="takedownfor"):
    """Take a comment down for a reason of the catalogue."""

    comment_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class KeepComment(Action, word="keepcomment"):
    """Let a reported comment stand."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class LeaveTakingDown(Action, word="leavetakedown"):
    """Put the question away; the comment stands."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class TakeDownReason(Action, word="takereason"):
    """Clear the reason and the name that stand with a signature."""

    signature_id: int
