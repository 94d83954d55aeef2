"""The review cards and the queue: deciding, asking for a line, and what the others see of it."""

from typing import Any

from telegram import ChatMember, Update
from telegram.error import TelegramError

from bot.domain.moderating import Decided, Hanging, Line, Question
from bot.domain.permissions import Place
from bot.services import appealing, judging, moderating
from bot.views import moderating as screens
from bot.views.actions import moderating as actions
from bot.views.screens import Screen
from bot.views.texts import Texts
from handlers.context import Callback, CivicContext
from handlers.speaker import by, here
from handlers.wording import words_or_empty


async def show_queue(_update: Update, context: CivicContext) -> None:
    """/queue: show what waits for a decision."""
    ideas = await context.read(moderating.queue, **here(context))
    appeals = await context.read(appealing.waiting, **here(context))
    await context.show(screens.queue(ideas, appeals, context.text, now=context.now, is_private=is_private(context)))


async def press_queue(update: Update, context: CivicContext, _action: actions.ShowQueue) -> None:
    """Show the same by a button."""
    await show_queue(update, context)


async def open_review(_update: Update, context: CivicContext, action: actions.OpenReview) -> None:
    """Show one review card."""
    case = await context.read(moderating.see, idea_id=action.idea_id, **here(context))
    await context.show(screens.card(case, context.text, is_private=is_private(context)))


async def publish(_update: Update, context: CivicContext, action: actions.PublishIdea) -> None:
    """Publish an idea."""
    terms = context.civic.terms
    decided = await context.write(moderating.publish, idea_id=action.idea_id, terms=terms, **here(context))
    await conclude(context, decided)


async def show_again(_update: Update, context: CivicContext, action: actions.ShowAgain) -> None:
    """Show a hidden idea again."""
    await conclude(context, await context.write(moderating.show_again, idea_id=action.idea_id, **here(context)))


async def look(_update: Update, context: CivicContext, action: actions.LookAtIdea) -> None:
    """Let the others see that somebody is looking at an idea."""
    decided = await context.write(moderating.look, idea_id=action.idea_id, **here(context))
    if not decided.was_first:
        await conclude(context, decided)
        return
    await context.toast("moderating-you-look")
    who = await own_first_name(context)
    await put(context, screens.card(decided.case, context.text, who=who, is_private=is_private(context)))
    await draw_named(context, decided.hanging, lambda text: screens.card(decided.case, text, who=who))


async def ask_for_change(_update: Update, context: CivicContext, action: actions.AskForChange) -> None:
    """Ask what the author should change."""
    question = Question(action.idea_id, Line.CHANGE)
    await context.write(judging.ask, question=question, **here(context))
    await context.show(screens.ask_line(question, context.text, is_private=is_private(context)))


async def reject(_update: Update, context: CivicContext, action: actions.RejectIdea) -> None:
    """Show the reasons for which an idea can be turned down."""
    await _choose_reason(context, Question(action.idea_id, Line.REJECT))


async def hide(_update: Update, context: CivicContext, action: actions.HideIdea) -> None:
    """Show the reasons for which a published idea can be hidden."""
    await _choose_reason(context, Question(action.idea_id, Line.HIDE))


async def _choose_reason(context: CivicContext, question: Question) -> None:
    await context.read(judging.check_can_ask, question=question, **here(context))
    await context.show(screens.choose_reason(question, context.text))


async def reject_because(_update: Update, context: CivicContext, action: actions.RejectBecause) -> None:
    """Ask for the line that goes with a reason."""
    await _ask_line(context, Question(action.idea_id, Line.REJECT, action.reason))


async def hide_because(_update: Update, context: CivicContext, action: actions.HideBecause) -> None:
    """Ask for the line that goes with a reason to hide."""
    await _ask_line(context, Question(action.idea_id, Line.HIDE, action.reason))


async def _ask_line(context: CivicContext, question: Question) -> None:
    await context.write(judging.ask, question=question, **here(context))
    await put(context, screens.ask_line(question, context.text, is_private=is_private(context)))


async def reject_plainly(_update: Update, context: CivicContext, action: actions.RejectPlainly) -> None:
    """Turn an idea down without a line."""
    await _decide(context, Question(action.idea_id, Line.REJECT, action.reason))


async def hide_plainly(_update: Update, context: CivicContext, action: actions.HidePlainly) -> None:
    """Hide an idea without a line."""
    await _decide(context, Question(action.idea_id, Line.HIDE, action.reason))


async def merge(_update: Update, context: CivicContext, action: actions.MergeIdea) -> None:
    """Ask which open idea to join."""
    question = Question(action.idea_id, Line.MERGE)
    case = await context.write(judging.ask, question=question, **here(context))
    await context.show(screens.ask_target(case, context.text, is_private=is_private(context)))


async def merge_with(_update: Update, context: CivicContext, action: actions.MergeWith) -> None:
    """Merge an idea with the one whose button was pressed."""
    await _decide(context, Question(action.idea_id, Line.MERGE), words=str(action.target_id))


async def _decide(context: CivicContext, question: Question, *, words: str = "") -> None:
    decided = await context.write(judging.decide, question=question, words=words, **here(context))
    await conclude(context, decided, is_question=True)


async def leave(_update: Update, context: CivicContext, action: Any) -> None:
    """Put a question away without deciding: in private back to the card, in the staff chat it is crossed out."""
    case = await context.write(judging.leave, idea_id=action.idea_id, **here(context))
    if is_private(context):
        await context.show(screens.card(case, context.text, is_private=True))
    else:
        await context.replace(screens.left(action.idea_id, context.text))


async def hear_line(update: Update, context: CivicContext) -> None:
    """Take the line a moderator was asked for in private."""
    words = words_or_empty(update)
    await conclude(context, await context.write(judging.answer_open, words=words, **by(context)))


def answer_to(line: Line) -> Any:
    """Return what a reply to a question in the staff chat means: its buttons say which question it was."""

    async def hear_reply(update: Update, context: CivicContext, asked: Any) -> None:
        words = words_or_empty(update)
        question = Question(asked.idea_id, line, getattr(asked, "reason", 0))
        decided = await context.write(judging.answer, question=question, words=words, **here(context))
        await conclude(context, decided, is_question=True)

    return hear_reply


async def conclude(context: CivicContext, decided: Decided, *, is_question: bool = False) -> None:
    """Let everybody see what was decided: whoever decided it, whoever came too late, and the card."""
    if decided.was_first:
        await context.toast(screens.done(decided))
        who = await own_first_name(context)
    else:
        who = await first_name_in_staff_chat(context, decided.by_telegram_id)
        somebody = who or context.text.plain("moderating-somebody-else")
        await context.toast("moderating-already", what=screens.what(decided), who=somebody)
    await _draw(context, decided, who, is_question=is_question)
    await draw_named(context, decided.hanging, lambda text: screens.card(decided.case, text, who=who))


async def _draw(context: CivicContext, decided: Decided, who: str | None, *, is_question: bool) -> None:
    if context.place is Place.PRIVATE:
        await context.show(screens.card(decided.case, context.text, who=who, is_private=True))
    elif is_question:
        await put(context, screens.settled(decided, context.text))
    elif decided.was_first:
        await put(context, screens.card(decided.case, context.text, who=who))


async def put(context: CivicContext, screen: Screen) -> None:
    """Show a screen where the question or the card is: the message pressed, or in a group the message replied to."""
    message = context.heard.message
    if is_private(context):
        await context.show(screen)
    elif message is None:
        await context.replace(screen)
    elif message.reply_to_message is not None:
        spot = (message.chat.id, message.reply_to_message.message_id)
        await context.civic.presenter.edit(*spot, screen, language=context.text.language, now=context.now)


async def draw_named(context: CivicContext, hanging: tuple[Hanging, ...], view: Any) -> None:
    """Draw the staff's cards with the first name of whoever decided, which no row keeps."""
    query = context.heard.callback_query
    pressed = query.message.message_id if query and query.message else None
    for card in hanging:
        if card.message_id == pressed:
            continue
        text: Texts = context.civic.texts_for(card.language)
        spot = (card.chat_telegram_id, card.message_id)
        await context.civic.presenter.edit(*spot, view(text), language=card.language, now=context.now)


async def own_first_name(context: CivicContext) -> str | None:
    """Return what to call whoever acts now: in the staff chat only what they are called there, if they show it."""
    user = context.heard.effective_user
    if context.place is Place.PRIVATE or user is None:
        return context.first_name or None
    return await first_name_in_staff_chat(context, user.id)


async def first_name_in_staff_chat(context: CivicContext, telegram_id: int | None) -> str | None:
    """Ask Telegram what a colleague is called in the staff chat; None for whoever acts there without a name."""
    chat = context.heard.effective_chat
    if telegram_id is None or chat is None or context.place is not Place.STAFF:
        return None
    try:
        member: ChatMember = await context.bot.get_chat_member(chat.id, telegram_id)
    except TelegramError:
        return None
    return None if getattr(member, "is_anonymous", False) else member.user.first_name


def is_private(context: CivicContext) -> bool:
    """Return whether this is somebody's own chat, where cards are panels with ways out."""
    return context.place is Place.PRIVATE


COMMANDS: dict[str, Callback] = {"/queue": show_queue}
PRESSES = {
    actions.ShowQueue: press_queue,
    actions.OpenReview: open_review,
    actions.PublishIdea: publish,
    actions.AskForChange: ask_for_change,
    actions.RejectIdea: reject,
    actions.RejectBecause: reject_because,
    actions.RejectPlainly: reject_plainly,
    actions.HideIdea: hide,
    actions.HideBecause: hide_because,
    actions.HidePlainly: hide_plainly,
    actions.ShowAgain: show_again,
    actions.MergeIdea: merge,
    actions.MergeWith: merge_with,
    actions.LookAtIdea: look,
    actions.LeaveQuestion: leave,
    actions.LeaveChange: leave,
    actions.LeaveMerge: leave,
}
IN_COMPANY = tuple(PRESSES)
STEPS: dict[str, Callback] = {judging.STEP: hear_line}
LINKS: dict[str, Callback] = {"queue": show_queue}
# What a reply to a question in the staff chat means, by the first button of the question.
ANSWERS = {
    actions.RejectPlainly: answer_to(Line.REJECT),
    actions.HidePlainly: answer_to(Line.HIDE),
    actions.LeaveChange: answer_to(Line.CHANGE),
    actions.LeaveMerge: answer_to(Line.MERGE),
    actions.MergeWith: answer_to(Line.MERGE),
}
