"""Splitting a view into points: what is prepared, and everything that can be done with it before anybody sees it."""

from bot.domain.pointing import Split
from bot.domain.titles import shorten
from bot.views import doors
from bot.views.actions import pointing as actions
from bot.views.actions.speaking import OpenView
from bot.views.cards import pairs
from bot.views.screens import Button, Rows, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Department, Point

WORDS_CHARACTERS = 160
BESIDE_CHARACTERS = 80
LABEL_CHARACTERS = 18
DEPARTMENTS_AT_ONCE = 8


def split(found: Split, text: Texts) -> Screen:
    """Show what is prepared, or ask for the first points."""
    number = str(found.contribution.number)
    back = (doors.back(text, OpenView(found.number)), doors.cancel(text))
    placeholder = text.plain("split-placeholder")
    if not found.drafts:
        words = paragraphs(text("split-ask", number=number), text("split-how"))
        return Screen(words, rows(back), placeholder=placeholder)
    count = len(found.drafts)
    words = paragraphs(
        text("split-prepared", number=number, count=count),
        text("split-was-numbered") if found.was_numbered else Html(),
        text("split-beside", words=shorten(found.beside, limit=BESIDE_CHARACTERS)) if found.beside else Html(),
        Html("\n\n".join(_line(each, found, text) for each in found.drafts)),
        text("split-effect", count=count),
        text("split-more"),
    )
    publish = Button(text.plain("split-publish-button", count=count), actions.PublishPoints(found.number),
                     style=Style.SUCCESS)  # fmt: skip
    changes = [
        Button(text.plain("split-change-button", number=str(found.place_of(each))), actions.ShapePoint(each.id or 0))
        for each in found.drafts
    ]
    discard = Button(text.plain("split-discard-button"), actions.DiscardSplit(found.number))
    return Screen(words, (*rows(publish), *pairs(*changes), *rows(discard, back)), placeholder=placeholder)


def _line(point: Point, found: Split, text: Texts) -> Html:
    known = {"number": str(found.place_of(point)), "words": shorten(point.words, limit=WORDS_CHARACTERS)}
    whose = Html() if point.is_verbatim else text("point-in-other-words")
    parts = (text("point-line", **known), whose, _answerers(point, found, text))
    return Html("\n".join(part for part in parts if part))


def _answerers(point: Point, found: Split, text: Texts) -> Html:
    lead, *joint = found.names_of(point) or ("",)
    if not lead:
        return text("split-no-department")
    return text("split-lead-joint", lead=lead, joint=", ".join(joint)) if joint else text("split-lead", lead=lead)


def one(found: Split, point: Point, text: Texts) -> Screen:
    """Show one prepared point, with what can be done with it."""
    number, place = point.id or 0, found.place_of(point)
    is_last = found.drafts[-1].id == point.id
    words = paragraphs(
        text("split-point", number=str(place), view=str(found.contribution.number)),
        text("card-words", words=point.words),
        _answerers(point, found, text),
    )
    merge = Button(text.plain("split-merge-button", number=str(place + 1)), actions.MergePoint(number))
    buttons = (
        Button(text.plain("split-departments-button"), actions.ChooseAnswerers(number, 1)),
        Button(text.plain("split-reword-button"), actions.RewordDraft(number)),
        None if is_last else merge,
        Button(text.plain("split-drop-button"), actions.DropPoint(number)),
        (doors.back(text, actions.ShowSplit(found.number)), doors.home(text)),
    )
    return Screen(words, rows(*buttons))


def departments(found: Split, point: Point, page: int, text: Texts) -> Screen:
    """Show which departments could answer a point; those on duty for this consultation stand first."""
    every = [*found.on_duty, *found.others]
    pages = max(1, -(-len(every) // DEPARTMENTS_AT_ONCE))
    at = min(max(1, page), pages)
    some = every[(at - 1) * DEPARTMENTS_AT_ONCE : at * DEPARTMENTS_AT_ONCE]
    buttons = [_toggle(each, point, at, text) for each in some]
    ask = text("split-which-departments", number=str(found.place_of(point)))
    words = paragraphs(
        ask if every else text("split-nobody-answers"),
        text("card-words", words=point.words),
        text("split-on-duty", names=", ".join(each.name for each in found.on_duty)) if found.on_duty else Html(),
        _answerers(point, found, text),
    )
    back = (doors.back(text, actions.ShapePoint(point.id or 0)), doors.home(text))
    return Screen(words, (*rows(*buttons), *_turns(point, at, pages, text), *rows(back)))


def _turns(point: Point, at: int, pages: int, text: Texts) -> Rows:
    earlier = Button(text.plain("browse-previous-button"), actions.ChooseAnswerers(point.id or 0, at - 1))
    later = Button(text.plain("browse-next-button"), actions.ChooseAnswerers(point.id or 0, at + 1))
    return rows(tuple(button for button, is_there in ((earlier, at > 1), (later, at < pages)) if is_there))


def _toggle(department: Department, point: Point, page: int, text: Texts) -> Button:
    number, name = department.id or 0, shorten(department.name, limit=LABEL_CHARACTERS)
    action = actions.ToggleAnswerer(point.id or 0, number, page)
    if number not in point.department_ids:
        return Button(text.plain("split-department-button", name=name), action)
    leads = point.department_ids[0] == number
    label = "split-department-leads-button" if leads else "split-department-joins-button"
    return Button(text.plain(label, name=name), action)


def ask_words(found: Split, point: Point, text: Texts) -> Screen:
    """Ask for other words of a prepared point."""
    words = paragraphs(
        text("split-ask-words", number=str(found.place_of(point))), text("card-words", words=point.words)
    )
    return Screen(words, rows((doors.back(text, actions.ShapePoint(point.id or 0)), doors.cancel(text))))


def published(found: Split, text: Texts) -> Screen:
    """Confirm that the points are public."""
    words = text("split-published", number=str(found.contribution.number), count=len(found.published))
    see = Button(text.plain("split-see-button"), actions.ShowPoints(found.number, 1))
    return Screen(words, rows(see, (doors.back(text, OpenView(found.number)), doors.home(text))))


def discarded(number: int, text: Texts) -> Screen:
    """Confirm that nothing was split."""
    return Screen(text("split-discarded"), rows((doors.back(text, OpenView(number)), doors.home(text))))


def kept(number: int, text: Texts) -> Screen:
    """Confirm that splitting was put away, and what is prepared is kept."""
    on = Button(text.plain("split-go-on-button"), actions.SplitView(number))
    return Screen(text("split-kept"), rows(on, (doors.back(text, OpenView(number)), doors.home(text))))
