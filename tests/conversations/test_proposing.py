"""Suggesting an idea, as people do it on a phone."""

from bot.playground.people import Person
from tests.fixtures.conversation import Scene

WORDS = "A safe crossing by Elm Street School. Cars pass the gate at 50 km/h."


async def test_an_idea_takes_one_message_and_two_taps(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/idea")
    await ana.sends(WORDS)
    text, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Send for review")

    assert keyboard == [
        ["Send for review"],
        ["Edit title", "Edit words"],
        ["Topic", "Area"],
        ["Add photo or file"],
        ["Show my name: no"],
        ["Save for later"],
        ["Cancel"],
    ]
    assert "Title: A safe crossing by Elm Street School" in text
    assert ana.chat.last.text.startswith("Sent. Your idea is number 1.")
    assert ana.chat.last.keyboard == [["See my idea"], ["Change something"], ["Home"]]


async def test_the_staff_gets_one_card_for_it(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.presses("Send for review")

    review = play.staff.topic("Review").last
    assert review.text.startswith("Idea 1 is waiting for review, just now. From: a resident (name hidden).")
    assert review.text.endswith("Checks: no personal data found; no similar ideas; first idea by this person.")
    assert review.keyboard == [
        ["Publish"],
        ["Ask for a change"],
        ["Merge with..."],
        ["Reject"],
        ["I'm looking at it"],
    ]


async def test_a_deep_link_and_a_button_lead_to_the_same_question(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")

    await ana.sends("/start idea")
    await bob.sends("/start")
    await bob.presses("Suggest an idea")

    ana.sees("What would you like to change?")
    bob.sees("What would you like to change?")


async def test_everything_on_the_preview_can_be_changed(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.presses("Edit title")
    await ana.sends("A zebra for Elm Street")
    await ana.presses("Edit words")
    await ana.sends("Cars are too fast there.")
    await ana.presses("Topic")
    await ana.presses("Streets and transport")
    await ana.presses("Area")
    await ana.presses("Northside")
    await ana.presses("Show my name: no")

    shown = ana.chat.last.text
    assert "Title: A zebra for Elm Street\nTopic: Streets and transport\nArea: Northside" in shown
    assert "Cars are too fast there." in shown
    assert "Name: Ana" in shown


async def test_a_title_that_is_too_long_comes_back_as_a_short_one(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)
    await ana.presses("Edit title")

    await ana.sends("crossing " * 20)
    told = ana.chat.last.text
    await ana.presses("Use this")

    assert told.startswith("That's 179 characters; a title can have 120. Here is a short version")
    assert "Title: crossing crossing" in ana.chat.last.text


async def test_an_album_of_photos_counts_as_one_message(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    before = len(ana.chat.messages)

    await ana.sends_album(("photo", "photo", "photo"), caption=WORDS)
    await play.passes(seconds=5)

    assert len(ana.chat.messages) == before + 4
    assert "With it: 3 photos" in ana.chat.last.text


async def test_a_voice_message_is_asked_for_one_line(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")

    await ana.sends_voice(duration=48)
    asked = ana.chat.last.text
    await ana.sends("A crossing by the school.")

    assert "Your voice message is 48 seconds long." in asked
    assert "With it: 1 voice message" in ana.chat.last.text


async def test_a_voice_message_can_stay_as_it_is(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends_voice(duration=1)

    await ana.presses("Leave it as it is")

    ana.sees("Title: Voice message")


async def test_an_edited_message_changes_the_preview_in_place(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    said = await ana.sends(WORDS)
    preview = ana.chat.last

    await ana.edits(said, "A bench by the river.")
    await play.passes(seconds=5)

    assert ana.chat.last == preview
    assert "Title: A bench by the river" in preview.text


async def test_a_second_idea_by_command_does_not_run_into_the_first(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends(f"/idea {WORDS}")
    await ana.presses("Edit title")

    said = await ana.sends("/idea A bench by the river.")
    shown = ana.chat.last
    await ana.edits(said, "/idea Two benches by the river.")
    await play.passes(seconds=5)
    await ana.sends("/mine")

    assert "Title: Two benches by the river\n" in shown.text
    assert [row[0] for row in ana.chat.last.keyboard][:2] == [
        "Draft: Two benches by the…",
        "Draft: A safe crossing by…",
    ]


async def test_stopping_keeps_the_draft(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.presses("Cancel")
    stopped = ana.chat.last
    kept, keyboard = stopped.text, stopped.keyboard
    await ana.presses("Continue draft")

    assert kept == "Stopped. Your draft is kept for 30 days in /mine."
    assert keyboard == [["Continue draft"], ["Delete draft"], ["Home"]]
    ana.sees("Thank you. Please check it.")


async def test_a_draft_can_be_deleted(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)
    await ana.sends("/cancel")

    await ana.presses("Delete draft")
    await ana.sends("/mine")

    ana.sees("The draft is deleted.")
    assert "Elm Street School" not in ana.chat.last.text


async def test_saving_for_later_keeps_the_draft_too(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.presses("Save for later")

    assert ana.chat.last.text == "Saved. You'll find it in /mine for 30 days."


async def test_help_in_the_middle_loses_nothing(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.sends("/help")

    assert "Title: A safe crossing by Elm Street School" in ana.chat.last.text


async def test_a_sticker_is_answered_kindly_and_nothing_is_lost(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends(WORDS)

    await ana.sends_media("sticker")
    await ana.presses("Send for review")

    ana.sees("but not stickers")
    ana.sees("Sent. Your idea is number 1.")


async def test_the_sixth_idea_of_a_day_waits_until_tomorrow(play: Scene) -> None:
    ana = play.user("Ana")
    for number in range(5):
        await ana.sends(f"/idea Bench number {number} by the river")
        await ana.presses("Send for review")
    await ana.sends("/idea One more bench")

    await ana.presses("Send for review")

    assert ana.last_toast is not None
    assert ana.last_toast.startswith("You've sent 5 ideas today, which is the daily limit.")


async def test_similar_ideas_are_offered_before_a_second_one_is_made(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await publish(play, bob)
    await ana.sends("/idea")

    await ana.sends("A safe crossing at Elm Street School please, cars pass the gate too fast")
    offered = ana.chat.last
    text, keyboard = offered.text, offered.keyboard
    await ana.presses("Sign 1")
    signed = ana.chat.last.text
    await ana.presses("Add as comment")

    assert text.startswith("One open idea sounds close to yours. Signing together often brings an answer sooner.")
    assert keyboard == [["Sign 1"], ["Read 1"], ["Mine is different"], ["Cancel"]]
    assert signed == "Signed. You're number 1. I've kept your words; shall I add them as a comment?"
    ana.sees("Your words are now a comment under idea 1.")


async def test_ones_own_idea_can_be_different_after_all(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await publish(play, bob)
    await ana.sends("/idea")
    await ana.sends("A safe crossing at Elm Street School please, cars pass the gate too fast")

    await ana.presses("Read 1")
    await ana.presses("Mine is different")
    await ana.presses("Send for review")

    ana.sees("Sent. Your idea is number 2.")


async def test_in_a_group_suggesting_leads_to_the_private_chat(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Neighbours", ana, bot="member")

    await ana.sends(f"/idea@{play.bot.user.username}", to=group)

    assert group.last.keyboard


async def publish(play: Scene, author: Person, words: str = WORDS) -> None:
    await author.sends(f"/idea {words}")
    await author.presses("Send for review")
    await play.moderator.presses("Publish", in_=play.staff.topic("Review"))
