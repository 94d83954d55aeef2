"""Whether this process serves people, in one word for whoever watches over it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import orjson
from aiohttp import web

from bot.web.headers import HEADERS

PATH = "/health"


class State(StrEnum):
    """What this process is doing."""

    STARTING = "starting"
    STANDING_BY = "standing by"
    SERVING = "serving"
    IN_TROUBLE = "in trouble"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True)
class Report:
    """The state, and how many updates wait to be handled."""

    state: State
    waiting: int


class Health:
    """200 while people are served or could be at any moment; 503 otherwise."""

    def __init__(self, examine: Callable[[], Awaitable[Report]]) -> None:
        self._examine = examine

    async def handle(self, _request: web.BaseRequest) -> web.Response:
        report = await self._examine()
        is_well = report.state in (State.SERVING, State.STANDING_BY)
        body = orjson.dumps({"status": report.state.value, "waiting": report.waiting})
        status = 200 if is_well else 503
        return web.Response(status=status, body=body, content_type="application/json", headers=HEADERS)
