"""People, chats, messages and time: the whole of the small Telegram, without a network."""
