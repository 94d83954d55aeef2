"""What whoever waits is told when an answer is late."""

from bot.domain.promising import LateQuestion, LateReview
from bot.views import doors
from bot.views.actions.helping import TalkToPerson
from bot.views.actions.proposing import SeeMyIdea
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Texts


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
