"""Sending an idea for review, one's own page of it, and what may still be done with it."""

from telegram import Update

from bot.services import attaching, proposing, revising
from bot.views import drafting as draft_screens
from bot.views import proposing as screens
from bot.views.actions import proposing as actions
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.speaker import by, here
from handlers.wording import words_or_empty


async def send(_update: Update, context: CivicContext, action: actions.SendForReview) -> None:
    """Hand an idea to the moderators."""
    idea = await context.write(proposing.submit, idea_id=action.idea_id, terms=context.civic.terms, **by(context))
    await context.show(draft_screens.sent(idea, context.text, context.civic.terms))


async def see(_update: Update, context: CivicContext, action: actions.SeeMyIdea) -> None:
    """Show where one's own idea stands."""
    await show_own(context, action.idea_id)


async def show_own(context: CivicContext, idea_id: int) -> None:
    """Show the author's page of an idea."""
    terms = context.civic.terms
    own = await context.read(proposing.see, idea_id=idea_id, terms=terms, **by(context))
    await context.show(screens.own_idea(own, context.text, terms))


async def change(_update: Update, context: CivicContext, action: actions.ChangeSomething) -> None:
    """Take an idea back before anybody decides, and show it for changing."""
    draft = await context.write(proposing.take_back, idea_id=action.idea_id, **by(context))
    await context.show(draft_screens.taken_back(draft, context.text))


async def resend(_update: Update, context: CivicContext, action: actions.EditAndResend) -> None:
    """Take up a returned idea, or a copy of a rejected one; what the author was told stays where it is."""
    draft = await context.write(proposing.begin_again, idea_id=action.idea_id, **by(context))
    screen = draft_screens.next_screen(draft, context.text)
    if screen is not None:
        await context.send(screen)


async def see_files(_update: Update, context: CivicContext, action: actions.SeeFiles) -> None:
    """Send the photos and files of an idea to its author, or to whoever reviews it."""
    files = await context.read(attaching.see_files, idea_id=action.idea_id, **here(context))
    await context.send(screens.files_of(action.idea_id, files, context.text))


async def ask_correction(_update: Update, context: CivicContext, action: actions.CorrectIdea) -> None:
    """Ask for other words for a published idea nobody has signed."""
    terms = context.civic.terms
    idea = await context.write(revising.ask_correction, idea_id=action.idea_id, terms=terms, **by(context))
    await context.show(screens.ask_correction(idea, context.text))


async def correct(update: Update, context: CivicContext) -> None:
    """Take the other words."""
    words = words_or_empty(update)
    idea = await context.write(revising.correct, words=words, terms=context.civic.terms, **by(context))
    await context.send(screens.corrected(idea, context.text))


async def ask_addition(_update: Update, context: CivicContext, action: actions.AddWords) -> None:
    """Ask for words to add under a published idea."""
    idea = await context.write(revising.ask_addition, idea_id=action.idea_id, **by(context))
    await context.show(screens.ask_addition(idea, context.text))


async def add(update: Update, context: CivicContext) -> None:
    """Take the added words."""
    words = words_or_empty(update)
    idea = await context.write(revising.add_words, words=words, **by(context))
    await context.send(screens.added(idea, context.text))


async def stop_revising(_update: Update, context: CivicContext) -> None:
    """Leave the idea as it is, and show it."""
    idea_id = await context.write(revising.stop, **by(context))
    if idea_id is not None:
        await show_own(context, idea_id)


async def withdraw(_update: Update, context: CivicContext, action: actions.WithdrawIdea) -> None:
    """Say what withdrawing means."""
    idea = await context.read(revising.see_before_withdrawing, idea_id=action.idea_id, **by(context))
    await context.show(screens.sure_to_withdraw(idea, context.text))


async def confirm_withdraw(_update: Update, context: CivicContext, action: actions.ConfirmWithdraw) -> None:
    """Take the idea back."""
    await context.write(revising.withdraw, idea_id=action.idea_id, **by(context))
    await context.show(screens.withdrawn(context.text))


async def offer_change(update: Update, context: CivicContext) -> None:
    """Ask whoever edits a message that has become an idea whether the idea should change too."""
    message, terms = update.edited_message, context.civic.terms
    if message is None or context.arrival is None:
        return
    asked = {"message_id": message.message_id, "terms": terms, **by(context)}
    own = await context.read(proposing.said_in, **asked)
    screen = screens.ask_to_change(own, context.text) if own else None
    if screen is None:
        await unhandled.answer(update, context)
    else:
        await context.send(screen)


async def leave(_update: Update, context: CivicContext, _action: actions.LeaveAsItIs) -> None:
    """Leave an idea as it is."""
    await context.show(screens.left_as_it_is(context.text))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.SendForReview: send,
    actions.SeeMyIdea: see,
    actions.ChangeSomething: change,
    actions.EditAndResend: resend,
    actions.SeeFiles: see_files,
    actions.CorrectIdea: ask_correction,
    actions.AddWords: ask_addition,
    actions.LeaveAsItIs: leave,
    actions.WithdrawIdea: withdraw,
    actions.ConfirmWithdraw: confirm_withdraw,
}
IN_COMPANY = (actions.SeeFiles,)
STEPS: dict[str, Callback] = {revising.CORRECTION: correct, revising.ADDITION: add}
STOPS: dict[str, Callback] = {"revising": stop_revising}
LINKS: dict[str, Callback] = {}
