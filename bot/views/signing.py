"""Everything around a signature besides the card: why somebody signed, typed commands, and the news of an idea."""

from typing import Any

from bot.domain.closing import last_moment
from bot.views import cards, doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.following import MuteIdea
from bot.views.screens import Button, Screen, rows
from bot.views.texts import Html, Texts
from storage.readings import News
from storage.tables import IdeaStatus


def which_idea(example: str, text: Texts) -> Screen:
    """Ask for the number that a typed command needs."""
    return Screen(text("signing-which", example=example), rows((doors.browse(text), doors.home(text))))


def told(text_id: str, values: dict[str, Any], text: Texts) -> Screen:
    """Say in a message what a tap is told in a toast; the card follows."""
    return Screen(text(text_id, **values))


def undone(idea_id: int, text: Texts) -> Screen:
    """Confirm that a signature was taken back, with the way to give it again."""
    again = Button(text.plain("sign-again-button"), cards.sign_button(idea_id, text).action)
    way_out = (doors.back(text, OpenIdea(idea_id)), doors.home(text))
    return Screen(text("signing-undone", number=str(idea_id)), rows(again, way_out))


def ask_why(idea_id: int, text: Texts) -> Screen:
    """Ask why somebody signed."""
    placeholder = text.plain("signing-why-placeholder")
    return Screen(text("signing-why", number=str(idea_id)), rows(doors.cancel(text)), placeholder=placeholder)


def why_kept(idea_id: int, text: Texts) -> Screen:
    """Thank somebody for their reason."""
    way_out = (doors.back(text, OpenIdea(idea_id)), doors.home(text))
    return Screen(text("signing-why-kept", number=str(idea_id)), rows(way_out))


def reached(news: News, text: Texts) -> Screen:
    """Tell that an idea has reached its threshold."""
    return _notice("notice-reached", news, text)


def milestone(news: News, text: Texts) -> Screen:
    """Tell that an idea has come a good part of the way."""
    return _notice("notice-milestone", news, text, count=news.count)


def ended(news: News, text: Texts) -> Screen:
    """Tell that an idea can no longer be signed, and whether it got there."""
    got_there = news.card.status is not IdeaStatus.EXPIRED
    return _notice("notice-ended-reached" if got_there else "notice-ended-short", news, text)


def closing_soon(news: News, text: Texts) -> Screen:
    """Tell that an idea closes in a few days, or tomorrow."""
    if news.card.closes_at is None:
        return milestone(news, text)
    return _notice("notice-closing", news, text, closes_at=last_moment(news.card.closes_at))


def _notice(text_id: str, news: News, text: Texts, **more: object) -> Screen:
    card = news.card
    values = {
        "own": "yes" if news.is_own else "no",
        "number": str(card.idea_id),
        "threshold": card.threshold or 0,
        "count": card.signature_count,
        **more,
    }
    read = Button(text.plain("notice-read-button"), OpenIdea(card.idea_id))
    mute = Button(text.plain("notice-mute-button"), MuteIdea(card.idea_id))
    words = Html(f"{text('notice-idea-title', title=card.title)}\n\n{text(text_id, **values)}")
    return Screen(words, rows(read, mute))
