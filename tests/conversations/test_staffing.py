"""The control room and one-time links: roles are handed out without an id being typed, and taken back."""

from pathlib import Path

from tests.fixtures.conversation import Scene

ROOM = [
    ["Invite a moderator"],
    ["Invite an officer"],
    ["Invite a member"],
    ["Invite a facilitator"],
    ["Departments"],
    ["People with roles"],
    ["Announcements"],
    ["Connect a chat"],
    ["Not delivered: 0"],
    ["Refresh", "Home"],
]


async def invite(play: Scene, label: str = "Invite a moderator") -> str:
    """Have the admin make a link, and return it."""
    await play.admin.sends("/admin")
    await play.admin.presses(label)
    return next(word for word in play.admin.chat.last.text.split() if word.startswith("https://"))


async def test_the_control_room_shows_an_admin_the_numbers(play: Scene) -> None:
    await play.admin.sends("/admin")

    room = play.admin.sees("Control room")
    assert "Waiting for review: 0" in room.text
    assert "Staff chat: Staff" in room.text
    assert room.keyboard == ROOM


async def test_nobody_else_enters_the_control_room(play: Scene) -> None:
    mallory = play.user("Mallory")

    await mallory.sends("/admin")

    mallory.sees("That's not something you can do here.")
    mallory.sees_no("Control room")


async def test_a_link_makes_somebody_a_moderator_once(play: Scene) -> None:
    sam, bob = play.user("Sam"), play.user("Bob")
    link = await invite(play)

    await sam.opens(link)
    asked = (sam.chat.last.text, sam.chat.last.keyboard)
    await sam.presses("Accept")
    await bob.opens(link)

    assert "You have been asked to be a moderator." in asked[0]
    assert asked[1] == [["Accept", "No thanks"]]
    sam.sees("Thank you. You are a moderator now.")
    bob.sees("That link has been used, or has run out.")


async def test_a_link_that_was_declined_stays_good(play: Scene) -> None:
    sam, bob = play.user("Sam"), play.user("Bob")
    link = await invite(play)
    await sam.opens(link)

    await sam.presses("No thanks")
    await bob.opens(link)
    await bob.presses("Accept")

    sam.sees("That's fine. Nothing has changed.")
    bob.sees("You are a moderator now.")


async def test_a_link_runs_out_after_a_week(play: Scene) -> None:
    sam = play.user("Sam")
    link = await invite(play)
    await play.passes(days=7)

    await sam.opens(link)

    sam.sees("That link has been used, or has run out. Please ask for a new one.")


async def test_a_link_that_ran_out_while_somebody_thought_gives_nothing(play: Scene) -> None:
    sam = play.user("Sam")
    await sam.opens(await invite(play))
    await play.passes(days=7)

    await sam.presses("Accept")

    assert sam.last_alert
    sam.sees_no("You are a moderator now.")


async def test_an_admin_takes_no_role_from_their_own_link(play: Scene) -> None:
    link = await invite(play)

    await play.admin.opens(link)

    play.admin.sees("That's not something you can do here.")


async def test_a_role_is_taken_back(play: Scene) -> None:
    sam = play.user("Sam")
    await sam.opens(await invite(play, "Invite an officer"))
    await sam.presses("Accept")
    await play.admin.sends("/admin")
    await play.admin.presses("People with roles")
    shown = play.admin.chat.last.text

    await play.admin.presses("Take back 2")
    question = play.admin.chat.last.text
    toast = await play.admin.presses("Take it back")

    assert "2. a person who shows no name, officer since" in shown
    assert question == (
        "Take the role of officer back from a person who shows no name? They can do nothing more in it from then on."
    )
    assert toast == "Taken back."
    assert "officer" not in play.admin.chat.last.text


async def test_a_made_up_link_gives_nothing(play: Scene) -> None:
    mallory = play.user("Mallory")

    await mallory.opens(f"https://t.me/{play.bot.user.username}?start=inv_{'a' * 22}")

    mallory.sees("That link has been used, or has run out.")


async def test_the_token_of_a_link_is_kept_nowhere(play: Scene) -> None:
    link = await invite(play)
    token = link.split("inv_")[1]

    file = Path(play.house.settings.database_url.removeprefix("sqlite:///"))
    kept = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    assert token.encode() not in kept


async def test_a_room_that_has_not_changed_is_not_drawn_again(play: Scene) -> None:
    await play.admin.sends("/admin")
    before = len(play.calls_to("editMessageText"))

    await play.admin.presses("Refresh")
    await play.admin.presses("Refresh")

    assert play.admin.last_query is not None
    assert play.admin.last_query.answer is not None
    assert len(play.calls_to("editMessageText")) == before
