"""Heads that lack their letterhead. A decision: title, who decides, "Căn cứ ...", then "QUYẾT ĐỊNH:" alone; a draft of
a letter: who writes it, "Số:" with nothing behind, what it is about, "Kính gửi". A page's copy: kind and subject as its
first line, and words of the text that speak of itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .folding import bare
from .header_forms import BODY, NUMBER_HERE, header_authority, parse_longest
from .kinds import Kind, kind_by_key, kind_by_name
from .layout import Line
from .numbers import DocumentNumber

__all__ = ["BareHead", "decision_without_letterhead", "letter_without_letterhead", "named_in_first_line"]

_REACH = 60


@dataclass(frozen=True, slots=True)
class BareHead:
    """What such a head says: the kind, the title's stretch, and the line that names who decides, if any."""

    kind: Kind
    title: tuple[int, int] | None
    authority: Line | None
    line: int
    number: DocumentNumber | None = None
    number_span: tuple[int, int] | None = None
    issuer: tuple[int, int] | None = None


def decision_without_letterhead(lines: Sequence[Line]) -> BareHead | None:
    """Reads the head of a decision or resolution that begins with its title in capitals."""
    above, verdict = _above_grounds(lines)
    if not verdict or len(above) < 2:
        return None
    shouted = all(lines[index].text.isupper() for index in above[-2:])
    authority = lines[above[-1]]
    kind = kind_by_key("quyet-dinh" if "dinh" in verdict else "nghi-quyet")
    if kind is None or not shouted or not header_authority(bare(authority.text)):
        return None
    title = [lines[above[-2]]]
    for index in reversed(above[:-2]):
        if not lines[index].text.isupper() or lines[index].text == title[-1].text:
            break
        title.insert(0, lines[index])
    return BareHead(kind, (title[0].start, title[-1].end), authority, above[-1])


def letter_without_letterhead(lines: Sequence[Line]) -> BareHead | None:
    """Reads the head of a letter whose number is blank and whose motto and date are lost."""
    head = [index for index, line in enumerate(lines[:_LETTER_REACH]) if line.text and not line.rule]
    kind = kind_by_key("cong-van")
    if kind is None or len(head) < 3 or any(lines[index].cells for index in head[:3]):
        return None
    writer, number = lines[head[0]], lines[head[1]]
    if not writer.text.isupper() or not BODY.match(bare(writer.text)) or not _BLANK_NUMBER.match(bare(number.text)):
        return None
    subject: list[Line] = []
    for index in head[2:]:
        if bare(lines[index].text).startswith(("kinh gui", "kinh trinh")):
            title = (subject[0].start, subject[-1].end) if subject else None
            return BareHead(kind, title, writer, index - 1)
        subject.append(lines[index])
    return None


_LETTER_REACH = 8
_BLANK_NUMBER = re.compile(r"so\s?:[\s./…_-]*(?:cv[\w./-]*)?$")


def _above_grounds(lines: Sequence[Line]) -> tuple[list[int], str]:
    """The lines in front of the first "Căn cứ", and the word of decision below the grounds; "" when there is none."""
    above: list[int] = []
    grounds = False
    for index, line in enumerate(lines[:_REACH]):
        plain = bare(line.text).strip(" :*_-")
        if not line.text or line.rule:
            continue
        if plain.startswith("can cu"):
            grounds = True
        elif grounds and plain in ("quyet dinh", "quyet nghi"):
            return above, plain
        elif not grounds and plain not in ("quyet dinh", "nghi quyet"):
            above.append(index)
    return above, ""


def named_in_first_line(lines: Sequence[Line]) -> BareHead | None:
    """Reads "Chỉ thị về việc ..." as the first line of a text that speaks of "Chỉ thị này" as what is to be done."""
    first = next((index for index, line in enumerate(lines) if line.text and not line.rule), None)
    if first is None or lines[first].cells or len(lines[first].text) > _LONGEST_HEADING:
        return None
    text = lines[first].text
    words = text.split()
    named = ((kind_by_name(" ".join(words[:length])), length) for length in (4, 3, 2))
    kind, length = next(((kind, length) for kind, length in named if kind is not None), (None, 0))
    if kind is None or not text[:1].isupper() or text.endswith((".", ":", ";")):
        return None
    position = len(" ".join(words[:length]))
    numbered = _NUMBER_BEHIND.match(text, position)
    number, used = parse_longest(numbered.group(1)) if numbered else (None, 0)
    span = (lines[first].start + numbered.start(1), lines[first].start + numbered.start(1) + used) if numbered else None
    subject = _SUBJECT_BEHIND.match(text, numbered.end() if numbered and number else position)
    itself = re.compile(_ITSELF.format(kind.name[1:]))
    if subject is None or not any(itself.search(line.text) for line in lines[first + 1 :]):
        return None
    told = re.compile(_TOLD_OF.format(re.escape(kind.name), re.escape(str(number)) if number else "-"))
    if any(told.search(line.text) for line in lines[first + 1 : first + _REACH]):
        return None
    title = (lines[first].start + subject.end(), lines[first].end)
    return BareHead(kind, title, None, first, number, span if number else None)


_LONGEST_HEADING = 400
_NUMBER_BEHIND = re.compile(
    rf"\s{{1,3}}(?:số:?\s{{1,3}})?({NUMBER_HERE.pattern})"
    r"(?:,?\s(?:năm\s[0-9]{4}|ngày\s[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|ngày\s[0-9]{1,2}\stháng\s[0-9]{1,2}\snăm\s[0-9]{4}))?"
)
""" "Chỉ thị 15/CT-UBND năm 2026 về ...": as law portals head a document."""
_SUBJECT_BEHIND = re.compile(r"\s{1,3}(?=(?:về|Về|VỀ)\s)|\s{1,3}[Vv]/v:?\s{1,3}(?=\S)")
_TOLD_OF = r"(?:ban hành|ký) {0} (?:(?:số )?{1}|(?:về|v/v)\s)"
"""What the news says of a document, and no document of itself."""
_ITSELF = (
    r"(?:thực hiện|thi hành|quán triệt|[Nn]hận được|phổ biến) (?:[^\W\d_]+ ){{0,4}}[^\W\d_]{0} này(?!\w)"
    r"|(?<!\w)[^\W\d_]{0} này (?:có hiệu lực|được phổ biến|thay thế)|(?<!\w)chỉ thị\s?:$"
)
