"""A .docx as lines in reading order: paragraphs with their automatic numbers, tables, text boxes, notes, pictures.

The file's XML is read directly: the standard library is enough, and nothing in the file is run, fetched or written.
Tracked changes are read as accepted and said so; hidden text, comments and embedded objects are left out and said so.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .document import Run, Unplaced
from .docx_numbering import Numbering, W
from .errors import UnreadableSource
from .folding import word_set
from .legacy import convert_font
from .packages import MAX_PICTURE, Package, relationships
from .pictures import MAX_PIXELS, picture_size, picture_type
from .source import Source, SourceBuilder

__all__ = ["read_docx"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_MAX_NESTING = 50
_MAX_COLUMNS = 64
_CONTAINERS = frozenset(
    f"{W}{name}"
    for name in word_set("sdt sdtContent customXml smartTag ins moveTo body hyperlink fldSimple txbxContent")
)
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText"))
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


@dataclass(frozen=True, slots=True)
class _Style:
    heading: int = 0
    list_id: str = ""
    depth: int = 0
    bold: bool = False
    italic: bool = False


def read_docx(data: bytes) -> Source:
    """The lines of a Word file. Raises UnreadableSource for a damaged, encrypted, hostile or macro file."""
    package = Package(data)
    main = _main_part(package)
    return _Docx(package, main).source()


def _main_part(package: Package) -> str:
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        raise UnreadableSource("macros", {})
    for kind, target, outside in relationships(package, "").values():
        if kind == "officeDocument" and not outside:
            if not target.startswith("word/") and target not in package.names:
                break
            return target
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise UnreadableSource("unknown_format", {"found": "zip"})


class _Docx:
    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.links = relationships(package, main)
        self.builder = SourceBuilder()
        self.numbering = Numbering(self._part("numbering"))
        self.styles = self._read_styles()
        self.boxes: list[Element] = []
        self.waiting: list[tuple[str, str]] = []
        self.notes: list[tuple[str, str]] = []

    def source(self) -> Source:
        root = self.package.xml(self.main)
        body = root.find(f"{W}body")
        if body is None:
            raise UnreadableSource("damaged_file", {"why": "no body"})
        self._blocks(body, 0)
        self._read_notes()
        self._margins()
        if any(kind == "comments" for kind, _, _ in self.links.values()):
            self.builder.warn("comments_dropped")
        return self.builder.source()

    def _part(self, kind: str) -> Element | None:
        for found, target, outside in self.links.values():
            if found == kind and not outside and target in self.package.names:
                return self.package.xml(target)
        return None

    def _read_styles(self) -> dict[str, _Style]:
        root = self._part("styles")
        found: dict[str, _Style] = {}
        if root is None:
            return found
        for one in root.findall(f"{W}style"):
            name = _value(one.find(f"{W}name")).lower()
            heading = int(name[8]) if name.startswith("heading ") and name[8:9].isdigit() else 0
            properties = one.find(f"{W}pPr")
            outline = _value(properties.find(f"{W}outlineLvl")) if properties is not None else ""
            if not heading and outline.isdigit() and int(outline) < 9:
                heading = int(outline) + 1
            list_id, depth = _list_of(properties)
            face = one.find(f"{W}rPr")
            found[one.get(f"{W}styleId", "")] = _Style(heading, list_id, depth, _on(face, "b"), _on(face, "i"))
        return found

    # -- blocks

    def _blocks(self, parent: Element, nesting: int) -> None:
        if nesting > _MAX_NESTING:
            raise UnreadableSource("too_large", {"what": "nesting", "limit": _MAX_NESTING})
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, nesting)
            elif child.tag == f"{W}tbl":
                self.builder.table(self._table(child, nesting + 1))
                self._place_waiting(nesting)
            elif child.tag in _CONTAINERS:
                self._changed(child)
                self._blocks(child, nesting + 1)
            elif child.tag == f"{_MC}AlternateContent":
                self._blocks(_chosen(child), nesting + 1)
            elif child.tag in _GONE:
                self.builder.warn("tracked_changes")
            elif child.tag == f"{W}altChunk":
                self.builder.warn("embedded_dropped")

    def _changed(self, element: Element) -> None:
        if element.tag in (f"{W}ins", f"{W}moveTo"):
            self.builder.warn("tracked_changes")

    def _paragraph(self, element: Element, nesting: int) -> None:
        properties = element.find(f"{W}pPr")
        style = self.styles.get(_value(properties.find(f"{W}pStyle")) if properties is not None else "", _Style())
        runs = list(self._runs(element, style, 0))
        label = self._label(properties, style)
        if label and any(run.text.strip() for run in runs):
            runs = [Run(f"{label} "), *runs]
        self.builder.paragraph(runs, style.heading)
        self._place_waiting(nesting)

    def _label(self, properties: Element | None, style: _Style) -> str:
        list_id, depth = _list_of(properties)
        if not list_id and (properties is None or properties.find(f"{W}numPr") is None):
            list_id, depth = style.list_id, style.depth
        return self.numbering.label(list_id, depth) if list_id and list_id != "0" else ""

    def _place_waiting(self, nesting: int) -> None:
        """Pictures and text boxes anchored in what was just written come right behind it."""
        waiting, self.waiting = self.waiting, []
        for link, alt in waiting:
            self._picture(link, alt)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._blocks(box, nesting + 1)

    # -- runs

    def _runs(self, parent: Element, style: _Style, nesting: int) -> Iterator[Run]:
        if nesting > _MAX_NESTING:
            return
        for child in parent:
            if child.tag == f"{W}r":
                yield from self._run(child, style)
            elif child.tag in _CONTAINERS:
                self._changed(child)
                yield from self._runs(child, style, nesting + 1)
            elif child.tag in _GONE:
                self.builder.warn("tracked_changes")
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._runs(_chosen(child), style, nesting + 1)
            elif child.tag.endswith("}oMath") or child.tag.endswith("}oMathPara"):
                yield Run("".join(child.itertext()))

    def _run(self, run: Element, style: _Style) -> Iterator[Run]:
        face = run.find(f"{W}rPr")
        if _on(face, "vanish"):
            self.builder.warn("hidden_text_dropped")
            return
        text = "".join(self._words(run))
        if not text:
            return
        fonts = face.find(f"{W}rFonts") if face is not None else None
        font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        text, code = convert_font(text, font)
        if code:
            self.builder.warn("old_font_converted", font=code)
        if _on(face, "caps"):
            text = text.upper()
        yield Run(text, _on(face, "b", style.bold), _on(face, "i", style.italic))

    def _words(self, run: Element) -> Iterator[str]:
        for child in run:
            name = child.tag.rpartition("}")[2]
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag == f"{W}tab":
                yield "\t"
            elif child.tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif child.tag == f"{W}noBreakHyphen":
                yield "-"
            elif child.tag == f"{W}sym":
                yield "-" if child.get(f"{W}char", "").upper() in ("F0B7", "F02D", "F0A7") else ""
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                note = child.get(f"{W}id", "")
                self.notes.append((name.removesuffix("Reference"), note))
                yield f"[{len(self.notes)}]"
            elif child.tag == f"{_MC}AlternateContent":
                self._drawing(_chosen(child))
            elif child.tag in (f"{W}drawing", f"{W}pict"):
                self._drawing(child)
            elif child.tag == f"{W}object":
                self.builder.warn("embedded_dropped")

    def _drawing(self, element: Element) -> None:
        """Pictures and text boxes of a drawing, once each: the fallback of an alternative is not read."""
        alt = next((one.get("descr") or one.get("title") or "" for one in element.iter(f"{_WP}docPr")), "")
        stack = [element]
        while stack:
            one = stack.pop()
            if one.tag == f"{_MC}AlternateContent":
                stack.append(_chosen(one))
                continue
            if one.tag == f"{W}txbxContent":
                self.boxes.append(one)
                continue
            link = (
                one.get(f"{_R}embed")
                if one.tag == f"{_A}blip"
                else one.get(f"{_R}id")
                if one.tag == f"{_V}imagedata"
                else None
            )
            if link:
                self.waiting.append((link, alt))
            elif one.tag == f"{_A}blip" and one.get(f"{_R}link"):
                self.builder.warn("external_picture_dropped")
            stack.extend(reversed(list(one)))

    def _picture(self, link: str, alt: str) -> None:
        _, target, outside = self.links.get(link, ("", "", True))
        if outside:
            self.builder.warn("external_picture_dropped")
            return
        if target not in self.package.names:
            self.builder.warn("picture_missing")
            return
        name = posixpath.basename(target)[:100]
        data: bytes | None = self.package.bytes_of(target, MAX_PICTURE)
        kind = picture_type(data or b"")
        size = picture_size(data or b"")
        if not kind:
            self.builder.warn("picture_format", name=name)
            data = None
        elif size is not None and size[0] * size[1] > MAX_PIXELS:
            self.builder.warn("picture_too_large", name=name)
            data = None
        self.builder.picture(data, kind, name, alt[:500])

    # -- tables

    def _table(self, table: Element, nesting: int) -> list[list[str]]:
        """The cells row by row; a cell merged downwards says its words in every row that it covers."""
        if nesting > _MAX_NESTING:
            raise UnreadableSource("too_large", {"what": "nesting", "limit": _MAX_NESTING})
        rows: list[list[str]] = []
        for row in _children(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.builder.warn("tracked_changes")
                continue
            cells: list[str] = []
            before = _int(_value(row.find(f"{W}trPr/{W}gridBefore")))
            cells += [""] * min(before, _MAX_COLUMNS)
            for cell in _children(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                merged = properties.find(f"{W}vMerge") if properties is not None else None
                words = "\n".join(self._cell(cell, nesting))
                if (
                    merged is not None
                    and _value(merged) != "restart"
                    and not words.strip()
                    and rows
                    and len(cells) < len(rows[-1])
                ):
                    words = rows[-1][len(cells)]
                span = _int(_value(properties.find(f"{W}gridSpan")) if properties is not None else "")
                cells.append(words)
                cells += [""] * (min(max(span, 1), _MAX_COLUMNS) - 1)
            rows.append(cells[:_MAX_COLUMNS])
        return rows

    def _cell(self, parent: Element, nesting: int) -> Iterator[str]:
        if nesting > _MAX_NESTING:
            raise UnreadableSource("too_large", {"what": "nesting", "limit": _MAX_NESTING})
        for child in parent:
            if child.tag == f"{W}p":
                properties = child.find(f"{W}pPr")
                style = self.styles.get(
                    _value(properties.find(f"{W}pStyle")) if properties is not None else "", _Style()
                )
                text = "".join(run.text for run in self._runs(child, style, 0))
                label = self._label(properties, style)
                yield f"{label} {text}" if label and text.strip() else f"{label}" if label else text
            elif child.tag == f"{W}tbl":
                for row in self._table(child, nesting + 1):
                    yield "\t".join(row)
            elif child.tag in _CONTAINERS:
                self._changed(child)
                yield from self._cell(child, nesting + 1)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._cell(_chosen(child), nesting + 1)

    # -- what stands outside the body

    def _read_notes(self) -> None:
        """Footnotes and endnotes, in the order of their marks, behind the text."""
        if not self.notes:
            return
        texts: dict[tuple[str, str], Element] = {}
        for part, name in _NOTES:
            root = self._part(part)
            for one in root.findall(f"{W}{name}") if root is not None else ():
                texts[(name, one.get(f"{W}id", ""))] = one
        for number, key in enumerate(list(self.notes), 1):
            note = texts.get(key)
            if note is None:
                continue
            words = " ".join(
                filter(
                    None, ("".join(run.text for run in self._runs(p, _Style(), 0)).strip() for p in note.iter(f"{W}p"))
                )
            )
            self.builder.paragraph([Run(f"[{number}] {words}")])

    def _margins(self) -> None:
        """Words of page headers and footers: not part of the running text, and not lost."""
        for kind, target, outside in self.links.values():
            if kind not in ("header", "footer") or outside or target not in self.package.names:
                continue
            for one in self.package.xml(target).iter(f"{W}p"):
                words = "".join(run.text for run in self._runs(one, _Style(), 0)).strip()
                if any(letter.isalpha() for letter in words):
                    self.builder.unplaced.append(Unplaced(words, kind))


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Children of this name, also inside content controls and tracked insertions."""
    stack: list[Element] = list(reversed(list(parent)))
    while stack:
        one = stack.pop()
        if one.tag == f"{W}{name}":
            yield one
        elif one.tag in _CONTAINERS:
            stack.extend(reversed(list(one)))


def _chosen(element: Element) -> Element:
    """The first choice of an alternative, its fallback where it has none."""
    choice = element.find(f"{_MC}Choice")
    if choice is not None:
        return choice
    fallback = element.find(f"{_MC}Fallback")
    return fallback if fallback is not None else Element("empty")


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _on(face: Element | None, name: str, default: bool = False) -> bool:
    one = face.find(f"{W}{name}") if face is not None else None
    return default if one is None else one.get(f"{W}val", "1").lower() not in ("0", "false", "off", "none")


def _list_of(properties: Element | None) -> tuple[str, int]:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return "", 0
    return _value(numbered.find(f"{W}numId")), _int(_value(numbered.find(f"{W}ilvl")))


Rows = Sequence[Sequence[str]]
