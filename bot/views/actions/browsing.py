"""The buttons of lists and cards of ideas."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class BrowseIdeas(Action, word="ideas"):
    """Show one page of the open ideas."""

    page: int
    region_id: int
    topic_id: int
    order: int


@dataclass(frozen=True, slots=True)
class NarrowIdeas(Action, word="narrow"):
    """Show what the open ideas can be narrowed down to."""

    region_id: int
    topic_id: int
    order: int


@dataclass(frozen=True, slots=True)
class OpenIdea(Action, word="open"):
    """Show the card of an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class PutHere(Action, word="here"):
    """Put the card of an idea where a group's list was."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ReadMore(Action, word="readmore"):
    """Show an idea with everything that hangs on it."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ShowFiles(Action, word="photos"):
    """Send the photos and files of an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ShowMine(Action, word="mine"):
    """Show what somebody has here."""


@dataclass(frozen=True, slots=True)
class ShowShelf(Action, word="shelf"):
    """Show one page of somebody's own lists."""

    shelf: int
    page: int
