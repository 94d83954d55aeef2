"""What is said to whoever edits a message whose words stand somewhere, and what they can do about it."""

from bot.domain.editing import Edited, EditedComment, EditedReply, Fate
from bot.views import doors
from bot.views.actions import speaking as actions
from bot.views.actions.commenting import TakeBackComment, WriteComment
from bot.views.actions.editing import ChangeRecord, ReplaceComment, ReviseReply
from bot.views.actions.proposing import EditWords
from bot.views.actions.saying import LeaveThis
from bot.views.screens import Button, Screen, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import Comment, Contribution


def of_record(edited: Edited, text: Texts, *, is_numbered: bool, is_private: bool) -> Screen:
    """Ask whoever has edited a message that is in the record what becomes of that, or say why nothing can."""
    said = edited.contribution
    if edited.is_draft:
        return Screen(text("edit-rewritten-draft"), rows(_draft(said, text)))
    known = {"number": str(said.number)}
    words = text(f"edit-{edited.fate.value}{_of(edited)}", **known)
    if edited.fate in (Fate.CHANGES, Fate.BELOW):
        label = "edit-change-button" if edited.fate is Fate.CHANGES else "edit-add-button"
        yes = Button(text.plain(label), ChangeRecord(said.id or 0, int(is_numbered)))
        return _asks(words, yes, text)
    if edited.fate is Fate.REWRITTEN and is_private:
        words = paragraphs(words, _way_on(edited, text))
    return Screen(words, rows(_door(edited, text, is_private=is_private)), silent=True)


def _of(edited: Edited) -> str:
    return "-addition" if edited.is_addition and edited.fate is not Fate.GONE else ""


def _asks(words: Html, yes: Button, text: Texts) -> Screen:
    no = text.plain("say-no-button")
    return Screen(words, rows((yes, Button(no, LeaveThis()))), placeholder=no, silent=True)


def _way_on(edited: Edited, text: Texts) -> Html:
    if edited.can_edit:
        return text("edit-rewritten-can-edit")
    return text("edit-rewritten-can-add") if edited.can_add else Html()


def _draft(said: Contribution, text: Texts) -> Button:
    return Button(text.plain("edit-open-draft-button"), actions.ContinueSpeech(said.id or 0))


def _door(edited: Edited, text: Texts, *, is_private: bool) -> tuple[Button, ...]:
    """Return what leads on: in a group to the private chat, where the view can be changed."""
    said, label = edited.contribution, text.plain
    number = said.id or 0
    if not is_private:
        return (Button(label("consult-open-here-button"), url=text.link_to(f"c{said.consultation_id}v{said.number}")),)
    if edited.fate is Fate.GONE:
        return (Button(label("edit-gone-button"), actions.Speak(said.consultation_id)), doors.home(text))
    change = {
        "view-edit-button": actions.EditView(number) if edited.can_edit else None,
        "view-add-button": actions.AddToView(number) if edited.can_add and not edited.can_edit else None,
        "view-open-it-button": actions.OpenView(number),
    }
    return tuple(Button(label(name), action) for name, action in change.items() if action is not None)


def followed(said: Contribution, text: Texts) -> Screen:
    """Say that the record has followed the edit."""
    place = text.link_to(f"c{said.consultation_id}v{said.number}")
    opens = Button(text.plain("consult-open-here-button"), url=place)
    return Screen(text("edit-done", number=str(said.number)), rows(opens))


def of_held(text: Texts) -> Screen:
    """Say that what is still asked about has other words now."""
    return Screen(text("edit-held"), silent=True)


def of_earlier(idea_id: int, text: Texts) -> Screen:
    """Say that a draft has gone on since this message, and how to change its words."""
    change = Button(text.plain("proposing-words-button"), EditWords(idea_id))
    return Screen(text("edit-earlier"), rows((change, doors.home(text))))


def of_comment(edited: EditedComment, text: Texts, *, is_numbered: bool) -> Screen:
    """Ask whoever has edited the message of a comment what becomes of it."""
    idea_id, number = edited.comment.idea_id, edited.comment.id or 0
    known = {"number": str(idea_id)}
    if edited.is_gone:
        again = Button(text.plain("comments-write-button"), WriteComment(idea_id))
        return Screen(text("edit-comment-gone", **known), rows(again if edited.can_replace else None, doors.home(text)))
    if edited.is_same:
        return Screen(text("edit-comment-same", **known), rows(doors.home(text)))
    if not edited.can_replace:
        remove = Button(text.plain("comments-remove-mine-button"), TakeBackComment(number))
        return Screen(text("edit-comment-closed", **known), rows((remove, doors.home(text))))
    yes = Button(text.plain("edit-comment-button"), ReplaceComment(number, int(is_numbered)))
    return _asks(text("edit-comment", **known), yes, text)


def comment_replaced(written: Comment, text: Texts) -> Screen:
    """Say that the new words stand in the place of the comment."""
    remove = Button(text.plain("comments-remove-mine-button"), TakeBackComment(written.id or 0))
    return Screen(text("edit-comment-done", number=str(written.idea_id)), rows((remove, doors.home(text))))


def of_reply(edited: EditedReply, text: Texts) -> Screen:
    """Say that a department's reply stands, and offer to begin its next version with the new words."""
    version = str(edited.next_version)
    known = {"code": edited.code, "version": version}
    state = "" if edited.is_published else "-draft" if edited.is_draft else "-gone"
    label = text.plain(f"edit-reply{state}-button", version=version)
    return _asks(text(f"edit-reply{state}", **known), Button(label, ReviseReply(edited.reply.id or 0)), text)
