"""The public pages of a consultation: the record, its files and the screen in the room."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.playground.people import Person
from tests.conversations.assembly import a_facilitator, announces, comes_to, plans
from tests.conversations.points import Offices
from tests.conversations.test_speaking import begins, speaks
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY

WORDS = "Cars are <b>too</b> fast & 공원 is dark.\n<script>alert(1)</script>"


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
async def lead(play: Scene) -> Person:
    """Somebody whose consultation 1 is at the stage in which people speak."""
    leading = await a_facilitator(play)
    await announces(play, leading)
    await comes_to(play, "Have your say")
    return leading


def address(play: Scene, path: str) -> str:
    return f"http://127.0.0.1:{play.house.port}{path}"


async def get(session: ClientSession, play: Scene, path: str, **headers: str) -> tuple[int, str, Any]:
    async with session.get(address(play, path), headers=headers, allow_redirects=False) as answer:
        content = await answer.read()
        return answer.status, content.decode(errors="replace"), answer.headers


async def sends_photo(ana: Person) -> None:
    await begins(ana)
    await ana.sends_photo(caption="Look.")
    await ana.presses("Publish")


async def test_the_record_is_there_for_everybody_and_every_word_is_only_a_word(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    await speaks(play.user("Ana"), WORDS)

    status, page, headers = await get(session, play, "/c/1")

    assert status == 200
    assert "Cars are &lt;b&gt;too&lt;/b&gt; fast &amp; 공원 is dark." in page
    assert "<script" not in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "a resident" in page


async def test_a_page_that_has_not_changed_is_not_sent_again(play: Scene, lead: Person, session: ClientSession) -> None:
    ana = play.user("Ana")
    await speaks(ana)
    _, _, headers = await get(session, play, "/c/1")
    same, nothing, _ = await get(session, play, "/c/1", **{"If-None-Match": headers["ETag"]})

    await speaks(ana, "One thing more.")

    fresh, page, _ = await get(session, play, "/c/1", **{"If-None-Match": headers["ETag"]})
    assert (same, nothing, fresh) == (304, "", 200)
    assert "One thing more." in page


async def test_what_is_taken_back_is_gone_from_the_page_and_so_are_its_files(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    ana = play.user("Ana")
    await sends_photo(ana)
    _, before, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", before)
    assert picture is not None
    shown, _, headers = await get(session, play, picture[0])

    await ana.presses("Undo (30 min)")

    _, after, _ = await get(session, play, "/c/1")
    hidden, _, _ = await get(session, play, picture[0])
    assert (shown, headers["Content-Type"], hidden) == (200, "image/png", 404)
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "View 1 was taken back" in after
    assert "Look." not in after


async def test_a_photo_that_was_added_is_there_in_its_addition_and_not_before(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    ana = play.user("Ana")
    await speaks(ana)
    await ana.presses("See it")
    await ana.presses("Add to it")
    await ana.sends_photo(caption="Look.")
    _, before, _ = await get(session, play, "/c/1")

    await ana.presses("Add it")

    _, page, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", page)
    assert "/files/" not in before
    assert picture is not None
    assert page.index("Added to view 1") < page.index("Look.") < page.index('alt="A photo with view 1"')
    shown, _, _ = await get(session, play, picture[0])
    await ana.presses("Take back")
    hidden, _, _ = await get(session, play, picture[0])
    assert (shown, hidden) == (200, 404)


async def test_a_departments_photo_is_there_with_its_reply_and_not_before(play: Scene, session: ClientSession) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.park.sends_photo(caption=REPLY, to=offices.roads, reply_to=offices.card())
    _, before, _ = await get(session, play, "/c/1")

    await offices.park.presses("Publish", in_=offices.roads)

    _, page, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", page)
    assert "/files/" not in before
    assert picture is not None
    assert 'alt="A photo with the reply of Roads to point 1.1"' in page
    shown, _, headers = await get(session, play, picture[0])
    assert (shown, headers["Content-Type"]) == (200, "image/png")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_a_departments_file_that_cannot_be_kept_is_refused_before_anybody_sees_it(
    play: Scene, session: ClientSession
) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()

    card = offices.card()
    await offices.park.sends_document(b"MZ program", name="plan.exe", caption=REPLY, to=offices.roads, reply_to=card)

    offices.park.sees("I can't keep that kind of file.", in_=offices.roads)
    offices.park.sees_no("Draft reply", in_=offices.roads)


@pytest.mark.parametrize(
    "path",
    ["/c/", "/c/0", "/c/2", "/c/999999999", "/c/1/nothing", "/c/1/files/" + "0" * 64, "/c/1/v7", "/c/1x"],
)
async def test_what_is_not_there_or_not_public_is_told_alike(
    play: Scene, lead: Person, session: ClientSession, path: str
) -> None:
    await plans(play, lead)  # number 2 is a draft

    status, page, headers = await get(session, play, path)

    assert status == 404
    assert "There is no such page." in page
    assert headers["Cache-Control"] == "no-store"


async def test_a_view_has_an_address_of_its_own(play: Scene, lead: Person, session: ClientSession) -> None:
    await speaks(play.user("Ana"))

    status, _, headers = await get(session, play, "/c/1/v1")

    assert (status, headers["Location"]) == (302, "/c/1?page=1#v1")


async def test_nothing_can_be_changed_here(play: Scene, lead: Person, session: ClientSession) -> None:
    async with session.post(address(play, "/c/1"), data={"words": "Mine."}) as answer:
        assert answer.status == 405
    async with session.head(address(play, "/c/1")) as answer:
        assert (answer.status, await answer.read()) == (200, b"")


async def test_no_number_of_telegrams_is_on_any_page(play: Scene, lead: Person, session: ClientSession) -> None:
    ana = play.user("Ana")
    await speaks(ana)

    pages = [(await get(session, play, path))[1] for path in ("/c/1", "/c/1/screen")]

    assert not any(str(each.id) in page for page in pages for each in (ana, lead))
