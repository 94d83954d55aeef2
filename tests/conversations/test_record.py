"""The record: an album is one contribution, nothing in it changes silently, and everybody can have what is theirs."""

import pytest

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import is_asked, opens, with_role
from tests.conversations.places import a_town
from tests.conversations.test_saying import WORDS, hangs
from tests.fixtures.conversation import Scene

NEW = "Cars pass the gate at 60 km/h, every morning."


async def in_record(play: Scene, person: Person, *, number: int = 1) -> str:
    await person.sends(f"/start c1v{number}")
    return person.chat.last.text


async def said_in_private(play: Scene, ana: Person) -> None:
    await opens(play)
    await is_asked(play, ana)


async def test_an_album_in_a_group_is_one_question_and_one_contribution(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana)

    for number, group in enumerate(town.groups, start=1):
        count = len(group.messages)
        await ana.sends_album(("photo", "photo", "photo"), caption=WORDS, to=group, reply_to=town.card(group))
        questions = len(group.messages) - count - 3
        await ana.presses(town.yes(group), on=group.last)
        await ana.sends(f"/start c1v{number}")

        assert (questions, len(play.calls_to("getFile"))) == (1, 3 * number)
        assert ["Files (1)"] in ana.chat.last.keyboard  # the same picture three times is kept once
        assert f"\n{WORDS}" in ana.chat.last.text


async def test_of_an_album_that_was_forgotten_what_is_left_is_recorded_and_said_so(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    await ana.sends_album(("photo", "photo"), caption=WORDS, to=group, reply_to=card)
    question = group.last
    play.house.civic.albums._kept.clear()

    await ana.presses("Yes, to 1", on=question)
    await ana.presses("Add to it", on=question)

    assert question.text == "In the record as view 1. Only this one of the album: the others came too long ago."
    assert ana.chat.last.text.startswith("What would you like to add?")


async def test_a_voice_message_in_a_group_is_asked_for_a_line_too(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    await ana.sends_voice(to=group, reply_to=card)

    await ana.presses("Yes, to 2", on=group.last)
    receipt = group.last.text
    await ana.presses("Add a line", on=group.last)
    await ana.sends("It is about the bus stop.")

    assert receipt == ("In the record as view 1. Some people can't listen: one line saying what it's about helps.")
    assert "It is about the bus stop." in await in_record(play, ana)


async def test_a_long_text_in_a_group_is_asked_whether_it_goes_on(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    await ana.sends("a" * 4096, to=group, reply_to=card)

    await ana.presses("Yes, to 2", on=group.last)
    receipt = group.last
    await ana.presses("Add the rest", on=receipt)
    await ana.sends("b" * 4096)
    await ana.sends("That is all of it.")

    assert receipt.text.endswith("Does it go on? Here I hear only replies.")
    assert "b" * 100 in await in_record(play, ana)
    await ana.presses("Read it all")
    assert "That is all of it." in "".join(message.text for message in ana.chat.messages[-4:])


async def test_three_parts_of_a_long_text_are_one_contribution(play: Scene) -> None:
    ana = play.user("Ana")
    await said_in_private(play, ana)

    for letter in "abc":
        await ana.sends(letter * 4096)
    preview = ana.chat.last.text
    await ana.presses("Publish")
    await ana.presses("See it")
    await ana.presses("Read it all")

    read = "".join(message.text for message in ana.chat.messages[-4:])
    assert "12,292 characters in all" in preview
    assert [read.count(letter * 1000) > 0 for letter in "abc"] == [True, True, True]


async def test_an_edit_in_a_group_changes_nothing_before_its_author_says_so(play: Scene) -> None:
    ana, mallory = play.user("Ana"), play.user("Mallory")
    town = await a_town(play, ana, mallory)

    for number, group in enumerate(town.groups, start=1):
        message = await ana.sends(WORDS, to=group, reply_to=town.card(group))
        await ana.presses(town.yes(group), on=group.last)
        await ana.edits(message, NEW)
        question = group.last
        before = await in_record(play, ana, number=number)
        toast = await mallory.presses("Change it", on=question)
        await ana.presses("Change it", on=question)

        assert question.reply_to == message
        assert WORDS in before
        assert toast == "Only whoever wrote it can answer this."
        assert question.text == f"View {number} in the record says it too now."
        assert f"edited\n{NEW}" in await in_record(play, ana, number=number)


async def test_a_no_leaves_the_record_as_it_is(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    message = await ana.sends(WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)

    await ana.edits(message, NEW)
    await ana.presses("No", on=group.last)

    assert WORDS in await in_record(play, ana)


async def test_after_half_an_hour_an_edit_can_only_be_added(play: Scene) -> None:
    ana = play.user("Ana")
    group, card = await hangs(play, ana, forum=False)
    message = await ana.sends(WORDS, to=group, reply_to=card)
    await ana.presses("Yes, to 1", on=group.last)
    await play.passes(hours=1)

    await ana.edits(message, NEW)
    question = group.last.text
    await ana.presses("Add below", on=group.last)

    found = await in_record(play, ana)
    assert question.startswith("You changed your message. View 1 in the record can't be edited any more.")
    assert f"\n{WORDS}" in found
    assert f": {NEW}" in found


async def test_an_edit_in_private_is_asked_about_too(play: Scene) -> None:
    ana = play.user("Ana")
    await said_in_private(play, ana)
    message = await ana.sends(WORDS)
    await ana.presses("Publish")

    await ana.edits(message, NEW)
    question = ana.chat.last.text
    before = await in_record(play, ana)
    await ana.presses("Change it")

    assert question.startswith("You changed your message. Change view 1 in the record too?")
    assert WORDS in before
    assert f"edited\n{NEW}" in await in_record(play, ana)


@pytest.mark.parametrize("where", ["group", "private"])
async def test_a_deleted_message_stays_in_the_record(play: Scene, where: str) -> None:
    ana = play.user("Ana")
    if where == "group":
        group, card = await hangs(play, ana, forum=False)
        message = await ana.sends(WORDS, to=group, reply_to=card)
        await ana.presses("Yes, to 1", on=group.last)
    else:
        await said_in_private(play, ana)
        message = await ana.sends(WORDS)
        await ana.presses("Publish")

    await ana.deletes(message)

    assert WORDS in await in_record(play, ana)


async def test_everything_one_said_can_be_seen_and_had_also_what_was_taken_back(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    await said_in_private(play, lee)
    message = await lee.sends_photo(caption=WORDS)
    await lee.presses("Publish")
    await lee.presses("See it")
    await lee.presses("Edit")
    await lee.sends(NEW)
    await lee.presses("Take back")
    gone = lee.chat.last.text
    await lee.sends("/mydata")

    await lee.presses("My views (1)")
    listed = lee.chat.last.text
    await lee.presses("Get 1")
    got = lee.chat.last

    assert message
    assert gone.startswith("View 1 was taken back by whoever wrote it")
    assert "taken back: only you can read it, 2 versions, 1 photo" in listed
    assert f"{NEW}\n\nVersion 1 read: {WORDS}" in got.text
    assert "photo" in {each.kind for each in lee.chat.messages[-3:]}
