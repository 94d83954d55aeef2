"""Who may do what in each stage of a consultation: one table, by kind of stage and by role. No cell means no."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.refusals import Reason, Refused
from storage.tables import Consultation, ConsultationStatus, Floor, Role, Stage, StageKind


class Deed(StrEnum):
    """Everything that can be done in a consultation once it is public."""

    LOOK = "look"
    SPEAK = "speak"
    SUPPLEMENT = "supplement"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    LIKE = "like"
    SPLIT = "split"
    ANSWER = "answer"
    DEMAND = "demand"
    CONSENT = "consent"
    CONCLUDE = "conclude"


ALL = frozenset({Role.CITIZEN})
MEMBERS = frozenset({Role.MEMBER})
OFFICERS = frozenset({Role.OFFICER, Role.FACILITATOR, Role.ADMIN})
FACILITATORS = frozenset({Role.FACILITATOR, Role.ADMIN})
NOBODY: frozenset[Role] = frozenset()

# Reading, and taking back one's own words, are never closed.
ALWAYS = {Deed.LOOK: ALL, Deed.WITHDRAW: ALL}

TABLE: dict[StageKind | None, dict[Deed, frozenset[Role]]] = {
    StageKind.MOBILISE: ALWAYS,
    StageKind.SPEAK: ALWAYS
    | {
        Deed.SPEAK: ALL,
        Deed.SUPPLEMENT: ALL,
        Deed.EDIT: ALL,
        Deed.LIKE: ALL,
        Deed.SPLIT: FACILITATORS,
        Deed.ANSWER: OFFICERS,
    },
    StageKind.REPLY: ALWAYS
    | {
        Deed.SUPPLEMENT: ALL,
        Deed.LIKE: ALL,
        Deed.SPLIT: FACILITATORS,
        Deed.ANSWER: OFFICERS,
        Deed.DEMAND: MEMBERS,
    },
    StageKind.CONCLUDE: ALWAYS
    | {
        Deed.LIKE: ALL,
        Deed.ANSWER: OFFICERS,
        Deed.DEMAND: MEMBERS,
        Deed.CONSENT: ALL,
        Deed.CONCLUDE: FACILITATORS,
    },
    StageKind.REPORT: ALWAYS | {Deed.ANSWER: OFFICERS, Deed.CONCLUDE: FACILITATORS},
    # Before the first stage, and when it is all over; what a department owes by then, it still owes.
    None: ALWAYS | {Deed.ANSWER: OFFICERS},
}

# Who has the floor when not everybody has; whoever was invited always has it, and so has whoever leads the debate.
FLOORS: dict[Floor, frozenset[Role]] = {
    Floor.EVERYBODY: ALL,
    Floor.MEMBERS: MEMBERS | OFFICERS,
    Floor.INVITED: FACILITATORS,
}
NEEDS_FLOOR = frozenset({Deed.SPEAK})


@dataclass(frozen=True, slots=True)
class Standing:
    """As what somebody takes part: the roles they hold at this moment, and whether they were invited."""

    roles: frozenset[Role]
    is_invited: bool = False

    @property
    def all_roles(self) -> frozenset[Role]:
        """The roles, with the one that everybody has."""
        return self.roles | ALL


def may(standing: Standing, deed: Deed, *, kind: StageKind | None, floor: Floor = Floor.EVERYBODY) -> bool:
    """Return whether somebody may do this in a stage of this kind; None: in no stage."""
    if not TABLE[kind].get(deed, NOBODY) & standing.all_roles:
        return False
    has_floor = standing.is_invited or bool(FLOORS[floor] & standing.all_roles)
    return has_floor or deed not in NEEDS_FLOOR


def check_may(standing: Standing, deed: Deed, *, consultation: Consultation, stage: Stage | None) -> None:
    """Refuse what the table does not allow, with the nearest reason.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.CONSULTATION_OVER), Refused(Reason.NOT_BEGUN),
    Refused(Reason.NOT_IN_THIS_STAGE), Refused(Reason.MEMBERS_ONLY), Refused(Reason.INVITED_ONLY)
    """
    if not is_public(consultation) and consultation.status is not ConsultationStatus.PRACTICE:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    kind, floor = (stage.kind, stage.floor) if stage else (None, Floor.EVERYBODY)
    if may(standing, deed, kind=kind, floor=floor):
        return
    if consultation.status in OVER:
        raise Refused(Reason.CONSULTATION_OVER, closed_at=consultation.concluded_at or consultation.changed_at)
    if stage is None:
        raise Refused(Reason.NOT_BEGUN)
    if TABLE[stage.kind].get(deed, NOBODY) & standing.all_roles:
        raise Refused(Reason.MEMBERS_ONLY if stage.floor is Floor.MEMBERS else Reason.INVITED_ONLY)
    raise Refused(Reason.NOT_IN_THIS_STAGE, stage=stage.name)


PUBLIC = frozenset(
    {
        ConsultationStatus.ANNOUNCED,
        ConsultationStatus.RUNNING,
        ConsultationStatus.CONCLUDED,
        ConsultationStatus.ARCHIVED,
    }
)
GOING_ON = frozenset({ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING})
OVER = frozenset({ConsultationStatus.CONCLUDED, ConsultationStatus.ARCHIVED})


def is_public(consultation: Consultation) -> bool:
    """Return whether anybody may know of it: nothing is, before it is published."""
    return consultation.status in PUBLIC


def may_conclude(consultation: Consultation, stage: Stage | None) -> bool:
    """Return whether it is time for the outcome: in a stage that is for it, or when it is all over."""
    if consultation.status in OVER:
        return True
    return stage is not None and Deed.CONCLUDE in TABLE[stage.kind]


def is_open_for_words(stage: Stage | None) -> bool:
    """Return whether people speak in this stage, and forum topics stand open."""
    return stage is not None and bool(TABLE[stage.kind].get(Deed.SPEAK))


def stage_at(stages: list[Stage], now: datetime, *, ends_at: datetime | None) -> Stage | None:
    """Return the stage in which the calendar says we are: the last one that has begun, until the end."""
    if ends_at is not None and now >= ends_at:
        return None
    begun = [stage for stage in stages if stage.opens_at <= now]
    return begun[-1] if begun else None
