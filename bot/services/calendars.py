"""The place's working days: weekends, public holidays of its country, and the closing days an admin has added."""

from collections.abc import Container
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.terms import Terms
from bot.domain.working_days import SATURDAY_AND_SUNDAY, WorkCalendar
from storage import departments


def calendar_for(db: Session, terms: Terms) -> WorkCalendar:
    """Return the working days as they stand now."""
    holidays, weekend = public_holidays(terms.holidays)
    closing = frozenset(closing.day for closing in departments.closing_days(db))
    return WorkCalendar(ZoneInfo(terms.timezone), weekend, holidays, closing)


@cache
def public_holidays(code: str) -> tuple[Container[date], frozenset[int]]:
    """Return a country's public holidays, of whatever year is asked for, and the days of its weekend.

    `code` is a country such as `RO`, or a part of one such as `DE-BE`; without one there are no holidays.
    """
    if not code:
        return frozenset(), SATURDAY_AND_SUNDAY
    import holidays

    country, _, part = code.partition("-")
    found = holidays.country_holidays(country, subdiv=part or None)
    return found, frozenset(found.weekend)


def is_known_place(code: str) -> bool:
    """Return whether public holidays are known of this country, or of this part of one."""
    if not code:
        return True
    import holidays

    country, _, part = code.partition("-")
    parts = holidays.list_supported_countries().get(country)
    return parts is not None and (not part or part in parts)
