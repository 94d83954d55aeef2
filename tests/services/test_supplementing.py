"""Adding a voice, pictures, a file or a place to a view: seen first, and then below it for everybody, with its day."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from bot.domain.finding_views import KINDS, Wanted
from bot.domain.forgetting import Choice
from bot.domain.refusals import Reason
from bot.domain.speaking import ADDITIONS_PER_DAY, FILES_AT_MOST, Held, Utterance
from bot.domain.transcribing import Added, Said
from bot.services import (
    cleaning,
    contributing,
    forgetting,
    own_views,
    recording,
    summing_up,
    supplementing,
    transcribing,
)
from bot.views.texts import Texts
from bot.views.transcribing import for_programs, passages
from storage import speech_index
from storage.tables import AttachmentKind, StageKind
from tests.services.assembly import Assembly
from tests.services.test_going_on import FULL
from tests.services.town import TERMS, Town
from tests.services.voices import WORDS, a_file, begins, refused, says, sees, speaks

VOICE = AttachmentKind.VOICE


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def asked(assembly: Assembly) -> tuple[int, Any]:
    """Ana has spoken and is asked what she adds; return her and her view."""
    ana = await assembly.town.person("Ana")
    said = await speaks(assembly, ana)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
    return ana, said


async def adds(assembly: Assembly, person: int, words: str = "", **said: Any) -> Any:
    return await assembly.town.do(supplementing.hear, said=Utterance(words, **said), person_id=person)


async def finishes(assembly: Assembly, person: int) -> Any:
    return await assembly.town.do(supplementing.finish, person_id=person)


async def record(assembly: Assembly) -> Any:
    asked = {"consultation_id": assembly.number, "timezone": TERMS.timezone, "now": assembly.town.now}
    return await assembly.town.see(transcribing.chapter, **asked)


async def test_nobody_sees_a_picture_before_its_author_says_yes(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    picture = a_file("gate")

    held = await adds(assembly, ana, "The gate at eight.", file=picture)

    view = await sees(assembly, said.id, assembly.lead)
    told = await record(assembly)
    public = {"consultation_id": assembly.number, "digest": picture.kept.digest}
    assert (isinstance(held, Held), held.files[0].digest) == (True, picture.kept.digest)
    assert (view.additions, view.files) == ((), ())
    assert [each for each in told.entries if isinstance(each, Added)] == []
    assert await assembly.town.see(transcribing.public_file, **public) is None


async def test_what_was_added_stands_below_the_view_and_in_the_record_at_its_moment(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    picture = a_file("gate")
    await adds(assembly, ana, "The gate at eight.", file=picture)
    await adds(assembly, ana, place=(44.42671, 26.10254))
    assembly.town.passes(minutes=5)

    await finishes(assembly, ana)

    view = await sees(assembly, said.id, assembly.lead)
    (added,) = [each for each in (await record(assembly)).entries if isinstance(each, Added)]
    (first,) = [each for each in (await record(assembly)).entries if isinstance(each, Said)]
    public = {"consultation_id": assembly.number, "digest": picture.kept.digest}
    assert [each.addition_id for each in view.files] == [view.additions[0].id]
    assert (added.at, added.words, len(added.files)) == (assembly.town.now, "The gate at eight.", 1)
    assert (added.latitude, added.longitude) == (44.427, 26.103)
    assert (first.files, first.latitude) == ((), None)
    assert (await assembly.town.see(transcribing.public_file, **public)).digest == picture.kept.digest


async def test_the_page_and_the_file_for_programs_have_its_files_and_its_place(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    picture = a_file("gate")
    await adds(assembly, ana, file=picture, place=(44.4, 26.1))
    await finishes(assembly, ana)

    chapter = await record(assembly)

    told = passages(chapter, Texts("en"))[-1]
    row = orjson.loads(for_programs([chapter], now=assembly.town.now))["entries"][-1]
    assert (told.head, told.words, told.notes) == ("Added to view 1", "", ("A place: 44.400, 26.100",))
    assert [(each.name, each.is_picture) for each in told.files] == [("A photo with view 1", True)]
    assert (row["entry"], row["files"][0]["digest"], row["latitude"]) == ("added", picture.kept.digest, 44.4)


async def test_an_album_is_one_addition_and_only_its_first_picture_is_answered(assembly: Assembly) -> None:
    ana, said = await asked(assembly)

    heard = [await adds(assembly, ana, file=a_file(f"gate{at}"), album="7") for at in range(3)]
    await finishes(assembly, ana)

    view = await sees(assembly, said.id, ana)
    assert [each.is_silent for each in heard] == [False, True, True]
    assert (len(view.additions), len(view.files)) == (1, 3)


async def test_a_voice_message_and_its_line_are_one_addition(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    await adds(assembly, ana, file=a_file("voice", VOICE, seconds=48))

    await adds(assembly, ana, "It is about the bus stop.")
    await finishes(assembly, ana)

    (added,) = (await sees(assembly, said.id, ana)).additions
    assert added.words == "It is about the bus stop."


async def test_long_words_that_were_held_and_a_picture_are_one_addition(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    await adds(assembly, ana, FULL)

    await adds(assembly, ana, file=a_file("gate"))
    await finishes(assembly, ana)

    (added,) = (await sees(assembly, said.id, ana)).additions
    assert added.words == FULL


async def test_words_alone_stand_at_once(assembly: Assembly) -> None:
    ana, said = await asked(assembly)

    await adds(assembly, ana, "We counted again.")

    assert [each.words for each in (await sees(assembly, said.id, ana)).additions] == ["We counted again."]


async def test_what_was_thrown_away_is_gone_and_its_file_with_it(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    picture = a_file("gate")
    await adds(assembly, ana, file=picture)

    await assembly.town.database.write(supplementing.discard, person_id=ana)

    assembly.town.passes(days=2)
    unneeded = await assembly.town.database.write(cleaning.forget_files, now=assembly.town.now)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
    assert unneeded == [picture.kept.digest]
    assert await assembly.town.see(supplementing.held, person_id=ana) is None
    assert await refused(assembly, supplementing.finish, person_id=ana) is Reason.NO_LONGER_OPEN


async def test_what_was_begun_is_there_when_its_author_comes_back_to_it(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    await adds(assembly, ana, file=a_file("gate"))
    await begins(assembly, ana)

    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)

    held = await assembly.town.see(supplementing.held, person_id=ana)
    assert len(held.files) == 1


async def test_too_many_files_a_file_that_is_there_and_too_many_additions_are_refused(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await begins(assembly, ana)
    await says(assembly, ana, WORDS, file=a_file("gate"))
    said = await assembly.town.do(contributing.publish, person_id=ana)
    view = {"contribution_id": said.id, "person_id": ana}
    await assembly.town.do(contributing.ask_addition, **view)
    same = await refused(assembly, supplementing.hear, said=Utterance(file=a_file("gate")), person_id=ana)
    for at in range(FILES_AT_MOST):
        await adds(assembly, ana, file=a_file(f"other{at}"))

    eleventh = await refused(assembly, supplementing.hear, said=Utterance(file=a_file("last")), person_id=ana)

    await finishes(assembly, ana)
    for _ in range(ADDITIONS_PER_DAY - 1):
        await assembly.town.do(contributing.ask_addition, **view)
        await adds(assembly, ana, "More.")
    assert (same, eleventh) == (Reason.FILE_IS_THERE, Reason.TOO_MANY_FILES)
    assert await refused(assembly, contributing.ask_addition, **view) is Reason.TOO_MANY_ADDITIONS


async def test_nothing_is_added_once_the_stage_is_over(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    await adds(assembly, ana, file=a_file("gate"))
    await assembly.comes_to(StageKind.REPORT)

    assert await refused(assembly, supplementing.finish, person_id=ana) is Reason.NOT_IN_THIS_STAGE


async def test_it_is_found_by_its_kind_and_counted_once_it_stands(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    wanted = Wanted(consultation_id=assembly.number, file=KINDS.index(VOICE) + 1)
    await adds(assembly, ana, file=a_file("voice", VOICE, seconds=3))
    before = await found(assembly, wanted, ana)

    await finishes(assembly, ana)

    report = await assembly.town.see(
        summing_up.report, consultation_id=assembly.number, person_id=assembly.lead, now=assembly.town.now
    )
    assert (before, await found(assembly, wanted, ana)) == (0, 1)
    assert (report.numbers.additions, report.numbers.files) == (1, 1)


async def found(assembly: Assembly, wanted: Wanted, reader: int) -> int:
    return int(await assembly.town.see(speech_index.count, wanted=wanted, now=assembly.town.now, reader_id=reader))


async def test_what_is_taken_back_keeps_its_lines_and_loses_its_files(assembly: Assembly) -> None:
    ana, said = await asked(assembly)
    picture = a_file("gate")
    await adds(assembly, ana, file=picture, place=(44.4, 26.1))
    await finishes(assembly, ana)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
    await adds(assembly, ana, file=a_file("never"))

    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    (added,) = [each for each in (await record(assembly)).entries if isinstance(each, Added)]
    mine = await assembly.town.do(own_views.one, contribution_id=said.id, person_id=ana)
    public = {"consultation_id": assembly.number, "digest": picture.kept.digest}
    assert (added.is_gone, added.files, added.latitude) == (True, (), None)
    assert await assembly.town.see(transcribing.public_file, **public) is None
    assert [each.digest for each in mine.files] == [picture.kept.digest]


async def test_it_is_in_the_download_of_whoever_added_it_also_before_it_stands(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    await adds(assembly, ana, "The gate at eight.", file=a_file("gate"), place=(44.4, 26.1))

    kept = (await assembly.town.do(recording.download, person_id=ana)).decode()

    assert all(each in kept for each in ("The gate at eight.", "gate.jpg", "26.1"))


@pytest.mark.parametrize("choice", [Choice.KEEP_TOTALS, Choice.WITHDRAW_IDEAS])
async def test_whoever_is_forgotten_leaves_no_file_and_no_place(assembly: Assembly, choice: Choice) -> None:
    ana, said = await asked(assembly)
    for at, words in enumerate(("The gate at eight.", "")):
        await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
        await adds(assembly, ana, words, file=a_file(f"zebrowska{at}"), place=(44.4, 26.1))
        await finishes(assembly, ana)
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=ana)
    await adds(assembly, ana, "A secret.", file=a_file("secret"))

    await assembly.town.do(forgetting.forget, choice=choice, person_id=ana)

    left = [each for each in (await record(assembly)).entries if isinstance(each, Added)]
    stands = choice is Choice.KEEP_TOTALS
    assert [(each.words, each.files, each.latitude) for each in left] == [("The gate at eight.", (), None)] * stands
    wanted = Wanted(consultation_id=assembly.number, question="zebrowska1")
    assert await found(assembly, wanted, assembly.lead) == 0
    unneeded = await assembly.town.database.write(cleaning.forget_files, now=assembly.town.now + timedelta(days=2))
    assert len(unneeded) == 3
