"""Following an idea, more or less loudly."""

from telegram import Update

from bot.domain.permissions import Place
from bot.services import following
from bot.views import following as screens
from bot.views.actions.following import FollowIdea, MuteIdea, SetVolume, ShowVolume, UnfollowIdea
from handlers import signing
from handlers.context import CivicContext
from storage.tables import Volume


async def follow(_update: Update, context: CivicContext, action: FollowIdea) -> None:
    """Begin to follow an idea."""
    who = {"idea_id": action.idea_id, "person_id": context.person_id}
    await context.write(following.follow, **who, now=context.now, place=context.place)
    await context.toast("follow-on", number=str(action.idea_id))
    if context.place is Place.PRIVATE:
        await signing.show_card(context, action.idea_id)


async def show_volume(_update: Update, context: CivicContext, action: ShowVolume) -> None:
    """Show how loudly an idea is followed."""
    volume = await context.read(following.volume_of, idea_id=action.idea_id, person_id=context.person_id)
    if volume is None:
        await signing.show_card(context, action.idea_id)
        return
    await context.show(screens.loudness(action.idea_id, volume, context.text))


async def set_volume(_update: Update, context: CivicContext, action: SetVolume) -> None:
    """Follow an idea more or less loudly."""
    volume = screens.volume_at(action.level)
    who = {"idea_id": action.idea_id, "person_id": context.person_id}
    await context.write(following.set_volume, **who, volume=volume, now=context.now)
    await context.toast("follow-saved")
    await context.show(screens.loudness(action.idea_id, volume, context.text))


async def unfollow(_update: Update, context: CivicContext, action: UnfollowIdea) -> None:
    """Stop following an idea."""
    await context.write(following.unfollow, idea_id=action.idea_id, person_id=context.person_id, now=context.now)
    await context.toast("follow-off", number=str(action.idea_id))
    await signing.show_card(context, action.idea_id)


async def mute(_update: Update, context: CivicContext, action: MuteIdea) -> None:
    """Hear nothing more of an idea."""
    who = {"idea_id": action.idea_id, "person_id": context.person_id}
    await context.write(following.set_volume, **who, volume=Volume.NOTHING, now=context.now)
    await context.toast("follow-saved")
    await context.show(screens.muted(action.idea_id, context.text))


PRESSES = {
    FollowIdea: follow,
    ShowVolume: show_volume,
    SetVolume: set_volume,
    UnfollowIdea: unfollow,
    MuteIdea: mute,
}
IN_COMPANY = (FollowIdea,)
