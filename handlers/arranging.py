"""The parts of a plan that are chosen by buttons: stages, lists, groups, departments."""

from collections.abc import Callable as Function
from typing import Any

from telegram import Update

from bot.domain.planning import Plan
from bot.services import arranging, planning
from bot.views import planning as screens
from bot.views.actions import planning as actions
from handlers.context import CivicContext
from handlers.speaker import by


async def show_stages(_update: Update, context: CivicContext, action: actions.ShowStages) -> None:
    """Show the stages of a plan."""
    plan = await context.read(planning.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.stages(plan, context.text))


async def open_stage(_update: Update, context: CivicContext, action: actions.OpenStage) -> None:
    """Show one stage."""
    plan = await context.read(planning.see, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.stage(plan, action.stage_id, context.text))


async def add_stage(_update: Update, context: CivicContext, action: actions.AddStage) -> None:
    """Add a stage after the last one."""
    name = context.text.plain("plan-new-stage-name")
    given: dict[str, Any] = {"consultation_id": action.consultation_id}
    added = await context.write(arranging.add_stage, name=name, **given, **by(context))
    plan = await context.read(planning.see, **given, **by(context))
    await context.show(screens.stage(plan, added.id or 0, context.text))


async def turn_kind(_update: Update, context: CivicContext, action: actions.TurnKind) -> None:
    """Let a stage be for the next kind of thing."""
    await _change_stage(context, arranging.turn_kind, action)


async def turn_floor(_update: Update, context: CivicContext, action: actions.TurnFloor) -> None:
    """Give the next ones the floor in a stage."""
    await _change_stage(context, arranging.turn_floor, action)


async def remove_stage(_update: Update, context: CivicContext, action: actions.RemoveStage) -> None:
    """Take a stage out of a plan."""
    await _change_stage(context, arranging.remove_stage, action)


async def _change_stage(context: CivicContext, service: Function[..., Plan], action: Any) -> None:
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "stage_id": action.stage_id}
    plan = await context.write(service, **given, **by(context))
    await context.show(screens.stage(plan, action.stage_id, context.text))


async def show_parts(_update: Update, context: CivicContext, action: actions.ShowParts) -> None:
    """Show the subtopics, the questions or the papers of a plan."""
    plan = await context.write(planning.come_back, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.parts(plan, action.kind % len(screens.KINDS), context.text))


async def remove_part(_update: Update, context: CivicContext, action: actions.RemovePart) -> None:
    """Take one of them out."""
    kind = action.kind % len(screens.KINDS)
    given: dict[str, Any] = {
        "kind": screens.KINDS[kind],
        "consultation_id": action.consultation_id,
        "part_id": action.part_id,
    }
    plan = await context.write(arranging.remove_part, **given, **by(context))
    await context.show(screens.parts(plan, kind, context.text))


async def show_groups(_update: Update, context: CivicContext, action: actions.ShowPlanGroups) -> None:
    """Show in which groups it is to appear."""
    offered = await context.read(arranging.groups, consultation_id=action.consultation_id, **by(context))
    await context.show(screens.groups(action.consultation_id, offered, context.text))


async def toggle_group(update: Update, context: CivicContext, action: actions.TogglePlanGroup) -> None:
    """Let it appear in a group, or not."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "chat_id": action.chat_row}
    await context.write(arranging.toggle_group, **given, **by(context))
    await show_groups(update, context, actions.ShowPlanGroups(action.consultation_id))


async def show_departments(_update: Update, context: CivicContext, action: actions.ShowPlanDepartments) -> None:
    """Show which departments are on duty."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id}
    offered = await context.read(arranging.departments_for, **given, **by(context))
    await context.show(screens.departments(action.consultation_id, offered, context.text))


async def toggle_department(update: Update, context: CivicContext, action: actions.TogglePlanDepartment) -> None:
    """Put a department on duty, or not."""
    given: dict[str, Any] = {"consultation_id": action.consultation_id, "department_id": action.department_id}
    await context.write(arranging.toggle_department, **given, **by(context))
    await show_departments(update, context, actions.ShowPlanDepartments(action.consultation_id))


PRESSES = {
    actions.ShowStages: show_stages,
    actions.OpenStage: open_stage,
    actions.AddStage: add_stage,
    actions.TurnKind: turn_kind,
    actions.TurnFloor: turn_floor,
    actions.RemoveStage: remove_stage,
    actions.ShowParts: show_parts,
    actions.RemovePart: remove_part,
    actions.ShowPlanGroups: show_groups,
    actions.TogglePlanGroup: toggle_group,
    actions.ShowPlanDepartments: show_departments,
    actions.TogglePlanDepartment: toggle_department,
}
