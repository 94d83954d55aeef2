"""Officers and their seats: invited by a link or a picker, renewed, taken away, and the name under their replies."""

from telegram import Update

from bot.services import organising, seating
from bot.views import organising as screens
from bot.views import staffing as staff_screens
from bot.views import starting as front
from bot.views.actions import organising as actions
from handlers.context import Callback, CivicContext
from handlers.speaker import by


async def invite(_update: Update, context: CivicContext, action: actions.InviteOfficer) -> None:
    """Make a one-time link to a seat; it is sent as a message of its own, to be forwarded."""
    made = await context.write(organising.invite, department_id=action.department_id, **by(context))
    await context.send(staff_screens.invitation(made, context.text, department_id=action.department_id))


async def pick(_update: Update, context: CivicContext, action: actions.PickOfficers) -> None:
    """Open Telegram's own picker of people."""
    department = await context.write(organising.ask_whom, department_id=action.department_id, **by(context))
    await context.send(screens.picker(department, context.text))


async def put_away(_update: Update, context: CivicContext) -> None:
    """Put the picker away: nobody was chosen."""
    flow = context.arrival.flow if context.arrival else None
    department_id = int(flow.draft.get("department_id") or 0) if flow else 0
    await context.write(organising.stop_picking, person_id=context.person_id)
    await context.send(screens.keys_away(context.text))
    if department_id:
        view = await context.read(organising.see, department_id=department_id, **by(context))
        await context.send(screens.department(view, context.text))


async def picked(update: Update, context: CivicContext) -> None:
    """Offer a seat to everybody who was picked."""
    shared = update.message.users_shared if update.message else None
    flow = context.arrival.flow if context.arrival else None
    if shared is None:
        return
    chosen = tuple(user.user_id for user in shared.users)
    department_id = int(flow.draft.get("department_id") or 0) if flow else 0
    result = await context.write(organising.offer_seats, telegram_ids=chosen, **by(context))
    await context.send(screens.keys_away(context.text))
    await context.send(screens.offered(result, context.text, department_id=department_id))


async def show_officers(_update: Update, context: CivicContext, action: actions.ShowOfficers) -> None:
    """Show who answers for a department."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.officers(view, context.text))


async def renew(_update: Update, context: CivicContext, action: actions.RenewSeat) -> None:
    """Let somebody answer for another year."""
    seat = await context.write(seating.renew, officer_id=action.officer_id, **by(context))
    await context.toast("organising-renewed-toast")
    if seat is not None:
        view = await context.read(organising.see, department_id=seat.department_id, **by(context))
        await context.show(screens.officers(view, context.text))


async def consider_seat(_update: Update, context: CivicContext, action: actions.ConsiderSeat) -> None:
    """Say what taking a seat away means."""
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    officer = next((each for each in view.officers if each.id == action.officer_id), None)
    await context.show(screens.take_question(view, officer, context.text))


async def take_seat(_update: Update, context: CivicContext, action: actions.TakeSeat) -> None:
    """Take a seat away."""
    await context.write(seating.take_away, officer_id=action.officer_id, **by(context))
    await context.toast("organising-taken-toast")
    view = await context.read(organising.see, department_id=action.department_id, **by(context))
    await context.show(screens.officers(view, context.text))


async def show_name_as(_update: Update, context: CivicContext, _action: actions.ShowNameAs) -> None:
    """Let one's own replies carry the first name one has in Telegram."""
    seats = await context.write(seating.show_as, name=context.first_name, **by(context))
    await context.show(screens.named(seats, context.text))


async def hide_name(_update: Update, context: CivicContext, _action: actions.HideName) -> None:
    """Let one's own replies carry the department's name alone."""
    seats = await context.write(seating.show_as, name=None, **by(context))
    await context.show(screens.named(seats, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask whom to invite once more, after an aside."""
    await context.send(front.question_still_open(context.text))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.InviteOfficer: invite,
    actions.PickOfficers: pick,
    actions.ShowOfficers: show_officers,
    actions.RenewSeat: renew,
    actions.ConsiderSeat: consider_seat,
    actions.TakeSeat: take_seat,
    actions.ShowNameAs: show_name_as,
    actions.HideName: hide_name,
}
STEPS: dict[str, Callback] = {organising.PICK: put_away}
STOPS: dict[str, Callback] = {organising.PICK: put_away}
QUESTIONS: dict[str, Callback] = {organising.PICK: ask_again}
