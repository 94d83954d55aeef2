"""What every page tells the browser that reads it; Telegram's own calls need none of it."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# Pages to read: our own style, pictures and script, and nothing from anywhere else. Kept by a browser, asked for again.
PAGE_HEADERS = HEADERS | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "public, no-cache",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What people sent: shown or saved, and never able to do anything.
FILE_HEADERS = HEADERS | {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cache-Control": "public, no-cache",
}
STATIC_HEADERS = HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"}
