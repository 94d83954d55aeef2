"""Speaking where people already talk: nothing said in a group enters the record without its author's yes."""

from sqlmodel import Session, select

from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.seen import MessageSeen
from storage.tables import Contribution
from tests.conversations.assembly import THEME, a_group, opens
from tests.conversations.places import a_town
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."


async def hangs(play: Scene, *people: Person, forum: bool, admin: bool = True) -> tuple[Group, MessageSeen]:
    """Let a consultation hang in a group in its stage for speaking, and return its card there."""
    group = await a_group(play, "Northside", play.admin, *people, forum=forum, admin=admin)
    await opens(play, group)
    start = "Speed and crossings" if forum and admin else THEME
    card = next(each for each in group.messages if each.text.startswith(start) and each.keyboard)
    return group, card


async def test_a_reply_to_the_card_enters_the_record_when_its_author_says_yes(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)

    for number, group in enumerate(town.groups, start=1):
        words = f"{WORDS} {number}."
        message = await ana.sends(words, to=group, reply_to=town.card(group))
        question = group.last
        await ana.presses(town.yes(group), on=question)
        await ana.sends(f"/start c1v{number}")

        assert question.reply_to == message
        assert question.text == f"In the record as view {number}."
        assert ana.last_toast == f"In the record as view {number}."
        assert f"{number}. a resident, 9 September\n{words}" in ana.chat.last.text


async def test_nobody_else_can_answer_for_the_author(play: Scene) -> None:
    ana, mallory = play.user("Ana"), play.user("Mallory")
    group, card = await hangs(play, ana, mallory, forum=True)
    await ana.sends(WORDS, to=group.topic("Speed and crossings"), reply_to=card)
    question = group.last

    toast = await mallory.presses("Yes, add it", on=question)
    await mallory.presses("No", on=question)
    await mallory.sends("/start c1v1")

    assert toast == "Only whoever wrote it can answer this."
    assert not question.is_deleted
    assert mallory.chat.last.text.startswith("I can't find that view.")


async def test_a_no_takes_the_question_away_and_keeps_nothing(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    await ana.sends(WORDS, to=group, reply_to=card)
    question = group.last

    await ana.presses("No", on=question)

    assert question.is_deleted
    assert WORDS not in str(await play.database.read(_everything))


async def test_a_photo_in_a_group_goes_into_the_record_too(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)

    await ana.sends_photo(caption=WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 3", on=group.last)
    await ana.sends("/start c1v1")

    assert ["Files (1)"] in ana.chat.last.keyboard


async def test_whoever_talks_in_a_topic_is_asked_once_a_day(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    group, _ = await hangs(play, ana, forum=True)
    topic = group.topic("Walking buses")

    await ana.sends(WORDS, to=topic)
    question = group.last
    await ana.sends("And the bus is always late there.", to=topic)
    quiet = group.last.text
    await ana.presses("Yes, add it", on=question)

    assert question.text == "In the record as view 1."
    assert quiet == "And the bus is always late there."


async def test_say_adds_words_and_without_words_says_how(play: Scene) -> None:
    ana = play.user("Ana")
    group, _ = await hangs(play, ana, forum=False)

    await ana.sends("/say", to=group)
    how = group.last.text
    await ana.sends(f"/say {WORDS}", to=group)
    await ana.presses("Yes, to 2", on=group.last)
    await ana.sends("/start c1v1")

    assert how.startswith("Reply to the card of a consultation, or write /say and your words.")
    assert f"\n{WORDS}" in ana.chat.last.text
    assert "/say" not in ana.chat.last.text


async def test_a_reply_in_private_is_the_first_thing_said(play: Scene) -> None:
    ana = play.user("Ana")
    await hangs(play, forum=False)
    await ana.sends("/start c1")

    await ana.sends(WORDS, reply_to=ana.chat.last)
    await ana.presses("2. Walking buses")
    await ana.presses("Publish")
    await ana.presses("See it")
    await ana.sends("It was worse today.", reply_to=ana.chat.last)
    await ana.presses("Publish")

    assert ana.chat.last.text.startswith("Published as view 2.")


async def test_when_the_stage_is_over_a_reply_hears_why(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    await play.passes(days=15)

    await ana.sends(WORDS, to=group, reply_to=card)

    assert "That isn't possible in this stage, Departments reply." in group.last.text


async def test_a_reaction_to_a_message_in_the_record_is_a_like(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await bob.sends("/start")
    group, card = await hangs(play, ana, bob, forum=False)
    message = await ana.sends(WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)

    await bob.reacts(message, "👍")
    await bob.sends("/start c1v1")
    liked = bob.chat.last.text
    await bob.reacts(message, None)
    await bob.sends("/start c1v1")

    assert "1 like" in liked
    assert "1 like" not in bob.chat.last.text


def _everything(db: Session) -> list[Contribution]:
    return list(db.exec(select(Contribution)))
