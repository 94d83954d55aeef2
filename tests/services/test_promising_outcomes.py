"""Whoever leads is reminded of the outcome everybody waits for, at growing distance, on both databases."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlmodel import Session

from bot.services import promising_outcomes
from storage import outcomes, roles
from storage.tables import Consultation, ConsultationStatus, Outcome, OutcomeState, Person, Role, StageKind
from tests.services.assembly import Assembly
from tests.services.town import TERMS, Town

LATE = promising_outcomes.OUTCOME_LATE


@pytest.fixture
async def over(town: Town) -> Assembly:
    """A consultation that has just ended, without an outcome."""
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.publishes()
    await gathered.comes_to(StageKind.REPORT)
    town.passes(days=4)
    await gathered.turns()
    return gathered


async def sweep(town: Town) -> int:
    return int(await town.database.write(promising_outcomes.keep_outcomes, town.now, terms=TERMS))


def set_outcome(db: Session, number: int, state: OutcomeState, now: datetime) -> None:
    outcomes.start(db, Outcome(consultation_id=number, begun_at=now, state=state))


async def told(assembly: Assembly, person_id: int) -> Any:
    facts, now = {"consultation_id": assembly.number}, assembly.town.now
    return await assembly.town.database.read(
        lambda db: promising_outcomes.outcome_late(db, facts, db.get_one(Person, person_id), now)
    )


async def test_whoever_leads_hears_four_times_in_the_morning_of_working_days(over: Assembly) -> None:
    heard = []

    for _ in range(4 * 45):
        over.town.passes(hours=6)
        if await sweep(over.town):
            heard.append(over.town.now)

    owed = await over.town.owed(LATE)
    assert [message.person_id for message in owed] == [over.lead] * 4
    assert len({message.dedupe_key for message in owed}) == 4
    gaps = [later - earlier for earlier, later in pairwise(heard)]
    assert gaps == sorted(gaps)
    assert all(moment.weekday() < 5 for moment in heard)


async def test_what_was_missed_is_not_made_up_for(over: Assembly) -> None:
    over.town.passes(days=60)

    assert [await sweep(over.town) for _ in range(3)] == [1, 0, 0]


async def test_an_outcome_that_is_out_is_asked_for_no_more(over: Assembly) -> None:
    over.town.passes(days=4)
    await sweep(over.town)
    before = await told(over, over.lead)
    await over.town.database.write(set_outcome, over.number, OutcomeState.PUBLISHED, over.town.now)
    over.town.passes(days=30)

    assert before.consultation.id == over.number
    assert await told(over, over.lead) is None
    assert await sweep(over.town) == 0


async def test_a_proposed_one_is_still_to_be_published(over: Assembly) -> None:
    await over.town.database.write(set_outcome, over.number, OutcomeState.PROPOSED, over.town.now)
    over.town.passes(days=4)

    assert await sweep(over.town) == 1
    assert (await told(over, over.lead)).state is OutcomeState.PROPOSED


async def test_where_nobody_leads_any_more_the_admins_hear_and_nobody_else_can(over: Assembly) -> None:
    admin, ana = await over.town.person("Bob", role=Role.ADMIN), await over.town.person("Ana")
    await over.town.database.write(lambda db: roles.take(db, over.lead, Role.FACILITATOR))
    over.town.passes(days=4)

    await sweep(over.town)

    assert [message.person_id for message in await over.town.owed(LATE)] == [admin]
    assert await told(over, admin) is not None
    assert [await told(over, each) for each in (ana, over.lead)] == [None, None]


async def test_one_that_goes_on_owes_nothing(town: Town) -> None:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.publishes()
    town.passes(days=20)

    found = await sweep(town)

    consultation = await town.database.read(lambda db: db.get_one(Consultation, gathered.number))
    assert consultation.status is not ConsultationStatus.CONCLUDED
    assert (found, town.now - consultation.created_at) == (0, timedelta(days=20))
