"""Ana's whole life in the town, for tests of what is kept of her and what is forgotten."""

from datetime import UTC
from typing import Any

from sqlmodel import Session

from bot.domain.forgetting import Choice
from bot.domain.quiet import Nights
from bot.services import commenting, following, forgetting, helping, reminding, settling, signing
from storage import roles
from storage.tables import InboxState, InboxUpdate, Person, Remindable, RemindWhen, Role
from tests.services.town import Town, a_photo

PUBLIC = "Benches along the river for those who walk slowly."
SECRET_DRAFT = "My neighbour at 12 Mill Lane parks on the pavement."
COMMENT = "The heron by the weir would like it too."
QUESTION = "Can I vote from my aunt's flat?"
NAME = "Ana Zebrowska"
TRACES = ("Mill Lane", "heron", "aunt's flat", "Zebrowska", "unique-photo", "file-photo")


class Life:
    """Ana's whole life in the town, and the others in it."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def happens(self) -> None:
        town = self.town
        self.ana, self.bob = await town.person("Ana"), await town.person("Bob")
        self.olena = await town.person("Olena")
        await town.database.write(_make_moderator, self.olena, town.now)
        self.bobs = await town.published(self.bob, self.olena, "Trees on the market square.")
        await town.database.write(_name, self.ana)
        self.own = await town.published(self.ana, self.olena, PUBLIC)
        await town.do(signing.sign, idea_id=self.bobs, person_id=self.ana)
        await town.do(signing.sign, idea_id=self.own, person_id=self.bob)
        await town.do(commenting.comment, idea_id=self.bobs, person_id=self.ana, words=COMMENT)
        await town.do(following.follow, idea_id=self.bobs, person_id=self.ana)
        morning = {"wish": RemindWhen.MORNING, "nights": Nights(UTC)}
        await town.do(reminding.ask, about=(Remindable.IDEA, self.bobs), person_id=self.ana, **morning)
        await town.do(helping.ask, words=QUESTION, person_id=self.ana)
        await town.do(settling.choose_region, person_id=self.ana, region_id=1)
        await town.do(settling.toggle_topic, person_id=self.ana, topic_id=1)
        self.draft = await town.draft(self.ana, SECRET_DRAFT)
        await town.says(self.ana, file=a_photo())
        person = await town.see(_person, person_id=self.ana)
        self.telegram_id, self.secret = person.telegram_id, person.secret
        body = f'{{"message": {{"from": {{"id": {self.telegram_id}}}, "text": "{QUESTION}"}}}}'.encode()
        await town.database.write(_set_aside, body, town.now)

    async def ends(self, choice: Choice = Choice.KEEP_TOTALS) -> None:
        await self.town.do(forgetting.forget, choice=choice, person_id=self.ana)


def _name(db: Session, person_id: int) -> None:
    person = db.get_one(Person, person_id)
    person.public_name = NAME
    db.add(person)


def _make_moderator(db: Session, person_id: int, now: Any) -> None:
    roles.grant(db, person_id, Role.MODERATOR, now=now)


def _person(db: Session, person_id: int) -> Person:
    return db.get_one(Person, person_id)


def _set_aside(db: Session, body: bytes, now: Any) -> None:
    db.add(InboxUpdate(update_id=77, state=InboxState.QUARANTINED, body=body, received_at=now))
