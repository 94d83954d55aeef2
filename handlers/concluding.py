"""The end of a consultation: the outcome written, proposed, agreed to, published, and put away."""

from typing import Any

from telegram import Update

from bot.domain.refusals import Reason, Refused
from bot.services import concluding, showing_points
from bot.views import concluding as screens
from bot.views import pointing as point_screens
from bot.views.actions import concluding as actions
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in
from storage.tables import Stance


async def show(_update: Update, context: CivicContext, action: actions.OpenOutcome) -> None:
    """Show how a consultation ends."""
    shown = await context.read(concluding.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.outcome(shown, context.text))


async def follow_link(_update: Update, context: CivicContext) -> None:
    """Show the outcome a link leads to."""
    number = int(context.matches[0]["number"]) if context.matches else 0
    shown = await context.read(concluding.see, consultation_id=number, **by(context))
    await context.send(screens.outcome(shown, context.text))


async def ask(_update: Update, context: CivicContext, action: actions.WriteOutcome) -> None:
    """Ask for one part."""
    if not 0 <= action.part < len(screens.PARTS):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    part = screens.PARTS[action.part]
    await context.write(concluding.ask, consultation_id=action.consultation_id, part=part, **by(context))
    await context.send(screens.ask(part, context.text))


async def hear(update: Update, context: CivicContext) -> None:
    """Take one part, and ask for the next; when all is said, show it."""
    shown, missing = await context.write(concluding.hear, words=words_in(update), **by(context))
    await context.send(screens.ask(missing, context.text) if missing else screens.outcome(shown, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    _, part = await context.read(concluding.asked_about, person_id=context.person_id)
    await context.send(screens.ask(part, context.text))


async def say_consensus(_update: Update, context: CivicContext, action: actions.SayConsensus) -> None:
    """Say whether there is a consensus."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "lacks": bool(action.lacks)}
    shown = await context.write(concluding.say_consensus, **given, **by(context))
    await context.show(screens.outcome(shown, context.text))


async def propose(_update: Update, context: CivicContext, action: actions.ProposeOutcome) -> None:
    """Ask everybody who took part whether they can live with it."""
    shown = await context.write(concluding.propose, consultation_id=action.consultation_id, **by(context))
    await context.toast("conclude-proposed-toast")
    await context.show(screens.outcome(shown, context.text))


async def consent(_update: Update, context: CivicContext, action: actions.GiveConsent) -> None:
    """Take what somebody says to it; whoever objects is asked why."""
    stance = screens.STANCES[min(max(action.stance, 0), len(screens.STANCES) - 1)]
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "stance": stance}
    shown = await context.write(concluding.consent, **given, **by(context))
    await context.toast(f"conclude-toast-{stance.value.replace('_', '-')}")
    await context.show(screens.outcome(shown, context.text))
    if stance is Stance.OBJECT:
        await context.send(screens.ask_why(context.text))


async def hear_why(update: Update, context: CivicContext) -> None:
    """Take why somebody objects."""
    shown = await context.write(concluding.give_reason, words=words_in(update), **by(context))
    await context.send(screens.outcome(shown, context.text))


async def ask_why_again(_update: Update, context: CivicContext) -> None:
    """Ask why somebody objects once more."""
    await context.send(screens.ask_why(context.text))


async def publish(_update: Update, context: CivicContext, action: actions.PublishOutcome) -> None:
    """Publish the outcome."""
    shown = await context.write(concluding.publish, consultation_id=action.consultation_id, **by(context))
    await context.toast("conclude-published-toast")
    await context.show(screens.outcome(shown, context.text))


async def archive(_update: Update, context: CivicContext, action: actions.ArchiveConsultation) -> None:
    """Put a consultation away."""
    found, waiting = await context.read(showing_points.waiting, consultation_id=action.consultation_id, now=context.now)
    if waiting:
        await context.show(point_screens.unanswered(found, waiting, context.text))
        return
    shown = await context.write(concluding.archive, consultation_id=action.consultation_id, **by(context))
    await context.toast("conclude-archived-toast")
    await context.show(screens.archived(shown, context.text))


PRESSES = {
    actions.OpenOutcome: show,
    actions.WriteOutcome: ask,
    actions.SayConsensus: say_consensus,
    actions.ProposeOutcome: propose,
    actions.GiveConsent: consent,
    actions.PublishOutcome: publish,
    actions.ArchiveConsultation: archive,
}
STEPS: dict[str, Callback] = {concluding.STEP: hear, concluding.STEP_OBJECTION: hear_why}
QUESTIONS: dict[str, Callback] = {concluding.STEP: ask_again, concluding.STEP_OBJECTION: ask_why_again}
LINKS: dict[str, Callback] = {r"c(?P<number>\d{1,9})o": follow_link}
