"""How messages arrive and leave: the only floor that speaks to Telegram's servers."""
