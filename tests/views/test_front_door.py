"""The screens of coming in, help, settings, my data, connecting and roles: each at its extremes, each by the rules."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import partial
from html import escape
from typing import Any

import pytest

from bot.domain.connecting import Connected
from bot.domain.forgetting import Choice, Part
from bot.domain.helping import Asked, Drafted
from bot.domain.listening import Unsorted
from bot.domain.recording import Kept, Record
from bot.domain.refusals import Reason
from bot.domain.settling import Settled
from bot.domain.staffing import BY_LINK, ControlRoom, Holder, Invitation, Offer
from bot.domain.starting import News, Return
from bot.domain.terms import Terms
from bot.views import connecting, errors, forgetting, helping, listening, settings, staffing, starting
from bot.views.actions.base import LIMIT_BYTES
from bot.views.reading import as_told_to, plainly
from bot.views.screens import Button, Screen, Style
from bot.views.texts import Texts
from storage.tables import (
    Answer,
    Chat,
    ChatKind,
    Idea,
    IdeaStatus,
    Person,
    Question,
    Region,
    Role,
    Topic,
    Volume,
)

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TEXT = Texts("en", username="folkmoot_bot")
LONG = "<b>&" * 16
PANEL_CHARACTERS = 1100
WORDS_SHOWN = re.compile(r"(?:&lt;b&gt;&amp;)+")
ONE_A_ROW, TWO_A_ROW = 26, 20
WAYS_OUT = {"Back", "Home", "Cancel", "Done", "Resume", "Skip for now", "More", "No thanks"}


def a_person(**chosen: Any) -> Person:
    usual: dict[str, Any] = {"id": 1, "telegram_id": 5, "secret": "s", "created_at": NOW, "last_seen_at": NOW}
    return Person(**(usual | chosen))


def settled(**chosen: Any) -> Settled:
    regions = tuple(Region(id=number, name=f"Region {number}") for number in range(1, 6))
    topics = tuple(Topic(id=number, name=f"Topic {number}") for number in range(1, 6))
    return Settled(a_person(**chosen), "Northside", regions, topics, frozenset({1, 2}))


def kept(number: int) -> Kept:
    return Kept(*(number for _ in range(10)))


def record(number: int) -> Record:
    return Record(a_person(public_name=LONG), LONG, (LONG, "Parks"), kept(number))


def news(status: IdeaStatus, *, is_own: bool = True) -> News:
    return News(184, status, is_own, 1_000_000, 5000)


CHAT = Chat(id=1, telegram_id=-1, kind=ChatKind.GROUP, title=LONG)
CONNECTED = Connected(CHAT, None, settled().regions)
QUESTION = Question(id=9, person_id=1, words=LONG * 20, asked_at=NOW)
ANSWER = Answer(id=3, question_id=9, words=LONG * 20, drafted_at=NOW)
ROOM = ControlRoom(10**6, 0, 1, 10**7, 2, None, has_topics=False, communities=(CHAT,))
HOLDERS = [Holder(1, 1, Role.MODERATOR, LONG, NOW), Holder(2, 2, Role.OFFICER, None, NOW)]
TERMS = Terms()

SCREENS: dict[str, Callable[[], Screen]] = {
    "hello": lambda: starting.hello(TEXT, name=LONG[:40]),
    "hello to nobody in particular": lambda: starting.hello(TEXT, name=""),
    "a link that leads nowhere": lambda: starting.link_leads_nowhere(TEXT, name="Ana"),
    "welcome back": lambda: starting.welcome_back(
        Return((news(IdeaStatus.OPEN), news(IdeaStatus.QUALIFIED, is_own=False)), False, True), TEXT, name="Ana"
    ),
    "welcome back after leaving": lambda: starting.welcome_back(Return((), True, False), TEXT, name=""),
    "home": lambda: starting.home(TEXT),
    "more": lambda: starting.more(TEXT),
    "stopped": lambda: starting.stopped(TEXT),
    "nothing to stop": lambda: starting.nothing_to_stop(TEXT),
    "question still open": lambda: starting.question_still_open(TEXT),
    "area": lambda: starting.area_question(settled().regions, TEXT),
    "area chosen": lambda: starting.area_chosen("Northside", TEXT),
    "area skipped": lambda: starting.area_chosen(None, TEXT),
    "one language": lambda: starting.languages(("en",), TEXT),
    "many languages": lambda: starting.languages(("en", "ko", "zh-hans", "ar", "ro"), TEXT),
    "language chosen": lambda: starting.language_chosen(TEXT),
    "help": lambda: helping.how_it_works(TERMS, TEXT, moderation_days=1),
    "privacy": lambda: helping.privacy(TEXT),
    "ask a person": lambda: helping.ask(TEXT),
    "asked": lambda: helping.asked(TEXT, moderation_days=3),
    "needs text": lambda: helping.needs_text(TEXT),
    "answered": lambda: helping.notice_of_answer(Drafted(QUESTION, ANSWER), TEXT),
    "settings": lambda: settings.panel(settled(), TEXT),
    "settings at their other ends": lambda: settings.panel(
        settled(
            paused=True, quiet_from=time(), quiet_until=time(), plain_text=True, discreet=True, replies_to_own=False
        ),
        TEXT,
    ),
    "settings topics": lambda: settings.topics(settled(), TEXT),
    "settings areas": lambda: settings.areas(settled(), TEXT),
    "settings volumes": lambda: settings.volumes(settled(), TEXT),
    "settings quiet from": lambda: settings.quiet_from(TEXT),
    "settings quiet until": lambda: settings.quiet_until(22, TEXT),
    "settings discreet": lambda: settings.discreet(TEXT),
    "settings paused": lambda: settings.paused(TEXT),
    "settings closed": lambda: settings.closed(TEXT),
    "my data": lambda: forgetting.panel(record(0), TEXT),
    "my data, much": lambda: forgetting.panel(record(10**6), TEXT),
    "my data as a document": lambda: forgetting.document(b"{}", TEXT),
    "parts": lambda: forgetting.parts(TEXT),
    "leaving with nothing": lambda: forgetting.leaving(kept(0), TEXT),
    "leaving with one": lambda: forgetting.leaving(kept(1), TEXT),
    "leaving with many": lambda: forgetting.leaving(kept(7), TEXT),
    "confirm again": lambda: forgetting.confirm_again(TEXT),
    "control room": lambda: staffing.control_room(ROOM, TEXT),
    "holders": lambda: staffing.holders(HOLDERS, TEXT),
    "no holders": lambda: staffing.holders([], TEXT),
    "take back": lambda: staffing.take_question(HOLDERS[1], TEXT),
    "role declined": lambda: staffing.declined(TEXT),
    "staff connected": lambda: connecting.staff_connected(CHAT, TEXT, has_topics=True),
    "staff connected without topics": lambda: connecting.staff_connected(CHAT, TEXT, has_topics=False),
    "topics made": lambda: connecting.topics_made(TEXT),
    "not understood": lambda: listening.not_understood(Unsorted("x", ()), TEXT),
    "not understood, but similar": lambda: listening.not_understood(
        Unsorted("x", tuple(Idea(id=n, title=LONG, words="", created_at=NOW, changed_at=NOW) for n in (1, 2, 3))), TEXT
    ),
    "commented": lambda: listening.commented(184, TEXT),
    "our fault": lambda: errors.our_fault(TEXT),
}
for part in Part:
    SCREENS[f"part {part}"] = partial(forgetting.part, part, record(2), TEXT)
    SCREENS[f"nothing of part {part}"] = partial(forgetting.part, part, record(0), TEXT)
for choice in Choice:
    SCREENS[f"confirm {choice}"] = partial(forgetting.confirm, choice, TEXT)
for role in BY_LINK:
    SCREENS[f"link for {role}"] = partial(staffing.invitation, Invitation("a" * 22, role), TEXT)
    SCREENS[f"offer of {role}"] = partial(staffing.offer, Offer(2**31, 2**56 - 1, role), TEXT)
    SCREENS[f"accepted {role}"] = partial(staffing.accepted, role, TEXT)
IN_GROUPS: dict[str, Callable[[], Screen]] = {
    "hello": lambda: connecting.hello(TEXT, posts_per_day=1),
    "silent hello": lambda: connecting.hello(TEXT, posts_per_day=0),
    "panel": lambda: connecting.panel(CONNECTED, TEXT, may_be_staff=True),
    "posts": lambda: connecting.posts(TEXT),
    "areas": lambda: connecting.areas(CONNECTED, TEXT),
    "disconnected": lambda: connecting.disconnected(TEXT),
    "done": lambda: connecting.done(TEXT),
    "staff guide": lambda: connecting.staff_works_here(TEXT),
    "come in person": lambda: connecting.come_in_person(TEXT),
    "help": lambda: helping.in_group(TEXT, posts_per_day=3),
    "help for staff": lambda: helping.for_staff(TEXT),
    "start": lambda: starting.in_group(TEXT),
    "not for groups": lambda: errors.not_for_groups(TEXT),
    "come to our chat": lambda: errors.come_to_our_chat(TEXT),
    "question": lambda: helping.question_card(Asked(QUESTION, None), TEXT, question_id=9),
    "question answered": lambda: helping.question_card(Asked(QUESTION, ANSWER), TEXT, question_id=9),
    "question gone": lambda: helping.question_card(None, TEXT, question_id=9),
    "answer preview": lambda: helping.answer_preview(Drafted(QUESTION, ANSWER), TEXT),
    "answer sent": lambda: helping.answer_sent(TEXT),
    "answer thrown away": lambda: helping.answer_discarded(TEXT),
    "pickers": lambda: connecting.pickers(TEXT, is_admin=True),
    "picker": lambda: connecting.pickers(TEXT, is_admin=False),
    "pickers away": lambda: connecting.nothing_connected(TEXT),
    "picked": lambda: connecting.connected(CHAT, TEXT),
    "thanks": lambda: connecting.keys_away(TEXT),
    "gone": lambda: forgetting.gone(TEXT),
}


def buttons_of(screen: Screen) -> list[Button]:
    return [button for row in screen.rows for button in row]


@pytest.mark.parametrize("name", [*SCREENS])
def test_every_private_screen_ends_with_a_way_out(name: str) -> None:
    screen = SCREENS[name]()

    assert {button.label for button in screen.rows[-1]} & WAYS_OUT


@pytest.mark.parametrize("name", [*SCREENS, *(f"group: {name}" for name in IN_GROUPS)])
def test_every_screen_keeps_the_rules_of_buttons_and_length(name: str) -> None:
    screen = (IN_GROUPS[name.removeprefix("group: ")] if name.startswith("group: ") else SCREENS[name])()

    buttons = buttons_of(screen)
    styles = [button.style for button in buttons]
    assert screen.text.strip()
    assert len(WORDS_SHOWN.sub("", plainly(screen).text)) <= PANEL_CHARACTERS
    assert styles.count(Style.SUCCESS) <= 1
    assert styles.count(Style.DANGER) <= 1
    assert all(len(button.action.pack().encode()) <= LIMIT_BYTES for button in buttons if button.action)
    assert [row for row in screen.rows for button in row if len(button.label) > limit_for(row)] == []


def limit_for(row: tuple[Button, ...]) -> int:
    return {1: 64, 2: TWO_A_ROW}[len(row)]


@pytest.mark.parametrize("name", [*SCREENS])
def test_what_people_wrote_is_never_markup(name: str) -> None:
    words = SCREENS[name]().text

    assert LONG not in words


@pytest.mark.parametrize("status", [each for each in IdeaStatus if each.value in starting.NEWS_TEXTS])
def test_news_of_every_kind_can_be_told(status: IdeaStatus) -> None:
    for is_own in (True, False):
        told = starting.welcome_back(Return((news(status, is_own=is_own),), False, False), TEXT, name="Ana")

        assert "New for you: " in told.text
        assert "184" in told.text


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_says_what_can_be_done_next(reason: Reason) -> None:
    facts = {"length": 9, "limit": 5, "characters": 9, "megabytes": 20, "closed_at": NOW, "count": 5} | {
        "stage": "Reply",
        "due_at": NOW,
        "line": "Walking buses",
    }

    screen = errors.refused(TEXT, f"refused-{reason.value}", facts, is_private=True, is_asked=False)

    assert screen.rows
    assert len(screen.text) <= 200  # it must fit into a toast
    assert screen.text.count(".") + screen.text.count("?") + screen.text.count(":") >= 2 or ";" in screen.text


@pytest.mark.parametrize("volume", list(Volume))
def test_every_volume_has_its_words(volume: Volume) -> None:
    assert settings.panel(settled(volume=volume), TEXT).text


def test_hours_read_as_on_a_clock() -> None:
    assert [settings.clock(time(hour), TEXT) for hour in (0, 8, 21)] == ["00:00", "08:00", "21:00"]


def test_languages_are_called_as_their_speakers_call_them() -> None:
    names = [starting.name_of_language(each) for each in ("en", "ro", "ko", "zh-hans", "ar")]

    assert names == ["English", "Română", "한국어", "中文 (简体)", "العربية"]


def test_words_longer_than_fluent_takes_are_shown_whole() -> None:
    words = "<&>" * 1000

    shown = helping.question_card(Asked(Question(id=1, words=words, asked_at=NOW), None), TEXT, question_id=1)

    assert escape(words, quote=False) in shown.text


def test_no_word_of_a_person_stands_for_other_words_or_turns_a_line_around() -> None:
    doubled = TEXT("comments-line", position="\uf8ff0\uf8ff", words="x" * 2500)
    turned = TEXT("comments-line", position="1", words="\u202eevil\u2066")

    assert doubled.count("x") == 2500
    assert "evil" in turned
    assert not {"\u202e", "\u2066"} & set(turned)


def test_a_discreet_notice_hides_its_words_from_the_lock_screen() -> None:
    shown = as_told_to(a_person(discreet=True), Screen("<b>Your idea</b> is published."), TEXT)

    assert shown.text == (
        "There is news for you. Tap the hidden words to read them.\n\n"
        "<tg-spoiler><b>Your idea</b> is published.</tg-spoiler>"
    )


def test_plain_words_keep_their_links_and_lose_their_dress() -> None:
    dressed = Screen('<b>Bold</b> <blockquote expandable>quoted</blockquote> <a href="https://x.org">link</a>')

    assert plainly(dressed).text == 'Bold quoted <a href="https://x.org">link</a>'
