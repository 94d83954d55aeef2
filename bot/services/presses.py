"""One-tap actions as they arrive: a press, decoded once, and what is answered."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.permissions import Place


@dataclass(frozen=True, slots=True)
class Press:
    """A tap on a one-tap button. `update_id` and `press_id` make a repetition harmless.

    `first_name` is for the thanks only and is never stored.
    """

    update_id: int
    press_id: str
    telegram_id: int
    language: str
    arguments: tuple[int, ...]
    place: Place
    chat_telegram_id: int | None
    message_id: int | None
    inline_message_id: str | None
    now: datetime
    first_name: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person is told in a toast: a text id and its values, in their language; `opens` leads to our chat."""

    text_id: str
    language: str
    values: dict[str, Any] = field(default_factory=dict)
    is_alert: bool = False
    opens: str | None = None
