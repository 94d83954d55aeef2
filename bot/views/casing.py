"""Cases: the card in a department's topic, and the questions in between (screens.md, 8)."""

from collections.abc import Sequence

from bot.domain.casing import EXTENSIONS_WORKING_DAYS, CaseView, Line, PointPlace, Prompt
from bot.domain.closing import last_moment
from bot.domain.proposing import QUOTED_CHARACTERS
from bot.domain.titles import shorten
from bot.views import answering, dates, doors, speaking
from bot.views.actions import casing as actions
from bot.views.cards import word_of
from bot.views.screens import Button, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CardKind, CaseEventKind, CasePhase, Department

LISTED_AT_ONCE = 8
FOLLOW_UPS = frozenset({CaseEventKind.FOLLOW_UP})


def live(view: CaseView, text: Texts, is_private: bool) -> Screen:
    """Draw a case's card that hangs somewhere anew."""
    return card(view, text, is_private=is_private)


def asked(view: CaseView, text: Texts) -> Screen:
    """Show a department, in its topic, a case that has come."""
    return card(view, text)


def card(view: CaseView, text: Texts, *, is_private: bool = False) -> Screen:
    """Show a case to those who answer it."""
    words = paragraphs(
        _heading(view, text),
        _departments(view, text),
        text("casing-question", question=_question(view, text)),
        _talk(view, text),
        _due(view, text),
        _answer(view, text),
        _guide(view, text, is_private=is_private),
    )
    return Screen(words, _rows(view, text, is_private=is_private), shown=Shown(CardKind.CASE, view.number))


def unreached(view: CaseView, text: Texts) -> Screen:
    """Say in the topic that whoever began the matter cannot be reached."""
    return Screen(text("casing-unreached", code=view.code), silent=True)


def _heading(view: CaseView, text: Texts) -> Html:
    title = text("casing-heading", code=view.code, state=_state(view, text))
    if view.about.place is not None:
        return Html(f"{title}\n{_from_point(view.about.place, view.about.signature_count, text)}")
    about = text(
        "casing-from",
        number=str(view.about.subject.subject_id),
        title=view.about.title,
        signatures=view.about.signature_count,
    )
    return Html(f"{title}\n{about}")


def _from_point(place: PointPlace, likes: int, text: Texts) -> Html:
    known = {"number": str(place.number), "count": place.count, "view": str(place.view_number)}
    return text("casing-from-point", **known, consultation=str(place.consultation_id), theme=place.theme, likes=likes)


def _state(view: CaseView, text: Texts) -> Html:
    if view.case.phase is CasePhase.REPLIED:
        return text(f"casing-state-{word_of(view.case.status)}")
    if view.is_dropped:
        return text("casing-state-dropped")
    if view.lead is None:
        return text("casing-state-unrouted")
    return text("casing-state-again" if view.reply is not None else "casing-state-first")


def _departments(view: CaseView, text: Texts) -> Html:
    if view.lead is None:
        return text("casing-no-lead")
    joint = ", ".join(department.name for department in view.joint)
    if joint:
        return text("casing-lead-joint", lead=view.lead.name, joint=joint)
    return text("casing-lead", lead=view.lead.name)


def _question(view: CaseView, text: Texts) -> str:
    if view.about.place is not None and not view.case.question:
        return text.plain("casing-question-hidden")
    return view.case.question or text.plain("casing-question-usual")


def _talk(view: CaseView, text: Texts) -> Html:
    """What the resident was asked last and has answered, and what others ask besides."""
    asked = [event for event in view.events if event.kind is CaseEventKind.ASKED]
    answer = answering.newest(view)
    again = [event for event in view.events if event.kind is CaseEventKind.REOPENED]
    others = [event for event in view.events if event.kind in FOLLOW_UPS]
    lines = []
    if asked:
        lines.append(text("casing-asked", question=asked[-1].note))
    if answer is not None:
        lines.append(text("casing-answered", answer=answering.in_words(answer, view, text)))
    elif asked:
        lines.append(text("casing-not-answered"))
    if again and view.is_open:
        lines.append(text("casing-asked-again", words=again[-1].note))
    if view.demands and view.is_open:
        newest = view.demands[-1]
        by = speaking.who(newest.badge, newest.shown_as, None, text)
        lines.append(text("casing-demanded", who=by, day=newest.demanded_at, words=newest.words))
    if others:
        lines.append(text("casing-follow-ups", count=len(others), words=others[-1].note))
    return Html("\n".join(lines))


def _due(view: CaseView, text: Texts) -> Html:
    if not view.is_open:
        return Html("")
    return Html(f"{due(view, text)} {text('casing-owner', owner=owner_of(view, text))}")


def due(view: CaseView, text: Texts) -> Html:
    """Return by when an answer is owed, or how late it is."""
    last = last_moment(view.case.due_at)
    line = text(
        "casing-due-late" if view.is_late else "casing-due",
        day=dates.weekday(last, text=text),
        left=dates.days_until(last, text=text, now=view.now),
        late=view.days_late,
    )
    if view.case.escalated_at is not None:
        line = Html(f"{line} {text('casing-parent-told')}")
    return line


def owner_of(view: CaseView, text: Texts) -> str:
    if view.case.owner_id is None:
        return text.plain("casing-nobody-yet")
    return view.owner_name or text.plain("casing-somebody")


def _answer(view: CaseView, text: Texts) -> Html:
    """What was published last, and how it was rated."""
    if view.reply is None or view.reply.reply.published_at is None:
        return Html("")
    reply, ratings = view.reply.reply, view.reply.ratings
    words = text(
        "casing-reply",
        version=reply.version,
        day=reply.published_at,
        words=shorten(reply.words, limit=QUOTED_CHARACTERS),
    )
    if not ratings.total:
        return words
    rated = text(
        "casing-ratings",
        satisfied=ratings.satisfied,
        acceptable=ratings.acceptable,
        not_acceptable=ratings.not_acceptable,
    )
    return Html(f"{words}\n{rated}")


def _guide(view: CaseView, text: Texts, *, is_private: bool) -> Html:
    if view.is_dropped:
        return text("casing-guide-dropped")
    if view.lead is None:
        return text("casing-guide-unrouted")
    if not view.is_open:
        return text("casing-guide-replied")
    if is_private:
        return text("casing-guide-private")
    return text("casing-guide" if view.has_topic else "casing-guide-here")


def _rows(view: CaseView, text: Texts, *, is_private: bool) -> Rows:
    number, label = view.number, text.plain
    way_out = rows((Button(label("casing-inbox-button"), actions.ShowInbox()), doors.home(text))) if is_private else ()
    history = Button(label("casing-history-button"), actions.ShowHistory(number))
    files = answering.files_button(answering.newest(view), view, text)
    if view.is_dropped:
        return (*rows(history, files), *way_out)
    if view.case.phase is CasePhase.REPLIED:
        status = Button(label("casing-status-button"), actions.UpdateStatus(number), style=Style.SUCCESS)
        again = Button(label("casing-reopen-button"), actions.ReopenCase(number))
        return (*rows(status, again, files, history), *way_out)
    if view.lead is None:
        return (*_routes(view), *rows(files, history), *way_out)
    claim = Button(label("casing-claim-button"), actions.ClaimCase(number), style=Style.SUCCESS)
    release = Button(label("casing-release-button"), actions.ReleaseCase(number))
    ready = Button(label("casing-ready-button"), actions.ReadyTexts(number))
    is_taken = view.case.owner_id is not None
    return (
        *rows(
            release if is_taken else claim,
            Button(label("casing-ask-resident-button"), actions.AskResident(number)),
            Button(label("casing-add-department-button"), actions.AddDepartment(number)),
            (
                Button(label("casing-not-ours-button"), actions.NotOurs(number)),
                Button(label("casing-more-time-button"), actions.MoreTime(number)),
            ),
            files,
            (history, ready) if is_taken else history,
        ),
        *way_out,
    )


def _routes(view: CaseView) -> Rows:
    return rows(
        *(Button(each.name, actions.RouteTo(view.number, each.id or 0)) for each in view.choices[:LISTED_AT_ONCE])
    )


def choose_department(view: CaseView, choices: Sequence[Department], text: Texts) -> Screen:
    """Ask which department should answer too."""
    taken = {view.case.lead_id, *(department.id for department in view.joint)}
    buttons = [
        Button(each.name, actions.JoinDepartment(view.number, each.id or 0)) for each in choices if each.id not in taken
    ]
    leave = leave_button(Prompt(Line.ASK_RESIDENT, view.number), text)
    text_id = "casing-which-joins" if buttons else "casing-nobody-joins"
    return Screen(text(text_id, code=view.code), rows(*buttons[:LISTED_AT_ONCE], leave))


def choose_other(view: CaseView, choices: Sequence[Department], text: Texts) -> Screen:
    """Ask whose a case is instead; a reply to this very message means that nobody knows."""
    unknown = Button(text.plain("casing-unknown-button"), actions.HandTo(view.number, 0))
    buttons = [
        Button(each.name, actions.HandTo(view.number, each.id or 0)) for each in choices if each.id != view.case.lead_id
    ]
    leave = leave_button(Prompt(Line.NOT_OURS, view.number), text)
    words = text("casing-not-ours", code=view.code)
    return Screen(words, rows(*buttons[:LISTED_AT_ONCE], unknown, leave))


def choose_time(view: CaseView, text: Texts) -> Screen:
    """Ask until when, and why."""
    choices = [
        Button(text.plain("casing-extend-button", days=days), actions.ExtendBy(view.number, days))
        for days in EXTENSIONS_WORKING_DAYS
    ]
    leave = leave_button(Prompt(Line.MORE_TIME, view.number), text)
    return Screen(text("casing-more-time", code=view.code), rows(*choices, leave))


def choose_asked(idea_id: int, choices: Sequence[Department], text: Texts) -> Screen:
    """Ask which department a question about an idea is for."""
    buttons = [Button(each.name, actions.AskThis(idea_id, each.id or 0)) for each in choices]
    later = Button(text.plain("casing-route-later-button"), actions.AskThis(idea_id, 0))
    leave = leave_button(Prompt(Line.SEND_ON, idea_id), text)
    return Screen(text("casing-which-asked", number=str(idea_id)), rows(*buttons[:LISTED_AT_ONCE], later, leave))


def ask_line(prompt: Prompt, text: Texts, *, is_private: bool, values: dict[str, str] | None = None) -> Screen:
    """Ask for a line: in private the next message answers it, in the staff chat a reply does."""
    words = text(f"casing-line-{word_of_line(prompt.line)}", **(values or {}))
    how = Html("") if is_private else text("casing-reply-to-this")
    placeholder = text.plain("casing-line-placeholder")
    return Screen(paragraphs(words, how), rows(leave_button(prompt, text)), placeholder=placeholder)


def word_of_line(line: Line) -> str:
    """Return the part of a text's id that stands for a question."""
    return line.name.lower().replace("_", "-")


def left(text: Texts) -> Screen:
    """Show in the staff chat that a question was put away."""
    return Screen(text("casing-left"))


def done(text_id: str, text: Texts, **values: str) -> Screen:
    """Confirm in the staff chat what was done, where the question was."""
    return Screen(text(text_id, **values))


def still_open(text: Texts) -> Screen:
    """Say that a line is still asked for."""
    return Screen(
        text("casing-still-open"), rows(doors.cancel(text)), placeholder=text.plain("casing-line-placeholder")
    )


def leave_button(prompt: Prompt, text: Texts) -> Button:
    leave = actions.LeaveLine(int(prompt.line), prompt.row_id, prompt.choice)
    return Button(text.plain("casing-leave-button"), leave)
