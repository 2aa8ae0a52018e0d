"""The shapes that parts of a document's head have, and the stretches of a line by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .cleaning import CELL_BREAK, Clean
from .folding import LOWER, TORN, UPPER, bare, fold
from .kinds import KINDS, Kind, kind_by_key
from .layout import Line
from .numbers import KNOWN_BODY, SIGN_LOST, DocumentNumber

__all__ = [
    "ABOUT",
    "AUTHORITY",
    "BODY",
    "CAPS",
    "COLLEGE",
    "DAY",
    "FIGURES",
    "HALF_PLACE",
    "ISSUER_TAIL",
    "MAX_LINES",
    "MOTTO",
    "NAMED_HERE",
    "NUMBER_HERE",
    "OF_WHOM",
    "PLACE_DATE",
    "SESSION",
    "SO",
    "STOP",
    "SUBJECT",
    "SYMBOL_HERE",
    "Fragment",
    "blank_between",
    "fragments_of",
    "goes_together",
    "header_authority",
    "initials",
    "is_noise",
    "is_stamped",
    "kind_in",
    "parse_longest",
    "tidy_title",
]


@dataclass(slots=True)
class Fragment:
    """A stretch of one line that stands in one column."""

    start: int
    end: int
    text: str
    line: int
    column: int


MAX_LINES = 70
_COLUMNS = re.compile(r"\t+| {3,}")
_BLANK_LEFT = re.compile(r"(?:(?<!\w)[Ss]ố\s?:?|ngày|tháng|năm)$")
MOTTO = re.compile(
    r"cong h[o0]a xa hoi chu n[gq]hia viet nam|doc lap ?[-_.] ?tu do ?[-_.] ?hanh phuc|dang cong san viet nam"
    r"|doan (?:tncs|thanh nien cong san) ho chi minh(?=\s|$)"
)
SO = re.compile(
    r"(?:^|(?<=[\s|*]))(?:so(?! hieu| cong bao| luong| luot)|s(?=\s?:))\s{0,3}[:.]?\s{0,9}(?=[\w†#/.…_(]|\s|$)"
)
NUMBER_HERE = re.compile(
    r"[0-9]{1,5}[A-Za-zđ]?(?:\.[0-9]{1,3})?(?:\s{0,3}[-/]\s{0,3}(?:(?:19"
    r"|20)[0-9]{2}\s?/\s?)?|"
    + SIGN_LOST
    + r")[A-ZĐƯ][\wĐđ]{0,24}(?:\."
    + KNOWN_BODY
    + r"(?!\w))?(?:\s{0,2}[-/&]\s{0,2}[A-ZĐƯnK][\wĐđ.]{0,24}){0,6}"
)
NAMED_HERE = re.compile(r"\s+SỐ\s?:?\s+(" + NUMBER_HERE.pattern + ")")
SYMBOL_HERE = re.compile(
    r"[^A-ZĐ\n]{0,24}?((?:(?:19"
    r"|20)[0-9]{2}/)?[A-ZĐ]{2,}[A-Za-zĐđ]{0,3}\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]{1,20}(?:-[A-ZĐ]\w{0,12})?)"
)
_VOWELS = LOWER.removeprefix("a-z").replace("đ", "")
_FIRST = rf"[{UPPER}](?:[{LOWER}’']+{TORN}?|\s(?:[{LOWER}]{{2,5}}|[{_VOWELS}])(?!\w))"
"""A syllable in a capital letter, whole or torn behind it ("M inh", "H à")."""
_WORD = rf"(?:{_FIRST}|[0-9]{{1,2}})"
PLACE_DATE = re.compile(
    r"(?<![^\W_])((?:(?:TP|Tp|TX|Tx|T ?hành phố|thành phố|T ?hị xã|H ?uyện|Q ?uận|X ?ã|P ?hường"
    rf"|Đ ?ặc khu)\.? ?)?{_FIRST}(?:(?:\s(?:-\s)?|-)" + _WORD + r"){0,5})\s?,\s{0,9}(?=ng[àa]y|tháng)"
)
HALF_PLACE = re.compile(
    rf"(?:(?:TP|Tp|TX|Thành phố|thành phố)\.? )?[{UPPER}][{LOWER}’']+(?: (?:- )?[{UPPER}][{LOWER}’']+){{0,3}}"
)
DAY = re.compile(
    r"ng[àa]y\s{0,30}([0-9lI]{1,2})?\s{0,30}t\w{0,2}ng\s{0,30}([0-9lI]{1,2})?\s{0,30}năm\s{0,30}([12][0-9]{3})?",
    re.IGNORECASE,
)
FIGURES = re.compile(r"ng[àa]y\s{0,9}([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([12][0-9]{3})", re.IGNORECASE)
SUBJECT = re.compile(
    r"(?:v\s?/\s?v|v\.\s?v)(?:\s{0,9}[:.]\s{0,9}|\s{1,9}(?=\S))|v/v\s{0,9}"
    r"|(?:ve(?: vie[ct]?)?|trich yeu(?: noi dung)?)\s?[:.]\s{0,9}"
)
ABOUT = re.compile(r"ve viec\s{1,9}(?=\S)")
""" "Về việc ..." without a sign: a subject where the number stands above it and the kind is not named."""
BARE_ABOUT = re.compile(r"ve\s{1,9}(?!viec)(?=[^\W\d_])")
""" "Về cho học sinh nghỉ học" below the number of a letter."""
STOP = re.compile(
    r"(?:can cu|thuc hien|trien khai|tiep tuc thuc hien|kinh gui|kinh trinh|xet de nghi|theo de nghi"
    r"|quyet dinh:|quyet nghi:|\(kem theo|\(ban hanh kem|de (?:thuc hien|trien khai|tiep tuc)|noi nhan"
    r"|ngay [0-9]|nham |tren co so|trong |cu the hoa)"
)
AUTHORITY = re.compile(
    r"(?:chu tich|uy ban|hoi dong|bo truong|chinh phu|thu tuong|giam doc|ban thuong vu|ban chap hanh"
    r"|tong cuc truong|chu nhiem|tong thanh tra|tong kiem toan"
    r"|bo chinh tri|ban bi thu|tong giam doc|cuc truong|truong ban|thong doc|vien truong|chanh an"
    r"|hieu truong|quoc hoi|tinh uy|thanh uy)(?!\w)"
)
COLLEGE = re.compile(r"(?:uy ban|hoi dong|chinh phu|quoc hoi|ban thuong vu|ban chap hanh|tinh uy|thanh uy)(?!\w)")
"""A body that decides together: named below the title where the letterhead is lost, it is the issuer, not a post."""
SESSION = re.compile(r",?\s+(?:khoa|nhiem ky|ky hop)\s.{1,60}$")
""" "HỘI ĐỒNG NHÂN DÂN TỈNH ... KHÓA X, KỲ HỌP THỨ 3": the body in session."""
OF_WHOM = re.compile(r"cua (?:chu tich|uy ban|ban |bo |chinh phu|thu tuong|tinh uy|thanh uy|huyen uy|dang uy|hoi dong)")
BODY = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|truongmn|so |bo |ban |cuc |tong cuc|vu |van phong|chinh phu|thu tuong"
    r"|quoc hoi|tinh (?:uy|doan)|thanh (?:uy|doan)|huyen (?:uy|doan)|quan (?:uy|doan)|thi (?:uy|doan)"
    r"|dang (?:uy|bo|doan)|chi (?:bo|cuc|doan)|truong |trung tam|doan |bch |hoi |lien doan|lien hiep"
    r"|lien minh|cong (?:doan|an|ty)|mat tran|toa an|vien |kiem toan|thanh tra|ngan hang|kho bac"
    r"|bao hiem|phong |hoc vien|dai hoc|benh vien|bo chi huy|bo tu lenh|tap doan|tong cong ty|ubmttq"
    r"|mttq|cap uy|tieu ban|dai |bao |nha |tong |lien |xa doan|cq|chu tich|khu |hat |doi |to |ldld"
    r"|co quan (?!thuong tru)|hai quan|thue |dien luc|(?:tieu|trung|su|lu|quan) doan|quan khu|binh (?:chung|doan)|don "
    r"|cang vu|chi nhanh|xi nghiep|thu vien|bao tang|tram |quy |chi hoi|(?:lien|tong) doi|nong truong|lam truong"
    r"|hop tac xa|cau lac bo|chinh)"
)
ISSUER_TAIL = re.compile(r"[\s*_=|~.:;—–-]+$")
_KIND_BY_FOLD = {fold(kind.name): kind for kind in KINDS}
CAPS = re.compile(
    rf"[{UPPER}][{UPPER}0-9,&().’'/-]*(?![{LOWER}])(?:\s{{1,3}}(?:[{UPPER}0-9(&-][{UPPER}0-9,&().’'/-]*(?![{LOWER}])"
    r"|-))*"
)


def fragments_of(clean: Clean, index: int, line: Line) -> list[Fragment]:
    """The stretches of a line by column: a table's cells (line by line), or what tabs and runs of spaces part."""
    found_fragments: list[Fragment] = []
    if line.cells:
        for column, cell in enumerate(line.cells):
            start = cell.start
            for part in clean.text[cell.start : cell.end].split(CELL_BREAK):
                first = start + len(part) - len(part.lstrip())
                last = first + len(part.strip())
                if last > first:
                    found_fragments.append(Fragment(first, last, clean.match[first:last], index, column))
                start += len(part) + 1
        return found_fragments
    spans, position = [], line.start
    for found in _COLUMNS.finditer(clean.text, line.start, line.end):
        left = clean.match[position : found.start()].strip()
        if left in ("*", "•", "+", "-") or _BLANK_LEFT.search(left):
            continue
        spans.append((position, found.start()))
        position = found.end()
    spans.append((position, line.end))
    for column, (start, end) in enumerate(spans):
        if end > start:
            found_fragments.append(Fragment(start, end, clean.match[start:end].replace("\n", " "), index, column))
    return found_fragments


def initials(text: str) -> str:
    return "".join(word[0] for word in fold(text).split())


def header_authority(plain: str) -> bool:
    """A line that is nothing but who decides ("THỦ TƯỚNG CHÍNH PHỦ"): it stands below the subject, never in it."""
    return AUTHORITY.match(plain) is not None and len(plain.split()) <= 9


def goes_together(above: str, below: str) -> bool:
    """ "BỘ LAO ĐỘNG - THƯƠNG BINH" / "VÀ XÃ HỘI": the upper line cannot end a name, the lower one cannot begin it."""
    return above.rstrip().endswith((",", "-", " VÀ", " CỦA")) or bare(below).startswith("va ")


def blank_between(lines: Sequence[Line], above: Line, below: Line) -> bool:
    return any(not line.text and above.end <= line.start <= below.start for line in lines[:200])


def addressed_from(lines: Sequence[Line], first: int, reach: int) -> bool:
    """Whether "Kính gửi" stands among the next lines that are not empty."""
    below = [line for line in lines[first : first + 3 * reach] if line.text and not line.rule][:reach]
    return any(bare(line.text[:12]).startswith("kinh gui") for line in below)


def goes_on_below_gap(lines: Sequence[Line], above: Fragment, fragment: Fragment) -> bool:
    """Whether a stretch is the second line of a letter's subject that a copy parted by an empty line: right above
    "Kính gửi", or above a stamp's word in capitals over it.
    """
    text = fragment.text.strip()
    if fragment.column != above.column or text.isupper() or not text[:1].isalpha() or len(text) > _LONGEST_SECOND_LINE:
        return False
    if above.text.rstrip().endswith((".", ";", ":")) or any(one.text for one in lines[above.line + 1 : fragment.line]):
        return False
    below = [line for line in lines[fragment.line + 1 : fragment.line + 8] if line.text and not line.rule]
    while below and below[0].text.isupper():
        below = below[1:]
    return bool(below) and bare(below[0].text[:12]).startswith("kinh gui")


_LONGEST_SECOND_LINE = 120


def is_noise(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return letters < 4 or letters < len(text) * 0.6


_STAMP = re.compile(r"[{}|†‡]|[—_.]{4,}|(?<!\w)ĐẾN\s[^\w\s]|CỔNG THÔNG TIN|VĂN THƯ")
"""What the stamp of an office leaves in the words it lies over."""


def is_stamped(title: str) -> bool:
    """Whether a stamp runs through a title, so that its words are not the document's."""
    return not title.isupper() and _STAMP.search(title) is not None


def tidy_title(words: str) -> str:
    return " ".join(words.split()).strip(" *_#-—")


def parse_longest(text: str) -> tuple[DocumentNumber | None, int]:
    while text:
        parsed = DocumentNumber.parse(text)
        if parsed is not None:
            return parsed, len(text)
        cut = max(text.rfind("-"), text.rfind("/"), text.rfind("&"))
        if cut <= 0:
            return None, 0
        text = text[:cut].rstrip()
    return None, 0


_ANNEX = re.compile(rf"PHỤ LỤC(?:\s(?:[IVX]{{1,5}}|[0-9]{{1,2}}|[A-Z]))?(?=\s?[:.–-]\s*[{UPPER}]{{2,}})")


_URGENT = re.compile(r"(?<=ĐIỆN)\s{1,9}\(?(?:THƯỢNG )?(?:KHẨN(?: CẤP)?|H[ỎO][ẢA]? TỐC)\)?$")
""" "CÔNG ĐIỆN KHẨN": how fast it is to be carried."""


def kind_in(text: str, heading: bool, first: bool = False) -> tuple[str, Kind | None]:
    """The kind that a line of capitals names, with the words as printed; noise of a scan around it is passed over.

    ``first`` says that the line opens the text: the kind may then be followed by its subject in small letters.
    """
    if (annex := _ANNEX.match(text)) is not None:
        return annex.group(), kind_by_key("phu-luc")
    stripped = _URGENT.sub("", text.strip(" \t*_#|"))
    if stripped.endswith(":"):
        return "", None
    whole = fold(stripped)
    kind = _KIND_BY_FOLD.get(whole)
    if kind is not None and (stripped.isupper() or heading or (len(stripped) < 26 and stripped[0].isupper())):
        return stripped, kind
    if kind is None and stripped.isupper() and (misread := _misread(whole)) is not None:
        return stripped, misread
    if first and stripped.isupper() and (behind := _behind_body(text)) is not None:
        return behind
    if whole.startswith("phu luc") and len(whole) < 16 and stripped[:3].upper() == "PHỤ":
        return stripped, kind_by_key("phu-luc")
    for found in CAPS.finditer(text):
        words = found.group().split()
        if len(words) < 2:
            continue
        for length in (4, 3, 2):
            kind = _KIND_BY_FOLD.get(fold(" ".join(words[:length]))) if length <= len(words) else None
            rest = " ".join(words[length:])
            if kind is None or (rest and (found.start() > 0 or not _opens_title(rest))):
                continue
            opens = first and not text[: found.start()].strip() and text[found.end() :].lstrip()[:1].isupper()
            if not rest and not opens and len(found.group()) * 4 < len(text.strip()):
                continue
            return text[found.start() : found.start() + _length(found.group(), length)], kind
    return "", None


def _misread(words: str) -> Kind | None:
    """The kind whose name a line of its own holds with one letter too many, lost or misread ("TTHÔNG BÁO")."""
    near = (one for length in (0, -1, 1) for one in _KINDS_BY_LENGTH.get(len(words) + length, ()))
    return next((_KIND_BY_FOLD[name] for name in near if _one_apart(words, name)), None)


_SHORTEST_KIND = 8
_KINDS_BY_LENGTH: dict[int, list[str]] = {}
for _name in _KIND_BY_FOLD:
    if len(_name) >= _SHORTEST_KIND:
        _KINDS_BY_LENGTH.setdefault(len(_name), []).append(_name)


def _one_apart(one: str, other: str) -> bool:
    """Whether two words differ in one letter at most."""
    if one[0] != other[0] and one[-1] != other[-1]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[same:], other[same:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


_BEHIND_BODY = re.compile(
    r"(?<= )(?:THÔNG BÁO|KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|NGHỊ QUYẾT|HƯỚNG DẪN|CÔNG ĐIỆN|KẾT LUẬN)(?= )"
)
_BODY_ENDS = re.compile(r"(?:VÀ|CỦA|VỀ|BAN|BỘ|SỞ|PHÒNG|HÀNH|THEO|CÁC|HIỆN|KHAI|NGHỊ|BÁO|-|,)$")
_SHORTEST_BODY = 3


def _behind_body(text: str) -> tuple[str, Kind | None] | None:
    """ "HỌC VIỆN SÔNG THAO THÔNG BÁO NGHỈ TẾT ...": body, kind and subject as the one heading of a text."""
    found = _BEHIND_BODY.search(text)
    if found is None or BODY.match(bare(text)) is None or not _opens_title(text[found.end() :]):
        return None
    body = text[: found.start()].strip()
    verb = any(word in f" {body} " for word in _VERBS_OF_HEADLINES)
    if verb or len(body.split()) < _SHORTEST_BODY or _BODY_ENDS.search(body):
        return None
    return found.group(), _KIND_BY_FOLD.get(fold(found.group()))


_VERBS_OF_HEADLINES = (" BAN HÀNH ", " TRIỂN KHAI ", " TỔ CHỨC ", " THỰC HIỆN ", " XÂY DỰNG ", " HỌP ", " LẤY ", " CÓ ")


def _length(text: str, words: int) -> int:
    end = 0
    for found in re.compile(r"\S+").finditer(text):
        end, words = found.end(), words - 1
        if not words:
            break
    return end


def _opens_title(rest: str) -> bool:
    """Whether words behind the kind on one line are its subject: "KẾ HOẠCH TRIỂN KHAI ...", not "HƯỚNG DẪN CHUNG"."""
    return len(rest.split()) >= 3
