"""A document that a copy runs on in one line ("... NHÂN DÂN Số: 5/QĐ-UBND ... Điều 1. ... Nơi nhận: - Như trên; ..."):
where its lines ended is found again by what begins or ends a line of every official document.
"""

from __future__ import annotations

import re

from .folding import LOWER, UPPER

__all__ = ["LONG", "line_ends"]

LONG = 400
"""Letters of the shortest line that may hold a whole document."""
_HEAD = 1500
_TAIL = 3000
_KINDS = (
    "QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|CÔNG ĐIỆN|KẾT LUẬN|TỜ TRÌNH|BÁO CÁO"
    "|PHƯƠNG ÁN|QUY ĐỊNH|QUY CHẾ"
)
_NAMED = (
    "Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Thông báo|Hướng dẫn|Chương trình|Công điện|Kết luận|Công văn|Thông tư"
    "|Nghị định|Quy định|Luật|Đề án|Pháp lệnh|[Vv]ăn bản|[Cc]ông văn|[Cc]hỉ đạo"
)
_MOTTO = (
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH"
)
_IS_MOTTO = re.compile(_MOTTO)
_NUMBER = r"(?:[0-9….]{1,9}[A-Za-z]?\s?[-–/]|/[A-ZĐ]{2})"
_NUMBERED = re.compile(rf"(?<!\w)S[ốỐ]\s?:?\s?{_NUMBER}")
_RECIPIENTS = re.compile(r"(?<=[\s./;])N(?:ơi nhận|ơi Nhận|ƠI NHẬN)\s?(?=:|[-–]|Như\s)")
_GROUNDS = re.compile(r"[-–]?\s?(?<!\w)(?:Căn cứ\s|Kính gửi\s?:|Điều 1\s?[.:])")
_RULE = r"-{3,}|_{3,}|\*{3,}"
_BEGINS_IN_HEAD = re.compile(
    rf"(?:{_MOTTO})"
    rf"|(?<!\w)S[ốỐ]\s?:?\s?(?={_NUMBER})"
    rf"|(?<=\s)(?:(?:TP|Tp)\. ?)?(?:[{UPPER}][{LOWER}]+[ -]){{0,3}}[{UPPER}][{LOWER}]+, ng[àa]y (?=[0-9….]|tháng)"
    rf"|(?:{_KINDS})(?=[ :]|{_RULE}|Về|V/v|$)|(?<!\w)V/v[\s:]|(?<=\s)Về(?: việc)?\s?:|(?<=[{UPPER}] )Về việc\s"
    rf"|{_RULE}"
)
"""What a line of a head begins with, or what is one by itself."""
_ENDS_IN_HEAD = re.compile(
    rf"(?:{_MOTTO})|năm [12][0-9]{{3}}(?=\s+(?:[{UPPER}]{{2}}|Về\s))"
    rf"|(?:{_KINDS})(?=\s?(?:V/v|[{UPPER}]?[{LOWER}]))|{_RULE}|S[ốỐ]\s?:?\s?{_NUMBER}\s?\S{{2,30}}(?=\s+[{UPPER}][{LOWER}])"
)
_OPENS = re.compile(
    rf"(?<=[\w).”\"-])\s*(?<!Ị )(?<!H )(?<!N )(?<!O )(?<!T )(?<!Á )(?=(?:Thực hiện|Triển khai|Tiếp tục thực hiện"
    rf"|Thi hành|Theo|Để (?:thực hiện|triển khai|thi hành)|Nhằm)\s(?:[{LOWER}]+\s){{0,2}}(?:{_NAMED})(?!\w))"
)
"""The first words of an opening, in capital letters behind words that no sign ends: a line of its own."""
_BODY = re.compile(
    rf"(?:(?<=[.:;,/”\"])|(?<=[A-ZĐ])|(?<=---))\s*(?=[-–]?\s?(?:Căn cứ|Xét đề nghị|Theo đề nghị)\s)"
    r"|(?<=[.;:,/])\s+(?=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)(?:\s?:|\s+Điều\s))|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s?:\s*"
    r"|\s(?=Kính gửi\s?:)"
    rf"|\s(?=[IVX]{{1,5}}\s?[.–-]\s{{0,3}}[{UPPER}]{{2,}}[\s,])"
    rf"|(?<=[.;:/])\s+(?=[a-zđ]\)\s)|(?<=[.;:/])\s+(?=[-–+]\s+[{UPPER}])"
    r"|(?:(?<=[.:;”\"/])|(?<=[A-ZĐỊ]))\s*(?=Điều [0-9]{1,3}[a-z]?\s?[.:]\s)"
)
_ITEM = re.compile(
    rf"(\S)\s+(?=(?:([0-9]{{1,2}})\s?[.)-]|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,2}}[.)]?)\s+[{UPPER}][{LOWER}])"
)
_SECTION = re.compile(
    rf"\s[IVX]{{1,5}}\s?[.–-]\s{{0,3}}[{UPPER}]{{2,}}(?:[\s,–-]{{1,3}}[{UPPER}]{{2,}}(?![{LOWER}])){{0,30}}[:.]?"
    rf"(?=\s+[{UPPER}][{LOWER}])"
)
"""A section's heading in capitals: it is a line."""
_POSTS = (
    "PHÓ |BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|TRƯỞNG BAN|CỤC TRƯỞNG|VỤ TRƯỞNG"
)
_IN_TAIL = re.compile(
    r"(?<=[.;:,])\s*(?=[-–]\s?\w)|(?<=hận)\s+(?=Như\s)"
    rf"|(?<=[\s.])(?=(?:(?:TM|KT|TL|TUQ)[./]\s?|[TK]/[MTL][. ]\s?)[{UPPER}]{{2}})"
    rf"|(?<=[{UPPER}])(?={_POSTS})"
    rf"|(?<=[{UPPER}])\s*(?=[(\[](?:[Đđ]ã ký|[Kk]ý tên)[)\]])|(?<=[Kk]ý[)\]])\s*"
    rf"|(?<=[{LOWER}])\s+(?=(?:#{{1,6}}\s)?(?:{_KINDS}|PHỤ LỤC|DANH SÁCH)(?:\s|$))"
)


def line_ends(line: str, length: int) -> list[int]:
    """Where a line of a text of ``length`` letters has to be parted: [] for a line that is one.

    A line that holds most of the text is parted everywhere, any other only from its "Nơi nhận:" on.
    """
    if len(line) < LONG or "|" in line:
        return []
    listed = None
    if "hận" in line or "HẬN" in line:
        listed = next((one for one in reversed(list(_RECIPIENTS.finditer(line)))), None)
    tail = listed.start() if listed is not None else len(line)
    ends: set[int] = set()
    if len(line) * 2 > length and (listed is not None or _NUMBERED.search(line, 0, _HEAD) is not None):
        ends = _above(line, tail)
    if listed is not None and tail < len(line) <= tail + _TAIL and line[:tail].rstrip().endswith((".", "/", ";")):
        ends |= {one.end() for one in _IN_TAIL.finditer(line, tail - 1)} | {tail}
    return sorted(one for one in ends if 0 < one < len(line))


def _above(line: str, tail: int) -> set[int]:
    """The ends of lines above "Nơi nhận"."""
    first = _GROUNDS.search(line, 0, _HEAD)
    head = first.start() if first is not None else min(_HEAD, tail)
    ends = {head} if first is not None else set()
    if _NUMBERED.search(line, 0, head) is not None:
        ends |= _begun(line, head)
        ends |= {one.end() for one in _ENDS_IN_HEAD.finditer(line, 0, head)}
    if (opens := _OPENS.search(line, 0, min(tail, head + _HEAD))) is not None:
        ends.add(opens.end())
    ends |= {one.end() for one in _BODY.finditer(line, max(0, head - 1) if first is not None else 0, tail)}
    ends |= {one.end() for one in _SECTION.finditer(line, 0, tail)}
    last = 0
    for item in _ITEM.finditer(line, 0, tail):
        number = int(item.group(2)) if item.group(2) else 0
        if item.group(1) in ".;:/”" or item.group(1).isupper() or (number > 1 and number == last + 1):
            ends.add(item.end())
            last = number or last
    return ends


def _begun(line: str, head: int) -> set[int]:
    """Where the lines of a head begin; its motto is one the first time only."""
    begun: set[int] = set()
    known: set[str] = set()
    for one in _BEGINS_IN_HEAD.finditer(line, 0, head):
        if one.group() not in known:
            begun.add(one.start())
        if _IS_MOTTO.match(one.group()):
            known.add(one.group())
    return begun
