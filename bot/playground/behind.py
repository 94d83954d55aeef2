"""The doors to the house behind the playground: what whoever runs a bot here lets visitors of its page see and do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Behind:
    """Callables of the bot's own house; the playground itself knows nothing of what is behind them.

    `record`: every row about a person, by Telegram id, with `known` and `tables`. `deadline`: the next moment at which
    something ends. `gallery`: the names of all `places`, and the `screens` of one, each with `name`, `case`, `html` and
    `buttons`, in one way of writing. `restart`: stop the bot and start it again. `settings`: a ready settings file.
    """

    record: Callable[[int], Awaitable[Json]]
    deadline: Callable[[], Awaitable[datetime | None]]
    gallery: Callable[[str, str], Awaitable[Json]]
    restart: Callable[[], Awaitable[None]]
    settings: Callable[[], str]
