"""Adding to a view: the question, what its author sees before it stands, and how it reads below the view."""

from collections.abc import Sequence

from bot.domain.speaking import Held
from bot.domain.titles import shorten
from bot.views import attached, doors, practising
from bot.views.actions import speaking as actions
from bot.views.screens import Button, Screen, Shown, Style, rows
from bot.views.starting import paragraphs
from bot.views.texts import Html, Texts
from storage.tables import AdditionVersion, AttachmentKind, CardKind, ContributionAddition, ContributionFile

PREVIEW_CHARACTERS = 1500


def ask(number: int, text: Texts) -> Screen:
    """Ask what to add."""
    return Screen(text("view-ask-add"), rows(doors.back(text, actions.OpenView(number)), doors.cancel(text)))


def goes_on(held: Held, text: Texts) -> Screen:
    """Say that long words may go on in the next message, and offer to take them as they are."""
    known = {"number": str(held.contribution.number), "characters": held.characters}
    words = text("view-goes-on-edit" if held.is_edit else "view-goes-on-add", **known)
    label = text.plain("view-take-all-edit-button" if held.is_edit else "view-take-all-add-button")
    take = Button(label, actions.TakeAllWords(), style=Style.SUCCESS)
    return Screen(words, rows(take, doors.cancel(text)))


def seen(held: Held, text: Texts) -> Screen:
    """Show what is held: what somebody is about to add as a live card of theirs, or that long words may go on."""
    row = held.addition
    if row is None:
        return goes_on(held, text)
    is_only_heard = not row.words and any(file.kind is AttachmentKind.VOICE for file in held.files)
    quoted = shorten(row.words, limit=PREVIEW_CHARACTERS)
    words = paragraphs(
        practising.mark(held.contribution.consultation_id, text),
        text("view-add-preview", number=str(held.contribution.number)),
        text("card-words", words=quoted) if quoted else Html(),
        attached.in_words(held.files, text),
        text("speak-place") if row.latitude is not None else Html(),
        text("view-add-line" if is_only_heard else "view-add-it"),
    )
    take = Button(text.plain("view-take-all-add-button"), actions.TakeAllWords(), style=Style.SUCCESS)
    return Screen(words, rows(take, doors.cancel(text)), shown=Shown(CardKind.ADDITION, row.id or 0))


def live(held: Held, text: Texts, _is_private: bool) -> Screen:
    """Draw what somebody is about to add anew, where they see it."""
    return seen(held, text)


def added(
    each: ContributionAddition, files: Sequence[ContributionFile], text: Texts, *, limit: int | None = None
) -> Html:
    """Return what was added, with its day: its words, and what came with them."""
    place = {"latitude": f"{each.latitude or 0:.3f}", "longitude": f"{each.longitude or 0:.3f}"}
    came = (
        attached.in_words([file for file in files if file.addition_id == each.id], text),
        text("view-place", **place) if each.latitude is not None else Html(),
    )
    beside = Html("\n".join(part for part in came if part))
    text_id = "view-added-edited" if each.edited_at is not None else "view-added"
    if not each.words:
        return text(text_id, day=each.added_at, words=beside)
    words = shorten(each.words, limit=limit) if limit is not None else each.words
    line = text(text_id, day=each.added_at, words=words)
    return Html(f"{line}\n{beside}") if beside else line


def in_full(
    each: ContributionAddition, files: Sequence[ContributionFile], versions: Sequence[AdditionVersion], text: Texts
) -> Html:
    """Return what was added as it stands, and below it as it once read, the newest of that first."""
    earlier = [kept for kept in reversed(versions) if kept.addition_id == each.id and kept.version < each.version]
    lines = (text("view-added-version", version=str(kept.version), words=kept.words) for kept in earlier if kept.words)
    return Html("\n".join((added(each, files, text), *lines)))


def with_view(files: Sequence[ContributionFile], text: Texts) -> Html:
    """Return what came with a view when it was said, and not with something added later."""
    return attached.in_words([file for file in files if file.addition_id is None], text)
