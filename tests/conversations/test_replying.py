"""Replies: a preview first, published once to everybody who listens, in versions, and who signed; talk stays inside."""

from typing import Any

from bot.playground.groups import GroupTopic
from bot.playground.people import Person
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, a_case, a_department, an_officer
from tests.fixtures.residents import a_resident

TALK = "Between us, the budget is gone."


async def a_citizen(play: Scene, name: str) -> Any:
    return await a_resident(play, name)


async def replies(officer: Person, topic: GroupTopic, words: str = REPLY) -> Any:
    """Let an officer reply to the newest card of a case, and return the preview."""
    await officer.sends(words, to=topic, reply_to=officer.sees("Case 1-1", in_=topic))
    return officer.sees("Draft reply to case 1-1", in_=topic)


async def test_a_reply_is_a_preview_first_and_goes_to_author_signers_and_followers_once_published(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park", shown="J. Park")
    ana, bob, carol = [await a_citizen(play, name) for name in ("Ana", "Bob", "Carol")]
    await a_case(play, author=ana, signers=(bob,))
    await carol.sends("/ideas 1")
    await carol.presses("Follow")

    preview = (await replies(park, roads)).text
    await play.passes(seconds=15)
    seen_before = [REPLY[:30] in str(person.chat) for person in (ana, bob, carol)]
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    assert "by J. Park, Roads Department. Nobody outside this group has seen it." in preview
    assert "It will go to the author and 2 others, and appear on the card." in preview
    assert seen_before == [False, False, False]
    reply = bob.sees("The Roads Department has replied to idea 1, which you signed.")
    assert REPLY in reply.text
    assert "J. Park, Roads Department. 1 September." in reply.text
    assert reply.keyboard == [
        ["Satisfied"],
        ["Not ideal, but acceptable"],
        ["Not acceptable"],
        ["Ask a follow-up"],
        ["Mute this idea"],
    ]
    ana.sees("The Roads Department has replied to your idea 1.")
    carol.sees("has replied to idea 1, which you follow.")
    await carol.sends("/ideas 1")
    assert "Where it stands: replied." in carol.chat.last.text
    assert REPLY in carol.chat.last.text


async def test_internal_talk_never_leaves_the_topic(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park")
    ana, bob = await a_citizen(play, "Ana"), await a_citizen(play, "Bob")
    await a_case(play, author=ana, signers=(bob,))

    await park.sends(TALK, to=roads)
    preview = await replies(park, roads)
    await park.sends(TALK, to=roads, reply_to=roads.messages[-2] if len(roads.messages) > 1 else None)
    await park.presses("Publish", in_=roads, on=preview)
    await play.passes(seconds=15)
    await ana.sends("/case 1-1")

    said = [call for call in play.traffic.calls if TALK[:20] in str(call)]
    outside = [call for call in said if str(play.staff.id) not in str(call)]
    assert outside == []
    for person in (ana, bob):
        person.sees_no(TALK)


async def test_a_second_reply_is_shown_as_a_new_version(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    await replies(park, roads)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    preview = await replies(park, roads, "Design is quicker than we thought: building begins in May.")
    assert "It will be version 2" in preview.text
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    assert "building begins in May" in ana.sees("has published version 2 of its reply to your idea 1.").text


async def test_a_draft_is_edited_dated_checked_and_published_or_thrown_away(play: Scene) -> None:
    roads = await a_department(play)
    park, lee = await an_officer(play, "Park", shown="J. Park"), await an_officer(play, "Lee")
    ana = await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    preview = await replies(park, roads)

    await park.presses("Edit", in_=roads)
    await park.sends("We will try it first.", to=roads, reply_to=park.sees("anew, or send a photo", in_=roads))
    await park.presses("Set status and date", in_=roads, on=preview)
    await park.presses("Planned", in_=roads, on=preview)
    await park.sends("Trial crossing by 31 August", to=roads, reply_to=park.sees("by when?", in_=roads))
    await park.presses("Ask a colleague to check", in_=roads, on=preview)
    await play.passes(seconds=15)
    own = await park.presses("It's right", in_=roads)
    await lee.presses("It's right", in_=roads)
    await play.passes(seconds=15)

    text = park.sees("Draft reply to case 1-1", in_=roads).text
    assert own == "You wrote this draft, so somebody else has to check it. Please ask a colleague."
    assert "We will try it first." in text
    assert "Status: Planned. Promise: Trial crossing by 31 August." in text
    assert "A colleague has checked it." in text
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)
    assert "Status: Planned. Promise: Trial crossing by 31 August. I'll check" in ana.sees("has replied to your").text


async def test_a_discarded_draft_is_never_sent(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    await replies(park, roads)

    toast = await park.presses("Discard", in_=roads)
    await play.passes(seconds=15)

    assert toast == "Thrown away. Nothing was sent."
    ana.sees_no(REPLY)


async def test_another_department_signs_the_draft_and_is_named_under_the_reply(play: Scene) -> None:
    roads, schools = await a_department(play), await a_department(play, "Schools")
    park, lee = await an_officer(play, "Park"), await an_officer(play, "Lee", of="Schools")
    ana = await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    await park.presses("Add a department", in_=roads)
    await park.presses("Schools", in_=roads)
    await play.passes(seconds=15)

    preview = await replies(park, roads)
    assert "Not signed yet by Schools." in preview.text
    await park.presses("Ask them to sign", in_=roads)
    await play.passes(seconds=15)
    await lee.presses("Sign with them", in_=schools)
    await play.passes(seconds=15)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    assert "The Roads Department, with Schools." in ana.sees("has replied to your idea 1.").text


async def test_done_needs_a_photo_as_proof_and_asks_whether_it_matches(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    await replies(park, roads)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    await park.presses("Update the status", in_=roads)
    preview = park.sees("There are no words yet.", in_=roads)
    await park.sends("The crossing is there.", to=roads, reply_to=preview)
    await park.presses("Set status and date", in_=roads)
    await park.presses("Done (with proof)", in_=roads)
    refused = await park.presses("Publish", in_=roads)
    await park.sends_photo(to=roads, reply_to=park.sees("Draft reply", in_=roads))
    await play.passes(seconds=15)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)
    await ana.presses("Partly")

    assert refused == "Done needs a photo as proof. Reply to the preview with one, then tap Publish again."
    assert "It is done. Does it match what you asked for?" in str(ana.chat)
    ana.sees("Thank you. So far: yes 0, partly 1, no 0.")
    await ana.sends("/ideas 1")
    assert "Where it stands: done, with proof." in ana.chat.last.text


async def test_an_album_of_photos_is_one_proof_with_its_caption_as_the_words(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    card = await a_case(play, author=ana)

    await park.sends_album(caption=REPLY, to=roads, reply_to=card)
    await play.passes(seconds=15)
    previews = [message.text for message in roads.messages if "Draft reply to case 1-1" in message.text]
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    assert len(previews) == 1
    assert REPLY in previews[0]
    assert "With 2 photos and files." in ana.sees("The Roads Department has replied to your idea 1.").text


async def test_the_department_that_wrote_a_draft_leaves_the_signature_to_the_one_that_was_asked(play: Scene) -> None:
    roads, schools = await a_department(play), await a_department(play, "Schools")
    park, lee = await an_officer(play, "Park"), await an_officer(play, "Lee", of="Schools")
    await a_case(play, author=await a_citizen(play, "Ana"))
    await park.presses("Add a department", in_=roads)
    await park.presses("Schools", in_=roads)
    await play.passes(seconds=15)
    await replies(park, roads)
    await park.presses("Ask them to sign", in_=roads)
    await play.passes(seconds=15)

    refused = await park.presses("Sign with them", in_=schools)
    await lee.presses("Sign with them", in_=schools)

    assert refused is not None
    assert "somebody from the other department has to sign it" in refused
    lee.sees("Signed. The reply to case 1-1 will name Schools too.", in_=schools)


async def test_a_signer_whose_first_words_were_no_start_gets_the_reply_too(play: Scene) -> None:
    roads = await a_department(play)
    park, bob = await an_officer(play, "Park"), play.user("Bob")
    await a_case(play, author=await a_citizen(play, "Ana"))
    await bob.sends("/sign 1")

    preview = (await replies(park, roads)).text
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)

    assert "It will go to the author and one other person" in preview
    bob.sees("The Roads Department has replied to idea 1, which you signed.")


async def test_only_who_was_asked_signs_and_nobody_signs_what_was_published(play: Scene) -> None:
    roads, schools, parks = [await a_department(play, name) for name in ("Roads", "Schools", "Parks")]
    park, lee, olena = [
        await an_officer(play, name, of=of) for name, of in (("Park", "Roads"), ("Lee", "Schools"), ("Olena", "Parks"))
    ]
    await a_case(play, author=await a_citizen(play, "Ana"))
    await park.presses("Add a department", in_=roads)
    await park.presses("Schools", in_=roads)
    await play.passes(seconds=15)
    await replies(park, roads)
    await park.presses("Ask them to sign", in_=roads)
    await play.passes(seconds=15)

    stranger = await olena.presses("Sign with them", in_=schools)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)
    late = await lee.presses("Sign with them", in_=schools)

    assert stranger == "I can't find that case among those of your department. /inbox shows what waits for you."
    assert late == "This draft has been published or thrown away. Reply to the case's card to begin a new one."
    olena.sees_no("Draft reply", in_=parks)


async def test_the_department_is_told_when_the_author_has_left(play: Scene) -> None:
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    await ana.blocks()

    await replies(park, roads)
    await park.presses("Publish", in_=roads)
    await play.passes(seconds=15)
    await play.passes(seconds=15)

    park.sees("Case 1-1: the author has left the chat. What you answer is still public on the card.", in_=roads)
