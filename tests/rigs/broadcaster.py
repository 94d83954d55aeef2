"""The bot with one more notice, an announcement of the rig's own: `python -m tests.rigs.broadcaster run`."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.delivery.notices import NOTICES, Duty, NoticeKind
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.tables import Person

NOTICE = "rig-announcement"
SERIES = "rig:1"


def facts_of(_db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> int:
    """Return the number of this announcement; it is always true and wanted."""
    return int(facts["number"])


def view(number: int, _text: Texts) -> Screen:
    """Return what its reader sees."""
    return Screen(f"<b>Announcement {number}</b>\nThe pool opens on Monday.", silent=True)


def main() -> None:
    """Run Folkmoot."""
    NOTICES[NOTICE] = NoticeKind(facts_of, view, Duty.ANNOUNCEMENT, is_urgent=True)
    from bot.__main__ import main as run_folkmoot

    run_folkmoot()


if __name__ == "__main__":
    main()
