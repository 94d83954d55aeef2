"""What could not be done, what went wrong on our side, and what cannot be taken."""

from typing import Any

from bot.views import doors
from bot.views.screens import Screen, rows
from bot.views.texts import Texts


def refused(text: Texts, text_id: str, facts: dict[str, Any], *, is_private: bool, is_asked: bool) -> Screen:
    """Say why something cannot be done; in private with a way on."""
    if not is_private:
        return Screen(text(text_id, **facts), silent=True)
    return Screen(text(text_id, **facts), rows(doors.cancel(text) if is_asked else doors.home(text)))


def our_fault(text: Texts) -> Screen:
    """Say sorry for a fault of ours."""
    return Screen(text("errors-our-fault"), rows(doors.try_again(text), doors.home(text)))


def interrupted(text: Texts, *, is_asked: bool) -> Screen:
    """Say that what was sent has arrived, although we fell silent; an open question stays open."""
    ways = (doors.cancel(text),) if is_asked else (doors.home(text),)
    return Screen(text("errors-interrupted-asked" if is_asked else "errors-interrupted"), rows(*ways))


def unsupported(text: Texts, text_id: str, *, is_asked: bool) -> Screen:
    """Say what cannot be taken and what can; in the middle of a question it stays open."""
    ways = (doors.cancel(text),) if is_asked else (doors.suggest(text), doors.home(text))
    return Screen(text(text_id), rows(*ways))


def come_to_our_chat(text: Texts, *, payload: str = "") -> Screen:
    """Show somebody in a group the way to the private chat."""
    return Screen(text("refused-private-only"), rows(doors.chat(text, payload=payload)), silent=True)


def not_for_groups(text: Texts) -> Screen:
    """Answer a command nobody knows in a group."""
    return Screen(text("unhandled-in-group"), rows(doors.chat(text)), silent=True)
