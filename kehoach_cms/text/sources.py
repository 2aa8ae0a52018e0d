"""Opens files: what kind of source it is, within limits, and hands its lines to the reader."""

from __future__ import annotations

from pathlib import Path

from .document import ParsedDocument
from .errors import UnreadableSource
from .reader import read_text

__all__ = ["MAX_FILE", "read_file"]

MAX_FILE = 50_000_000
"""Bytes that a file may have."""


def read_file(path_or_bytes: str | Path | bytes, filename: str | None = None) -> ParsedDocument:
    """Reads a document from a file or from its bytes; ``filename`` tells bytes' kind. Raises UnreadableSource."""
    if isinstance(path_or_bytes, bytes):
        data = path_or_bytes
    else:
        data = Path(path_or_bytes).read_bytes()
    if len(data) > MAX_FILE:
        raise UnreadableSource("too_large", {"found": len(data), "limit": MAX_FILE, "what": "bytes"})
    return read_text(data.decode("utf-8-sig", "replace"))
