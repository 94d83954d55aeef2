"""One consultation in every kind of group at once: plain and forum, the bot an admin and not, privacy mode on."""

from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from bot.playground.world.chats import Topic
from tests.conversations.assembly import a_group, opens
from tests.fixtures.conversation import Scene

EVERYWHERE = [(False, True), (False, False), (True, True), (True, False)]
"""Whether a group is a forum, and whether the bot is an admin there."""


class Town:
    """Four connected groups in which one consultation appears, and whoever leads it."""

    def __init__(self, play: Scene, lead: Person, groups: list[Group]) -> None:
        self.play, self.lead, self.groups = play, lead, groups
        self.plain, self.plain_without_rights, self.forum, self.forum_without_rights = groups

    def cards(self) -> list[MessageSeen]:
        """One card of each group, in the order of the groups; in the forum, the one of Walking buses."""
        return [self.card(group) for group in self.groups]

    def card(self, group: Group) -> MessageSeen:
        start = "Walking buses" if group is self.forum else "Safer streets around schools"
        return next(each for each in group.messages if each.text.startswith(start) and each.keyboard)

    def yes(self, group: Group, subtopic: int = 1) -> str:
        """What says yes under the question there: in a topic it is clear which subtopic is meant."""
        return "Yes, add it" if group is self.forum else f"Yes, to {subtopic}"

    def topic(self) -> Topic:
        """The forum topic of Walking buses, whatever it is called by now."""
        return next(each for each in self.forum.chat.topics.values() if each.name.startswith("Walking buses"))

    def counts(self) -> list[int]:
        """How many messages stand in each group."""
        return [len(group.messages) for group in self.groups]


async def four_groups(play: Scene, *people: Person) -> list[Group]:
    """Four connected groups, one of each kind, with these people in them."""
    assert play.bot.privacy
    names = ("Northside", "Old Town", "Riverside", "Hillside")
    return [
        await a_group(play, name, *people, forum=forum, admin=admin)
        for name, (forum, admin) in zip(names, EVERYWHERE, strict=True)
    ]


async def a_town(play: Scene, *people: Person, stage: str = "Have your say") -> Town:
    """Let a consultation hang in four groups, in this stage."""
    groups = await four_groups(play, play.admin, *people)
    lead = await opens(play, *groups, stage=stage)
    return Town(play, lead, groups)
