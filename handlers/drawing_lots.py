"""/draws, and everything around drawing lots for the seats of a consultation."""

from telegram import Update

from bot.services import drawing_lots
from bot.views import drawing_lots as screens
from bot.views.actions import drawing_lots as actions
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.speaker import by
from handlers.wording import words_in


async def show_all(_update: Update, context: CivicContext) -> None:
    """/draws: the newest draws."""
    await context.send(screens.listed(await context.read(drawing_lots.listed, **by(context)), context.text))


async def press_all(_update: Update, context: CivicContext, _action: actions.ShowDraws) -> None:
    """Show the same in place."""
    await context.show(screens.listed(await context.read(drawing_lots.listed, **by(context)), context.text))


async def press_of(_update: Update, context: CivicContext, action: actions.ShowDrawsOf) -> None:
    """Show the draws of one consultation to whoever leads it."""
    number = action.consultation_id
    found = await context.read(drawing_lots.of_consultation, consultation_id=number, **by(context))
    await context.show(screens.listed_of(number, found, context.text))


async def follow_link(_update: Update, context: CivicContext) -> None:
    """Show the draw a link leads to."""
    number = int((context.args or ["draw_0"])[0].removeprefix("draw_")[:9])
    await context.send(screens.draw(await context.read(drawing_lots.see, draw_id=number, **by(context)), context.text))


async def show(_update: Update, context: CivicContext, action: actions.OpenDraw) -> None:
    """Show one draw."""
    await _show(context, action.draw_id)


async def enter(_update: Update, context: CivicContext, action: actions.EnterDraw) -> None:
    """Give somebody a ticket."""
    seen = await context.write(drawing_lots.enter, draw_id=action.draw_id, **by(context))
    await context.toast("lots-entered-toast", code=seen.ticket.code if seen.ticket else "")
    await context.show(screens.draw(seen, context.text))


async def leave(_update: Update, context: CivicContext, action: actions.LeaveDraw) -> None:
    """Take somebody's ticket back."""
    seen = await context.write(drawing_lots.leave, draw_id=action.draw_id, **by(context))
    await context.toast("lots-left-toast")
    await context.show(screens.draw(seen, context.text))


async def ask_seats(_update: Update, context: CivicContext, action: actions.NewDraw) -> None:
    """Ask how many seats a new draw is to fill."""
    found = await context.write(drawing_lots.ask_seats, consultation_id=action.consultation_id, **by(context))
    await context.send(screens.ask_seats(found, context.text))


async def hear_seats(update: Update, context: CivicContext) -> None:
    """Take the seats, and ask which number is to decide."""
    seats = await context.write(drawing_lots.name_seats, words=words_in(update), **by(context))
    await context.send(screens.ask_witness_named(seats, context.text))


async def begin(update: Update, context: CivicContext) -> None:
    """Open the draw."""
    seen = await context.write(drawing_lots.begin, witness_named=words_in(update), **by(context))
    await context.send(screens.opened(seen, context.text))


async def close(_update: Update, context: CivicContext, action: actions.CloseDraw) -> None:
    """Close the list."""
    seen = await context.write(drawing_lots.close, draw_id=action.draw_id, **by(context))
    await context.toast("lots-closed-toast")
    await context.show(screens.draw(seen, context.text))


async def ask_witness(_update: Update, context: CivicContext, action: actions.HoldDraw) -> None:
    """Ask for the number nobody could know."""
    seen = await context.write(drawing_lots.ask_witness, draw_id=action.draw_id, **by(context))
    await context.send(screens.ask_witness(seen, context.text))


async def hold(update: Update, context: CivicContext) -> None:
    """Hold the draw."""
    seen = await context.write(drawing_lots.hold, witness=words_in(update), **by(context))
    await context.send(screens.draw(seen, context.text))


async def take_seat(_update: Update, context: CivicContext, action: actions.TakeSeat) -> None:
    """Take the seat one has drawn."""
    seen = await context.write(drawing_lots.take_seat, draw_id=action.draw_id, **by(context))
    await context.toast("lots-taken-toast")
    await context.show(screens.draw(seen, context.text))


async def decline_seat(_update: Update, context: CivicContext, action: actions.DeclineSeat) -> None:
    """Leave the seat to the next."""
    seen = await context.write(drawing_lots.decline_seat, draw_id=action.draw_id, **by(context))
    await context.toast("lots-declined-toast")
    await context.show(screens.draw(seen, context.text))


async def prove(_update: Update, context: CivicContext, action: actions.ProveDraw) -> None:
    """Send the proof."""
    found = await context.read(drawing_lots.proof, draw_id=action.draw_id, **by(context))
    await context.send(screens.proof(found, context.text))


async def _show(context: CivicContext, draw_id: int) -> None:
    await context.show(screens.draw(await context.read(drawing_lots.see, draw_id=draw_id, **by(context)), context.text))


COMMANDS: dict[str, Callback] = {"/draws": in_private(show_all, payload="draws")}
PRESSES = {
    actions.ShowDraws: press_all,
    actions.ShowDrawsOf: press_of,
    actions.OpenDraw: show,
    actions.NewDraw: ask_seats,
    actions.EnterDraw: enter,
    actions.LeaveDraw: leave,
    actions.CloseDraw: close,
    actions.HoldDraw: ask_witness,
    actions.TakeSeat: take_seat,
    actions.DeclineSeat: decline_seat,
    actions.ProveDraw: prove,
}
STEPS: dict[str, Callback] = {
    drawing_lots.STEP_SEATS: hear_seats,
    drawing_lots.STEP_WITNESS: begin,
    drawing_lots.STEP_HOLD: hold,
}
LINKS: dict[str, Callback] = {r"draw_\d+": follow_link, "draws": show_all}
