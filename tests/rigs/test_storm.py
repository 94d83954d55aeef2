"""A thousand people sign one idea within a minute, while Telegram is slow and says 429 now and then."""

import asyncio
from bisect import bisect_left

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.config import Mode
from bot.playground.people import Person
from bot.playground.world import pressing
from storage.tables import Idea, Signature, SignatureState
from tests.fixtures.conversation import Scene, a_scene
from tests.fixtures.ideas import an_idea

PEOPLE = 1_000
STORM_SECONDS = 8.0
EDITS_A_MINUTE = 12


@pytest.mark.timeout(240)
@pytest.mark.parametrize("mode", [Mode.POLLING, Mode.WEBHOOK])
async def test_a_thousand_signatures_in_a_minute_are_all_counted_once(sqlite_url: str, mode: Mode) -> None:
    async with a_scene(sqlite_url, mode=mode) as play:
        idea_id = await play.database.write(an_idea, author=900, signature_count=0, threshold=5_000)
        crowd = [play.user(f"P{number}") for number in range(PEOPLE)]
        group = play.group("Neighbours", *crowd, bot="admin")
        await crowd[0].sends("/ideas", to=group)
        await crowd[0].presses("Read 1", in_=group)
        play.clock.let_flow(True)
        play.latency(50)

        await blow(play, crowd, group.chat)
        await play.quiet(within=120)
        await play.passes(seconds=12)
        await play.passes(seconds=12)

        assert await play.database.read(counted, idea_id) == (PEOPLE, PEOPLE)
        assert "1,000 of 5,000 signatures" in crowd[0].sees("signatures", in_=group).text
        assert most_edits_in_a_minute(play) <= EDITS_A_MINUTE
        assert [press.id for press in play.world.callbacks.values() if press.answer is None] == []


async def blow(play: Scene, crowd: list[Person], chat: object) -> None:
    """Let everybody press within the storm, some twice; every hundredth time the next calls are refused."""
    for number, person in enumerate(crowd):
        message, button = pressing.newest_with(chat, label="Sign this idea")  # type: ignore[arg-type]
        pressing.press(play.world, person.user, message, button)
        if number % 10 == 0:
            pressing.press(play.world, person.user, message, button)
        if number % 100 == 50 and not play.traffic.faults:
            play.next_call("editMessageText", fails=429, retry_after=1)
            play.next_call("answerCallbackQuery", fails=429, retry_after=1)
        await asyncio.sleep(STORM_SECONDS / PEOPLE)


def counted(db: Session, idea_id: int) -> tuple[int, int]:
    """Return how many signatures count, by the rows and by the counter."""
    rows = select(func.count()).select_from(Signature).where(col(Signature.state) == SignatureState.COUNTED)
    return db.exec(rows).one(), db.get_one(Idea, idea_id).signature_count


def most_edits_in_a_minute(play: Scene) -> int:
    """Return the largest number of edits of the group's card in any sixty seconds."""
    moments = [call.at for call in play.calls_to("editMessageText")]
    return max((at - bisect_left(moments, moment - 60) + 1 for at, moment in enumerate(moments)), default=0)
