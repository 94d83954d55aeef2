"""/brief: today in five lines, each with its button; a reply with a number speaks on that line."""

from telegram import Update

from bot.services import briefing
from bot.views import briefing as screens
from bot.views.actions import briefing as actions
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.speaker import by


async def brief(_update: Update, context: CivicContext) -> None:
    """/brief: what somebody needs to know today."""
    await context.send(await _brief(context))


async def show(_update: Update, context: CivicContext, _action: actions.ShowBrief) -> None:
    """Show the same in place."""
    await context.show(await _brief(context))


async def _brief(context: CivicContext) -> Screen:
    told = await context.write(briefing.brief, **by(context))
    hour = context.now.astimezone(context.civic.settings.zone).hour
    return screens.brief(told, context.text, name=context.first_name, hour=hour)


async def choose_daily(_update: Update, context: CivicContext, action: actions.BriefDaily) -> None:
    """Send it each morning, or no longer."""
    daily = await context.write(briefing.choose_daily, daily=bool(action.daily), **by(context))
    await context.toast("brief-daily-on" if daily else "brief-daily-off")


async def not_today(_update: Update, context: CivicContext, _action: actions.NotToday) -> None:
    """Put it away."""
    await context.show(screens.put_away(context.text))


COMMANDS: dict[str, Callback] = {"/brief": in_private(brief, payload="brief")}
PRESSES = {actions.ShowBrief: show, actions.BriefDaily: choose_daily, actions.NotToday: not_today}
LINKS: dict[str, Callback] = {"brief": brief}
