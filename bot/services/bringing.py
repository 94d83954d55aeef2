"""Files and places that come with what people say, or with what they add to it later."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.speaking import Brought, Utterance
from storage import additions, contributions, stored_files
from storage.tables import Contribution, ContributionAddition, ContributionFile


def attach(db: Session, draft: Contribution, said: Utterance, *, now: datetime) -> None:
    """Let the file and the place that came with something said go with it."""
    if said.place is not None:
        contributions.change(db, draft, **_rounded(said.place))
    if said.file is not None:
        _keep(db, _row(draft, said.file), said.file, now=now)


def attach_later(
    db: Session, draft: Contribution, held: ContributionAddition, said: Utterance, *, now: datetime
) -> bool:
    """Let the file and the place go with what is being added; return whether that brought anything new."""
    if said.place is not None:
        additions.change(db, held, **_rounded(said.place))
    if said.file is None:
        return said.place is not None
    row = _row(draft, said.file)
    row.addition_id = held.id
    return _keep(db, row, said.file, now=now)


def _rounded(place: tuple[float, float]) -> dict[str, float]:
    """Return a place as exactly as it is kept: to some hundred metres."""
    return {"latitude": round(place[0], 3), "longitude": round(place[1], 3)}


def _keep(db: Session, row: ContributionFile, file: Brought, *, now: datetime) -> bool:
    stored_files.note(db, file.kept, now=now)
    return contributions.attach(db, row)


def _row(said: Contribution, file: Brought) -> ContributionFile:
    return ContributionFile(contribution_id=said.id or 0, **file.columns)
