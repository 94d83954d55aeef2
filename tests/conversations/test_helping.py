"""Help, privacy, and talking to a person: the question goes to the staff, the answer comes back after a second look."""

import pytest

from bot.playground.world import pressing
from tests.fixtures.conversation import Scene

ASK = "How do I report a broken lamp?"


async def test_help_says_how_it_works_and_how_to_reach_a_person(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/help")

    assert "At 5,000 signatures it goes on" in ana.sees("How it works").text
    assert ["Talk to a person"] in ana.chat.last.keyboard


async def test_privacy_is_said_in_eight_lines(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/privacy")

    lines = ana.sees("Privacy in eight lines").text.splitlines()
    assert [line[:2] for line in lines if line[:1].isdigit()] == [f"{number}." for number in range(1, 9)]


async def test_a_question_reaches_the_staff_without_a_name_and_the_answer_comes_back(play: Scene) -> None:
    ana, olena = play.user("Ana"), play.moderator
    review = play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")

    await ana.sends(ASK)
    await play.passes(seconds=1)
    card = olena.sees("from a person", in_=review)
    await olena.sends("Write to lamps@example.org, please.", to=review, reply_to=card)
    olena.sees("Nobody outside this group has seen it.", in_=review)
    ana.sees_no("lamps@example.org")
    await olena.presses("Send", in_=review)
    await play.passes(seconds=11)

    assert ASK in card.text
    assert "Ana" not in card.text
    assert "lamps@example.org" in ana.sees("A person at the city has answered your question.").text
    olena.sees("is answered", in_=review)


async def test_a_thrown_away_answer_is_never_sent(play: Scene) -> None:
    ana, olena, review = play.user("Ana"), play.moderator, play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(ASK)
    await play.passes(seconds=1)
    await olena.sends("Not like this.", to=review, reply_to=olena.sees("from a person", in_=review))

    await olena.presses("Discard", in_=review)
    await play.passes(seconds=1)

    olena.sees("Thrown away. Nothing was sent.", in_=review)
    ana.sees_no("Not like this.")


async def test_other_talk_of_the_staff_stays_inside(play: Scene) -> None:
    olena, review = play.moderator, play.staff.topic("Review")
    before = len(play.staff.messages)

    await olena.sends("What do you all think?", to=review)

    assert len(play.staff.messages) == before + 1


async def test_two_answers_to_one_question_never_both_leave(play: Scene) -> None:
    ana, olena, review = play.user("Ana"), play.moderator, play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(ASK)
    await play.passes(seconds=1)
    card = olena.sees("from a person", in_=review)
    await olena.sends("First answer.", to=review, reply_to=card)
    first = play.staff.last
    await olena.sends("Second answer.", to=review, reply_to=card)
    await olena.presses("Send", in_=review)

    await olena.presses("Send", on=first, in_=review)
    await play.passes(seconds=1)

    assert olena.last_toast is not None
    assert "decided this a moment ago" in olena.last_toast
    ana.sees_no("First answer.")
    ana.sees("Second answer.")


async def test_help_in_the_middle_of_a_question_asks_it_again(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")

    await ana.sends("/help")
    await ana.sends(ASK)

    ana.sees("How it works")
    ana.sees("Thank you. A person will read it")


async def test_a_sticker_is_no_question(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")

    await ana.sends_voice()

    assert ana.sees("I can pass on words only.").keyboard == [["Cancel"]]


async def test_help_in_a_group_speaks_of_the_group(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)

    await ana.sends("/help", to=group)

    assert "I don't read your conversations." in ana.sees("What I do here", in_=group).text


async def test_help_in_a_group_says_how_much_that_group_has_asked_for(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)
    await ana.presses("How much I post", in_=group)
    await ana.presses("2 a day", in_=group)

    await ana.sends("/help", to=group)

    assert "at most 2 posts a day" in ana.sees("What I do here", in_=group).text


async def test_help_where_the_staff_works_is_the_staff_guide(play: Scene) -> None:
    await play.moderator.sends("/help", to=play.staff.topic("Review"))

    play.moderator.sees("Staff guide", in_=play.staff.topic("Review"))


async def test_privacy_in_a_group_leads_to_the_private_chat(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)

    await ana.sends("/privacy", to=group)

    assert ana.sees("Privacy in eight lines", in_=group).keyboard == [["Open our chat"]]


@pytest.mark.parametrize("forged", ["mydata", "goon:1", "download", "person"])
async def test_no_button_of_another_hand_shows_a_group_what_is_private(play: Scene, forged: str) -> None:
    mallory = play.user("Mallory")
    group = play.group("Barrio", mallory)
    await mallory.sends("/idea Everybody on Elm Street is a thief.")
    await mallory.sends("/ideas", to=group)
    before = len(group.messages)

    pressing.press(play.world, mallory.user, group.last.message, {"callback_data": forged})
    await play.quiet()

    assert len(group.messages) == before


async def test_an_answer_waits_for_somebody_who_has_paused_everything(play: Scene) -> None:
    ana, olena, review = play.user("Ana"), play.moderator, play.staff.topic("Review")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(ASK)
    await play.passes(seconds=1)
    await ana.sends("/settings")
    await ana.presses("Pause everything")
    await olena.sends("Ask the lamps office.", to=review, reply_to=olena.sees("from a person", in_=review))
    await olena.presses("Send", in_=review)
    await play.passes(seconds=1)
    ana.sees_no("Ask the lamps office.")

    await ana.presses("Resume")
    await play.passes(seconds=1)

    ana.sees("Ask the lamps office.")
