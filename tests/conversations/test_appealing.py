"""A second look by somebody else."""

import pytest
from sqlmodel import Session

from bot.playground.people import Person
from storage import people, roles
from storage.tables import Role
from tests.conversations.review import has_sent_in, joins_staff
from tests.fixtures.conversation import Scene


@pytest.fixture
async def ana(play: Scene) -> Person:
    """Ana, whose idea Olena has turned down."""
    author, review = play.user("Ana"), play.staff.topic("Review")
    await has_sent_in(play, author)
    await play.moderator.presses("Reject", in_=review)
    await play.moderator.presses("Insulting", in_=review)
    await play.moderator.presses("Without a line", in_=review)
    return author


async def test_what_became_of_an_idea_is_told_once_on_its_own_page(play: Scene, ana: Person) -> None:
    await ana.presses("Appeal")
    await ana.sends("It insults nobody.")

    await ana.presses("See my idea")

    assert "a moderator decided it can't be published because it insults somebody." in ana.chat.last.text
    assert "it ended" not in ana.chat.last.text


async def test_an_appeal_is_made_in_a_sentence_and_granted_by_another_moderator(play: Scene, ana: Person) -> None:
    sam, review = await joins_staff(play, "Sam"), play.staff.topic("Review")
    await ana.presses("Appeal")
    await ana.sends("It insults nobody.")
    await play.passes(seconds=5)
    sent = ana.chat.last.text
    card = review.last
    text, keyboard = card.text, card.keyboard

    own = await play.moderator.presses("Publish after all", in_=review)
    toast = await sam.presses("Publish after all", in_=review)

    assert sent == "Thank you. Another moderator will look at idea 1 again. I'll write to you here either way."
    assert "Decision on 1 September: rejected, insulting." in text
    assert "The author says: It insults nobody." in text
    assert keyboard == [["Publish after all"], ["Keep the decision"]]
    assert own == "You made that decision yourself, so somebody else has to look at it. Please ask another moderator."
    assert toast == "Published. Its author is told."
    assert card.text.startswith("Appeal about idea 1: published after all, by Sam")
    assert ana.chat.last.text.startswith("Another moderator has looked again, and your idea is published.")


async def test_a_decision_that_stays_is_told_with_its_reason(play: Scene, ana: Person) -> None:
    sam, review = await joins_staff(play, "Sam"), play.staff.topic("Review")
    await ana.presses("Appeal")
    await ana.presses("Appeal without words")
    await play.passes(seconds=5)

    await sam.presses("Keep the decision", in_=review)

    assert ana.chat.last.text.startswith("Another moderator has looked at your idea 1,")
    assert "it can't be published, because it insults somebody." in ana.chat.last.text


async def test_an_appeal_waits_kindly_where_nobody_else_can_decide(play: Scene, ana: Person) -> None:
    def dismiss(db: Session) -> None:
        admin = people.by_telegram_id(db, play.admin.id)
        if admin is not None:
            roles.take(db, admin.id or 0, Role.ADMIN)

    await play.database.write(dismiss)
    await ana.presses("Appeal")
    await ana.presses("Appeal without words")
    await play.passes(seconds=5)

    assert "this waits kindly until a second moderator joins" in play.staff.topic("Review").last.text


async def test_cancelling_an_appeal_leaves_the_decision(play: Scene, ana: Person) -> None:
    await ana.presses("Appeal")

    await ana.sends("/cancel")

    ana.sees("Not published")
