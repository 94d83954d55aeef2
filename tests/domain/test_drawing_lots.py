"""Lots: the same for whoever draws them again, and changed by everything that could be tampered with."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain import drawing_lots
from bot.domain.refusals import Refused
from storage.tables import SeatState, Ticket

SEED = "ab" * 32
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
CODES = [f"TICKET{number:02}" for number in range(40)]


def a_proof(**changed: Any) -> dict[str, Any]:
    order = drawing_lots.order_of(CODES, seed=SEED, witness="7 11 23")
    proof = {
        "seats": 5,
        "commitment": drawing_lots.seal(SEED),
        "list": drawing_lots.digest_of(CODES),
        "tickets": CODES,
        "witness": "7 11 23",
        "seed": SEED,
        "order": order,
    }
    return proof | changed


def test_an_honest_draw_has_no_faults() -> None:
    assert drawing_lots.findings(a_proof()) == []


def test_the_order_of_entering_decides_nothing() -> None:
    again = drawing_lots.order_of(reversed(CODES), seed=SEED, witness="7 11 23")

    assert again == a_proof()["order"]


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"seed": "cd" * 32}, "The seed is not the one"),
        ({"witness": "7 11 24"}, "The tickets were not drawn in this order."),
        ({"tickets": [*CODES, "SMUGGLED"]}, "The list of tickets is not the one that was closed."),
        ({"tickets": [*CODES, CODES[0]]}, "A ticket is on the list twice."),
        ({"order": sorted(CODES)}, "The tickets were not drawn in this order."),
    ],
)
def test_whatever_is_tampered_with_is_found(changed: dict[str, Any], finding: str) -> None:
    found = drawing_lots.findings(a_proof(**changed))

    assert any(words.startswith(finding) for words in found)


def test_every_ticket_comes_first_about_as_often() -> None:
    firsts = [drawing_lots.order_of(CODES[:4], seed=SEED, witness=str(number))[0] for number in range(2_000)]

    counts = [firsts.count(code) for code in CODES[:4]]
    assert all(420 < count < 580 for count in counts)  # 500 expected, 80 is four standard deviations


def test_a_seat_that_is_declined_goes_to_the_next_who_is_still_there() -> None:
    states = (SeatState.TAKEN, SeatState.DECLINED, SeatState.OFFERED, SeatState.WAITING, SeatState.WAITING)
    tickets = [
        Ticket(draw_id=1, person_id=place, code=str(place), state=state, place=place, entered_at=NOON)
        for place, state in enumerate(states, start=1)
    ]
    tickets[3].person_id = None

    offered = drawing_lots.next_offered(tickets, seats=3)

    assert [ticket.place for ticket in offered] == [5]


@pytest.mark.parametrize("words", ["", "none", "0", "-3", "1001", "２４"])
def test_what_is_no_number_of_seats_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        drawing_lots.seats_in(words)
