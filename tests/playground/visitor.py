"""A visitor in a real headless browser, on the page of a real `folkmoot demo`."""

import json
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot import demo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]  # fmt: skip
IDEA = "Cars pass the gate of Elm Street School at 50 km/h. A raised crossing would slow everybody down."
TITLE = "Cars pass the gate of Elm Street School at 50 km/h"
PATIENCE_MS = 100_000
MOST_TABS = 40

expect.set_options(timeout=PATIENCE_MS)


@asynccontextmanager
async def a_demo(folder: Path, *, migrated: Path | None = None) -> AsyncIterator[str]:
    """Open what `folkmoot demo` shows in an empty folder; give its address.

    It lives in this process, where everything is imported; tests/house types the command itself. Where there is a
    migrated, empty store already, the demo begins with a copy of it.
    """
    if migrated is not None:
        shutil.copy(migrated, folder / demo.DATABASE)
    async with demo.opened(demo.Plan(folder=folder, port=0)) as (place, _):
        yield place.address


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Start the machine's own Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@dataclass
class Visitor:
    """Looks at one page and uses it as a person would; `faults` is what the page itself complained about."""

    page: Page
    faults: list[str] = field(default_factory=list)
    home: str = ""

    @classmethod
    async def comes(cls, browser: Browser, address: str, **traits: Any) -> "Visitor":
        """Open the page in a window of these traits and wait until the phones are awake."""
        came = await cls.sits_down(browser, **traits)
        await came.enters(address)
        return came

    @classmethod
    async def sits_down(
        cls, browser: Browser, *, width: int = 1440, dark: bool = False, still: bool = True, touch: bool = False
    ) -> "Visitor":
        """Open an empty window of this width; what it shows will only move for who wants to see that."""
        page = await browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            has_touch=touch,
            is_mobile=touch,
        )
        came = cls(page)
        page.on("pageerror", lambda fault: came.faults.append(str(fault)))
        page.on("console", lambda said: came.faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if came.is_at_home(asked.url) else came.faults.append(asked.url))
        page.set_default_timeout(PATIENCE_MS)
        return came

    async def enters(self, address: str) -> None:
        """Go to a town's page and wait until the phones are awake; faults elsewhere are forgotten."""
        self.home = address.partition("?")[0]
        self.faults.clear()
        await self.page.goto(address)
        await self.page.wait_for_selector("body[data-ready]")

    def is_at_home(self, address: str) -> bool:
        """Return whether this is on the page that was opened, and nobody else's."""
        return address.startswith((self.home, "data:", "blob:", "ws:", "about:"))

    async def goes_out(self) -> None:
        """Leave the town, and keep the window."""
        await self.page.goto("about:blank")

    async def leaves(self) -> None:
        """Close the page, and forget all it kept."""
        await self.page.context.close()

    def phone(self, who: str) -> Locator:
        """Return somebody's phone."""
        return self.page.locator(f"#phone-{who}")

    async def says(self, who: str, words: str) -> None:
        """Write into the open chat and send it by the keyboard."""
        field = self.phone(who).get_by_label("Message", exact=True)
        await field.fill(words)
        await field.press("Enter")

    async def starts(self, who: str) -> None:
        """Press START, and wait until the bot may write."""
        start = self.phone(who).locator(".start")
        await start.click()
        await expect(start).to_be_hidden()

    async def presses(self, who: str, label: str) -> None:
        """Press the newest button with this label."""
        await self.phone(who).locator(".messages .key", has_text=label).last.click()

    async def clicks(self, who: str, *labels: str) -> None:
        """Click one after another what has these names on somebody's phone."""
        for label in labels:
            await self.phone(who).get_by_role("button", name=label).last.click()

    async def opens_menu_of(self, who: str, words: str) -> None:
        """Click with the right mouse button on the message that says this."""
        told = self.page.locator(".words, .poll", has_text=words)
        await self.phone(who).locator(".message .bubble", has=told).last.click(button="right")

    async def goes_to(self, who: str, title: str) -> None:
        """Open a chat of the list."""
        await self.phone(who).locator(".back").click()
        await self.phone(who).locator(".chat-list .entry", has_text=title).first.click()

    async def sees(self, who: str, words: str) -> None:
        """Wait until these words stand on somebody's screen."""
        await expect(self.phone(who).get_by_text(words).last).to_be_visible(timeout=PATIENCE_MS)

    async def opens_drawer(self, title: str) -> Locator:
        """Open one of the drawers, and return it."""
        await self.page.get_by_role("button", name=title).click()
        drawer = self.page.get_by_role("dialog", name=title)
        await expect(drawer).to_be_visible()
        return drawer

    async def makes_trouble(self, fault: dict[str, str | int]) -> None:
        """Have the next call of a method fail."""
        await self._posts("/play/faults", fault)

    async def lets_pass(self, **span: int) -> None:
        """Let time pass in town, and whatever is due by then happen."""
        await self._posts("/play/clock?wait=quiet", span)

    async def _posts(self, path: str, body: Mapping[str, str | int]) -> None:
        await self.page.evaluate(
            "([path, body]) => fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body})",
            [path, json.dumps(body)],
        )

    async def stored(self, who: str) -> Any:
        """Return what the bot's database holds about somebody."""
        return (await self.page.evaluate(f"fetch('/play/people/{who}/record').then((said) => said.json())"))["result"]

    async def story_is(self, state: str, *, within_ms: int) -> None:
        """Wait until the story is playing, paused, free or over."""
        await expect(self.page.locator(f"#story[data-state={state}]")).to_be_visible(timeout=within_ms)

    async def tabs_to(self, name: str) -> None:
        """Move the focus by the Tab key until it is on the control with this name."""
        for _ in range(MOST_TABS):
            await self.page.keyboard.press("Tab")
            if await self.focused() == name:
                return
        raise AssertionError(f"the Tab key never came to {name!r}")

    async def focused(self) -> str:
        """Return the words on what has the focus."""
        words: str = await self.page.evaluate("document.activeElement?.textContent.trim() || ''")
        return words


async def play_the_first_two_minutes(visitor: Visitor) -> None:
    """Suggest, publish, sign: what a newcomer does first."""
    await visitor.phone("ana").locator(".start").click()
    await visitor.presses("ana", "Suggest an idea")
    await visitor.sees("ana", "What would you like to change?")
    await visitor.says("ana", IDEA)
    await visitor.presses("ana", "Send for review")
    await visitor.sees("ana", "Sent. Your idea is number")
    await visitor.presses("sam", "Publish")
    await visitor.sees("ana", "Your idea is published.")
    await visitor.says("bob", "/ideas")
    await visitor.presses("bob", "Read 4")  # below the three that the town had before
    await visitor.presses("bob", "Sign this idea")
    await visitor.sees("bob", "Signed. You're number 1.")
    await visitor.lets_pass(seconds=15)  # a card is drawn again after a while
    await visitor.sees("bob", "1 of 500 signatures")
