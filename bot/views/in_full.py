"""One idea in full: its words, what was added, earlier versions, why people signed, and its files."""

from collections.abc import Sequence

from bot.views import cards, doors
from bot.views.actions.browsing import OpenIdea, ShowFiles
from bot.views.actions.following import ShowVolume
from bot.views.actions.reporting import TakeDownReason
from bot.views.screens import Button, Media, Screen, Style, rows
from bot.views.texts import Html, Texts
from storage.readings import FullIdea
from storage.tables import Attachment


def full_idea(full: FullIdea, text: Texts) -> Screen:
    """Show an idea with everything that hangs on it."""
    card = full.card
    if card.status not in cards.LISTED:
        return cards.idea_card(card, text)
    parts = (
        cards.words_of(card, text),
        *(_addendum(words, day, text) for words, day in ((each.words, each.added_at) for each in full.addenda)),
        _versions(full, text),
        _reasons(full, text),
        text("full-link", link=text.link_to(f"i{card.idea_id}")),
    )
    photo = Button(text.plain("photo-button", count=card.file_count), ShowFiles(card.idea_id))
    sign = cards.sign_button(card.idea_id, text) if cards.can_sign(card) else None
    volume = Button(text.plain("follow-volume-button"), ShowVolume(card.idea_id)) if _follows(full) else None
    back = (doors.back(text, OpenIdea(card.idea_id)), doors.home(text))
    words = Html("\n\n".join(part for part in parts if part))
    return Screen(words, rows(sign, photo if card.file_count else None, volume, *_deleting(full, text), back))


def _deleting(full: FullIdea, text: Texts) -> tuple[Button, ...]:
    """A moderator can take down what others have said with their signatures."""
    reasons = enumerate(full.reasons, start=1) if full.can_take_down else ()
    return tuple(
        Button(
            text.plain("reporting-delete-reason-button", position=str(position)),
            TakeDownReason(each.signature_id),
            style=Style.DANGER,
        )
        for position, each in reasons
        if not each.is_own
    )


def files(idea_id: int, sent: Sequence[Attachment], text: Texts) -> Screen:
    """Send the photos, voice messages and papers of an idea, or say that there are none."""
    words = text("files-sent" if sent else "files-none", number=str(idea_id))
    media = tuple(Media(each.kind, file_id=each.file_id, name=each.name or "") for each in sent)
    return Screen(words, rows((doors.back(text, OpenIdea(idea_id)), doors.home(text))), media=media)


def _follows(full: FullIdea) -> bool:
    return full.card.viewer is not None and full.card.viewer.follows_at is not None


def _addendum(words: str, day: object, text: Texts) -> Html:
    return Html(f"{text('full-addendum', day=day)}\n{text('card-words', words=words)}")


def _versions(full: FullIdea, text: Texts) -> Html | None:
    if not full.versions:
        return None
    lines = [
        Html(f"{text('full-version', title=each.title, day=each.created_at)}\n{text('card-words', words=each.words)}")
        for each in full.versions
    ]
    return Html("\n".join((text("full-versions", count=len(lines)), *lines)))


def _reasons(full: FullIdea, text: Texts) -> Html | None:
    if not full.reasons:
        return None
    lines = [
        text("full-reason-named", name=each.name, words=each.words)
        if each.name
        else text("full-reason", words=each.words)
        for each in full.reasons
    ]
    return Html("\n".join((text("full-reasons"), *lines)))
