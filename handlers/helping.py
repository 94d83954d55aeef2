"""/help and /privacy, and talking to a person: asking in private, answering in the staff chat."""

from telegram import Update

from bot.domain.permissions import Place
from bot.services import connecting, helping, listening
from bot.views import helping as screens
from bot.views.actions.helping import (
    AskKeptWords,
    DiscardAnswer,
    SendAnswer,
    ShowGroupHelp,
    ShowHelp,
    ShowPrivacy,
    TalkToPerson,
)
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from storage.tables import CardKind


async def show_help(update: Update, context: CivicContext) -> None:
    """Say how it works here: in private, in a group, or where the staff works."""
    if context.place is Place.STAFF:
        await context.send(screens.for_staff(context.text))
    elif context.place is Place.PRIVATE:
        await context.send(_how_it_works(context))
    else:
        await context.send(await _in_group(update, context))


async def press_help(_update: Update, context: CivicContext, _action: ShowHelp) -> None:
    """Say how it works."""
    await context.show(_how_it_works(context))


async def press_group_help(update: Update, context: CivicContext, _action: ShowGroupHelp) -> None:
    """Say what can be done in a group."""
    await context.show(await _in_group(update, context))


async def show_privacy(_update: Update, context: CivicContext) -> None:
    """Say in eight lines what is kept."""
    await context.send(screens.privacy(context.text, is_private=context.place is Place.PRIVATE))


async def press_privacy(_update: Update, context: CivicContext, _action: ShowPrivacy) -> None:
    """Say in eight lines what is kept."""
    await context.show(screens.privacy(context.text))


async def talk_to_person(_update: Update, context: CivicContext, _action: TalkToPerson) -> None:
    """Ask what somebody would like to ask a person."""
    await context.write(helping.open_question, person_id=context.person_id, now=context.now)
    await context.show(screens.ask(context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask for the question once more."""
    await context.send(screens.ask(context.text))


async def ask(update: Update, context: CivicContext) -> None:
    """Hand what somebody wrote to the staff."""
    words = update.message.text if update.message else None
    if not words:
        await context.send(screens.needs_text(context.text))
        return
    await _hand_over(context, words)


async def ask_kept_words(_update: Update, context: CivicContext, _action: AskKeptWords) -> None:
    """Hand what was said out of the blue to the staff."""
    words = await context.read(listening.kept_words, person_id=context.person_id)
    await _hand_over(context, words)


async def _hand_over(context: CivicContext, words: str | None) -> None:
    await context.write(helping.ask, words=words, person_id=context.person_id, now=context.now)
    await context.send(screens.asked(context.text, moderation_days=context.civic.settings.moderation_days))


async def answer_question(update: Update, context: CivicContext) -> None:
    """Take a reply to a question's card as the draft of an answer; nothing is sent before it was looked at."""
    drafted = await context.write(
        helping.draft,
        question_id=context.replied_subject_id,
        words=update.message.text if update.message else None,
        person_id=context.person_id,
        place=context.place,
        now=context.now,
    )
    await context.send(screens.answer_preview(drafted, context.text))


async def send_answer(_update: Update, context: CivicContext, action: SendAnswer) -> None:
    """Send the answer that was looked at."""
    await context.write(
        helping.send,
        answer_id=action.answer_id,
        person_id=context.person_id,
        place=context.place,
        now=context.now,
    )
    await context.toast("help-answer-sent-toast")
    await context.replace(screens.answer_sent(context.text))


async def discard_answer(_update: Update, context: CivicContext, action: DiscardAnswer) -> None:
    """Throw the draft away."""
    await context.write(
        helping.discard,
        answer_id=action.answer_id,
        person_id=context.person_id,
        place=context.place,
        now=context.now,
    )
    await context.toast("help-answer-discarded-toast")
    await context.replace(screens.answer_discarded(context.text))


def _how_it_works(context: CivicContext) -> Screen:
    days = context.civic.settings.moderation_days
    return screens.how_it_works(context.civic.terms, context.text, moderation_days=days)


async def _in_group(update: Update, context: CivicContext) -> Screen:
    usual, chat = context.civic.settings.group_posts_per_day, update.effective_chat
    telegram_id = chat.id if chat else 0
    posts = await context.read(connecting.posts_in, telegram_id=telegram_id, usual=usual)
    return screens.in_group(context.text, posts_per_day=posts)


COMMANDS: dict[str, Callback] = {"/help": show_help, "/privacy": show_privacy}
PRESSES = {
    ShowHelp: press_help,
    ShowGroupHelp: press_group_help,
    ShowPrivacy: press_privacy,
    TalkToPerson: talk_to_person,
    AskKeptWords: ask_kept_words,
    SendAnswer: send_answer,
    DiscardAnswer: discard_answer,
}
IN_COMPANY = (ShowGroupHelp, SendAnswer, DiscardAnswer)
STEPS: dict[str, Callback] = {helping.STEP: ask}
QUESTIONS: dict[str, Callback] = {helping.STEP: ask_again}
LINKS: dict[str, Callback] = {}
REPLIES: dict[CardKind, Callback] = {CardKind.QUESTION: answer_question}
