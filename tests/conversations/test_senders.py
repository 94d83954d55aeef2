"""Whoever hides behind a group, a channel or somebody else's words changes nothing, whatever they type."""

from typing import Any

import pytest
from sqlmodel import Session

from handlers import COMMANDS
from storage.tables import metadata
from tests.fixtures.conversation import Scene

ARGUMENTS = {"/sign": " 1", "/unsign": " 1", "/search": " bench"}
ANSWERS = 12  # that one group may get at once, well within its minute
UNTOUCHED_BY_READING = {"inbox", "audit_head", "leases"}
KINDS = (
    "anonymous admin",
    "channel as a user",
    "telegram itself",
    "a channel's message",
    "a bot",
    "edited",
    "forwarded",
    "via a bot",
    "channel post",
)


def update_of(kind: str, words: str, *, number: int, group_id: int, person_id: int) -> dict[str, Any]:
    """Return an update as Telegram would bring it."""
    somebody = {"id": person_id, "is_bot": False, "first_name": "Mallory"}
    message: dict[str, Any] = {
        "message_id": 500 + number,
        "date": 1_790_000_000,
        "chat": {"id": group_id, "type": "supergroup", "title": "Barrio"},
        "from": somebody,
        "text": words,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(words.split()[0])}],
    }
    channel = {"id": -1009999999999, "type": "channel", "title": "News"}
    changes: dict[str, dict[str, Any]] = {
        "anonymous admin": {
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
            "sender_chat": message["chat"],
        },
        "channel as a user": {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
            "sender_chat": channel,
        },
        "telegram itself": {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
        "a channel's message": {"sender_chat": channel},
        "a bot": {"from": {"id": 4242, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}},
        "forwarded": {"forward_origin": {"type": "user", "date": 1_789_000_000, "sender_user": somebody}},
        "via a bot": {"via_bot": {"id": 4242, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}},
        "channel post": {"from": None, "chat": channel, "sender_chat": channel},
        "edited": {"edit_date": 1_790_000_100},
        "in person": {},
    }
    told = {name: value for name, value in (message | changes[kind]).items() if value is not None}
    field = {"edited": "edited_message", "channel post": "channel_post"}.get(kind, "message")
    return {"update_id": 900_000_000 + number, field: told}


def everything_said(db: Session) -> dict[str, list[Any]]:
    """Return every row that a deed could have changed."""
    tables = [table for table in metadata.sorted_tables if table.name not in UNTOUCHED_BY_READING]
    return {table.name: sorted(map(str, db.execute(table.select()).all())) for table in tables}


@pytest.mark.parametrize("kind", KINDS)
async def test_no_command_of_theirs_changes_anything(play: Scene, kind: str) -> None:
    ana, mallory = play.user("Ana"), play.user("Mallory")
    commands = sorted({*COMMANDS, "/start", "/cancel"})
    groups = [play.group(f"Barrio {at}", ana, mallory, bot="admin") for at in range(len(commands) // ANSWERS + 1)]
    await mallory.sends("/start")
    await play.passes(seconds=30)
    before = await play.database.read(everything_said)

    for number, command in enumerate(commands):
        words = command + ARGUMENTS.get(command, "")
        raw = update_of(kind, words, number=number, group_id=groups[number // ANSWERS].id, person_id=mallory.id)
        await play.house.intake.accept([raw])
    await play.house.settled()

    assert await play.database.read(everything_said) == before


async def test_the_same_words_from_somebody_in_person_do_change_something(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="admin")
    await play.passes(seconds=30)
    before = await play.database.read(everything_said)

    await play.house.intake.accept([update_of("in person", "/setup", number=1, group_id=group.id, person_id=ana.id)])
    await play.house.settled()

    assert await play.database.read(everything_said) != before


async def test_an_anonymous_admin_hears_how_to_do_it(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="admin")
    await play.quiet()

    for command in ("/setup", "/quiet", "/ideas"):
        await ana.sends(command, to=group, anonymous=True)

    assert sum("I can't see who you are here" in message.text for message in group.messages) == 3
