"""Concluding a consultation: the outcome is written, proposed, agreed to or not, published, and only then archived."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import concluding as rules
from bot.domain.concluding import Conclusion, OutcomePart
from bot.domain.permissions import Act, Place, Relation, may
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import badge_of
from bot.domain.staging import OVER, Deed, check_may
from bot.domain.staging import may as may_in_stage
from bot.services import permitting, planning, staging, visiting
from storage import audit, cards, consultations, flows, outbox, outcomes, participants, people, points
from storage.outbox import Owed
from storage.tables import (
    Badge,
    CardKind,
    Consent,
    Consultation,
    ConsultationStatus,
    Outcome,
    OutcomeState,
    Person,
    Stage,
    Stance,
)

STEP, STEP_OBJECTION = "concluding.part", "concluding.objection"
PROPOSED, PUBLISHED = "outcome-proposed", "outcome-published"
OBJECTIONS_SHOWN = 5
S = OutcomeState


def see(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Conclusion:
    """Return how a consultation ends; a draft is shown to its facilitators alone.

    Raises: Refused(NO_SUCH_CONSULTATION), Refused(OUTCOME_NOT_READY)
    """
    found = visiting.public_or_refuse(db, consultation_id)
    shown = _conclusion(db, found, person_id, now=now)
    if not shown.can_run and (shown.outcome is None or shown.outcome.state is S.DRAFT):
        raise Refused(Reason.OUTCOME_NOT_READY)
    return shown


def live_card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Conclusion | None:
    """Return what a card of an outcome shows; None when there is nothing to show."""
    found, outcome = consultations.get(db, subject_id), outcomes.of(db, subject_id)
    if found is None or outcome is None:
        return None
    shown = _conclusion(db, found, viewer_id, now=now)
    return shown if shown.can_run or outcome.state is not S.DRAFT else None


def ask(db: Session, *, consultation_id: int, part: OutcomePart, person_id: int, now: datetime) -> Conclusion:
    """Ask a facilitator for one part of the outcome. Raises: Refused(OUTCOME_PUBLISHED), what planning refuses"""
    found = _run_by(db, consultation_id, person_id, now=now)
    outcome = outcomes.of(db, consultation_id)
    if outcome is None:
        made = Outcome(consultation_id=consultation_id, written_by_id=person_id, begun_at=now)
        outcome = outcomes.start(db, made)
    _check_unpublished(outcome)
    draft = {"consultation_id": consultation_id, "part": part.value}
    flows.ask(db, person_id=person_id, step=STEP, draft=draft, now=now)
    return _conclusion(db, found, person_id, now=now)


def hear(db: Session, *, words: str, person_id: int, now: datetime) -> tuple[Conclusion, OutcomePart | None]:
    """Keep one part, and ask for the next that is missing; return it, None when all is said.

    Raises: Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG), Refused(OUTCOME_PUBLISHED), what planning refuses
    """
    number, part = asked_about(db, person_id=person_id)
    found = _run_by(db, number, person_id, now=now)
    outcome = _check_unpublished(outcomes.of(db, number))
    outcomes.change(db, outcome, **{part.value: rules.part_in(words, part)})
    _note(db, found, "outcome.written", person_id, now=now, part=part.value)
    _redraw(db, number, now=now)
    missing = rules.lacking(outcome)
    if missing:
        draft = {"consultation_id": number, "part": missing[0].value}
        flows.ask(db, person_id=person_id, step=STEP, draft=draft, now=now)
    else:
        flows.close(db, person_id)
    return _conclusion(db, found, person_id, now=now), missing[0] if missing else None


def asked_about(db: Session, *, person_id: int) -> tuple[int, OutcomePart]:
    """Return which part of which outcome the open question is about. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NO_LONGER_OPEN)
    return int(flow.draft["consultation_id"]), OutcomePart(flow.draft["part"])


def say_consensus(db: Session, *, consultation_id: int, lacks: bool, person_id: int, now: datetime) -> Conclusion:
    """Say whether there is a consensus; without one a department has to make a statement.

    Raises: Refused(OUTCOME_MISSING), Refused(OUTCOME_PUBLISHED), what planning refuses
    """
    found = _run_by(db, consultation_id, person_id, now=now)
    outcome = _check_unpublished(outcomes.of(db, consultation_id))
    outcomes.change(db, outcome, lacks_consensus=lacks)
    _note(db, found, "outcome.consensus", person_id, now=now, lacks=lacks)
    _redraw(db, consultation_id, now=now)
    return _conclusion(db, found, person_id, now=now)


def propose(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Conclusion:
    """Ask everybody who spoke or follows whether they can live with it.

    Raises: Refused(OUTCOME_MISSING), Refused(OUTCOME_PUBLISHED), Refused(NOT_IN_THIS_STAGE), what planning refuses
    """
    found = _run_by(db, consultation_id, person_id, now=now)
    _check_stage(db, found, Deed.CONCLUDE, person_id, now=now)
    outcome = _check_unpublished(outcomes.of(db, consultation_id))
    if any(part in rules.WRITTEN for part in rules.lacking(outcome)):
        raise Refused(Reason.OUTCOME_MISSING)
    if outcomes.move(db, outcome, S.PROPOSED, when={S.DRAFT}, proposed_at=now):
        _note(db, found, "outcome.proposed", person_id, now=now)
        _tell(db, found, PROPOSED, except_id=person_id, now=now)
        _redraw(db, consultation_id, now=now)
    return _conclusion(db, found, person_id, now=now)


def consent(db: Session, *, consultation_id: int, stance: Stance, person_id: int, now: datetime) -> Conclusion:
    """Keep what somebody says to the proposal; they may change it while it is proposed. Whoever objects is asked why.

    Raises: Refused(OUTCOME_NOT_READY), Refused(OUTCOME_PUBLISHED), what the stage refuses
    """
    found = visiting.public_or_refuse(db, consultation_id)
    outcome = outcomes.of(db, consultation_id)
    if outcome is None or outcome.state is S.DRAFT:
        raise Refused(Reason.OUTCOME_NOT_READY)
    _check_unpublished(outcome)
    _check_stage(db, found, Deed.CONSENT, person_id, now=now)
    badge = _badge_of(db, consultation_id, person_id, now=now)
    known = outcomes.consent_of(db, consultation_id, person_id)
    reason = known.reason if known is not None and stance is Stance.OBJECT else ""
    given = Consent(
        consultation_id=consultation_id, person_id=person_id, badge=badge, stance=stance, reason=reason, given_at=now
    )
    outcomes.consent(db, given)
    _note(db, found, "consent.given", person_id, now=now, stance=stance.value)
    if stance is Stance.OBJECT:
        flows.ask(db, person_id=person_id, step=STEP_OBJECTION, draft={"consultation_id": consultation_id}, now=now)
    _redraw(db, consultation_id, now=now)
    return _conclusion(db, found, person_id, now=now)


def give_reason(db: Session, *, words: str, person_id: int, now: datetime) -> Conclusion:
    """Keep why somebody objects, to be read without a name. Raises: Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP_OBJECTION:
        raise Refused(Reason.NO_LONGER_OPEN)
    number = int(flow.draft["consultation_id"])
    found = visiting.public_or_refuse(db, number)
    _check_unpublished(outcomes.of(db, number))
    outcomes.give_reason(db, number, person_id, reason=rules.objection_in(words), now=now)
    flows.close(db, person_id)
    _redraw(db, number, now=now)
    return _conclusion(db, found, person_id, now=now)


def publish(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Conclusion:
    """Publish the outcome, and owe it to everybody who spoke or follows; publishing twice is publishing once.

    Raises: Refused(OUTCOME_MISSING), Refused(STATEMENT_MISSING), Refused(NOT_IN_THIS_STAGE), what planning refuses
    """
    found = _run_by(db, consultation_id, person_id, now=now)
    _check_stage(db, found, Deed.CONCLUDE, person_id, now=now)
    outcome = rules.check_complete(outcomes.of(db, consultation_id))
    if outcomes.move(db, outcome, S.PUBLISHED, when={S.DRAFT, S.PROPOSED}, published_at=now):
        _note(db, found, "outcome.published", person_id, now=now)
        _tell(db, found, PUBLISHED, except_id=person_id, now=now)
        _redraw(db, consultation_id, now=now)
    return _conclusion(db, found, person_id, now=now)


def archive(
    db: Session, *, consultation_id: int, person_id: int, now: datetime, leaves_points: bool = False
) -> Conclusion:
    """Put a consultation away; it stays open to read.

    `leaves_points`: although points wait for an answer, which their departments still owe.
    Raises: Refused(NOT_OVER), Refused(OUTCOME_MISSING), Refused(POINTS_UNANSWERED)
    """
    found = _run_by(db, consultation_id, person_id, now=now)
    if found.status is not ConsultationStatus.ARCHIVED:
        rules.check_can_archive(found, outcomes.of(db, consultation_id))
        waiting = points.unanswered(db, consultation_id)
        if waiting and not leaves_points:
            raise Refused(Reason.POINTS_UNANSWERED, count=len(waiting))
        points.drop_every_draft(db, consultation_id)
        before = {ConsultationStatus.CONCLUDED}
        if consultations.move(db, found, ConsultationStatus.ARCHIVED, when=before, now=now, archived_at=now):
            _note(db, found, "consultation.archived", person_id, now=now, unanswered=len(waiting))
            _redraw(db, consultation_id, now=now)
    return _conclusion(db, found, person_id, now=now)


def told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Conclusion | None:
    """Return the outcome somebody is told of, while it stands as they are told."""
    found = consultations.get(db, int(facts["consultation_id"]))
    if found is None or person is None or person.id is None:
        return None
    shown = _conclusion(db, found, person.id, now=now)
    return shown if shown.outcome is not None and shown.outcome.state.value == facts["state"] else None


def _tell(db: Session, found: Consultation, notice: str, *, except_id: int, now: datetime) -> None:
    number = found.id or 0
    state = S.PROPOSED if notice == PROPOSED else S.PUBLISHED
    readers = {*participants.followers(db, number), *participants.speakers(db, number)} - {except_id}
    owed = [
        Owed(
            notice=notice,
            facts={"consultation_id": number, "state": state.value},
            person_id=each,
            dedupe_key=f"{notice}:{number}:{each}",
        )
        for each in sorted(readers)
    ]
    outbox.owe_many(db, owed, now=now)


def _conclusion(db: Session, found: Consultation, person_id: int | None, *, now: datetime) -> Conclusion:
    number, outcome = found.id or 0, outcomes.of(db, found.id or 0)
    known: dict[str, Any] = {"tally": outcomes.tally(db, number)}
    known |= {"objections": tuple(outcomes.objections(db, number, limit=OBJECTIONS_SHOWN))}
    if person_id is None:
        return Conclusion(found, outcome, **known)
    standing = visiting.standing_of(db, number, person_id, now=now)
    stage = next((each for each in consultations.parts(db, Stage, number) if each.id == found.stage_id), None)
    may_consent = stage is not None and may_in_stage(standing, Deed.CONSENT, kind=stage.kind, floor=stage.floor)
    return Conclusion(
        found,
        outcome,
        **known,
        consent=outcomes.consent_of(db, number, person_id),
        can_run=may(standing.roles, Act.RUN_CONSULTATION, relation=Relation.OTHER, place=Place.PRIVATE),
        can_consent=may_consent and outcome is not None and outcome.state is S.PROPOSED,
    )


def _run_by(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Consultation:
    visiting.public_or_refuse(db, consultation_id)
    return planning.any_of(db, consultation_id, person_id, now=now)


def _check_stage(db: Session, found: Consultation, deed: Deed, person_id: int, *, now: datetime) -> None:
    """Refuse what its stage does not allow; after the last one, whoever leads it may still conclude."""
    if deed is Deed.CONCLUDE and found.status in OVER:
        return
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    stage = next((each for each in staging.stages_of(db, found) if each.id == found.stage_id), None)
    standing = visiting.standing_of(db, found.id or 0, person_id, now=now)
    check_may(standing, deed, consultation=found, stage=stage)


def _check_unpublished(outcome: Outcome | None) -> Outcome:
    if outcome is None:
        raise Refused(Reason.OUTCOME_MISSING)
    if outcome.state is S.PUBLISHED:
        raise Refused(Reason.OUTCOME_PUBLISHED)
    return outcome


def _badge_of(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Badge:
    part = participants.of(db, consultation_id, person_id)
    organisation = part.organisation if part is not None else None
    return badge_of(people.roles_of(db, person_id, now=now), organisation=organisation)


def _redraw(db: Session, consultation_id: int, *, now: datetime) -> None:
    cards.mark_dirty(db, CardKind.OUTCOME, consultation_id, now)
    staging.redraw(db, consultation_id, now=now)


def _note(db: Session, found: Consultation, verb: str, person_id: int, *, now: datetime, **details: Any) -> None:
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb=verb, subject=f"consultation:{found.id}", now=now, details=details)
