"""How loudly an idea is followed."""

from bot.views import doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.following import SetVolume, UnfollowIdea
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Texts
from storage.tables import Volume

LEVELS = (Volume.EVERYTHING, Volume.IMPORTANT, Volume.DIGEST, Volume.NOTHING)


def level_of(volume: Volume) -> int:
    """Return the number that stands for a volume on a button."""
    return LEVELS.index(volume)


def volume_at(level: int) -> Volume:
    """Return the volume with this number; what is important when there is none."""
    return LEVELS[level] if 0 <= level < len(LEVELS) else Volume.IMPORTANT


def loudness(idea_id: int, volume: Volume, text: Texts) -> Screen:
    """Show how loudly an idea is followed, and what else there is."""
    words = text("follow-volume", number=str(idea_id), volume=text(f"follow-volume-{volume.value}"))
    choices = [Button(text.plain(f"follow-{each.value}-button"), SetVolume(idea_id, level_of(each))) for each in LEVELS]
    stop = Button(text.plain("follow-stop-button"), UnfollowIdea(idea_id))
    return Screen(
        words,
        rows(tuple(choices[:2]), tuple(choices[2:]), stop, (doors.back(text, OpenIdea(idea_id)), doors.home(text))),
    )


def muted(idea_id: int, text: Texts) -> Screen:
    """Confirm that nothing more is told about an idea."""
    way_out = (doors.back(text, OpenIdea(idea_id)), doors.home(text))
    return Screen(text("follow-muted", number=str(idea_id)), rows(way_out))
