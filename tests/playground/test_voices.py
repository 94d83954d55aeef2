"""Voice messages are Opus in Ogg, as at Telegram, whatever the browser recorded them in."""

import struct
from typing import Any

import pytest
from playwright.async_api import expect

from bot.playground.world import ogg
from tests.playground.town_bot import HandBot
from tests.playground.visitor import CHROMIUM, Visitor

WEBM_HEAD = b"\x1a\x45\xdf\xa3\x84\x42\x82\x81\x77"
DECODED = """async (address) => {
    const body = await (await fetch(address)).arrayBuffer();
    const begin = String.fromCharCode(...new Uint8Array(body.slice(0, 4)));
    return [begin, (await new AudioContext().decodeAudioData(body)).duration];
}"""


def element(number: bytes, content: bytes, *, length: bytes = b"") -> bytes:
    return number + (length or bytes([0x80 | len(content)])) + content


def a_recording(*packets: bytes, codec: bytes = b"A_OPUS", flags: int = 0) -> bytes:
    """Return a recording as browsers make it: a segment and a cluster whose lengths nobody knew yet."""
    unknown = b"\x01" + b"\xff" * 7
    entry = element(b"\xae", element(b"\x86", codec) + element(b"\x63\xa2", ogg.SILENT_HEAD))
    blocks = b"".join(element(b"\xa3", b"\x81\x00\x00" + bytes([flags]) + packet) for packet in packets)
    tracks, cluster = element(b"\x16\x54\xae\x6b", entry), element(b"\x1f\x43\xb6\x75", blocks, length=unknown)
    return WEBM_HEAD + element(b"\x18\x53\x80\x67", tracks + cluster, length=unknown)


def pages_of(body: bytes) -> list[dict[str, Any]]:
    """Return the pages of an Ogg file, each with its checksum tried."""
    found, at = [], 0
    while at < len(body):
        magic, _, flags, granule, _, number, check, count = struct.unpack_from("<4sBBqIIIB", body, at)
        lacing = body[at + 27 : at + 27 + count]
        end = at + 27 + count + sum(lacing)
        emptied = body[at : at + 22] + bytes(4) + body[at + 26 : end]
        assert (magic, ogg.checksum(emptied)) == (b"OggS", check)
        found.append({"flags": flags, "granule": granule, "number": number, "content": body[at + 27 + count : end]})
        at = end
    return found


def test_a_recording_in_webm_becomes_ogg_with_the_same_packets() -> None:
    packets = [ogg.SILENCE + bytes([number]) for number in range(45)]

    pages = pages_of(ogg.from_webm(a_recording(*packets)))

    assert [page["number"] for page in pages] == [0, 1, 2, 3]
    assert [page["flags"] for page in pages] == [ogg.FIRST, 0, 0, ogg.LAST]
    assert pages[0]["content"].startswith(b"OpusHead")
    assert pages[1]["content"].startswith(b"OpusTags")
    assert b"".join(page["content"] for page in pages[2:]) == b"".join(packets)
    assert pages[-1]["granule"] == 45 * 960


@pytest.mark.parametrize(
    ("packet", "samples"),
    [(b"\xf8", 960), (b"\x00", 480), (b"\x19", 2 * 2880), (b"\x80\x00", 120), (b"\xfb\x03", 3 * 960)],
)
def test_how_long_a_packet_sounds_is_read_from_its_first_bytes(packet: bytes, samples: int) -> None:
    assert ogg.samples_in(packet) == samples


@pytest.mark.parametrize(
    "broken",
    [
        b"\x1a\x45\xdf\xa3",
        WEBM_HEAD,
        a_recording(b"x", codec=b"A_VORBIS"),
        a_recording(b"x", flags=0x02),
        a_recording(b""),
        a_recording(ogg.SILENCE)[:-1],
    ],
    ids=["only a mark", "nothing in it", "another codec", "laced", "an empty packet", "cut short"],
)
def test_what_is_no_recording_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        ogg.from_webm(broken)


async def heard(visitor: Visitor, bot: HandBot) -> tuple[Any, str, float]:
    """Return the voice a bot was sent, how its file begins, and how long it lasts for who plays it."""
    voice = None
    while voice is None:
        voice = (await bot.hears("message")).get("voice")
    path = (await bot.calls("getFile", file_id=voice["file_id"]))["file_path"]
    begin, seconds = await visitor.page.evaluate(DECODED, f"/file/bot{bot.place.town.bot.token}/{path}")
    return voice, begin, seconds


@pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium")
@pytest.mark.timeout(120)
@pytest.mark.asyncio(loop_scope="session")
async def test_what_a_browser_records_is_ogg_that_a_browser_plays(visitor: Visitor, bot: HandBot) -> None:
    await visitor.starts("lee")
    await visitor.clicks("lee", "Record a voice message")
    await expect(visitor.phone("lee").locator(".recording")).to_contain_text("0:01")
    await visitor.clicks("lee", "Send the voice message")

    recorded, begin, seconds = await heard(visitor, bot)

    assert (recorded["mime_type"], begin) == ("audio/ogg", "OggS")
    assert seconds == pytest.approx(recorded["duration"], abs=1)

    await visitor.clicks("lee", "Attach", "A sample voice message")
    sample, begin, seconds = await heard(visitor, bot)

    assert (sample["duration"], begin, round(seconds)) == (12, "OggS", 12)
