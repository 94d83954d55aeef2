"""The buttons that connect groups and channels, and say how much they want to hear."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SetUpHere(Action, word="setup"):
    """Connect the group where this is pressed."""


@dataclass(frozen=True, slots=True)
class ShowPosts(Action, word="setposts"):
    """Show how much the group may hear unasked."""


@dataclass(frozen=True, slots=True)
class LimitPosts(Action, word="posts"):
    """Post at most this often a day."""

    posts: int


@dataclass(frozen=True, slots=True)
class ShowGroupAreas(Action, word="setgrouparea"):
    """Show which area the group could be for."""


@dataclass(frozen=True, slots=True)
class ChooseGroupArea(Action, word="grouparea"):
    """Make the group one for this area; 0: the whole place."""

    region_id: int


@dataclass(frozen=True, slots=True)
class AnnounceInTopic(Action, word="announcehere"):
    """Let announcements come into the topic where this is pressed."""


@dataclass(frozen=True, slots=True)
class DisconnectGroup(Action, word="disconnect"):
    """Let the group be none of the place's any more."""


@dataclass(frozen=True, slots=True)
class CloseSetUp(Action, word="setupdone"):
    """Be done with the set-up."""


@dataclass(frozen=True, slots=True)
class StaffWorksHere(Action, word="staffhere"):
    """Make the group where this is pressed the staff chat."""


@dataclass(frozen=True, slots=True)
class MakeTopics(Action, word="maketopics"):
    """Make the topics the staff chat lacks."""


@dataclass(frozen=True, slots=True)
class ShowPickers(Action, word="connect"):
    """Show Telegram's own pickers for groups and channels."""
