"""The buttons around writing an idea, and around following one's own."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SuggestIdea(Action, word="idea"):
    """Ask what somebody would like to change."""


@dataclass(frozen=True, slots=True)
class SaveForLater(Action, word="later"):
    """Stop writing on purpose, and go on another day."""


@dataclass(frozen=True, slots=True)
class ContinueDraft(Action, word="goon"):
    """Take up a half-written idea, or show its preview again."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class LeaveAsItIs(Action, word="asitis"):
    """Leave what was published as it is."""


@dataclass(frozen=True, slots=True)
class DeleteDraft(Action, word="dropdraft"):
    """Delete a half-written idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SendForReview(Action, word="send"):
    """Hand an idea to the moderators."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class EditTitle(Action, word="title"):
    """Ask for another title."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class UseShortTitle(Action, word="shorttitle"):
    """Take the short title that was offered."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class EditWords(Action, word="words"):
    """Ask for other words."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class KeepVoice(Action, word="keepvoice"):
    """Leave a voice message without a line about it."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ChooseTopic(Action, word="topics"):
    """Show the topics an idea can have."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SetTopic(Action, word="topic"):
    """Say what an idea is about."""

    idea_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class ChooseArea(Action, word="areas"):
    """Show the areas an idea can concern."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SetArea(Action, word="area"):
    """Say which part of the place an idea concerns; 0 is the whole of it."""

    idea_id: int
    region_id: int


@dataclass(frozen=True, slots=True)
class AddFiles(Action, word="addfiles"):
    """Ask for a photo or a file."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class DropFiles(Action, word="dropfiles"):
    """Let go of the photos and files of a half-written idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ToggleName(Action, word="showname"):
    """Show one's name with an idea, or no longer."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SignSimilar(Action, word="signsimilar"):
    """Sign a similar idea instead of sending one's own."""

    draft_id: int
    idea_id: int


@dataclass(frozen=True, slots=True)
class ReadSimilar(Action, word="readsimilar"):
    """Read a similar idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class MineIsDifferent(Action, word="different"):
    """Go on with one's own idea."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class AddAsComment(Action, word="ascomment"):
    """Put the words of one's draft under the idea that was signed."""

    draft_id: int
    idea_id: int


@dataclass(frozen=True, slots=True)
class KeepDraft(Action, word="keepdraft"):
    """Leave the draft as it is."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class SeeMyIdea(Action, word="myidea"):
    """Show where one's own idea stands."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ChangeSomething(Action, word="change"):
    """Take an idea back before anybody decides, to change it."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class EditAndResend(Action, word="resend"):
    """Take up a returned idea, or copy a rejected one into a new draft."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class CorrectIdea(Action, word="correct"):
    """Ask for other words for a published idea nobody has signed."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class AddWords(Action, word="addwords"):
    """Ask for words to add under a published idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class WithdrawIdea(Action, word="withdraw"):
    """Show what withdrawing means before doing it."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class ConfirmWithdraw(Action, word="withdrawn"):
    """Take an idea back."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class SeeFiles(Action, word="files"):
    """Show the photos and files of an idea."""

    idea_id: int
