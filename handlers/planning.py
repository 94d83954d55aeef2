"""The facilitator's workbench: making a plan, its parts, inviting, and publishing."""

from typing import Any

from telegram import Update

from bot.domain.planning import Plan, file_name
from bot.domain.refusals import Reason, Refused
from bot.services import arranging, consulting, planning, visiting
from bot.services.planning import Step
from bot.views import planning as screens
from bot.views import starting
from bot.views.actions import planning as actions
from bot.views.screens import Screen
from handlers.context import Callback, CivicContext
from handlers.keeping_files import kept_file
from handlers.speaker import by
from handlers.wording import words_in
from storage.tables import StageKind

STEPS_IN_ORDER = tuple(Step)


async def show_ways(_update: Update, context: CivicContext, _action: actions.MakeConsultation) -> None:
    """Show the ways to begin a plan."""
    plans = await context.read(arranging.drafts, **by(context))
    sources = await context.read(arranging.sources, **by(context))
    await context.show(screens.ways(plans, sources, context.text))


async def begin(_update: Update, context: CivicContext, _action: actions.BeginPlan) -> None:
    """Begin a plan from nothing."""
    names = {kind: context.text.plain(f"plan-stage-default-{kind.value}") for kind in StageKind}
    zone = context.civic.settings.timezone
    plan = await context.write(planning.begin, names=names, timezone=zone, **by(context))
    await context.show(screens.ask(plan, "theme", context.text))


async def copy(_update: Update, context: CivicContext, action: actions.CopyConsultation) -> None:
    """Begin a plan from a template, or from an earlier consultation."""
    zone = context.civic.settings.timezone
    plan = await context.write(arranging.copy, source_id=action.source_id, timezone=zone, **by(context))
    await context.show(screens.workbench(plan, context.text))


async def open_plan(_update: Update, context: CivicContext, action: actions.OpenPlan) -> None:
    """Show a plan with everything in it; the question about it is closed."""
    plan = await context.write(planning.come_back, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.workbench(plan, context.text))


async def ask_part(_update: Update, context: CivicContext, action: actions.AskPart) -> None:
    """Ask for one part of a plan."""
    if not 0 <= action.step < len(STEPS_IN_ORDER):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    step = STEPS_IN_ORDER[action.step]
    given: dict[str, Any] = {"step": step, "consultation_id": action.consultation_id, "stage_id": action.stage_id}
    plan = await context.write(planning.ask, **given, **by(context))
    await context.send(_question(plan, step, context))


def _question(plan: Plan, step: Step, context: CivicContext) -> Screen:
    if step is Step.PAPERS:
        return screens.ask_papers(plan, context.text)
    return screens.ask(plan, screens.STEPS[STEPS_IN_ORDER.index(step)], context.text)


async def hear(update: Update, context: CivicContext) -> None:
    """Take an answer into the plan, and show what it belongs to."""
    zone = context.civic.settings.timezone
    heard = await context.write(planning.hear, words=words_in(update), timezone=zone, **by(context))
    plan, text = heard.plan, context.text
    match heard.step:
        case Step.SUBTOPICS | Step.QUESTIONS:
            screen = screens.parts(plan, 0 if heard.step is Step.SUBTOPICS else 1, text)
        case Step.STAGE_NAME | Step.STAGE_DAY:
            screen = screens.stage(plan, heard.stage_id, text)
        case Step.ENDS:
            screen = screens.stages(plan, text)
        case _:
            screen = screens.workbench(plan, text)
    await context.send(screen)


async def hear_paper(update: Update, context: CivicContext) -> None:
    """Keep a file as a paper of the plan, its caption as its title; the question stays open for the next one."""
    asked = await context.read(planning.asked_about, **by(context))
    if asked is None or update.message is None:
        return
    file = await kept_file(update.message, context)
    if file is None:
        await context.send(screens.paper_is_file(asked.plan, context.text))
        return
    name = file_name(update.message.caption or "", sent_as=file.name)
    given: dict[str, Any] = {"kept": file.kept, "name": name, "kind": file.kind}
    plan = await context.write(arranging.add_paper, consultation_id=asked.plan.number, **given, **by(context))
    await context.send(screens.paper_kept(plan, name, context.text))


async def ask_again(_update: Update, context: CivicContext) -> None:
    """Ask the open question about a plan once more."""
    asked = await context.read(planning.asked_about, **by(context))
    if asked is not None:
        await context.send(_question(asked.plan, asked.step, context))


async def stop(_update: Update, context: CivicContext) -> None:
    """Leave the question; the plan is kept as it is."""
    plan = await context.write(planning.stop, **by(context))
    await context.show(screens.workbench(plan, context.text) if plan else starting.stopped(context.text))


async def preview(_update: Update, context: CivicContext, action: actions.PreviewPlan) -> None:
    """Show a plan as everybody will see it."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id}
    card = await context.read(visiting.lead, **given, **by(context))
    plan = await context.read(planning.see, **given, **by(context))
    await context.show(screens.preview(card, context.text, is_ready=not plan.lacks))


async def publish(_update: Update, context: CivicContext, action: actions.PublishPlan) -> None:
    """Publish a plan, and let it hang in its groups."""
    plan = await context.write(consulting.publish, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.published(plan, context.text))


async def keep_template(_update: Update, context: CivicContext, action: actions.KeepTemplate) -> None:
    """Keep a copy of a plan as a template."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "timezone": context.civic.settings.timezone}
    plan = await context.write(arranging.keep_as_template, **given, **by(context))
    await context.toast("plan-template-kept")
    await context.show(screens.workbench(plan, context.text))


async def consider_drop(_update: Update, context: CivicContext, action: actions.DropPlan) -> None:
    """Say what deleting a plan means."""
    plan = await context.read(planning.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.drop(plan, context.text))


async def drop(update: Update, context: CivicContext, action: actions.ConfirmDropPlan) -> None:
    """Delete a plan."""
    await context.write(arranging.drop, consultation_id=action.consultation_id, **by(context))
    await context.toast("plan-dropped")
    await show_ways(update, context, actions.MakeConsultation())


PRESSES = {
    actions.MakeConsultation: show_ways,
    actions.BeginPlan: begin,
    actions.CopyConsultation: copy,
    actions.OpenPlan: open_plan,
    actions.AskPart: ask_part,
    actions.PreviewPlan: preview,
    actions.PublishPlan: publish,
    actions.KeepTemplate: keep_template,
    actions.DropPlan: consider_drop,
    actions.ConfirmDropPlan: drop,
}
STEPS: dict[str, Callback] = {
    **dict.fromkeys(planning.ANSWERS, hear),
    Step.PAPERS: hear_paper,
}
QUESTIONS: dict[str, Callback] = {"planning": ask_again}
STOPS: dict[str, Callback] = {"planning": stop}
