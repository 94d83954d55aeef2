"""Comments: read, written, and taken back by whoever wrote them."""

from telegram import Update

from bot.services import browsing, commenting
from bot.views import commenting as screens
from bot.views.actions.commenting import ShowComments, TakeBackComment, WriteComment
from handlers import signing
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def show(_update: Update, context: CivicContext, action: ShowComments) -> None:
    """Show one page of the comments under an idea."""
    await _show_page(context, action.idea_id, action.page)


async def write(_update: Update, context: CivicContext, action: WriteComment) -> None:
    """Ask for the words of a comment."""
    title = await context.write(commenting.ask, idea_id=action.idea_id, person_id=context.person_id, now=context.now)
    await context.send(screens.ask(action.idea_id, title, _public_name(context), context.text))


async def keep(update: Update, context: CivicContext) -> None:
    """Publish the words as a comment."""
    words, message_id = words_in(update), update.message.message_id if update.message else None
    written = await context.write(commenting.answer, words=words, message_id=message_id, **by(context))
    await context.send(screens.published(written.idea_id, written.id or 0, context.text))


async def take_back(_update: Update, context: CivicContext, action: TakeBackComment) -> None:
    """Take one's own comment back."""
    idea_id = await context.write(
        commenting.take_back, comment_id=action.comment_id, person_id=context.person_id, now=context.now
    )
    await context.toast("comments-removed")
    await _show_page(context, idea_id, 1)


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    idea_id = signing.asked_about(context)
    card = await context.read(browsing.card_or_refuse, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    await context.send(screens.ask(idea_id, card.title, _public_name(context), context.text))


async def _show_page(context: CivicContext, idea_id: int, page: int) -> None:
    shown = await context.read(
        commenting.read, idea_id=idea_id, reader_id=context.person_id, page=page, now=context.now
    )
    await context.show(screens.comments(shown, context.text))


def _public_name(context: CivicContext) -> str | None:
    return context.arrival.person.public_name if context.arrival else None


PRESSES = {ShowComments: show, WriteComment: write, TakeBackComment: take_back}
STEPS: dict[str, Callback] = {commenting.STEP: keep}
QUESTIONS: dict[str, Callback] = {commenting.STEP: ask_again}
