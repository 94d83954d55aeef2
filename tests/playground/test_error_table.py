"""Every refusal that Telegram is known for, by raw HTTP: status, code, wording, parameters, headers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.playground.conftest import Ask
from tests.playground.error_table import TABLE, Json, Row

PREFIXES = {400: "Bad Request", 403: "Forbidden", 404: "Not Found"}


async def people(play: Playground) -> dict[str, Person]:
    """Bring together everybody whom the table names."""
    named = {name: play.user(name.title()) for name in ("ana", "bea", "blocked", "gone", "unmet")}
    for name in ("ana", "blocked", "gone"):
        await named[name].sends("/start")
    await named["blocked"].blocks()
    named["gone"].user.changes(deactivated=True)
    return named


async def closed_chats(play: Playground, ask: Ask, owner: Person) -> dict[str, Group]:
    """Found the chats that are closed to the bot, each for its own reason."""
    chats = {f"{state}_{kind}": play.channel(f"{state} {kind}", owner) if kind == "channel"
             else play.group(f"{state} {kind}", owner, basic=kind == "group")
             for state in ("kicked", "left") for kind in ("group", "supergroup", "channel")}  # fmt: skip
    for name, chat in chats.items():
        if name.startswith("kicked"):
            chat.set(play.bot.user, "kicked")
        else:
            await ask("leaveChat", chat_id=chat.id)
    chats["deleted_group"] = play.group("deleted", owner, basic=True)
    chats["deleted_group"].disbands()
    chats["upgraded"] = play.group("upgraded", owner, basic=True)
    chats["new_supergroup"] = await chats["upgraded"].migrates()
    chats["muted"] = play.group("muted", owner)
    chats["muted"].chat.permissions = dict.fromkeys(chats["muted"].chat.permissions, False)
    chats["silent_channel"] = play.channel("silent", owner)
    chats["silent_channel"].chat.members[play.bot.id].rights["can_post_messages"] = False
    return chats


async def open_chats(play: Playground, ask: Ask, owner: Person, other: Person) -> dict[str, Any]:
    """Found the chats the bot can use, with topics and messages in them."""
    forum, weak = play.group("Forum", owner, other, forum=True, bot="admin"), play.group("Weak", owner, forum=True)
    forum.set(other, "administrator")
    topics = {"topic": forum.topic("Roads"), "deleted_topic": forum.topic("Gone"), "closed_topic": weak.topic("Shut")}
    topics["closed_topic"].topic_row.closed = True
    await ask("deleteForumTopic", chat_id=forum.id, message_thread_id=topics["deleted_topic"].id)
    group, basic = play.group("Group", owner, bot="member"), play.group("Basic", owner, other, basic=True, bot="admin")
    return {
        "forum": forum, "weak_forum": weak, "group": group, "basic_group": basic,
        "channel": play.channel("Channel", owner), "in_group": await owner.sends("hi", to=group), **topics,
    }  # fmt: skip


@pytest.fixture
async def named(play: Playground, ask: Ask) -> dict[str, Any]:
    """Everything that a row of the table can name, with its number."""
    who, other_bot = await people(play), play.another_bot("other_bot")
    ana = who["ana"]
    old = (await ask("sendMessage", chat_id=ana.id, text="old"))["result"]["message_id"]
    await play.passes(hours=49)
    words = (await ask("sendMessage", chat_id=ana.id, text="hello"))["result"]["message_id"]
    document, photo = await ana.sends_document(), await ana.sends_photo()
    photo_id = photo.as_json()["photo"][-1]["file_id"]
    sent = (await ask("sendPhoto", chat_id=ana.id, photo=photo_id))["result"]["message_id"]
    chats = {**await closed_chats(play, ask, who["bea"]), **await open_chats(play, ask, ana, who["bea"])}
    chats["group"].set(who["unmet"], "member")
    play.bot.heard_of.add(other_bot.id)
    return {
        **{name: one.id for name, one in {**who, **chats}.items()},
        "other_bot": other_bot.id, "her_words": document.id, "words": words, "old_words": old,
        "photo": photo_id, "document": document.as_json()["document"]["file_id"], "photo_message": sent,
    }  # fmt: skip


def filled(value: Any, named: Json) -> Any:
    """Put the numbers in the place of the "@names"."""
    if isinstance(value, dict):
        return {key: filled(one, named) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, named) for one in value]
    return named.get(value[1:], value) if isinstance(value, str) and value.startswith("@") else value


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.mark.parametrize("row", TABLE, ids=str)
async def test_it_is_refused_as_telegram_refuses_it(
    play: Playground, named: Json, http: ClientSession, row: Row
) -> None:
    async with http.post(f"{play.url}/bot{play.token}/{row.method}", json=filled(row.params, named)) as response:
        answer = await response.json()

    expected: Json = {"ok": False, "error_code": row.code, "description": f"{PREFIXES[row.code]}: {row.words}"}
    if row.parameters:
        expected["parameters"] = filled(row.parameters, named)
    assert answer == expected
    assert response.status == row.code
    assert response.content_type == "application/json"
