"""/report, as whoever leads a consultation asks for it, and as everybody else is answered."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.playground.people import Person
from tests.conversations.assembly import a_facilitator, announces, has_said, opens
from tests.conversations.test_concluding import is_followed_to_its_conclusion, writes
from tests.conversations.test_speaking import WORDS
from tests.fixtures.conversation import SECRET_KEY, Scene

ROOT = Path(__file__).parents[2]


def files_in(play: Scene, person: Person) -> dict[str, bytes]:
    """Return what stands in the files somebody was sent, by their names."""
    sent = [each.message.content["document"] for each in person.chat.messages if each.kind == "document"]
    return {each["file_name"]: play.world.files.find(each["file_id"]).body for each in sent}


async def test_a_typed_command_brings_the_report_as_two_files(play: Scene) -> None:
    lead = await opens(play)
    await has_said(play, play.user("Ana"), WORDS, subtopic=3)

    await lead.sends("/report 1")

    files = files_in(play, lead)
    assert list(files) == ["consultation-1-report.pdf", "consultation-1-report.md"]
    assert files["consultation-1-report.pdf"].startswith(b"%PDF-")
    told = files["consultation-1-report.md"].decode()
    assert told.startswith("# Report of consultation 1: Safer streets around schools\n")
    assert "| Have spoken | 1 |" in told
    lead.sees("The report of consultation 1: numbers, stages, every point with its answer")


async def test_the_button_stands_where_a_consultation_is_run_and_under_its_outcome(play: Scene) -> None:
    lead = await a_facilitator(play)
    await is_followed_to_its_conclusion(play, lead)
    await writes(play, lead)
    await lead.presses("Publish the outcome")
    outcome = lead.chat.last.keyboard
    await lead.sends("/consult 1")
    await lead.presses("Run it")

    await lead.presses("Report")

    assert ["Report"] in outcome
    assert "## The outcome" in files_in(play, lead)["consultation-1-report.md"].decode()


async def test_without_a_number_it_asks_of_which_one(play: Scene) -> None:
    lead = await a_facilitator(play)
    await lead.sends("/report")
    lead.sees("No consultation is public yet")
    await announces(play, lead)

    await lead.sends("/report")
    await lead.presses("Report 1")

    assert len(files_in(play, lead)) == 2


async def test_others_are_told_kindly_that_it_is_not_theirs(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")

    await ana.sends("/report 1")
    await ana.sends("/report")

    assert files_in(play, ana) == {}


async def test_the_command_line_writes_the_same_report_beside_the_running_bot(
    play: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await opens(play)
    await has_said(play, play.user("Ana"), WORDS, subtopic=3)
    monkeypatch.setenv("FOLKMOOT_DATABASE_URL", play.house.settings.database_url)
    monkeypatch.setenv("FOLKMOOT_SECRET_KEY", SECRET_KEY)
    words = ["report", "1", "--format", "md", "--output", str(tmp_path / "report.md")]

    said = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-m", "bot", *words], cwd=ROOT, capture_output=True, text=True
    )
    other = CliRunner().invoke(app, ["report", "7", "--output", str(tmp_path / "none.pdf")])

    await lead.sends("/report 1")
    theirs = files_in(play, lead)["consultation-1-report.md"].decode()
    assert said.stdout == f"The report of consultation 1 is in {tmp_path / 'report.md'}.\n"
    ours = (tmp_path / "report.md").read_text(encoding="utf-8")
    numbers = [each.partition("## Numbers")[2].partition("## ")[0] for each in (ours, theirs)]
    assert numbers[0] == numbers[1] != ""
    assert WORDS not in ours
    assert (other.exit_code, other.stderr) == (1, "- There is no public consultation 7.\n")
    assert not (tmp_path / "none.pdf").exists()
