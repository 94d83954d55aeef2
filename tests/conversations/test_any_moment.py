"""In the middle of anything: the way out, the way home, help, settings and privacy are always answered."""

from typing import Any

from sqlmodel import Session, func, select

import handlers
from bot.playground.people import Person
from handlers import COMMANDS, LINKS, PRESSES, STEPS
from storage import flows, people
from storage.tables import Idea
from tests.fixtures.conversation import Scene

ALWAYS = {
    "/help": "How it works",
    "/settings": "Your settings",
    "/privacy": "Privacy in eight lines",
    "/mydata": "What we keep about you",
}


def open_question(db: Session, telegram_id: int, step: str, draft: dict[str, Any], now: Any) -> None:
    person = people.by_telegram_id(db, telegram_id)
    assert person is not None
    flows.ask(db, person_id=person.id or 0, step=step, draft=draft, now=now)


def newest_idea(db: Session) -> int:
    return int(db.exec(select(func.max(Idea.id))).one() or 0)


def question_of(db: Session, telegram_id: int) -> str | None:
    person = people.by_telegram_id(db, telegram_id)
    flow = flows.current(db, person.id or 0) if person else None
    return flow.step if flow else None


async def in_the_middle(play: Scene, step: str) -> Person:
    """Bring somebody into the middle of this question, about an idea of theirs."""
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends("A bench by the river, for those who walk slowly.")
    number = await play.database.read(newest_idea)
    draft = {"idea_id": number, "choice": 1, "question": "bench", "words": "bench"}
    await play.database.write(open_question, ana.id, step, draft, play.now)
    return ana


async def test_every_question_can_be_left_for_a_moment(play: Scene) -> None:
    for step in sorted(STEPS):
        ana = await in_the_middle(play, step)

        for command, answer in ALWAYS.items():
            await ana.sends(command)
            ana.sees(answer)

        assert await play.database.read(question_of, ana.id) == step


async def test_every_question_can_be_stopped(play: Scene) -> None:
    for step in sorted(STEPS):
        ana = await in_the_middle(play, step)
        before = len(ana.chat.messages)

        await ana.sends("/cancel")

        assert len(ana.chat.messages) == before + 2, step
        assert await play.database.read(question_of, ana.id) is None, step


async def test_start_begins_afresh_from_every_question(play: Scene) -> None:
    for step in sorted(STEPS):
        ana = await in_the_middle(play, step)

        await ana.sends("/start")

        ana.sees("Hello Ana. This is Folkmoot")
        assert await play.database.read(question_of, ana.id) is None, step


async def test_an_open_question_survives_a_night(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await play.passes(hours=20)

    await ana.sends("Who fixes lamps?")

    ana.sees("Thank you. A person will read it")


def test_the_map_knows_every_command_that_people_are_promised() -> None:
    promised = {"/idea", "/ideas", "/mine", "/search", "/settings", "/mydata", "/help", "/privacy", "/sign", "/unsign"}

    assert (promised | {"/undo", "/queue", "/admin", "/setup", "/quiet"}) - set(COMMANDS) == set()


def test_no_two_capabilities_claim_the_same_word() -> None:
    for table in ("COMMANDS", "PRESSES", "STEPS", "LINKS", "REPLIES", "EDITS", "QUESTIONS", "STOPS"):
        claimed = [key for part in handlers.CAPABILITIES for key in getattr(part, table, {})]
        assert len(claimed) == len(set(claimed)), table
    assert LINKS
    assert PRESSES
