"""Words that stand without a review: reported by anybody, looked at by the staff, kept or taken down."""

from telegram import Update

from bot.domain.moderating import reason_at
from bot.services import browsing, commenting, reporting
from bot.views import commenting as comment_views
from bot.views import in_full
from bot.views import reporting as screens
from bot.views.actions import reporting as actions
from handlers.context import CivicContext
from handlers.moderating import is_private, put
from handlers.speaker import by, here


async def report(_update: Update, context: CivicContext, action: actions.ReportComment) -> None:
    """Ask the staff to look at a comment; whoever asks is thanked, every time."""
    await context.write(reporting.report, comment_id=action.comment_id, **by(context))
    await context.toast("reporting-thanks")


async def ask_reason(_update: Update, context: CivicContext, action: actions.TakeDownComment) -> None:
    """Ask why a comment should be taken down."""
    written = await context.read(reporting.check_can_take_down, comment_id=action.comment_id, **here(context))
    await context.show(screens.choose_reason(written, context.text, is_private=is_private(context)))


async def take_down(_update: Update, context: CivicContext, action: actions.TakeDownBecause) -> None:
    """Take a comment down for this reason."""
    why = reason_at(action.reason)
    written = await context.write(reporting.take_down, comment_id=action.comment_id, reason=why, **here(context))
    await context.toast("reporting-done")
    if is_private(context):
        await _show_comments(context, written.idea_id)
    else:
        await put(context, screens.settled(written, context.text))


async def keep(_update: Update, context: CivicContext, action: actions.KeepComment) -> None:
    """Let a reported comment stand."""
    reported = await context.write(reporting.keep, comment_id=action.comment_id, **here(context))
    await context.toast("reporting-done-kept")
    await put(context, screens.card(reported, context.text))


async def leave(_update: Update, context: CivicContext, _action: actions.LeaveTakingDown) -> None:
    """Put the question away."""
    await put(context, screens.left(context.text))


async def take_down_reason(_update: Update, context: CivicContext, action: actions.TakeDownReason) -> None:
    """Clear the reason and the name that stand with a signature."""
    idea_id = await context.write(reporting.take_down_reason, signature_id=action.signature_id, **here(context))
    await context.toast("reporting-done-reason")
    full = await context.read(browsing.full_idea, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    await context.show(in_full.full_idea(full, context.text))


async def _show_comments(context: CivicContext, idea_id: int) -> None:
    page = await context.read(commenting.read, idea_id=idea_id, reader_id=context.person_id, page=1, now=context.now)
    await context.show(comment_views.comments(page, context.text))


PRESSES = {
    actions.ReportComment: report,
    actions.TakeDownComment: ask_reason,
    actions.TakeDownBecause: take_down,
    actions.KeepComment: keep,
    actions.LeaveTakingDown: leave,
    actions.TakeDownReason: take_down_reason,
}
# What stands under the staff's card and its question; the service asks who presses, and where.
IN_COMPANY = (actions.TakeDownComment, actions.TakeDownBecause, actions.KeepComment, actions.LeaveTakingDown)
