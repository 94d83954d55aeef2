"""The buttons around a signature; signing and undoing go the express way."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SignIdea(Action, word="sign"):
    """Sign an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class UndoSignature(Action, word="undo"):
    """Take back exactly this revision of a signature: a late tap cannot undo a newer choice."""

    idea_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class SayWhy(Action, word="why"):
    """Ask why somebody signed."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class NameSignature(Action, word="withname"):
    """Show one's name with one's signature."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class UnnameSignature(Action, word="noname"):
    """Take one's name off one's signature."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AppearCounted(Action, word="counted"):
    """Let signatures count without a name, this one and later ones."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AppearNamed(Action, word="named"):
    """Let signatures show one's name, this one and later ones."""

    idea_id: int
