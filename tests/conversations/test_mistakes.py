"""A citizen who makes every mistake: each gets a kind sentence with a next step, and nothing that was said is lost."""

import pytest

from tests.conversations.assembly import comes_to, has_said, is_asked, opens
from tests.conversations.test_saying import hangs
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50."
ANSWER = "I agree with that."
SUBTOPIC = "3. Costs and who pays"


async def test_words_sent_before_a_subtopic_is_chosen_are_heard(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await ana.sends("/idea A bench by the river.")
    await ana.sends("/start c1")
    await ana.presses("Speak")

    await ana.sends(WORDS)
    asked = ana.chat.last.text
    await ana.presses(SUBTOPIC)
    preview = ana.chat.last.text
    await ana.presses("Publish")

    assert asked.startswith("Which subtopic is it about?")
    assert WORDS in preview
    assert "bench" not in preview
    assert ana.chat.last.text.startswith("Published as view 1.")


async def test_an_answer_to_what_was_taken_back_says_so_without_a_word_of_it(play: Scene) -> None:
    await opens(play)
    ana, bob, lee = play.user("Ana"), play.user("Bob"), play.user("Lee")
    await has_said(play, ana, WORDS)
    await bob.sends("/start c1v1")
    await bob.presses("Reply")
    await bob.sends(ANSWER)
    await bob.presses("Publish")
    await bob.presses("See it")
    stood = bob.chat.last.text
    await lee.sends("/start c1v1")
    await lee.presses("Reply")

    await ana.sends("/start c1v1")
    await ana.presses("Take back")
    await play.passes(seconds=15)
    count = len(ana.chat.messages)
    await lee.sends("So do I.")
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await play.passes(seconds=15)

    gone = "Answering view 1, which is no longer in the record."
    assert f"Answering view 1: {WORDS}" in stood
    assert gone in bob.chat.last.text  # the card that hung there was drawn anew
    assert gone in preview
    assert WORDS not in bob.chat.last.text + preview
    assert len(ana.chat.messages) == count  # whoever took it back hears no more of it


async def test_a_preview_whose_stage_is_over_keeps_what_was_said_and_says_where(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await is_asked(play, ana, subtopic=3)
    await ana.sends(WORDS)
    preview = ana.chat.last
    await comes_to(play, "Departments reply")

    await ana.presses("Publish", on=preview)
    told = ana.chat.last.text
    await ana.sends("/mine")
    await ana.presses("My views (1)")

    assert WORDS in ana.chat.last.text
    assert told.startswith("That isn't possible in this stage, Departments reply.")
    assert told.endswith(
        "What you said is kept as a draft, and nobody has seen it. You find it in /mine, under My views."
    )


@pytest.mark.parametrize(("forum", "admin"), [(False, False), (True, True)])
async def test_what_cannot_be_recorded_is_told_where_it_was_sent(play: Scene, forum: bool, admin: bool) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=forum, admin=admin)
    count = len(group.messages)

    await ana.sends_media("sticker", b"x", to=group, reply_to=card)
    told, keys = group.last.text, group.last.keyboard
    await comes_to(play, "Departments reply")
    await ana.sends(f"/say {WORDS}", to=group)

    assert told == "I can take text, voice, photos and files here, but not stickers. Could you say it in words?"
    assert keys == [["Open our chat"]]
    assert len(group.messages) > count
    assert group.last.text.startswith("No consultation here takes views right now, so nothing was recorded.")


async def test_new_words_below_a_picture_are_asked_for_alone(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS)
    await ana.sends("/start c1v1")
    await ana.presses("Edit")

    await ana.sends_photo(caption="They pass at 60.")
    told = ana.chat.last.text
    await ana.sends("They pass at 60.")

    assert told.startswith("Only words can go there, without a picture or a file.")
    assert "They pass at 60." in ana.chat.last.text
