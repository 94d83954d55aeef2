"""Files: by upload, by id, by address; sizes of photos, ranges, limits."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world import samples
from bot.playground.world.files import WebFile
from tests.playground.conftest import Ask


@pytest.fixture
async def ana(play: Playground) -> Person:
    ana = play.user("Ana")
    await ana.sends("/start")
    return ana


async def upload(play: Playground, method: str, params: dict[str, Any], **files: bytes) -> Any:
    form = FormData()
    for name, value in params.items():
        form.add_field(name, str(value))
    for name, body in files.items():
        form.add_field(name, BytesIO(body), filename=name)
    address = f"{play.url}/bot{play.token}/{method}"
    async with ClientSession() as session, session.post(address, data=form) as answer:
        return await answer.json()


async def test_a_photo_comes_in_sizes_and_each_size_is_a_file_of_its_own(
    play: Playground, ana: Person, ask: Ask
) -> None:
    sent = await upload(play, "sendPhoto", {"chat_id": ana.id}, photo=samples.picture(1000, 500))

    sizes = sent["result"]["photo"]
    files = [(await ask("getFile", file_id=size["file_id"]))["result"] for size in sizes]

    assert [(size["width"], size["height"]) for size in sizes] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert [file["file_unique_id"] for file in files] == [size["file_unique_id"] for size in sizes]
    assert len({file["file_unique_id"] for file in files}) == 4


async def test_a_file_is_sent_again_by_its_id_and_stays_the_same_file(play: Playground, ana: Person, ask: Ask) -> None:
    sent = (await upload(play, "sendDocument", {"chat_id": ana.id}, document=b"paper"))["result"]["document"]

    again = (await ask("sendDocument", chat_id=ana.id, document=sent["file_id"]))["result"]["document"]
    as_photo = await ask("sendPhoto", chat_id=ana.id, photo=sent["file_id"])

    assert again == sent
    assert as_photo["description"] == "Bad Request: can't use file of type Document as Photo"


async def test_a_range_of_a_file_is_handed_out(play: Playground, ana: Person, ask: Ask) -> None:
    sent = (await upload(play, "sendDocument", {"chat_id": ana.id}, document=b"0123456789"))["result"]["document"]
    path = (await ask("getFile", file_id=sent["file_id"]))["result"]["file_path"]
    address = f"{play.url}/file/bot{play.token}/{path}"

    async with ClientSession() as session:
        whole = await session.get(address)
        part = await session.get(address, headers={"Range": "bytes=2-4"})
        bodies = await whole.read(), await part.read()

    assert bodies == (b"0123456789", b"234")
    assert (part.status, part.headers["Content-Range"]) == (206, "bytes 2-4/10")


async def test_a_file_above_20_megabytes_can_t_be_fetched(play: Playground, ana: Person, ask: Ask) -> None:
    big = play.world.files.keep("document", bytes(20 * 1024 * 1024 + 1), name="big.bin")

    answer = await ask("getFile", file_id=play.world.files.card(big)["file_id"])

    assert answer["description"] == "Bad Request: file is too big"


async def test_more_than_50_megabytes_are_refused_at_the_door(play: Playground, ana: Person) -> None:
    answer = await upload(play, "sendDocument", {"chat_id": ana.id}, document=bytes(50 * 1024 * 1024 + 1))

    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_file_by_address_comes_from_the_world_s_own_web(play: Playground, ana: Person, ask: Ask) -> None:
    play.world.files.web["https://folkmoot.example/plan.pdf"] = WebFile(b"plan", "plan.pdf")

    found = await ask("sendDocument", chat_id=ana.id, document="https://folkmoot.example/plan.pdf")
    lost = await ask("sendDocument", chat_id=ana.id, document="https://folkmoot.example/other.pdf")

    assert found["result"]["document"]["mime_type"] == "application/pdf"
    assert lost["description"] == "Bad Request: failed to get HTTP URL content"


async def test_a_live_photo_is_a_picture_with_a_short_film(play: Playground, ana: Person) -> None:
    sent = await upload(play, "sendLivePhoto", {"chat_id": ana.id, "caption": "Look"}, live_photo=b"film",
                        photo=samples.picture(100, 100))  # fmt: skip

    assert sent["result"]["caption"] == "Look"
    assert sent["result"]["live_photo"]["photo"] == sent["result"]["photo"]
    assert sent["result"]["live_photo"]["mime_type"] == "video/mp4"


async def test_a_place_that_moves_can_be_kept_up_to_date_until_its_time_is_over(
    play: Playground, ana: Person, ask: Ask
) -> None:
    place = {"chat_id": ana.id, "latitude": 46.5, "longitude": 23.5}
    refused = await ask("sendLocation", **place, live_period=59)
    sent = (await ask("sendLocation", **place, live_period=60))["result"]

    moved = await ask("editMessageLiveLocation", **place | {"latitude": 47}, message_id=sent["message_id"],
                      live_period=90)  # fmt: skip
    await play.passes(seconds=90)
    late = await ask("editMessageLiveLocation", **place, message_id=sent["message_id"])

    assert refused["description"] == "Bad Request: wrong live location period specified"
    assert moved["result"]["location"] == {"latitude": 47, "longitude": 23.5, "live_period": 90}
    assert late["description"] == "Bad Request: message can't be edited"
