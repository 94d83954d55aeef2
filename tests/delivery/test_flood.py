"""A flood of taps by one person: everybody else's taps go on, and so do theirs once they slow down."""

from bot.delivery import flood
from bot.delivery.flood import Flood
from tests.delivery.test_express import ANA, BOB, Tally, express, tally
from tests.fixtures.inward import Door, a_press

__all__ = ["express", "tally"]


class Hands:
    """Seconds as these tests let them pass."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_burst_is_let_through_and_then_only_what_fingers_do() -> None:
    hands = Hands()
    taps = Flood(burst=5, per_second=2, now=hands)

    at_once = [taps.lets(ANA) for _ in range(8)]
    somebody_else = taps.lets(BOB)
    hands.seconds += 1
    a_second_later = [taps.lets(ANA) for _ in range(3)]

    assert at_once == [True] * 5 + [False] * 3
    assert somebody_else is True
    assert a_second_later == [True, True, False]


def test_whoever_has_rested_is_forgotten() -> None:
    hands = Hands()
    taps = Flood(burst=2, per_second=1, now=hands)
    for number in range(flood.REMEMBERED):
        taps.lets(number)

    hands.seconds += 10
    taps.lets(ANA)

    assert len(taps._buckets) == 1


async def test_a_flood_of_taps_is_answered_and_reaches_no_store(express: Door, tally: Tally) -> None:
    presses = [a_press(number, "sign:41", sender=ANA) for number in range(1, flood.BURST + 21)]

    toasts = [await express.hearing.hear_one(press) for press in presses]
    other = await express.hearing.hear_one(a_press(1_000, "sign:41", sender=BOB))

    assert toasts[-1] is not None
    assert toasts[-1]["text"] == "That was a lot at once. Please wait a moment, then tap again."
    assert len(tally.seen) < len(presses)
    assert other is not None
    assert "text" in other
    assert tally.seen[-1].telegram_id == BOB
