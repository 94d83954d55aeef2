"""What leaves instead of a screen: a message somebody wrote to us, copied as it is, or messages of ours taken back."""

from dataclasses import dataclass

from bot.views.screens import Rows, Screen


@dataclass(frozen=True, slots=True)
class Parcel:
    """Messages in a chat of ours, to be copied in one go: albums stay albums, formatting and files stay as they are.

    `rows` are buttons under a single message; several messages carry none, so theirs come with `then`,
    a screen that is sent right after.
    """

    source_telegram_id: int
    message_ids: tuple[int, ...]
    rows: Rows = ()
    then: Screen | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Recall:
    """Messages of ours in the reader's chat, to be deleted; those that are gone already are as good as deleted."""

    message_ids: tuple[int, ...]


Outgoing = Screen | Parcel | Recall
