"""Templates and cloning: each committee runs its own next year."""

from tests.conversations.assembly import BACKGROUND, THEME, a_facilitator, comes_to
from tests.conversations.workbench import goes_on, publishes
from tests.fixtures.conversation import Scene


async def test_a_consultation_that_is_over_is_made_again(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await goes_on(play, lead)
    await lead.presses("Guide questions (0)")
    await lead.presses("Add questions")
    await lead.sends("Where is it most dangerous?")
    await lead.presses("Back")
    await publishes(lead)
    await comes_to(play, "Have your say")
    await ana.sends("/start c1")
    await ana.presses("Speak")
    await ana.presses("1. Speed and crossings")
    await ana.sends("Cars are too fast.")
    await ana.presses("Publish")
    await play.passes(days=330)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Make another like it")
    plan = lead.chat.last.text
    await lead.presses("Theme")
    await lead.sends("Safer streets, one year later")
    await lead.presses("Publish")
    await ana.sends("/start c2")

    assert plan.startswith(f"{THEME}, plan 2. Only facilitators see it.")
    assert BACKGROUND in plan
    assert "Everything is there." in plan
    shown = ana.chat.last.text
    assert shown.startswith("Safer streets, one year later\nConsultation 2.")
    assert "So far 1 person has looked in, nobody has spoken, and departments have not replied yet." in shown
    assert "1. Speed and crossings: 0 views" in shown


async def test_a_template_of_one_facilitator_serves_another(play: Scene) -> None:
    lead, sam = await a_facilitator(play), await a_facilitator(play, "Sam")
    await goes_on(play, lead)
    await lead.presses("Keep as a template")
    await play.passes(days=200)

    await sam.sends("/consult")
    await sam.presses("Make one")
    await sam.presses("Like: Safer streets…")
    await sam.presses("Publish")
    await lead.sends("/consult")

    assert "is public." in sam.chat.last.text
    assert "Safer streets around schools" in lead.chat.last.text
