"""What messages of ours say now, as far as this process knows: an edit that changes nothing need not be made."""

from collections import OrderedDict
from hashlib import blake2b
from itertools import count

from telegram import InlineKeyboardMarkup

from storage.cards import Spot

REMEMBERED = 4096


class LastShown:
    """Remembers the newest few thousand messages. Only the process that listens edits, so nobody else changes them."""

    def __init__(self) -> None:
        self._turns = count(1)
        self._known: OrderedDict[Spot, tuple[int, bytes | None]] = OrderedDict()

    def is_shown(self, spot: Spot, mark: bytes) -> bool:
        """Return whether this message is known to say exactly this."""
        _turn, known = self._known.get(spot, (0, None))
        return known == mark

    def begin(self, spot: Spot) -> int:
        """Know nothing of a message while an edit of it is under way, and return the number of that edit."""
        turn = next(self._turns)
        self._known[spot] = (turn, None)
        self._known.move_to_end(spot)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return turn

    def note(self, spot: Spot, mark: bytes, *, turn: int) -> None:
        """Remember what a message says, unless another edit has begun meanwhile: then nobody can say who was last."""
        if self._known.get(spot, (0, None))[0] == turn:
            self._known[spot] = (turn, mark)


def mark_of(html: str, keyboard: InlineKeyboardMarkup | None) -> bytes:
    """Return what tells these words and buttons from any others."""
    buttons = keyboard.to_json() if keyboard is not None else ""
    return blake2b(f"{html}\0{buttons}".encode(), digest_size=16).digest()
