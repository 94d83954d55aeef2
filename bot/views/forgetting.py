"""Screen 13: what is kept of somebody, and the ways to be forgotten."""

from bot.domain.forgetting import Choice, Part
from bot.domain.recording import Kept, Record
from bot.views import answering, doors
from bot.views.actions import forgetting as actions
from bot.views.actions.own_views import ShowOwnViews
from bot.views.screens import Button, Media, Screen, Style, rows
from bot.views.texts import Texts
from storage.tables import AttachmentKind


def panel(record: Record, text: Texts) -> Screen:
    """Show what is kept."""
    kept = record.kept
    words = text(
        "mydata-panel",
        name=record.person.public_name or text.plain("mydata-names", count=kept.named),
        area=record.region or text.plain("mydata-no-area"),
        topics=", ".join(record.topics) or text.plain("mydata-no-topics"),
        ideas=kept.ideas,
        signatures=kept.signatures,
        comments=kept.comments,
        follows=kept.follows,
        reminders=kept.reminders,
        questions=kept.questions,
        views=kept.views,
        places=kept.places,
    )
    download = Button(text.plain("mydata-download-button"), actions.DownloadEverything(), style=Style.SUCCESS)
    views = Button(text.plain("mydata-views-button", count=kept.views), ShowOwnViews(1)) if kept.views else None
    parts = Button(text.plain("mydata-parts-button"), actions.ShowParts())
    everything = Button(text.plain("mydata-delete-button"), actions.ShowLeaving())
    answers = answering.own_button(kept.answers, text)
    return Screen(words, rows(download, views, answers, parts, everything, doors.home(text, is_back=True)))


def document(content: bytes, text: Texts) -> Screen:
    """Hand over the document with every row."""
    file = Media(AttachmentKind.DOCUMENT, content=content, name=text.plain("mydata-file-name"))
    return Screen(text("mydata-file"), rows((doors.my_data(text), doors.home(text))), media=(file,))


def parts(text: Texts) -> Screen:
    """Show what can be deleted on its own."""
    choices = [
        Button(text.plain(f"mydata-part-{part.name.lower()}-button"), actions.ConsiderPart(int(part))) for part in Part
    ]
    return Screen(text("mydata-parts"), rows(*choices, doors.back(text, actions.ShowMyData())))


def part(chosen: Part, record: Record, text: Texts) -> Screen:
    """Say what deleting a part means, and ask."""
    count = count_of(chosen, record)
    words = text(f"mydata-part-{chosen.name.lower()}", count=count)
    sure = Button(text.plain("mydata-part-delete-button"), actions.DeletePart(int(chosen)), style=Style.DANGER)
    return Screen(words, rows(sure if count else None, doors.back(text, actions.ShowParts())))


def count_of(part: Part, record: Record) -> int:
    """Return how much there is of a part."""
    kept = record.kept
    return {
        Part.FOLLOWS: kept.follows,
        Part.COMMENTS: kept.comments,
        Part.DRAFTS: kept.drafts,
        Part.NAME: int(record.person.public_name is not None or kept.named > 0),
        Part.PLACE: int(record.region is not None) + len(record.topics),
        Part.QUESTIONS: kept.questions,
        Part.VIEWS: kept.views,
    }[part]


def leaving(kept: Kept, text: Texts) -> Screen:
    """Say what being forgotten means, and show the ways."""
    ways = (
        ("mydata-keep-totals-button", Choice.KEEP_TOTALS),
        ("mydata-remove-signatures-button", Choice.REMOVE_SIGNATURES),
        ("mydata-withdraw-ideas-button", Choice.WITHDRAW_IDEAS),
    )
    choices = [Button(text.plain(label), actions.LeaveThisWay(int(choice))) for label, choice in ways]
    words = text("mydata-leaving", signatures=kept.signatures, published=kept.published)
    return Screen(words, rows(*choices, doors.cancel(text)))


def confirm(choice: Choice, text: Texts) -> Screen:
    """Ask for the word that nobody types by accident."""
    placeholder = text.plain("mydata-confirm-placeholder")
    return Screen(text("mydata-confirm", choice=int(choice)), rows(doors.cancel(text)), placeholder=placeholder)


def confirm_again(text: Texts) -> Screen:
    """Say that nothing was deleted, and ask again."""
    return Screen(text("mydata-confirm-again"), rows(doors.cancel(text)))


def gone(text: Texts) -> Screen:
    """Say goodbye to somebody nobody knows any more."""
    return Screen(text("mydata-gone"), removes_keys=True)
