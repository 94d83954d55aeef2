"""Buttons: what fits into callback data, which words they use, and that somebody listens to each."""

import gc
import re
from dataclasses import fields

from bot.delivery.express import WAYS
from bot.views.actions import ACTIONS, Action, unpack
from bot.views.actions.base import LIMIT_BYTES
from handlers import PRESSES

LARGEST_TELEGRAM_ID = 2**52 - 1  # Telegram's ids have at most 52 significant bits
LARGEST_ROW = 2**31 - 1  # what PostgreSQL keeps in an integer
HANDMADE = ("", "sign", "sign:x", "sign:1:2:3:4", "nobody:1", ":", "publish:2147483648", "send:-99999999999999999999")
WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def with_largest_ids(kind: type[Action]) -> Action:
    return kind(*(-LARGEST_TELEGRAM_ID if "telegram" in field.name else LARGEST_ROW for field in fields(kind)))


def kinds_ever_written() -> list[type[Action]]:
    """Return every button class once; a class with slots is made twice, and only the second one stays."""
    gc.collect()
    found, open_ends = [], [Action]
    while open_ends:
        children = open_ends.pop().__subclasses__()
        found += children
        open_ends += children
    return found


def test_every_button_fits_with_the_largest_ids() -> None:
    lengths = {word: len(with_largest_ids(kind).pack().encode()) for word, kind in ACTIONS.items()}

    assert {word: length for word, length in lengths.items() if length > LIMIT_BYTES} == {}


def test_every_button_reads_back_as_itself() -> None:
    written = [with_largest_ids(kind) for kind in ACTIONS.values()]

    assert [unpack(action.pack()) for action in written] == written


def test_no_two_buttons_share_a_word() -> None:
    places = {(kind.word, f"{kind.__module__}.{kind.__qualname__}") for kind in kinds_ever_written()}

    assert len({word for word, _ in places}) == len(places)


def test_every_word_of_a_button_can_be_read() -> None:
    assert [word for word in ACTIONS if not WORD.fullmatch(word)] == []


def test_every_button_has_exactly_one_listener() -> None:
    express, ordinary = set(WAYS), {kind.word for kind in PRESSES}

    assert express & ordinary == set()
    assert set(ACTIONS) - express - ordinary == set()


def test_a_button_of_another_hand_means_nothing() -> None:
    assert [unpack(forged) for forged in HANDMADE] == [None] * len(HANDMADE)
