"""Departments, arranged in chat without an id being typed: names, topics, parents, fields, officers, closing days."""

from contextlib import suppress

from bot.playground.seen import Unseen
from bot.playground.world import pressing
from tests.conversations.control_room import makes_a_department, seats_an_officer
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, an_officer


async def test_a_department_is_made_in_chat_and_gets_its_topic(play: Scene) -> None:
    await makes_a_department(play)

    panel = play.admin.sees("Topic in the staff chat: yes")

    assert "Roads" in [topic.name for topic in play.staff.chat.topics.values()]
    assert "Officers: 0" in panel.text
    await play.admin.presses("Rename")
    await play.admin.sends("Streets")
    assert play.admin.chat.last.text.startswith("Streets")


async def test_where_the_bot_may_make_no_topic_setup_in_the_topic_binds_it(play: Scene) -> None:
    play.next_call("createForumTopic", fails=400, description="Bad Request: not enough rights to create a topic")
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("New department")
    await play.admin.sends("Roads")
    play.admin.sees("Topic in the staff chat: not yet")
    lane = play.staff.topic("Our lane")

    await play.admin.sends("/setup", to=lane)
    await play.admin.presses("Roads", in_=lane)
    ana = play.user("Ana")
    await ana.sends("/start")

    play.admin.sees("This is the topic of Roads now.", in_=lane)
    with suppress(Unseen):  # the topic of Roads has another name here
        await a_case(play, author=ana)
    assert "Lead: Roads." in play.moderator.sees("Case 1-1", in_=lane).text


async def test_officers_come_by_a_link_or_a_picker_and_the_roster_shows_only_the_names_they_show(play: Scene) -> None:
    await makes_a_department(play)
    park = await seats_an_officer(play, "Park", shown="J. Park")
    lee = play.user("Lee")
    await lee.sends("/start")
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("Roads")

    await play.admin.presses("Choose people")
    await play.admin.picks(lee, button="Choose people")
    await play.passes(seconds=5)
    lee.sees("You have been asked to answer for Roads, for a year.")
    await lee.presses("Accept")
    await lee.presses("The department alone")
    await play.admin.presses("Back")
    await play.admin.presses("Officers (2)")

    roster = play.admin.sees("Officers of Roads").text
    assert "1. J. Park, registered 1 September, until" in roster
    assert "2. an officer who shows no name" in roster
    assert "Lee" not in roster
    await play.admin.presses("Renew 1")
    assert "1. J. Park, renewed 1 September" in play.admin.chat.last.text
    await play.admin.presses("Remove 1")
    await play.admin.presses("Take the role away")
    await park.sends("/duty")
    park.sees("That's not something you can do here.")


async def test_parents_fields_texts_and_closing_days_are_set_by_buttons_and_words(play: Scene) -> None:
    await makes_a_department(play, "Works")
    await makes_a_department(play)

    await play.admin.presses("What it stands under")
    await play.admin.presses("Works")
    assert "Under: Works" in play.admin.chat.last.text
    await play.admin.presses("What it answers for")
    await play.admin.presses("Streets and transport")
    assert ["Streets and transport: on"] in play.admin.chat.last.keyboard
    await play.admin.presses("Back")
    await play.admin.presses("Texts at hand (0)")
    await play.admin.presses("Keep a text")
    await play.admin.sends("We will count\nWe will count the cars and tell you by spring.")
    assert "We will count the cars" in play.admin.chat.last.text
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("Closing days")
    await play.admin.presses("Add a closing day")
    await play.admin.sends("24 December, Christmas Eve")
    assert "24 December 2026 Christmas Eve" in play.admin.chat.last.text
    await play.admin.presses("Work on 24 December")
    assert "No closing days of your own yet." in play.admin.chat.last.text


async def test_nobody_but_an_admin_arranges_departments(play: Scene) -> None:
    await makes_a_department(play)
    panel = play.admin.chat.last
    mallory = await an_officer(play, "Mallory")
    forged = [pressing.button_by(panel.message, label=label, data="") for label in ("Rename", "Invite by a link")]

    toasts = []
    for button in (each for each in forged if each is not None):
        query = pressing.press(play.world, mallory.user, panel.message, button)
        await play.quiet()
        toasts.append((query.answer or {}).get("text"))

    assert set(toasts) == {
        "That's not something you can do here. If it should be, ask an admin of the city for an invite link."
    }


async def test_whoever_has_no_seat_and_no_role_gets_the_same_answer_to_every_forged_press(play: Scene) -> None:
    await play.admin.sends("/announce")
    await play.admin.sends("The library is closed.")
    mallory = play.user("Mallory")
    await mallory.sends("/start")
    home = mallory.chat.last
    text = home.text

    for data in ("bydept", "writename", "officername", "at:1:29722000", "atset:1:0", "when:1"):
        query = pressing.press(play.world, mallory.user, home.message, {"text": "x", "callback_data": data})
        await play.quiet()

        assert str((query.answer or {}).get("text")).startswith("That's not something you can do here."), data
        assert mallory.chat.last.text == text, data


async def test_a_text_kept_at_hand_begins_a_reply(play: Scene) -> None:
    roads = await makes_a_department(play)
    await play.admin.presses("Texts at hand (0)")
    await play.admin.presses("Keep a text")
    await play.admin.sends("We will count\nWe will count the cars and tell you by spring.")
    park, ana = await an_officer(play, "Park"), play.user("Ana")
    await ana.sends("/start")
    await a_case(play, author=ana)

    await park.presses("I'll take it", in_=roads)
    await park.presses("Ready texts", in_=roads)
    await park.presses("We will count", in_=roads)

    assert "We will count the cars" in park.sees("Draft reply to case 1-1", in_=roads).text
