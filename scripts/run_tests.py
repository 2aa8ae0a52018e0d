"""Run all tests that this machine can run, and say loudly which it cannot.

SQLite always; PostgreSQL too when DATABASE_URL names one; browser tests with the Chromium that
CHROMIUM names or that is found on the path. With CI set nothing may be left out.

What every process would make for itself is made once: the tables (`TEST_TEMPLATE`, see tests/conftest.py) and the
demo portal that the browser looks at (`TEST_DEMO`, see tests/browser/conftest.py).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]


def run(label: str, arguments: list[str], **environment: str) -> int:
    """Run pytest once, under a heading."""
    print(f"\n== {label}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


@contextmanager
def empty_database(url: str) -> Iterator[str]:
    """The address of a new PostgreSQL database beside the one that the address names; dropped in the end."""
    name = f"{urlsplit(url).path.lstrip('/')}_template"
    with psycopg.connect(url, autocommit=True) as server:
        quoted = Identifier(name)
        drop = SQL("DROP DATABASE IF EXISTS {}").format(quoted)
        server.execute(drop)
        server.execute(SQL("CREATE DATABASE {}").format(quoted))
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(drop)


def begun(*command: str, **environment: str) -> "subprocess.Popen[bytes]":
    """A process that goes on beside this one."""
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env={**os.environ, **environment})


def finished(*processes: "subprocess.Popen[bytes]") -> None:
    """Wait for all of them; raise CalledProcessError for one that failed."""
    for process in processes:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)


def migrated(**environment: str) -> "subprocess.Popen[bytes]":
    """Make the tables of a database."""
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", **environment}
    return begun("site/manage.py", "migrate", "--verbosity", "0", **settings)


def run_all(scratch: Path) -> tuple[list[int], list[str]]:
    """All runs: their exit codes, and what had to be left out."""
    codes, left_out = [], []
    workers = ["-n", os.environ.get("WORKERS", str(os.cpu_count() or 1))]
    url = os.environ.get("DATABASE_URL", "")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    demo, tables = scratch / "demo", scratch / "tables.sqlite3"
    with ExitStack() as ending:
        made = ending.enter_context(empty_database(url)) if url else ""
        making = [migrated(DATABASE_URL="", PORTAL_DATA=str(demo))]
        if made:
            making.append(migrated(DATABASE_URL=made))
        finished(*making)
        shutil.copy(demo / "portal.sqlite3", tables)
        if chromium:
            loading = begun("-m", "tests.browser.demo", str(demo), DATABASE_URL="")
            ending.callback(loading.kill)
        sqlite = {"DATABASE_URL": "", "TEST_TEMPLATE": str(tables)}
        codes.append(run("SQLite", ["-m", "not browser", *workers], **sqlite))
        if made:
            template = urlsplit(made).path.lstrip("/")
            wanted = ["-m", "not browser", *workers, "--ignore=tests/text"]
            codes.append(run("PostgreSQL", wanted, TEST_TEMPLATE=template))
        else:
            left_out.append("PostgreSQL: set DATABASE_URL=postgresql://user@host/name")
        if chromium:
            finished(loading)
            found = {"CHROMIUM": chromium, "TEST_DEMO": str(demo)}
            codes.append(run("browser", ["-m", "browser", *workers], **sqlite, **found))
        else:
            left_out.append("browser tests: install Chromium, or name it with CHROMIUM=/path/to/it")
    return codes, left_out


def main() -> int:
    """All runs; the worst exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        codes, left_out = run_all(Path(scratch))
    for line in left_out:
        print(f"\n!!! LEFT OUT: {line}", flush=True)
    if left_out and os.environ.get("CI"):
        print("Nothing may be left out under CI.")
        return 1
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
