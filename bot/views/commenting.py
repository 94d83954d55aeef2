"""Comments under an idea: read page by page, asked for, and confirmed."""

from bot.domain.commenting import COMMENT_CHARACTERS
from bot.views import browsing, doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.commenting import ShowComments, TakeBackComment, WriteComment
from bot.views.screens import Button, Rows, Screen, rows
from bot.views.texts import Html, Texts
from storage.comments import CommentLine, CommentPage


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
    return Screen(words, (*_own(page, text), *_turns(page, text), *rows(write, way_out)))


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


def _own(page: CommentPage, text: Texts) -> Rows:
    return rows(
        *(
            Button(text.plain("comments-remove-button", position=str(position)), TakeBackComment(line.comment_id))
            for position, line in enumerate(page.lines, start=1)
            if line.is_own
        )
    )


def _page_of(page: CommentPage, text: Texts) -> Html:
    return text("browse-page", page=page.page, pages=page.pages) if page.pages > 1 else Html()


def _turns(page: CommentPage, text: Texts) -> Rows:
    previous = Button(text.plain("browse-previous-button"), ShowComments(page.idea_id, page.page - 1))
    following = Button(text.plain("browse-next-button"), ShowComments(page.idea_id, page.page + 1))
    shown = ((previous, page.page > 1), (following, page.page < page.pages))
    return rows(tuple(button for button, is_there in shown if is_there))
