"""What somebody may have meant who said something out of the blue."""

from bot.domain.listening import Unsorted
from bot.views import doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.helping import AskKeptWords
from bot.views.actions.listening import CommentKeptWords, ProposeKeptWords
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts


def not_understood(unsorted: Unsorted, text: Texts) -> Screen:
    """Ask what the words are, with the open ideas that sound like them."""
    idea = Button(text.plain("not-understood-new-button"), ProposeKeptWords(), style=Style.SUCCESS)
    comments = [
        Button(text.plain("not-understood-comment-button", number=str(similar.id)), CommentKeptWords(similar.id or 0))
        for similar in unsorted.similar
    ]
    question = Button(text.plain("not-understood-question-button"), AskKeptWords())
    return Screen(paragraphs(*_words(unsorted, text)), rows(idea, *comments, question, doors.cancel(text)))


def _words(unsorted: Unsorted, text: Texts) -> list[Html]:
    lines = [
        text("not-understood-line", position=str(place), title=similar.title, number=str(similar.id))
        for place, similar in enumerate(unsorted.similar, start=1)
    ]
    if not lines:
        return [text("not-understood")]
    return [Html("\n".join((text("not-understood-similar", count=len(lines)), *lines))), text("not-understood")]


def commented(idea_id: int, text: Texts) -> Screen:
    """Confirm that the words stand under an idea now."""
    see = Button(text.plain("not-understood-read-button", number=str(idea_id)), OpenIdea(idea_id))
    return Screen(text("not-understood-commented", number=str(idea_id)), rows(see, doors.home(text)))
