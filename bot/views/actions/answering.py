"""The buttons of answering a department's question."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class AnswerDepartment(Action, word="answerdept"):
    """Answer what a department has asked."""

    event_id: int


@dataclass(frozen=True, slots=True)
class GiveAnswer(Action, word="giveanswer"):
    """Send what is held."""

    question_id: int


@dataclass(frozen=True, slots=True)
class ShowAnswerFiles(Action, word="answerfiles"):
    """Show the files that came with an answer."""

    event_id: int


@dataclass(frozen=True, slots=True)
class ShowOwnAnswers(Action, word="ownanswers"):
    """Show what one has answered."""
