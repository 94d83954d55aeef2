"""The end of a consultation, as whoever leads it and whoever took part live it."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.concluding import OutcomePart
from bot.playground.people import Person
from bot.services import concluding
from storage.tables import Role
from tests.conversations.assembly import a_facilitator, announces, comes_to, with_role
from tests.fixtures.conversation import Scene
from tests.fixtures.residents import comes_in

SAID, DONE, NOT_DONE = "Cars are too fast.", "A trial at Elm Street by May.", "No bypass: it costs 4 million."


async def is_followed_to_its_conclusion(play: Scene, lead: Person, *followers: Person) -> None:
    await announces(play, lead)
    for follower in followers:
        await follower.sends("/consult 1")
        await follower.presses("Follow")
    await comes_to(play, "Conclude")


async def writes(play: Scene, lead: Person) -> None:
    """Let the outcome be written, and whoever leads look at it."""
    await play.database.write(_write, lead.id, now=play.now)
    await lead.sends("/start c1o")


def _write(db: Session, telegram_id: int, *, now: datetime) -> None:
    who: dict[str, Any] = {"person_id": comes_in(db, telegram_id, now=now), "now": now}
    concluding.ask(db, consultation_id=1, part=OutcomePart.SAID, **who)
    for words in (SAID, DONE, NOT_DONE):
        concluding.hear(db, words=words, **who)


async def types(lead: Person) -> None:
    """Let whoever leads write the outcome by tapping."""
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("The outcome")
    await lead.presses("You said")
    for words in (SAID, DONE, NOT_DONE):
        await lead.sends(words)


async def test_an_outcome_is_written_in_three_messages_and_sent_to_whoever_took_part(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await is_followed_to_its_conclusion(play, lead, ana)
    await types(lead)
    draft, desk = lead.chat.last.text, lead.chat.last.keyboard

    await lead.presses("Publish the outcome")
    await play.passes(hours=12)

    assert "A draft. Only whoever leads the consultation sees it." in draft
    assert ["Ask who can live with it"] in desk
    told = ana.sees("in which you took part, has an outcome.")
    assert f"You said\n{SAID}" in told.text
    assert f"What we don't do, and why\n{NOT_DONE}" in told.text
    await ana.sends("/consult 1")
    await ana.presses("Read the outcome")
    assert ana.chat.last.text.startswith("The outcome of consultation 1, Safer streets around schools")


async def test_people_say_whether_they_can_live_with_it_and_why_not(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    lee = await with_role(play, "Lee", Role.MEMBER)
    await is_followed_to_its_conclusion(play, lead, ana)  # a member follows already
    await writes(play, lead)
    await lead.presses("Ask who can live with it")
    await play.passes(hours=12)

    await lee.presses("I can live with it")
    await ana.presses("I object, because")
    await ana.sends("A trial is not a crossing.")
    await play.passes(seconds=15)

    shown = ana.chat.last.text
    assert "0 can support it, 1 can live with it, 1 objects." in shown
    assert "Residents: 0, 0, 1\nMembers: 0, 1, 0" in shown
    assert "Why people object:\n- A trial is not a crossing." in shown
    assert shown.endswith("You object.")
    assert "1 can live with it, 1 objects." in lead.chat.last.text


async def test_without_consensus_the_statement_of_a_department_comes_first(play: Scene) -> None:
    lead = await a_facilitator(play)
    await is_followed_to_its_conclusion(play, lead)
    await writes(play, lead)

    await lead.presses("There was no consensus")
    missing, offered = lead.chat.last.text, lead.chat.last.keyboard
    await lead.presses("Statement")
    await lead.sends("We measure again in spring.")
    await lead.sends("Roads Department")
    await lead.presses("Publish the outcome")

    assert "Still to be written: whose statement it is, the department's statement." in missing
    assert ["Publish the outcome"] not in offered
    assert "There was no consensus on this." in lead.chat.last.text
    assert "Roads Department\nWe measure again in spring." in lead.chat.last.text


async def test_it_is_archived_when_it_is_over_and_has_an_outcome(play: Scene) -> None:
    lead = await a_facilitator(play)
    await is_followed_to_its_conclusion(play, lead)
    await writes(play, lead)
    await lead.presses("Publish the outcome")
    early = lead.chat.last.keyboard
    await play.passes(days=30)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("The outcome")
    await lead.presses("Archive")

    assert ["Archive"] not in early
    lead.sees("Consultation 1 is archived. Everybody can still read it.")


async def test_a_draft_is_nobodys_but_theirs_who_lead(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await is_followed_to_its_conclusion(play, lead, ana)
    await writes(play, lead)

    await ana.sends("/start c1o")

    ana.sees("The outcome isn't ready yet.")
    ana.sees_no(SAID)


async def test_whoever_hears_that_it_is_over_hears_whether_the_outcome_is_out(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await is_followed_to_its_conclusion(play, lead, ana)
    await writes(play, lead)
    await lead.presses("Publish the outcome")

    await play.passes(days=30)
    await play.passes(hours=14)

    ana.sees("is over. Its outcome and everything that was said stay open to read.")


async def test_whoever_leads_is_reminded_of_the_outcome_that_everybody_waits_for(play: Scene) -> None:
    lead = await a_facilitator(play)
    await announces(play, lead)
    await comes_to(play, "Report")
    await play.passes(days=4)
    await play.passes(days=4)

    told = lead.sees("Everybody who took part was told that the outcome follows. It is still to be written")
    await lead.presses("The outcome", on=told)

    assert told.keyboard == [["The outcome"], ["Home"]]
    assert "The outcome of consultation 1" in lead.chat.last.text
