"""Who takes part in the replayed consultation, and where they meet."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.connecting import Group as Joined
from bot.playground.groups import Group, GroupTopic
from bot.playground.people import Person
from storage import people, roles
from storage.tables import ChatKind, Role
from tests.conversations.assembly import a_facilitator, a_group
from tests.fixtures.conversation import ADMIN_ID, Scene, employ
from tests.fixtures.offices import a_department, an_officer
from tests.rigs.replay_words import DEPARTMENTS

FIRST_MEMBER, FIRST_ONLOOKER = 5_000_000, 6_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """How many take part: the seed's numbers, or fewer."""

    looked_in: int = 2_681
    speakers: int = 55
    replies: int = 30
    points: int = 36
    voters: int = 9


SEED = Size()
SMALL = Size(looked_in=30, speakers=14, replies=4, points=6, voters=3)


@dataclass(slots=True)
class Town:
    """Everybody with a name, and the places they meet in."""

    lead: Person
    members: list[Person]
    officers: dict[str, Person]
    desks: dict[str, GroupTopic]
    north: Group
    river: Group
    market: Group


async def settle(play: Scene, size: Size) -> Town:
    """Let everybody move in: the staff with its departments, the members, two forums and a plain group."""
    play.admin = play.user("Mira", id=ADMIN_ID)
    play.moderator = play.user("Olena")
    play.staff = play.group("Staff", play.admin, play.moderator, forum=True, bot="admin")
    review = play.staff.topic("Review")
    await play.quiet()
    staff = Joined(play.staff.id, ChatKind.FORUM, "Staff", bot_is_admin=True)
    await play.database.write(employ, moderator_id=play.moderator.id, staff=staff, review=review.id, now=play.now)
    desks = {name: await a_department(play, name) for name in DEPARTMENTS}
    officers = {name: await an_officer(play, f"Officer {name}", of=name) for name in DEPARTMENTS}
    lead = await a_facilitator(play)
    await lead.joins(play.staff)
    members = [play.user(f"Member {at + 1}", id=FIRST_MEMBER + at) for at in range(size.speakers)]
    for each in members:
        await each.sends("/start")
    await play.database.write(_seat, [each.id for each in members], play.now)
    third = len(members) // 3
    north = await a_group(play, "Northside forum", *members[:third], forum=True)
    river = await a_group(play, "Riverside forum", *members[third : 2 * third], forum=True)
    market = await a_group(play, "Market square", *members[2 * third :], forum=False, admin=False)
    return Town(lead, members, officers, desks, north, river, market)


def _seat(db: Session, telegram_ids: list[int], now: datetime) -> None:
    for each in telegram_ids:
        person = people.by_telegram_id(db, each)
        roles.grant(db, person.id or 0 if person else 0, Role.MEMBER, now=now)
