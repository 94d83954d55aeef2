"""Review cards: what a moderator sees before and after a decision, and the questions in between."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.closing import last_moment
from bot.domain.moderating import HIDEABLE, REASONS, AppealCase, Decided, Line, Question, ReviewCase, Standing
from bot.domain.personal_data import PersonalData
from bot.domain.promising import Lateness, lateness_of
from bot.domain.proposing import QUOTED_CHARACTERS
from bot.domain.titles import shorten
from bot.views import dates, doors
from bot.views.actions.base import Action
from bot.views.actions.casing import AskDepartment
from bot.views.actions.moderating import (
    AskForChange,
    HideBecause,
    HideIdea,
    HidePlainly,
    LeaveChange,
    LeaveMerge,
    LeaveQuestion,
    LookAtIdea,
    MergeIdea,
    MergeWith,
    OpenAppeal,
    OpenReview,
    PublishIdea,
    RejectBecause,
    RejectIdea,
    RejectPlainly,
    ShowAgain,
    ShowQueue,
)
from bot.views.actions.proposing import SeeFiles
from bot.views.screens import Button, Rows, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import CardKind, Decision, Idea, IdeaStatus, RejectReason, Review

QUEUE_AT_ONCE = 5
CHOOSING: dict[Line, type[RejectBecause | HideBecause]] = {Line.REJECT: RejectBecause, Line.HIDE: HideBecause}
PLAINLY: dict[Line, type[RejectPlainly | HidePlainly]] = {Line.REJECT: RejectPlainly, Line.HIDE: HidePlainly}


def live(case: ReviewCase, text: Texts, is_private: bool) -> Screen:
    """Draw a review card that hangs somewhere anew."""
    return card(case, text, is_private=is_private)


def asked(case: ReviewCase, text: Texts) -> Screen:
    """Show the staff an idea that was sent in."""
    return card(case, text)


def card(case: ReviewCase, text: Texts, *, who: str | None = None, is_private: bool = False) -> Screen:
    """Show one idea to those who decide.

    `who` decided, or is looking, is known only while they stand before us: such a card stays until something changes.
    """
    shown = Shown(CardKind.REVIEW, case.number)
    kept = card(case, text, is_private=is_private) if who else None
    if case.standing is Standing.WAITING:
        return Screen(_waiting(case, text, who), _waiting_rows(case, text, is_private), shown=shown, kept=kept)
    if case.standing is Standing.DECIDED and case.review is not None:
        decided = _decided(case, case.review, text, who or text.plain("moderating-somebody"))
        return Screen(decided, _decided_rows(case, text, is_private), shown=shown, kept=kept)
    text_id = "moderating-withdrawn" if case.standing is Standing.WITHDRAWN else "moderating-taken-back"
    return Screen(text(text_id, number=str(case.number)), _way_out(text, is_private), shown=shown)


def _waiting(case: ReviewCase, text: Texts, who: str | None) -> Html:
    return text(
        "moderating-card",
        number=str(case.number),
        time=dates.lasting(case.idea.submitted_at or case.now, text=text, now=case.now)
        or text.plain("moderating-just-now"),
        author=_author(case.idea.author_name, text),
        title=case.idea.title,
        words=shorten(case.idea.words, limit=QUOTED_CHARACTERS),
        personal=_personal(case.personal_data, text),
        similar=text("moderating-similar", count=len(case.similar)),
        first=text("moderating-first", first="yes" if case.is_first else "no"),
        looking=_looking(case, text, who),
        late=_late(case, text),
        **where(case, text),
    )


def _late(case: ReviewCase, text: Texts) -> Html:
    lateness = lateness_of(case.idea, now=case.now)
    if lateness is Lateness.NOT or case.idea.decide_by is None:
        return Html("")
    promised = last_moment(case.idea.decide_by)
    return text(f"moderating-{lateness.value}", day=promised)


def _author(name: str | None, text: Texts) -> Html:
    """Whoever publishes an idea sees the name that goes with it, and no other."""
    return text("moderating-from-named", name=name) if name else text("moderating-from")


def _looking(case: ReviewCase, text: Texts, who: str | None) -> Html:
    if case.idea.reviewer_id is None:
        return Html("")
    return text("moderating-looking-named", who=who) if who else text("moderating-looking")


def where(case: ReviewCase | AppealCase, text: Texts) -> dict[str, str]:
    """Return the topic and area of an idea, in words also where nobody chose any."""
    topic = case.topic or text.plain("moderating-no-topic")
    return {"topic": topic, "area": case.region or text.plain("moderating-everywhere")}


def _personal(found: frozenset[PersonalData], text: Texts) -> Html:
    if not found:
        return text("moderating-no-personal")
    kinds = [text(f"moderating-personal-{kind.value}") for kind in PersonalData if kind in found]
    named = kinds[0]
    for kind in kinds[1:]:
        named = text("moderating-and", first=named, second=kind)
    return text("moderating-personal", kinds=named)


def _waiting_rows(case: ReviewCase, text: Texts, is_private: bool) -> Rows:
    number, label = case.number, text.plain
    files = Button(label("moderating-files-button", count=len(case.files)), SeeFiles(number))
    return (
        *rows(
            Button(label("moderating-publish-button"), PublishIdea(number), style=Style.SUCCESS),
            Button(label("moderating-change-button"), AskForChange(number)),
            Button(label("moderating-merge-button"), MergeIdea(number)),
            Button(label("moderating-reject-button"), RejectIdea(number), style=Style.DANGER),
            Button(label("moderating-looking-button"), LookAtIdea(number)),
            files if case.files else None,
        ),
        *_way_out(text, is_private),
    )


def _decided(case: ReviewCase, review: Review, text: Texts, who: str) -> Html:
    target = str(review.merged_into_id or "")
    why = text("moderating-decided-why", reason=reason(review.reason, text)) if review.reason else Html("")
    note = text("moderating-decided-note", note=review.note) if review.note else Html("")
    return text(
        "moderating-decided",
        number=str(case.number),
        what=text(f"moderating-was-{review.decision.value}", target=target),
        who=who,
        moment=dates.moment_of(review.decided_at, text=text),
        title=case.idea.title,
        why=why,
        note=note,
        **where(case, text),
    )


def _decided_rows(case: ReviewCase, text: Texts, is_private: bool) -> Rows:
    number, status = case.number, case.idea.status
    hide = Button(text.plain("moderating-hide-button"), HideIdea(number)) if status in HIDEABLE else None
    is_hidden = status is IdeaStatus.HIDDEN
    again = Button(text.plain("moderating-show-again-button"), ShowAgain(number)) if is_hidden else None
    is_public = status in HIDEABLE
    ask = Button(text.plain("casing-ask-department-button"), AskDepartment(number)) if is_public else None
    return (*rows(ask, hide, again), *_way_out(text, is_private))


def _way_out(text: Texts, is_private: bool) -> Rows:
    """In private the queue is a panel with ways out; in the staff chat a card stands alone."""
    if not is_private:
        return ()
    return rows((Button(text.plain("moderating-queue-button"), ShowQueue()), doors.home(text)))


def author_changed(case: ReviewCase, text: Texts) -> Screen:
    """Ask the staff to look at words that an author made public without a review."""
    words = shorten(case.idea.words, limit=QUOTED_CHARACTERS // 2)
    said = text("moderating-author-changed", number=str(case.number), title=case.idea.title, words=words)
    if case.addition:
        said = Html(f"{said}\n{text('moderating-author-added', words=case.addition)}")
    return Screen(said, rows(Button(text.plain("moderating-hide-button"), HideIdea(case.number))))


def reason(why: RejectReason, text: Texts) -> Html:
    """Return a reason of the catalogue in words."""
    return text(f"moderating-reason-{why.value.replace('_', '-')}")


def choose_reason(question: Question, text: Texts) -> Screen:
    """Ask for which reason an idea is turned down or hidden."""
    number, choose = question.idea_id, CHOOSING[question.line]
    asked_for = "moderating-why-hide" if question.line is Line.HIDE else "moderating-why"
    choices = [
        Button(text.plain(f"moderating-reason-{why.value.replace('_', '-')}-button"), choose(number, at))
        for at, why in enumerate(REASONS)
    ]
    back = doors.back(text, LeaveQuestion(number))
    return Screen(text(asked_for, number=str(number)), rows(*choices, back))


def ask_line(question: Question, text: Texts, *, is_private: bool) -> Screen:
    """Ask for one line to the author: by a reply in the staff chat, by the next message in private."""
    how = text("moderating-line-here" if is_private else "moderating-line-reply")
    number = question.idea_id
    if question.line is Line.CHANGE:
        said = text("moderating-line-change", number=str(number), how=how)
        return Screen(said, rows(doors.back(text, LeaveChange(number))))
    said = text("moderating-line", number=str(number), reason=reason(REASONS[question.reason], text), how=how)
    plainly = PLAINLY[question.line](number, question.reason)
    without = Button(text.plain("moderating-plainly-button"), plainly)
    return Screen(said, rows(without, doors.back(text, LeaveQuestion(number))))


def ask_target(case: ReviewCase, text: Texts, *, is_private: bool) -> Screen:
    """Ask which open idea this one should join: by a button, or by its number."""
    ending = "" if case.similar else "-none"
    how = text(f"moderating-merge-here{ending}" if is_private else f"moderating-merge-reply{ending}")
    lines = [
        text(
            "moderating-merge-line",
            position=str(at),
            title=each.idea.title,
            number=str(each.idea.id),
            signatures=each.idea.signature_count,
        )
        for at, each in enumerate(case.similar, 1)
    ]
    buttons = [
        Button(
            text.plain("moderating-merge-with-button", number=str(each.idea.id)),
            MergeWith(case.number, each.idea.id or 0),
        )
        for each in case.similar
    ]
    text_id = "moderating-merge-which" if lines else "moderating-merge-which-none"
    said = text(text_id, number=str(case.number), how=how, ideas=Html("\n".join(lines)))
    return Screen(said, rows(*buttons, doors.back(text, LeaveMerge(case.number))))


def left(idea_id: int, text: Texts) -> Screen:
    """Say that a question was put away."""
    return Screen(text("moderating-left", number=str(idea_id)))


def settled(decided: Decided, text: Texts) -> Screen:
    """Say, where the question stood, what came of it."""
    review = decided.case.review
    target = str(review.merged_into_id or "") if review else ""
    return Screen(text("moderating-settled", what=what(decided), number=str(decided.case.number), target=target))


def what(decided: Decided) -> str:
    """Return the decision that stands, as the texts select by it; `none` while nobody has decided."""
    review = decided.case.review
    return review.decision.value if review and decided.case.standing is Standing.DECIDED else "none"


def done(decided: Decided) -> str:
    """Return the text id of the toast after one's own decision."""
    review = decided.case.review
    return f"moderating-done-{(review.decision if review else Decision.PUBLISHED).value}"


def queue(
    ideas: Sequence[Idea], appeals: Sequence[AppealCase], text: Texts, *, now: datetime, is_private: bool = False
) -> Screen:
    """List what waits for a decision, the longest waiting first, and the appeals."""
    parts = [_ideas_in_queue(ideas, text, now)]
    if appeals:
        parts.append(text("moderating-queue-appeals", count=len(appeals)))
    opened = [_opening("moderating-open-button", at, OpenReview(idea.id or 0), text) for at, idea in _few(ideas)]
    heard = [_opening("moderating-open-appeal-button", at, OpenAppeal(each.number), text) for at, each in _few(appeals)]
    return Screen(Html("\n\n".join(parts)), rows(*opened, *heard, doors.home(text) if is_private else None))


def _ideas_in_queue(ideas: Sequence[Idea], text: Texts, now: datetime) -> Html:
    if not ideas:
        return text("moderating-queue-empty")
    lines = [
        text(
            "moderating-queue-line",
            position=str(at),
            title=idea.title,
            time=dates.lasting(idea.submitted_at or now, text=text, now=now) or text.plain("moderating-just-now"),
        )
        for at, idea in _few(ideas)
    ]
    if len(ideas) > QUEUE_AT_ONCE:
        lines.append(text("moderating-queue-more", count=len(ideas) - QUEUE_AT_ONCE))
    return text("moderating-queue", count=len(ideas), ideas=Html("\n".join(lines)))


def _few(things: Sequence[Idea] | Sequence[AppealCase]) -> list[tuple[int, Any]]:
    return list(enumerate(things[:QUEUE_AT_ONCE], 1))


def _opening(text_id: str, position: int, action: Action, text: Texts) -> Button:
    return Button(text.plain(text_id, position=str(position)), action)
