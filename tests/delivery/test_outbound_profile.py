"""The bot presents itself once, in words that fit, and offers everybody the commands of their place."""

from typing import Any

import pytest

import handlers
from bot.views import profile
from bot.views.profile import ADDED, OFFERED, PRIVATE, Audience
from bot.views.texts import Texts, shipped_languages
from storage import people, roles
from storage.tables import Role
from tests.fixtures.outward import Wire


async def test_what_is_set_already_is_not_set_again(wire: Wire) -> None:
    await wire.outward.profile.present(now=wire.now)
    wire.play.traffic.calls.clear()

    await wire.outward.profile.present(now=wire.now)

    changed = [call.method for call in wire.play.calls if call.method.lower().startswith("setmy")]
    assert changed == []


async def test_everybody_is_offered_the_commands_of_their_place(wire: Wire) -> None:
    await wire.outward.profile.present(now=wire.now)

    offered = {
        (scope, chat_id): [command["command"] for command in commands]
        for (scope, chat_id, _user, language), commands in wire.play.bot.commands.items()
        if not language
    }
    assert offered["all_private_chats", 0] == list(OFFERED[Audience.PRIVATE])
    assert offered["all_group_chats", 0] == list(OFFERED[Audience.GROUP])
    assert offered["all_chat_administrators", 0] == list(OFFERED[Audience.GROUP_ADMINS])


def offered_in_private(wire: Wire) -> list[str]:
    """Return the commands that are listed in the one private chat with a list of its own."""
    (commands,) = [listed for (scope, _, _, _), listed in wire.play.bot.commands.items() if scope == "chat"]
    return [command["command"] for command in commands]


async def test_whoever_becomes_a_reviewer_is_offered_the_queue_until_they_are_none(wire: Wire) -> None:
    olena = await wire.meet("Olena")
    person_id = await wire.person_id(olena)
    await wire.database.write(roles.grant, person_id, Role.MODERATOR, now=wire.now)

    assert await wire.outward.profile.present_to_staff(now=wire.now) == 1
    assert offered_in_private(wire) == [*PRIVATE, "queue"]
    assert await wire.outward.profile.present_to_staff(now=wire.now) == 0
    await wire.database.write(roles.take, person_id, Role.MODERATOR)
    await wire.outward.profile.present_to_staff(now=wire.now)

    assert not [scope for (scope, _, _, _) in wire.play.bot.commands if scope == "chat"]
    assert await wire.database.read(people.by_telegram_id, olena.id) is not None


@pytest.mark.parametrize(
    ("held", "added"),
    [
        ({Role.MEMBER}, ("post", "brief")),
        ({Role.OFFICER}, ("inbox", "duty")),
        ({Role.FACILITATOR}, ("report", "draws")),
        ({Role.ADMIN}, ("queue", "announce", "admin")),
        ({Role.MEMBER, Role.OFFICER}, ("post", "brief", "inbox", "duty")),
        ({Role.MODERATOR, Role.OFFICER}, ("inbox", "duty", "queue")),
        ({Role.MODERATOR, Role.ADMIN}, ("queue", "announce", "admin")),
        (
            set(Role),
            ("post", "brief", "inbox", "duty", "queue", "report", "draws", "announce", "admin"),
        ),
    ],
)
async def test_somebody_is_offered_what_each_of_their_roles_adds(
    wire: Wire, held: set[Role], added: tuple[str, ...]
) -> None:
    person_id = await wire.person_id(await wire.meet("Mira"))
    for role in held:
        await wire.database.write(roles.grant, person_id, role, now=wire.now)

    await wire.outward.profile.present_to_staff(now=wire.now)

    assert offered_in_private(wire) == [*PRIVATE, *added]


async def test_one_more_role_changes_what_is_offered_and_one_less_does_too(wire: Wire) -> None:
    person_id = await wire.person_id(await wire.meet("Lee"))
    await wire.database.write(roles.grant, person_id, Role.OFFICER, now=wire.now)
    await wire.outward.profile.present_to_staff(now=wire.now)
    await wire.database.write(roles.grant, person_id, Role.MEMBER, now=wire.now)

    changed = await wire.outward.profile.present_to_staff(now=wire.now)

    both = offered_in_private(wire)
    await wire.database.write(roles.take, person_id, Role.OFFICER)
    await wire.outward.profile.present_to_staff(now=wire.now)
    assert (changed, both) == (1, [*PRIVATE, "post", "brief", "inbox", "duty"])
    assert offered_in_private(wire) == [*PRIVATE, "post", "brief"]


async def test_a_refusal_keeps_nobody_from_being_served(wire: Wire) -> None:
    wire.play.next_call("setMyDescription", fails=429, retry_after=3)

    await wire.outward.profile.present(now=wire.now)

    assert wire.play.calls_to("setMyCommands")


async def test_nor_does_an_answer_that_nobody_can_read(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stumble(*_given: Any, **_named: Any) -> None:
        raise KeyError("scope")

    monkeypatch.setattr(type(wire.bot), "get_my_name", stumble)

    await wire.outward.profile.present(now=wire.now)

    assert wire.play.calls_to("setMyCommands")


def test_every_text_fits_where_telegram_shows_it() -> None:
    for language in shipped_languages():
        text = Texts(language, brand="F" * 64)
        assert len(profile.description(text)) <= 512
        assert len(profile.short_description(text)) <= 120
        for audience in Audience:
            assert all(0 < len(command.words) < 40 for command in profile.commands_for(audience, text))
        assert all(0 < len(command.words) < 40 for command in profile.private_commands(frozenset(Role), text))


def test_every_command_that_is_offered_is_answered() -> None:
    offered = {name for names in (*OFFERED.values(), *ADDED.values()) for name in names}

    assert offered <= {name.removeprefix("/") for name in handlers.COMMANDS}
