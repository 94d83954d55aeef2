"""What people do about announcements they get: tap a button that counts, turn them off, choose a topic for them."""

from telegram import Update

from bot.services import steering
from bot.views import announced as screens
from bot.views.actions.announced import MuteAnnouncements, TapButton
from bot.views.actions.connecting import AnnounceInTopic
from handlers.context import CivicContext
from handlers.placing import announce_here
from handlers.speaker import by, here


async def tap(_update: Update, context: CivicContext, action: TapButton) -> None:
    """Count a tap, once for each person."""
    given = {"announcement_id": action.announcement_id, "button": action.button, **here(context)}
    is_first = await context.write(steering.tap, **given)
    await context.toast("announced-tapped-toast" if is_first else "announced-tapped-already")


async def mute(_update: Update, context: CivicContext, action: MuteAnnouncements) -> None:
    """Send somebody no more announcements; the one they have stays as it is."""
    await context.write(steering.turn_off, announcement_id=action.announcement_id, **by(context))
    await context.toast("announced-muted-toast")
    await context.send(screens.muted(context.text))


PRESSES = {TapButton: tap, MuteAnnouncements: mute, AnnounceInTopic: announce_here}
IN_COMPANY = (TapButton, AnnounceInTopic)
