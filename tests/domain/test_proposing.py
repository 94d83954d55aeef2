"""What makes an idea, and what its author may still change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain import proposing as rules
from bot.domain.proposing import File
from bot.domain.refusals import Reason, Refused
from storage.tables import AttachmentKind, Idea, IdeaStatus

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WINDOW = timedelta(minutes=30)


def an_idea(status: IdeaStatus = IdeaStatus.DRAFT, **chosen: Any) -> Idea:
    usual: dict[str, Any] = {"title": "A bench", "words": "A bench by the river", "created_at": NOW, "changed_at": NOW}
    return Idea(id=1, author_id=7, status=status, **(usual | chosen))


def refusal(check: Any, *args: Any, **given: Any) -> Reason | None:
    try:
        check(*args, **given)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("A bench", None),
        ("公園", None),
        ("🌳", None),
        ("", Reason.WORDS_EMPTY),
        (" \u200b\n ...", Reason.WORDS_EMPTY),
        ("x" * 3000, None),
        ("x" * 3001, Reason.WORDS_TOO_LONG),
    ],
)
def test_an_idea_needs_words_and_not_too_many(words: str, reason: Reason | None) -> None:
    assert refusal(rules.check_words, words) is reason


@pytest.mark.parametrize(("title", "reason"), [("x" * 120, None), ("x" * 121, Reason.TITLE_TOO_LONG)])
def test_a_title_has_at_most_120_characters(title: str, reason: Reason | None) -> None:
    assert refusal(rules.check_title, title) is reason


@pytest.mark.parametrize(
    ("size", "files", "reason"),
    [
        (1000, 0, None),
        (1000, 9, None),
        (1000, 10, Reason.TOO_MANY_FILES),
        (1001, 0, Reason.FILE_TOO_BIG),
    ],
)
def test_files_have_a_size_and_a_number(size: int, files: int, reason: Reason | None) -> None:
    file = File(AttachmentKind.PHOTO, "a", "b", size)

    assert refusal(rules.check_file, file, limit_bytes=1000, files=files) is reason


@pytest.mark.parametrize(
    ("status", "sent_today", "reason"),
    [
        (IdeaStatus.DRAFT, 0, None),
        (IdeaStatus.RETURNED, 4, None),
        (IdeaStatus.DRAFT, 5, Reason.TOO_MANY_IDEAS),
        (IdeaStatus.OPEN, 0, Reason.TOO_LATE_TO_EDIT),
        (IdeaStatus.SUBMITTED, 0, Reason.TOO_LATE_TO_EDIT),
    ],
)
def test_only_what_is_unsent_is_sent_and_five_a_day(status: IdeaStatus, sent_today: int, reason: Reason | None) -> None:
    assert refusal(rules.check_can_submit, an_idea(status), sent_today=sent_today, limit=5) is reason


@pytest.mark.parametrize(
    ("status", "minutes", "signatures", "may"),
    [
        (IdeaStatus.OPEN, 0, 0, True),
        (IdeaStatus.OPEN, 29, 0, True),
        (IdeaStatus.OPEN, 30, 0, False),
        (IdeaStatus.OPEN, 0, 1, False),
        (IdeaStatus.HIDDEN, 0, 0, False),
    ],
)
def test_published_words_change_only_early_and_unsigned(
    status: IdeaStatus, minutes: int, signatures: int, may: bool
) -> None:
    idea = an_idea(status, published_at=NOW, signature_count=signatures)

    assert rules.can_correct(idea, now=NOW + timedelta(minutes=minutes), window=WINDOW) is may


@pytest.mark.parametrize("status", list(IdeaStatus))
def test_an_idea_is_withdrawn_only_before_the_departments_have_it(status: IdeaStatus) -> None:
    may = status in (IdeaStatus.SUBMITTED, IdeaStatus.RETURNED, IdeaStatus.OPEN)

    assert rules.can_withdraw(an_idea(status)) is may


@pytest.mark.parametrize(
    ("now", "timezone", "closes_at"),
    [
        (NOW, "UTC", datetime(2027, 1, 21, 0, 0, tzinfo=UTC)),
        (NOW, "Asia/Seoul", datetime(2027, 1, 20, 15, 0, tzinfo=UTC)),
        (datetime(2026, 11, 21, 23, 30, tzinfo=UTC), "Europe/Bucharest", datetime(2027, 1, 21, 22, 0, tzinfo=UTC)),
        (datetime(2026, 2, 1, 12, 0, tzinfo=UTC), "Europe/Bucharest", datetime(2026, 4, 2, 21, 0, tzinfo=UTC)),
    ],
)
def test_signing_ends_with_the_last_day_of_the_place(now: datetime, timezone: str, closes_at: datetime) -> None:
    assert rules.closing_at(now, window=timedelta(days=60), timezone=timezone) == closes_at


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [("  a\r\nb  ", "a\nb"), ("a\n\n\n\nb", "a\n\nb"), ("a\x00b", "ab"), ("e\u0301", "é")],
)
def test_words_are_tidied_without_being_changed(raw: str, tidy: str) -> None:
    assert rules.tidy(raw) == tidy
