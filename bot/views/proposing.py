"""An author's own page of an idea: where it stands, what has happened, what comes next, and what may still be done."""

from bot.domain.closing import last_moment
from bot.domain.proposing import QUOTED_CHARACTERS, OwnIdea
from bot.domain.terms import Terms
from bot.domain.titles import shorten
from bot.views import attached, doors
from bot.views.actions.browsing import OpenIdea, ShowMine
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.moderating import AppealDecision
from bot.views.actions.proposing import (
    AddWords,
    ChangeSomething,
    ConfirmWithdraw,
    ContinueDraft,
    CorrectIdea,
    DeleteDraft,
    EditAndResend,
    LeaveAsItIs,
    SeeFiles,
    SeeMyIdea,
    WithdrawIdea,
)
from bot.views.actions.sharing import ShareIdea
from bot.views.screens import Button, Rows, Screen, Style, rows
from bot.views.texts import Html, Texts
from bot.views.told import reason_in_short
from storage.tables import Attachment, Decision, Idea, IdeaStatus, Review

SENT_AGAIN = frozenset({IdeaStatus.RETURNED, IdeaStatus.REJECTED})
SHARED = frozenset({IdeaStatus.OPEN, IdeaStatus.QUALIFIED})
RAN_OUT = frozenset({IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED})
ARGUED = frozenset({IdeaStatus.RETURNED, IdeaStatus.REJECTED, IdeaStatus.HIDDEN, IdeaStatus.MERGED})


def own_idea(own: OwnIdea, text: Texts, terms: Terms) -> Screen:
    """Show somebody where their own idea stands."""
    idea, files = own.idea, attached.in_words(own.files, text)
    words = text(
        "proposing-own",
        title=idea.title or text("proposing-check-untitled"),
        number=str(idea.id),
        topic=text("proposing-own-topic", topic=own.topic) if own.topic else Html(""),
        area=text("proposing-own-area", area=own.region or text.plain("proposing-everywhere-button")),
        words=shorten(idea.words, limit=QUOTED_CHARACTERS),
        files=Html(f"{text('proposing-own-files', files=files)}\n") if files else Html(""),
        status=text(f"proposing-status-{idea.status.value}"),
        next=_next(own, text, terms),
        history=Html("\n".join(_history(own, text))),
    )
    return Screen(Html(words.strip()), _rows(own, text))


def ask_to_change(own: OwnIdea, text: Texts) -> Screen | None:
    """Ask somebody who edited a message whether they mean the idea it became; None when it cannot be changed now."""
    number = own.idea.id or 0
    ways = (
        (own.idea.status is IdeaStatus.SUBMITTED, ChangeSomething(number)),
        (own.idea.status is IdeaStatus.RETURNED, EditAndResend(number)),
        (own.can_correct, CorrectIdea(number)),
        (own.can_add_words, AddWords(number)),
    )
    way = next((action for is_open, action in ways if is_open), None)
    if way is None:
        return None
    is_public = "yes" if own.idea.status in SHARED else "no"
    yes = Button(text.plain("proposing-edited-yes-button"), way)
    no = Button(text.plain("proposing-edited-no-button"), LeaveAsItIs())
    return Screen(text("proposing-edited-sent", number=str(number), is_public=is_public), rows((yes, no)))


def left_as_it_is(text: Texts) -> Screen:
    """Say that an idea stays as it is."""
    return Screen(text("proposing-left-as-it-is"), rows(doors.home(text)))


def _next(own: OwnIdea, text: Texts, terms: Terms) -> Html:
    idea = own.idea
    counts = {"count": idea.signature_count, "threshold": idea.threshold or terms.threshold}
    match idea.status:
        case IdeaStatus.SUBMITTED:
            return text("proposing-next-submitted", days=terms.moderation_days)
        case IdeaStatus.OPEN:
            day = last_moment(idea.closes_at) if idea.closes_at else idea.changed_at
            return text("proposing-next-open", day=day, **counts)
        case IdeaStatus.QUALIFIED | IdeaStatus.EXPIRED:
            return text(f"proposing-next-{idea.status.value}", **counts)
        case IdeaStatus.MERGED:
            return text("proposing-next-merged", number=str(idea.merged_into_id))
        case IdeaStatus.REJECTED | IdeaStatus.HIDDEN:
            return text(_next_after_no(own))
        case _:
            return text(f"proposing-next-{idea.status.value}")


def _next_after_no(own: OwnIdea) -> str:
    if own.appeal_waits:
        return "proposing-next-rejected-appealed"
    return f"proposing-next-{own.idea.status.value}" if own.can_appeal else "proposing-next-rejected-final"


def _history(own: OwnIdea, text: Texts) -> list[str]:
    """Return one line for each thing that has happened, the oldest first."""
    idea = own.idea
    lines = [(review.decided_at, _decided(review, text)) for review in own.reviews]
    lines += [
        (added.added_at, text("proposing-history-added", day=added.added_at, words=shorten(added.words, limit=200)))
        for added in own.addenda
    ]
    for moment, text_id in (
        (idea.submitted_at, "proposing-history-sent"),
        (idea.qualified_at, "proposing-history-qualified"),
        (idea.ended_at if idea.status in RAN_OUT else None, "proposing-history-ended"),
    ):
        if moment is not None:
            lines.append((moment, text(text_id, day=moment)))
    return [str(line) for _, line in sorted(lines, key=lambda line: line[0])]


def _decided(review: Review, text: Texts) -> Html:
    day = {"day": review.decided_at}
    match review.decision:
        case Decision.MERGED:
            return text("proposing-history-merged", number=str(review.merged_into_id), **day)
        case Decision.RETURNED:
            return text("proposing-history-returned", note=review.note, **day)
        case Decision.REJECTED | Decision.HIDDEN:
            reason = reason_in_short(review.reason, text)
            return Html(
                text(f"proposing-history-{review.decision.value}", reason=reason, note=review.note, **day).strip()
            )
        case _:
            return text("proposing-history-published", **day)


def _rows(own: OwnIdea, text: Texts) -> Rows:
    number, label, status = own.idea.id or 0, text.plain, own.idea.status
    is_draft = status is IdeaStatus.DRAFT
    files = Button(label("proposing-see-files-button", count=len(own.files)), SeeFiles(number))
    other = own.idea.merged_into_id if status is IdeaStatus.MERGED else None
    return rows(
        Button(label("proposing-continue-button"), ContinueDraft(number)) if is_draft else None,
        Button(label("proposing-share-button"), ShareIdea(number)) if status in SHARED else None,
        Button(label("proposing-change-button"), ChangeSomething(number)) if status is IdeaStatus.SUBMITTED else None,
        Button(label("proposing-resend-button"), EditAndResend(number)) if status in SENT_AGAIN else None,
        Button(label("moderating-read-target-button", number=str(other)), OpenIdea(other)) if other else None,
        Button(label("proposing-correct-button"), CorrectIdea(number)) if own.can_correct else None,
        Button(label("proposing-add-words-button"), AddWords(number)) if own.can_add_words else None,
        Button(label("proposing-appeal-button"), AppealDecision(number)) if own.can_appeal else None,
        Button(label("proposing-ask-person-button"), TalkToPerson()) if status in ARGUED else None,
        files if own.files else None,
        Button(label("proposing-withdraw-button"), WithdrawIdea(number)) if own.can_withdraw else None,
        Button(label("proposing-delete-button"), DeleteDraft(number), style=Style.DANGER) if is_draft else None,
        (doors.back(text, ShowMine()), doors.home(text)),
    )


def files_of(idea_id: int, files: tuple[Attachment, ...], text: Texts) -> Screen:
    """Send the photos and files of an idea."""
    return Screen(text("proposing-files-of", number=str(idea_id)), media=attached.media(files))


def ask_correction(idea: Idea, text: Texts) -> Screen:
    """Ask for other words for a published idea."""
    words = shorten(idea.words, limit=QUOTED_CHARACTERS)
    return Screen(text("proposing-ask-correction", number=str(idea.id), words=words), rows(doors.cancel(text)))


def ask_addition(idea: Idea, text: Texts) -> Screen:
    """Ask for words to add under a published idea."""
    return Screen(text("proposing-ask-addition", number=str(idea.id)), rows(doors.cancel(text)))


def corrected(idea: Idea, text: Texts) -> Screen:
    """Say that the new words stand."""
    return _done("proposing-corrected", idea, text)


def added(idea: Idea, text: Texts) -> Screen:
    """Say that the added words stand."""
    return _done("proposing-added", idea, text)


def _done(text_id: str, idea: Idea, text: Texts) -> Screen:
    see = Button(text.plain("proposing-see-button"), SeeMyIdea(idea.id or 0))
    return Screen(text(text_id, number=str(idea.id)), rows(see, doors.home(text)))


def sure_to_withdraw(idea: Idea, text: Texts) -> Screen:
    """Say what withdrawing means, before it is done."""
    question = text("proposing-withdraw-sure", number=str(idea.id), title=idea.title, signatures=idea.signature_count)
    yes = Button(text.plain("proposing-withdraw-yes-button"), ConfirmWithdraw(idea.id or 0))
    no = Button(text.plain("proposing-withdraw-no-button"), SeeMyIdea(idea.id or 0))
    return Screen(question, rows(yes, no))


def withdrawn(text: Texts) -> Screen:
    """Say that an idea is withdrawn."""
    return Screen(text("proposing-withdrawn"), rows(doors.suggest(text), doors.home(text)))
