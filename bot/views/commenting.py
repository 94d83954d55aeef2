"""Comments under an idea: read page by page, asked for, and confirmed."""

from bot.domain.commenting import COMMENT_CHARACTERS
from bot.views import browsing, doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.commenting import ShowComments, TakeBackComment, WriteComment
from bot.views.actions.reporting import ReportComment, TakeDownComment
from bot.views.screens import Button, Rows, Screen, Style, rows
from bot.views.texts import Html, Texts
from storage.comments import CommentLine, CommentPage

IN_A_ROW = 2


def comments(page: CommentPage, text: Texts) -> Screen:
    """Show one page of the comments under an idea."""
    title = text("comments-title", number=str(page.idea_id), title=page.title)
    if not page.total:
        words = browsing.paragraphs(text("comments-empty"), title=title)
    else:
        lines = Html("\n\n".join(_line(position, line, text) for position, line in enumerate(page.lines, start=1)))
        words = browsing.paragraphs(lines, _page_of(page, text), title=title)
    write = Button(text.plain("comments-write-button"), WriteComment(page.idea_id))
    way_out = (doors.back(text, OpenIdea(page.idea_id)), doors.home(text))
    return Screen(words, (*_beside(page, text), *_turns(page, text), *rows(write, way_out)))


def ask(idea_id: int, title: str, public_name: str | None, text: Texts) -> Screen:
    """Ask for the words of a comment, and say whether a name will stand with them."""
    known = {"number": str(idea_id), "title": title, "limit": COMMENT_CHARACTERS}
    words = text("comments-ask-named", **known, name=public_name) if public_name else text("comments-ask", **known)
    return Screen(words, rows(doors.cancel(text)), placeholder=text.plain("comments-placeholder"))


def published(idea_id: int, comment_id: int, text: Texts) -> Screen:
    """Confirm a comment, with the way to take it back."""
    see = Button(text.plain("comments-see-button"), ShowComments(idea_id, 1))
    remove = Button(text.plain("comments-remove-mine-button"), TakeBackComment(comment_id))
    way_out = (doors.back(text, OpenIdea(idea_id)), doors.home(text))
    return Screen(text("comments-published", number=str(idea_id)), rows(see, remove, way_out))


def _line(position: int, line: CommentLine, text: Texts) -> Html:
    if line.author_name:
        by = text("comments-line-by", name=line.author_name, day=line.written_at)
    else:
        by = text("comments-line-own" if line.is_own else "comments-line-day", day=line.written_at)
    return Html(f"{text('comments-line', position=str(position), words=line.words)}\n<i>{by}</i>")


def _beside(page: CommentPage, text: Texts) -> Rows:
    """One button for each comment: its writer removes it, a moderator deletes it, anybody else reports it."""
    buttons = [_beside_one(position, line, page, text) for position, line in enumerate(page.lines, start=1)]
    return rows(*(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)))


def _beside_one(position: int, line: CommentLine, page: CommentPage, text: Texts) -> Button:
    at = str(position)
    if line.is_own:
        return Button(text.plain("comments-remove-button", position=at), TakeBackComment(line.comment_id))
    if page.can_take_down:
        label = text.plain("reporting-delete-position-button", position=at)
        return Button(label, TakeDownComment(line.comment_id), style=Style.DANGER)
    return Button(text.plain("reporting-report-button", position=at), ReportComment(line.comment_id))


def _page_of(page: CommentPage, text: Texts) -> Html:
    return text("browse-page", page=page.page, pages=page.pages) if page.pages > 1 else Html()


def _turns(page: CommentPage, text: Texts) -> Rows:
    previous = Button(text.plain("browse-previous-button"), ShowComments(page.idea_id, page.page - 1))
    following = Button(text.plain("browse-next-button"), ShowComments(page.idea_id, page.page + 1))
    shown = ((previous, page.page > 1), (following, page.page < page.pages))
    return rows(tuple(button for button, is_there in shown if is_there))
