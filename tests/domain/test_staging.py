"""Who may do what in which stage: the whole table, cell by cell, against what is written here."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.domain.refusals import Reason, Refused
from bot.domain.staging import TABLE, Deed, Standing, check_may, may, stage_at
from storage.tables import Consultation, ConsultationStatus, Floor, Role, Stage, StageKind

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ANYBODY = set(Role)
LEADERS = {Role.FACILITATOR, Role.ADMIN}
ANSWERERS = LEADERS | {Role.OFFICER}
# Deed by deed: in which stages, and whose roles; everything else is no.
WRITTEN: dict[Deed, tuple[set[StageKind | None], set[Role]]] = {
    Deed.LOOK: ({*StageKind, None}, ANYBODY),
    Deed.WITHDRAW: ({*StageKind, None}, ANYBODY),
    Deed.SPEAK: ({StageKind.SPEAK}, ANYBODY),
    Deed.EDIT: ({StageKind.SPEAK}, ANYBODY),
    Deed.SUPPLEMENT: ({StageKind.SPEAK, StageKind.REPLY}, ANYBODY),
    Deed.LIKE: ({StageKind.SPEAK, StageKind.REPLY, StageKind.CONCLUDE}, ANYBODY),
    Deed.SPLIT: ({StageKind.SPEAK, StageKind.REPLY}, LEADERS),
    Deed.ANSWER: ({StageKind.SPEAK, StageKind.REPLY, StageKind.CONCLUDE, StageKind.REPORT, None}, ANSWERERS),
    Deed.DEMAND: ({StageKind.REPLY, StageKind.CONCLUDE}, {Role.MEMBER}),
    Deed.CONSENT: ({StageKind.CONCLUDE}, ANYBODY),
    Deed.CONCLUDE: ({StageKind.CONCLUDE, StageKind.REPORT}, LEADERS),
}
FLOOR_HOLDERS = {
    Floor.EVERYBODY: ANYBODY,
    Floor.MEMBERS: {Role.MEMBER} | ANSWERERS,
    Floor.INVITED: LEADERS,
}
CELLS = [*product(Role, Deed, [*StageKind, None], Floor, (False, True))]


def expected(role: Role, deed: Deed, kind: StageKind | None, floor: Floor, is_invited: bool) -> bool:
    stages, roles = WRITTEN[deed]
    has_floor = is_invited or role in FLOOR_HOLDERS[floor] or deed is not Deed.SPEAK
    return kind in stages and role in roles and has_floor


def test_every_cell_is_as_written_here(record_property: Callable[[str, object], None]) -> None:
    said = {
        (role, deed, kind, floor, invited): may(
            Standing(frozenset({role}), is_invited=invited), deed, kind=kind, floor=floor
        )
        for role, deed, kind, floor, invited in CELLS
    }

    record_property("cells", len(said))
    assert len(said) == len(Role) * len(Deed) * (len(StageKind) + 1) * len(Floor) * 2
    assert [cell for cell, answer in said.items() if answer is not expected(*cell)] == []


def test_every_kind_of_stage_and_every_deed_is_in_the_table() -> None:
    assert set(TABLE) == {*StageKind, None}
    assert set(WRITTEN) == set(Deed)


def a_consultation(status: ConsultationStatus) -> Consultation:
    return Consultation(id=1, theme="Streets", status=status, created_at=NOON, changed_at=NOON)


def a_stage(kind: StageKind, floor: Floor = Floor.EVERYBODY, *, day: int = 0) -> Stage:
    opens_at = NOON + timedelta(days=day)
    return Stage(
        id=day + 1, consultation_id=1, position=day + 1, name="Talk", kind=kind, floor=floor, opens_at=opens_at
    )


@pytest.mark.parametrize(
    ("status", "stage", "reason"),
    [
        (ConsultationStatus.DRAFT, None, Reason.NO_SUCH_CONSULTATION),
        (ConsultationStatus.TEMPLATE, None, Reason.NO_SUCH_CONSULTATION),
        (ConsultationStatus.ANNOUNCED, None, Reason.NOT_BEGUN),
        (ConsultationStatus.RUNNING, a_stage(StageKind.REPLY), Reason.NOT_IN_THIS_STAGE),
        (ConsultationStatus.RUNNING, a_stage(StageKind.SPEAK, Floor.MEMBERS), Reason.MEMBERS_ONLY),
        (ConsultationStatus.RUNNING, a_stage(StageKind.SPEAK, Floor.INVITED), Reason.INVITED_ONLY),
        (ConsultationStatus.CONCLUDED, None, Reason.CONSULTATION_OVER),
    ],
)
def test_whoever_may_not_speak_hears_the_nearest_reason(
    status: ConsultationStatus, stage: Stage | None, reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        check_may(Standing(frozenset()), Deed.SPEAK, consultation=a_consultation(status), stage=stage)

    assert refused.value.reason is reason


def test_the_calendar_knows_the_stage_at_every_moment() -> None:
    stages = [a_stage(StageKind.SPEAK, day=0), a_stage(StageKind.REPLY, day=3)]
    ends_at = NOON + timedelta(days=5)
    moment = timedelta(microseconds=1)

    at = [stage_at(stages, NOON + span, ends_at=ends_at) for span in (-moment, moment * 0, timedelta(days=3))]

    assert at == [None, stages[0], stages[1]]
    assert stage_at(stages, ends_at - moment, ends_at=ends_at) is stages[1]
    assert stage_at(stages, ends_at, ends_at=ends_at) is None
