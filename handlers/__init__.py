"""What the bot hears: one module per capability, and the whole map on this page."""
