"""What an author is told when something was decided about their idea, and what they can do next."""

from datetime import datetime

from bot.domain.closing import last_moment
from bot.domain.moderating import AppealCase, Outcome
from bot.views import doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.moderating import AppealDecision
from bot.views.actions.proposing import EditAndResend, SeeMyIdea
from bot.views.actions.sharing import ShareIdea
from bot.views.screens import Button, Screen, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import Decision, Idea, RejectReason


def decided(outcome: Outcome, text: Texts) -> Screen:
    """Tell an author what was decided about their idea."""
    match outcome.review.decision:
        case Decision.PUBLISHED:
            return _published(outcome, text)
        case Decision.RETURNED:
            return _returned(outcome, text)
        case Decision.MERGED:
            return _merged(outcome, text)
        case Decision.HIDDEN:
            return _turned_down("moderating-told-hidden", outcome, text, can_resend=False)
        case _:
            return _turned_down("moderating-told-rejected", outcome, text, can_resend=True)


def because(reason: RejectReason | None, text: Texts) -> Html:
    """Return why, as the end of a sentence, with what would help."""
    return text(f"moderating-because-{(reason or RejectReason.OTHER).value.replace('_', '-')}")


def reason_in_short(reason: RejectReason | None, text: Texts) -> Html:
    """Return only why, to stand inside a sentence."""
    return text(f"moderating-why-{(reason or RejectReason.OTHER).value.replace('_', '-')}")


def _published(outcome: Outcome, text: Texts) -> Screen:
    idea = outcome.idea
    number = idea.id or 0
    text_id = "moderating-told-published-after-appeal" if outcome.is_second_look else "moderating-told-published"
    closes_at: datetime = idea.closes_at or idea.changed_at
    said = text(
        text_id,
        title=idea.title,
        number=str(number),
        day=last_moment(closes_at),
        promise=promise(idea, text),
    )
    share = Button(text.plain("proposing-share-button"), ShareIdea(number), style=Style.SUCCESS)
    return Screen(said, rows(share, Button(text.plain("proposing-see-button"), SeeMyIdea(number)), doors.home(text)))


def promise(idea: Idea, text: Texts) -> Html:
    """Return what happens when the idea has reached its signatures, as its cards say it."""
    if idea.consequence:
        return text("card-consequence", threshold=idea.threshold or 0, consequence=idea.consequence)
    return text("card-consequence-usual", threshold=idea.threshold or 0)


def _returned(outcome: Outcome, text: Texts) -> Screen:
    idea = outcome.idea
    said = text("moderating-told-returned", number=str(idea.id), title=idea.title, note=outcome.review.note)
    return Screen(said, rows(_resend(outcome, text), _person(text), doors.home(text)))


def _merged(outcome: Outcome, text: Texts) -> Screen:
    idea, target = outcome.idea, outcome.merged_into
    to, title = str(target.id if target else ""), target.title if target else ""
    said = text("moderating-told-merged", number=str(idea.id), title=idea.title, target=to, targetTitle=title)
    read = Button(text.plain("moderating-read-target-button", number=to), OpenIdea(target.id or 0)) if target else None
    return Screen(said, rows(read, _appeal(outcome, text), _person(text), doors.home(text)))


def _turned_down(text_id: str, outcome: Outcome, text: Texts, *, can_resend: bool) -> Screen:
    idea, review = outcome.idea, outcome.review
    note = text("moderating-told-note", note=review.note) if review.note else Html("")
    why = because(review.reason, text) if can_resend else reason_in_short(review.reason, text)
    said = text(text_id, number=str(idea.id), title=idea.title, because=why, note=note)
    resend = _resend(outcome, text) if can_resend else None
    return Screen(said, rows(resend, _appeal(outcome, text), _person(text), doors.home(text)))


def upheld(case: AppealCase, text: Texts) -> Screen:
    """Tell an author that another moderator has looked, and the decision stays."""
    reason = (case.review.reason or RejectReason.OTHER).value.replace("_", "-")
    why = text(f"appealing-because-{reason}")
    said = text("appealing-told-upheld", number=str(case.idea.id), title=case.idea.title, because=why)
    return Screen(said, rows(_person(text), doors.suggest(text), doors.home(text)))


def _resend(outcome: Outcome, text: Texts) -> Button:
    return Button(text.plain("proposing-resend-button"), EditAndResend(outcome.idea.id or 0), style=Style.SUCCESS)


def _appeal(outcome: Outcome, text: Texts) -> Button | None:
    if not outcome.can_appeal:
        return None
    return Button(text.plain("proposing-appeal-button"), AppealDecision(outcome.idea.id or 0))


def _person(text: Texts) -> Button:
    return Button(text.plain("proposing-ask-person-button"), TalkToPerson())
