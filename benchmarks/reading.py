"""How well and how fast official text is read: figures from a folder of annotated texts, and speed.

    python benchmarks/reading.py FOLDER... [--scorer PATH] [--errors] [--speed] [--growth]

A FOLDER holds NNN.txt with NNN.json, the annotation; the scorer is a program ``score.py GOLD PREDICTIONS`` that lies
beside the folders or is named. ``--speed`` measures citations and whole plans on this machine in processor time,
``--growth`` the time from 10 KB to 10 MB, adversarial texts included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kehoach_cms.text import UnreadableSource, find_citations, read_text  # noqa: E402

DATA = ROOT / "tests" / "text" / "data"
TEN_PAGES = 22_000
"""Letters on ten pages of an official document: size 14, margins by decree."""
GROWTH = {
    "a plan": (DATA / "901.txt").read_text(encoding="utf-8"),
    "one letter": "a",
    "figures": "1/",
    "numbers": "1/QĐ-UBND-A-B-",
    "citations": "Kế hoạch số 1/KH-UBND ngày 1/1/2020 của UBND tỉnh về ",
    "laws": "Luật A ",
    "items": "- a\n",
    "outline": "I. A\n1. B\na) C\n",
    "bars": "| a ",
    "marks": "e\u0302\u0301",
    "stars": "*a ",
    "captions": "Ảnh 1: x\n",
}


def score(folder: Path, scorer: Path | None, errors: bool) -> None:
    """Reads every text of the folder and prints the scorer's figures."""
    program = scorer or folder.parent / "score.py"
    if not program.exists():
        print(f"{folder}: no scorer at {program}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(folder.glob("*.txt")):
            found = read_text(path.read_bytes().decode("utf-8")).to_schema()
            (Path(place) / f"{path.stem}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(program), str(folder), place, *(["--errors"] if errors else [])]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of a few rounds, in processor time."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def a_plan_of_ten_pages() -> str:
    """The constructed plan's parts, repeated to the length of ten pages."""
    plan = (DATA / "plan_party_cell.txt").read_text(encoding="utf-8")
    tasks, end = plan.index("II- NHIỆM VỤ"), plan.index("Nơi nhận")
    body = plan[tasks:end]
    return plan[:tasks] + body * (TEN_PAGES // len(body)) + plan[end:]


def speed_of(folder: Path) -> None:
    """Prints how many plans of ten pages a second the folder's texts amount to."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    letters = sum(map(len, texts))
    took = sum(seconds(partial(read_text, text), 5) for text in texts)
    print(
        f"{folder}: {letters / TEN_PAGES / took:.1f} times ten pages a second ({len(texts)} texts, {letters} letters)"
    )


def speed() -> None:
    """Prints letters and documents a second on one core."""
    names = ("901.txt", "903.txt", "plan_party_cell.txt", "news_page.txt")
    text = "\n".join((DATA / name).read_text(encoding="utf-8") for name in names) * 120
    size = len(text.encode()) / 1e6
    print(f"citations: {size / seconds(lambda: find_citations(text)):.2f} MB a second ({size:.1f} MB)")
    plan = a_plan_of_ten_pages()
    took = seconds(lambda: [read_text(plan) for _ in range(5)]) / 5
    print(f"whole plans of ten pages ({len(plan)} letters): {1 / took:.1f} a second")


def growth() -> None:
    """Prints seconds for texts ten times as long as the one before: a row that grows tenfold is linear."""
    sizes = (10_000, 100_000, 1_000_000, 10_000_000)
    print(f"{'':12}" + "".join(f"{size:>24,}" for size in sizes) + "   letters: citations, whole document (s)")
    for name, seed in GROWTH.items():
        print(f"{name:12}", end="")
        for size in sizes:
            text = (seed * (size // len(seed) + 1))[:size]
            citations = seconds(partial(find_citations, text), 1)
            try:
                whole = f"{seconds(partial(read_text, text), 1):.2f}"
            except UnreadableSource:
                whole = "refused"
            print(f"{citations:>11.2f} {whole:>11} ", end="", flush=True)
        print()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    for folder in options.folders:
        score(folder, options.scorer, options.errors)
    if options.speed:
        speed()
        for folder in [*options.folders, DATA]:
            speed_of(folder)
    if options.growth:
        growth()


if __name__ == "__main__":
    main()
