"""Files of departments' replies: kept by ourselves, in the record of their consultation, public with their reply."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.file_kinds import Kept
from bot.domain.permissions import Place
from bot.domain.proposing import File
from bot.domain.replying import Written
from bot.domain.transcribing import Replied
from bot.services import cleaning, replying, summing_up, transcribing
from bot.views.markdown import markdown
from bot.views.summing_up import document
from bot.views.texts import Texts
from bot.views.transcribing import for_programs
from storage.tables import AttachmentKind
from tests.services.assembly import Assembly
from tests.services.points import REPLY, Debate
from tests.services.town import TERMS, Town

PLAN = Kept("ab" * 32, 1200, "application/pdf")
PICTURE = Kept("cd" * 32, 900, "image/jpeg")


@pytest.fixture
async def debate(town: Town) -> Debate:
    held = Debate(Assembly(town))
    await held.opens()
    held.said = await held.splits(held.roads)  # type: ignore[attr-defined]
    return held


async def drafts(debate: Debate, kept: Kept, *, kind: AttachmentKind = AttachmentKind.DOCUMENT, name: str = "") -> Any:
    """The officer of a point's department begins a reply with a file, and returns the draft."""
    point = (await debate.points(debate.said))[0]  # type: ignore[attr-defined]
    assert point.case is not None
    file = File(kind, f"file-{kept.digest[:4]}", f"unique-{kept.digest[:4]}", kept.size_bytes, name=name or None)
    given = {"case_id": point.case.id, "person_id": debate.park, "place": Place.STAFF}
    return await debate.town.do(replying.draft, written=Written(REPLY, file, None, kept), **given)


async def publishes(debate: Debate, drafted: Any) -> None:
    given = {"reply_id": drafted.reply.id, "person_id": debate.park, "place": Place.STAFF, "terms": TERMS}
    await debate.town.do(replying.publish, **given)


async def public(debate: Debate, kept: Kept, consultation_id: int | None = None) -> Any:
    asked = {"consultation_id": consultation_id or debate.number, "digest": kept.digest}
    return await debate.town.see(transcribing.public_file, **asked)


async def replied(debate: Debate) -> list[Replied]:
    asked = {"consultation_id": debate.number, "timezone": TERMS.timezone, "now": debate.town.now}
    found = await debate.town.see(transcribing.chapter, **asked)
    assert b"unique-" not in for_programs([found], now=debate.town.now)
    return [each for each in found.entries if isinstance(each, Replied)]


async def test_a_file_is_public_with_the_reply_it_came_with_and_not_before(debate: Debate) -> None:
    drafted = await drafts(debate, PLAN, name="plan.pdf")
    before = await public(debate, PLAN), await replied(debate)

    await publishes(debate, drafted)

    found = await public(debate, PLAN)
    (entry,) = await replied(debate)
    assert before == (None, [])
    assert (found.digest, found.media_type, found.name) == (PLAN.digest, PLAN.media_type, "plan.pdf")
    assert entry.files == (found,)


async def test_a_file_of_a_draft_that_was_thrown_away_is_nobodys(debate: Debate) -> None:
    drafted = await drafts(debate, PLAN)
    given = {"reply_id": drafted.reply.id, "person_id": debate.park, "place": Place.STAFF}

    await debate.town.do(replying.discard, **given)

    assert await public(debate, PLAN) is None


async def test_a_file_is_only_found_in_its_own_consultation(debate: Debate) -> None:
    await publishes(debate, await drafts(debate, PLAN))
    other = Assembly(debate.town)
    await other.gathers()
    number = await other.speaks_now()

    found = await public(debate, PLAN, number)

    assert found is None
    assert await public(debate, PLAN) is not None


async def test_files_of_replies_are_kept_when_the_vault_is_cleared(debate: Debate) -> None:
    await publishes(debate, await drafts(debate, PICTURE, kind=AttachmentKind.PHOTO))
    debate.town.now += timedelta(days=3)

    gone = await debate.town.do(cleaning.forget_files)

    assert PICTURE.digest not in gone


async def test_the_report_says_what_came_with_a_reply(debate: Debate) -> None:
    await publishes(debate, await drafts(debate, PLAN, name="plan.pdf"))

    asked = {"consultation_id": debate.number, "now": debate.town.now}
    report = await debate.town.see(summing_up.on_the_machine, **asked)

    assert "With it: plan.pdf" in markdown(document(report, Texts("en")))
