"""The collaborators every edge needs, handed over once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.clock import Clock
from bot.config import Settings
from bot.delivery.albums import Albums
from bot.delivery.hanging import Hanging
from bot.delivery.profile import Profile
from bot.delivery.showing import Presenter
from bot.domain.terms import Terms
from bot.views.texts import Texts, best_language
from storage.database import Database
from storage.vault import FileLost, Vault


@dataclass(slots=True)
class Civic:
    """Everything that outlives an update. `nudge` wakes the outbox and the live cards after a commit."""

    settings: Settings
    clock: Clock
    database: Database
    presenter: Presenter
    username: str = ""
    nudge: Callable[[], None] = field(default=lambda: None)
    profile: Profile | None = None
    hanging: Hanging | None = None
    albums: Albums = field(default_factory=Albums)

    def texts_for(self, language: str) -> Texts:
        """Return the words in the shipped language nearest to this one."""
        spoken = best_language(language, offered=self.settings.languages)
        place = self.settings
        return Texts(spoken, brand=place.name, zone=place.zone, username=self.username, site=place.site)

    @property
    def vault(self) -> Vault:
        """Where files are kept."""
        return Vault(self.settings.files_folder)

    def file(self, digest: str) -> bytes | None:
        """Return the bytes of a file we keep; None when the vault has lost it."""
        try:
            return self.vault.get(digest)
        except FileLost:
            return None

    @property
    def terms(self) -> Terms:
        """The operator's terms as plain values."""
        return terms_of(self.settings)


def terms_of(settings: Settings) -> Terms:
    """Return the terms these settings describe."""
    return Terms(
        threshold=settings.threshold,
        consequence=settings.consequence,
        signing_window=timedelta(days=settings.signing_days),
        milestones=settings.milestones,
        closing_soon=tuple(timedelta(hours=hours) for hours in settings.closing_soon_hours),
        quiet_hours=settings.usual_quiet_hours,
        edit_window=timedelta(minutes=settings.edit_minutes),
        draft_kept=timedelta(days=settings.draft_days),
        ideas_per_day=settings.ideas_per_day,
        draft_reminded_after=timedelta(days=settings.draft_reminder_days),
        moderation_days=settings.moderation_days,
        moderation_late_days=settings.moderation_late_days,
        question_days=settings.question_days,
        file_bytes=settings.file_megabytes * 1024 * 1024,
        second_admin_above=settings.second_admin_above,
        sends_per_second=settings.sends_per_second,
        timezone=settings.timezone,
        holidays=settings.holidays,
        reply_days=settings.reply_days,
        review_days=settings.review_days,
        nudges_per_stage=settings.nudges_per_stage,
        demand_days=settings.demand_days,
    )
