"""The one word about a draft that waits."""

from bot.domain.resuming import WaitingDraft
from bot.views import doors
from bot.views.actions.proposing import ContinueDraft, DeleteDraft
from bot.views.screens import Button, Screen, Style, rows
from bot.views.texts import Texts


def waiting(draft: WaitingDraft, text: Texts) -> Screen:
    """Tell somebody that an idea they began is waiting for them."""
    number = draft.idea.id or 0
    named = "resuming-waiting" if draft.idea.title else "resuming-waiting-untitled"
    words = text(named, title=draft.idea.title, kept_until=draft.kept_until)
    go_on = Button(text.plain("resuming-go-on-button"), ContinueDraft(number), style=Style.SUCCESS)
    drop = Button(text.plain("resuming-delete-button"), DeleteDraft(number))
    return Screen(words, rows(go_on, drop, doors.home(text)))
