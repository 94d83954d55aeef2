"""Nudges: seen by whoever leads, kind to whoever gets them, and answered in one tap."""

from storage.tables import Role
from tests.conversations.assembly import THEME, a_facilitator, comes_to, plans, publishes, with_role
from tests.fixtures.conversation import Scene


async def test_whoever_was_invited_is_nudged_and_may_have_nothing_to_add(play: Scene) -> None:
    lee, sam = await with_role(play, "Lee", Role.MEMBER), await with_role(play, "Sam", Role.MEMBER)
    lead = await a_facilitator(play)
    await plans(play, lead, invites=True)
    await publishes(play, lead)
    await comes_to(play, "Have your say")
    await lead.sends("/start c1")
    await lead.presses("Run it")

    await lead.presses("Not heard yet (2)")
    before = lead.chat.last.text
    toast = await lead.presses("Nudge all (2)")
    nudge = lee.chat.last
    told = nudge.text
    await lee.presses("I have nothing to add")
    await sam.sends("The bus stop is too far.", reply_to=sam.sees("What you know would help."))
    await sam.presses("2. Walking buses")
    await sam.presses("Publish")
    await lead.presses("Back")

    assert before.startswith(f"{THEME}: who has not had the floor\n\n0 of 2 invited have spoken")
    assert "1. a member\n2. a member" in before
    assert toast == "2 people get a gentle word."
    assert told.startswith(f"You're invited to speak in consultation 1, {THEME}, until ")
    assert lee.chat.last.text == f"Noted: you had the floor in {THEME}. You can still speak while it is open."
    assert "Invited: 2. Had the floor: 2." in lead.chat.last.text
    assert "Not heard yet (2)" not in str(lead.chat.last.keyboard)


async def test_a_nudge_waits_for_the_morning(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    lead = await a_facilitator(play)
    await plans(play, lead, invites=True)
    await publishes(play, lead)
    await comes_to(play, "Have your say")
    await play.passes(hours=23 - play.now.hour)
    await lead.sends("/start c1")
    await lead.presses("Run it")
    await lead.presses("Not heard yet (1)")

    await lead.presses("Nudge all (1)")
    at_night = lee.chat.find("What you know would help.")
    await play.passes(hours=10)

    assert at_night is None
    assert lee.sees("What you know would help.")
