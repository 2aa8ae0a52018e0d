"""What a page costs a reader with a cheap phone: bytes, requests, when the largest thing is there, what jumps.

    python benchmarks/budgets.py [--runs 3] [--frame-python PYTHON]

360 px, processor slowed 6 times, slow 4G (1.6 Mbit/s down, 150 ms round trip, as Lighthouse has it), nothing cached,
nothing scrolled. "Before scroll" is what the page needs; "fetched ahead" are lazy pictures below the first screen,
which Chromium fetches early on a slow line and readers do not wait for. The portal is served compressed
(scripts/serving.py). Largest contentful paint is the median of the runs; the rest does not vary. The exit code says
whether every budget is kept.

bakerydemo's figures are cited, not measured here: from 22 November 2026, bakerydemo 8e2b625 on Wagtail 8.0.1, Chromium
156, 360 px, processor slowed 6 times, gzip, slow 4G. Other network settings would move its LCP, not its bytes.

With --frame-python, a Python of an environment with django-dsfr and django-widget-tweaks, the frame that every page of
sites-faciles is built on is measured too (peers/dsfr_frame.py): the least that a page of it costs.
"""

import argparse
import gzip
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from serving import PAGES, served  # noqa: E402

AXE = ROOT / "tests" / "vendor" / "axe-core-4.14.1" / "axe.min.js"
STATIC = ROOT / "kehoach_cms" / "static" / "kehoach_cms"
#: Bytes of HTML as sent, by page; everything else holds for all. The second news has five comments, one of them of
#: 2,000 characters.
HTML_BUDGETS = {
    "plain-news": 6144,
    "news": 8704,
    "plan": 10240,
    "list-of-news": 8192,
    "home": 8192,
    "gallery": 8192,
    "search": 8192,
}
TOTAL_BUDGET, REQUEST_BUDGET, LCP_BUDGET, CLS_BUDGET = 70 * 1024, 6, 1.3, 0.0
CSS_BUDGET, JS_BUDGET = 10 * 1024, 3 * 1024

#: page: bytes, requests, seconds to LCP, CLS (None: not measured).
BAKERYDEMO: dict[str, tuple[int, int, float, float | None]] = {
    "home": (187 * 1024, 12, 2.25, None),
    "news": (139 * 1024, 10, 2.16, 0.0),
}

OBSERVE = """
window.seen = { lcp: 0, cls: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.lcp = e.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) window.seen.cls += e.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Cost:
    """What one page costs."""

    size: int = 0
    requests: int = 0
    #: What Chromium fetches ahead of a scroll: pictures marked lazy.
    ahead_size: int = 0
    ahead: int = 0
    html: int = 0
    lcp: list[float] = field(default_factory=list)
    cls: float = 0.0


def visit(browser: Browser, address: str, cost: Cost) -> None:
    """Open a page once, as a phone that has never been there."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8},
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    wire.on("Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(2500)
    seen = page.evaluate("window.seen")
    lazy = set(page.evaluate("[...document.querySelectorAll('img[loading=lazy]')].map((image) => image.currentSrc)"))
    # The emblem is the page's icon as well, which the browser has already: an address counts once.
    sizes = {addresses[key]: size for key, size in reversed(sizes.items())}
    ahead = {address for address in sizes if address in lazy}
    cost.size, cost.requests = (
        int(sum(size for key, size in sizes.items() if key not in ahead)),
        len(sizes) - len(ahead),
    )
    cost.ahead_size, cost.ahead = int(sum(sizes[key] for key in ahead)), len(ahead)
    cost.lcp.append(seen["lcp"] / 1000)
    cost.cls = max(cost.cls, round(seen["cls"], 4))
    context.close()


def gzipped(path: Path) -> int:
    """Bytes of a file as a web server sends it."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def html_bytes(address: str) -> int:
    """Bytes of a page's HTML as sent."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    return len(urllib.request.urlopen(request, timeout=60).read())


@contextmanager
def served_frame(python: str) -> Iterator[str]:
    """The address of the design system's page while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = str(ROOT / "benchmarks" / "peers" / "dsfr_frame.py")
    server = subprocess.Popen([python, script, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _attempt in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
                break
            except urllib.error.URLError:
                time.sleep(0.3)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=10)


def measure_frame(browser: Browser, python: str, runs: int) -> None:
    """Print what the least page of sites-faciles costs and what axe finds there."""
    cost = Cost()
    with served_frame(python) as address:
        cost.html = html_bytes(address)
        for _run in range(runs):
            visit(browser, address, cost)
        page = browser.new_page(viewport={"width": 360, "height": 640}, bypass_csp=True)
        page.goto(address)
        page.add_script_tag(path=str(AXE))
        faults = [fault["id"] for fault in page.evaluate("axe.run()")["violations"]]
        page.close()
    print(
        f"\nframe of sites-faciles (django-dsfr), two paragraphs: HTML {cost.html} gz, {cost.size / 1024:.1f} K in "
        f"{cost.requests} requests, LCP {statistics.median(cost.lcp):.2f} s, CLS {cost.cls:.3f}, "
        f"axe {len(faults)} {' '.join(faults)}"
    )


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--frame-python", default="")
    options = parser.parse_args()
    runs = options.runs
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    costs = {name: Cost() for name in HTML_BUDGETS}
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", "--no-sandbox"])
        for name, cost in costs.items():
            cost.html = html_bytes(address + PAGES[name])
            for _run in range(runs):
                visit(browser, address + PAGES[name], cost)
        if options.frame_python:
            measure_frame(browser, options.frame_python, runs)
        browser.close()
    css, script = gzipped(STATIC / "css" / "kehoach.css"), gzipped(STATIC / "js" / "kehoach.js")
    faults = []
    head = f"{'page':<14}{'HTML gz':>9}{'before scroll':>20}{'fetched ahead':>18}{'LCP s':>8}{'CLS':>7}"
    print(f"{head}   bakerydemo (cited)")
    for name, cost in costs.items():
        lcp = statistics.median(cost.lcp)
        peer = BAKERYDEMO.get(name)
        beside = f"{peer[0] / 1024:.0f} KB, {peer[1]} requests, LCP {peer[2]:.2f} s" if peer else ""
        print(
            f"{name:<14}{cost.html:>9}{cost.size / 1024:>8.1f} K in {cost.requests:<5}"
            f"{cost.ahead_size / 1024:>10.1f} K in {cost.ahead:<3}{lcp:>8.2f}{cost.cls:>7.3f}   {beside}"
        )
        limits = {
            "HTML": (cost.html, HTML_BUDGETS[name]),
            "bytes before scroll": (cost.size, TOTAL_BUDGET),
            "requests": (cost.requests, REQUEST_BUDGET),
            "LCP": (lcp, LCP_BUDGET),
            "CLS": (cost.cls, CLS_BUDGET),
        }
        faults += [f"{name}: {what} {found:.6g} > {most:.6g}" for what, (found, most) in limits.items() if found > most]
    print(f"style sheet {css} bytes gz (budget {CSS_BUDGET}), script {script} (budget {JS_BUDGET}), fonts 0")
    faults += [f"style sheet {css} > {CSS_BUDGET}"] * (css > CSS_BUDGET)
    faults += [f"script {script} > {JS_BUDGET}"] * (script > JS_BUDGET)
    print("\n".join(faults) or "every budget is kept")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
