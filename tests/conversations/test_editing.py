"""Edited messages of every kind, on a phone: nothing changes silently, and every answer says what can be done."""

from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from tests.conversations.assembly import comes_to, is_asked, opens, posts
from tests.conversations.test_saying import hangs
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50."
MORE = "We counted again."
SUBTOPIC = "3. Costs and who pays"


async def has_posted(play: Scene) -> tuple[Person, MessageSeen]:
    """Ana's view stands, and she looks at it."""
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    said = await ana.sends(WORDS)
    await ana.presses("Publish")
    await ana.presses("See it")
    return ana, said


async def has_added(play: Scene) -> tuple[Person, MessageSeen]:
    ana, _ = await has_posted(play)
    await ana.presses("Add to it")
    added = await ana.sends(MORE)
    return ana, added


async def test_what_was_added_changes_as_a_version_by_a_yes_and_everybody_sees_it(play: Scene) -> None:
    ana, added = await has_added(play)

    await ana.edits(added, "We counted twice.")
    asked, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Change it")
    done = ana.chat.last.text
    await ana.sends("/start c1v1")
    shown = ana.chat.last.text
    await ana.presses("Read it all")

    assert asked.startswith("You changed your message. Change what you added to view 1 in the record too?")
    assert keys == [["Change it", "No"]]
    assert done == "View 1 in the record says it too now."
    assert "Added 9 September, edited: We counted twice." in shown
    assert f"Version 1 of it read: {MORE}" in ana.chat.last.text


async def test_what_was_added_an_hour_ago_is_added_to(play: Scene) -> None:
    ana, added = await has_added(play)
    await play.passes(hours=1)

    await ana.edits(added, "We counted twice.")
    asked = ana.chat.last.text
    await ana.presses("Add below")
    await ana.edits(added, "We counted thrice.")
    again = ana.chat.last.text
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert asked.startswith("You changed your message. What you added to view 1 can't be edited any more.")
    assert again.startswith("You changed your message. Change what you added to view 1")
    assert f"Added 9 September: {MORE}" in ana.chat.last.text
    assert "edited: We counted thrice." in ana.chat.last.text


async def test_what_is_about_to_be_added_follows_silently(play: Scene) -> None:
    ana, _ = await has_posted(play)
    await ana.presses("Add to it")
    await ana.sends_document(b"%PDF-1.4 counted", name="counts.pdf")
    said = await ana.sends(MORE)
    count = len(ana.chat.messages)

    await ana.edits(said, "We counted twice.")
    await play.passes(seconds=15)
    preview = ana.chat.last.text
    await ana.presses("Add it")

    assert count == len(ana.chat.messages)
    assert "We counted twice." in preview
    assert "We counted twice." in ana.chat.last.text


async def test_long_words_that_are_held_follow_an_edit_and_say_so(play: Scene) -> None:
    ana, _ = await has_posted(play)
    await ana.presses("Edit")
    said = await ana.sends("x" * 3_000)

    await ana.edits(said, "y" * 2_900)
    told = ana.chat.last.text
    await ana.presses("Change it")

    assert "2,900" in told
    assert "yyyy" in ana.chat.last.text


async def test_the_old_message_of_a_view_that_was_written_anew_says_so_and_leads_to_edit(play: Scene) -> None:
    ana, said = await has_posted(play)
    await ana.presses("Edit")
    await ana.sends("They pass at 60.")

    await ana.edits(said, "Cars pass the gate at 55.")
    told, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Edit")
    asks = ana.chat.last.text
    await ana.sends("They pass at 65.")
    await play.passes(hours=1)
    await ana.edits(said, "Cars pass the gate at 40.")

    assert told.startswith(
        "You changed a message whose words no longer stand in view 1: you have written it anew since."
    )
    assert told.endswith("To change what stands there now, press Edit.")
    assert keys == [["Edit", "Open it"]]
    assert asks.startswith("Send the new words.")
    assert ana.chat.last.keyboard == [["Add to it", "Open it"]]


async def test_a_message_in_a_group_whose_view_was_written_anew_in_private_leads_there(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    said = await ana.sends(WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)
    await ana.sends("/start c1v1")
    await ana.presses("Edit")
    new = await ana.sends("They pass at 60.")

    await ana.edits(said, "Cars pass the gate at 55.")
    told, keys = group.last.text, group.last.keyboard
    await ana.edits(new, "They pass at 65.")
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert told.startswith("You changed a message whose words no longer stand in view 1")
    assert keys == [["Open"]]
    assert "They pass at 65." in ana.chat.last.text


async def test_a_draft_that_was_written_anew_says_so_and_shows_itself(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    said = await ana.sends(WORDS)
    await ana.presses("Edit")
    await ana.sends("They pass at 60.")

    await ana.edits(said, "Cars pass the gate at 55.")
    told = ana.chat.last.text
    await ana.presses("Show the draft")

    assert told.startswith("You changed a message whose words are no longer part of your draft")
    assert "They pass at 60." in ana.chat.last.text


async def test_the_line_of_a_voice_message_is_edited_before_and_after_it_stands(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await ana.sends("/start c1")
    await ana.presses("Speak")
    await ana.presses(SUBTOPIC)
    await ana.sends_voice()
    await ana.presses("Add a line")
    line = await ana.sends("Our river is warm.")

    await ana.edits(line, "Our river is too warm.")
    await play.passes(seconds=5)
    preview = ana.chat.last.text
    await ana.presses("Publish")
    await ana.edits(line, "Our river is much too warm.")
    await ana.presses("Change it")
    await ana.sends("/start c1v1")

    assert "Our river is too warm." in preview
    assert "Our river is much too warm." in ana.chat.last.text


async def test_a_view_that_was_taken_back_stays_so(play: Scene) -> None:
    ana, said = await has_posted(play)
    await ana.presses("Take back")

    await ana.edits(said, "They pass at 60.")

    assert ana.chat.last.text.startswith("You changed a message whose view 1 is no longer in the record")
    assert ana.chat.last.keyboard == [["Say it anew", "Home"]]


async def test_the_same_words_again_change_nothing_and_say_so(play: Scene) -> None:
    ana, said = await has_posted(play)

    await ana.edits(said, "They pass at 60.")
    await ana.edits(said, WORDS)
    told = ana.chat.last.text
    await ana.presses("Change it")

    assert told == "View 1 in the record says just that already. Nothing was changed."
    await ana.sends("/start c1v1")
    assert f"{WORDS}" in ana.chat.last.text


async def test_when_nothing_can_be_changed_or_added_it_says_so(play: Scene) -> None:
    ana, said = await has_posted(play)
    await comes_to(play, "Conclude")

    await ana.edits(said, "They pass at 60.")

    assert "keeps its words: it is too late to edit it or to add to it." in ana.chat.last.text
    assert ana.chat.last.keyboard == [["Open it"]]


async def test_nobody_else_answers_for_whoever_edited(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    group, card = await hangs(play, ana, bob, forum=False)
    said = await ana.sends(WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)
    await ana.edits(said, "They pass at 60.")

    toast = await bob.presses("Change it", on=group.last)

    assert toast == "Only whoever wrote it can answer this."


async def test_posting_again_after_an_edit_is_its_own_view(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await posts(ana, WORDS)
    await posts(ana, MORE)
    said = next(each for each in ana.chat.messages if each.text == f"/post {MORE}")

    await ana.edits(said, "/post We counted twice.")
    asked = ana.chat.last.text

    assert asked.startswith("You changed your message. Change view 2 in the record too?")
