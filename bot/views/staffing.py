"""The control room: numbers, one-time links, and who holds which role."""

from collections.abc import Sequence

from bot.domain.staffing import BY_LINK, ControlRoom, Holder, Invitation, Offer
from bot.views import doors
from bot.views.actions import staffing as actions
from bot.views.actions.announcing import ShowAnnouncements
from bot.views.actions.connecting import ShowPickers
from bot.views.actions.organising import OpenDepartment, ShowDepartments
from bot.views.actions.redelivering import ShowDeadLetters
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Role


def control_room(room: ControlRoom, text: Texts) -> Screen:
    """Show an admin the numbers, what is connected, and what can be done."""
    words = text(
        "admin-room",
        waiting=room.waiting,
        open=room.open,
        signatures=room.signatures,
        questions=room.questions,
        people=room.people,
        staff=_staff(room, text),
        communities=len(room.communities),
    )
    invites = [
        Button(text.plain(f"admin-invite-{role.value}-button"), actions.Invite(place))
        for place, role in enumerate(BY_LINK)
    ]
    holders = Button(text.plain("admin-holders-button"), actions.ShowHolders())
    connect = Button(text.plain("admin-connect-button"), ShowPickers())
    announcements = Button(text.plain("announcing-list-button"), ShowAnnouncements())
    departments = Button(text.plain("admin-departments-button"), ShowDepartments())
    letters = Button(text.plain("letters-button", count=room.undelivered), ShowDeadLetters())
    refresh = Button(text.plain("admin-refresh-button"), actions.ShowControlRoom())
    last = (refresh, doors.home(text))
    return Screen(words, rows(*invites, departments, holders, announcements, connect, letters, last))


def _staff(room: ControlRoom, text: Texts) -> Html:
    if room.staff_chat is None:
        return text("admin-no-staff-chat")
    text_id = "admin-staff-chat" if room.has_topics else "admin-staff-chat-no-topics"
    return text(text_id, title=room.staff_chat.title)


def invitation(made: Invitation, text: Texts, *, department_id: int = 0) -> Screen:
    """Show a one-time link, and ways to hand it on."""
    address = text.link_to(f"inv_{made.token}")
    copy = Button(text.plain("admin-copy-link-button"), copy=address)
    back = doors.back(text, OpenDepartment(department_id) if department_id else actions.ShowControlRoom())
    role = text("role-as-officer-of", department=made.department) if made.department else _as(made.role, text)
    return Screen(text("admin-link", role=role, link=address), rows(copy, back))


def _as(role: Role, text: Texts) -> Html:
    return text(f"role-as-{role.value}")


def offer(made: Offer, text: Texts) -> Screen:
    """Ask somebody whether they take up a role."""
    what = text(f"role-what-{made.role.value}")
    words = text("role-offer", role=_as(made.role, text), what=what)
    if made.department:
        words = text("role-offer-seat", department=made.department)
    accept = Button(text.plain("role-accept-button"), actions.AcceptRole(made.link_id, made.seal), style=Style.SUCCESS)
    return Screen(words, rows((accept, Button(text.plain("role-decline-button"), actions.DeclineRole()))))


def accepted(role: Role, text: Texts) -> Screen:
    """Thank somebody for taking up a role, and say what comes next."""
    words = text("role-accepted", role=_as(role, text), next=text(f"role-next-{role.value}"))
    return Screen(words, rows(doors.home(text)))


def declined(text: Texts) -> Screen:
    """Confirm that nothing has changed."""
    return Screen(text("role-declined"), rows(doors.home(text)))


def holders(held: Sequence[Holder], text: Texts) -> Screen:
    """Show who holds which role, and a button to take each back."""
    back = doors.back(text, actions.ShowControlRoom())
    if not held:
        return Screen(text("admin-no-holders"), rows(back))
    lines = [
        text(
            "admin-holder",
            position=str(place),
            name=_name(holder, text),
            role=text(f"role-{holder.role.value}"),
            day=holder.granted_at,
        )
        for place, holder in enumerate(held, start=1)
    ]
    takes = [
        Button(text.plain("admin-take-button", position=str(place)), actions.ConsiderTaking(holder.grant_id))
        for place, holder in enumerate(held, start=1)
    ]
    return Screen(paragraphs(text("admin-holders"), Html("\n".join(lines))), rows(*takes, back))


def take_question(holder: Holder, text: Texts) -> Screen:
    """Ask whether a role shall be taken back."""
    words = text("admin-take-question", role=text(f"role-{holder.role.value}"), name=_name(holder, text))
    sure = Button(text.plain("admin-take-confirm-button"), actions.TakeRole(holder.grant_id), style=Style.DANGER)
    return Screen(words, rows(sure, doors.back(text, actions.ShowHolders())))


def _name(holder: Holder, text: Texts) -> str:
    return holder.public_name or text.plain("admin-holder-nameless")
