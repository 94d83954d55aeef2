"""Finding ideas and carrying them on: lists, search in any script, sharing, following, comments."""

import pytest
from sqlmodel import Session

from storage import places
from storage.tables import Attachment, AttachmentKind
from tests.conversations.test_signing import arrives
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import NOON, TITLE, an_idea


@pytest.fixture
async def idea_id(play: Scene) -> int:
    """An open idea by somebody who is not in the room."""
    return await play.database.write(an_idea, author=900)


async def test_the_list_is_read_page_by_page(play: Scene) -> None:
    for number in range(1, 8):
        await play.database.write(an_idea, title=f"Idea about bench {number}", signature_count=number)
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.presses("Browse ideas")
    first, buttons = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Next")
    second = ana.chat.last.text
    await ana.presses("Read 2")

    assert "1. Idea about bench 7\n   7 of 500 signatures, the whole city" in first
    assert "Page 1 of 2. The newest come first." in first
    assert buttons[:4] == [["Read 1", "Read 2"], ["Read 3", "Read 4"], ["Read 5"], ["Next"]]
    assert buttons[4:] == [["Area, topic and order"], ["Home"]]
    assert "Page 2 of 2." in second
    assert ana.chat.last.text.startswith("Idea about bench 1\n")


async def test_a_list_of_one_page_says_only_how_it_is_ordered(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")

    await ana.sends("/ideas")

    assert ana.chat.last.text.splitlines()[-1] == "The newest come first."


async def test_the_list_is_narrowed_and_ordered_by_buttons(play: Scene) -> None:
    regions = await play.database.read(places.regions)
    await play.database.write(an_idea, title="North", region_id=regions[0].id, signature_count=1)
    await play.database.write(an_idea, title="Old", region_id=regions[1].id, signature_count=9)
    ana = play.user("Ana")
    await ana.sends("/ideas")

    await ana.presses("Area, topic and order")
    await ana.presses(regions[0].name)
    chosen = ana.chat.last.text
    await ana.presses("Most signed first")

    assert f"Area: {regions[0].name}. Topic: all." in chosen
    listed = ana.sees(f"Open ideas: {regions[0].name}").text
    assert "1. North" in listed
    assert "Old" not in listed


async def test_an_empty_list_says_so_and_shows_ways_on(play: Scene) -> None:
    ana = play.user("Ana")
    regions = await play.database.read(places.regions)

    await ana.sends("/ideas")
    empty = ana.sees("No open ideas yet. You could be the first.").keyboard
    await play.database.write(an_idea, region_id=regions[0].id)
    await ana.sends("/ideas")
    await ana.presses("Area, topic and order")
    await ana.presses(regions[1].name)
    await ana.presses("Back")

    assert empty == [["Suggest an idea"], ["Home"]]
    narrowed = ana.sees(f"No open ideas in {regions[1].name} yet. You could be the first.")
    assert narrowed.keyboard == [["Suggest an idea"], ["See all areas"], ["Home"]]


async def test_a_group_lists_its_top_ideas_and_turns_the_list_into_a_card(play: Scene, idea_id: int) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    group = play.group("Neighbours", ana, bob, bot="member")

    await ana.sends(f"/ideas@{play.bot.user.username}", to=group)
    listed = ana.sees("Top ideas here", in_=group).keyboard
    await bob.presses("Read 1", in_=group)

    assert listed == [["Read 1"], ["Open our chat"]]
    assert ana.chat_in(group).last.keyboard == [["Sign this idea"], ["Open", "Share"]]
    ana.sees_no("Top ideas here", in_=group)


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("公園晚上太暗", "公園"),
        ("公園晚上太暗", "暗"),
        ("일요일에도 버스를", "버스"),
        ("Plantați copaci", "plantati"),
        ("A safe crossing", "crossings"),
        ("Ein Zebrastreifen für die Straße", "STRASSE"),
    ],
)
async def test_search_finds_words_of_every_script(play: Scene, title: str, question: str) -> None:
    await play.database.write(an_idea, title=title, words="...")
    ana = play.user("Ana")

    await ana.sends(f"/search {question}")

    assert f"1. {title}" in ana.sees(f'I found one idea for "{question}".').text


async def test_search_asks_when_nothing_was_typed_and_helps_when_nothing_is_found(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/search")
    ana.sees("What are you looking for?")

    await ana.sends("tram <stop>")

    nothing = ana.sees('I found nothing for "tram <stop>". Try one word, or ask a person.')
    assert nothing.keyboard == [["Ask a person"], ["Suggest an idea"], ["Search again", "Home"]]


async def test_words_after_a_search_with_pages_are_not_taken_for_another_search(play: Scene) -> None:
    for number in range(1, 8):
        await play.database.write(an_idea, title=f"Idea about bench {number}")
    ana = play.user("Ana")
    await ana.sends("/search bench")

    await ana.sends("The lamp at the corner is broken and nobody repairs it.")
    asked = ana.chat.last.keyboard
    await ana.presses("A new idea")

    assert ["A new idea"] in asked
    assert "The lamp at the corner" in ana.chat.last.text


async def test_search_has_pages_and_numbers(play: Scene) -> None:
    for number in range(1, 8):
        await play.database.write(an_idea, title=f"Bench {number}")
    ana = play.user("Ana")

    await ana.sends("/search bench")
    await ana.presses("Next")
    second = ana.chat.last.text
    await ana.sends("/search 3")

    assert "Page 2 of 2." in second
    assert "1. Bench 3" in ana.chat.last.text


async def test_sharing_prepares_a_message_a_link_and_a_poster(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")

    await ana.presses("Share")
    screen = ana.sees(f"Share idea {idea_id}. I'll prepare the message; you choose where, and you press send.")
    buttons = {button["text"]: button for button in screen.buttons}
    await ana.presses("Poster with QR code")

    assert buttons["Send to a chat"]["switch_inline_query_chosen_chat"]["query"] == str(idea_id)
    assert buttons["Copy link"]["copy_text"]["text"] == f"https://t.me/{play.bot.user.username}?start=i{idea_id}"
    poster = ana.sees("Print this picture and hang it up.")
    assert poster.kind == "document"


async def test_following_is_a_switch_that_says_what_it_is(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await arrives(ana, play, f"i{idea_id}")

    toast = await ana.presses("Follow")
    switched = ana.chat.last.keyboard
    await ana.presses("Read more")
    await ana.presses("How much I hear of it")
    await ana.presses("All")
    volume = ana.chat.last.text
    await ana.presses("Back")
    await ana.presses("Follow: on")
    choices = ana.chat.last.keyboard
    stopped = await ana.presses("Stop following")

    assert toast == f"You follow idea {idea_id} now. You'll hear the important things."
    assert ["Comments (0)", "Follow: on"] in switched
    assert "Now: all of it, at once." in volume
    assert choices[:3] == [["All", "Important"], ["Digest", "Off"], ["Stop following"]]
    assert stopped == f"You no longer follow idea {idea_id}."
    assert ["Comments (0)", "Follow"] in ana.chat.last.keyboard


async def test_comments_are_written_read_and_taken_back(play: Scene, idea_id: int) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await arrives(ana, play, f"i{idea_id}")

    await ana.presses("Comments (0)")
    ana.sees("No comments yet. Yours could be the first.")
    await ana.presses("Write a comment")
    await ana.sends("Also needed at <Mill> Lane & elsewhere")
    await arrives(bob, play, f"i{idea_id}")
    await bob.presses("Comments (1)")
    seen_by_bob = bob.chat.last.text
    await ana.presses("See all comments")
    await ana.presses("Remove 1")

    assert "1. Also needed at <Mill> Lane & elsewhere" in seen_by_bob
    assert "Ana" not in seen_by_bob
    assert "Remove 1" not in str(bob.chat.last.keyboard)
    ana.sees("No comments yet.")


async def test_mine_shows_what_somebody_has(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    await ana.sends("/mine")
    ana.sees("Nothing here yet. Suggest an idea, or sign one you like.")
    await ana.sends(f"/sign {idea_id}")

    await ana.sends("/mine")
    await ana.presses("Signed (1)")

    assert f"1. {TITLE}" in ana.sees("Ideas you signed").text


async def test_photos_come_when_they_are_asked_for(play: Scene, idea_id: int) -> None:
    ana = play.user("Ana")
    sent = await ana.sends_photo()
    await play.database.write(attach_photo, idea_id, sent.message.content["photo"][-1]["file_id"])
    await arrives(ana, play, f"i{idea_id}")

    await ana.presses("1 attachment")

    assert ana.sees(f"These belong to idea {idea_id}.").kind == "photo"


async def test_an_empty_inline_query_offers_the_most_signed_and_a_way_to_our_chat(play: Scene) -> None:
    await play.database.write(an_idea, title="Few", signature_count=1)
    await play.database.write(an_idea, title="Many", signature_count=9)
    ana = play.user("Ana")

    results = await ana.types_inline("")
    nothing = await ana.types_inline("<nothing like it>")

    assert [result["title"] for result in results] == ["Many", "Few"]
    assert [result["title"] for result in nothing] == ["Nothing found"]


def attach_photo(db: Session, idea_id: int, file_id: str) -> None:
    """Let an idea have a photo that Telegram has."""
    kind = AttachmentKind.PHOTO
    db.add(Attachment(idea_id=idea_id, kind=kind, file_id=file_id, file_unique_id="unique", added_at=NOON))
