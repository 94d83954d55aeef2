"""/post: speak from wherever one is; with words after the command the preview comes at once."""

from telegram import Update

from bot.domain.permissions import Place
from bot.domain.speaking import Utterance
from bot.services import listening, posting_views, speaking
from bot.services.posting_views import Cards
from bot.views import posting_views as screens
from handlers import saying
from handlers import speaking as in_private
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_behind


async def post(update: Update, context: CivicContext) -> None:
    """/post: choose where, and speak; in a group it asks whether these words are for the record."""
    if context.place is not Place.PRIVATE:
        await saying.say(update, context)
        return
    words = words_behind("/post", update.message)
    places, others = await context.read(posting_views.open_to, **by(context))
    if not places:
        if words:
            await context.write(listening.keep, words=words, **by(context))
        await context.send(screens.nowhere(others, context.text, are_kept=bool(words)))
    elif words:
        await _say(places, words, context)
    elif len(places) == 1:
        await in_private.begin_in(context, places[0].number)
    else:
        await context.send(screens.choose(places, context.text, is_said=False))


async def _say(places: Cards, words: str, context: CivicContext) -> None:
    """Take the words, and ask where they belong if there is more than one place."""
    if len(places) == 1:
        await in_private.say_in(context, places[0].number, Utterance(words=words))
        return
    await context.write(speaking.begin, subtopic_id=places[0].subtopics[0].subtopic_id, **by(context))
    await context.write(speaking.hear, said=Utterance(words=words), **by(context))
    await context.send(screens.choose(places, context.text, is_said=True))


COMMANDS: dict[str, Callback] = {"/post": post}
LINKS: dict[str, Callback] = {"post": post}
