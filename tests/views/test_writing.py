"""The screens of writing, following, reviewing and appealing: each at its extremes, each as Telegram would take it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bot.domain.moderating import REASONS, AppealCase, Decided, Line, Outcome, Question, ReviewCase
from bot.domain.personal_data import PersonalData
from bot.domain.proposing import Ask, Draft, OwnIdea, Similar
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.playground.entities.html import parse_html
from bot.views import appealing, drafting, moderating, proposing, told
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.tables import (
    Addendum,
    Appeal,
    AppealState,
    Attachment,
    AttachmentKind,
    Decision,
    Idea,
    IdeaStatus,
    Region,
    RejectReason,
    Review,
    Topic,
)

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TEXT = Texts("en", username="folkmoot_bot")
TERMS = Terms(threshold=500)
HOSTILE = "<b>&\"'" * 20
LONGEST = HOSTILE[:120]
LABEL_CHARACTERS, TWO_IN_A_ROW_CHARACTERS, MESSAGE_CHARACTERS, DATA_BYTES = 26, 13, 4096, 64


def an_idea(status: IdeaStatus = IdeaStatus.DRAFT, **chosen: Any) -> Idea:
    usual: dict[str, Any] = {
        "id": 2_000_000_000,
        "author_id": 7,
        "title": LONGEST,
        "words": "<i>&" * 750,
        "created_at": NOW,
        "changed_at": NOW,
        "submitted_at": NOW - timedelta(hours=3),
        "published_at": NOW,
        "closes_at": NOW + timedelta(days=60),
        "threshold": 1_000_000,
        "signature_count": 999_999,
    }
    return Idea(status=status, **(usual | chosen))


def files(count: int = 3) -> tuple[Attachment, ...]:
    kinds = list(AttachmentKind)
    return tuple(
        Attachment(id=at, idea_id=1, kind=kinds[at % 3], file_id="f", file_unique_id=str(at), seconds=48, added_at=NOW)
        for at in range(count)
    )


def a_review(decision: Decision, reason: RejectReason | None = None, note: str = HOSTILE) -> Review:
    return Review(
        id=1, idea_id=1, moderator_id=8, decision=decision, reason=reason, note=note, merged_into_id=12, decided_at=NOW
    )


def a_case(status: IdeaStatus = IdeaStatus.SUBMITTED, review: Review | None = None, **chosen: Any) -> ReviewCase:
    similar = tuple(Similar(an_idea(IdeaStatus.OPEN), HOSTILE[:64]) for _ in range(3))
    idea = an_idea(status, reviewer_id=8)
    usual: dict[str, Any] = {"personal_data": frozenset(PersonalData), "similar": similar, "is_first": True}
    return ReviewCase(idea, HOSTILE[:64], None, files(), review=review, now=NOW, **(usual | chosen))


def an_appeal(state: AppealState, *, others: bool = True, words: str = HOSTILE) -> AppealCase:
    appeal = Appeal(id=1, review_id=1, idea_id=1, words=words, state=state, made_at=NOW)
    review = a_review(Decision.REJECTED, RejectReason.INSULTING)
    return AppealCase(appeal, review, an_idea(IdeaStatus.REJECTED), None, None, files(), others)


def own(status: IdeaStatus, **may: bool) -> OwnIdea:
    every = ("appeal_waits", "can_appeal", "can_correct", "can_add_words", "can_withdraw")
    reviews = tuple(a_review(decision, RejectReason.OTHER) for decision in Decision)
    addenda = (Addendum(id=1, idea_id=1, words=HOSTILE * 4, added_at=NOW),)
    idea = an_idea(status, merged_into_id=12, qualified_at=NOW, ended_at=NOW, words="<i>" * 200)
    return OwnIdea(idea, None, None, files(), reviews, addenda, **{name: may.get(name, True) for name in every})


def drafts() -> Iterator[tuple[str, Callable[[], Screen | None]]]:
    similar = (Similar(an_idea(IdeaStatus.OPEN), None), Similar(an_idea(IdeaStatus.OPEN), HOSTILE[:64]))
    full = Draft(an_idea(), HOSTILE[:64], HOSTILE[:64], files(10), suggestion=LONGEST, told_characters=4096)
    for ask in Ask:
        if ask is not Ask.NOTHING:
            shown = replace(full, ask=ask, similar=similar)
            yield f"draft {ask.value}", partial(drafting.next_screen, shown, TEXT)
    refused = Refused(Reason.FILE_TOO_BIG, megabytes=20)
    yield "declined", partial(drafting.next_screen, replace(full, declined=refused), TEXT)
    yield "too long", partial(drafting.next_screen, Draft(an_idea(words="x" * 4000)), TEXT)
    yield "empty", partial(drafting.next_screen, Draft(an_idea(title="", words="")), TEXT)
    yield "ask", partial(drafting.ask, TEXT)
    yield "topics", partial(drafting.choose_topic, 1, [Topic(id=1, name="Streets and transport")], TEXT)
    yield "areas", partial(drafting.choose_area, 1, [Region(id=1, name="Northside")], TEXT)
    yield "signed", partial(drafting.signed_similar, full, 12, TEXT, number=1_000_000)
    yield "signed before", partial(drafting.signed_similar, full, 12, TEXT, number=0)
    yield "commented", partial(drafting.commented, 12, TEXT)
    yield "kept", partial(drafting.draft_kept, 12, TEXT, TERMS)
    yield "stopped", partial(drafting.stopped, full, TEXT, TERMS)
    yield "stopped empty", partial(drafting.stopped, None, TEXT, TERMS)
    yield "saved", partial(drafting.saved, full, TEXT, TERMS)
    yield "deleted", partial(drafting.deleted, TEXT)
    yield "sent", partial(drafting.sent, an_idea(), TEXT, TERMS)
    yield "taken back", partial(drafting.taken_back, full, TEXT)


def own_pages() -> Iterator[tuple[str, Callable[[], Screen | None]]]:
    for status in IdeaStatus:
        yield f"own {status.value}", partial(proposing.own_idea, own(status), TEXT, TERMS)
    final = own(IdeaStatus.REJECTED, can_appeal=False, appeal_waits=False)
    yield "own final", partial(proposing.own_idea, final, TEXT, TERMS)
    for name in ("ask_correction", "ask_addition", "corrected", "added", "sure_to_withdraw"):
        yield name, partial(getattr(proposing, name), an_idea(IdeaStatus.OPEN), TEXT)
    yield "withdrawn", partial(proposing.withdrawn, TEXT)
    yield "files", partial(proposing.files_of, 12, files(), TEXT)


def review_cards() -> Iterator[tuple[str, Callable[[], Screen | None]]]:
    reviewed = {
        Decision.PUBLISHED: IdeaStatus.OPEN,
        Decision.RETURNED: IdeaStatus.RETURNED,
        Decision.REJECTED: IdeaStatus.REJECTED,
        Decision.MERGED: IdeaStatus.MERGED,
        Decision.HIDDEN: IdeaStatus.HIDDEN,
    }
    for is_private in (False, True):
        for status in (IdeaStatus.SUBMITTED, IdeaStatus.DRAFT, IdeaStatus.WITHDRAWN):
            yield f"card {status} {is_private}", partial(moderating.card, a_case(status), TEXT, is_private=is_private)
        for decision, status in reviewed.items():
            case = a_case(status, a_review(decision, RejectReason.OTHER))
            yield (
                f"card {decision} {is_private}",
                partial(moderating.card, case, TEXT, who="Sam", is_private=is_private),
            )
            yield f"settled {decision} {is_private}", partial(moderating.settled, Decided(case, was_first=True), TEXT)
        for line in (Line.CHANGE, Line.REJECT, Line.HIDE):
            for at in range(len(REASONS)):
                question = Question(12, line, at)
                yield f"{line} {at} {is_private}", partial(moderating.ask_line, question, TEXT, is_private=is_private)
        yield f"merge {is_private}", partial(moderating.ask_target, a_case(), TEXT, is_private=is_private)
        yield (
            f"merge none {is_private}",
            partial(moderating.ask_target, a_case(similar=()), TEXT, is_private=is_private),
        )
    yield "quiet card", partial(moderating.card, a_case(personal_data=frozenset(), similar=(), is_first=False), TEXT)
    yield "changed", partial(moderating.author_changed, a_case(IdeaStatus.OPEN, addition=HOSTILE), TEXT)
    yield "left", partial(moderating.left, 12, TEXT)
    for line in (Line.REJECT, Line.HIDE):
        yield f"why {line}", partial(moderating.choose_reason, Question(12, line), TEXT)
    many = [an_idea(IdeaStatus.SUBMITTED)] * 50
    yield "queue", partial(moderating.queue, many, [an_appeal(AppealState.WAITING)], TEXT, now=NOW)
    yield "queue empty", partial(moderating.queue, [], [], TEXT, now=NOW)


def told_and_appeals() -> Iterator[tuple[str, Callable[[], Screen | None]]]:
    for decision in Decision:
        for reason in (*RejectReason, None):
            outcome = Outcome(an_idea(), a_review(decision, reason), True, an_idea(IdeaStatus.OPEN))
            yield f"told {decision} {reason}", partial(told.decided, outcome, TEXT)
    second = Outcome(an_idea(), a_review(Decision.PUBLISHED), False, is_second_look=True)
    yield "told second look", partial(told.decided, second, TEXT)
    yield "upheld", partial(told.upheld, an_appeal(AppealState.UPHELD), TEXT)
    yield "why appeal", partial(appealing.ask_why, an_idea(), TEXT)
    yield "appeal sent", partial(appealing.sent, an_idea(), TEXT)
    for state in AppealState:
        yield f"appeal {state}", partial(appealing.card, an_appeal(state), TEXT, who="Sam", is_private=True)
    alone = an_appeal(AppealState.WAITING, others=False, words="")
    yield "appeal alone", partial(appealing.card, alone, TEXT)


SCREENS = dict([*drafts(), *own_pages(), *review_cards(), *told_and_appeals()])


@pytest.mark.parametrize("name", SCREENS)
def test_telegram_takes_every_screen(name: str) -> None:
    screen = SCREENS[name]()

    assert screen is not None
    words, _ = parse_html(screen.text)
    assert words.strip()
    assert len(words) <= MESSAGE_CHARACTERS
    for row in screen.rows:
        longest = LABEL_CHARACTERS if len(row) == 1 else TWO_IN_A_ROW_CHARACTERS
        assert [button.label for button in row if len(button.label) > longest] == []
        assert [button for button in row if button.action and len(button.action.pack()) > DATA_BYTES] == []


def test_the_rest_of_an_album_is_not_answered() -> None:
    assert drafting.next_screen(Draft(an_idea(), ask=Ask.NOTHING), TEXT) is None


def test_a_review_card_names_its_author_only_as_the_published_idea_would() -> None:
    nameless, named = a_case(), a_case()
    named.idea.author_name = "Ana <b>"

    assert "From: a resident (name hidden)." in moderating.card(nameless, TEXT).text
    assert "From: a resident. Name shown when published: Ana &lt;b&gt;." in moderating.card(named, TEXT).text
