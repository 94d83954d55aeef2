"""Albums in groups: while a question stands below one, its messages are remembered, in memory and for an hour."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram import Message

KEPT_FOR = timedelta(hours=1)
AT_MOST = 200
MESSAGES_AT_MOST = 10
Key = tuple[int, str]


@dataclass(slots=True)
class Albums:
    """What came as one album. Nothing of it is written anywhere: without its author's yes it is forgotten."""

    _kept: OrderedDict[Key, tuple[datetime, list[Message]]] = field(default_factory=OrderedDict)

    def stands_below(self, message: Message, *, now: datetime) -> bool:
        """Remember a message of an album; return whether a question about that album was asked already."""
        key = _key_of(message)
        if key is None:
            return False
        self._let_go(now)
        if key not in self._kept:
            self._kept[key] = (now, [message])
            return False
        messages = self._kept[key][1]
        if len(messages) < MESSAGES_AT_MOST and all(each.message_id != message.message_id for each in messages):
            messages.append(message)
        return True

    def take(self, message: Message) -> tuple[Message, ...]:
        """Return all the messages of an album in their order, and forget them; of anything else the message alone."""
        key = _key_of(message)
        _, messages = self._kept.pop(key, (None, [])) if key is not None else (None, [])
        known = {each.message_id: each for each in (*messages, message)}
        return tuple(known[number] for number in sorted(known))

    def forget(self, message: Message) -> None:
        """Forget an album: its author said no."""
        self.take(message)

    def _let_go(self, now: datetime) -> None:
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) < AT_MOST and now - since < KEPT_FOR:
                return
            self._kept.popitem(last=False)


def _key_of(message: Message) -> Key | None:
    return (message.chat.id, message.media_group_id) if message.media_group_id else None
