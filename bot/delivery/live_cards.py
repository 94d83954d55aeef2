"""Every kind of live card: what it asks the store, and how it then looks, alone with a reader or before others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from bot.services import (
    announced,
    answering,
    appealing,
    browsing,
    case_notices,
    case_views,
    concluding,
    drafting,
    moderating,
    rating,
    replying,
    reporting,
    supplementing,
    viewing,
    visiting,
)
from bot.services import helping as asking
from bot.views import announcement_cards, case_reminders, timelines
from bot.views import answering as answer_views
from bot.views import appealing as appeal_views
from bot.views import cards as card_views
from bot.views import casing as casing_views
from bot.views import concluding as conclude_views
from bot.views import consulting as consult_views
from bot.views import drafting as draft_views
from bot.views import helping as help_views
from bot.views import moderating as review_views
from bot.views import rating as rating_views
from bot.views import replying as reply_views
from bot.views import reporting as report_views
from bot.views import supplementing as add_views
from bot.views import viewing as view_views
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.tables import CardKind


class CardFacts(Protocol):
    """Asks for what a card shows: to `viewer_id` alone, or (None) to everybody in a chat. None: strike it off."""

    def __call__(self, db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Any: ...


@dataclass(frozen=True, slots=True)
class CardLook:
    """How one kind of card is looked up and drawn: `view(facts, text, is_private)`."""

    facts: CardFacts
    view: Callable[[Any, Texts, bool], Screen]


LOOKS: dict[CardKind, CardLook] = {
    CardKind.ANNOUNCEMENT: CardLook(announced.card, announcement_cards.live),
    CardKind.DRAFT: CardLook(drafting.card, draft_views.live),
    CardKind.REVIEW: CardLook(moderating.card, review_views.live),
    CardKind.APPEAL: CardLook(appealing.card, appeal_views.live),
    CardKind.IDEA: CardLook(browsing.live_card, card_views.live),
    CardKind.QUESTION: CardLook(asking.facts_of_card, help_views.question_live),
    CardKind.REPORT: CardLook(reporting.card, report_views.live),
    CardKind.CONSULTATION: CardLook(visiting.live_card, consult_views.live),
    CardKind.OUTCOME: CardLook(concluding.live_card, conclude_views.live),
    CardKind.SUBTOPIC: CardLook(visiting.live_subtopic, consult_views.subtopic_card),
    CardKind.CASE: CardLook(case_views.card, casing_views.live),
    CardKind.CASE_TIMELINE: CardLook(case_views.timeline, timelines.live),
    CardKind.CASE_QUESTION: CardLook(case_notices.question_card, timelines.question_live),
    CardKind.CASE_ANSWER: CardLook(answering.card, answer_views.live),
    CardKind.CASE_REMINDER: CardLook(case_views.card, case_reminders.live),
    CardKind.CASE_REVIEW: CardLook(rating.review_card, rating_views.review_live),
    CardKind.REPLY_DRAFT: CardLook(replying.card, reply_views.live),
    CardKind.CONTRIBUTION: CardLook(viewing.card, view_views.live),
    CardKind.ADDITION: CardLook(supplementing.card, add_views.live),
}
