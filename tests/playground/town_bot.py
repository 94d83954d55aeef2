"""A bot of a few words, played by hand over raw HTTP, in a town that a browser can visit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientSession

from bot.playground.opening import OpenTown, open_town

Json = dict[str, Any]
MORNING = datetime(2026, 9, 1, 10, tzinfo=UTC)


@dataclass
class HandBot:
    """Calls the Bot API as the test says, and reads what the people did."""

    place: OpenTown
    http: ClientSession
    offset: int = 0
    waiting: list[Json] = field(default_factory=list)

    async def calls(self, method: str, **params: Any) -> Any:
        """Call a method; return its result."""
        address = f"{self.place.address}/bot{self.place.town.bot.token}/{method}"
        async with self.http.post(address, json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def says(self, chat: int, text: str, **params: Any) -> Any:
        """Send a message."""
        return await self.calls("sendMessage", chat_id=chat, text=text, **params)

    async def hears(self, kind: str) -> Json:
        """Return the next update of this kind; what came before it is let go."""
        while True:
            while self.waiting:
                update = self.waiting.pop(0)
                if kind in update:
                    heard: Json = update[kind]
                    return heard
            self.waiting = await self.calls("getUpdates", offset=self.offset, timeout=10)
            assert self.waiting, f"nobody did anything that makes a {kind}"
            self.offset = self.waiting[-1]["update_id"] + 1


def keys(*rows: list[Json]) -> Json:
    """Return these rows of buttons as the Bot API wants them."""
    return {"inline_keyboard": list(rows)}


@asynccontextmanager
async def a_town_with_a_bot() -> AsyncIterator[HandBot]:
    """Open the town and stand ready as its bot."""
    async with open_town(0, now=MORNING) as place, ClientSession() as http:
        hand = HandBot(place, http)
        await hand.calls("setMyDescription", description="I carry ideas to the city, and answers back.")
        await hand.calls("setMyCommands", commands=[{"command": "idea", "description": "Suggest an idea"},
                                                    {"command": "help", "description": "How it works"}])  # fmt: skip
        founding = await hand.calls("getUpdates", offset=-1)
        hand.offset = founding[-1]["update_id"] + 1
        yield hand
