"""The few calls that need none of python-telegram-bot's objects: fetching, the webhook's address, quick answers."""

from typing import Any, cast

import orjson
from telegram.request import RequestData

from bot.delivery.aiohttp_request import AiohttpRequest


class Parameters:
    """Parameters of one call, in the two words our BaseRequest reads."""

    contains_files = False

    def __init__(self, values: dict[str, Any]) -> None:
        self.json_parameters = {
            name: value if type(value) is str else orjson.dumps(value).decode() for name, value in values.items()
        }


class TelegramApi:
    """Calls by name. Faults are python-telegram-bot's own classes, beside NotSent and Unanswered."""

    __slots__ = ("_address", "_request")

    def __init__(self, request: AiohttpRequest, *, api: str, token: str) -> None:
        self._request = request
        self._address = f"{api}/bot{token}/"

    async def call(self, method: str, *, read_seconds: float = 10.0, **parameters: Any) -> Any:
        """Make one call and return its result. Raises: TelegramError"""
        body = cast(RequestData, Parameters(parameters))
        return await self._request.post(self._address + method, body, read_timeout=read_seconds)
