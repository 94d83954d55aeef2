"""Departments, arranged by an admin in private; and whose topic this is, said in the topic."""

from datetime import date
from typing import Any

from telegram import Update
from telegram.error import BadRequest, Forbidden

from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import organising
from bot.views import organising as screens
from bot.views import starting as front
from bot.views.actions import organising as actions
from bot.views.screens import Screen
from handlers import pressing
from handlers.context import Callback, CivicContext
from handlers.speaker import by, here
from storage.tables import Role


async def show_departments(_update: Update, context: CivicContext, _action: actions.ShowDepartments) -> None:
    """Show every department."""
    views = await context.read(organising.listed, **by(context))
    await context.show(screens.departments(views, context.text))


async def open_department(_update: Update, context: CivicContext, action: actions.OpenDepartment) -> None:
    """Show one department."""
    await _show(context, action.department_id)


async def _show(context: CivicContext, department_id: int) -> None:
    view = await context.read(organising.see, department_id=department_id, **by(context))
    await context.show(screens.department(view, context.text))


async def make(_update: Update, context: CivicContext, _action: actions.MakeDepartment) -> None:
    """Ask what a new department is called."""
    await _ask(context, "new", 0, screens.ask("organising-name", context.text))


async def rename(_update: Update, context: CivicContext, action: actions.RenameDepartment) -> None:
    """Ask what a department should be called."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    asked = screens.ask("organising-new-name", context.text, name=view.department.name)
    await _ask(context, "name", action.department_id, asked)


async def keep_text(_update: Update, context: CivicContext, action: actions.KeepText) -> None:
    """Ask for a text to keep at hand."""
    await _ask(context, "text", action.department_id, screens.ask("organising-keep-text", context.text))


async def add_closing_day(_update: Update, context: CivicContext, _action: actions.AddClosingDay) -> None:
    """Ask which day nobody works."""
    await _ask(context, "days", 0, screens.ask("organising-add-day", context.text))


async def write_name(_update: Update, context: CivicContext, _action: actions.WriteName) -> None:
    """Ask which name should stand under one's own replies."""
    await _ask(context, "own", 0, screens.ask("organising-write-name", context.text))


async def _ask(context: CivicContext, what: str, department_id: int, screen: Screen) -> None:
    await context.write(organising.ask_line, what=what, department_id=department_id, **by(context))
    await context.show(screen)


async def hear_line(update: Update, context: CivicContext) -> None:
    """Take the line somebody was asked for."""
    words = update.message.text if update.message else None
    flow = context.arrival.flow if context.arrival else None
    what = str(flow.draft.get("what")) if flow else ""
    result = await context.write(organising.answer_line, words=words, terms=context.civic.terms, **by(context))
    match what:
        case "days":
            country = context.civic.settings.holidays
            await context.send(screens.closing_days(result.days, context.text, country=country))
        case "own":
            await context.send(screens.named(result.seats, context.text))
        case "text" if result.department is not None:
            await context.send(screens.texts_at_hand(result.department, context.text))
        case _ if result.department is not None:
            view = result.department
            if what == "new" and await _make_topic(context, view.department.id or 0, view.department.name):
                view = await context.read(organising.see, department_id=view.department.id or 0, **by(context))
            await context.send(screens.department(view, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask for the line once more, after an aside."""
    await context.send(front.question_still_open(context.text))


async def show_parents(_update: Update, context: CivicContext, action: actions.ShowParents) -> None:
    """Ask what a department stands under."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.parents(view, context.text))


async def choose_parent(_update: Update, context: CivicContext, action: actions.ChooseParent) -> None:
    """Put a department under another one."""
    given: dict[str, Any] = {"department_id": action.department_id, "parent_id": action.parent_id}
    view = await context.write(organising.set_parent, **given, **by(context))
    await context.show(screens.department(view, context.text))


async def show_fields(_update: Update, context: CivicContext, action: actions.ShowFields) -> None:
    """Ask what a department answers for."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.fields(view, context.text))


async def toggle_field(_update: Update, context: CivicContext, action: actions.ToggleField) -> None:
    """Let a department answer for a field, or no longer."""
    given: dict[str, Any] = {"department_id": action.department_id, "topic_id": action.topic_id}
    view = await context.write(organising.toggle_field, **given, **by(context))
    await context.show(screens.fields(view, context.text))


async def make_topic(_update: Update, context: CivicContext, action: actions.MakeTopic) -> None:
    """Make a topic for a department in the staff forum, where the bot may."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    if not await _make_topic(context, action.department_id, view.department.name):
        await context.show(screens.topic_failed(view, context.text))
        return
    await context.toast("organising-topic-toast")
    await _show(context, action.department_id)


async def _make_topic(context: CivicContext, department_id: int, name: str) -> bool:
    staff = await context.read(organising.staff_forum)
    if staff is None:
        return False
    try:
        topic = await context.bot.create_forum_topic(staff, name)
    except (BadRequest, Forbidden):
        return False
    thread: dict[str, Any] = {"chat_telegram_id": staff, "thread_id": topic.message_thread_id}
    await context.write(organising.bind_topic, department_id=department_id, **thread, **here(context))
    return True


async def offer_binding(context: CivicContext) -> Screen | None:
    """Return the question whose topic this is, for an admin who types /setup in a topic of the staff forum."""
    message = context.heard.effective_message
    roles = context.arrival.roles if context.arrival else frozenset()
    if message is None or not message.is_topic_message or Role.ADMIN not in roles:
        return None
    views = await context.read(organising.listed, **here(context))
    return screens.bind_here(views, context.text)


async def bind_topic(update: Update, context: CivicContext, action: actions.BindTopic) -> None:
    """Let the topic where this is pressed be a department's."""
    message = update.effective_message
    if message is None or message.message_thread_id is None or context.place is not Place.STAFF:
        raise Refused(Reason.NO_STAFF_FORUM)
    thread: dict[str, Any] = {"chat_telegram_id": message.chat.id, "thread_id": message.message_thread_id}
    view = await context.write(organising.bind_topic, department_id=action.department_id, **thread, **here(context))
    await context.replace(screens.bound(view, context.text))


async def show_texts(_update: Update, context: CivicContext, action: actions.ShowTexts) -> None:
    """Show the texts a department keeps at hand."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.texts_at_hand(view, context.text))


async def drop_text(_update: Update, context: CivicContext, action: actions.DropText) -> None:
    """Keep a text at hand no longer."""
    view = await context.write(organising.drop_canned, text_id=action.text_id, **by(context))
    await context.show(screens.texts_at_hand(view, context.text))


async def consider_closing(_update: Update, context: CivicContext, action: actions.ConsiderClosing) -> None:
    """Say what closing a department means."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.closing_question(view, context.text))


async def close(update: Update, context: CivicContext, action: actions.CloseDepartment) -> None:
    """Let a department answer no more."""
    await context.write(organising.close, department_id=action.department_id, **by(context))
    await show_departments(update, context, actions.ShowDepartments())


async def show_closing_days(_update: Update, context: CivicContext, _action: actions.ShowClosingDays) -> None:
    """Show the place's own closing days."""
    days = await context.read(organising.closing_days, **by(context))
    await context.show(screens.closing_days(days, context.text, country=context.civic.settings.holidays))


async def drop_closing_day(update: Update, context: CivicContext, action: actions.DropClosingDay) -> None:
    """Work on this day after all."""
    if not 0 < action.ordinal <= date.max.toordinal():
        await pressing.refresh(update, context)
        return
    day = date.fromordinal(action.ordinal)
    days = await context.write(organising.drop_closing_day, day=day, **by(context))
    await context.show(screens.closing_days(days, context.text, country=context.civic.settings.holidays))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.ShowDepartments: show_departments,
    actions.OpenDepartment: open_department,
    actions.MakeDepartment: make,
    actions.RenameDepartment: rename,
    actions.KeepText: keep_text,
    actions.AddClosingDay: add_closing_day,
    actions.WriteName: write_name,
    actions.ShowParents: show_parents,
    actions.ChooseParent: choose_parent,
    actions.ShowFields: show_fields,
    actions.ToggleField: toggle_field,
    actions.MakeTopic: make_topic,
    actions.BindTopic: bind_topic,
    actions.ShowTexts: show_texts,
    actions.DropText: drop_text,
    actions.ConsiderClosing: consider_closing,
    actions.CloseDepartment: close,
    actions.ShowClosingDays: show_closing_days,
    actions.DropClosingDay: drop_closing_day,
}
IN_COMPANY = (actions.BindTopic,)
STEPS: dict[str, Callback] = {organising.STEP: hear_line}
QUESTIONS: dict[str, Callback] = {organising.STEP: ask_again}
