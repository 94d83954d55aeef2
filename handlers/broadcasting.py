"""Sending an announcement: when, with whose agreement, and everything that can be done while it goes out."""

from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.domain import sending_times
from bot.domain.announcing import Case
from bot.services import agreeing, announcing, broadcasting, steering
from bot.views import accounting, announcement_cards
from bot.views import broadcasting as screens
from bot.views.actions import broadcasting as actions
from handlers.announcing import by_terms, on, send_preview, show_draft
from handlers.context import Callback, CivicContext
from handlers.moderating import is_private, put
from handlers.pressing import PressCallback
from handlers.wording import words_or_empty
from storage.tables import Person

FIRST_NAME_CHARACTERS = 10  # so that "Ask … to agree" can be read on a phone


async def show_times(_update: Update, context: CivicContext, action: actions.ShowTimes) -> None:
    """Show when an announcement can go out."""
    await context.write(announcing.ask_time, **on(context, action.announcement_id))
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    usual = sending_times.usual_times(context.now, timezone=context.civic.terms.timezone)
    await put(context, screens.times(case, usual, context.text))


async def choose_time(_update: Update, context: CivicContext, action: actions.ChooseTime) -> None:
    """Show a moment in words before it is set."""
    await context.read(announcing.editable, **on(context, action.announcement_id))
    moment = sending_times.check_to_come(sending_times.moment_of(action.minute), now=context.now)
    await put(context, screens.echo_time(action.announcement_id, moment, context.text, now=context.now))


async def ask_time(_update: Update, context: CivicContext, action: actions.AskTime) -> None:
    """Ask for a day and a time in words."""
    await context.write(announcing.ask_time, **on(context, action.announcement_id))
    await put(context, screens.ask_time(action.announcement_id, context.text, is_private=is_private(context)))


async def hear_time(update: Update, context: CivicContext) -> None:
    """Read the moment that was typed in private, and say which one was understood."""
    number = await context.read(announcing.asked_about, person_id=context.person_id)
    await _echo(update, context, number)


async def hear_time_reply(update: Update, context: CivicContext, asked: Any) -> None:
    """Read the moment from a reply in the staff chat."""
    await _echo(update, context, asked.announcement_id)


async def _echo(update: Update, context: CivicContext, announcement_id: int) -> None:
    await context.read(announcing.editable, **on(context, announcement_id))
    words = words_or_empty(update)
    moment = sending_times.moment_typed(words, now=context.now, timezone=context.civic.terms.timezone)
    await context.send(screens.echo_time(announcement_id, moment, context.text, now=context.now))


async def set_time(_update: Update, context: CivicContext, action: actions.SetTime) -> None:
    """Let an announcement go out at the moment that was shown."""
    due_at = sending_times.moment_of(action.minute) if action.minute else None
    case = await context.write(broadcasting.choose_time, due_at=due_at, **by_terms(context, action.announcement_id))
    await show_draft(context, case)


async def consider(_update: Update, context: CivicContext, action: actions.ConsiderSending) -> None:
    """Show once more what sending means."""
    case = await context.read(broadcasting.consider, **by_terms(context, action.announcement_id))
    await put(context, screens.consider(case, context.text))


async def confirm(_update: Update, context: CivicContext, action: actions.ConfirmSending) -> None:
    """Send an announcement, or let it wait for its moment."""
    given = by_terms(context, action.announcement_id)
    people = (await context.read(broadcasting.consider, **given)).reach.people
    await show_card(context, await context.write(broadcasting.confirm, people=people, **given))


async def show_helpers(_update: Update, context: CivicContext, action: actions.ShowHelpers) -> None:
    """Show which admins could agree, by the names Telegram knows them by."""
    others = await context.read(agreeing.helpers, **on(context, action.announcement_id))
    named = [(one.id or 0, await _name_of(context, one)) for one in others]
    await put(context, screens.helpers(action.announcement_id, named, context.text))


async def _name_of(context: CivicContext, person: Person) -> str:
    try:
        chat = await context.bot.get_chat(person.telegram_id)
    except TelegramError:
        return ""
    return (chat.first_name or "")[:FIRST_NAME_CHARACTERS].strip()


async def ask_to_agree(_update: Update, context: CivicContext, action: actions.AskToAgree) -> None:
    """Ask this admin to agree."""
    given = by_terms(context, action.announcement_id)
    people = (await context.read(broadcasting.consider, **given)).reach.people
    asked = await context.write(agreeing.ask_second, helper_id=action.person_id, people=people, **given)
    await show_card(context, asked)


async def agree(_update: Update, context: CivicContext, action: actions.AgreeToSend) -> None:
    """Agree to what another admin wants to send."""
    case = await context.write(agreeing.agree, **by_terms(context, action.announcement_id))
    await put(context, screens.agreed(case, context.text))


async def decline(_update: Update, context: CivicContext, action: actions.DeclineToSend) -> None:
    """Do not agree."""
    await context.write(agreeing.decline, **by_terms(context, action.announcement_id))
    await put(context, screens.declined(context.text))


async def take_back(_update: Update, context: CivicContext, action: actions.TakeBack) -> None:
    """Go back to writing before it goes out."""
    case = await context.write(agreeing.take_back, **by_terms(context, action.announcement_id))
    await send_preview(context, case)


def steered_by(service: Callable[..., Case], *, toast: str = "") -> PressCallback:
    """Return the answer to a button that moves an announcement on: do it, and show how it stands."""

    async def steer(_update: Update, context: CivicContext, action: Any) -> None:
        case = await context.write(service, **by_terms(context, action.announcement_id))
        if toast:
            await context.toast(toast)
        await show_card(context, case)

    return steer


async def show_card(context: CivicContext, case: Case) -> None:
    """Show how an announcement stands."""
    await put(context, announcement_cards.card(case, context.text, is_private=is_private(context)))


async def consider_recall(_update: Update, context: CivicContext, action: actions.ConsiderRecall) -> None:
    """Show what taking everything back means."""
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    await put(context, accounting.consider_recall(case, context.text))


async def show_taps(_update: Update, context: CivicContext, action: actions.ShowTaps) -> None:
    """Show how many people tapped each button."""
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    await put(context, accounting.taps(case, context.text))


async def show_report(_update: Update, context: CivicContext, action: actions.ShowReport) -> None:
    """Send the numbers as a file."""
    case = await context.read(announcing.see, **by_terms(context, action.announcement_id))
    await context.send(accounting.report(case, context.text))


PRESSES = {
    actions.ShowTimes: show_times,
    actions.ChooseTime: choose_time,
    actions.AskTime: ask_time,
    actions.SetTime: set_time,
    actions.ConsiderSending: consider,
    actions.ConfirmSending: confirm,
    actions.ShowHelpers: show_helpers,
    actions.AskToAgree: ask_to_agree,
    actions.AgreeToSend: agree,
    actions.DeclineToSend: decline,
    actions.TakeBack: take_back,
    actions.PauseSending: steered_by(steering.pause),
    actions.ContinueSending: steered_by(steering.go_on),
    actions.StopSending: steered_by(steering.stop),
    actions.LeaveStopped: steered_by(steering.leave),
    actions.SendAgain: steered_by(steering.send_again, toast="broadcast-again-toast"),
    actions.ConsiderRecall: consider_recall,
    actions.RecallAll: steered_by(steering.recall),
    actions.ShowTaps: show_taps,
    actions.ShowReport: show_report,
}
IN_COMPANY = tuple(PRESSES)
STEPS: dict[str, Callback] = {announcing.WHEN: hear_time}
ANSWERS = {actions.ShowTimes: hear_time_reply}
