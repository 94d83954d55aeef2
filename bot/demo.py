"""`folkmoot demo`: the real bot on a small Telegram of its own, in one process, with a page to look at it."""

import asyncio
import logging
import secrets
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import typer
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict
from sqlmodel import Session, delete, func, select

from bot import demo_town, logs
from bot.app import pepper_of
from bot.backstage import Household
from bot.clock import WallClock
from bot.config import LogFormat, Settings
from bot.delivery.civic import terms_of
from bot.domain.terms import Terms
from bot.playground.opening import OpenTown, open_town
from bot.running import run
from bot.services import seating
from storage import chats, departments, people, roles, schema
from storage.database import Database
from storage.faults import StoreBusy
from storage.locks import WriterLock
from storage.tables import AuditEntry, Card, ChatKind, ChatRole, InboxUpdate, Lease, Role, TopicPurpose

MORNING, EVENING = time(10), time(20)
DATABASE = "folkmoot.db"
DEPARTMENTS = ("Roads", "Education")
KEY = "secret-key"
LOCK_PATIENCE_SECONDS = 1.0  # for a demo that is just stopping


class DemoSettings(Settings):
    """What the environment says, and a village's numbers otherwise. No .env is read, so no real bot is touched."""

    model_config = SettingsConfigDict(env_file=None)

    web_port: int = 0
    threshold: int = 500
    consequence: str = "The city council discusses it in public and answers in writing."
    log_format: LogFormat = LogFormat.PLAIN


@dataclass(frozen=True, slots=True)
class Plan:
    """How somebody wants to see the demo."""

    folder: Path
    port: int | None = None
    is_fresh: bool = False
    opens_browser: bool = True


def show(plan: Plan) -> BaseException | None:
    """Show the demo until somebody says stop; return what ended it, if nobody did."""
    return run(lambda: _show(plan))


async def _show(plan: Plan) -> BaseException:
    logs.set_up(DemoSettings().log_format, level=logging.WARNING)
    async with opened(plan) as (place, household):
        typer.echo(f"Folkmoot is ready at {place.address} (Ctrl-C stops it)")
        if plan.opens_browser:
            await asyncio.to_thread(webbrowser.open, place.address)
        return await household.ended


@asynccontextmanager
async def opened(plan: Plan) -> AsyncIterator[tuple[OpenTown, Household]]:
    """Open the town and let the bot live in it, until whoever asked has seen enough."""
    async with AsyncExitStack() as stack:
        place = await stack.enter_async_context(open_town(plan.port, now=WallClock().now()))
        settings = settings_for(place, stack.enter_context(own_folder(plan)))
        await asyncio.to_thread(schema.migrate, settings.database_url)
        await _furnish(settings, place)
        household = await stack.enter_async_context(Household(settings, place.clock))
        place.server.quiet.settled = household.tick
        place.server.behind = household.doors()
        yield place, household


@contextmanager
def own_folder(plan: Plan) -> Iterator[Path]:
    """Give the planned folder, emptied when nothing of the last demo shall be left.

    A second demo at the same time gets a folder of its own, which goes with it.
    """
    folder = plan.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(folder / "demo")
    try:
        lock.take(patience_seconds=LOCK_PATIENCE_SECONDS)
    except StoreBusy:
        with TemporaryDirectory(prefix="folkmoot-demo-") as temporary:
            yield Path(temporary)
        return
    try:
        for left in [*folder.glob(f"{DATABASE}*"), folder / KEY] if plan.is_fresh else []:
            left.unlink(missing_ok=True)
        yield folder
    finally:
        lock.release()


def settings_for(place: OpenTown, folder: Path) -> Settings:
    """Return the settings of a bot that lives in this town and keeps its things in this folder."""
    settings = DemoSettings()
    api = settings.telegram_api if "telegram_api" in settings.model_fields_set else place.address
    ours = {
        "telegram_token": SecretStr(place.town.bot.token),
        "telegram_api": api,
        "database_url": f"sqlite:///{folder / DATABASE}",
        "secret_key": SecretStr(_key_in(folder)),
        "admins": (*settings.admins, place.town.mira.id),
    }
    return settings.model_copy(update=ours)


def _key_in(folder: Path) -> str:
    file = folder / KEY
    if not file.exists():
        file.write_text(secrets.token_hex(32), encoding="ascii")
    return file.read_text(encoding="ascii")


async def _furnish(settings: Settings, place: OpenTown) -> None:
    """Take up the time where the last demo left it, by day, and tell the bot who is who in town."""
    database = Database(settings.database_url, pepper=pepper_of(settings))
    await database.start()
    try:
        last = await database.read(_last_moment)
        now = place.clock.now()
        place.clock.jumps_to(by_day(max(now, last or now), settings.zone))
        await database.write(_begin_again)
        await database.write(_introduce, place)
        await database.write(_remember_the_last_days, place, terms_of(settings))
    finally:
        await database.close()


def _last_moment(db: Session) -> datetime | None:
    return db.exec(select(func.max(AuditEntry.happened_at))).one()


def by_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return this moment, or the next morning if it is night there: a visitor should not find everybody asleep."""
    local = moment.astimezone(zone)
    if MORNING.hour <= local.hour < EVENING.hour:
        return moment
    day = local.date() + timedelta(days=local.hour >= EVENING.hour)
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def _begin_again(db: Session) -> None:
    """Forget what was only true of the last demo's phones: their cards, and what they sent."""
    for kind in (Card, InboxUpdate, Lease):
        db.exec(delete(kind))


def _introduce(db: Session, place: OpenTown) -> None:
    town, now = place.town, place.clock.now()
    for user, role in ((town.mira, Role.ADMIN), (town.sam, Role.MODERATOR), (town.lee, Role.MEMBER)):
        person = people.by_telegram_id(db, user.id)
        person = person or people.welcome(db, telegram_id=user.id, language=user.language_code, now=now)
        roles.grant(db, person.id or 0, role, now=now)
    for chat, role_of_chat in ((town.neighbours, ChatRole.COMMUNITY), (town.staff, ChatRole.STAFF)):
        row = chats.remember(db, telegram_id=chat.id, kind=ChatKind.FORUM, title=chat.title)
        row.bot_is_admin = True
        chats.connect(db, row, role=role_of_chat, now=now)
        if role_of_chat is ChatRole.STAFF:
            chats.set_topic(db, row.id or 0, TopicPurpose.REVIEW, thread_id=town.topic("Review").id)
            chats.set_topic(db, row.id or 0, TopicPurpose.ANNOUNCEMENTS, thread_id=town.topic("Announcements").id)
    _open_offices(db, place)


def _open_offices(db: Session, place: OpenTown) -> None:
    """Let the town's departments answer in their topics; Park sits at Roads."""
    town, now = place.town, place.clock.now()
    staff = chats.by_telegram_id(db, town.staff.id)
    for name in DEPARTMENTS:
        department = departments.by_name(db, name) or departments.keep(db, name=name, now=now)
        number, thread = department.id or 0, town.topic(name).id
        chats.set_topic(db, staff.id or 0 if staff else 0, TopicPurpose.DEPARTMENT, thread_id=thread, subject_id=number)
    park = people.by_telegram_id(db, town.park.id)
    park = park or people.welcome(db, telegram_id=town.park.id, language=town.park.language_code, now=now)
    roads = departments.by_name(db, DEPARTMENTS[0])
    seat = seating.take_seat(db, person_id=park.id or 0, department_id=roads.id or 0 if roads else 0, now=now)
    seat.shown_name = "J. Park"


def _remember_the_last_days(db: Session, place: OpenTown, terms: Terms) -> None:
    """Let a town that has no past yet have one, in which Park of Roads has answered somebody."""
    park, roads = people.by_telegram_id(db, place.town.park.id), departments.by_name(db, DEPARTMENTS[0])
    given = {"officer_id": park.id or 0 if park else 0, "department_id": roads.id or 0 if roads else 0}
    demo_town.live_through(db, terms=terms, now=place.clock.now(), **given)
