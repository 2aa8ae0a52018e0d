"""``python -m kehoach_cms.text FILE... [--out DIR]``: reads documents, writes one JSON each in the schema's form.

Without ``--out`` the JSON goes to standard output. A file that cannot be read is named on standard error with its
code, and the exit status is 1; the others are read all the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from .errors import UnreadableSource
from .sources import read_file


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m kehoach_cms.text", description="Read official documents.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write NAME.json here instead of printing")
    options = parser.parse_args(arguments)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in options.files:
        try:
            document = read_file(path)
        except (UnreadableSource, OSError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed += 1
            continue
        text = json.dumps(document.to_schema(), ensure_ascii=False, indent=1)
        if options.out is None:
            print(text)
        else:
            (options.out / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
