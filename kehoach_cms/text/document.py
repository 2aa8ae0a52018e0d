"""The whole of a document as data: what ``reader`` returns and the other rooms work with.

Every class is frozen and typed. Offsets (``start``, ``end``) count the letters of the text that was read: the text
given to ``read_text``, or ``ParsedDocument.text`` for a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from .citations import Citation
from .kinds import Kind
from .numbers import DocumentNumber
from .periods import Period

if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "BLOCK_ROLES",
    "DUTIES",
    "Block",
    "Evidence",
    "ParsedDocument",
    "ParsedTask",
    "Picture",
    "Run",
    "Section",
    "Signer",
    "Unplaced",
    "Warning",
]

BLOCK_ROLES: Final = (
    "header",
    "title",
    "basis",
    "addressee",
    "section",
    "task",
    "body",
    "headline",
    "lead",
    "author",
    "caption",
    "recipients",
    "signature",
    "furniture",
    "duplicate",
)
"""What a block is for. ``furniture`` and ``duplicate`` are a portal page's surroundings and its doubled words."""

DUTIES: Final = ("issue_plan", "report", "hold_conference", "other")
"""What a duty on units below asks for."""


class Evidence(NamedTuple):
    """Where a field was found and how sure the reading is (0 to 1)."""

    start: int
    end: int
    confidence: float


class Run(NamedTuple):
    """A stretch of a paragraph in one face. Only bold and italic are kept: nothing that could carry script."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's place: its caption as printed, and for files its bytes.

    ``block`` is the index in ``ParsedDocument.blocks`` of the picture's block. ``data`` is None where the source
    names a place only (a pasted page's "Ảnh 1: ...").
    """

    caption: str
    block: int
    data: bytes | None = field(default=None, repr=False)
    content_type: str = ""
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: lines of authority ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"), post and name; parts may be empty."""

    authority: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section and what stands below it, as a tree. ``label`` as printed ("II", "1", "a")."""

    label: str
    title: str
    level: int
    start: int
    end: int
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the running text, in reading order: a page's body is built from these.

    ``kind`` is heading, paragraph, item, table or picture; ``role`` one of BLOCK_ROLES. ``label`` is the number or
    dash as printed and is not repeated in ``text``. ``rows`` holds a table's cells; ``task`` the index in
    ``ParsedDocument.tasks`` of the task that the block belongs to.
    """

    kind: str
    role: str
    text: str
    start: int
    end: int
    level: int = 0
    label: str = ""
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: int | None = None
    task: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedTask:
    """What somebody has to do. A ``duty`` stands under "Tổ chức thực hiện" and lays a step on units below.

    ``n`` is the path of labels ("II.5", "4" for a table's row, "IV.1#2" for a second deadline in one item); ``text``
    the action without label, unit heading and label lines; ``lead`` and ``cooperating`` the units, verbatim, parted;
    ``lead_text``, ``cooperating_text`` and ``time_text`` the words as printed; ``product`` the result expected.
    """

    n: str
    label: str
    section_label: str
    section_title: str
    text: str
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    lead_text: str
    cooperating_text: str
    time_text: str
    period: Period | None
    duty: bool
    what: str
    start: int
    end: int
    confidence: float
    product: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something of the source that found no place in the blocks: kept, with the part it came from."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something an editor should know: a stable code and what a message needs to name."""

    code: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document taken apart.

    ``document_kind`` is plan, directive, news or other; ``style`` state, party, union or press. A plan enclosed in
    a decision carries the decision's number and kind. For news ``title`` is the headline, ``about`` the number of
    the document it reports, ``lead`` and ``author`` as printed, ``related_titles`` the portal's list below it.
    ``evidence`` maps a field's name to where it was found. ``counts_in`` and ``counts_out`` count paragraphs,
    cells and pictures of the source and of blocks and ``unplaced``: they are equal.
    """

    text: str = field(repr=False)
    document_kind: str
    style: str
    number: DocumentNumber | None
    symbol: str
    doc_type: str
    kind: Kind | None
    issuer: str
    superior: str
    place: str
    date: date | None
    title: str
    about: DocumentNumber | None
    headline: str
    lead: str
    author: str
    citations: tuple[Citation, ...]
    basis: tuple[Citation, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: Signer | None
    tasks: tuple[ParsedTask, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    related_titles: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Warning, ...]
    counts_in: Mapping[str, int]
    counts_out: Mapping[str, int]
    evidence: Mapping[str, Evidence]

    @property
    def obligations(self) -> tuple[ParsedTask, ...]:
        """The tasks that are duties of units below."""
        return tuple(task for task in self.tasks if task.duty)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that a public page shows as its text."""
        return tuple(
            block for block in self.blocks if block.role in ("section", "task", "body", "basis", "lead", "caption")
        )

    def to_schema(self) -> dict[str, Any]:
        """The JSON form of the annotation schema, ready for ``json.dump``."""
        from .schema import to_schema

        return to_schema(self)
