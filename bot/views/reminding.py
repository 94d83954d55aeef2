"""My reminders: when to be reminded, what is waiting, and the reminder itself."""

from collections.abc import Callable, Sequence

from bot.domain.closing import last_moment
from bot.domain.reminding import About, Choices, Meeting, Waiting
from bot.views import doors
from bot.views.actions import Action
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.casing import ShowTimeline
from bot.views.actions.consulting import OpenConsultation
from bot.views.actions.reminding import (
    AskReminderDay,
    CancelReminder,
    RemindInDays,
    RemindMe,
    RemindThen,
    ShowReminders,
)
from bot.views.dates import moment_of
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts
from storage.tables import Remindable, RemindWhen

KINDS = (Remindable.IDEA, Remindable.CASE, Remindable.CONSULTATION, Remindable.MEETING)
WISHES = (
    RemindWhen.HOUR,
    RemindWhen.MORNING,
    RemindWhen.BEFORE_CLOSING,
    RemindWhen.DAY,
    RemindWhen.BEFORE_MEETING,
)
IN_DAYS = (
    (3, "reminding-three-days-button"),
    (7, "reminding-week-button"),
    (14, "reminding-fortnight-button"),
    (30, "reminding-month-button"),
)
LISTED = 10
# Which button opens what a reminder is about.
OPENS: dict[Remindable, Callable[[About], Action]] = {
    Remindable.IDEA: lambda about: OpenIdea(about.subject_id),
    Remindable.CASE: lambda about: ShowTimeline(about.subject_id),
    Remindable.CONSULTATION: lambda about: OpenConsultation(about.subject_id),
    Remindable.MEETING: lambda about: OpenConsultation(about.meeting.consultation_id if about.meeting else 0),
}


def button(kind: Remindable, subject_id: int, text: Texts) -> Button:
    """Lead from any card to when to be reminded of it."""
    return Button(text.plain("reminding-button"), RemindMe(KINDS.index(kind), subject_id))


def choose(choices: Choices, text: Texts) -> Screen:
    """Show when somebody can be reminded, and what they have already asked for."""
    about = choices.about
    words = [text("reminding-when", what=_what(about, text))]
    if choices.reminder is not None:
        words.insert(0, text("reminding-already", moment=moment_of(choices.reminder.due_at, text=text)))
    if about.meeting is not None:
        words.append(_beginning(about.meeting, text))
    if choices.of_meeting is not None:
        words.append(text("reminding-of-meeting", moment=moment_of(choices.of_meeting.due_at, text=text)))
    buttons = [_wish_button(about, wish, text) for wish in choices.wishes]
    known = choices.reminder
    cancel = Button(text.plain("reminding-cancel-button"), CancelReminder(known.id or 0)) if known else None
    return Screen(Html("\n\n".join(words)), rows(*buttons, cancel, _way_out(about, text)))


def _wish_button(about: About, wish: RemindWhen, text: Texts) -> Button:
    kind, subject_id = subject_of(about, wish)
    where, label = (KINDS.index(kind), subject_id), label_of(wish, text)
    if wish is RemindWhen.DAY:
        return Button(label, AskReminderDay(*where))
    return Button(label, RemindThen(*where, WISHES.index(wish)))


def subject_of(about: About, wish: RemindWhen) -> tuple[Remindable, int]:
    """Return of what a wish reminds: the hour before a meeting is of the meeting itself."""
    if wish is RemindWhen.BEFORE_MEETING and about.meeting is not None:
        return Remindable.MEETING, about.meeting.stage_id
    return about.kind, about.subject_id


def label_of(wish: RemindWhen, text: Texts) -> str:
    """Return what the button of a wish says."""
    return text.plain(f"reminding-{wish.value.replace('_', '-')}-button")


def wish_typed(choices: Choices, words: str, text: Texts) -> RemindWhen | None:
    """Return the wish whose button says these very words."""
    labels = {label_of(wish, text).casefold(): wish for wish in choices.wishes}
    return labels.get(" ".join(words.casefold().split()))


def days_typed(words: str, text: Texts) -> int | None:
    """Return in how many days the button comes that says these very words."""
    labels = {text.plain(label).casefold(): days for days, label in IN_DAYS}
    return labels.get(" ".join(words.casefold().split()))


def ask_day(about: About, text: Texts) -> Screen:
    """Ask on which day; a few are a tap away."""
    where = (KINDS.index(about.kind), about.subject_id)
    days = [Button(text.plain(label), RemindInDays(*where, days)) for days, label in IN_DAYS]
    words = text("reminding-which-day", what=_what(about, text))
    placeholder = text.plain("reminding-day-placeholder")
    return Screen(words, rows(*days, doors.cancel(text)), placeholder=placeholder)


def kept(waiting: Waiting, text: Texts) -> Screen:
    """Confirm a reminder, with the moment it comes."""
    about = waiting.about
    words = text("reminding-kept", what=_what(about, text), moment=moment_of(waiting.reminder.due_at, text=text))
    change = Button(text.plain("reminding-change-button"), RemindMe(KINDS.index(about.kind), about.subject_id))
    cancel = Button(text.plain("reminding-cancel-button"), CancelReminder(waiting.reminder.id or 0))
    return Screen(words, rows(change, cancel, _way_out(about, text)))


def listed(waiting: Sequence[Waiting], text: Texts) -> Screen:
    """Show what somebody waits to be reminded of; each can be changed or cancelled."""
    if not waiting:
        return Screen(text("reminding-none"), rows((doors.browse(text), doors.home(text))))
    shown = list(enumerate(waiting[:LISTED], start=1))
    lines = [
        text("reminding-line", position=str(place), what=_what(each.about, text), moment=_moment(each, text))
        for place, each in shown
    ]
    changes = [
        Button(
            text.plain("reminding-change-this-button", position=str(place)),
            RemindMe(KINDS.index(each.about.kind), each.about.subject_id),
        )
        for place, each in shown
    ]
    pairs = tuple(tuple(changes[at : at + 2]) for at in range(0, len(changes), 2))
    title = text("reminding-title", count=len(waiting))
    return Screen(Html("\n\n".join([title, "\n".join(lines)])), (*pairs, *rows((doors.mine(text), doors.home(text)))))


def cancelled(text: Texts) -> Screen:
    """Confirm that a reminder was cancelled."""
    others = Button(text.plain("reminding-list-button"), ShowReminders())
    return Screen(text("reminding-cancelled"), rows(others, doors.home(text)))


def which(example: str, text: Texts) -> Screen:
    """Ask for the number that a typed command needs."""
    return Screen(text("reminding-which", example=example), rows((doors.browse(text), doors.home(text))))


def remind(about: About, text: Texts) -> Screen:
    """Remind somebody of what they asked to be reminded of; of a meeting, with the way to watch it."""
    opens = OPENS.get(about.kind)
    ends = text("reminding-open", day=last_moment(about.closes_at)) if about.is_open and about.closes_at else Html()
    ended = text("reminding-ended") if not about.is_open else Html()
    begins = _beginning(about.meeting, text) if about.meeting is not None and about.is_open else Html()
    meeting = about.meeting if about.kind is Remindable.MEETING else None
    watch = Button(text.plain("stream-watch-button"), url=meeting.address) if meeting is not None else None
    words = text("reminding-told", what=_what(about, text))
    look = Button(text.plain("reminding-look-button"), opens(about)) if opens else None
    again = Button(text.plain("reminding-again-button"), RemindMe(KINDS.index(about.kind), about.subject_id))
    parts = (part for part in (words, begins, ends, ended) if part)
    return Screen(Html("\n\n".join(parts)), rows(watch, look, again, doors.home(text)))


def _beginning(meeting: Meeting, text: Texts) -> Html:
    if meeting.has_begun:
        return text("reminding-meeting-on", name=meeting.name, link=meeting.address)
    moment = moment_of(meeting.starts_at, text=text)
    return text("reminding-meeting-begins", name=meeting.name, moment=moment, link=meeting.address)


def _what(about: About, text: Texts) -> Html:
    return text(f"reminding-{about.kind.value}", number=about.number, title=about.title)


def _moment(waiting: Waiting, text: Texts) -> str:
    return moment_of(waiting.reminder.due_at, text=text)


def _way_out(about: About, text: Texts) -> tuple[Button, ...]:
    opens = OPENS.get(about.kind)
    back = (doors.back(text, opens(about)),) if opens else ()
    return (*back, doors.home(text))
