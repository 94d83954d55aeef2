"""Edited messages that became a comment, an idea's draft, words nobody has sorted yet, or a department's reply."""

import pytest

from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from tests.conversations.test_replying import a_citizen
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea
from tests.fixtures.offices import REPLY, a_case, a_department, an_officer


async def comments(play: Scene) -> tuple[Person, MessageSeen]:
    """Ana has commented on idea 1."""
    await play.database.write(an_idea, author=900, published_at=play.now)
    ana = await a_citizen(play, "Ana")
    await ana.sends("/ideas 1")
    await ana.presses("Comments (0)")
    await ana.presses("Write a comment")
    said = await ana.sends("What about rain?")
    return ana, said


async def test_a_comment_gives_way_to_new_words_by_a_yes(play: Scene) -> None:
    ana, said = await comments(play)

    await ana.edits(said, "What about snow?")
    asked, keys = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Put it there")
    done = ana.chat.last.text
    await ana.edits(said, "What about hail?")
    await ana.presses("Put it there")
    await ana.sends("/ideas 1")
    await ana.presses("Comments (1)")

    assert asked.startswith(
        "You changed a message that stands as your comment under idea 1. The comment keeps its words."
    )
    assert keys == [["Put it there", "No"]]
    assert done == "Your new words stand under idea 1 now."
    assert "What about hail?" in ana.chat.last.text
    assert "snow" not in ana.chat.last.text


async def test_a_comment_that_was_taken_back_stays_so(play: Scene) -> None:
    ana, said = await comments(play)
    await ana.presses("Remove my comment")

    await ana.edits(said, "What about snow?")

    assert ana.chat.last.text.startswith("You changed a message whose comment under idea 1 nobody reads any more.")
    assert ["Write a comment"] in ana.chat.last.keyboard


async def test_words_that_were_not_sorted_yet_follow(play: Scene) -> None:
    ana = await a_citizen(play, "Ana")
    said = await ana.sends("The bins are full.")

    await ana.edits(said, "The bins are very full.")
    told = ana.chat.last.text
    await ana.presses("A new idea")

    assert told == "I've taken your new words. What I asked still stands."
    ana.sees("The bins are very full.")


async def test_an_earlier_message_of_an_idea_s_draft_says_how_to_change_it(play: Scene) -> None:
    ana = await a_citizen(play, "Ana")
    await ana.sends("/idea")
    first = await ana.sends("A bench by the river.")
    await ana.sends("And a lamp.")

    await ana.edits(first, "Two benches by the river.")
    told = ana.chat.last.text
    await ana.presses("Edit words")

    assert told.startswith("You changed an earlier message of your draft.")
    assert "bench" in ana.chat.last.text


@pytest.mark.parametrize("is_published", [False, True])
async def test_an_officer_s_edited_reply_is_offered_as_a_draft_or_as_the_next_version(
    play: Scene, is_published: bool
) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park")
    ana = await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    said = await park.sends(REPLY, to=roads, reply_to=park.sees("Case 1-1", in_=roads))
    if is_published:
        await park.presses("Publish", in_=roads)
        await play.passes(seconds=15)

    await park.edits(said, f"{REPLY} By bicycle, too.")
    asked = roads.last
    told, stands = asked.text, str(ana.chat)
    await park.presses("Begin version 2" if is_published else "Change the draft", on=asked)
    preview = roads.last.text
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    begins = "You changed a message that was published as a reply to 1-1. What people have read stays as it is."
    assert told.startswith(begins if is_published else "You changed the message your draft for 1-1 began with.")
    assert "By bicycle, too." not in stands
    assert "By bicycle, too." in preview
    assert "By bicycle, too." in str(ana.chat)
