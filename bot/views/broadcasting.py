"""The last step before an announcement goes out: the preview, the moment, and the second admin."""

from datetime import datetime

from bot.domain.announcing import Case
from bot.domain.sending_times import Usual, minute_of
from bot.views import announced, announcing, dates, doors, segmenting
from bot.views.actions import announcing as writing
from bot.views.actions import broadcasting as actions
from bot.views.screens import Button, Rows, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AnnouncementState

S = AnnouncementState


def preview(case: Case, text: Texts) -> Screen:
    """Show how it will look, and below it the card with what can be done: nothing is sent without having been seen."""
    seen = announced.copy_seen(case)
    shown = draft(case, text)
    return Screen(shown.text, shown.rows, letter=announced.with_footer(seen, text), silent=True)


def draft(case: Case, text: Texts) -> Screen:
    """Show the last step before sending."""
    return Screen(paragraphs(text("broadcast-step"), *_whom(case, text), _buttons(case, text)), _draft_rows(case, text))


def _whom(case: Case, text: Texts) -> list[Html]:
    reach, said = case.reach, []
    if case.segments:
        said.append(text("broadcast-to", audience=segmenting.audience(case, text), people=reach.people))
    if case.places:
        names = segmenting.titles_of(case.places, text)
        said.append(text("broadcast-places", places=names, only="no" if case.segments else "yes"))
    if reach.quiet:
        said.append(text("broadcast-quiet", people=reach.quiet))
    if reach.off or reach.left or reach.never_came:
        said.append(text("broadcast-left-out", off=reach.off, left=reach.left, never=reach.never_came))
    due_at = case.announcement.due_at
    if due_at is not None:
        text_id = "broadcast-then" if case.later is not None else "broadcast-then-passed"
        said.append(text(text_id, moment=dates.in_words(due_at, text=text, now=case.now)))
    minutes = max(1, round(reach.people / max(1, case.announcement.per_second) / 60))
    return [Html("\n".join(said)), text("broadcast-takes", minutes=minutes)]


def _buttons(case: Case, text: Texts) -> Html:
    links = case.letter.links
    if not links:
        return Html("")
    lines = [
        text("broadcast-button-opens", label=link.label, url=link.url)
        if link.url
        else text("broadcast-button-counts", label=link.label)
        for link in links
    ]
    return text("broadcast-buttons", lines=Html("\n".join(lines)))


def _draft_rows(case: Case, text: Texts) -> Rows:
    number, label = case.number, text.plain
    has_links = bool(case.letter.links)
    sound = "yes" if case.announcement.with_sound else "no"
    ring = writing.ToggleSound(number, int(not case.announcement.with_sound))
    send = Button(_send_label(case, text), actions.ConsiderSending(number), style=Style.SUCCESS)
    return rows(
        Button(label("broadcast-test-me-button"), writing.TryOnMe(number)),
        Button(label("broadcast-test-staff-button"), writing.TryOnStaff(number)),
        Button(label("broadcast-text-button"), writing.ChangeText(number)),
        Button(label("broadcast-audience-button"), writing.ShowAudience(number)),
        None if case.letter.is_album else Button(label("broadcast-link-button"), writing.AddLink(number)),
        Button(label("broadcast-no-links-button"), writing.DropLinks(number)) if has_links else None,
        Button(label("broadcast-schedule-button"), actions.ShowTimes(number)),
        Button(label("broadcast-sound-button", sound=sound), ring),
        Button(label("broadcast-save-button"), writing.SaveText(number)),
        send,
        Button(label("start-cancel-button"), writing.LeaveAnnouncement(number)),
    )


def _send_label(case: Case, text: Texts) -> str:
    people = case.reach.people
    if case.later is not None:
        return text.plain("broadcast-send-then-button", people=people or len(case.places))
    if not people and case.places:
        return text.plain("broadcast-send-places-button", count=len(case.places))
    return text.plain("broadcast-send-button", people=people)


def consider(case: Case, text: Texts) -> Screen:
    """Say once more what sending means, and ask."""
    when = _when(case, text) if case.later is not None else text("broadcast-now")
    words = [text("broadcast-sure", people=case.reach.people, places=len(case.places), when=when)]
    needs_second = case.needs_second_admin
    if needs_second:
        words.append(text("broadcast-second", limit=case.limit))
    ask = Button(text.plain("broadcast-who-agrees-button"), actions.ShowHelpers(case.number), style=Style.SUCCESS)
    later = "broadcast-then-button" if case.later is not None else "broadcast-now-button"
    now = Button(text.plain(later), actions.ConfirmSending(case.number), style=Style.SUCCESS)
    back = Button(text.plain("start-back-button"), writing.LeaveText(case.number))
    return Screen(Html(" ".join(words)), rows(ask if needs_second else now, back))


def helpers(number: int, named: list[tuple[int, str]], text: Texts) -> Screen:
    """Show which admins could agree."""
    lines = [
        Button(
            text.plain("broadcast-ask-button", name=name) if name else text.plain("broadcast-ask-nameless-button"),
            actions.AskToAgree(number, person_id),
        )
        for person_id, name in named
    ]
    return Screen(text("broadcast-who-agrees"), rows(*lines, doors.back(text, actions.ConsiderSending(number))))


def asked(case: Case, text: Texts) -> Screen:
    """Ask a second admin, with the announcement as it will look above the question."""
    card_ = _to_agree(case, text)
    seen = announced.copy_seen(case)
    return Screen(card_.text, card_.rows, letter=announced.with_footer(seen, text))


def _to_agree(case: Case, text: Texts) -> Screen:
    to = segmenting.audience(case, text)
    words = text("broadcast-asks-you", audience=to, people=case.announcement.promised, when=_when(case, text))
    agree = Button(text.plain("broadcast-agree-button"), actions.AgreeToSend(case.number), style=Style.SUCCESS)
    decline = Button(text.plain("broadcast-decline-button"), actions.DeclineToSend(case.number))
    return Screen(words, rows((agree, decline)))


def agreed(case: Case, text: Texts) -> Screen:
    """Confirm to a second admin what they agreed to."""
    return Screen(text("broadcast-you-agreed", when=_when(case, text)))


def declined(text: Texts) -> Screen:
    """Confirm to a second admin that nothing is sent."""
    return Screen(text("broadcast-you-declined"))


def decided(found: tuple[Case, bool], text: Texts) -> Screen:
    """Tell whoever asked what the second admin decided."""
    case, has_agreed = found
    title = announcing.title_of(case.letter, text)
    if has_agreed:
        return Screen(text("broadcast-was-agreed", title=title, when=_when(case, text)))
    again = Button(text.plain("announcing-continue-button"), writing.SeePreview(case.number))
    return Screen(text("broadcast-was-declined", title=title), rows(again))


def _when(case: Case, text: Texts) -> Html:
    due_at = case.later
    if due_at is None or case.state not in (S.ASKED, S.SCHEDULED, S.DRAFT):
        return text("broadcast-at-once")
    return text("broadcast-at", moment=dates.in_words(due_at, text=text, now=case.now))


def times(case: Case, usual: dict[Usual, datetime], text: Texts) -> Screen:
    """Ask when it shall go out."""
    lines = [
        Button(text.plain(f"broadcast-{name.value}-button"), actions.ChooseTime(case.number, minute_of(moment)))
        for name, moment in usual.items()
    ]
    other = Button(text.plain("broadcast-other-time-button"), actions.AskTime(case.number))
    at_once = Button(text.plain("broadcast-at-once-button"), actions.SetTime(case.number, 0))
    has_time = case.announcement.due_at is not None
    back = Button(text.plain("start-back-button"), writing.LeaveText(case.number))
    return Screen(text("broadcast-when"), rows(*lines, other, at_once if has_time else None, back))


def ask_time(number: int, text: Texts, *, is_private: bool) -> Screen:
    """Ask for a day and a time in words."""
    how = text("broadcast-time-here" if is_private else "broadcast-time-reply")
    back = Button(text.plain("start-back-button"), actions.ShowTimes(number))
    return Screen(text("broadcast-time", how=how), rows(back))


def echo_time(number: int, moment: datetime, text: Texts, *, now: datetime) -> Screen:
    """Say in words which moment was understood, before it is set."""
    words = text("broadcast-echo", moment=dates.in_words(moment, text=text, now=now))
    yes = Button(text.plain("broadcast-yes-button"), actions.SetTime(number, minute_of(moment)), style=Style.SUCCESS)
    other = Button(text.plain("broadcast-other-time-button"), actions.AskTime(number))
    return Screen(words, rows(yes, other, doors.back(text, actions.ShowTimes(number))))
