"""Cases in an officer's own chat: the one live card of each, and after that short reminders that point to it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.case_news import Duty
from bot.domain.casing import CaseView
from bot.views import answering, casing, dates, doors
from bot.views.actions.casing import OpenCase, UpdateStatus
from bot.views.cards import word_of
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CardKind, CaseEvent, CaseEventKind

NEWS = frozenset(
    {CaseEventKind.ANSWERED, CaseEventKind.FOLLOW_UP, CaseEventKind.REOPENED, CaseEventKind.DEMANDED}
)  # what citizens say to the department
IS_NEWS_FOR = timedelta(days=1)


def on_duty(duty: Duty, text: Texts) -> Screen:
    """Show an officer a case they should look at: its card, or a reminder of the card that hangs there already."""
    if duty.card_id is None:
        return casing.card(duty.view, text, is_private=True)
    return replace(reminder(duty.view, text), refers_to=duty.card_id)


def live(view: CaseView, text: Texts, _is_private: bool) -> Screen:
    """Draw a reminder anew, so that the last one says when nothing is owed any more."""
    return reminder(view, text)


def reminder(view: CaseView, text: Texts) -> Screen:
    """Remind an officer of a case in a few words, or tell what is new; a reply to them is a reply to its card."""
    opens = Button(text.plain("casing-open-button", code=view.code), OpenCase(view.number))
    status = Button(text.plain("casing-status-button"), UpdateStatus(view.number), style=Style.SUCCESS)
    shown = Shown(CardKind.CASE_REMINDER, view.number)
    files = answering.files_button(_news(view), view, text)
    buttons = rows(status if view.is_promise_due else None, files, opens, doors.home(text))
    return Screen(_words(view, text), buttons, shown=shown)


def _words(view: CaseView, text: Texts) -> Html:
    event = _news(view)
    if event is not None:
        said = answering.in_words(event, view, text)
        words = text(f"casing-reminder-{word_of(event.kind)}", code=view.code, words=said)
        return paragraphs(words, *(_how(view, text) if view.is_open else ()))
    if view.is_open:
        title = text("casing-reminder", code=view.code)
        due, guide = _how(view, text)
        return paragraphs(Html(f"{title}\n{due}"), guide)
    if view.is_promise_due and view.case.promised_on is not None:
        day = dates.day_alone(view.case.promised_on, text=text)
        if not view.case.promise:
            return text("casing-reminder-promise-day", code=view.code, day=day)
        return text("casing-reminder-promise", code=view.code, promise=view.case.promise, day=day)
    return text("casing-reminder-over", code=view.code)


def _how(view: CaseView, text: Texts) -> tuple[Html, Html]:
    return casing.due(view, text), text("casing-reminder-guide")


def _news(view: CaseView) -> CaseEvent | None:
    """Return what has just been asked or answered, if no reply has come since; a day later it is no news any more."""
    told = [event for event in view.events if event.kind in NEWS]
    newest, reply = told[-1] if told else None, view.reply.reply if view.reply else None
    if newest is None or view.now - newest.happened_at >= IS_NEWS_FOR:
        return None
    is_answered = reply is not None and reply.published_at is not None and reply.published_at >= newest.happened_at
    return None if is_answered else newest
