"""Screen 11: an announcement from its first message to the last copy, in an admin's chat and where the staff works."""

import pytest

from tests.conversations.announcing_walk import POOL, goes_out, presses_like, residents, says, written
from tests.fixtures.conversation import Scene


async def test_an_announcement_goes_out_in_three_taps(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")

    await mira.sends("/announce")
    asked = mira.sees("Step 1 of 3.").keyboard
    await mira.sends(POOL)
    kinds = mira.sees("Step 2 of 3. Who is it for?").keyboard
    await mira.presses("Everyone (2)")
    step = mira.sees("Step 3 of 3. The preview is above.").text
    await mira.presses("Send to 2 people")
    question = mira.sees("Send to 2 people now?").keyboard
    await mira.presses("Send now")
    await play.passes(seconds=3)
    await play.passes(seconds=3)

    assert asked == [["Use a saved text"], ["All announcements"], ["Cancel"]]
    assert kinds[0] == ["Everyone (2)"]
    assert "To: everybody, 2." in step
    assert question == [["Send now"], ["Back"]]
    copy = ana.sees(POOL)
    assert "You can turn announcements off in /settings." in copy.text
    assert copy.keyboard == [["Mute announcements"]]
    assert "Delivered 2. Left the bot 0. Failed 0." in mira.sees("Finished in").text
    play.check()


async def test_formatting_arrives_as_it_was_written(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = await written(play)
    entities = [
        {"type": "bold", "offset": 4, "length": 4},
        {"type": "text_link", "offset": 9, "length": 5, "url": "https://example.org/"},
        {"type": "custom_emoji", "offset": 0, "length": 3, "custom_emoji_id": "7"},
    ]

    await mira.presses("Change text")
    await says(mira, "The pool opens on Monday.", entities)
    await goes_out(play, mira)

    kinds = [(one["type"], one["offset"], one["length"]) for one in ana.sees(POOL).entities]
    assert ("bold", 4, 4) in kinds
    assert ("text_link", 9, 5) in kinds
    assert not [kind for kind in kinds if kind[0] == "custom_emoji"]


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "document", "audio", "animation"])
async def test_any_file_can_be_announced(play: Scene, kind: str) -> None:
    (ana,) = await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")

    await mira.sends_media(kind, caption="Look at the pool.")
    await presses_like(mira, "Everyone")
    await goes_out(play, mira)

    copy = ana.sees("Look at the pool.")
    assert copy.kind == kind
    assert copy.keyboard == [["Mute announcements"]]
    play.check()


async def test_an_album_stays_one_and_says_how_to_turn_announcements_off(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")

    await mira.sends_album(("photo", "video", "photo"), caption="Before and after.")
    asked = [text for text in mira.chat.texts if text.startswith("Step 2")]
    await presses_like(mira, "Everyone")
    await goes_out(play, mira)

    album = ana.chat.messages[-3:]
    assert [message.kind for message in album] == ["photo", "video", "photo"]
    assert len({message.message.extra["media_group_id"] for message in album}) == 1
    assert album[0].text == "Before and after.\n\nYou can turn announcements off in /settings."
    assert len(asked) == 1
    play.check()


async def test_a_sticker_is_kindly_declined(play: Scene) -> None:
    await play.admin.sends("/announce")

    await play.admin.sends_media("sticker")

    play.admin.sees("but not stickers")


async def test_buttons_are_added_in_chat_and_taps_are_counted(play: Scene) -> None:
    ana, bob = await residents(play, "Ana", "Bob")
    mira = await written(play)
    await mira.presses("Add a button")
    await mira.sends("Read the plan - https://example.org/plan")
    await mira.presses("Add a button")
    await mira.sends("I'll come")
    await goes_out(play, mira)

    toasts = [await person.presses("I'll come") for person in (ana, bob, ana)]
    await play.passes(seconds=4)
    await mira.presses("Who tapped a button")

    assert ana.sees(POOL).buttons[0]["url"] == "https://example.org/plan"
    assert toasts == [
        "Thank you. Your tap is counted, without your name.",
        "Thank you. Your tap is counted, without your name.",
        "You have tapped this already, and it is counted.",
    ]
    said = mira.sees("Who tapped a button").text
    assert "I'll come: 2 people" in said
    assert "Read the plan: opens an address, so taps can't be counted" in said


@pytest.mark.parametrize("words", ["https://example.org/plan", "Read - http://nowhere", "x" * 41])
async def test_what_is_no_button_is_asked_again(play: Scene, words: str) -> None:
    mira = await written(play)
    await mira.presses("Add a button")

    await mira.sends(words)
    await mira.sends("Plan - example.org")

    mira.sees("I need words of up to 40 characters")
    assert "Plan: opens https://example.org" in mira.sees("Step 3 of 3.").text


async def test_buttons_can_be_removed(play: Scene) -> None:
    mira = await written(play)
    await mira.presses("Add a button")
    await mira.sends("I'll come")

    await mira.presses("Remove buttons")

    assert "Buttons under it" not in mira.sees("Step 3 of 3.").text


async def test_an_album_carries_no_buttons(play: Scene) -> None:
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")
    await mira.sends_album(("photo", "photo"))

    await presses_like(mira, "Everyone")

    assert ["Add a button"] not in mira.sees("Step 3 of 3.").keyboard


async def test_a_text_that_is_too_long_is_refused_before_anybody_sees_it(play: Scene) -> None:
    await play.admin.sends("/announce")

    await play.admin.sends("x" * 4000)

    play.admin.sees("That's 4,000 characters; here I can take 3,872.")


async def test_a_draft_is_kept_when_somebody_stops_and_taken_up_again(play: Scene) -> None:
    mira = await written(play)

    await mira.sends("/cancel")
    mira.sees("Stopped. The draft is kept under /announce")
    await mira.presses("Continue draft")
    await mira.presses("Cancel")
    await mira.presses("Delete draft")

    mira.sees("Deleted. Nothing was sent.")


async def test_help_in_the_middle_loses_nothing(play: Scene) -> None:
    await play.admin.sends("/announce")

    await play.admin.sends("/help")

    play.admin.sees("Step 1 of 3.")


async def test_a_saved_text_is_used_again_and_thrown_away(play: Scene) -> None:
    mira = await written(play)
    await mira.presses("Save this text")
    await mira.presses("Cancel")

    await mira.sends("/announce")
    await mira.presses("Use a saved text")
    listed = mira.sees("1. The pool opens on Monday.").keyboard
    await mira.presses("Use 1")
    mira.sees("Step 2 of 3.")
    await mira.sends("/announce")
    await mira.presses("Use a saved text")
    await mira.presses("Delete 1")

    assert listed == [["Use 1", "Delete 1"], ["Back"]]
    mira.sees("There are no saved texts yet.")


async def test_a_test_goes_to_oneself_and_to_the_staff_as_people_will_see_it(play: Scene) -> None:
    mira = await written(play)

    await mira.presses("Send test to me")
    await mira.presses("Send test to staff")

    assert mira.chat.last.keyboard == [["Mute announcements"]]
    assert "You can turn announcements off" in mira.sees(POOL, in_=play.staff).text


async def test_whoever_mutes_gets_no_more_and_can_undo_it(play: Scene) -> None:
    ana, _ = await residents(play, "Ana", "Bob")
    await goes_out(play, await written(play))

    await ana.presses("Mute announcements")
    ana.sees("You'll get no more announcements.")
    step = (await written(play, "Second.")).sees("Step 3 of 3.").text
    await ana.presses("Undo")

    assert "To: everybody, 2." in step
    assert "1 turned announcements off" in step
    assert ["Announcements: on"] in ana.chat.last.keyboard


async def test_whoever_is_no_admin_is_refused_kindly(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")

    await ana.sends("/announce")

    ana.sees("That's not something you can do here.")


async def test_in_a_group_announce_leads_to_the_private_chat(play: Scene) -> None:
    group = play.group("Barrio", play.admin)
    await play.quiet()

    await play.admin.sends("/announce", to=group)

    play.admin.sees("That works in our private chat.", in_=group)


async def test_the_control_room_leads_to_all_announcements(play: Scene) -> None:
    mira = await written(play)
    await goes_out(play, mira)
    await written(play, "A draft.")

    await mira.sends("/admin")
    await mira.presses("Announcements")

    listed = mira.sees("1. A draft. (draft)")
    assert "2. The pool opens on Monday. (finished)" in listed.text
    assert listed.keyboard == [["Open 1", "Open 2"], ["New announcement"], ["Back"]]
