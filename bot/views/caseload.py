"""Lists of cases for the staff: what waits, what is late, what one has taken, and how much that is."""

from collections.abc import Sequence

from bot.domain.casing import CaseView, Line, Prompt, Workload
from bot.domain.closing import last_moment
from bot.domain.titles import shorten
from bot.views import dates, doors
from bot.views.actions import casing as actions
from bot.views.casing import LISTED_AT_ONCE, leave_button, owner_of
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import CannedText


def ready_texts(view: CaseView, texts: Sequence[CannedText], text: Texts, *, is_private: bool) -> Screen:
    """Show the texts a department keeps at hand."""
    buttons = [Button(each.label, actions.UseReadyText(view.number, each.id or 0)) for each in texts]
    back = doors.back(text, actions.OpenCase(view.number)) if is_private else None
    leave = back or leave_button(Prompt(Line.ASK_RESIDENT, view.number), text)
    words = text("casing-ready-texts" if buttons else "casing-no-ready-texts", code=view.code)
    return Screen(words, rows(*buttons[:LISTED_AT_ONCE], leave))


def listing(views: Sequence[CaseView], text: Texts, *, title_id: str, is_private: bool) -> Screen:
    """Show a list of cases, the most pressing first."""
    way_out = rows(doors.home(text)) if is_private else ()
    if not views:
        return Screen(text(f"{title_id}-empty"), way_out)
    some = views[:LISTED_AT_ONCE]
    lines = Html("\n".join(_line(position, view, text) for position, view in enumerate(some, start=1)))
    more = text("casing-list-more", count=len(views) - len(some)) if len(views) > len(some) else Html("")
    opens = [Button(text.plain("casing-open-button", code=view.code), actions.OpenCase(view.number)) for view in some]
    return Screen(paragraphs(text(title_id, count=len(views)), lines, more), (*rows(*opens), *way_out))


def of_idea(idea_id: int, views: Sequence[CaseView], text: Texts) -> Screen:
    """Show the staff which cases an idea has, and offer to ask a department."""
    listed = listing(views, text, title_id="casing-of-idea", is_private=False)
    ask = Button(text.plain("casing-ask-department-button"), actions.AskDepartment(idea_id))
    return Screen(listed.text, (*listed.rows, *rows(ask)))


def _line(position: int, view: CaseView, text: Texts) -> Html:
    last = last_moment(view.case.due_at)
    return text(
        "casing-line-late" if view.is_late else "casing-line",
        position=str(position),
        code=view.code,
        title=_title(view, text),
        day=dates.weekday(last, text=text),
        lead=view.lead.name if view.lead else text.plain("casing-no-department"),
        owner=owner_of(view, text),
    )


def _title(view: CaseView, text: Texts) -> Html | str:
    """Return what a case is about in a few words; of a point, with what it belongs to."""
    title, place = shorten(view.about.title, limit=60), view.about.place
    if place is None:
        return title
    known = {"number": str(place.number), "view": str(place.view_number), "consultation": str(place.consultation_id)}
    return text("casing-line-of", **known, title=title)


def mine(views: Sequence[CaseView], load: Workload, text: Texts, *, is_private: bool) -> Screen:
    """Show an officer what they have taken, and how much that is."""
    listed = listing(views, text, title_id="casing-mine", is_private=is_private)
    counts = text(
        "casing-workload",
        open=load.open,
        late=load.late,
        answered=load.answered,
        recently=load.recently,
        before=load.before,
    )
    days = text("casing-workload-days", days=load.median_days) if load.median_days is not None else Html("")
    return Screen(paragraphs(Html(listed.text), counts, days), listed.rows)


def duty(text: Texts, *, is_on: bool, is_private: bool) -> Screen:
    """Say whether somebody is on duty today, and offer the other; cases come to their own chat wherever they say so."""
    on = "casing-duty-on" if is_private else "casing-duty-on-told-here"
    text_id, label = (on, "casing-duty-off-button") if is_on else ("casing-duty-off", "casing-duty-button")
    change = Button(text.plain(label), actions.GoOnDuty(0 if is_on else 1))
    return Screen(text(text_id), rows(change, Button(text.plain("casing-inbox-button"), actions.ShowInbox())))
