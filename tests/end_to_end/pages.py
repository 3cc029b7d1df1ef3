"""Pages of Home Assistant as a logged-in person sees them."""

from __future__ import annotations

from collections.abc import Iterable
import json
import re
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, expect

from demo.home_assistant import HomeAssistant
from demo.layout import ROOT

SCREENSHOTS = ROOT / "build/screenshots"
SIZES = {
    "desktop": (1440, 900),
    "tablet": (820, 1180),
    "phone": (390, 844),
    "narrow": (320, 640),
    "wall": (3840, 2160),
    "picture": (1200, 900),
}
VIEWS = {
    "overview": ["alerts", "live", "usage", "costs", "forecast"],
    "analytics": ["usage", "compare", "costs", "forecast"],
    "alerts": ["alerts"],
    "devices": ["devices"],
    "settings": [],
}
LANGUAGES = ROOT / "dashboards/card/src/language"
AXE = ROOT / "dashboards/card/node_modules/axe-core/axe.min.js"
# Home Assistant applies a theme a moment later, and its cards fade: what is looked at in between is neither.
_DRAWN = """async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const fades = (root) => [
    ...root.getAnimations().filter((each) => each instanceof CSSTransition),
    ...[...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? fades(each.shadowRoot) : [])),
  ];
  await wait(250);
  await Promise.race([Promise.allSettled(fades(document).map((each) => each.finished)), wait(5000)]);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

_AXE_ON_OUR_CARDS = """() => {
  const cards = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (/^SMART-ENERGY-.*-CARD$/.test(element.tagName)) cards.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  if (cards.length === 0) return [];
  return axe.run({ include: cards }, { resultTypes: ["violations"] }).then((result) => result.violations);
}"""


async def logged_in(
    browser: Browser,
    home_assistant: HomeAssistant,
    size: str,
    *,
    dark: bool = False,
    language: str = "en",
    zone: str | None = None,
) -> BrowserContext:
    """Return a browser context of that size in which the demo user is logged in."""
    width, height = SIZES[size]
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        service_workers="block",
        locale="en-GB",
        timezone_id=zone,
    )
    tokens = json.dumps(json.dumps(home_assistant.tokens))
    chosen = json.dumps(json.dumps(language))
    await context.add_init_script(
        f"localStorage.setItem('hassTokens', {tokens}); localStorage.setItem('selectedLanguage', {chosen});"
    )
    return context


def watch(page: Page) -> list[str]:
    """Return a list that fills with the page's errors."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    return problems


async def open_path(page: Page, home_assistant: HomeAssistant, path: str) -> None:
    """Open a view of a dashboard."""
    await page.goto(f"{home_assistant.url}/{path}")
    await page.wait_for_selector("hui-sections-view", state="attached", timeout=60_000)


async def shown(page: Page, cards: Iterable[str]) -> None:
    """Wait until these cards have what they want to show."""
    for card in cards:
        await expect(page.locator(f"smart-energy-{card}-card ha-card").first).to_be_visible(timeout=30_000)
    await expect(page.get_by_text(re.compile("^(Loading|Wird geladen|Cargando)"))).to_have_count(0, timeout=30_000)


async def look(page: Page, size: str, *, dark: bool) -> None:
    """See the page in another size and theme, when everything is drawn anew."""
    width, height = SIZES[size]
    await page.emulate_media(color_scheme="dark" if dark else "light")
    await page.set_viewport_size({"width": width, "height": height})
    await page.evaluate(_DRAWN)


async def too_wide(page: Page) -> int:
    """Return by how many pixels the page must be scrolled sideways."""
    return int(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


async def obstacles(page: Page) -> list[str]:
    """Return what axe finds serious or critical in our cards."""
    await page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = await page.evaluate(_AXE_ON_OUR_CARDS)
    return [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def words(key: str, language: str = "en", **values: str) -> str:
    """Return a text of the cards as a person reads it."""
    text: str = json.loads((LANGUAGES / f"{language}.json").read_text())[key]
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], text)


def number(text: str) -> float:
    """Return the first number of a text in English, such as 12.5 of "€12.50 expected"."""
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    assert found, text
    return float(found[0].replace(",", ""))


def precision(text: str) -> float:
    """Return by how much the first number of a text may differ from what it was rounded from."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", text)
    assert found, text
    return 0.501 * 10.0 ** -len(found[1] or "")
