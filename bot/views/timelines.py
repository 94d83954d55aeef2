"""Cases as citizens see them: what happened when, who answers, and what they are asked or told."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.case_news import CaseNews
from bot.domain.casing import CITIZENS_WORDS, ONLY_FOR_STAFF, CaseView
from bot.domain.closing import last_moment
from bot.views import answering, dates, doors, reminding, speaking
from bot.views.actions import casing as actions
from bot.views.actions.answering import AnswerDepartment
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.demanding import PutDemand
from bot.views.actions.following import MuteIdea
from bot.views.actions.rating import AskFollowUp
from bot.views.actions.speaking import OpenView
from bot.views.cards import word_of
from bot.views.naming import department, matter, yours
from bot.views.screens import Button, Rows, Screen, Shown, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CardKind, Case, CaseEvent, CaseEventKind, Demand, Remindable

TOLD_AT_MOST = 12


def live(view: CaseView, text: Texts, is_private: bool) -> Screen:
    """Draw a citizen's card of a case that hangs somewhere anew."""
    return timeline(view, text, is_private=is_private)


def timeline(view: CaseView, text: Texts, *, is_private: bool = True) -> Screen:
    """Show a case to a citizen: who answers, by when, and what has happened."""
    words = paragraphs(
        Html("\n".join(part for part in _heading(view, text) if part)),
        text("timeline-question", question=view.case.question) if view.case.question else Html(""),
        standing(view, text),
        Html("\n".join([text("timeline-events"), *_events(view, text, is_staff=False)])),
    )
    shown = Shown(CardKind.CASE_TIMELINE, view.number)
    return Screen(words, _rows(view, text, is_private=is_private), shown=shown)


def _heading(view: CaseView, text: Texts) -> tuple[Html, ...]:
    """Return the number of a case and what it is about; of a point, which is its own question, where it belongs."""
    place = view.about.place
    heading = text("timeline-heading", code=view.code)
    if place is None:
        return heading, text("timeline-about", title=view.about.title)
    known = {"number": str(place.number), "view": str(place.view_number), "consultation": str(place.consultation_id)}
    return heading, text("timeline-point-place", **known, theme=place.theme)


def standing(view: CaseView, text: Texts) -> Html:
    """Return in a sentence where a case stands: with whom, until when, or what was answered."""
    if view.is_dropped:
        return text("timeline-dropped")
    if not view.is_open:
        return text("timeline-replied", status=text(f"status-{word_of(view.case.status)}"), who=who(view, text))
    if view.lead is None:
        return text("timeline-unrouted")
    due = dates.day(last_moment(view.case.due_at), text=text)
    return text("timeline-late" if view.is_late else "timeline-waits", who=who(view, text), day=due)


def last_day(case: Case) -> datetime:
    """Return the last moment of the day by which a case is to be answered."""
    return last_moment(case.due_at)


def who(view: CaseView, text: Texts) -> Html:
    """Return the full name of the department that leads."""
    return department(view.lead.name if view.lead else None, text)


def history(view: CaseView, text: Texts, *, is_private: bool) -> Screen:
    """Show the staff everything that has happened to a case."""
    words = paragraphs(text("timeline-history", code=view.code), Html("\n".join(_events(view, text, is_staff=True))))
    back = rows((doors.back(text, actions.OpenCase(view.number)), doors.home(text))) if is_private else ()
    return Screen(words, (*answering.all_files(view, text), *back), silent=True)


def _events(view: CaseView, text: Texts, *, is_staff: bool) -> list[Html]:
    told = [event for event in view.events if is_staff or event.kind not in ONLY_FOR_STAFF]
    return [_event(event, view, text, is_staff=is_staff) for event in told[-TOLD_AT_MOST:]]


def _event(event: CaseEvent, view: CaseView, text: Texts, *, is_staff: bool) -> Html:
    name = view.departments.get(event.department_id or 0)
    demand = next((each for each in view.demands if each.event_id == event.id), None)
    if demand is not None:
        return demanded(demand, text)
    line = text(
        f"timeline-event-{word_of(event.kind)}",
        day=event.happened_at,
        who=department(name, text),
        until=last_moment(event.until) if event.until else event.happened_at,
        status=text(f"status-{word_of(event.status or view.case.status)}"),
    )
    is_hidden = event.kind in CITIZENS_WORDS and not (is_staff or view.is_author)
    if is_hidden:
        return line
    noted = text("timeline-note", note=event.note) if event.note else Html()
    return Html(" ".join(part for part in (line, noted, answering.beside(event, view, text)) if part))


def demanded(demand: Demand, text: Texts) -> Html:
    """Return a demand as everybody reads it: with the role of whoever put it."""
    by = who_demands(demand, text)
    line = text("timeline-demand", day=demand.demanded_at, who=by, until=last_moment(demand.due_at))
    return Html(f"{line} {text('timeline-note', note=demand.words)}")


def who_demands(demand: Demand, text: Texts) -> Html:
    """Return who put a demand: always with their role, with a name only if they wished it."""
    return speaking.who(demand.badge, demand.shown_as, None, text)


def _rows(view: CaseView, text: Texts, *, is_private: bool) -> Rows:
    number, is_idea, place = view.about.subject.subject_id, view.about.place is None, view.about.place
    if not is_private:
        return rows(Button(text.plain("open-button"), url=text.link_to(f"case_{view.code}")))
    again = _follow_up(view, text) if view.reply is not None and not view.is_open else None
    asked = [event for event in view.events if event.kind is CaseEventKind.ASKED]
    may_answer = view.is_author and view.case.asked_at is not None and asked
    answer = Button(text.plain("timeline-answer-button"), AnswerDepartment(asked[-1].id or 0)) if may_answer else None
    idea = Button(text.plain("open-idea-button", number=str(number)), OpenIdea(number)) if is_idea else None
    opens = (
        Button(text.plain("view-number-button", number=str(place.view_number)), OpenView(place.contribution_id))
        if place is not None
        else None
    )
    demand = Button(text.plain("demand-button"), PutDemand(view.number)) if view.can_demand else None
    remind = reminding.button(Remindable.CASE, view.number, text) if view.is_open else None
    sent = answering.files_button(answering.newest(view), view, text) if view.is_author else None
    return rows(answer, sent, again, demand, idea, opens, remind, doors.home(text))


def _follow_up(view: CaseView, text: Texts) -> Button | None:
    reply = view.reply.reply if view.reply else None
    return Button(text.plain("rating-follow-up-button"), AskFollowUp(reply.id or 0)) if reply else None


def cases_of(idea_id: int, views: Sequence[CaseView], text: Texts) -> Screen:
    """Show which cases an idea has."""
    opens = [
        Button(text.plain("casing-open-button", code=view.code), actions.ShowTimeline(view.number)) for view in views
    ]
    back = (doors.back(text, OpenIdea(idea_id)), doors.home(text))
    if not views:
        return Screen(text("timeline-none", number=str(idea_id)), rows(back))
    lines = [Html(f"{text('timeline-heading', code=view.code)}\n{standing(view, text)}") for view in views]
    return Screen(paragraphs(text("timeline-cases", number=str(idea_id)), *lines), rows(*opens, back))


def question(view: CaseView, text: Texts, *, event: CaseEvent) -> Screen:
    """Bring whoever began the matter a department's question; once it is answered, say so."""
    shown = Shown(CardKind.CASE_QUESTION, event.id or 0)
    name = view.departments.get(event.department_id or 0)
    asker = department(name, text)
    given = view.answer_to(event.id)
    if given is not None:
        answer = answering.in_words(given.event, view, text)
        words = text("timeline-question-answered", who=asker, question=event.note, answer=answer)
        return Screen(words, rows(answering.files_button(given.event, view, text)), shown=shown)
    about = {"yours": yours(view.about, text), "title": view.about.title}
    words = text("timeline-question-asked", who=asker, **about, question=event.note)
    reply = Button(text.plain("timeline-answer-button"), AnswerDepartment(event.id or 0))
    return Screen(
        words, rows(reply, Button(text.plain("timeline-see-button"), actions.ShowTimeline(view.number))), shown=shown
    )


def question_live(facts: tuple[CaseView, CaseEvent], text: Texts, _is_private: bool) -> Screen:
    """Draw a question that hangs in somebody's chat anew."""
    view, event = facts
    return question(view, text, event=event)


def question_asked(facts: tuple[CaseView, CaseEvent], text: Texts) -> Screen:
    """Bring somebody a department's question."""
    return question_live(facts, text, True)


def _place_of(view: CaseView) -> dict[str, str]:
    place = view.about.place
    if place is None:
        return {"kind": "idea", "number": str(view.about.subject.subject_id), "view": ""}
    return {"kind": "point", "number": str(place.number), "view": str(place.view_number)}


def news(told: CaseNews, text: Texts) -> Screen:
    """Tell somebody what has happened to the case of an idea they listen to."""
    view, event = told.view, told.event
    name = view.departments.get(event.department_id or 0)
    demand = next((each for each in view.demands if each.event_id == event.id), None)
    words = text(
        f"timeline-news-{word_of(event.kind)}",
        matter=matter(view.about, text),
        yours=yours(view.about, text),
        **_place_of(view),
        demander=who_demands(demand, text) if demand is not None else "",
        who=department(name, text),
        whom=department(name, text, opens=False),
        lead=who(view, text),
        until=last_moment(event.until) if event.until else event.happened_at,
        note=event.note,
        left="routed" if view.lead is not None else "unrouted",
    )
    see = Button(text.plain("timeline-see-button"), actions.ShowTimeline(view.number))
    is_idea = view.about.place is None
    mute = Button(text.plain("notice-mute-button"), MuteIdea(view.about.subject.subject_id)) if is_idea else None
    title = text("notice-idea-title", title=view.about.place.theme if view.about.place else view.about.title)
    return Screen(paragraphs(title, words), rows(see, mute))
