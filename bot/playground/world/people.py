"""Who takes part: people and the bots that serve them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.playground.world.updates import UpdateQueue

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class User:
    """A person, or the face of a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    handle: str = ""
    is_bot: bool = False
    is_premium: bool = False
    deactivated: bool = False
    phone_number: str = ""
    toasts: deque[Json] = field(default_factory=lambda: deque(maxlen=100))
    _card: Json | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def card(self) -> Json:
        """Return the User object that bots read; kept until the person changes."""
        if self._card is None:
            self._card = self._draw_card()
        return self._card

    def _draw_card(self) -> Json:
        card: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            card["last_name"] = self.last_name
        if self.username:
            card["username"] = self.username
        if self.language_code:
            card["language_code"] = self.language_code
        if self.is_premium:
            card["is_premium"] = True
        return card

    def changes(self, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(self, name, value)
        self._card = None


@dataclass(slots=True)
class WebhookSettings:
    """Where a bot wants its updates brought to."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    last_error_date: int = 0
    last_error_message: str = ""
    failing_since: int = 0


@dataclass(slots=True, eq=False)
class BotAccount:
    """What the server keeps about one bot, beside its face."""

    user: User
    token: str
    updates: UpdateQueue
    privacy: bool = True
    inline: bool = True
    inline_feedback: bool = True
    can_join_groups: bool = True
    webhook: WebhookSettings | None = None
    commands: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    default_rights: dict[bool, Json] = field(default_factory=dict)
    blocked_by: set[int] = field(default_factory=set)
    heard_of: set[int] = field(default_factory=set)
    may_write_to: set[int] = field(default_factory=set)
    has_listened: bool = False
    webhook_set_at: float = 0.0

    @property
    def id(self) -> int:
        return self.user.id

    def profile(self) -> Json:
        """Return what getMe answers."""
        return {
            **self.user.card(),
            "can_join_groups": self.can_join_groups,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": self.inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_guest_queries": False,
            "supports_join_request_queries": False,
        }
