"""A consultation for conversations about points: a facilitator, a view of Ana's, departments that answer."""

from typing import Any

from bot.playground.groups import Group, GroupTopic
from bot.playground.people import Person
from tests.conversations.assembly import a_facilitator, comes_to, plans, publishes
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, a_department, an_officer

WORDS = "1. Build a crossing at the school gate.\n2. Who pays for the signs?"
PLAIN = "Build a crossing at the school gate. And who pays for the signs?"


class Offices:
    """Who takes part: Carol leads, Ana speaks, Park answers for Roads in its topic."""

    def __init__(self, play: Scene) -> None:
        self.play = play

    async def open(self, *groups: Group, words: str = WORDS) -> None:
        play = self.play
        self.roads: GroupTopic = await a_department(play)
        self.park: Person = await an_officer(play, "Park", shown="J. Park")
        self.carol = await a_facilitator(play)
        await plans(self.carol)
        await publishes(self.carol, *groups)
        await comes_to(play, "Have your say")
        self.ana = play.user("Ana")
        await self.ana.sends("/start c1")
        await self.ana.presses("Speak")
        await self.ana.presses("3. Costs and who pays")
        await self.ana.sends(words)
        await self.ana.presses("Publish")

    async def begins(self) -> None:
        """Carol opens the view and begins to split it."""
        await self.carol.sends("/start c1v1")
        await self.carol.presses("Split into points")

    async def gives(self, number: int, department: str = "Roads") -> None:
        """Carol gives a prepared point to a department."""
        await self.carol.presses(f"Change {number}")
        await self.carol.presses("Departments")
        await self.carol.presses(department)
        await self.carol.presses("Back")
        await self.carol.presses("Back")

    async def split(self) -> None:
        """Carol splits a numbered view into two points, both for Roads, and publishes them."""
        await self.begins()
        await self.gives(1)
        await self.gives(2)
        await self.carol.presses("Publish 2 points")
        await self.play.passes(seconds=15)

    def card(self, code: str = "p1-1") -> Any:
        """The card of a point's case in its department's topic."""
        return self.park.sees(f"Case {code}", in_=self.roads)

    async def reply(self, code: str = "p1-1", words: str = REPLY) -> None:
        """Park replies to the card, looks at the preview, and publishes it."""
        await self.park.sends(words, to=self.roads, reply_to=self.card(code))
        self.park.sees(f"Draft reply to case {code}", in_=self.roads)
        await self.park.presses("Publish", in_=self.roads)
        await self.play.passes(seconds=15)
