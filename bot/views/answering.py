"""Answering a department's question: what its author sees before it is sent, and how it reads on the case."""

from collections.abc import Sequence

from bot.domain.answering import AnswerHeld, Asked, OwnAnswer
from bot.domain.casing import CaseView
from bot.domain.titles import shorten
from bot.views import attached, doors
from bot.views.actions.answering import AnswerDepartment, GiveAnswer, ShowAnswerFiles, ShowOwnAnswers
from bot.views.actions.casing import OpenCase, ShowTimeline
from bot.views.actions.forgetting import ShowMyData
from bot.views.naming import department
from bot.views.screens import Button, Media, Rows, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AttachmentKind, CardKind, CaseAnswerFile, CaseEvent, CaseEventKind

LINE_CHARACTERS = 200


def ask(asked: Asked, text: Texts) -> Screen:
    """Ask for the answer to a department's question."""
    name = asked.view.departments.get(asked.question.department_id or 0)
    words = text("answering-ask", who=department(name, text), question=asked.question.note)
    return Screen(words, rows(doors.cancel(text)), placeholder=text.plain("answering-placeholder"))


def seen(held: AnswerHeld, text: Texts) -> Screen:
    """Show what somebody is about to answer, as a live card of theirs."""
    row = held.row
    is_only_heard = not row.words and any(file.kind is AttachmentKind.VOICE for file in held.files)
    name = held.asked.view.departments.get(held.asked.question.department_id or 0)
    words = paragraphs(
        text("answering-preview", who=department(name, text, opens=False)),
        text("card-words", words=row.words) if row.words else Html(),
        attached.in_words(held.files, text),
        text("answering-line" if is_only_heard else "answering-send"),
    )
    send = Button(text.plain("answering-send-button"), GiveAnswer(row.question_id), style=Style.SUCCESS)
    return Screen(words, rows(send, doors.cancel(text)), shown=Shown(CardKind.CASE_ANSWER, row.id or 0))


def live(held: AnswerHeld, text: Texts, _is_private: bool) -> Screen:
    """Draw what somebody is about to answer anew, where they see it."""
    return seen(held, text)


def sent(view: CaseView, text: Texts) -> Screen:
    """Thank somebody for their answer."""
    who = department(view.lead.name if view.lead else None, text)
    return Screen(text("timeline-thanks", who=who), rows(_case(view, text), doors.home(text)))


def left(asked: Asked | None, text: Texts) -> Screen:
    """Say that nothing was sent, and that the question is still open."""
    if asked is None:
        return Screen(text("casing-left"), rows(doors.home(text)))
    answer = Button(text.plain("timeline-answer-button"), AnswerDepartment(asked.question.id or 0))
    return Screen(text("answering-left"), rows(answer, _case(asked.view, text), doors.home(text)))


def _case(view: CaseView, text: Texts) -> Button:
    return Button(text.plain("timeline-see-button"), ShowTimeline(view.number))


def in_words(event: CaseEvent, view: CaseView, text: Texts) -> Html:
    """Return what was answered: its words, and what came with them."""
    files = attached.in_words(view.files_of(event), text)
    if not files:
        return text("view-words", words=event.note) if event.note else text("answering-removed")
    return text("answering-with-files", words=event.note, files=files) if event.note else files


def beside(event: CaseEvent, view: CaseView, text: Texts) -> Html:
    """Return what came with an answer, to stand behind its line of the history; empty when nothing did."""
    files = attached.in_words(view.files_of(event), text)
    return text("answering-beside", files=files) if files else Html()


def files_button(event: CaseEvent | None, view: CaseView, text: Texts) -> Button | None:
    """Return the way to the files of an answer, if it has any."""
    count = len(view.files_of(event)) if event is not None else 0
    if event is None or not count:
        return None
    label = text.plain("answering-files-button", count=count)
    return Button(label, ShowAnswerFiles(event.id or 0))


def newest(view: CaseView) -> CaseEvent | None:
    """Return the answer to the question that was asked last; None as long as there is none."""
    asked = [event for event in view.events if event.kind is CaseEventKind.ASKED]
    given = view.answer_to(asked[-1].id) if asked else None
    return given.event if given is not None else None


def all_files(view: CaseView, text: Texts) -> Rows:
    """Return a button for every answer that came with files, each with its day."""
    return rows(*(_dated(each.event, view, text) for each in view.answers if each.files))


def _dated(event: CaseEvent, view: CaseView, text: Texts) -> Button:
    label = text.plain("answering-files-of-button", day=event.happened_at, count=len(view.files_of(event)))
    return Button(label, ShowAnswerFiles(event.id or 0))


def files(
    view: CaseView, found: Sequence[tuple[CaseAnswerFile, bytes]], text: Texts, *, is_staff: bool, is_private: bool
) -> Screen:
    """Send the files of an answer, from our own copies."""
    media = tuple(Media(file.kind, content=content, name=file.name or "") for file, content in found)
    opens = OpenCase(view.number) if is_staff else ShowTimeline(view.number)
    back = rows((doors.back(text, opens), doors.home(text))) if is_private else ()
    return Screen(text("answering-files", code=view.code, count=len(media)), back, media=media, silent=True)


def own(found: Sequence[OwnAnswer], text: Texts) -> Screen:
    """Show somebody what they have answered to departments."""
    lines = [_line(position, each, text) for position, each in enumerate(found, start=1)]
    words = paragraphs(text("answering-own"), *lines) if lines else text("answering-own-none")
    gets = [
        Button(text.plain("own-views-get-button", position=str(position)), ShowAnswerFiles(each.given.event.id or 0))
        for position, each in enumerate(found, start=1)
        if each.given.files
    ]
    return Screen(words, rows(*gets, (doors.back(text, ShowMyData()), doors.home(text))))


def _line(position: int, each: OwnAnswer, text: Texts) -> Html:
    asked = shorten(each.question.note, limit=LINE_CHARACTERS)
    known = {"position": str(position), "code": each.view.code, "day": each.given.event.happened_at}
    return text("answering-own-line", **known, question=asked, answer=in_words(each.given.event, each.view, text))


def own_button(count: int, text: Texts) -> Button | None:
    """Return the way to what somebody has answered, if they have."""
    return Button(text.plain("mydata-answers-button", count=count), ShowOwnAnswers()) if count else None
