"""The face that bots see: the Bot API over HTTP."""
