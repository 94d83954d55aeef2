"""The updates that wait for one bot: numbered, filtered when made, forgotten when confirmed or too old."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

#: Every kind of update a bot can ask for, in the order of the documentation.
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "message_reaction",
    "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
    "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
)  # fmt: skip
ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_KINDS = frozenset(KINDS) - ONLY_ON_REQUEST
DAY = 24 * 3600
NEVER = 2**62
LIVES = {"callback_query": 150, "inline_query": 30, "pre_checkout_query": 150, "shipping_query": 150}


@dataclass(slots=True, eq=False)
class PlayUpdate:
    """One update for one bot; `lane` names the queue in which a webhook keeps its order."""

    number: int
    kind: str
    body: bytes
    expires_at: int
    lane: str
    state: str = "waiting"

    def as_json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = orjson.loads(self.body)
        return loaded


class UpdateQueue:
    """What one bot has not confirmed yet."""

    def __init__(self, first_number: int, remembered: int = 20_000) -> None:
        self.next_number = first_number
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.next_expiry = NEVER
        self.pending: OrderedDict[int, PlayUpdate] = OrderedDict()
        self.history: deque[PlayUpdate] = deque(maxlen=remembered)
        self.on_change: list[Callable[[], None]] = []
        self.on_put: list[Callable[[PlayUpdate], None]] = []

    def allow(self, names: Iterable[Any]) -> None:
        """Keep a filter for the updates made from now on; nothing known in it means the default."""
        known = frozenset(name.lower() for name in names if isinstance(name, str)) & frozenset(KINDS)
        self.allowed = known or DEFAULT_KINDS

    def put(self, kind: str, payload: dict[str, Any], *, now: int, lane: str) -> PlayUpdate | None:
        if kind not in self.allowed:
            return None
        number = self.next_number
        self.next_number += 1
        body = orjson.dumps({"update_id": number, kind: payload})
        update = PlayUpdate(number, kind, body, now + LIVES.get(kind, DAY), lane)
        self.history.append(update)
        self.enqueue(update)
        return update

    def enqueue(self, update: PlayUpdate) -> None:
        update.state = "waiting"
        self.pending[update.number] = update
        self.next_expiry = min(self.next_expiry, update.expires_at)
        for listener in tuple(self.on_put):
            listener(update)
        self.changed()

    def changed(self) -> None:
        for listener in tuple(self.on_change):
            listener()

    def forget_expired(self, now: int) -> None:
        """Drop what is too old; usually one comparison shows that nothing is."""
        if now < self.next_expiry:
            return
        for update in [update for update in self.pending.values() if update.expires_at <= now]:
            self.finish(update, "expired")
        self.next_expiry = min((update.expires_at for update in self.pending.values()), default=NEVER)

    def confirm_below(self, offset: int) -> None:
        while self.pending:
            number, update = next(iter(self.pending.items()))
            if number >= offset:
                return
            self.finish(update, "confirmed")

    def keep_last(self, count: int) -> None:
        while len(self.pending) > count:
            self.finish(next(iter(self.pending.values())), "confirmed")

    def finish(self, update: PlayUpdate, state: str) -> None:
        self.pending.pop(update.number, None)
        update.state = state
        self.changed()

    def clear(self) -> None:
        self.keep_last(0)

    def repeat(self, update: PlayUpdate, *, now: int, renumbered: bool) -> PlayUpdate:
        """Deliver an update again: as it was, or the same event under a new number."""
        again = PlayUpdate(update.number, update.kind, update.body, now + LIVES.get(update.kind, DAY), update.lane)
        if renumbered:
            again.number = self.next_number
            self.next_number += 1
            again.body = orjson.dumps({**update.as_json(), "update_id": again.number})
        self.history.append(again)
        self.enqueue(again)
        return again
