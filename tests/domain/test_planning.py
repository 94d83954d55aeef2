"""Planning: days as people write them, lists as people send them, and the usual six weeks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.planning import PAPER_CHARACTERS, file_name, lines_of, usual_stages
from storage.tables import StageKind

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ZONE = "Europe/Bucharest"


def test_a_list_loses_the_signs_people_put_before_its_lines() -> None:
    said = "1. Speed and crossings\n\n- Walking buses\n  2) Costs and who pays  \n• 30 km/h"

    assert lines_of(said, limit=100) == ["Speed and crossings", "Walking buses", "Costs and who pays", "30 km/h"]


def test_the_usual_plan_takes_six_weeks_from_tomorrow_on() -> None:
    planned, ends_at = usual_stages({kind: kind.value for kind in StageKind}, now=NOW, timezone=ZONE)

    assert [kind for kind, _, _ in planned] == list(StageKind)
    assert planned[0][2] == datetime(2026, 11, 22, tzinfo=ZoneInfo(ZONE))
    assert (ends_at - planned[0][2]).days == 42


@pytest.mark.parametrize(
    ("title", "sent_as", "name"),
    [
        ("", "scan.pdf", "scan.pdf"),
        ("  The budget\nfor 2027 ", "scan.pdf", "The budget for 2027.pdf"),
        ("The budget.PDF", "scan.pdf", "The budget.pdf"),
        ("Income/costs", "scan", "Income-costs"),
        ("The map", "photo.jpg", "The map.jpg"),
    ],
)
def test_a_paper_is_named_by_its_title_and_keeps_its_ending(title: str, sent_as: str, name: str) -> None:
    assert file_name(title, sent_as=sent_as) == name


def test_a_long_title_leaves_room_for_the_ending() -> None:
    name = file_name("The budget of the city " * 20, sent_as="scan.pdf")

    assert len(name) <= PAPER_CHARACTERS
    assert name.endswith(".pdf")
