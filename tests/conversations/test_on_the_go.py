"""On the go: /post, /search, and a reply to any message that acts on what it is about."""

import pytest

from storage.tables import Role
from tests.conversations.assembly import (
    THEME,
    a_facilitator,
    a_group,
    announces,
    comes_to,
    opens,
    opens_two,
    posts,
    posts_and_is_answered,
    with_role,
)
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."
ANSWER = "The same is true by the river."


async def test_post_with_words_asks_where_and_goes_straight_to_the_preview(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)

    await lee.sends(f"/post {WORDS}")
    asked = lee.chat.last.text
    await lee.presses("2. Walking buses")
    preview = lee.chat.last.text
    await lee.presses("Publish")

    assert asked.startswith("Which subtopic is it about?\n\n1. Speed and crossings")
    assert preview == f"This is how it will look:\n\na member\n{WORDS}\n\nPublish it?"
    assert lee.chat.last.text.startswith("Published as view 1.")


async def test_post_without_words_asks_for_them(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)

    await lee.sends("/post")
    await lee.presses("3. Costs and who pays")

    assert lee.chat.last.text.startswith(f"You're speaking in: {THEME}, subtopic 3, Costs and who pays.")


async def test_post_asks_for_the_consultation_where_there_are_two(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens_two(play)

    await lee.sends(f"/post {WORDS}")
    asked = lee.chat.last.text
    await lee.presses("2. A square for everybody")
    await lee.presses("1. Speed and crossings")
    await lee.presses("Publish")
    await lee.sends("/start c2v1")

    assert asked.startswith("Which consultation is it for?")
    assert lee.chat.last.text.startswith("A square for everybody, Speed and crossings")


async def test_search_asked_by_voice_says_kindly_what_it_can(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    await lee.sends("/search")

    await lee.sends_voice(duration=4)
    told = lee.chat.last
    await lee.sends("crossings")

    assert told.text.startswith("I can't search by voice, photo or file yet. Please type a word or two")
    assert told.keyboard == [["Ask a person"], ["Cancel"]]
    assert "crossings" in lee.chat.last.text


async def test_post_with_nothing_open_says_what_opens_next_and_keeps_the_words(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    lead = await a_facilitator(play)
    await announces(play, lead)

    await lee.sends(f"/post {WORDS}")
    answer = lee.chat.last.text
    await lee.presses("Do something else with it")
    await lee.presses("A new idea")

    assert answer.startswith("No consultation takes your views right now.\n\nConsultation 1, Safer streets")
    assert answer.endswith("Your words are kept.")
    assert WORDS[:20] in lee.chat.last.text


@pytest.mark.parametrize(("forum", "admin"), [(False, False), (True, True)])
async def test_post_in_a_group_asks_before_it_records(play: Scene, forum: bool, admin: bool) -> None:
    lee, lead = await with_role(play, "Lee", Role.MEMBER), await a_facilitator(play)
    group = await a_group(play, "Northside", lead, lee, forum=forum, admin=admin)
    await announces(play, lead, group)
    await comes_to(play, "Have your say")
    await play.passes(minutes=1)
    place = group.topic("Walking buses") if forum else group

    await lee.sends(f"/post {WORDS}", to=place)
    await lee.presses("Yes, add it" if forum else "Yes, to 2", on=group.last)
    await lee.sends("/start c1v1")

    assert f"\n{WORDS}" in lee.chat.last.text
    assert "/post" not in lee.chat.last.text


async def test_a_reply_to_a_stage_notice_is_the_first_thing_said(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    notice = lee.sees("the stage Have your say has begun")

    await lee.sends(WORDS, reply_to=notice)
    await lee.presses("1. Speed and crossings")
    await lee.presses("Publish")

    assert lee.chat.last.text.startswith("Published as view 1.")


async def test_a_reply_to_your_view_was_answered_answers_the_answer(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await posts_and_is_answered(play, lee, ana, words=WORDS, answer=ANSWER)
    notice = lee.sees("Somebody replied to your view 1")

    await lee.sends_voice(reply_to=notice)
    await lee.presses("Add a line")
    await lee.sends("Let us count them there too.")
    preview = lee.chat.last.text
    await lee.presses("Publish")

    assert "Answering view 2: The same is true by the river." in preview
    assert lee.chat.last.text.startswith("Published as view 3.")


async def test_what_the_stage_does_not_allow_is_refused_and_the_words_are_kept(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await opens(play)
    notice = lee.sees("the stage Have your say has begun")
    await play.passes(days=15)

    await lee.sends(WORDS, reply_to=notice)
    answer = lee.chat.last.text
    await lee.presses("A new idea")

    assert answer.startswith("That isn't possible in this stage, Departments reply.")
    assert "Your words are kept." in answer
    assert WORDS[:20] in lee.chat.last.text


async def test_a_reply_to_a_message_about_nothing_is_asked_about(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.sends(WORDS, reply_to=ana.chat.last)

    assert ana.chat.last.text.startswith("I'm not sure what you'd like to do with that.")


async def test_search_finds_views_and_consultations_beside_ideas_and_opens_them(play: Scene) -> None:
    ana = play.user("Ana")
    await opens(play)
    await posts(ana, WORDS)

    await ana.sends("/search gate")
    views = ana.chat.last.text
    await ana.presses("Views (1)")
    found = ana.chat.last.text
    await ana.presses("View 1")
    opened = ana.chat.last.text
    await ana.sends("/search walking")
    about = ana.chat.last.text
    await ana.presses("Consultation 1")

    assert views == 'I found no idea for "gate".\n\nIn consultations: 1 view says it.'
    assert found.startswith('1 view with "gate":')
    assert opened.startswith("Safer streets around schools, Speed and crossings")
    assert about.endswith("In consultations: no view says it.\nConsultation 1: Safer streets around schools")
    assert ana.chat.last.text.startswith(THEME)
