"""The ledger lets out what Telegram allows, by a time moved by hand."""

from bot.delivery.budgets import Budgets, Call, Weight

ANA, GROUP = 7_001, -100_7


class Hand:
    """A time that moves only by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def budgets(per_second: int = 30) -> tuple[Budgets, Hand]:
    hand = Hand()
    return Budgets(hand, per_second=per_second), hand


def leave(ledger: Budgets, hand: Hand, call: Call, *, until: float) -> list[float]:
    """Send as fast as the ledger allows, and return when each left."""
    moments = []
    while hand.now < until:
        wait = ledger.wait_for(call)
        if wait > 0:
            hand.now += wait
            continue
        ledger.spend(call)
        moments.append(hand.now)
    return moments


def most_in(moments: list[float], span: float) -> int:
    return max(sum(1 for other in moments if start <= other < start + span) for start in moments)


def test_notices_to_many_people_use_nearly_all_of_the_permitted_rate_and_never_more() -> None:
    ledger, hand = budgets(per_second=30)

    moments = []
    for person in range(3_000):
        call = Call(10_000 + person, Weight.NOTICE)
        while (wait := ledger.wait_for(call)) > 0:
            hand.now += wait
        ledger.spend(call)
        moments.append(hand.now)

    assert most_in(moments, 1.0) <= 30
    assert 3_000 / (moments[-1] - moments[0]) / 30 > 0.97


def test_a_stall_is_won_back_without_a_burst() -> None:
    ledger, hand = budgets(per_second=30)
    for person in range(30):
        hand.now += ledger.wait_for(Call(person + 1, Weight.NOTICE))
        ledger.spend(Call(person + 1, Weight.NOTICE))

    hand.now += 0.5
    moments = []
    for person in range(60):
        hand.now += ledger.wait_for(Call(person + 100, Weight.NOTICE))
        ledger.spend(Call(person + 100, Weight.NOTICE))
        moments.append(hand.now)

    assert most_in(moments, 1.0) <= 30
    assert moments[14] - moments[0] < 15 / 30


def test_answers_never_wait_behind_notices() -> None:
    ledger, hand = budgets(per_second=5)
    for person in range(5):
        hand.now += ledger.wait_for(Call(person + 1, Weight.NOTICE))
        ledger.spend(Call(person + 1, Weight.NOTICE))

    assert ledger.wait_for(Call(ANA, Weight.NOTICE)) > 0
    assert ledger.wait_for(Call(ANA, Weight.ANSWER)) == 0


def test_one_private_chat_gets_short_bursts_and_then_a_message_a_second() -> None:
    ledger, hand = budgets()

    moments = leave(ledger, hand, Call(ANA, Weight.NOTICE), until=1_060.0)

    assert most_in(moments, 4.0) <= 4
    assert len(moments) >= 50


def test_a_group_gets_fewer_than_twenty_unasked_messages_a_minute() -> None:
    ledger, hand = budgets()

    moments = leave(ledger, hand, Call(GROUP, Weight.NOTICE), until=1_180.0)

    assert most_in(moments, 60.0) <= 18


def test_a_group_gets_at_most_twelve_card_edits_a_minute_and_room_is_left_for_answers() -> None:
    ledger, hand = budgets()

    moments = leave(ledger, hand, Call(GROUP, Weight.CARD), until=1_180.0)

    assert most_in(moments, 60.0) <= 12
    assert ledger.wait_for(Call(GROUP, Weight.ANSWER)) == 0


def test_a_full_group_is_named_so_that_nobody_waits_for_it() -> None:
    ledger, hand = budgets()
    for _ in range(12):
        hand.now += ledger.wait_for(Call(GROUP, Weight.CARD))
        ledger.spend(Call(GROUP, Weight.CARD))

    assert ledger.full_places(Weight.CARD) == {GROUP}
    assert ledger.wait_for_place(Call(ANA, Weight.CARD)) == 0


def test_a_flood_in_a_group_pauses_that_group_exactly_that_long() -> None:
    ledger, hand = budgets()

    ledger.pause(Call(GROUP, Weight.CARD), 9)

    assert ledger.wait_for(Call(GROUP, Weight.ANSWER)) == 9
    assert ledger.wait_for(Call(ANA, Weight.NOTICE)) == 0
    hand.now += 8.999
    assert ledger.wait_for(Call(GROUP, Weight.ANSWER)) > 0
    hand.now += 0.001
    assert ledger.wait_for(Call(GROUP, Weight.ANSWER)) == 0


def test_a_flood_in_a_chat_that_was_left_in_peace_is_about_everything() -> None:
    ledger, hand = budgets()
    ledger.spend(Call(ANA, Weight.NOTICE))

    ledger.pause(Call(ANA, Weight.NOTICE), 5)

    assert ledger.wait_for(Call(GROUP, Weight.CARD)) == 5
    assert ledger.wait_for(Call(ANA + 1, Weight.ANSWER)) == 5
    hand.now += 5
    assert ledger.wait_for(Call(ANA + 1, Weight.ANSWER)) == 0


def test_a_flood_in_a_chat_that_was_hurried_is_about_that_chat() -> None:
    ledger, _ = budgets()
    for _ in range(4):
        ledger.spend(Call(ANA, Weight.ANSWER))

    ledger.pause(Call(ANA, Weight.ANSWER), 5)

    assert ledger.wait_for(Call(ANA, Weight.ANSWER)) == 5
    assert ledger.wait_for(Call(ANA + 1, Weight.ANSWER)) == 0


def test_other_calls_do_not_end_a_pause() -> None:
    ledger, hand = budgets()
    ledger.pause(Call(GROUP, Weight.NOTICE), 30)

    for person in range(20):
        hand.now += 1
        ledger.spend(Call(9_000 + person, Weight.ANSWER))

    assert ledger.wait_for(Call(GROUP, Weight.NOTICE)) == 10


def test_a_call_that_left_late_counts_from_when_it_left() -> None:
    ledger, hand = budgets(per_second=30)
    for person in range(30):
        hand.now += ledger.wait_for(Call(person + 1, Weight.NOTICE))
        ledger.spend(Call(person + 1, Weight.NOTICE))
        if person == 0:
            hand.now += 0.03
            ledger.left(Call(person + 1, Weight.NOTICE))
            first_left = hand.now

    hand.now += ledger.wait_for(Call(31, Weight.NOTICE))

    assert hand.now - first_left >= 1.0


def test_what_left_long_after_its_second_does_not_count_once_more() -> None:
    ledger, hand = budgets(per_second=30)
    ledger.spend(Call(ANA, Weight.NOTICE))
    hand.now += 5
    for person in range(29):
        hand.now += ledger.wait_for(Call(person + 1, Weight.NOTICE))
        ledger.spend(Call(person + 1, Weight.NOTICE))

    ledger.left(Call(ANA, Weight.NOTICE))

    assert ledger.wait_for(Call(9_000, Weight.NOTICE)) < 0.1
