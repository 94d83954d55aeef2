"""How a reader gets a letter: with the line about turning them off, plainly, or hidden from the lock screen."""

from typing import Any

import pytest

from bot.domain import sending_times
from bot.domain.announcing import Copy
from bot.domain.letters import FileKind, Letter, LetterFile, Link, kept_entities, letter_of, read_link
from bot.domain.refusals import Reason, Refused
from bot.views import announced
from bot.views.accounting import harmless
from bot.views.reading import as_told_to
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.tables import Person
from tests.services.town import MORNING

TEXT = Texts("en", username="folkmoot_bot")
BOLD = {"type": "bold", "offset": 4, "length": 4}
LETTER = Letter("The pool opens.", entities=(BOLD,), files=(LetterFile(FileKind.PHOTO, "p"),), links=(Link("Yes"),))


def reader(**traits: Any) -> Person:
    return Person(telegram_id=1, secret="s", created_at=MORNING, last_seen_at=MORNING, **traits)


def told(letter: Letter, **traits: Any) -> Screen:
    return as_told_to(reader(**traits), announced.copy(Copy(7, letter, is_for_person=True), TEXT), TEXT)


def words_under(screen: Screen, kind: str) -> list[str]:
    """Return what an entity of this kind covers."""
    assert screen.letter is not None
    units = screen.letter.text.encode("utf-16-le")
    spans = [(one["offset"] * 2, one["length"] * 2) for one in screen.letter.entities if one["type"] == kind]
    return [units[begin : begin + length].decode("utf-16-le") for begin, length in spans]


def test_a_letter_is_kept_and_read_back_as_it_was() -> None:
    assert letter_of(LETTER.as_facts()) == LETTER


def test_the_line_about_turning_them_off_stands_below_in_italics() -> None:
    screen = told(Letter("Grüße \N{GRINNING FACE}", entities=({"type": "bold", "offset": 0, "length": 5},)))

    assert words_under(screen, "bold") == ["Grüße"]
    assert words_under(screen, "italic") == ["You can turn announcements off in /settings."]


def test_who_reads_plain_text_gets_no_formatting_but_links() -> None:
    link = {"type": "text_link", "offset": 9, "length": 5, "url": "https://example.org/"}

    screen = told(Letter("The pool opens.", entities=(BOLD, link)), plain_text=True)

    assert (words_under(screen, "bold"), words_under(screen, "text_link")) == ([], ["opens"])


def test_a_discreet_phone_hides_words_and_pictures() -> None:
    screen = told(LETTER, discreet=True)

    assert screen.letter is not None
    (hidden,) = words_under(screen, "spoiler")
    assert hidden.startswith("The pool opens.")
    assert words_under(screen, "bold") == ["pool"]
    assert screen.letter.files[0].is_hidden
    assert len(screen.letter.text) <= 1024


def test_what_only_some_may_send_becomes_what_everybody_may() -> None:
    premium = {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "7"}
    mention = {"type": "text_mention", "offset": 0, "length": 2, "user": {"id": 7}}

    assert kept_entities([premium, mention, BOLD]) == (BOLD,)


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("Read the plan - https://example.org/plan", Link("Read the plan", "https://example.org/plan")),
        ("Read the plan https://example.org/plan", Link("Read the plan", "https://example.org/plan")),
        ("Read the plan: t.me/folkmoot", Link("Read the plan", "https://t.me/folkmoot")),
        ("Plan \N{EN DASH} example.org", Link("Plan", "https://example.org")),
        ("I'll come", Link("I'll come")),
        ("Walk - run - t.me/folkmoot_bot", Link("Walk - run", "https://t.me/folkmoot_bot")),
    ],
)
def test_a_button_is_read_from_words(said: str, link: Link) -> None:
    assert read_link(said) == link


@pytest.mark.parametrize(
    "said", ["", "https://example.org", "Plan - ftp://example.org", "Plan - http://10.0.0.1", "Plan - nowhere"]
)
def test_what_would_be_refused_by_telegram_is_no_button(said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_link(said)

    assert refused.value.reason is Reason.BUTTON_UNCLEAR


@pytest.mark.parametrize("label", ["=1+1", " =1", "@sum", "+1", "-1", "\t=1", "\uff1d1"])
def test_no_label_becomes_a_formula(label: str) -> None:
    assert harmless(label) == f"'{label}"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("tomorrow 18:30", "2026-11-22T16:30:00+00:00"),
        ("Tuesday 9:00", "2026-11-24T07:00:00+00:00"),
        ("next friday at 9:00", "2026-11-27T07:00:00+00:00"),
        ("1 December 18:30", "2026-12-01T16:30:00+00:00"),
        ("12:30", "2026-11-21T10:30:00+00:00"),
        ("8:00", "2026-11-22T06:00:00+00:00"),
        ("in 2 hours", "2026-11-21T11:00:00+00:00"),
        ("2027-03-28 09:00", "2027-03-28T06:00:00+00:00"),
    ],
)
def test_a_moment_is_read_by_the_clock_of_the_place(words: str, moment: str) -> None:
    read = sending_times.moment_typed(words, now=MORNING, timezone="Europe/Bucharest")

    assert read.isoformat() == moment


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("someday", Reason.NOT_A_TIME),
        ("tomorrow", Reason.NOT_A_TIME),
        ("25:00", Reason.NOT_A_TIME),
        ("1 December 2030 9:00", Reason.NOT_A_TIME),
        ("today 8:00", Reason.TIME_HAS_PASSED),
    ],
)
def test_what_is_no_moment_to_come_is_refused(words: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        sending_times.moment_typed(words, now=MORNING, timezone="Europe/Bucharest")

    assert refused.value.reason is reason


def test_usual_moments_are_still_to_come() -> None:
    usual = sending_times.usual_times(MORNING, timezone="Europe/Bucharest")

    assert list(usual) == list(sending_times.Usual)
    assert min(usual.values()) > MORNING
    assert (
        sending_times.moment_of(sending_times.minute_of(usual[sending_times.Usual.HOUR]))
        == usual[sending_times.Usual.HOUR]
    )
