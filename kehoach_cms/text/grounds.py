"""Grounds that stand as a list: below a heading ("I. CĂN CỨ PHÁP LÝ", "Căn cứ:"), or as the items right below the head.

Elsewhere each ground begins with "Căn cứ" or "Thực hiện" (``basis``); in such a list the heading has said so, and an
item is the document itself or what was issued with it ("Quy chế ..., ban hành kèm theo Thông tư số ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .citations import Citation
from .folding import bare
from .layout import Piece

__all__ = ["begins_ground", "listed_grounds"]

_REACH = 30
_HEADING = re.compile(r"(?:cac |nhung )?(?:can cu|co so (?:phap ly|phap luat|chinh tri))(?!\w)[^;.:]*[.:]?\s*")
_LONGEST_HEADING = 80
_ISSUED_WITH = re.compile(r"(?:ban hành|phê duyệt|công bố)?\s?(?:kèm )?theo\s+(?:các\s+)?$", re.IGNORECASE)
_BEGINS = re.compile(r"\W{0,3}(?:(?:Căn cứ|Theo|Thực hiện)(?: vào)?:?\s+)?(?:các\s+)?", re.IGNORECASE)
_LAW = re.compile(r"\W{0,3}(?:Căn cứ (?:vào )?)?(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s")
_SHORTEST_LIST = 2


def listed_grounds(pieces: Sequence[Piece], citations: Sequence[Citation]) -> list[Piece]:
    """The items of the first such list; [] when the text has none."""
    for index, piece in enumerate(pieces[:_REACH]):
        if _is_heading(piece, citations):
            return _below(pieces, index, citations)
    return _without_heading(pieces, citations)


def _is_heading(piece: Piece, citations: Sequence[Citation]) -> bool:
    if (
        piece.kind != "paragraph"
        or len(piece.words) > _LONGEST_HEADING
        or _HEADING.fullmatch(bare(piece.words)) is None
    ):
        return False
    heads = piece.label is not None or piece.heading or piece.text.isupper() or piece.text.rstrip().endswith(":")
    return bool(heads) and _first_in(piece, citations) is None


def _below(pieces: Sequence[Piece], index: int, citations: Sequence[Citation]) -> list[Piece]:
    """The items below a heading: up to the next heading of its rank, or what is no ground."""
    heading = pieces[index]
    found: list[Piece] = []
    for piece in pieces[index + 1 : index + 1 + _REACH]:
        ranked = piece.label is not None and heading.label is not None and piece.label.kind == heading.label.kind
        if piece.kind != "paragraph" or ranked or piece.text.isupper() or piece.heading:
            break
        if begins_ground(piece, citations):
            found.append(piece)
        elif heading.label is None and not _LAW.match(piece.words):
            break
    return found


def _without_heading(pieces: Sequence[Piece], citations: Sequence[Citation]) -> list[Piece]:
    """The numbered items that a text begins with, where each is a ground: a list whose heading a copy lost."""
    found: list[Piece] = []
    for piece in pieces[:_REACH]:
        if piece.kind != "paragraph" or piece.label is None or piece.label.kind not in ("number", "dash"):
            break
        if not begins_ground(piece, citations) and not _LAW.match(piece.words):
            break
        found.append(piece)
    return found if len(found) >= _SHORTEST_LIST else []


def begins_ground(piece: Piece, citations: Sequence[Citation]) -> bool:
    """Whether an item is a document, or what was issued with one."""
    first = _first_in(piece, citations)
    if first is None:
        return False
    front = piece.words[: first.start - piece.body]
    return _BEGINS.fullmatch(front) is not None or _ISSUED_WITH.search(front) is not None


def _first_in(piece: Piece, citations: Sequence[Citation]) -> Citation | None:
    return next((one for one in citations if piece.body <= one.start < piece.end and one.number), None)
