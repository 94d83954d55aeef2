"""The buttons of the settings: each changes one thing at once."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowSettings(Action, word="settings"):
    """Show the settings."""


@dataclass(frozen=True, slots=True)
class CloseSettings(Action, word="settled"):
    """Be done with the settings."""


@dataclass(frozen=True, slots=True)
class ShowTopics(Action, word="settopics"):
    """Show the topics to choose from."""


@dataclass(frozen=True, slots=True)
class ToggleTopic(Action, word="topicwish"):
    """Hear about a topic, or no longer."""

    topic_id: int


@dataclass(frozen=True, slots=True)
class ShowAreas(Action, word="setareas"):
    """Show the areas to choose from."""


@dataclass(frozen=True, slots=True)
class ChooseArea(Action, word="myarea"):
    """Live in this area; 0: nowhere in particular."""

    region_id: int


@dataclass(frozen=True, slots=True)
class ShowVolume(Action, word="setvolume"):
    """Show how often messages may come."""


@dataclass(frozen=True, slots=True)
class ChooseVolume(Action, word="volume"):
    """Hear this much: a place in the list of volumes."""

    position: int


@dataclass(frozen=True, slots=True)
class ToggleOwnReplies(Action, word="ownreplies"):
    """Hear about one's own ideas (1), or not (0)."""

    wanted: int


@dataclass(frozen=True, slots=True)
class ShowDigest(Action, word="setdigest"):
    """Show when digests can come."""


@dataclass(frozen=True, slots=True)
class ChooseDigest(Action, word="digest"):
    """Have a digest every day (1) or on Fridays (0), at this hour."""

    is_daily: int
    hour: int


@dataclass(frozen=True, slots=True)
class ShowQuietFrom(Action, word="setquiet"):
    """Show from when it can be quiet."""


@dataclass(frozen=True, slots=True)
class ShowQuietUntil(Action, word="quietfrom"):
    """Be quiet from this hour, and choose until when."""

    hour: int


@dataclass(frozen=True, slots=True)
class ChooseQuiet(Action, word="quiethours"):
    """Be quiet from this hour until that."""

    from_hour: int
    until_hour: int


@dataclass(frozen=True, slots=True)
class NoQuietHours(Action, word="noquiet"):
    """Let messages come at any hour."""


@dataclass(frozen=True, slots=True)
class ShowLanguages(Action, word="setlanguage"):
    """Show the languages to choose from."""


@dataclass(frozen=True, slots=True)
class ChooseMyLanguage(Action, word="mylanguage"):
    """Read this language: a place in the list of languages."""

    position: int


@dataclass(frozen=True, slots=True)
class ShowDiscreet(Action, word="setdiscreet"):
    """Show what notifications may say."""


@dataclass(frozen=True, slots=True)
class ChooseDiscreet(Action, word="discreet"):
    """Say only that there is news (1), or all of it (0)."""

    discreet: int


@dataclass(frozen=True, slots=True)
class ChoosePlainText(Action, word="plaintext"):
    """Show plain words (1), or formatted ones (0)."""

    plain: int


@dataclass(frozen=True, slots=True)
class PauseEverything(Action, word="pause"):
    """Say nothing unasked until told to resume."""


@dataclass(frozen=True, slots=True)
class Resume(Action, word="resume"):
    """Speak again."""


@dataclass(frozen=True, slots=True)
class ChooseAnnouncements(Action, word="wantnews"):
    """Get announcements (1), or none (0)."""

    wanted: int
