"""The one place where a handler's trouble becomes a kind sentence: a rule that says no, or a fault of ours."""

from typing import Any

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.delivery.calling import Undelivered
from bot.delivery.handling import failed_by
from bot.delivery.intake import AlreadyTaken
from bot.domain.permissions import Place
from bot.domain.refusals import Refused
from bot.views import errors
from handlers.context import Callback, CivicContext

log = structlog.get_logger(__name__)


def kindly(callback: Callback) -> Callback:
    """Return the handler with its trouble turned into words; nothing further hears this update after trouble."""

    async def answer(update: Update, context: CivicContext) -> None:
        try:
            await callback(update, context)
        except ApplicationHandlerStop:
            raise
        except AlreadyTaken:
            await _make_up_for_silence(update, context)
        except Refused as refusal:
            await _decline(update, context, refusal)
        except Exception as fault:
            await _apologise(update, context, fault)
        else:
            return
        raise ApplicationHandlerStop

    return answer


async def _make_up_for_silence(update: Update, context: CivicContext) -> None:
    """Say that something has arrived whose answer was lost when the bot was stopped; the deed is not done again."""
    await context.toast("")
    if update.message and context.place is Place.PRIVATE:
        is_asked = context.arrival is not None and context.arrival.flow is not None
        await context.send(errors.interrupted(context.text, is_asked=is_asked))


async def _decline(update: Update, context: CivicContext, refusal: Refused) -> None:
    text_id = f"refused-{refusal.reason.value}"
    if update.callback_query:
        await context.toast(text_id, is_alert=True, **refusal.facts)
    elif context.place is not Place.CHANNEL and update.effective_chat:
        is_asked = context.arrival is not None and context.arrival.flow is not None
        is_private = context.place is Place.PRIVATE
        await context.send(
            errors.refused(context.text, text_id, refusal.facts, is_private=is_private, is_asked=is_asked)
        )


async def _apologise(update: Update, context: CivicContext, fault: Exception) -> None:
    """Say sorry, unless the update is tried again anyway; the log gets its number and nothing that was said."""
    if failed_by(fault, has_taken_effect=context.took_effect):
        return
    log.error("a handler failed", update_id=update.update_id, exc_info=fault)
    try:
        await context.toast("errors-our-fault-toast", is_alert=True)
        if context.place is Place.PRIVATE and update.effective_chat:
            await context.send(errors.our_fault(context.text))
    except (TelegramError, Undelivered) as silence:
        log.warning("an apology could not be delivered", fault=type(silence).__name__)


async def last_resort(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Note what went wrong outside every handler; there is nobody left to answer."""
    log.error("something failed outside every handler", exc_info=context.error)
