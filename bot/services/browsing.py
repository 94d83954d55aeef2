"""Reading ideas: one card, one page of a list, somebody's own shelves."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain.browsing import Shelf, Wish
from bot.domain.proposing import PUBLISHED
from bot.domain.refusals import Reason, Refused
from bot.domain.signing import NOT_PUBLIC
from bot.services import permitting
from storage import attachments, browse, chats, ideas, places
from storage.readings import Filters, FullIdea, IdeaCard, Listing, Mine, Page
from storage.tables import Attachment

REASONS_SHOWN = 3
LARGEST_ID = 2**31 - 1


def idea_card(db: Session, idea_id: int, viewer_id: int | None, now: datetime) -> IdeaCard | None:
    """Return what a card of this idea shows; with a viewer also what is theirs alone.

    None when there is no such idea, or none that anybody may see; its author sees it in every status.
    """
    if not 0 < idea_id <= LARGEST_ID:
        return None
    card = browse.idea_card(db, idea_id, now=now)
    if card is None:
        return None
    viewer = browse.viewer_of(db, idea_id, viewer_id) if viewer_id is not None else None
    if card.status in NOT_PUBLIC and not (viewer and viewer.is_author):
        return None
    return replace(card, viewer=viewer)


def live_card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> IdeaCard | None:
    """Return what a card that already hangs somewhere shows now: of an idea hidden since, only that it is."""
    card = browse.idea_card(db, subject_id, now=now)
    if card is None or viewer_id is None:
        return card
    return replace(card, viewer=browse.viewer_of(db, subject_id, viewer_id))


def card_or_refuse(db: Session, *, idea_id: int, viewer_id: int | None, now: datetime) -> IdeaCard:
    """Return the same, or refuse. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    card = idea_card(db, idea_id, viewer_id, now)
    if card is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    return card


def shown_or_refuse(db: Session, *, idea_id: int, viewer_id: int | None, now: datetime) -> IdeaCard:
    """Return the card of an idea whose words, files and comments this viewer may see.

    Of what was turned down or taken back, everybody else learns only that. Raises: Refused(Reason.NO_SUCH_IDEA)
    """
    card = card_or_refuse(db, idea_id=idea_id, viewer_id=viewer_id, now=now)
    if card.status not in PUBLISHED and not (card.viewer and card.viewer.is_author):
        raise Refused(Reason.NO_SUCH_IDEA)
    return card


def full_idea(db: Session, *, idea_id: int, viewer_id: int | None, now: datetime) -> FullIdea:
    """Return an idea with everything that hangs on it. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    card = card_or_refuse(db, idea_id=idea_id, viewer_id=viewer_id, now=now)
    version = browse.version_of(db, idea_id)
    return FullIdea(
        card=card,
        addenda=tuple(ideas.addenda_of(db, idea_id)),
        versions=browse.earlier_versions(db, idea_id, version),
        reasons=browse.reasons_for(db, idea_id, reader_id=viewer_id, limit=REASONS_SHOWN),
        can_take_down=permitting.may_take_down(db, viewer_id, now=now),
    )


def files(db: Session, *, idea_id: int, viewer_id: int, now: datetime) -> tuple[Attachment, ...]:
    """Return the photos, voice messages and papers of an idea. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    shown_or_refuse(db, idea_id=idea_id, viewer_id=viewer_id, now=now)
    return tuple(attachments.of_idea(db, idea_id))


def listing(db: Session, wish: Wish, *, now: datetime) -> Listing:
    """Return one page of the ideas that can be signed."""
    page = browse.open_ideas(db, wish, now=now)
    region, topic = places.region_name(db, wish.region_id or None), places.topic_name(db, wish.topic_id or None)
    return Listing(page, replace(wish, page=page.page), region, topic)


def listing_here(db: Session, *, chat_telegram_id: int, wish: Wish, now: datetime) -> Listing:
    """Return the top ideas for a group: those of its region and of the whole place, if it has a region."""
    chat = chats.by_telegram_id(db, chat_telegram_id)
    region_id = chat.region_id if chat is not None and chat.region_id is not None else 0
    return listing(db, replace(wish, region_id=region_id), now=now)


def filters(db: Session, wish: Wish) -> Filters:
    """Return what the open ideas can be narrowed down to."""
    return Filters(wish, tuple(places.regions(db)), tuple(places.topics(db)))


def mine(db: Session, *, person_id: int) -> Mine:
    """Return how much somebody has, and their drafts."""
    return Mine(browse.belongings(db, person_id), tuple(ideas.drafts_of(db, person_id)))


def shelf(db: Session, which: Shelf, *, person_id: int, page: int) -> Page:
    """Return one page of somebody's own ideas, of those they signed, or of those they follow."""
    return browse.shelf(db, which, person_id=person_id, page=page)
