"""Opens files: finds out what a file is by its bytes, keeps to the limits, hands its lines to the reader.

Word (.docx), web pages, PDF with a text layer and plain text are read; old Word files, scans and anything unknown are
refused with a code. Nothing is unpacked to disk, fetched or run.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from .document import ParsedDocument, Warning
from .errors import UnreadableSource
from .html_source import decode, read_html
from .legacy import convert_text
from .reader import MAX_TEXT, read_source
from .source import Source, source_of_text

__all__ = ["MAX_FILE", "open_source", "read_file"]

MAX_FILE = 50_000_000
"""Bytes that a file may have."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    r"\s{0,200}(?:<!--.{0,2000}?-->\s{0,200}){0,3}<(?:!doctype\s+html|html|head|body|div|p|article"
    r"|section|table|meta|h[1-6]|span|main)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SUFFIX_KIND = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "text", ".md": "text"}
_TEXTUAL = frozenset(("html", "text"))


def read_file(path_or_bytes: str | Path | bytes, filename: str | None = None) -> ParsedDocument:
    """Reads a document from a file, or from a file's bytes with its name.

    Raises UnreadableSource with a code: "too_large", "empty", "old_word_format", "encrypted", "macros", "zip_bomb",
    "entities", "unsafe_path", "no_text_layer", "damaged_file", "type_mismatch", "unknown_format", "missing_library".
    A path that cannot be opened raises OSError.
    """
    return read_source(open_source(path_or_bytes, filename))


def open_source(path_or_bytes: str | Path | bytes, filename: str | None = None) -> Source:
    """The file as lines, before anything is read out of them."""
    if isinstance(path_or_bytes, bytes):
        data = path_or_bytes
    else:
        path = Path(path_or_bytes)
        if path.stat().st_size > MAX_FILE:
            raise UnreadableSource("too_large", {"what": "bytes", "found": path.stat().st_size, "limit": MAX_FILE})
        data = path.read_bytes()
        filename = filename or path.name
    if len(data) > MAX_FILE:
        raise UnreadableSource("too_large", {"what": "bytes", "found": len(data), "limit": MAX_FILE})
    if not data.strip():
        raise UnreadableSource("empty", {})
    kind = kind_of(data)
    named = _SUFFIX_KIND.get(PurePath(filename).suffix.lower()) if filename else None
    if named is not None and named != kind and not {named, kind} <= _TEXTUAL:
        raise UnreadableSource("type_mismatch", {"named": named, "found": kind})
    if kind == "docx":
        from .docx_source import read_docx

        return read_docx(data)
    if kind == "pdf":
        from .pdf_source import read_pdf

        return read_pdf(data)
    text = decode(data)
    if len(text) > MAX_TEXT:
        raise UnreadableSource("too_large", {"what": "letters", "found": len(text), "limit": MAX_TEXT})
    if kind == "html" or named == "html":
        return read_html(convert_text(text)[0])
    converted, code = convert_text(text)
    return source_of_text(converted, [Warning("old_font_converted", {"font": code})] if code else [])


def kind_of(data: bytes) -> str:
    """docx, pdf, html or text, by the bytes; raises for what is none of them."""
    if data.startswith(_OLE):
        raise UnreadableSource("encrypted" if _ENCRYPTED in data else "old_word_format", {})
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        raise UnreadableSource("unknown_format", {"found": "rtf"})
    head = decode(data[:8192])
    if _PAGE.match(head.lstrip("\ufeff")):
        return "html"
    strange = len(_CONTROL.findall(head))
    if strange * 50 > len(head) or (strange and "\x00" in head):
        raise UnreadableSource("unknown_format", {"found": "binary"})
    return "text"
