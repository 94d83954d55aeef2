"""Consultations in every kind of place, with the bot as admin and not, and with Telegram's privacy mode on."""

from bot.playground.groups import Group
from bot.playground.people import Person
from tests.conversations.assembly import THEME, a_facilitator, a_group, comes_to, opens
from tests.conversations.places import a_town, four_groups
from tests.conversations.test_concluding import writes
from tests.conversations.workbench import goes_on
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."


async def hangs(
    play: Scene, *people: Person, forum: bool, admin: bool, stage: str = "Have your say"
) -> tuple[Person, Group]:
    """Let a consultation in this stage hang in a group; return who leads it, and the group."""
    group = await a_group(play, "Northside", play.admin, *people, forum=forum, admin=admin)
    return await opens(play, group, stage=stage), group


def is_pinned(group: Group) -> bool:
    return any("pinned_message" in each.message.content for each in group.messages)


async def test_nothing_is_said_in_a_group_before_it_is_published(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    groups = await four_groups(play, ana)
    await goes_on(play, lead)
    await lead.presses("Groups (0)")
    for group in groups:
        await lead.presses(group.title)
    before = [len(group.messages) for group in groups]

    await play.passes(days=9)
    for group in groups:
        await ana.sends("/consult@folkmoot_bot", to=group)

    assert [len(group.messages) for group in groups] == [count + 2 for count in before]
    assert all(group.last.text.startswith("No consultation is open now.") for group in groups)
    assert not any(THEME in str(group.seen) for group in groups)


async def test_it_is_pinned_where_we_may_and_stays_true_everywhere(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)
    await ana.sends("/start c1")
    await play.passes(minutes=1)

    assert play.bot.privacy
    assert all(is_pinned(group) for group in (town.plain, town.forum))
    for card in town.cards():
        assert "Stage 2 of 5: Have your say." in card.text
        assert "So far 1 person has looked in" in card.text


async def test_say_works_in_every_group(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)

    for number, group in enumerate(town.groups, start=1):
        topic = group.topic("Walking buses") if group in (town.forum, town.forum_without_rights) else group
        await ana.sends(f"/say {WORDS} {number}.", to=topic)
        await ana.presses("Yes, add it" if group is town.forum else "Yes, to 2", on=topic.last)
        await ana.sends("/start c1s2")

        assert topic.last.text == f"In the record as view {number}."
        assert f"{WORDS} {number}." in ana.chat.last.text


async def test_what_people_say_to_each_other_is_nobodys_business(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    town = await a_town(play, ana, bob)
    before = town.counts()

    for group in town.groups:
        said = await ana.sends("Did you see the new bakery at the corner?", to=group)
        await bob.sends("I did, and the bread is very good indeed.", to=group, reply_to=said)

    assert town.counts() == [count + 2 for count in before]


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


async def test_a_plan_is_never_made_before_others(play: Scene) -> None:
    lead = await a_facilitator(play)

    for group in await four_groups(play, lead):
        await lead.sends("/consult@folkmoot_bot", to=group)

        assert not any("Make one" in row for row in group.last.keyboard)


async def test_the_outcome_is_reached_from_the_card_in_the_group(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana, stage="Conclude")
    await writes(play, town.lead)
    await town.lead.presses("Publish the outcome")
    await play.passes(minutes=1)

    for card in town.cards():
        before = len(ana.chat.messages)
        await ana.presses("Read the outcome", on=card)

        assert len(ana.chat.messages) > before
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
