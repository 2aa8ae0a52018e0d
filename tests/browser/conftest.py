"""What looks at the demo portal: browsers, what they refuse, who signs in."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import demo


def chromium() -> str:
    """The Chromium to use: CHROMIUM, or the one on the path."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "install Chromium, or name it with CHROMIUM"
    return found


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly loaded demo portal, one for each process that tests."""
    folder = tmp_path_factory.mktemp("portal")
    if made := os.environ.get("TEST_DEMO"):
        shutil.copytree(made, folder, dirs_exist_ok=True)
    else:
        demo.make(folder)
    with demo.served(folder) as address:
        yield address


#: The policy of every reader's page, word for word.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


#: What axe looks for: all of WCAG 2.2 A and AA and its best practice, and what it leaves out unless it is asked (the
#: size of targets, its experiments). Only the rules of level AAA are not ours. Of what passes it says nothing, which
#: spares it two thirds of its time.
AXE_RUN = """() => axe.run(document, { resultTypes: ["violations"], rules: Object.fromEntries([
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


#: How long a browser waits for anything, in milliseconds: no test measures time, and a busy machine is slow.
PATIENCE = 120_000


def launched(engine: Playwright, *flags: str) -> Browser:
    """A headless Chromium that calls nobody, and waits long before it gives up."""
    expect.set_options(timeout=PATIENCE)
    started = engine.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags], timeout=PATIENCE)
    started.on("context", lambda context: context.set_default_timeout(PATIENCE))
    return started


@pytest.fixture(scope="session")
def browser(engine: Playwright) -> Iterator[Browser]:
    """The browser of most tests."""
    started = launched(engine)
    yield started
    started.close()


@pytest.fixture
def large_letters(engine: Playwright) -> Iterator[Browser]:
    """The browser of a reader who set letters of twice the size: 32 px instead of 16."""
    started = launched(engine, "--blink-settings=defaultFontSize=32")
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
