"""Who of the invited has not had the floor, for whoever leads and for nobody else; and the gentle word to them."""

from bot.domain.nudging import PAGE_SIZE, Floor, Unheard
from bot.views import doors, speaking
from bot.views.actions.consulting import FollowConsultation, OpenConsultation, RunConsultation
from bot.views.actions.nudging import NothingToAdd, Nudge, ShowUnheard
from bot.views.actions.speaking import Speak
from bot.views.cards import pairs
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Consultation
from storage.visits import ConsultationCard


def unheard(found: Floor, text: Texts, *, page: int) -> Screen:
    """Show who has not had the floor, with a way to nudge each or all."""
    number, every = found.consultation.id or 0, found.unheard
    pages = max(1, -(-len(every) // PAGE_SIZE))
    at = min(max(page, 1), pages)
    shown = list(enumerate(every, start=1))[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]
    had = found.invited - len(every)
    words = paragraphs(
        text("nudge-title", theme=found.consultation.theme),
        text("nudge-count", had=had, invited=found.invited),
        Html("\n".join(_line(position, each, text) for position, each in shown)),
        text("browse-page", page=at, pages=pages) if pages > 1 else Html(),
        text("nudge-how") if found.takes_views and every else Html(),
    )
    each = [
        Button(text.plain("nudge-one-button", position=str(position)), Nudge(number, one.participant_id))
        for position, one in shown
        if one.can_nudge
    ]
    everybody = Button(text.plain("nudge-all-button", count=found.can_nudge), Nudge(number, 0), style=Style.SUCCESS)
    earlier = Button(text.plain("browse-previous-button"), ShowUnheard(number, at - 1)) if at > 1 else None
    later = Button(text.plain("browse-next-button"), ShowUnheard(number, at + 1)) if at < pages else None
    turns = tuple(button for button in (earlier, later) if button)
    back = (doors.back(text, RunConsultation(number)), doors.home(text))
    return Screen(words, (*rows(everybody if found.can_nudge else None), *pairs(*each), *rows(turns, back)))


def _line(position: int, one: Unheard, text: Texts) -> Html:
    who = speaking.who(one.badge, one.shown_as, one.region, text)
    if one.nudged_at is not None:
        return text("nudge-line-nudged", position=str(position), who=who, day=one.nudged_at)
    return text("nudge-line", position=str(position), who=who)


def nudge(card: ConsultationCard, text: Texts) -> Screen:
    """Remind somebody gently that the floor is theirs."""
    known = {"number": str(card.number), "theme": card.consultation.theme}
    words = text("nudge-told-until", **known, closes=card.closes_at) if card.closes_at else text("nudge-told", **known)
    speak = Button(text.plain("consult-speak-button"), Speak(card.number), style=Style.SUCCESS)
    return Screen(
        paragraphs(words, text("nudge-told-how")),
        rows(
            speak,
            Button(text.plain("nudge-nothing-button"), NothingToAdd(card.number)),
            Button(text.plain("consult-open-it-button"), OpenConsultation(card.number)),
            Button(text.plain("consult-unfollow-button"), FollowConsultation(card.number, 0)),
        ),
    )


def declined(consultation: Consultation, text: Texts) -> Screen:
    """Say that it is noted, and that the floor stays theirs."""
    opens = Button(text.plain("consult-open-it-button"), OpenConsultation(consultation.id or 0))
    return Screen(text("nudge-declined", theme=consultation.theme), rows((opens, doors.home(text))))
