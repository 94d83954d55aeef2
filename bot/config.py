"""Settings: read once from the environment and .env, frozen, and every fault named at once in words."""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "FOLKMOOT_"
MINIMUM_SECRET_CHARACTERS = 32


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


class Settings(BaseSettings):
    """Everything an operator can choose; `.env.example` explains each in a sentence."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", frozen=True, extra="ignore", env_ignore_empty=True
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    mode: Mode = Mode.POLLING
    public_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    database_url: str = "sqlite:///folkmoot.db"
    secret_key: SecretStr = SecretStr("")
    admins: Ids = ()
    staff_chat: int | None = None
    name: Annotated[str, Field(min_length=1, max_length=64)] = "Folkmoot"
    timezone: str = "UTC"
    languages: Names = ("en",)
    regions: Names = ("Northside", "Old Town", "Riverside")
    topics: Names = ("Streets and transport", "Parks and nature", "Schools and youth", "Housing", "Something else")
    threshold: Annotated[int, Field(ge=1)] = 5000
    consequence: str = ""
    signing_days: Annotated[int, Field(ge=1)] = 60
    edit_minutes: Annotated[int, Field(ge=0)] = 30
    draft_days: Annotated[int, Field(ge=1)] = 30
    moderation_days: Annotated[int, Field(ge=1)] = 1
    ideas_per_day: Annotated[int, Field(ge=1)] = 5
    file_megabytes: Annotated[int, Field(ge=1, le=20)] = 20
    group_posts_per_day: Annotated[int, Field(ge=0, le=3)] = 1
    sends_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    log_format: LogFormat = LogFormat.JSON

    @field_validator("languages", "regions", "topics", mode="before")
    @classmethod
    def _split_names(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("admins", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("telegram_api", "public_url", mode="after")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("timezone", mode="after")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"there is no time zone called {value!r}; use a name such as Europe/Bucharest")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The place's own time zone."""
        return ZoneInfo(self.timezone)


def faults_in(settings: Settings) -> list[str]:
    """Return, in words with the cure, everything that keeps these settings from serving real people."""
    faults = []
    token = settings.telegram_token.get_secret_value()
    if ":" not in token:
        faults.append("FOLKMOOT_TELEGRAM_TOKEN is missing or is no bot token. Ask @BotFather for one: /newbot.")
    if len(settings.secret_key.get_secret_value()) < MINIMUM_SECRET_CHARACTERS:
        faults.append("FOLKMOOT_SECRET_KEY needs at least 32 characters. Make one: openssl rand -hex 32.")
    if settings.mode is Mode.WEBHOOK:
        faults.extend(_webhook_faults(settings))
    return faults


def _webhook_faults(settings: Settings) -> list[str]:
    faults = []
    if not settings.public_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        faults.append(
            "FOLKMOOT_PUBLIC_URL must be the https address Telegram can reach, when FOLKMOOT_MODE is webhook."
        )
    if len(settings.webhook_secret.get_secret_value()) < MINIMUM_SECRET_CHARACTERS:
        faults.append(
            "FOLKMOOT_WEBHOOK_SECRET needs at least 32 characters, when FOLKMOOT_MODE is webhook. Make one: openssl rand -hex 32."
        )
    return faults


def explain(error: ValidationError) -> list[str]:
    """Return one sentence for each setting that could not be read."""
    return [
        f"{PREFIX}{'_'.join(str(part) for part in fault['loc']).upper()}: {fault['msg']}" for fault in error.errors()
    ]
