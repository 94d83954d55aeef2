"""Splitting a view into points in private, changing points, and reading what became of them."""

from typing import Any

from telegram import Update

from bot.services import amending, concluding, pointing, shaping, showing_points
from bot.views import concluding as conclude_screens
from bot.views import pointing as screens
from bot.views import shaping as shape_screens
from bot.views import starting as start_screens
from bot.views.actions import pointing as actions
from handlers import unhandled
from handlers.context import Callback, CivicContext
from handlers.selecting import selected_in
from handlers.speaker import by
from handlers.wording import words_in


async def begin(_update: Update, context: CivicContext, action: actions.SplitView) -> None:
    """Ask for the points, below the view: it stays in sight, so that words in it can be selected."""
    split = await context.write(pointing.begin, contribution_id=action.contribution_id, **by(context))
    await context.send(shape_screens.split(split, context.text))


def is_about(context: CivicContext, contribution_id: int) -> bool:
    """Return whether this very contribution is being split by whoever speaks."""
    flow = context.arrival.flow if context.arrival else None
    return flow is not None and flow.step == pointing.POINTS and flow.draft.get("contribution_id") == contribution_id


async def hear(update: Update, context: CivicContext) -> None:
    """Take numbered lines, or what was selected in the view."""
    message = update.message
    words = (message.text or message.caption or "") if message else ""
    if message is None or not words:
        await unhandled.answer(update, context)
        return
    split = await context.write(pointing.hear, words=words, quote=selected_in(message), **by(context))
    await context.send(shape_screens.split(split, context.text))


async def show_split(_update: Update, context: CivicContext, action: actions.ShowSplit) -> None:
    """Show again what is prepared, and take more of it."""
    split = await context.write(pointing.begin, contribution_id=action.contribution_id, **by(context))
    await context.show(shape_screens.split(split, context.text))


async def shape(_update: Update, context: CivicContext, action: actions.ShapePoint) -> None:
    """Show one prepared point."""
    found = await context.read(pointing.see_draft, point_id=action.point_id, **by(context))
    await context.show(shape_screens.one(*found, context.text))


async def ask_words(_update: Update, context: CivicContext, action: actions.RewordDraft) -> None:
    """Ask for other words of a prepared point."""
    await context.write(shaping.ask_words, point_id=action.point_id, **by(context))
    found = await context.read(pointing.see_draft, point_id=action.point_id, **by(context))
    await context.show(shape_screens.ask_words(*found, context.text))


async def reword(update: Update, context: CivicContext) -> None:
    """Take other words of a prepared point."""
    split, _ = await context.write(shaping.reword, words=words_in(update), **by(context))
    await context.send(shape_screens.split(split, context.text))


async def choose(_update: Update, context: CivicContext, action: actions.ChooseAnswerers) -> None:
    """Show which departments could answer a point."""
    found = await context.read(pointing.see_draft, point_id=action.point_id, **by(context))
    await context.show(shape_screens.departments(*found, action.page, context.text))


async def toggle(_update: Update, context: CivicContext, action: actions.ToggleAnswerer) -> None:
    """Let a department answer a point, or not."""
    chosen: dict[str, Any] = {"point_id": action.point_id, "department_id": action.department_id}
    await context.write(shaping.toggle_department, **chosen, **by(context))
    found = await context.read(pointing.see_draft, point_id=action.point_id, **by(context))
    await context.show(shape_screens.departments(*found, action.page, context.text))


async def merge(_update: Update, context: CivicContext, action: actions.MergePoint) -> None:
    """Make one point of two."""
    split = await context.write(shaping.merge, point_id=action.point_id, **by(context))
    await context.toast("split-merged-toast")
    await context.show(shape_screens.split(split, context.text))


async def drop(_update: Update, context: CivicContext, action: actions.DropPoint) -> None:
    """Let go of a prepared point."""
    split = await context.write(shaping.drop, point_id=action.point_id, **by(context))
    await context.toast("split-dropped-toast")
    await context.show(shape_screens.split(split, context.text))


async def discard(_update: Update, context: CivicContext, action: actions.DiscardSplit) -> None:
    """Let go of everything that is prepared."""
    await context.write(pointing.discard, contribution_id=action.contribution_id, **by(context))
    await context.show(shape_screens.discarded(action.contribution_id, context.text))


async def publish(_update: Update, context: CivicContext, action: actions.PublishPoints) -> None:
    """Make every prepared point public."""
    given: dict[str, Any] = {"contribution_id": action.contribution_id, "terms": context.civic.terms}
    split = await context.write(pointing.publish, **given, **by(context))
    await context.show(shape_screens.published(split, context.text))


async def show_points(_update: Update, context: CivicContext, action: actions.ShowPoints) -> None:
    """Show the points of a view."""
    given: dict[str, Any] = {"contribution_id": action.contribution_id, "page": action.page}
    await context.show(screens.page(await context.read(showing_points.of_view, **given, **by(context)), context.text))


async def show_all(_update: Update, context: CivicContext, action: actions.ShowAllPoints) -> None:
    """Show the points of a whole consultation, or only those that wait."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "only_waiting": bool(action.only_waiting)}
    found = await context.write(showing_points.of_consultation, **given, page=action.page, **by(context))
    await context.show(screens.page(found, context.text))


async def open_point(_update: Update, context: CivicContext, action: actions.OpenPoint) -> None:
    """Show one point."""
    found = await context.read(showing_points.one, point_id=action.point_id, **by(context))
    await context.show(screens.one(found, context.text))


async def ask_new_words(_update: Update, context: CivicContext, action: actions.RewordPoint) -> None:
    """Ask for other words of a public point."""
    asked: dict[str, Any] = {"point_id": action.point_id, "step": amending.REWORD}
    point = await context.write(amending.ask, **asked, **by(context))
    await context.send(screens.ask_words(point, context.text))


async def take_new_words(update: Update, context: CivicContext) -> None:
    """Take other words of a public point."""
    point = await context.write(amending.reword, words=words_in(update), **by(context))
    await _show_below(context, point.point.id or 0)


async def ask_reason(_update: Update, context: CivicContext, action: actions.WithdrawPoint) -> None:
    """Ask why a public point is taken back."""
    asked: dict[str, Any] = {"point_id": action.point_id, "step": amending.WITHDRAW}
    point = await context.write(amending.ask, **asked, **by(context))
    await context.send(screens.ask_reason(point, context.text))


async def withdraw(update: Update, context: CivicContext) -> None:
    """Take a public point back."""
    point = await context.write(amending.withdraw, reason=words_in(update), **by(context))
    await _show_below(context, point.point.id or 0)


async def _show_below(context: CivicContext, point_id: int) -> None:
    found = await context.read(showing_points.one, point_id=point_id, **by(context))
    await context.send(screens.one(found, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question about points once more."""
    asked = await context.read(pointing.asked_about, **by(context))
    if asked is not None:
        split, point = asked
        screen = (
            shape_screens.ask_words(split, point, context.text) if point else shape_screens.split(split, context.text)
        )
        await context.send(screen)


async def ask_amending_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question about a public point once more."""
    asked = await context.read(amending.asked_about, **by(context))
    if asked is not None:
        step, point = asked
        ask = screens.ask_words if step == amending.REWORD else screens.ask_reason
        await context.send(ask(point, context.text))


async def stop(_update: Update, context: CivicContext) -> None:
    """Put splitting aside; what is prepared is kept."""
    number = await context.write(pointing.leave, person_id=context.person_id)
    nothing = start_screens.nothing_to_stop(context.text)
    await context.show(shape_screens.kept(number, context.text) if number is not None else nothing)


async def archive(_update: Update, context: CivicContext, action: actions.ArchiveUnanswered) -> None:
    """Archive a consultation although points wait."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "leaves_points": True}
    shown = await context.write(concluding.archive, **given, **by(context))
    await context.toast("conclude-archived-toast")
    await context.show(conclude_screens.archived(shown, context.text))


COMMANDS: dict[str, Callback] = {}
PRESSES = {
    actions.SplitView: begin,
    actions.ShowSplit: show_split,
    actions.ShapePoint: shape,
    actions.RewordDraft: ask_words,
    actions.ChooseAnswerers: choose,
    actions.ToggleAnswerer: toggle,
    actions.MergePoint: merge,
    actions.DropPoint: drop,
    actions.DiscardSplit: discard,
    actions.PublishPoints: publish,
    actions.ShowPoints: show_points,
    actions.ShowAllPoints: show_all,
    actions.OpenPoint: open_point,
    actions.RewordPoint: ask_new_words,
    actions.WithdrawPoint: ask_reason,
    actions.ArchiveUnanswered: archive,
}
TAKES_SELECTED = (pointing.POINTS,)
STEPS: dict[str, Callback] = {
    pointing.POINTS: hear,
    pointing.REWORD: reword,
    amending.REWORD: take_new_words,
    amending.WITHDRAW: withdraw,
}
QUESTIONS: dict[str, Callback] = {"pointing": ask_again, "amending": ask_amending_again}
STOPS: dict[str, Callback] = {"pointing": stop}
