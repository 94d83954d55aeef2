"""The buttons under a reply: what people think of it, and asking once more."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class RateReply(Action, word="rate"):
    """Say what one thinks of a reply, by its place in the list."""

    reply_id: int
    position: int


@dataclass(frozen=True, slots=True)
class ChangeRating(Action, word="rerate"):
    """Show the three answers again."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class SayLack(Action, word="lack"):
    """Say what is missing, by its place in the list."""

    reply_id: int
    position: int


@dataclass(frozen=True, slots=True)
class SkipLack(Action, word="nolack"):
    """Say nothing of what is missing."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class AskFollowUp(Action, word="followup"):
    """Ask a department once more."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class MatchProof(Action, word="proof"):
    """Say whether what was done is what was asked for."""

    reply_id: int
    position: int


@dataclass(frozen=True, slots=True)
class LetStand(Action, word="letstand"):
    """Say that a reply stands, and why."""

    reply_id: int


@dataclass(frozen=True, slots=True)
class AskAgain(Action, word="askagain"):
    """Ask for a better reply, and say why."""

    reply_id: int
