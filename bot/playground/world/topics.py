"""Closing, hiding and deleting topics of a forum."""

from __future__ import annotations

from bot.playground.world.acting import delete
from bot.playground.world.chats import Chat, Topic
from bot.playground.world.founding import topic_notice
from bot.playground.world.people import User
from bot.playground.world.world import World


def close_topic(world: World, chat: Chat, actor: User, topic: Topic, *, closed: bool) -> None:
    """Close or reopen a topic, and say so in it."""
    topic.closed = closed
    topic_notice(world, chat, actor, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})


def hide_general(world: World, chat: Chat, actor: User, topic: Topic, *, hidden: bool) -> None:
    topic.hidden = hidden
    topic.closed = topic.closed or hidden
    notice = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    topic_notice(world, chat, actor, topic, {notice: {}})


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all that was said in it."""
    del chat.topics[topic.id]
    chat.deleted_topics.add(topic.id)
    delete(world, chat, [message for message in chat.messages.values() if message.thread_id == topic.id])
    world.tell("chat", chat=chat)
