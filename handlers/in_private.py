"""What concerns one person is answered in their private chat alone."""

from telegram import Update

from bot.domain.permissions import Place
from bot.views import errors as screens
from handlers.context import Callback, CivicContext


def in_private(answer: Callback, *, payload: str = "") -> Callback:
    """Return a command that in a group only shows the way to the private chat (`payload`: where to there)."""

    async def answer_in_private(update: Update, context: CivicContext) -> None:
        if context.place is Place.PRIVATE:
            await answer(update, context)
            return
        await context.send(screens.come_to_our_chat(context.text, payload=payload))

    return answer_in_private
