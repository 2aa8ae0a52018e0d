"""The word for the kind in front of a number: "Kế hoạch số ...", "báo cáo của Sở A số ...", "Luật A số ..."."""

from __future__ import annotations

import re
import unicodedata

from .bodies import body_end
from .folding import LOWER, bare, by_initials
from .kinds import Kind, kind_by_code, kind_by_name

__all__ = ["LINE_START", "WORD_BEFORE", "bare_word", "word_in_front", "word_of_body"]

_LABEL_BEFORE = re.compile(r"([sS][ốôỐÔóÓo]|(?<!\w)s)\s{0,3}([:.]?)\s{0,40}+$")
""" "số", whose vowel a scanner may have lost: "văn bản s 12/..." is meant so."""
_NAME_WORDS = (
    "nghị quyết liên tịch|thông tư liên tịch|thông tư liên bộ|thông báo kết luận|kết luận thanh tra|văn"
    " bản hợp nhất|nghị quyết|quyết định|chỉ thị|kết luận"
    "|quy chế phối hợp|quy chế|quy định|thông tri|hướng dẫn|thông báo|thông cáo|thông tư|báo cáo|kế"
    " hoạch|quy hoạch|chương trình|đề án|phương án|dự án|tờ trình|công văn"
    "|công điện|mệnh lệnh|công thư|công hàm|biên bản|nghị định|pháp lệnh|sắc lệnh|lệnh|bộ luật|luật|hợp đồng|giấy"
    " mời|giấy phép|giấy chứng nhận|phiếu chuyển|phiếu trình|điều lệ|văn bản|tuyên bố"
)
# Syllables may be parted by a line's end, or not at all where a copy lost the space ("Tờtrình").
_NAMES = by_initials(_NAME_WORDS).replace(" ", r"\s{0,40}+")
_GLUED_NAMES = {name.replace(" ", ""): name for name in _NAME_WORDS.split("|")}
_QUALIFIERS = (
    "liên tịch|liên ngành|liên bộ|liên sở|hành động|phối hợp|công tác|chuyên đề|khẩn|hỏa tốc|hoả tốc"
    "|kết luận|tổng hợp|kiểm tra, giám sát|trọng tâm|toàn khóa|toàn khoá|chỉ đạo|riêng|thanh tra|thẩm tra|thẩm định"
    "|liên cơ quan|mật"
)
_ABBREVIATIONS = "QĐ|NQ|NĐ|CT|KH|CV|KL|HD|TT|TB|BC|TTr|CTr|VB"
WORD_BEFORE = re.compile(
    rf"((?<![^\W\d_])(?i:{_NAMES})(?:\s{{1,40}}+(?i:{_QUALIFIERS})){{0,2}}|(?<!\w)(?:{_ABBREVIATIONS}))\s{{1,40}}+$"
    rf"|(?<!\w)((?i:{_NAMES}))$"
)
_WORD_OF_BODY = re.compile(rf"(?<!\w)((?i:{_NAMES}))\s{{1,40}}+của\s{{1,40}}+(\S[^,;:.()|]{{3,90}}?)\s{{1,40}}+$")
""" "báo cáo của Ủy ban nhân dân tỉnh số 218/BC-UBND": the body stands between the word and the number."""
_WORD_NEAR = re.compile(
    rf"(?<!\w)((?i:{_NAMES}))(?:\s{{1,9}}+(?!(?:về|của|theo|tại|kèm|và|số|trong|do|được|ban|phê|trên|cho)(?!\w))"
    rf"[{LOWER}]{{1,7}}){{1,9}}\s{{1,9}}+$"
)
""" "Kế hoạch năm học số 70/KH-THCS": what the plan is for stands between."""
_LAST_WORD = re.compile(r"(?<!\w)(\w{2,9})\s{1,40}+$")
_TWO_WORDS = re.compile(r"(?<!\w)(\w{2,7}\s{1,9}+\w{2,7})\s{1,40}+$")
_SCANNED_NAMES = {bare(name): name for name in _NAME_WORDS.split("|") if name.count(" ") == 1}
"""Names as a scanner leaves them, by their letters without marks ("Chi thị", "Nghị quyêt")."""
_LAST_SYLLABLES = {
    "định": "",
    "quyết": "",
    "luận": "",
    "thị": "",
    "lệnh": "",
    "trình": "",
    "hoạch": "",
    "dẫn": "",
    "văn": "",
    "tư": "",
}
_LAW_BEFORE = re.compile(r"(?<!\w)(Bộ [lL]uật|Luật|Pháp lệnh)\s[\w\s,-]{0,150}$")
_RESOLUTION_BEFORE = re.compile(r"(?<![^\W\d_])nghị\s{1,40}+quyết(?:\s{1,9}+liên tịch)?\s{1,40}+$", re.IGNORECASE)
""" "Luật A năm 2014, Nghị quyết số 81/2014/QH13": a resolution of the same assembly is no law."""
_LAW_TAIL = re.compile(r"(?<!\w)((?:pháp )?luật|pháp lệnh)\s{1,40}+$", re.IGNORECASE)
LINE_START = re.compile(r"(?:^|[\n|])[\s*#>]{0,40}$")
_WINDOW = 200


def word_in_front(match: str, start: int) -> tuple[int, str | None, bool]:
    """Where the mention begins, the word for its kind, and whether "số" stands before the number."""
    front = match[max(0, start - _WINDOW) : start]
    base = start - len(front)
    label = _LABEL_BEFORE.search(front)
    begins = base + label.start() if label else start
    before = front[: label.start()] if label else front
    if label and not before.endswith((" ", "\n")) and before[-1:].isalpha():
        return start, None, False
    is_law = re.search(r"QH ?[0-9]{1,2}", match[start : start + 24])
    resolved = is_law and _RESOLUTION_BEFORE.search(before) is not None
    is_law = None if resolved else is_law
    if is_law and (law := _LAW_BEFORE.search(before)):
        return base + law.start(), law.group(1), True
    if is_law and (law := _LAW_TAIL.search(before)):
        return base + law.start(), "luật", True
    tail = before[-120:]
    if (word := WORD_BEFORE.search(tail)) is not None and (label is None or not _is_header_label(front, label)):
        name = word.group(1) or word.group(2)
        return base + len(before) - len(tail) + word.start(), name, label is not None
    scanned = _TWO_WORDS.search(tail) if label and not _is_header_label(front, label) else None
    if scanned is not None and (name := _without_marks(scanned.group(1).lower().split())) is not None:
        return base + len(before) - len(tail) + scanned.start(), name, True
    last = _LAST_WORD.search(tail)
    if label and last and not _is_header_label(front, label) and last.group(1).lower() in _LAST_SYLLABLES:
        return base + len(before) - len(tail) + last.start(), "", True
    return begins, None, label is not None


def _without_marks(words: list[str]) -> str | None:
    """The name whose marks a scanner lost; None where it put other marks in their place ("Nghĩ định")."""
    name = _SCANNED_NAMES.get(bare(" ".join(words)))
    if name is None:
        return None
    return (
        name if set(unicodedata.normalize("NFD", "".join(words))) <= set(unicodedata.normalize("NFD", name)) else None
    )


def word_of_body(match: str, start: int, kind: Kind | None) -> tuple[int, str | None, str | None]:
    """The word for the kind in front of the body that stands in front of "số", and the body: where it begins first.

    A few words between the word and "số" are passed over when the number's letters say the same ``kind``.
    """
    if match[start] != "s":
        return start, None, None
    front = match[max(0, start - _WINDOW) : start]
    near = _WORD_NEAR.search(front, max(0, len(front) - 90)) if kind is not None else None
    if near is not None and kind_by_name(bare_word(near.group(1)) or "") == kind:
        return start - len(front) + near.start(1), near.group(1), None
    found = _WORD_OF_BODY.search(front, max(0, len(front) - 120)) if " của " in front else None
    if found is None or body_end(front, found.start(2)) != found.end(2):
        return start, None, None
    return start - len(front) + found.start(1), found.group(1), found.group(2)


def bare_word(word: str | None) -> str | None:
    """The kind's own name in the words printed: "các văn bản" and the like name none."""
    if not word:
        return None
    squeezed = " ".join(word.split())
    squeezed = _GLUED_NAMES.get(squeezed.lower(), squeezed) if " " not in squeezed else squeezed
    if kind_by_name(squeezed) is not None:
        return squeezed
    if squeezed.lower() == "thông báo kết luận":
        return "thông báo"
    if (by_code := kind_by_code(squeezed)) is not None and squeezed.isupper():
        return by_code.name
    for length in (3, 2, 1):
        name = " ".join(squeezed.split()[:length])
        if kind_by_name(name) is not None:
            return name
    return None


def _is_header_label(front: str, label: re.Match[str]) -> bool:
    """A line of its own that begins "Số: ...": a document's own number, even right under "NGHỊ QUYẾT"."""
    return label.group(1) == "Số" and LINE_START.search(front[: label.start()][-42:]) is not None
