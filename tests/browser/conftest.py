"""A demo portal of its own for the browser: loaded once, served by a process of its own."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[2]


def chromium() -> str:
    """The Chromium to use: CHROMIUM, or the one on the path."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "install Chromium, or name it with CHROMIUM"
    return found


def warm(address: str) -> None:
    """Ask for every page once: the first answer cuts the page's pictures, which takes its time."""
    from tests.browser.test_pages import PAGES

    for path in PAGES.values():
        # What is not found is a page too.
        with contextlib.suppress(urllib.error.HTTPError):
            urllib.request.urlopen(address + path, timeout=300).read()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly loaded demo portal."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PORTAL_DATA": str(tmp_path_factory.mktemp("portal")),
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": "",
    }
    manage = [sys.executable, str(ROOT / "site" / "manage.py")]
    for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run([*manage, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _attempt in range(400):  # two minutes: the machine may be busy
            try:
                urllib.request.urlopen(f"{address}/suc-khoe/", timeout=2)
                break
            except urllib.error.URLError:
                time.sleep(0.3)
        warm(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


#: The policy of every reader's page, word for word.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


#: What axe looks for: all of WCAG 2.2 A and AA and its best practice, and what it leaves out unless it is asked (the
#: size of targets, its experiments). Only the rules of level AAA are not ours.
AXE_RUN = """() => axe.run(document, { rules: Object.fromEntries([
    "target-size", "css-orientation-lock", "focus-order-semantics", "hidden-content", "p-as-heading",
    "table-fake-caption", "td-has-header",
].map((id) => [id, { enabled: true }])) })"""


FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def engine() -> Iterator[Playwright]:
    """What starts browsers; there can be only one in a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(engine: Playwright) -> Iterator[Browser]:
    """A headless Chromium that calls nobody."""
    started = engine.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def large_letters(engine: Playwright) -> Iterator[Browser]:
    """The browser of a reader who set letters of twice the size: 32 px instead of 16."""
    started = engine.chromium.launch(executable_path=chromium(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    yield started
    started.close()


def refusals(context: BrowserContext) -> list[str]:
    """What the browser will refuse from now on because of the policy; empty where the policy is kept."""
    said: list[str] = []
    context.on("console", lambda line: said.append(line.text) if "Content Security Policy" in line.text else None)
    return said


def log_in(page: Page, served: str, path: str) -> None:
    """The demo's editor signs in, and goes to an address of the admin."""
    page.goto(f"{served}/admin/login/?next={path}")
    page.fill("input[name=username]", "bientap")
    page.fill("input[name=password]", "bientap")
    with page.expect_navigation():
        page.click("button[type=submit]")
