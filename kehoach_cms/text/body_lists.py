"""Lists of bodies: at which comma and "và" one body ends and the next begins, and where a comma is part of a name."""

from __future__ import annotations

import re

from .bodies import BODY_START
from .folding import LOWER, UPPER, canonical

__all__ = ["split_bodies"]

_SEPARATOR = re.compile(r"\s*[;,]\s*|\s+và\s+")
# Words for classes of bodies: between two of them a comma or "và" makes one group ("các sở, ban, ngành").
_CLASSES = (
    "sở|ban|ngành|bộ|phòng|tỉnh|huyện|quận|thị|thành|thị xã|thành phố|thị trấn|xã|phường|đặc khu|thôn"
    "|bản|khối|cấp|chi|chi bộ|đảng bộ|đảng ủy|cấp ủy|huyện ủy|thị ủy|thành ủy|quận ủy|tỉnh ủy|chính quyền"
    "|đoàn thể|hội|địa phương|cơ quan|đơn vị|tổ chức|doanh nghiệp|cá nhân|lực lượng|viện|trường|trung"
    " tâm|tổ|tổ dân phố|công ty|hợp tác xã|mặt trận|đoàn|khu|chính quyền địa phương|cơ sở|vụ|cục|công"
    " chức|viên chức|đoàn viên|hội viên|khoa|tập đoàn|tổng công ty|học viện|bệnh viện"
)
_CLASS_AHEAD = re.compile(rf"(?:{_CLASSES})(?!\w)")
_CLASS_ALONE = re.compile(
    r"(?:Sở|Ban(?! (?:chỉ|chấp|thường|quản|tổ|giám|tuyên|dân|nội|kinh|bí|cán))|Ngành|Phòng|Khoa|Viện|Trung tâm|Vụ|Cục"
    r"|Tập đoàn|Tổng [Cc]ông ty|Công ty|Học viện|Bệnh viện"
    rf"|Đoàn thể|Hội(?! đồng)|Đơn vị)(?!\w)(?:$|[,;.]|\s(?=[{LOWER}]))"
)
"""A class in capitals that names no unit by itself: "Các Khoa, Viện", "Các Sở, Ban, Ngành tỉnh"."""
_CLASS_BEHIND = re.compile(rf"(?<!\w)(?<!xã )(?:{_CLASSES})(?: ngang bộ| đảng| cơ sở| trực thuộc)?$")
_OPENS_GROUP = re.compile(
    r"(?<!\w)(?:các|cấp|những|mọi|toàn|chi|bộ|thủ trưởng|lãnh đạo|tổ|cấp ủy|cơ quan|đoàn|hội)(?!\w)"
)
_LOWER_UNIT = re.compile(
    rf"(?:các|những|mọi|toàn thể|tất cả các|từng|lãnh đạo|thủ trưởng|đồng chí|trưởng|phó|công an|quân sự|cán bộ"
    rf"|công chức|kế toán|giáo viên|học sinh|cha mẹ|phụ huynh|nhân viên|bộ phận|đài|trạm|báo|người|nhà|văn phòng"
    rf"|ủy ban|hội đồng|chủ tịch|giám đốc|đại biểu"
    rf"|bí thư|công đoàn|ubnd|vtv|vov|cộng đồng|hộ gia đình|{_CLASSES})(?!\w)"
)
_PLACE_AHEAD = re.compile(r"(?:huyện|quận|thị xã|thị trấn|thành phố|xã|phường|đặc khu|tỉnh)(?!\w)")
_PLACE_BEHIND = re.compile(r"(?<!\w)(?:tỉnh|huyện|quận|thị xã|thị trấn|thành phố|xã|phường)$")
_OFFICES_OF_GOVERNMENT = ("cơ quan ngang bộ", "cơ quan thuộc chính phủ")


def split_bodies(text: str) -> list[str]:
    """The bodies named in a list, verbatim: parted at ; and where a comma or "và" stands between two bodies.

    A comma inside one name or one group stays: "Bộ Văn hóa, Thể thao và Du lịch", "các sở, ban, ngành".

    >>> split_bodies("Lãnh đạo Sở, các chi bộ trực thuộc, các tổ chức đoàn thể")
    ['Lãnh đạo Sở', 'các chi bộ trực thuộc', 'các tổ chức đoàn thể']
    >>> split_bodies("Sở Thông tin và Truyền thông; các sở, ban, ngành")
    ['Sở Thông tin và Truyền thông', 'các sở, ban, ngành']
    """
    parts: list[str] = []
    begin, depth, counted = 0, 0, 0
    for found in _SEPARATOR.finditer(text):
        depth += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        left, right = text[begin : found.start()].strip(), text[found.end() :]
        if depth > 0:
            continue
        if not left:
            begin = found.end()
            continue
        sign = found.group().strip()
        if sign == ";" or _parts(left, sign, right):
            parts.append(left)
            begin = found.end()
    rest = text[begin:].strip()
    return [part for part in (*parts, rest) if part]


_ABBREVIATION = re.compile(rf"[A-ZĐƯ][A-ZĐƯ&.-]{{1,9}}(?!\w)(?!\s+[{UPPER}])")
"""Letters that stand for a name and belong to the list before them ("VTV, VOV, TTXVN", "XTĐT, TM&DL tỉnh")."""
_PLACES_NAMED = re.compile(rf"(?<!\w)các (?:xã|phường|huyện|tỉnh|thành phố|thị xã|quận|thôn|Bộ|Sở|bộ|sở):? [{UPPER}]")
"""A list of names that share their class: "UBND các xã Bát Xát, Trịnh Tường, Hợp Thành"."""
_OUTSIDERS = re.compile(r"(?:doanh nghiệp|cá nhân|hộ |người dân|hợp tác xã)")
_HALF_CLASS = re.compile(r"(?:^|\s)các chi$")
""" "các chi, Đảng bộ cơ sở": a class whose second half stands behind the comma."""
_PEOPLE = re.compile(
    r"(?:cán bộ|công chức|viên chức|người lao động|giảng viên|giáo viên|nhân viên|sinh viên|học viên|học sinh|chiến sĩ"
    r"|đảng viên|đoàn viên|hội viên|công nhân|nghiên cứu sinh)(?!\w)"
)
_PEOPLE_BEHIND = re.compile(r"(?<!mẹ )(?<!huynh )" + _PEOPLE.pattern + "$")
""" "cán bộ, công chức, viên chức": the people of a unit are one group."""
_GOVERNS = re.compile(r"(?:ubnd|ủy ban nhân dân|hđnd|chủ tịch)(?!\w)")


_OFFICE_OF_BOTH = re.compile(r"(?:Chánh |Phó Chánh )?Văn phòng (?:Đoàn (?:ĐBQH|[Đđ]ại biểu)|HĐND|UBND|Hội đồng)")
""" "Văn phòng Đoàn ĐBQH và HĐND Thành phố" is one office."""


_COMMA_INSIDE = (
    ((" phát thanh",), ("truyền hình",)),
    (
        ("văn hóa", "lao động"),
        ("thể thao", "thể dục", "thương binh", "thông tin", "gia đình", "truyền thông", "khoa học"),
    ),
    ((" vh", " vhtt"), ("tt", "du lịch", "dl")),
    ((" lđ",), ("tb",)),
    (("thông tấn",), ("báo chí",)),
)
"""What stands in front of a comma inside one name, and behind it ("Văn hóa, Thể thao", "LĐ, TB")."""


def _inside(behind: str, sign: str, ahead: str) -> bool:
    """Whether a sign stands inside one name, or in front of where else the units are."""
    if sign == "và":
        return ahead.startswith("địa phương") and _OF_CENTRE.search(behind) is not None
    return any(behind.endswith(ends) and ahead.startswith(begins) for ends, begins in _COMMA_INSIDE)


_OFFICE = re.compile(
    rf"(?:Bộ|Sở|Cục|Vụ|Phòng|Ban|Khoa|Viện|Tổng cục|Chi cục|Ủy ban|Uỷ ban)\s[{UPPER}]\w*(?:\s\w+){{0,4}}"
)
_FIELDS = re.compile(
    rf"(?!(?:Kế hoạch và Đầu tư|Thông tin và Truyền thông|Giáo dục và Đào tạo|Nông nghiệp và|Tài nguyên và Môi"
    rf"|Khoa học và|Lao động|Văn hóa|Văn hoá|Dân tộc và))[{UPPER}]\w*(?:\s[{LOWER}]\w*){{0,3}} và (?=[{UPPER}])"
)
""" "Cục Khoa học, Công nghệ và Thông tin": the last field closes one name, unless "A và B" is itself an office."""


def _one_office(left: str, head: str) -> bool:
    """Whether the name of one office goes on behind its comma with its other fields."""
    fields = _FIELDS.match(head) if _OFFICE.fullmatch(left) is not None else None
    return fields is not None and not (BODY_START.match(head) or BODY_START.match(head, fields.end()))


_OF_CENTRE = re.compile(r"(?:bộ|ban|ngành|cơ quan|đơn vị|tổ chức) (?:ở )?trung ương$")
""" "các bộ, ngành trung ương và địa phương": where they are, and no second unit."""
_ALL_LEVELS = re.compile(r"(?<!\w)các (?:ngành, các cấp|cấp, các ngành)(?!\w)")
""" "các cấp, các ngành": everybody, as one."""


def _press(behind: str, ahead: str) -> bool:
    """ "Báo và Đài Phát thanh - Truyền hình tỉnh": one house since 2025, in many provinces."""
    return re.search(r"(?:^|\s)báo$", behind) is not None and ahead.startswith("đài")


_PARTY_GROUPS = re.compile(r"(?:các )?(?:ban cán sự đảng|đảng đoàn|ban đảng)(?!\w)")
_PARTY_GROUP_BEHIND = re.compile(r"(?:^|\s)(?:cán sự đảng|đảng đoàn|(?<!sự )các ban đảng)$")
""" "các tỉnh ủy, thành ủy, ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc": committees by level, then others."""


_BARE_CLASSES = re.compile(r"(?:sở|ban|ngành|phòng|cơ quan|đơn vị|bộ)(?: (?:sở|ban|ngành|phòng|cơ quan|đơn vị|bộ))*")


def _opens_group(left: str) -> bool:
    """Whether a list of classes is one group: "các sở, ban, ngành", and "sở, ban, ngành" alike."""
    plain = canonical(left)
    return _OPENS_GROUP.search(plain) is not None or _BARE_CLASSES.fullmatch(plain) is not None


def _same_group(left: str, behind: str, ahead: str) -> bool:
    """Whether classes of bodies stand on both sides of a sign in one group: "các sở, ban"."""
    if _PARTY_GROUPS.match(ahead) or _PARTY_GROUP_BEHIND.search(behind):
        return False
    return bool(_CLASS_AHEAD.match(ahead) and _CLASS_BEHIND.search(behind)) and _opens_group(left)


def _one_group(behind: str, sign: str, head: str) -> bool:
    """Whether half a class stands in front of the sign, or people of one unit on both sides of it, or all levels."""
    if _HALF_CLASS.search(behind) or _ALL_LEVELS.search(f"{behind}{sign} {canonical(head)}"):
        return True
    if _inside(behind, sign, canonical(head)):
        return True
    return _PEOPLE_BEHIND.search(behind) is not None and _PEOPLE.match(canonical(head)) is not None


def _parts(left: str, sign: str, right: str) -> bool:
    """Whether a comma or "và" between these two stands between bodies."""
    head = right[:60].lstrip()
    behind = canonical(left[-40:])
    if not head or _one_group(behind, sign, head) or (sign == "," and _one_office(left, head)):
        return False
    if head[0].isupper():
        if sign == "và":
            if BODY_START.match(head) is None:
                return False
            ahead = canonical(head)
            offices = _OFFICE_OF_BOTH.match(left) is not None and ahead.startswith(("hđnd", "ubnd", "hội đồng"))
            return not (offices or _press(behind, ahead))
        if _PLACES_NAMED.search(left) and BODY_START.match(head) is None and len(head.split(",")[0].split()) <= 4:
            return False
        if sign == "," and _ABBREVIATION.match(head) and BODY_START.match(head) is None:
            return False
        alone = _CLASS_ALONE.match(head) and _CLASS_BEHIND.search(behind)
        return not (alone and _OPENS_GROUP.search(canonical(left)))
    ahead = canonical(head)
    if ahead.startswith(_OFFICES_OF_GOVERNMENT) or behind.endswith("ngang bộ"):
        return not canonical(left).startswith("thủ trưởng")
    if _PLACE_AHEAD.match(ahead) and _PLACE_BEHIND.search(behind):
        return False
    places = _PLACE_BEHIND.search(behind) or _PLACES_NAMED.search(left)
    if places and _OUTSIDERS.match(ahead) and _GOVERNS.match(canonical(left)):
        return True
    if _same_group(left, behind, ahead):
        return False
    return _LOWER_UNIT.match(ahead) is not None or _PARTY_GROUPS.match(ahead) is not None
