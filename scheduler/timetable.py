"""What runs, and how often: read it aloud. Each line asks the data what is due; the table itself holds no state."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.civic import Civic
from scheduler import sweeps

Sweep = Callable[[Civic, datetime], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timetable; the sweep returns how much it did, and runs first so long `after` a start."""

    name: str
    every: timedelta
    sweep: Sweep
    after: timedelta = timedelta(0)


TIMETABLE: tuple[Line, ...] = (
    Line("wake the outbox and the live cards", timedelta(seconds=20), sweeps.wake_delivery),
    Line("send announcements on", timedelta(seconds=2), sweeps.send_announcements_on),
    Line("offer the staff its commands", timedelta(minutes=1), sweeps.offer_staff_commands),
    Line("note that signing goes on", timedelta(minutes=1), sweeps.note_signing),
    Line("end ideas whose day has come", timedelta(minutes=1), sweeps.close_ideas),
    Line("remind people of what they asked for", timedelta(seconds=20), sweeps.remind_people),
    Line("turn the stages of consultations", timedelta(minutes=1), sweeps.turn_stages),
    Line("hang consultations up in their groups", timedelta(seconds=20), sweeps.hang_consultations),
    Line("let go of files nobody needs", timedelta(days=1), sweeps.forget_files),
    Line("send the digests that are due", timedelta(minutes=1), sweeps.send_digests),
    Line("take away what was practised yesterday", timedelta(minutes=10), sweeps.end_practice),
    Line("send this morning's briefs", timedelta(minutes=1), sweeps.send_briefs),
    Line("say what closes soon", timedelta(hours=1), sweeps.remind_of_closing),
    Line("say how long ideas have waited for review", timedelta(hours=1), sweeps.refresh_reviews),
    Line("say which promises are late", timedelta(minutes=10), sweeps.keep_promises),
    Line("say once that a draft is waiting", timedelta(hours=1), sweeps.remind_of_drafts),
    Line("put ideas that have their signatures before a department", timedelta(seconds=10), sweeps.open_cases),
    Line("remind departments, their parents and the citizens", timedelta(minutes=5), sweeps.remind_departments),
    Line("say how many days a case has left", timedelta(hours=1), sweeps.refresh_cases),
    Line("discard drafts that were given up", timedelta(hours=1), sweeps.discard_drafts),
    Line("forget updates handled two days ago", timedelta(minutes=10), sweeps.forget_updates),
    Line("forget messages settled long ago", timedelta(days=1), sweeps.forget_messages),
    Line("forget who signed what ended long ago", timedelta(days=1), sweeps.forget_signers),
    Line("see whether the books balance", timedelta(hours=1), sweeps.balance_books),
    Line("see whether the database is whole", timedelta(days=1), sweeps.examine_database, after=timedelta(hours=1)),
)
