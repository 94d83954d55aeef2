"""Names as they are shown to others: what somebody calls themselves, but no way to anywhere."""

import re

NAME_CHARACTERS = 64
WAYS = re.compile(r"https?:|[@/\\]|\.(?=\w)", re.IGNORECASE)


def shown_name(called: str) -> str | None:
    """Return a name of at most 64 characters without what Telegram would make a link of; None when nothing is left."""
    return " ".join(WAYS.sub(" ", called).split())[:NAME_CHARACTERS] or None
