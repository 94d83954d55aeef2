"""A consultation for conversations: Mira's roles, a plan made by tapping, and groups in which it appears."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.playground.groups import Group
from bot.playground.people import Person
from storage import chats, people, roles
from storage.tables import ChatKind, ChatRole, Role
from tests.fixtures.conversation import Scene

THEME = "Safer streets around schools"
BACKGROUND = "Eleven schools stand on main roads. There are 200,000 to spend before September."
SUBTOPICS = "1. Speed and crossings\n2. Walking buses\n3. Costs and who pays"


async def a_facilitator(play: Scene, name: str = "Carol") -> Person:
    """Somebody who leads consultations, and has said hello."""
    return await with_role(play, name, Role.FACILITATOR)


async def with_role(play: Scene, name: str, role: Role) -> Person:
    """Somebody with a role, who has said hello."""
    person = play.user(name)
    await person.sends("/start")
    await play.database.write(_grant, person.id, role, play.now)
    return person


async def a_group(play: Scene, name: str, *people_in: Person, forum: bool, admin: bool = True) -> Group:
    """A connected group of the place."""
    group = play.group(name, *people_in, forum=forum, bot="admin" if admin else "member")
    await play.quiet()
    await play.database.write(_connect, group.id, ChatKind.FORUM if forum else ChatKind.GROUP, name, play.now)
    return group


async def plans(lead: Person) -> None:
    """Make a plan by tapping: theme, background and subtopics; the stages are the usual ones."""
    await lead.sends("/consult")
    await lead.presses("Make one")
    await lead.presses("Start a new one")
    await lead.sends(THEME)
    await lead.presses("Background")
    await lead.sends(BACKGROUND)
    await lead.presses("Subtopics (0)")
    await lead.presses("Add subtopics")
    await lead.sends(SUBTOPICS)
    await lead.presses("Back")


async def publishes(lead: Person, *groups: Group) -> None:
    """Publish what was planned, in these groups."""
    if groups:
        await lead.presses("Groups (0)")
        for group in groups:
            await lead.presses(group.title)
        await lead.presses("Back")
    await lead.presses("Publish")


async def comes_to(play: Scene, stage: str) -> None:
    """Let the days pass until this stage of the usual plan is open."""
    days = {"Get ready": 1, "Have your say": 8, "Departments reply": 22, "Conclude": 32, "Report": 39}[stage]
    await play.passes(days=days)


async def opens(play: Scene) -> Person:
    """Let a consultation come to the stage for speaking, and return who leads it."""
    lead = await a_facilitator(play)
    await plans(lead)
    await publishes(lead)
    await comes_to(play, "Have your say")
    return lead


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
    await plans(lead)
    await lead.presses("Theme")
    await lead.sends("A square for everybody")
    await publishes(lead)
    await comes_to(play, "Have your say")


def _grant(db: Session, telegram_id: int, role: Role, now: datetime) -> None:
    person = people.by_telegram_id(db, telegram_id)
    roles.grant(db, person.id if person and person.id else 0, role, now=now)


def _connect(db: Session, telegram_id: int, kind: ChatKind, title: str, now: Any) -> None:
    chat = chats.remember(db, telegram_id=telegram_id, kind=kind, title=title)
    chats.connect(db, chat, role=ChatRole.COMMUNITY, now=now)
