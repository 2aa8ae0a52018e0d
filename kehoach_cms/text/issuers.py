"""Who issued a document that is mentioned: the body named right after it, or in front of it in the same clause."""

from __future__ import annotations

import re
from datetime import date

from .bodies import BODY_START, UNNAMED, body_end
from .dates import DATE_PATTERN, date_of_match
from .folding import LOWER, UPPER, word_set
from .kinds import kind_by_name
from .people import SURNAMES
from .unit_words import VERB

__all__ = ["head_of_list", "issuer_of", "told_at"]

_OF = re.compile(rf"\s{{0,40}}+\)?\s{{0,40}}+,?\s{{0,40}}+(?:(?i:do|của)\s{{1,40}}+|của(?=[{UPPER}][{LOWER}{UPPER}]))")
"""A copy may have lost the space behind "của" ("củaỦy ban nhân dân tỉnh")."""
_BETWEEN = re.compile(r"\s{0,40}+\)?\s{0,40}+,?\s{0,40}+giữa\s{1,40}+", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\s{1,40}+(?=(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Ban Thường vụ|Chính phủ|Thủ tướng|Tỉnh [uủ]"
    r"|Thành [uủ]|UBND|Ủy ban|Uỷ ban|Hội nghị (?:lần thứ|Trung ương|Ban Chấp)))"
)
_PARTLY_DATED = re.compile(
    r",?\s{1,9}(?:ngày\s{1,9}[0-9]{1,2}\s?[/-]\s?[0-9]{1,2}|(?:tháng\s{1,9}[0-9]{1,2}(?:\s|/))?(?:năm\s)?(?:19|20)[0-9]{2})"
    r"(?=\s{1,9}của\s)"
)
""" "Nghị quyết số 1/NQ-CP ngày 08/01 của Chính phủ", "... năm 2026 của ...": a day without its year, a year alone."""
_ABOUT = re.compile(r"\s{1,40}+(?:về|quy định|phê duyệt|ban hành)(?!\w)")
_BY = re.compile(r"\s{1,40}+ban hành(?!\w)")
_REQUEST = re.compile(r"(?:của|đề nghị của|ý kiến của)\s{1,40}+", re.IGNORECASE)
_IN_WHOSE_VIEW = re.compile(r"(?:chỉ đạo|kết luận|đồng ý)\s{1,40}+$")
"""What a body said is reported by a paper of its office ("ý kiến chỉ đạo của Bộ Chính trị tại văn bản số ...")."""
_AT = re.compile(r"\s{1,40}+tại\s{1,40}+(?:các\s{1,40}+)?$")
_TOLD_AT = re.compile(
    r"\s{1,40}+(?:đã\s{1,40}+)?(?:chỉ đạo|yêu cầu|giao|đề nghị|kết luận|hướng dẫn|quy định|cho ý kiến)$"
)
""" "các nội dung UBND tỉnh đã chỉ đạo tại Công văn số ...": who said so in it."""
_PERSON_BEFORE = re.compile(
    rf"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Đđ]/c)\s{{1,9}}+[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,4}}"
    r"\s?[,–-]\s?(?:Phó\s|Quyền\s)?$"
)
""" "đồng chí A, Phó Bí thư ... đã ký": a person's post behind the name; it signs for the body and issues nothing."""
_REPORT = re.compile(
    r"(?<!\w)(?i:báo cáo|đề nghị|đề xuất|kiến nghị|phản ánh|văn bản|tờ trình|ý kiến(?: góp ý| tham gia)?)\s{1,9}+"
    rf"của\s{{1,9}}+(?=[{UPPER}])"
)
_BEHIND_REPORT = re.compile(r"\s{0,9}+(?:,|về|trong|tại|đối với)(?!\w)")
_ISSUED = re.compile(
    r"\s{1,40}+(?:(?:vừa|đã|cũng|sẽ|chính thức|kịp thời|mới)\s{1,40}+){0,3}"
    r"(?:(?:ký\s{1,40}+)?(?:ban hành|ra|có|gửi|thông qua|xây dựng)|ký)\s{1,40}+(?:các\s{1,40}+)?$"
)
_REACH = 400
"""Longer than what ``_AT`` and ``_ISSUED`` match at the end of a text."""
_NEXT = re.compile(r",\s{1,40}+(?:và\s{1,40}+)?")
_COMMA = re.compile(r"\s{0,40}+,?\s{0,40}+")
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;!?](?=\s)|\n\s*\n|\|")
_AT_OPENING = re.compile(r"(?:^|[\n.;|]\s{0,40}+)(?:Tại|Theo)\s{1,40}+(?:các\s{1,40}+)?$")
_SAYS = re.compile(
    r",\s{1,40}+(?=(?:Thủ tướng|Chính phủ|Phó Thủ tướng|Bộ trưởng|UBND|Ủy ban|Uỷ ban|Chủ tịch"
    r"|Ban Thường vụ|Ban Bí thư|Bộ Chính trị|Bộ|Sở|Ban)(?!\w))"
)
_VERBS = re.compile(
    r"\s{1,40}+(?:yêu cầu|kêu gọi|chỉ đạo|giao|đề nghị|quy định|quyết định|nêu rõ|nhấn mạnh|chỉ rõ"
    r"|ban hành)(?!\w)"
)
_WINDOW = 260
_SMALL_HEAD = re.compile(
    rf"(?:trường|công ty|trung tâm|bệnh viện|nhà trường|chi bộ|đảng ủy|đảng uỷ|ban giám hiệu)\s(?:[{LOWER}]+\s){{0,2}}"
    rf"(?=[{UPPER}])"
)
_OF_LATER = re.compile(r"(?<!\w)của\s{1,40}+(?=\w)")
_PERSON = re.compile(rf"\s{{1,40}}+(?:{SURNAMES})(?:\s[{UPPER}][{LOWER}]+){{1,3}}$")
_PLACE_OF = re.compile(r"(?:tỉnh|thành phố|Thành phố|huyện|quận|thị xã|xã|phường|đặc khu)$")
""" "Chủ tịch UBND tỉnh Hà Nam": what looks like a person's name is the name of the place."""
_POST = re.compile(r"(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Thứ trưởng|Bí thư|Giám đốc|Tổng Bí thư)(?!\w)")


def issuer_of(match: str, start: int, end: int, floor: int, letters: str = "") -> tuple[str | None, date | None]:
    """The issuer named with the mention ``start:end``, and the date of a clause "Ngày D, <body> ban hành" before it.

    ``floor`` is the end of the mention before: nothing in front of it belongs to this one. ``letters`` are those of
    the body in the number.
    """
    after = _after(match, end) or _after_subject(match, end, letters)
    before, on = _before(match, start, max(floor, start - _WINDOW), letters)
    if after is None and before is None:
        after = _says(match, start, end)
    issuer = after or before
    return (None if issuer is not None and issuer.lower().startswith("lãnh đạo ") else issuer), on


_LIST_HEAD = re.compile(
    rf"(?<!\w)((?:Quyết|Nghị|Thông|Chỉ|Kế|Công|Văn|Hướng|Kết|quyết|nghị|thông|chỉ|kế|công|văn)\s[{LOWER}]{{2,6}})"
    r"(?:\s{1,9}+của\s{1,9}+([^:;.\n]{4,120}))?\s{0,9}:\s{1,9}+$"
)
_AT_LIST = re.compile(
    r"\s{1,9}+(?:(?:công bố|ban hành|phê duyệt|giao|quy định|nêu)\s{1,9}+)?tại\s{1,9}+(?:các\s{1,9}+)?$"
)
_BY_WHOM = re.compile(r"(?<!\w)(?:được|do|của)\s{1,9}+(?=\w)")


def head_of_list(match: str, start: int, floor: int) -> tuple[str, str | None, int | None] | None:
    """The kind and the issuer that the words in front of a list name for all of it: "các Quyết định của Bộ A: số 1/...;
    số 2/..." or "... được Chủ tịch UBND tỉnh công bố tại các Quyết định: số 1/..."; None when no list is headed. The
    last is where the word for the kind begins that stands right in front of the first number.
    """
    front = match[max(floor, start - _WINDOW) : start]
    head = _LIST_HEAD.search(front[-180:])
    if head is None:
        return None
    if head.group(2):
        return head.group(1), head.group(2).strip(), None
    base = len(front) - len(front[-180:])
    before, begin = front[: base + head.start()], start - len(front) + base + head.start(1)
    if (at := _AT_LIST.search(before)) is not None:
        for found in _BY_WHOM.finditer(before, 0, at.start()):
            if body_end(before, found.end(), at.start()) == at.start():
                return head.group(1), before[found.end() : at.start()], begin
    return head.group(1), None, begin


def _after_subject(match: str, end: int, letters: str) -> str | None:
    """ "Thông tư số 22/2021/TT-BGDĐT quy định về đánh giá học sinh của Bộ trưởng Bộ Giáo dục và Đào tạo": a body named
    behind the subject issued it only when the letters of the number stand for it.
    """
    if len(letters) < 3 or not _ABOUT.match(match, end):
        return None
    stop = min(len(match), end + _WINDOW)
    if (boundary := _CLAUSE_END.search(match, end, stop)) is not None:
        stop = boundary.start()
    for found in _OF_LATER.finditer(match, end, stop):
        last = body_end(match, found.end())
        if last > found.end() and _stands_for(letters, match[found.end() : last]):
            return _named(match, found.end(), last)
    return None


_KNOWN_LETTERS = {
    "TTg": re.compile("Thủ tướng"),
    "CP": re.compile("Chính phủ"),
    "TW": re.compile("Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Trung ương"),
    "TU": re.compile("(?:Ban Thường vụ |Thường trực )?(?:Tỉnh|Thành) [uủ]"),
    "UBND": re.compile("(?:Chủ tịch )?(?:UBND|[ỦU][ỷỶyY] ban nhân dân)"),
}


def _stands_for(letters: str, body: str) -> bool:
    """Whether the letters behind the kind in a number are the first letters of the body's name, post left out."""
    name = " ".join(body.split())
    if not name[:1].isupper():
        return False
    if letters in _KNOWN_LETTERS:
        return _KNOWN_LETTERS[letters].match(name) is not None
    return _first_letters(_POST.sub("", name, count=1)) == letters


def _first_letters(name: str) -> str:
    words = re.findall(r"\w+", name)
    return "".join(word if word.isupper() else word[0].upper() for word in words if word != "và")


def _named(match: str, start: int, end: int) -> str | None:
    person = _PERSON.search(match, start, end) if _POST.match(match, start) else None
    if person is not None and not _PLACE_OF.search(match, start, person.start()):
        end = person.start()
    name = " ".join(match[start:end].split())
    return match[start:end].strip(" ,\n\t") if len(name) > 2 else None


def _after(match: str, end: int) -> str | None:
    if (partly := _PARTLY_DATED.match(match, end)) is not None:
        end = partly.end()
    if of := _OF.match(match, end):
        stop = body_end(match, of.end())
        if "do" in of.group().lower().split() and not _BY.match(match, stop):
            return None
        if not _begins_body(match, of.end()):
            return None
        stop = _with_matter(match, of.end(), stop) or _with_tail(match, of.end(), stop)
        return _named(match, of.end(), _with_superior(match, of.end(), stop))
    if between := _BETWEEN.match(match, end):
        return _several(match, between.end())
    if at_once := _AT_ONCE.match(match, end):
        stop = body_end(match, at_once.end())
        return _named(match, at_once.end(), stop) if _ABOUT.match(match, stop) else None
    return None


_UNIT_OF = re.compile(r"(?:Ban|Phòng|Trung tâm|Chi cục|Văn phòng|Khoa|Thanh tra)\s")
_ITS_SUPERIOR = re.compile(r",\s{1,9}+(?=(?:Sở|Bộ|Cục|UBND|Ủy ban|Trường|Học viện)\s)")


def _with_superior(match: str, start: int, stop: int) -> int:
    """ "Phòng Tổ chức cán bộ, Sở Nội vụ về ...": a unit of a body, named with the body that it belongs to."""
    over = _ITS_SUPERIOR.match(match, stop) if _UNIT_OF.match(match, start, stop) else None
    if over is None:
        return stop
    end = body_end(match, over.end())
    return end if end > over.end() and _ABOUT.match(match, end) else stop


_BOARD = re.compile(r"(?:Ban Chỉ đạo|Ban chỉ đạo|BCĐ|Hội đồng|Ủy ban|Uỷ ban|Tổ công tác)(?!\w)")
_MATTER = re.compile(
    r"\s{1,9}+về\s{1,9}+(?:(phát triển khoa học,? công nghệ(?:, đổi mới sáng tạo)?(?:,? và chuyển đổi số)?"
    r"|phòng,? chống tham nhũng(?:, lãng phí)?(?:,? tiêu cực)?)"
    rf"|(?:[{LOWER}]+,?\s{{1,9}}+){{2,14}}?(?=về\s))"
)
""" "Ban Chỉ đạo Trung ương về phát triển khoa học, ... về ...": what a board is for, where what it issued is about
something follows, or where it is a matter that boards are named by.
"""


def _with_matter(match: str, start: int, stop: int) -> int:
    """Where the name of a board ends that goes on with its matter in small letters; 0 where it does not."""
    matter = _MATTER.match(match, stop) if _BOARD.match(match, start, stop) else None
    if matter is None:
        return 0
    if matter.group(1) is not None:
        return matter.end()
    words = matter.group().split()
    return matter.start() + len(matter.group().rstrip()) if words[1] in _FIELDS else 0


_FIELDS = frozenset(("phát", "phòng", "phòng,", "cải", "chuyển", "hội", "bảo", "an", "đổi", "xây"))
"""First words of fields that boards are set up for: development, prevention, reform, integration, safety."""
_ANNOUNCED = r"\s(?:về|ban hành|quy định|phê duyệt|hướng dẫn)\s"
_RUN = re.compile(rf"((?:\s[^\W\d_]+){{1,9}}?)(?:(?={_ANNOUNCED})|(?=\s?[;.)]|,\s|$))")
_SCHOOL = re.compile(r"(?:(?:[Gg]iám đốc|[Hh]iệu trưởng|[Vv]iện trưởng)\s)?(?:Học viện|Trường|Viện|Trung tâm)\s")
_IN_NO_NAME = word_set(
    "tại trong có được đã ngày này nêu để cho với từ như là theo khi sẽ kèm gửi trên đến vừa mới giai liên năm do vì"
    " nên bằng đang ra nói nhằm trước sau"
)


def _with_tail(match: str, start: int, stop: int) -> int:
    """Where a name goes on in small letters ("Học viện Khoa học quân y", "Hội cựu chiến binh tỉnh"): up to the word
    that says what was issued, or up to a sign where what was read so far names nobody or a school.
    """
    run = _RUN.match(match, stop)
    words = run.group(1).lower().split() if run is not None else []
    if run is None or not _IN_NO_NAME.isdisjoint(words) or kind_by_name(" ".join(words[:2])) is not None:
        return stop
    if UNNAMED.fullmatch(match, start, stop):
        return run.end(1)
    announced = match[run.end(1) : run.end(1) + 2] in (" v", " b", " q", " p", " h")
    small = len(words) > 1 and run.group(1).islower() and VERB.match(match, stop) is None
    return run.end(1) if small and (announced or _SCHOOL.match(match, start, stop)) else stop


def _begins_body(match: str, position: int) -> bool:
    """A body's name begins with a capital; "các bộ, ngành" and "cấp ủy đảng" are no issuers, "trường Mầm non" is."""
    first = match[position : position + 1]
    return first.isupper() or match.startswith("liên ", position) or _SMALL_HEAD.match(match, position) is not None


def _several(match: str, start: int) -> str | None:
    """ "giữa UBND tỉnh, Ủy ban MTTQ tỉnh và Tỉnh đoàn": the whole list, verbatim."""
    end = body_end(match, start)
    for _ in range(6):
        comma = _NEXT.match(match, end)
        if comma is None or not BODY_START.match(match, comma.end()):
            break
        end = body_end(match, comma.end())
    return _named(match, start, end)


def _before(match: str, start: int, floor: int, letters: str) -> tuple[str | None, date | None]:
    front = match[floor:start]
    boundary = 0
    for found in _CLAUSE_END.finditer(front):
        boundary = found.end()
    near = max(0, len(front) - _REACH)
    if at := _AT.search(front, near):
        asked = _requested(front, boundary, _before_bracket(front, at.start()), letters)
        return asked or _told(front, boundary, at.start(), letters), None
    if front[-2:].rstrip()[-1:] == "(":
        return _reported(front, boundary, len(front.rstrip(" \n(")), letters), None
    if issued := _ISSUED.search(front, near):
        return _subject(front, boundary, issued.start())
    return None, None


def _before_bracket(front: str, stop: int) -> int:
    """ "đề nghị của Sở A (cơ quan thường trực Ban B) tại ...": what a bracket explains is named in front of it."""
    opened = front.rfind("(", 0, stop)
    if not front.endswith(")", 0, stop) or opened <= 0 or ")" in front[opened : stop - 1]:
        return stop
    return len(front[:opened].rstrip())


def _requested(front: str, boundary: int, stop: int, letters: str) -> str | None:
    """ "theo đề nghị của <body> tại Tờ trình số ...": the name must reach up to "tại"."""
    for found in reversed(list(_REQUEST.finditer(front, boundary, stop))):
        if not _reaches(front, found.end(), stop):
            continue
        if _IN_WHOSE_VIEW.search(front[: found.start()]) and not _stands_for(letters, front[found.end() : stop]):
            continue
        return _named(front, found.end(), stop)
    return None


def _reaches(front: str, start: int, stop: int) -> bool:
    """Whether a body's name that begins at ``start`` reaches up to ``stop``, a few small words at its end included
    ("Ban Xúc tiến và Hỗ trợ đầu tư", "Tổng cục thuế").
    """
    end = body_end(front, start, stop)
    if end >= stop:
        return True
    rest = front[end:stop]
    words = rest.split()
    small = end > start and rest.islower() and rest.replace(" ", "").replace("\n", "").isalpha()
    return small and len(words) < _SHORT_TAIL and _IN_NO_NAME.isdisjoint(words) and VERB.match(front, end) is None


_SHORT_TAIL = 4


def told_at(match: str, start: int) -> bool:
    """Whether "<body> đã chỉ đạo tại" stands in front of a mention: the body said so in this one."""
    front = match[max(0, start - _WINDOW) : start]
    at = _AT.search(front, max(0, len(front) - _REACH))
    return at is not None and _TOLD_AT.search(front, max(0, at.start() - 100), at.start()) is not None


def _told(front: str, boundary: int, stop: int, letters: str) -> str | None:
    """ "UBND tỉnh đã chỉ đạo tại <mention>": the subject of the verb in front of "tại"."""
    verb = _TOLD_AT.search(front, max(boundary, stop - 100), stop)
    if verb is None:
        return None
    for found in BODY_START.finditer(front, boundary, verb.start()):
        name = front[found.start() : verb.start()]
        if found.group() != "Các" and body_end(front, found.start(), verb.start()) >= verb.start():
            return _named(front, found.start(), verb.start()) if _may_stand_for(letters, name) else None
    return None


def _may_stand_for(letters: str, name: str) -> bool:
    """Whether the letters of a number fit a body's name, or say nothing of the bodies that they are known for."""
    return _stands_for(letters, name) or letters not in _KNOWN_LETTERS


def _reported(front: str, boundary: int, stop: int, letters: str) -> str | None:
    """ "báo cáo của <body> về ... (Công văn số ...)": who reports or asks, when the number's letters end its name."""
    for found in reversed(list(_REPORT.finditer(front, boundary, stop))):
        end = body_end(front, found.end(), stop)
        if end > found.end() and (end == stop or _BEHIND_REPORT.match(front, end)):
            name = front[found.end() : end]
            fits = _stands_for(letters, name) or _first_letters(name).endswith(letters or "?")
            return _named(front, found.end(), end) if fits else None
    return None


def _subject(front: str, boundary: int, stop: int) -> tuple[str | None, date | None]:
    """ "Ngày 18/8/2022, <body> ban hành Kế hoạch số ...": the subject of the verb and the date of the sentence."""
    dated = None
    for found in _DATE.finditer(front, boundary, stop):
        dated = found
    if dated is not None:
        rest = _COMMA.match(front, dated.end(), stop)
        begin = rest.end() if rest else dated.end()
        on = date_of_match(dated)
        if begin < stop and body_end(front, begin, stop) >= stop:
            return _named(front, begin, stop), on
        if begin < stop and stop - begin <= 130 and "," not in front[begin:stop] and front[begin].isupper():
            return _named(front, begin, stop), on
    for found in BODY_START.finditer(front, boundary, stop):
        if _PERSON_BEFORE.search(front, max(boundary, found.start() - 80), found.start()):
            return None, date_of_match(dated) if dated is not None else None
        if found.start() and front[: found.start()].rstrip().endswith("của"):
            continue
        if found.group() != "Các" and _reaches(front, found.start(), stop):
            return _named(front, found.start(), stop), None
    return None, None


def _says(match: str, start: int, end: int) -> str | None:
    """ "Tại Công điện 1576/CĐ-TTg về ..., Thủ tướng kêu gọi ...": who speaks in it, when its letters say so."""
    if not _AT_OPENING.search(match[max(0, start - 14) : start]):
        return None
    stop = end + _WINDOW
    if boundary := _CLAUSE_END.search(match, end, stop):
        stop = boundary.start()
    for found in _SAYS.finditer(match, end, stop):
        last = body_end(match, found.end(), stop)
        if _VERBS.match(match, last) and _initials_fit(match[start:end], match[found.end() : last]):
            return _named(match, found.end(), last)
    return None


def _initials_fit(mention: str, body: str) -> bool:
    """Whether the letters at the end of the number can stand for the body: TTg, CP, UBND, TW, TU, BNV ..."""
    letters = re.split(r"[-/]", mention.split(" ngày")[0].strip())[-1]
    known = {"TTg": "Thủ tướng", "CP": "Chính phủ", "TU": "ủy", "TW": "B"}
    if letters in known:
        return body.startswith(known[letters]) or known[letters] in body
    initials = "".join(word[0].upper() for word in body.split() if word[0].isalpha())
    return bool(letters) and (letters in body or initials.startswith(letters[:3]))
