"""A consultation for conversations: brought about by the services themselves, with the groups in which it appears.

Making one by tapping is what `workbench` does, for the conversations whose subject that is.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, func, select

from bot.domain.connecting import Group as Joined
from bot.domain.speaking import Utterance
from bot.playground.groups import Group
from bot.playground.people import Person
from bot.services import arranging, consulting, contributing, inviting, planning, speaking, staging
from bot.services.planning import Step
from scheduler import sweeps
from storage import chats, people
from storage.tables import ChatKind, ChatRole, Consultation, ConsultationStatus, Floor, Role, StageKind, Subtopic
from tests.fixtures.conversation import Scene, connect
from tests.fixtures.residents import a_resident, comes_in, opens_chat

THEME = "Safer streets around schools"
BACKGROUND = "Eleven schools stand on main roads. There are 200,000 to spend before September."
SUBTOPICS = "1. Speed and crossings\n2. Walking buses\n3. Costs and who pays"
NAMES = dict(zip(StageKind, ("Get ready", "Have your say", "Departments reply", "Conclude", "Report"), strict=True))
DAYS = dict(zip(NAMES.values(), (1, 8, 22, 32, 39), strict=True))
"""After how many days each stage of the usual plan is open."""


async def a_facilitator(play: Scene, name: str = "Carol") -> Person:
    """Somebody who leads consultations, and has said hello."""
    return await a_resident(play, name, Role.FACILITATOR)


async def with_role(play: Scene, name: str, role: Role) -> Person:
    """Somebody with a role, who has said hello."""
    return await a_resident(play, name, role)


async def a_group(play: Scene, name: str, *people_in: Person, forum: bool, admin: bool = True) -> Group:
    """A connected group of the place."""
    group = play.old_group(name, *people_in, forum=forum, admin=admin)
    joined = Joined(group.id, ChatKind.FORUM if forum else ChatKind.GROUP, name, bot_is_admin=admin)
    await play.database.write(connect, joined, role=ChatRole.COMMUNITY, now=play.now)
    return group


async def plans(play: Scene, lead: Person, **plan: Any) -> int:
    """Make a plan with a theme, a background and subtopics; the stages are the usual ones."""
    zone = play.house.settings.timezone
    return int(await play.database.write(_plan, lead.id, timezone=zone, now=play.now, **plan))


async def publishes(play: Scene, lead: Person, *groups: Group) -> None:
    """Publish what was planned last, in these groups; they have not heard of it yet."""
    await play.database.write(_publish, lead.id, [group.id for group in groups], now=play.now)
    await play.quiet()


async def announces(play: Scene, lead: Person, *groups: Group) -> None:
    """Plan and publish a consultation, and let it hang in these groups."""
    await plans(play, lead)
    await publishes(play, lead, *groups)
    if groups:
        await hangs_up(play)


async def comes_to(play: Scene, stage: str) -> None:
    """Let the days pass until this stage of the usual plan is open, and be so wherever the consultation hangs."""
    play.clock.passes(timedelta(days=DAYS[stage]))
    await play.database.write(staging.turn_due, play.now)
    await hangs_up(play)


async def hangs_up(play: Scene) -> None:
    """Let what is to hang in groups hang there, and everybody be told who is to be told."""
    await sweeps.hang_consultations(play.house.civic, play.now)
    await play.quiet()


async def opens(play: Scene, *groups: Group, stage: str = "Have your say") -> Person:
    """Let a consultation come to a stage, in which groups first see it; return who leads it."""
    lead = await a_facilitator(play)
    await plans(play, lead)
    await play.database.write(_publish, lead.id, [group.id for group in groups], now=play.now)
    await comes_to(play, stage)
    return lead


async def has_said(play: Scene, person: Person, words: str, *, subtopic: int = 1) -> int:
    """Let somebody have spoken in the newest consultation, under this subtopic; return the number of the row."""
    opens_chat(person)
    return int(await play.database.write(_say, person.id, words, subtopic, now=play.now))


async def is_asked(play: Scene, person: Person, *, subtopic: int = 1) -> None:
    """Let somebody have chosen under which subtopic of the newest consultation to speak: words come next."""
    opens_chat(person)
    await play.database.write(_begin_to_say, person.id, subtopic, now=play.now)


async def posts(person: Person, words: str, subtopic: str = "1. Speed and crossings") -> None:
    """Say something at once, by /post."""
    await person.sends(f"/post {words}")
    await person.presses(subtopic)
    await person.presses("Publish")


async def posts_and_is_answered(play: Scene, member: Person, citizen: Person, *, words: str, answer: str) -> None:
    """Let a member speak in an open consultation, as its first view, and a citizen answer that."""
    await opens(play)
    await posts(member, words)
    await citizen.sends("/start c1v1")
    await citizen.presses("Reply")
    await citizen.sends(answer)
    await citizen.presses("Publish")


async def opens_two(play: Scene) -> None:
    """Open a consultation, and a second one about a square."""
    lead = await opens(play)
    await plans(play, lead, theme="A square for everybody")
    await publishes(play, lead)
    await comes_to(play, "Have your say")


def _plan(
    db: Session, telegram_id: int, *, timezone: str, now: datetime, theme: str = THEME,
    floor: Floor = Floor.EVERYBODY, invites: bool = False,
) -> int:  # fmt: skip
    whose: dict[str, Any] = {"person_id": _number_of(db, telegram_id), "now": now}
    plan = planning.begin(db, names=NAMES, timezone=timezone, **whose)
    number = plan.number
    for step, words in ((Step.THEME, theme), (Step.BACKGROUND, BACKGROUND), (Step.SUBTOPICS, SUBTOPICS)):
        planning.ask(db, step=step, consultation_id=number, **whose)
        planning.hear(db, words=words, timezone=timezone, **whose)
    for _ in range(list(Floor).index(floor)):
        arranging.turn_floor(db, consultation_id=number, stage_id=plan.stages[1].id or 0, **whose)
    if invites:
        inviting.invite_members(db, consultation_id=number, **whose)
    return number


def _publish(db: Session, telegram_id: int, groups: list[int], *, now: datetime) -> None:
    person_id = _number_of(db, telegram_id)
    plans_made = select(func.max(Consultation.id)).where(
        Consultation.facilitator_id == person_id, Consultation.status == ConsultationStatus.DRAFT
    )
    which: dict[str, Any] = {"consultation_id": db.exec(plans_made).one(), "person_id": person_id, "now": now}
    for telegram_id_of_group in groups:
        chat = chats.by_telegram_id(db, telegram_id_of_group)
        arranging.toggle_group(db, chat_id=chat.id or 0 if chat else 0, **which)
    consulting.publish(db, **which)


def _begin_to_say(db: Session, telegram_id: int, subtopic: int, *, now: datetime) -> int:
    person_id = comes_in(db, telegram_id, now=now)
    newest = db.exec(select(func.max(Subtopic.consultation_id))).one()
    under = select(Subtopic.id).where(Subtopic.consultation_id == newest, Subtopic.position == subtopic)
    speaking.begin(db, subtopic_id=db.exec(under).one() or 0, person_id=person_id, now=now)
    return person_id


def _say(db: Session, telegram_id: int, words: str, subtopic: int, *, now: datetime) -> int:
    whose: dict[str, Any] = {"person_id": _begin_to_say(db, telegram_id, subtopic, now=now), "now": now}
    speaking.hear(db, said=Utterance(words), **whose)
    return contributing.publish(db, **whose).id or 0


def _number_of(db: Session, telegram_id: int) -> int:
    person = people.by_telegram_id(db, telegram_id)
    return person.id or 0 if person else 0
