"""Consultations in every kind of place, with the bot as admin and not, and with Telegram's privacy mode on."""

import pytest

from bot.playground.groups import Group
from bot.playground.people import Person
from tests.conversations.assembly import THEME, a_facilitator, a_group, comes_to, opens
from tests.conversations.test_concluding import writes
from tests.conversations.workbench import goes_on
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."
EVERYWHERE = [(False, True), (False, False), (True, True), (True, False)]


async def hangs(
    play: Scene, *people: Person, forum: bool, admin: bool, stage: str = "Have your say"
) -> tuple[Person, Group]:
    """Let a consultation in this stage hang in a group; return who leads it, and the group."""
    group = await a_group(play, "Northside", play.admin, *people, forum=forum, admin=admin)
    return await opens(play, group, stage=stage), group


def is_pinned(group: Group) -> bool:
    return any("pinned_message" in each.message.content for each in group.messages)


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_nothing_is_said_in_a_group_before_it_is_published(play: Scene, forum: bool, admin: bool) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    group = await a_group(play, "Northside", ana, forum=forum, admin=admin)
    await goes_on(play, lead)
    await lead.presses("Groups (0)")
    await lead.presses("Northside")
    before = len(group.messages)

    await play.passes(days=9)
    await ana.sends("/consult@folkmoot_bot", to=group)

    assert len(group.messages) == before + 2
    assert group.last.text.startswith("No consultation is open now.")
    assert THEME not in str(group.seen)


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_it_is_pinned_where_we_may_and_stays_true_everywhere(play: Scene, forum: bool, admin: bool) -> None:
    ana = play.user("Ana")
    _, group = await hangs(play, ana, forum=forum, admin=admin)
    await ana.sends("/start c1")
    await play.passes(minutes=1)

    card = next(each for each in group.messages if "Consultation 1" in each.text or "of consultation 1" in each.text)
    assert play.bot.privacy
    assert is_pinned(group) or not admin
    assert "Stage 2 of 5: Have your say." in card.text
    assert "So far 1 person has looked in" in card.text


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_say_works_in_every_group(play: Scene, forum: bool, admin: bool) -> None:
    ana = play.user("Ana")
    _, group = await hangs(play, ana, forum=forum, admin=admin)
    topic = group.topic("Walking buses") if forum else group

    await ana.sends(f"/say {WORDS}", to=topic)
    yes = "Yes, add it" if forum and admin else "Yes, to 2"
    await ana.presses(yes, on=topic.last)
    await ana.sends("/start c1s2")

    assert topic.last.text == "In the record as view 1."
    assert WORDS in ana.chat.last.text


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_what_people_say_to_each_other_is_nobodys_business(play: Scene, forum: bool, admin: bool) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    _, group = await hangs(play, ana, bob, forum=forum, admin=admin)
    said = await ana.sends("Did you see the new bakery at the corner?", to=group)
    before = len(group.messages)

    await bob.sends("I did, and the bread is very good indeed.", to=group, reply_to=said)

    assert len(group.messages) == before + 1


async def test_a_topic_is_not_overheard_where_privacy_keeps_it_from_us(play: Scene) -> None:
    ana = play.user("Ana")
    _, group = await hangs(play, ana, forum=True, admin=False)
    topic = group.topic("Walking buses")

    await ana.sends(WORDS, to=topic)

    assert topic.last.text == WORDS


async def test_when_we_are_no_longer_admin_everything_else_goes_on(play: Scene) -> None:
    ana = play.user("Ana")
    _, group = await hangs(play, ana, forum=True, admin=True)
    group.set(play.bot.user, "member")
    topic = group.topic("Walking buses")
    card = next(each for each in topic.messages if each.text.startswith("Walking buses"))

    await ana.sends(WORDS, to=topic, reply_to=card)
    await ana.presses("Yes, add it", on=topic.last)
    await play.passes(days=14)
    await play.passes(minutes=1)

    assert "Stage 3 of 5: Departments reply." in card.text
    assert "1 view so far." in card.text
    assert topic.name == "Walking buses (closed)"  # whoever made a topic may close it, admin or not


async def test_a_topic_that_somebody_deleted_is_not_made_again(play: Scene) -> None:
    ana = play.user("Ana")
    _, group = await hangs(play, ana, forum=True, admin=True, stage="Get ready")
    gone = next(topic for topic in group.chat.topics.values() if topic.name.startswith("Walking buses"))
    group.chat.topics.pop(gone.id)

    await comes_to(play, "Have your say")
    await play.passes(minutes=1)

    assert sorted(topic.name for topic in group.chat.topics.values()) == ["Costs and who pays", "Speed and crossings"]


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_a_plan_is_never_made_before_others(play: Scene, forum: bool, admin: bool) -> None:
    lead = await a_facilitator(play)
    group = await a_group(play, "Northside", lead, forum=forum, admin=admin)

    await lead.sends("/consult@folkmoot_bot", to=group)

    assert not any("Make one" in row for row in group.last.keyboard)


@pytest.mark.parametrize(("forum", "admin"), EVERYWHERE)
async def test_the_outcome_is_reached_from_the_card_in_the_group(play: Scene, forum: bool, admin: bool) -> None:
    ana = play.user("Ana")
    lead, group = await hangs(play, ana, forum=forum, admin=admin, stage="Conclude")
    await writes(play, lead)
    await lead.presses("Publish the outcome")
    await play.passes(minutes=1)
    card = next(each for each in group.messages if each.keyboard and "onsultation 1" in each.text)

    await ana.presses("Read the outcome", on=card)

    assert ana.chat.last.text.startswith("The outcome of consultation 1")


async def test_links_lead_to_the_whole_to_a_subtopic_and_to_one_view(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    _, group = await hangs(play, ana, forum=False, admin=False)
    await ana.sends(f"/say {WORDS}", to=group)
    await ana.presses("Yes, to 2", on=group.last)

    seen = {}
    for place in ("c1", "c1s2", "c1v1", "c1s9", "c1v9", "c9"):
        await bob.opens(f"https://t.me/folkmoot_bot?start={place}")
        seen[place] = bob.chat.last.text

    assert seen["c1"].startswith(THEME)
    assert seen["c1s2"].startswith("2. Walking buses")
    assert WORDS in seen["c1v1"]
    assert [seen[place].splitlines()[0] for place in ("c1s9", "c1v9", "c9")] == [
        "I can't find that consultation. See what is open with /consult.",
        "I can't find that view. Its author may have taken it back. Read the others with /consult.",
        "I can't find that consultation. See what is open with /consult.",
    ]
