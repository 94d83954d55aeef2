"""The same script, seed and clock give the same bytes; several bots share a world without sharing anything else."""

from __future__ import annotations

from typing import Any

from aiohttp import ClientSession

from bot.playground.playing import Playground


async def script(seed: int) -> list[bytes]:
    """Let people and the bot do a bit of everything; return every answer and every update as sent."""
    async with Playground(seed=seed) as play, ClientSession() as session:
        play.waits = False

        async def ask(method: str, **params: Any) -> Any:
            async with session.post(f"{play.url}/bot{play.token}/{method}", json=params) as answer:
                return (await answer.json())["result"]

        ana, bea = play.user("Ana"), play.user("Bea", language="es")
        group = play.group("Barrio", ana, bea, forum=True, bot="admin")
        await ana.sends("/start")
        await bea.sends_photo(caption="<b>Look</b>", to=group.topic("Roads"))
        await ana.sends_album(to=group)
        keyboard = {"inline_keyboard": [[{"text": "Sign", "callback_data": "s"}]]}
        await ask("sendMessage", chat_id=ana.id, text="hi", reply_markup=keyboard)
        await ana.presses("Sign")
        await ask("sendPoll", chat_id=group.id, question="?", options=["a", "b"], is_anonymous=False)
        await bea.votes(group.last, 1)
        await ask("sendDice", chat_id=group.id)
        await ask("createChatInviteLink", chat_id=group.id)
        await ana.types_inline("crossing")
        await play.passes(hours=1)
        await bea.reacts(group.last, "👍")
        await ask("getUpdates", limit=3)
        return [call.answered for call in play.calls] + [update.body for update in play.bot.updates.history]


async def test_the_same_script_and_seed_give_the_same_bytes() -> None:
    first, again, other = await script(7), await script(7), await script(8)

    assert len(first) > 10
    assert first == again
    assert first != other


async def test_bots_have_their_own_updates_files_and_blocks(play: Playground) -> None:
    ana = play.user("Ana")
    second = play.another_bot("second_bot")
    group = play.group("Barrio", ana, bot="admin")
    play.world.bots[second.id].privacy = False

    async def ask(token: str, method: str, **params: Any) -> Any:
        async with ClientSession() as session, session.post(f"{play.url}/bot{token}/{method}", json=params) as answer:
            return await answer.json()

    await ana.sends("/start")
    await ana.blocks()
    known = await ask(play.token, "sendMessage", chat_id=ana.id, text="x")
    unknown = await ask(second.token, "sendMessage", chat_id=ana.id, text="x")
    elsewhere = await ask(second.token, "sendMessage", chat_id=group.id, text="x")
    mine, theirs = await ask(play.token, "getUpdates"), await ask(second.token, "getUpdates")
    names = [(await ask(token, "getMe"))["result"]["username"] for token in (play.token, second.token)]

    assert known["description"] == "Forbidden: bot was blocked by the user"
    assert unknown["description"] == "Bad Request: chat not found"
    assert elsewhere["description"] == "Bad Request: chat not found"
    assert len(mine["result"]) > 0 == len(theirs["result"])
    assert names == ["folkmoot_bot", "second_bot"]
