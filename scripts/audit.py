"""`make audit`: the pages as served before vnu, html-validate and Lighthouse (mobile, median of five).

Their packages come through npm into tests/audit/node_modules (versions and hashes in package-lock.json); vnu needs
Java, Lighthouse a Chromium (CHROMIUM names it where it is elsewhere).

    python scripts/audit.py [--fast] [--runs 5]     # --fast leaves Lighthouse out
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from serving import PAGES, ROOT, fetched, served

AUDIT = ROOT / "tests" / "audit"
TOOLS = AUDIT / "node_modules"
OUT = ROOT / "var" / "audit"
CSS = ROOT / "kehoach_cms" / "static" / "kehoach_cms" / "css" / "kehoach.css"
#: The pages that Lighthouse looks at, and the least it must find: performance, accessibility, best practices, SEO.
LOOKED_AT = ("home", "news", "plan", "list-of-news", "search")
WANTED = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
#: How Chromium is started on a machine without a screen.
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def fetch(address: str) -> list[Path]:
    """Every page into a file."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    files = []
    for name, path in PAGES.items():
        target = OUT / f"{name}.html"
        target.write_bytes(fetched(address + path))
        files.append(target)
    return files


def vnu(files: list[Path]) -> bool:
    """The W3C's checker of HTML and CSS: errors and warnings alike."""
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(["java", "-jar", str(jar), "--also-check-css", *map(str, files), str(CSS)], check=False)
    return done.returncode == 0


def html_validate(files: list[Path]) -> bool:
    """html-validate with its recommended rules."""
    command = [str(TOOLS / ".bin" / "html-validate"), "--config", str(AUDIT / ".htmlvalidate.json")]
    return subprocess.run([*command, *map(str, files)], check=False).returncode == 0


def look(command: list[str], chromium: str) -> None:
    """Run Lighthouse once; where the browser lost its recording of the visit ("NO_NAVSTART"), once more."""
    environment = {**os.environ, "CHROME_PATH": chromium}
    if subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def lighthouse(address: str, runs: int) -> bool:
    """Scores of each page, the median of some runs; what costs points is named."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    good = True
    print(f"{f'Lighthouse (mobile), median of {runs}':<32}" + "".join(f"{name:>16}" for name in WANTED))
    for name in LOOKED_AT:
        scores: dict[str, list[float]] = {key: [] for key in WANTED}
        faults: set[str] = set()
        for run in range(runs):
            report = OUT / f"{name}-{run}.json"
            look(
                [
                    str(TOOLS / ".bin" / "lighthouse"),
                    address + PAGES[name],
                    "--quiet",
                    f"--chrome-flags={FLAGS}",
                    f"--only-categories={','.join(WANTED)}",
                    "--output=json",
                    f"--output-path={report}",
                ],
                chromium,
            )
            found = json.loads(report.read_text(encoding="utf-8"))
            for key in WANTED:
                category = found["categories"][key]
                scores[key].append(100 * category["score"])
                if key != "performance":
                    counted = [audit["id"] for audit in category["auditRefs"] if audit["weight"]]
                    faults |= {one for one in counted if found["audits"][one]["score"] not in (None, 1)}
        medians = {key: statistics.median(values) for key, values in scores.items()}
        good = good and all(medians[key] >= least for key, least in WANTED.items())
        print(f"{name:<32}" + "".join(f"{medians[key]:>16.0f}" for key in WANTED), *sorted(faults), flush=True)
    return good


def main() -> int:
    """Run all three; the exit code says whether all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--fast", action="store_true", help="leave Lighthouse out")
    parser.add_argument("--runs", type=int, default=5, help="how often Lighthouse looks at each page (5)")
    options = parser.parse_args()
    if not TOOLS.exists():
        print("run `make audit`, which installs the tools first", file=sys.stderr)
        return 1
    with served() as address:
        files = fetch(address)
        results = {"vnu": vnu(files), "html-validate": html_validate(files)}
        if not options.fast:
            results["Lighthouse"] = lighthouse(address, options.runs)
    for name, good in results.items():
        print(f"{name:<16} {'clean' if good else 'FAULTS'}   ({len(files)} pages)")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
