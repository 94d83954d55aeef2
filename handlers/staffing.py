"""/admin and one-time links: who works here, and how they come to."""

from telegram import Update

from bot.domain.staffing import BY_LINK
from bot.services import staffing
from bot.views import organising as seats
from bot.views import staffing as screens
from bot.views.actions import staffing as actions
from handlers import pressing
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private


async def show_control_room(_update: Update, context: CivicContext) -> None:
    """Show an admin the numbers."""
    room = await context.read(
        staffing.see_control_room, person_id=context.person_id, place=context.place, now=context.now
    )
    await context.send(screens.control_room(room, context.text))


async def press_control_room(_update: Update, context: CivicContext, _action: actions.ShowControlRoom) -> None:
    """Show the numbers as they are now."""
    room = await context.read(
        staffing.see_control_room, person_id=context.person_id, place=context.place, now=context.now
    )
    await context.show(screens.control_room(room, context.text))


async def invite(update: Update, context: CivicContext, action: actions.Invite) -> None:
    """Make a one-time link; it is sent as a message of its own, to be forwarded."""
    if not 0 <= action.position < len(BY_LINK):
        await pressing.refresh(update, context)
        return
    made = await context.write(
        staffing.invite, person_id=context.person_id, role=BY_LINK[action.position], now=context.now
    )
    await context.send(screens.invitation(made, context.text))


async def open_link(_update: Update, context: CivicContext) -> None:
    """Ask whoever opens a one-time link whether they take the role up."""
    token = context.matches[0]["token"] if context.matches else ""
    made = await context.read(staffing.consider, token=token, person_id=context.person_id, now=context.now)
    await context.send(screens.offer(made, context.text))


async def accept(_update: Update, context: CivicContext, action: actions.AcceptRole) -> None:
    """Take up a role."""
    taken = await context.write(
        staffing.accept, link_id=action.link_id, seal=action.seal, person_id=context.person_id, now=context.now
    )
    if taken.department is not None:
        await context.show(seats.seated(taken.department, context.text, first_name=context.first_name))
    else:
        await context.show(screens.accepted(taken.role, context.text))


async def decline(_update: Update, context: CivicContext, _action: actions.DeclineRole) -> None:
    """Take up nothing; the link stays good for somebody else until it runs out."""
    await context.show(screens.declined(context.text))


async def show_holders(_update: Update, context: CivicContext, _action: actions.ShowHolders) -> None:
    """Show who holds which role."""
    held = await context.read(staffing.people_with_roles, person_id=context.person_id, now=context.now)
    await context.show(screens.holders(held, context.text))


async def consider_taking(_update: Update, context: CivicContext, action: actions.ConsiderTaking) -> None:
    """Say what taking a role back means."""
    held = await context.read(staffing.people_with_roles, person_id=context.person_id, now=context.now)
    holder = next((each for each in held if each.grant_id == action.grant_id), None)
    screen = screens.take_question(holder, context.text) if holder else screens.holders(held, context.text)
    await context.show(screen)


async def take(update: Update, context: CivicContext, action: actions.TakeRole) -> None:
    """Take a role back."""
    await context.write(staffing.take_back, grant_id=action.grant_id, person_id=context.person_id, now=context.now)
    await context.toast("admin-taken-toast")
    await show_holders(update, context, actions.ShowHolders())


COMMANDS: dict[str, Callback] = {"/admin": in_private(show_control_room)}
PRESSES = {
    actions.ShowControlRoom: press_control_room,
    actions.Invite: invite,
    actions.AcceptRole: accept,
    actions.DeclineRole: decline,
    actions.ShowHolders: show_holders,
    actions.ConsiderTaking: consider_taking,
    actions.TakeRole: take,
}
STEPS: dict[str, Callback] = {}
LINKS: dict[str, Callback] = {r"inv_(?P<token>[A-Za-z0-9_-]{16,60})": open_link}
