"""The buttons of the review cards: deciding, asking, appealing."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowQueue(Action, word="queue"):
    """Show what waits for a decision."""


@dataclass(frozen=True, slots=True)
class OpenReview(Action, word="review"):
    """Show the review card of an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class PublishIdea(Action, word="publish"):
    """Publish an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AskForChange(Action, word="askchange"):
    """Ask for the line that tells an author what to change."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class RejectIdea(Action, word="reject"):
    """Show the reasons for which an idea can be turned down."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class RejectBecause(Action, word="because"):
    """Choose a reason (its place in the catalogue), and be asked for a line to the author."""

    idea_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class RejectPlainly(Action, word="plainly"):
    """Turn an idea down for this reason, without a line to its author."""

    idea_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class HideIdea(Action, word="hide"):
    """Show the reasons for which a published idea can be hidden."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class HideBecause(Action, word="hidebecause"):
    """Choose a reason, and be asked for a line to the author."""

    idea_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class HidePlainly(Action, word="hideplainly"):
    """Hide an idea for this reason, without a line to its author."""

    idea_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class ShowAgain(Action, word="unhide"):
    """Show a hidden idea again."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class MergeIdea(Action, word="merge"):
    """Show the open ideas an idea could be merged with."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class MergeWith(Action, word="mergewith"):
    """Merge an idea with this one."""

    idea_id: int
    target_id: int


@dataclass(frozen=True, slots=True)
class LookAtIdea(Action, word="looking"):
    """Let the others see that somebody is looking at an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class LeaveQuestion(Action, word="leaveit"):
    """Put a question to a moderator away without deciding."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class LeaveChange(Action, word="leavechange"):
    """Put the question what an author should change away."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class LeaveMerge(Action, word="leavemerge"):
    """Put the question which idea to join away."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AppealDecision(Action, word="appeal"):
    """Be asked why another moderator should look again."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AppealPlainly(Action, word="appealplainly"):
    """Appeal without words."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class OpenAppeal(Action, word="openappeal"):
    """Show the card of an appeal."""

    appeal_id: int


@dataclass(frozen=True, slots=True)
class OverturnDecision(Action, word="overturn"):
    """Publish an idea after all."""

    appeal_id: int


@dataclass(frozen=True, slots=True)
class UpholdDecision(Action, word="uphold"):
    """Let a decision stay as it is."""

    appeal_id: int
