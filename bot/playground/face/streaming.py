"""What happens, told as it happens: events drawn for each person who may see them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.playground.bot_api.traffic import CallRecord
from bot.playground.face.drawing import draw_chat, draw_message, draw_person, draw_user
from bot.playground.validator import of_call
from bot.playground.world.people import User
from bot.playground.world.updates import PlayUpdate
from bot.playground.world.world import Event

if TYPE_CHECKING:
    from bot.playground.server import PlayServer

Json = dict[str, Any]
MOST_WAITING = 5_000


class Stream:
    """One listener: a page, or a program, that follows some people, or all, and perhaps the calls."""

    def __init__(self, server: PlayServer, viewers: list[User] | None, *, calls: bool, updates: bool) -> None:
        self.server = server
        self.viewers = viewers
        self.frames: asyncio.Queue[Json | None] = asyncio.Queue(MOST_WAITING)
        self._calls, self._updates = calls, updates

    def open(self) -> None:
        self.server.streams.add(self)
        self.server.world.listeners.append(self._on_event)
        if self._calls:
            self.server.traffic.on_call.append(self._on_call)
        if self._updates:
            for bot in self.server.world.bots.values():
                bot.updates.on_put.append(self._on_update)

    def close(self) -> None:
        self.server.streams.discard(self)
        if self._on_event in self.server.world.listeners:
            self.server.world.listeners.remove(self._on_event)
        if self._on_call in self.server.traffic.on_call:
            self.server.traffic.on_call.remove(self._on_call)
        for bot in self.server.world.bots.values():
            if self._on_update in bot.updates.on_put:
                bot.updates.on_put.remove(self._on_update)
        self._put(None)

    def _put(self, frame: Json | None) -> None:
        """Queue a frame; a listener that doesn't keep up loses the oldest."""
        if self.frames.full():
            self.frames.get_nowait()
        self.frames.put_nowait(frame)

    def send(self, frame: Json) -> None:
        self._put(frame)

    def _on_event(self, event: Event) -> None:
        for frame in self._drawn(event):
            self._put({"seq": event.number, **frame})

    def _on_call(self, record: CallRecord) -> None:
        self._put({"type": "call", "call": record.as_json()})
        finding = of_call(record)
        if finding is not None:
            self._put({"type": "finding", "finding": finding.as_json()})

    def _on_update(self, update: PlayUpdate) -> None:
        card = {"seq": update.number, "kind": update.kind, "state": update.state, "update": update.as_json()}
        self._put({"type": "update", "update": card})

    def snapshot(self) -> Json:
        world = self.server.world
        people = [user for user in world.users.values() if not user.is_bot] if self.viewers is None else self.viewers
        clock = {"now": world.clock.now().isoformat(), "flows": world.clock.flows}
        seen = {user.handle: {"person": draw_person(user), "chats": self._chats(user)} for user in people}
        return {"type": "snapshot", "seq": world.event_count, "clock": clock, "as": seen}

    def _chats(self, user: User) -> list[Json]:
        world = self.server.world
        return [draw_chat(world, chat, user) for chat in world.chats_of.get(user.id, {}).values()]

    def _drawn(self, event: Event) -> Iterator[Json]:
        if event.kind == "clock":
            yield {"type": "clock", **event.fields}
            return
        for viewer in self._audience(event):
            yield from self._for_one(event, viewer)

    def _audience(self, event: Event) -> list[User]:
        users = self.server.world.users
        if event.only_for:
            here = [users[event.only_for]] if event.only_for in users else []
        elif event.chat is not None:
            inside = event.kind == "left"
            here = [member.user for member in event.chat.members.values() if inside or member.is_present]
        else:
            here = list(self.viewers or ())
        return [user for user in here if not user.is_bot and (self.viewers is None or user in self.viewers)]

    def _for_one(self, event: Event, viewer: User) -> Iterator[Json]:
        world, chat = self.server.world, event.chat
        frame: Json = {"type": event.kind, "as": viewer.handle}
        if chat is None:
            shown = draw_person(viewer) if event.kind == "person" else None
            yield {**frame, **({"person": shown} if shown else event.fields)}
            return
        if event.kind == "chat":
            yield {**frame, "chat": draw_chat(world, chat, viewer)}
            return
        frame["chat"] = chat.id_for(viewer.id)
        if event.message is not None:
            yield {**frame, "message": draw_message(world, event.message, viewer)}
            if chat.keyboards and event.kind == "message":
                yield {"type": "chat", "as": viewer.handle, "chat": draw_chat(world, chat, viewer)}
            return
        fields = dict(event.fields)
        if isinstance(fields.get("from"), User):
            fields["from"] = draw_user(fields["from"])
        yield {**frame, **fields}
