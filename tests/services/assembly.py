"""A small assembly for tests: a facilitator's consultation with three stages, two subtopics, and people around it."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.services import arranging, consulting, planning, staging, visiting
from bot.services.planning import Step
from storage import consultations, people
from storage.tables import Consultation, Floor, Role, Stage, StageKind, Subtopic
from tests.services.town import TERMS, Town

THEME = "Safer streets around schools"
BACKGROUND = "Eleven schools stand on main roads. We have 200,000 to spend before September."
SUBTOPICS = ("Speed and crossings", "Costs and who pays")
NAMES = {kind: kind.value.capitalize() for kind in StageKind}


class Assembly:
    """Somebody who leads, and a consultation of theirs; `town` has the clock."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.number = 0

    async def gathers(self) -> None:
        self.lead = await self.town.person("Mira", role=Role.FACILITATOR)

    async def plans(self, *, theme: str = THEME) -> int:
        plan = await self.town.do(planning.begin, person_id=self.lead, names=NAMES, timezone=TERMS.timezone)
        self.number = plan.number
        await self.says(theme)
        await self.answers(Step.BACKGROUND, BACKGROUND)
        await self.answers(Step.SUBTOPICS, "\n".join(SUBTOPICS))
        await self.answers(Step.QUESTIONS, "Where is it most dangerous?")
        return self.number

    async def asks(self, step: Step, stage_id: int = 0) -> None:
        await self.town.do(planning.ask, step=step, consultation_id=self.number, person_id=self.lead, stage_id=stage_id)

    async def says(self, words: str) -> Any:
        return await self.town.do(planning.hear, words=words, person_id=self.lead, timezone=TERMS.timezone)

    async def answers(self, step: Step, words: str, stage_id: int = 0) -> Any:
        await self.asks(step, stage_id)
        return await self.says(words)

    async def publishes(self, **plan: Any) -> int:
        await self.plans(**plan)
        await self.publishes_plan()
        return self.number

    async def publishes_plan(self) -> None:
        await self.town.do(consulting.publish, consultation_id=self.number, person_id=self.lead)

    async def speaks_now(self, *, floor: Floor = Floor.EVERYBODY, **plan: Any) -> int:
        """Publish, and let the clock come to the stage in which people speak."""
        await self.plans(**plan)
        for stage in await self.stages():
            turns = list(Floor).index(floor) if stage.kind is StageKind.SPEAK else 0
            for _ in range(turns):
                given = {"consultation_id": self.number, "stage_id": stage.id, "person_id": self.lead}
                await self.town.do(arranging.turn_floor, **given)
        await self.publishes_plan()
        await self.comes_to(StageKind.SPEAK)
        return self.number

    async def comes_to(self, kind: StageKind) -> None:
        stage = next(each for each in await self.stages() if each.kind is kind)
        self.town.now = stage.opens_at + timedelta(hours=9)
        await self.turns()

    async def turns(self) -> int:
        return int(await self.town.database.write(staging.turn_due, self.town.now))

    async def stages(self) -> list[Stage]:
        return list(await self.town.database.read(consultations.parts, Stage, self.number))

    async def subtopics(self) -> list[Subtopic]:
        return list(await self.town.database.read(consultations.parts, Subtopic, self.number))

    async def row(self) -> Consultation:
        found: Consultation = await self.town.database.read(lambda db: db.get_one(Consultation, self.number))
        return found

    async def looks_in(self, person_id: int) -> Any:
        return await self.town.do(visiting.look_in, consultation_id=self.number, person_id=person_id)


def roles_of(db: Session, person_id: int, now: Any) -> frozenset[Role]:
    """Return the roles somebody holds."""
    return people.roles_of(db, person_id, now=now)
