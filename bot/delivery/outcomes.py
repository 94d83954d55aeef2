"""What becomes of an owed message, for each way its sending can end."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

import structlog

from bot.clock import Clock
from bot.delivery.failures import Failure, Fate
from bot.delivery.notices import Duty, NoticeKind
from bot.services import digesting, owing
from bot.services.owing import Hung
from storage import outbox
from storage.database import Database
from storage.tables import OutboxMessage, OutboxState

log = structlog.get_logger(__name__)

DOUBTED = "in doubt, repeated once"
REPEAT_AFTER = timedelta(seconds=30)
LONGEST_BACK_OFF = timedelta(minutes=10)
ATTEMPT_LIMIT = 12
FAULT_CHARACTERS = 200


class Outcomes:
    """Notes what became of messages; each note is one small write, shared with whatever else is written."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def sent(self, message: OutboxMessage, telegram_message_ids: Sequence[int], card: Hung | None) -> None:
        """It arrived, as these messages."""
        await self._database.write(
            owing.note_sent,
            message.id or 0,
            telegram_message_ids=telegram_message_ids,
            card=card,
            now=self._clock.now(),
            sender_id=message.sender_id,
        )

    async def undelivered(self, message: OutboxMessage, kind: NoticeKind | None, failure: Failure) -> None:
        """Telegram said no, or nothing."""
        if failure.fate is Fate.LATER:
            await self._try_later(message, failure)
        elif failure.fate is Fate.DOUBT:
            await self.doubt(message, kind, failure.fault)
        elif failure.fate is Fate.FOR_EVER:
            await self._lose_reader(message, kind, failure)
        else:
            await self.fail(message, failure.fault)

    async def doubt(self, message: OutboxMessage, kind: NoticeKind | None, fault: str) -> None:
        """Nobody can know whether it arrived: a duty is repeated once and says so, anything else is shown in doubt."""
        is_due_again = kind is not None and kind.duty in (Duty.DUTY, Duty.CARD) and not self.is_repeated(message)
        log.warning("a message is in doubt", outbox_id=message.id, notice=message.notice, is_due_again=is_due_again)
        if is_due_again:
            due_at = self._clock.now() + REPEAT_AFTER
            await self._postpone(message, due_at=due_at, fault=DOUBTED)
        else:
            await self._settle(message, OutboxState.DOUBT, fault)

    @staticmethod
    def is_repeated(message: OutboxMessage) -> bool:
        """Return whether an earlier sending of this message is in doubt."""
        return message.fault == DOUBTED

    async def fail(self, message: OutboxMessage, fault: str) -> None:
        """It will not arrive as it is: it is put on the list of what was given up."""
        log.error("a message has failed", outbox_id=message.id, notice=message.notice, fault=fault)
        await self._settle(message, OutboxState.DEAD, fault)

    async def drop(self, message: OutboxMessage, reason: str) -> None:
        """It is not true, not wanted or not needed any more."""
        await self._settle(message, OutboxState.DROPPED, reason)

    async def drop_unreachable(self, message: OutboxMessage, kind: NoticeKind) -> None:
        """Its reader had left before it was due; whoever should know is told."""
        await self._database.write(
            owing.note_unreachable,
            message.id or 0,
            now=self._clock.now(),
            unreached=kind.unreached,
            sender_id=message.sender_id,
        )

    async def wait(self, message: OutboxMessage, until: datetime) -> None:
        """It may not leave before then."""
        await self._postpone(message, due_at=until, counts=False)

    async def gather(self, message: OutboxMessage, person_id: int, zone: tzinfo) -> None:
        """Its reader would rather hear it in their digest."""
        write, now = self._database.write, self._clock.now()
        await write(digesting.gather, message.id or 0, person_id=person_id, zone=zone, now=now)

    async def hold_until_morning(
        self, message: OutboxMessage, person_id: int, until: datetime, mergeable: Sequence[str]
    ) -> None:
        """It waits until its reader's quiet hours are over, with whatever else waits for that."""
        number, write = message.id or 0, self._database.write
        await write(digesting.hold_until_morning, number, person_id=person_id, due_at=until, mergeable=mergeable)

    async def give_back(self, message: OutboxMessage) -> None:
        """It was claimed and certainly not sent."""
        await self.wait(message, message.due_at)

    async def _try_later(self, message: OutboxMessage, failure: Failure) -> None:
        now, wait = self._clock.now(), failure.wait or timedelta(seconds=1)
        if failure.is_flood:
            await self.wait(message, now + wait)
        elif message.attempts >= ATTEMPT_LIMIT:
            await self.fail(message, failure.fault)
        else:
            pause = min(wait * 2 ** (message.attempts - 1), LONGEST_BACK_OFF)
            await self._postpone(message, due_at=now + pause)

    async def _lose_reader(self, message: OutboxMessage, kind: NoticeKind | None, failure: Failure) -> None:
        log.info("a reader has left", outbox_id=message.id, notice=message.notice, fault=failure.fault)
        unreached = kind.unreached if kind is not None else None
        await self._database.write(
            owing.note_gone, message.id or 0, fault=failure.fault, now=self._clock.now(), unreached=unreached
        )

    async def _settle(self, message: OutboxMessage, state: OutboxState, fault: str) -> None:
        now, fault = self._clock.now(), fault[:FAULT_CHARACTERS]
        await self._database.write(
            outbox.settle, message.id or 0, state=state, now=now, fault=fault, sender_id=message.sender_id
        )

    async def _postpone(
        self, message: OutboxMessage, *, due_at: datetime, counts: bool = True, fault: str | None = None
    ) -> None:
        await self._database.write(
            outbox.postpone, message.id or 0, due_at=due_at, counts=counts, fault=fault, sender_id=message.sender_id
        )
