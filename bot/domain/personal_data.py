"""Finding what should not be published by accident: phone numbers, addresses, cards, accounts, identity numbers."""

import re
from collections.abc import Callable
from enum import StrEnum

Test = Callable[[str], bool]


class PersonalData(StrEnum):
    """Kinds of personal data a machine can notice; a person decides."""

    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    NATIONAL_ID = "national-id"


EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)")
PHONE = re.compile(
    r"(?<![A-Za-z0-9_.,])(?<!\d[ -])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![ ()./-]{0,2}\d)(?![A-Za-z0-9_])"
)
NOT_A_PHONE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[ -].*)?|\d{4} ?- ?\d{4}|\d{1,3}(?:[., ]\d{3})+"
)
ROMANIAN_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
TAIWANESE_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
BARE_PHONE_DIGITS = range(9, 13)


def find_personal_data(words: str) -> frozenset[PersonalData]:
    """Return the kinds of personal data these words seem to hold; checksums keep ordinary numbers out."""
    found: set[PersonalData] = set()
    rest = words
    for kind, pattern, is_real in LOOKS:
        rest, hit = _taken_out(rest, pattern, is_real)
        if hit:
            found.add(kind)
    return frozenset(found)


def _taken_out(words: str, pattern: re.Pattern[str], is_real: Test) -> tuple[str, bool]:
    hits = [match.group() for match in pattern.finditer(words) if is_real(match.group())]
    for hit in hits:
        words = words.replace(hit, " ")
    return words, bool(hits)


def _is_card(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    doubled = [digit if place % 2 == 0 else digit * 2 for place, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 1 and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    account = text.replace(" ", "")
    digits = "".join(str(int(char, 36)) for char in account[4:] + account[:4])
    return int(digits) % 97 == 1


def _is_phone(text: str) -> bool:
    if NOT_A_PHONE.fullmatch(text.strip()):
        return False
    if text[0] in "+0(" or not text.isdigit():
        return True
    return len(text) in BARE_PHONE_DIGITS


def _is_romanian(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text, ROMANIAN_WEIGHTS, strict=False)) % 11
    month, day = int(text[3:5]), int(text[5:7])
    return 1 <= month <= 12 and 1 <= day <= 31 and (1 if total == 10 else total) == int(text[12])


def _is_chinese(text: str) -> bool:
    weights = [2**place % 11 for place in range(17, 0, -1)]
    total = sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False)) % 11
    return "10X98765432"[total] == text[17].upper()


def _is_taiwanese(text: str) -> bool:
    letter = TAIWANESE_LETTERS.index(text[0]) + 10
    digits = [letter // 10, letter % 10, *(int(digit) for digit in text[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 10 == 0


def _is_any(_: str) -> bool:
    return True


NATIONAL_IDS: tuple[tuple[str, Test], ...] = (
    (r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)", _is_any),  # United States
    (r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)", _is_any),  # Korea
    (r"(?<!\d)[1-8]\d{12}(?!\d)", _is_romanian),
    (r"(?<!\d)\d{17}[\dXx](?!\d)", _is_chinese),
    (r"(?<![A-Za-z0-9])[A-Z][1289]\d{8}(?!\d)", _is_taiwanese),
)
NATIONAL_ID = re.compile("|".join(pattern for pattern, _ in NATIONAL_IDS))


def _is_national_id(text: str) -> bool:
    return any(re.fullmatch(pattern, text) and is_real(text) for pattern, is_real in NATIONAL_IDS)


# In this order: what a later look would also take for its own is taken out first.
LOOKS: tuple[tuple[PersonalData, re.Pattern[str], Test], ...] = (
    (PersonalData.EMAIL, EMAIL, _is_any),
    (PersonalData.IBAN, IBAN, _is_iban),
    (PersonalData.NATIONAL_ID, NATIONAL_ID, _is_national_id),
    (PersonalData.CARD, CARD, _is_card),
    (PersonalData.PHONE, PHONE, _is_phone),
)
