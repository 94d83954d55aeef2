"""Reporting a comment and taking it down, as people and moderators do it on their phones."""

import pytest

from bot.playground.people import Person
from tests.conversations.test_signing import arrives
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea

WORDS = "My neighbour <Bob> at number 12 is to blame"


@pytest.fixture
async def ana(play: Scene) -> Person:
    """Somebody who has just written a comment under the first idea."""
    await play.database.write(an_idea, author=900)
    ana = play.user("Ana")
    await reads(ana, play, comments=0)
    await ana.presses("Write a comment")
    await ana.sends(WORDS)
    return ana


async def reads(person: Person, play: Scene, *, comments: int = 1) -> None:
    await arrives(person, play, "i1")
    await person.presses(f"Comments ({comments})")


async def test_a_reported_comment_is_deleted_in_the_staff_chat(play: Scene, ana: Person) -> None:
    lee, review = play.user("Lee"), play.staff.topic("Review")
    await reads(lee, play)

    toasts = [await lee.presses("Report 1"), await lee.presses("Report 1")]
    card = review.last
    shown, buttons = card.text, card.keyboard
    await play.moderator.presses("Delete comment", in_=review)
    reasons = review.last.keyboard
    toast = await play.moderator.presses("Names a private person", in_=review)
    await play.passes(minutes=1)

    play.check()
    assert toasts == ["Thank you. A person will look at it."] * 2
    assert shown.startswith("Somebody asks you to look at a comment under idea 1")
    assert WORDS in shown
    assert buttons == [["Delete comment", "Keep"]]
    assert reasons == [["Names a private person"], ["Insulting"], ["Advertising"], ["Other"], ["Back"]]
    assert toast == "Taken down. Its writer is told why."
    assert review.last.text == "The comment under idea 1 is taken down. Its writer is told why."
    assert card.text.startswith("A comment under idea 1 was taken down.")
    assert WORDS not in card.text
    ana.sees("was taken down because it names a private person.")
    assert ana.chat.last.keyboard == [["Ask a person"], ["Home"]]
    await reads(lee, play, comments=0)
    lee.sees("No comments yet.")


async def test_a_reported_comment_may_stay(play: Scene, ana: Person) -> None:
    lee, review = play.user("Lee"), play.staff.topic("Review")
    await reads(lee, play)
    await lee.presses("Report 1")
    told = ana.chat.last.text

    toast = await play.moderator.presses("Keep", in_=review)
    await play.passes(minutes=1)

    assert toast == "Kept. Nobody is told."
    assert review.last.text.startswith("Looked at and kept: a comment under idea 1")
    assert review.last.keyboard == [["Delete comment"]]
    assert ana.chat.last.text == told


async def test_a_moderator_deletes_a_comment_where_they_read_it(play: Scene, ana: Person) -> None:
    moderator = play.moderator
    await reads(moderator, play)

    await moderator.presses("Delete 1")
    moderator.sees("Why should this comment be deleted?")
    toast = await moderator.presses("Insulting")

    assert toast == "Taken down. Its writer is told why."
    moderator.sees("No comments yet.")
    ana.sees("was taken down because it insults somebody.")
