"""Speak with the grammY bot through the people face of a playground that runs: one address as argument."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from aiohttp import ClientSession


class Visitor:
    """Somebody who writes and reads by HTTP alone, as any program could."""

    def __init__(self, session: ClientSession, address: str, handle: str) -> None:
        self.session, self.address, self.handle = session, address, handle

    async def does(self, what: str, **body: Any) -> Any:
        address = f"{self.address}/play/people/{self.handle}/{what}?wait=quiet"
        async with self.session.post(address, json=body) as answer:
            said = await answer.json()
        if not said["ok"]:
            raise AssertionError(f"{what}: {said['error']}")
        return said["result"]

    async def last(self) -> Any:
        async with self.session.get(f"{self.address}/play/people/{self.handle}/chat") as answer:
            return (await answer.json())["result"]["messages"][-1]

    async def hears(self, command: str) -> str:
        await self.does("send", text=command)
        return str((await self.last())["text"])


async def meet(address: str) -> list[str]:
    """Go through everything that the bot can; return what was amiss."""
    async with ClientSession() as session:
        async with session.post(f"{address}/play/people", json={"name": "Zoe"}) as answer:
            zoe = Visitor(session, address, (await answer.json())["result"]["handle"])
        await zoe.does("open", link="https://t.me/folkmoot_bot?start=hi")
        seen = {"start": (await zoe.last())["text"], "echo": await zoe.hears("echo one two")}
        await zoe.hears("/menu")
        seen["toast"] = (await zoe.does("press", label="A"))["toast"]
        seen["edited"] = (await zoe.last())["text"]
        await zoe.hears("/keys")
        await zoe.does("press", label="My number")
        seen["contact"] = (await zoe.last())["text"].partition(",")[0]
        await zoe.does("send", photo=True)
        seen["document"] = (await zoe.last())["text"]
        await zoe.does("send", text="anything")
        seen["reaction"] = (await zoe.last())["reactions"][0]["emoji"]
        seen["hunger"] = await zoe.hears("/hunger")
        seen["inline"] = (await zoe.does("inline", query="loud"))["results"][0]["title"]
    return [f"{name}: {seen[name]!r}, not {wanted!r}" for name, wanted in WANTED.items() if seen[name] != wanted]


WANTED = {
    "start": "Welcome! Up and running.", "echo": "one two", "toast": "You pressed a", "edited": "It was a",
    "contact": "Thanks", "document": "Got it", "reaction": "🍓", "hunger": "Your hunger level is 1!", "inline": "Shout",
}  # fmt: skip

if __name__ == "__main__":
    amiss = asyncio.run(meet(sys.argv[1]))
    sys.exit("\n".join(amiss) if amiss else None)
