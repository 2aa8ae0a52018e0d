"""The whole document: ``read_text`` and, for files, ``read_source``.

The order: clean the text, cut it into lines, read head and end, find citations, mark a portal's furniture, read the
opening, the outline and the tasks, and lay everything out as blocks. Offsets lead back to the text as given.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from .basis import issuer_in_opening, kind_in_words, name_in_opening, opening_of, printed_whole, read_basis
from .blocks import BlockBuilder, caption_block, covered
from .citations import Citation, find_in
from .cleaning import Clean
from .closing import Closing, read_closing
from .document import Block, Evidence, ParsedDocument, ParsedTask, Picture, Section, Unplaced, Warning
from .document_kind import PLANS, RULES, is_annex_of_tasks, kind_of, prints_orders, speaks_of_tasks
from .errors import UnreadableSource
from .flat_tables import with_flat_tables
from .folding import bare
from .grounds import listed_grounds
from .header import Header, read_header
from .header_forms import tidy_title
from .kinds import PARTY
from .layout import Line, Piece, pieces_of
from .moved_subject import subject_above_address, subject_at_end
from .news import Article, about_of, mark_roles
from .numbers import DocumentNumber
from .outline import Node, build_outline, sections_of
from .source import Source, source_of_text
from .task_steps import year_of
from .tasks import TaskReader

__all__ = ["MAX_TEXT", "read_source", "read_text"]

MAX_TEXT = 10_500_000
"""Letters that a text may have; a longer one is refused."""
MAX_LINES = 300_000
"""Lines that a text may have: each becomes a block, so their number bounds the memory a reading takes."""

_SHORT_TITLE = 200
_UNGUARDED = (*PLANS, "phu-luc", "de-an", "phuong-an", "chi-thi")
_ORDERS = ("chi-thi", "cong-dien", "cong-van", "thong-bao", "ket-luan", "quyet-dinh")
_ANNEX_HEAD = re.compile(r"(?:ke hoach|chuong trinh(?: hanh dong)?|phu luc|danh muc|phuong an|de an)(?!\w)")


def _begins_with_article(key: str, part: Sequence[Piece]) -> bool:
    """Whether a text whose head is lost begins with an article: it is an order or rules, and no plan."""
    return not key and bool(part) and part[0].label is not None and part[0].label.kind == "article"


def read_text(text: str) -> ParsedDocument:
    """Reads a document from plain or Markdown text.

    Never fails on what the text says: what is not found is empty. Raises UnreadableSource("too_large") above
    ``MAX_TEXT`` letters or ``MAX_LINES`` lines.

    >>> plan = "KẾ HOẠCH\\nTrồng cây năm 2022\\n\\nI- NHIỆM VỤ\\n1- Chi bộ báo cáo trước ngày 01/10/2022."
    >>> document = read_text(plan)
    >>> document.document_kind, document.doc_type, document.tasks[0].n, str(document.tasks[0].period.end)
    ('plan', 'Kế hoạch', 'I.1', '2022-09-30')
    """
    if len(text) > MAX_TEXT:
        raise UnreadableSource("too_large", {"found": len(text), "limit": MAX_TEXT, "what": "letters"})
    return read_source(source_of_text(text))


def read_source(source: Source) -> ParsedDocument:
    """Reads a document from a source that was opened already. Raises UnreadableSource("too_large")."""
    if len(source.lines) > MAX_LINES:
        raise UnreadableSource("too_large", {"found": len(source.lines), "limit": MAX_LINES, "what": "lines"})
    return _Reading(source).document()


class _Reading:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.clean: Clean = source.clean
        self.lines: Sequence[Line] = source.lines
        self.header: Header = read_header(self.clean, self.lines)
        self.closing: Closing = read_closing(self.clean, self.lines)
        own = self.header.number_span or (0, 0)
        found = find_in(self.clean.text, self.clean.match)
        self.citations: list[Citation] = [one for one in found if one.end <= own[0] or one.start >= own[1]]
        self.evidence: dict[str, Evidence] = {}
        self.warnings: list[Warning] = list(source.warnings)
        self.article: Article | None = None
        self.builder = BlockBuilder(self.clean)
        self.pictures: list[Picture] = []
        self.stretches: list[tuple[int, int]] = []
        self.grounds: frozenset[int] = frozenset()

    # -- the parts

    def document(self) -> ParsedDocument:
        header, closing = self.header, self.closing
        body, annex = self._ranges()
        main = pieces_of(self.clean, self.lines, *body, broken=self.source.broken)
        below = pieces_of(self.clean, self.lines, *annex, broken=self.source.broken)
        main, below = with_flat_tables(self.clean, main), with_flat_tables(self.clean, below)
        named = kind_in_words(opening_of(main), main) if header.kind is None else None
        if named is not None:
            header.kind, header.doc_type = named, named.name
            if main[0].text.startswith(named.name) and len(main[0].text) < _SHORT_TITLE:
                start = main[0].start + len(named.name)
                header.title_span, header.title = (start, main[0].end), main[0].text[len(named.name) :].strip()
            elif not header.title and named.key in PLANS and len(main) > 1 and _heads_grounds(main):
                header.title_span, header.title = (main[0].start, main[0].end), tidy_title(main[0].text)
        self._moved_subject(main)
        other = name_in_opening(opening_of(main)) if header.kind is None and main else ""
        if other:
            header.doc_type = other
            if not header.title and _stands_over(main[0]):
                header.title_span, header.title = (main[0].start, main[0].end), " ".join(main[0].text.split())
        official = self._official() or named is not None or bool(other)
        if not official and not (main and is_annex_of_tasks(main)):
            self.article = mark_roles(main)
        kind = kind_of(self.header, official, main, self.article, self.clean.text)
        if self.article is not None and kind not in ("news", "directive", "plan"):
            self.article = None if not self.article.has_furniture else self.article
        kept = self._kept(main)
        opening = opening_of(kept)
        if kind == "directive" and not header.doc_type:
            header.doc_type, about_what = printed_whole(opening)
            header.title = header.title or about_what
        listed = listed_grounds(kept, self.citations) if kind in ("plan", "directive") else []
        self.grounds = frozenset(piece.start for piece in listed)
        basis = read_basis(opening, self.citations, header.title_span, listed) if kind != "news" else []
        issuer, issuer_span = header.issuer, header.issuer_span
        if not issuer and kind in ("plan", "directive"):
            issuer, issuer_span = self._issuer(opening, kept)
        tasks, roots = self._tasks(kind, kept, below)
        blocks = self._blocks(main, below, roots, kept, opening)
        title, headline = self._title(main, kind)
        lead = self._words(main, self.article.lead) if self.article else ""
        about = (
            about_of(main, self.article, self.citations, self.clean.match) if kind == "news" and self.article else None
        )
        self._note(issuer_span)
        sections = tuple(section for root in roots for section in sections_of(root))
        return self._assemble(
            kind, title, headline, lead, about, issuer, basis, tasks, sections, blocks, closing, header
        )

    def _ranges(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The lines of the body, and those behind the signature (an enclosed plan, annexes)."""
        first, last = self.header.end, len(self.lines)
        if self.closing.first >= first:
            return (first, self.closing.first), (self.closing.last, last)
        return (first, last), (last, last)

    def _moved_subject(self, main: Sequence[Piece]) -> None:
        """A letter whose subject stands elsewhere than in its head."""
        header = self.header
        if header.title or header.kind is None or header.kind.key != "cong-van":
            return
        span = subject_at_end(self.lines, max(self.closing.first, 0)) if self.closing.first > 0 else None
        span = span or (subject_above_address(main) if not header.end else None)
        if span is not None:
            header.title_span, header.title = span, tidy_title(self.clean.text[slice(*span)])

    def _official(self) -> bool:
        header = self.header
        return bool(header.end) or bool(self.closing.recipients) or self.closing.signer is not None

    def _kept(self, main: Sequence[Piece]) -> list[Piece]:
        """The pieces that are the document's own words."""
        if self.article is None:
            return list(main)
        roles = self.article.roles
        return [piece for i, piece in enumerate(main) if roles.get(i) in ("body", "lead")]

    def _issuer(self, opening: Sequence[Piece], kept: Sequence[Piece]) -> tuple[str, tuple[int, int] | None]:
        span = issuer_in_opening(opening, headless=not self.header.end)
        if self.article is not None:
            last = next((piece for piece in reversed(kept) if piece.kind == "paragraph"), None)
            if last is not None and last.text.isupper() and 8 < len(last.text) < 120:
                return " ".join(last.text.split()), (last.start, last.end)
        if span is None or not self.header.kind:
            return "", None
        return " ".join(self.clean.text[span[0] : span[1]].split()), span

    # -- tasks

    def _tasks(self, kind: str, kept: Sequence[Piece], below: Sequence[Piece]) -> tuple[list[ParsedTask], list[Node]]:
        parts = [*_parts_of(kept), *_parts_of(below)]
        roots = [build_outline(part) for part in parts]
        if kind in ("news", "other") and not prints_orders(kept):
            return [], roots
        enclosing = len(_parts_of(kept))
        issued_on = self.header.date
        title_start = self.header.title_span[0] if self.header.title_span else 0
        year = year_of(self.header.title, self.citations, title_start)
        key = self.header.kind.key if self.header.kind else ""
        tasks: list[ParsedTask] = []
        for index, root in enumerate(roots):
            part = parts[index]
            if index == 0:
                guarded = key not in _UNGUARDED
                guarded = guarded or (key == "phu-luc" and not speaks_of_tasks(self.header.title))
                if not key and (kind == "plan" or (kept and kept[0].label is not None)):
                    guarded = False
            elif index < enclosing:
                guarded = not self._annexed(part[1:])
            else:
                guarded = not self._annexed(part)
            reader = TaskReader(
                self.citations,
                year=year,
                issued_on=issued_on,
                guarded=guarded,
                rules=guarded and key in RULES,
                points=kind == "directive" and (key in _ORDERS or _begins_with_article(key, part)),
                grounds=self.grounds,
                raw_span=self.clean.raw_span,
            )
            tasks += reader.read(root)
            self.stretches += reader.stretches
        return tasks, roots

    @staticmethod
    def _annexed(below: Sequence[Piece]) -> bool:
        return any(_ANNEX_HEAD.match(bare(piece.text)) for piece in below[:6] if piece.kind == "paragraph")

    # -- blocks

    def _blocks(
        self,
        main: Sequence[Piece],
        below: Sequence[Piece],
        roots: Sequence[Node],
        kept: Sequence[Piece],
        opening: Sequence[Piece],
    ) -> list[Block]:
        builder = self.builder
        for root in roots:
            builder.outline(root)
        self._header_blocks()
        opening_starts = {piece.start for piece in opening} if self.header.end else set()
        for index, piece in enumerate(main):
            role = self.article.roles.get(index, "body") if self.article else "body"
            if role == "body" and piece.start in opening_starts:
                role = "addressee" if bare(piece.text).startswith(("kinh gui", "kinh trinh")) else "basis"
            if self.article is not None and index in self.article.captions:
                builder.blocks.append(
                    caption_block(self.article.captions[index], piece.start, piece.end, len(self.pictures))
                )
                self.pictures.append(Picture(self.article.captions[index], 0))
            elif role == "caption" and self.article is not None and index - 1 in self.article.captions:
                last = builder.blocks[-1]
                builder.blocks[-1] = replace(last, end=piece.end)
            else:
                builder.piece(piece, role)
        self._closing_blocks()
        for piece in below:
            builder.piece(piece, "body")
        return self._with_pictures(builder.finish())

    def _header_blocks(self) -> None:
        title = self.header.title_span
        for line in self.lines[: self.header.end]:
            inside = title is not None and title[0] <= line.start < title[1]
            self.builder.lines([line], "title" if inside else "header")

    def _closing_blocks(self) -> None:
        closing = self.closing
        if closing.first < self.header.end or closing.first < 0:
            return
        signed = closing.signer_span[0] if closing.signer_span else None
        listed = closing.recipients_span[0] if closing.recipients_span else None
        for line in self.lines[closing.first : closing.last]:
            after_list = (
                listed is None
                or line.start < listed
                or (closing.recipients_span and line.start >= closing.recipients_span[1])
            )
            signature = signed is not None and line.end > signed and after_list
            self.builder.lines([line], "signature" if signature else "recipients")

    def _with_pictures(self, blocks: list[Block]) -> list[Block]:
        """Puts a file's pictures where they stand, and tells every picture its block."""
        for picture in self.source.pictures:
            at = self.lines[picture.line].start if picture.line < len(self.lines) else len(self.clean.text)
            known = self._placed_near(blocks, at)
            if known is not None:
                self.pictures[known] = Picture(
                    self.pictures[known].caption, 0, picture.data, picture.content_type, picture.name, picture.alt
                )
                continue
            caption, taken = self._caption_near(blocks, at)
            number = len(self.pictures)
            self.pictures.append(Picture(caption, 0, picture.data, picture.content_type, picture.name, picture.alt))
            place = bisect_left(blocks, at, key=_start_of)
            if taken is not None:
                old = blocks.pop(taken)
                blocks.insert(taken, caption_block(caption, old.start, old.end, number))
            else:
                blocks.insert(place, caption_block("", at, at, number))
        places = {block.picture: index for index, block in enumerate(blocks) if block.picture is not None}
        self.pictures = [replace(one, block=places.get(number, -1)) for number, one in enumerate(self.pictures)]
        return blocks

    def _placed_near(self, blocks: Sequence[Block], at: int) -> int | None:
        """A place that a caption made right below or above where the file has its picture, and no picture yet."""
        below = bisect_left(blocks, at, key=_start_of)
        for index in (below, below - 1):
            if 0 <= index < len(blocks) and (number := blocks[index].picture) is not None:
                known = self.pictures[number]
                if known.data is None and not known.name:
                    return number
        return None

    @staticmethod
    def _caption_near(blocks: Sequence[Block], at: int) -> tuple[str, int | None]:
        """The caption of a picture: a short paragraph "Ảnh 1: ..." right below its place, or right above."""
        below = bisect_left(blocks, at, key=_start_of)
        for index in (below, below - 1):
            if not 0 <= index < len(blocks):
                continue
            block = blocks[index]
            if (
                block.kind in ("paragraph", "item")
                and len(block.text) < 300
                and re.match(r"(?:Ảnh|Hình)\b", block.text)
            ):
                return block.text, index
        return "", None

    # -- together

    def _title(self, main: Sequence[Piece], kind: str) -> tuple[str, str]:
        headline = self._words(main, self.article.headline) if self.article and kind != "other" else ""
        return self.header.title or headline, headline if kind == "news" else ""

    @staticmethod
    def _words(main: Sequence[Piece], index: int | None) -> str:
        return " ".join(main[index].text.split()) if index is not None else ""

    def _note(self, issuer_span: tuple[int, int] | None) -> None:
        header, closing = self.header, self.closing
        found = (
            ("number", header.number_span, 0.95 if header.number else 0.4),
            ("doc_type", header.type_span, 0.95),
            ("issuer", issuer_span, 0.9 if header.issuer else 0.7),
            ("place", header.place_span, 0.9),
            ("date", header.date_span, 0.95),
            ("title", header.title_span, 0.85),
            ("recipients", closing.recipients_span, 0.9),
            ("signer", closing.signer_span, 0.9),
        )
        for name, span, sure in found:
            if span is not None:
                self.evidence[name] = Evidence(*self.clean.raw_span(*span), sure)
        if self.article is not None:
            for name, one in self.article.evidence.items():
                self.evidence[name] = Evidence(*self.clean.raw_span(one.start, one.end), one.confidence)

    def _style(self, kind: str) -> str:
        header = self.header
        if kind == "news":
            return "press"
        if header.union_heading:
            return "union"
        if header.state_heading:
            return "state"
        if header.party_heading or (header.number and header.number.system == PARTY):
            return "party"
        signer = self.closing.signer
        if signer is not None and re.match(r"[TK]/", signer.authority):
            return "party"
        return "state"

    def _assemble(
        self,
        kind: str,
        title: str,
        headline: str,
        lead: str,
        about: DocumentNumber | None,
        issuer: str,
        basis: Sequence[Citation],
        tasks: Sequence[ParsedTask],
        sections: Sequence[Section],
        blocks: Sequence[Block],
        closing: Closing,
        header: Header,
    ) -> ParsedDocument:
        missing = covered(self.lines, blocks)
        unplaced = [*self.source.unplaced, *(Unplaced(line.text, "line") for line in missing)]
        counts_in = {
            "lines": sum(1 for line in self.lines if line.text and not line.rule),
            "pictures": len(self.source.pictures),
        }
        counts_out = {
            "lines": counts_in["lines"] - len(missing),
            "pictures": sum(1 for one in self.pictures if one.data is not None or one.name),
        }
        counts_out["unplaced"] = len(missing)
        counts_in |= dict(self.source.counts or {})
        self._warn(header, kind, tasks, missing)
        raw = self.source.raw
        return ParsedDocument(
            text=raw,
            document_kind=kind,
            style=self._style(kind),
            number=header.number,
            symbol=header.symbol,
            doc_type=header.doc_type,
            kind=header.kind,
            issuer=issuer,
            superior=header.superior,
            place=header.place,
            date=header.date,
            title=title,
            about=about,
            headline=headline,
            lead=lead,
            author=self.article.author if self.article and kind == "news" else "",
            citations=tuple(_raw_citation(one, self.clean, raw) for one in self.citations),
            basis=tuple(_raw_citation(one, self.clean, raw) for one in basis),
            addressees=self._addressees(),
            recipients=tuple(closing.recipients),
            signer=closing.signer,
            tasks=tuple(tasks),
            sections=tuple(_raw_section(section, self.clean) for section in sections),
            blocks=tuple(self.builder.in_source(blocks, self.stretches)),
            pictures=tuple(self.pictures),
            related_titles=tuple(self.article.related) if self.article else (),
            unplaced=tuple(unplaced),
            warnings=tuple(self.warnings),
            counts_in=MappingProxyType(counts_in),
            counts_out=MappingProxyType(counts_out),
            evidence=MappingProxyType(self.evidence),
        )

    def _addressees(self) -> tuple[str, ...]:
        """The list behind "Kính gửi"."""
        for block in self.builder.blocks:
            if block.text[:1] not in ("K", "k"):
                continue
            plain = bare(block.text[:12])
            if plain.startswith(("kinh gui", "kinh trinh")):
                words = block.text.split(":", 1)[1] if ":" in block.text else ""
                return tuple(part.strip(" -;.") for part in re.split(r";\s*-?\s*", words) if part.strip(" -;."))
        return ()

    def _warn(self, header: Header, kind: str, tasks: Sequence[ParsedTask], missing: Sequence[Line]) -> None:
        unread = [task.n for task in tasks if task.period is not None and task.period.kind == "none"]
        if unread:
            self.warnings.append(Warning("deadline_unread", MappingProxyType({"tasks": ", ".join(unread)})))
        if kind in ("plan", "directive"):
            if header.number is None:
                self.warnings.append(Warning("no_number"))
            if header.date is None:
                self.warnings.append(Warning("no_date"))
        if missing:
            self.warnings.append(Warning("unplaced", MappingProxyType({"count": len(missing)})))


def _raw_citation(one: Citation, clean: Clean, raw: str) -> Citation:
    if clean.places is None:
        return one
    start, end = clean.raw_span(one.start, one.end)
    return replace(one, start=start, end=end, text=raw[start:end])


def _stands_over(piece: Piece) -> bool:
    """Whether the first paragraph of a text is its heading."""
    return piece.kind == "paragraph" and len(piece.text) < _SHORT_TITLE and piece.text.rstrip()[-1:] not in ".;:,"


def _heads_grounds(pieces: Sequence[Piece]) -> bool:
    """Whether the first paragraph is a heading right above the grounds: the subject of a plan whose head is lost."""
    return _stands_over(pieces[0]) and pieces[0].label is None and bare(pieces[1].text[:12]).startswith("can cu")


def _start_of(block: Block) -> int:
    return block.start


def _parts_of(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The pieces cut in front of each "PHỤ LỤC ...": an annex has an outline of its own."""
    starts = [i for i, piece in enumerate(pieces) if piece.kind == "paragraph" and piece.text.startswith("PHỤ LỤC")]
    bounds = [0, *(i for i in starts if i > 0), len(pieces)]
    return [pieces[a:b] for a, b in itertools.pairwise(bounds)]


def _raw_section(section: Section, clean: Clean) -> Section:
    if clean.places is None:
        return section
    start, end = clean.raw_span(section.start, section.end)
    return replace(section, start=start, end=end, sections=tuple(_raw_section(one, clean) for one in section.sections))
