"""Running a consultation: turning and moving its stages, and what its followers are told of it."""

from bot.domain.staging import may_conclude
from bot.views import concluding, consulting, doors, projecting, streaming, summing_up
from bot.views.actions.consulting import FollowConsultation, MoveStage, OpenConsultation, TurnStage
from bot.views.actions.drawing_lots import ShowDrawsOf
from bot.views.actions.nudging import ShowUnheard
from bot.views.actions.planning import CopyConsultation, ShowInvited
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Consultation, ConsultationStatus, Stage
from storage.visits import ConsultationCard


def running(card: ConsultationCard, text: Texts) -> Screen:
    """Show a facilitator what can be done while a consultation runs."""
    number = card.number
    is_going_on = card.consultation.status in (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING)
    upcoming = card.upcoming
    what = text("consult-run-next", stage=upcoming.name, day=upcoming.opens_at) if upcoming else Html()
    invited = text("consult-run-invited", count=card.turnout.invited, heard=card.turnout.heard)
    left = card.turnout.invited - card.turnout.heard
    unheard = Button(text.plain("nudge-unheard-button", count=left), ShowUnheard(number, 1)) if left else None
    words = paragraphs(consulting.heading(card, text), consulting.stage_line(card, text), what, invited)
    spoken = card.stage or upcoming
    turn = Button(text.plain("consult-turn-button" if upcoming else "consult-end-button"), TurnStage(number))
    buttons = (
        (turn, Button(text.plain("consult-move-button"), MoveStage(number))) if is_going_on else None,
        Button(text.plain("plan-invited-button"), ShowInvited(number)) if is_going_on else None,
        unheard if is_going_on else None,
        streaming.button(spoken, text) if spoken is not None and is_going_on else None,
        (summing_up.button(number, text), Button(text.plain("lots-draw-button"), ShowDrawsOf(number))),
        projecting.on_screen(number, text),
        concluding.button(number, text, is_public=False) if may_conclude(card.consultation, card.stage) else None,
        Button(text.plain("consult-copy-button"), CopyConsultation(number)),
        (doors.back(text, OpenConsultation(number)), doors.home(text)),
    )
    return Screen(words, rows(*buttons))


def ask_why_turn(upcoming: Stage | None, text: Texts) -> Screen:
    """Ask why the next stage should begin, or the last one end, now."""
    words = text("consult-ask-turn", stage=upcoming.name) if upcoming else text("consult-ask-end")
    return Screen(words, rows(doors.cancel(text)), placeholder=text.plain("consult-why-placeholder"))


def ask_other_day(upcoming: Stage | None, text: Texts) -> Screen:
    """Ask on which other day the next stage should begin, or the last one end."""
    words = text("consult-ask-day", stage=upcoming.name) if upcoming else text("consult-ask-end-day")
    return Screen(words, rows(doors.cancel(text)), placeholder=text.plain("consult-day-placeholder"))


def ask_why_moved(text: Texts) -> Screen:
    """Ask why a stage is moved."""
    words = text("consult-ask-why-moved")
    return Screen(words, rows(doors.cancel(text)), placeholder=text.plain("consult-why-placeholder"))


def announced(consultation: Consultation, text: Texts) -> Screen:
    """Tell a member that a consultation has been announced."""
    return _told(
        text("consult-told-announced", number=str(consultation.id), theme=consultation.theme), consultation, text
    )


def invited(consultation: Consultation, text: Texts) -> Screen:
    """Tell somebody that they are invited to speak."""
    return _told(
        text("consult-told-invited", number=str(consultation.id), theme=consultation.theme), consultation, text
    )


def stage_opened(found: tuple[Consultation, Stage], text: Texts) -> Screen:
    """Tell a follower that a stage has begun."""
    consultation, stage = found
    known = {"number": str(consultation.id), "theme": consultation.theme, "stage": stage.name}
    words = text("consult-told-stage", **known, what=text(f"plan-kind-what-{stage.kind.value}"))
    return _told(words, consultation, text)


def stage_moved(found: tuple[Consultation, str], text: Texts) -> Screen:
    """Tell a follower that the calendar has changed, and why."""
    consultation, reason = found
    known = {"number": str(consultation.id), "theme": consultation.theme, "reason": reason}
    return _told(text("consult-told-moved", **known), consultation, text)


def ended(found: tuple[Consultation, bool], text: Texts) -> Screen:
    """Tell a follower that the last stage is over, and whether there is an outcome to read."""
    consultation, is_out = found
    text_id = "consult-told-ended-with-outcome" if is_out else "consult-told-ended"
    return _told(text(text_id, number=str(consultation.id), theme=consultation.theme), consultation, text)


def _told(words: Html, consultation: Consultation, text: Texts) -> Screen:
    opens = Button(text.plain("consult-open-it-button"), OpenConsultation(consultation.id or 0))
    quieter = Button(text.plain("consult-unfollow-button"), FollowConsultation(consultation.id or 0, 0))
    return Screen(words, rows(opens, quieter))
