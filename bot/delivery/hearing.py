"""The fork in the road behind every receiver: one-tap presses go the express way, everything else to the intake."""

import asyncio
from collections.abc import Sequence

from bot.delivery.express import Express
from bot.delivery.intake import Intake
from bot.delivery.updates import Raw, Unreadable, lane_of


class Hearing:
    """What polling hands its batches to, and the webhook its single updates."""

    def __init__(self, intake: Intake, express: Express) -> None:
        self._intake = intake
        self._express = express

    @property
    def is_full(self) -> bool:
        return self._intake.is_full

    async def wait_for_room(self) -> None:
        await self._intake.wait_for_room()

    async def hear(self, raws: Sequence[Raw]) -> None:
        """Keep a batch: when this returns, every press is done and everything else is in the inbox."""
        ordinary: list[Raw] = []
        lanes: dict[object, list[Raw]] = {}
        for raw in raws:
            if self._express.takes(raw):
                lanes.setdefault(lane_of(raw), []).append(raw)
            else:
                ordinary.append(raw)
        work = [self._press_in_turn(lane) for lane in lanes.values()]
        outcomes = await asyncio.gather(self._intake.accept(ordinary), *work, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def hear_one(self, raw: Raw) -> Raw | None:
        """Keep one update; a press is settled, and the call that answers it is returned for the webhook's response."""
        if not self._express.takes(raw):
            await self._intake.accept([raw])
            return None
        return {"method": "answerCallbackQuery", **await self._express.press(raw)}

    async def set_aside(self, body: bytes, *, reason: Unreadable) -> None:
        await self._intake.set_aside(body, reason=reason)

    async def _press_in_turn(self, presses: list[Raw]) -> None:
        """One person's presses in their order: an undo must not overtake the signature before it."""
        for raw in presses:
            await self._express.press_and_answer(raw)
