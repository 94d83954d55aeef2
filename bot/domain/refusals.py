"""Why the place says no: one reason, one kind sentence per language (`refused-<reason>` in the Fluent files)."""

from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Every way a rule can say no. The text of each is `refused-<value>`; tests demand it in every language."""

    NOT_PERMITTED = "not-permitted"
    NO_SUCH_IDEA = "no-such-idea"
    IDEA_CLOSED = "idea-closed"
    SIGNING_CLOSED = "signing-closed"
    IDEA_NOT_OPEN = "idea-not-open"
    OWN_IDEA = "own-idea"
    ALREADY_DECIDED = "already-decided"
    OWN_DECISION = "own-decision"
    OWN_REVIEW = "own-review"
    NOTHING_TO_UNDO = "nothing-to-undo"
    TOO_MANY_IDEAS = "too-many-ideas"
    WORDS_EMPTY = "words-empty"
    WORDS_TOO_LONG = "words-too-long"
    TITLE_TOO_LONG = "title-too-long"
    FILE_TOO_BIG = "file-too-big"
    TOO_MANY_FILES = "too-many-files"
    TOO_LATE_TO_EDIT = "too-late-to-edit"
    TOO_LATE_TO_WITHDRAW = "too-late-to-withdraw"
    CANNOT_JOIN = "cannot-join"
    ALREADY_APPEALED = "already-appealed"
    NOTHING_TO_APPEAL = "nothing-to-appeal"
    LINK_SPENT = "link-spent"
    NOT_THE_STAFF_CHAT = "not-the-staff-chat"
    PAUSED = "paused"
    TOO_MANY_ADDITIONS = "too-many-additions"
    NO_TEXT = "no-text"
    QUESTION_TOO_LONG = "question-too-long"
    TOO_MANY_QUESTIONS = "too-many-questions"
    TOO_MANY_COMMENTS = "too-many-comments"
    GROUP_ONLY = "group-only"
    PRIVATE_ONLY = "private-only"
    NOT_A_MEMBER = "not-a-member"
    STAFF_WORKS_THERE = "staff-works-there"
    GROUP_ADMINS_ONLY = "group-admins-only"
    NOT_YOUR_CASE = "not-your-case"
    NO_SUCH_CASE = "no-such-case"
    CASE_TAKEN = "case-taken"
    CASE_ANSWERED = "case-answered"
    CASE_CHANGED = "case-changed"
    REASON_MISSING = "reason-missing"
    REASON_TOO_LONG = "reason-too-long"
    DAY_MISSING = "day-missing"
    DAY_TOO_FAR = "day-too-far"
    NOBODY_TO_ASK = "nobody-to-ask"
    NO_SUCH_DEPARTMENT = "no-such-department"
    DEPARTMENT_EXISTS = "department-exists"
    NAME_TOO_LONG = "name-too-long"
    PARENT_IN_CIRCLE = "parent-in-circle"
    REPLY_EMPTY = "reply-empty"
    REPLY_TOO_LONG = "reply-too-long"
    REPLY_GONE = "reply-gone"
    PROOF_MISSING = "proof-missing"
    REASONS_MISSING = "reasons-missing"
    OWN_CHECK = "own-check"
    RATING_CLOSED = "rating-closed"
    TOO_MANY_CASES = "too-many-cases"
    TOO_MANY_FOLLOW_UPS = "too-many-follow-ups"
    NO_STAFF_FORUM = "no-staff-forum"


class Refused(Exception):
    """A rule said no. Carries the reason and the values its sentence needs."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts
