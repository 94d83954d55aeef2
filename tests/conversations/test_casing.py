"""Cases: the card in a department's topic, taking one, asking the resident, handing on, more time, and the timeline."""

from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, a_department


async def test_a_case_comes_to_the_topic_of_its_department_exactly_as_drawn(play: Scene) -> None:
    await a_department(play)
    ana = play.user("Ana")
    await ana.sends("/start")

    card = await a_case(play, author=ana)

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
    assert "Your idea has gone to The Roads Department" in ana.sees("Your idea has gone").text
