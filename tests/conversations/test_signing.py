"""Signing as people do it: one tap in a group, in private, in any chat; undo, a name, a reason."""

import pytest

from bot.playground.people import Person
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import TITLE, an_idea, the_idea


@pytest.fixture
async def idea_id(play: Scene) -> int:
    """An open idea by somebody who is not in the room."""
    return await play.database.write(an_idea, author=900, signature_count=0, threshold=500)


async def arrives(person: Person, play: Scene, payload: str) -> None:
    """Follow a link into our chat."""
    await person.opens(f"https://t.me/{play.bot.user.username}?start={payload}")


async def test_from_a_shared_link_to_signed_it_takes_two_taps(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")

    await arrives(ana, play, f"i{idea_id}")
    ana.sees("Hello Ana. Here is the idea you were sent. Signing takes one tap")
    text, first_row = ana.chat.last.text, ana.chat.last.keyboard[0]
    toast = await ana.presses("Sign this idea")

    assert TITLE in text
    assert "0 of 500 signatures, 500 to go. Open until" in text
    assert "At 500: The council decides." in text
    assert first_row == ["Sign this idea"]
    assert toast == "Signed. You're number 1. Thank you, Ana."


async def test_the_first_signature_ever_asks_how_it_should_appear(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await arrives(ana, play, f"sign_{idea_id}")
    await ana.presses("Sign this idea")
    await play.passes(seconds=5)

    question = ana.sees("How should your signature appear?").text
    asked = ana.chat.last.keyboard[:2]
    await ana.presses("Counted only")

    assert f"Your signature on idea {idea_id} is counted. Your name is not shown." in question
    assert asked == [["Undo", "Say why"], ["Counted only", "With my name"]]
    card = ana.sees(f"Your signature on idea {idea_id} is counted.")
    assert card.keyboard[:2] == [["Undo", "Say why"], ["Show my name"]]


async def test_undo_takes_one_tap_and_sign_comes_back(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")
    await ana.presses("Sign this idea")
    await play.passes(seconds=5)

    toast = await ana.presses("Undo")
    await play.passes(seconds=5)

    assert toast == "Undone. Your signature is removed."
    assert ana.sees("0 of 500 signatures").keyboard[0] == ["Sign this idea"]


async def test_a_name_is_shown_only_when_somebody_wishes_it(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")
    await ana.presses("Sign this idea")
    await play.passes(seconds=5)
    await ana.presses("Counted only")

    await ana.presses("Show my name")
    ana.sees("It shows your name: Ana.")
    await ana.presses("Hide my name")

    ana.sees("Your name is not shown.")


async def test_a_reason_stands_under_the_idea(play: Scene, idea_id: int) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await arrives(ana, play, f"i{idea_id}")
    await ana.presses("Sign this idea")
    await play.passes(seconds=5)

    await ana.presses("Say why")
    ana.sees(f"Why did you sign idea {idea_id}?")
    await ana.sends("My <children> cross there & I worry")
    await arrives(bob, play, f"i{idea_id}")
    await bob.presses("Read more")

    ana.sees(f"Your reason now stands under idea {idea_id}.")
    bob.sees("Somebody: My <children> cross there & I worry")


async def test_in_a_group_one_card_counts_for_everybody(play: Scene, idea_id: int) -> None:
    ana, bob, carol = play.user("Ana"), play.user("Bob"), play.user("Carol")
    group = play.group("Neighbours", ana, bob, carol, bot="member")
    await ana.sends(f"/ideas@{play.bot.user.username} {idea_id}", to=group)

    first = await bob.presses("Sign this idea", in_=group)
    second = await carol.presses("Sign this idea", in_=group)
    again = await bob.presses("Sign this idea", in_=group)
    await play.passes(seconds=15)

    assert first == "Signed. You're number 1. Thank you, Bob."
    assert second == "Signed. You're number 2. Thank you, Carol."
    assert again is not None
    assert again.startswith("You signed on ")
    assert again.endswith(" To change it, tap Open.")
    card = ana.sees("2 of 500 signatures", in_=group)
    assert card.keyboard == [["Sign this idea"], ["Open", "Share"]]
    assert "Your signature" not in card.text


async def test_a_card_put_into_another_chat_by_inline_mode_can_be_signed_there(play: Scene, idea_id: int) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    group = play.group("Without the bot", ana, bob, bot=None)

    results = await ana.types_inline("crossing")
    await ana.chooses(0, in_=group)
    toast = await bob.presses("Sign this idea", in_=group)
    await play.passes(seconds=15)

    assert [result["title"] for result in results] == [TITLE]
    assert toast == "Signed. You're number 1. Thank you, Bob."
    assert bob.sees("1 of 500 signatures", in_=group).keyboard == [["Sign this idea"], ["Open", "Share"]]


async def test_a_card_put_into_another_chat_is_edited_only_once_it_is_no_longer_true(play: Scene, idea_id: int) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    group = play.group("Without the bot", ana, bob, bot=None)

    await ana.types_inline("crossing")
    await ana.chooses(0, in_=group)
    await play.passes(seconds=15)
    edits_before = [call for call in play.calls if call.method == "editMessageText"]
    await bob.presses("Sign this idea", in_=group)
    await play.passes(seconds=5)

    assert edits_before == []
    assert bob.sees("1 of 500 signatures", in_=group)


async def test_typed_commands_do_what_the_buttons_do(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.sends(f"/sign {idea_id}")
    ana.sees("Signed. You're number 1. Thank you, Ana.")
    await ana.sends("/undo")
    ana.sees(f"Undone. Your signature on idea {idea_id} is removed.")
    await ana.sends(f"/sign {idea_id}")
    await ana.sends(f"/unsign {idea_id}")
    await ana.sends("/undo")

    ana.sees("There's nothing left to undo.")
    await ana.sends("/sign")
    ana.sees("Which idea? Type its number after the command, for example /sign 184.")
    assert (await play.database.read(the_idea, idea_id)).signature_count == 0


async def test_ones_own_idea_and_an_idea_that_is_over_are_refused_kindly(play: Scene) -> None:
    ana = play.user("Ana")
    own = await play.database.write(an_idea, author=ana.id)
    over = await play.database.write(an_idea, closes_at=play.now)
    await ana.sends("/start")

    await ana.sends(f"/sign {own}")
    ana.sees("This is your own idea, so it doesn't need your signature.")
    await ana.sends(f"/sign {over}")

    ana.sees("This idea closed on ")


async def test_reaching_the_threshold_is_told_to_author_followers_and_signers(play: Scene) -> None:
    author, ana, bob = play.user("Carol"), play.user("Ana"), play.user("Bob")
    idea_id = await play.database.write(an_idea, author=author.id, threshold=2)
    await author.sends("/start")
    await arrives(ana, play, f"i{idea_id}")
    await ana.presses("Follow")
    await arrives(bob, play, f"i{idea_id}")

    await ana.presses("Sign this idea")
    await bob.presses("Sign this idea")
    await play.passes(minutes=5)

    author.sees(f"Your idea {idea_id} has reached 2 signatures. The participation officers will look at it.")
    ana.sees(f"Idea {idea_id} has reached 2 signatures.")
    bob.sees(f"Idea {idea_id} has reached 2 signatures.")


async def test_an_idea_that_ends_short_is_told_and_its_card_says_so(play: Scene) -> None:
    author, ana = play.user("Carol"), play.user("Ana")
    idea_id = await play.database.write(an_idea, author=author.id, closes_at=play.now, threshold=500)
    await author.sends("/start")
    await arrives(ana, play, f"i{idea_id}")

    await play.passes(minutes=5)
    await play.passes(minutes=5)

    author.sees(f"Your idea {idea_id} has ended with 0 of 500 signatures.")
    card = ana.sees("did not get there")
    assert "Sign this idea" not in str(card.keyboard)


async def test_a_link_to_an_idea_nobody_may_see_is_answered_kindly(play: Scene) -> None:
    ana = play.user("Ana")

    await arrives(ana, play, "i99999999999999999")

    ana.sees("I can't find that idea.")
