"""Drawing lots for the seats of a consultation: opened with a sealed seed, entered, closed, and held in public."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import drawing_lots as rules
from bot.domain.drawing_lots import Listing, Proof, Seen
from bot.domain.permissions import Act, Relation, may
from bot.domain.permissions import Place as Where
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import OVER
from bot.services import permitting, staging
from storage import audit, consultations, draws, flows, outbox, participants, people
from storage.outbox import Owed
from storage.tables import Consultation, ConsultationStatus, Draw, DrawState, Person, SeatState, Ticket

STEP_SEATS, STEP_WITNESS, STEP_HOLD = "lots.seats", "lots.witness", "lots.hold"
OFFERED, NOT_DRAWN = "seat-offered", "not-drawn"
LISTED = 10
UNDER_WAY = (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING)


def ask_seats(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Consultation:
    """Ask how many seats a new draw is to fill. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)"""
    found = _run_by(db, consultation_id, person_id, now=now)
    if found.status in OVER:
        raise Refused(Reason.DRAW_MOVED_ON)
    flows.ask(db, person_id=person_id, step=STEP_SEATS, draft={"consultation_id": consultation_id}, now=now)
    return found


def name_seats(db: Session, *, words: str, person_id: int, now: datetime) -> int:
    """Take how many seats, and ask for the witness. Raises: Refused(Reason.SEATS_MISSING)"""
    draft = _answering(db, person_id, STEP_SEATS)
    seats = rules.seats_in(words)
    flows.ask(db, person_id=person_id, step=STEP_WITNESS, draft=draft | {"seats": seats}, now=now)
    return seats


def begin(db: Session, *, witness_named: str, person_id: int, now: datetime) -> Seen:
    """Open a draw: its seed is sealed, and everybody may take a ticket. Raises: as `ask_seats`, Refused(WORDS_EMPTY)"""
    draft = _answering(db, person_id, STEP_WITNESS)
    found = _run_by(db, int(draft["consultation_id"]), person_id, now=now)
    named, seed = rules.witness_in(witness_named), rules.new_seed()
    draw = Draw(
        consultation_id=found.id or 0,
        seats=int(draft["seats"]),
        witness_named=named,
        seed=seed,
        commitment=rules.seal(seed),
        opened_at=now,
    )
    draws.start(db, draw)
    flows.close(db, person_id)
    staging.redraw(db, draw.consultation_id, now=now)
    _note(db, draw, "draw.opened", person_id, now=now, commitment=draw.commitment, witness=named)
    return _seen(db, draw, person_id, now=now)


def see(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Return a draw as somebody sees it. Raises: Refused(Reason.NO_SUCH_DRAW)"""
    return _seen(db, _draw(db, draw_id, person_id, now=now), person_id, now=now)


def listed(db: Session, *, person_id: int, now: datetime) -> Listing:
    """Return the newest draws anybody may see, and for whom a new one can be opened."""
    found = [_seen(db, draw, person_id, now=now) for draw in draws.newest(db, limit=LISTED) if _is_public(db, draw)]
    may_open = _may_hold(db, person_id, now=now)
    return Listing(found, consultations.with_status(db, UNDER_WAY, limit=LISTED) if may_open else [])


def of_consultation(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Listing:
    """Return the draws of one consultation to whoever leads it, and the consultation while a new one may be opened.

    Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)
    """
    led = _run_by(db, consultation_id, person_id, now=now)
    found = [_seen(db, draw, person_id, now=now) for draw in draws.of_consultation(db, consultation_id)]
    return Listing(found, [] if led.status in OVER else [led])


def enter(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Give somebody a ticket, once. Raises: Refused(NO_SUCH_DRAW), Refused(DRAW_MOVED_ON)"""
    draw = _draw(db, draw_id, person_id, now=now)
    rules.check_is(draw, DrawState.OPEN)
    while draws.ticket_of(db, draw_id, person_id) is None:
        draws.give(db, draw_id, person_id, code=rules.new_code(), now=now)
    return _seen(db, draw, person_id, now=now)


def leave(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Take one's ticket back, while the list is open. Raises: Refused(NO_SUCH_DRAW), Refused(DRAW_MOVED_ON)"""
    draw = _draw(db, draw_id, person_id, now=now)
    rules.check_is(draw, DrawState.OPEN)
    ticket = draws.ticket_of(db, draw_id, person_id)
    if ticket is not None:
        draws.take_back(db, ticket)
    return _seen(db, draw, person_id, now=now)


def close(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Close the list: nobody comes and nobody goes any more. Raises: Refused(NOT_PERMITTED), Refused(DRAW_MOVED_ON)"""
    draw = _draw(db, draw_id, person_id, now=now)
    _run_by(db, draw.consultation_id, person_id, now=now)
    rules.check_is(draw, DrawState.OPEN)
    digest = rules.digest_of(ticket.code for ticket in draws.tickets(db, draw_id))
    if not draws.move(db, draw, DrawState.CLOSED, when=DrawState.OPEN, list_digest=digest, closed_at=now):
        raise Refused(Reason.DRAW_MOVED_ON)
    staging.redraw(db, draw.consultation_id, now=now)
    _note(db, draw, "draw.closed", person_id, now=now, list=digest)
    return _seen(db, draw, person_id, now=now)


def ask_witness(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Ask for the number that nobody could know before. Raises: Refused(NOT_PERMITTED), Refused(DRAW_MOVED_ON)"""
    draw = _draw(db, draw_id, person_id, now=now)
    _run_by(db, draw.consultation_id, person_id, now=now)
    rules.check_is(draw, DrawState.CLOSED)
    flows.ask(db, person_id=person_id, step=STEP_HOLD, draft={"draw_id": draw_id}, now=now)
    return _seen(db, draw, person_id, now=now)


def hold(db: Session, *, witness: str, person_id: int, now: datetime) -> Seen:
    """Hold the draw: the tickets get their places, and the first are offered a seat.

    Raises: Refused(NOT_PERMITTED), Refused(DRAW_MOVED_ON), Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG)
    """
    draw = _draw(db, int(_answering(db, person_id, STEP_HOLD)["draw_id"]), person_id, now=now)
    _run_by(db, draw.consultation_id, person_id, now=now)
    said, number = rules.witness_in(witness), draw.id or 0
    if not draws.move(db, draw, DrawState.DRAWN, when=DrawState.CLOSED, witness=said, drawn_at=now):
        raise Refused(Reason.DRAW_MOVED_ON)
    flows.close(db, person_id)
    order = rules.order_of((each.code for each in draws.tickets(db, number)), seed=draw.seed, witness=said)
    draws.place(db, number, {code: at for at, code in enumerate(order, start=1)})
    staging.redraw(db, draw.consultation_id, now=now)
    _note(db, draw, "draw.held", person_id, now=now, seed=draw.seed, witness=said)
    _offer_seats(db, draw, now=now)
    _tell_the_others(db, draw, now=now)
    return _seen(db, draw, person_id, now=now)


def take_seat(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Take the seat one was offered; from now on one is among the invited. Raises: Refused(Reason.NO_SEAT_OFFERED)"""
    draw, ticket = _offered(db, draw_id, person_id, now=now)
    draws.settle(db, ticket, SeatState.TAKEN, when=(SeatState.OFFERED, SeatState.TAKEN))
    participants.note(db, draw.consultation_id, person_id, invited_at=now, follows=True)
    _note(db, draw, "seat.taken", person_id, now=now, ticket=ticket.code)
    return _seen(db, draw, person_id, now=now)


def decline_seat(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Seen:
    """Leave the seat to whoever was drawn next. Raises: Refused(Reason.NO_SEAT_OFFERED)"""
    draw, ticket = _offered(db, draw_id, person_id, now=now)
    if draws.settle(db, ticket, SeatState.DECLINED, when=(SeatState.OFFERED,)):
        _note(db, draw, "seat.declined", person_id, now=now, ticket=ticket.code)
        _offer_seats(db, draw, now=now)
    return _seen(db, draw, person_id, now=now)


def proof(db: Session, *, draw_id: int, person_id: int, now: datetime) -> Proof:
    """Return everything by which anybody can hold the draw again; it names tickets and no person.

    Raises: Refused(NO_SUCH_DRAW), Refused(DRAW_MOVED_ON)
    """
    draw = _draw(db, draw_id, person_id, now=now)
    rules.check_is(draw, DrawState.DRAWN)
    order = tuple(ticket.code for ticket in draws.tickets(db, draw_id))
    return Proof(
        draw=draw_id,
        consultation=draw.consultation_id,
        seats=draw.seats,
        commitment=draw.commitment,
        list=draw.list_digest,
        tickets=tuple(sorted(order)),
        witness_named=draw.witness_named,
        witness=draw.witness,
        seed=draw.seed,
        order=order,
    )


def told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Seen | None:
    """Return the draw somebody is told of, while what they are told still holds."""
    draw = draws.get(db, int(facts["draw_id"]))
    if draw is None or person is None or person.id is None:
        return None
    seen = _seen(db, draw, person.id, now=now)
    is_so = seen.ticket is not None and seen.ticket.state.value == facts["state"]
    return seen if is_so else None


def _offer_seats(db: Session, draw: Draw, *, now: datetime) -> None:
    number = draw.id or 0
    for ticket in rules.next_offered(draws.tickets(db, number), seats=draw.seats):
        if draws.settle(db, ticket, SeatState.OFFERED, when=(SeatState.WAITING,)):
            _owe(db, OFFERED, draw, ticket, now=now)


def _tell_the_others(db: Session, draw: Draw, *, now: datetime) -> None:
    for ticket in draws.tickets(db, draw.id or 0):
        if ticket.state is SeatState.WAITING and ticket.person_id is not None:
            _owe(db, NOT_DRAWN, draw, ticket, now=now)


def _owe(db: Session, notice: str, draw: Draw, ticket: Ticket, *, now: datetime) -> None:
    facts = {"draw_id": draw.id, "state": ticket.state.value}
    owed = Owed(notice=notice, facts=facts, person_id=ticket.person_id, dedupe_key=f"{notice}:{ticket.id}")
    outbox.owe_many(db, [owed], now=now)


def _offered(db: Session, draw_id: int, person_id: int, *, now: datetime) -> tuple[Draw, Ticket]:
    draw = _draw(db, draw_id, person_id, now=now)
    ticket = draws.ticket_of(db, draw_id, person_id)
    if ticket is None or ticket.state not in (SeatState.OFFERED, SeatState.TAKEN):
        raise Refused(Reason.NO_SEAT_OFFERED)
    return draw, ticket


def _draw(db: Session, draw_id: int, person_id: int, *, now: datetime) -> Draw:
    permitting.require(db, person_id=person_id, act=Act.ENTER_DRAW, now=now)
    draw = draws.get(db, draw_id)
    if draw is None or not _is_public(db, draw):
        raise Refused(Reason.NO_SUCH_DRAW)
    return draw


def _is_public(db: Session, draw: Draw) -> bool:
    found = consultations.get(db, draw.consultation_id)
    return found is not None and found.status not in (ConsultationStatus.DRAFT, ConsultationStatus.TEMPLATE)


def _run_by(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Consultation:
    found = consultations.get(db, consultation_id)
    if found is None or found.status in (ConsultationStatus.DRAFT, ConsultationStatus.TEMPLATE):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    permitting.require(db, person_id=person_id, act=Act.HOLD_DRAW, owner_id=found.facilitator_id, now=now)
    return found


def _seen(db: Session, draw: Draw, person_id: int, *, now: datetime) -> Seen:
    found, number = consultations.get(db, draw.consultation_id), draw.id or 0
    return Seen(
        draw,
        theme=found.theme if found else "",
        tickets=draws.count(db, number),
        ticket=draws.ticket_of(db, number, person_id),
        taken=draws.count(db, number, states=(SeatState.TAKEN,)),
        is_run_by_viewer=_may_hold(db, person_id, now=now),
    )


def _may_hold(db: Session, person_id: int, *, now: datetime) -> bool:
    roles = people.roles_of(db, person_id, now=now)
    return may(roles, Act.HOLD_DRAW, relation=Relation.OTHER, place=Where.PRIVATE)


def _answering(db: Session, person_id: int, step: str) -> dict[str, Any]:
    flow = flows.current(db, person_id)
    if flow is None or flow.step != step:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow.draft


def _note(db: Session, draw: Draw, verb: str, person_id: int, *, now: datetime, **details: Any) -> None:
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb=verb, subject=f"draw:{draw.id}", now=now, details=details)
