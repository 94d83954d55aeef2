"""The live card of an announcement: waiting, going out, halted, finished or taken back."""

from collections.abc import Callable

from bot.domain.announcing import Case
from bot.views import announcing, dates
from bot.views.actions import announcing as writing
from bot.views.actions import broadcasting as actions
from bot.views.screens import Button, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AnnouncementState, CardKind

S = AnnouncementState
SAID_IN_MINUTES = 120  # as many seconds, and more, are said in minutes


def live(case: Case, text: Texts, is_private: bool) -> Screen:
    """Draw the card of an announcement that hangs somewhere anew."""
    return card(case, text, is_private=is_private)


def card(case: Case, text: Texts, *, is_private: bool = True) -> Screen:
    """Show how an announcement stands, whatever has become of it; a draft is shown with its preview instead."""
    shown = Shown(CardKind.ANNOUNCEMENT, case.number)
    words, lines = CARDS[case.state](case, text)
    title = text("broadcast-title", number=str(case.number), title=announcing.title_of(case.letter, text))
    every = Button(text.plain("announcing-all-button"), writing.ShowAnnouncements()) if is_private else None
    return Screen(paragraphs(title, words), (*lines, *rows(every)), shown=shown)


def _draft_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    go_on = Button(text.plain("announcing-continue-button"), writing.SeePreview(case.number))
    return text("broadcast-rewritten"), rows(go_on)


def _asked_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    back = Button(text.plain("broadcast-take-back-button"), actions.TakeBack(case.number))
    return text("broadcast-waits-for-second", people=case.announcement.promised), rows(back)


def _scheduled_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    due_at = case.announcement.due_at or case.now
    moment = dates.in_words(due_at, text=text, now=case.now)
    back = Button(text.plain("broadcast-take-back-button"), actions.TakeBack(case.number))
    return text("broadcast-scheduled", moment=moment, people=case.announcement.promised), rows(back)


def _sending_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    pause = Button(text.plain("broadcast-pause-button"), actions.PauseSending(case.number))
    stop = Button(text.plain("broadcast-stop-button"), actions.StopSending(case.number), style=Style.DANGER)
    has_only_sleepers = case.announcement.is_all_owed and not case.tally.ready and case.tally.waiting
    text_id = "broadcast-awake-have-it" if has_only_sleepers else "broadcast-sending"
    seconds = case.seconds_left
    minutes = round(seconds / 60) if seconds >= SAID_IN_MINUTES else 0
    words = text(text_id, **_progress(case), seconds=seconds, minutes=minutes)
    return Html(f"{words}\n{_counts(case, text)}"), rows((pause, stop), _again(case, text))


def _paused_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    go_on = Button(text.plain("broadcast-continue-button"), actions.ContinueSending(case.number))
    stop = Button(text.plain("broadcast-stop-button"), actions.StopSending(case.number), style=Style.DANGER)
    words = text("broadcast-paused", **_progress(case))
    return Html(f"{words}\n{_counts(case, text)}"), rows((go_on, stop), _again(case, text))


def _stopped_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    announcement, tally = case.announcement, case.tally
    if announcement.recalled_at is not None:
        return _recalled_card(case, text)
    if announcement.closed_at is not None:
        words = Html(f"{text('broadcast-closed', done=tally.done)}\n{_counts(case, text)}")
        return words, rows(*_after(case, text))
    to_come = tally.ready + max(0, announcement.promised - announcement.owed)
    words = text("broadcast-stopped", done=tally.done, have=tally.delivered, left=to_come, waiting=tally.waiting)
    go_on = Button(text.plain("broadcast-continue-button"), actions.ContinueSending(case.number))
    leave = Button(text.plain("broadcast-leave-button"), actions.LeaveStopped(case.number))
    return Html(f"{words}\n{_counts(case, text)}"), rows(go_on, _recall(case, text), leave, _again(case, text))


def _finished_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    announcement = case.announcement
    if announcement.recalled_at is not None:
        return _recalled_card(case, text)
    took = (announcement.ended_at or case.now) - (announcement.begun_at or case.now)
    words = text("broadcast-finished", span=dates.span(took, text=text))
    return Html(f"{words}\n{_counts(case, text)}"), rows(*_after(case, text))


def _recalled_card(case: Case, text: Texts) -> tuple[Html, Rows]:
    words = text("broadcast-recalled", recalled=case.tally.recalled, copies=case.tally.delivered)
    return words, rows(_report(case, text))


CARDS: dict[AnnouncementState, Callable[[Case, Texts], tuple[Html, Rows]]] = {
    S.DRAFT: _draft_card,
    S.ASKED: _asked_card,
    S.SCHEDULED: _scheduled_card,
    S.SENDING: _sending_card,
    S.PAUSED: _paused_card,
    S.STOPPED: _stopped_card,
    S.FINISHED: _finished_card,
}


def _progress(case: Case) -> dict[str, int]:
    announcement, tally = case.announcement, case.tally
    to_come = 0 if announcement.is_all_owed else max(0, announcement.promised - announcement.owed)
    total = tally.done + tally.ready + to_come
    return {"done": tally.done, "total": total, "percent": round(100 * tally.done / total) if total else 100}


def _counts(case: Case, text: Texts) -> Html:
    tally = case.tally
    morning = dates.clock(tally.waits_until, text=text) if tally.waits_until is not None else ""
    said = text(
        "broadcast-counts",
        delivered=tally.delivered,
        left=tally.left,
        failed=tally.failed,
        waiting=tally.waiting,
        morning=morning,
        declined=tally.declined,
        doubted=tally.doubted,
    )
    return Html(said)


def _again(case: Case, text: Texts) -> Button | None:
    if not case.tally.doubted:
        return None
    return Button(text.plain("broadcast-again-button", count=case.tally.doubted), actions.SendAgain(case.number))


def _after(case: Case, text: Texts) -> list[Button | None]:
    has_links = bool(case.letter.links)
    taps = Button(text.plain("broadcast-taps-button"), actions.ShowTaps(case.number)) if has_links else None
    return [_again(case, text), taps, _recall(case, text), _report(case, text)]


def _recall(case: Case, text: Texts) -> Button | None:
    hours, have = case.hours_to_recall, case.tally.delivered
    if hours <= 0 or not have:
        return None
    is_over = case.state is S.FINISHED or case.announcement.closed_at is not None
    label = (
        text.plain("broadcast-recall-button", hours=hours)
        if is_over
        else text.plain("broadcast-recall-all-button", have=have)
    )
    return Button(label, actions.ConsiderRecall(case.number))


def _report(case: Case, text: Texts) -> Button:
    return Button(text.plain("broadcast-report-button"), actions.ShowReport(case.number))
