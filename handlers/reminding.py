"""/reminders and [Remind me]: asking for a reminder, seeing, changing and cancelling one's own."""

from datetime import timedelta

from telegram import Update

from bot.domain.refusals import Reason, Refused
from bot.domain.times_said import TimeSaid, find_when
from bot.services import reminding
from bot.views import reminding as screens
from bot.views.actions.reminding import (
    AskReminderDay,
    CancelReminder,
    RemindInDays,
    RemindMe,
    RemindThen,
    ShowReminders,
)
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.speaker import by
from handlers.wording import words_in
from storage.tables import Remindable, RemindWhen

LONGEST_DAYS = 366


async def remind(update: Update, context: CivicContext) -> None:
    """/remind: `/remind 184` asks when; alone it shows one's reminders."""
    number = context.args[0] if context.args else ""
    if not number:
        await show_mine(update, context)
    elif number.isascii() and number.isdigit():
        await context.send(await _choices(context, Remindable.IDEA, int(number[:9])))
    else:
        await context.send(screens.which("/remind 184", context.text))


async def show_mine(_update: Update, context: CivicContext) -> None:
    """/reminders: what somebody waits to be reminded of."""
    waiting = await context.read(reminding.mine, **by(context))
    await context.send(screens.listed(waiting, context.text))


async def press_mine(_update: Update, context: CivicContext, _action: ShowReminders) -> None:
    """Show the same in place."""
    waiting = await context.read(reminding.mine, **by(context))
    await context.show(screens.listed(waiting, context.text))


async def choose(_update: Update, context: CivicContext, action: RemindMe) -> None:
    """Show when somebody can be reminded of a thing."""
    await context.show(await _choices(context, _kind(action.kind), action.subject_id))


async def keep(_update: Update, context: CivicContext, action: RemindThen) -> None:
    """Be reminded then."""
    wish = screens.WISHES[min(max(action.wish, 0), len(screens.WISHES) - 1)]
    await _keep(context, (_kind(action.kind), action.subject_id), wish, is_pressed=True)


async def ask_day(_update: Update, context: CivicContext, action: AskReminderDay) -> None:
    """Ask on which day."""
    about = await context.write(reminding.ask_day, kind=_kind(action.kind), subject_id=action.subject_id, **by(context))
    await context.send(screens.ask_day(about, context.text))


async def keep_in_days(_update: Update, context: CivicContext, action: RemindInDays) -> None:
    """Be reminded in so many days."""
    about = (_kind(action.kind), action.subject_id)
    await _keep(context, about, RemindWhen.DAY, is_pressed=True, said=_in_days(context, action.days))


async def keep_day(update: Update, context: CivicContext) -> None:
    """Be reminded when somebody wrote: a day, a time, a span, or what a button says."""
    about = await context.read(reminding.asked_about, person_id=context.person_id)
    choices = await context.read(reminding.choices, kind=about[0], subject_id=about[1], **by(context))
    words = words_in(update)
    wish, days = screens.wish_typed(choices, words, context.text), screens.days_typed(words, context.text)
    if wish is not None and wish is not RemindWhen.DAY:
        await _keep(context, screens.subject_of(choices.about, wish), wish, is_pressed=False)
        return
    timezone = context.civic.terms.timezone
    said = _in_days(context, days) if days else find_when(words, now=context.now, timezone=timezone)
    if said is None:
        raise Refused(Reason.REMINDER_DAY_MISSING)
    await _keep(context, about, RemindWhen.DAY, is_pressed=False, said=said)


async def ask_day_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question once more."""
    kind, subject_id = await context.read(reminding.asked_about, person_id=context.person_id)
    choices = await context.read(reminding.choices, kind=kind, subject_id=subject_id, **by(context))
    await context.send(screens.ask_day(choices.about, context.text))


async def cancel(_update: Update, context: CivicContext, action: CancelReminder) -> None:
    """Cancel a reminder."""
    was_there = await context.write(reminding.cancel, reminder_id=action.reminder_id, **by(context))
    await context.toast("reminding-cancelled" if was_there else "reminding-cancelled-already")
    await context.show(screens.cancelled(context.text))


async def _choices(context: CivicContext, kind: Remindable, subject_id: int) -> Screen:
    return screens.choose(
        await context.read(reminding.choices, kind=kind, subject_id=subject_id, **by(context)), context.text
    )


async def _keep(
    context: CivicContext,
    about: tuple[Remindable, int],
    wish: RemindWhen,
    *,
    is_pressed: bool,
    said: TimeSaid | None = None,
) -> None:
    nights = context.civic.terms.nights
    waiting = await context.write(reminding.ask, about=about, wish=wish, said=said, nights=nights, **by(context))
    await context.toast("reminding-saved")
    await (context.show if is_pressed else context.send)(screens.kept(waiting, context.text))


def _kind(place: int) -> Remindable:
    return screens.KINDS[place] if 0 <= place < len(screens.KINDS) else Remindable.IDEA


def _in_days(context: CivicContext, days: int) -> TimeSaid:
    today = context.now.astimezone(context.civic.settings.zone).date()
    return TimeSaid(today + timedelta(days=min(max(days, 1), LONGEST_DAYS)))


COMMANDS: dict[str, Callback] = {
    "/reminders": in_private(show_mine, payload="reminders"),
    "/remind": in_private(remind, payload="reminders"),
}
PRESSES = {
    RemindMe: choose,
    RemindThen: keep,
    AskReminderDay: ask_day,
    RemindInDays: keep_in_days,
    ShowReminders: press_mine,
    CancelReminder: cancel,
}
STEPS: dict[str, Callback] = {reminding.STEP: keep_day}
QUESTIONS: dict[str, Callback] = {reminding.STEP: ask_day_again}
LINKS: dict[str, Callback] = {"reminders": show_mine}
