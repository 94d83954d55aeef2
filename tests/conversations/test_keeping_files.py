"""Files of a consultation: kept under their checksum, given back byte for byte, and refused kindly where they can't."""

from hashlib import sha256
from pathlib import Path

import pytest

from bot.playground.people import Person
from tests.conversations.assembly import a_group, is_asked, opens
from tests.fixtures.conversation import Scene

PAPER = b"%PDF-1.7 what was counted at eleven gates"
HUGE = 20 * 1024 * 1024 + 1


async def begins(play: Scene, *people: Person) -> Person:
    """Let a consultation come to its stage for speaking, and somebody begin to speak; return them."""
    ana = play.user("Ana")
    await opens(play)
    await is_asked(play, ana, subtopic=2)
    return ana


def the_vault(play: Scene) -> dict[str, bytes]:
    """Return every file that is kept, by its name in the vault."""
    folder = Path(play.house.settings.files_folder)
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


async def test_a_file_is_kept_under_its_checksum_and_given_back_byte_for_byte(play: Scene) -> None:
    ana, bob = await begins(play), play.user("Bob")
    await ana.sends_document(PAPER, name="../../counts.pdf", caption="All we counted.")
    await ana.presses("Publish")

    await bob.sends("/start c1v1")
    await bob.presses("Files (1)")

    assert the_vault(play) == {sha256(PAPER).hexdigest(): PAPER}
    given = bob.chat.last.message.content["document"]
    assert play.world.files.by_unique[given["file_unique_id"]].body == PAPER


async def test_the_same_file_is_kept_once_whoever_brings_it(play: Scene) -> None:
    ana, bob = await begins(play), play.user("Bob")
    await ana.sends_document(PAPER, name="counts.pdf")
    await ana.presses("Publish")

    await bob.sends("/start c1v1")
    await bob.presses("Reply")
    await bob.sends_document(PAPER, name="the same.pdf", caption="I have it, too.")
    await bob.presses("Publish")

    bob.sees("Published as view 2.")
    assert list(the_vault(play).values()) == [PAPER]


@pytest.mark.parametrize(
    ("body", "name", "refusal"),
    [
        (b"MZ a program", "signs.exe", "I can't keep that kind of file."),
        (b"PK\x03\x04 word/vbaProject.bin", "macros.docm", "I can't keep that kind of file."),
        (b"%PDF" + b"\0" * HUGE, "plan.pdf", "That file is over 20 MB, which is more than I can open."),
    ],
    ids=["a program", "macros", "too big"],
)
async def test_what_cannot_be_kept_is_refused_and_what_was_said_stays(
    play: Scene, body: bytes, name: str, refusal: str
) -> None:
    ana = await begins(play)
    await ana.sends("The signs are old.")

    await ana.sends_document(body, name=name)
    refused = ana.chat.last.text
    await ana.sends("Here it is in words.")
    await ana.presses("Publish")
    await ana.presses("See it")

    assert refused.startswith(refusal)
    assert "The signs are old.\n\nHere it is in words." in ana.chat.last.text
    assert the_vault(play) == {}


async def test_a_file_in_a_group_that_cannot_be_kept_leaves_no_trace(play: Scene) -> None:
    ana = play.user("Ana")
    group = await a_group(play, "Northside", ana, forum=False)
    await opens(play, group)
    card = next(each for each in group.messages if "Consultation 1" in each.text)

    await ana.sends_document(b"MZ a program", name="signs.exe", caption="Look at this.", to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)
    await ana.sends("/start c1v1")

    assert ana.last_toast is not None
    assert ana.last_toast.startswith("I can't keep that kind of file.")
    assert ana.chat.last.text.startswith("I can't find that view.")


async def test_an_album_is_one_view_with_all_its_pictures(play: Scene) -> None:
    ana = await begins(play)

    await ana.sends_album(("photo", "document"), caption="The gate at eight.")
    await ana.presses("Publish")
    await ana.presses("See it")

    assert "The gate at eight." in ana.chat.last.text
    assert any(row[0].startswith("Files (") for row in ana.chat.last.keyboard)
    await ana.sends("/start c1v2")
    assert ana.chat.last.text.startswith("I can't find that view.")
