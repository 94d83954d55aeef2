"""The bot presents itself once, in words that fit, and offers everybody the commands of their place."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

import handlers
from bot.delivery.profile import Profile
from bot.domain.forgetting import Choice
from bot.playground.people import Person
from bot.services import forgetting, staffing
from bot.views import profile
from bot.views.profile import ADDED, OFFERED, PRIVATE, Audience
from bot.views.texts import Texts, shipped_languages
from storage import chats, people, roles
from storage.tables import ChatKind, ChatRole, Role
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


def another_process(wire: Wire) -> Profile:
    """Return what presents the bot in a process that has just begun and remembers nothing."""
    before = wire.outward.profile
    return Profile(before._caller, before._database, before._settings, before._voices)


def has_own_list(wire: Wire, person: Person) -> bool:
    return ("chat", person.id) in {(scope, chat_id) for scope, chat_id, _, _ in wire.play.bot.commands}


async def an_officer(wire: Wire) -> tuple[Person, int]:
    """Somebody with a role up to tomorrow, who is offered its commands."""
    park = await wire.meet("Park")
    person_id = await wire.person_id(park)
    until = wire.now + timedelta(days=1)
    await wire.database.write(roles.grant_until, person_id, Role.OFFICER, until=until, now=wire.now)
    await wire.outward.profile.present_to_staff(now=wire.now)
    return park, person_id


async def test_a_role_that_ran_out_while_nobody_listened_takes_its_commands_along(wire: Wire) -> None:
    park, _ = await an_officer(wire)
    before = has_own_list(wire, park)

    await another_process(wire).present_to_staff(now=wire.now + timedelta(days=2))

    assert (before, has_own_list(wire, park)) == (True, False)


async def test_a_role_that_another_process_took_back_does_too_and_only_once(wire: Wire) -> None:
    park, person_id = await an_officer(wire)
    await wire.database.write(roles.take, person_id, Role.OFFICER)
    later = another_process(wire)
    await later.present_to_staff(now=wire.now)
    wire.play.traffic.calls.clear()

    await later.present_to_staff(now=wire.now)
    await another_process(wire).present_to_staff(now=wire.now)

    assert not has_own_list(wire, park)
    assert [call.method for call in wire.play.calls if call.method == "deleteMyCommands"] == []


def _works_in(db: Session, telegram_id: int, now: datetime) -> None:
    chat = chats.remember(db, telegram_id=telegram_id, kind=ChatKind.GROUP, title="Staff")
    chats.connect(db, chat, role=ChatRole.STAFF, now=now)


@pytest.mark.parametrize("is_another_process", [True, False])
async def test_the_staff_takes_its_commands_along_when_it_moves_to_another_chat(
    wire: Wire, is_another_process: bool
) -> None:
    olena = await wire.meet("Olena")
    before, after = (wire.play.group(title, olena) for title in ("The old room", "The new room"))
    await wire.database.write(_works_in, before.id, wire.now)
    await wire.outward.profile.present_to_staff(now=wire.now)
    had = {chat_id for scope, chat_id, _, _ in wire.play.bot.commands if scope == "chat"}

    await wire.database.write(_works_in, after.id, wire.now)
    later = another_process(wire) if is_another_process else wire.outward.profile
    await later.present_to_staff(now=wire.now)
    wire.play.traffic.calls.clear()
    await later.present_to_staff(now=wire.now)

    has = {chat_id for scope, chat_id, _, _ in wire.play.bot.commands if scope == "chat"}
    assert (had, has) == ({before.id}, {after.id})
    assert [call.method for call in wire.play.calls if call.method == "deleteMyCommands"] == []


async def test_whoever_the_settings_name_no_longer_loses_the_commands_of_an_admin(wire: Wire) -> None:
    mira = await wire.meet("Mira")
    await wire.database.write(roles.grant, await wire.person_id(mira), Role.ADMIN, now=wire.now)
    await wire.outward.profile.present(now=wire.now)
    before = has_own_list(wire, mira)

    await wire.database.write(staffing.keep_named_admins, telegram_ids=(), now=wire.now)
    await another_process(wire).present(now=wire.now)

    assert (before, has_own_list(wire, mira)) == (True, False)


async def test_what_telegram_did_not_take_back_is_tried_again_after_a_restart_too(wire: Wire) -> None:
    park, person_id = await an_officer(wire)
    await wire.database.write(roles.take, person_id, Role.OFFICER)
    wire.play.next_call("deleteMyCommands", fails=429, retry_after=3)
    await another_process(wire).present_to_staff(now=wire.now)
    before = has_own_list(wire, park)

    await another_process(wire).present_to_staff(now=wire.now)

    assert (before, has_own_list(wire, park)) == (True, False)


async def test_whoever_has_a_role_again_meanwhile_keeps_its_commands(wire: Wire) -> None:
    park, person_id = await an_officer(wire)
    await wire.database.write(roles.take, person_id, Role.OFFICER)
    await wire.database.write(roles.grant, person_id, Role.MEMBER, now=wire.now)

    await another_process(wire).present_to_staff(now=wire.now)

    assert has_own_list(wire, park)
    assert offered_in_private(wire) == [*PRIVATE, "post", "brief"]


async def test_whoever_is_forgotten_is_offered_what_everybody_is(wire: Wire) -> None:
    park, person_id = await an_officer(wire)
    choice = Choice.WITHDRAW_IDEAS
    await wire.database.write(forgetting.forget, choice=choice, person_id=person_id, now=wire.now)

    await wire.outward.profile.present_to_staff(now=wire.now)

    assert not has_own_list(wire, park)


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
