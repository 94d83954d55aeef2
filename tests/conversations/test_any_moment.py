"""In the middle of anything: the way out, the way home, help, settings and privacy are always answered."""

from datetime import datetime
from itertools import cycle

from sqlmodel import Session

import handlers
from bot.domain.proposing import Said
from bot.domain.terms import Terms
from bot.playground.people import Person
from bot.services import drafting
from handlers import COMMANDS, LINKS, PRESSES, STEPS
from storage import flows, people
from tests.fixtures.conversation import Scene
from tests.fixtures.residents import a_resident, comes_in

ALWAYS = {
    "/help": "How it works",
    "/settings": "Your settings",
    "/privacy": "Privacy in eight lines",
    "/mydata": "What we keep about you",
}


def open_question(db: Session, telegram_id: int, step: str, *, terms: Terms, now: datetime) -> None:
    """Ask somebody this, about an idea that they have just written down."""
    number = comes_in(db, telegram_id, now=now)
    drafting.begin(db, person_id=number, now=now)
    said = Said("A bench by the river, for those who walk slowly.")
    idea = drafting.hear(db, person_id=number, said=said, terms=terms, voice_title="", now=now)
    draft = {"idea_id": idea.number, "choice": 1, "question": "bench", "words": "bench"}
    flows.ask(db, person_id=number, step=step, draft=draft, now=now)


def question_of(db: Session, telegram_id: int) -> str | None:
    person = people.by_telegram_id(db, telegram_id)
    flow = flows.current(db, person.id or 0) if person else None
    return flow.step if flow else None


async def is_asked(play: Scene, ana: Person, step: str) -> None:
    """Bring somebody into the middle of this question."""
    await play.database.write(open_question, ana.id, step, terms=play.house.civic.terms, now=play.now)


async def test_every_question_can_be_left_for_a_moment(play: Scene) -> None:
    ana = await a_resident(play, "Ana")
    for step, (command, answer) in zip(sorted(STEPS), cycle(ALWAYS.items()), strict=False):
        await is_asked(play, ana, step)
        before = len(ana.chat.messages)

        await ana.sends(command)

        assert any(answer in each.text for each in ana.chat.messages[before:]), (step, command)
        assert await play.database.read(question_of, ana.id) == step, (step, command)


async def test_one_question_can_be_left_for_everything(play: Scene) -> None:
    ana = await a_resident(play, "Ana")
    await is_asked(play, ana, "proposing.words")

    for command, answer in ALWAYS.items():
        await ana.sends(command)
        ana.sees(answer)

    assert await play.database.read(question_of, ana.id) == "proposing.words"


async def test_every_question_can_be_stopped(play: Scene) -> None:
    ana = await a_resident(play, "Ana")
    for step in sorted(STEPS):
        await is_asked(play, ana, step)
        before = len(ana.chat.messages)

        await ana.sends("/cancel")

        assert len(ana.chat.messages) == before + 2, step
        assert await play.database.read(question_of, ana.id) is None, step


async def test_start_begins_afresh_from_every_kind_of_question(play: Scene) -> None:
    ana = await a_resident(play, "Ana")
    for step in {step.partition(".")[0]: step for step in sorted(STEPS)}.values():
        await is_asked(play, ana, step)
        before = len(ana.chat.messages)

        await ana.sends("/start")

        assert "Welcome back" in "".join(each.text for each in ana.chat.messages[before:]), step
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
