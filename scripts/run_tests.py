"""Run all tests that this machine can run, and say loudly which it cannot.

SQLite always; PostgreSQL too when DATABASE_URL names one; browser tests with the Chromium that
CHROMIUM names or that is found on the path. With CI set nothing may be left out.
"""

import os
import shutil
import subprocess
import sys


def run(label: str, arguments: list[str], **environment: str) -> int:
    """Run pytest once, under a heading."""
    print(f"\n== {label}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    """All runs; the worst exit code."""
    left_out: list[str] = []
    workers = os.environ.get("WORKERS", str(os.cpu_count() or 1))
    url = os.environ.get("DATABASE_URL", "")
    codes = [run("SQLite", ["-m", "not browser", "-n", workers], DATABASE_URL="")]
    if url:
        codes.append(run("PostgreSQL", ["-m", "not browser", "-n", workers, "--ignore=tests/text"]))
    else:
        left_out.append("PostgreSQL: set DATABASE_URL=postgresql://user@host/name")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        codes.append(run("browser", ["-m", "browser", "-n", workers], DATABASE_URL="", CHROMIUM=chromium))
    else:
        left_out.append("browser tests: install Chromium, or name it with CHROMIUM=/path/to/it")
    for line in left_out:
        print(f"\n!!! LEFT OUT: {line}", flush=True)
    if left_out and os.environ.get("CI"):
        print("Nothing may be left out under CI.")
        return 1
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
