"""How it works, the policy in eight lines, and talking to a person."""

from bot.domain.helping import Asked, Drafted
from bot.domain.terms import Terms
from bot.views import doors
from bot.views.actions.helping import DiscardAnswer, SendAnswer, ShowHelp, ShowPrivacy, TalkToPerson
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.texts import Html, Texts
from storage.tables import CardKind


def how_it_works(terms: Terms, text: Texts, *, moderation_days: int) -> Screen:
    """Explain the place in one message."""
    person = Button(text.plain("help-person-button"), TalkToPerson())
    privacy = Button(text.plain("help-privacy-button"), ShowPrivacy())
    words = text("help-how", days=moderation_days, threshold=terms.threshold, consequence=terms.consequence)
    return Screen(words, rows(person, doors.suggest(text), (privacy, doors.home(text))))


def privacy(text: Texts, *, is_private: bool = True) -> Screen:
    """Say in eight lines what is kept and what is not; what is kept of somebody is shown in their own chat alone."""
    if not is_private:
        return Screen(text("help-privacy"), rows(doors.chat(text, payload="mydata")))
    person = Button(text.plain("help-person-button"), TalkToPerson())
    return Screen(text("help-privacy"), rows(doors.my_data(text), person, doors.home(text)))


def in_group(text: Texts, *, posts_per_day: int) -> Screen:
    """Say what can be done in a group."""
    return Screen(text("help-group", posts=posts_per_day), rows(doors.chat(text)))


def for_staff(text: Texts) -> Screen:
    """Say what can be done in the staff chat."""
    return Screen(text("help-staff"))


def ask(text: Texts) -> Screen:
    """Ask somebody for their question."""
    placeholder = text.plain("help-ask-placeholder")
    return Screen(text("help-ask-person"), rows(doors.cancel(text)), placeholder=placeholder)


def asked(text: Texts, *, moderation_days: int) -> Screen:
    """Confirm that a person will read the question."""
    return Screen(text("help-asked", days=moderation_days), rows(doors.home(text)))


def needs_text(text: Texts) -> Screen:
    """Say that a question has to be written."""
    return Screen(text("help-needs-text"), rows(doors.cancel(text)))


def question_card(asked: Asked | None, text: Texts, *, question_id: int) -> Screen:
    """Show a question to the staff: open, answered, or taken back."""
    shown = Shown(CardKind.QUESTION, question_id)
    if asked is None:
        return Screen(text("help-question-gone"), shown=shown)
    number, words = str(question_id), asked.question.words
    if asked.answer is None:
        since = asked.question.asked_at if asked.question.asked_again_at else None
        late = text("help-question-late", asked_at=since) if since else Html("")
        return Screen(text("help-question-card", number=number, words=words, late=late), shown=shown)
    answered = text("help-question-answered", number=number, words=words, answer=asked.answer.words)
    return Screen(answered, shown=shown)


def question_live(facts: tuple[int, Asked | None], text: Texts, _is_private: bool) -> Screen:
    """Redraw the card of a question."""
    question_id, asked = facts
    return question_card(asked, text, question_id=question_id)


def notice_of_question(asked: Asked, text: Texts) -> Screen:
    """Show a new question to the staff."""
    return question_card(asked, text, question_id=asked.question.id or 0)


def answer_preview(drafted: Drafted, text: Texts) -> Screen:
    """Show a moderator their answer before it is sent."""
    words = text("help-answer-preview", number=str(drafted.question.id), words=drafted.answer.words)
    send = Button(text.plain("help-answer-send-button"), SendAnswer(drafted.answer.id or 0), style=Style.SUCCESS)
    discard = Button(text.plain("help-answer-discard-button"), DiscardAnswer(drafted.answer.id or 0))
    return Screen(words, rows((send, discard)))


def answer_sent(text: Texts) -> Screen:
    """Confirm to the staff that the answer is on its way."""
    return Screen(text("help-answer-sent"))


def answer_discarded(text: Texts) -> Screen:
    """Confirm to the staff that nothing was sent."""
    return Screen(text("help-answer-discarded"))


def notice_of_unreached(drafted: Drafted, text: Texts) -> Screen:
    """Tell the staff that whoever asked cannot be reached."""
    return Screen(text("help-unreached", number=str(drafted.question.id)))


def notice_of_answer(drafted: Drafted, text: Texts) -> Screen:
    """Bring somebody the answer to their question."""
    words = text("help-answered", question=drafted.question.words, answer=drafted.answer.words)
    again = Button(text.plain("help-ask-again-button"), TalkToPerson())
    return Screen(words, rows(again, (Button(text.plain("start-how-button"), ShowHelp()), doors.home(text))))
