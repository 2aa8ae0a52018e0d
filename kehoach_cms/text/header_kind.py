"""What kind of document a head is of whose line with the kind is lost: its number or what is left of it tells."""

from __future__ import annotations

from .head import Header
from .numbers import DocumentNumber

__all__ = ["kind_by_symbol", "numbers_a_letter"]


def kind_by_symbol(header: Header) -> None:
    """Fills the kind of a head that has none from the letters of its number."""
    if header.kind is None and header.number is not None and header.number.code:
        header.kind = header.number.kind
        header.doc_type = header.kind.name if header.kind else ""
    if header.number is None and header.symbol and header.kind is None:
        probe = DocumentNumber.parse(
            "1/" + header.symbol.split("/", 1)[-1] if header.symbol[:2] in ("19", "20") else "1/" + header.symbol
        )
        if probe is not None and probe.kind is not None:
            header.kind, header.doc_type = probe.kind, probe.kind.name


def numbers_a_letter(header: Header) -> bool:
    """Whether the number, or the symbol that is left of it, is a letter's: one without the code of a kind."""
    number = header.number
    if number is not None:
        return (not number.code and not number.is_law) or (number.kind is not None and number.kind.key == "cong-van")
    parsed = DocumentNumber.parse("1/" + header.symbol) if header.symbol else None
    return parsed is not None and not parsed.code and not parsed.is_law
