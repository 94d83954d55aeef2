"""Speaking in a consultation, as people do it on a phone."""

from pathlib import Path

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import a_facilitator, announces, comes_to, has_said, is_asked, opens, with_role
from tests.conversations.workbench import goes_on, publishes
from tests.fixtures.conversation import Scene

WORDS = "Our school already collected 1,400 for signs. Could the city match it?"


async def begins(person: Person, subtopic: str = "3. Costs and who pays") -> None:
    """Open the consultation and say under which subtopic to speak."""
    await person.sends("/start c1")
    await person.presses("Speak")
    await person.presses(subtopic)


async def speaks(person: Person, words: str = WORDS) -> None:
    """Say something and publish it."""
    await begins(person)
    await person.sends(words)
    await person.presses("Publish")


async def test_a_view_takes_one_message_and_is_seen_before_it_is_published(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")

    await begins(ana)
    asked, asked_keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.sends(WORDS)
    preview, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Publish")

    assert asked.startswith(
        "You're speaking in: Safer streets around schools, subtopic 3, Costs and who pays.\nYou appear as: a resident."
    )
    assert asked_keys == [["Appear as..."], ["Change subtopic"], ["Cancel"]]
    assert preview == f"This is how it will look:\n\na resident\n{WORDS}\n\nPublish it?"
    assert keys == [["Publish"], ["Add more", "Edit"], ["Appear as..."], ["Discard"]]
    assert ana.chat.last.text == "Published as view 1. If someone replies, you'll hear it here."
    assert ana.chat.last.keyboard == [["See it", "Undo (30 min)"], ["Back"]]


async def test_the_preview_can_be_changed_in_every_way(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    await ana.sends("First thought.")

    await ana.presses("Add more")
    await ana.sends("Second thought.")
    await ana.presses("Appear as...")
    await ana.presses("Ana")
    named = ana.chat.last.text
    await ana.presses("Edit")
    message = await ana.sends("One thought.")
    preview = ana.chat.last
    await ana.edits(message, "Another thought.")
    edited = preview.text
    await ana.presses("Discard")

    assert "Another thought." in edited
    assert "Ana, resident\nFirst thought.\n\nSecond thought." in named
    assert ana.chat.last.text == "Discarded. Nothing was published."


async def test_a_long_text_goes_on_and_is_read_in_full(play: Scene) -> None:
    await opens(play)
    ana, bob = play.user("Ana"), play.user("Bob")
    await is_asked(play, ana, subtopic=3)
    await ana.sends("first " * 680)
    await ana.sends("second " * 580)
    await ana.presses("Publish")

    await bob.sends("/start c1v1")
    await bob.presses("Read it all")

    texts = "".join(bob.chat.texts)
    assert texts.count("first ") >= 680
    assert texts.count("second") >= 580


async def test_a_voice_message_is_asked_for_one_line(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)

    await ana.sends_voice(b"OggS" + b"\0" * 40, duration=48)
    asked, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Add a line")
    await ana.sends("Who pays for the signs.")
    await ana.presses("Publish")
    await ana.presses("See it")

    assert asked.startswith("Your voice message is 48 seconds long. Some people can't listen.")
    assert keys == [["Add a line"], ["Publish as it is"], ["Discard"]]
    assert "Who pays for the signs." in ana.chat.last.text
    assert ["Files (1)"] in ana.chat.last.keyboard


async def test_a_photo_sent_as_a_file_loses_where_it_was_taken(play: Scene) -> None:
    await opens(play)
    ana, bob = play.user("Ana"), play.user("Bob")
    await is_asked(play, ana, subtopic=3)
    secret = b"Exif\0\0GPS 44.4268"
    segment = b"\xff\xe1" + (len(secret) + 2).to_bytes(2, "big") + secret
    size = b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
    picture = b"\xff\xd8" + segment + size + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\xd9"

    await ana.sends_document(picture, name="gate.jpg", caption="The gate at eight.")
    await ana.presses("Publish")
    await bob.sends("/start c1v1")
    await bob.presses("Files (1)")

    stored = [each.read_bytes() for each in _files_of(play)]
    assert stored == [picture.replace(segment, b"")]
    assert bob.chat.last.kind == "document"


async def test_a_place_and_a_file_that_cannot_be_kept(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)

    await ana.sends_document(b"MZ program", name="signs.exe")
    refused = ana.chat.last.text
    await ana.sends_location(44.426767, 26.102538)
    await ana.presses("Publish")
    await ana.presses("See it")

    assert refused.startswith("I can't keep that kind of file.")
    assert "A place: 44.427, 26.103" in ana.chat.last.text


async def test_others_like_and_reply_and_the_author_hears(play: Scene) -> None:
    await opens(play)
    ana, bob = play.user("Ana"), play.user("Bob")
    await has_said(play, ana, WORDS, subtopic=3)

    await bob.sends("/start c1s3")
    await bob.presses("View 1")
    await bob.presses("Like")
    liked = bob.chat.last.text
    await bob.presses("Reply")
    await bob.sends("Which school is it?")
    await bob.presses("Publish")
    await play.passes(minutes=1)

    assert "1 like" in liked
    told = ana.sees("Somebody replied to your view 1 in Safer streets around schools:")
    assert "Which school is it?" in told.text
    assert told.keyboard == [["Open it"], ["Reply"]]


async def test_a_role_stands_with_every_view(play: Scene) -> None:
    await opens(play)
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaks(lee)

    await lee.presses("See it")

    assert "1. a member, " in lee.chat.last.text


async def test_guide_questions_can_be_answered(play: Scene) -> None:
    lead = await a_facilitator(play)
    await goes_on(play, lead)
    await lead.presses("Guide questions (0)")
    await lead.presses("Add questions")
    await lead.sends("Where is it most dangerous?")
    await lead.presses("Back")
    await publishes(lead)
    await comes_to(play, "Have your say")
    ana = play.user("Ana")

    await ana.sends("/start c1")
    await ana.presses("What it's about")
    await ana.presses("Answer 1")
    asked = ana.chat.last.text
    await ana.sends("At the gate of Elm Street School.")
    await ana.presses("Publish")
    await ana.presses("See it")

    assert "The question: Where is it most dangerous?" in asked
    assert "The question: Where is it most dangerous?" in ana.chat.last.text


async def test_what_was_said_is_searched_in_here_and_narrowed(play: Scene) -> None:
    await opens(play)
    ana, lee = play.user("Ana"), await with_role(play, "Lee", Role.MEMBER)
    await has_said(play, ana, WORDS, subtopic=3)
    await has_said(play, lee, "The city could match every sign.", subtopic=3)

    await ana.sends("/start c1")
    await ana.presses("Search in here")
    await ana.sends("match")
    found = ana.chat.last.text
    await ana.presses("Narrow it")
    fields = ana.chat.last.keyboard
    await ana.presses("By role")
    await ana.presses("Members")
    narrowed = ana.chat.last.text
    await ana.presses("View 2")

    assert found.startswith('2 views with "match", the newest first:')
    assert fields[:4] == [["By role", "By author"], ["By subtopic", "By stage"], ["By date", "By files"], ["By answer"]]
    assert narrowed.startswith('1 view with "match":\n\nOnly: Members.')
    assert "The city could match every sign." in ana.chat.last.text


async def test_what_somebody_said_stands_in_mine_and_in_my_data_with_its_place(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await ana.sends("/mine")
    before = ana.chat.last.text
    await is_asked(play, ana, subtopic=3)
    await ana.sends_location(44.4, 26.1)
    await ana.presses("Publish")

    await ana.sends("/mine")
    mine = ana.chat.last
    await ana.sends("/mydata")

    assert "Nothing here yet." in before
    assert "Views in consultations: 1" in mine.text
    assert ["My views (1)"] in mine.keyboard
    assert "Location: kept where you added a place to one view." in ana.chat.last.text


async def test_an_old_preview_says_that_what_it_showed_is_put_away(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    await ana.sends("First words.")
    first = ana.chat.last
    await ana.sends("Second words.")
    await ana.presses("Discard")

    toast = await ana.presses("Publish", on=first)

    assert toast is not None
    assert toast.startswith("That was finished or put away in the meantime.")


async def test_taking_a_view_back_ends_the_question_what_to_add_to_it(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)
    await ana.sends("/start c1v1")
    await ana.presses("Add to it")
    await ana.presses("Take back")

    await ana.sends("/privacy")

    assert ana.chat.last.text.startswith("Privacy in eight lines")


async def test_help_and_cancel_in_the_middle(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    await ana.sends(WORDS)

    await ana.sends("/help")
    again = ana.chat.last.text
    await ana.sends("/cancel")

    assert again.startswith("This is how it will look:")
    assert ana.chat.last.text == "Discarded. Nothing was published."


async def test_whoever_may_not_speak_yet_is_told_why(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await play.passes(days=2)

    await ana.sends("/start c1")

    assert ["Speak"] not in ana.chat.last.keyboard


def _files_of(play: Scene) -> list[Path]:
    return [each for each in Path(play.house.settings.files_folder).rglob("*") if each.is_file()]
