"""Points in an assembly, for tests: departments with officers, a view that is split, replies and demands."""

from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Place
from bot.domain.pointing import PointDraft, PointReading
from bot.domain.replying import Written
from bot.services import demanding, organising, pointing, replying, seating
from storage import cases, consultations, points, points_read, visits
from storage.tables import CaseState, Consultation, Role
from storage.visits import ConsultationCard
from tests.services.assembly import Assembly
from tests.services.town import TERMS
from tests.services.voices import speaks

WORDS = "1. Build a crossing at the school gate.\n2. Who pays for the signs?\n3. Could buses wait until eight?"
REPLY = "We can build a raised crossing at this point. Design takes until March."


class Debate:
    """An assembly in which people speak, with two departments, an officer in each, a citizen and a member."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.town = assembly.town

    async def opens(self) -> None:
        town = self.town
        await self.assembly.gathers()
        self.lead = self.assembly.lead
        self.ana, self.bob = await town.person("Ana"), await town.person("Bob")
        self.lee = await town.person("Lee", role=Role.MEMBER)
        self.park, self.sam = await town.person("Park"), await town.person("Sam")
        admin = await town.person("Admin", role=Role.ADMIN)
        made = [await town.do(organising.make, name=name, person_id=admin) for name in ("Roads", "Schools")]
        self.roads, self.schools = [each.department.id or 0 for each in made]
        await town.do(seating.take_seat, person_id=self.park, department_id=self.roads)
        await town.do(seating.take_seat, person_id=self.sam, department_id=self.schools)
        self.number = await self.assembly.speaks_now()

    async def splits(self, *departments: int, words: str = WORDS) -> Any:
        """Ana speaks, and the facilitator splits it: each line to the next of these departments."""
        said = await speaks(self.assembly, self.ana, words)
        chosen = [*departments, *([0] * 3)][:3]
        lines = [line.partition(". ")[2] for line in words.splitlines()]
        drafts = [PointDraft(line, (each,) if each else ()) for line, each in zip(lines, chosen, strict=True)]
        given = {"contribution_id": said.id, "lines": drafts, "terms": TERMS}
        await self.town.do(pointing.split, **given, person_id=self.lead)
        return said

    async def points(self, said: Any) -> list[PointReading]:
        return list(await self.town.database.read(points_read.of_contribution, said.id))

    async def replies(self, point: PointReading, words: str = REPLY, *, by: int | None = None, **more: Any) -> Any:
        """The officer of its department replies, and publishes."""
        here = {"person_id": by or self.park, "place": Place.STAFF}
        assert point.case is not None
        drafted = await self.town.do(replying.draft, case_id=point.case.id, written=Written(words), **here, **more)
        status = more.get("status")
        if isinstance(status, CaseState):
            await self.town.do(replying.set_status, reply_id=drafted.reply.id, status=status, **here)
        return await self.town.do(replying.publish, reply_id=drafted.reply.id, terms=TERMS, **here)

    async def demands(self, point: PointReading, words: str = "By when exactly?", *, by: int | None = None) -> Any:
        assert point.case is not None
        given = {"case_id": point.case.id, "words": words, "terms": TERMS, "person_id": by or self.lee}
        return await self.town.do(demanding.demand, **given)

    async def card(self) -> ConsultationCard:
        return await self.town.database.read(_card, self.number)

    async def counted(self) -> int:
        return int(await self.town.database.read(points.reply_count, self.number))


def _card(db: Session, number: int) -> ConsultationCard:
    found: Consultation | None = consultations.get(db, number)
    assert found is not None
    return visits.card(db, found)


async def case_row(debate: Debate, point: PointReading) -> Any:
    """Return the case of a point as it stands now."""
    assert point.case is not None
    return await debate.town.database.read(cases.get, point.case.id or 0)
