"""Screen 13: seeing, taking along and deleting what is kept; afterwards nothing leads back."""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.playground.people import Person
from tests.fixtures.conversation import Scene

CANARY = "the heron by the weir"


def everything_stored(play: Scene) -> str:
    """Return every cell of every table as text."""
    file = Path(play.house.settings.database_url.removeprefix("sqlite:///"))
    with sqlite3.connect(file) as connection:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        rows = [row for table in tables for row in connection.execute(f'select * from "{table}"')]
    return "\n".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for row in rows for cell in row
    )


async def ask_a_person(ana: Person, words: str) -> None:
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends(words)


async def test_the_panel_shows_what_is_kept(play: Scene) -> None:
    ana = play.user("Ana")
    await ask_a_person(ana, CANARY)

    await ana.sends("/mydata")

    panel = ana.sees("What we keep about you")
    assert "reminders 0, questions asked 1" in panel.text
    assert panel.keyboard == [["Download everything"], ["Delete parts"], ["Delete everything"], ["Back"]]


async def test_everything_is_downloaded_as_a_document_of_ones_own(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    await ask_a_person(ana, CANARY)
    await ask_a_person(bob, "Bob's own question")
    await ana.sends("/mydata")

    await ana.presses("Download everything")

    document = json.loads(list(play.world.files.by_unique.values())[-1].body)
    assert document["tables"]["questions"][0]["words"] == CANARY
    assert "Bob" not in json.dumps(document)


async def test_being_forgotten_needs_the_word_typed(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/mydata")
    await ana.presses("Delete everything")
    await ana.presses("Keep totals, remove me")

    await ana.sends("yes, please")
    await ana.sends("/cancel")
    await ana.sends("DELETE")

    ana.sees("That wasn't the word DELETE, so nothing was deleted.")
    ana.sees("Stopped. Nothing was sent.")
    ana.sees_no("Done. We no longer know you.")


@pytest.mark.parametrize("choice", ["Keep totals, remove me", "Remove signatures too", "Withdraw idea as well"])
async def test_nothing_that_is_left_leads_back(play: Scene, choice: str) -> None:
    ana = play.user("Ana Zebrowska", username="zebrowska")
    await ask_a_person(ana, CANARY)
    await ana.sends("/settings")
    await ana.presses("Area")
    await ana.presses("Northside")
    await ana.sends("/mydata")
    await ana.presses("Delete everything")
    await ana.presses(choice)

    await ana.sends("delete")
    await play.quiet()

    ana.sees("Done. We no longer know you. You can start again any time with /start.")
    stored = everything_stored(play)
    assert [trace for trace in (str(ana.id), "Zebrowska", "zebrowska", CANARY) if trace in stored] == []


async def test_somebody_forgotten_is_new_when_they_come_again(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/mydata")
    await ana.presses("Delete everything")
    await ana.presses("Keep totals, remove me")
    await ana.sends("DELETE")

    await ana.sends("/start")

    ana.sees("Hello Ana. This is Folkmoot")


async def test_a_question_that_was_taken_back_leaves_the_staffs_card_empty(play: Scene) -> None:
    ana, olena, review = play.user("Ana"), play.moderator, play.staff.topic("Review")
    await ask_a_person(ana, CANARY)
    await play.passes(seconds=1)
    olena.sees(CANARY, in_=review)
    await ana.sends("/mydata")
    await ana.presses("Delete parts")
    await ana.presses("My questions")

    await ana.presses("Delete")
    await play.passes(seconds=11)

    olena.sees("This question was taken back by the person who asked it.", in_=review)
    olena.sees_no(CANARY, in_=review)


async def test_a_part_of_which_there_is_nothing_offers_nothing_to_delete(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/mydata")
    await ana.presses("Delete parts")

    await ana.presses("My comments")

    assert ana.chat.last.text == "You have written no comments. There is nothing to delete."
    assert ana.chat.last.keyboard == [["Back"]]


async def test_my_data_is_never_shown_in_a_group(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)

    await ana.sends("/mydata", to=group)

    ana.sees("That works in our private chat.", in_=group)
