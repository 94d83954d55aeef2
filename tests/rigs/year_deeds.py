"""What the people of the simulated year do, by the services, and what the oracle is told of it."""

import random
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.app import House
from bot.domain.casing import Subject
from bot.domain.permissions import Place
from bot.domain.proposing import Said
from bot.domain.quiet import Nights
from bot.domain.refusals import Refused
from bot.domain.times_said import TimeSaid
from bot.services import casing, drafting, following, helping, moderating, proposing, reminding, signing
from bot.services.presses import Press
from storage import cases, outbox
from storage.tables import CasePhase, Idea, Remindable, RemindWhen, SubjectKind, Volume
from tests.rigs.year_known import KnownCase, KnownIdea, KnownReminder
from tests.rigs.year_oracle import Oracle
from tests.rigs.year_script import Scene
from tests.rigs.year_town import Citizen

WISHES = (RemindWhen.HOUR, RemindWhen.MORNING, RemindWhen.BEFORE_CLOSING, RemindWhen.DAY)

PLACES = ("the weir", "Mill Lane", "the market square", "Elm Street", "the old bridge", "the tram stop")
THINGS = ("A bench", "A crossing", "More light", "A tree", "A water tap", "A bicycle rack", "A quiet hour")
LEVELS = (Volume.EVERYTHING, Volume.IMPORTANT, Volume.IMPORTANT, Volume.DIGEST)


class Deeds:
    """Each deed is one call of a service, as a handler would make it."""

    def __init__(
        self,
        oracle: Oracle,
        citizens: list[Citizen],
        departments: list[int],
        groups: list[int],
        chance: random.Random,
    ) -> None:
        self._oracle, self._citizens, self._chance = oracle, citizens[4:], chance
        self._moderator, self._departments, self._groups = citizens[0], departments, groups
        self._presses = 0
        self._questions: dict[int, int] = {}

    def _somebody(self) -> Citizen:
        return self._chance.choice(self._citizens)

    async def idea(self, house: House, scene: Scene, now: datetime) -> None:
        author, words = self._somebody(), f"{self._chance.choice(THINGS)} by {self._chance.choice(PLACES)}, please."
        number = await house.database.write(_draft, author.person_id, words, house, now)
        who: dict[str, Any] = {"person_id": author.person_id, "terms": house.civic.terms, "now": now}
        await house.database.write(proposing.submit, idea_id=number, **who)
        self._oracle.ideas[scene.subject] = KnownIdea(number, author, sent_at=now)

    async def draft(self, house: House, scene: Scene, now: datetime) -> None:
        author = self._somebody()
        words = f"Fence number {scene.subject} by the weir"
        number = await house.database.write(_draft, author.person_id, words, house, now)
        self._oracle.drafts[number] = (author, now, words)

    async def publish(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.ideas[scene.subject]
        judged: dict[str, Any] = {"person_id": self._moderator.person_id, "place": Place.STAFF}
        given: dict[str, Any] = {"idea_id": known.number, "terms": house.civic.terms, "now": now}
        await house.database.write(moderating.publish, **judged, **given)
        closes_at = (await house.database.read(_idea, known.number)).closes_at
        assert closes_at is not None
        known.publish(now, closes_at)

    async def sign(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.ideas[scene.subject]
        signer = self._citizens[scene.detail % len(self._citizens)]
        if known.published_at is None or known.has_ended(now):
            return
        self._presses += 1
        press = Press(
            update_id=self._presses,
            press_id=f"year-{self._presses}",
            telegram_id=signer.telegram_id,
            language="en",
            arguments=(known.number,),
            place=Place.GROUP,
            chat_telegram_id=-100,
            message_id=1,
            inline_message_id=None,
            now=now,
        )
        await house.database.write(signing.press_all, [press])
        known.sign(signer, threshold=self._oracle.size.threshold, now=now)

    async def follow(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.ideas[scene.subject]
        follower = self._citizens[scene.detail % len(self._citizens)]
        who: dict[str, Any] = {"idea_id": known.number, "person_id": follower.person_id, "now": now}
        if known.published_at is not None:
            await house.database.write(following.set_volume, volume=self._chance.choice(LEVELS), **who)

    async def question(self, house: House, scene: Scene, now: datetime) -> None:
        asker = self._somebody()
        words = f"Question {scene.subject}: when is the market?"
        asked = await house.database.write(helping.ask, words=words, person_id=asker.person_id, now=now)
        self._questions[scene.subject] = asked.id or 0
        self._oracle.questions[scene.subject] = (asker, now, None)

    async def answer(self, house: House, scene: Scene, now: datetime) -> None:
        judged: dict[str, Any] = {"person_id": self._moderator.person_id, "place": Place.STAFF, "now": now}
        number = self._questions[scene.subject]
        drafted = await house.database.write(helping.draft, question_id=number, words="On Fridays.", **judged)
        await house.database.write(helping.send, answer_id=drafted.answer.id or 0, **judged)
        asker, asked_at, _ = self._oracle.questions[scene.subject]
        self._oracle.questions[scene.subject] = (asker, asked_at, now)

    async def reminder(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.open_idea(self._chance, now)
        if known is None:
            return
        who, wish = self._somebody(), self._chance.choice(WISHES)
        about = (Remindable.IDEA, known.number)
        day = (now + timedelta(days=self._chance.randrange(1, 40))).date() if wish is RemindWhen.DAY else None
        said = TimeSaid(day) if day is not None else None
        given: dict[str, Any] = {"about": about, "wish": wish, "person_id": who.person_id}
        await self._ask(house, known, who, given, said, now)

    async def _ask(
        self, house: House, known: KnownIdea, who: Citizen, given: dict[str, Any], said: TimeSaid | None, now: datetime
    ) -> None:
        try:
            kept = await house.database.write(
                reminding.ask, **given, nights=Nights(house.settings.zone), said=said, now=now
            )
        except Refused:
            return
        for earlier in self._oracle.reminders:
            if (earlier.idea, earlier.who) == (known, who) and earlier.due_at > now:
                earlier.is_cancelled = True
        reminder = KnownReminder(known, who, given["wish"], kept.reminder.due_at)
        self._oracle.reminders.append(reminder)
        if self._chance.random() < 0.15:
            gone: dict[str, Any] = {"reminder_id": kept.reminder.id or 0, "person_id": who.person_id, "now": now}
            await house.database.write(reminding.cancel, **gone)
            reminder.is_cancelled = True

    async def case(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.published_idea(self._chance)
        if known is None:
            return
        lead = self._chance.choice(self._departments[1:])
        subject = Subject(SubjectKind.IDEA, known.number)
        given: dict[str, Any] = {"subject": subject, "question": "What would it take?", "department_id": lead}
        made = await house.database.write(casing.open_case, **given, terms=house.civic.terms, now=now)
        self._oracle.cases[scene.subject] = KnownCase(made.id or 0, opened_at=now)

    async def reply(self, house: House, scene: Scene, now: datetime) -> None:
        known = self._oracle.cases.get(scene.subject)
        if known is not None:
            await house.database.write(_answer_case, known.case_id)
            known.replied_at = now

    async def post(self, house: House, scene: Scene, now: datetime) -> None:
        chat_id = self._groups[scene.subject // 5 % len(self._groups)]
        key, facts = f"rig-post:{scene.subject}", {"n": scene.subject}
        await house.database.write(outbox.owe, notice="rig-post", facts=facts, dedupe_key=key, chat_id=chat_id, now=now)


def _draft(db: Session, person_id: int, words: str, house: House, now: datetime) -> int:
    who: dict[str, Any] = {"person_id": person_id, "now": now}
    drafting.begin(db, **who)
    said = Said(words, message_id=1)
    return int(drafting.hear(db, said=said, terms=house.civic.terms, voice_title="Voice", **who).number)


def _idea(db: Session, number: int) -> Idea:
    return db.get_one(Idea, number)


def _answer_case(db: Session, case_id: int) -> None:
    case = cases.get(db, case_id)
    if case is not None:
        cases.change(db, case, {"phase": CasePhase.REPLIED})
