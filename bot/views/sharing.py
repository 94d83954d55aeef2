"""Carrying an idea elsewhere: the share screen, the poster, and what inline mode offers."""

from dataclasses import dataclass

from bot.views import cards, consulting, doors
from bot.views.actions.browsing import OpenIdea
from bot.views.actions.sharing import MakePoster
from bot.views.screens import Button, Media, Screen, rows
from bot.views.texts import Texts
from storage.readings import IdeaCard
from storage.tables import AttachmentKind
from storage.visits import ConsultationCard


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice of the inline mode: how it is listed, and what it puts into the chat."""

    offer_id: str
    title: str
    description: str
    screen: Screen


def share(card: IdeaCard, text: Texts) -> Screen:
    """Show the ways to share an idea."""
    number = card.idea_id
    ways = (
        Button(text.plain("share-send-button"), share=str(number)),
        Button(text.plain("share-copy-button"), copy=text.link_to(f"i{number}")),
        Button(text.plain("share-poster-button"), MakePoster(number)),
    )
    back = (doors.back(text, OpenIdea(number)), doors.home(text))
    return Screen(text("share-text", number=str(number)), rows(*ways, back))


def poster(card: IdeaCard, picture: bytes, text: Texts) -> Screen:
    """Send the picture of a link, with what to do with it."""
    number = str(card.idea_id)
    name = text.plain("poster-file", number=number)
    media = Media(AttachmentKind.DOCUMENT, content=picture, name=name)
    words = text("poster-caption", title=card.title, number=number)
    return Screen(words, rows((doors.back(text, OpenIdea(card.idea_id)), doors.home(text))), media=(media,))


def offer(card: IdeaCard, text: Texts) -> Offer:
    """Offer an idea to be put into a chat, where its card can be signed."""
    place = cards.place(card, text)
    known = {"count": card.signature_count, "threshold": card.threshold or 0, "place": place}
    words = text.plain("inline-result", **known) if card.threshold else str(place)
    return Offer(f"i{card.idea_id}", card.title, words, cards.idea_card(card, text, is_shared=True))


def offer_consultation(card: ConsultationCard, text: Texts) -> Offer:
    """Offer a consultation to be put into a chat."""
    words = text.plain("consult-number", number=str(card.number))
    return Offer(f"c{card.number}", card.consultation.theme, words, consulting.shared(card, text))


def nothing(question: str, text: Texts) -> Offer:
    """Offer the way to suggest what nobody has suggested yet."""
    screen = Screen(text("inline-nothing-text", question=question), rows(doors.chat(text, payload="idea")))
    return Offer("nothing", text.plain("inline-nothing"), text.plain("inline-nothing-more"), screen)
