"""What whoever waits is told when an answer is late."""

from bot.domain.promising import LateOutcome, LateQuestion, LateReview
from bot.views import concluding, doors
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.proposing import SeeMyIdea
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Texts
from storage.tables import OutcomeState


def review_late(late: LateReview, text: Texts) -> Screen:
    """Tell an author that the decision about their idea is late."""
    number = late.idea.id or 0
    words = text("promising-review-late", number=str(number), title=late.idea.title, days=late.days)
    see = Button(text.plain("proposing-see-button"), SeeMyIdea(number))
    person = Button(text.plain("proposing-ask-person-button"), TalkToPerson())
    return Screen(words, rows(see, person, doors.home(text)))


def question_late(late: LateQuestion, text: Texts) -> Screen:
    """Tell somebody that their question still waits."""
    words = text("promising-question-late", asked_at=late.question.asked_at, question=late.question.words)
    return Screen(words, rows(doors.home(text)))


def outcome_late(late: LateOutcome, text: Texts) -> Screen:
    """Remind whoever leads a consultation that everybody waits for its outcome."""
    found = late.consultation
    is_proposed = late.state is OutcomeState.PROPOSED
    text_id = "promising-outcome-proposed" if is_proposed else "promising-outcome-late"
    ended = found.concluded_at or found.changed_at
    words = text(text_id, number=str(found.id), theme=found.theme, day=ended)
    return Screen(words, rows(concluding.button(found.id or 0, text, is_public=False), doors.home(text)))
