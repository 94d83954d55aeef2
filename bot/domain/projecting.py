"""The screen in the room: which views stand on it, and how many fit."""

from dataclasses import dataclass

from bot.domain.transcribing import Said
from storage.tables import Consultation, Stage, Subtopic

SHOWN_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Wall:
    """What the people in the room see: the views that were put up, the newest first."""

    consultation: Consultation
    stage: Stage | None
    subtopics: tuple[Subtopic, ...]
    views: tuple[Said, ...]
    can_speak: bool
