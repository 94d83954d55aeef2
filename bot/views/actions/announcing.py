"""The buttons of writing an announcement: its words, its own buttons, and whom it is for."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowAnnouncements(Action, word="announcements"):
    """Show the announcements there are."""


@dataclass(frozen=True, slots=True)
class NewAnnouncement(Action, word="newannounce"):
    """Begin an announcement."""


@dataclass(frozen=True, slots=True)
class OpenAnnouncement(Action, word="announcement"):
    """Show one announcement."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowSaved(Action, word="savedtexts"):
    """Show the saved texts to choose from."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class UseSaved(Action, word="usesaved"):
    """Take a saved text as the announcement."""

    announcement_id: int
    saved_id: int


@dataclass(frozen=True, slots=True)
class DropSaved(Action, word="dropsaved"):
    """Throw a saved text away."""

    announcement_id: int
    saved_id: int


@dataclass(frozen=True, slots=True)
class SaveText(Action, word="savetext"):
    """Keep the words of an announcement for others to come."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class LeaveAnnouncement(Action, word="leaveannounce"):
    """Leave the wizard; what is written stays a draft."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class DiscardAnnouncement(Action, word="dropannounce"):
    """Throw a draft away."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ChangeText(Action, word="changetext"):
    """Ask for other words."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class LeaveText(Action, word="leavetext"):
    """Keep the words as they are."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ToggleSound(Action, word="withsound"):
    """Let phones ring (1), or not (0)."""

    announcement_id: int
    wanted: int


@dataclass(frozen=True, slots=True)
class AddLink(Action, word="addbutton"):
    """Ask for a button under the announcement."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class LeaveLink(Action, word="leavebutton"):
    """Add no button after all."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class DropLinks(Action, word="dropbuttons"):
    """Take every button away."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowAudience(Action, word="audience"):
    """Show whom an announcement can be for."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowJoins(Action, word="joinhow"):
    """Show how another group of people can be joined to the audience."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowKinds(Action, word="joinwhat"):
    """Show by what people can be chosen, joined this way."""

    announcement_id: int
    join: int


@dataclass(frozen=True, slots=True)
class ShowSegments(Action, word="segments"):
    """Show what there is of one kind."""

    announcement_id: int
    join: int
    kind: int


@dataclass(frozen=True, slots=True)
class AddSegment(Action, word="segment"):
    """Join a group of people to the audience."""

    announcement_id: int
    join: int
    kind: int
    number: int


@dataclass(frozen=True, slots=True)
class StartOver(Action, word="startover"):
    """Choose nobody any more."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ShowPlaces(Action, word="places"):
    """Show the connected groups and channels."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class TogglePlace(Action, word="place"):
    """Announce in a chat too, or no longer."""

    announcement_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class SeePreview(Action, word="preview"):
    """Show an announcement as it will look, with what can be done."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class TryOnMe(Action, word="testme"):
    """Send a copy to whoever presses."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class TryOnStaff(Action, word="teststaff"):
    """Send a copy to the staff."""

    announcement_id: int
