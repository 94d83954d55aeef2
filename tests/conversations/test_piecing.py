"""A view of several messages, on a phone: whoever edits any of them changes that piece."""

from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from tests.conversations.assembly import is_asked, opens, posts
from tests.fixtures.conversation import Scene

FIRST, SECOND = "Cars pass the gate at 50.", "And nobody stops."


async def says_in_two(play: Scene) -> tuple[Person, list[MessageSeen]]:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    return ana, [await ana.sends(FIRST), await ana.sends(SECOND)]


async def test_any_message_of_a_view_can_be_edited_before_and_after_it_is_published(play: Scene) -> None:
    ana, (first, second) = await says_in_two(play)

    await ana.edits(first, "Cars pass the gate at 60.")
    await play.passes(seconds=5)
    preview = ana.chat.last.text
    await ana.presses("Publish")
    await ana.edits(second, "And nobody ever stops.")
    asked, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Change it")
    done = ana.chat.last.text
    await ana.edits(first, "Cars pass the gate at 70.")
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert f"Cars pass the gate at 60.\n\n{SECOND}" in preview
    assert asked.startswith("You changed your message. Change view 1 in the record too?")
    assert keys == [["Change it", "No"]]
    assert done == "View 1 in the record says it too now."
    assert "Cars pass the gate at 70.\n\nAnd nobody ever stops." in ana.chat.last.text
    assert ", edited" in ana.chat.last.text


async def test_an_edit_finds_its_view_whatever_else_is_being_said(play: Scene) -> None:
    ana, (_, second) = await says_in_two(play)
    await ana.presses("Publish")
    await ana.sends("/post Something else altogether.")
    await ana.presses("1. Speed and crossings")

    await ana.edits(second, "And nobody ever stops.")
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert f"{FIRST}\n\nAnd nobody ever stops." in ana.chat.last.text


async def test_what_was_left_unfinished_follows_an_edit_too(play: Scene) -> None:
    ana, (first, _) = await says_in_two(play)
    await ana.sends("/idea")

    count = len(ana.chat.messages)
    await ana.edits(first, "Cars pass the gate at 60.")
    await play.passes(seconds=5)

    asked = len(ana.chat.messages) - count
    await ana.sends("/brief")
    await ana.presses("Continue draft")

    assert asked == 0
    ana.sees(f"Cars pass the gate at 60.\n\n{SECOND}")


async def test_an_edit_that_comes_too_late_can_stand_below(play: Scene) -> None:
    ana, (_, second) = await says_in_two(play)
    await ana.presses("Publish")
    await play.passes(hours=1)

    await ana.edits(second, "And nobody ever stops.")
    asked = ana.chat.last.text
    await ana.presses("Add below")
    await ana.sends("/start c1v1")

    assert asked.startswith("You changed your message. View 1 in the record can't be edited any more.")
    assert f"{FIRST}\n\n{SECOND}" in ana.chat.last.text
    assert "And nobody ever stops." in ana.chat.last.text


async def test_the_command_before_the_words_is_no_part_of_the_view(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await posts(ana, FIRST)
    said = next(each for each in ana.chat.messages if each.text == f"/post {FIRST}")

    await ana.edits(said, "/post Cars pass the gate at 60.")
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert "Cars pass the gate at 60." in ana.chat.last.text
    assert "/post" not in ana.chat.last.text
