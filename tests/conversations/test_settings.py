"""Screen 12: every setting changes at once and says so."""

import pytest

from tests.fixtures.conversation import Scene


async def test_the_panel_shows_what_is_set(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/settings")

    panel = ana.sees("Your settings")
    assert panel.text.splitlines() == [
        "Your settings",
        "",
        "Topics: all",
        "Area: the whole city",
        "Messages: important now, the rest on Fridays",
        "Replies to my own ideas: always",
        "Announcements: on",
        "Quiet hours: 21:00 to 08:00",
        "Language: English",
        "Notifications show: full text",
        "Plain text mode: off",
    ]
    assert panel.keyboard == [
        ["Topics", "Area"],
        ["How often", "Quiet hours"],
        ["Language"],
        ["Privacy on this phone"],
        ["Plain text mode"],
        ["Pause everything"],
        ["Done"],
    ]


@pytest.mark.parametrize(
    ("presses", "line"),
    [
        (("Topics", "Housing: off", "Back"), "Topics: Housing"),
        (("Area", "Northside"), "Area: Northside"),
        (("How often", "Only replies to me"), "Messages: only replies to me"),
        (("How often", "My own ideas: always", "Back"), "Replies to my own ideas: like everything else"),
        (("How often", "Everything at once"), "Messages: everything at once"),
        (("How often", "Nothing"), "Messages: nothing"),
        (
            ("How often", "Digest: Fridays, 17:00", "Every day", "Back", "Back"),
            "Messages: important now, the rest once a day",
        ),
        (("Quiet hours", "22:00", "07:00"), "Quiet hours: 22:00 to 07:00"),
        (("Quiet hours", "No quiet hours"), "Quiet hours: none"),
        (("Privacy on this phone", "Only that there is news"), "Notifications show: only that there is news"),
        (("Plain text mode",), "Plain text mode: on"),
    ],
)
async def test_each_setting_changes_in_place(play: Scene, presses: tuple[str, ...], line: str) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")
    toasts = []

    for label in presses:
        toasts.append(await ana.presses(label))

    assert line in ana.chat.last.text.splitlines()
    assert "Saved." in toasts
    assert len(ana.chat.messages) == 2


async def test_a_chosen_topic_can_be_taken_back(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")
    await ana.presses("Topics")

    await ana.presses("Housing: off")
    await ana.presses("Housing: on")
    await ana.presses("Back")

    assert "Topics: all" in ana.chat.last.text


async def test_pausing_everything_and_resuming(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")

    await ana.presses("Pause everything")
    paused = ana.chat.last.text
    await ana.sends("/start")
    reminded = ana.chat.last.text
    await ana.sends("/settings")
    await ana.presses("Resume")

    assert paused == "Paused. You'll hear nothing until you tap Resume. Replies wait in /mine."
    assert "Everything is paused" in reminded
    assert "Everything is paused" not in ana.chat.last.text


async def test_the_language_has_a_way_back(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")

    await ana.presses("Language")
    shown, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Back")

    assert shown.startswith("I speak English so far.")
    assert keyboard == [["Back"]]
    assert ana.chat.last.text.startswith("Your settings")


async def test_done_puts_the_panel_away(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")

    await ana.presses("Done")

    assert ana.chat.last.text == "Your settings are saved. What next?"


async def test_plain_text_mode_shows_no_formatting(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")
    await ana.presses("Plain text mode")

    await ana.sends("/help")

    assert [one for one in ana.chat.last.entities if one["type"] in ("bold", "blockquote")] == []


async def test_settings_are_nobody_elses_business(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)

    await ana.sends("/settings", to=group)

    assert ana.sees("That works in our private chat.", in_=group).keyboard == [["Open our chat"]]
    ana.sees_no("Your settings", in_=group)
