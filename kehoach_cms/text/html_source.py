"""A web page as lines in reading order: the article kept, the portal's furniture set aside.

A small tokenizer of our own: it takes one pass over the page whatever stands in it. Scripts, forms and frames are
never read; nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator, Iterator
from html import unescape
from pathlib import PurePosixPath

from .document import Run, Unplaced
from .errors import UnreadableSource
from .folding import word_set
from .source import Source, SourceBuilder

__all__ = ["decode", "read_html"]

_MAX_DEPTH = 400
_RAW = frozenset(("script", "style", "noscript", "template", "textarea", "title", "iframe", "noframes", "xmp"))
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_BLOCKS = word_set(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header footer nav aside form"
    " fieldset blockquote pre figure figcaption address table tr body html center hr details summary"
    " thead tbody tfoot caption td th"
)
_SKIPPED = word_set("nav form button select svg object embed applet canvas audio video head dialog menu")
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|comments?|binh-?luan|share|social"
    r"|related|tinlienquan|tin-?lien-?quan|tin-?khac|othernews|other-news|tags?|widget|banner|advert"
    r"|ads|login|search|pagination|pager|toolbar|print|rating|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:][\w:.-]{0,60})\s{0,40}(?:=\s{0,40}(?:\"([^\"]{0,100000})\"|'([^']{0,100000})'"
    r"|([^\s>\"']{1,2000})))?"
)
_TAG_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,30})")
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.IGNORECASE)
_BOLD = frozenset(("b", "strong", "th"))
_ITALIC = frozenset(("i", "em"))
_SPACES = re.compile(r"[ \t\r\n\f]+")


def decode(data: bytes) -> str:
    """Bytes of text: by its mark, its declared charset, as UTF-8, else as the old Vietnamese code page."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    for name in ([declared.group(1).decode("ascii", "replace")] if declared else []) + ["cp1258"]:
        try:
            if codecs.lookup(name).name in ("utf-8", "cp1258", "cp1252", "iso8859-1", "ascii", "utf-16"):
                return data.decode(name, "replace")
        except LookupError:
            continue
    return data.decode("latin-1")


_Token = tuple[str, str, dict[str, str]]


def _tokens(page: str) -> Iterator[_Token]:
    """(kind, name or words, attributes): kind is text, open or close. One pass, no way back."""
    position, length = 0, len(page)
    while position < length:
        begin = page.find("<", position)
        if begin < 0:
            yield "text", page[position:], {}
            return
        if begin > position:
            yield "text", page[position:begin], {}
        if page.startswith("<!--", begin):
            end = page.find("-->", begin + 4)
            position = length if end < 0 else end + 3
            continue
        named = _TAG_NAME.match(page, begin + 1)
        if named is None:
            if page[begin + 1 : begin + 2] in ("!", "?"):
                end = page.find(">", begin)
                position = length if end < 0 else end + 1
            else:
                yield "text", "<", {}
                position = begin + 1
            continue
        name = named.group(1).lower()
        if page[begin + 1] == "/":
            end = page.find(">", named.end())
            position = length if end < 0 else end + 1
            yield "close", name, {}
            continue
        attributes, position = _attributes(page, named.end())
        yield "open", name, attributes
        if name in _RAW:
            position = yield from _raw(page, position, name)


def _attributes(page: str, position: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    length = len(page)
    while position < length:
        sign = page[position]
        if sign == ">":
            return found, position + 1
        if sign == "<":
            return found, position
        one = _ATTRIBUTE.match(page, position)
        if one is None:
            position += 1
            continue
        if len(found) < 60:
            value = one.group(2) or one.group(3) or one.group(4) or ""
            found.setdefault(one.group(1).lower(), value[:2000])
        position = one.end()
    return found, length


def _raw(page: str, position: int, name: str) -> Generator[_Token, None, int]:
    """Leaves out what stands in a script and the like, up to its end tag."""
    closing = re.compile(f"</{name}", re.IGNORECASE).search(page, position)
    yield "close", name, {}
    if closing is None:
        return len(page)
    end = page.find(">", closing.end())
    return len(page) if end < 0 else end + 1


def read_html(page: str) -> Source:
    """The lines of a page; what its markup names as furniture comes back as unplaced."""
    kept = _Page(page, cut=True)
    whole = kept if not kept.cut_letters else None
    if kept.cut_letters > 2 * kept.letters:
        whole = _Page(page, cut=False)
    source = (whole or kept).builder.source()
    if not any(letter.isalpha() for letter in source.raw):
        raise UnreadableSource("no_text", {})
    return source


class _Page:
    """One pass over the tokens, writing paragraphs, tables and pictures."""

    def __init__(self, page: str, cut: bool) -> None:
        self.cut = cut
        self.builder = SourceBuilder()
        self.runs: list[Run] = []
        self.stack: list[tuple[str, bool]] = []
        self.hidden = 0
        self.bold = self.italic = 0
        self.heading = 0
        self.lists: list[int | None] = []
        self.label = ""
        self.tables: list[list[list[list[Run]]]] = []
        self.cut_words: list[str] = []
        self.letters = self.cut_letters = 0
        self.skipping = 0
        self.caption = False
        for kind, name, attributes in _tokens(page):
            if kind == "text":
                self._text(name)
            elif kind == "open":
                self._open(name, attributes)
            else:
                self._close(name)
        while self.tables:
            self._end_table()
        self._end_paragraph()
        self._end_cut()

    # -- tags

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "br":
            self.runs.append(Run("\n"))
            return
        if name == "img":
            self._image(attributes)
        if name in _BLOCKS:
            self._end_paragraph()
        if name in _VOID:
            return
        if len(self.stack) >= _MAX_DEPTH:
            return
        furniture = self.cut and (name in _FURNITURE_TAGS or self._named_furniture(name, attributes))
        skipped = (
            name in _RAW
            or name in _SKIPPED
            or furniture
            or "hidden" in attributes
            or "display:none" in attributes.get("style", "").replace(" ", "")
        )
        if furniture and not self.skipping:
            self._end_cut()
        self.stack.append((name, skipped))
        self.skipping += skipped
        if self.skipping:
            return
        self._opened(name, attributes)

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        self.bold += name in _BOLD
        self.italic += name in _ITALIC
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.heading = int(name[1])
        elif name in ("ul", "ol"):
            start = attributes.get("start", "1")
            self.lists.append(
                (int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1) if name == "ol" else None
            )
        elif name == "li":
            self._item()
        elif name == "table":
            self.tables.append([])
        elif name == "tr" and self.tables:
            self.tables[-1].append([])
        elif name in ("td", "th") and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.tables[-1][-1].append([])

    @staticmethod
    def _named_furniture(name: str, attributes: dict[str, str]) -> bool:
        if name in ("body", "html", "article", "main", "p", "td", "tr", "table", "span", "a", "b", "strong", "em"):
            return False
        return (
            _FURNITURE.search(
                f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"[:400]
            )
            is not None
        )

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self._end_paragraph()
        if not any(opened == name for opened, _ in self.stack[-60:]):
            return
        while self.stack:
            opened, skipped = self.stack.pop()
            self.skipping -= skipped
            if not self.skipping and not skipped:
                self._closed(opened)
            elif skipped and not self.skipping:
                self._end_cut()
            if opened == name:
                return

    def _closed(self, name: str) -> None:
        self.bold -= name in _BOLD
        self.italic -= name in _ITALIC
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.heading = 0
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif name == "table" and self.tables:
            self._end_table()

    # -- words

    def _text(self, words: str) -> None:
        words = unescape(words) if "&" in words else words
        if self.skipping:
            if self.cut and any(
                opened in _FURNITURE_TAGS or opened in ("div", "ul", "section", "header")
                for opened, skip in self.stack
                if skip
            ):
                self.cut_words.append(words)
                self.cut_letters += sum(map(str.isalpha, words))
            return
        words = _SPACES.sub(" ", words)
        if not words.strip() and not self.runs:
            return
        self.letters += sum(map(str.isalpha, words))
        self.runs.append(Run(words, self.bold > 0, self.italic > 0))

    def _item(self) -> None:
        if not self.lists or self.lists[-1] is None:
            self.label = "- "
            return
        self.label = f"{self.lists[-1]}. "
        self.lists[-1] += 1

    def _end_paragraph(self) -> None:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        first = next(i for i, run in enumerate(runs) if run.text.strip())
        if self.label and not runs[first].text.lstrip().startswith(self.label.strip()[:1]):
            runs.insert(first, Run(self.label))
        self.label = ""
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            cell = self.tables[-1][-1][-1]
            cell += [*([Run("\n")] if cell else []), *runs]
            return
        self.builder.paragraph(_trimmed(runs), self.heading)

    def _end_table(self) -> None:
        self._end_paragraph()
        table = self.tables.pop()
        rows = [["".join(run.text for run in cell) for cell in row] for row in table if row]
        if not rows:
            return
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += [Run("\n" + "\t".join(row)) for row in rows]
        elif max(map(len, rows)) == 1:
            for row in rows:
                self.builder.paragraph([Run(row[0])])
        else:
            self.builder.table([[_lines(cell) for cell in row] for row in rows])

    def _image(self, attributes: dict[str, str]) -> None:
        source = attributes.get("src", "")
        if self.skipping or not source:
            return
        self._end_paragraph()
        name = "" if source.startswith("data:") else PurePosixPath(source.split("?")[0].split("#")[0]).name[:100]
        self.builder.picture(None, "", name or "picture", unescape(attributes.get("alt", ""))[:500])

    def _end_cut(self) -> None:
        words = _SPACES.sub(" ", " ".join(self.cut_words)).strip()
        self.cut_words.clear()
        if words:
            self.builder.unplaced.append(Unplaced(words, "furniture"))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Runs without doubled spaces where they meet and without spaces around line breaks."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if kept and kept[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            kept.append(Run(text, run.bold, run.italic))
    return kept


def _lines(cell: str) -> str:
    return "\n".join(line.strip() for line in cell.split("\n") if line.strip())
