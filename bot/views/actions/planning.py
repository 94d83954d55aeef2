"""The buttons of the facilitator's workbench."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class MakeConsultation(Action, word="mkconsult"):
    """Show the ways to begin a plan."""


@dataclass(frozen=True, slots=True)
class BeginPlan(Action, word="newplan"):
    """Begin a plan from nothing."""


@dataclass(frozen=True, slots=True)
class CopyConsultation(Action, word="copyplan"):
    """Begin a plan from a template, or from an earlier consultation."""

    source_id: int


@dataclass(frozen=True, slots=True)
class OpenPlan(Action, word="plan"):
    """Show a plan with everything in it."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class AskPart(Action, word="askpart"):
    """Ask for one part of a plan, by the place of its step in the list of steps."""

    consultation_id: int
    step: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class ShowStages(Action, word="stages"):
    """Show the stages of a plan."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class OpenStage(Action, word="stage"):
    """Show one stage of a plan."""

    consultation_id: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class AddStage(Action, word="addstage"):
    """Add a stage after the last one."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class TurnKind(Action, word="stagekind"):
    """Let a stage be for the next kind of thing."""

    consultation_id: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class TurnFloor(Action, word="stagefloor"):
    """Give the next ones the floor in a stage."""

    consultation_id: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class RemoveStage(Action, word="dropstage"):
    """Take a stage out of a plan."""

    consultation_id: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class ShowParts(Action, word="parts-of"):
    """Show the subtopics (0), questions (1) or papers (2) of a plan."""

    consultation_id: int
    kind: int


@dataclass(frozen=True, slots=True)
class RemovePart(Action, word="droppart"):
    """Take a subtopic, a question or a paper out of a plan."""

    consultation_id: int
    kind: int
    part_id: int


@dataclass(frozen=True, slots=True)
class ShowPlanGroups(Action, word="plangroups"):
    """Show in which groups a consultation is to appear."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class TogglePlanGroup(Action, word="plangroup"):
    """Let a consultation appear in a group, or not."""

    consultation_id: int
    chat_row: int


@dataclass(frozen=True, slots=True)
class ShowPlanDepartments(Action, word="plandepts"):
    """Show which departments are on duty for a consultation."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class TogglePlanDepartment(Action, word="plandept"):
    """Put a department on duty for a consultation, or not."""

    consultation_id: int
    department_id: int


@dataclass(frozen=True, slots=True)
class ShowInvited(Action, word="invited"):
    """Show the ways to invite people to a consultation."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class InviteMembers(Action, word="invitemembers"):
    """Invite every member."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class MakeInvitation(Action, word="invitelink"):
    """Make a link that invites whoever opens it."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class InviteOrganisation(Action, word="inviteorg"):
    """Ask for the name of an organisation to invite."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class PreviewPlan(Action, word="preplan"):
    """Show a plan as everybody will see it."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class PublishPlan(Action, word="pubplan"):
    """Publish a plan."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class KeepTemplate(Action, word="keeptemplate"):
    """Keep a copy of a plan as a template."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class DropPlan(Action, word="dropplan"):
    """Say what deleting a plan means."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ConfirmDropPlan(Action, word="droppedplan"):
    """Delete a plan."""

    consultation_id: int
