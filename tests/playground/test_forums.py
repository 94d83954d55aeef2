"""Forums: topics, the first message, the General trap, closed and deleted topics."""

from __future__ import annotations

import pytest

from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.playground.conftest import Ask


@pytest.fixture
def ana(play: Playground) -> Person:
    return play.user("Ana")


@pytest.fixture
def forum(play: Playground, ana: Person) -> Group:
    return play.group("Barrio", ana, forum=True, bot="admin")


async def test_a_message_in_a_topic_answers_the_topic_s_first(play: Playground, ana: Person, forum: Group) -> None:
    roads = forum.topic("Roads")

    await ana.sends("A pothole", to=roads)

    message = play.bot.updates.history[-1].as_json()["message"]
    assert message["message_thread_id"] == roads.id
    assert message["is_topic_message"] is True
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Roads"


async def test_general_has_no_thread_but_its_replies_do(play: Playground, ana: Person, forum: Group, ask: Ask) -> None:
    first = await ana.sends("hello", to=forum)
    await ana.sends("me too", to=forum, reply_to=first)

    plain, reply = (update.as_json()["message"] for update in list(play.bot.updates.history)[-2:])
    answer = await ask("sendMessage", chat_id=forum.id, text="x", message_thread_id=reply["message_thread_id"])

    assert "message_thread_id" not in plain
    assert reply["message_thread_id"] == first.id
    assert "is_topic_message" not in reply
    assert answer["description"] == "Bad Request: message thread not found"


async def test_a_topic_opened_by_the_bot_can_be_written_in(forum: Group, ask: Ask) -> None:
    topic = (await ask("createForumTopic", chat_id=forum.id, name="Review", icon_color=7322096))["result"]

    sent = await ask("sendMessage", chat_id=forum.id, text="first", message_thread_id=topic["message_thread_id"])

    assert topic["icon_color"] == 7322096
    assert forum.topic("Review").last.text == "first"
    assert sent["result"]["is_topic_message"] is True


async def test_a_reply_stays_in_its_topic(ana: Person, forum: Group, ask: Ask) -> None:
    question = await ana.sends("Why?", to=forum.topic("Roads"))

    await ask("sendMessage", chat_id=forum.id, text="Because", reply_parameters={"message_id": question.id})

    assert forum.topic("Roads").last.text == "Because"


async def test_faults_of_topics_are_named(play: Playground, ana: Person, forum: Group, ask: Ask) -> None:
    roads, gone, mine = forum.topic("Roads"), forum.topic("Gone"), play.group("Flat", ana, bot="admin")
    weak = play.group("Weak", ana, forum=True, bot="member")
    await ask("deleteForumTopic", chat_id=forum.id, message_thread_id=gone.id)
    await ask("closeForumTopic", chat_id=forum.id, message_thread_id=roads.id)

    faults = [
        await ask("createForumTopic", chat_id=forum.id, name=" "),
        await ask("createForumTopic", chat_id=mine.id, name="x"),
        await ask("createForumTopic", chat_id=weak.id, name="x"),
        await ask("editForumTopic", chat_id=forum.id, message_thread_id=roads.id, name="Roads"),
        await ask("sendMessage", chat_id=forum.id, text="x", message_thread_id=gone.id),
        await ask("sendMessage", chat_id=forum.id, text="x", message_thread_id=1),
    ]

    assert [fault["description"].removeprefix("Bad Request: ") for fault in faults] == [
        "name must be non-empty",
        "the chat is not a forum",
        "not enough rights to create a topic",
        "TOPIC_NOT_MODIFIED",
        "TOPIC_DELETED",
        "message thread not found",
    ]


async def test_a_closed_topic_is_closed_to_members(play: Playground, ana: Person, ask: Ask) -> None:
    forum = play.group("Weak", ana, forum=True, bot="member")
    roads = forum.topic("Roads")
    roads.topic_row.closed = True

    answer = await ask("sendMessage", chat_id=forum.id, text="x", message_thread_id=roads.id)

    assert answer["description"] == "Bad Request: TOPIC_CLOSED"
