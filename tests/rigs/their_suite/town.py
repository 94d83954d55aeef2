"""The people and chats that their tests expect, founded by the playground's people face over HTTP."""

from __future__ import annotations

import base64
import ssl
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, FormData, TCPConnector

Json = dict[str, Any]
TOKEN = "579694714:AAplaygroundplaygroundplaygroundpla"
USERNAME, NAME = "ptb_fallback_1_bot", "PTB tests fallback 1"
CHANNEL = "pythontelegrambottests"
SUPERGROUP_TITLE, CHANNEL_TITLE = f">>> telegram.Bot(test) @{USERNAME}", ">>> telegram.Bot() - Tests"
HOST_ID, KNOWN_IDS = 675666224, (95205500, 12173560, 1004, 1005, 1006)
STATIC = "https://python-telegram-bot.org/static/testfiles/"
#: What their tests send by address, and the sample that is found there.
WEB = {
    f"{STATIC}telegram.jpg": "telegram.jpg", f"{STATIC}telegram_new.jpg": "telegram.jpg",
    f"{STATIC}telegram.gif": "telegram.gif", f"{STATIC}telegram.mp4": "telegram.mp4",
    f"{STATIC}telegram.ogg": "telegram.ogg", "http://bit.ly/2L18jua": "game.gif",
    "https://goo.gl/3En24v": "telegram.mp3", "http://dummyimage.com/600x400/000/fff.png&text=telegram": "telegram.png",
}  # fmt: skip


class Founder:
    """Speaks to the people face of one playground; the bot's own few calls are made by hand."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def post(self, path: str, **body: Any) -> Any:
        async with self._session.post(f"{self._address}/play/{path}", json=body) as answer:
            said = await answer.json()
        if not said["ok"]:
            raise RuntimeError(f"{path}: {said['error']}")
        return said["result"]

    async def call(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._address}/bot{TOKEN}/{method}", data=FormData(params)) as answer:
            said = await answer.json()
        if not said["ok"]:
            raise RuntimeError(f"{method}: {said['description']}")
        return said["result"]

    async def chat(self, type: str, title: str, *, may_promote: bool = True, **more: Any) -> int:
        """Found a chat that the bot administers."""
        chat = await self.post("chats", type=type, title=title, members=[str(HOST_ID), *map(str, KNOWN_IDS)], **more)
        number = int(chat["id"])
        in_groups = await self.call("getMyDefaultAdministratorRights")
        in_channels = await self.call("getMyDefaultAdministratorRights", for_channels="true")
        names = (in_groups.keys() | in_channels.keys()) - {"is_anonymous"}
        rights = {name: may_promote or name != "can_promote_members" for name in names}
        await self.post(f"chats/{number}/members", who=f"@{USERNAME}", status="administrator", rights=rights)
        return number


async def found(address: str, files: Path) -> Json:
    """Found everything and return what their tests want to know of it."""
    async with ClientSession(connector=TCPConnector(ssl=ssl.create_default_context())) as session:
        here = Founder(session, address)
        await here.post("bots", username=USERNAME, name=NAME, token=TOKEN, inline=True)
        await here.post("people", name="PTB Test user", id=HOST_ID, username="host_of_tests", language="en")
        for number in KNOWN_IDS:
            await here.post("people", name=f"Guest {number}", id=number)
        await here.post(f"people/{HOST_ID}/open", link=f"https://t.me/{USERNAME}?start=go")
        await here.post(f"people/{HOST_ID}/delete", message_ids=[1])
        for url, name in WEB.items():
            content = base64.b64encode((files / name).read_bytes()).decode()
            await here.post("web", url=url, file={"base64": content, "name": name})
        return await _chats(here, files)


async def _chats(here: Founder, files: Path) -> Json:
    """Found the group with its picture, the forum, and the channels, one of them with a second bot."""
    group = await here.chat("supergroup", SUPERGROUP_TITLE)
    await here.call("setChatPhoto", chat_id=str(group), photo=(files / "telegram.jpg").open("rb"))
    channel = await here.chat("channel", CHANNEL_TITLE, username=CHANNEL, may_promote=False)
    forum, subscribers = (
        await here.chat("supergroup", "Forum", forum=True),
        await here.chat("channel", "For subscribers"),
    )
    await here.post("bots", username="another_bot", name="Another")
    await here.post(f"chats/{channel}/members", who="@another_bot", status="administrator")
    return {
        "token": TOKEN, "payment_provider_token": "284685063:TEST:x", "chat_id": str(HOST_ID), "name": NAME,
        "super_group_id": str(group), "forum_group_id": str(forum), "channel_id": f"@{CHANNEL}",
        "username": f"@{USERNAME}", "subscription_channel_id": subscribers,
    }  # fmt: skip
