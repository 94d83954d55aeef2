"""The buttons around finding what was said."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SearchViews(Action, word="findviews"):
    """Ask what somebody looks for, in one consultation or (0) in all."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ShowNarrowing(Action, word="narrowviews"):
    """Show by what a search can be narrowed."""

    page: int


@dataclass(frozen=True, slots=True)
class NarrowViews(Action, word="narrowview"):
    """Narrow a search by this field to this value; 0 is any."""

    field: int
    value: int


@dataclass(frozen=True, slots=True)
class TurnFound(Action, word="foundviews"):
    """Show another page of what was found."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowField(Action, word="narrowby"):
    """Show what a search can be narrowed to in one way."""

    field: int


@dataclass(frozen=True, slots=True)
class ShowFoundViews(Action, word="shelfviews"):
    """Show the views that a search for ideas has found besides."""
