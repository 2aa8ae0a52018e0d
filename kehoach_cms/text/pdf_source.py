"""The text layer of a PDF, read by pypdf in a process of its own with bounded time and memory.

A PDF is a program in disguise: the child gets no network from us, a memory limit and a deadline, and gives back text
only. Scripts, forms, attachments and links are not looked at.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from .cleaning import clean
from .document import Unplaced, Warning
from .errors import UnreadableSource
from .layout import lines_of
from .legacy import convert_text
from .source import Source

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 500
MAX_LETTERS = 10_000_000
SECONDS = 60
MEMORY = 1_500_000_000
_LETTERS_A_PAGE = 25
_PAGE_NUMBER = re.compile(r"[-–—\s]*[0-9]{1,4}(?:\s?/\s?[0-9]{1,4})?[-–—\s]*$")
_CHILD = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from kehoach_cms.text.pdf_source import _main; _main()"
)


def read_pdf(data: bytes) -> Source:
    """The lines of a PDF's text layer. Raises UnreadableSource: "encrypted", "no_text_layer", "too_slow" ..."""
    answer = _ask_child(data)
    if "code" in answer:
        raise UnreadableSource(str(answer["code"]), answer.get("params") or {})
    pages = [str(page) for page in answer["pages"]]
    letters = sum(sum(map(str.isalpha, page)) for page in pages)
    if letters < _LETTERS_A_PAGE * max(1, len(pages)) and letters < 400:
        raise UnreadableSource("no_text_layer", {"pages": len(pages)})
    return _source(pages, bool(answer.get("images")))


def _source(pages: Sequence[str], images: bool) -> Source:
    unplaced: list[Unplaced] = []
    kept: list[str] = []
    for number, page in enumerate(pages, 1):
        lines = page.split("\n")
        for end in (0, -1):
            while lines and not lines[end].strip():
                lines.pop(end)
            if lines and _PAGE_NUMBER.match(lines[end]):
                unplaced.append(Unplaced(lines.pop(end).strip(), f"page number {number}"))
        kept.append("\n".join(lines))
    text, code = convert_text("\n".join(kept))
    warnings = [Warning("old_font_converted", {"font": code})] if code else []
    if images:
        warnings.append(Warning("pictures_not_read", {}))
    cleaned = clean(text)
    return Source(
        text, cleaned, tuple(lines_of(cleaned)), unplaced=tuple(unplaced), warnings=tuple(warnings), broken=True
    )


def _ask_child(data: bytes) -> dict[str, Any]:
    """Runs ``extract`` in a child; where no child can be started the code "no_process" says so."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, json.dumps(sys.path)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource("too_slow", {"limit": SECONDS}) from error
    except (OSError, ValueError) as error:
        raise UnreadableSource("no_process", {"why": type(error).__name__}) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableSource("damaged_file", {"why": "reader stopped", "status": done.returncode}) from error
    return answer if isinstance(answer, dict) else {"code": "damaged_file"}


def extract(data: bytes) -> dict[str, Any]:
    """The text of each page, or a code. Never raises on what the file holds."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        return {"code": "missing_library", "params": {"extra": "pdf"}}
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"code": "encrypted"}
        count = len(reader.pages)
        if count > MAX_PAGES:
            return {"code": "too_large", "params": {"what": "pages", "found": count, "limit": MAX_PAGES}}
        pages: list[str] = []
        letters = 0
        for page in reader.pages:
            text = page.extract_text() or ""
            letters += len(text)
            if letters > MAX_LETTERS:
                return {"code": "too_large", "params": {"what": "letters", "limit": MAX_LETTERS}}
            pages.append(text.encode("utf-8", "replace").decode("utf-8"))
        return {"pages": pages, "images": _has_images(reader)}
    except MemoryError:
        return {"code": "too_large", "params": {"what": "memory"}}
    except RecursionError:
        return {"code": "too_large", "params": {"what": "nesting"}}
    except PyPdfError as error:
        return {"code": "damaged_file", "params": {"why": type(error).__name__}}
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        return {"code": "damaged_file", "params": {"why": type(error).__name__}}


def _has_images(reader: Any) -> bool:
    try:
        for page in list(reader.pages)[:20]:
            resources = page.get("/Resources")
            objects = resources.get_object().get("/XObject") if resources is not None else None
            if objects is not None and len(objects.get_object()):
                return True
    except Exception:
        return False
    return False


def _main() -> None:
    """The child: limits itself, reads the file from standard input, answers in JSON."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
    import logging

    logging.disable(logging.CRITICAL)
    answer = extract(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))
