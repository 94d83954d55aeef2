"""The sender of the outbox: claims what is due, looks at it once more, sends it, and notes what became of it."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypedDict
from weakref import WeakValueDictionary

import structlog

from bot.clock import Clock
from bot.delivery.budgets import Call, Weight
from bot.delivery.calling import Caller, Target, Undelivered
from bot.delivery.crew import Crew
from bot.delivery.fleet import Fleet, Stale
from bot.delivery.notices import NOTICES, NoticeKind
from bot.delivery.outcomes import Outcomes
from bot.delivery.rendering import render
from bot.delivery.sending import Sent, send
from bot.delivery.voices import Voices
from bot.domain import quiet
from bot.domain.weighing import AT_ONCE
from bot.services import owing
from bot.services.owing import Addressed, Fallen, ForDigest, Hung
from bot.views.parcels import Outgoing, Recall
from bot.views.reading import as_told_to
from bot.views.screens import Screen
from bot.views.texts import Html
from storage import outbox
from storage.cards import Spot
from storage.database import Database
from storage.faults import StoreError
from storage.outbox import Claimant
from storage.tables import OutboxMessage, Priority

log = structlog.get_logger(__name__)

POLL_SECONDS = 1.0
GATHER_SECONDS = 0.05  # in a storm of commits, look twenty times a second and not after each
PATIENCE_SECONDS = 5.0
NOWHERE_WAITS = timedelta(minutes=1)
STRANDED_AT_ONCE = 50
GRACE_SECONDS = 3.0
FEWEST_HANDS, MOST_HANDS = 16, 240
CALL_SECONDS = 0.35  # what one message takes, with the store's part of it
KEPT_FREE = 3  # hands that no announcement takes, so that a reply finds one
WEIGHTS = {
    Priority.ANSWER: Weight.REPLY,
    Priority.NOTICE: Weight.NOTICE,
    Priority.ANNOUNCEMENT: Weight.ANNOUNCEMENT,
}


def hands_for(per_second: int) -> int:
    """Return how many messages must be under way at once to send so many a second."""
    return max(FEWEST_HANDS, min(MOST_HANDS, round(per_second * CALL_SECONDS)))


class Known(TypedDict):
    """What the store must be told to see whose message is whose."""

    claimant: Claimant
    living: Iterable[int]
    under_way: Iterable[int]


@dataclass(frozen=True, slots=True)
class Ways:
    """What sending needs: the wire, the store, the time, the words, and what each notice looks like."""

    caller: Caller
    database: Database
    clock: Clock
    voices: Voices
    nights: quiet.Nights
    fleet: Fleet
    notices: dict[str, NoticeKind] = field(default_factory=lambda: NOTICES)


class Posting:
    """Sends what is owed. At most `senders` messages are under way, and so at most so many in doubt after a crash."""

    def __init__(self, ways: Ways, *, senders: int = FEWEST_HANDS, pays: bool = False) -> None:
        self._pays = pays
        self._ways = ways
        self._outcomes = Outcomes(ways.database, ways.clock)
        self._crew = Crew(senders, name="outbox sender")
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._under_way: set[int] = set()
        self._lines: WeakValueDictionary[tuple[int | None, int | None], asyncio.Lock] = WeakValueDictionary()
        self._is_stopping = False

    def nudge(self) -> None:
        """Look at once: something may just have been owed."""
        self._wake.set()

    async def run(self) -> None:
        """Send whatever falls due, until stopped."""
        while not self._is_stopping:
            self._wake.clear()
            try:
                await self._round()
            except Exception as fault:
                log.exception("the outbox cannot be sent", fault=type(fault).__name__)
                await asyncio.sleep(POLL_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)
            await asyncio.sleep(GATHER_SECONDS)

    async def tick(self) -> None:
        """Send everything that is due by the clock now, and return when it has left; for tests and the sweeps."""
        while await self._round() or not self._crew.is_idle:
            await self._crew.wait_for_one()

    async def stop(self) -> None:
        """Claim nothing more, give back what has not begun, and let what is under way arrive."""
        self._is_stopping = True
        self._wake.set()
        await self._crew.stop(grace_seconds=GRACE_SECONDS)

    def begin(self) -> None:
        """Make sure, just before a message leaves, that it is still ours; from now on it is not called back."""
        self._ways.fleet.check()
        self._crew.commit()

    async def _round(self) -> int:
        """Start as many senders as there are messages due and hands free; return how many."""
        async with self._turn:
            claimant = await self._ways.fleet.keep()
            if claimant is None or self._crew.free <= 0 or self._is_stopping:
                return 0
            messages = await self._claim(claimant)
            for message in messages:
                self._under_way.add(message.id or 0)
                self._crew.start(self._post(message))
            return len(messages)

    async def _claim(self, claimant: Claimant) -> list[OutboxMessage]:
        now, free = self._ways.clock.now(), self._crew.free
        known: Known = {
            "claimant": claimant,
            "living": self._ways.fleet.living,
            "under_way": tuple(self._under_way),
        }
        due, has_stranded = await self._ways.database.read(owing.waiting_at, **known, now=now)
        if has_stranded:
            await self._take_over_stranded(known)
        if not due:
            return []
        return await self._ways.database.write(
            outbox.claim, claimant=claimant, now=now, limit=free, most_announcements=free - KEPT_FREE
        )

    async def _take_over_stranded(self, known: Known) -> None:
        """Settle what a dead process was sending: nobody can know whether it arrived."""
        stranded = await self._ways.database.write(outbox.claim_stranded, **known, limit=STRANDED_AT_ONCE)
        for message in stranded:
            await self._outcomes.doubt(message, self._ways.notices.get(message.notice), "its sender died")

    async def _post(self, message: OutboxMessage) -> None:
        try:
            async with self._line_to(message):
                await self._send(message)
        except asyncio.CancelledError:
            await asyncio.shield(self._break_off(message, has_begun=self._crew.has_committed))
            raise
        except Stale as stale:
            log.warning("an outbox message was not sent", outbox_id=message.id, fault=str(stale))
            await self._outcomes.give_back(message)
        except Undelivered as undelivered:
            await self._outcomes.undelivered(message, self._ways.notices.get(message.notice), undelivered.failure)
        except StoreError as fault:
            log.warning("an outbox message waits for the store", fault=type(fault).__name__)
        except Exception as fault:
            log.exception("an outbox message cannot be made", notice=message.notice)
            await self._outcomes.fail(message, type(fault).__name__)
        finally:
            self._under_way.discard(message.id or 0)
            self._wake.set()

    async def _break_off(self, message: OutboxMessage, *, has_begun: bool) -> None:
        if has_begun:
            await self._outcomes.doubt(message, self._ways.notices.get(message.notice), "broken off")
        else:
            await self._outcomes.give_back(message)

    def _line_to(self, message: OutboxMessage) -> asyncio.Lock:
        """Return the line in front of one reader: what is owed to them leaves in its order."""
        reader = (message.person_id, message.chat_id)
        line = self._lines.get(reader)
        if line is None:
            line = self._lines[reader] = asyncio.Lock()
        return line

    async def _send(self, message: OutboxMessage) -> None:
        kind = self._ways.notices.get(message.notice)
        if kind is None:
            await self._outcomes.fail(message, "unknown notice")
            return
        addressed = await self._look(message, kind)
        if addressed is None or not await self._may_go(message, kind, addressed):
            return
        outgoing = self._draw(message, kind, addressed)
        is_silent = not isinstance(outgoing, Recall) and (outgoing.silent or self._is_night(addressed))
        weight = WEIGHTS[message.priority]
        is_paid = self._pays and weight is Weight.ANNOUNCEMENT
        refers_to = outgoing.refers_to if isinstance(outgoing, Screen) else None
        target = Target(*addressed.place, refers_to, is_silent=is_silent, weight=weight, is_paid=is_paid)
        sent = await send(self._ways.caller, target, outgoing)
        await self._outcomes.sent(message, sent.message_ids, self._hung(outgoing, sent, addressed))

    async def _look(self, message: OutboxMessage, kind: NoticeKind) -> Addressed | None:
        now = self._ways.clock.now()
        asked: dict[str, Any] = {"facts": kind.facts, "topic": kind.topic, "importance": kind.importance}
        seen = await self._ways.database.read(owing.look, message, **asked, now=now)
        if seen is Fallen.UNREACHABLE:
            await self._outcomes.drop_unreachable(message, kind)
            return None
        if isinstance(seen, Fallen):
            await self._outcomes.drop(message, seen)
            return None
        if isinstance(seen, ForDigest):
            await self._outcomes.gather(message, seen.person_id, self._ways.nights.zone)
            return None
        if not isinstance(seen, Addressed):
            await self._outcomes.wait(message, now + NOWHERE_WAITS)
            return None
        return seen

    async def _may_go(self, message: OutboxMessage, kind: NoticeKind, addressed: Addressed) -> bool:
        """Return whether it may leave now; otherwise it is put back until it may."""
        ways, now = self._ways, self._ways.clock.now()
        if not kind.is_urgent and (loud_at := _loud_at(addressed, now, ways.nights)) is not None:
            await self._hold(message, kind, addressed, loud_at)
            return False
        room_in = ways.caller.budgets.wait_for_place(Call(addressed.telegram_id, Weight.NOTICE))
        if room_in > PATIENCE_SECONDS:
            await self._outcomes.wait(message, now + timedelta(seconds=room_in))
            return False
        if kind.is_unasked and addressed.chat is not None and addressed.chat.id is not None:
            today = now.astimezone(ways.nights.zone).date()
            if not await ways.database.write(owing.take_post, chat_id=addressed.chat.id, today=today):
                await self._outcomes.wait(message, quiet.tomorrow_at(now, quiet.DAY_BEGINS, zone=ways.nights.zone))
                return False
        return True

    async def _hold(self, message: OutboxMessage, kind: NoticeKind, addressed: Addressed, loud_at: datetime) -> None:
        """Let a notice wait for the morning; what is no duty is told together with what else waits for it."""
        until = quiet.after_the_night(loud_at, addressed.telegram_id)
        person = addressed.person
        if person is None or kind.importance in AT_ONCE or self._outcomes.is_repeated(message):
            await self._outcomes.wait(message, until)
            return
        mergeable = [name for name, other in self._ways.notices.items() if other.importance not in AT_ONCE]
        await self._outcomes.hold_until_morning(message, person.id or 0, until, mergeable)

    def _draw(self, message: OutboxMessage, kind: NoticeKind, addressed: Addressed) -> Outgoing:
        text = self._ways.voices.texts_for(addressed.language)
        outgoing = kind.screen(addressed.facts, text)
        if not isinstance(outgoing, Screen):
            return outgoing
        screen = outgoing
        if addressed.person is not None:
            screen = replace(as_told_to(addressed.person, outgoing, text), stays=outgoing.shown is None)
        if not self._outcomes.is_repeated(message):
            return screen
        return _with_words(screen, text("delivery-repeated", reference=str(message.id)))

    def _hung(self, outgoing: Outgoing, sent: Sent, addressed: Addressed) -> Hung | None:
        if not isinstance(outgoing, Screen) or outgoing.shown is None:
            return None
        return Hung(
            spot=Spot(sent.chat_telegram_id, sent.message_ids[-1]),
            kind=outgoing.shown.kind,
            subject_id=outgoing.shown.subject_id,
            language=self._ways.voices.texts_for(addressed.language).language,
            person_id=addressed.person.id if addressed.person else None,
            shown_hash=render(outgoing).shown_hash,
        )

    def _is_night(self, addressed: Addressed) -> bool:
        return _loud_at(addressed, self._ways.clock.now(), self._ways.nights) is not None


def _loud_at(addressed: Addressed, now: datetime, nights: quiet.Nights) -> datetime | None:
    person = addressed.person
    quiet_from, quiet_until = (person.quiet_from, person.quiet_until) if person else (None, None)
    return nights.loud_again_at(now, quiet_from, quiet_until)


def _with_words(screen: Screen, words: Html) -> Screen:
    return replace(screen, text=f"{screen.text}\n\n<i>{words}</i>")
