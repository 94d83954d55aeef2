"""The one permission table: who may do what, to whose, and where. A cell that is not here means no."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.refusals import Reason, Refused
from storage.tables import Role


class Act(StrEnum):
    """Everything a rule may be asked about."""

    SUBMIT_IDEA = "submit_idea"
    EDIT_IDEA = "edit_idea"
    ADD_ADDENDUM = "add_addendum"
    WITHDRAW_IDEA = "withdraw_idea"
    SIGN = "sign"
    UNSIGN = "unsign"
    COMMENT = "comment"
    REMOVE_COMMENT = "remove_comment"
    REPORT_COMMENT = "report_comment"
    TAKE_DOWN_WORDS = "take_down_words"
    FOLLOW = "follow"
    APPEAL = "appeal"
    REVIEW_IDEA = "review_idea"
    HIDE_IDEA = "hide_idea"
    DECIDE_APPEAL = "decide_appeal"
    SEE_QUEUE = "see_queue"
    CONNECT_GROUP = "connect_group"
    CONNECT_STAFF = "connect_staff"
    SET_GROUP = "set_group"
    GIVE_ROLE = "give_role"
    TAKE_ROLE = "take_role"
    SEE_OWN_RECORD = "see_own_record"
    FORGET_ME = "forget_me"
    CHANGE_SETTINGS = "change_settings"
    REMIND_ME = "remind_me"
    CONNECT_OWN_GROUP = "connect_own_group"
    SET_OWN_GROUP = "set_own_group"
    ACCEPT_ROLE = "accept_role"
    SEE_CONTROL_ROOM = "see_control_room"
    REDELIVER = "redeliver"
    ASK_PERSON = "ask_person"
    ANSWER_QUESTION = "answer_question"
    ARRANGE_DEPARTMENTS = "arrange_departments"
    SEND_ON = "send_on"
    ROUTE_CASE = "route_case"
    SEE_CASES = "see_cases"
    WORK_CASE = "work_case"
    PUBLISH_REPLY = "publish_reply"
    REVIEW_REPLY = "review_reply"
    RATE_REPLY = "rate_reply"
    ASK_FOLLOW_UP = "ask_follow_up"
    ANSWER_DEPARTMENT = "answer_department"
    MAKE_CONSULTATION = "make_consultation"
    RUN_CONSULTATION = "run_consultation"
    VISIT_CONSULTATION = "visit_consultation"
    ANNOUNCE = "announce"
    AGREE_ANNOUNCEMENT = "agree_announcement"
    TAP_ANNOUNCEMENT = "tap_announcement"
    HOLD_DRAW = "hold_draw"
    ENTER_DRAW = "enter_draw"


class Relation(StrEnum):
    """Whose the thing is: the asker's own, somebody else's, or nobody's in particular."""

    OWN = "own"
    OTHER = "other"
    NONE = "none"


class Place(StrEnum):
    """Where the asking happens."""

    PRIVATE = "private"
    GROUP = "group"
    STAFF = "staff"
    CHANNEL = "channel"
    INLINE = "inline"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody about to do something, with the roles they hold at this moment."""

    person_id: int
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may, to whose, and where."""

    roles: frozenset[Role]
    relations: frozenset[Relation]
    places: frozenset[Place]


def _rule(roles: Iterable[Role], relations: Iterable[Relation], places: Iterable[Place]) -> Rule:
    return Rule(frozenset(roles), frozenset(relations), frozenset(places))


EVERYBODY = (Role.CITIZEN,)
MODERATORS = (Role.MODERATOR, Role.ADMIN)
ADMINS = (Role.ADMIN,)
OFFICERS = (Role.OFFICER,)
STAFFERS = (Role.OFFICER, Role.MODERATOR, Role.ADMIN)
FACILITATORS = (Role.FACILITATOR, Role.ADMIN)
OWN, OTHER, NONE = Relation.OWN, Relation.OTHER, Relation.NONE
PRIVATE, GROUP, STAFF, CHANNEL, INLINE = Place.PRIVATE, Place.GROUP, Place.STAFF, Place.CHANNEL, Place.INLINE
SHARED_CARDS = (PRIVATE, GROUP, STAFF, CHANNEL, INLINE)

TABLE: dict[Act, Rule] = {
    Act.SUBMIT_IDEA: _rule(EVERYBODY, (OWN, NONE), (PRIVATE,)),
    Act.EDIT_IDEA: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.ADD_ADDENDUM: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.WITHDRAW_IDEA: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.SIGN: _rule(EVERYBODY, (OTHER, NONE), SHARED_CARDS),
    Act.UNSIGN: _rule(EVERYBODY, (OWN,), SHARED_CARDS),
    Act.COMMENT: _rule(EVERYBODY, (OWN, OTHER, NONE), (PRIVATE,)),
    Act.REMOVE_COMMENT: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.REPORT_COMMENT: _rule(EVERYBODY, (OTHER, NONE), (PRIVATE,)),
    # Comments, and the reasons and names that stand with signatures: public without a review.
    Act.TAKE_DOWN_WORDS: _rule(MODERATORS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.FOLLOW: _rule(EVERYBODY, (OWN, OTHER, NONE), SHARED_CARDS),
    Act.APPEAL: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.REVIEW_IDEA: _rule(MODERATORS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.HIDE_IDEA: _rule(MODERATORS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.DECIDE_APPEAL: _rule(MODERATORS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.SEE_QUEUE: _rule(MODERATORS, (NONE,), (PRIVATE, STAFF)),
    Act.CONNECT_GROUP: _rule(ADMINS, (NONE,), (PRIVATE, GROUP)),
    Act.CONNECT_STAFF: _rule(ADMINS, (NONE,), (PRIVATE, GROUP, STAFF)),
    Act.SET_GROUP: _rule(ADMINS, (NONE,), (PRIVATE, GROUP)),
    Act.GIVE_ROLE: _rule(ADMINS, (OTHER, NONE), (PRIVATE,)),
    Act.TAKE_ROLE: _rule(ADMINS, (OTHER,), (PRIVATE,)),
    Act.SEE_OWN_RECORD: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.FORGET_ME: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.CHANGE_SETTINGS: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    Act.REMIND_ME: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    # A group is somebody's own while Telegram says they administer it, asked at that moment.
    Act.CONNECT_OWN_GROUP: _rule(EVERYBODY, (OWN,), (PRIVATE, GROUP)),
    Act.SET_OWN_GROUP: _rule(EVERYBODY, (OWN,), (PRIVATE, GROUP)),
    # The link belongs to whoever made it, and nobody gives a role to themselves.
    Act.ACCEPT_ROLE: _rule(EVERYBODY, (OTHER, NONE), (PRIVATE,)),
    Act.SEE_CONTROL_ROOM: _rule(ADMINS, (NONE,), (PRIVATE,)),
    Act.REDELIVER: _rule(ADMINS, (NONE,), (PRIVATE,)),
    Act.ASK_PERSON: _rule(EVERYBODY, (NONE,), (PRIVATE,)),
    Act.ANSWER_QUESTION: _rule(MODERATORS, (OTHER, NONE), (STAFF,)),
    Act.ARRANGE_DEPARTMENTS: _rule(ADMINS, (NONE,), (PRIVATE, STAFF)),
    # A case is an officer's own while they hold a seat in one of its departments; a citizen's, when they began it.
    Act.SEND_ON: _rule(STAFFERS, (OWN, OTHER, NONE), (PRIVATE, STAFF)),
    Act.ROUTE_CASE: _rule(MODERATORS, (OWN, OTHER, NONE), (PRIVATE, STAFF)),
    Act.SEE_CASES: _rule(STAFFERS, (NONE,), (PRIVATE, STAFF)),
    Act.WORK_CASE: _rule(OFFICERS, (OWN,), (PRIVATE, STAFF)),
    Act.PUBLISH_REPLY: _rule(OFFICERS, (OWN,), (PRIVATE, STAFF)),
    Act.REVIEW_REPLY: _rule(STAFFERS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.RATE_REPLY: _rule(EVERYBODY, (OWN, OTHER, NONE), (PRIVATE,)),
    Act.ASK_FOLLOW_UP: _rule(EVERYBODY, (OWN, OTHER, NONE), (PRIVATE,)),
    Act.ANSWER_DEPARTMENT: _rule(EVERYBODY, (OWN,), (PRIVATE,)),
    # What else may be done in a consultation depends on its stage: bot/domain/staging.py.
    Act.MAKE_CONSULTATION: _rule(FACILITATORS, (NONE,), (PRIVATE,)),
    Act.RUN_CONSULTATION: _rule(FACILITATORS, (OWN, OTHER, NONE), (PRIVATE, STAFF)),
    Act.VISIT_CONSULTATION: _rule(EVERYBODY, (OWN, OTHER, NONE), SHARED_CARDS),
    Act.ANNOUNCE: _rule(ADMINS, (NONE,), (PRIVATE, STAFF)),
    # An announcement belongs to whoever wrote it, and nobody approves their own.
    Act.AGREE_ANNOUNCEMENT: _rule(ADMINS, (OTHER, NONE), (PRIVATE, STAFF)),
    Act.TAP_ANNOUNCEMENT: _rule(EVERYBODY, (NONE,), SHARED_CARDS),
    Act.HOLD_DRAW: _rule(FACILITATORS, (OWN, OTHER, NONE), (PRIVATE,)),
    Act.ENTER_DRAW: _rule(EVERYBODY, (NONE,), (PRIVATE,)),
}


def may(roles: frozenset[Role], act: Act, *, relation: Relation, place: Place) -> bool:
    """Return whether somebody holding these roles may do this, to whose, there. Everybody is a citizen."""
    rule = TABLE.get(act)
    if rule is None:
        return False
    return bool(rule.roles & (roles | {Role.CITIZEN})) and relation in rule.relations and place in rule.places


def check_may(actor: Actor, act: Act, *, owner_id: int | None = None, place: Place = Place.PRIVATE) -> None:
    """Refuse what the table does not allow; `owner_id` is whose the thing is, None when it is nobody's.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    relation = Relation.NONE if owner_id is None else Relation.OWN if owner_id == actor.person_id else Relation.OTHER
    if not may(actor.roles, act, relation=relation, place=place):
        raise Refused(Reason.NOT_PERMITTED)
