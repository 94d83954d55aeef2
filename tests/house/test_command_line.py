"""What an operator types, and what is said back."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.config import Settings, variable
from tests.house.commands import STOPS_WITHIN_SECONDS, address_in, asked, running, running_at_once

TOKEN = "7000000001:canary-of-the-token"
OURS = {variable(field) for field in Settings.model_fields}


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, with no setting but these."""
    for name in OURS & os.environ.keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("FOLKMOOT_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("FOLKMOOT_SECRET_KEY", "k" * 32)
    monkeypatch.chdir(tmp_path)


def typed(*words: str) -> Result:
    return CliRunner().invoke(app, words, prog_name="folkmoot")


def test_a_new_place_is_told_to_migrate_and_then_all_is_in_order() -> None:
    before, migrated, after = typed("check"), typed("migrate"), typed("check")

    assert (before.exit_code, before.stderr) == (1, "- The database has not been set up yet. Type: folkmoot migrate\n")
    assert migrated.exit_code == 0
    assert (after.exit_code, after.stdout) == (0, "Everything is in order. The database is sqlite:///folkmoot.db.\n")


def test_run_refuses_a_database_that_was_not_migrated() -> None:
    refused = typed("run")

    assert refused.exit_code == 1
    assert refused.stderr == "- The database has not been set up yet. Type: folkmoot migrate\n"


def test_check_names_every_problem_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLKMOOT_SECRET_KEY", "short")
    monkeypatch.setenv("FOLKMOOT_LANGUAGES", "en,tlh")
    monkeypatch.setenv("FOLKMOOT_TRESHOLD", "7")

    named = typed("check").stderr

    assert [line.split()[1] for line in named.splitlines()] == [
        "FOLKMOOT_SECRET_KEY",
        "FOLKMOOT_TRESHOLD",
        "FOLKMOOT_LANGUAGES",
        "The",
    ]


def test_settings_that_cannot_be_read_are_explained_without_repeating_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLKMOOT_WEB_PORT", TOKEN)
    monkeypatch.setenv("FOLKMOOT_THRESHOLD", "0")

    refused = [typed(command) for command in ("run", "check", "migrate")]

    assert [each.exit_code for each in refused] == [1, 1, 1]
    assert {each.stderr for each in refused} == {
        "- FOLKMOOT_WEB_PORT must be a whole number.\n- FOLKMOOT_THRESHOLD must be at least 1.\n"
    }


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://here", "- Folkmoot keeps its data in SQLite or PostgreSQL, not in mysql.\n"),
        (":", "- That is no address of a database. Folkmoot's own is sqlite:///folkmoot.db.\n"),
        ("sqlite://", "- Folkmoot needs a database file: sqlite:///folkmoot.db. One in memory cannot be shared.\n"),
    ],
)
def test_a_database_of_another_kind_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, url: str, sentence: str
) -> None:
    monkeypatch.setenv("FOLKMOOT_DATABASE_URL", url)

    refused = typed("migrate")

    assert (refused.exit_code, refused.stderr) == (1, sentence)


def test_check_repeats_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLKMOOT_DATABASE_URL", "postgresql://folkmoot:canary-of-the-password@127.0.0.1:1/folkmoot")
    monkeypatch.setenv("FOLKMOOT_TELEGRAM_API", "http://127.0.0.1:1")

    said = typed("check", "--telegram").output

    assert "Telegram cannot be reached" in said
    assert "The database cannot be opened" in said
    assert "canary" not in said


def test_a_demo_stops_when_told_and_the_next_one_goes_on_from_there() -> None:
    with running("demo", "--port", "0", "--no-browser") as first:
        play = address_in(first) + "/play"
        asked(f"{play}/people/ana/send", text="/start")
        asked(f"{play}/clock", days=40)
        first.terminate()
        left_with = first.wait(STOPS_WITHIN_SECONDS)

    with running_at_once("demo", "--port", "0", "--no-browser") as second:
        play = address_in(second) + "/play"
        asked(f"{play}/people/ana/send", text="/start")
        seen = asked(f"{play}/people/ana/chat")["messages"]

    assert left_with == 0
    assert [message["text"].split(".")[0] for message in seen] == ["/start", "Welcome back, Ana"]


def test_two_demos_at_once_do_not_meet() -> None:
    demo = ("demo", "--port", "0", "--no-browser", "--fresh")
    with running_at_once(*demo) as one, running_at_once(*demo) as other:
        plays = [f"{address_in(process)}/play" for process in (one, other)]
        asked(f"{plays[0]}/people/ana/send", text="/start")
        seen = [asked(f"{play}/people/ana/chat")["messages"] for play in plays]

    assert [len(messages) for messages in seen] == [2, 0]


def test_a_bot_in_another_process_serves_the_playground(monkeypatch: pytest.MonkeyPatch) -> None:
    with running_at_once("playground", "--port", "0") as telegram:
        monkeypatch.setenv("FOLKMOOT_TELEGRAM_API", address_in(telegram))
        wrong_token = typed("check", "--telegram").stderr
        monkeypatch.setenv("FOLKMOOT_TELEGRAM_TOKEN", "7000000001:AAplaygroundplaygroundplaygroundpla")
        typed("migrate")
        right_token = typed("check", "--telegram")

    assert "Telegram does not know this bot" in wrong_token
    assert right_token.exit_code == 0
