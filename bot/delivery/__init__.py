"""How messages arrive and leave: the only floor that speaks to Telegram's servers."""

import os

# python-telegram-bot warns about every whole number of seconds (retry_after, duration) until spans are asked for.
os.environ.setdefault("PTB_TIMEDELTA", "true")
