"""How a button's meaning is packed into callback data and read back."""

from dataclasses import astuple, dataclass, fields
from typing import ClassVar, Self

LIMIT_BYTES = 64
STAYS = "+"  # marks a button whose message stays: what it opens comes below
ACTIONS: dict[str, type["Action"]] = {}


@dataclass(frozen=True, slots=True)
class Action:
    """What a button means: a word and up to a few whole numbers. Subclass with `word="sign"` and integer fields."""

    word: ClassVar[str] = ""
    largest: ClassVar[int] = 2**31 - 1  # what every store keeps as the number of a row

    def __init_subclass__(cls, *, word: str = "") -> None:
        # dataclass(slots=True) builds the class twice; the second, slotted one takes the word over and wins.
        cls.word = word or cls.word
        known = ACTIONS.get(cls.word, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two buttons are packed as {cls.word!r}: {known.__qualname__} and {cls.__qualname__}")
        ACTIONS[cls.word] = cls

    def pack(self) -> str:
        """Return the callback data, such as `sign:41`."""
        return ":".join((self.word, *(str(value) for value in astuple(self))))

    @classmethod
    def unpack(cls, parts: list[str]) -> Self:
        if len(parts) != len(fields(cls)):
            raise ValueError("an older button")
        numbers = [int(part) for part in parts]
        if any(abs(number) > cls.largest for number in numbers):
            raise ValueError("a button of another hand")
        return cls(*numbers)


def unpack(packed: str) -> Action | None:
    """Return the action behind this callback data, or None for a button of another time or another hand."""
    word, *parts = packed.removeprefix(STAYS).split(":")
    kind = ACTIONS.get(word)
    try:
        return kind.unpack(parts) if kind else None
    except ValueError:
        return None
