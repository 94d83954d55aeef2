"""A small, faithful Telegram on one's own machine: it serves any bot, and lets programs and pages play the people."""
