"""The record of a consultation: everything that happened, in order, and nothing of what left the view but its trace."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlmodel import Session

from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Appearance
from bot.domain.transcribing import PAGE_VIEWS, Added, Demanded, Pointed, Replied, Said, Turn, Turned
from bot.services import (
    contributing,
    falling_silent,
    liking,
    rehearsing,
    speaking,
    transcribing,
    turning,
)
from bot.views.markdown import markdown
from bot.views.texts import Texts
from bot.views.transcribing import document, for_programs
from storage.tables import Contribution, ContributionStatus, StageKind
from tests.services.assembly import Assembly
from tests.services.points import REPLY, Debate
from tests.services.town import TERMS, Town
from tests.services.voices import WORDS, a_file, begins, says, speaks


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def reads(assembly: Assembly, page: int = 1) -> Any:
    asked = {"consultation_id": assembly.number, "page": page, "timezone": TERMS.timezone, "now": assembly.town.now}
    return await assembly.town.see(transcribing.chapter, **asked)


def kinds_in(chapter: Any) -> list[Any]:
    return [each.turn if isinstance(each, Turned) else type(each) for each in chapter.entries]


async def test_everything_stands_in_the_order_in_which_it_came_about(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    number = await assembly.speaks_now()
    first = await speaks(assembly, ana)
    assembly.town.passes(hours=1)
    reply = await assembly.town.do(speaking.begin_answer, contribution_id=first.id, person_id=bob)
    await says(assembly, bob, "A crossing, too.")
    await assembly.town.do(contributing.publish, person_id=bob)
    await assembly.town.do(liking.like, contribution_id=first.id, person_id=bob)
    assembly.town.passes(hours=1)
    await assembly.town.do(contributing.ask_addition, contribution_id=first.id, person_id=ana)
    await assembly.town.do(contributing.add, words="We counted again.", person_id=ana)
    assembly.town.passes(hours=1)
    reason = "Everybody has spoken."
    await assembly.town.do(turning.turn_now, consultation_id=number, reason=reason, person_id=assembly.lead)

    chapter = await reads(assembly)

    assert reply.answers.id == first.id
    assert kinds_in(chapter) == [
        Turn.ANNOUNCED, Turn.OPENED, Said, Said, Added, Turn.OPENED_BY_HAND
    ]  # fmt: skip
    said, answer = (each for each in chapter.entries if isinstance(each, Said))
    assert (said.number, said.words, said.likes, said.replies) == (1, WORDS, 1, 1)
    assert (answer.number, answer.answers) == (2, 1)
    assert chapter.entries[-1].words == reason


async def test_what_was_taken_back_keeps_its_number_and_says_nothing(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
    await assembly.town.do(contributing.add, words="A secret.", person_id=ana)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    chapter = await reads(assembly)

    gone = next(each for each in chapter.entries if isinstance(each, Said))
    written = markdown(document([chapter], Texts("en"), now=assembly.town.now))
    assert (gone.number, gone.status, gone.words) == (1, ContributionStatus.WITHDRAWN, "")
    assert "View 1 was taken back by whoever wrote it" in written
    assert WORDS not in written
    assert "A secret." not in written
    assert WORDS not in for_programs([chapter], now=assembly.town.now).decode()


async def test_whoever_is_forgotten_is_nobody_in_it(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await begins(assembly, ana)
    await says(assembly, ana, "By name.", file=a_file("map"))
    await assembly.town.do(rehearsing.appear, appearance=Appearance.NAMED, name="Ana", person_id=ana)
    await assembly.town.do(contributing.publish, person_id=ana)
    before = await reads(assembly)

    await assembly.town.database.write(
        lambda db: falling_silent.leave(db, ana, takes_words=False, now=assembly.town.now)
    )

    after = await reads(assembly)
    (was,), (said,) = ([each for each in chapter.entries if isinstance(each, Said)] for chapter in (before, after))
    assert (was.speaker.name, len(was.files)) == ("Ana", 1)
    assert (said.speaker.name, said.speaker.region, said.files) == (None, None, ())
    assert said.words == "By name."


async def test_only_what_is_public_is_read(assembly: Assembly) -> None:
    number = await assembly.plans()

    with pytest.raises(Refused) as refusal:
        await reads(assembly)

    assert number > 0
    assert refusal.value.reason is Reason.NO_SUCH_CONSULTATION


async def test_a_long_record_has_pages_and_each_thing_stands_on_one_of_them(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await assembly.town.database.write(fill, assembly, (await assembly.subtopics())[0].id or 0, 2 * PAGE_VIEWS + 1)
    assembly.town.passes(hours=9)
    await speaks(assembly, ana, "The last word.")
    await assembly.comes_to(StageKind.REPLY)

    when = {"timezone": TERMS.timezone, "now": assembly.town.now}
    chapters = await assembly.town.see(transcribing.chapters, consultation_id=assembly.number, **when)

    numbers = [each.number for chapter in chapters for each in chapter.entries if isinstance(each, Said)]
    turns = [each.turn for chapter in chapters for each in chapter.entries if isinstance(each, Turned)]
    assert [chapter.pages for chapter in chapters] == [3, 3, 3]
    assert numbers == list(range(1, 2 * PAGE_VIEWS + 3))
    assert turns == [Turn.ANNOUNCED, Turn.OPENED, Turn.OPENED]
    assert isinstance(chapters[-1].entries[-1], Turned)
    assert (await reads(assembly, page=99)).page == 3


async def test_a_file_is_anybodys_while_the_view_it_came_with_stands(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    number = await assembly.speaks_now()
    picture = a_file("map")
    await begins(assembly, ana)
    await says(assembly, ana, "Here.", file=picture)
    asked = {"consultation_id": number, "digest": picture.kept.digest}
    draft = await assembly.town.see(transcribing.public_file, **asked)
    said = await assembly.town.do(contributing.publish, person_id=ana)
    public = await assembly.town.see(transcribing.public_file, **asked)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    gone = await assembly.town.see(transcribing.public_file, **asked)

    assert (draft, gone) == (None, None)
    assert (public.digest, public.media_type) == (picture.kept.digest, "image/jpeg")


async def test_the_file_for_programs_holds_no_number_of_a_person(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await speaks(assembly, ana)

    found = orjson.loads(for_programs([await reads(assembly)], now=assembly.town.now))

    assert [each["entry"] for each in found["entries"]] == ["turned", "turned", "said"]
    assert not any("person" in name or "telegram" in name for name in found["entries"][-1])


def fill(db: Session, assembly: Assembly, subtopic_id: int, count: int) -> None:
    """Let so many views stand in the record, a second apart."""
    now = assembly.town.now
    for at in range(1, count + 1):
        moment = now + timedelta(seconds=at)
        db.add(
            Contribution(
                consultation_id=assembly.number,
                subtopic_id=subtopic_id,
                number=at,
                words=f"Thought {at}.",
                status=ContributionStatus.PUBLISHED,
                created_at=moment,
                published_at=moment,
            )
        )
    db.flush()


async def test_points_their_replies_and_demands_stand_among_the_views(town: Town) -> None:
    debate = Debate(Assembly(town))
    await debate.opens()
    said = await debate.splits(debate.roads)
    town.passes(hours=1)
    await speaks(debate.assembly, debate.bob, "Meanwhile.")
    town.passes(days=1)
    first = (await debate.points(said))[0]
    await debate.replies(first)
    await debate.assembly.comes_to(StageKind.REPLY)
    await debate.demands(first)

    chapter = await reads(debate.assembly)

    kinds = [type(each) for each in chapter.entries if not isinstance(each, Turned)]
    assert kinds == [Said, Pointed, Pointed, Pointed, Said, Replied, Demanded]
    written = markdown(document([chapter], Texts("en"), now=town.now))
    for told in (
        "## Point 1.1 is put to Roads",
        "> Build a crossing at the school gate.",
        "## Point 1.2 waits for a department",
        "## Roads replies to point 1.1",
        f"> {REPLY}",
        "## a member asks for more on point 1.1",
        "> By when exactly?",
    ):
        assert told in written
