"""What the README promises a newcomer: suggest as Ana, publish as Sam, sign in Bob's group."""

from pathlib import Path

import pytest

from tests.house.commands import address_in, asked, running

IDEA = "A safe crossing by Elm Street School. Cars pass the gate at 50 km/h."
GROUP = "northside-neighbours"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_newcomer_suggests_publishes_and_signs() -> None:
    with running("demo", "--port", "0", "--no-browser", "--fresh") as demo:
        play = f"{address_in(demo)}/play"
        ana, sam, bob = (f"{play}/people/{who}" for who in ("ana", "sam", "bob"))
        asked(f"{ana}/send", text="/start")
        asked(f"{ana}/press", label="Suggest an idea")
        asked(f"{ana}/send", text=IDEA)
        asked(f"{ana}/press", label="Send for review")
        asked(f"{sam}/press", label="Publish", chat="city-staff", topic="Review")
        found = asked(f"{bob}/inline", query="crossing", chat=GROUP)
        asked(f"{bob}/choose", query_id=found["query_id"], result=0, chat=GROUP)

        pressed = asked(f"{bob}/press", label="Sign this idea", chat=GROUP)
        asked(f"{play}/clock", seconds=5)  # nobody is written to twice in one second
        told = asked(f"{ana}/chat")["messages"][-1]

        assert pressed["toast"] == "Signed. You're number 1. Thank you, Bob."
        assert told["text"].startswith("Your idea is published.")
