"""Carrying an idea into other chats: by inline mode, by link, and on paper."""

import re
from datetime import datetime
from io import BytesIO

import segno
from sqlmodel import Session

from bot.domain.browsing import Order, Wish
from bot.services import browsing, searching, visiting
from storage import browse, cards
from storage.cards import Spot
from storage.readings import IdeaCard
from storage.tables import CardKind
from storage.visits import ConsultationCard

OFFERED = 10
CONSULTATION_NAME = re.compile(r"c(\d{1,9})")
PIXELS_PER_MODULE = 24
QUIET_MODULES = 4


def offered(db: Session, *, question: str, now: datetime) -> tuple[IdeaCard, ...]:
    """Return the ideas somebody can put into another chat: what they look for, or without words the most signed."""
    if question.strip():
        lines = searching.find(db, question=question, limit=OFFERED).page.lines
    else:
        lines = browse.open_ideas(db, Wish(order=Order.MOST_SIGNED), now=now).lines
    cards_found = (browsing.idea_card(db, line.idea_id, None, now) for line in lines)
    return tuple(card for card in cards_found if card is not None)


def consultation_named(db: Session, *, question: str, now: datetime) -> ConsultationCard | None:
    """Return the consultation that is named as its links name it, such as c12."""
    named = CONSULTATION_NAME.fullmatch(question.strip().lower())
    return visiting.live_card(db, int(named[1]), viewer_id=None, now=now) if named else None


def remember_inline(
    db: Session,
    *,
    shown: tuple[CardKind, int],
    inline_message_id: str,
    language: str,
    now: datetime,
    shown_hash: str | None = None,
) -> bool:
    """Keep a card true that was put into another chat; return False when there is nothing of that kind to show.

    `shown_hash` says what it shows, if that is known: it is then redrawn only once that changes.
    """
    kind, subject_id = shown
    if not _is_there(db, kind, subject_id, now=now):
        return False
    spot = Spot(inline_message_id=inline_message_id)
    if not cards.is_up(db, spot):
        cards.put_up(db, spot, kind=kind, subject_id=subject_id, language=language, now=now, shown_hash=shown_hash)
    return True


def _is_there(db: Session, kind: CardKind, subject_id: int, *, now: datetime) -> bool:
    if kind is CardKind.CONSULTATION:
        return visiting.live_card(db, subject_id, viewer_id=None, now=now) is not None
    return kind is CardKind.IDEA and browsing.idea_card(db, subject_id, None, now) is not None


def qr_code(link: str) -> bytes:
    """Return a picture (PNG) of this link that survives printing: it still reads with a quarter of it gone."""
    picture = BytesIO()
    segno.make(link, error="q", micro=False).save(picture, kind="png", scale=PIXELS_PER_MODULE, border=QUIET_MODULES)
    return picture.getvalue()
