"""Opens a .docx as a zip within limits: nothing is trusted before it is measured, nothing is written to disk."""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import zipfile
import zlib
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .errors import UnreadableSource

__all__ = ["Package", "relationships"]

MAX_ENTRIES = 2_000
MAX_TOTAL = 100_000_000
MAX_XML = 10_000_000
MAX_PICTURE = 30_000_000
MAX_RATIO = 100
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 200
_RATIO_FROM = 1_000_000
_CHUNK = 1 << 16
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class _LimitedBuilder(ElementTree.TreeBuilder):
    """Builds a tree that is neither too deep for a walk nor too large for memory."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            what = "depth" if self._depth > MAX_DEPTH else "elements"
            raise UnreadableSource("too_large", {"what": what, "limit": MAX_DEPTH if what == "depth" else MAX_ELEMENTS})
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


class Package:
    """The parts of an OOXML file, read one by one and never beyond the limits. Raises UnreadableSource."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            UnicodeError,
            IndexError,
        ) as error:
            raise UnreadableSource("damaged_file", {"why": type(error).__name__}) from error
        self._read = 0
        self._check(entries)
        self.names = {entry.filename: entry for entry in entries}

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_ENTRIES:
            raise UnreadableSource("too_large", {"what": "entries", "found": len(entries), "limit": MAX_ENTRIES})
        names: set[str] = set()
        spans: list[tuple[int, int]] = []
        total = 0
        for entry in entries:
            name = entry.filename
            if name.lower() in names:
                raise UnreadableSource("damaged_file", {"why": "doubled entry"})
            names.add(name.lower())
            if (
                name.startswith(("/", "\\"))
                or ".." in name.replace("\\", "/").split("/")
                or ":" in name
                or "\\" in name
            ):
                raise UnreadableSource("unsafe_path", {})
            if entry.flag_bits & 0x1:
                raise UnreadableSource("encrypted", {})
            if (entry.external_attr >> 16) & 0o170000 == 0o120000:
                raise UnreadableSource("unsafe_path", {})
            total += entry.file_size
            big = entry.file_size > _RATIO_FROM
            if total > MAX_TOTAL or (big and entry.file_size > MAX_RATIO * max(1, entry.compress_size)):
                raise UnreadableSource("zip_bomb", {"limit": MAX_TOTAL})
            spans.append((entry.header_offset, entry.header_offset + entry.compress_size))
        spans.sort()
        for (_, end), (start, _) in itertools.pairwise(spans):
            if start < end:
                raise UnreadableSource("zip_bomb", {"why": "overlapping entries"})

    def bytes_of(self, name: str, limit: int = MAX_XML) -> bytes:
        """The bytes of a part; reading stops at the limit whatever the directory says."""
        entry = self.names.get(name)
        if entry is None:
            raise UnreadableSource("missing_part", {"part": name[:100]})
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    if size > limit or self._read > MAX_TOTAL:
                        raise UnreadableSource("too_large", {"what": "part", "limit": limit})
                    chunks.append(chunk)
        except UnreadableSource:
            raise
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise UnreadableSource("damaged_file", {"why": type(error).__name__}) from error
        return b"".join(chunks)

    def xml(self, name: str) -> Element:
        """A part as XML. A document type is refused: OOXML has none, entities come with one."""
        data = self.bytes_of(name)
        head = data[:4096]
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                data = data.decode("utf-16").encode("utf-8")
            except UnicodeError as error:
                raise UnreadableSource("damaged_file", {"why": "encoding"}) from error
            data = re.sub(rb"encoding\s*=\s*[\"'][^\"']*[\"']", b"", data[:200]) + data[200:]
        if _DOCTYPE.search(data):
            raise UnreadableSource("entities", {"part": name[:100]})
        parser = ElementTree.XMLParser(target=_LimitedBuilder())
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise UnreadableSource("damaged_file", {"why": "xml", "part": name[:100]}) from error
        return root


def relationships(package: Package, part: str) -> dict[str, tuple[str, str, bool]]:
    """The relationships of a part: id -> (type's last word, part it points to, whether it points outside)."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels") if part else "_rels/.rels"
    if path not in package.names:
        return {}
    found: dict[str, tuple[str, str, bool]] = {}
    for one in package.xml(path).iter(_RELATIONSHIP):
        outside = one.get("TargetMode", "").lower() == "external"
        target = one.get("Target", "")
        if not outside:
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[one.get("Id", "")] = (one.get("Type", "").rsplit("/", 1)[-1], target, outside)
    return found
