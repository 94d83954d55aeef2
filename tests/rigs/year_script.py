"""What people do in the simulated year: written down before it begins, from one seed."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.rigs.year_town import ZONE, Size

LATEST_IDEA_DAYS = 290
WORKING_HOURS = range(9, 17)
Deed = Callable[[], Awaitable[None]]


@dataclass(order=True, slots=True)
class Scene:
    """One thing that somebody does at one moment."""

    at: datetime
    number: int
    what: str
    subject: int = 0
    detail: int = 0


class Script:
    """Everything that people will do, in order."""

    def __init__(self, size: Size, *, seed: int, start: datetime) -> None:
        self.chance = random.Random(seed)
        self.start = start
        self.size = size
        self._scenes: list[Scene] = []
        self._write()
        self.scenes = sorted(self._scenes)

    def _add(self, at: datetime, what: str, subject: int = 0, detail: int = 0) -> None:
        self._scenes.append(Scene(at, len(self._scenes), what, subject, detail))

    def _write(self) -> None:
        size = self.size
        for number in range(size.ideas):
            self._idea(number)
        for number in range(size.drafts):
            self._add(self.moment(1, LATEST_IDEA_DAYS), "draft", number)
        for number in range(size.questions):
            self._question(number)
        for number in range(size.reminders):
            self._add(self.moment(20, LATEST_IDEA_DAYS, hours=range(9, 20)), "reminder", number)
        for number in range(size.cases):
            self._case(number)
        self._befall(size)

    def _befall(self, size: Size) -> None:
        for number in range(size.posts):
            burst = number // 5  # five at once, again and again: more than a group's day can hold
            self._add(self.start + timedelta(days=1 + burst * 340 * 5 // size.posts, hours=3), "post", number)
        for number in range(size.restarts):
            self._add(self.moment(5 + number * 340 // size.restarts, 24), "restart", number)
        for number in range(size.outages):
            hours = (5, 30, 70)[number % 3]
            ends = self.moment(40 + number * 110, 60, hours=range(10, 12))  # people are back at work by then
            self._add(ends - timedelta(hours=hours), "outage", number, hours)

    def _idea(self, number: int) -> None:
        sent = self.moment(1, LATEST_IDEA_DAYS)
        self._add(sent, "idea", number)
        luck = self.chance.random()
        days = 0 if luck < 0.8 else 3 if luck < 0.92 else 6
        if luck > 0.97:
            return
        published = self.office_hour(sent, working_days=days + 1 if days else 0)
        self._add(published, "publish", number)
        reach = min(1.5, self.chance.lognormvariate(-0.6, 0.7))
        crowd = [self.chance.randrange(self.size.people) for _ in range(int(self.size.threshold * reach))]
        days_of_crowd: dict[int, list[int]] = {}
        for person in crowd:
            days_of_crowd.setdefault(int(self.chance.triangular(0, 57, 5)), []).append(person)
        for day, signers in days_of_crowd.items():
            hour = self.chance.choice((time(12, 30), time(18), time(21, 30)))  # at lunch, after work, late
            at = datetime.combine(published.date() + timedelta(days=day + 1), hour, tzinfo=ZONE)
            for signer in signers:
                self._add(at, "sign", number, signer)
        for _ in range(self.chance.randrange(2, 10)):
            follower = self.chance.randrange(self.size.people)
            self._add(published + timedelta(hours=self.chance.randrange(1, 300)), "follow", number, follower)

    def _question(self, number: int) -> None:
        asked = self.moment(1, 330)
        self._add(asked, "question", number)
        luck = self.chance.random()
        if luck < 0.9:
            self._add(self.office_hour(asked, working_days=1 if luck < 0.6 else 5), "answer", number)

    def _case(self, number: int) -> None:
        opened = self.office_hour(self.moment(30, 220), working_days=0)
        self._add(opened, "case", number)
        days = self.chance.choice((4, 9, 15, 19, 20, 22, 25, 29))
        self._add(self.office_hour(opened, working_days=days), "reply", number)

    def moment(self, first_day: int, span_days: int, *, hours: range = range(24)) -> datetime:
        """Return a moment within some days of the year, at one of these hours of the place."""
        day = (self.start + timedelta(days=first_day + self.chance.randrange(span_days))).astimezone(ZONE).date()
        return self._on(day, self.chance.choice(hours))

    def office_hour(self, after: datetime, *, working_days: int) -> datetime:
        """Return an hour of work so many working days later; 0: the next one there is."""
        day, left = after.astimezone(ZONE).date(), working_days
        while left > 0 or day.weekday() > 4:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        moment = self._on(day, self.chance.choice(WORKING_HOURS))
        return moment if moment > after else self.office_hour(after + timedelta(hours=12), working_days=0)

    def _on(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, self.chance.randrange(60)), tzinfo=ZONE)
