"""On the go: /post, /brief, what is new on return, and a reply to any message that acts on what it is about."""

import pytest

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import SUBTOPICS, THEME, a_facilitator, a_group, comes_to, plans, publishes, with_role
from tests.conversations.points import Offices
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."
ANSWER = "The same is true by the river."


async def speaking_now(play: Scene) -> Person:
    """Let a consultation with three subtopics be open for speaking, and return who leads it."""
    lead = await a_facilitator(play)
    await plans(lead)
    await publishes(lead)
    await comes_to(play, "Have your say")
    return lead


async def speaks(person: Person, words: str = WORDS, subtopic: str = "1. Speed and crossings") -> None:
    await person.sends(f"/post {words}")
    await person.presses(subtopic)
    await person.presses("Publish")


async def test_post_with_words_asks_where_and_goes_straight_to_the_preview(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaking_now(play)

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
    await speaking_now(play)

    await lee.sends("/post")
    await lee.presses("3. Costs and who pays")

    assert lee.chat.last.text.startswith(f"You're speaking in: {THEME}, subtopic 3, Costs and who pays.")


async def test_post_asks_for_the_consultation_where_there_are_two(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    lead = await speaking_now(play)
    await plans(lead)
    await lead.presses("Theme")
    await lead.sends("A square for everybody")
    await publishes(lead)
    await comes_to(play, "Have your say")

    await lee.sends(f"/post {WORDS}")
    asked = lee.chat.last.text
    await lee.presses("2. A square for everybody")
    await lee.presses("1. Speed and crossings")
    await lee.presses("Publish")
    await lee.sends("/start c2v1")

    assert asked.startswith("Which consultation is it for?")
    assert lee.chat.last.text.startswith("A square for everybody, Speed and crossings")


VOICE_ASKED = "Your voice message is 12 seconds long."


async def test_a_voice_message_answers_post_and_is_asked_for_its_place_and_a_line(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaking_now(play)
    await lee.sends("/post")

    await lee.sends_voice(duration=12)
    where = lee.chat.last.text
    await lee.presses("2. Walking buses")
    asked = lee.chat.last.text
    await lee.presses("Add a line")
    await lee.sends("About the bus at eight.")
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await lee.presses("See it")

    assert where.startswith("Which subtopic is it about?")
    assert asked.startswith(VOICE_ASKED)
    assert "About the bus at eight." in preview
    assert lee.chat.last.text.startswith(f"{THEME}, Walking buses")
    assert ["Files (1)"] in lee.chat.last.keyboard


async def test_photos_and_files_answer_post_where_there_are_two_consultations(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    lead = await speaking_now(play)
    await plans(lead)
    await lead.presses("Theme")
    await lead.sends("A square for everybody")
    await publishes(lead)
    await comes_to(play, "Have your say")
    await lee.sends("/post")
    which = lee.chat.last

    await lee.sends_photo(caption="The gate at eight.")
    again = lee.chat.last.text
    await lee.presses("2. A square for everybody")
    place = lee.chat.last.text
    await lee.presses("3. Costs and who pays")
    preview = lee.chat.last.text
    await lee.presses("Publish")
    await lee.sends("/start c2v1")

    assert which.text.startswith("Which consultation is it for?")
    assert again.startswith("Which consultation is it for?")
    assert place.startswith("Which subtopic is it about?")
    assert "The gate at eight." in preview
    assert "1 photo" in preview
    assert "The gate at eight." in lee.chat.last.text


async def test_the_first_question_of_post_takes_what_was_sent_meanwhile(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaking_now(play)
    await lee.sends("/post")
    which = lee.chat.last
    await lee.sends(WORDS)

    await lee.presses("2. Walking buses", on=which)

    assert WORDS in which.text
    assert ["Publish"] in which.keyboard


async def test_post_is_left_by_cancel_and_nothing_stays(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaking_now(play)
    await lee.sends("/post")
    await lee.sends_voice(duration=12)

    await lee.presses("Cancel")
    left = lee.chat.last.text
    await lee.sends("/brief")

    assert left.startswith("Discarded. Nothing was published.")
    assert "unfinished" not in lee.chat.last.text


async def test_search_asked_by_voice_says_kindly_what_it_can(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await speaking_now(play)
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
    await plans(lead)
    await publishes(lead)

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
    await plans(lead)
    await publishes(lead, group)
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
    await speaking_now(play)
    notice = lee.sees("the stage Have your say has begun")

    await lee.sends(WORDS, reply_to=notice)
    await lee.presses("1. Speed and crossings")
    await lee.presses("Publish")

    assert lee.chat.last.text.startswith("Published as view 1.")


async def test_a_reply_to_your_view_was_answered_answers_the_answer(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await speaking_now(play)
    await speaks(lee)
    await ana.sends("/start c1v1")
    await ana.presses("Reply")
    await ana.sends(ANSWER)
    await ana.presses("Publish")
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
    await speaking_now(play)
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


async def test_the_brief_says_what_waits_and_a_number_speaks_on_it(play: Scene) -> None:
    lee, lead = await with_role(play, "Lee", Role.MEMBER), await a_facilitator(play)
    await plans(lead)
    await lead.presses("Invited members")
    await lead.presses("Invite all members")
    await lead.presses("Back")
    await publishes(lead)
    await comes_to(play, "Have your say")

    await lee.sends("/brief")
    brief = lee.chat.last
    await lee.sends("1 We should ask the schools first.", reply_to=brief)
    await lee.presses("2. Walking buses")

    assert brief.text.startswith("Good morning, Lee. ")
    assert f"1. You're invited to speak in {THEME}, and haven't yet. It is open until " in brief.text
    assert brief.keyboard[0] == ["Open 1"]
    assert "a member\nWe should ask the schools first." in lee.chat.last.text


async def test_the_brief_tells_of_replies_once_and_of_unfinished_drafts(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await speaking_now(play)
    await speaks(lee)
    await ana.sends("/start c1v1")
    await ana.presses("Reply")
    await ana.sends(ANSWER)
    await ana.presses("Publish")
    await lee.sends("/post And another thing.")
    await lee.presses("3. Costs and who pays")

    await lee.sends("/brief")
    first = lee.chat.last.text
    await lee.presses("Continue draft")
    draft = lee.chat.last.text
    await lee.presses("Publish")
    await play.passes(hours=1)
    await lee.sends("/brief")

    assert "1. 1 reply to your view 1 in Safer streets around schools" in first
    assert "Your draft on Costs and who pays is unfinished." in first
    assert "And another thing." in draft
    assert "1 reply to your view 1" not in lee.chat.last.text
    assert "unfinished" not in lee.chat.last.text


async def test_the_brief_says_what_became_of_ones_demand(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.reply()
    lee = await with_role(play, "Lee", Role.MEMBER)
    await comes_to(play, "Departments reply")
    await lee.sends("/start case_p1-1")
    await lee.presses("Put a demand")
    await lee.sends("By which day exactly?")
    await lee.presses("Put the demand")

    await lee.sends("/brief")
    waits = lee.chat.last.text
    await play.passes(minutes=1)
    await offices.reply(words="By 31 August, before school begins.")
    await lee.sends("/brief")
    answered = lee.chat.last.text
    await lee.presses("Open 1")

    open_line = f"Your demand on point 1.1 in {THEME}: The Roads Department answers by "
    assert open_line in waits
    assert f"1. The Roads Department has answered your demand on point 1.1 in {THEME}." in answered
    assert open_line not in answered
    assert "1 of 2 answered" in lee.chat.last.text


async def test_the_brief_comes_each_morning_to_whoever_wishes_it(play: Scene) -> None:
    lee, ana = await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    await speaking_now(play)
    await lee.sends("/brief")
    toast = await lee.presses("Each morning: off")
    await play.passes(minutes=5)
    await speaks(ana)
    count = len(lee.chat.messages)

    await play.passes(hours=24 - play.now.hour + 7, minutes=45)

    morning = lee.chat.last.text
    assert toast == "From tomorrow on I'll send it at 07:30 on days with something to do."
    assert morning.startswith("Good morning. ")
    assert "1 new view about Speed and crossings" in morning
    assert len(lee.chat.messages) == count + 1


async def test_whoever_comes_back_is_told_once_what_is_new(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await speaking_now(play)
    await speaks(ana)
    await play.passes(hours=5)
    await bob.sends("/start c1v1")
    await bob.presses("Reply")
    await bob.sends(ANSWER)
    await bob.presses("Publish")

    await ana.sends("/start c1")
    opened = ana.chat.last.text
    await ana.sends("/start c1")
    again = ana.chat.last.text

    assert opened.startswith(
        "New for you since you were last here:\n1 reply to your view 1\n1 new view about Speed and crossings\n\n"
    )
    assert again.startswith(THEME)


async def test_the_front_door_says_it_too_and_links_to_the_place(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await ana.sends("/start")
    await speaking_now(play)
    await speaks(ana)
    await play.passes(hours=5)
    await speaks(bob, ANSWER, "2. Walking buses")

    await ana.sends("/start")
    welcome = ana.chat.last.text
    await ana.sends("/start c1")

    assert "1 new view about Walking buses in Safer streets around schools" in welcome
    assert ana.chat.last.text.startswith(THEME)
    assert SUBTOPICS


async def test_search_finds_views_and_consultations_beside_ideas_and_opens_them(play: Scene) -> None:
    ana = play.user("Ana")
    await speaking_now(play)
    await speaks(ana)

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
