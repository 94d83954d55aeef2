"""What is asked when somebody has replied to one of our messages: what it is about, and whether it should go there."""

from collections.abc import Sequence

from bot.domain.acting import About, Target
from bot.domain.listening import Unsorted
from bot.domain.titles import shorten
from bot.views import doors, listening
from bot.views.actions.acting import SayKeptWords, SortKeptWords
from bot.views.actions.listening import CommentKeptWords
from bot.views.cards import pairs
from bot.views.screens import Button, Screen, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts

QUOTED_CHARACTERS = 400


def confirm(target: Target, words: str, text: Texts, *, comes_alone: bool = False) -> Screen:
    """Ask whether words should go under an idea, or to a department; `comes_alone`: without the file they came with."""
    quoted = text("card-words", words=shorten(words, limit=QUOTED_CHARACTERS))
    number = str(target.subject_id)
    if target.about is About.IDEA:
        asked = text("acting-comment", number=number)
        yes = Button(text.plain("acting-comment-button"), CommentKeptWords(target.subject_id), style=Style.SUCCESS)
    else:
        asked = text("acting-follow-up")
        action = SayKeptWords(int(target.about), target.subject_id)
        yes = Button(text.plain("acting-follow-up-button"), action, style=Style.SUCCESS)
    other = Button(text.plain("acting-other-button"), SortKeptWords())
    alone = text("acting-words-alone") if comes_alone else Html()
    return Screen(paragraphs(asked, quoted, alone), rows(yes, other, doors.cancel(text)))


def which(choices: Sequence[Target], text: Texts, *, are_words: bool) -> Screen:
    """Ask which of several things the words are about, or the voice message or picture, which are kept too."""
    buttons = [
        Button(text.plain("acting-about-button", number=each.number), SayKeptWords(int(each.about), each.subject_id))
        for each in choices
    ]
    other = Button(text.plain("acting-other-button"), SortKeptWords()) if are_words else None
    asked = text("acting-which" if are_words else "acting-which-file")
    return Screen(asked, (*pairs(*buttons), *rows(other, doors.cancel(text))))


def which_line(choices: Sequence[Target], text: Texts) -> Screen:
    """Ask under which of several things a line should stand that says what was sent."""
    buttons = [
        Button(text.plain("acting-about-button", number=each.number), SayKeptWords(int(each.about), each.subject_id))
        for each in choices
    ]
    return Screen(text("acting-which-line"), (*pairs(*buttons), *rows(doors.cancel(text))))


def ask_comment(idea_id: int, title: str, text: Texts) -> Screen:
    """Say that a comment is words only, and ask for a line."""
    asked = text("acting-line-comment", number=str(idea_id), title=title)
    return Screen(asked, rows(doors.cancel(text)), placeholder=text.plain("comments-placeholder"))


def ask_follow_up(text: Texts) -> Screen:
    """Say that a question to a department is words only, and ask for a line."""
    return Screen(text("acting-line-follow-up"), rows(doors.cancel(text)))


def refused(why: Html, meant: Unsorted, text: Texts) -> Screen:
    """Say why something cannot go there, and what else can be done with the words, which are kept."""
    screen = listening.not_understood(meant, text)
    return Screen(paragraphs(why, text("acting-kept"), Html(screen.text)), screen.rows)
