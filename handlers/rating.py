"""What people say of a reply: one tap, why, and another mind for 14 days."""

from telegram import Update

from bot.services import rating
from bot.views import rating as screens
from bot.views.actions import rating as actions
from handlers import pressing
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from storage.tables import Lack, Match, Score

SCORES, LACKS, MATCHES = tuple(Score), tuple(Lack), tuple(Match)


async def rate(update: Update, context: CivicContext, action: actions.RateReply) -> None:
    """Note what somebody thinks of a reply; who is not content is asked what is missing."""
    if not 0 <= action.position < len(SCORES):
        await pressing.refresh(update, context)
        return
    score = SCORES[action.position]
    rated = await context.write(
        rating.rate, reply_id=action.reply_id, score=score, terms=context.civic.terms, **by(context)
    )
    if score is Score.NOT_ACCEPTABLE:
        await context.send(screens.not_acceptable(rated, context.text))
    else:
        await context.send(screens.rated(rated, context.text))


async def change(_update: Update, context: CivicContext, action: actions.ChangeRating) -> None:
    """Show the three answers again."""
    rated = await context.read(rating.see, reply_id=action.reply_id, **by(context))
    await context.show(screens.again(rated, context.text))


async def say_lack(update: Update, context: CivicContext, action: actions.SayLack) -> None:
    """Note what is missing."""
    if not 0 <= action.position < len(LACKS):
        await pressing.refresh(update, context)
        return
    rated = await context.write(rating.explain, reply_id=action.reply_id, lack=LACKS[action.position], **by(context))
    await context.show(screens.noted(rated, context.text, days=context.civic.terms.review_days))


async def skip_lack(_update: Update, context: CivicContext, action: actions.SkipLack) -> None:
    """Ask nothing more of somebody who is not content."""
    rated = await context.read(rating.see, reply_id=action.reply_id, **by(context))
    await context.show(screens.noted(rated, context.text, days=context.civic.terms.review_days))


async def match(update: Update, context: CivicContext, action: actions.MatchProof) -> None:
    """Note whether what was done is what was asked for."""
    if not 0 <= action.position < len(MATCHES):
        await pressing.refresh(update, context)
        return
    rated = await context.write(rating.match, reply_id=action.reply_id, found=MATCHES[action.position], **by(context))
    await context.send(screens.matched(rated, context.text))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.RateReply: rate,
    actions.ChangeRating: change,
    actions.SayLack: say_lack,
    actions.SkipLack: skip_lack,
    actions.MatchProof: match,
}
