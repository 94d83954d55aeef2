"""How a consultation ends: written, proposed, agreed to or not, published once, and archived only then."""

from typing import Any

import pytest

from bot.domain.concluding import EXPLAINED, WRITTEN, OutcomePart
from bot.domain.refusals import Reason, Refused
from bot.services import concluding, visiting
from storage.tables import Badge, ConsultationStatus, OutcomeState, Role, StageKind, Stance
from tests.services.assembly import Assembly
from tests.services.town import Town


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.publishes()
    return gathered


async def does(assembly: Assembly, service: Any, person_id: int | None = None, **given: Any) -> Any:
    leads = {"consultation_id": assembly.number, "person_id": person_id or assembly.lead}
    return await assembly.town.do(service, **leads, **given)


async def writes(assembly: Assembly, *, parts: tuple[OutcomePart, ...] = WRITTEN) -> Any:
    await does(assembly, concluding.ask, part=parts[0])
    for part in parts:
        shown, _ = await assembly.town.do(concluding.hear, words=f"{part.value}.", person_id=assembly.lead)
    return shown


async def refused(assembly: Assembly, service: Any, person_id: int | None = None, **given: Any) -> Reason:
    with pytest.raises(Refused) as refusal:
        await does(assembly, service, person_id, **given)
    return refusal.value.reason


async def test_the_parts_are_asked_for_one_after_the_other(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.CONCLUDE)
    await does(assembly, concluding.ask, part=OutcomePart.SAID)

    asked = []
    for _ in WRITTEN:
        shown, missing = await assembly.town.do(concluding.hear, words="Words.", person_id=assembly.lead)
        asked.append(missing)

    assert asked == [OutcomePart.DONE, OutcomePart.NOT_DONE, None]
    assert shown.lacks == ()


async def test_who_can_live_with_it_is_counted_by_role_and_each_person_once(assembly: Assembly) -> None:
    ana, lee = await assembly.town.person("Ana"), await assembly.town.person("Lee", role=Role.MEMBER)
    await assembly.comes_to(StageKind.CONCLUDE)
    await writes(assembly)
    await does(assembly, concluding.propose)

    for person, stance in ((ana, Stance.OBJECT), (lee, Stance.SUPPORT), (ana, Stance.LIVE_WITH)):
        shown = await does(assembly, concluding.consent, person, stance=stance)

    assert shown.tally.of(Stance.LIVE_WITH, Badge.CITIZEN) == 1
    assert shown.tally.of(Stance.SUPPORT, Badge.MEMBER) == 1
    assert shown.tally.of(Stance.OBJECT) == 0


async def test_a_reason_stays_with_its_objection_and_goes_with_it(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.comes_to(StageKind.CONCLUDE)
    await writes(assembly)
    await does(assembly, concluding.propose)
    await does(assembly, concluding.consent, ana, stance=Stance.OBJECT)

    objecting = await assembly.town.do(concluding.give_reason, words="Too late for this year.", person_id=ana)
    supporting = await does(assembly, concluding.consent, ana, stance=Stance.SUPPORT)

    assert [each.reason for each in objecting.objections] == ["Too late for this year."]
    assert supporting.objections == ()


async def test_the_outcome_is_owed_once_to_whoever_spoke_or_follows(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await does(assembly, visiting.follow, ana, follows=True)
    await assembly.comes_to(StageKind.CONCLUDE)
    await writes(assembly)

    await does(assembly, concluding.publish)
    await does(assembly, concluding.publish)

    owed = [message.person_id for message in await assembly.town.owed(concluding.PUBLISHED)]
    assert owed.count(ana) == 1
    assert bob not in owed


async def test_without_consensus_a_department_has_to_speak(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.CONCLUDE)
    await writes(assembly)
    await does(assembly, concluding.say_consensus, lacks=True)

    refusal = await refused(assembly, concluding.publish)
    await writes(assembly, parts=EXPLAINED)
    shown = await does(assembly, concluding.publish)

    assert refusal is Reason.STATEMENT_MISSING
    assert shown.outcome.state is OutcomeState.PUBLISHED


async def test_nothing_is_archived_without_its_outcome_or_before_its_end(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.REPORT)
    early = await refused(assembly, concluding.archive)
    ends_at = (await assembly.row()).ends_at
    assert ends_at is not None
    assembly.town.now = ends_at
    await assembly.turns()

    without = await refused(assembly, concluding.archive)
    await writes(assembly)
    await does(assembly, concluding.publish)
    await does(assembly, concluding.archive)

    assert (early, without) == (Reason.NOT_OVER, Reason.OUTCOME_MISSING)
    assert (await assembly.row()).status is ConsultationStatus.ARCHIVED


async def test_a_published_outcome_never_changes(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.comes_to(StageKind.CONCLUDE)
    await writes(assembly)
    await does(assembly, concluding.propose)
    await does(assembly, concluding.publish)

    said = [
        await refused(assembly, concluding.ask, part=OutcomePart.DONE),
        await refused(assembly, concluding.say_consensus, lacks=True),
        await refused(assembly, concluding.propose),
        await refused(assembly, concluding.consent, ana, stance=Stance.OBJECT),
    ]

    assert said == [Reason.OUTCOME_PUBLISHED] * 4


async def test_only_whoever_leads_it_concludes_and_only_when_it_is_time(assembly: Assembly) -> None:
    ana, olena = await assembly.town.person("Ana"), await assembly.town.person("Olena", role=Role.MODERATOR)
    await assembly.comes_to(StageKind.SPEAK)
    await writes(assembly)

    early = await refused(assembly, concluding.propose)
    others = [await refused(assembly, concluding.publish, person) for person in (ana, olena)]
    unseen = await refused(assembly, concluding.see, ana)

    assert early is Reason.NOT_IN_THIS_STAGE
    assert others == [Reason.NOT_PERMITTED] * 2
    assert unseen is Reason.OUTCOME_NOT_READY
