"""Lines that people are asked for around cases: by a button, answered in private or by a reply in the staff chat."""

from typing import Any

from telegram import Message, Update

from bot.domain.casing import CaseView, Line, Prompt
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Written
from bot.services import casework, organising, prompting
from bot.services.prompting import Answered
from bot.views import casing as screens
from bot.views import dates, rating, replying
from bot.views.actions import casing as actions
from bot.views.actions import rating as rating_actions
from bot.views.actions import replying as reply_actions
from bot.views.screens import Screen
from handlers import casing
from handlers.context import Callback, CivicContext
from handlers.drafting import said_in
from handlers.keeping_files import kept_file
from handlers.speaker import here

DONE = {
    Line.ASK_RESIDENT: "casing-asked-done",
    Line.NOT_OURS: "casing-handed-on",
    Line.MORE_TIME: "casing-extended",
    Line.SEND_ON: "casing-sent-on",
    Line.REOPEN: "casing-reopened",
    Line.STANDS: "casing-reviewed",
    Line.AGAIN: "casing-reviewed",
}
NAMES_ITS_CASE = frozenset({"casing-asked-done", "casing-sent-on", "casing-reopened"})


async def ask_resident(_update: Update, context: CivicContext, action: actions.AskResident) -> None:
    """Ask for the question to the resident."""
    await _ask(context, Prompt(Line.ASK_RESIDENT, action.case_id))


async def not_ours(_update: Update, context: CivicContext, action: actions.NotOurs) -> None:
    """Ask whose a case is instead."""
    prompt = Prompt(Line.NOT_OURS, action.case_id)
    view = await context.write(prompting.ask, prompt=prompt, **here(context))
    choices = await context.read(organising.standing)
    if view is not None:
        await context.show(screens.choose_other(view, choices, context.text))


async def hand_to(_update: Update, context: CivicContext, action: actions.HandTo) -> None:
    """Ask why a case is somebody else's."""
    named = [each.name for each in await context.read(organising.standing) if each.id == action.department_id]
    target = named[0] if named else context.text.plain("casing-nobody-yet-known")
    prompt = Prompt(Line.NOT_OURS, action.case_id, action.department_id)
    await _ask(context, prompt, target=target, in_place=True)


async def more_time(_update: Update, context: CivicContext, action: actions.MoreTime) -> None:
    """Ask until when, and why."""
    prompt = Prompt(Line.MORE_TIME, action.case_id)
    view = await context.write(prompting.ask, prompt=prompt, **here(context))
    if view is not None:
        await context.show(screens.choose_time(view, context.text))


async def extend_by(_update: Update, context: CivicContext, action: actions.ExtendBy) -> None:
    """Ask why the day should move."""
    prompt = Prompt(Line.MORE_TIME, action.case_id, action.days)
    moment = await context.read(
        casework.new_day, case_id=action.case_id, days=action.days, terms=context.civic.terms, **here(context)
    )
    await _ask(context, prompt, day=dates.weekday(moment, text=context.text), in_place=True)


async def ask_this(_update: Update, context: CivicContext, action: actions.AskThis) -> None:
    """Ask for the question to a department."""
    named = [each.name for each in await context.read(organising.standing) if each.id == action.department_id]
    target = named[0] if named else context.text.plain("casing-nobody-yet-known")
    prompt = Prompt(Line.SEND_ON, action.idea_id, action.department_id)
    await _ask(context, prompt, target=target, number=str(action.idea_id), in_place=True)


async def reopen(_update: Update, context: CivicContext, action: actions.ReopenCase) -> None:
    """Ask what a new reply should answer."""
    await _ask(context, Prompt(Line.REOPEN, action.case_id))


async def edit(_update: Update, context: CivicContext, action: reply_actions.EditReply) -> None:
    """Ask for other words of a draft."""
    await _ask(context, Prompt(Line.EDIT, action.reply_id))


async def let_stand(_update: Update, context: CivicContext, action: rating_actions.LetStand) -> None:
    """Ask why a reply stands."""
    await _ask(context, Prompt(Line.STANDS, action.reply_id))


async def ask_better(_update: Update, context: CivicContext, action: rating_actions.AskAgain) -> None:
    """Ask what a better reply should say."""
    await _ask(context, Prompt(Line.AGAIN, action.reply_id))


async def ask_follow_up(_update: Update, context: CivicContext, action: rating_actions.AskFollowUp) -> None:
    """Ask for a follow-up question, below the reply."""
    prompt = Prompt(Line.FOLLOW_UP, action.reply_id)
    await context.write(prompting.ask, prompt=prompt, **here(context))
    await context.send(screens.ask_line(prompt, context.text, is_private=True))


async def _ask(context: CivicContext, prompt: Prompt, *, in_place: bool = False, **values: str) -> None:
    """Ask for a line; in a group a choice made before gives way to it."""
    view: CaseView | None = await context.write(prompting.ask, prompt=prompt, **here(context))
    values = values | ({"code": view.code} if view is not None else {})
    is_private = context.place is Place.PRIVATE
    screen = screens.ask_line(prompt, context.text, is_private=is_private, values=values)
    if in_place and not is_private:
        await context.replace(screen)
    else:
        await context.show(screen)


async def ask_promise(context: CivicContext, reply_id: int) -> None:
    """Ask what was promised, and by when."""
    await _ask(context, Prompt(Line.PROMISE, reply_id))


async def leave(_update: Update, context: CivicContext, action: actions.LeaveLine) -> None:
    """Put a question away."""
    await context.write(prompting.leave, person_id=context.person_id, place=context.place)
    if context.place is not Place.PRIVATE:
        await context.replace(screens.left(context.text))
    elif action.line in (Line.ASK_RESIDENT, Line.NOT_OURS, Line.MORE_TIME, Line.REOPEN):
        await casing.put_card(context, action.row_id)
    else:
        await context.show(screens.left(context.text))


async def hear_line(update: Update, context: CivicContext) -> None:
    """Take the line somebody was asked for in private."""
    flow = context.arrival.flow if context.arrival else None
    if flow is not None and update.message is not None:
        await answer(context, prompting.open_prompt(flow), update.message)


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask for the line once more, after an aside."""
    await context.send(screens.still_open(context.text))


async def hear_reply(update: Update, context: CivicContext, asked: Any) -> None:
    """Take a reply to a question in the staff chat: its first button says which it was."""
    if update.message is not None:
        await answer(context, _prompt_of(asked), update.message)


def _prompt_of(asked: Any) -> Prompt:
    if isinstance(asked, actions.HandTo):
        return Prompt(Line.NOT_OURS, asked.case_id)
    if isinstance(asked, actions.ExtendBy):
        return Prompt(Line.MORE_TIME, asked.case_id)
    known = asked.line in set(Line)
    return Prompt(Line(asked.line) if known else Line.ASK_RESIDENT, asked.row_id, asked.choice)


async def reply_in(message: Message, context: CivicContext) -> Written:
    """Return what an officer sent for a reply, its file kept by ourselves: everybody may read it once it is published.

    Raises: Refused(Reason.FILE_NOT_TAKEN) for a film or music, what keeping a file refuses
    """
    if message.video or message.audio or message.animation:
        raise Refused(Reason.FILE_NOT_TAKEN)
    said, kept = said_in(message), await kept_file(message, context)
    where = {"message_id": message.message_id, "chat_id": None if message.chat.type == "private" else message.chat.id}
    return Written(said.words, said.file, said.album, kept.kept if kept is not None else None, **where)


async def answer(context: CivicContext, prompt: Prompt, message: Message) -> None:
    """Do what a line was asked for, and show what came of it."""
    said, is_reply = said_in(message), prompt.line is Line.EDIT
    written = await reply_in(message, context) if is_reply else Written(said.words, said.file, said.album)
    answered = await context.write(
        prompting.answer, prompt=prompt, written=written, terms=context.civic.terms, **here(context)
    )
    if context.place is Place.PRIVATE:
        await context.send(_private(answered, context))
        return
    await _put(context, _public(answered, context))


def _private(answered: Answered, context: CivicContext) -> Screen:
    line, text = answered.prompt.line, context.text
    if line is Line.FOLLOW_UP:
        return rating.asked_again(answered.view, text)
    if answered.drafted is not None:
        return replying.preview(answered.drafted, text, is_private=True)
    return screens.card(answered.view, text, is_private=True)


def _public(answered: Answered, context: CivicContext) -> Screen:
    if answered.drafted is not None:
        return screens.done("replying-changed-toast", context.text)
    text_id = DONE[answered.prompt.line]
    values = {"code": answered.view.code} if text_id in NAMES_ITS_CASE else {}
    return screens.done(text_id, context.text, **values)


async def _put(context: CivicContext, screen: Screen) -> None:
    """Show in the staff chat what was done, where the question was."""
    message = context.heard.message
    if message is None or message.reply_to_message is None:
        await context.send(screen)
        return
    spot = (message.chat.id, message.reply_to_message.message_id)
    await context.civic.presenter.edit(*spot, screen, language=context.text.language, now=context.now)


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.AskResident: ask_resident,
    actions.NotOurs: not_ours,
    actions.HandTo: hand_to,
    actions.MoreTime: more_time,
    actions.ExtendBy: extend_by,
    actions.AskThis: ask_this,
    actions.ReopenCase: reopen,
    actions.LeaveLine: leave,
    reply_actions.EditReply: edit,
    rating_actions.LetStand: let_stand,
    rating_actions.AskAgain: ask_better,
    rating_actions.AskFollowUp: ask_follow_up,
}
IN_COMPANY = tuple(action for action in PRESSES if action is not rating_actions.AskFollowUp)
STEPS: dict[str, Callback] = {prompting.STEP: hear_line}
QUESTIONS: dict[str, Callback] = {prompting.STEP: ask_again}
# What a reply to a question in the staff chat means, by the first button of the question.
ANSWERS = {actions.LeaveLine: hear_reply, actions.HandTo: hear_reply, actions.ExtendBy: hear_reply}
