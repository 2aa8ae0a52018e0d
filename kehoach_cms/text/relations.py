"""The relation that the words before a mention state between the document being read and the one mentioned."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["RELATIONS", "relation_before"]

RELATIONS: Final = (
    "implements",
    "based_on",
    "reviews",
    "reports_on",
    "guides",
    "details",
    "amends",
    "replaces",
    "repeals",
    "suspends",
    "corrects",
    "consolidates",
    "annex_of",
    "cites",
)
"""Predicates, from the newer document to the older one; the words for them are the reader's business."""

# What may stand between the verb and the mention: part of a document, filling words.
_FILL = (
    r"(?:\s+(?:một phần|một số|toàn bộ|nội dung|các|những|điều|khoản|điểm|mục|phần|[0-9]{1,3}|[a-zđ]\)?"
    r"|[IVX]{1,5}|của|và|tại|đối với|thi hành|việc"
    r"|kết quả|tiếp tục|kèm theo|tinh thần|cho|đầy đủ|nghiêm túc|có hiệu quả|hiệu quả|nghiêm|tốt"
    r"|theo),?){0,10}\s*,?\s*$"
)
_PATTERNS = tuple(
    (name, re.compile(r"(?<!\w)(?:" + words + r"),?" + _FILL, re.IGNORECASE))
    for name, words in (
        ("reviews", (r"(?:sơ kết|tổng kết|đánh giá)(?:,? (?:sơ kết|tổng kết|đánh giá))?(?: (?:kết quả|việc"
        r"|[0-9]{1,2} năm|giữa kỳ|bước đầu|công tác)){0,3}(?: (?:triển khai|thực hiện|thi hành)){0,2}")),
        ("reports_on", (r"báo cáo(?: (?:kết quả|tình hình|tiến độ|việc|công tác)){1,3}(?: (?:triển khai|thực hiện"
        r"|thi hành)){0,2}")),
        ("guides", r"hướng dẫn(?: (?:triển khai|thực hiện|thi hành)){1,2}"),
        ("details", r"quy định chi tiết(?: và (?:hướng dẫn|biện pháp))?(?: thi hành)?"),
        ("replaces", r"thay thế|thay cho"),
        ("amends", r"(?:sửa đổi|bổ sung|điều chỉnh|gia hạn)(?:, (?:sửa đổi|bổ sung|thay thế))*"),
        ("repeals", r"bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực"),
        ("suspends", r"đình chỉ|tạm ngưng|ngưng hiệu lực|tạm dừng"),
        ("corrects", r"đính chính"),
        ("consolidates", r"hợp nhất"),
        ("annex_of", r"(?:ban hành )?kèm theo|đính kèm"),
        ("implements", r"thực hiện|triển khai|quán triệt|cụ thể h[óo][áa]?|chấp hành|thi hành|học tập"),
        ("based_on", r"căn cứ|trên cơ sở|theo quy định tại|dựa trên"),
    )
)  # fmt: skip
_TURNED = re.compile(r"(?:bởi|bằng)\s+$")
_SENTENCE = re.compile(r"[.;:!?](?=\s)|\n")
_OTHER_SUBJECT = re.compile(r"(?<!\w)(?:về|quy định|phê duyệt|ban hành|tại|của)(?!\w)")
_WINDOW = 110


def relation_before(match: str, start: int, floor: int) -> str | None:
    """The relation stated in front of the mention at ``start``; None when none is, or when it is another's.

    "Kế hoạch số 84-KH/TU về việc thực hiện Chỉ thị số 20-CT/TW" relates 84-KH/TU to the directive, not the document
    being read: after a mention (``floor``) a relation inside its subject is not counted.
    """
    begin = max(floor, start - _WINDOW)
    front = match[begin:start]
    breaks = [found.end() for found in _SENTENCE.finditer(front)]
    sentence = breaks[-1] if breaks and front[breaks[-1] :].strip() else 0
    if breaks and not sentence and len(breaks) > 1:
        sentence = breaks[-2]
    if _TURNED.search(front):
        return None
    clause = front[sentence:]
    for name, pattern in _PATTERNS:
        found = pattern.search(clause)
        if found is None:
            continue
        if begin == floor and floor and not sentence and _OTHER_SUBJECT.search(clause[: found.start()]):
            return None
        return name
    return None
