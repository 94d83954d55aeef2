"""Drawing lots for the seats of a consultation, as the facilitator and the people with tickets live it."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session
from typer.testing import CliRunner

from bot.cli import app
from bot.playground.people import Person
from storage import people, roles
from storage.tables import Consultation, ConsultationStatus, Role
from tests.fixtures.conversation import Scene

WITNESS = "the lottery numbers of Saturday 5 December"
PAPER = Path(__file__).parents[2] / "docs" / "draws.md"


def a_consultation(db: Session, *, telegram_id: int, play: Scene) -> int:
    lead = people.by_telegram_id(db, telegram_id) or people.welcome(
        db, telegram_id=telegram_id, language="en", now=play.now
    )
    roles.grant(db, lead.id or 0, Role.FACILITATOR, now=play.now)
    running = ConsultationStatus.RUNNING
    made = Consultation(
        theme="Safer streets", facilitator_id=lead.id, status=running, created_at=play.now, changed_at=play.now
    )
    db.add(made)
    db.flush()
    return made.id or 0


@pytest.fixture
async def lead(play: Scene) -> Person:
    """Somebody who runs a consultation with an open draw of one seat."""
    mira = play.user("Carol")
    await mira.sends("/start")
    await play.database.write(a_consultation, telegram_id=mira.id, play=play)
    await mira.sends("/draws")
    await mira.presses("New draw: Safer streets")
    await mira.sends("1")
    await mira.sends(WITNESS)
    return mira


async def take_ticket(person: Person) -> str:
    await person.sends("/start draw_1")
    toast = await person.presses("Take a ticket")
    return str(re.fullmatch(r"Your ticket is ([A-Z2-9]{8})\.", toast or "").group(1))  # type: ignore[union-attr]


async def hold(lead: Person) -> None:
    await lead.sends("/start draw_1")
    await lead.presses("Close the list")
    await lead.presses("Hold the draw")
    await lead.sends("3 14 15 27 41 44")


async def test_a_draw_is_opened_sealed_and_entered_once(play: Scene, lead: Person) -> None:
    ana = play.user("Ana")

    code = await take_ticket(ana)
    await ana.sends("/start draw_1")

    lead.sees("Draw 1 is open.")
    seen = ana.chat.last
    assert f"Your ticket: {code}" in seen.text
    assert WITNESS in seen.text
    assert re.search(r"Sealed before the first ticket: [0-9a-f]{64}", seen.text)
    assert seen.keyboard == [["Give my ticket back"], ["Home"]]


async def test_the_list_is_closed_and_the_draw_is_held_in_public(play: Scene, lead: Person) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    codes = {await take_ticket(ana): ana, await take_ticket(bob): bob}

    await hold(lead)
    await play.passes(hours=1)
    document = await proof_of(play, ana)

    assert document["tickets"] == sorted(codes)
    first, second = (codes[code] for code in document["order"])
    first.sees("You were drawn at place 1 for “Safer streets”.")
    second.sees("Your ticket came at place 2, and there is one seat.")


async def test_a_declined_seat_goes_to_the_next(play: Scene, lead: Person) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    codes = {await take_ticket(ana): ana, await take_ticket(bob): bob}
    await hold(lead)
    await play.passes(hours=1)
    first, second = (codes[code] for code in (await proof_of(play, ana))["order"])

    await first.sends("/start draw_1")
    await first.presses("I can't")
    await play.passes(hours=1)
    second.sees("You were drawn at place 2")
    await second.sends("/start draw_1")
    toast = await second.presses("I'll take part")

    assert toast == "The seat is yours."
    assert "and the seat is yours" in second.chat.last.text


async def test_whoever_comes_late_or_may_not_is_told_so(play: Scene, lead: Person) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await take_ticket(ana)
    await bob.sends("/start draw_1")
    await lead.sends("/start draw_1")
    await lead.presses("Close the list")

    toast = await bob.presses("Take a ticket")

    assert toast is not None
    assert toast.startswith("This draw has moved on since.")
    assert "Hold the draw" not in str(bob.chat.last.keyboard)
    await bob.sends("/start draw_77")
    bob.sees("I can't find that draw.")


async def test_the_proof_is_checked_by_the_command_and_by_the_published_lines(
    play: Scene, lead: Person, tmp_path: Path
) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await take_ticket(ana)
    await take_ticket(bob)
    await hold(lead)
    document = await proof_of(play, bob)
    (tmp_path / "draw-1.json").write_text(json.dumps(document))
    lines = re.search(r"```python\n(.*?)```", PAPER.read_text(encoding="utf-8"), re.DOTALL)
    assert lines is not None

    ours = run_in(tmp_path, "-m", "bot", "verify-draw", "draw-1.json")
    theirs = run_in(tmp_path, "-I", "-c", lines.group(1))
    (tmp_path / "draw-1.json").write_text(json.dumps(document | {"seed": "00" * 32}))
    tampered = CliRunner().invoke(app, ["verify-draw", str(tmp_path / "draw-1.json")])

    assert (ours.returncode, theirs.returncode, tampered.exit_code) == (0, 0, 1)
    assert document["order"][0] in ours.stdout
    assert "True" in theirs.stdout
    assert "The seed is not the one that was sealed before the draw." in tampered.stderr
    assert hashlib.sha256(document["seed"].encode()).hexdigest() == document["commitment"]


def run_in(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)


async def proof_of(play: Scene, person: Person) -> dict[str, Any]:
    await person.sends("/start draw_1")
    await person.presses("Check it yourself")
    stored = play.world.files.find(person.chat.last.message.content["document"]["file_id"])
    found: dict[str, Any] = json.loads(stored.body)
    return found
