"""How a bot takes its updates: getUpdates and the settings of a webhook."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.playground.bot_api.call import Call, Described, method
from bot.playground.world.errors import bad_request, too_many_requests
from bot.playground.world.people import WebhookSettings
from bot.playground.world.updates import DEFAULT_KINDS

Json = dict[str, Any]
SECRET = re.compile(r"[A-Za-z0-9_-]*")
NUMBERS_ONLY = re.compile(r"[0-9.]+|[0-9a-f:]+")
MOST_SECRET = 256


def allow(call: Call) -> None:
    """Keep the filter of kinds when the call brings one."""
    given = call.json("allowed_updates", "allowed_updates")
    if isinstance(given, list):
        call.bot.updates.allow(given)


@method("setWebhook")
def set_webhook(call: Call) -> Described:
    if not call.text("url").strip():
        return _delete(call)
    settings = _settings(call)
    _check_pace(call)
    if call.boolean("drop_pending_updates"):
        call.bot.updates.clear()
    allow(call)
    before = call.bot.webhook
    call.bot.webhook, call.bot.has_listened = settings, True
    call.bot.updates.changed()
    same = before is not None and (before.url, before.secret_token, before.max_connections) == (
        settings.url, settings.secret_token, settings.max_connections)  # fmt: skip
    return Described(True, "Webhook is already set" if same else "Webhook was set")


def _settings(call: Call) -> WebhookSettings:
    address = call.text("url").strip()
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    secret = call.text("secret_token")
    if len(secret) > MOST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    most = call.integer("max_connections", low=0, high=100, default=40) or 40
    return WebhookSettings(address, secret, most, call.text("ip_address"), "certificate" in call.files)


def _check_pace(call: Call) -> None:
    """Refuse a second change of the webhook within the same second of strict time."""
    now = call.world.clock.now().timestamp()
    if call.world.rates.strict and now - call.bot.webhook_set_at < 1:
        raise too_many_requests(1)
    call.bot.webhook_set_at = now


@method("deleteWebhook")
def delete_webhook(call: Call) -> Described:
    return _delete(call)


def _delete(call: Call) -> Described:
    if call.boolean("drop_pending_updates"):
        call.bot.updates.clear()
    was_set = call.bot.webhook is not None
    call.bot.webhook = None
    call.bot.updates.changed()
    return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    hook = call.bot.webhook
    call.bot.updates.forget_expired(call.world.clock.seconds())
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": hook.has_certificate if hook else False,
        "pending_update_count": len(call.bot.updates.pending),
    }
    if call.bot.updates.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = sorted(call.bot.updates.allowed)
    if hook is None:
        return info
    info["max_connections"] = hook.max_connections
    host = urlsplit(hook.url).hostname or ""
    if hook.ip_address or NUMBERS_ONLY.fullmatch(host):
        info["ip_address"] = hook.ip_address or host
    if hook.last_error_date:
        info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    return info
