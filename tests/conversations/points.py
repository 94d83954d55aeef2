"""A consultation for conversations about points: a facilitator, a view of Ana's, departments that answer."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.pointing import PointDraft
from bot.domain.terms import Terms
from bot.playground.groups import Group, GroupTopic
from bot.playground.people import Person
from bot.services import pointing
from storage import departments
from storage.tables import SubjectKind
from tests.conversations.assembly import has_said, opens
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, a_department, an_officer, has_replied
from tests.fixtures.residents import a_resident, comes_in

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
        self.carol = await opens(play, *groups)
        self.ana = await a_resident(play, "Ana")
        self.said = await has_said(play, self.ana, words, subtopic=3)

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
        """The view is split into two points, both for Roads, and their cases have come to its topic."""
        await self.play.database.write(_split, self.carol.id, self.said, terms=self.terms, now=self.play.now)
        await self.play.passes(seconds=15)

    @property
    def terms(self) -> Terms:
        return self.play.house.civic.terms

    def card(self, code: str = "p1-1") -> Any:
        """The card of a point's case in its department's topic."""
        return self.park.sees(f"Case {code}", in_=self.roads)

    async def reply(self, code: str = "p1-1", words: str = REPLY) -> None:
        """Park's reply to a point is published, and has reached whoever waits for it."""
        which = {"subject_id": int(code.partition("-")[0][1:]), "number": int(code.partition("-")[2])}
        await has_replied(self.play, self.park, words, subject_kind=SubjectKind.POINT, **which)

    async def types_reply(self, code: str = "p1-1", words: str = REPLY) -> None:
        """Park replies to the card, looks at the preview, and publishes it."""
        await self.park.sends(words, to=self.roads, reply_to=self.card(code))
        self.park.sees(f"Draft reply to case {code}", in_=self.roads)
        await self.park.presses("Publish", in_=self.roads)
        await self.play.passes(seconds=15)


def _split(db: Session, lead: int, contribution_id: int, *, terms: Terms, now: datetime) -> None:
    roads = departments.by_name(db, "Roads")
    theirs = (roads.id or 0,) if roads else ()
    lines = [PointDraft(line.partition(". ")[2], theirs) for line in WORDS.splitlines()]
    given: dict[str, Any] = {"contribution_id": contribution_id, "lines": lines, "terms": terms, "now": now}
    pointing.split(db, person_id=comes_in(db, lead, now=now), **given)
