"""Being forgotten: what goes, what stays without a name, and that nobody counts twice for it."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.forgetting import Choice, Part
from bot.domain.permissions import Place
from bot.domain.refusals import Refused
from bot.services import appealing, forgetting, moderating, proposing, recording, signing
from storage import audit, cards, checks, people, reviews
from storage.cards import Spot
from storage.record import personal_columns
from storage.tables import (
    Appeal,
    AuditEntry,
    Card,
    CardKind,
    Decision,
    IdeaStatus,
    RejectReason,
    Role,
    Signature,
    metadata,
)
from tests.services.life import PUBLIC, QUESTION, TRACES, Life
from tests.services.town import TERMS


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


async def test_nobody_counts_twice_on_an_idea_that_was_hidden_meanwhile(life: Life) -> None:
    judged: dict[str, Any] = {"idea_id": life.bobs, "person_id": life.olena, "place": Place.STAFF}
    await life.town.do(moderating.hide, reason=RejectReason.OTHER, note="", **judged)
    await life.ends(Choice.KEEP_TOTALS)
    again = await life.town.database.write(_welcome_again, life.telegram_id, life.town.now)
    await life.town.do(moderating.show_again, **judged)

    await _tries_to_sign(life, life.bobs, again)

    assert (await life.town.idea(life.bobs)).signature_count == 1


async def test_the_card_of_a_decided_appeal_loses_the_words_too(life: Life) -> None:
    town, sam = life.town, await life.town.person("Sam", role=Role.MODERATOR)
    judged: dict[str, Any] = {"idea_id": life.own, "person_id": life.olena, "place": Place.STAFF}
    await town.do(moderating.hide, reason=RejectReason.OTHER, note="", **judged)
    await town.do(appealing.appeal, idea_id=life.own, person_id=life.ana, words="Why?")
    made = await town.see(lambda db: db.exec(select(Appeal)).one())
    verdict = {"appeal_id": made.id, "overturns": False, "terms": TERMS, "place": Place.STAFF}
    await town.do(appealing.decide, person_id=sam, **verdict)
    await town.database.write(
        cards.put_up, Spot(-5, 9), kind=CardKind.APPEAL, subject_id=made.id, language="en", now=town.now
    )
    await town.database.write(cards.claim, [card.id or 0 for card in await _cards(life)])

    await life.ends()

    assert [card.dirty_at for card in await _cards(life) if card.kind is CardKind.APPEAL] == [town.now]


async def test_an_emptied_idea_is_not_shown_again(life: Life) -> None:
    judged: dict[str, Any] = {"idea_id": life.own, "person_id": life.olena, "place": Place.STAFF}
    await life.town.do(moderating.hide, reason=RejectReason.OTHER, note="", **judged)
    await life.ends()

    decided = await life.town.do(moderating.show_again, **judged)

    assert (decided.was_first, decided.case.idea.status) == (False, IdeaStatus.HIDDEN)


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


async def test_deleting_drafts_keeps_what_was_decided_and_gives_no_new_turn(life: Life) -> None:
    town, terms = life.town, replace(TERMS, ideas_per_day=2)
    mia = await town.person("Mia")
    sent = await town.sent(mia, "A bench by the harbour wall.")
    judged: dict[str, Any] = {"idea_id": sent, "person_id": life.olena, "place": Place.STAFF}
    await town.do(moderating.ask_for_change, note="Which wall?", **judged)
    await town.do(proposing.submit, idea_id=sent, person_id=mia, terms=TERMS)
    await town.do(proposing.take_back, idea_id=sent, person_id=mia)
    next_one = await town.sent(mia, "Lamps in the passage.")
    await town.do(proposing.take_back, idea_id=next_one, person_id=mia)

    await town.do(forgetting.forget_part, part=Part.DRAFTS, person_id=mia)

    emptied, decisions = await town.idea(sent), await town.see(reviews.of_idea, idea_id=sent)
    assert (emptied.status, emptied.title, emptied.words) == (IdeaStatus.WITHDRAWN, "…", "…")
    assert [decision.decision for decision in decisions] == [Decision.RETURNED]
    assert "harbour wall" not in await town.see(everything)
    third = await town.draft(mia, "Shade for the playground.")
    with pytest.raises(Refused, match="too-many-ideas"):
        await town.do(proposing.submit, idea_id=third, person_id=mia, terms=terms)


def _nobodys_signature(db: Session) -> Signature:
    return db.exec(select(Signature).where(col(Signature.person_id).is_(None))).one()


def _noted_under(db: Session, pseudonym: str) -> int:
    return len(db.exec(select(AuditEntry).where(AuditEntry.actor == pseudonym)).all())


def _welcome_again(db: Session, telegram_id: int, now: Any) -> int:
    person = people.welcome(db, telegram_id=telegram_id, language="en", now=now)
    return person.id or 0


async def _cards(life: Life) -> list[Card]:
    return list(await life.town.see(lambda db: db.exec(select(Card)).all()))


async def _tries_to_sign(life: Life, idea_id: int, person_id: int) -> None:
    with suppress(Refused):
        await life.town.do(signing.sign, idea_id=idea_id, person_id=person_id)
