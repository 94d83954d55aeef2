"""Adding to a view what is not only words: in private, and from the receipts in groups of every kind."""

from pathlib import Path

from bot.playground.people import Person
from bot.playground.world import acting
from storage.tables import Role
from tests.conversations.assembly import has_said, opens, with_role
from tests.conversations.places import a_town
from tests.fixtures.conversation import Scene

WORDS = "Our school already collected 1,400 for signs. Could the city match it?"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def a_jpeg(mark: int) -> tuple[bytes, bytes]:
    """Return a picture with where it was taken in it, and the same without."""
    secret = b"Exif\0\0GPS 44.4268"
    segment = b"\xff\xe1" + (len(secret) + 2).to_bytes(2, "big") + secret
    size = b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
    rest = size + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes([mark]) + b"\xff\xd9"
    return b"\xff\xd8" + segment + rest, b"\xff\xd8" + rest


async def adds(play: Scene, ana: Person) -> None:
    """Ana's view stands, and she is asked what to add to it."""
    await opens(play)
    await has_said(play, ana, WORDS, subtopic=3)
    await ana.sends("/start c1v1")
    await ana.presses("Add to it")


def kept(play: Scene) -> list[bytes]:
    folder = Path(play.house.settings.files_folder)
    return [each.read_bytes() for each in folder.rglob("*") if each.is_file()]


async def test_a_photo_is_added_once_its_author_has_seen_it(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await adds(play, ana)
    asked = ana.chat.last.text
    picture, clean = a_jpeg(1)

    await ana.sends_document(picture, name="gate.jpg", caption="The gate at eight.")
    preview = ana.chat.last
    shown, keys = preview.text, preview.keyboard
    await bob.sends("/start c1v1")
    before = bob.chat.last.text
    await ana.presses("Add it")
    await bob.sends("/start c1v1")

    assert "Send text, a voice message, photos, a place or a file (up to 20 MB)." in asked
    assert shown.startswith("This is what you're about to add to view 1. Nobody else sees it yet:")
    assert "The gate at eight.\n\n1 file" in shown
    assert keys == [["Add it"], ["Cancel"]]
    assert "gate" not in before
    assert "Added 9 September: The gate at eight.\n1 file" in preview.text
    assert "Added 9 September: The gate at eight.\n1 file" in bob.chat.last.text
    await bob.presses("Files (1)")
    assert bob.chat.last.kind == "document"
    assert kept(play) == [clean]


async def test_an_album_is_answered_once_and_what_is_shown_of_it_follows(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)
    count = len(ana.chat.messages)

    await ana.sends_album(("photo", "photo", "photo"), caption="Three mornings.")
    await ana.sends_photo(a_jpeg(2)[0])
    shown = ana.chat.last.text
    await ana.presses("Add it")

    assert len(ana.chat.messages) == count + 3 + 1 + 1 + 1  # the album is one answer, the other picture another
    assert "Three mornings.\n\n2 photos" in shown  # the same picture three times is kept once
    assert "Added 9 September: Three mornings.\n2 photos" in ana.chat.last.text


async def test_what_is_shown_counts_every_picture_of_an_album(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)
    pictures = [("photo", ana._media("photo", a_jpeg(mark)[0], {}, "")) for mark in range(3)]

    acting.say_album(play.world, ana.user, ana._place(None), pictures)
    await play.quiet()
    await play.passes(seconds=15)

    assert "\n\n3 photos\n\n" in ana.chat.last.text
    assert len([each for each in ana.chat.texts if each.startswith("This is what you're about to add")]) == 1


async def test_a_voice_message_is_asked_for_a_line(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)

    await ana.sends_voice(b"OggS" + b"\0" * 40, duration=48)
    asked = ana.chat.last.text
    await ana.sends("It is about the bus stop.")
    shown = ana.chat.last.text
    await ana.presses("Add it")

    assert "Some people can't listen. Send one line saying what it's about, or add it as it is." in asked
    assert "can't listen" not in shown
    assert "Added 9 September: It is about the bus stop.\n1 voice message" in ana.chat.last.text


async def test_a_place_alone_is_an_addition(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)

    await ana.sends_location(44.426767, 26.102538)
    shown = ana.chat.last.text
    await ana.presses("Add it")

    assert "With a place." in shown
    assert "Added 9 September: A place: 44.427, 26.103" in ana.chat.last.text


async def test_what_cannot_be_kept_is_refused_kindly_and_the_question_stays(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)

    await ana.sends_document(b"MZ program", name="signs.exe")
    refused = ana.chat.last.text
    await ana.sends_document(PNG * 600_000, name="map.png")
    too_big = ana.chat.last.text
    await ana.sends("Only words, then.")

    assert refused.startswith("I can't keep that kind of file.")
    assert "20 MB" in too_big
    assert "Added 9 September: Only words, then." in ana.chat.last.text


async def test_cancel_throws_it_away_and_nothing_was_added(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)
    await ana.sends_photo(a_jpeg(1)[0])

    await ana.presses("Cancel")
    await ana.sends("/start c1v1")

    assert "Added" not in ana.chat.last.text
    assert not any("Files" in label for row in ana.chat.last.keyboard for label in row)


async def test_an_aside_and_another_question_lose_nothing(play: Scene) -> None:
    ana = play.user("Ana")
    await adds(play, ana)
    await ana.sends_photo(a_jpeg(1)[0], caption="The gate.")

    await ana.sends("/help")
    aside = ana.chat.last.text
    await ana.sends("/idea")
    await ana.sends("/cancel")
    await ana.sends("/start c1v1")
    await ana.presses("Add to it")

    assert "The gate.\n\n1 photo" in aside
    assert "The gate.\n\n1 photo" in ana.chat.last.text


async def test_it_is_in_the_record_as_a_file_and_in_what_one_keeps(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await adds(play, lee)
    await lee.sends_photo(a_jpeg(1)[0], caption="The gate at eight.")
    await lee.presses("Add it")

    await lee.sends("/consult 1")
    await lee.presses("Transcript")
    sent = [each.message.content["document"] for each in lee.chat.messages if each.kind == "document"]
    written = play.world.files.find(sent[0]["file_id"]).body.decode()
    await lee.sends("/mydata")
    await lee.presses("My views (1)")
    await lee.presses("Get 1")

    after = written.split("## Added to view 1")[1]
    assert "> The gate at eight." in after
    assert "Files: A photo with view 1" in after
    assert "Added 9 September: The gate at eight.\n1 photo" in "".join(each.text for each in lee.chat.messages[-3:])
    assert "photo" in {each.kind for each in lee.chat.messages[-3:]}


async def test_the_rest_of_an_album_from_a_group_is_added_by_its_receipt(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)

    for group in town.groups:
        await ana.sends_album(("photo", "photo"), caption=WORDS, to=group, reply_to=town.card(group))
        question = group.last
        play.house.civic.albums._kept.clear()
        await ana.presses(town.yes(group), on=question)
        count = len(group.messages)

        await ana.presses("Add to it", on=question)
        await ana.sends_photo(a_jpeg(1)[0])
        await ana.presses("Add it")

        assert "1 photo" in ana.chat.last.text.split("Added 9 September:")[1]
        assert ["Files (2)"] in ana.chat.last.keyboard
        assert len(group.messages) == count


async def test_a_picture_goes_with_the_line_about_a_voice_message_in_a_group(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)

    for number, group in enumerate(town.groups, start=1):
        await ana.sends_voice(to=group, reply_to=town.card(group))
        await ana.presses(town.yes(group, 2), on=group.last)

        await ana.presses("Add a line", on=group.last)
        await ana.sends_photo(a_jpeg(1)[0], caption="It is about this bus stop.")
        await ana.presses("Add it")

        assert f"\n{number}. a resident" in ana.chat.last.text
        assert "Added 9 September: It is about this bus stop.\n1 photo" in ana.chat.last.text
