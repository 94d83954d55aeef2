"""Words that stand without a review, reported and taken down, on both databases."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.forgetting import Part
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.reporting import Standing
from bot.services import browsing, commenting, forgetting, naming, reporting, signing
from storage import comments
from storage.tables import AuditEntry, Comment, RejectReason, Role, Signature
from tests.services.town import Town

WORDS = "My neighbour at number 12 is the one to blame."


class Square:
    """An idea with one comment by Ana below it, read by Bob, and looked after by Olena."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def fills(self) -> "Square":
        town = self.town
        self.ana, self.bob = await town.person("Ana"), await town.person("Bob")
        self.olena = await town.person("Olena", role=Role.MODERATOR)
        self.idea = await town.published(await town.person("Lee"), self.olena)
        written = await town.do(commenting.comment, idea_id=self.idea, person_id=self.ana, words=WORDS)
        self.comment: int = written.id
        self.judged: dict[str, Any] = {"person_id": self.olena, "place": Place.STAFF}
        return self

    async def takes_down(self, **other: Any) -> Any:
        deed = {"comment_id": self.comment, "reason": RejectReason.PRIVATE_PERSON, **self.judged, **other}
        return await self.town.do(reporting.take_down, **deed)

    async def page(self, reader_id: int) -> Any:
        read = {"idea_id": self.idea, "reader_id": reader_id, "page": 1, "now": self.town.now}
        return await self.town.see(commenting.read, **read)

    async def card(self) -> Any:
        return await self.town.see(reporting.card, subject_id=self.comment, viewer_id=None, now=self.town.now)


@pytest.fixture
async def square(town: Town) -> Square:
    return await Square(town).fills()


def verbs(db: Session) -> list[tuple[str, Any]]:
    noted = db.exec(select(AuditEntry).where(col(AuditEntry.verb).startswith("comment.")).order_by(col(AuditEntry.id)))
    return [(entry.verb, entry.details) for entry in noted]


async def test_a_report_reaches_the_staff_once_however_often_it_is_made(square: Square) -> None:
    town, carol = square.town, await square.town.person("Carol")

    for reporter in (square.bob, square.bob, carol):
        await town.do(reporting.report, comment_id=square.comment, person_id=reporter)

    assert len(await town.owed(reporting.REPORTED)) == 1
    asked = await town.see(lambda db: reporting.report_asked(db, {"comment_id": square.comment}, None, town.now))
    assert (asked.standing, asked.comment.words) == (Standing.WAITING, WORDS)


async def test_a_moderator_takes_a_comment_down_and_its_writer_is_told_once(square: Square) -> None:
    before = await square.page(square.bob)

    await square.takes_down()
    with pytest.raises(Refused, match=Reason.NO_LONGER_OPEN):
        await square.takes_down()

    owed = await square.town.owed(reporting.TOLD)
    told = await square.town.see(lambda db: reporting.taken_down(db, owed[0].facts, None, square.town.now))
    row = await square.town.see(comments.even_removed, comment_id=square.comment)
    assert (before.total, (await square.page(square.bob)).total) == (1, 0)
    assert [(message.person_id, message.dedupe_key) for message in owed] == [
        (square.ana, f"{reporting.TOLD}:{square.comment}")
    ]
    assert (told.words, told.reason) == (WORDS, RejectReason.PRIVATE_PERSON)
    assert (row.removed_at, row.words) == (square.town.now, WORDS)
    assert (await square.town.see(verbs))[-1] == ("comment.taken-down", {"reason": "private_person"})


async def test_only_moderators_take_down_what_others_wrote(square: Square) -> None:
    own = await square.town.do(commenting.comment, idea_id=square.idea, person_id=square.olena, words="I agree.")

    for refused in ({"person_id": square.bob}, {"person_id": square.ana}, {"comment_id": own.id}):
        with pytest.raises(Refused, match=Reason.NOT_PERMITTED):
            await square.takes_down(**refused)

    can = [(await square.page(reader)).can_take_down for reader in (square.bob, square.ana, square.olena)]
    assert can == [False, False, True]


async def test_nobody_reports_their_own_comment_or_one_that_is_gone(square: Square) -> None:
    with pytest.raises(Refused, match=Reason.NOT_PERMITTED):
        await square.town.do(reporting.report, comment_id=square.comment, person_id=square.ana)
    await square.takes_down()

    with pytest.raises(Refused, match=Reason.NO_LONGER_OPEN):
        await square.town.do(reporting.report, comment_id=square.comment, person_id=square.bob)


async def test_a_comment_that_was_kept_stays_and_is_not_asked_about_again(square: Square) -> None:
    await square.town.do(reporting.report, comment_id=square.comment, person_id=square.bob)

    kept = await square.town.do(reporting.keep, comment_id=square.comment, **square.judged)
    await square.town.do(reporting.report, comment_id=square.comment, person_id=square.bob)

    assert kept.standing is Standing.KEPT
    assert len(await square.town.owed(reporting.REPORTED)) == 1
    assert (await square.page(square.bob)).total == 1
    assert await square.town.see(_asked, facts={"comment_id": square.comment}) is None


async def test_the_card_of_a_report_loses_the_words_with_their_writer(square: Square) -> None:
    await square.town.do(reporting.report, comment_id=square.comment, person_id=square.bob)

    await square.town.do(forgetting.forget_part, part=Part.COMMENTS, person_id=square.ana)

    assert await square.card() == (square.comment, None)
    assert await square.town.see(lambda db: db.exec(select(Comment)).all()) == []


async def test_what_stands_with_a_signature_is_cleared_and_the_signature_counts_on(square: Square) -> None:
    town, said = square.town, {"idea_id": square.idea, "person_id": square.ana}
    await town.do(signing.sign, **said)
    await town.do(naming.appear, **said, name="Ana")
    await town.do(naming.ask_reason, **said)
    await town.do(naming.give_reason, words=WORDS, person_id=square.ana)
    signed = await town.see(lambda db: db.exec(select(Signature)).one().id)

    with pytest.raises(Refused, match=Reason.NOT_PERMITTED):
        await town.do(reporting.take_down_reason, signature_id=signed, person_id=square.bob, place=Place.PRIVATE)
    await town.do(reporting.take_down_reason, signature_id=signed, **square.judged)

    full = await town.see(browsing.full_idea, idea_id=square.idea, viewer_id=square.olena, now=town.now)
    left = await town.see(lambda db: db.exec(select(Signature)).one())
    assert (full.reasons, full.can_take_down, full.card.signature_count) == ((), True, 1)
    assert (left.public_name, left.reason) == (None, None)
    assert [message.person_id for message in await town.owed(reporting.REASON_TOLD)] == [square.ana]


def _asked(db: Session, facts: dict[str, Any]) -> Any:
    return reporting.report_asked(db, facts, None, db.get_one(Comment, facts["comment_id"]).written_at)
