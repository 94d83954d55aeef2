"""What was not delivered: an admin sees why, tries again, or lets it go; nobody else can."""

from sqlmodel import select

from bot.playground.people import Person as Persona
from bot.playground.world import pressing
from bot.views.actions.base import Action
from bot.views.actions.redelivering import RetryLetters, ShowDeadLetters
from storage.tables import OutboxMessage, OutboxState
from tests.fixtures.conversation import Scene

ASK = "How do I report a broken lamp?"
REFUSED = "Bad Request: not enough rights to send text messages to the chat"


async def fail_a_card(play: Scene) -> None:
    """Let a question's card be refused by the staff chat."""
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    play.next_call("sendMessage", fails=400, description=REFUSED).chat_id = str(play.staff.id)
    await ana.sends(ASK)
    await play.passes(seconds=1)


async def press(play: Scene, person: Persona, action: Action) -> None:
    """Press a button that is not shown any more, or never was."""
    button = {"text": "?", "callback_data": action.pack()}
    person.last_query = pressing.press(play.world, person.user, person.chat.last.message, button)
    await play.quiet()


async def states(play: Scene) -> list[OutboxState]:
    return [message.state for message in await play.database.read(lambda db: list(db.exec(select(OutboxMessage))))]


async def test_what_was_refused_is_listed_with_its_reason_and_arrives_when_tried_again(play: Scene) -> None:
    await fail_a_card(play)
    await play.admin.sends("/admin")

    await play.admin.presses("Not delivered: 1")
    listed = play.admin.sees("not enough rights").text
    await play.admin.presses("Try 1 again (1)")
    await play.passes(seconds=1)

    assert "1 × question from a person" in listed
    assert play.admin.last_toast == "1 on the way again."
    play.admin.sees("Everything that was due has been delivered")
    assert ASK in play.moderator.sees("from a person", in_=play.staff.topic("Review")).text
    play.check(expected=[REFUSED])


async def test_what_is_let_go_is_never_sent(play: Scene) -> None:
    await fail_a_card(play)
    await play.admin.sends("/admin")
    await play.admin.presses("Not delivered: 1")

    await play.admin.presses("Let 1 go")
    play.admin.sees("Never send 1")
    await play.admin.presses("Never send them")
    await play.passes(hours=1)

    play.admin.sees("Everything that was due has been delivered")
    assert OutboxState.DEAD not in await states(play)
    play.moderator.sees_no(ASK, in_=play.staff.topic("Review"))
    play.check(expected=[REFUSED])


async def test_a_list_that_has_changed_meanwhile_is_shown_as_it_is(play: Scene) -> None:
    await fail_a_card(play)
    await play.admin.sends("/admin")
    await play.admin.presses("Not delivered: 1")
    await play.admin.presses("Try 1 again (1)")
    await play.passes(seconds=1)
    await press(play, play.admin, RetryLetters(1))

    assert play.admin.last_toast == "0 on the way again."
    assert len([one for one in await states(play) if one is OutboxState.SENT]) == 1
    play.check(expected=[REFUSED])


async def test_nobody_but_an_admin_sees_the_list(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await press(play, ana, ShowDeadLetters())

    ana.sees_no("delivered")


async def test_the_staff_hears_that_an_answer_cannot_reach_whoever_asked(play: Scene) -> None:
    ana, olena = play.user("Ana"), play.moderator
    review = play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(ASK)
    await play.passes(seconds=1)
    card = olena.sees("from a person", in_=review)

    await ana.blocks()
    await olena.sends("Write to lamps@example.org, please.", to=review, reply_to=card)
    await olena.presses("Send", in_=review)
    await play.passes(seconds=11)

    olena.sees("the answer has not arrived", in_=review)


async def test_what_is_in_doubt_is_counted_and_not_sent_again(play: Scene) -> None:
    ana, olena = play.user("Ana"), play.moderator
    review = play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(ASK)
    await play.passes(seconds=1)
    play.next_call("sendMessage", fails=500, times=2, after=True).chat_id = str(ana.id)
    await olena.sends("Write to lamps.", to=review, reply_to=olena.sees("from a person", in_=review))
    await olena.presses("Send", in_=review)
    await play.passes(minutes=1)

    await play.admin.sends("/admin")
    await play.admin.presses("Not delivered: 0")

    play.admin.sees("In doubt: 1")
    assert len([one for one in ana.chat.texts if "Write to lamps." in one]) == 2
    play.check(expected=["Internal Server Error"])
