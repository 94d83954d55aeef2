"""The one permission table, cell by cell: role x act x place x relation. What is not written here is refused."""

from collections.abc import Callable
from itertools import product

import pytest

from bot.domain.permissions import TABLE, Act, Actor, Place, Relation, check_may, may
from bot.domain.refusals import Reason, Refused
from storage.tables import Role

ALL_RELATIONS = set(Relation)
SHARED = {Place.PRIVATE, Place.GROUP, Place.STAFF, Place.CHANNEL, Place.INLINE}
NOBODYS_OR_OTHERS = {Relation.OTHER, Relation.NONE}
STAFF_PLACES = {Place.PRIVATE, Place.STAFF}

# What everybody may do, what moderators (and admins) may, and what only admins may: whose, and where.
CITIZENS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.SUBMIT_IDEA: ({Relation.OWN, Relation.NONE}, {Place.PRIVATE}),
    Act.EDIT_IDEA: ({Relation.OWN}, {Place.PRIVATE}),
    Act.ADD_ADDENDUM: ({Relation.OWN}, {Place.PRIVATE}),
    Act.WITHDRAW_IDEA: ({Relation.OWN}, {Place.PRIVATE}),
    Act.SIGN: (NOBODYS_OR_OTHERS, SHARED),
    Act.UNSIGN: ({Relation.OWN}, SHARED),
    Act.COMMENT: (ALL_RELATIONS, {Place.PRIVATE}),
    Act.REMOVE_COMMENT: ({Relation.OWN}, {Place.PRIVATE}),
    Act.REPORT_COMMENT: (NOBODYS_OR_OTHERS, {Place.PRIVATE}),
    Act.FOLLOW: (ALL_RELATIONS, SHARED),
    Act.APPEAL: ({Relation.OWN}, {Place.PRIVATE}),
    Act.SEE_OWN_RECORD: ({Relation.OWN}, {Place.PRIVATE}),
    Act.FORGET_ME: ({Relation.OWN}, {Place.PRIVATE}),
    Act.CHANGE_SETTINGS: ({Relation.OWN}, {Place.PRIVATE}),
    Act.REMIND_ME: ({Relation.OWN}, {Place.PRIVATE}),
    Act.CONNECT_OWN_GROUP: ({Relation.OWN}, {Place.PRIVATE, Place.GROUP}),
    Act.SET_OWN_GROUP: ({Relation.OWN}, {Place.PRIVATE, Place.GROUP}),
    Act.ACCEPT_ROLE: (NOBODYS_OR_OTHERS, {Place.PRIVATE}),
    Act.ASK_PERSON: ({Relation.NONE}, {Place.PRIVATE}),
    Act.RATE_REPLY: (ALL_RELATIONS, {Place.PRIVATE}),
    Act.ASK_FOLLOW_UP: (ALL_RELATIONS, {Place.PRIVATE}),
    Act.ANSWER_DEPARTMENT: ({Relation.OWN}, {Place.PRIVATE}),
    Act.VISIT_CONSULTATION: (ALL_RELATIONS, SHARED),
    Act.TAP_ANNOUNCEMENT: ({Relation.NONE}, SHARED),
    Act.ENTER_DRAW: ({Relation.NONE}, {Place.PRIVATE}),
}
FACILITATORS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.MAKE_CONSULTATION: ({Relation.NONE}, {Place.PRIVATE}),
    Act.RUN_CONSULTATION: (ALL_RELATIONS, STAFF_PLACES),
    Act.HOLD_DRAW: (ALL_RELATIONS, {Place.PRIVATE}),
}
MODERATORS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.REVIEW_IDEA: (NOBODYS_OR_OTHERS, STAFF_PLACES),
    Act.HIDE_IDEA: (NOBODYS_OR_OTHERS, STAFF_PLACES),
    Act.TAKE_DOWN_WORDS: (NOBODYS_OR_OTHERS, STAFF_PLACES),
    Act.DECIDE_APPEAL: (NOBODYS_OR_OTHERS, STAFF_PLACES),
    Act.SEE_QUEUE: ({Relation.NONE}, STAFF_PLACES),
    Act.ANSWER_QUESTION: (NOBODYS_OR_OTHERS, {Place.STAFF}),
    Act.ROUTE_CASE: (ALL_RELATIONS, STAFF_PLACES),
}
OFFICERS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.WORK_CASE: ({Relation.OWN}, STAFF_PLACES),
    Act.PUBLISH_REPLY: ({Relation.OWN}, STAFF_PLACES),
}
STAFFERS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.SEND_ON: (ALL_RELATIONS, STAFF_PLACES),
    Act.SEE_CASES: ({Relation.NONE}, STAFF_PLACES),
    Act.REVIEW_REPLY: (NOBODYS_OR_OTHERS, STAFF_PLACES),
}
ADMINS: dict[Act, tuple[set[Relation], set[Place]]] = {
    Act.CONNECT_GROUP: ({Relation.NONE}, {Place.PRIVATE, Place.GROUP}),
    Act.CONNECT_STAFF: ({Relation.NONE}, {Place.PRIVATE, Place.GROUP, Place.STAFF}),
    Act.SET_GROUP: ({Relation.NONE}, {Place.PRIVATE, Place.GROUP}),
    Act.GIVE_ROLE: (NOBODYS_OR_OTHERS, {Place.PRIVATE}),
    Act.TAKE_ROLE: ({Relation.OTHER}, {Place.PRIVATE}),
    Act.SEE_CONTROL_ROOM: ({Relation.NONE}, {Place.PRIVATE}),
    Act.REDELIVER: ({Relation.NONE}, {Place.PRIVATE}),
    Act.ARRANGE_DEPARTMENTS: ({Relation.NONE}, STAFF_PLACES),
    Act.ANNOUNCE: ({Relation.NONE}, STAFF_PLACES),
    Act.AGREE_ANNOUNCEMENT: (NOBODYS_OR_OTHERS, STAFF_PLACES),
}
HOLDERS = [
    (CITIZENS, set(Role)),
    (MODERATORS, {Role.MODERATOR, Role.ADMIN}),
    (ADMINS, {Role.ADMIN}),
    (OFFICERS, {Role.OFFICER}),
    (STAFFERS, {Role.OFFICER, Role.MODERATOR, Role.ADMIN}),
    (FACILITATORS, {Role.FACILITATOR, Role.ADMIN}),
]
CELLS = [*product(Role, Act, Place, Relation)]


def expected(role: Role, act: Act, place: Place, relation: Relation) -> bool:
    return any(
        act in acts and role in roles and relation in acts[act][0] and place in acts[act][1] for acts, roles in HOLDERS
    )


def test_every_cell_of_the_table_is_as_written_here(record_property: Callable[[str, object], None]) -> None:
    said = {cell: may(frozenset({cell[0]}), cell[1], relation=cell[3], place=cell[2]) for cell in CELLS}

    record_property("cells", len(said))
    assert len(said) == len(Role) * len(Act) * len(Place) * len(Relation)
    assert [cell for cell, answer in said.items() if answer is not expected(*cell)] == []


def test_every_act_has_its_rule() -> None:
    assert set(TABLE) == set(Act)
    assert set(Act) == set().union(*(acts for acts, _ in HOLDERS))


def test_an_act_nobody_wrote_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(TABLE, Act.SIGN)
    everything = frozenset(Role)

    answers = [may(everything, Act.SIGN, relation=whose, place=where) for whose, where in product(Relation, Place)]

    assert not any(answers)


def test_a_person_without_any_role_is_a_citizen() -> None:
    assert may(frozenset(), Act.SIGN, relation=Relation.OTHER, place=Place.GROUP)
    assert not may(frozenset(), Act.REVIEW_IDEA, relation=Relation.OTHER, place=Place.STAFF)


def test_nobody_reviews_their_own_idea() -> None:
    moderator = Actor(7, frozenset({Role.MODERATOR}))

    with pytest.raises(Refused) as refused:
        check_may(moderator, Act.REVIEW_IDEA, owner_id=7, place=Place.STAFF)

    assert refused.value.reason is Reason.NOT_PERMITTED


def test_a_role_opens_no_other_place() -> None:
    moderator = Actor(7, frozenset({Role.MODERATOR}))

    with pytest.raises(Refused):
        check_may(moderator, Act.REVIEW_IDEA, owner_id=8, place=Place.GROUP)
