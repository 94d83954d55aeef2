"""Every button that is not on the express way: read the action, find who answers it, and leave no tap unanswered."""

from collections.abc import Callable, Collection, Coroutine, Mapping
from typing import Any

from telegram import Update

from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import arriving
from bot.views import starting
from bot.views.actions import STAYS, Action, unpack
from handlers.context import Callback, CivicContext

PressCallback = Callable[[Update, CivicContext, Any], Coroutine[Any, Any, None]]


def answered_by(presses: Mapping[type[Action], PressCallback], *, in_company: Collection[type[Action]]) -> Callback:
    """Return the one handler of all presses, which knows these answers; only `in_company` is answered before others."""

    async def press(update: Update, context: CivicContext) -> None:
        query = update.callback_query
        packed = query.data if query and query.data else ""
        action, context.stays = unpack(packed), packed.startswith(STAYS)
        answer = presses.get(type(action)) if action else None
        if answer is None or action is None:
            await refresh(update, context)
            return
        if context.place is not Place.PRIVATE and type(action) not in in_company:
            raise Refused(Reason.PRIVATE_ONLY)
        await answer(update, context, action)
        await context.toast("")

    return press


async def refresh(update: Update, context: CivicContext) -> None:
    """Answer a button of another time: redraw what can be redrawn, and say so."""
    await context.toast("pressed-older-view")
    message = update.callback_query.message if update.callback_query else None
    if message is None:
        return
    is_card = await context.write(
        arriving.redraw_card, chat_telegram_id=message.chat.id, message_id=message.message_id, now=context.now
    )
    if not is_card and context.place is Place.PRIVATE:
        await context.show(starting.home(context.text))
