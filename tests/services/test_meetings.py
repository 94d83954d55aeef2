"""Reminders of a meeting: a stage that can be watched live, while it is to come, on both databases."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.reminding import AN_HOUR
from bot.services import reminding, staging, streaming, turning
from storage.tables import Person, Remindable, Reminder, RemindWhen, Stage
from tests.services.assembly import Assembly
from tests.services.town import TERMS, Town

LINK = "https://video.example.org/live"
BEFORE = RemindWhen.BEFORE_MEETING


class Meetings:
    """A consultation whose second stage can be watched live, and somebody who wants to be there."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly, self.town = assembly, assembly.town

    async def opens(self) -> None:
        await self.assembly.gathers()
        await self.assembly.publishes()
        self.ana = await self.town.person("Ana")
        await self.links(LINK)

    async def links(self, address: str) -> None:
        stage = await self.stage()
        given = {"consultation_id": self.assembly.number, "stage_id": stage.id, "person_id": self.assembly.lead}
        await self.town.do(streaming.ask, **given)
        await self.town.do(streaming.hear, words=address, person_id=self.assembly.lead)

    async def stage(self) -> Stage:
        return (await self.assembly.stages())[1]

    async def asks(self, wish: RemindWhen = BEFORE) -> Any:
        about = (Remindable.MEETING, (await self.stage()).id)
        nights = Nights(TERMS.nights.zone)
        return await self.town.do(reminding.ask, about=about, wish=wish, person_id=self.ana, nights=nights)

    async def moves(self, to: datetime) -> None:
        given = {"consultation_id": self.assembly.number, "to": to, "reason": "The hall is taken."}
        await self.town.do(turning.move, **given, person_id=self.assembly.lead)

    async def mine(self) -> Any:
        return await self.town.do(reminding.mine, person_id=self.ana)

    async def waiting(self) -> list[datetime]:
        return [each.due_at for each in await self.town.database.read(_reminders)]


def _reminders(db: Session) -> list[Reminder]:
    return list(db.exec(select(Reminder)))


@pytest.fixture
async def meetings(town: Town) -> Meetings:
    made = Meetings(Assembly(town))
    await made.opens()
    return made


async def test_it_is_offered_on_the_consultation_and_comes_an_hour_before(meetings: Meetings) -> None:
    stage, number = await meetings.stage(), meetings.assembly.number
    given: dict[str, Any] = {"kind": Remindable.CONSULTATION, "subject_id": number, "person_id": meetings.ana}
    offered = await meetings.town.do(reminding.choices, **given)

    kept = await meetings.asks()
    again = await meetings.town.do(reminding.choices, **given)

    assert BEFORE in offered.wishes
    assert offered.about.meeting.address == LINK
    assert kept.reminder.due_at == stage.opens_at - AN_HOUR
    assert (kept.about.title, kept.about.number) == (stage.name, str(number))
    assert again.reminder is None
    assert again.of_meeting.due_at == kept.reminder.due_at
    assert [each.about.kind for each in await meetings.mine()] == [Remindable.MEETING]


async def test_it_is_told_once_to_the_minute_with_where_to_watch(meetings: Meetings) -> None:
    kept = await meetings.asks()
    early = await meetings.town.database.write(reminding.remind_due, kept.reminder.due_at - timedelta(seconds=1))
    meetings.town.now = kept.reminder.due_at
    for _ in range(2):
        await meetings.town.database.write(reminding.remind_due, meetings.town.now)

    (owed,) = await meetings.town.owed(reminding.TO_THE_MINUTE)
    told: Any = await meetings.town.database.read(
        lambda db: reminding.told(db, owed.facts, db.get_one(Person, meetings.ana), meetings.town.now)
    )
    assert early == 0
    assert (told.meeting.address, told.meeting.has_begun) == (LINK, False)


async def test_it_follows_when_the_stage_is_moved_or_begun_by_hand(meetings: Meetings) -> None:
    stages = await meetings.assembly.stages()
    meetings.town.now = stages[0].opens_at + timedelta(hours=1)
    await meetings.assembly.turns()
    kept = await meetings.asks()
    to = stages[1].opens_at + timedelta(days=2)

    await meetings.moves(to)
    moved = await meetings.waiting()
    given = {"consultation_id": meetings.assembly.number, "reason": "All are here."}
    await meetings.town.do(turning.turn_now, **given, person_id=meetings.assembly.lead)
    begun = await meetings.waiting()

    assert kept.reminder.due_at == stages[1].opens_at - AN_HOUR
    assert moved == [to - AN_HOUR]
    assert begun == [meetings.town.now - AN_HOUR]
    assert [each.about.meeting.has_begun for each in await meetings.mine()] == [True]


async def test_a_day_that_somebody_chose_stays_where_the_stage_is_moved(meetings: Meetings) -> None:
    meetings.town.now = (await meetings.assembly.stages())[0].opens_at + timedelta(hours=1)
    await meetings.assembly.turns()
    kept = await meetings.asks(RemindWhen.MORNING)

    await meetings.moves((await meetings.stage()).opens_at + timedelta(days=2))

    assert await meetings.waiting() == [kept.reminder.due_at]


async def test_it_goes_with_the_link(meetings: Meetings) -> None:
    await meetings.asks()

    await meetings.links("-")

    assert await meetings.waiting() == []
    with pytest.raises(Refused) as refused:
        await meetings.asks()
    assert refused.value.reason is Reason.NOTHING_TO_REMIND


async def test_it_goes_when_the_meeting_is_over(meetings: Meetings) -> None:
    stages = await meetings.assembly.stages()
    await meetings.assembly.comes_to(stages[1].kind)
    await meetings.asks(RemindWhen.MORNING)
    with pytest.raises(Refused) as too_soon:
        await meetings.asks()

    meetings.town.now = stages[2].opens_at + timedelta(hours=1)
    unturned = await meetings.mine()
    await meetings.town.database.write(staging.turn_due, meetings.town.now)

    assert too_soon.value.reason is Reason.MEETING_TOO_SOON
    assert unturned == []
    assert await meetings.waiting() == []
