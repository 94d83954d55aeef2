"""The facilitator's workbench: a plan, its stages and its lists, and what is asked for."""

from collections.abc import Sequence

from bot.domain.planning import Plan
from bot.domain.titles import shorten
from bot.views import consulting, doors, streaming
from bot.views.actions import planning as actions
from bot.views.actions.consulting import OpenConsultation, RunConsultation, ShowConsultations
from bot.views.dates import moment_of
from bot.views.screens import Button, Rows, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Chat, Consultation, ConsultationStatus, Department, Stage
from storage.visits import ConsultationCard

LABEL_CHARACTERS = 26
KINDS = ("subtopic", "question", "paper")
# The places of the steps in this list travel in buttons.
STEPS = ("theme", "background", "run-by", "subtopics", "questions", "papers", "stage-name", "stage-day", "ends")


def ways(plans: Sequence[Consultation], sources: Sequence[Consultation], text: Texts) -> Screen:
    """Show the ways to begin a plan, and the plans that are begun."""
    begun = [Button(_label(each, text, "plan-go-on-button"), actions.OpenPlan(each.id or 0)) for each in plans]
    copied = [
        Button(_label(each, text, "plan-template-button"), actions.CopyConsultation(each.id or 0)) for each in sources
    ]
    new = Button(text.plain("plan-new-button"), actions.BeginPlan(), style=Style.SUCCESS)
    back = (doors.back(text, ShowConsultations()), doors.home(text))
    words = paragraphs(
        text("plan-ways"),
        text("plan-ways-begun", count=len(begun)) if begun else Html(),
        text("plan-ways-copied") if copied else Html(),
    )
    return Screen(words, rows(new, *begun, *copied, back))


def _label(each: Consultation, text: Texts, text_id: str) -> str:
    return shorten(text.plain(text_id, theme=each.theme or text.plain("plan-untitled")), limit=LABEL_CHARACTERS)


def workbench(plan: Plan, text: Texts) -> Screen:
    """Show a plan with everything in it, and what it lacks."""
    number = plan.number
    publish = Button(text.plain("plan-publish-button"), actions.PublishPlan(number), style=Style.SUCCESS)
    preview = Button(text.plain("plan-preview-button"), actions.PreviewPlan(number))
    return Screen(
        _words(plan, text),
        (
            *rows(None if plan.lacks else publish, preview),
            *_part_rows(plan, text),
            *rows(
                Button(text.plain("plan-keep-template-button"), actions.KeepTemplate(number)),
                Button(text.plain("plan-drop-button"), actions.DropPlan(number)),
                (doors.back(text, actions.MakeConsultation()), doors.home(text)),
            ),
        ),
    )


def _part_rows(plan: Plan, text: Texts) -> Rows:
    number, label = plan.number, text.plain
    return rows(
        (_ask(plan, "theme", text), _ask(plan, "background", text)),
        (_ask(plan, "run-by", text), Button(label("plan-stages-button"), actions.ShowStages(number))),
        Button(label("plan-subtopics-button", count=len(plan.subtopics)), actions.ShowParts(number, 0)),
        Button(label("plan-questions-button", count=len(plan.questions)), actions.ShowParts(number, 1)),
        Button(label("plan-papers-button", count=len(plan.papers)), actions.ShowParts(number, 2)),
        Button(label("plan-groups-button", count=len(plan.groups)), actions.ShowPlanGroups(number)),
        Button(label("plan-departments-button", count=len(plan.departments)), actions.ShowPlanDepartments(number)),
        Button(label("plan-invited-button"), actions.ShowInvited(number)),
    )


def _ask(plan: Plan, step: str, text: Texts) -> Button:
    return Button(text.plain(f"plan-{step}-button"), actions.AskPart(plan.number, STEPS.index(step), 0))


def _words(plan: Plan, text: Texts) -> Html:
    row = plan.consultation
    lacks = [text(f"plan-lacks-{lack.value}") for lack in plan.lacks]
    missing = text("plan-lacks", what=Html(" ".join(lacks))) if lacks else text("plan-ready")
    return paragraphs(
        text("plan-title", theme=row.theme or text("plan-untitled"), number=str(plan.number)),
        text(
            "plan-parts",
            by=row.run_by or text("plan-none"),
            background=shorten(row.background, limit=200) or text("plan-none"),
            subtopics=", ".join(each.title for each in plan.subtopics) or text("plan-none"),
            groups=", ".join(plan.groups) or text("plan-none"),
            departments=", ".join(plan.departments) or text("plan-none"),
            invited=plan.invited,
        ),
        Html("\n".join(_stage_line(stage, text) for stage in plan.stages)),
        _end(plan, text),
        missing,
    )


def _stage_line(stage: Stage, text: Texts) -> Html:
    kind = text.plain(f"plan-kind-{stage.kind.value}")
    known = {"position": str(stage.position), "name": stage.name, "moment": moment_of(stage.opens_at, text=text)}
    if stage.name.casefold() == kind.casefold():
        return text("plan-stage-line-plain", **known)
    return text("plan-stage-line", **known, kind=kind)


def _end(plan: Plan, text: Texts) -> Html:
    ends_at = plan.consultation.ends_at
    return text("plan-ends", moment=moment_of(ends_at, text=text)) if ends_at else Html()


def stages(plan: Plan, text: Texts) -> Screen:
    """Show the stages of a plan."""
    opens = [
        Button(
            text.plain("plan-stage-button", position=str(each.position)), actions.OpenStage(plan.number, each.id or 0)
        )
        for each in plan.stages
    ]
    lines = [_stage_line(each, text) for each in plan.stages]
    words = paragraphs(text("plan-stages"), Html("\n".join(lines)), _end(plan, text))
    return Screen(
        words,
        rows(
            *(tuple(opens[at : at + 2]) for at in range(0, len(opens), 2)),
            Button(text.plain("plan-add-stage-button"), actions.AddStage(plan.number)),
            _ask(plan, "ends", text),
            (doors.back(text, actions.OpenPlan(plan.number)), doors.home(text)),
        ),
    )


def stage(plan: Plan, stage_id: int, text: Texts) -> Screen:
    """Show one stage: its name, when it begins, what it is for, and who has the floor."""
    found = next((each for each in plan.stages if each.id == stage_id), None)
    if found is None:
        return stages(plan, text)
    kind, floor = found.kind.value, found.floor.value
    words = paragraphs(
        _stage_line(found, text),
        text(f"plan-kind-what-{kind}"),
        text(f"plan-floor-what-{floor}"),
        text("stream-now", link=found.stream_url) if found.stream_url else Html(),
        text("plan-stage-how"),
    )
    where = (plan.number, stage_id)
    name = actions.AskPart(plan.number, STEPS.index("stage-name"), stage_id)
    begins = actions.AskPart(plan.number, STEPS.index("stage-day"), stage_id)
    return Screen(
        words,
        rows(
            (Button(text.plain("plan-stage-name-button"), name), Button(text.plain("plan-stage-day-button"), begins)),
            Button(text.plain(f"plan-kind-{kind}-button"), actions.TurnKind(*where)),
            Button(text.plain(f"plan-floor-{floor}-button"), actions.TurnFloor(*where)),
            streaming.button(found, text),
            Button(text.plain("plan-remove-stage-button"), actions.RemoveStage(*where)),
            (doors.back(text, actions.ShowStages(plan.number)), doors.home(text)),
        ),
    )


def parts(plan: Plan, kind: int, text: Texts) -> Screen:
    """Show one list of a plan, with the way to add to it and to take out of it."""
    name = KINDS[kind]
    every = {
        "subtopic": [(each.id or 0, each.title) for each in plan.subtopics],
        "question": [(each.id or 0, each.words) for each in plan.questions],
        "paper": [(each.id or 0, each.name) for each in plan.papers],
    }[name]
    lines = [text("plan-part-line", position=str(at), words=words) for at, (_, words) in enumerate(every, 1)]
    takes = [
        Button(text.plain("plan-part-remove-button", position=str(at)), actions.RemovePart(plan.number, kind, part_id))
        for at, (part_id, _) in enumerate(every, 1)
    ]
    step = STEPS.index(f"{name}s")
    add = Button(text.plain(f"plan-add-{name}-button"), actions.AskPart(plan.number, step, 0), style=Style.SUCCESS)
    words = paragraphs(text(f"plan-{name}s"), Html("\n".join(lines)) if lines else text("plan-none-yet"))
    pairs = (tuple(takes[at : at + 2]) for at in range(0, len(takes), 2))
    return Screen(words, rows(add, *pairs, (doors.back(text, actions.OpenPlan(plan.number)), doors.home(text))))


def ask(plan: Plan, step: str, text: Texts) -> Screen:
    """Ask for one part of a plan."""
    return Screen(text(f"plan-ask-{step}", theme=plan.consultation.theme), rows(doors.cancel(text)))


def ask_papers(plan: Plan, text: Texts) -> Screen:
    """Ask for papers, one by one."""
    return Screen(text("plan-ask-papers"), _papers_done(plan, text))


def paper_is_file(plan: Plan, text: Texts) -> Screen:
    """Say that a paper is a file, and go on waiting for one."""
    return Screen(text("plan-paper-is-file"), _papers_done(plan, text))


def paper_kept(plan: Plan, name: str, text: Texts) -> Screen:
    """Say that a paper is kept, and wait for the next one."""
    return Screen(text("plan-paper-kept", name=name), _papers_done(plan, text))


def _papers_done(plan: Plan, text: Texts) -> Rows:
    return rows(Button(text.plain("plan-papers-done-button"), actions.ShowParts(plan.number, 2)))


def groups(number: int, offered: Sequence[tuple[Chat, bool]], text: Texts) -> Screen:
    """Show in which groups a consultation is to appear."""
    lines = [_choice(chat.title, is_on, text) for chat, is_on in offered]
    choices = [
        Button(shorten(chat.title, limit=LABEL_CHARACTERS) or str(at), actions.TogglePlanGroup(number, chat.id or 0))
        for at, (chat, _) in enumerate(offered, 1)
    ]
    words = paragraphs(text("plan-groups" if offered else "plan-no-groups"), Html("\n".join(lines)))
    return Screen(words, rows(*choices, (doors.back(text, actions.OpenPlan(number)), doors.home(text))))


def departments(number: int, offered: Sequence[tuple[Department, bool]], text: Texts) -> Screen:
    """Show which departments are on duty."""
    lines = [_choice(each.name, is_on, text) for each, is_on in offered]
    choices = [
        Button(shorten(each.name, limit=LABEL_CHARACTERS), actions.TogglePlanDepartment(number, each.id or 0))
        for each, _ in offered
    ]
    words = paragraphs(text("plan-departments" if offered else "plan-no-departments"), Html("\n".join(lines)))
    return Screen(words, rows(*choices, (doors.back(text, actions.OpenPlan(number)), doors.home(text))))


def _choice(name: str, is_on: bool, text: Texts) -> Html:
    return text("plan-choice-on" if is_on else "plan-choice-off", name=name)


def invited(plan: Plan, text: Texts) -> Screen:
    """Show the ways to invite people."""
    number = plan.number
    is_planned = plan.consultation.status is ConsultationStatus.DRAFT
    back = actions.OpenPlan(number) if is_planned else RunConsultation(number)
    return Screen(
        text("plan-invited", count=plan.invited),
        rows(
            Button(text.plain("plan-invite-members-button"), actions.InviteMembers(number)),
            Button(text.plain("plan-invite-link-button"), actions.MakeInvitation(number)),
            Button(text.plain("plan-invite-organisation-button"), actions.InviteOrganisation(number)),
            (doors.back(text, back), doors.home(text)),
        ),
    )


def ask_organisation(text: Texts) -> Screen:
    """Ask for the name of an organisation."""
    return Screen(text("plan-ask-organisation"), rows(doors.cancel(text)))


def link(consultation: Consultation, token: str, organisation: str | None, text: Texts) -> Screen:
    """Show a link that invites, to be handed on."""
    address = text.link_to(f"cinv_{token}")
    known = {"theme": consultation.theme or text("plan-untitled"), "link": address}
    words = text("plan-link-for", **known, name=organisation) if organisation else text("plan-link", **known)
    copy = Button(text.plain("admin-copy-link-button"), copy=address)
    return Screen(words, rows(copy, doors.back(text, actions.ShowInvited(consultation.id or 0))))


def preview(card: ConsultationCard, text: Texts, *, is_ready: bool) -> Screen:
    """Show a plan as everybody will see it."""
    words = paragraphs(text("plan-preview"), consulting.words_of(card, text))
    publish = Button(text.plain("plan-publish-button"), actions.PublishPlan(card.number), style=Style.SUCCESS)
    back = (doors.back(text, actions.OpenPlan(card.number)), doors.home(text))
    return Screen(words, rows(publish if is_ready else None, back))


def published(plan: Plan, text: Texts) -> Screen:
    """Say that a consultation is public, and where it appears."""
    number = plan.number
    words = text(
        "plan-published",
        number=str(number),
        theme=plan.consultation.theme,
        link=text.link_to(f"c{number}"),
        groups=len(plan.groups),
    )
    opens = Button(text.plain("consult-open-it-button"), OpenConsultation(number))
    copy = Button(text.plain("share-copy-button"), copy=text.link_to(f"c{number}"))
    return Screen(words, rows(opens, copy, doors.home(text)))


def drop(plan: Plan, text: Texts) -> Screen:
    """Say what deleting a plan means."""
    sure = Button(text.plain("plan-drop-sure-button"), actions.ConfirmDropPlan(plan.number), style=Style.DANGER)
    words = text("plan-drop", theme=plan.consultation.theme or text("plan-untitled"))
    return Screen(words, rows(sure, doors.back(text, actions.OpenPlan(plan.number))))
