"""Settings, the paper that explains them, and what is said when they are wrong."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import Mode, Settings, explain, faults_in, read_settings, unknown_settings, variable
from bot.delivery.civic import terms_of
from tests.house.sources import ROOT

EXAMPLE = ROOT / ".env.example"
SECRETS = {
    "telegram_token": "123456:canary-of-the-token",
    "webhook_secret": "canary-of-the-webhook-canary-of-the-webhook",
    "secret_key": "canary-of-the-secret-key-canary-of-the-key",
    "database_url": "postgresql://folkmoot:canary-of-the-database@localhost/folkmoot",
}


@pytest.fixture(autouse=True)
def _untouched_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read nothing of this machine: no variable of ours, and no .env in the folder."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


def lines_of_example() -> list[str]:
    return EXAMPLE.read_text(encoding="utf-8").splitlines()


def test_the_example_names_every_setting_in_it_once_and_no_other() -> None:
    named = [line.partition("=")[0] for line in lines_of_example() if line.startswith("FOLKMOOT_")]

    assert sorted(named) == sorted(variable(field) for field in Settings.model_fields)


def test_the_example_shows_the_defaults() -> None:
    example = read_settings(EXAMPLE)

    assert example == Settings()


def test_the_example_says_a_sentence_before_every_setting() -> None:
    lines = lines_of_example()
    before = {line: lines[at - 1] for at, line in enumerate(lines) if line.startswith("FOLKMOOT_")}
    spoken = {line: said for line, said in before.items() if said.startswith("# ") and said.endswith(".")}

    assert [line for line in before if line not in spoken] == []


def test_no_secret_is_shown_when_settings_are_printed() -> None:
    settings = Settings.model_validate(SECRETS)

    shown = f"{settings!r} {settings} {settings.model_dump_json(exclude={'database_url'})}"

    assert "canary" not in shown


def test_no_secret_is_repeated_when_settings_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    for field, value in SECRETS.items():
        monkeypatch.setenv(variable(field), value)
    monkeypatch.setenv("FOLKMOOT_STAFF_CHAT", SECRETS["secret_key"])

    with pytest.raises(ValidationError) as refused:
        Settings()

    assert explain(refused.value) == ["FOLKMOOT_STAFF_CHAT must be a whole number."]


def test_all_faults_are_named_at_once_and_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"MODE": "pigeon", "THRESHOLD": "0", "ADMINS": "1,ana", "TIMEZONE": "Mars", "NAME": "x" * 65}
    for name, value in wrong.items():
        monkeypatch.setenv(f"FOLKMOOT_{name}", value)

    with pytest.raises(ValidationError) as refused:
        Settings()

    assert sorted(explain(refused.value)) == [
        "FOLKMOOT_ADMINS must be whole numbers with commas between them.",
        "FOLKMOOT_MODE must be 'polling' or 'webhook'.",
        "FOLKMOOT_NAME must have at most 64 characters.",
        "FOLKMOOT_THRESHOLD must be at least 1.",
        "FOLKMOOT_TIMEZONE is not understood: "
        "there is no time zone called 'Mars'; use a name such as Europe/Bucharest.",
    ]


def test_settings_for_nobody_yet_need_a_token_and_a_key() -> None:
    faults = faults_in(Settings())

    assert [fault.split()[0] for fault in faults] == ["FOLKMOOT_TELEGRAM_TOKEN", "FOLKMOOT_SECRET_KEY"]


def test_a_webhook_needs_an_address_and_a_secret_besides() -> None:
    faults = faults_in(Settings(mode=Mode.WEBHOOK))

    assert [fault.split()[0] for fault in faults[2:]] == ["FOLKMOOT_PUBLIC_URL", "FOLKMOOT_WEBHOOK_SECRET"]


def test_complete_settings_have_no_fault() -> None:
    settings = Settings.model_validate({**SECRETS, "mode": Mode.WEBHOOK, "public_url": "https://folkmoot.example"})

    assert faults_in(settings) == []


def test_a_misspelt_setting_is_noticed() -> None:
    strangers = unknown_settings(["FOLKMOOT_TRESHOLD", "FOLKMOOT_THRESHOLD", "HOME"])

    assert strangers == ["FOLKMOOT_TRESHOLD is not a setting. Did you mean FOLKMOOT_THRESHOLD?"]


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLKMOOT_ADMINS", "11, 12")
    monkeypatch.setenv("FOLKMOOT_REGIONS", "Hill, Harbour,")

    settings = Settings()

    assert settings.admins == (11, 12)
    assert settings.regions == ("Hill", "Harbour")


def test_milestones_reminders_and_quiet_hours_are_the_places_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLKMOOT_MILESTONES", "25, 50%")
    monkeypatch.setenv("FOLKMOOT_CLOSING_SOON_HOURS", "48")
    monkeypatch.setenv("FOLKMOOT_QUIET_HOURS", "22:30-07:00")

    terms = terms_of(Settings())

    assert terms.milestones == ("25", "50%")
    assert terms.closing_soon == (timedelta(days=2),)
    assert terms.nights.usual == (time(22, 30), time(7))


def test_a_place_may_do_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MILESTONES", "CLOSING_SOON_HOURS", "QUIET_HOURS"):
        monkeypatch.setenv(f"FOLKMOOT_{name}", "none")

    terms = terms_of(Settings())

    assert (terms.milestones, terms.closing_soon, terms.quiet_hours) == ((), (), None)


@pytest.mark.parametrize(
    ("name", "value"),
    [("MILESTONES", "a third"), ("MILESTONES", "0"), ("CLOSING_SOON_HOURS", "0"), ("QUIET_HOURS", "21:00")],
)
def test_what_is_no_time_and_no_count_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"FOLKMOOT_{name}", value)

    with pytest.raises(ValidationError):
        Settings()
