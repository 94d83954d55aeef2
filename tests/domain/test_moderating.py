"""Who may decide, and what a decision makes of an idea."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain import moderating as rules
from bot.domain.moderating import Standing
from bot.domain.refusals import Reason, Refused
from storage.tables import Appeal, Decision, Idea, IdeaStatus, RejectReason, Review

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
AUTHOR, SAM, OLENA = 7, 8, 9


def an_idea(status: IdeaStatus = IdeaStatus.SUBMITTED, **chosen: Any) -> Idea:
    usual: dict[str, Any] = {"title": "A bench", "words": "A bench", "created_at": NOW, "changed_at": NOW}
    return Idea(id=1, author_id=AUTHOR, status=status, **(usual | chosen))


def a_review(decision: Decision = Decision.REJECTED) -> Review:
    return Review(id=1, idea_id=1, moderator_id=SAM, decision=decision, decided_at=NOW)


def refusal(check: Any, *args: Any, **given: Any) -> Reason | None:
    try:
        check(*args, **given)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(("moderator_id", "reason"), [(SAM, None), (AUTHOR, Reason.OWN_REVIEW)])
def test_nobody_decides_about_their_own_words(moderator_id: int, reason: Reason | None) -> None:
    assert refusal(rules.check_not_own, an_idea(), moderator_id=moderator_id) is reason


@pytest.mark.parametrize(
    ("moderator_id", "reason"),
    [(OLENA, None), (SAM, Reason.OWN_DECISION), (AUTHOR, Reason.OWN_REVIEW)],
)
def test_an_appeal_is_decided_by_somebody_else(moderator_id: int, reason: Reason | None) -> None:
    idea, review = an_idea(IdeaStatus.REJECTED), a_review()

    assert refusal(rules.check_can_decide_appeal, idea, review, moderator_id=moderator_id) is reason


@pytest.mark.parametrize("status", list(IdeaStatus))
def test_only_what_was_shut_out_can_be_appealed(status: IdeaStatus) -> None:
    shut_out = status in (IdeaStatus.REJECTED, IdeaStatus.HIDDEN, IdeaStatus.MERGED)

    assert rules.can_appeal(an_idea(status), a_review(), None) is shut_out


def test_a_decision_is_appealed_once() -> None:
    appeal = Appeal(id=1, review_id=1, idea_id=1, made_at=NOW)

    assert refusal(rules.check_can_appeal, an_idea(IdeaStatus.REJECTED), a_review(), appeal) is Reason.ALREADY_APPEALED


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (None, Reason.CANNOT_JOIN),
        (Idea(id=1, title="", words="", created_at=NOW, changed_at=NOW, status=IdeaStatus.OPEN), Reason.CANNOT_JOIN),
        (Idea(id=2, title="", words="", created_at=NOW, changed_at=NOW, status=IdeaStatus.EXPIRED), Reason.CANNOT_JOIN),
        (Idea(id=2, title="", words="", created_at=NOW, changed_at=NOW, status=IdeaStatus.OPEN), None),
    ],
)
def test_an_idea_joins_another_open_one(target: Idea | None, reason: Reason | None) -> None:
    assert refusal(rules.check_can_merge, an_idea(), target) is reason


@pytest.mark.parametrize(
    ("chosen", "status"),
    [
        ({}, IdeaStatus.OPEN),
        ({"qualified_at": NOW}, IdeaStatus.QUALIFIED),
        ({"qualified_at": NOW, "ended_at": NOW}, IdeaStatus.QUALIFIED),
        ({"ended_at": NOW}, IdeaStatus.EXPIRED),
    ],
)
def test_a_hidden_idea_comes_back_as_what_it_was(chosen: dict[str, Any], status: IdeaStatus) -> None:
    assert rules.status_shown_again(an_idea(IdeaStatus.HIDDEN, **chosen)) is status


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (IdeaStatus.SUBMITTED, Standing.WAITING),
        (IdeaStatus.DRAFT, Standing.TAKEN_BACK),
        (IdeaStatus.WITHDRAWN, Standing.WITHDRAWN),
        (IdeaStatus.OPEN, Standing.DECIDED),
        (IdeaStatus.REJECTED, Standing.DECIDED),
    ],
)
def test_a_card_says_where_the_review_stands(status: IdeaStatus, standing: Standing) -> None:
    assert rules.standing_of(an_idea(status)) is standing


@pytest.mark.parametrize(
    ("place", "reason"),
    [(0, RejectReason.NOT_OUR_TASK), (5, RejectReason.OTHER), (99, RejectReason.OTHER), (-1, RejectReason.OTHER)],
)
def test_a_button_names_a_reason_by_its_place(place: int, reason: RejectReason) -> None:
    assert rules.reason_at(place) is reason
