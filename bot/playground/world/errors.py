"""What the playground refuses: a call of a bot in Telegram's words, an action of a person in plain ones."""

from __future__ import annotations

from typing import Any

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class ApiError(Exception):
    """A refused Bot API call, as the bot will read it."""

    def __init__(self, description: str, *, code: int = 400, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body if self.parameters is None else {**body, "parameters": self.parameters}


class Impossible(Exception):
    """A person tried what can't be done here; the message says why, for a developer."""


def bad_request(reason: str) -> ApiError:
    """Return the 400 for a reason, its first letter lowered behind the prefix unless it is a server-side name."""
    second = reason[1:2]
    if second and not second.isupper() and second != "_":
        reason = reason[0].lower() + reason[1:]
    return ApiError(f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(f"Forbidden: {reason}", code=403)


def too_many_requests(retry_after: int) -> ApiError:
    parameters = {"retry_after": retry_after}
    return ApiError(f"Too Many Requests: retry after {retry_after}", code=429, parameters=parameters)


def chat_upgraded(new_id: int) -> ApiError:
    return ApiError(
        "Bad Request: group chat was upgraded to a supergroup chat", parameters={"migrate_to_chat_id": new_id}
    )
