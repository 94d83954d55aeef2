"""/start, /cancel, the area and the language: coming in, and finding the way out of anything."""

import re
from collections.abc import Mapping

from telegram import Update

from bot.domain.permissions import Place
from bot.services import arriving, settling, starting, visiting
from bot.views import starting as screens
from bot.views.actions.starting import ChooseLanguage, GoHome, LiveIn, ShowMore, SkipArea, SpeakLanguage
from bot.views.texts import shipped_languages
from handlers.context import Callback, CivicContext

BY_A_GROUPS_LINK = "setup"


def opened_by(links: Mapping[str, Callback]) -> Callback:
    """Return the handler of /start, which knows where links lead."""

    async def start(update: Update, context: CivicContext) -> None:
        if context.place is not Place.PRIVATE:  # a link that adds us to a group makes its follower say this there
            await begin_in_group(update, context)
            return
        payload = context.args[0] if context.args else ""
        for pattern, follow in links.items():
            match = re.fullmatch(pattern, payload)
            if match:
                await _note_arrival(context)
                context.matches = [match]
                await follow(update, context)
                return
        await begin(update, context)

    return start


async def _note_arrival(context: CivicContext) -> None:
    """Note that somebody who came by a link has opened our chat: from now on they can be written to."""
    person = context.arrival.person if context.arrival else None
    if person is not None and (person.unreachable_at is not None or arriving.has_never_come_in(person)):
        write = context.civic.database.write
        await write(arriving.note_return, person_id=context.person_id, now=context.now)


async def begin(_update: Update, context: CivicContext) -> None:
    """Greet somebody: new, back again, or arrived by a link that leads nowhere."""
    was_away = context.was_away
    back = await context.write(starting.come_back, person_id=context.person_id, was_away=was_away, now=context.now)
    if context.args:
        await context.send(screens.link_leads_nowhere(context.text, name=context.first_name))
    elif back.is_first and not (back.had_left or back.is_paused):
        open_now = await context.read(visiting.count_open)
        await context.send(screens.hello(context.text, name=context.first_name, consultations=open_now))
    else:
        open_now = await context.read(visiting.count_open)
        name = context.first_name
        await context.send(screens.welcome_back(back, context.text, name=name, consultations=open_now))


async def begin_in_group(_update: Update, context: CivicContext) -> None:
    """Say in a group that we are here; a link that added us to it has been answered by a hello already."""
    if not context.args:
        await context.send(screens.in_group(context.text))


async def go_home(_update: Update, context: CivicContext, _action: GoHome) -> None:
    """Show the front door, and leave whatever question was open; drafts are kept."""
    await context.write(starting.stop, person_id=context.person_id)
    await context.show(screens.home(context.text, consultations=await context.read(visiting.count_open)))


async def show_more(_update: Update, context: CivicContext, _action: ShowMore) -> None:
    """Show the doors that are needed less often."""
    await context.show(screens.more(context.text))


async def ask_area(context: CivicContext) -> None:
    """Ask where somebody lives, once in their life; called after the first useful act."""
    regions = await context.civic.database.write(starting.ask_area, person_id=context.person_id)
    if regions:
        await context.send(screens.area_question(regions, context.text))


async def live_in(_update: Update, context: CivicContext, action: LiveIn) -> None:
    """Note where somebody lives."""
    name = await context.write(
        starting.live_in, person_id=context.person_id, region_id=action.region_id, now=context.now
    )
    await context.toast("settings-saved")
    await context.show(screens.area_chosen(name, context.text))


async def skip_area(_update: Update, context: CivicContext, _action: SkipArea) -> None:
    """Leave the question unanswered."""
    await context.show(screens.area_chosen(None, context.text))


async def show_languages(_update: Update, context: CivicContext, _action: ChooseLanguage) -> None:
    """Show the languages."""
    await context.show(screens.languages(offered_languages(context), context.text))


async def speak(_update: Update, context: CivicContext, action: SpeakLanguage) -> None:
    """Speak another language from now on."""
    offered = offered_languages(context)
    language = offered[action.position] if 0 <= action.position < len(offered) else context.text.language
    await context.write(settling.choose_language, person_id=context.person_id, language=language, now=context.now)
    context.text = context.civic.texts_for(language)
    await context.toast("settings-saved")
    await context.show(screens.language_chosen(context.text))


def offered_languages(context: CivicContext) -> tuple[str, ...]:
    """Return the languages that the place has chosen and that have texts."""
    shipped = shipped_languages()
    return tuple(language for language in context.civic.settings.languages if language in shipped)


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    GoHome: go_home,
    ShowMore: show_more,
    LiveIn: live_in,
    SkipArea: skip_area,
    ChooseLanguage: show_languages,
    SpeakLanguage: speak,
}
STEPS: dict[str, Callback] = {}
LINKS: dict[str, Callback] = {}
