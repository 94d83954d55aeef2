"""Answering a department's question: words, a voice, pictures or a file; seen before they are sent."""

import asyncio

from telegram import Message, Update

from bot.domain.answering import AnswerHeld, Asked
from bot.domain.casing import CaseView
from bot.domain.permissions import Place
from bot.services import answering
from bot.views import answering as screens
from bot.views.actions import answering as actions
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.speaker import by, here
from handlers.speaking import utterance_in
from storage.tables import CardKind


async def ask(_update: Update, context: CivicContext, action: actions.AnswerDepartment) -> None:
    """Ask for the answer, below the question; what was begun before is shown again."""
    found = await context.write(answering.ask, question_id=action.event_id, **by(context))
    await context.send(_open(found, context))


async def hear(update: Update, context: CivicContext) -> None:
    """Take an answer to the question that is open."""
    if update.message is not None:
        await _hear(context, update.message)


async def hear_reply(update: Update, context: CivicContext) -> None:
    """Take a reply to a department's question as its answer."""
    if update.message is not None:
        await _hear(context, update.message, question_id=context.replied_subject_id)


async def hear_more(update: Update, context: CivicContext) -> None:
    """Take a reply to what somebody is about to answer as more of it."""
    if update.message is not None:
        await _hear(context, update.message)


async def _hear(context: CivicContext, message: Message, *, question_id: int | None = None) -> None:
    said = await utterance_in(message, context)
    heard = await context.write(answering.hear, said=said, question_id=question_id, **by(context))
    if isinstance(heard, CaseView):
        await context.send(screens.sent(heard, context.text))
    elif not heard.is_silent:
        await context.send(screens.seen(heard, context.text))


async def send(_update: Update, context: CivicContext, action: actions.GiveAnswer) -> None:
    """Send what is held."""
    view = await context.write(answering.finish, question_id=action.question_id, **by(context))
    await context.show(screens.sent(view, context.text))


async def stop(_update: Update, context: CivicContext) -> None:
    """Stop: nothing was sent."""
    asked = await context.write(answering.discard, **by(context))
    await context.show(screens.left(asked, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more, or show what is held."""
    found = await context.read(answering.held, **by(context))
    if found is not None:
        await context.send(_open(found, context))


def _open(found: Asked | AnswerHeld, context: CivicContext) -> Screen:
    return screens.seen(found, context.text) if isinstance(found, AnswerHeld) else screens.ask(found, context.text)


async def show_files(_update: Update, context: CivicContext, action: actions.ShowAnswerFiles) -> None:
    """Send the files of an answer, to the staff and to whoever sent them."""
    view, files = await context.read(answering.files, event_id=action.event_id, **here(context))
    vault = context.civic.vault
    found = [(file, await asyncio.to_thread(vault.get, file.digest)) for file in files]
    is_private = context.place is Place.PRIVATE
    is_staff = view.about.author_id != context.person_id
    await context.send(screens.files(view, found, context.text, is_staff=is_staff, is_private=is_private))


async def show_own(_update: Update, context: CivicContext, _action: actions.ShowOwnAnswers) -> None:
    """Show somebody what they have answered."""
    found = await context.read(answering.own, **by(context))
    await context.show(screens.own(found, context.text))


PRESSES = {
    actions.AnswerDepartment: ask,
    actions.GiveAnswer: send,
    actions.ShowAnswerFiles: show_files,
    actions.ShowOwnAnswers: show_own,
}
IN_COMPANY = (actions.ShowAnswerFiles,)
STEPS: dict[str, Callback] = {answering.STEP: hear}
QUESTIONS: dict[str, Callback] = {"answering": ask_again}
STOPS: dict[str, Callback] = {"answering": stop}
REPLIES: dict[CardKind, Callback] = {CardKind.CASE_QUESTION: hear_reply, CardKind.CASE_ANSWER: hear_more}
