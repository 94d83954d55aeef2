"""The sweeps: each asks one service what is due at this moment, so a late, doubled or missed tick changes nothing."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

import structlog

from bot.delivery.civic import Civic
from bot.services import (
    balancing,
    briefing,
    broadcasting,
    casing,
    cleaning,
    closing,
    digesting,
    extending,
    moderating,
    practising,
    promising,
    promising_outcomes,
    proposing,
    reminding,
    resuming,
    staging,
    steering,
)

log = structlog.get_logger(__name__)

REMINDED_AT_ONCE = 1_000
RESTS = 9  # reading the books through takes a tenth of the time, however long it takes then


async def note_signing(civic: Civic, now: datetime) -> int:
    """Note that signing goes on, so that the next start knows since when it did not."""
    return await civic.database.write(extending.note_signing, now=now)


async def close_ideas(civic: Civic, now: datetime) -> int:
    """End the ideas whose day has come."""
    return await _until_done(lambda: civic.database.write(closing.close_due, now))


async def remind_of_closing(civic: Civic, now: datetime) -> int:
    """Tell those who want to know what closes soon."""
    return await civic.database.write(closing.remind_due, now, terms=civic.terms, limit=REMINDED_AT_ONCE)


async def remind_people(civic: Civic, now: datetime) -> int:
    """Remind people of what they asked to be reminded of."""
    return await _until_done(lambda: civic.database.write(reminding.remind_due, now))


async def send_digests(civic: Civic, now: datetime) -> int:
    """Tell together what waits for somebody's digest, or for the end of their quiet hours."""
    return await _until_done(lambda: civic.database.write(digesting.send_due, now, zone=civic.settings.zone))


async def end_practice(civic: Civic, now: datetime) -> int:
    """Take away what people practised a day ago."""
    return await _until_done(lambda: civic.database.write(practising.end_old, now))


async def send_briefs(civic: Civic, now: datetime) -> int:
    """Send this morning's brief to everybody who wishes one."""
    return await _until_done(lambda: civic.database.write(briefing.owe_mornings, now, zone=civic.settings.zone))


async def discard_drafts(civic: Civic, now: datetime) -> int:
    """Delete drafts that nobody has touched for as long as they are kept."""
    return await civic.database.write(proposing.discard_old, terms=civic.terms, now=now)


async def remind_of_drafts(civic: Civic, now: datetime) -> int:
    """Tell people once that a draft of theirs is waiting."""
    return await _until_done(lambda: civic.database.write(resuming.remind_of_drafts, now, terms=civic.terms))


async def keep_promises(civic: Civic, now: datetime) -> int:
    """Tell whoever was promised an answer that it is late, and show the staff, and whoever leads, what is."""
    write, terms = civic.database.write, civic.terms
    outcomes = await _until_done(lambda: write(promising_outcomes.keep_outcomes, now, terms=terms))
    return outcomes + await _until_done(lambda: write(promising.keep_promises, now, terms=terms))


async def refresh_reviews(civic: Civic, now: datetime) -> int:
    """Let the staff see how long each idea has waited."""
    return await civic.database.write(moderating.refresh_waiting, now=now)


async def send_announcements_on(civic: Civic, now: datetime) -> int:
    """Begin announcements whose moment has come, owe the next people their copy, and say how far each is."""
    write = civic.database.write
    if not await civic.database.read(broadcasting.is_anything_under_way, now=now):
        return 0
    found = await write(broadcasting.begin_due, now)
    for _ in range(broadcasting.STEPS_AT_ONCE):
        owed = await write(broadcasting.owe_next, terms=civic.terms, now=now)
        found += owed
        if not owed:
            break
    return found + await write(steering.owe_recalls, now=now) + await write(broadcasting.settle_running, now)


async def open_cases(civic: Civic, now: datetime) -> int:
    """Put every idea that has its signatures before a department."""
    return await _until_done(lambda: civic.database.write(casing.open_due, now, terms=civic.terms))


async def remind_departments(civic: Civic, now: datetime) -> int:
    """Take the step of the ladder that belongs to this day, for every case that has one."""
    return await civic.database.write(casing.remind_due, now, terms=civic.terms, limit=REMINDED_AT_ONCE)


async def refresh_cases(civic: Civic, now: datetime) -> int:
    """Let the cards of cases say how many days are left."""
    return await civic.database.write(casing.refresh_open, now=now)


async def forget_updates(civic: Civic, now: datetime) -> int:
    """Forget which updates were handled, once Telegram cannot send them again."""
    return await _until_done(lambda: civic.database.write(cleaning.forget_updates, now=now))


async def forget_messages(civic: Civic, now: datetime) -> int:
    """Forget what was owed and settled long ago."""
    kept = timedelta(days=civic.settings.outbox_days)
    return await civic.database.write(cleaning.forget_messages, kept=kept, now=now)


async def forget_signers(civic: Civic, now: datetime) -> int:
    """Let signatures of ideas that ended long ago count without any link to who signed."""
    months = civic.settings.signer_months
    return await _until_done(lambda: civic.database.write(cleaning.forget_signers, months=months, now=now))


async def balance_books(civic: Civic, now: datetime) -> int:  # noqa: ARG001  it looks at everything, whenever it was
    """Compare every counter with its rows, and read the audit log through; a finding is an alarm."""
    return await _look_through(civic, balancing.BOOKS, alarm="the books do not balance")


async def examine_database(civic: Civic, now: datetime) -> int:  # noqa: ARG001
    """Read the database's file through, for damage and for rows that point nowhere; a finding is an alarm."""
    return await _look_through(civic, balancing.FILE, alarm="the database is damaged")


async def _look_through(civic: Civic, looks: Iterable[balancing.Look], *, alarm: str) -> int:
    findings = [finding for look in looks for finding in await _read_slowly(civic, look)]
    for finding in findings:
        log.critical(alarm, finding=finding)
    return len(findings)


async def _read_slowly(civic: Civic, look: balancing.Look | None) -> list[str]:
    """Take look after look, each on a snapshot of its own, with long rests between them: nobody waits behind this."""
    found: list[str] = []
    while look is not None:
        began = time.perf_counter()
        page = await civic.database.read(look)
        found, look = found + page.findings, page.then
        if look is not None:
            await asyncio.sleep(RESTS * (time.perf_counter() - began))
    return balancing.shortened(found)


async def wake_delivery(civic: Civic, now: datetime) -> int:  # noqa: ARG001  delivery has its own look at the clock
    """Have the outbox and the live cards look again, should a nudge have been lost."""
    civic.nudge()
    return 0


async def offer_staff_commands(civic: Civic, now: datetime) -> int:
    """Offer whoever has become a reviewer, or a staff chat newly connected, the commands of their work."""
    return await civic.profile.present_to_staff(now=now) if civic.profile else 0


async def turn_stages(civic: Civic, now: datetime) -> int:
    """Let every consultation be in the stage in which the calendar says it is."""
    return await civic.database.write(staging.turn_due, now)


async def hang_consultations(civic: Civic, now: datetime) -> int:
    """Bring groups in line with the consultations that should hang in them."""
    return await civic.hanging.keep(now=now) if civic.hanging else 0


async def forget_files(civic: Civic, now: datetime) -> int:
    """Let go of files that nothing names any more."""
    return await _until_done(lambda: _forget_some_files(civic, now))


async def _forget_some_files(civic: Civic, now: datetime) -> int:
    unneeded = await civic.database.read(cleaning.unneeded_files, now=now)  # long, and no writer waits behind it
    gone = await civic.database.write(cleaning.forget_files, now=now, among=unneeded) if unneeded else []
    for digest in gone:
        await asyncio.to_thread(civic.vault.remove, digest)
    return len(gone)


async def _until_done(step: Callable[[], Awaitable[int]]) -> int:
    """Take one step after the other, each a transaction of its own, until there is nothing left to do."""
    total = 0
    while found := await step():
        total += found
    return total
