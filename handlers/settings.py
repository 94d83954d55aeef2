"""/settings: one panel, edited in place; every change is in force at once and says Saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.domain.settling import Settled
from bot.services import settling
from bot.views import settings as screens
from bot.views.actions import settings as actions
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.starting import offered_languages


async def show_settings(_update: Update, context: CivicContext) -> None:
    """Show the settings."""
    settled = await context.read(settling.see, person_id=context.person_id)
    await context.send(screens.panel(_here(context, settled), context.text))


async def press_settings(_update: Update, context: CivicContext, _action: actions.ShowSettings) -> None:
    """Show the settings in place."""
    await _look(context, screens.panel)


async def show_topics(_update: Update, context: CivicContext, _action: actions.ShowTopics) -> None:
    """Show the topics."""
    await _look(context, screens.topics)


async def toggle_topic(_update: Update, context: CivicContext, action: actions.ToggleTopic) -> None:
    """Want a topic, or no longer; the list stays open for the next one."""
    await _change(context, settling.toggle_topic, then=screens.topics, topic_id=action.topic_id)


async def show_areas(_update: Update, context: CivicContext, _action: actions.ShowAreas) -> None:
    """Show the areas."""
    await _look(context, screens.areas)


async def choose_area(_update: Update, context: CivicContext, action: actions.ChooseArea) -> None:
    """Live somewhere else."""
    await _change(context, settling.choose_region, region_id=action.region_id or None)


async def show_volume(_update: Update, context: CivicContext, _action: actions.ShowVolume) -> None:
    """Show how often messages may come."""
    await _look(context, screens.volumes)


async def choose_volume(_update: Update, context: CivicContext, action: actions.ChooseVolume) -> None:
    """Hear more, or less."""
    volume = screens.VOLUMES[min(max(action.position, 0), len(screens.VOLUMES) - 1)]
    await _change(context, settling.choose_volume, volume=volume)


async def toggle_own(_update: Update, context: CivicContext, action: actions.ToggleOwnReplies) -> None:
    """Hear about one's own ideas whatever else is off, or not."""
    await _change(context, settling.set_replies_to_own, then=screens.volumes, wanted=bool(action.wanted))


async def show_digest(_update: Update, context: CivicContext, _action: actions.ShowDigest) -> None:
    """Show when digests can come."""
    await _look(context, screens.digest)


async def choose_digest(_update: Update, context: CivicContext, action: actions.ChooseDigest) -> None:
    """Have digests come another day, or at another hour."""
    when = {"is_daily": bool(action.is_daily), "hour": action.hour % 24}
    await _change(context, settling.choose_digest, then=screens.digest, **when, zone=context.civic.settings.zone)


async def choose_announcements(_update: Update, context: CivicContext, action: actions.ChooseAnnouncements) -> None:
    """Get announcements, or none."""
    await _change(context, settling.set_announcements, then=screens.volumes, wanted=bool(action.wanted))


async def show_languages(_update: Update, context: CivicContext, _action: actions.ShowLanguages) -> None:
    """Show the languages."""
    await context.show(screens.languages(offered_languages(context), context.text))


async def choose_language(_update: Update, context: CivicContext, action: actions.ChooseMyLanguage) -> None:
    """Read another language from now on, beginning with this panel."""
    offered = offered_languages(context)
    language = offered[action.position] if 0 <= action.position < len(offered) else context.text.language
    context.text = context.civic.texts_for(language)
    await _change(context, settling.choose_language, language=language)


async def show_quiet_from(_update: Update, context: CivicContext, _action: actions.ShowQuietFrom) -> None:
    """Ask from when it shall be quiet."""
    await context.show(screens.quiet_from(context.text))


async def show_quiet_until(_update: Update, context: CivicContext, action: actions.ShowQuietUntil) -> None:
    """Ask until when it shall be quiet."""
    await context.show(screens.quiet_until(action.hour % 24, context.text))


async def choose_quiet(_update: Update, context: CivicContext, action: actions.ChooseQuiet) -> None:
    """Be quiet between two hours."""
    hours = (action.from_hour % 24, action.until_hour % 24)
    await _change(context, settling.choose_quiet, hours=hours)


async def no_quiet(_update: Update, context: CivicContext, _action: actions.NoQuietHours) -> None:
    """Let messages come at any hour."""
    await _change(context, settling.choose_quiet, hours=None)


async def show_discreet(_update: Update, context: CivicContext, _action: actions.ShowDiscreet) -> None:
    """Ask what notifications may show."""
    await context.show(screens.discreet(context.text))


async def choose_discreet(_update: Update, context: CivicContext, action: actions.ChooseDiscreet) -> None:
    """Show all of it in notifications, or only that there is news."""
    await _change(context, settling.set_discreet, discreet=bool(action.discreet))


async def choose_plain(_update: Update, context: CivicContext, action: actions.ChoosePlainText) -> None:
    """Show plain words, or formatted ones."""
    await _change(context, settling.set_plain_text, plain=bool(action.plain))


async def pause(_update: Update, context: CivicContext, _action: actions.PauseEverything) -> None:
    """Say nothing unasked until told to resume."""
    await context.write(settling.set_paused, person_id=context.person_id, paused=True, now=context.now)
    await context.toast("settings-saved")
    await context.show(screens.paused(context.text))


async def resume(_update: Update, context: CivicContext, _action: actions.Resume) -> None:
    """Speak again."""
    await _change(context, settling.set_paused, paused=False)


async def close(_update: Update, context: CivicContext, _action: actions.CloseSettings) -> None:
    """Be done."""
    await context.show(screens.closed(context.text))


async def _look(context: CivicContext, screen: Callable[..., Screen]) -> None:
    settled = await context.read(settling.see, person_id=context.person_id)
    await context.show(screen(_here(context, settled), context.text))


def _here(context: CivicContext, settled: Settled) -> Settled:
    return replace(settled, usual_quiet=context.civic.terms.nights.usual)


async def _change(
    context: CivicContext,
    service: Callable[..., Settled],
    *,
    then: Callable[..., Screen] = screens.panel,
    **values: Any,
) -> None:
    settled = await context.write(service, person_id=context.person_id, now=context.now, **values)
    await context.toast("settings-saved")
    await context.show(then(_here(context, settled), context.text))


COMMANDS: dict[str, Callback] = {"/settings": in_private(show_settings, payload="settings")}
PRESSES = {
    actions.ShowSettings: press_settings,
    actions.CloseSettings: close,
    actions.ShowTopics: show_topics,
    actions.ToggleTopic: toggle_topic,
    actions.ShowAreas: show_areas,
    actions.ChooseArea: choose_area,
    actions.ShowVolume: show_volume,
    actions.ChooseVolume: choose_volume,
    actions.ToggleOwnReplies: toggle_own,
    actions.ShowDigest: show_digest,
    actions.ChooseDigest: choose_digest,
    actions.ChooseAnnouncements: choose_announcements,
    actions.ShowLanguages: show_languages,
    actions.ChooseMyLanguage: choose_language,
    actions.ShowQuietFrom: show_quiet_from,
    actions.ShowQuietUntil: show_quiet_until,
    actions.ChooseQuiet: choose_quiet,
    actions.NoQuietHours: no_quiet,
    actions.ShowDiscreet: show_discreet,
    actions.ChooseDiscreet: choose_discreet,
    actions.ChoosePlainText: choose_plain,
    actions.PauseEverything: pause,
    actions.Resume: resume,
}
STEPS: dict[str, Callback] = {}
LINKS: dict[str, Callback] = {"settings": show_settings}
