"""What the bot did wrong although nobody asserted it: refused calls, unanswered buttons, late answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.playground.bot_api.traffic import CallRecord, Traffic
from bot.playground.world.queries import CallbackQuery
from bot.playground.world.world import World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; an error is what Telegram refused or a person would be left waiting for."""

    level: str
    code: str
    message: str
    call: int = 0

    def __str__(self) -> str:
        return f"{self.level}: {self.message} ({self.code})"

    def as_json(self) -> Json:
        return {"level": self.level, "code": self.code, "message": self.message, "call": self.call or None}


class Validator:
    """Looks through the calls and queries of a world."""

    def __init__(self, world: World, traffic: Traffic) -> None:
        self.world = world
        self.traffic = traffic

    def findings(self) -> list[Finding]:
        refused = [of_call(call) for call in self.traffic.calls]
        return [finding for finding in refused if finding is not None] + self._unanswered()

    def _unanswered(self) -> list[Finding]:
        return [_unanswered(query) for query in self.world.callbacks.values()]


def _unanswered(query: CallbackQuery) -> Finding:
    pressed = f"{query.button['text']!r} ({query.button['callback_data']})"
    return Finding("error", "callback-unanswered", f"{query.user.name} pressed {pressed} and was never answered")


def of_call(call: CallRecord) -> Finding | None:
    """Return the finding of one call, if it was refused and no fault was injected."""
    if call.ok or call.expected:
        return None
    words = call.answer.get("description", "no answer")
    return Finding("error", "refused", f"{call.method}: {words}", call.seq)
