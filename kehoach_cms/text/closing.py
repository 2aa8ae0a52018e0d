"""The end of an official document: "Nơi nhận" with its list, and the signature beside or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .cleaning import Clean
from .document import Signer
from .folding import LOWER, UPPER, bare
from .header import Fragment, fragments_of
from .kinds import kind_by_name
from .layout import Line, label_at
from .people import SURNAMES
from .signature import MARKER, NAME, POST, RANK, SIGNED, SIGNED_BY, caps_and_name, plain_post, signer_of

__all__ = ["Closing", "read_closing"]


@dataclass(slots=True)
class Closing:
    """Recipients and signature; ``first`` and ``last`` are the lines they stand on (last exclusive)."""

    recipients: list[str] = field(default_factory=list)
    recipients_span: tuple[int, int] | None = None
    signer: Signer | None = None
    signer_span: tuple[int, int] | None = None
    first: int = -1
    last: int = -1


_RECIPIENTS = re.compile(r"(?:^|(?<=[\s|*]))n[oo]i nh[aâ]n\s{0,3}[:.]?\s{0,3}")
_MAYBE_RECIPIENTS = re.compile(r"[Nn](?:ơi|oi|ƠI|OI)\s")
_SURNAME_AT_END = re.compile(rf"\s((?:{SURNAMES})(?:\s[{UPPER}][{LOWER}]+){{1,3}})$")
_DASH = re.compile(r"[-–•+~]\s*|[*_]\s+")
_NEW_ITEM = re.compile(r"(?:^|(?<=[;,.)])|(?<=[;,.)]\s))\s?[-–•]\s+")
_CAPS_TAIL = re.compile(rf"(?:(?<=[;:.,])\s+|\s\|\s+)([{UPPER}][{UPPER} ,./-]{{5,}})$")
_OFFICE_TAIL = re.compile(r"(?:\(\))?(?<=[.)])\.?\s*[a-z]{2,5}$|(?<=[A-ZĐ])\s[a-z]{2,4}$")
_MAX_LINES = 90


def read_closing(clean: Clean, lines: Sequence[Line]) -> Closing:
    """Reads recipients and signature. The first "Nơi nhận" counts: in a decision it is the decision's own."""
    closing = Closing()
    for index, line in enumerate(lines):
        if not line.text:
            continue
        if not _MAYBE_RECIPIENTS.search(line.text):
            continue
        plain = bare(clean.match[line.start : line.end])
        if (found := _RECIPIENTS.search(plain)) and _is_heading(clean, line, found):
            _from(clean, lines, index, line.start + found.start(), line.start + found.end(), closing)
            break
    if closing.first < 0 and (listed := _list_without_heading(lines)) is not None:
        _from(clean, lines, listed, lines[listed].start, lines[listed].start, closing)
    if closing.signer is None or not closing.signer.name:
        _signature_alone(clean, lines, closing)
    return closing


def _list_without_heading(lines: Sequence[Line]) -> int | None:
    """The first of the dashed lines that end with the office's own copy ("- Lưu: VT."), where "Nơi nhận" is lost."""
    begin: int | None = None
    for index in range(max(0, len(lines) - _MAX_LINES), len(lines)):
        text = lines[index].text
        if not text:
            continue
        if not _DASH.match(text) or lines[index].cells:
            begin = None
            continue
        begin = index if begin is None else begin
        if index > begin and _files_a_copy(text):
            return begin
    return None


def _is_heading(clean: Clean, line: Line, found: re.Match[str]) -> bool:
    """ "Nơi nhận" as a heading, not words of a sentence ("20. Nơi nhận bản sao.")."""
    before = clean.match[line.start : line.start + found.start()].strip(" |*_#")
    after = clean.match[line.start + found.end() : line.end].strip()
    if before:
        return bool(line.cells) and clean.match[: line.start + found.start()].rstrip().endswith("|")
    return ":" in found.group() or not after or after[0] in "-|"


@dataclass(slots=True)
class _Stream:
    """Left the recipients, right the signature, each as stretches of the cleaned text in reading order."""

    left: list[tuple[int, int, bool]] = field(default_factory=list)
    right: list[tuple[int, int]] = field(default_factory=list)


def _from(clean: Clean, lines: Sequence[Line], index: int, start: int, words: int, closing: Closing) -> None:
    stream = _Stream()
    signing, filed = _Walk(clean, lines, stream).run(index, words)
    closing.first = index
    closing.last = filed
    named = any(caps_and_name(clean.text[a:b].strip(" *_|."))[1] for a, b in stream.right)
    recipients, span, leftover = _recipients(clean, stream.left, bool(stream.right) and not named)
    closing.recipients = recipients
    closing.recipients_span = (start, span[1]) if span else (start, words)
    if stream.right:
        texts = [clean.text[a:b] for a, b in stream.right]
        closing.signer = signer_of(texts, leftover)
        if closing.signer is not None:
            closing.signer_span = (stream.right[0][0], stream.right[-1][1])
    if signing is not None:
        closing.last = max(closing.last, signing)


class _Walk:
    """Follows the lines below "Nơi nhận" and tells recipients (left) from the signature (right)."""

    def __init__(self, clean: Clean, lines: Sequence[Line], stream: _Stream) -> None:
        self.clean, self.lines, self.stream = clean, lines, stream
        self.signing: int | None = None
        self.done = self.named = self.subject = self.bracket = False

    def run(self, index: int, words: int) -> tuple[int | None, int]:
        """From the line of "Nơi nhận", whose words end at ``words``; the last line of the signature and of all."""
        last = index + 1
        for position in range(index, min(len(self.lines), index + _MAX_LINES)):
            line = self.lines[position]
            if not line.text or line.rule:
                continue
            far = self.done and self.signing is None and position - last > 12
            furniture = line.text.strip(" |").startswith("FILE ĐƯỢC ĐÍNH KÈM")
            if position > index and self.lines[index].cells and self._begins_section(line):
                break
            if (line.heading and position > index) or (self.named and self.done) or far or furniture:
                break
            if position > index and (self.done or self.stream.right) and self._is_enclosed(line):
                break
            for fragment in fragments_of(self.clean, position, line):
                begin = fragment.start if position > index else self._behind(fragment, words)
                if position == index and self._signs_beside(begin, fragment):
                    continue
                if begin < fragment.end and not self._take(begin, fragment, line):
                    return self.signing, max(last, self.signing or 0)
            last = position + 1
        return self.signing, last

    def _begins_section(self, line: Line) -> bool:
        """Whether a line below a closing in table cells begins what is enclosed: "II. NỘI DUNG", "Điều 1."."""
        label = None if line.cells else label_at(self.clean.match, line.start, line.end)
        return label is not None and label.kind in ("roman", "part", "chapter", "division", "article", "number")

    def _is_enclosed(self, line: Line) -> bool:
        """Whether a line heads what is enclosed below the signature: "KẾ HOẠCH", "Phụ lục I", "DANH SÁCH ..."."""
        if line.cells:
            return False
        if _ANNEX.match(bare(line.text)) is not None:
            return True
        return line.text.isupper() and kind_by_name(line.text.strip(" *_:.")) is not None

    def _signs_beside(self, begin: int, fragment: Fragment) -> bool:
        """ "Nơi nhận: - BỘ TRƯỞNG, CHỦ NHIỆM": who signs, beside the heading of the list; a sign between is noise."""
        found = _BESIDE.match(self.clean.match, begin, fragment.end)
        words = self.clean.match[found.start(1) : fragment.end] if found else ""
        if found is None or not (MARKER.match(words) or (words.isupper() and POST.match(words))):
            return False
        self.stream.right.append((found.start(1), fragment.end))
        self.signing = fragment.line + 1
        return True

    def _behind(self, fragment: Fragment, words: int) -> int:
        """Where a stretch of the heading's line begins once "Nơi nhận:" is taken off."""
        begin = max(fragment.start, min(words, fragment.end))
        while begin < fragment.end and self.clean.match[begin].isspace():
            begin += 1
        return begin

    def _take(self, begin: int, fragment: Fragment, line: Line) -> bool:
        """Gives a stretch to one of the two; False when it belongs to neither and both are over."""
        text = self.clean.match[begin : fragment.end]
        stream = self.stream
        if self.done and self.signing is None and fragment.column == 0:
            self.subject = bare(text[:4]) == "v/v " or (self.subject and not text.isupper())
            if self.subject:
                return True
        if stream.right and not self.named and fragment.column == 0 and (self.bracket or _SECOND_POST.match(text)):
            self.bracket, self.signing = ")" not in text and not self.bracket, fragment.line + 1
            return True
        if fragment.column > 0 or _signs(text, self.done, bool(stream.right)):
            if fragment.column == 0 and self.done and _foreign(text, self.named):
                return False
            stream.right.append((begin, fragment.end))
            self.signing = fragment.line + 1
            name = caps_and_name(self.clean.text[begin : fragment.end].strip(" *_|."))[1]
            self.named = self.named or bool(name)
        elif not line.cells and _signs_below_list(text, stream, self.clean):
            stream.right.append((begin, fragment.end))
            self.signing, self.named, self.done = fragment.line + 1, True, True
        elif self.done and not _DASH.match(text) and not (line.cells and not stream.right):
            if stream.right or len(text) > 60:
                return False
            stream.right.append((begin, fragment.end))
            self.signing = fragment.line + 1
        elif self.done and text[:1] in "*+" and stream.left[-1][2] and self.clean.match[stream.left[-1][0]] == "-":
            return False  # the office's own copy ends the list; another mark begins what a web page says below it
        else:
            _left(self.clean, begin, fragment, stream)
            self.done = self.done or _files_a_copy(text)
        return True


_ANNEX = re.compile(
    r"(?:phu luc|bieu mau|mau so|mau bieu|danh (?:sach|muc)|de cuong)(?: [0-9ivx]{1,4})?(?:$|[ :.(-])"
    r"|\((?:ban hanh )?kem theo"
)
_BESIDE = re.compile(rf"[^\w\s(]{{0,4}}\s{{0,3}}(?=([{UPPER}]{{2}}|[TK]/[MTL]))")


def _signs_below_list(text: str, stream: _Stream, clean: Clean) -> bool:
    """Whether a line below a finished list of dashes is nothing but the name of who signs."""
    if not stream.left or not stream.left[-1][2] or _PERSON_ALONE.fullmatch(text.strip()) is None:
        return False
    return clean.text[stream.left[-1][0] : stream.left[-1][1]].rstrip().endswith((";", "."))


_PERSON_ALONE = re.compile(rf"(?:{SURNAMES})(?:\s[{UPPER}][{LOWER}]+){{1,4}}")


_COPY = re.compile(r"\W*l ?u ?u\b")
"""The office's own copy, its letters set apart or not."""
_COPY_LAST = re.compile(r"(?:.*[;.)]\s*)?[-–~]?\s*l ?u ?u\b")


def _files_a_copy(text: str) -> bool:
    """Whether the line ends with the office's own copy ("Lưu: VT"), the last of the recipients."""
    ends = not text.rstrip().endswith((",", ":"))
    return ends and _COPY_LAST.match(bare(text)) is not None


def _left(clean: Clean, begin: int, fragment: Fragment, stream: _Stream) -> None:
    text = clean.match[begin : fragment.end]
    if (tail := _CAPS_TAIL.search(text)) is not None and _post_or_marker(tail.group(1)):
        stream.right.append((begin + tail.start(1), fragment.end))
        stream.left.append((begin, begin + tail.start(), bool(_DASH.match(text))))
        return
    stream.left.append((begin, fragment.end, bool(_DASH.match(text))))


def _post_or_marker(text: str) -> bool:
    return POST.search(text) is not None or MARKER.match(text) is not None or plain_post(text)


def _signs(text: str, done: bool, started: bool) -> bool:
    """Whether a line of one column belongs to the signature: authority, post in capitals, then the name."""
    stripped = text.strip(" |")
    if MARKER.match(stripped):
        return True
    if stripped.isupper() and len(stripped) > 3 and (POST.match(stripped) or started):
        return not _DASH.match(stripped)
    if SIGNED.match(stripped):
        return True
    return (
        started
        and not _DASH.match(stripped)
        and NAME.fullmatch(RANK.sub("", stripped)) is not None
        and (done or len(stripped) < 40)
    )


_SECOND_POST = re.compile(r"\((?:Phó|Trưởng|Ủy viên|Uỷ viên|Chủ tịch|Giám đốc|Kiêm|Thành viên)\s[^()]{2,100}\)?$")
""" "(Phó Trưởng ban ...)": another post of who signs, in brackets below the first."""


def _foreign(text: str, named: bool) -> bool:
    return named and not SIGNED.match(text.strip())


# ---- recipients


def _recipients(
    clean: Clean, left: Sequence[tuple[int, int, bool]], nameless: bool
) -> tuple[list[str], tuple[int, int] | None, str]:
    """The list, item by item: a new one begins at a dash, a line without one goes on with the item above."""
    items: list[str] = []
    bounds: tuple[int, int] | None = None
    dashed = any(dash for _, _, dash in left)
    leftover = ""
    for start, end, dash in left:
        text = clean.text[start:end].strip()
        if nameless and dash and not leftover and (found := _SURNAME_AT_END.search(text)):
            leftover, text = found.group(1), text[: found.start()]
        if items and _office_copy(items[-1]) and not dash and not items[-1].rstrip().endswith((",", ":")):
            break
        pieces = _pieces(text)
        if len(pieces) > 1 or dash or not items or not dashed:
            items += pieces if len(pieces) > 1 or dash else [text]
        elif not _stray(text):
            items[-1] = f"{items[-1]} {text}"
        bounds = (bounds[0] if bounds else start, end)
    if not dashed and len(items) == 1:
        items = [part for part in re.split(r";\s*", items[0]) if part.strip()]
    return [tidy for item in items if (tidy := _tidy(item))], bounds, leftover


def _stray(text: str) -> bool:
    """A line between two items that begins none: a stamp's words, an address of a certificate."""
    return "@" in text or SIGNED.match(text) is not None or not any(letter.isalpha() for letter in text)


def _pieces(text: str) -> list[str]:
    starts = [found.end() for found in _NEW_ITEM.finditer(text)]
    if not starts:
        return [text]
    ends = [*[found.start() for found in _NEW_ITEM.finditer(text)][1:], len(text)]
    pieces = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    first = text[: next(iter(_NEW_ITEM.finditer(text))).start()].strip()
    return ([first] if first else []) + pieces


def _tidy(item: str) -> str:
    item = re.split(r"[;.] [^\w\s(“\"'-]", " ".join(item.split()))[0]
    if item[:1] in "-–•+*~" and item[1:2] != "":
        item = item[1:].strip()
    if _office_copy(item):
        item = _OFFICE_TAIL.sub("", item)
    return item.strip(" ;,.*_|/")


def _office_copy(item: str) -> bool:
    return _COPY.match(bare(item)) is not None


# ---- a signature without recipients


def _signature_alone(clean: Clean, lines: Sequence[Line], closing: Closing) -> None:
    """A signature without recipients: the last lines or the last cells that hold an authority or a post and a name."""
    first = max(0, len(lines) - 40) if closing.first < 0 else max(0, closing.first - 10)
    last = len(lines) if closing.first < 0 else closing.first
    texts, begin = _signing_stretches(clean, lines, first, last)
    signer = signer_of([clean.text[a:b] for a, b in texts])
    if signer is None or not (signer.authority or (signer.name and signer.title)):
        return
    if not signer.name and (closing.signer is not None or not _is_authority(clean.text[slice(*texts[0])])):
        return
    closing.signer, closing.signer_span = signer, (texts[0][0], texts[-1][1])
    if closing.first < 0:
        closing.first, closing.last = begin, last
    else:
        closing.first = min(closing.first, begin)


def _signing_stretches(clean: Clean, lines: Sequence[Line], first: int, last: int) -> tuple[list[tuple[int, int]], int]:
    """The stretches of a signature among the lines, and the line where it begins: the last one that has post and name
    where other words follow it, one that a copy broke off behind "TM. ..." where there is no other.
    """
    texts: list[tuple[int, int]] = []
    signed: tuple[list[tuple[int, int]], int] | None = None
    nameless: tuple[list[tuple[int, int]], int] | None = None
    begin = -1
    for position in range(first, last):
        line = lines[position]
        if not line.text or line.rule:
            continue
        for fragment in fragments_of(clean, position, line):
            text = fragment.text.strip()
            if texts and not line.cells and _goes_on(clean, texts[-1], fragment):
                texts[-1] = texts[-1][0], fragment.end
            elif _begins_to_sign(text, line) or (texts and _signs_on(text, line, clean.text[slice(*texts[-1])])):
                begin = position if begin < 0 else begin
                texts.append((fragment.start, fragment.end))
            elif begin >= 0 and not line.cells and not SIGNED.match(text) and not text.isupper():
                whole = signer_of([clean.text[a:b] for a, b in texts])
                if whole is not None and whole.name and whole.title:
                    signed = (texts, begin)
                elif whole is not None and whole.authority and not whole.name:
                    nameless = (texts, begin)
                texts, begin = [], -1
    return (texts, begin) if texts else signed or nameless or (texts, begin)


def _begins_to_sign(text: str, line: Line) -> bool:
    """Whether a stretch names for whom is signed or in what post; in a table's cell the name may follow at once."""
    if MARKER.match(text):
        return True
    if POST.match(text) is None:
        return False
    return (text.isupper() and not line.heading) or bool(line.cells and caps_and_name(text)[1])


def _signs_on(text: str, line: Line, above: str) -> bool:
    """Whether a stretch goes on with a signature: of what body the post is, or the name."""
    if text.isupper():
        return not line.cells and _completes(above, text)
    return NAME.fullmatch(RANK.sub("", SIGNED_BY.sub("", text))) is not None


def _goes_on(clean: Clean, above: tuple[int, int], fragment: Fragment) -> bool:
    """ "TM. ỦY BAN" / "NHÂN DÂN": whether a line of capitals right below ends the name of whom is signed for."""
    text = fragment.text.strip(" |")
    between = clean.text[above[1] : fragment.start]
    if between.strip() or between.count("\n") != 1 or MARKER.match(clean.text[above[0] : above[1]]) is None:
        return False
    return text.isupper() and POST.match(text) is None and MARKER.match(text) is None and not plain_post(text)


def _is_authority(text: str) -> bool:
    """Whether a line that no name follows is one of a signature that a copy broke off: "TM. ỦY BAN NHÂN DÂN"."""
    return MARKER.match(text) is not None and text.isupper() and len(text) < _LONGEST_AUTHORITY


_LONGEST_AUTHORITY = 120


def _completes(post: str, below: str) -> bool:
    """ "CHỦ TỊCH" / "NƯỚC CỘNG HÒA ...", "GIÁM ĐỐC" / "SỞ XÂY DỰNG": of what body the post on the line above is."""
    alone = post.isupper() and len(post.split()) <= _LONGEST_POST and POST.search(post) is not None
    return alone and _OF_BODY.match(bare(below)) is not None


_LONGEST_POST = 4
_OF_BODY = re.compile(
    r"(?:nuoc |uy ban|ubnd|hoi dong|hdnd|so |bo |cuc |tong cuc|vu |vien |chi cuc|phong |van phong|ban |trung tam"
    r"|truong |dai hoc|hoc vien|benh vien|cong ty|tong cong ty|tap doan|toa an|ngan hang|quoc hoi|tinh |huyen |xa "
    r"|phuong )"
)
