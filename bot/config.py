"""Settings: read once from the environment and .env, frozen, and every fault named at once in words."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import time
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "FOLKMOOT_"
ENV_FILE = ".env"
NONE = "none"
MINIMUM_SECRET_CHARACTERS = 32
LONGEST_NAME_CHARACTERS = 64
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
COUNTRY = re.compile(r"[A-Z]{2,3}(-[A-Z0-9]{1,4})?", re.ASCII)
MILESTONE = r"^([1-9]\d{0,8}|[1-9]\d? ?%)$"
QUIET_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?- ?([01]\d|2[0-3]):([0-5]\d)")
WEBHOOK_SECRET = re.compile(r"[\w-]{32,256}", re.ASCII)  # what Telegram takes as a secret token


class Mode(StrEnum):
    """How updates arrive from Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """JSON lines for machines, or plain lines for a terminal."""

    JSON = "json"
    PLAIN = "plain"


Names = Annotated[tuple[str, ...], NoDecode]
Ids = Annotated[tuple[int, ...], NoDecode]
Parts = Annotated[tuple[Annotated[str, Field(pattern=MILESTONE)], ...], NoDecode]
Hours = Annotated[tuple[Annotated[int, Field(ge=1, le=24 * 60)], ...], NoDecode]


@cache
def _zone_names() -> set[str]:
    return available_timezones()


class Settings(BaseSettings):
    """Everything an operator can choose; `.env.example` explains each in a sentence."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, frozen=True, extra="ignore", env_ignore_empty=True
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    mode: Mode = Mode.POLLING
    public_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    database_url: Annotated[str, Field(repr=False)] = "sqlite:///folkmoot.db"  # it may hold a password
    secret_key: SecretStr = SecretStr("")
    admins: Ids = ()
    staff_chat: int | None = None
    name: Annotated[str, Field(min_length=1, max_length=64)] = "Folkmoot"
    timezone: str = "UTC"
    languages: Names = ("en",)
    regions: Names = ("Northside", "Old Town", "Riverside")
    topics: Names = ("Streets and transport", "Parks and nature", "Schools and youth", "Housing", "Something else")
    threshold: Annotated[int, Field(ge=1)] = 5000
    consequence: Annotated[str, Field(max_length=300)] = ""
    signing_days: Annotated[int, Field(ge=1)] = 60
    milestones: Parts = ("10", "100", "33%", "66%")
    closing_soon_hours: Hours = (72, 24)
    edit_minutes: Annotated[int, Field(ge=0)] = 30
    draft_days: Annotated[int, Field(ge=1)] = 30
    draft_reminder_days: Annotated[int, Field(ge=1)] = 3
    moderation_days: Annotated[int, Field(ge=1)] = 1
    moderation_late_days: Annotated[int, Field(ge=1)] = 3
    question_days: Annotated[int, Field(ge=1)] = 2
    outage_minutes: Annotated[int, Field(ge=1)] = 60
    signer_months: Annotated[int, Field(ge=1)] = 6
    outbox_days: Annotated[int, Field(ge=31)] = 90
    holidays: str = ""
    reply_days: Annotated[int, Field(ge=1, le=250)] = 20
    review_days: Annotated[int, Field(ge=1, le=250)] = 10
    nudges_per_stage: Annotated[int, Field(ge=0, le=10)] = 2
    demand_days: Annotated[int, Field(ge=1, le=250)] = 5
    ideas_per_day: Annotated[int, Field(ge=1)] = 5
    files_folder: str = "folkmoot-files"
    file_megabytes: Annotated[int, Field(ge=1, le=20)] = 20
    group_posts_per_day: Annotated[int, Field(ge=0, le=3)] = 1
    second_admin_above: Annotated[int, Field(ge=0)] = 1000
    sends_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    paid_sends_per_second: Annotated[int, Field(ge=0, le=1000)] = 0
    quiet_hours: str = "21:00-08:00"
    log_format: LogFormat = LogFormat.JSON

    @field_validator("languages", "regions", "topics", "admins", "milestones", "closing_soon_hours", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("regions", "topics", mode="after")
    @classmethod
    def _short_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if len(name) > LONGEST_NAME_CHARACTERS:
                raise ValueError(f"{name!r} is longer than {LONGEST_NAME_CHARACTERS} characters")
        return value

    @field_validator("telegram_api", "public_url", mode="after")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("timezone", mode="after")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in _zone_names():
            raise ValueError(f"there is no time zone called {value!r}; use a name such as Europe/Bucharest")
        return value

    @field_validator("milestones", "closing_soon_hours", mode="before")
    @classmethod
    def _or_none(cls, value: object) -> object:
        return () if value in (NONE, (NONE,)) else value

    @field_validator("holidays", mode="after")
    @classmethod
    def _country(cls, value: str) -> str:
        if value and not COUNTRY.fullmatch(value):
            raise ValueError("write a country such as RO, or a part of one such as DE-BE")
        return value

    @field_validator("quiet_hours", mode="after")
    @classmethod
    def _hours(cls, value: str) -> str:
        if value != NONE and not QUIET_HOURS.fullmatch(value):
            raise ValueError("write two times of the day, such as 21:00-08:00, or none")
        return value

    @property
    def usual_quiet_hours(self) -> tuple[time, time] | None:
        """From when until when whoever has chosen nothing else is left in peace; None: at no time."""
        if (found := QUIET_HOURS.fullmatch(self.quiet_hours)) is None:
            return None
        begins, ends = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
        return (begins, ends) if begins != ends else None

    @property
    def site(self) -> str:
        """The address of the public pages; empty where nobody was told one, or the system chooses the port."""
        return "" if self.public_url.endswith(":0") else self.public_url

    @property
    def zone(self) -> ZoneInfo:
        """The place's own time zone."""
        return ZoneInfo(self.timezone)


def read_settings(env_file: Path | str | None = ENV_FILE) -> Settings:
    """Return the settings of the environment and this file; the environment wins. Raises: ValidationError"""
    return Settings(_env_file=env_file)


def faults_in(settings: Settings) -> list[str]:
    """Return, in words with the cure, everything that keeps these settings from serving real people."""
    faults = []
    if not TOKEN.fullmatch(settings.telegram_token.get_secret_value()):
        faults.append(f"{PREFIX}TELEGRAM_TOKEN is missing or is no bot token. Ask @BotFather for one: /newbot.")
    if not settings.telegram_api.startswith(("https://", "http://")):
        faults.append(f"{PREFIX}TELEGRAM_API must be an http or https address. Leave it out for Telegram's own.")
    if len(settings.secret_key.get_secret_value()) < MINIMUM_SECRET_CHARACTERS:
        faults.append(f"{PREFIX}SECRET_KEY needs at least 32 characters. Make one: openssl rand -hex 32.")
    if settings.site and not _is_reachable(settings.site):
        faults.append(f"{PREFIX}PUBLIC_URL must be an https address, such as https://folkmoot.example.")
    if settings.mode is Mode.WEBHOOK:
        faults.extend(_webhook_faults(settings))
    return faults


def _is_reachable(address: str) -> bool:
    return address.startswith(("https://", "http://127.0.0.1", "http://localhost"))


def _webhook_faults(settings: Settings) -> list[str]:
    faults = []
    if not settings.public_url:
        faults.append(f"{PREFIX}PUBLIC_URL must be the https address Telegram can reach, when {PREFIX}MODE is webhook.")
    if not WEBHOOK_SECRET.fullmatch(settings.webhook_secret.get_secret_value()):
        faults.append(
            f"{PREFIX}WEBHOOK_SECRET needs 32 to 256 letters, digits, _ or -, when {PREFIX}MODE is webhook. "
            "Make one: openssl rand -hex 32."
        )
    return faults


def explain(error: ValidationError) -> list[str]:
    """Return one sentence for each setting that could not be read; what was given is not repeated, it may be secret."""
    return list(dict.fromkeys(f"{variable(str(fault['loc'][0]))} {_complaint(fault)}." for fault in error.errors()))


def _complaint(fault: Mapping[str, Any]) -> str:
    facts = fault.get("ctx", {})
    match fault["type"]:
        case "int_parsing" | "int_from_float" if len(fault["loc"]) > 1:
            return "must be whole numbers with commas between them"
        case "int_parsing" | "int_from_float":
            return "must be a whole number"
        case "greater_than_equal":
            return f"must be at least {facts['ge']}"
        case "less_than_equal":
            return f"must be at most {facts['le']}"
        case "string_too_long":
            return f"must have at most {facts['max_length']} characters"
        case "enum":
            return f"must be {facts['expected']}"
        case "value_error":
            return f"is not understood: {facts['error']}"
        case _:
            return f"is not understood: {fault['msg']}"


def variable(field: str) -> str:
    """Return the name of a setting as it is written in the environment and in .env."""
    return PREFIX + field.upper()


def unknown_settings(names: Iterable[str] | None = None) -> list[str]:
    """Return a sentence for each variable with our prefix that is no setting: mostly a misspelling."""
    given = {*os.environ, *dotenv_values(ENV_FILE)} if names is None else set(names)
    known = [variable(field) for field in Settings.model_fields]
    strangers = sorted(name for name in given if name.upper().startswith(PREFIX) and name.upper() not in known)
    return [f"{name} is not a setting.{_hint(name.upper(), known)}" for name in strangers]


def _hint(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.8)
    return f" Did you mean {near[0]}?" if near else ""
