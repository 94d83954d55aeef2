"""The document of everything that is kept of somebody: every row of theirs, and nobody else's words."""

from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Place
from bot.services import appealing, helping, moderating, recording
from storage.record import personal_columns, rows_about
from storage.tables import RejectReason, Role
from tests.services.life import PUBLIC, TRACES, Life
from tests.services.town import TERMS, Town


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


async def test_a_moderators_export_holds_no_words_of_those_they_decided_about(life: Life) -> None:
    town, sam = life.town, await life.town.person("Sam", role=Role.MODERATOR)
    sent = await town.sent(life.ana, "The playground by the mill is closed.")
    judged: dict[str, Any] = {"person_id": life.olena, "place": Place.STAFF}
    await town.do(moderating.reject, idea_id=sent, reason=RejectReason.OTHER, note="Not ours.", **judged)
    await town.do(appealing.appeal, idea_id=sent, person_id=life.ana, words="Whose, then?")
    verdict = {"appeal_id": 1, "overturns": False, "terms": TERMS}
    await town.do(appealing.decide, person_id=sam, place=Place.STAFF, **verdict)

    documents = [await town.see(recording.download, person_id=who, now=town.now) for who in (life.olena, sam, life.ana)]

    found = [[words in each.decode() for words in (PUBLIC, "Whose, then?", "Not ours.")] for each in documents]
    assert found == [[False, False, True], [False, False, False], [True, True, True]]


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


def _rows_naming(db: Session, column: Any, person_id: int) -> int:
    return len(db.execute(column.table.select().where(column == person_id)).all())
