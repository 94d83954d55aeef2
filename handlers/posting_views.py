"""/post: speak from wherever one is; with words after the command the preview comes at once."""

from telegram import Update

from bot.domain.permissions import Place
from bot.domain.speaking import Speech, Unplaced, Utterance
from bot.services import listening, posting_views, rehearsing, speaking
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
        return
    speech = await _begin(places, context)
    if words and update.message:
        said = Utterance(words=words, message_id=update.message.message_id)
        speech = await context.write(speaking.hear, said=said, **by(context))
    await in_private.show_below(context, speech)


async def _begin(places: Cards, context: CivicContext) -> Speech:
    """Begin to speak; where there is more than one place, which one it is may be said before or after the words."""
    first = places[0].subtopics[0].subtopic_id
    speech = await context.write(speaking.begin, subtopic_id=first, **by(context))
    unplaced = Unplaced.SUBTOPIC if len(places[0].subtopics) > 1 else Unplaced.NOTHING
    unplaced = Unplaced.CONSULTATION if len(places) > 1 else unplaced
    return await context.write(rehearsing.leave_open, unplaced=unplaced, **by(context)) if unplaced else speech


COMMANDS: dict[str, Callback] = {"/post": post}
LINKS: dict[str, Callback] = {"post": post}
