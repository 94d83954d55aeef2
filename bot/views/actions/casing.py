"""The buttons of a case: working on it in its department, and reading it as a citizen."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ClaimCase(Action, word="claimcase"):
    """Take a case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ReleaseCase(Action, word="releasecase"):
    """Give a case back for a colleague to take."""

    case_id: int


@dataclass(frozen=True, slots=True)
class AskResident(Action, word="askresident"):
    """Ask whoever began the matter."""

    case_id: int


@dataclass(frozen=True, slots=True)
class AddDepartment(Action, word="adddept"):
    """Show which department could answer too."""

    case_id: int


@dataclass(frozen=True, slots=True)
class JoinDepartment(Action, word="joindept"):
    """Let this department answer too."""

    case_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class NotOurs(Action, word="notours"):
    """Show whose a case could be instead."""

    case_id: int


@dataclass(frozen=True, slots=True)
class HandTo(Action, word="handto"):
    """Say that a case is this department's (0: nobody knows whose)."""

    case_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class MoreTime(Action, word="moretime"):
    """Show by how much the day could move."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ExtendBy(Action, word="extendby"):
    """Move the day by so many working days."""

    case_id: int
    days: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Action, word="casehistory"):
    """Show what has happened to a case, to the staff."""

    case_id: int


@dataclass(frozen=True, slots=True)
class OpenCase(Action, word="case"):
    """Show the staff's card of a case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class RouteTo(Action, word="routeto"):
    """Say that a case nobody has is this department's."""

    case_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class AskDepartment(Action, word="askdept"):
    """Show which department could be asked about an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AskThis(Action, word="askthisdept"):
    """Ask this department about an idea."""

    idea_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class LeaveLine(Action, word="leaveline"):
    """Put away the question for a line."""

    line: int
    row_id: int
    choice: int


@dataclass(frozen=True, slots=True)
class ShowInbox(Action, word="inbox"):
    """Show what waits for an answer."""


@dataclass(frozen=True, slots=True)
class ShowTimeline(Action, word="timeline"):
    """Show a case as citizens see it."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowCases(Action, word="ideacases"):
    """Show the cases of an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class UpdateStatus(Action, word="casestatus"):
    """Say how far what was promised has come."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ReopenCase(Action, word="reopencase"):
    """Ask for another answer."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ReadyTexts(Action, word="readytexts"):
    """Show the texts a department keeps at hand."""

    case_id: int


@dataclass(frozen=True, slots=True)
class UseReadyText(Action, word="usetext"):
    """Begin a reply with a text kept at hand."""

    case_id: int
    text_id: int


@dataclass(frozen=True, slots=True)
class GoOnDuty(Action, word="onduty"):
    """Be on duty today, or (0) not."""

    on: int
