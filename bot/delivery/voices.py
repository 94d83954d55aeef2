"""In which words, under whose name and by whose clock what leaves unasked is written."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.views.texts import Texts, best_language


@dataclass(frozen=True, slots=True)
class Voices:
    """The words of every language, with the place's name, zone and the bot's own name in them."""

    settings: Settings
    username: Callable[[], str]

    def texts_for(self, language: str) -> Texts:
        """Return the words in the shipped language nearest to this one."""
        spoken = best_language(language, offered=self.settings.languages)
        place = self.settings
        return Texts(spoken, brand=place.name, zone=place.zone, username=self.username(), site=place.site)
