"""The buttons that stand under every copy of an announcement."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class TapButton(Action, word="tapped"):
    """Tap a button under an announcement that only counts."""

    announcement_id: int
    button: int


@dataclass(frozen=True, slots=True)
class MuteAnnouncements(Action, word="nomore"):
    """Get no more announcements."""

    announcement_id: int
