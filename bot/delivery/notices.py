"""Every notice the bot may owe somebody: what it asks the store when it is sent, and what it then looks like."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session

from bot.delivery import digests
from bot.domain.weighing import Importance
from bot.services import (
    amending,
    announced,
    appealing,
    briefing,
    case_news,
    case_notices,
    closing,
    concluding,
    consulting,
    contributing,
    counting,
    drawing_lots,
    following,
    inviting,
    moderating,
    nudging,
    organising,
    owing_staff,
    pointing,
    promising,
    promising_outcomes,
    redelivering,
    reminding,
    replying_here,
    reporting,
    resuming,
    staging,
    viewing,
)
from bot.services import helping as asking
from bot.services.owing import Unreached
from bot.views import announced as announced_views
from bot.views import appealing as appeal_views
from bot.views import briefing as brief_views
from bot.views import broadcasting as broadcast_views
from bot.views import case_reminders, timelines, told
from bot.views import casing as case_views
from bot.views import concluding as conclude_views
from bot.views import drawing_lots as lot_views
from bot.views import helping as help_views
from bot.views import moderating as review_views
from bot.views import nudging as nudge_views
from bot.views import pointing as point_views
from bot.views import promising as promise_views
from bot.views import rating as rating_views
from bot.views import redelivering as letter_views
from bot.views import reminding as reminder_views
from bot.views import replying as reply_views
from bot.views import reporting as report_views
from bot.views import resuming as draft_views
from bot.views import signing as sign_views
from bot.views import staffing as staff_views
from bot.views import staging as stage_views
from bot.views import viewing as view_views
from bot.views.parcels import Outgoing
from bot.views.texts import Texts
from storage.tables import Person, TopicPurpose

Facts = Callable[[Session, dict[str, Any], Person | None, datetime], Any]
View = Callable[[Any, Texts], Outgoing]


class Duty(Enum):
    """What becomes of a message when nobody can know whether it arrived."""

    ANSWER = "answer"  # never repeated: any button shows the state again
    DUTY = "duty"  # repeated once, recognisably
    ANNOUNCEMENT = "announcement"  # never repeated by itself; shown as in doubt
    CARD = "card"  # repeated once: a card twice is better than no card


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """How one kind of notice is looked up and drawn: as a screen, or as something to copy or to take back.

    `facts(db, facts, person, now)` returns what the screen needs, or None when it is no longer true or wanted.
    `is_urgent`: at night too, silently. `topic`: where it goes when it is owed to neither person nor chat.
    `is_unasked`: a post in a group that counts against the day's budget. `importance`: what it is to its reader, from
    which `bot.services.weighing` tells whether it goes at once, into their digest, or not at all.
    `unreached(db, facts, person, now)` tells whoever should know that its reader cannot be reached, in the same write.
    """

    facts: Facts
    screen: View
    duty: Duty = Duty.DUTY
    is_urgent: bool = False
    topic: TopicPurpose | None = None
    is_unasked: bool = False
    importance: Importance = Importance.REPLY
    unreached: Unreached | None = None


def _for_staff(facts: Facts, screen: View) -> NoticeKind:
    """Return a card for the staff's Review topic: at any hour, silently at night."""
    return NoticeKind(facts, screen, Duty.CARD, is_urgent=True, topic=TopicPurpose.REVIEW)


def _for_department(facts: Facts, screen: View) -> NoticeKind:
    """Return a card for a department's topic: at any hour, silently at night."""
    return NoticeKind(facts, screen, Duty.CARD, is_urgent=True, topic=TopicPurpose.DEPARTMENT)


def _about_case(facts: Facts, screen: View) -> NoticeKind:
    """Return what somebody hears who cares what becomes of a matter."""
    return NoticeKind(facts, screen, importance=Importance.IMPORTANT)


NOTICES: dict[str, NoticeKind] = {
    owing_staff.REVIEW: _for_staff(moderating.review_asked, review_views.asked),
    owing_staff.APPEAL: _for_staff(appealing.appeal_asked, appeal_views.asked),
    owing_staff.CHANGED: _for_staff(moderating.idea_changed, review_views.author_changed),
    moderating.TOLD: NoticeKind(moderating.outcome, told.decided, is_urgent=True),
    appealing.DECIDED: NoticeKind(appealing.appeal_decided, told.upheld, is_urgent=True),
    reporting.REPORTED: _for_staff(reporting.report_asked, report_views.card),
    reporting.TOLD: NoticeKind(reporting.taken_down, report_views.tell_writer),
    reporting.REASON_TOLD: NoticeKind(reporting.reason_taken_down, report_views.tell_signer),
    counting.REACHED: NoticeKind(following.news_of, sign_views.reached, importance=Importance.IMPORTANT),
    counting.MILESTONE: NoticeKind(following.detail_of, sign_views.milestone, importance=Importance.NEWS),
    closing.ENDED: NoticeKind(following.news_of, sign_views.ended, importance=Importance.IMPORTANT),
    closing.CLOSING: NoticeKind(following.closing_of, sign_views.closing_soon, importance=Importance.NEWS),
    reminding.TO_THE_MINUTE: NoticeKind(reminding.told, reminder_views.remind, is_urgent=True),
    reminding.BY_DAY: NoticeKind(reminding.told, reminder_views.remind),
    resuming.WAITING: NoticeKind(resuming.waiting_draft, draft_views.waiting, importance=Importance.IMPORTANT),
    promising.REVIEW_LATE: NoticeKind(promising.review_late, promise_views.review_late),
    promising_outcomes.OUTCOME_LATE: NoticeKind(
        promising_outcomes.outcome_late, promise_views.outcome_late, importance=Importance.DUTY
    ),
    promising.QUESTION_LATE: NoticeKind(promising.question_late, promise_views.question_late),
    asking.ASKED: _for_staff(asking.facts_of_asked, help_views.notice_of_question),
    asking.ANSWERED: NoticeKind(
        asking.facts_of_answered, help_views.notice_of_answer, is_urgent=True, unreached=asking.tell_unreached
    ),
    asking.UNREACHED: _for_staff(asking.facts_of_answered, help_views.notice_of_unreached),
    case_news.ASKED: _for_department(case_notices.card_asked, case_views.asked),
    case_news.UNROUTED: _for_staff(case_notices.unrouted, case_views.asked),
    case_news.COSIGN: _for_department(case_notices.cosign, reply_views.cosign_request),
    case_news.CHECK: _for_department(case_notices.cosign, reply_views.check_request),
    case_news.REVIEW: _for_staff(case_notices.review, rating_views.review),
    case_news.DUTY: NoticeKind(case_notices.duty, case_reminders.on_duty, importance=Importance.DUTY),
    case_news.QUESTION: NoticeKind(
        case_notices.question, timelines.question_asked, unreached=case_notices.tell_unreached
    ),
    case_news.UNREACHED: _for_department(case_notices.card_asked, case_views.unreached),
    case_news.NEWS: _about_case(case_notices.news, timelines.news),
    case_news.REPLIED: NoticeKind(
        case_notices.replied,
        rating_views.replied,
        importance=Importance.IMPORTANT,
        unreached=case_notices.tell_unreached,
    ),
    redelivering.PLAIN: NoticeKind(redelivering.plain_told, letter_views.sent_as_plain_text),
    organising.OFFERED: NoticeKind(organising.offer_of, staff_views.offer),
    announced.COPY: NoticeKind(announced.copy_of, announced_views.copy, Duty.ANNOUNCEMENT, is_unasked=True),
    announced.RECALL: NoticeKind(
        announced.taken_back,
        announced_views.taken_back,
        Duty.CARD,
        is_urgent=True,
        importance=Importance.UNHEARD,
    ),
    announced.ASKED: NoticeKind(announced.asked, broadcast_views.asked, is_urgent=True),
    announced.DECIDED: NoticeKind(announced.decided, broadcast_views.decided, is_urgent=True),
    announced.TEST: NoticeKind(announced.tried_copy, announced_views.copy, Duty.ANSWER, is_urgent=True),
    concluding.PROPOSED: NoticeKind(concluding.told, conclude_views.proposed, importance=Importance.IMPORTANT),
    concluding.PUBLISHED: NoticeKind(concluding.told, conclude_views.published),
    drawing_lots.OFFERED: NoticeKind(drawing_lots.told, lot_views.offered),
    drawing_lots.NOT_DRAWN: NoticeKind(drawing_lots.told, lot_views.not_drawn),
    briefing.MORNING: NoticeKind(briefing.told, brief_views.morning, Duty.ANSWER, is_urgent=True),
    contributing.ANSWERED: NoticeKind(viewing.answered, view_views.answered),
    pointing.SPLIT: NoticeKind(viewing.answered, point_views.told),
    amending.WITHDRAWN: NoticeKind(amending.told, point_views.withdrawn),
    replying_here.REPLIED_HERE: NoticeKind(
        replying_here.told, point_views.replied_here, Duty.ANNOUNCEMENT, is_unasked=True
    ),
    consulting.ANNOUNCED: NoticeKind(inviting.told, stage_views.announced, importance=Importance.IMPORTANT),
    inviting.INVITED: NoticeKind(inviting.told, stage_views.invited, importance=Importance.IMPORTANT),
    nudging.NUDGE: NoticeKind(nudging.told, nudge_views.nudge, importance=Importance.IMPORTANT),
    staging.OPENED: NoticeKind(staging.stage_told, stage_views.stage_opened, importance=Importance.IMPORTANT),
    staging.MOVED: NoticeKind(staging.move_told, stage_views.stage_moved, importance=Importance.IMPORTANT),
    staging.ENDED: NoticeKind(staging.end_told, stage_views.ended, importance=Importance.IMPORTANT),
}
NOTICES[digests.DIGEST] = NoticeKind(digests.facts_of(NOTICES), digests.screen)
