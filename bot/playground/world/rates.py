"""How often a bot may send: Telegram's published rates, refused only when `strict`."""

from __future__ import annotations

from collections import defaultdict, deque

from bot.playground.world.errors import too_many_requests

ALL_PER_SECOND = 30
PAID_PER_SECOND = 1_000
GROUP_PER_MINUTE = 20
CHAT_BURST, CHAT_SECONDS = 4, 4.0


class RateLimits:
    """Counts what was sent in the last moments, per bot and chat."""

    def __init__(self) -> None:
        self.strict = False
        self._sent: dict[tuple[int, int], deque[float]] = defaultdict(deque)

    def check(self, bot_id: int, chat_id: int, *, now: float, is_group: bool, paid: bool = False) -> None:
        """Count one message, or refuse it with the seconds to wait."""
        if not self.strict:
            return
        rules = [
            ((bot_id, 0), 1.0, PAID_PER_SECOND if paid else ALL_PER_SECOND),
            ((bot_id, chat_id), 60.0, GROUP_PER_MINUTE) if is_group else ((bot_id, chat_id), CHAT_SECONDS, CHAT_BURST),
        ]
        for key, window, most in rules:
            times = self._sent[key]
            while times and now - times[0] >= window:
                times.popleft()
            if len(times) >= most:
                raise too_many_requests(max(1, int(times[0] + window - now + 0.999)))
        for key, _, _ in rules:
            self._sent[key].append(now)
