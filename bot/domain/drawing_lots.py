"""Drawing lots so that nobody can steer it: a seed sealed beforehand, a closed list, and a number nobody could know.

The order of the tickets is that of sha256("<key>|<ticket>"), where the key is sha256("<seed>|<list>|<witness>"), the
list is sha256 of the sorted tickets joined by line breaks, and the seed was published beforehand as sha256 of itself.
Whoever runs the draw knows the seed before the list is closed, but not the witness: a number that is made in public
afterwards, such as next Saturday's lottery numbers, named before the first ticket was given out.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.domain.refusals import Reason, Refused
from storage.tables import Consultation, Draw, DrawState, SeatState, Ticket

SEATS_AT_MOST = 1_000
WITNESS_CHARACTERS = 160
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that could be read as another
CODE_LENGTH = 8
SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class Seen:
    """A draw as one person sees it: how many tickets there are, theirs if any, and how the seats stand."""

    draw: Draw
    theme: str
    tickets: int
    ticket: Ticket | None = None
    taken: int = 0
    is_run_by_viewer: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest draws, and the consultations for which whoever looks may open one."""

    draws: Sequence[Seen]
    drawable: Sequence[Consultation] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything by which anybody can hold a draw again; it names tickets and no person."""

    draw: int
    consultation: int
    seats: int
    commitment: str
    list: str
    tickets: tuple[str, ...]
    witness_named: str
    witness: str
    seed: str
    order: tuple[str, ...]


def new_seed() -> str:
    """Return a seed nobody can guess: 64 hex characters."""
    return secrets.token_hex(SEED_BYTES)


def new_code() -> str:
    """Return a ticket, to be read aloud: eight letters and digits."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def seal(words: str) -> str:
    """Return the sha256 of these words in hex."""
    return sha256(words.encode()).hexdigest()


def digest_of(codes: Iterable[str]) -> str:
    """Return what a list of tickets is sealed to."""
    return seal("\n".join(sorted(codes)))


def order_of(codes: Iterable[str], *, seed: str, witness: str) -> list[str]:
    """Return the tickets in the order in which they were drawn."""
    listed = sorted(codes)
    key = seal(f"{seed}|{digest_of(listed)}|{witness}")
    return sorted(listed, key=lambda code: seal(f"{key}|{code}"))


def findings(proof: dict[str, Any]) -> list[str]:
    """Return what is wrong with the published proof of a draw; nothing, when it was held as it says."""
    codes = [str(code) for code in proof["tickets"]]
    seed, witness = str(proof["seed"]), str(proof["witness"])
    drawn = order_of(codes, seed=seed, witness=witness)
    checks = (
        (seal(seed) == proof["commitment"], "The seed is not the one that was sealed before the draw."),
        (digest_of(codes) == proof["list"], "The list of tickets is not the one that was closed."),
        (len(set(codes)) == len(codes), "A ticket is on the list twice."),
        (drawn == proof["order"], "The tickets were not drawn in this order."),
    )
    return [words for is_so, words in checks if not is_so]


def seats_in(words: str) -> int:
    """Return how many seats somebody wants to fill. Raises: Refused(Reason.SEATS_MISSING)"""
    number = words.strip()
    if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) <= SEATS_AT_MOST):
        raise Refused(Reason.SEATS_MISSING, limit=SEATS_AT_MOST)
    return int(number)


def witness_in(words: str) -> str:
    """Return a witness in the one way in which it is sealed. Raises: Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG)"""
    said = " ".join(words.split())
    if not said:
        raise Refused(Reason.WORDS_EMPTY)
    if len(said) > WITNESS_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(said), limit=WITNESS_CHARACTERS)
    return said


def check_is(draw: Draw, *states: DrawState) -> None:
    """Refuse what does not fit how far a draw has come. Raises: Refused(Reason.DRAW_MOVED_ON)"""
    if draw.state not in states:
        raise Refused(Reason.DRAW_MOVED_ON)


def next_offered(tickets: Iterable[Ticket], *, seats: int) -> list[Ticket]:
    """Return the tickets that are to be offered a seat now, in their order, so that as many as possible are filled."""
    listed = sorted(tickets, key=lambda ticket: ticket.place or 0)
    held = sum(ticket.state in (SeatState.OFFERED, SeatState.TAKEN) for ticket in listed)
    waiting = [each for each in listed if each.state is SeatState.WAITING and each.person_id is not None]
    return waiting[: max(0, seats - held)]
