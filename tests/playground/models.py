"""What aiogram's models say of every answer and every update that a playground made."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.playground.playing import Playground

Json = dict[str, Any]


@cache
def model_of(method: str) -> TypeAdapter[Any] | None:
    """Return what reads the result of a method, None for a name that only old bots use."""
    from aiogram import methods

    found = getattr(methods, method[:1].upper() + method[1:], None)
    return TypeAdapter(found.__returning__) if found is not None else None


def unreadable(play: Playground) -> list[str]:
    """Return what a model refuses: a field that its type requires is missing, or holds something else."""
    from aiogram.types import Update

    answers = [(call.method, model_of(call.method), call.answer["result"]) for call in play.calls if call.ok]
    updates = [("update", TypeAdapter(Update), update.as_json()) for bot in play.world.bots.values()
               for update in bot.updates.history]  # fmt: skip
    return [
        fault for name, model, given in answers + updates if model is not None for fault in _faults(name, model, given)
    ]


def _faults(name: str, model: TypeAdapter[Any], given: Any) -> list[str]:
    try:
        model.validate_json(orjson.dumps(given))
    except ValidationError as fault:
        return [f"{name}: {error['loc']}: {error['msg']}" for error in fault.errors()]
    return []
