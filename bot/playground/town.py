"""A small town to try a bot in: seven people, a group of neighbours, and the forum where the city's staff works."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.stage import PhoneOnStage, Stage
from bot.playground.world import founding
from bot.playground.world.chats import Chat, Topic
from bot.playground.world.people import BotAccount, User
from bot.playground.world.world import World

BOT_TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"  # noqa: S105  no secret: it opens nothing
BOT_USERNAME = "folkmoot_bot"
NEIGHBOUR_TOPICS = ("Speed and crossings", "Costs")
STAFF_TOPICS = ("Review", "Roads", "Education", "Announcements")


@dataclass(frozen=True, slots=True)
class Town:
    """Who lives here, where they meet, and what a visitor sees first."""

    bot: BotAccount
    ana: User
    bob: User
    carol: User
    lee: User
    mira: User
    sam: User
    park: User
    neighbours: Chat
    staff: Chat
    stage: Stage

    def topic(self, name: str) -> Topic:
        """Return a topic of the staff's forum."""
        return next(topic for topic in self.staff.topics.values() if topic.name == name)


def settle(world: World, *, bot_name: str = "Folkmoot") -> Town:
    """Let the town's people move into an empty world, always with the same ids."""
    bot = world.add_bot(BOT_TOKEN, BOT_USERNAME, bot_name)
    everybody = ("Ana", "Bob", "Carol", "Lee", "Mira", "Sam", "Park")
    ana, bob, carol, lee, mira, sam, park = (_moves_in(world, name) for name in everybody)
    neighbours = _forum(world, bot, founding.Plan("Northside neighbours", [bob, ana, carol, lee], forum=True))
    staff = _forum(world, bot, founding.Plan("City staff", [mira, sam, park], forum=True))
    for names, chat, owner in ((NEIGHBOUR_TOPICS, neighbours, bob), (STAFF_TOPICS, staff, mira)):
        for name in names:
            founding.open_topic(world, chat, owner, name)
    return Town(bot, ana, bob, carol, lee, mira, sam, park, neighbours, staff, _stage(bot_name, bot, neighbours, staff))


def _moves_in(world: World, name: str) -> User:
    return world.add_person(name, language="en", username=f"{name.lower()}_northside")


def _forum(world: World, bot: BotAccount, plan: founding.Plan) -> Chat:
    chat = founding.found(world, plan)
    founding.add_bot(world, chat, bot, actor=plan.members[0], admin=True)
    return chat


def _stage(name: str, bot: BotAccount, neighbours: Chat, staff: Chat) -> Stage:
    phones = (
        PhoneOnStage("ana", "Ana, resident", bot.id),
        PhoneOnStage("bob", "Neighbours, their group", neighbours.id, "General", ("ana", "carol", "lee")),
        PhoneOnStage("lee", "Lee, councillor", bot.id),
        PhoneOnStage("sam", "Staff, at the city", staff.id, "Review", ("mira", "park")),
        PhoneOnStage("mira", "Mira, administrator", bot.id),
    )
    return Stage(name, phones, story=True)
