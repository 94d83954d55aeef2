"""Random texts are read as TDLib, Telegram's own library, reads them: verdict, wording, text and entities."""

from __future__ import annotations

import pytest

from tests.rigs import against_tdlib

TEXTS, SEED = 3_000, 1


def test_random_texts_are_read_as_telegram_reads_them() -> None:
    pytest.importorskip("tdjson", reason="TDLib (18 MB) is not part of the set-up: pip install 'folkmoot[tdlib]'")

    assert against_tdlib.disagreements(TEXTS, seed=SEED) == []


def test_half_of_the_random_texts_can_be_read() -> None:
    refusals = [against_tdlib.ours(text, mode)[0] for text, mode in against_tdlib.texts(TEXTS, seed=SEED)]

    assert TEXTS * 0.3 < refusals.count("") < TEXTS * 0.7
    assert len({words.partition(" at byte")[0] for words in refusals}) > 15
