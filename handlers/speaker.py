"""Who speaks, and when, in the words of the services."""

from typing import Any

from handlers.context import CivicContext


def by(context: CivicContext) -> dict[str, Any]:
    """Return the person and the moment that every deed needs: `context.write(service, ..., **by(context))`."""
    return {"person_id": context.person_id, "now": context.now}


def here(context: CivicContext) -> dict[str, Any]:
    """Return the same with the place, for deeds that belong to the staff chat as well as to a private one."""
    return {**by(context), "place": context.place}
