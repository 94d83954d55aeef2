"""What somebody said in consultations, as it was kept: versions, additions and files."""

from dataclasses import dataclass

from storage.tables import (
    AdditionVersion,
    Consultation,
    Contribution,
    ContributionAddition,
    ContributionFile,
    ContributionVersion,
    Subtopic,
)

PAGE_SIZE = 4


@dataclass(frozen=True, slots=True)
class OwnView:
    """One thing somebody said, as it was kept."""

    contribution: Contribution
    consultation: Consultation
    subtopic: Subtopic
    versions: tuple[ContributionVersion, ...]
    additions: tuple[ContributionAddition, ...]
    files: tuple[ContributionFile, ...]
    added_versions: tuple[AdditionVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnViews:
    """One page of what somebody said, the newest first."""

    views: tuple[OwnView, ...]
    page: int
    pages: int
