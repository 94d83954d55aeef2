"""Practice on a phone: every screen says that it is one, and in the end nothing of it is left."""

from sqlmodel import select

from storage.tables import Contribution, Role
from tests.conversations.assembly import THEME, a_facilitator, a_group, announces, with_role
from tests.fixtures.conversation import Scene

MARK = "Practice. Only you see this, and nothing here is counted or kept."


async def test_a_member_practises_and_every_screen_says_so(play: Scene) -> None:
    lee, lead = await with_role(play, "Lee", Role.MEMBER), await a_facilitator(play)
    group = await a_group(play, "Northside", lead, lee, forum=True)
    await announces(play, lead, group)
    await play.passes(minutes=1)
    posts, screens = len(group.messages), []
    await lee.sends("/start c1")

    await lee.presses("Practise")
    screens.append(lee.chat.last.text)
    await lee.presses("Speak")
    screens.append(lee.chat.last.text)
    await lee.presses("2. Walking buses")
    screens.append(lee.chat.last.text)
    await lee.sends("Children could walk in a row.")
    screens.append(lee.chat.last.text)
    await lee.presses("Publish")
    screens.append(lee.chat.last.text)
    await lee.presses("See it")
    screens.append(lee.chat.last.text)
    await lee.presses("Back")
    screens.append(lee.chat.last.text)
    await lee.presses("Back")
    screens.append(lee.chat.last.text)
    await lee.presses("Read a subtopic")
    screens.append(lee.chat.last.text)
    await lee.presses("Read 1")
    await lee.presses("View 1")
    await lee.presses("Reply")
    screens.append(lee.chat.last.text)
    await lee.sends("A lamp, yes.")
    await lee.presses("Publish")
    await play.passes(minutes=1)

    assert [screen for screen in screens if not screen.startswith(MARK)] == []
    assert len(group.messages) == posts
    assert "children could walk" not in str([each.text.lower() for each in lead.chat.messages])


async def test_it_turns_and_ends_and_its_old_buttons_lead_nowhere(play: Scene) -> None:
    lee, lead = await with_role(play, "Lee", Role.MEMBER), await a_facilitator(play)
    await announces(play, lead)
    await lee.sends("/start c1")
    await lee.presses("Practise")
    home = lee.chat.last

    await lee.presses("Next stage")
    turned = lee.chat.last.text
    await lee.presses("Next stage")
    await lee.presses("End practice")
    ended = lee.chat.last.text
    rows = await play.database.read(lambda db: db.exec(select(Contribution)).all())

    assert f"{THEME}\nConsultation" in turned or THEME in turned
    assert "Departments reply" in turned
    assert ended == "Your practice is over. Everything you said in it is deleted."
    assert home.text == ended
    assert rows == []
