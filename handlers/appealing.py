"""Appeals: an author asks for a second look, another moderator decides."""

from telegram import Update

from bot.domain.moderating import Verdict
from bot.services import appealing
from bot.views import appealing as screens
from bot.views.actions import moderating as actions
from handlers.context import Callback, CivicContext
from handlers.moderating import draw_named, first_name_in_staff_chat, is_private, own_first_name, put
from handlers.proposing import show_own
from handlers.speaker import by, here
from handlers.wording import words_or_empty


async def ask_why(_update: Update, context: CivicContext, action: actions.AppealDecision) -> None:
    """Ask an author why; what they were told before stays where it is."""
    idea = await context.write(appealing.ask_why, idea_id=action.idea_id, **by(context))
    await context.send(screens.ask_why(idea, context.text))


async def appeal_plainly(_update: Update, context: CivicContext, action: actions.AppealPlainly) -> None:
    """Appeal without words."""
    idea = await context.write(appealing.appeal, idea_id=action.idea_id, words="", **by(context))
    await context.show(screens.sent(idea, context.text))


async def hear_why(update: Update, context: CivicContext) -> None:
    """Appeal with the words that were asked for."""
    words = words_or_empty(update)
    idea = await context.write(appealing.appeal_in_words, words=words, **by(context))
    await context.send(screens.sent(idea, context.text))


async def stop(_update: Update, context: CivicContext) -> None:
    """Leave the decision as it is, and show where the idea stands."""
    idea_id = await context.write(appealing.stop, **by(context))
    if idea_id is not None:
        await show_own(context, idea_id)


async def open_appeal(_update: Update, context: CivicContext, action: actions.OpenAppeal) -> None:
    """Show the card of an appeal."""
    case = await context.read(appealing.see, appeal_id=action.appeal_id, **here(context))
    await context.show(screens.card(case, context.text, is_private=is_private(context)))


async def overturn(_update: Update, context: CivicContext, action: actions.OverturnDecision) -> None:
    """Publish the idea after all."""
    await _decide(context, action.appeal_id, overturns=True)


async def uphold(_update: Update, context: CivicContext, action: actions.UpholdDecision) -> None:
    """Let the decision stay."""
    await _decide(context, action.appeal_id, overturns=False)


async def _decide(context: CivicContext, appeal_id: int, *, overturns: bool) -> None:
    given = {"overturns": overturns, "terms": context.civic.terms, **here(context)}
    verdict: Verdict = await context.write(appealing.decide, appeal_id=appeal_id, **given)
    state = verdict.case.appeal.state.value
    if verdict.was_first:
        await context.toast(f"appealing-done-{state}")
        who = await own_first_name(context)
    else:
        who = await first_name_in_staff_chat(context, verdict.by_telegram_id)
        somebody = who or context.text.plain("moderating-somebody-else")
        await context.toast("appealing-already", what=state, who=somebody)
    if verdict.was_first or is_private(context):
        await put(context, screens.card(verdict.case, context.text, who=who, is_private=is_private(context)))
    await draw_named(context, verdict.hanging, lambda text: screens.card(verdict.case, text, who=who))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.AppealDecision: ask_why,
    actions.AppealPlainly: appeal_plainly,
    actions.OpenAppeal: open_appeal,
    actions.OverturnDecision: overturn,
    actions.UpholdDecision: uphold,
}
IN_COMPANY = (actions.OpenAppeal, actions.OverturnDecision, actions.UpholdDecision)
STEPS: dict[str, Callback] = {appealing.STEP: hear_why}
STOPS: dict[str, Callback] = {"appealing": stop}
LINKS: dict[str, Callback] = {}
