"""The buttons below something said in a group: into the record, or not."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class RecordThis(Action, word="record"):
    """Add what was said to the record, under this subtopic; only its author's press counts."""

    subtopic_id: int


@dataclass(frozen=True, slots=True)
class LeaveThis(Action, word="norecord"):
    """Leave what was said where it is; only its author's press counts."""
