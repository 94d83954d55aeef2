"""What the open web sees: the webhook, health and the public pages."""
