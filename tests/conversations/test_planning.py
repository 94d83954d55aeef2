"""The facilitator's workbench, on a phone."""

from bot.playground.people import Person
from tests.conversations.assembly import BACKGROUND, THEME, a_facilitator, a_group
from tests.conversations.workbench import goes_on, plans, publishes
from tests.fixtures.conversation import Scene


async def test_a_consultation_is_made_by_tapping(play: Scene) -> None:
    lead = await a_facilitator(play)

    await plans(lead)
    shown, keyboard = lead.chat.last.text, lead.chat.last.keyboard
    await lead.presses("Publish")

    assert shown.startswith(f"{THEME}, plan 1. Only facilitators see it.")
    assert BACKGROUND in shown
    assert "1. Get ready, from " in shown
    assert "2. Have your say (speak), from " in shown
    assert keyboard[0] == ["Publish"]
    assert "Consultation 1, Safer streets around schools, is public. It appears in no group." in lead.chat.last.text


async def test_everything_in_a_plan_can_be_changed(play: Scene) -> None:
    lead = await a_facilitator(play)
    await goes_on(play, lead)

    await lead.presses("Run by")
    await lead.sends("Transport Committee")
    await lead.presses("Stages")
    await lead.presses("Stage 2")
    await lead.presses("Name")
    await lead.sends("Discuss options")
    await lead.presses("Floor: everybody")
    await lead.presses("Begins")
    await lead.sends("10 September 18:30")
    stage = lead.chat.last.text
    await lead.presses("Back")
    await lead.presses("Add a stage")
    await lead.presses("Remove this stage")
    await lead.presses("Back")
    await lead.presses("Guide questions (0)")
    await lead.presses("Add questions")
    await lead.sends("Where is it most dangerous?\nWho should pay?")
    await lead.presses("Remove 1")
    await lead.presses("Back")

    assert "2. Discuss options (speak), from 10 September, 18:30" in stage
    assert "Members, officers and the invited have the floor; everybody can read." in stage
    assert "Run by: Transport Committee" in lead.chat.last.text
    assert ["Guide questions (1)"] in lead.chat.last.keyboard


async def test_what_is_missing_is_said_and_nothing_can_be_published_before(play: Scene) -> None:
    lead = await a_facilitator(play)
    await lead.sends("/consult")
    await lead.presses("Make one")
    await lead.presses("Start a new one")

    await lead.sends(THEME)

    assert "Before it can be published: a background is missing." in lead.chat.last.text
    assert ["Publish"] not in lead.chat.last.keyboard


async def test_papers_are_kept_cleaned_and_sent_to_whoever_asks(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await goes_on(play, lead)

    await lead.presses("Papers (0)")
    await lead.presses("Add papers")
    await lead.sends_document(b"%PDF-1.7 a plan", name="Plan.pdf")
    kept = lead.chat.last.text
    await lead.sends_document(b"MZ a program", name="Plan.exe")
    refused = lead.chat.last.text
    await lead.presses("Done")
    await lead.presses("Back")
    await publishes(lead)
    await ana.sends("/start c1")
    await ana.presses("Papers (1)")
    await ana.presses("Send me the papers")

    assert kept.startswith("Kept Plan.pdf.")
    assert refused.startswith("I can't keep that kind of file.")
    assert ana.chat.last.kind == "document"
    assert ana.chat.last.message.content["document"]["file_name"] == "Plan.pdf"


async def test_the_caption_of_a_paper_is_its_title_and_words_alone_are_no_paper(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await goes_on(play, lead)
    await lead.presses("Papers (0)")
    await lead.presses("Add papers")

    await lead.sends("https://example.org/budget.pdf")
    told = lead.chat.last
    await lead.sends_document(b"%PDF-1.7 a plan", name="scan_0041.pdf", caption="What it\ncosts")
    kept = lead.chat.last.text
    await lead.presses("Done")
    await lead.presses("Back")
    await publishes(lead)
    await ana.sends("/start c1")
    await ana.presses("Papers (1)")
    listed = ana.chat.last.text
    await ana.presses("Send me the papers")

    assert told.text.startswith("A paper has to be a file here: please send it as a PDF")
    assert told.keyboard == [["Done"]]
    assert kept.startswith("Kept What it costs.pdf.")
    assert "1. What it costs.pdf (1 kB)" in listed
    assert ana.chat.last.message.content["document"]["file_name"] == "What it costs.pdf"


async def test_a_subtopic_that_is_there_already_is_refused_kindly(play: Scene) -> None:
    lead = await a_facilitator(play)
    await goes_on(play, lead)
    await lead.presses("Subtopics (3)")
    await lead.presses("Add subtopics")

    await lead.sends("Noise\nwalking buses")
    told = lead.chat.last.text
    await lead.sends("Noise")

    assert told.startswith("“walking buses” would stand there twice, so I have added nothing yet.")
    assert "4. Noise" in lead.chat.last.text


async def test_a_day_nobody_can_read_is_asked_for_again(play: Scene) -> None:
    lead = await a_facilitator(play)
    await goes_on(play, lead)
    await lead.presses("Stages")
    await lead.presses("Stage 1")
    await lead.presses("Begins")

    await lead.sends("when the snow melts")
    refused = lead.chat.last.text
    await lead.sends("30 November")

    assert refused.startswith("I couldn't read that as a day to come.")
    assert "from 30 November, 00:00" in lead.chat.last.text


async def test_help_and_cancel_lose_nothing(play: Scene) -> None:
    lead = await a_facilitator(play)
    await goes_on(play, lead)
    await lead.presses("Theme")

    await lead.sends("/help")
    asked = lead.chat.last.text
    await lead.sends("/cancel")

    assert asked.startswith("What is it about?")
    assert lead.chat.last.text.startswith(THEME)


async def test_a_plan_can_be_left_taken_up_kept_as_a_template_and_deleted(play: Scene) -> None:
    lead, other = await a_facilitator(play), await a_facilitator(play, "Sam")
    await goes_on(play, lead)
    await lead.presses("Keep as a template")

    await lead.presses("Back")
    begun = [row[0] for row in lead.chat.last.keyboard]
    await lead.presses("Go on: Safer streets…")
    await lead.presses("Delete plan")
    await lead.presses("Delete it")
    await other.sends("/consult")
    await other.presses("Make one")
    await other.presses("Like: Safer streets…")

    assert "Go on: Safer streets…" in begun
    assert "Go on: Safer streets…" not in [row[0] for row in lead.chat.last.keyboard]
    assert other.chat.last.text.startswith(THEME)


async def test_members_and_organisations_are_invited_by_links(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await goes_on(play, lead)
    await lead.presses("Invited members")
    await lead.presses("A link for an organisation")
    await lead.sends("Safe Routes")
    link = _link_in(lead)
    await lead.presses("Back")
    await lead.presses("Back")
    early = await ana.opens(link)
    before = early.last.text
    await publishes(lead)

    await ana.opens(link)

    assert before.startswith("I can't find that consultation.")
    assert ana.chat.last.text.startswith(THEME)


async def test_nobody_else_sees_the_workbench(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await goes_on(play, lead)

    await ana.sends("/consult")
    empty, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.sends("/start c1")

    assert empty.startswith("No consultation is open now.")
    assert keyboard == [["Home"]]
    assert ana.chat.last.text.startswith("I can't find that consultation.")


async def test_groups_are_chosen_from_those_that_are_connected(play: Scene) -> None:
    lead = await a_facilitator(play)
    await a_group(play, "Northside", lead, forum=False)
    await goes_on(play, lead)

    await lead.presses("Groups (0)")
    before = lead.chat.last.text
    await lead.presses("Northside")

    assert "Northside: no" in before
    assert "Northside: yes" in lead.chat.last.text


def _link_in(lead: Person) -> str:
    return next(word for word in lead.chat.last.text.split() if "cinv_" in word)
