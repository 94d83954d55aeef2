"""Who has the floor: everybody, members, or the invited; and how people come to be invited."""

from bot.playground.people import Person
from storage.tables import Floor, Role
from tests.conversations import assembly
from tests.conversations.assembly import a_facilitator, a_group, comes_to, plans, with_role
from tests.conversations.workbench import goes_on, publishes
from tests.fixtures.conversation import Scene

WORDS = "We count the cars every Friday, and there are more each week."


async def a_link(lead: Person, button: str, *, name: str = "") -> str:
    """Let the facilitator make a link, and return it."""
    await lead.presses("Invited members")
    await lead.presses(button)
    if name:
        await lead.sends(name)
    found = next(word for word in lead.chat.last.text.split() if "cinv_" in word)
    await lead.presses("Back")
    await lead.presses("Back")
    return found


async def speaks(person: Person) -> None:
    await person.sends("/start c1")
    await person.presses("Speak")
    await person.presses("2. Walking buses")
    await person.sends(WORDS)
    await person.presses("Publish")


async def test_only_members_speak_where_members_have_the_floor(play: Scene) -> None:
    lead, lee, ana = await a_facilitator(play), await with_role(play, "Lee", Role.MEMBER), play.user("Ana")
    group = await a_group(play, "Northside", ana, forum=False)
    await plans(play, lead, floor=Floor.MEMBERS)
    await assembly.publishes(play, lead, group)
    await comes_to(play, "Have your say")

    await speaks(lee)
    await ana.sends("/start c1")
    offered = ana.chat.last.keyboard
    await ana.sends(f"/say {WORDS}", to=group)
    await ana.presses("Yes, to 2", on=group.last)

    lee.sees("Published as view 1.")
    assert ["Speak"] not in offered
    assert ana.last_toast is not None
    assert ana.last_toast.startswith("In this stage committee members have the floor.")


async def test_an_organisation_speaks_under_its_own_name(play: Scene) -> None:
    lead, ana, bob = await a_facilitator(play), play.user("Ana"), play.user("Bob")
    await goes_on(play, lead, floor=Floor.INVITED)
    link = await a_link(lead, "A link for an organisation", name="Safe Routes")
    await publishes(lead)
    await comes_to(play, "Have your say")

    await ana.opens(link)
    await ana.presses("Speak")
    await ana.presses("2. Walking buses")
    await ana.presses("Appear as...")
    await ana.presses("Safe Routes")
    await ana.sends(WORDS)
    await ana.presses("Publish")
    await ana.presses("See it")
    await bob.opens(link)

    ana.sees("1. Safe Routes, organisation, ")
    assert bob.chat.last.text.startswith("That link has been used, or has run out.")


async def test_every_member_is_invited_at_once_and_hears_of_it(play: Scene) -> None:
    lead, lee = await a_facilitator(play), await with_role(play, "Lee", Role.MEMBER)
    await goes_on(play, lead, floor=Floor.INVITED)
    await lead.presses("Invited members")
    await lead.presses("Invite all members")
    told = lead.last_toast or lead.chat.last.text
    await lead.presses("Back")
    await publishes(lead)
    await play.passes(hours=1)
    await comes_to(play, "Have your say")

    await speaks(lee)

    assert "1 member invited." in told
    lee.sees("Published as view 1.")


async def test_a_members_link_gives_the_floor_to_whoever_was_given_it(play: Scene) -> None:
    lead, ana, bob = await a_facilitator(play), play.user("Ana"), play.user("Bob")
    await goes_on(play, lead, floor=Floor.INVITED)
    link = await a_link(lead, "A link for members")
    await publishes(lead)
    await comes_to(play, "Have your say")

    for person in (ana, bob):
        await person.opens(link)
        await speaks(person)

    bob.sees("Published as view 2.")
