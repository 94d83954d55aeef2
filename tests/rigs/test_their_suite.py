"""The check with python-telegram-bot's own live suite says what surprises it, and nothing else."""

from pathlib import Path

from tests.rigs.their_suite.verdict import Expectations, Outcome, judge

LISTED = Expectations({"games": ["tests/_games"]}, {"tests/a.py::test_slow": "it is slow"})


def test_a_failure_on_the_list_is_counted_and_one_beside_it_is_a_surprise() -> None:
    outcomes = [Outcome("tests/a.py::test_quick", True), Outcome("tests/a.py::test_slow[1]", False),
                Outcome("tests/b.py::test_new", False, "failed in call: oh")]  # fmt: skip

    verdict = judge(outcomes, LISTED, whole=True)

    assert (verdict.passed, verdict.failed) == (1, 1)
    assert verdict.surprises == ["FAILED tests/b.py::test_new\n    failed in call: oh"]


def test_what_no_longer_fails_has_to_leave_the_list() -> None:
    verdict = judge([Outcome("tests/a.py::test_slow", True)], LISTED, whole=True)

    assert verdict.surprises == ["NOTHING FAILS HERE, strike it from the list: tests/a.py::test_slow"]


def test_the_list_gives_a_reason_for_everything() -> None:
    expected = Expectations.read(Path(__file__).parent / "their_suite" / "expected.toml")

    assert all(expected.reasons.values())
    assert not set(expected.reasons) & expected.left_out
