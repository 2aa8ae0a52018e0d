"""Every mention of another document in running text, with its span, number, kind, date, issuer and relation.

Four forms are looked for: numbers with a symbol ("Kế hoạch số 98-KH/TU, ngày 18/8/2022"), numbers left blank in a
draft ("Nghị quyết số    /NQ-CP ngày ..."), laws named with a date or year, and short forms ("Chỉ thị 05", "KH 61").
A span runs from the word for the kind through the number, and through the date that follows at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .citation_words import LINE_START, WORD_BEFORE, bare_word, word_in_front, word_of_body
from .cleaning import Clean, clean
from .dates import DATE_PATTERN, date_of_match
from .folding import LOWER, UPPER
from .issuers import head_of_list, issuer_of, told_at
from .kinds import Kind, kind_by_code, kind_by_name
from .numbers import KNOWN_BODY, SIGN_LOST, DocumentNumber
from .relations import RELATIONS, relation_before

__all__ = ["RELATIONS", "Citation", "find_citations", "find_in"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document. ``text`` is the exact stretch ``start:end`` of the text it was found in.

    ``number`` is None for a law, a blank and an unresolved short form. ``relation`` is the predicate that the words
    in front state between the document being read and this one, None where they state none.
    """

    text: str
    start: int
    end: int
    number: DocumentNumber | None
    kind: Kind | None
    date: date | None
    issuer: str | None
    relation: str | None
    short: bool = False
    confidence: float = 1.0


_UP = "A-ZĐƯƠÔÂÊĂ"
_LETTER = r"[A-Za-zĐđƯưƠơÔôÂâÊêĂăìÌ0-9]"
_GROUP = rf"[{_UP}]{_LETTER}{{0,24}}(?:\.[{_UP}]{_LETTER}{{0,12}})?"
_SIGN_MISREAD = rf"(?:[._]|(?<=/(?:NĐ|QĐ|TT|NQ|CT|KH))\s)(?={KNOWN_BODY}(?!\w))"
"""What stands for the dash between a kind and a well-known body: "NĐ.CP", "TT BTC"."""
# Every expression begins with a letter class of its own: scanning for it is fast, and what stands in front is looked
# at only where it matches.
_NUMBER = re.compile(
    r"[0-9]{1,6}[a-zđ]?(?:\.[0-9]{1,3})?(?:\s{0,2}[-/]\s{0,2}(?:(?:19|20)[0-9]{2}\s{0,2}/?\s{0,2})?|" + SIGN_LOST + ")"
    rf"[{_UP}][A-Za-zĐđƯìÌ]{{0,24}}(?: (?=1[0-9]\b))?[0-9]{{0,4}}"
    rf"(?:(?:\s{{0,2}}[-/]\s{{0,2}}|&|{_SIGN_MISREAD}){_GROUP}"
    rf"(?:(?:[-/&]\s{{0,2}}|\s[-/&])(?:{_GROUP}|[0-9]{{1,2}}(?![0-9/.])|nb\b)){{0,6}})?"
)
_ITEM = re.compile(rf"[0-9]{{1,6}}\s{{0,2}}-\s{{1,2}}(?!CP|TTg|TTG|HĐBT)[{_UP}][A-Za-zĐđƯìÌ]{{0,24}}")
"""The label of an item and the beginning of its first word ("1- T"): far more frequent than numbers."""
_APART = re.compile(r"[0-9]{1,6}[a-zđ]?\s{0,2}[A-ZĐ]")
_LABELLED = re.compile(r"(?:[sS][ốôỐÔ])\s?[:.]?\s?$")
"""A number without the sign behind its serial: one only behind "số"."""
_GLUED = re.compile(r"(?:[sS][ốôỐÔ][:.]?|(?<!\w)s|(?<![\w/.:-])[^\w/.:-]|^)$")
_AFTER_DIGIT_COMMA = re.compile(r"[0-9],$")
_MISREAD_ONE = re.compile(r"[ốôỐÔ] ([lI] ?)$")
_DATE_AFTER = re.compile(
    r"(?:,?\s{1,9}hồi\s{1,9}[0-9]{1,2}\s?(?:giờ|h|g|:)(?:\s?[0-9]{1,2}\s?(?:phút|p|')?)?)?"
    r"\s{0,40}+,?\s{0,40}+\(?\s{0,3}(?:(?:ký|ban hành|đề) )?" + DATE_PATTERN,
    re.IGNORECASE,
)
""" "Công điện số 5/CĐ-TTg hồi 10 giờ 30 ngày ...": a telegram has an hour, too."""
_NEW_LINE = re.compile(r"[ ]{0,9}\n\s{0,40}Ngày\s")
"""A line that begins with a day in a capital letter begins a sentence: the day is not the mention's above."""
_NEXT_WORD = re.compile(rf"(?<=[{_UP}])đ(?=[{LOWER}])")
""" "12/HQBĐ-GSQLđề ngày ...": the letter at a symbol's end that begins the next word, glued to it."""
_SAMPLE = re.compile(r"(?:Ví|Vị|Thí) [dđ]ụ[^\n]{0,200}\n?[^\n]{0,40}$")
_LIST_GAP = re.compile(r"[\s,;]*(?:và|hoặc)?\s*(?:số)?\s*")


def find_citations(text: str) -> list[Citation]:
    """All mentions of documents in the text, in reading order; spans index the text as given.

    >>> found = find_citations("Thực hiện Chỉ thị số 20-CT/TW, ngày 18/01/2018 của Ban Bí thư về lịch sử Đảng")
    >>> [(c.text, str(c.number), c.issuer, c.relation) for c in found]
    [('Chỉ thị số 20-CT/TW, ngày 18/01/2018', '20-CT/TW', 'Ban Bí thư', 'implements')]
    """
    cleaned = clean(text)
    found = find_in(cleaned.text, cleaned.match)
    return found if cleaned.places is None else [_in_raw(one, cleaned, text) for one in found]


def _in_raw(one: Citation, cleaned: Clean, text: str) -> Citation:
    start, end = cleaned.raw_span(one.start, one.end)
    return replace(one, start=start, end=end, text=text[start:end])


def find_in(text: str, match: str) -> list[Citation]:
    """The same on text that was cleaned: ``match`` is its twin for matching (cleaning.Clean)."""
    numbered = _mended(_numbered(text, match), text, match)
    taken = [(one.start, one.end) for one in numbered]
    others = [*_blank(text, match), *_laws(text, match)]
    free = [one for one in others if not _overlaps(one, taken)]
    known = sorted([*numbered, *free], key=lambda one: one.start)
    short = _short(text, match, numbered)
    spans = [(one.start, one.end) for one in known]
    known += [one for one in short if not _overlaps(one, spans)]
    return sorted(known, key=lambda one: one.start)


_REST = re.compile(rf" ([{_UP}]{{1,6}})(?!\w)")


def _mended(numbered: list[Citation], text: str, match: str) -> list[Citation]:
    """Numbers whose symbol a space tore ("TT-BGD ĐT") are whole where the same text has them whole elsewhere."""
    whole = {one.number for one in numbered}
    for index, one in enumerate(numbered):
        rest = _REST.match(match, one.end) if one.number is not None and one.date is None else None
        number = DocumentNumber.parse(f"{one.number}{rest.group(1)}") if rest is not None else None
        if rest is None or number is None or number not in whole:
            continue
        end, on = _date_after(match, rest.end())
        end = end if on is not None else rest.end()
        numbered[index] = replace(one, number=number, end=end, text=text[one.start : end], date=on)
    return numbered


def _overlaps(one: Citation, spans: list[tuple[int, int]]) -> bool:
    """Whether it overlaps one of the sorted spans."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= one.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < one.end


# ---- numbers with a symbol


def _numbered(text: str, match: str) -> list[Citation]:
    found: list[Citation] = []
    previous: tuple[int, str | None, str | None] = (0, None, None)
    head: tuple[str, str | None] | None = None
    for candidate in _NUMBER.finditer(match):
        if _ITEM.fullmatch(match, *candidate.span()):
            continue
        begin = _begins_number(match, candidate.start())
        last = candidate.end() - (_NEXT_WORD.match(match, candidate.end() - 1) is not None)
        parsed = _longest_number(match, begin, last) if begin is not None else None
        floor = previous[0]
        if begin is None or parsed is None or begin < floor:
            continue
        number, number_end = parsed
        start, word, labelled = word_in_front(match, begin)
        start, word, owner = (start, word, None) if word is not None else word_of_body(match, start, number.kind)
        if word is None and (
            _OF_FORM.search(match, max(0, begin - 24), begin)
            or not _stands_alone(match, start, number_end, number, labelled)
        ):
            continue
        # In what is no Vietnamese a symbol may end in the letters that the next word begins with.
        start = max(start, floor)
        listed = word is None and previous[1] is not None and _LIST_GAP.fullmatch(match[floor:start][:40]) is not None
        if word is not None or _SENTENCE_END.search(match, floor, start):
            head = None
        if word is None and labelled and (named := head_of_list(match, start, floor)) is not None:
            head = named[:2]
            start = named[2] if named[2] is not None else start
        kind_word = previous[1] if listed else word or (head[0] if head else None)
        end, on = _date_after(match, number_end)
        if on is None:
            end = number_end
        issuer, issued_before = issuer_of(match, start, end, floor, number.body)
        issuer = owner or issuer
        on = on or _date_behind(match, end, issuer)
        if issuer is None and (listed or head):
            issuer = head[1] if head else previous[2]
        elif issuer is None and found and _carried_on(found[-1], number, match, start):
            issuer = previous[2]
        kind = number.kind_after(bare_word(kind_word))
        if kind is None and kind_word:
            kind = kind_by_name(bare_word(kind_word) or "")
        found.append(
            Citation(
                text=text[start:end],
                start=start,
                end=end,
                number=number,
                kind=kind,
                date=on or issued_before,
                issuer=_verbatim(text, match, issuer),
                relation=relation_before(match, start, floor),
                confidence=0.98 if word and labelled else 0.95 if word or listed else 0.8,
            )
        )
        previous = (end, kind_word, issuer)
    for index in range(len(found) - 2, -1, -1):
        found[index] = _shared(found[index], found[index + 1], match)
    return found


_OF_FORM = re.compile(
    r"(?<!\w)(?:mẫu|biểu|biểu mẫu|phụ biểu|phụ lục|bảng)(?:\s{1,9}số)?\s{0,3}:?\s{0,9}$", re.IGNORECASE
)
""" "Mẫu số 03/BCT", "Biểu 02/TH-KT": the number of a form, which is no document."""
_SENTENCE_END = re.compile(r"\.\s|\n\s*\n")
_CENTRAL = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương", "Trung ương", "Quốc hội", "Chính phủ")


def _carried_on(one: Citation, number: DocumentNumber, match: str, start: int) -> bool:
    """ "chỉ đạo của Chính phủ tại Nghị quyết số 1/NQ-CP, Nghị quyết số 2/NQ-CP": the body in front issued both."""
    between = match[one.end : start]
    if told_at(match, one.start):
        return False
    if "," in between[:3] and _plural(match, start):
        return True
    same = one.number is not None and one.number.body == number.body and one.number.code == number.code
    return same and between.strip() in (",", ";", "và", ", và")


def _shared(one: Citation, follower: Citation, match: str) -> Citation:
    """ "Công văn số 1/UBND-NC và Công văn số 2/UBND-NC của Chủ tịch UBND tỉnh": one body issued both."""
    if one.issuer is not None or follower.issuer is None:
        return one
    if one.number is None or follower.number is None:
        return one
    same_body = one.number.body == follower.number.body
    between = match[one.end : follower.start][:12].split()
    central = between == [","] and follower.issuer.startswith(_CENTRAL)
    if central or (same_body and between in (["và"], [";"], [","], [",", "và"])):
        return replace(one, issuer=follower.issuer)
    return one


def _verbatim(text: str, match: str, issuer: str | None) -> str | None:
    """The issuer in the words of the text: line ends are spaces, the rest stands as printed."""
    if issuer is None:
        return None
    at = match.find(issuer)
    return " ".join((text[at : at + len(issuer)] if at >= 0 else issuer).split())


def _plural(match: str, start: int) -> bool:
    return match[max(0, start - 5) : start].rstrip().endswith("các")


def _begins_number(match: str, start: int) -> int | None:
    """Where a number that matched at ``start`` really begins; None inside a longer word, date or address."""
    if start == 0:
        return 0
    before = match[max(0, start - 4) : start]
    last = before[-1]
    if _APART.match(match, start) is not None and _LABELLED.search(before) is None:
        return None
    if last in "lI " and (misread := _MISREAD_ONE.search(before)) is not None:
        return start - len(misread.group(1))
    if last.isalnum() or last in "_/.:-":
        return start if _GLUED.search(before[-3:]) is not None else None
    return None if _AFTER_DIGIT_COMMA.search(before) is not None else start


def _longest_number(match: str, start: int, end: int) -> tuple[DocumentNumber, int] | None:
    """The number and where it ends; groups at the end that belong to the sentence are given back."""
    found = match[start:end]
    for _ in range(7):
        if "-" not in found and "/" not in found:
            return None
        number = DocumentNumber.parse(found)
        if number is not None:
            return number, end
        cut = max(found.rfind("-"), found.rfind("/"), found.rfind("&"), found.rfind("."))
        if cut <= 0:
            return None
        found = found[:cut].rstrip()
        end = start + len(found)
    return None


_PLACE_AND_DAY = re.compile(rf"[ |]{{1,9}}+[{UPPER}][{UPPER}{LOWER}. ]{{2,40}},[ ]{{0,3}}ng[aà]y")
"""The place and the day of a letterhead, on the line of its number."""


def _stands_alone(match: str, start: int, end: int, number: DocumentNumber, labelled: bool) -> bool:
    """Whether a number without a word for its kind is a mention: not a header's, a sample's or a look-alike."""
    if not labelled and _PLACE_AND_DAY.match(match, end) is not None:
        return False
    before = match[max(0, start - 42) : start]
    if labelled and match[start] == "S" and LINE_START.search(before):
        return False
    if _SAMPLE.search(match[max(0, start - 300) : start]):
        return False
    return labelled or bool(number.code)


_SAID_WHEN = re.compile(r"\s{1,9}(?:công bố|ban hành|ký)(?=\s{1,9}ngày\s)")


def _date_after(match: str, end: int) -> tuple[int, date | None]:
    found = _DATE_AFTER.match(match, end)
    if found is None or _NEW_LINE.match(match, end):
        return end, None
    return found.end(), date_of_match(found)


def _date_behind(match: str, end: int, issuer: str | None) -> date | None:
    """ "Công văn số 1/BA-VP của Bộ A (ban hành) ngày 12/7/2024": the date behind the body."""
    if issuer is None or not match.startswith(issuer, at := match.find(issuer, end, end + len(issuer) + 9)):
        return None
    said = _SAID_WHEN.match(match, at + len(issuer))
    return _date_after(match, said.end() if said else at + len(issuer))[1]


# ---- numbers left blank

_BLANK = re.compile(
    rf"[sS]ố\s{{0,3}}:?[\s.…_]{{0,40}}/(?:20[0-9]{{2}}/)?([{_UP}][A-Za-zĐđ]{{1,5}})[-/]{_GROUP}(?:-{_GROUP}){{0,3}}"
)

_BLANK_DATE = re.compile(
    r"\s{0,40}+,?\s{0,40}+ngày[\s.…_]{1,60}+tháng[\s.…_]{1,60}+(?:[0-9]{1,2}\s{1,9}+)?năm(?:\s{1,9}+20[0-9]{2})?(?!\w)"
)


def _blank(text: str, match: str) -> Iterator[Citation]:
    for found in _BLANK.finditer(match):
        before = match[max(0, found.start() - 70) : found.start()]
        word = WORD_BEFORE.search(before)
        if word is None or (found.group()[0] == "S" and "\n" in before[word.start() :]):
            continue
        start = found.start() - len(before) + word.start()
        name = bare_word(word.group(1) or word.group(2)) or ""
        kind = kind_by_code(found.group(1), name) or kind_by_name(name)
        end, on = _date_after(match, found.end())
        if on is None:
            blank = _BLANK_DATE.match(match, found.end())
            end = blank.end() if blank else found.end()
        issuer, _ = issuer_of(match, start, end, 0)
        yield Citation(
            text=text[start:end],
            start=start,
            end=end,
            number=None,
            kind=kind,
            date=on,
            issuer=_verbatim(text, match, issuer),
            relation=relation_before(match, start, 0),
            confidence=0.7,
        )


# ---- laws and ordinances named with a date or a year

_LAW = re.compile(r"([BLPH](?:uật|UẬT|ộ [lL]uật|Ộ LUẬT|háp lệnh|HÁP LỆNH|iến pháp))(?=\s)")
_LAW_NAME = re.compile(r"(?:\s{1,40}+(?!(?:ngày|Ngày|năm|NGÀY|NĂM|Căn cứ)\s|s[ốô]\s[0-9])[\w-]{1,14},?){1,34}")
_LAW_DATE = re.compile(r"\s{0,40}+,?\s{0,40}+" + DATE_PATTERN, re.IGNORECASE)
_LAW_YEAR = re.compile(r"\s{1,40}+(?:năm\s{1,40}+)?((?:19|20)[0-9]{2})(?![\w/-])", re.IGNORECASE)
_LAW_INSIDE = re.compile(r"(?<!\w)(?:Bộ [lL]uật|Luật|Pháp lệnh)\s")
_AMENDING = re.compile(r"\s{1,40}+(?:sửa đổi|bổ sung|SỬA ĐỔI|bãi bỏ|thay thế)", re.IGNORECASE)
_NO_LAW = re.compile(
    r"(?i:các văn bản|thi hành|hướng dẫn|hiệu lực|quy định tại|thực hiện|nghị định|thông tư"
    r"|nghị quyết số|quyết định số|tuyên truyền|phổ biến|trong|gắn với|đến|từ)\s|\ssố\s"
)


def _laws(text: str, match: str) -> Iterator[Citation]:
    position = 0
    for found in _LAW.finditer(match):
        if found.start() < position or match[found.start() - 1 : found.start()].isalnum():
            continue
        if match.endswith("PHÁP ", 0, found.start()):
            continue
        name = _LAW_NAME.match(match, found.end())
        if name is None:
            continue
        named_end = name.end() - (1 if match[name.end() - 1] == "," else 0)
        on, end = None, 0
        dated = None if _NEW_LINE.match(match, named_end) else _LAW_DATE.match(match, named_end)
        if dated is not None:
            on, end = date_of_match(dated), dated.end()
        if on is None:
            year = _LAW_YEAR.match(match, named_end) or _year_inside(match, name)
            if year is None:
                continue
            end = year.end()
        start, word = found.start(), found.group(1)
        if not _AMENDING.match(match, found.end()):
            inner = [one for one in _LAW_INSIDE.finditer(match, found.end(), end) if one.start() > start]
            if inner:
                start, word = inner[-1].start(), inner[-1].group().strip()
        if _NO_LAW.search(match, start, end) and not _AMENDING.match(match, start + len(word)):
            continue
        relation = relation_before(match, start, 0)
        yield Citation(text[start:end], start, end, None, kind_by_name(word), on, None, relation, False, 0.85)
        position = end


def _year_inside(match: str, name: re.Match[str]) -> re.Match[str] | None:
    """A bare year right after the name ("Luật Đất đai 2024"), which the name's expression took in."""
    return re.compile(r"\s((?:19|20)[0-9]{2})(?![\w/-])").search(match, name.start(), name.end())


# ---- short forms

_SHORT = re.compile(
    r"([CNQKHTĐ](?:hỉ thị|ghị quyết|uy định|ết luận|ế hoạch|uyết định|ướng dẫn|ghị định|hông tư|hương trình|ề án"
    r"|H|T|Q|Đ|L))(?:\s{1,40}+số)?\s{1,40}+([0-9]{1,4})(?![\w/.,%-]{0,40}[0-9/%])(?!-[A-ZĐ])(?![A-Za-zĐđ])"
)
_ALIAS = re.compile(r"(?<![\w/-])(QĐ|NĐ|NQ|TT|KH|CT|KL|HD)([0-9]{1,4})(?![\w/-]|\.[0-9])")
""" "QĐ22" behind "Quyết định số 22/2013/QĐ-TTg (sau đây gọi tắt là QĐ22)"."""
_AFTER_SHORT = re.compile(
    r"\s*(?:[.,;:)”\"'“»…!?\]]|$|\n|(?:của|về|ngày|trong|và|đã|là|được|theo|tại|cũng|này|trên|có"
    r"|nói trên|nêu trên|do|để|với|cho|hay|hoặc|ở|mới|cùng|sau|khi|đến|vẫn|chưa|sẽ)\b)"
)
_NICKNAMED = ("Kế hoạch", "Quyết định", "Hướng dẫn", "Nghị định", "Thông tư", "Chương trình", "Đề án")
_OF_BODY = re.compile(r"\s{1,40}+của\s{1,40}+")


def _short(text: str, match: str, numbered: list[Citation]) -> Iterator[Citation]:
    """ "Chỉ thị 05", "KH 61": resolved when exactly one number of that kind and serial is named whole in the text."""
    known: dict[tuple[str, int], set[DocumentNumber]] = {}
    for one in numbered:
        if one.number and one.kind:
            known.setdefault((one.kind.key, one.number.serial), set()).add(one.number)
    for found in _ALIAS.finditer(match):
        kind = kind_by_code(found.group(1))
        same = known.get((kind.key, int(found.group(2))), set()) if kind else set()
        if len(same) == 1:
            span = text[found.start() : found.end()]
            yield Citation(span, *found.span(), next(iter(same)), kind, None, None, "cites", True, 0.7)
    for found in _SHORT.finditer(match):
        word, serial = found.group(1), int(found.group(2))
        kind = kind_by_name(word) or kind_by_code(word)
        if kind is None or match[found.start() - 1 : found.start()].isalnum():
            continue
        same = known.get((kind.key, serial), set())
        told_apart = len(same) == 1 and found.group()[len(word) :].split()[0] == "số"
        if not told_apart and not _AFTER_SHORT.match(match, found.end()):
            continue
        said_above = re.match(r"\s{1,3}(?:nói|nêu) trên", match[found.end() : found.end() + 20]) is not None
        end, on = _date_after(match, found.end())
        dated = on is not None and found.group().split()[-2] == "số"
        if word in _NICKNAMED and not same and not said_above and not dated:
            continue
        number = next(iter(same)) if len(same) == 1 else None
        issuer = None
        end = end if on is not None else found.end()
        if _OF_BODY.match(match, end):
            issuer, _ = issuer_of(match, found.start(), end, 0)
        yield Citation(
            text[found.start() : end],
            found.start(),
            end,
            number,
            kind,
            on,
            _verbatim(text, match, issuer),
            relation_before(match, found.start(), 0),
            True,
            0.75 if number else 0.5,
        )
