"""Drafts of replies: what becomes of one that a colleague overtook, and of one whose message was edited."""

from tests.conversations.test_replying import TALK, a_citizen, replies
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, a_department, an_officer


async def test_a_draft_that_a_colleague_overtook_is_looked_at_again_before_it_goes_out(play: Scene) -> None:
    roads = await a_department(play)
    park, lee = await an_officer(play, "Park"), await an_officer(play, "Lee")
    ana = await a_citizen(play, "Ana")
    await a_case(play, author=ana)
    mine = await replies(park, roads, "We will build it.")
    hers = await replies(lee, roads, "We will not build it.")
    await lee.presses("Publish", on=hers)

    warned = await park.presses("Publish", on=mine)
    preview, alone = mine.text, str(ana.chat)
    await park.presses("Publish", on=mine)
    await play.passes(seconds=15)

    assert warned is not None
    assert warned.startswith("Not published: version 1 of the reply has come out since.")
    assert "It will be version 2" in preview
    assert "We will build it." not in alone
    assert "We will build it." in str(ana.chat)


async def test_an_officer_who_edits_the_message_of_a_draft_is_told_how_to_change_it(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park")
    await a_case(play, author=await a_citizen(play, "Ana"))
    said = await park.sends("By 31 Agust.", to=roads, reply_to=park.sees("Case 1-1", in_=roads))
    talk = await park.sends(TALK, to=roads)
    preview = park.sees("Draft reply to case 1-1", in_=roads)

    await park.edits(talk, "Between us.")
    after_talk = roads.last.text
    await park.edits(said, "By 31 August.")

    assert after_talk == "Between us."
    assert "By 31 Agust." in preview.text
    assert roads.last.text.startswith(
        "You changed the message your draft for 1-1 began with. The draft keeps its words"
    )
