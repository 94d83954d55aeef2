"""The numbers of a consultation against a model: whatever happens, and however much at once, the card counts rows."""

import asyncio
import random
from collections.abc import Awaitable
from dataclasses import dataclass, field

import pytest
from sqlmodel import Session, func, select

from bot.domain.forgetting import Choice
from bot.domain.pointing import PointDraft
from bot.services import contributing, forgetting, pointing, viewing, visiting
from storage import points_read
from storage.tables import Contribution, ContributionStatus
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import TERMS, Town
from tests.services.voices import speaks

NAMES = ("Ana", "Bob", "Carol", "Lee", "Olena", "Sam")
ROUNDS = 25


@dataclass
class Model:
    """Who has looked in, and what of whom stands; those who are gone are counted while their words stand."""

    looked: set[str] = field(default_factory=set)
    standing: dict[str, list[int]] = field(default_factory=dict)
    gone: int = 0
    replies: int = 0

    @property
    def numbers(self) -> tuple[int, int, int]:
        spoken = sum(bool(views) for views in self.standing.values())
        return len(self.looked) + self.gone, spoken + self.gone, self.replies


class Visitors:
    """People who do things at random; each deed tells the model what it should come to."""

    def __init__(self, assembly: Assembly, chance: random.Random) -> None:
        self._assembly, self._town, self._chance = assembly, assembly.town, chance
        self.model = Model()
        self._lives: dict[str, int] = {}
        self._points: set[int] = set()

    async def does_something(self, name: str) -> None:
        deeds = (self._looks_in, self._looks_in, self._reads, self._speaks, self._speaks, self._takes_back, self._goes)
        await self._chance.choice(deeds)(name)

    async def arrives(self, name: str) -> int:
        return await self._town.person(f"{name} {self._lives.get(name, 0)}")

    async def _looks_in(self, name: str) -> None:
        await self._assembly.looks_in(await self.arrives(name))
        self.model.looked.add(name)

    async def _reads(self, name: str) -> None:
        """Come by a link to a subtopic, which counts as well."""
        subtopic = self._chance.choice(await self._assembly.subtopics())
        await self._town.do(viewing.subtopic, subtopic_id=subtopic.id, page=0, person_id=await self.arrives(name))
        self.model.looked.add(name)

    async def _speaks(self, name: str) -> None:
        said = await speaks(self._assembly, await self.arrives(name))
        self.model.looked.add(name)
        self.model.standing.setdefault(name, []).append(said.id)

    async def _takes_back(self, name: str) -> None:
        views = self.model.standing.get(name)
        if views:
            said = views.pop(self._chance.randrange(len(views)))
            await self._town.do(contributing.withdraw, contribution_id=said, person_id=await self.arrives(name))

    async def _goes(self, name: str) -> None:
        """Delete everything; whoever comes back under this name is somebody new."""
        choice = self._chance.choice(list(Choice))
        await self._town.do(forgetting.forget, choice=choice, person_id=await self.arrives(name))
        views = self.model.standing.pop(name, [])
        self.model.gone += bool(views) and choice is not Choice.WITHDRAW_IDEAS
        self.model.looked.discard(name)
        self._lives[name] = self._lives.get(name, 0) + 1

    async def are_answered(self, debate: Debate) -> None:
        """Let a view that stands be split, and a department reply to one of its points; to some a second time."""
        standing = [each for views in self.model.standing.values() for each in views]
        if not standing:
            return
        said = self._chance.choice(standing)
        if said not in self._points:
            given = {"contribution_id": said, "lines": [PointDraft("The first thing", (debate.roads,))]}
            await self._town.do(pointing.split, **given, terms=TERMS, person_id=debate.lead)
            self._points.add(said)
            return
        found = (await self._town.database.read(points_read.of_contribution, said))[0]
        self.model.replies += not found.replies  # a second one corrects the first
        await debate.replies(found)


@pytest.mark.parametrize("seed", range(2))
async def test_the_numbers_on_the_card_are_true_at_every_moment(town: Town, seed: int) -> None:
    chance, debate = random.Random(seed), Debate(Assembly(town))
    await debate.opens()
    visitors = Visitors(debate.assembly, chance)

    for _ in range(ROUNDS):
        some = chance.sample(NAMES, k=3)
        for each in some:
            await visitors.arrives(each)
        deeds: list[Awaitable[None]] = [visitors.does_something(each) for each in some]
        await asyncio.gather(*deeds)
        await visitors.are_answered(debate)
        card = await town.see(visiting.live_card, subject_id=debate.number, viewer_id=None, now=town.now)

        assert (card.turnout.looked_in, card.turnout.spoken, card.replies) == visitors.model.numbers
        assert sum(line.views for line in card.subtopics) == await town.database.read(_standing)
    assert visitors.model.replies > 1


def _standing(db: Session) -> int:
    query = select(func.count()).select_from(Contribution)
    return db.exec(query.where(Contribution.status == ContributionStatus.PUBLISHED)).one()
