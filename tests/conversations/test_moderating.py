"""Reviewing ideas, as moderators do it in the staff chat and on the go."""

from bot.playground.seen import MessageSeen
from bot.playground.world import pressing
from tests.conversations.review import has_sent_in, joins_staff, sends_in
from tests.fixtures.conversation import Scene


async def test_publishing_takes_one_tap_and_the_author_is_told(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await sends_in(ana)

    toast = await play.moderator.presses("Publish", in_=review)

    assert toast == "Published. Its author is told."
    assert review.last.text.startswith("Idea 1 is published, by Olena, 1 September, ")
    assert review.last.keyboard == [["Ask a department"], ["Hide"]]
    assert ana.chat.last.text.startswith("Your idea is published.")
    assert ana.chat.last.keyboard == [["Share"], ["See my idea"], ["Home"]]


async def test_a_receipt_stays_and_what_it_opens_comes_below_it(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await sends_in(ana)
    await play.moderator.presses("Publish", in_=review)

    await ana.presses("See my idea")
    await ana.presses("Home")

    texts = [message.text for message in ana.chat.messages]
    assert any(text.startswith("Sent. Your idea is number 1.") for text in texts)
    assert any(text.startswith("Your idea is published.") for text in texts)
    assert not ana.chat.last.text.startswith("Your idea is published.")


async def test_the_card_keeps_the_first_name_of_whoever_decided(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)
    await play.passes(seconds=30)

    await play.moderator.presses("Publish", in_=review)
    await play.passes(minutes=5)

    assert "by Olena" in review.last.text


async def test_two_moderators_at_once_never_collide(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    sam = await joins_staff(play, "Sam")
    await has_sent_in(play, ana)
    card = review.last
    await sam.presses("Publish", on=card)

    late = await press_late(play, "publish:1", card)

    play.check()
    assert late == "Sam published this a moment ago."
    assert ana.chat.find("Your idea is published.") is not None


async def press_late(play: Scene, data: str, card: MessageSeen) -> str | None:
    """Press a button that was still on somebody's screen when the card changed."""
    moderator = play.moderator
    button = {"text": "Publish", "callback_data": data}
    moderator.last_query = pressing.press(play.world, moderator.user, card.message, button)
    await play.quiet()
    return moderator.last_toast


async def test_rejecting_takes_a_reason_and_one_line(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)

    await play.moderator.presses("Reject", in_=review)
    reasons = review.last.keyboard
    await play.moderator.presses("Names a private person", in_=review)
    asked = review.last
    question = asked.text
    await play.moderator.sends("Please leave out the neighbour's name.", to=review, reply_to=asked)
    await play.passes(seconds=15)

    assert reasons == [
        ["Not the city's task"],
        ["Same as another idea"],
        ["Names a private person"],
        ["Insulting"],
        ["Advertising"],
        ["Other"],
        ["Back"],
    ]
    assert question == "Idea 1, names a private person. One line to the author, please. Reply to this message with it."
    assert asked.text == "Idea 1 is rejected. Its author is told why."
    assert play.staff.seen.find("Idea 1 is rejected, by Olena") is not None
    told = ana.chat.last
    assert told.text.startswith("Your idea can't be published as it is, because it names a private person.")
    assert "A moderator writes: Please leave out the neighbour's name." in told.text
    assert told.keyboard == [["Edit and resend"], ["Appeal"], ["Ask a person"], ["Home"]]


async def test_rejecting_can_do_without_a_line(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)

    await play.moderator.presses("Reject", in_=review)
    await play.moderator.presses("Advertising", in_=review)
    toast = await play.moderator.presses("Without a line", in_=review)

    assert toast == "Rejected. Its author is told why."
    ana.sees("because it advertises something.")


async def test_going_back_decides_nothing(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)

    await play.moderator.presses("Reject", in_=review)
    await play.moderator.presses("Back", in_=review)

    assert review.last.text == "Put away. Nothing was decided about idea 1."
    ana.sees_no("Your idea can't be published")


async def test_a_change_is_asked_for_and_the_author_sends_it_again(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)
    await play.moderator.presses("Ask for a change", in_=review)
    await play.moderator.sends("Which street is it?", to=review, reply_to=review.last)
    told = ana.chat.last
    text, keyboard = told.text, told.keyboard
    await play.passes(minutes=1)

    await ana.presses("Edit and resend")
    await ana.sends("It is Elm Street.")
    await ana.presses("Send for review")

    assert "needs a small change before it can be published" in text
    assert "Which street is it?" in text
    assert keyboard == [["Edit and resend"], ["Ask a person"], ["Home"]]
    assert "It is Elm Street." in review.last.text


async def test_merging_by_a_button_or_by_a_number(play: Scene) -> None:
    ana, bob, review = play.user("Ana"), play.user("Bob"), play.staff.topic("Review")
    await has_sent_in(play, bob)
    await play.moderator.presses("Publish", in_=review)
    await ana.sends("/idea A safe crossing by the Elm Street School gate, please")
    await ana.presses("Mine is different")
    await ana.presses("Send for review")

    await play.moderator.presses("Merge with...", in_=review)
    asked = review.last
    choices = asked.keyboard
    await play.moderator.sends("idea 99", to=review, reply_to=asked)
    refused = review.last.text
    await play.moderator.sends("1", to=review, reply_to=asked)

    assert choices == [["Merge with 1"], ["Back"]]
    assert refused.startswith("An idea can join only another one that is open")
    assert "So the two go on as one." in ana.chat.last.text
    assert ana.chat.last.keyboard == [["Read idea 1"], ["Appeal"], ["Ask a person"], ["Home"]]


async def test_looking_at_it_shows_the_others(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)

    toast = await play.moderator.presses("I'm looking at it", in_=review)

    assert toast == "Others can see now that somebody is looking at it."
    assert review.last.text.endswith("Olena is looking at it.")
    assert review.last.keyboard[0] == ["Publish"]


async def test_a_published_idea_can_be_hidden_and_shown_again(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)
    await play.moderator.presses("Publish", in_=review)

    await play.moderator.presses("Hide", in_=review)
    await play.moderator.presses("Insulting", in_=review)
    await play.moderator.presses("Without a line", in_=review)
    await play.passes(seconds=30)
    ana.sees("was taken from view because it insults somebody.")
    await play.moderator.presses("Show again", in_=review)

    await play.passes(seconds=30)
    assert ana.chat.last.text.startswith("Your idea is published.")


async def test_the_queue_works_in_private(play: Scene) -> None:
    ana, olena = play.user("Ana"), play.moderator
    await has_sent_in(play, ana)
    await play.passes(hours=3)

    await olena.sends("/queue")
    listed, buttons = olena.chat.last.text, olena.chat.last.keyboard
    await olena.presses("Open 1")
    await olena.presses("Ask for a change")
    await olena.sends("Which street is it?")
    decided = olena.chat.last.text
    await olena.presses("Queue")

    assert listed == "1 idea is waiting for review\n\n1. A safe crossing by Elm Street School (3 hours)"
    assert buttons == [["Open 1"], ["Home"]]
    assert decided.startswith("Idea 1 went back to its author for a change, by Olena")
    assert olena.chat.last.text == "Nothing is waiting for review. Thank you."
    ana.sees("Which street is it?")


async def test_nobody_reviews_their_own_idea(play: Scene) -> None:
    await has_sent_in(play, play.moderator)

    toast = await play.moderator.presses("Publish", in_=play.staff.topic("Review"))

    assert toast == "You can't decide about your own idea. Another moderator will; it stays in the queue."


async def test_a_citizen_finds_no_queue(play: Scene) -> None:
    mallory = play.user("Mallory")

    await mallory.sends("/queue")

    mallory.sees("That's not something you can do here.")


async def test_an_anonymous_admin_is_asked_to_come_in_person(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)
    await play.moderator.presses("Ask for a change", in_=review)

    await play.admin.sends("Which street?", to=review, reply_to=review.last, anonymous=True)

    assert ana.chat.find("Which street?") is None
    assert any("https://t.me/" in str(button) for button in review.last.buttons)


async def test_personal_data_and_files_are_pointed_out(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await ana.sends("/idea")
    await ana.sends_photo(caption="Call the head teacher: +40 721 234 567 about the crossing.")
    await ana.presses("Send for review")

    await play.moderator.presses("Photos and files (1)", in_=review)

    assert "may contain a phone number" in " ".join(message.text for message in review.messages)
    assert review.last.kind == "photo"


async def test_cards_wait_until_a_staff_chat_is_connected(bare_play: Scene) -> None:
    ana = bare_play.user("Ana")

    await sends_in(ana)

    ana.sees("Sent. Your idea is number 1.")


async def test_the_card_says_how_long_an_idea_has_waited(play: Scene) -> None:
    ana, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, ana)

    await play.passes(hours=3, minutes=1)
    await play.passes(seconds=15)

    assert review.last.text.startswith("Idea 1 is waiting for review, 3 hours.")
