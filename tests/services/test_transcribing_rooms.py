"""What the record tells of the room: views that were put on its screen, and the live stream, each at its own moment."""

from datetime import datetime
from typing import Any

import orjson
import pytest

from bot.domain.transcribing import Projected, Said, Turn, Turned
from bot.services import contributing, falling_silent, projecting, recording, transcribing
from bot.views.markdown import markdown
from bot.views.texts import Texts
from bot.views.transcribing import document, for_programs
from storage.tables import StageKind
from tests.services.assembly import Assembly
from tests.services.test_streaming import LINK, names
from tests.services.town import TERMS, Town
from tests.services.voices import speaks

STREAMED = (Turn.STREAM_ON, Turn.STREAM_CHANGED, Turn.STREAM_OFF)


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def reads(assembly: Assembly) -> Any:
    asked = {"consultation_id": assembly.number, "timezone": TERMS.timezone, "now": assembly.town.now}
    return await assembly.town.see(transcribing.chapter, **asked)


async def written(assembly: Assembly) -> str:
    return markdown(document([await reads(assembly)], Texts("en"), now=assembly.town.now))


async def streams(assembly: Assembly) -> list[Turned]:
    found = (each for each in (await reads(assembly)).entries if isinstance(each, Turned))
    return [each for each in found if each.turn in STREAMED]


async def leads(assembly: Assembly, service: Any, said: Any) -> datetime:
    """Whoever leads puts a view on the screen, or takes it off; return when."""
    assembly.town.passes(minutes=10)
    await assembly.town.do(service, contribution_id=said.id, person_id=assembly.lead)
    return assembly.town.now


async def test_each_time_a_view_is_put_on_the_screen_and_taken_off_it_is_told_at_its_moment(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    put = await leads(assembly, projecting.put, said)
    await leads(assembly, projecting.put, said)
    assembly.town.passes(minutes=5)
    await speaks(assembly, bob, "Meanwhile.")
    off = await leads(assembly, projecting.take_off, said)
    await leads(assembly, projecting.take_off, said)
    again = await leads(assembly, projecting.put, said)

    found = [each for each in (await reads(assembly)).entries if isinstance(each, Said | Projected)]

    assert [type(each) for each in found] == [Said, Projected, Said, Projected, Projected]
    shown = [(each.at, each.number, each.is_off) for each in found if isinstance(each, Projected)]
    assert shown == [(put, 1, False), (off, 1, True), (again, 1, False)]
    told = await written(assembly)
    on, gone = "View 1 was put on the screen in the room", "View 1 was taken off the screen in the room"
    assert told.index(on) < told.index("Meanwhile.") < told.index(gone)
    assert told.count(on) == 2


async def test_who_put_it_there_is_nobodys_business(assembly: Assembly) -> None:
    await assembly.speaks_now()
    await leads(assembly, projecting.put, await speaks(assembly, await assembly.town.person("Ana")))

    entries = orjson.loads(for_programs([await reads(assembly)], now=assembly.town.now))["entries"]

    (row,) = [each for each in entries if each["entry"] == "projected"]
    assert row.keys() == {"entry", "at", "number", "is_off"}


async def test_what_its_author_takes_back_was_shown_and_says_nothing(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await leads(assembly, projecting.put, said)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    told = await written(assembly)

    assert "View 1 was put on the screen in the room" in told
    assert said.words not in told


async def test_whoever_deletes_everything_leaves_no_line_of_it(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    await leads(assembly, projecting.put, await speaks(assembly, ana))
    kept = (await assembly.town.do(recording.download, person_id=ana)).decode()

    await assembly.town.database.write(
        lambda db: falling_silent.leave(db, ana, takes_words=True, now=assembly.town.now)
    )

    assert "projections" in kept
    assert "screen" not in await written(assembly)


async def test_a_stream_is_told_when_it_is_named_named_anew_and_taken_away(assembly: Assembly) -> None:
    await assembly.speaks_now()
    moments = []
    for link in (LINK, LINK, "video.example.org/other", "-"):
        assembly.town.passes(minutes=10)
        await names(assembly, link, stage=1)
        moments.append(assembly.town.now)

    found = await streams(assembly)

    assert [each.turn for each in found] == list(STREAMED)
    assert [each.at for each in found] == [moments[0], *moments[2:]]
    told = await written(assembly)
    assert "“Speak” can be watched live from here on" in told
    assert "“Speak” can no longer be watched live" in told
    assert "video.example.org" not in told


async def test_a_stream_that_was_planned_is_told_when_its_stage_begins(assembly: Assembly) -> None:
    await assembly.plans()
    await names(assembly, LINK, stage=1)
    await assembly.publishes_plan()
    await names(assembly, LINK + "&again", stage=2)
    before = await streams(assembly)
    await assembly.comes_to(StageKind.SPEAK)

    (found,) = await streams(assembly)

    turned = [each.turn for each in (await reads(assembly)).entries if isinstance(each, Turned)]
    assert before == []
    assert (found.turn, found.name, found.at) == (Turn.STREAM_ON, "Speak", assembly.town.now)
    assert turned[-2:] == [Turn.OPENED, Turn.STREAM_ON]
