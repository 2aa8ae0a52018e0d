"""What the head of an official document says, as ``header`` fills it and the reader takes it over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .header_forms import Fragment
from .kinds import Kind
from .numbers import DocumentNumber

__all__ = ["Header"]


@dataclass(slots=True)
class Header:
    """What the head says. ``end`` is the index of the first line behind it; 0 when the text has no head."""

    number: DocumentNumber | None = None
    number_span: tuple[int, int] | None = None
    symbol: str = ""
    kind: Kind | None = None
    doc_type: str = ""
    type_span: tuple[int, int] | None = None
    issuer: str = ""
    issuer_span: tuple[int, int] | None = None
    superior: str = ""
    place: str = ""
    place_span: tuple[int, int] | None = None
    date: date | None = None
    date_span: tuple[int, int] | None = None
    title: str = ""
    title_span: tuple[int, int] | None = None
    party_heading: bool = False
    state_heading: bool = False
    union_heading: bool = False
    subject_line: bool = False
    end: int = 0
    names: list[Fragment] = field(default_factory=list)
