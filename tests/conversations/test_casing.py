"""Cases: the card in a department's topic, taking one, asking the resident, handing on, more time, and the timeline."""

from typing import Any

from sqlmodel import Session

from bot.playground.world import pressing
from storage import departments
from storage.tables import Idea, IdeaStatus
from tests.conversations.control_room import asks_a_department
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea
from tests.fixtures.offices import a_case, a_department, an_officer
from tests.fixtures.residents import a_resident

WHY = "This is a school street; the schools office keeps those."


async def a_citizen(play: Scene, name: str = "Ana") -> Any:
    return await a_resident(play, name)


async def test_a_case_comes_to_the_topic_of_its_department_exactly_as_drawn(play: Scene) -> None:
    roads = await a_department(play)
    ana = await a_citizen(play)
    idea_id = await play.database.write(an_idea, author=ana.id, threshold=500, published_at=play.now)

    await asks_a_department(play, idea_id)

    card = play.moderator.sees("Case 1-1", in_=roads)
    assert "Needs a first reply" in card.text
    assert "Lead: Roads." in card.text
    assert "Question: What would it take to have a crossing here before September?" in card.text
    assert "Owner: nobody yet." in card.text
    assert "Talk freely in this topic: nothing here is sent out." in card.text
    assert card.keyboard == [
        ["I'll take it"],
        ["Ask the resident"],
        ["Add a department"],
        ["Not ours", "More time"],
        ["History"],
    ]
    ana.sees("Your idea has gone to the Roads Department. They answer by")


async def test_of_two_officers_who_tap_at_once_one_has_the_case(play: Scene) -> None:
    roads = await a_department(play)
    park, lee = await an_officer(play, "Park", shown="J. Park"), await an_officer(play, "Lee")
    await a_case(play, author=await a_citizen(play))

    first = pressing.press(play.world, park.user, *button_in(roads, "I'll take it"))
    second = pressing.press(play.world, lee.user, *button_in(roads, "I'll take it"))
    await play.quiet()
    await play.passes(seconds=15)

    toasts = {str((query.answer or {}).get("text")) for query in (first, second)}
    assert "It's yours. Reply to the card to answer." in toasts
    assert "A colleague has just taken this case. The card shows who." in toasts
    assert park.sees("Owner:", in_=roads).keyboard[0] == ["Give it back"]


async def test_whoever_answers_for_another_department_may_not_touch_it(play: Scene) -> None:
    roads = await a_department(play)
    await a_department(play, "Schools")
    mallory = await an_officer(play, "Mallory", of="Schools")
    card = await a_case(play, author=await a_citizen(play))

    toasts = [await mallory.presses(label, in_=roads) for label in ("I'll take it", "Not ours", "More time")]
    await mallory.sends("It will never be built.", to=roads, reply_to=card)

    assert set(toasts) == {"I can't find that case among those of your department. /inbox shows what waits for you."}
    mallory.sees_no("Draft reply", in_=roads)


async def test_the_resident_is_asked_answers_by_a_reply_and_the_card_shows_it(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play)
    await a_case(play, author=ana)

    await park.presses("Ask the resident", in_=roads)
    asked = park.sees("What would you like to ask the resident", in_=roads)
    await park.sends("At which of the two gates do the children cross?", to=roads, reply_to=asked)
    await play.passes(seconds=15)
    question = ana.sees("The Roads Department has a question about your idea")
    await ana.sends("At the one on Elm Street.", reply_to=question)
    await play.passes(seconds=15)

    assert "At which of the two gates" in question.text
    ana.sees("Thank you. The Roads Department has your answer now.")
    assert "The resident's answer: At the one on Elm Street." in park.sees("Needs a first reply", in_=roads).text


async def test_duty_is_for_officers_and_others_are_told_so(play: Scene) -> None:
    mallory = await a_citizen(play, "Mallory")

    await mallory.sends("/duty")

    assert mallory.chat.last.text.startswith("That's not something you can do here.")


async def test_not_ours_hands_a_case_on_with_a_reason_the_citizen_reads(play: Scene) -> None:
    roads, schools = await a_department(play), await a_department(play, "Schools")
    park, ana = await an_officer(play, "Park"), await a_citizen(play)
    await a_case(play, author=ana)

    await park.presses("Not ours", in_=roads)
    await park.presses("Schools", in_=roads)
    await park.sends(WHY, to=roads, reply_to=park.sees("goes to Schools. Why?", in_=roads))
    await play.passes(seconds=15)

    told = ana.sees("says that your idea is not theirs to answer")
    assert WHY in told.text
    assert "The Schools Department has it now." in told.text
    assert "Lead: Schools." in park.sees("Needs a first reply", in_=schools).text


async def test_more_time_needs_a_day_and_a_reason_and_the_citizen_reads_both(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play)
    card = await a_case(play, author=ana)
    before = card.text

    await park.presses("More time", in_=roads)
    await park.sends("because it is complicated", to=roads, reply_to=park.sees("Until when, and why?", in_=roads))
    park.sees("I can't find a day in that.", in_=roads)
    await park.presses("10 working days more", in_=roads)
    await park.sends("We wait for the traffic count.", to=roads, reply_to=park.sees("would be due", in_=roads))
    await play.passes(seconds=15)

    told = ana.sees("needs more time to answer idea")
    assert "We wait for the traffic count." in told.text
    assert "The new day is" in told.text
    assert park.sees("Needs a first reply", in_=roads).text != before


async def test_an_added_department_gets_the_card_too_and_is_named(play: Scene) -> None:
    roads, schools = await a_department(play), await a_department(play, "Schools")
    park = await an_officer(play, "Park")
    await a_case(play, author=await a_citizen(play))

    await park.presses("Add a department", in_=roads)
    await park.presses("Schools", in_=roads)
    await play.passes(seconds=15)

    assert "Lead: Roads. Joint: Schools." in park.sees("Needs a first reply", in_=schools).text
    assert "Lead: Roads. Joint: Schools." in park.sees("Needs a first reply", in_=roads).text


async def test_at_the_threshold_the_case_opens_by_itself_where_the_field_belongs(play: Scene) -> None:
    roads = await a_department(play)
    ana = await a_citizen(play)
    await play.database.write(_answers_for, topic_id=1, department_id=1)
    idea_id = await play.database.write(an_idea, author=ana.id, threshold=1, topic_id=1)

    bob = play.user("Bob")
    await bob.sends(f"/sign {idea_id}")
    await play.passes(seconds=15)

    assert "What can you do about this idea, and by when?" in play.moderator.sees(f"Case {idea_id}-1", in_=roads).text
    await bob.sends(f"/ideas {idea_id}")
    assert "Where it stands: with the department." in bob.chat.last.text
    assert f"Case {idea_id}-1: The Roads Department answers by" in bob.chat.last.text


async def test_without_a_department_a_case_waits_visibly_for_somebody_to_route_it(play: Scene) -> None:
    review, ana = play.staff.topic("Review"), await a_citizen(play)
    idea_id = await play.database.write(an_idea, author=ana.id, status=IdeaStatus.QUALIFIED, signature_count=500)
    await play.passes(seconds=15)
    waiting = play.moderator.sees("Needs a department", in_=review).text

    roads = await a_department(play)
    await play.moderator.sends(f"/case {idea_id}-1", to=review)
    await play.moderator.presses("Roads", in_=review)
    await play.passes(seconds=15)

    assert "No department answers for this yet." in waiting
    assert "Lead: Roads." in play.moderator.sees("Needs a first reply", in_=roads).text
    ana.sees("Your idea has gone to the Roads Department.")


async def test_a_citizen_reads_who_answers_by_when_and_what_happened_without_internal_talk(play: Scene) -> None:
    roads = await a_department(play)
    park, bob = await an_officer(play, "Park"), await a_citizen(play, "Bob")
    await a_case(play, author=await a_citizen(play))
    await park.sends("Honestly, who still crosses there?", to=roads)
    await park.presses("I'll take it", in_=roads)

    await bob.sends("/case 1-1")
    timeline = bob.sees("Case 1-1")
    await bob.opens("https://t.me/folkmoot_bot?start=case_1")

    assert "The Roads Department answers by" in timeline.text
    assert "the case was opened." in timeline.text
    assert "took it" not in timeline.text
    assert "Honestly" not in timeline.text
    assert bob.sees("Case 1-1").text == timeline.text


async def test_the_staff_finds_its_cases_by_command(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park", shown="J. Park")
    await a_case(play, author=await a_citizen(play))
    await park.presses("I'll take it", in_=roads)

    for command, expected in {
        "/inbox": "Waiting for an answer (1)",
        "/mine": "Cases you have taken (1)",
        "/late": "Nothing is overdue.",
        "/case 1-1": "Owner: J. Park.",
    }.items():
        await park.sends(command, to=roads)
        park.sees(expected, in_=roads)
    assert "Open: 1, of these overdue: 0." in park.sees("Cases you have taken", in_=roads).text


async def test_on_duty_a_case_comes_in_private_and_is_answered_there(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park", shown="J. Park")
    ana = await a_citizen(play)
    await park.sends("/duty")
    park.sees("You're on duty today.")
    await a_case(play, author=ana)

    card = park.sees("Needs a first reply")
    await park.sends("We will build it in spring, with a raised crossing.", reply_to=card)
    park.sees("Draft reply to case 1-1 by J. Park, Roads Department.")
    await park.presses("Publish")
    await play.passes(seconds=15)

    assert "We will build it in spring" in ana.sees("The Roads Department has replied to your idea 1.").text
    assert "Replied" in park.sees("Case 1-1", in_=roads).text


def button_in(topic: Any, label: str) -> tuple[Any, Any]:
    message = topic.last.message
    return message, pressing.button_by(message, label=label, data="")


def _answers_for(db: Session, topic_id: int, department_id: int) -> None:
    departments.toggle_field(db, department_id=department_id, topic_id=topic_id)
    assert db.get(Idea, 1) is None
