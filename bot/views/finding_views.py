"""What was found of what was said, and the ways to narrow it down."""

from bot.domain.finding_views import BADGES, KINDS, SPANS, Field, FoundViews
from bot.domain.titles import shorten
from bot.views import doors, practising, viewing
from bot.views.actions.consulting import OpenConsultation, ShowConsultations
from bot.views.actions.finding_views import NarrowViews, SearchViews, ShowNarrowing, TurnFound
from bot.views.actions.speaking import OpenView
from bot.views.cards import pairs
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts

LABEL_CHARACTERS = 26


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
    buttons = []
    for label, field, value in _choices(found, text):
        is_on = _is_chosen(found, field, value)
        shown = text.plain("find-off-button", label=label) if is_on else label
        buttons.append(Button(shorten(shown, limit=LABEL_CHARACTERS), NarrowViews(int(field), 0 if is_on else value)))
    in_rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    words = paragraphs(practising.mark(found.wanted.consultation_id, text), text("find-narrow"), _narrowed(found, text))
    return Screen(words, (*in_rows, *rows((doors.back(text, TurnFound(found.page)), doors.home(text)))))


def _is_chosen(found: FoundViews, field: Field, value: int) -> bool:
    return bool(getattr(found.wanted, field.name.lower()) == value)


def _choices(found: FoundViews, text: Texts) -> list[tuple[str, Field, int]]:
    return [
        *((text.plain(f"find-role-{each.value}"), Field.BADGE, at) for at, each in enumerate(BADGES, 1)),
        *((each.title, Field.SUBTOPIC, each.id or 0) for each in found.subtopics),
        *((each.name, Field.STAGE, each.id or 0) for each in found.stages),
        *((text.plain(f"find-file-{each.value}"), Field.FILE, at) for at, each in enumerate(KINDS, 1)),
        *((text.plain("find-span", days=each.days), Field.SPAN, at) for at, each in enumerate(SPANS, 1)),
        (text.plain("find-answered"), Field.ANSWERED, 1),
        (text.plain("find-unanswered"), Field.ANSWERED, 2),
    ]
