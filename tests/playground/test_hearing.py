"""Which bot hears what: privacy mode, rights, its own words, service messages."""

from __future__ import annotations

import pytest

from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world.people import BotAccount
from tests.playground.conftest import Ask


@pytest.fixture
def ana(play: Playground) -> Person:
    return play.user("Ana", username="ana_here")


@pytest.fixture
def group(play: Playground, ana: Person) -> Group:
    return play.group("Barrio", ana, bot="member")


def heard(bot: BotAccount) -> list[str]:
    updates = (update.as_json().get("message", {}) for update in bot.updates.history)
    return [message["text"] for message in updates if "text" in message]


async def test_a_private_bot_hears_only_what_is_meant_for_it(
    play: Playground, ana: Person, group: Group, ask: Ask
) -> None:
    other = play.another_bot("other_bot")
    group.set(other.user, "member")
    sent = await ask("sendMessage", chat_id=group.id, text="I am here")
    own = group.seen.messages[-1]

    await ana.sends("just talking", to=group)
    await ana.sends("/start@folkmoot_bot", to=group)
    await ana.sends("/start@other_bot", to=group)
    await ana.sends("/bare", to=group)
    await ana.sends("an answer", to=group, reply_to=own)

    assert sent["ok"]
    assert heard(play.bot) == ["/start@folkmoot_bot", "/bare", "an answer"]
    assert heard(other) == ["/start@other_bot"]


async def test_an_administrator_or_a_bot_without_privacy_hears_all(play: Playground, ana: Person) -> None:
    group = play.group("Barrio", ana, bot="admin")
    open_bot = play.another_bot("open_bot")
    open_bot.privacy = False
    group.set(open_bot.user, "member")

    await ana.sends("just talking", to=group)

    assert heard(play.bot) == heard(open_bot) == ["just talking"]


async def test_bots_hear_neither_themselves_nor_each_other(play: Playground, ana: Person, ask: Ask) -> None:
    group = play.group("Barrio", ana, bot="admin")
    other = play.another_bot("open_bot")
    other.privacy = False
    group.set(other.user, "member")

    await ask("sendMessage", chat_id=group.id, text="from the bot")

    assert heard(play.bot) == heard(other) == []


async def test_a_bot_hears_the_service_messages_it_caused(play: Playground, ana: Person, ask: Ask) -> None:
    group = play.group("Barrio", ana, bot="admin", forum=True)

    await ask("createForumTopic", chat_id=group.id, name="Roads")

    created = play.bot.updates.history[-1].as_json()["message"]
    assert created["forum_topic_created"]["name"] == "Roads"
    assert created["from"]["id"] == play.bot.id


async def test_being_added_comes_twice_and_being_blocked_once(play: Playground, ana: Person) -> None:
    play.group("Barrio", ana, bot="member")
    in_group = [update.kind for update in play.bot.updates.history]

    await ana.sends("/start")
    await ana.blocks()

    blocked = play.bot.updates.history[-1].as_json()["my_chat_member"]
    assert in_group == ["my_chat_member", "message"]
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")


async def test_only_a_real_change_of_words_is_an_edit(play: Playground, ana: Person) -> None:
    message = await ana.sends("helo")

    await ana.edits(message, "helo")
    await ana.edits(message, "hello")

    edits = [
        update.as_json()["edited_message"]["text"] for update in play.bot.updates.history if "edited" in update.kind
    ]
    assert edits == ["hello"]


async def test_channel_posts_come_without_a_sender(play: Playground, ana: Person) -> None:
    channel = play.channel("News", ana)

    await ana.sends("Announcement", to=channel)

    post = play.bot.updates.history[-1].as_json()["channel_post"]
    assert "from" not in post
    assert post["sender_chat"]["id"] == channel.id


async def test_an_anonymous_administrator_speaks_as_the_group(play: Playground, ana: Person) -> None:
    group = play.group("Barrio", ana, bot="admin")

    await ana.sends("The board says", to=group, anonymous=True)

    message = play.bot.updates.history[-1].as_json()["message"]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == group.id
