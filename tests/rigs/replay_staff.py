"""What those who lead and the departments do in the replayed consultation: split, reply, sign, and conclude."""

from collections.abc import Sequence
from functools import partial

from sqlmodel import Session, select

from bot.domain.casing import code_of
from bot.playground.people import Person
from storage.tables import Case, Contribution, Point, SubjectKind
from tests.fixtures.conversation import Scene
from tests.rigs.replay_log import Deed, Log, Said
from tests.rigs.replay_log import Point as Known
from tests.rigs.replay_town import Town
from tests.rigs.replay_words import DEPARTMENTS, DONE, NOT_DONE, OBJECTION, SAID, TURNED, points, reply

DEMAND = "Until when, and who pays for it?"
SIGNED_EVERY = 6


class Staff:
    """Carol, who leads, and an officer in each of the departments."""

    def __init__(self, play: Scene, town: Town, log: Log) -> None:
        self._play, self._town, self._log = play, town, log

    # -- points ----------------------------------------------------------------------------------------------------

    async def splits(self, said: Said, number: int) -> None:
        """Split what the speaker with this number said into its three points, each for a department."""
        lead, names = self._town.lead, [self._departments_for(number, at) for at in range(3)]
        await lead.sends(f"/start c1v{said.number}")
        await lead.presses("Split into points")
        for position, some in enumerate(names, start=1):
            await lead.presses(f"Change {position}")
            await lead.presses("Departments")
            for name in some:
                await lead.presses(name)
            await lead.presses("Back")
            await lead.presses("Back")
        await lead.presses("Publish 3 points")
        for position, (words, some) in enumerate(zip(points(number), names, strict=True), start=1):
            said.points.append(Known(said.number, position, words, some[0], cosigned_by="".join(some[1:])))
            self._log.note(self._play.now, Deed.SPLIT, words, view=said.number, who=lead.id)
        await self._play.passes(seconds=15)

    def _departments_for(self, number: int, at: int) -> tuple[str, ...]:
        """Return who answers: one department, and sometimes a second one that signs with it."""
        place = number * 3 + at
        lead, second = DEPARTMENTS[place % len(DEPARTMENTS)], DEPARTMENTS[(place + 3) % len(DEPARTMENTS)]
        return (lead, second) if place % SIGNED_EVERY == 0 else (lead,)

    async def replies(self, point: Known, number: int) -> None:
        """Let a department reply to a point in its own topic: a preview, whoever signs with it, then everybody."""
        officer, desk = self._town.officers[point.department], self._town.desks[point.department]
        words, code = reply(number), await self._code_of(point)
        await officer.sends(words, to=desk, reply_to=officer.sees(f"Case {code}", in_=desk))
        if point.cosigned_by and not point.replies:
            await self._signs(officer, point)
        await officer.presses("Publish", in_=desk)
        point.replies.append(words)
        point.is_demanded = False
        self._log.note(self._play.now, Deed.REPLIED, words, view=point.view, who=officer.id)
        await self._play.passes(seconds=15)

    async def _signs(self, officer: Person, point: Known) -> None:
        second, desk = self._town.officers[point.cosigned_by], self._town.desks[point.department]
        await officer.presses("Ask them to sign", in_=desk)
        await self._play.passes(seconds=15)
        await second.presses("Sign with them", in_=self._town.desks[point.cosigned_by])
        await self._play.passes(seconds=15)

    async def demands(self, member: Person, point: Known) -> None:
        """Let a member ask for more than was replied; the department owes another answer."""
        await member.sends(f"/case {await self._code_of(point)}")
        await member.presses("Put a demand")
        await member.sends(DEMAND)
        await member.presses("Put the demand")
        point.is_demanded = True
        self._log.note(self._play.now, Deed.DEMANDED, DEMAND, view=point.view, who=member.id)
        await self._play.passes(seconds=15)

    async def _code_of(self, point: Known) -> str:
        return await self._play.database.read(partial(_code, view=point.view, position=point.position))

    # -- stages and the end ----------------------------------------------------------------------------------------

    async def opens_the_next_stage(self) -> None:
        """Open the next stage by hand, with a reason that everybody reads."""
        lead = self._town.lead
        await lead.sends("/consult 1")
        await lead.presses("Run it")
        await lead.presses("Open next")
        await lead.sends(TURNED)

    async def proposes_an_outcome(self) -> None:
        """Write what was said, what is done and what not, and ask everybody whether they can live with it."""
        lead = self._town.lead
        await self._comes_to_the_outcome()
        await lead.presses("You said")
        for words in (SAID, DONE, NOT_DONE):
            await lead.sends(words)
        await lead.presses("Ask who can live with it")
        await self._play.passes(minutes=1)

    async def consent(self, members: Sequence[Person]) -> None:
        """Let members say what they think of it, each third in another way."""
        for number, member in enumerate(members):
            await member.sends("/start c1o")
            await member.presses(("I can support it", "I can live with it", "I object, because")[number % 3])
            if number % 3 == 2:
                await member.sends(OBJECTION)

    async def publishes_the_outcome(self) -> None:
        """Publish what came of it."""
        await self._comes_to_the_outcome()
        await self._town.lead.presses("Publish the outcome")
        self._log.note(self._play.now, Deed.OUTCOME, SAID, who=self._town.lead.id)
        await self._play.passes(minutes=1)

    async def archives(self) -> None:
        """Put it away when it is over, although some points still wait: they are listed first."""
        await self._comes_to_the_outcome()
        await self._town.lead.presses("Archive")
        await self._town.lead.presses("Archive all the same")

    async def _comes_to_the_outcome(self) -> None:
        lead = self._town.lead
        await lead.sends("/consult 1")
        await lead.presses("Run it")
        await lead.presses("The outcome")


def _code(db: Session, *, view: int, position: int) -> str:
    said = select(Point).join(Contribution).where(Contribution.number == view, Point.number == position)
    point = db.exec(said).one()
    case = db.exec(select(Case).where(Case.subject_kind == SubjectKind.POINT, Case.subject_id == point.id)).one()
    return code_of(case)
