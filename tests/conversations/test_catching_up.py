"""Coming back: what is new stands above the card for as long as somebody looks, and the card below it lives on."""

from tests.conversations.assembly import THEME, has_said, opens, posts
from tests.fixtures.conversation import Scene

WORDS = "Cars pass the gate at 50 km/h, every morning."
ANSWER = "The same is true by the river."
NEWS = "New for you since you were last here:\n1 new view about Walking buses\n\nSafer streets around schools\n"


async def test_what_is_new_stays_above_the_card_while_its_numbers_change(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await opens(play)
    await ana.sends("/start c1")
    await play.passes(hours=5)
    await has_said(play, bob, "The bus should leave at half past seven.", subtopic=2)

    await ana.sends("/start c1")
    card = ana.chat.last
    opened = card.text
    await play.user("Sam").sends("/start c1")
    await play.passes(seconds=10)
    lived_on = card.text
    await ana.presses("Read a subtopic")
    await ana.presses("Back")
    within_the_visit = ana.chat.last.text
    await play.passes(hours=1)
    await ana.sends("/start c1")

    assert opened.startswith(NEWS)
    assert "2. Walking buses: 1 view, 1 new" in opened
    assert lived_on.startswith(NEWS)
    assert "So far 3 people have looked in" in lived_on
    assert "2. Walking buses: 1 view, 1 new" in within_the_visit
    assert "new" not in ana.chat.last.text.split("2. Walking buses")[1]


async def test_whoever_comes_back_is_told_once_what_is_new(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await opens(play)
    await posts(ana, WORDS)
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
    await opens(play)
    await posts(ana, WORDS)
    await play.passes(hours=5)
    await has_said(play, bob, ANSWER, subtopic=2)

    await ana.sends("/start")
    welcome = ana.chat.last.text
    await ana.sends("/start c1")

    assert "1 new view about Walking buses in Safer streets around schools" in welcome
    assert ana.chat.last.text.startswith(THEME)
