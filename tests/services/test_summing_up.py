"""The after-action report: each number is the one a plain query finds, and every point has its answer or waits."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import text as sql
from sqlmodel import Session

from bot.domain.concluding import OutcomePart
from bot.domain.refusals import Reason
from bot.services import concluding, contributing, drawing_lots, liking, rating, speaking, summing_up, turning
from bot.views.markdown import markdown
from bot.views.printing import pdf
from bot.views.summing_up import document
from bot.views.texts import Texts
from storage import points
from storage.tables import Badge, Role, Score, StageKind, Stance
from tests.services.assembly import Assembly
from tests.services.points import REPLY, WORDS, Debate
from tests.services.town import TERMS, Town
from tests.services.voices import a_file, begins, refused, says, speaks

SCRIPTS = ("Уличное освещение", "公園晚上太暗", "공원 밤길이 어둡다")
DIACRITICS = "țară și școală"


@pytest.fixture
async def debate(town: Town) -> Debate:
    opened = Debate(Assembly(town))
    await opened.opens()
    return opened


async def reports(debate: Debate) -> Any:
    given = {"consultation_id": debate.number, "person_id": debate.lead, "now": debate.town.now}
    return await debate.town.see(summing_up.report, **given)


async def counts(debate: Debate, query: str, **more: Any) -> int:
    def ask(db: Session) -> int:
        return int(db.connection().execute(sql(query), {"c": debate.number, **more}).scalar_one())

    return await debate.town.database.read(ask)


async def lives(debate: Debate) -> Any:
    """Let a whole consultation happen: views, likes, files, points, answers, ratings, a draw and an outcome."""
    town, assembly = debate.town, debate.assembly
    lots = {"person_id": debate.lead}
    await town.do(drawing_lots.ask_seats, consultation_id=debate.number, **lots)
    await town.do(drawing_lots.name_seats, words="2", **lots)
    await town.do(drawing_lots.begin, witness_named="Saturday's numbers", **lots)
    said = await debate.splits(debate.roads, debate.schools)
    await begins(assembly, debate.bob)
    await says(assembly, debate.bob, "With a map.", file=a_file("map"))
    with_file = await town.do(contributing.publish, person_id=debate.bob)
    await town.do(speaking.begin_answer, contribution_id=said.id, person_id=debate.lee)
    await says(assembly, debate.lee, "I agree.")
    await town.do(contributing.publish, person_id=debate.lee)
    gone = await speaks(assembly, debate.bob, "Never mind.")
    await town.do(contributing.withdraw, contribution_id=gone.id, person_id=debate.bob)
    for person in (debate.lee, debate.ana):
        await town.do(liking.like, contribution_id=with_file.id, person_id=person)
    await town.do(contributing.ask_addition, contribution_id=said.id, person_id=debate.ana)
    await town.do(contributing.add, words="And soon.", person_id=debate.ana)
    town.passes(days=3)
    first = (await debate.points(said))[0]
    replied = await debate.replies(first)
    await town.do(rating.rate, reply_id=replied.reply.id, score=Score.ACCEPTABLE, person_id=debate.ana, terms=TERMS)
    why = "All points are with their departments."
    await town.do(turning.turn_now, consultation_id=debate.number, reason=why, person_id=debate.lead)
    await assembly.comes_to(StageKind.CONCLUDE)
    leads = {"consultation_id": debate.number, "person_id": debate.lead}
    await town.do(concluding.ask, part=OutcomePart.SAID, **leads)
    for words in ("Cars are too fast.", "A trial by May.", "No bypass."):
        await town.do(concluding.hear, words=words, person_id=debate.lead)
    await town.do(concluding.propose, **leads)
    for person, stance in ((debate.ana, Stance.SUPPORT), (debate.lee, Stance.OBJECT)):
        await town.do(concluding.consent, consultation_id=debate.number, stance=stance, person_id=person)
    await town.do(concluding.give_reason, words="Too late.", person_id=debate.lee)
    return said


async def test_each_number_is_the_one_a_plain_query_finds(debate: Debate) -> None:
    await lives(debate)

    report = await reports(debate)

    numbers, its = report.numbers, "consultation_id = :c"
    stands = f"FROM contributions WHERE {its} AND status = 'published'"
    hangs = f"JOIN contributions v ON v.id = h.contribution_id WHERE v.{its} AND v.status = 'published'"
    answers = f"FROM replies r JOIN cases k ON k.id = r.case_id JOIN points p ON p.id = k.subject_id WHERE p.{its}"
    found = {
        "looked_in": await counts(debate, f"SELECT count(looked_in_at) FROM participants WHERE {its}"),
        "spoken": await counts(debate, f"SELECT count(spoke_at) FROM participants WHERE {its}"),
        "views": await counts(debate, f"SELECT count(*) {stands}"),
        "withdrawn": await counts(
            debate, f"SELECT count(*) FROM contributions WHERE {its} AND status = 'withdrawn' AND number IS NOT NULL"
        ),
        "answers": await counts(debate, f"SELECT count(*) {stands} AND answers_id IS NOT NULL"),
        "likes": await counts(debate, f"SELECT count(*) FROM likes h {hangs}"),
        "additions": await counts(debate, f"SELECT count(*) FROM contribution_additions h {hangs}"),
        "files": await counts(debate, f"SELECT count(*) FROM contribution_files h {hangs}"),
    }
    assert {name: getattr(numbers, name) for name in found} == found
    assert found == {"looked_in": 3, "spoken": 3, "views": 3, "withdrawn": 1, "answers": 1, "likes": 2, "additions": 1,
                     "files": 1}  # fmt: skip
    for badge in Badge:
        people = f"SELECT count(DISTINCT person_id) {stands} AND badge = :badge"
        assert numbers.spoken_by.get(badge, 0) == await counts(debate, people, badge=badge.value)
    assert len(report.points) == await counts(debate, f"SELECT count(*) FROM points WHERE {its} AND status <> 'draft'")
    assert report.reply_count == await counts(debate, f"SELECT count(*) {answers} AND r.published_at IS NOT NULL") == 1
    assert [each.views for each in report.subtopics] == [3, 0]
    assert report.tally.of(Stance.SUPPORT, Badge.CITIZEN) == report.tally.of(Stance.OBJECT, Badge.MEMBER) == 1


async def test_every_point_has_its_answer_or_stands_among_the_unanswered(debate: Debate) -> None:
    await lives(debate)

    report = await reports(debate)

    assert [each.point.number for each in report.answered] == [1]
    assert sorted(each.point.number for each in report.waiting) == [2, 3]
    assert len(report.standing) == await debate.town.see(points.public_count, consultation_id=debate.number)
    assert report.reply_times == (timedelta(days=3),)
    written = markdown(document(report, Texts("en")))
    for line in WORDS.splitlines():
        assert line.partition(". ")[2] in written
    unanswered = written.partition("## Still unanswered")[2].partition("## ")[0]
    assert "| 1.2 | Who pays for the signs? | Schools |" in unanswered
    assert "raised crossing" not in unanswered
    assert f"> {REPLY}" in written
    assert "| 1.1 | Build a crossing at the school gate. | Roads | replied | 0 / 1 / 0 |" in written


async def test_stages_stand_with_their_planned_and_their_real_days_and_who_turned_them(debate: Debate) -> None:
    planned = [each.opens_at for each in await debate.assembly.stages()]
    await lives(debate)

    report = await reports(debate)

    assert [each.planned_at for each in report.stages] == planned
    reply = report.stages[2]
    assert reply.opened_at < reply.planned_at
    written = markdown(document(report, Texts("en")))
    assert "whoever leads: All points are with their departments." in written
    assert "the calendar" in written


async def test_the_outcome_the_consent_by_role_and_the_draw_are_told(debate: Debate) -> None:
    await lives(debate)

    written = markdown(document(await reports(debate), Texts("en")))

    for told in (
        "It is proposed, and not published yet.",
        "> Cars are too fast.",
        "| All | 1 | 0 | 1 |",
        "| Members | 0 | 0 | 1 |",
        "- Too late.",
        "- Draw 1: 2 seats, 0 tickets, 0 taken. The list is open.",
    ):
        assert told in written


async def test_it_is_printed_in_every_script_with_page_numbers(debate: Debate) -> None:
    lines = "\n".join(f"{at}. {words}" for at, words in enumerate(SCRIPTS, 1))
    await debate.splits(debate.roads, words=lines)
    await speaks(debate.assembly, debate.bob, DIACRITICS)

    printed = pypdfium2.PdfDocument(pdf(document(await reports(debate), Texts("en"))))

    pages = [page.get_textpage().get_text_bounded() for page in printed]
    whole = "".join("".join(pages).split())
    for words in SCRIPTS:
        assert "".join(words.split()) in whole
    assert f"1 / {len(pages)}" in pages[0]
    assert "Every point" in "\n".join(pages)
    assert printed.is_tagged()
    printed.close()


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.OFFICER, Role.MODERATOR])
async def test_it_is_for_whoever_leads(debate: Debate, role: Role | None) -> None:
    somebody = await debate.town.person("Mallory", role=role)

    for service in (summing_up.report, summing_up.offered):
        given = {"consultation_id": debate.number} if service is summing_up.report else {}
        assert await refused(debate.assembly, service, person_id=somebody, **given) is Reason.NOT_PERMITTED


async def test_there_is_none_of_a_plan(debate: Debate) -> None:
    number = await debate.assembly.plans()

    reason = await refused(debate.assembly, summing_up.report, consultation_id=number, person_id=debate.lead)

    assert reason is Reason.NO_SUCH_CONSULTATION


async def test_nobody_is_named_who_did_not_wish_it(debate: Debate) -> None:
    await lives(debate)

    written = markdown(document(await reports(debate), Texts("en")))

    assert not any(name in written for name in ("Ana", "Bob", "Lee", "Mira"))
