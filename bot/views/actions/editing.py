"""The buttons below an edited message; the press brings the message with it, so only its author's counts."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ChangeRecord(Action, word="changerec"):
    """Let the record follow the edit of a message it came from; 1: a number before the words is no part of them."""

    contribution_id: int
    is_numbered: int


@dataclass(frozen=True, slots=True)
class ReplaceComment(Action, word="recomment"):
    """Let the new words take the place of a comment; 1: a number before the words is no part of them."""

    comment_id: int
    is_numbered: int


@dataclass(frozen=True, slots=True)
class ReviseReply(Action, word="rereply"):
    """Give a draft the new words, or begin the next version of a department's reply with them."""

    reply_id: int
