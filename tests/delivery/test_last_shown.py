"""An edit that changes nothing is not made, and nothing is taken for shown that might not be."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.delivery.last_shown import REMEMBERED, LastShown, mark_of
from storage.cards import Spot

HERE = Spot(5, 1)
YES = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
NO = InlineKeyboardMarkup([[InlineKeyboardButton("No", callback_data="no")]])


def test_words_and_buttons_both_count() -> None:
    marks = {mark_of(html, keyboard) for html in ("one", "two") for keyboard in (None, YES, NO)}

    assert len(marks) == 6
    assert mark_of("one", YES) == mark_of("one", InlineKeyboardMarkup(YES.inline_keyboard))


def test_what_was_shown_last_is_known_until_another_edit_begins() -> None:
    shown, mark = LastShown(), mark_of("one", None)
    shown.note(HERE, mark, turn=shown.begin(HERE))
    assert shown.is_shown(HERE, mark)
    assert not shown.is_shown(Spot(5, 2), mark)

    shown.begin(HERE)

    assert not shown.is_shown(HERE, mark)


def test_of_two_edits_at_once_neither_is_taken_for_the_last() -> None:
    shown, first, second = LastShown(), mark_of("one", None), mark_of("two", None)
    earlier, later = shown.begin(HERE), shown.begin(HERE)

    shown.note(HERE, first, turn=earlier)

    assert not shown.is_shown(HERE, first)
    shown.note(HERE, second, turn=later)
    assert shown.is_shown(HERE, second)


def test_only_the_newest_are_remembered() -> None:
    shown, mark = LastShown(), mark_of("one", None)
    shown.note(HERE, mark, turn=shown.begin(HERE))

    for number in range(REMEMBERED):
        shown.begin(Spot(6, number))

    assert not shown.is_shown(HERE, mark)
