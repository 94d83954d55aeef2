"""/search: a word, several words, or a number."""

from typing import Any

from telegram import Update

from bot.services import finding_views, searching
from bot.views import browsing as screens
from bot.views.actions.searching import AskSearch, TurnSearch
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.wording import words_or_empty


async def search(_update: Update, context: CivicContext) -> None:
    """/search tram stop: find at once; without words, ask for them."""
    if context.args:
        await _answer(context, " ".join(context.args))
        return
    await context.write(searching.ask, person_id=context.person_id, now=context.now)
    await context.send(screens.search_question(context.text))


async def search_words(update: Update, context: CivicContext) -> None:
    """Find what somebody was asked for; what was spoken or shown cannot be searched for."""
    words = words_or_empty(update)
    if not words:
        await context.send(screens.search_needs_words(context.text))
        return
    await _answer(context, words)


async def ask(_update: Update, context: CivicContext, _action: AskSearch) -> None:
    """Ask what somebody is looking for."""
    await context.write(searching.ask, person_id=context.person_id, now=context.now)
    await context.send(screens.search_question(context.text))


async def turn(_update: Update, context: CivicContext, action: TurnSearch) -> None:
    """Show another page of the last search; when that has been left, ask anew."""
    found = await context.read(searching.turn, person_id=context.person_id, page=action.page)
    if found is None:
        await ask(context.heard, context, AskSearch())
        return
    await context.show(screens.found(found, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    await context.send(screens.search_question(context.text))


async def _answer(context: CivicContext, question: str) -> None:
    found = await context.write(searching.answer, question=question, person_id=context.person_id, now=context.now)
    given: dict[str, Any] = {"question": question, "person_id": context.person_id}
    besides = await context.write(finding_views.shelf, **given, now=context.now)
    await context.send(screens.found(found, context.text, besides=besides))


COMMANDS: dict[str, Callback] = {"/search": in_private(search, payload="search")}
PRESSES = {AskSearch: ask, TurnSearch: turn}
STEPS: dict[str, Callback] = {searching.STEP: search_words}
QUESTIONS: dict[str, Callback] = {searching.STEP: ask_again, searching.MORE: ask_again}
LINKS: dict[str, Callback] = {"search": search}
