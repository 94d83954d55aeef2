"""/post before its place is known: a voice message, photos, a file or words, asked where they belong afterwards."""

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import THEME, opens, opens_two, with_role
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."
PLAN = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
VOICE_ASKED = "Your voice message is 12 seconds long."


async def test_a_voice_message_answers_post_and_is_asked_for_its_place_and_a_line(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/post")

    await lee.sends_voice(duration=12)
    where = lee.chat.last.text
    await lee.presses("2. Walking buses")
    asked = lee.chat.last.text
    await lee.presses("Add a line")
    await lee.sends("About the bus at eight.")
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await lee.presses("See it")

    assert where.startswith("Which subtopic is it about?")
    assert asked.startswith(VOICE_ASKED)
    assert "About the bus at eight." in preview
    assert lee.chat.last.text.startswith(f"{THEME}, Walking buses")
    assert ["Files (1)"] in lee.chat.last.keyboard


async def test_photos_and_files_answer_post_where_there_are_two_consultations(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens_two(play)
    await lee.sends("/post")
    which = lee.chat.last

    await lee.sends_photo(caption="The gate at eight.")
    again = lee.chat.last.text
    await lee.presses("2. A square for everybody")
    place = lee.chat.last.text
    await lee.presses("3. Costs and who pays")
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await lee.sends("/start c2v1")

    assert which.text.startswith("Which consultation is it for?")
    assert again.startswith("Which consultation is it for?")
    assert place.startswith("Which subtopic is it about?")
    assert "The gate at eight." in preview
    assert "1 photo" in preview
    assert "The gate at eight." in lee.chat.last.text


async def test_a_file_answers_post_is_asked_for_its_place_and_stands_there(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await opens(play)
    await lee.sends("/post")

    await lee.sends_document(b"MZ program", name="signs.exe")
    refused = lee.chat.last.text
    await lee.sends_document(PLAN, name="plan.pdf", caption="The plan of 2019.")
    where = lee.chat.last.text
    await lee.presses("2. Walking buses")
    preview = lee.chat.last
    shown = preview.text
    await lee.presses("Publish")
    await ana.sends("/start c1v1")
    view = ana.chat.last.text
    await ana.presses("Files (1)")

    assert refused.startswith("I can't keep that kind of file.")
    assert where.startswith("Which subtopic is it about?")
    assert shown == "This is how it will look:\n\na member\nThe plan of 2019.\n\n1 file\n\nPublish it?"
    assert view.startswith(f"{THEME}, Walking buses")
    assert sent_file(play, ana) == ("plan.pdf", PLAN)


async def test_a_file_without_words_answers_post_from_its_own_link_too(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/start post")

    await lee.sends_document(PLAN, name="plan.pdf")
    await lee.presses("3. Costs and who pays")
    await lee.presses("Publish")
    await lee.presses("See it")
    await lee.sends("/search plan.pdf")

    assert ["Views (1)"] in [row[:1] for row in lee.chat.last.keyboard]


def sent_file(play: Scene, person: Person) -> tuple[str, bytes]:
    """Return the file somebody was sent last: its name, and what is in it."""
    (sent,) = [each.message.content["document"] for each in person.chat.messages[-2:] if each.kind == "document"]
    return sent["file_name"], play.world.files.find(sent["file_id"]).body


async def test_the_first_question_of_post_takes_what_was_sent_meanwhile(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/post")
    which = lee.chat.last
    await lee.sends(WORDS)

    await lee.presses("2. Walking buses", on=which)

    assert WORDS in which.text
    assert ["Publish"] in which.keyboard


async def test_post_is_left_by_cancel_and_nothing_stays(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/post")
    await lee.sends_voice(duration=12)

    await lee.presses("Cancel")
    left = lee.chat.last.text
    await lee.sends("/brief")

    assert left.startswith("Discarded. Nothing was published.")
    assert "unfinished" not in lee.chat.last.text
