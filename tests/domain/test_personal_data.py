"""What a machine notices in people's words before a person does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.personal_data import PersonalData, find_personal_data

EMAIL, PHONE, CARD = PersonalData.EMAIL, PersonalData.PHONE, PersonalData.CARD
IBAN, NATIONAL_ID = PersonalData.IBAN, PersonalData.NATIONAL_ID


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Cars pass the gate at 50 km/h and children cross between parked cars.", set()),
        ("Write to ana.pop+town@example.org about the benches", {EMAIL}),
        ("Call me: +40 721 234 567", {PHONE}),
        ("Call 0721234567 in the evening", {PHONE}),
        ("Call (555) 010-4477", {PHONE}),
        ("010-1234-5678로 전화 주세요", {PHONE}),
        ("Pay with 4111 1111 1111 1111, please", {CARD}),
        ("Order number 4111 1111 1111 1112", set()),
        ("Send it to GB82 WEST 1234 5698 7654 32", {IBAN}),
        ("Send it to RO49AAAA1B31007593840000.", {IBAN}),
        ("His number is 078-05-1120", {NATIONAL_ID}),
        ("주민번호 900101-1234567", {NATIONAL_ID}),
        ("CNP 1800101221144", {NATIONAL_ID}),
        ("CNP 1800101221145", set()),
        ("身份证 11010519491231002X", {NATIONAL_ID}),
        ("A123456789", {NATIONAL_ID}),
        ("On 21-11-2026 at 18:30, in 2024-2026 and on 2026-11-21", set()),
        ("It costs 1,200,000 or 1.200.000 or 1 200 000", set()),
        ("Bus 41 stops 250 m from number 1234567", set()),
        ("Write to a@b.org or call +40 721 234 567", {EMAIL, PHONE}),
    ],
)
def test_personal_data_is_noticed_and_ordinary_numbers_are_left_alone(words: str, found: set[PersonalData]) -> None:
    assert find_personal_data(words) == found


@given(st.text(max_size=200))
def test_no_words_are_too_strange_to_look_at(words: str) -> None:
    assert find_personal_data(words) <= set(PersonalData)
