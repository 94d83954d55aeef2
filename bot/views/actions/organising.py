"""The buttons by which an admin arranges the departments, and officers their own seat."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowDepartments(Action, word="depts"):
    """Show the departments."""


@dataclass(frozen=True, slots=True)
class MakeDepartment(Action, word="newdept"):
    """Make a department."""


@dataclass(frozen=True, slots=True)
class OpenDepartment(Action, word="dept"):
    """Show one department."""

    department_id: int


@dataclass(frozen=True, slots=True)
class RenameDepartment(Action, word="renamedept"):
    """Give a department another name."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ShowParents(Action, word="deptparents"):
    """Show what a department could stand under."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ChooseParent(Action, word="deptparent"):
    """Put a department under another one (0: under none)."""

    department_id: int
    parent_id: int


@dataclass(frozen=True, slots=True)
class ShowFields(Action, word="deptfields"):
    """Show what a department answers for."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ToggleField(Action, word="deptfield"):
    """Let a department answer for a field, or no longer."""

    department_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class MakeTopic(Action, word="depttopic"):
    """Make a topic for a department in the staff forum."""

    department_id: int


@dataclass(frozen=True, slots=True)
class BindTopic(Action, word="bindtopic"):
    """Let the topic where this is pressed be a department's."""

    department_id: int


@dataclass(frozen=True, slots=True)
class InviteOfficer(Action, word="inviteofficer"):
    """Make a one-time link to a seat."""

    department_id: int


@dataclass(frozen=True, slots=True)
class PickOfficers(Action, word="pickofficers"):
    """Open Telegram's own picker of people."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ShowOfficers(Action, word="officers"):
    """Show who answers for a department."""

    department_id: int


@dataclass(frozen=True, slots=True)
class RenewSeat(Action, word="renewseat"):
    """Let somebody answer for another year."""

    officer_id: int


@dataclass(frozen=True, slots=True)
class ConsiderSeat(Action, word="considerseat"):
    """Say what taking a seat away means."""

    officer_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Action, word="dropseat"):
    """Take a seat away."""

    officer_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class ShowTexts(Action, word="depttexts"):
    """Show the texts a department keeps at hand."""

    department_id: int


@dataclass(frozen=True, slots=True)
class KeepText(Action, word="keeptext"):
    """Keep a text at hand."""

    department_id: int


@dataclass(frozen=True, slots=True)
class DropText(Action, word="droptext"):
    """Keep a text at hand no longer."""

    text_id: int


@dataclass(frozen=True, slots=True)
class CloseDepartment(Action, word="closedept"):
    """Let a department answer no more."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ConsiderClosing(Action, word="considerclosing"):
    """Say what closing a department means."""

    department_id: int


@dataclass(frozen=True, slots=True)
class ShowClosingDays(Action, word="closingdays"):
    """Show the place's own closing days."""


@dataclass(frozen=True, slots=True)
class AddClosingDay(Action, word="addclosing"):
    """Add a closing day."""


@dataclass(frozen=True, slots=True)
class DropClosingDay(Action, word="dropclosing"):
    """Work on this day after all (its ordinal number)."""

    ordinal: int


@dataclass(frozen=True, slots=True)
class ShowNameAs(Action, word="officername"):
    """Let one's own replies carry the first name one has in Telegram."""


@dataclass(frozen=True, slots=True)
class WriteName(Action, word="writename"):
    """Write the name one's own replies carry."""


@dataclass(frozen=True, slots=True)
class HideName(Action, word="bydept"):
    """Let one's own replies carry the department's name alone."""
