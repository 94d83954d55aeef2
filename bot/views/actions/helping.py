"""The buttons around help: how it works, talking to a person, and the staff's answers."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowHelp(Action, word="help"):
    """Show how it works."""


@dataclass(frozen=True, slots=True)
class ShowPrivacy(Action, word="privacy"):
    """Show the policy in eight lines."""


@dataclass(frozen=True, slots=True)
class TalkToPerson(Action, word="person"):
    """Open a question to the staff."""


@dataclass(frozen=True, slots=True)
class AskKeptWords(Action, word="askthis"):
    """Put what was just said to the staff."""


@dataclass(frozen=True, slots=True)
class SendAnswer(Action, word="sendanswer"):
    """Send a drafted answer to whoever asked."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class DiscardAnswer(Action, word="dropanswer"):
    """Throw a drafted answer away."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowGroupHelp(Action, word="grouphelp"):
    """Show what can be done in a group."""
