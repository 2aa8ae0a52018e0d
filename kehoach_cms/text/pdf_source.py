"""The text layer of a PDF, read by pdfplumber in a process of its own with bounded time and memory.

A PDF is a program in disguise: the child gets no network from us, a memory limit and a deadline, and gives back text
only. Scripts, forms, attachments and links are not looked at.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

from .errors import UnreadableSource
from .pdf_layout import source_of_pages
from .pdf_page import page_items
from .source import Source

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 500
MAX_LETTERS = 3_000_000
SECONDS = 60
MEMORY = 1_500_000_000
_LETTERS_A_PAGE = 25
_CHILD = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from kehoach_cms.text.pdf_source import _main; _main()"
)


def read_pdf(data: bytes) -> Source:
    """The lines of a PDF's text layer. Raises UnreadableSource: "encrypted", "no_text_layer", "too_slow" ..."""
    answer = _ask_child(data)
    if "code" in answer:
        raise UnreadableSource(str(answer["code"]), answer.get("params") or {})
    pages = answer["pages"]
    source = source_of_pages(pages)
    letters = sum(map(str.isalpha, source.raw))
    if letters < _LETTERS_A_PAGE * max(1, len(pages)) and letters < 400:
        raise UnreadableSource("no_text_layer", {"pages": len(pages)})
    return source


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
    """The lines and tables of each page, or a code. Never raises on what the file holds."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        return {"code": "missing_library", "params": {"extra": "pdf"}}
    try:
        pages: list[dict[str, Any]] = []
        letters = 0
        with pdfplumber.open(io.BytesIO(data)) as document:
            count = len(document.pages)
            if count > MAX_PAGES:
                return {"code": "too_large", "params": {"what": "pages", "found": count, "limit": MAX_PAGES}}
            for page in document.pages:
                letters += len(page.chars)
                if letters > MAX_LETTERS:
                    return {"code": "too_large", "params": {"what": "letters", "limit": MAX_LETTERS}}
                pages.append(page_items(page))
                page.close()
        if not pages:
            return {"code": "damaged_file", "params": {"why": "no pages"}}
        return {"pages": pages}
    except MemoryError:
        return {"code": "too_large", "params": {"what": "memory"}}
    except RecursionError:
        return {"code": "too_large", "params": {"what": "nesting"}}
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            return {"code": "encrypted"}
        return {"code": "damaged_file", "params": {"why": "PdfminerException"}}
    except Exception as error:  # the library raises whatever a damaged file makes it stumble over
        return {"code": "damaged_file", "params": {"why": type(error).__name__}}


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
