"""/admin, what was not delivered: why, and once more."""

from telegram import Update

from bot.services import redelivering
from bot.views import redelivering as screens
from bot.views.actions import redelivering as actions
from handlers.context import Callback, CivicContext


async def show(_update: Update, context: CivicContext, _action: actions.ShowDeadLetters | None = None) -> None:
    """Show what was not delivered, and why."""
    seen = await context.read(redelivering.see, person_id=context.person_id, now=context.now)
    await context.show(screens.dead_letters(seen.letters, context.text, in_doubt=seen.in_doubt))


async def retry(update: Update, context: CivicContext, action: actions.RetryLetters) -> None:
    """Send everything that failed like this again."""
    again = await context.write(
        redelivering.retry, first_id=action.first_id, person_id=context.person_id, now=context.now
    )
    await context.toast("letters-retried-toast", count=again)
    await show(update, context)


async def consider(update: Update, context: CivicContext, action: actions.ConsiderGivingUp) -> None:
    """Say what taking these off the list means."""
    seen = await context.read(redelivering.see, person_id=context.person_id, now=context.now)
    meant = next((one for one in seen.letters if one.first_id == action.first_id), None)
    if meant is None:
        await show(update, context)
        return
    await context.show(screens.drop_question(meant, context.text))


async def give_up(update: Update, context: CivicContext, action: actions.GiveLettersUp) -> None:
    """Take these off the list."""
    await context.write(redelivering.give_up, first_id=action.first_id, person_id=context.person_id, now=context.now)
    await context.toast("letters-dropped-toast")
    await show(update, context)


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.ShowDeadLetters: show,
    actions.RetryLetters: retry,
    actions.ConsiderGivingUp: consider,
    actions.GiveLettersUp: give_up,
}
STEPS: dict[str, Callback] = {}
