"""The ladder, seen from both sides: each step once, in working days, to the department, its parent and the citizen."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.casing import Asking, Line, Prompt, Subject
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Written
from bot.domain.terms import Terms
from bot.services import case_news, case_notices, casework, casing, organising, replying, seating
from storage import cards, cases
from storage.cards import Spot
from storage.database import Database
from storage.tables import (
    CardKind,
    Case,
    CaseEvent,
    CasePhase,
    CaseState,
    Idea,
    IdeaStatus,
    OutboxMessage,
    Person,
    Role,
    SubjectKind,
)
from tests.fixtures.ideas import an_idea
from tests.services.town import Town

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = Terms(timezone="Europe/Bucharest", holidays="RO", reply_days=20)
DAYS = 60


class Office:
    """A town with an admin, two departments one above the other, an officer in each, and an author."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def opens(self) -> None:
        town = self.town
        town.now = MONDAY
        self.mira = await town.person("Mira", role=Role.ADMIN)
        self.olena = await town.person("Olena", role=Role.MODERATOR)
        self.ana, self.park, self.lee = [await town.person(name) for name in ("Ana", "Park", "Lee")]
        made = [await town.do(organising.make, name=name, person_id=self.mira) for name in ("Works", "Roads")]
        self.works, self.roads = [each.department.id or 0 for each in made]
        parent = {"department_id": self.roads, "parent_id": self.works}
        await town.do(organising.set_parent, **parent, person_id=self.mira)
        await town.do(seating.take_seat, person_id=self.park, department_id=self.roads)
        await town.do(seating.take_seat, person_id=self.lee, department_id=self.works)
        self.idea_id = await town.database.write(_idea_of, self.ana)

    async def case(self) -> Case:
        asked = Asking(Subject(SubjectKind.IDEA, self.idea_id), "When?", self.roads)
        given: dict[str, Any] = {"asked": asked, "terms": TERMS, "place": Place.STAFF}
        found: Case = await self.town.do(casing.send_on, **given, person_id=self.olena)
        return found

    async def duty(self, case: Case, why: str) -> Any:
        facts = {"case_id": case.id, "why": why}
        now, number = self.town.now, self.park
        return await self.town.database.read(lambda db: case_notices.duty(db, facts, db.get_one(Person, number), now))

    async def day_passes(self) -> int:
        self.town.passes(days=1)
        now = self.town.now
        return int(await self.town.database.write(casing.remind_due, now, terms=TERMS, limit=100))


def _idea_of(db: Session, author_id: int) -> int:
    number = an_idea(db, published_at=MONDAY)
    idea = db.get_one(Idea, number)
    idea.author_id = author_id
    db.add(idea)
    return number


def _owed(db: Session, notice: str) -> list[OutboxMessage]:
    return list(db.exec(select(OutboxMessage).where(OutboxMessage.notice == notice).order_by(col(OutboxMessage.id))))


def _events(db: Session, case_id: int) -> list[CaseEvent]:
    return list(db.exec(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(col(CaseEvent.id))))


@pytest.fixture
async def office(town: Town) -> Office:
    """The departments at work on a Monday."""
    made = Office(town)
    await made.opens()
    return made


async def test_a_case_is_due_in_working_days_of_the_country(office: Office) -> None:
    case = await office.case()

    # 30 November and 1 December are public holidays in Romania: 20 working days end on 2 December.
    assert case.due_at == datetime(2026, 12, 2, 22, tzinfo=UTC)


async def test_each_step_of_the_ladder_is_taken_once_and_the_parent_and_the_citizen_hear(office: Office) -> None:
    case = await office.case()
    await office.town.do(casework.claim, case_id=case.id, person_id=office.park, place=Place.STAFF)

    for _ in range(DAYS):
        await office.day_passes()
        await office.town.database.write(casing.remind_due, office.town.now, terms=TERMS, limit=100)

    duty = [message.facts["why"] for message in await office.town.database.read(_owed, case_news.DUTY)]
    steps = [why.partition(":")[2] for why in duty]
    assert steps[:7] == ["before", "today", "late:1", "late:2", "late:3", "late:4", "late:5"]
    assert len(steps) == len(set(steps))
    kinds = [event.kind.value for event in await office.town.database.read(_events, case.id or 0)]
    assert [kind for kind in kinds if kind in ("overdue", "escalated")] == ["overdue", *["escalated"] * 4]
    cards = [m.facts["department_id"] for m in await office.town.database.read(_owed, case_news.ASKED)]
    assert cards == [office.roads, office.works]
    told = await office.town.database.read(_owed, case_news.NEWS)
    assert {message.person_id for message in told} == {office.ana}
    assert len(told) == 6  # opened, late, the parent knows, and each time the day comes by which they are to hear again


async def test_whoever_has_the_card_in_their_chat_is_reminded_of_it_and_gets_no_second_one(office: Office) -> None:
    case = await office.case()
    office.town.passes(days=40)
    park = await office.town.database.read(lambda db: db.get_one(Person, office.park))
    given: dict[str, Any] = {"kind": CardKind.CASE, "subject_id": case.id, "language": "en", "person_id": office.park}

    first = await office.duty(case, "2026-12-02:late:1")
    for message_id in (7, 9):
        spot = Spot(park.telegram_id, message_id)
        await office.town.database.write(cards.put_up, spot, **given, is_private=True, now=office.town.now)
    await office.town.database.write(cards.put_up, Spot(-100, 30), **given, now=office.town.now)
    later = await office.duty(case, "2026-12-02:late:2")
    arrived = await office.duty(case, f"new:{office.roads}")

    assert (first.card_id, later.card_id, arrived.card_id) == (None, 9, None)


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        ({"phase": CasePhase.REPLIED, "status": CaseState.REPLIED}, False),
        ({"phase": CasePhase.REPLIED, "status": CaseState.PLANNED, "step": "promise"}, True),
        ({"phase": CasePhase.REPLIED, "status": CaseState.DONE, "step": "promise"}, False),
        ({"phase": CasePhase.DROPPED}, False),
    ],
)
async def test_nobody_is_reminded_of_what_is_owed_no_more(
    office: Office, values: dict[str, Any], is_told: bool
) -> None:
    case = await office.case()
    await office.town.database.write(lambda db: cases.change(db, db.get_one(Case, case.id), values))

    assert (await office.duty(case, "2026-12-02:late:1") is not None) is is_told


async def test_a_long_silence_of_the_machine_is_not_made_up_for(office: Office) -> None:
    case = await office.case()
    await office.town.do(casework.claim, case_id=case.id, person_id=office.park, place=Place.STAFF)
    office.town.passes(days=50)

    for _ in range(3):
        await office.town.database.write(casing.remind_due, office.town.now, terms=TERMS, limit=100)

    assert len(await office.town.database.read(_owed, case_news.DUTY)) == 1
    kinds = [event.kind.value for event in await office.town.database.read(_events, case.id or 0)]
    assert [kind for kind in kinds if kind in ("overdue", "escalated")] == ["overdue", "escalated"]


async def test_more_time_begins_the_ladder_anew(office: Office) -> None:
    case = await office.case()
    office.town.passes(days=35)
    await office.day_passes()
    prompt = Prompt(Line.MORE_TIME, case.id or 0, 10)
    given: dict[str, Any] = {"prompt": prompt, "words": "The count is not in.", "terms": TERMS}
    moved = await office.town.do(casework.ask_for_time, **given, person_id=office.park, place=Place.STAFF)

    assert moved.step == ""
    assert moved.due_at > case.due_at
    assert moved.remind_at > office.town.now


async def test_the_threshold_opens_one_case_also_when_two_look_at_once(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, status=IdeaStatus.QUALIFIED, case_state=CaseState.WAITING)

    opened = [await any_database.write(casing.open_due, MONDAY, terms=TERMS) for _ in range(2)]

    cases = await any_database.read(lambda db: list(db.exec(select(Case).where(Case.subject_id == idea_id))))
    assert opened == [1, 0]
    assert [(case.number, case.lead_id, case.phase) for case in cases] == [(1, None, CasePhase.WAITING)]


DEEDS: dict[str, Any] = {
    "claim": (casework.claim, {}),
    "release": (casework.release, {}),
    "ask": (casework.ask_resident, {"words": "Where?"}),
    "join": (casework.add_department, {"department_id": 1, "terms": TERMS}),
    "reply": (replying.draft, {"written": Written("Yes.")}),
}


@pytest.mark.parametrize("who", ["lee", "ana", "olena", "mira"])
@pytest.mark.parametrize("deed", list(DEEDS))
async def test_nobody_but_the_departments_officers_works_on_its_case(office: Office, who: str, deed: str) -> None:
    case = await office.case()
    service, given = DEEDS[deed]

    with pytest.raises(Refused) as refused:
        await office.town.do(service, case_id=case.id, person_id=getattr(office, who), place=Place.STAFF, **given)
    with pytest.raises(Refused) as unknown:
        await office.town.do(service, case_id=99, person_id=getattr(office, who), place=Place.STAFF, **given)

    assert refused.value.reason is unknown.value.reason is Reason.NOT_YOUR_CASE


async def test_a_seat_that_has_run_out_or_was_taken_away_opens_nothing(office: Office) -> None:
    case = await office.case()
    office.town.passes(days=366)

    with pytest.raises(Refused) as expired:
        await office.town.do(casework.claim, case_id=case.id, person_id=office.park, place=Place.STAFF)
    seat = await office.town.do(seating.take_seat, person_id=office.park, department_id=office.roads)
    await office.town.do(casework.claim, case_id=case.id, person_id=office.park, place=Place.STAFF)
    await office.town.do(seating.take_away, officer_id=seat.id, person_id=office.mira)
    with pytest.raises(Refused) as taken:
        await office.town.do(casework.release, case_id=case.id, person_id=office.park, place=Place.STAFF)

    assert expired.value.reason is taken.value.reason is Reason.NOT_YOUR_CASE


async def test_two_drafts_of_two_officers_never_both_become_the_answer(office: Office) -> None:
    case = await office.case()
    given: dict[str, Any] = {"case_id": case.id, "person_id": office.park, "place": Place.STAFF}
    drafts = [await office.town.do(replying.draft, written=Written(f"Answer {n}."), **given) for n in (1, 2)]
    place: dict[str, Any] = {"terms": TERMS, "person_id": office.park, "place": Place.STAFF}
    await office.town.do(replying.publish, reply_id=drafts[0].reply.id, **place)

    second = await office.town.do(replying.publish, reply_id=drafts[1].reply.id, **place)
    with pytest.raises(Refused) as again:
        await office.town.do(replying.publish, reply_id=drafts[0].reply.id, **place)

    assert (second.reply.published_at, second.reply.base_version) == (None, 1)
    assert again.value.reason is Reason.REPLY_GONE


async def test_a_draft_that_was_overtaken_is_published_after_the_other_by_a_second_tap(office: Office) -> None:
    case = await office.case()
    given: dict[str, Any] = {"case_id": case.id, "person_id": office.park, "place": Place.STAFF}
    drafts = [await office.town.do(replying.draft, written=Written(f"Answer {n}."), **given) for n in (1, 2)]
    place: dict[str, Any] = {"terms": TERMS, "person_id": office.park, "place": Place.STAFF}
    for made in (drafts[0], drafts[1]):
        await office.town.do(replying.publish, reply_id=made.reply.id, **place)

    after = await office.town.do(replying.publish, reply_id=drafts[1].reply.id, **place)

    assert (after.reply.published_at is not None, after.reply.version) == (True, 2)


async def test_a_promise_is_asked_about_on_its_day(office: Office) -> None:
    case = await office.case()
    given: dict[str, Any] = {"person_id": office.park, "place": Place.STAFF}
    made = await office.town.do(replying.draft, case_id=case.id, written=Written("We will."), **given)
    promise = {"reply_id": made.reply.id, "words": "trial crossing by 10 November", "terms": TERMS}
    await office.town.do(replying.promise, **promise, **given)
    await office.town.do(replying.publish, reply_id=made.reply.id, terms=TERMS, **given)

    looked = [await office.day_passes() for _ in range(9)]

    assert sum(looked) == 1
    duty = await office.town.database.read(_owed, case_news.DUTY)
    assert [message.facts["why"].split(":")[0] for message in duty] == ["promise"]
    assert office.town.now - MONDAY == timedelta(days=9)
