"""Being forgotten: what goes, what stays without a name, and that nobody counts twice for it."""

from contextlib import suppress
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.forgetting import Choice, Part
from bot.domain.refusals import Refused
from bot.services import commenting, following, forgetting, helping, recording, settling, signing
from storage import audit, checks, people, roles
from storage.record import personal_columns, rows_about
from storage.tables import (
    AuditEntry,
    IdeaStatus,
    InboxState,
    InboxUpdate,
    Person,
    Role,
    Signature,
    metadata,
)
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


@pytest.fixture
async def life(town: Town) -> Life:
    lived = Life(town)
    await lived.happens()
    return lived


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


def everything(db: Session) -> str:
    """Return every cell of every table as text."""
    rows = [row for table in metadata.sorted_tables for row in db.execute(table.select())]
    return "\n".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for row in rows for cell in row
    )


def keys_to(db: Session, person_id: int) -> list[str]:
    """Return every column in which somebody is still named."""
    return [
        f"{column.table.name}.{column.name}"
        for column in personal_columns()
        if db.execute(column.table.select().where(column == person_id)).first() is not None
    ]


@pytest.mark.parametrize("choice", list(Choice))
async def test_nothing_that_is_left_leads_to_the_person(life: Life, choice: Choice) -> None:
    await life.ends(choice)

    stored = await life.town.see(everything)
    assert [trace for trace in (*TRACES, str(life.telegram_id), life.secret) if trace in stored] == []
    assert await life.town.see(keys_to, person_id=life.ana) == []
    assert await life.town.see(checks.findings) == []


async def test_the_totals_stay_and_the_idea_stands_without_a_name(life: Life) -> None:
    await life.ends(Choice.KEEP_TOTALS)

    own, bobs = await life.town.idea(life.own), await life.town.idea(life.bobs)
    assert (own.status, own.words, own.author_id, own.author_name) == (IdeaStatus.OPEN, PUBLIC, None, None)
    assert (own.signature_count, bobs.signature_count) == (1, 1)


async def test_signatures_go_when_they_are_asked_to(life: Life) -> None:
    await life.ends(Choice.REMOVE_SIGNATURES)

    own, bobs = await life.town.idea(life.own), await life.town.idea(life.bobs)
    assert (own.signature_count, bobs.signature_count) == (1, 0)
    assert own.words == PUBLIC


async def test_an_idea_is_emptied_when_it_is_withdrawn_as_well(life: Life) -> None:
    await life.ends(Choice.WITHDRAW_IDEAS)

    own = await life.town.idea(life.own)
    assert (own.status, own.title, own.words) == (IdeaStatus.WITHDRAWN, "…", "…")
    assert PUBLIC not in await life.town.see(everything)


async def test_nobody_counts_twice_by_being_forgotten_in_between(life: Life) -> None:
    await life.ends(Choice.KEEP_TOTALS)
    again = await life.town.database.write(_welcome_again, life.telegram_id, life.town.now)

    await _tries_to_sign(life, life.bobs, again)

    assert (await life.town.idea(life.bobs)).signature_count == 1


async def test_an_author_does_not_sign_their_own_idea_by_being_forgotten(life: Life) -> None:
    await life.ends(Choice.KEEP_TOTALS)
    again = await life.town.database.write(_welcome_again, life.telegram_id, life.town.now)

    await _tries_to_sign(life, life.own, again)

    assert (await life.town.idea(life.own)).signature_count == 1


async def test_whoever_took_their_signature_along_may_sign_again(life: Life) -> None:
    await life.ends(Choice.REMOVE_SIGNATURES)
    again = await life.town.database.write(_welcome_again, life.telegram_id, life.town.now)

    await life.town.do(signing.sign, idea_id=life.bobs, person_id=again)

    assert (await life.town.idea(life.bobs)).signature_count == 1


async def test_a_signature_that_stays_has_lost_its_hour(life: Life) -> None:
    await life.ends(Choice.KEEP_TOTALS)

    stayed = await life.town.see(_nobodys_signature)
    assert (stayed.signed_at.hour, stayed.signed_at.minute, stayed.public_name) == (0, 0, None)


async def test_the_log_still_holds_and_its_pseudonym_leads_nowhere(life: Life) -> None:
    pseudonym = audit.pseudonym(b"a pepper that only the tests know", life.secret)
    noted = await life.town.see(_noted_under, pseudonym=pseudonym)

    await life.ends()

    report = await life.town.see(audit.verify)
    assert noted > 0
    assert report.is_whole
    assert life.secret not in await life.town.see(everything)


async def test_a_moderator_who_leaves_takes_no_decision_back(life: Life) -> None:
    await life.town.do(forgetting.forget, choice=Choice.WITHDRAW_IDEAS, person_id=life.olena)

    assert (await life.town.idea(life.own)).status is IdeaStatus.OPEN
    assert await life.town.see(keys_to, person_id=life.olena) == []


@pytest.mark.parametrize("part", list(Part))
async def test_each_part_goes_alone(life: Life, part: Part) -> None:
    traces = {
        Part.COMMENTS: "heron",
        Part.DRAFTS: "Mill Lane",
        Part.NAME: "Zebrowska",
        Part.QUESTIONS: "aunt's flat",
    }

    await life.town.do(forgetting.forget_part, part=part, person_id=life.ana)

    record = await life.town.see(recording.see, person_id=life.ana, now=life.town.now)
    stored = (await life.town.see(everything)).replace(f'"text": "{QUESTION}"', "")
    assert traces.get(part, "nothing to look for") not in stored
    assert (record.kept.follows > 0) is (part is not Part.FOLLOWS)
    assert (record.region is None) is (part is Part.PLACE)


async def test_the_export_holds_every_row_that_names_the_person(life: Life) -> None:
    found = await life.town.see(rows_about, person_id=life.ana)

    for column in personal_columns():
        rows = await life.town.see(_rows_naming, column=column, person_id=life.ana)
        shown = [row for row in found.get(column.table.name, []) if row[column.name] == "you"]
        assert len(shown) == rows, column


async def test_the_export_holds_nobody_else(life: Life) -> None:
    document = await life.town.see(recording.download, person_id=life.bob, now=life.town.now)

    assert b"Trees on the market square." in document
    assert [trace for trace in TRACES if trace.encode() in document] == []
    assert life.secret.encode() not in document


async def test_many_exports_hold_only_their_own(town: Town) -> None:
    people_ids = [await town.person(f"Person {number}") for number in range(30)]
    for number, person_id in enumerate(people_ids):
        await town.do(helping.ask, words=f"canary-{number}-end", person_id=person_id)

    documents = [await town.see(recording.download, person_id=each, now=town.now) for each in people_ids]

    mixed = [
        (number, other)
        for number, document in enumerate(documents)
        for other in range(30)
        if (f"canary-{other}-end".encode() in document) is not (number == other)
    ]
    assert mixed == []


def _nobodys_signature(db: Session) -> Signature:
    return db.exec(select(Signature).where(col(Signature.person_id).is_(None))).one()


def _noted_under(db: Session, pseudonym: str) -> int:
    return len(db.exec(select(AuditEntry).where(AuditEntry.actor == pseudonym)).all())


def _rows_naming(db: Session, column: Any, person_id: int) -> int:
    return len(db.execute(column.table.select().where(column == person_id)).all())


def _welcome_again(db: Session, telegram_id: int, now: Any) -> int:
    person = people.welcome(db, telegram_id=telegram_id, language="en", now=now)
    return person.id or 0


async def _tries_to_sign(life: Life, idea_id: int, person_id: int) -> None:
    with suppress(Refused):
        await life.town.do(signing.sign, idea_id=idea_id, person_id=person_id)
