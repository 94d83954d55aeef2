"""The buttons for hearing more or less about an idea."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class FollowIdea(Action, word="follow"):
    """Begin to follow an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ShowVolume(Action, word="howloud"):
    """Show how loudly an idea is followed."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SetVolume(Action, word="loudness"):
    """Follow an idea more or less loudly."""

    idea_id: int
    level: int


@dataclass(frozen=True, slots=True)
class UnfollowIdea(Action, word="unfollow"):
    """Stop following an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class MuteIdea(Action, word="mute"):
    """Hear nothing more of an idea."""

    idea_id: int
