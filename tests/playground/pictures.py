"""Take the pictures of the documentation from the demo's own page: `python -m tests.playground.pictures`.

One still of each step of the story at a desk and on a phone, the stage in the dark, and the story as a short animation.
It says at the end when the page was first painted.
"""

import asyncio
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from tests.playground.visitor import Visitor, a_browser, a_demo

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
STEPS = 8
STEP_MS = 120_000
FILM_WIDTH, FILM_QUALITY, FRAME_MS, LAST_FRAME_MS = 1000, 48, 1500, 4000
STILL_QUALITY = 72
DESK, PHONE = 1600, 390
GLANCE_MS = 150
SETTLED_MS = 700
PACE = 0.35
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]"


async def take() -> None:
    """Play the story at a desk and on a phone, and look at it in every light."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with a_demo(Path(folder)) as address, a_browser() as browser:
            await film(browser, address)
            dark = await Visitor.comes(browser, address, width=DESK, dark=True, still=False)
            painted = await dark.page.evaluate(f"{FIRST_PAINT}.startTime")
            await still(dark, "playground-dark")
    with tempfile.TemporaryDirectory() as folder:
        async with a_demo(Path(folder)) as address, a_browser() as browser:
            await on_a_phone(browser, address)
    sys.stdout.write(f"The page was first painted after {painted:.0f} ms.\n")


async def film(browser: Browser, address: str) -> None:
    """Film the story at a desk: a frame for each sentence of the ribbon, and a still at the end of each step."""
    visitor = await Visitor.comes(browser, f"{address}/?pace={PACE}", width=DESK, still=False)
    frames, told = [await shot(visitor)], ""
    await visitor.page.get_by_role("button", name="Play the story").click()
    while await visitor.page.locator("#story[data-state=over]").count() == 0:
        await visitor.page.wait_for_timeout(GLANCE_MS)
        words = await visitor.page.locator("#ribbon").inner_text()
        if words == told:
            continue
        told = words
        await visitor.page.wait_for_timeout(SETTLED_MS)
        frames.append(await shot(visitor))
        done = int(await visitor.page.locator("#story").get_attribute("data-done") or 0)
        save(frames[-1], f"story-{min(done + 1, STEPS)}")
    small = [frame.resize((FILM_WIDTH, FILM_WIDTH * frame.height // frame.width)) for frame in frames]
    times = [FRAME_MS] * (len(small) - 1) + [LAST_FRAME_MS]
    small[0].save(
        PICTURES / "story.webp", save_all=True, append_images=small[1:], duration=times, loop=0, quality=FILM_QUALITY
    )


async def on_a_phone(browser: Browser, address: str) -> None:
    """Play each step on a phone, and put what it looks like at the end of each into one picture."""
    visitor = await Visitor.comes(browser, f"{address}/?pace={PACE}", width=PHONE, still=False)
    shown = []
    for step in range(1, STEPS + 1):
        await visitor.page.get_by_role("button", name=f"Step {step} of").click()
        await visitor.page.locator(f"#story[data-done='{step}']:not([data-state=playing])").wait_for(timeout=STEP_MS)
        shown.append(await shot(visitor))
    sheet = Image.new("RGB", (PHONE * STEPS // 2, shown[0].height * 2))
    for at, picture in enumerate(shown):
        sheet.paste(picture, (PHONE * (at % (STEPS // 2)), picture.height * (at // (STEPS // 2))))
    save(sheet, "story-phone")


async def still(visitor: Visitor, name: str) -> None:
    """Save one picture of what a visitor sees."""
    await visitor.page.wait_for_timeout(SETTLED_MS)
    save(await shot(visitor), name)


async def shot(visitor: Visitor) -> Image.Image:
    """Return what the visitor sees."""
    return Image.open(io.BytesIO(await visitor.page.screenshot())).convert("RGB")


def save(picture: Image.Image, name: str) -> None:
    """Keep a picture for the documentation."""
    picture.save(PICTURES / f"{name}.webp", quality=STILL_QUALITY)


if __name__ == "__main__":
    asyncio.run(take())
