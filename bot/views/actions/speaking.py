"""The buttons around speaking in a consultation, and around what was said there."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class Speak(Action, word="speak"):
    """Begin to speak in a consultation: under its only subtopic, or choose one."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class SpeakIn(Action, word="speakin"):
    """Begin to speak under a subtopic."""

    subtopic_id: int


@dataclass(frozen=True, slots=True)
class SpeakOn(Action, word="speakon"):
    """Begin to answer a guide question."""

    question_id: int


@dataclass(frozen=True, slots=True)
class ReplyTo(Action, word="replyto"):
    """Begin to answer what somebody said."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ChangeSubtopic(Action, word="speaktopics"):
    """Show the subtopics under which it could be said."""


@dataclass(frozen=True, slots=True)
class SpeakUnder(Action, word="speakunder"):
    """Say it under another subtopic."""

    subtopic_id: int


@dataclass(frozen=True, slots=True)
class AnswerWith(Action, word="answerwith"):
    """Let what was said answer a guide question."""

    question_id: int


@dataclass(frozen=True, slots=True)
class SpeakAt(Action, word="speakat"):
    """Say what was said in this consultation."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ContinueSpeech(Action, word="goonspeech"):
    """Go on with a contribution that was left unfinished."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ChooseAppearance(Action, word="appearances"):
    """Show as whom somebody can appear."""


@dataclass(frozen=True, slots=True)
class AppearAs(Action, word="appear-as"):
    """Appear unnamed (0), by name (1), or for an organisation (2)."""

    appearance: int


@dataclass(frozen=True, slots=True)
class PublishSpeech(Action, word="pubspeech"):
    """Put what was said into the record."""


@dataclass(frozen=True, slots=True)
class AddMore(Action, word="addmore"):
    """Say more before it is published; of a voice message, a line about it."""


@dataclass(frozen=True, slots=True)
class RewriteSpeech(Action, word="rewritespeech"):
    """Ask for other words instead."""


@dataclass(frozen=True, slots=True)
class BackToSpeech(Action, word="backspeech"):
    """Show the preview again."""


@dataclass(frozen=True, slots=True)
class DiscardSpeech(Action, word="dropspeech"):
    """Throw away what was said."""


@dataclass(frozen=True, slots=True)
class ReadSubtopics(Action, word="readtopics"):
    """Show the subtopics to read."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ReadSubtopic(Action, word="readtopic"):
    """Show one page of what was said about a subtopic; page 0 is the last."""

    subtopic_id: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenView(Action, word="view"):
    """Show one contribution with everything that hangs on it."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class ReadView(Action, word="readview"):
    """Send a long contribution in full."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class GetViewFiles(Action, word="viewfiles"):
    """Send the files of a contribution."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class LikeView(Action, word="like"):
    """Like a contribution (1), or no longer (0)."""

    contribution_id: int
    likes: int


@dataclass(frozen=True, slots=True)
class EditView(Action, word="editview"):
    """Ask for other words for one's own contribution."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class AddToView(Action, word="addtoview"):
    """Ask for words to add to one's own contribution."""

    contribution_id: int


@dataclass(frozen=True, slots=True)
class TakeAllWords(Action, word="takeall"):
    """Take the long words that came so far as all of them."""


@dataclass(frozen=True, slots=True)
class WithdrawView(Action, word="dropview"):
    """Take one's own contribution back."""

    contribution_id: int
