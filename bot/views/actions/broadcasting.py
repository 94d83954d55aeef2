"""The buttons of announcements on their way: when, whether a second admin agrees, and how far it is."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowTimes(Action, word="when"):
    """Show when an announcement can go out."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ChooseTime(Action, word="at"):
    """Show a moment in words before it is set; in minutes since 1970."""

    announcement_id: int
    minute: int


@dataclass(frozen=True, slots=True)
class SetTime(Action, word="atset"):
    """Let an announcement go out then; 0: as soon as it is confirmed."""

    announcement_id: int
    minute: int


@dataclass(frozen=True, slots=True)
class AskTime(Action, word="whenelse"):
    """Ask for a day and a time in words."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ConsiderSending(Action, word="sendall"):
    """Show once more what sending means."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ConfirmSending(Action, word="sendnow"):
    """Send an announcement, or let it wait for its moment."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowHelpers(Action, word="whoagrees"):
    """Show which admins could agree."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class AskToAgree(Action, word="askagree"):
    """Ask this admin to agree."""

    announcement_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class AgreeToSend(Action, word="agreed"):
    """Agree to what another admin wants to send."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class DeclineToSend(Action, word="disagreed"):
    """Do not agree."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class TakeBack(Action, word="backtodraft"):
    """Go back to writing before it goes out."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class PauseSending(Action, word="pausesend"):
    """Hold everything that has not begun to leave."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ContinueSending(Action, word="goonsend"):
    """Go on where it was halted."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class StopSending(Action, word="stopsend"):
    """Stop an announcement."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class LeaveStopped(Action, word="leavesend"):
    """Leave a stopped announcement as it is."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ConsiderRecall(Action, word="recallask"):
    """Show what taking everything back means."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class RecallAll(Action, word="recallall"):
    """Take every copy back."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class SendAgain(Action, word="sendagain"):
    """Send a copy again to exactly those in doubt."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowTaps(Action, word="taps"):
    """Show how many people tapped each button."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowReport(Action, word="report-of"):
    """Send the report as a file."""

    announcement_id: int
