"""Inviting people to a consultation: all members at once, one by a link, an organisation by a link of its own."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Act
from bot.domain.planning import RUN_BY_CHARACTERS, Plan
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import OVER
from bot.services import permitting, planning
from storage import audit, consultations, flows, outbox, participants
from storage.outbox import Owed
from storage.tables import Consultation, ConsultationLink, ConsultationStatus, Participant, Person, Role

STEP_ORGANISATION = "inviting.organisation"
INVITED = "consultation-invited"
TOKEN_BYTES = 12


@dataclass(frozen=True, slots=True)
class Link:
    """A link that invites, and for which organisation; its token is shown once and never stored."""

    consultation: Consultation
    token: str
    organisation: str | None = None


def invite_members(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> tuple[Plan, int]:
    """Invite everybody who is a member at this moment; return the plan, and how many are newly invited."""
    found = planning.any_of(db, consultation_id, person_id, now=now)
    already = set(participants.invited(db, consultation_id))
    new = [each for each in participants.holders(db, Role.MEMBER, now=now) if each not in already]
    participants.note_many(db, consultation_id, new, invited_at=now, follows=True)
    if found.status is not ConsultationStatus.DRAFT:
        _tell(db, found, new, now=now)
    actor, subject = db.get(Person, person_id), f"consultation:{consultation_id}"
    audit.append(db, actor=actor, verb="members.invited", subject=subject, now=now, details={"count": len(new)})
    return planning.plan_of(db, found, now=now), len(new)


def make_link(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Link:
    """Make a link that invites whoever opens it, to be given to members one by one."""
    return _make(db, planning.any_of(db, consultation_id, person_id, now=now), person_id, None, now=now)


def ask_organisation(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Consultation:
    """Ask for the name of the organisation that is to be invited."""
    found = planning.any_of(db, consultation_id, person_id, now=now)
    flows.ask(db, person_id=person_id, step=STEP_ORGANISATION, draft={"consultation_id": consultation_id}, now=now)
    return found


def name_organisation(db: Session, *, name: str, person_id: int, now: datetime) -> Link:
    """Make a link for the organisation of this name; the first who opens it speaks for it.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG), Refused(Reason.NO_LONGER_OPEN)
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP_ORGANISATION:
        raise Refused(Reason.NO_LONGER_OPEN)
    organisation = " ".join(name.split())
    if not organisation:
        raise Refused(Reason.WORDS_EMPTY)
    if len(organisation) > RUN_BY_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(organisation), limit=RUN_BY_CHARACTERS)
    found = planning.any_of(db, int(flow.draft["consultation_id"]), person_id, now=now)
    flows.close(db, person_id)
    return _make(db, found, person_id, organisation, now=now)


def accept(db: Session, *, token: str, person_id: int, now: datetime) -> Consultation:
    """Take up an invitation: from now on its reader is among the invited.

    Raises: Refused(Reason.LINK_SPENT), Refused(Reason.NO_SUCH_CONSULTATION)
    """
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    link = participants.link_by_digest(db, digest_of(db, token))
    found = consultations.get(db, link.consultation_id) if link else None
    if link is None or found is None or found.status in OVER:
        raise Refused(Reason.LINK_SPENT)
    if found.status is ConsultationStatus.DRAFT:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    part = participants.of(db, found.id or 0, person_id)
    if link.organisation and not _speaks_for(part, link.organisation):
        if not participants.spend_link(db, link.id or 0, now=now):
            raise Refused(Reason.LINK_SPENT)
        participants.note(db, found.id or 0, person_id, organisation=link.organisation)
    if part is None or part.invited_at is None:
        participants.note(db, found.id or 0, person_id, invited_at=now, follows=True)
    return found


def digest_of(db: Session, token: str) -> str:
    """Return the keyed digest under which a link is remembered."""
    pepper: bytes = db.info["pepper"]
    return hmac.digest(pepper, b"consultation-link:" + token.encode(), "sha256").hex()


def told(db: Session, facts: dict[str, object], person: Person | None, now: datetime) -> Consultation | None:  # noqa: ARG001
    """Return the consultation somebody is told of, while it can still be taken part in."""
    found = consultations.get(db, int(str(facts["consultation_id"])))
    return found if found is not None and found.status not in OVER else None


def _speaks_for(part: Participant | None, organisation: str) -> bool:
    return part is not None and part.organisation == organisation


def _make(db: Session, consultation: Consultation, person_id: int, organisation: str | None, *, now: datetime) -> Link:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    number = consultation.id or 0
    link = ConsultationLink(
        consultation_id=number,
        digest=digest_of(db, token),
        organisation=organisation,
        made_by_id=person_id,
        made_at=now,
    )
    participants.keep_link(db, link)
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb="invitation.made", subject=f"consultation:{number}", now=now)
    return Link(consultation, token, organisation)


def _tell(db: Session, consultation: Consultation, readers: list[int], *, now: datetime) -> None:
    number = consultation.id or 0
    facts = {"consultation_id": number}
    owed = [
        Owed(notice=INVITED, facts=facts, person_id=each, dedupe_key=f"{INVITED}:{number}:{each}") for each in readers
    ]
    outbox.owe_many(db, owed, now=now)
