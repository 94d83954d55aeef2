"""A screen is a value: HTML text, buttons, and what it shows. Delivery turns it into calls."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.letters import Letter
from bot.views.actions import Action
from storage.tables import AttachmentKind, CardKind


class Style(StrEnum):
    """The colour of a button; it never carries meaning alone."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message: exactly one of action, url, share or copy says what it does."""

    label: str
    action: Action | None = None
    url: str | None = None
    share: str | None = None
    copy: str | None = None
    style: Style | None = None


class Pick(StrEnum):
    """What a reply-keyboard button asks Telegram's own picker for."""

    GROUP = "group"
    FORUM = "forum"
    CHANNEL = "channel"
    PEOPLE = "people"
    LOCATION = "location"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Key:
    """A button of the keyboard below the input field; `request_id` comes back with what was picked."""

    label: str
    pick: Pick = Pick.NOTHING
    request_id: int = 0


@dataclass(frozen=True, slots=True)
class Media:
    """A file that goes with a screen: one Telegram already has (`file_id`), or bytes of ours with a name."""

    kind: AttachmentKind
    file_id: str | None = None
    content: bytes | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which subject a live card shows, and what stands above it while its reader looks at it."""

    kind: CardKind
    subject_id: int
    above: str = ""

    def under(self, text: str) -> str:
        """Return a card's words under what stands above it."""
        return f"{self.above}\n\n{text}" if self.above else text


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody sees: every person's words in `text` are already escaped.

    `kept` is what a live card would show from the store alone, where this screen says more (a first name that no
    row keeps): the card is redrawn only once that changes. A screen that `stays` is one people come back to, as they do
    to a receipt: what its buttons open comes below it, never in its place. `leads`: what a digest that tells of it
    opens, where its first button is a deed. `refers_to`: the message of ours in that chat that a notice answers.
    """

    text: str
    rows: Rows = ()
    placeholder: str | None = None
    keys: tuple[tuple[Key, ...], ...] = ()
    removes_keys: bool = False
    media: tuple[Media, ...] = field(default=())
    letter: Letter | None = None
    shown: Shown | None = None
    silent: bool = False
    stays: bool = False
    kept: "Screen | None" = None
    leads: Action | None = None
    refers_to: int | None = None


def rows(*lines: Button | tuple[Button, ...] | None) -> Rows:
    """Return keyboard rows from single buttons and tuples of buttons, leaving out what is None or empty."""
    return tuple(line if isinstance(line, tuple) else (line,) for line in lines if line)
