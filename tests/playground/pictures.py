"""Take the pictures of the documentation from the demo's own page: `python -m tests.playground.pictures`."""

import asyncio
import tempfile
from pathlib import Path

from tests.playground.visitor import Visitor, a_browser, a_demo, play_the_first_two_minutes

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LOOKS = {"playground": (1440, False), "playground-dark": (1440, True), "playground-phone": (390, False)}


async def take() -> None:
    """Play the first two minutes, and look at the stage in every light."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with a_demo(Path(folder)) as address, a_browser() as browser:
            await play_the_first_two_minutes(await Visitor.comes(browser, address))
            for name, (width, dark) in LOOKS.items():
                visitor = await Visitor.comes(browser, address, width=width, dark=dark)
                await visitor.page.wait_for_timeout(400)
                await visitor.page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(take())
