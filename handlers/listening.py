"""Free text: the answer to the open question first; otherwise what somebody may have meant."""

from collections.abc import Collection, Mapping

from telegram import Update
from telegram.ext import filters

from bot.services import drafting, listening
from bot.views import listening as screens
from bot.views.actions import Action, unpack
from bot.views.actions.listening import CommentKeptWords
from handlers import acting, unhandled
from handlers.context import Callback, CivicContext
from handlers.pressing import PressCallback
from handlers.selecting import selected_in
from handlers.speaker import by
from storage.tables import CardKind

FILMS = filters.VIDEO | filters.AUDIO | filters.ANIMATION
SAID = filters.TEXT | filters.VOICE | filters.PHOTO | filters.Document.ALL | FILMS
PLACES = filters.LOCATION | filters.VENUE
WORDS = (SAID | PLACES) & ~filters.COMMAND & ~filters.VIA_BOT


def heard_by(
    steps: Mapping[str, Callback],
    replies: Mapping[CardKind, Callback],
    *,
    anything: Collection[str],
    selections: Collection[str],
) -> Callback:
    """Return the one handler of private words, which knows what a reply to a card means, whose question it answers,
    who takes films and music, and who takes what was selected in the message replied to.
    """

    async def hear(update: Update, context: CivicContext) -> None:
        asked = context.arrival.flow if context.arrival else None
        if asked is not None and asked.step in selections and selected_in(update.message):
            await steps[asked.step](update, context)
            return
        card = await card_replied_to(update, context)
        if card is not None and card in replies:
            await (unhandled.answer if FILMS.check_update(update) else replies[card])(update, context)
            return
        if update.message and await acting.on_reply(update.message, context):
            return
        flow = context.arrival.flow if context.arrival else None
        answer = steps.get(flow.step) if flow else None
        if FILMS.check_update(update) and not (flow and flow.step in anything):
            await unhandled.answer(update, context)
            return
        if answer is None and update.message and not update.message.text:
            answer = steps.get(drafting.WORDS)  # a voice or a picture out of the blue can only begin an idea
        await (answer or wonder)(update, context)

    return hear


async def wonder(update: Update, context: CivicContext) -> None:
    """Keep what was said, and ask what it is: a new idea, a comment, a question, or nothing."""
    words = update.message.text if update.message else None
    if not words:
        await unhandled.answer(update, context)
        return
    message_id = update.message.message_id if update.message else None
    meant = await context.write(listening.keep, words=words, message_id=message_id, **by(context))
    await context.send(screens.not_understood(meant, context.text))


def replied_to(
    replies: Mapping[CardKind, Callback],
    answers: Mapping[type[Action], PressCallback],
    *,
    in_topic: Callback,
    strangers_welcome: Collection[CardKind],
) -> Callback:
    """Return the one handler of replies in groups, which knows what a reply to each card and each question means.

    What is said in a forum topic without answering anything answers, to Telegram, the making of that topic.
    """

    async def reply(update: Update, context: CivicContext) -> None:
        asked = _question_replied_to(update, context)
        answer = answers.get(type(asked)) if asked else None
        if answer is not None and context.arrival is None:
            await unhandled.ask_to_come_in_person(context)
        elif answer is not None:
            await answer(update, context, asked)
        else:
            await reply_to_card(update, context)

    async def reply_to_card(update: Update, context: CivicContext) -> None:
        card = await card_replied_to(update, context)
        answer = replies.get(card) if card else None
        if answer and (context.arrival or card in strangers_welcome):
            await answer(update, context)
        elif card is None and _is_plainly_in_topic(update):
            await in_topic(update, context)

    return reply


def _question_replied_to(update: Update, context: CivicContext) -> Action | None:
    """Return what the first button of the replied message means: a question carries all it needs, and no row waits."""
    target = update.message.reply_to_message if update.message else None
    sender = target.from_user if target else None
    if target is None or target.reply_markup is None or sender is None or sender.id != context.bot.id:
        return None
    packed = target.reply_markup.inline_keyboard[0][0].callback_data
    return unpack(packed) if isinstance(packed, str) else None


def _is_plainly_in_topic(update: Update) -> bool:
    message = update.message
    target = message.reply_to_message if message else None
    return bool(message and message.is_topic_message and target and target.forum_topic_created)


async def card_replied_to(update: Update, context: CivicContext) -> CardKind | None:
    """Return what the card replied to shows, and keep in mind which it is; None when it was no card of ours."""
    message = update.message or update.edited_message
    target = message.reply_to_message if message else None
    if message is None or target is None:
        return None
    card = await context.read(listening.card_at, chat_telegram_id=message.chat.id, message_id=target.message_id)
    if card is None:
        return None
    context.replied_subject_id = card.subject_id
    return card.kind


async def comment_kept_words(_update: Update, context: CivicContext, action: CommentKeptWords) -> None:
    """Put what was said under an idea."""
    await context.write(listening.comment, idea_id=action.idea_id, person_id=context.person_id, now=context.now)
    await context.show(screens.commented(action.idea_id, context.text))


COMMANDS: dict[str, Callback] = {}
PRESSES = {CommentKeptWords: comment_kept_words}
