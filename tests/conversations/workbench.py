"""The facilitator's workbench, used by tapping: for conversations about the wizard itself."""

from typing import Any

from bot.playground.groups import Group
from bot.playground.people import Person
from tests.conversations import assembly
from tests.conversations.assembly import BACKGROUND, SUBTOPICS, THEME
from tests.fixtures.conversation import Scene


async def plans(lead: Person) -> None:
    """Make a plan by tapping: theme, background and subtopics; the stages are the usual ones."""
    await lead.sends("/consult")
    await lead.presses("Make one")
    await lead.presses("Start a new one")
    await lead.sends(THEME)
    await lead.presses("Background")
    await lead.sends(BACKGROUND)
    await lead.presses("Subtopics (0)")
    await lead.presses("Add subtopics")
    await lead.sends(SUBTOPICS)
    await lead.presses("Back")


async def goes_on(play: Scene, lead: Person, **plan: Any) -> None:
    """Come back to a plan in which the theme, the background and the subtopics stand already."""
    await assembly.plans(play, lead, **plan)
    await lead.sends("/consult")
    await lead.presses("Make one")
    await lead.presses(f"Go on: {THEME[:13]}…")


async def publishes(lead: Person, *groups: Group) -> None:
    """Publish what was planned, in these groups."""
    if groups:
        await lead.presses("Groups (0)")
        for group in groups:
            await lead.presses(group.title)
        await lead.presses("Back")
    await lead.presses("Publish")
