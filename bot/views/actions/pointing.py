"""The buttons around points: splitting them off a view, changing them, and reading them."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SplitView(Action, word="splitview"):
    """Begin to split a contribution into points, or go on."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ShowSplit(Action, word="showsplit"):
    """Show again what is prepared."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ShapePoint(Action, word="shapepoint"):
    """Show what can be done with a prepared point."""

    point_id: int


@dataclass(frozen=True, slots=True)
class RewordDraft(Action, word="rewordpoint"):
    """Ask for other words of a prepared point."""

    point_id: int


@dataclass(frozen=True, slots=True)
class ChooseAnswerers(Action, word="pointdepts"):
    """Show one page of the departments that could answer a prepared point."""

    point_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ToggleAnswerer(Action, word="pointdept"):
    """Let this department answer a prepared point, or not."""

    point_id: int
    department_id: int
    page: int


@dataclass(frozen=True, slots=True)
class MergePoint(Action, word="mergepoint"):
    """Make one point of this and the next."""

    point_id: int


@dataclass(frozen=True, slots=True)
class DropPoint(Action, word="droppoint"):
    """Let go of a prepared point."""

    point_id: int


@dataclass(frozen=True, slots=True)
class DiscardSplit(Action, word="dropsplit"):
    """Let go of everything that is prepared."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class PublishPoints(Action, word="pubpoints"):
    """Make every prepared point public, each as a case."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ShowPoints(Action, word="points"):
    """Show one page of the points of a contribution."""

    contribution_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowAllPoints(Action, word="allpoints"):
    """Show one page of the points of a consultation: all of them, or (1) those that wait for an answer."""

    consultation_id: int
    page: int
    only_waiting: int


@dataclass(frozen=True, slots=True)
class OpenPoint(Action, word="point"):
    """Show one point with every reply and demand."""

    point_id: int


@dataclass(frozen=True, slots=True)
class RewordPoint(Action, word="amendpoint"):
    """Ask for other words of a public point."""

    point_id: int


@dataclass(frozen=True, slots=True)
class WithdrawPoint(Action, word="retractpoint"):
    """Ask why a public point is taken back."""

    point_id: int


@dataclass(frozen=True, slots=True)
class ArchiveUnanswered(Action, word="archivepoints"):
    """Archive a consultation although points wait for an answer."""

    consultation_id: int
