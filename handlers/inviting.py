"""Inviting people to a consultation, and taking an invitation up."""

from telegram import Update

from bot.services import inviting, planning
from bot.views import planning as screens
from bot.views.actions import planning as actions
from handlers import consulting
from handlers.context import Callback, CivicContext
from handlers.speaker import by
from handlers.wording import words_in


async def show_invited(_update: Update, context: CivicContext, action: actions.ShowInvited) -> None:
    """Show the ways to invite people."""
    plan = await context.read(planning.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.invited(plan, context.text))


async def invite_members(_update: Update, context: CivicContext, action: actions.InviteMembers) -> None:
    """Invite every member."""
    plan, new = await context.write(inviting.invite_members, consultation_id=action.consultation_id, **by(context))
    await context.toast("plan-members-invited", count=new)
    await context.show(screens.invited(plan, context.text))


async def make_link(_update: Update, context: CivicContext, action: actions.MakeInvitation) -> None:
    """Make a link that invites whoever opens it."""
    made = await context.write(inviting.make_link, consultation_id=action.consultation_id, **by(context))
    await context.send(screens.link(made.consultation, made.token, made.organisation, context.text))


async def invite_organisation(_update: Update, context: CivicContext, action: actions.InviteOrganisation) -> None:
    """Ask for the name of an organisation."""
    await context.write(inviting.ask_organisation, consultation_id=action.consultation_id, **by(context))
    await context.send(screens.ask_organisation(context.text))


async def name_organisation(update: Update, context: CivicContext) -> None:
    """Make the link for the organisation of this name."""
    made = await context.write(inviting.name_organisation, name=words_in(update), **by(context))
    await context.send(screens.link(made.consultation, made.token, made.organisation, context.text))


async def ask_organisation_again(_update: Update, context: CivicContext) -> None:
    """Ask for the name once more."""
    await context.send(screens.ask_organisation(context.text))


async def accept(_update: Update, context: CivicContext) -> None:
    """Take up an invitation, and open the consultation it is to."""
    token = context.matches[0]["token"] if context.matches else ""
    found = await context.write(inviting.accept, token=token, **by(context))
    await consulting.open_number(context, found.id or 0)


PRESSES = {
    actions.ShowInvited: show_invited,
    actions.InviteMembers: invite_members,
    actions.MakeInvitation: make_link,
    actions.InviteOrganisation: invite_organisation,
}
STEPS: dict[str, Callback] = {inviting.STEP_ORGANISATION: name_organisation}
QUESTIONS: dict[str, Callback] = {"inviting": ask_organisation_again}
LINKS: dict[str, Callback] = {r"cinv_(?P<token>[A-Za-z0-9_-]{10,40})": accept}
