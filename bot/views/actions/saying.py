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


@dataclass(frozen=True, slots=True)
class ChangeRecord(Action, word="changerec"):
    """Let the record follow the edit of a message it came from; 1: a number before the words is no part of them."""

    contribution_id: int
    is_numbered: int
