"""Every screen about ideas at its extremes: no signatures, a million, long titles, all statuses, hostile words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.domain.browsing import Order, Shelf, Wish
from bot.domain.reporting import Reported, TakenDown
from bot.playground.entities.html import parse_html
from bot.views import browsing, cards, commenting, following, in_full, reporting, sharing, signing
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.comments import CommentLine, CommentPage
from storage.readings import (
    Belongings,
    Filters,
    FullIdea,
    IdeaCard,
    IdeaLine,
    Listing,
    Mine,
    News,
    Page,
    ReasonLine,
    SearchPage,
    Viewer,
)
from storage.tables import (
    Addendum,
    Attachment,
    AttachmentKind,
    CaseState,
    Comment,
    Idea,
    IdeaStatus,
    IdeaVersion,
    Region,
    RejectReason,
    SelectionState,
    Topic,
    Volume,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXT = Texts("en", username="folkmoot_bot")
HOSTILE = '<b>"Bold" & <a href="tg://user?id=1">you</a></i> {name} &amp; \u202e'
LONG_TITLE = ("A crossing & " * 10)[:120]
LONG_WORDS = "Cars pass <fast> & near. " * 120
LONGEST_LABEL_CHARACTERS = 26


def a_card(**more: object) -> IdeaCard:
    usual = IdeaCard(
        idea_id=184,
        title="A safe crossing by Elm Street School",
        words="Cars pass the gate at 50 km/h.",
        status=IdeaStatus.OPEN,
        case_state=CaseState.NONE,
        selection_state=SelectionState.NONE,
        topic="Streets and transport",
        region="Northside",
        author_name=None,
        signature_count=412,
        threshold=500,
        consequence="the officers decide.",
        closes_at=datetime(2027, 1, 31, tzinfo=UTC),
        qualified_at=None,
        ended_at=None,
        merged_into_id=None,
        is_open=True,
        comment_count=36,
    )
    return replace(usual, **more)  # type: ignore[arg-type]


SIGNED = Viewer(person_id=1, is_counted=True, signed_at=NOON, revision=1)
VIEWERS = (
    None,
    Viewer(person_id=1),
    Viewer(person_id=1, is_author=True, follows_at=Volume.EVERYTHING),
    SIGNED,
    replace(SIGNED, asks_name=True),
    replace(SIGNED, shown_name=HOSTILE),
    Viewer(person_id=1, is_set_aside=True),
)
EXTREMES = (
    a_card(),
    a_card(signature_count=0, comment_count=0, topic=None, region=None, consequence=""),
    a_card(signature_count=1_000_000, threshold=5_000_000, comment_count=1_234_567, file_count=10),
    a_card(title=HOSTILE, words=HOSTILE, topic=HOSTILE, region=HOSTILE, author_name=HOSTILE, consequence=HOSTILE),
    a_card(title=LONG_TITLE, words=LONG_WORDS),
    a_card(threshold=None, closes_at=None),
    a_card(idea_id=2**31 - 1, file_count=1),
)
PAGE = Page(
    tuple(IdeaLine(idea_id=n, title=HOSTILE, signature_count=n, threshold=500, region=None, status=status)
          for n, status in enumerate((IdeaStatus.OPEN, IdeaStatus.EXPIRED, IdeaStatus.MERGED), start=1)),
    2,
    31,
)  # fmt: skip
EMPTY = Page((), 1, 0)
COMMENTS = CommentPage(184, HOSTILE, tuple(CommentLine(n, HOSTILE, name, NOON, own) for n, name, own in (
    (1, None, True), (2, HOSTILE, False), (3, None, False))), 2, 13)  # fmt: skip


def card_screens() -> Iterator[Screen]:
    for card, viewer in product(EXTREMES, VIEWERS):
        for is_private in (True, False):
            yield cards.live(replace(card, viewer=viewer), TEXT, is_private)
    for status, viewer, is_open in product(IdeaStatus, VIEWERS[:3], (True, False)):
        ended = None if is_open else NOON
        gone = a_card(status=status, viewer=viewer, is_open=is_open, ended_at=ended, merged_into_id=190)
        yield cards.idea_card(gone, TEXT)
    for reason in (None, *RejectReason):
        yield cards.idea_card(a_card(status=IdeaStatus.REJECTED, rejected_for=reason), TEXT)
    for case, selection in product(CaseState, SelectionState):
        yield cards.idea_card(a_card(status=IdeaStatus.QUALIFIED, case_state=case, selection_state=selection), TEXT)


def list_screens() -> Iterator[Screen]:
    for page, region, topic, order in product((PAGE, EMPTY), (None, HOSTILE), (None, "Parks"), Order):
        found = Listing(page, Wish(2, 1, 2, order), region, topic)
        yield browsing.listing(found, TEXT)
        yield browsing.listing_here(found, TEXT)
    regions, topics = (Region(id=1, name="Northside"),), (Topic(id=2, name="Streets and transport"),)
    yield browsing.narrowing(Filters(Wish(), (), ()), TEXT)
    yield browsing.narrowing(Filters(Wish(1, 1, 2, Order.MOST_SIGNED), regions, topics), TEXT)
    drafts = (Idea(id=3, title=LONG_TITLE, words="", created_at=NOON, changed_at=NOON),)
    yield browsing.mine(Mine(Belongings(ideas=1234, drafts=1, signed=7, followed=0), drafts), TEXT)
    yield browsing.mine(Mine(Belongings(ideas=0, drafts=0, signed=0, followed=0), ()), TEXT)
    for which, page in product(Shelf, (PAGE, EMPTY)):
        yield browsing.shelf(which, page, TEXT)
    yield browsing.search_question(TEXT)
    for page in (PAGE, EMPTY, replace(PAGE, total=1, page=1)):
        yield browsing.found(SearchPage(HOSTILE, page), TEXT)


def other_screens() -> Iterator[Screen]:
    addendum = Addendum(idea_id=184, words=HOSTILE, added_at=NOON)
    version = IdeaVersion(idea_id=184, version=1, title=HOSTILE, words=HOSTILE, created_at=NOON)
    reasons = (ReasonLine(1, None, HOSTILE), ReasonLine(2, HOSTILE, HOSTILE))
    for card in EXTREMES:
        for is_moderator in (False, True):
            full = FullIdea(card, (addendum,), (version, version), reasons, is_moderator)
            yield in_full.full_idea(full, TEXT)
        yield in_full.full_idea(FullIdea(replace(card, viewer=VIEWERS[1]), (), (version,), ()), TEXT)
        yield sharing.share(card, TEXT)
        yield sharing.poster(card, b"picture", TEXT)
        yield sharing.offer(card, TEXT).screen
        for is_own in (True, False):
            for draw in (signing.reached, signing.milestone, signing.ended, signing.closing_soon):
                yield draw(News(card, is_own, 10), TEXT)
    file = Attachment(idea_id=1, kind=AttachmentKind.PHOTO, file_id="f", file_unique_id="u", added_at=NOON)
    yield in_full.files(184, (file,), TEXT)
    yield in_full.files(184, (), TEXT)
    yield sharing.nothing(HOSTILE, TEXT).screen
    yield from (signing.which_idea("/sign 184", TEXT), signing.undone(184, TEXT), signing.why_kept(184, TEXT))
    yield from (signing.ask_why(184, TEXT), cards.greeting(HOSTILE, TEXT), cards.greeting("", TEXT))
    yield from (following.loudness(184, volume, TEXT) for volume in Volume)
    yield following.muted(184, TEXT)
    yield from (commenting.comments(COMMENTS, TEXT), commenting.comments(replace(COMMENTS, lines=(), total=0), TEXT))
    yield commenting.comments(replace(COMMENTS, can_take_down=True), TEXT)
    yield from reporting_screens()
    yield from (commenting.ask(184, HOSTILE, name, TEXT) for name in (None, HOSTILE))
    yield commenting.published(184, 45, TEXT)


def reporting_screens() -> Iterator[Screen]:
    written = Comment(id=45, idea_id=184, author_name=HOSTILE, words=HOSTILE, written_at=NOON)
    standings: list[dict[str, object]] = [{}, {"kept_at": NOON}, {"removed_at": NOON}]
    standings.append({"removed_at": NOON, "removed_for": RejectReason.INSULTING})
    for standing in standings:
        looked_at = Comment(**(written.model_dump() | standing))
        yield reporting.live((45, Reported(looked_at, LONG_TITLE)), TEXT, False)
    yield reporting.live((45, None), TEXT, False)
    yield from (reporting.choose_reason(written, TEXT, is_private=is_private) for is_private in (False, True))
    yield from (reporting.tell_writer(TakenDown(184, HOSTILE, HOSTILE, why), TEXT) for why in RejectReason)
    yield reporting.tell_signer(Idea(id=3, title=HOSTILE, words="", created_at=NOON, changed_at=NOON), TEXT)
    yield from (reporting.settled(written, TEXT), reporting.left(TEXT))


@pytest.mark.parametrize("screens", [card_screens, list_screens, other_screens])
def test_every_screen_reads_well_on_a_phone(screens: object) -> None:
    for screen in screens():  # type: ignore[operator]
        parse_html(screen.text)
        assert screen.text.strip()
        labels = [button.label for row in screen.rows for button in row]
        packed = [button.action.pack() for row in screen.rows for button in row if button.action]
        assert all(len(label) <= LONGEST_LABEL_CHARACTERS for label in labels), labels
        assert all(len(row) <= 2 for row in screen.rows)
        assert all(len(each.encode()) <= 64 for each in packed)
        assert len(labels) == len(set(labels)), labels


def test_a_shared_card_holds_nothing_of_whoever_looks() -> None:
    for card in EXTREMES:
        shared = [cards.live(replace(card, viewer=viewer), TEXT, False) for viewer in VIEWERS]

        assert len({screen.text for screen in shared}) == 1
        assert len({screen.rows for screen in shared}) == 1


def test_the_card_says_what_it_promises() -> None:
    said = cards.idea_card(a_card(), TEXT).text

    assert said == (
        "<b>A safe crossing by Elm Street School</b>\n"
        "Idea 184. Streets and transport. Northside.\n\n"
        "<blockquote expandable>Cars pass the gate at 50 km/h.</blockquote>\n\n"
        "<b>412 of 500 signatures</b>, 88 to go. Open until 30 January.\n\n"
        "At 500: the officers decide."
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"status": IdeaStatus.HIDDEN}, "Idea 184 is not shown at the moment."),
        ({"status": IdeaStatus.MERGED, "merged_into_id": 190}, "Idea 184 was joined with idea 190. Please sign there."),
        ({"status": IdeaStatus.REJECTED, "rejected_for": RejectReason.INSULTING},
         "Idea 184 was not published: it insults somebody."),
        ({"status": IdeaStatus.REJECTED}, "Idea 184 was not published. Its author was told why."),
    ],
)  # fmt: skip
def test_what_is_not_public_shows_no_word_of_its_author(more: dict[str, object], words: str) -> None:
    assert cards.idea_card(a_card(**more), TEXT).text == words


def test_an_answered_idea_is_never_called_closed() -> None:
    replied = a_card(status=IdeaStatus.QUALIFIED, case_state=CaseState.REPLIED, is_open=False, qualified_at=NOON)

    assert "Where it stands: replied." in cards.idea_card(replied, TEXT).text


def test_the_day_of_the_end_is_the_last_day_that_counts() -> None:
    midnight = NOON.replace(hour=0) + timedelta(days=9)

    ended = a_card(status=IdeaStatus.EXPIRED, is_open=False, closes_at=midnight, ended_at=midnight)
    said = cards.idea_card(ended, TEXT)

    assert "It ended on 29 November and did not get there." in said.text
