"""Days as people type them: 15 January, 15.1.2027, 2027-01-15; with the words around them."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})[a-z]*\.?(?:\s+(\d{{4}}))?", re.IGNORECASE)
TURNED = re.compile(
    rf"\b({'|'.join(MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE
)
DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?")
ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
ROUND_IT = " ,.;:-"
BEFORE_IT = re.compile(r"\b(?:until|till|by|on|before)\s*$", re.IGNORECASE)


def find_day(words: str, *, today: date) -> tuple[date, str] | None:
    """Return the first day that these words name, and the words without it; None when they name none.

    A day without a year is the next one: `15 January` said in November is in the new year.
    """
    for pattern, parts in ((ISO, (3, 2, 1)), (NAMED, (1, 2, 3)), (TURNED, (2, 1, 3)), (DOTTED, (1, 2, 3))):
        found = pattern.search(words)
        day = _day(*(found[part] for part in parts), today=today) if found else None
        if found is not None and day is not None:
            before = BEFORE_IT.sub("", words[: found.start()].rstrip(ROUND_IT))
            rest = f"{before.rstrip(ROUND_IT)} {words[found.end() :].lstrip(ROUND_IT)}".strip()
            return day, rest
    return None


def _day(day: str, month: str, year: str | None, *, today: date) -> date | None:
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        if year:
            return date(int(year), number, int(day))
        here = date(today.year, number, int(day))
        return here if here >= today else date(today.year + 1, number, int(day))
    except ValueError:
        return None
