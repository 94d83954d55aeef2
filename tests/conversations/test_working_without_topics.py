"""Departments in a staff chat without topics: on duty, taking a case, answering it, and talking among themselves."""

import pytest

from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from tests.fixtures.conversation import ADMIN_ID, Scene
from tests.fixtures.ideas import an_idea
from tests.fixtures.offices import an_officer

QUESTION = "What would it take to have a crossing here before September?"
ANSWER = "We will build it in spring, with a raised crossing."
AMONG_US = "Between us, the budget is gone."


@pytest.fixture
async def play(bare_play: Scene) -> Scene:
    """The bot at work in a staff chat that is one stream, as a plain member, with a department that answers."""
    play = bare_play
    play.admin = play.user("Mira", id=ADMIN_ID)
    play.staff = play.group("City staff", play.admin, bot="member")
    await play.admin.sends("/admin")
    await play.admin.presses("Connect a chat")
    await play.admin.picks(play.staff, button="Staff chat without topics")
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("New department")
    await play.admin.sends("Roads")
    return play


async def asks(play: Scene, *, author: Person) -> MessageSeen:
    """Mira asks Roads about an idea of this author; return the card in the staff chat."""
    number = await play.database.write(an_idea, author=author.id, threshold=500, published_at=play.now)
    await play.admin.sends(f"/case {number}", to=play.staff)
    await play.admin.presses("Ask a department", in_=play.staff)
    await play.admin.presses("Roads", in_=play.staff)
    asked = play.admin.sees("What is your question", in_=play.staff)
    await play.admin.sends(QUESTION, to=play.staff, reply_to=asked)
    await play.passes(seconds=15)
    return play.admin.sees(f"Case {number}-1", in_=play.staff)


async def test_on_duty_a_case_comes_to_ones_own_chat_too_and_is_answered_there(play: Scene) -> None:
    ana, park, lee = play.user("Ana"), await an_officer(play, "Park", shown="J. Park"), await an_officer(play, "Lee")
    await ana.sends("/start")

    await park.sends("/duty", to=play.staff)
    told = play.staff.last.text
    card = await asks(play, author=ana)
    own = park.sees("Needs a first reply")
    await park.sends(ANSWER, reply_to=own)
    await park.presses("Publish")
    await play.passes(seconds=15)

    assert told.startswith("You're on duty today. New cases of your department come to your own chat with me too")
    lee.sees_no("Case 1-1")
    assert ANSWER in ana.sees("has replied to your idea 1.").text
    assert "Replied" in card.text


async def test_the_card_is_worked_on_where_everybody_talks_and_only_replies_to_it_leave(play: Scene) -> None:
    ana, park = play.user("Ana"), await an_officer(play, "Park", shown="J. Park")
    await ana.sends("/start")
    await park.sends("/duty", to=play.staff)
    card = await asks(play, author=ana)
    guide = card.text

    await park.sends(AMONG_US, to=play.staff)
    await park.presses("I'll take it", on=card)
    taken = park.sees("Owner: J. Park.", in_=play.staff)
    await park.sends(ANSWER, to=play.staff, reply_to=card)
    preview = park.sees("Draft reply to case 1-1", in_=play.staff)
    await park.presses("Publish", on=preview)
    await play.passes(seconds=15)

    assert "Talk freely here: nothing here is sent out." in guide
    assert "topic" not in guide
    assert taken.message is card.message
    assert ANSWER in ana.sees("has replied to your idea 1.").text
    assert AMONG_US not in str(ana.chat)


async def test_whoever_is_off_duty_again_hears_of_no_new_case_in_person(play: Scene) -> None:
    ana, park = play.user("Ana"), await an_officer(play, "Park", shown="J. Park")
    await ana.sends("/start")
    await park.sends("/duty", to=play.staff)
    said = play.staff.last

    await park.presses("I'm not on duty", on=said)
    await asks(play, author=ana)
    await park.sends("/inbox", to=play.staff)

    assert said.text == "You're not on duty today. New cases wait in the staff chat and in /inbox."
    park.sees_no("Case 1-1")
    park.sees("Waiting for an answer (1)", in_=play.staff)


async def test_whoever_answers_for_no_department_cannot_be_on_duty(play: Scene) -> None:
    await play.admin.sends("/duty", to=play.staff)

    assert "You're on duty" not in play.staff.last.text
