"""/brief: what waits for somebody today, in a few lines, at once or each morning."""

import pytest

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import (
    THEME,
    a_facilitator,
    comes_to,
    opens,
    plans,
    posts,
    posts_and_is_answered,
    publishes,
    with_role,
)
from tests.conversations.points import Offices
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea

WORDS = "Cars pass the gate at 50 km/h, every morning."
ANSWER = "The same is true by the river."


async def test_the_brief_says_what_waits_and_a_number_speaks_on_it(play: Scene) -> None:
    lee, lead = await with_role(play, "Lee", Role.MEMBER), await a_facilitator(play)
    await plans(play, lead, invites=True)
    await publishes(play, lead)
    await comes_to(play, "Have your say")

    await lee.sends("/brief")
    brief = lee.chat.last
    await lee.sends("1 We should ask the schools first.", reply_to=brief)
    await lee.presses("2. Walking buses")

    assert brief.text.startswith("Good morning, Lee. ")
    assert f"1. You're invited to speak in {THEME}, and haven't yet. It is open until " in brief.text
    assert brief.keyboard[0] == ["Open 1"]
    assert "a member\nWe should ask the schools first." in lee.chat.last.text


async def test_the_brief_tells_of_replies_once_and_of_unfinished_drafts(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await posts_and_is_answered(play, lee, ana, words=WORDS, answer=ANSWER)
    await lee.sends("/post And another thing.")
    await lee.presses("3. Costs and who pays")

    await lee.sends("/brief")
    first = lee.chat.last.text
    await lee.presses("Continue draft")
    draft = lee.chat.last.text
    await lee.presses("Publish")
    await play.passes(hours=1)
    await lee.sends("/brief")

    assert "1. 1 reply to your view 1 in Safer streets around schools" in first
    assert "Your draft on Costs and who pays is unfinished." in first
    assert "And another thing." in draft
    assert "1 reply to your view 1" not in lee.chat.last.text
    assert "unfinished" not in lee.chat.last.text


async def test_the_brief_says_what_became_of_ones_demand(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.reply()
    lee = await with_role(play, "Lee", Role.MEMBER)
    await comes_to(play, "Departments reply")
    await lee.sends("/start case_p1-1")
    await lee.presses("Put a demand")
    await lee.sends("By which day exactly?")
    await lee.presses("Put the demand")

    await lee.sends("/brief")
    waits = lee.chat.last.text
    await play.passes(minutes=1)
    await offices.reply(words="By 31 August, before school begins.")
    await lee.sends("/brief")
    answered = lee.chat.last.text
    await lee.presses("Open 1")

    open_line = f"Your demand on point 1.1 in {THEME}: The Roads Department answers by "
    assert open_line in waits
    assert f"1. The Roads Department has answered your demand on point 1.1 in {THEME}." in answered
    assert open_line not in answered
    assert "1 of 2 answered" in lee.chat.last.text


async def test_the_brief_comes_each_morning_to_whoever_wishes_it(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await opens(play)
    await lee.sends("/brief")
    toast = await lee.presses("Each morning: off")
    await play.passes(minutes=5)
    await posts(ana, WORDS)
    count = len(lee.chat.messages)

    await play.passes(hours=24 - play.now.hour + 7, minutes=45)

    morning = lee.chat.last.text
    assert toast == "From tomorrow on I'll send it at 07:30 on days with something to do."
    assert morning.startswith("Good morning. ")
    assert "1 new view about Speed and crossings" in morning
    assert len(lee.chat.messages) == count + 1


async def test_a_voice_message_speaks_on_a_line_and_is_kept_until_it_is_clear_which(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await posts_and_is_answered(play, lee, ana, words=WORDS, answer=ANSWER)
    await lee.sends("/brief")
    brief = lee.chat.last

    await lee.sends_voice(duration=9, reply_to=brief)
    asked, keys = lee.chat.last.text, lee.chat.last.keyboard
    await lee.presses("About 1")
    line = lee.chat.last.text
    await lee.sends("Ask the schools by the river.")
    await lee.presses("Publish")
    await lee.sends("/start c1v3")

    assert "Reply to this message with a number and your words, or a voice message, to speak on it." in brief.text
    assert asked.startswith("Which of these is it about? I've kept what you sent")
    assert keys == [["About 1", "About 2"], ["About 3"], ["Cancel"]]
    assert "Your voice message is 9 seconds long." in line
    assert "Ask the schools by the river." in lee.chat.last.text
    assert "Answering view 2: " in lee.chat.last.text


async def test_pictures_with_a_number_go_where_it_says_as_one_view(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/brief")

    await lee.sends_album(("photo", "photo"), caption="1 The gate at eight.", reply_to=lee.chat.last)
    await lee.presses("2. Walking buses")
    await lee.presses("Publish")
    await lee.sends("/start c1v1")
    view = lee.chat.last
    await lee.sends("/start c1v2")

    assert "The gate at eight." in view.text
    assert "1 The gate" not in view.text
    assert "Files (1)" in str(view.keyboard)  # twice the same picture
    assert "I can't find" in lee.chat.last.text


async def test_the_number_before_the_words_is_no_part_of_them_after_an_edit_either(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/brief")

    said = await lee.sends("1 We should ask the schools.", reply_to=lee.chat.last)
    await lee.presses("2. Walking buses")
    await lee.edits(said, "1 We should ask all the schools.")
    await play.passes(seconds=5)
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await lee.edits(said, "1 We should ask the parents.")
    await lee.presses("Change it")
    await lee.sends("/start c1v1")

    assert "\nWe should ask all the schools.\n" in preview
    assert "\nWe should ask the parents." in lee.chat.last.text


async def has_ideas(play: Scene, lee: Person, count: int = 1) -> None:
    for _ in range(count):
        await play.database.write(an_idea, author=lee.id, threshold=500, published_at=play.now)


async def test_a_voice_message_on_the_line_of_an_idea_asks_for_one_line_of_comment(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await has_ideas(play, lee)
    await lee.sends("/brief")

    await lee.sends_voice(duration=9, reply_to=lee.chat.last)
    keys = lee.chat.last.keyboard
    await lee.presses("About 2")
    asked = lee.chat.last.text
    await lee.sends("It should have a roof.")
    done = lee.chat.last.text
    await lee.sends("/brief")

    assert keys == [["About 1", "About 2"], ["Cancel"]]
    assert asked.startswith("A comment is words only, so that everybody can read it at once.")
    assert "it stands under idea 1" in asked
    assert "Your comment" in done
    assert "is unfinished." in lee.chat.last.text  # what was sent is not lost


@pytest.mark.parametrize("ideas", [1, 2])
async def test_where_there_are_ideas_alone_a_voice_message_asks_for_a_line_at_once(play: Scene, ideas: int) -> None:
    lee = play.user("Lee")
    await lee.sends("/start")
    await has_ideas(play, lee, ideas)
    await lee.sends("/brief")

    await lee.sends_voice(duration=9, reply_to=lee.chat.last)
    if ideas > 1:
        which = lee.chat.last.text
        assert which.startswith("A comment or a question is words only")
        await lee.presses("About 1")
    await lee.sends("It should have a roof.")

    assert "Your comment" in lee.chat.last.text


async def test_only_the_caption_of_a_picture_goes_under_an_idea_and_that_is_said(play: Scene) -> None:
    lee = play.user("Lee")
    await lee.sends("/start")
    await has_ideas(play, lee, 2)
    await lee.sends("/brief")

    await lee.sends_photo(caption="2 It should look like this.", reply_to=lee.chat.last)
    asked = lee.chat.last.text
    await lee.presses("Add as comment")

    assert asked.startswith("Put this under idea ")
    assert asked.endswith("Only the words go there: a voice message, picture or file can't.")
    assert lee.chat.last.text == "Thank you. Your words stand under idea 2 now."
