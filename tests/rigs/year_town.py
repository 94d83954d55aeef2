"""The town of the simulated year: who lives there, how they like to be written to, and what the phones were told."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.playground.bot_api.traffic import CallRecord
from storage import departments, people, places
from storage.tables import Officer, Person, Volume

ZONE = ZoneInfo("Europe/Bucharest")
FIRST_CITIZEN = 8_000_000
SENT = frozenset({"sendmessage", "sendphoto", "senddocument", "sendvoice"})
LINE = re.compile(r"^\d+\. ", re.MULTILINE)
TAG = re.compile(r"<[^>]*>")
VOLUMES = [Volume.IMPORTANT] * 13 + [Volume.EVERYTHING] * 2 + [Volume.DIGEST] * 3 + [Volume.NOTHING] * 2
NIGHTS = [(time(21), time(8))] * 16 + [(time(22), time(7))] * 2 + [(time(23), time(9)), (time(), time())]


@dataclass(frozen=True, slots=True)
class Size:
    """How big the town is, and what befalls it in its year."""

    people: int = 2_000
    ideas: int = 300
    cases: int = 40
    groups: int = 12
    posts: int = 900
    drafts: int = 60
    questions: int = 40
    reminders: int = 300
    restarts: int = 12
    outages: int = 3
    threshold: int = 60
    days: int = 365


SMALL = Size(
    people=30, ideas=4, cases=2, groups=2, posts=10, drafts=1, questions=3, reminders=8, restarts=4, threshold=5
)


@dataclass(slots=True)
class Citizen:
    """Somebody of the town, and how they like to be written to."""

    telegram_id: int
    person_id: int
    volume: Volume
    night: tuple[time | None, time | None]
    digest_daily: bool

    def is_night(self, moment: datetime) -> bool:
        """Return whether this is a moment of their quiet hours, by a rule of the rig's own."""
        begins, ends = self.night
        if begins is None or ends is None or begins == ends:  # from and until the same time: none at all
            return False
        here = moment.astimezone(ZONE).time()
        return here >= begins or here < ends


@dataclass(frozen=True, slots=True)
class Told:
    """One message that arrived, as its reader's phone shows it; a digest counts line by line in `lines`."""

    at: datetime
    chat_id: int
    words: str

    @property
    def is_digest(self) -> bool:
        return self.words.startswith(("What has moved", "This happened in your quiet hours"))

    @property
    def lines(self) -> list[str]:
        return [part.strip() for part in LINE.split(self.words)[1:]] if self.is_digest else [self.words]


@dataclass
class Phones:
    """What every phone was told, kept by the Telegram of the playground and not by the bot."""

    told: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def hear(self, call: CallRecord) -> None:
        """Note one call of the bot's that sent something."""
        if call.method.lower() not in SENT or not call.ok:
            return
        params, moment = call.params, datetime.fromtimestamp(call.at, ZONE)
        words = TAG.sub("", str(params.get("text") or params.get("caption") or ""))
        chat_id = int(params["chat_id"])
        self.told[chat_id].append(Told(moment, chat_id, words.strip()))


def settle(db: Session, size: Size, chance: random.Random, now: datetime) -> list[Citizen]:
    """Let everybody move in, and have opened the bot's chat."""
    places.arrange_regions(db, ("Northside", "Old Town"))
    return [_move_in(db, FIRST_CITIZEN + number, chance, now) for number in range(size.people)]


def _move_in(db: Session, telegram_id: int, chance: random.Random, now: datetime) -> Citizen:
    person = people.welcome(db, telegram_id=telegram_id, language="en", now=now)
    person.volume, (person.quiet_from, person.quiet_until) = chance.choice(VOLUMES), chance.choice(NIGHTS)
    person.digest_daily = chance.random() < 0.1
    db.add(person)
    people.mark_reachable(db, person.id or 0, now=now)
    night = (person.quiet_from, person.quiet_until)
    return Citizen(telegram_id, person.id or 0, person.volume, night, person.digest_daily)


def appoint(db: Session, officers: list[int], now: datetime, until: datetime) -> list[int]:
    """Found a department for each of these officers, all under the first one."""
    found = [departments.keep(db, name=f"Department {number}", now=now) for number in range(1, len(officers) + 1)]
    for department, person_id in zip(found, officers, strict=True):
        department.parent_id = found[0].id if department is not found[0] else None
        seat: dict[str, Any] = {"person_id": person_id, "department_id": department.id or 0}
        db.add(Officer(**seat, registered_at=now, expires_at=until))
        db.add(department)
    return [department.id or 0 for department in found]


def person_of(db: Session, person_id: int) -> Person:
    """Return somebody's row."""
    return db.get_one(Person, person_id)
