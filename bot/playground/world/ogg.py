"""Voice messages as Telegram keeps them: Opus in Ogg. What a browser records in WebM is packed anew, never recoded."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

RATE = 48_000
MAGIC_WEBM = b"\x1a\x45\xdf\xa3"
# Elements of WebM that hold others: they are walked into, so an unknown length does no harm.
HOLDERS = {0x18538067, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0}
CODEC, HEAD, BLOCKS = 0x86, 0x63A2, {0xA3, 0xA1}
LACED = 0x06
# The length of a frame in samples, by the configuration in the first five bits of a packet.
FRAMES = (*(480, 960, 1920, 2880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4)
FIRST, LAST = 2, 4
PACKETS_ON_A_PAGE = 40  # of at most six segments each, of which a page has room for 255
SERIAL = 0x666D
SILENCE = b"\xf8\xff\xfe"  # 20 milliseconds of nothing, as an encoder writes it
SILENT_HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, RATE, 0, 0)


def from_webm(body: bytes) -> bytes:
    """Return the sound of a recording as Ogg. Raises: ValueError."""
    head, packets = b"", []
    for element, content in _elements(body):
        if element == CODEC and content != b"A_OPUS":
            raise ValueError("the sound is not Opus")
        if element == HEAD:
            head = content
        if element in BLOCKS:
            packets.append(_packet(content))
    if not head.startswith(b"OpusHead") or not packets:
        raise ValueError("there is no sound in it")
    return wrapped(head, packets)


def silence(seconds: int) -> bytes:
    """Return a voice message that says nothing for so long."""
    return wrapped(SILENT_HEAD, [SILENCE] * (50 * max(1, seconds)))


def wrapped(head: bytes, packets: list[bytes]) -> bytes:
    """Return packets of Opus as an Ogg file."""
    tags = b"OpusTags" + struct.pack("<I", 8) + b"folkmoot" + struct.pack("<I", 0)
    pages = [_page(0, [head], flags=FIRST, at=0), _page(1, [tags], flags=0, at=0)]
    at = 0
    for number, first in enumerate(range(0, len(packets), PACKETS_ON_A_PAGE), start=2):
        some = packets[first : first + PACKETS_ON_A_PAGE]
        at += sum(samples_in(packet) for packet in some)
        is_last = first + PACKETS_ON_A_PAGE >= len(packets)
        pages.append(_page(number, some, flags=LAST if is_last else 0, at=at))
    return b"".join(pages)


def samples_in(packet: bytes) -> int:
    """Return how many samples a packet of Opus makes. Raises: ValueError."""
    if not packet:
        raise ValueError("a packet is empty")
    code = packet[0] & 3
    if code == 3 and len(packet) < 2:
        raise ValueError("a packet is cut short")
    frames = (1, 2, 2)[code] if code < 3 else packet[1] & 0x3F
    return FRAMES[packet[0] >> 3] * frames


def _elements(body: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(body):
        element, at = _number(body, at, keeps_marker=True)
        length, at = _number(body, at)
        if element in HOLDERS:
            continue
        if at + length > len(body):
            raise ValueError("the recording is cut short")
        yield element, body[at : at + length]
        at += length


def _number(body: bytes, at: int, *, keeps_marker: bool = False) -> tuple[int, int]:
    """Return a number of variable length, and where it ends."""
    if at >= len(body) or not body[at]:
        raise ValueError("the recording is cut short")
    width = 9 - body[at].bit_length()
    value = int.from_bytes(body[at : at + width], "big")
    return (value if keeps_marker else value & ~(1 << 7 * width)), at + width


def _packet(block: bytes) -> bytes:
    _, at = _number(block, 0)
    if len(block) < at + 4 or block[at + 2] & LACED:
        raise ValueError("a block can't be read")
    return block[at + 3 :]


def _page(number: int, packets: Iterable[bytes], *, flags: int, at: int) -> bytes:
    lacing, content = bytearray(), bytearray()
    for packet in packets:
        lacing += b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
        content += packet
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, at, SERIAL, number, 0, len(lacing))
    page = bytearray(head + lacing + content)
    page[22:26] = struct.pack("<I", checksum(page))
    return bytes(page)


def checksum(page: Iterable[int]) -> int:
    """Return the checksum of a page whose own field for it is empty."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ TABLE[(value >> 24) ^ byte]
    return value


def _row(value: int) -> int:
    for _ in range(8):
        value = value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


TABLE = [_row(byte << 24) for byte in range(256)]
