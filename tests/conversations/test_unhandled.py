"""Every message is answered kindly in private, and groups are left in peace."""

import pytest
from aiohttp import ClientSession

from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea

KINDS = ["sticker", "animation", "video", "video_note", "audio"]


async def test_what_cannot_be_taken_is_answered_with_what_can(play: Scene) -> None:
    ana = play.user("Ana")

    for number, kind in enumerate(KINDS, start=1):
        await ana.sends_media(kind)

        assert len(ana.chat.messages) == 2 * number, kind
        assert "in words" in ana.chat.last.text, kind
        assert ana.chat.last.keyboard == [["Suggest an idea"], ["Home"]], kind


async def test_a_place_and_a_contact_are_not_kept(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends_location(44.4, 26.1)
    await ana.sends_contact("+40 700 000 000", "Bob")

    ana.sees("I don't keep locations, and I haven't kept this one.")
    ana.sees("I don't need phone numbers or contacts, and I haven't kept this one.")


async def test_an_unknown_command_leads_to_help(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/dance")

    ana.sees("I don't know that command. Here is what I can do: /help")


async def test_an_edited_message_is_not_taken_for_a_new_one(play: Scene) -> None:
    ana = play.user("Ana")
    said = await ana.sends("/start")

    await ana.edits(said, "/mydata")

    ana.sees("I've seen that you changed a message")
    ana.sees_no("What we keep about you")


async def test_a_forwarded_command_is_left_alone(play: Scene) -> None:
    ana, mallory = play.user("Ana"), play.user("Mallory")
    said = await mallory.sends("/mydata")

    await ana.forwards(said)

    ana.sees("That command was passed on from somewhere else")
    ana.sees_no("What we keep about you")


async def test_chatter_in_a_group_is_neither_answered_nor_remembered(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    group = play.group("Barrio", ana, bob, bot="admin")
    await play.quiet()
    before = len(group.messages)

    await bob.sends("Who has seen my cat?", to=group)
    await bob.sends_media("sticker", to=group)
    await bob.sends("/dance", to=group)

    assert len(group.messages) == before + 3


async def test_an_unknown_command_meant_for_us_in_a_group_is_answered(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)

    await ana.sends(f"/dance@{play.bot.user.username}", to=group)

    assert ana.sees("I don't know that one.", in_=group).keyboard == [["Open our chat"]]


async def test_an_older_button_shows_the_present_and_says_so(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    message = ana.chat.last.message
    for row in message.inline_keyboard:
        for button in row:
            button["callback_data"] = "gone:1"

    toast = await ana.presses("Browse ideas")

    assert toast == "That was an older view. Here is the current one."
    assert ana.chat.last.text == "What would you like to do?"


async def test_words_out_of_the_blue_are_kept_until_their_writer_says_what_they_are(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("The bins by the school are always full.")
    asked = ana.chat.last.keyboard
    await ana.presses("A question for the city")

    assert asked == [["A new idea"], ["A question for the city"], ["Cancel"]]
    ana.sees("Thank you. A person will read it")
    await play.passes(seconds=1)
    play.moderator.sees("The bins by the school", in_=play.staff.topic("Review"))


async def test_words_out_of_the_blue_become_an_idea_with_one_tap(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("The bins by the school are always full.")

    await ana.presses("A new idea")

    assert "The bins by the school" in ana.chat.last.text
    assert ["Send for review"] in ana.chat.last.keyboard


async def test_a_long_thought_in_two_messages_is_one_thought(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("The bins by the school are always full.")
    await ana.sends("They should be emptied twice a week.")

    await ana.presses("A new idea")

    assert "are always full." in ana.chat.last.text
    assert "twice a week." in ana.chat.last.text


async def test_what_is_said_much_later_is_another_thought(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("Hello?")
    await play.passes(minutes=10)
    await ana.sends("The bins by the school are always full.")

    await ana.presses("A new idea")

    assert "Hello?" not in ana.chat.last.text


async def test_words_out_of_the_blue_are_met_with_what_is_similar_before_the_question(play: Scene) -> None:
    idea_id = await play.database.write(an_idea, title="More benches in the park")
    ana = play.user("Ana")

    await ana.sends("The park needs more benches.")

    paragraphs = ana.chat.last.text.split("\n\n")
    assert paragraphs[0].startswith("This open idea sounds close to what you wrote:\n1. More benches in the park")
    assert paragraphs[1].endswith("Is it...")
    assert [f"A comment on idea {idea_id}"] in ana.chat.last.keyboard


async def test_words_out_of_the_blue_can_be_dropped(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("The bins by the school are always full.")

    await ana.presses("Cancel")

    ana.sees("Stopped. Nothing was sent.")


async def test_somebody_who_left_and_comes_back_is_welcome(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    await ana.blocks()
    await ana.unblocks()

    await ana.sends("/start")

    ana.sees("Good to see you again. Your settings are as you left them.")


@pytest.mark.parametrize(
    "sent",
    [
        {"dice": "🎲"},
        {"poll": {"question": "Tea?", "options": ["Yes", "No"]}},
        {"venue": {"latitude": 44.4, "longitude": 26.1, "title": "Town hall", "address": "1 Main Square"}},
    ],
)
async def test_play_and_polls_are_answered_too(play: Scene, sent: dict[str, object]) -> None:
    ana = play.user("Ana")

    async with ClientSession() as people:
        await people.post(f"{play.url}/play/people/{ana.user.handle}/send?wait=quiet", json=sent)

    assert ana.chat.last.sender == "Folkmoot"
    assert "in words" in ana.chat.last.text


async def test_another_bots_command_by_an_anonymous_admin_is_left_alone(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="admin")
    await play.quiet()
    before = len(group.messages)

    await ana.sends("/ban@otherbot", to=group, anonymous=True)
    await ana.sends("/ban", to=group, anonymous=True)

    assert len(group.messages) == before + 2
