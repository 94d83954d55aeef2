"""What stands below something said in a group: a question only its author can answer, and a short receipt."""

from collections.abc import Sequence

from bot.domain.speaking import Lack
from bot.views import doors
from bot.views.actions.saying import LeaveThis, RecordThis
from bot.views.cards import pairs
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts
from storage.tables import Consultation, Contribution, Subtopic


def question(consultation: Consultation, subtopics: Sequence[Subtopic], text: Texts) -> Screen:
    """Ask whoever said this whether it is to be recorded; where there are several subtopics, under which."""
    no = Button(text.plain("say-no-button"), LeaveThis())
    placeholder = text.plain("say-no-button")
    asked = text("say-question", number=str(consultation.id))
    if len(subtopics) == 1:
        yes = Button(text.plain("say-yes-button"), RecordThis(subtopics[0].id or 0))
        return Screen(asked, rows((yes, no)), placeholder=placeholder, silent=True)
    lines = [text("plan-part-line", position=str(each.position), words=each.title) for each in subtopics]
    choices = [
        Button(text.plain("say-yes-to-button", position=str(each.position)), RecordThis(each.id or 0))
        for each in subtopics
    ]
    words = Html("\n".join((asked, *lines)))
    return Screen(words, (*pairs(*choices), *rows(no)), placeholder=placeholder, silent=True)


def recorded(said: Contribution, lacks: Lack, text: Texts) -> Screen:
    """Say that it is in the record, under which number, and what its author could add in private."""
    place = f"c{said.consultation_id}v{said.number}"
    opens = Button(text.plain("consult-open-here-button"), url=text.link_to(place))
    words = text("say-recorded", number=str(said.number))
    if lacks is Lack.NOTHING:
        return Screen(words, rows(opens))
    add = Button(text.plain(f"say-lacks-{lacks.value}-button"), url=text.link_to(f"{place}add"))
    return Screen(Html(f"{words} {text(f'say-lacks-{lacks.value}')}"), rows((add, opens)))


def not_taken(text_id: str, text: Texts) -> Screen:
    """Say that what somebody sent in reply to a card cannot be recorded, and what can."""
    return Screen(text(text_id), rows(doors.chat(text, payload="consult")), silent=True)


def nowhere(text: Texts) -> Screen:
    """Say that nothing that hangs here takes views now, so that nobody waits for what was not recorded."""
    return Screen(text("say-nowhere"), rows(doors.chat(text, payload="consult")), silent=True)


def how(text: Texts) -> Screen:
    """Say how something said here gets into the record."""
    return Screen(text("say-how"), rows(doors.chat(text, payload="consult")), silent=True)
