"""How much somebody hears, and when: at once, in the digest, in the morning, or not at all."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.playground.people import Person
from bot.services import following
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import a_press, an_idea, settled
from tests.fixtures.residents import a_resident, comes_in


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"timezone": "Europe/Bucharest"}


async def at(play: Scene, moment: str) -> None:
    """Let the clock run until the place's clocks show this moment."""
    await play.passes(seconds=(datetime.fromisoformat(moment) - play.now).total_seconds())


async def an_open_idea(play: Scene, **traits: Any) -> int:
    usual: dict[str, Any] = {"threshold": 30, "published_at": play.now, "closes_at": play.now + timedelta(days=60)}
    return await play.database.write(an_idea, **(usual | traits))


async def follows(who: Person, idea_id: int, *levels: str) -> None:
    """Let somebody follow an idea, and choose by tapping how loudly."""
    await who.sends(f"/start i{idea_id}")
    await who.presses("Follow")
    for level in levels:
        await who.presses("Follow: on")
        await who.presses(level)


async def a_follower(play: Scene, *ideas: int) -> Person:
    """Somebody who follows these ideas already."""
    ana = await a_resident(play, "Ana")
    await play.database.write(_follow, ana.id, ideas, now=play.now)
    return ana


def _follow(db: Session, telegram_id: int, ideas: tuple[int, ...], *, now: datetime) -> None:
    for idea_id in ideas:
        following.follow(db, idea_id=idea_id, person_id=comes_in(db, telegram_id, now=now), now=now)


async def ten_sign(play: Scene, idea_id: int, *, first: int = 1) -> None:
    """Ten more people sign in a group: at the tenth an idea has come a third of the way to thirty."""
    presses = [a_press(idea_id, 10_000 + first + number, now=play.now) for number in range(10)]
    await settled(play.database, presses)
    await play.passes(seconds=1)


def said_unasked(who: Person, since: int) -> list[str]:
    return [message.text for message in who.chat.messages[since:]]


async def test_steps_on_the_way_wait_for_one_message_on_friday(play: Scene) -> None:
    await at(play, "2026-11-25T12:00+02:00")
    first, second = await an_open_idea(play), await an_open_idea(play, title="Trees on the market <square>")
    ana = await a_follower(play, first, second)
    before = len(ana.chat.messages)

    await ten_sign(play, first)
    await ten_sign(play, second)
    nothing_yet = said_unasked(ana, before)
    await at(play, "2026-11-27T17:01+02:00")

    assert nothing_yet == []
    assert said_unasked(ana, before) == [
        "What has moved since the last digest\n\n"
        f"1. Trees on the market <square>. Idea {second}, which you follow, has 10 of 30 signatures.\n\n"
        f"2. A safe crossing by Elm Street School. Idea {first}, which you follow, has 10 of 30 signatures."
    ]
    assert ana.chat.last.keyboard == [["Open 1", "Open 2"], ["How often", "Home"]]
    await ana.presses("Open 2")
    ana.sees("A safe crossing by Elm Street School")


async def test_a_week_in_which_nothing_moved_has_no_digest(play: Scene) -> None:
    await at(play, "2026-11-25T12:00+02:00")
    ana = await a_follower(play, await an_open_idea(play))
    before = len(ana.chat.messages)

    await play.passes(days=10)

    assert said_unasked(ana, before) == []


async def test_a_digest_of_one_thing_is_that_thing(play: Scene) -> None:
    await at(play, "2026-11-25T12:00+02:00")
    idea_id = await an_open_idea(play)
    ana = await a_follower(play, idea_id)
    await ten_sign(play, idea_id)

    await at(play, "2026-11-27T17:01+02:00")

    assert ana.chat.last.text.endswith(f"Idea {idea_id}, which you follow, has 10 of 30 signatures.")
    assert ana.chat.last.keyboard == [["Read the idea"], ["Mute this idea"]]


async def test_what_was_muted_since_is_left_out_of_the_digest(play: Scene) -> None:
    await at(play, "2026-11-25T12:00+02:00")
    first, second = await an_open_idea(play), await an_open_idea(play)
    ana = await a_follower(play, first, second)
    for idea_id in (first, second):
        await ten_sign(play, idea_id)
    await ana.sends(f"/start i{first}")
    await ana.presses("Follow: on")
    await ana.presses("Off")
    before = len(ana.chat.messages)

    await at(play, "2026-11-27T17:01+02:00")

    (digest,) = said_unasked(ana, before)
    assert f"Idea {second}" in digest
    assert f"Idea {first}" not in digest


@pytest.mark.parametrize(
    ("levels", "often", "hears"),
    [
        (("All",), None, ["step", "reached"]),
        ((), None, ["reached"]),
        (("Digest",), None, []),
        (("Off",), None, []),
        ((), "Everything at once", ["step", "reached"]),
        (("All",), "Only replies to me", []),
        (("All",), "Nothing", []),
    ],
)
async def test_each_volume_lets_through_at_once_what_it_says(
    play: Scene, levels: tuple[str, ...], often: str | None, hears: list[str]
) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    idea_id = await an_open_idea(play)
    ana = play.user("Ana")
    await follows(ana, idea_id, *levels)
    if often:
        await ana.sends("/settings")
        await ana.presses("How often")
        await ana.presses(often)
    before = len(ana.chat.messages)

    for first in (1, 11, 21):
        await ten_sign(play, idea_id, first=first)

    heard = {"step": "has 10 of 30", "reached": "has reached 30"}
    said = "\n".join(said_unasked(ana, before))
    assert [name for name, words in heard.items() if words in said] == hears


async def test_what_happens_at_night_is_one_message_in_the_morning(play: Scene) -> None:
    await at(play, "2026-11-24T22:00+02:00")
    first, second = await an_open_idea(play, threshold=10), await an_open_idea(play, threshold=10)
    ana = await a_follower(play, first, second)
    before = len(ana.chat.messages)
    for idea_id in (first, second):
        await ten_sign(play, idea_id)

    await at(play, "2026-11-25T07:59+02:00")
    by_night = said_unasked(ana, before)
    await at(play, "2026-11-25T08:25+02:00")

    assert by_night == []
    (told,) = said_unasked(ana, before)
    assert told.startswith("This happened in your quiet hours")
    assert told.count("has reached 10 signatures") == 2


async def test_one_thing_that_happened_at_night_is_told_by_itself(play: Scene) -> None:
    await at(play, "2026-11-24T22:00+02:00")
    idea_id = await an_open_idea(play, threshold=10)
    ana = await a_follower(play, idea_id)
    before = len(ana.chat.messages)
    await ten_sign(play, idea_id)

    await at(play, "2026-11-25T08:25+02:00")

    (told,) = said_unasked(ana, before)
    assert "has reached 10 signatures" in told
    assert ana.chat.last.keyboard == [["Read the idea"], ["Mute this idea"]]


async def test_muting_from_the_notification_mutes(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    idea_id = await an_open_idea(play)
    ana = play.user("Ana")
    await follows(ana, idea_id, "All")
    await ten_sign(play, idea_id)

    await ana.presses("Mute this idea")
    before = len(ana.chat.messages)
    for first in (11, 21):
        await ten_sign(play, idea_id, first=first)
    await play.passes(days=8)

    assert said_unasked(ana, before) == []


async def test_ones_own_idea_is_told_of_even_when_nothing_else_is(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    ana = play.user("Ana")
    await ana.sends("/settings")
    await ana.presses("How often")
    await ana.presses("Nothing")
    own = await an_open_idea(play, author=ana.id)
    before = len(ana.chat.messages)

    await ten_sign(play, own)

    (told,) = said_unasked(ana, before)
    assert f"Your idea {own} has 10 of 30 signatures." in told
