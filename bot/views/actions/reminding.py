"""The buttons of reminders; `kind` is a place in the list of things there can be a reminder of."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class RemindMe(Action, word="remindme"):
    """Show when somebody can be reminded of a thing."""

    kind: int
    subject_id: int


@dataclass(frozen=True, slots=True)
class RemindThen(Action, word="remindthen"):
    """Be reminded then: a place in the list of wishes."""

    kind: int
    subject_id: int
    wish: int


@dataclass(frozen=True, slots=True)
class AskReminderDay(Action, word="remindday"):
    """Be asked on which day."""

    kind: int
    subject_id: int


@dataclass(frozen=True, slots=True)
class RemindInDays(Action, word="remindin"):
    """Be reminded in so many days."""

    kind: int
    subject_id: int
    days: int


@dataclass(frozen=True, slots=True)
class ShowReminders(Action, word="reminders"):
    """Show one's reminders."""


@dataclass(frozen=True, slots=True)
class CancelReminder(Action, word="unremind"):
    """Cancel a reminder."""

    reminder_id: int
