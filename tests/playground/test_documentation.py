"""docs/playground.md names every request and every method."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.playground.bot_api import methods
from bot.playground.bot_api.call import METHODS
from bot.playground.face.asked import REQUESTS, Request

PAGE = (Path(__file__).parents[2] / "docs" / "playground.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", REQUESTS, ids=lambda row: f"{row.method} {row.path}")
def test_every_request_is_described(row: Request) -> None:
    last_step = row.path.rpartition("/")[2]

    assert f"{row.method} {row.path}" in PAGE or f"`.../{last_step}`" in PAGE


def test_every_method_is_named() -> None:
    methods.load()
    missing = [name for name, _ in METHODS.values() if name not in PAGE]

    assert missing == []
