"""What a group hears of departments' replies where its people talk: at most one post for all of them."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.pointing import PointReading
from storage.tables import Consultation

LOOKED_BEFORE = timedelta(seconds=10)  # a post is looked at this long before it has arrived, at most


@dataclass(frozen=True, slots=True)
class RepliesHere:
    """Points that were answered since a group last heard of any, and the consultation they belong to."""

    consultation: Consultation
    points: tuple[PointReading, ...]
