"""Who issued a document, out of the names of its letterhead: the body itself is the last, its superior above it."""

from __future__ import annotations

import re

from .folding import bare, fold
from .head import Header
from .header_forms import BODY, Fragment, goes_together, initials, is_noise
from .spaced import close_up

__all__ = ["take_issuer"]

_UNIT_OF_SUPERIOR = re.compile(
    r"^((?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|BỘ|TỔNG CỤC|ĐẠI HỌC|THÀNH PHỐ|SỞ|ĐẢNG BỘ) .{3,70}?)\s+"
    r"(?<!MÔI )(?<!THỊ )((?:SỞ|CỤC|CHI CỤC|VỤ|PHÒNG|TRƯỜNG|BAN QUẢN LÝ|BAN DÂN TỘC|TRUNG TÂM|VĂN PHÒNG|TỔNG CỤC"
    r"|HỌC VIỆN|BỆNH VIỆN|VIỆN|(?:HUYỆN|TỈNH|THÀNH|QUẬN|THỊ|ĐẢNG|XÃ|PHƯỜNG) [UỦ][ỶY]|CHI BỘ) .+)$"
)
""" "ỦY BAN NHÂN DÂN TỈNH LAM SƠN SỞ CÔNG THƯƠNG" in one cell: the superior and the body itself without a line's end."""


def take_issuer(header: Header, text: str) -> None:
    """Fills the header's issuer and superior from the names above the kind of the document."""
    limit = header.type_span[0] if header.type_span else 1 << 60
    names = [one for one in header.names if one.start < limit and not is_noise(one.text)]
    left = [one for one in names if one.column == names[0].column] if names else []
    if header.number_span and left:
        below = [one for one in left if one.start < header.number_span[0]]
        left = below or left
    left = [part for one in left for part in _parted(one)]
    starts = [index for index, one in enumerate(left) if _names_body(one.text)]
    if not starts:
        return
    first = next((index for index in starts if _fits_number(header, left[index].text)), starts[-1])
    while first > 0 and goes_together(left[first - 1].text, left[first].text):
        first -= 1
    last = first
    while (
        last + 1 < len(left)
        and (last + 1 not in starts or last + 1 < starts[-1])
        and left[last + 1].line - left[last].line <= 2
    ):
        last += 1
    header.issuer = " ".join(" ".join(text[one.start : one.end] for one in left[first : last + 1]).split())
    header.issuer_span = (left[first].start, left[last].end)
    header.superior = " ".join(" ".join(text[one.start : one.end] for one in left[:first]).split())


def _names_body(name: str) -> bool:
    """Whether a name in capitals begins like a body's, its letters set apart or not; "BẢN KHAI" is a paper."""
    if _PAPER.match(name):
        return False
    return BODY.match(bare(name)) is not None or BODY.match(bare(close_up(name).text)) is not None


_PAPER = re.compile(r"B[ẢẬ]N(?!\w)|BÁO CÁO|(?:HỢP|HOÁ|HÓA) ĐƠN|PHIẾU |ĐƠN (?:ĐỀ|XIN|ĐĂNG)|TỜ |HỒ SƠ|BIỂU |DANH SÁCH")
"""What begins like the name of a body without its marks and names a form."""


def _parted(name: Fragment) -> list[Fragment]:
    found = _UNIT_OF_SUPERIOR.match(name.text)
    if found is None:
        return [name]
    return [
        Fragment(name.start + a, name.start + b, name.text[a:b], name.line, name.column)
        for a, b in (found.span(1), found.span(2))
    ]


def _fits_number(header: Header, name: str) -> bool:
    """Whether the letters of the number stand for the name: BCT is BỘ CÔNG THƯƠNG, not a stamp beside it."""
    body = header.number.body if header.number else re.split(r"[-/]", header.symbol)[-1]
    return len(body) > 2 and initials(name) == fold(body)
