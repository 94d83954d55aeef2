"""Choosing whom an announcement is for, its groups and channels, and its words from the saved texts."""

from typing import Any

from telegram import Update

from bot.domain.segmenting import Join, Segment, SegmentKind
from bot.services import announcing, segmenting
from bot.views import announcing as text_screens
from bot.views import segmenting as screens
from bot.views.actions import announcing as actions
from handlers import pressing
from handlers.announcing import by_terms, on, send_preview, show_case
from handlers.context import Callback, CivicContext
from handlers.moderating import is_private, put
from handlers.speaker import by
from handlers.wording import words_or_empty

BY_IDEA = (SegmentKind.FOLLOWERS, SegmentKind.SIGNERS)


async def show_audience(_update: Update, context: CivicContext, action: actions.ShowAudience) -> None:
    """Show whom an announcement can be for: at first the kinds, later how to join others to those chosen."""
    choices = await context.read(segmenting.see, **by_terms(context, action.announcement_id))
    screen = screens.joins if choices.case.segments else screens.kinds
    await put(context, screen(choices, context.text))


async def show_joins(_update: Update, context: CivicContext, action: actions.ShowJoins) -> None:
    """Show how another group of people can be joined to the audience."""
    choices = await context.read(segmenting.see, **by_terms(context, action.announcement_id))
    await put(context, screens.joins(choices, context.text))


async def show_kinds(update: Update, context: CivicContext, action: actions.ShowKinds) -> None:
    """Show by what people can be chosen."""
    if action.join not in set(Join):
        await pressing.refresh(update, context)
        return
    choices = await context.read(segmenting.see, **by_terms(context, action.announcement_id))
    await put(context, screens.kinds(choices, context.text, join=Join(action.join)))


async def show_segments(update: Update, context: CivicContext, action: actions.ShowSegments) -> None:
    """Show what there is of one kind; of ideas the number may be typed."""
    if action.join not in set(Join) or action.kind not in set(SegmentKind):
        await pressing.refresh(update, context)
        return
    kind = SegmentKind(action.kind)
    segment = Segment(kind, join=Join(action.join))
    choices = await context.read(segmenting.choices_of, kind=kind, **by_terms(context, action.announcement_id))
    if kind in BY_IDEA:
        await context.write(segmenting.ask_idea, segment=segment, **on(context, action.announcement_id))
    shown = screens.one_of(action.announcement_id, segment, choices, context.text, is_private=is_private(context))
    await put(context, shown)


async def add(update: Update, context: CivicContext, action: actions.AddSegment) -> None:
    """Join a group of people to the audience, and show how it will look."""
    if action.join not in set(Join) or action.kind not in set(SegmentKind):
        await pressing.refresh(update, context)
        return
    segment = Segment(SegmentKind(action.kind), action.number, Join(action.join))
    case = await context.write(segmenting.add, segment=segment, **by_terms(context, action.announcement_id))
    await send_preview(context, case)


async def hear_idea(update: Update, context: CivicContext) -> None:
    """Take the number of an idea that was typed in private."""
    words = words_or_empty(update)
    given = {**by(context), "terms": context.civic.terms}
    case = await context.write(segmenting.add_typed, words=words, **given)
    await send_preview(context, case)


async def hear_idea_reply(update: Update, context: CivicContext, asked: Any) -> None:
    """Take the number of an idea from a reply in the staff chat."""
    words = words_or_empty(update)
    segment = Segment(SegmentKind(asked.kind), segmenting.idea_number(words), Join(asked.join))
    case = await context.write(segmenting.add, segment=segment, **by_terms(context, asked.announcement_id))
    await send_preview(context, case)


async def start_over(_update: Update, context: CivicContext, action: actions.StartOver) -> None:
    """Choose nobody any more."""
    await context.write(segmenting.start_over, **by_terms(context, action.announcement_id))
    choices = await context.read(segmenting.see, **by_terms(context, action.announcement_id))
    await put(context, screens.kinds(choices, context.text))


async def show_places(_update: Update, context: CivicContext, action: actions.ShowPlaces) -> None:
    """Show the connected groups and channels."""
    found = await context.read(segmenting.see_places, **on(context, action.announcement_id))
    await put(context, screens.places(found, context.text))


async def toggle_place(_update: Update, context: CivicContext, action: actions.TogglePlace) -> None:
    """Announce in a chat too, or no longer."""
    given = by_terms(context, action.announcement_id)
    found = await context.write(segmenting.toggle_place, chat_id=action.chat_id, **given)
    await put(context, screens.places(found, context.text))


async def show_saved(_update: Update, context: CivicContext, action: actions.ShowSaved) -> None:
    """Show the saved texts to choose from."""
    found = await context.read(announcing.saved, **on(context, action.announcement_id))
    await put(context, text_screens.saved_texts(found, context.text))


async def use_saved(_update: Update, context: CivicContext, action: actions.UseSaved) -> None:
    """Take a saved text as the announcement."""
    given = by_terms(context, action.announcement_id)
    case = await context.write(announcing.use_saved, saved_id=action.saved_id, **given)
    await show_case(context, case)


async def drop_saved(_update: Update, context: CivicContext, action: actions.DropSaved) -> None:
    """Throw a saved text away."""
    given = on(context, action.announcement_id)
    found = await context.write(announcing.forget_saved, saved_id=action.saved_id, **given)
    await put(context, text_screens.saved_texts(found, context.text))


async def save_text(_update: Update, context: CivicContext, action: actions.SaveText) -> None:
    """Keep the words of an announcement for others to come."""
    await context.write(announcing.save_text, **on(context, action.announcement_id))
    await context.toast("announcing-saved-toast")


PRESSES = {
    actions.ShowAudience: show_audience,
    actions.ShowJoins: show_joins,
    actions.ShowKinds: show_kinds,
    actions.ShowSegments: show_segments,
    actions.AddSegment: add,
    actions.StartOver: start_over,
    actions.ShowPlaces: show_places,
    actions.TogglePlace: toggle_place,
    actions.ShowSaved: show_saved,
    actions.UseSaved: use_saved,
    actions.DropSaved: drop_saved,
    actions.SaveText: save_text,
}
IN_COMPANY = tuple(PRESSES)
STEPS: dict[str, Callback] = {announcing.IDEA: hear_idea}
ANSWERS = {actions.AddSegment: hear_idea_reply}
