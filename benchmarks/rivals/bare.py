"""A bare aiohttp webhook: answers the press in the response and stores nothing. The ceiling of an aiohttp server."""

import sys

import orjson
from aiohttp import web


async def hook(request: web.Request) -> web.Response:
    """Answer one press."""
    update = orjson.loads(await request.read())
    answer = {"method": "answerCallbackQuery", "callback_query_id": update["callback_query"]["id"], "text": "Signed."}
    return web.Response(body=orjson.dumps(answer), content_type="application/json")


def main() -> None:
    """Serve on the port given."""
    import uvloop

    app = web.Application()
    app.router.add_post("/hook", hook)
    uvloop.install()
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)


if __name__ == "__main__":
    main()
