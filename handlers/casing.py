"""Cases: their cards in the topics of the staff forum, the lists of what waits, and the citizens' timeline."""

from typing import Any

from telegram import Update

from bot.domain.casing import CaseView, Subject, numbers_in
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import browsing as reading
from bot.services import case_views, casework, organising, replying, seating
from bot.views import caseload as lists
from bot.views import casing as screens
from bot.views import replying as reply_screens
from bot.views import timelines
from bot.views.actions import casing as actions
from bot.views.screens import Screen
from handlers import browsing
from handlers.context import Callback, CivicContext
from handlers.in_private import in_private
from handlers.speaker import here
from storage.tables import Department, Role, SubjectKind

STAFFERS = frozenset({Role.OFFICER, Role.MODERATOR, Role.ADMIN})
EXAMPLE = "184-1"


async def claim(_update: Update, context: CivicContext, action: actions.ClaimCase) -> None:
    """Take a case."""
    await context.write(casework.claim, case_id=action.case_id, **here(context))
    await context.toast("casing-claimed-toast")
    await put_card(context, action.case_id)


async def release(_update: Update, context: CivicContext, action: actions.ReleaseCase) -> None:
    """Give a case back."""
    await context.write(casework.release, case_id=action.case_id, **here(context))
    await context.toast("casing-released-toast")
    await put_card(context, action.case_id)


async def add_department(_update: Update, context: CivicContext, action: actions.AddDepartment) -> None:
    """Ask which department should answer too."""
    view, choices = await _choices(context, action.case_id)
    await context.show(screens.choose_department(view, choices, context.text))


async def join(_update: Update, context: CivicContext, action: actions.JoinDepartment) -> None:
    """Let a department answer too."""
    await context.write(
        casework.add_department,
        case_id=action.case_id,
        department_id=action.department_id,
        terms=context.civic.terms,
        **here(context),
    )
    await context.toast("casing-joined-toast")
    await show_or_cross_out(context, action.case_id, "casing-joined-toast")


async def route(_update: Update, context: CivicContext, action: actions.RouteTo) -> None:
    """Say whose a case is that nobody has."""
    await context.write(
        casework.route,
        case_id=action.case_id,
        department_id=action.department_id,
        terms=context.civic.terms,
        **here(context),
    )
    await context.toast("casing-routed-toast")
    await put_card(context, action.case_id)


async def _choices(context: CivicContext, case_id: int) -> tuple[CaseView, list[Department]]:
    view = await context.read(case_views.see, case_id=case_id, **here(context))
    return view, await context.read(organising.standing)


async def put_card(context: CivicContext, case_id: int) -> None:
    """Show the card of a case where it was pressed."""
    view = await context.read(case_views.see, case_id=case_id, **here(context))
    is_private = context.place is Place.PRIVATE
    screen = screens.card(view, context.text, is_private=is_private)
    await (context.show(screen) if is_private else context.replace(screen))


async def show_or_cross_out(context: CivicContext, case_id: int, text_id: str, **values: str) -> None:
    """Go back to the card in private; in the staff chat say what was done where the question was."""
    if context.place is Place.PRIVATE:
        await put_card(context, case_id)
    else:
        await context.replace(screens.done(text_id, context.text, **values))


async def open_case(_update: Update, context: CivicContext, action: actions.OpenCase) -> None:
    """Show the staff's card of a case."""
    view = await context.read(case_views.see, case_id=action.case_id, **here(context))
    await context.show(screens.card(view, context.text, is_private=context.place is Place.PRIVATE))


async def show_history(_update: Update, context: CivicContext, action: actions.ShowHistory) -> None:
    """Show what has happened to a case."""
    view = await context.read(case_views.see, case_id=action.case_id, **here(context))
    await context.show(timelines.history(view, context.text, is_private=context.place is Place.PRIVATE))


async def ready_texts(_update: Update, context: CivicContext, action: actions.ReadyTexts) -> None:
    """Show the texts a department keeps at hand."""
    view = await context.read(case_views.see, case_id=action.case_id, **here(context))
    texts = await context.read(replying.canned_for, case_id=action.case_id, **here(context))
    await context.show(lists.ready_texts(view, texts, context.text, is_private=context.place is Place.PRIVATE))


async def use_ready_text(_update: Update, context: CivicContext, action: actions.UseReadyText) -> None:
    """Begin a reply with a text kept at hand."""
    drafted = await context.write(replying.from_canned, case_id=action.case_id, text_id=action.text_id, **here(context))
    screen = reply_screens.preview(drafted, context.text, is_private=context.place is Place.PRIVATE)
    await (context.show(screen) if context.place is Place.PRIVATE else context.replace(screen))


async def inbox(update: Update, context: CivicContext) -> None:
    """/inbox: what waits for an answer; in a department's topic, what waits for that department."""
    message = update.effective_message
    department_id = None
    if context.place is Place.STAFF and message is not None and message.is_topic_message:
        place: dict[str, Any] = {"chat_telegram_id": message.chat.id, "thread_id": message.message_thread_id}
        department_id = await context.read(organising.department_of_topic, **place)
    views = await context.read(case_views.inbox, department_id=department_id, **here(context))
    await context.show(_list(views, "casing-list", context))


async def press_inbox(update: Update, context: CivicContext, _action: actions.ShowInbox) -> None:
    """Show the same by a button."""
    await inbox(update, context)


async def late(_update: Update, context: CivicContext) -> None:
    """/late: the cases whose day has passed."""
    views = await context.read(case_views.late, **here(context))
    await context.send(_list(views, "casing-late", context))


async def mine(update: Update, context: CivicContext) -> None:
    """/mine: in the staff chat the cases one has taken and one's workload; elsewhere one's own ideas and signatures."""
    if context.place is not Place.STAFF:
        await in_private(browsing.mine, payload="mine")(update, context)
        return
    views, load = await context.read(case_views.owned, **here(context))
    await context.send(lists.mine(views, load, context.text, is_private=False))


def _list(views: list[CaseView], title_id: str, context: CivicContext) -> Screen:
    return lists.listing(views, context.text, title_id=title_id, is_private=context.place is Place.PRIVATE)


async def duty(_update: Update, context: CivicContext) -> None:
    """/duty: be on duty today."""
    await _set_duty(context, on=True)


async def press_duty(_update: Update, context: CivicContext, action: actions.GoOnDuty) -> None:
    """Be on duty today, or not."""
    await _set_duty(context, on=bool(action.on))


async def _set_duty(context: CivicContext, *, on: bool) -> None:
    await context.write(seating.be_on_duty, on=on, terms=context.civic.terms, **here(context))
    screen = lists.duty(context.text, is_on=on, is_private=context.place is Place.PRIVATE)
    is_pressed_in_group = context.place is Place.STAFF and context.heard.callback_query is not None
    await (context.replace(screen) if is_pressed_in_group else context.show(screen))


async def case(_update: Update, context: CivicContext) -> None:
    """/case 184-1: its card to the staff, its timeline to everybody else; /case 184: the cases of an idea."""
    named = numbers_in(context.args[0]) if context.args else None
    if named is None:
        await context.send(screens.done("casing-which-case", context.text, example=EXAMPLE))
        return
    await _show_named(context, *named)


async def open_link(_update: Update, context: CivicContext) -> None:
    """Show the case that a link leads to."""
    match = context.matches[0] if context.matches else None
    if match is None:
        raise Refused(Reason.NO_SUCH_CASE)
    kind = SubjectKind.POINT if match["point"] else SubjectKind.IDEA
    subject = Subject(kind, int(match["subject"]))
    await _show_named(context, subject, int(match["number"]) if match["number"] else None)


async def _show_named(context: CivicContext, subject: Subject, number: int | None) -> None:
    found = await context.read(case_views.find, subject=subject, number=number)
    is_exact = number is not None or subject.kind is SubjectKind.POINT
    if context.place is Place.STAFF:
        await _show_staff(context, subject.subject_id, found, is_exact=is_exact)
    elif len(found) == 1:
        await _show_to_citizen(context, found[0])
    elif is_exact:
        raise Refused(Reason.NO_SUCH_CASE)
    else:
        await _show_cases(context, subject.subject_id)


async def _show_staff(context: CivicContext, idea_id: int, found: list[int], *, is_exact: bool) -> None:
    if is_exact and not found:
        raise Refused(Reason.NO_SUCH_CASE)
    if len(found) == 1:
        view = await context.read(case_views.see, case_id=found[0], **here(context))
        await context.send(screens.card(view, context.text))
        return
    views = [await context.read(case_views.see, case_id=each, **here(context)) for each in found]
    await context.send(lists.of_idea(idea_id, views, context.text))


async def _show_to_citizen(context: CivicContext, case_id: int) -> None:
    """Show the staff's card to whoever works on it in private, and the timeline to everybody else."""
    roles = context.arrival.roles if context.arrival is not None else frozenset()
    if context.place is Place.PRIVATE and roles & STAFFERS:
        view = await context.read(case_views.card, case_id, viewer_id=context.person_id, now=context.now)
        if view is not None:
            await context.send(screens.card(view, context.text, is_private=True))
            return
    is_private = context.place is Place.PRIVATE
    viewer_id = context.person_id if is_private else None
    seen = await context.read(case_views.see_timeline, case_id=case_id, viewer_id=viewer_id, now=context.now)
    await context.send(timelines.timeline(seen, context.text, is_private=is_private))


async def _show_cases(context: CivicContext, idea_id: int) -> None:
    await context.read(reading.shown_or_refuse, idea_id=idea_id, viewer_id=context.person_id, now=context.now)
    views = await context.read(case_views.about_idea, idea_id=idea_id, now=context.now)
    await context.show(timelines.cases_of(idea_id, views, context.text))


async def show_cases(_update: Update, context: CivicContext, action: actions.ShowCases) -> None:
    """Show the cases of an idea; the only one at once."""
    idea = Subject(SubjectKind.IDEA, action.idea_id)
    found = await context.read(case_views.find, subject=idea, number=None)
    if len(found) == 1:
        await _show_timeline(context, found[0])
    else:
        await _show_cases(context, action.idea_id)


async def show_timeline(_update: Update, context: CivicContext, action: actions.ShowTimeline) -> None:
    """Show a case to a citizen."""
    await _show_timeline(context, action.case_id)


async def _show_timeline(context: CivicContext, case_id: int) -> None:
    view = await context.read(case_views.see_timeline, case_id=case_id, viewer_id=context.person_id, now=context.now)
    await context.show(timelines.timeline(view, context.text))


async def ask_department(_update: Update, context: CivicContext, action: actions.AskDepartment) -> None:
    """Ask which department a question about an idea is for."""
    await context.read(casework.check_may_send_on, **here(context))
    choices = await context.read(organising.standing)
    await context.show(screens.choose_asked(action.idea_id, choices, context.text))


COMMANDS: dict[str, Callback] = {
    "/inbox": inbox,
    "/late": late,
    "/duty": duty,
    "/case": case,
    "/mine": mine,
}
PRESSES = {
    actions.ClaimCase: claim,
    actions.ReleaseCase: release,
    actions.AddDepartment: add_department,
    actions.JoinDepartment: join,
    actions.RouteTo: route,
    actions.OpenCase: open_case,
    actions.ShowHistory: show_history,
    actions.ReadyTexts: ready_texts,
    actions.UseReadyText: use_ready_text,
    actions.ShowInbox: press_inbox,
    actions.GoOnDuty: press_duty,
    actions.ShowCases: show_cases,
    actions.ShowTimeline: show_timeline,
    actions.AskDepartment: ask_department,
}
IN_COMPANY = tuple(action for action in PRESSES if action not in (actions.ShowCases, actions.ShowTimeline))
LINKS: dict[str, Callback] = {r"case_(?P<point>p?)(?P<subject>\d{1,9})(?:-(?P<number>\d{1,4}))?": open_link}
