"""The tables of notices and cards are whole: whatever a service owes or shows, somebody can draw."""

import ast
import importlib
import inspect
from pathlib import Path

import bot.services
from bot.delivery.live_cards import LOOKS
from bot.delivery.notices import NOTICES, Duty
from storage.tables import CardKind, OutboxMessage

NAME_CHARACTERS = 48
SERVICES = Path(bot.services.__file__).parent


def owed_by(path: Path) -> set[str]:
    """Return every notice that this module names when it owes one, by the constants it uses."""
    module = importlib.import_module(f"bot.services.{path.stem}")
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    values = [word.value for call in calls for word in call.keywords if word.arg == "notice"]
    values += [argument for call in calls for argument in call.args]
    names = {value.id for value in values if isinstance(value, ast.Name) and value.id.isupper()}
    constants = [getattr(module, name) for name in names if isinstance(getattr(module, name, None), str)]
    return {constant for constant in constants if "-" in constant}


def test_every_notice_a_service_owes_can_be_drawn() -> None:
    owed = {notice for path in SERVICES.glob("*.py") if path.stem != "__init__" for notice in owed_by(path)}

    assert owed - set(NOTICES) == set()
    assert len(owed) >= 8


def test_every_notice_fits_its_column_and_takes_what_it_is_given() -> None:
    assert OutboxMessage.model_fields["notice"].metadata
    for name, kind in NOTICES.items():
        assert len(name) <= NAME_CHARACTERS
        assert len(inspect.signature(kind.facts).parameters) == 4
        assert len(inspect.signature(kind.screen).parameters) >= 2


def test_what_goes_to_a_staff_topic_is_a_card_that_comes_at_any_hour() -> None:
    for_staff = [kind for kind in NOTICES.values() if kind.topic is not None]

    assert for_staff
    assert all(kind.duty is Duty.CARD and kind.is_urgent for kind in for_staff)


def test_every_kind_of_card_can_be_drawn() -> None:
    assert set(LOOKS) == set(CardKind)
