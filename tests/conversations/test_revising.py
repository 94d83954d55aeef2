"""An author's own page: where the idea stands, and what may still be done with it."""

from tests.conversations.test_proposing import WORDS, publish
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import the_idea


async def test_an_author_sees_where_the_idea_stands(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends(f"/idea {WORDS}")
    await ana.presses("Send for review")

    await ana.presses("See my idea")
    waiting = ana.chat.last.text
    await play.moderator.presses("Publish", in_=play.staff.topic("Review"))
    await ana.presses("See my idea")

    assert "Waiting for review" in waiting
    ana.sees("Open for signatures")
    ana.sees("a moderator published it.")


async def test_an_idea_can_be_changed_before_anybody_decides(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends(f"/idea {WORDS}")
    await ana.presses("Send for review")

    await ana.presses("Change something")
    await play.passes(seconds=15)
    await ana.presses("Edit words")
    await ana.sends("A bench instead.")
    await ana.presses("Send for review")
    await play.passes(seconds=15)

    first, second = [message.text for message in play.staff.topic("Review").messages][-2:]
    assert first.startswith("Idea 1 was taken back by its author")
    assert "A bench instead." in second


async def test_published_words_are_corrected_early_and_added_to_later(play: Scene) -> None:
    ana = play.user("Ana")
    await publish(play, ana)
    await ana.presses("See my idea")
    await ana.presses("Edit words")
    await ana.sends("A safe crossing with lights by Elm Street School.")
    corrected = ana.chat.last.text
    await play.passes(minutes=31)

    await ana.presses("See my idea")
    await ana.presses("Add words")
    await ana.sends("The school agrees.")

    assert corrected == "Changed. Idea 1 now shows your new words."
    assert ana.chat.last.text == "Added. Idea 1 now shows it, with today's date."
    assert "The school agrees." in play.staff.topic("Review").last.text


async def test_withdrawing_asks_once_and_says_what_it_means(play: Scene) -> None:
    ana = play.user("Ana")
    await publish(play, ana)
    await ana.presses("See my idea")

    await ana.presses("Withdraw idea")
    asked = ana.chat.last.text
    await ana.presses("Withdraw it")

    assert "this can't be undone" in asked
    ana.sees("Withdrawn. Thank you for telling me.")


async def test_editing_the_message_of_a_sent_idea_asks_whether_the_idea_should_change(play: Scene) -> None:
    ana = play.user("Ana")
    said = await ana.sends("/idea A bench by the river. It is a long walk.")
    await ana.presses("Send for review")

    await ana.edits(said, "/idea Two benches by the river. It is a long walk.")
    asked, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("No")
    left = ana.chat.last.text
    await ana.edits(said, "/idea Three benches by the river. It is a long walk.")
    await ana.presses("Yes")

    assert asked.startswith("Do you want to change what you sent?")
    assert keyboard == [["Yes", "No"]]
    assert left == "It stays as it is."
    assert ana.sees("I've taken your idea back, so that nobody decides while you change it.")


async def test_editing_the_message_of_a_published_idea_never_changes_it_by_itself(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    said = await ana.sends("/idea A bench by the river. It is a long walk.")
    await ana.presses("Send for review")
    await play.moderator.presses("Publish", in_=play.staff.topic("Review"))
    await bob.sends("/sign 1")

    await ana.edits(said, "/idea No bench by the river. It is a long walk.")
    asked = ana.chat.last.text
    await ana.presses("Yes")

    assert asked.startswith("Do you want to change what you published?")
    assert ana.sees("What would you like to add to idea 1?")
    assert (await play.database.read(the_idea, 1)).title == "A bench by the river"
