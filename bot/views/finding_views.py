"""What was found of what was said, and the ways to narrow it down."""

from bot.domain.finding_views import BADGES, KINDS, OWN, SPANS, Besides, Field, FoundViews
from bot.domain.titles import shorten
from bot.views import doors, practising, viewing
from bot.views.actions.consulting import OpenConsultation, ShowConsultations
from bot.views.actions.finding_views import (
    NarrowViews,
    SearchViews,
    ShowField,
    ShowFoundViews,
    ShowNarrowing,
    TurnFound,
)
from bot.views.actions.speaking import OpenView
from bot.views.cards import pairs
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts

LABEL_CHARACTERS = 26
# The ways to narrow a search, in the order of their buttons.
FIELDS = {
    Field.BADGE: "find-by-role-button",
    Field.AUTHOR: "find-by-author-button",
    Field.SUBTOPIC: "find-by-subtopic-button",
    Field.STAGE: "find-by-stage-button",
    Field.SPAN: "find-by-date-button",
    Field.FILE: "find-by-file-button",
    Field.ANSWERED: "find-by-answer-button",
}


def ask(text: Texts) -> Screen:
    """Ask what somebody looks for."""
    return Screen(text("find-ask"), rows(doors.cancel(text)), placeholder=text.plain("find-placeholder"))


def results(found: FoundViews, text: Texts) -> Screen:
    """Show one page of what was found; each opens its place."""
    wanted = found.wanted
    head = text("find-found", question=wanted.question, count=found.total)
    page = text("browse-page", page=found.page, pages=found.pages) if found.pages > 1 else Html()
    words = paragraphs(
        practising.mark(wanted.consultation_id, text),
        head,
        _narrowed(found, text),
        *(viewing.line(view, text) for view in found.views),
        page,
    )
    opens = [
        Button(
            text.plain("view-open-button", number=str(view.contribution.number)), OpenView(view.contribution.id or 0)
        )
        for view in found.views
    ]
    number = wanted.consultation_id
    back = doors.back(text, OpenConsultation(number) if number else ShowConsultations())
    narrow = Button(text.plain("find-narrow-button"), ShowNarrowing(found.page))
    again = Button(text.plain("find-again-button"), SearchViews(number))
    return Screen(words, (*pairs(*opens), *_turns(found, text), *rows(narrow, again, (back, doors.home(text)))))


def _turns(found: FoundViews, text: Texts) -> Rows:
    earlier = Button(text.plain("browse-previous-button"), TurnFound(found.page - 1))
    later = Button(text.plain("browse-next-button"), TurnFound(found.page + 1))
    shown = ((earlier, found.page > 1), (later, found.page < found.pages))
    return rows(tuple(button for button, is_there in shown if is_there))


def _narrowed(found: FoundViews, text: Texts) -> Html:
    chosen = [label for label, field, value in _choices(found, text) if _is_chosen(found, field, value)]
    return text("find-narrowed", by=", ".join(chosen)) if chosen else Html()


def narrowing(found: FoundViews, text: Texts) -> Screen:
    """Show by what a search can be narrowed; what is chosen can be let go of again."""
    offered = {field for _, field, _ in _choices(found, text)}
    buttons = [Button(text.plain(label), ShowField(int(each))) for each, label in FIELDS.items() if each in offered]
    words = paragraphs(practising.mark(found.wanted.consultation_id, text), text("find-narrow"), _narrowed(found, text))
    return Screen(words, (*pairs(*buttons), *rows((doors.back(text, TurnFound(found.page)), doors.home(text)))))


def choices(found: FoundViews, chosen: Field, text: Texts) -> Screen:
    """Show what a search can be narrowed to in one way; what is chosen can be let go of again."""
    buttons = []
    for label, field, value in _choices(found, text):
        if field is chosen:
            is_on = _is_chosen(found, field, value)
            shown = text.plain("find-off-button", label=label) if is_on else label
            narrow = NarrowViews(int(field), 0 if is_on else value)
            buttons.append(Button(shorten(shown, limit=LABEL_CHARACTERS), narrow))
    mark = practising.mark(found.wanted.consultation_id, text)
    words = paragraphs(mark, text("find-choose"), _narrowed(found, text))
    back = (doors.back(text, ShowNarrowing(found.page)), doors.home(text))
    return Screen(words, (*pairs(*buttons), *rows(back)))


def _is_chosen(found: FoundViews, field: Field, value: int) -> bool:
    return bool(getattr(found.wanted, field.name.lower()) == value)


def _choices(found: FoundViews, text: Texts) -> list[tuple[str, Field, int]]:
    return [
        (text.plain("find-own"), Field.AUTHOR, OWN),
        *((name, Field.AUTHOR, number + 1) for number, name in found.authors),
        *((text.plain(f"find-role-{each.value}"), Field.BADGE, at) for at, each in enumerate(BADGES, 1)),
        *((each.title, Field.SUBTOPIC, each.id or 0) for each in found.subtopics),
        *((each.name, Field.STAGE, each.id or 0) for each in found.stages),
        *((text.plain(f"find-file-{each.value}"), Field.FILE, at) for at, each in enumerate(KINDS, 1)),
        *((text.plain("find-span", days=each.days), Field.SPAN, at) for at, each in enumerate(SPANS, 1)),
        (text.plain("find-answered"), Field.ANSWERED, 1),
        (text.plain("find-unanswered"), Field.ANSWERED, 2),
    ]


def shelf_lines(shelf: Besides, text: Texts) -> Html:
    """Return what a search for ideas has found in consultations besides."""
    if shelf.is_empty:
        return Html()
    about = [text("find-shelf-line", number=str(each.id), theme=each.theme) for each in shelf.consultations]
    return Html("\n".join((text("find-shelf", count=shelf.views), *about)))


def shelf_rows(shelf: Besides, text: Texts) -> Rows:
    """Return the ways to them."""
    views = Button(text.plain("find-shelf-views-button", count=shelf.views), ShowFoundViews()) if shelf.views else None
    opens = [
        Button(text.plain("find-shelf-open-button", number=str(each.id)), OpenConsultation(each.id or 0))
        for each in shelf.consultations
    ]
    return rows(views, *opens)
