"""What is known of the simulated year without asking the bot: what is owed to whom, in which window, and how often."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from storage.tables import RemindWhen
from tests.rigs.year_known import KnownCase, KnownIdea, KnownReminder
from tests.rigs.year_town import ZONE, Citizen, Phones, Size

A_DAY = timedelta(days=1)
SWEEP = timedelta(minutes=85)  # an hourly sweep, and the step of the rig
SOON = timedelta(minutes=31)  # a sweep every ten minutes, and the step of the rig
TURNS = timedelta(minutes=21)


@dataclass(frozen=True, slots=True)
class Owed:
    """Words that somebody must hear once, not before the one moment and not after the other."""

    who: Citizen
    words: str
    earliest: datetime
    latest: datetime


class Oracle:
    """The truth of the year, and what it says about what the phones were told."""

    def __init__(self, phones: Phones, size: Size) -> None:
        self.phones, self.size = phones, size
        self.citizens: dict[int, Citizen] = {}
        self.groups: set[int] = set()
        self.ideas: dict[int, KnownIdea] = {}
        self.drafts: dict[int, tuple[Citizen, datetime, str]] = {}
        self.questions: dict[int, tuple[Citizen, datetime, datetime | None]] = {}
        self.reminders: list[KnownReminder] = []
        self.cases: dict[int, KnownCase] = {}
        self.outages: list[tuple[datetime, datetime]] = []
        self.ladder: list[tuple[int, str, datetime]] = []
        self.left: dict[str, int] = {}
        self.steps = 0
        self.end = datetime.max.replace(tzinfo=ZONE)

    def open_idea(self, chance: random.Random, now: datetime) -> KnownIdea | None:
        """Return some idea that can be signed now."""
        found = [idea for idea in self.ideas.values() if not idea.has_ended(now)]
        return chance.choice(found) if found else None

    def published_idea(self, chance: random.Random) -> KnownIdea | None:
        """Return some idea that has been published."""
        found = [idea for idea in self.ideas.values() if idea.published_at is not None]
        return chance.choice(found) if found else None

    def note_outage(self, start: datetime, end: datetime) -> None:
        """Give each day on which signing was off for an hour back, by a rule of the rig's own."""
        self.outages.append((start, end))
        day = start.astimezone(ZONE).date()
        while (midnight := _midnight(day)) < end:
            off = min(end, _midnight(day + A_DAY)) - max(start, midnight)
            if off >= timedelta(hours=1):
                self._give_back(max(start, midnight), min(end, _midnight(day + A_DAY)), gone_at=start, now=end)
            day += A_DAY

    def _give_back(self, start: datetime, end: datetime, *, gone_at: datetime, now: datetime) -> None:
        for idea in self.ideas.values():
            if idea.published_at is None or idea.published_at >= end or idea.closes_at <= start:
                continue
            before, later = idea.closes_at, _midnight(idea.closes_at.astimezone(ZONE).date() + A_DAY)
            idea.closings.append((now, later))
            idea.gone_at.append(gone_at)  # nobody was there any more to tell of the earlier end
            for reminder in self.reminders:
                if reminder.idea is idea and reminder.wish is RemindWhen.BEFORE_CLOSING and reminder.due_at > start:
                    reminder.due_at += later - before

    # -- what is owed ---------------------------------------------------------------------------------------------

    def owed(self) -> list[Owed]:
        """Return everything that somebody must have heard by the end of the year, but for its last days."""
        every = [*self._of_ideas(), *self._of_drafts(), *self._of_questions(), *self._of_reminders()]
        return [each for each in every if each.latest < self.end]

    def _of_ideas(self) -> list[Owed]:
        found = []
        for idea in self.ideas.values():
            number, author = idea.number, idea.author
            promised = _midnight(after_working_days(idea.sent_at.astimezone(ZONE).date(), 1) + A_DAY)
            if idea.published_at is None or idea.published_at > promised:
                found.append(self._window(author, f"Your idea {number}, ", promised, SOON))
            if idea.published_at is None:
                continue
            found.append(self._window(author, f"our idea {number} has ended", idea.closes_at, SOON))
            if idea.reached_at is not None:
                found.append(self._window(author, f"Your idea {number} has reached", idea.reached_at, SOON))
            for before in (timedelta(hours=72), timedelta(hours=24)):
                told_at = self._up_again(idea.told_at(before))
                if idea.reached_at is None or idea.reached_at > told_at + SWEEP:
                    found.append(self._window(author, f"Your idea {number} closes on", told_at, SWEEP))
        return found

    def _of_drafts(self) -> list[Owed]:
        due = timedelta(days=3)
        return [self._window(who, words, at + due, SWEEP) for who, at, words in self.drafts.values()]

    def _of_questions(self) -> list[Owed]:
        found = []
        for asker, asked_at, answered_at in self.questions.values():
            late_at = _midnight(after_working_days(asked_at.astimezone(ZONE).date(), 2) + A_DAY)
            day = asked_at.astimezone(ZONE)
            late = self._window(asker, f"Your question of {day.day} {day:%B} still waits", late_at, SOON)
            if (
                answered_at is None or answered_at > late.latest
            ):  # the answer itself may come first, after an outage or a night
                found.append(late)
        return found

    def _of_reminders(self) -> list[Owed]:
        found = []
        for each in self.reminders:
            words = f"You asked me to remind you of idea {each.idea.number},"
            if not each.is_cancelled:
                is_exact = each.wish is RemindWhen.HOUR
                found.append(self._window(each.who, words, each.due_at, SOON, is_exact=is_exact))
        return found

    def _window(
        self, who: Citizen, words: str, earliest: datetime, within: timedelta, *, is_exact: bool = False
    ) -> Owed:
        up = self._up_again(earliest)
        latest = self._up_again(up + within)
        if (not is_exact and who.is_night(latest)) or who.is_night(up):
            latest = max(latest, self._up_again(_morning_after(latest, who)) + TURNS + SOON)
        return Owed(who, words, earliest, latest)

    def _up_again(self, moment: datetime) -> datetime:
        """Return the moment, or when the bot was back if it was away then."""
        return next((end for start, end in self.outages if start <= moment < end), moment)

    # -- what came of it ------------------------------------------------------------------------------------------

    def faults(self) -> list[str]:
        """Return in words every promise that was not kept."""
        return [*self._missed(), *self._by_night(), *self._digests(), *self._groups(), *self._ladder(), *self._rest()]

    def _missed(self) -> list[str]:
        found, due = [], Counter((each.who.telegram_id, each.words) for each in self.owed())
        for each in self.owed():
            said = [t.at for t in self.phones.told[each.who.telegram_id] if any(each.words in x for x in t.lines)]
            in_time = [at for at in said if each.earliest <= at <= each.latest]
            if (len(in_time) != 1 and len(said) != due[each.who.telegram_id, each.words]) or not in_time:
                window = f"{each.earliest:%d %b %H:%M} to {each.latest:%d %b %H:%M}"
                heard = ", ".join(f"{at:%d %b %H:%M}" for at in said)
                found.append(f"{each.words!r}: owed once from {window}, heard at [{heard}]")
        return found

    def _by_night(self) -> list[str]:
        exact = {(r.who.telegram_id, r.idea.number) for r in self.reminders if r.wish is RemindWhen.HOUR}
        allowed = {(who, f"You asked me to remind you of idea {number},") for who, number in exact}
        return [
            f"by night, {told.at:%d %b %H:%M}: {told.words[:60]!r}"
            for who, citizen in self.citizens.items()
            for told in self.phones.told[who]
            if citizen.is_night(told.at) and not any(w == who and told.words.startswith(x) for w, x in allowed)
        ]

    def _digests(self) -> list[str]:
        found = []
        for who, citizen in self.citizens.items():
            days = [told.at for told in self.phones.told[who] if told.words.startswith("What has moved")]
            for day, count in Counter(at.date() for at in days).items():
                is_due = citizen.digest_daily or day.weekday() == 4 or self._was_away(day)
                if count > 1 or not is_due:
                    found.append(f"{count} digests on {day:%A %d %b}")
        return found

    def _was_away(self, day: date) -> bool:
        return any(end.astimezone(ZONE).date() in (day, day - A_DAY) for _, end in self.outages)

    def _groups(self) -> list[str]:
        heard = [told for group in self.groups for told in self.phones.told[group]]
        posts = [told for told in heard if not told.words.startswith("Hello.")]  # it was added, and said so
        full = Counter((told.chat_id, told.at.date()) for told in posts)
        over = [f"{count} posts in group {group} on {day}" for (group, day), count in full.items() if count > 1]
        twice = [
            f"{words!r} {count} times" for words, count in Counter(told.words for told in posts).items() if count > 1
        ]
        return over if len(posts) == self.size.posts else [*over, *twice, f"{len(posts)} of {self.size.posts} posts"]

    def _ladder(self) -> list[str]:
        taken, found = Counter((case, step) for case, step, _ in self.ladder), []
        for case in self.cases.values():
            for day, step in _steps_of(case, self.end):
                at = [
                    when.astimezone(ZONE) for number, key, when in self.ladder if (number, key) == (case.case_id, step)
                ]
                is_away = any(s.astimezone(ZONE).date() <= day <= e.astimezone(ZONE).date() for s, e in self.outages)
                in_time = [each for each in at if each.date() == day and time(9) <= each.time() < time(10, 25)]
                if not is_away and len(in_time) != 1:
                    found.append(f"case {case.case_id}: {step} on {day} was taken at {at}")
        return [*found, *(f"case {case}: {step} was taken {n} times" for (case, step), n in taken.items() if n > 1)]

    def _rest(self) -> list[str]:
        found = [f"{count} messages are {state}" for state, count in self.left.items()]
        if self.median_per_week() > 2:
            found.append(f"the median is {self.median_per_week():.2f} messages a week")
        return found

    def median_per_week(self) -> float:
        """Return how many messages somebody in the middle hears unasked in a week."""
        counts = [
            sum(not told.words.startswith("You asked me") for told in self.phones.told[who]) for who in self.citizens
        ]
        return median(counts) / (self.size.days / 7)

    def report(self) -> str:
        """Return the year in a few lines."""
        told = [told for who in self.citizens for told in self.phones.told[who]]
        busiest = max((len(self.phones.told[who]) for who in self.citizens), default=0)
        return "\n".join(
            [
                f"{len(self.citizens)} people, {len(self.ideas)} ideas, {len(self.cases)} cases, {self.steps} moments",
                f"{len(told)} messages to people, {sum(t.is_digest for t in told)} of them digests or mornings",
                f"{len(self.owed())} things owed once and in their window; {len(self.ladder)} steps of the ladder",
                f"{sum(len(self.phones.told[g]) for g in self.groups)} posts in {len(self.groups)} groups",
                f"unasked messages a week: median {self.median_per_week():.2f}; most in a year {busiest}",
                f"faults: {len(self.faults())}",
            ]
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZONE)


def _morning_after(moment: datetime, who: Citizen) -> datetime:
    here, ends = moment.astimezone(ZONE), who.night[1] or time()
    morning = datetime.combine(here.date(), ends, tzinfo=ZONE)
    return morning if morning > here else datetime.combine(here.date() + A_DAY, ends, tzinfo=ZONE)


def after_working_days(day: date, count: int) -> date:
    """Return the day so many working days later; the rig's own arithmetic, with weekends only."""
    while count:
        day += A_DAY
        count -= day.weekday() < 5
    return day


def _steps_of(case: KnownCase, end: datetime) -> list[tuple[date, str]]:
    """Return the days and names of the steps that belong to a case, as the place promises them."""
    due = after_working_days(case.opened_at.astimezone(ZONE).date(), 20)
    first = due
    for _ in range(3):
        first -= A_DAY
        while first.weekday() > 4:
            first -= A_DAY
    until = min(case.replied_at or end, end - A_DAY)
    late = [(after_working_days(due, number), f"late:{number}") for number in range(1, 60)]
    steps = [(first, "before"), (due, "today"), *late]
    return [(day, name) for day, name in steps if datetime.combine(day, time(10, 15), tzinfo=ZONE) < until]
