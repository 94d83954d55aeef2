"""/cancel and its button: out of anything, with nothing lost; and back to the open question after an aside."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from bot.domain.permissions import Place
from bot.services import starting
from bot.views import starting as screens
from handlers.context import Callback, CivicContext


class Stopping:
    """What /cancel means, by the capability whose question is open (`proposing` of `proposing.title`)."""

    def __init__(self, stops: Mapping[str, Callback], questions: Mapping[str, Callback]) -> None:
        self._stops = stops
        self._questions = questions

    async def cancel(self, update: Update, context: CivicContext) -> None:
        """Close the open question; what was written is kept where its capability keeps it."""
        if context.place is not Place.PRIVATE:
            return
        stop = _asked_by(context, self._stops)
        if stop is not None:
            await stop(update, context)
            return
        was_open = await context.write(starting.stop, person_id=context.person_id)
        await context.show(screens.stopped(context.text) if was_open else screens.nothing_to_stop(context.text))

    async def press_cancel(self, update: Update, context: CivicContext, _action: Any) -> None:
        """Do the same for the button."""
        await self.cancel(update, context)

    async def ask_again(self, update: Update, context: CivicContext) -> None:
        """Ask the open question once more, so that an aside loses nothing; silence when none is open."""
        if context.arrival is None or context.arrival.flow is None or context.place is not Place.PRIVATE:
            return
        question = _asked_by(context, self._questions)
        if question is not None:
            await question(update, context)
            return
        await context.send(screens.question_still_open(context.text))

    async def try_again(self, update: Update, context: CivicContext, _action: Any) -> None:
        """Lead back to where something went wrong: the open question, or the front door."""
        if context.arrival is not None and context.arrival.flow is not None:
            await self.ask_again(update, context)
            return
        await context.show(screens.home(context.text))

    def aside(self, answer: Callback) -> Callback:
        """Return a command that answers and then asks the open question again."""

        async def answer_then_ask(update: Update, context: CivicContext) -> None:
            await answer(update, context)
            await self.ask_again(update, context)

        return answer_then_ask


def _asked_by(context: CivicContext, answers: Mapping[str, Callback]) -> Callback | None:
    """Return the answer for the open step, or for the capability the step belongs to."""
    flow = context.arrival.flow if context.arrival else None
    if flow is None:
        return None
    return answers.get(flow.step) or answers.get(flow.step.split(".", maxsplit=1)[0])
