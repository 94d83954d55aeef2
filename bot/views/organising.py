"""Departments as an admin arranges them: the list, one department, its officers and texts, and closing days."""

from collections.abc import Sequence

from bot.domain.organising import DepartmentView, Offered
from bot.views import dates, doors
from bot.views.actions import organising as actions
from bot.views.actions.staffing import ShowControlRoom
from bot.views.screens import Button, Key, Pick, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import ClosingDay, Department, Officer

PICK_OFFICERS = 11
DAYS_SHOWN = 12


def departments(views: Sequence[DepartmentView], text: Texts) -> Screen:
    """Show every department."""
    lines = Html("\n".join(_line(view, text) for view in views))
    opens = [Button(view.department.name, actions.OpenDepartment(view.department.id or 0)) for view in views]
    new = Button(text.plain("organising-new-button"), actions.MakeDepartment(), style=Style.SUCCESS)
    days = Button(text.plain("organising-days-button"), actions.ShowClosingDays())
    words = paragraphs(text("organising-departments"), lines or text("organising-none"))
    return Screen(words, rows(*opens, new, days, doors.back(text, ShowControlRoom())))


def _line(view: DepartmentView, text: Texts) -> Html:
    topic = "yes" if view.has_topic else "no"
    return text("organising-line", name=view.department.name, officers=len(view.officers), topic=topic)


def department(view: DepartmentView, text: Texts) -> Screen:
    """Show one department, with all that can be changed."""
    number, label = view.department.id or 0, text.plain
    fields = ", ".join(field.name for field in view.fields if field.id in view.field_ids)
    words = text(
        "organising-department",
        name=view.department.name,
        parent=view.parent.name if view.parent else label("organising-no-parent"),
        topic="yes" if view.has_topic else "no",
        fields=fields or label("organising-no-fields"),
        officers=len(view.officers),
        texts=len(view.canned),
    )
    topic = None if view.has_topic else Button(label("organising-topic-button"), actions.MakeTopic(number))
    return Screen(
        words,
        rows(
            Button(label("organising-invite-button"), actions.InviteOfficer(number), style=Style.SUCCESS),
            Button(label("organising-pick-button"), actions.PickOfficers(number)),
            Button(label("organising-officers-button", count=len(view.officers)), actions.ShowOfficers(number)),
            topic,
            Button(label("organising-fields-button"), actions.ShowFields(number)),
            Button(label("organising-parent-button"), actions.ShowParents(number)),
            Button(label("organising-texts-button", count=len(view.canned)), actions.ShowTexts(number)),
            Button(label("organising-rename-button"), actions.RenameDepartment(number)),
            Button(label("organising-close-button"), actions.ConsiderClosing(number)),
            (doors.back(text, actions.ShowDepartments()), doors.home(text)),
        ),
    )


def ask(text_id: str, text: Texts, **values: str) -> Screen:
    """Ask an admin or an officer for a line."""
    placeholder = text.plain("organising-placeholder")
    return Screen(text(text_id, **values), rows(doors.cancel(text)), placeholder=placeholder)


def parents(view: DepartmentView, text: Texts) -> Screen:
    """Ask what a department stands under."""
    number = view.department.id or 0
    choices = [Button(each.name, actions.ChooseParent(number, each.id or 0)) for each in view.others]
    none = Button(text.plain("organising-no-parent-button"), actions.ChooseParent(number, 0))
    back = doors.back(text, actions.OpenDepartment(number))
    return Screen(text("organising-which-parent", name=view.department.name), rows(*choices, none, back))


def fields(view: DepartmentView, text: Texts) -> Screen:
    """Ask what a department answers for."""
    number = view.department.id or 0
    choices = [
        Button(
            text.plain(
                "organising-field-on-button" if field.id in view.field_ids else "organising-field-button",
                name=shortened(field.name),
            ),
            actions.ToggleField(number, field.id or 0),
        )
        for field in view.fields
    ]
    back = doors.back(text, actions.OpenDepartment(number))
    return Screen(text("organising-which-fields", name=view.department.name), rows(*choices, back))


def shortened(name: str, *, limit: int = 22) -> str:
    """Return a name that fits beside its mark on a button."""
    return name if len(name) <= limit else f"{name[: limit - 1].rstrip()}…"


def officers(view: DepartmentView, text: Texts) -> Screen:
    """Show who answers for a department, by the names they show."""
    number, back = view.department.id or 0, doors.back(text, actions.OpenDepartment(view.department.id or 0))
    if not view.officers:
        return Screen(text("organising-no-officers", name=view.department.name), rows(back))
    lines = [
        text(
            "organising-officer",
            position=str(position),
            name=_name(officer, text),
            kind="renewal" if officer.renewed_at else "initial",
            since=officer.renewed_at or officer.registered_at,
            until=dates.day(officer.expires_at, text=text, now=officer.registered_at),
        )
        for position, officer in enumerate(view.officers, start=1)
    ]
    changes = [
        (
            Button(text.plain("organising-renew-button", position=str(at)), actions.RenewSeat(officer.id or 0)),
            Button(
                text.plain("organising-take-button", position=str(at)), actions.ConsiderSeat(officer.id or 0, number)
            ),
        )
        for at, officer in enumerate(view.officers, start=1)
    ]
    title = text("organising-officers", name=view.department.name)
    return Screen(paragraphs(title, Html("\n".join(lines))), rows(*changes, back))


def _name(officer: Officer, text: Texts) -> str:
    return officer.shown_name or text.plain("organising-nameless")


def take_question(view: DepartmentView, officer: Officer | None, text: Texts) -> Screen:
    """Ask whether a seat shall be taken away."""
    number = view.department.id or 0
    if officer is None:
        return officers(view, text)
    words = text("organising-take-question", name=_name(officer, text), department=view.department.name)
    sure = actions.TakeSeat(officer.id or 0, number)
    back = doors.back(text, actions.ShowOfficers(number))
    return Screen(words, rows(Button(text.plain("organising-take-sure-button"), sure, style=Style.DANGER), back))


def texts_at_hand(view: DepartmentView, text: Texts) -> Screen:
    """Show the texts a department keeps at hand."""
    number = view.department.id or 0
    drops = [
        Button(
            text.plain("organising-drop-text-button", label=shortened(each.label, limit=18)),
            actions.DropText(each.id or 0),
        )
        for each in view.canned
    ]
    keep = Button(text.plain("organising-keep-text-button"), actions.KeepText(number), style=Style.SUCCESS)
    lines = [text("organising-text", label=each.label, words=each.words) for each in view.canned]
    title = text("organising-texts" if lines else "organising-no-texts", name=view.department.name)
    back = doors.back(text, actions.OpenDepartment(number))
    return Screen(paragraphs(title, *lines), rows(keep, *drops, back))


def closing_question(view: DepartmentView, text: Texts) -> Screen:
    """Ask whether a department shall answer no more."""
    number = view.department.id or 0
    sure = Button(text.plain("organising-close-sure-button"), actions.CloseDepartment(number), style=Style.DANGER)
    words = text("organising-close-question", name=view.department.name)
    return Screen(words, rows(sure, doors.back(text, actions.OpenDepartment(number))))


def picker(department: Department, text: Texts) -> Screen:
    """Offer Telegram's own picker of people: nobody types an id."""
    people = Key(text.plain("organising-pick-key"), Pick.PEOPLE, PICK_OFFICERS)
    cancel = Key(text.plain("connect-cancel-key"))
    return Screen(text("organising-pick", name=department.name), keys=((people,), (cancel,)))


def keys_away(text: Texts) -> Screen:
    """Put the picker away."""
    return Screen(text("organising-taken"), removes_keys=True)


def offered(result: Offered, text: Texts, *, department_id: int) -> Screen:
    """Say who was written to, and give the link for those who have no chat with us yet."""
    back = doors.back(text, actions.OpenDepartment(department_id))
    words = text("organising-offered", count=result.written_to, department=result.department)
    if result.token is None:
        return Screen(words, rows(back))
    address = text.link_to(f"inv_{result.token}")
    more = text("organising-offered-unknown", count=result.unknown, link=address)
    return Screen(paragraphs(words, more), rows(Button(text.plain("admin-copy-link-button"), copy=address), back))


def topic_failed(view: DepartmentView, text: Texts) -> Screen:
    """Say how a department gets a topic where the bot may not make one."""
    back = doors.back(text, actions.OpenDepartment(view.department.id or 0))
    return Screen(text("organising-topic-failed", name=view.department.name), rows(back))


def bind_here(views: Sequence[DepartmentView], text: Texts) -> Screen:
    """Ask, in a topic of the staff forum, whose it is."""
    choices = [Button(view.department.name, actions.BindTopic(view.department.id or 0)) for view in views]
    return Screen(text("organising-bind" if choices else "organising-bind-none"), rows(*choices))


def bound(view: DepartmentView, text: Texts) -> Screen:
    """Confirm whose topic this is."""
    return Screen(text("organising-bound", name=view.department.name))


def closing_days(days: Sequence[ClosingDay], text: Texts, *, country: str) -> Screen:
    """Show the place's own closing days; public holidays come by themselves."""
    some = days[:DAYS_SHOWN]
    lines = [
        text("organising-day", day=dates.day_alone(each.day, text=text), year=str(each.day.year), name=each.name)
        for each in some
    ]
    drops = [
        Button(
            text.plain("organising-drop-day-button", day=dates.day_alone(each.day, text=text)),
            actions.DropClosingDay(each.day.toordinal()),
        )
        for each in some
    ]
    add = Button(text.plain("organising-add-day-button"), actions.AddClosingDay(), style=Style.SUCCESS)
    holidays = text("organising-holidays", country=country) if country else text("organising-no-holidays")
    listed = Html("\n".join(lines)) if lines else text("organising-no-days")
    words = paragraphs(text("organising-days"), holidays, listed)
    return Screen(words, rows(add, *drops, doors.back(text, actions.ShowDepartments())))


def seated(department: Department, text: Texts, *, first_name: str) -> Screen:
    """Welcome an officer, and ask which name their replies should carry."""
    own = Button(text.plain("organising-own-name-button", name=shortened(first_name)), actions.ShowNameAs())
    write = Button(text.plain("organising-write-name-button"), actions.WriteName())
    none = Button(text.plain("organising-hide-name-button"), actions.HideName())
    words = text("organising-seated", name=department.name)
    return Screen(words, rows(own if first_name else None, write, none))


def named(seats: Sequence[Officer], text: Texts) -> Screen:
    """Confirm the name that an officer's replies carry."""
    name = seats[0].shown_name if seats else None
    words = text("organising-named", name=name) if name else text("organising-unnamed")
    return Screen(words, rows(doors.home(text)))
