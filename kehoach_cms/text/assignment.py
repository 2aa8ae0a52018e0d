"""Who does it, with whom, and when, out of the words of one item.

Units stand behind labels ("Đơn vị thực hiện:"), as the item's subject or heading ("1. Sở Tài chính: ..."), behind
"Giao ...", or in the sentence that introduces a list; times behind labels or with a preposition in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bodies import UNNAMED
from .body_lists import split_bodies
from .folding import LOWER, UPPER, bare, word_set
from .unit_heads import is_unit
from .unit_words import begins_with_verb, names_end, units_end, verb_at

__all__ = ["Labelled", "asks_whom", "find_labels", "leading_units", "partners", "shared_cell", "units_end", "who_asks"]


@dataclass(slots=True)
class Labelled:
    """A label with its value inside a text: ``role`` is lead, with, time, product or other."""

    role: str
    start: int
    value_start: int
    end: int
    label: str


_LABEL_START = re.compile(r"(?:^|[.;,(+*–-]\s{0,2}|\u2028\s?)(?=[a-z])")
_LABEL = re.compile(
    r"(?:(?P<with>(?:don vi|co quan|bo phan|phong|cac don vi|thanh phan"
    r"|to chuc)?\s?,?\s?(?:cung )?phoi hop(?: thuc hien| chinh)?)"
    r"|(?P<lead>(?:(?:cac )?(?:don vi|co quan|bo phan|nguoi|ca nhan|to chuc|phong|ban)(?:, (?:don vi"
    r"|ca nhan|bo phan))?\s(?:chu tri|thuc hien|chiu trach nhiem|phu trach|dau moi|tham muu|duoc giao"
    r"|trien khai|to chuc)(?: chinh| thuc hien| tham muu| to chuc)?"
    r"|chu tri(?: thuc hien| tham muu)?|phan cong(?: thuc hien| nhiem vu)?|trach nhiem thuc hien|thuc hien"
    r"|giao nhiem vu|phu trach|dau moi))"
    r"|(?P<time>(?:thoi gian|thoi han|han|tien do|thoi diem|lich|han chot|deadline)(?: (?:thuc hien"
    r"|hoan thanh|hoan tat|to chuc|trien khai|bat dau|dien ra|xong|chot|cuoi cung|bao cao|gui|nop|du kien|nhan|ho so"
    r"|dang ky|khai mac|lam viec|tap trung|ap dung|cong bo|xet tuyen|nhap hoc|du thi|bai du thi|tac pham|hoc|thi|mo))*"
    r"|hoan thanh)"
    r"|(?P<product>(?:san pham|ket qua|dau ra|san pham dau ra|ket qua dau ra)(?: (?:dat duoc|du kien"
    r"|chu yeu|yeu cau|can dat|thuc hien|dau ra))*)"
    r"|(?P<other>(?:dia diem|thanh phan|doi tuong|kinh phi|nguon kinh phi|noi dung|hinh thuc|so luong"
    r"|muc dich|yeu cau|quy mo)(?: [a-z]+){0,3}))"
    r"\s{0,3}[:]\s{0,9}"
)
_VALUE_END = re.compile(rf"[.;]\s+(?=[{UPPER}(])|\)\s*[.;]?\s*$")
_SENTENCE_END = re.compile(rf"[.;]\s+(?=[{UPPER}(])")
_STRIP = " \t.;,+*-–()_"


def find_labels(text: str) -> list[Labelled]:
    """The labels in a text, in order, each with its value: up to the next label or the end of the sentence."""
    colon = text.rfind(":")
    if colon < 0:
        return []
    # A label ends with a colon and some spaces: what stands behind the last one need not be searched.
    plain = bare(text[: colon + 10])
    found: list[re.Match[str]] = []
    for start in _LABEL_START.finditer(plain):
        if found and start.end() < found[-1].end():
            continue
        if (one := _LABEL.match(plain, start.end())) is not None:
            found.append(one)
    labels: list[Labelled] = []
    for index, one in enumerate(found):
        role = one.lastgroup or "other"
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        if role == "time" and (cut := _SENTENCE_END.search(text, one.end(), end)):
            end = cut.start()
        value_start = one.end()
        while end > value_start and text[end - 1] in _STRIP:
            end -= 1
        if (
            end < len(text)
            and text[end] == ")"
            and text.count("(", value_start, end) > text.count(")", value_start, end)
        ):
            end += 1
        labels.append(Labelled(role, one.start(), value_start, end, plain[one.start() : one.end()]))
    return labels


# ---- units

_GIVEN = re.compile(
    r"(?:(?:Giao|Yêu cầu|Đề nghị|giao|yêu cầu|đề nghị)(?:\s+(?:cho|nhiệm vụ cho))?\s?:?\s+|(?:Phân công"
    rf"|phân công)\s+(?=[{UPPER}]))"
)
_ADVERBIAL = re.compile(
    r"(?:Trên cơ sở|Căn cứ|Trong quá trình|Trong thời gian|H[ằà]ng (?:năm|quý|tháng)|Định kỳ|[ĐD][ểéeêề] |Nhằm "
    r"|Sau khi|Kết thúc|Theo |Đối với|Đồng thời|Trước |Trong |Ngoài ra|Bên cạnh đó"
    r"|(?:Đầu|Cuối) (?:năm|học k|mỗi|vụ|quý|tháng|đợt))"
)
_COMMA = re.compile(r",\s+")
_FILLER = re.compile(
    r"(?:Đối với|Về phía|(?:Trách nhiệm|Nhiệm vụ|Quyền hạn)(?:,? (?:và )?(?:quyền hạn|nhiệm vụ))? của"
    r"|(?:Tuyến|Cấp|Ở|Tại)\s[^.:;]{2,40}:)\s+"
)
_CONCERNED = re.compile(r"Đối với ([^.,;:()]{3,160}?),? thì (?=\w)")
""" "Đối với các xã chưa có chợ thì lập kế hoạch ...": whom it concerns ends at "thì", with what describes them."""
_IN_STATE = re.compile(
    r"((?:(?:Các|Những|Mỗi)\s(?:đơn vị|cơ quan|trường|cơ sở|xã|phường|huyện|sở|địa phương|ngành|chi bộ|công ty)|Đơn vị"
    r"|Cơ quan|Địa phương)\s(?:chưa|đã)\s(?!được giao)[^.,;:()]{2,120}?)\s+"
    r"(?=(?:cần|phải|khẩn trương|tiến hành|có trách nhiệm|chủ động|nghiêm túc)\s)"
)
""" "Các xã chưa nộp sổ phải nộp ...": which of them is part of the name."""
_GROUPED = re.compile(
    r"(?:(?:Bộ trưởng|Giám đốc|Thủ trưởng) )?[Cc]ác\s(?:sở|Sở|Bộ|bộ|ban|ngành|phòng|Phòng|Bộ trưởng|Giám đốc [Ss]ở)"
    r"\s?:\s?"
)
_HEADING_END = re.compile(r"\s*(?::|$)")


@dataclass(slots=True)
class Units:
    """Units in front of an action: their stretch, where the action begins, and how they were found."""

    start: int
    end: int
    action: int
    how: str


def leading_units(text: str, alone: bool = False) -> Units | None:
    """The units that an item begins with, as heading ("Sở A: ..."), subject ("Sở A chủ trì ...") or after "Giao".

    ``alone`` says that the words are a heading with its actions below, so they may be nothing but the units.
    """
    begin = 0
    how = "subject"
    if alone and _IN_CHARGE.fullmatch(text) is not None:
        return Units(0, len(text.rstrip(" :")), len(text), "heading")
    if (whole := _CONCERNED.match(text) or _IN_STATE.match(text)) is not None and is_unit(whole.group(1)):
        return Units(*whole.span(1), whole.end(), how)
    given = _GIVEN.match(text)
    if given is not None:
        begin, how = given.end(), "given"
    elif (filler := _FILLER.match(text)) is not None:
        begin = filler.end()
    elif _ADVERBIAL.match(text):
        return _late_subject(text)
    rest = text[begin:]
    grouped = _GROUPED.match(rest)
    if grouped is not None:
        begin += grouped.end()
    elif not is_unit(rest) and not _commanded(rest):
        return _late_subject(text) if how == "subject" and begin else None
    end = units_end(text, begin, alone and len(text) < _HEADING_LENGTH)
    may_give = how == "subject" and (" giao " in text or " phân công " in text)
    gives = _GIVES.search(text, begin, end + _GIVING) if may_give else None
    if gives is not None and gives.start() <= end and is_unit(text[gives.end() :]):
        begin, how = gives.end(), "given"
        end = units_end(text, begin, alone and len(text) < _HEADING_LENGTH)
    if end <= begin or end - begin > 400:
        return None
    if " có " in text[begin:end] and (described := _described(text, begin)) is not None:
        return Units(begin, *described, how)
    if end - begin < _SHORTEST_NAME and UNNAMED.fullmatch(text, begin, end):
        commanded = _UP_TO_COMMAND.match(text, end)
        end = commanded.end() if commanded else end
    return _with_action(text, begin, _unless_verb(text, begin, end, alone), how, alone)


_IN_CHARGE = re.compile(
    r"(?:Các )?Phó (?:Hiệu trưởng|Giám đốc|Tổng Giám đốc|Chủ tịch|Trưởng phòng|Trưởng ban|Cục trưởng|Viện trưởng)"
    r"(?: [^\W\d_]+){0,4} phụ trách(?: [^\W\d_]+){1,6}\s?:?"
)
""" "Phó Hiệu trưởng phụ trách chuyên môn" as a heading: a post with its field."""
_SHORTEST_NAME = 24
_UP_TO_COMMAND = re.compile(
    r"(?:\s(?!(?:do|để|với|cho|theo|tại|trong|các|những|và|khi)\s)[^\W\d_]+){1,9}?"
    r"(?=\s(?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?!\w))"
)
""" "Ban quản lý dự án bến đò chủ trì ...": where reading stopped behind a mere head, the name goes on up to it."""


def _with_action(text: str, begin: int, end: int, how: str, alone: bool) -> Units | None:
    """The units ``begin:end`` with where their action begins; None where what stands behind lays nothing on them."""
    behind = text[end:]
    if _WHO_ASKS.fullmatch(behind) or (not alone and not behind.strip(" :")):
        return None
    if _HEADING_END.match(behind):
        action = end + len(behind) - len(behind.lstrip(" :"))
        return Units(begin, end, action, "heading" if how == "subject" else how)
    if (more := _AND_SO_ON.match(behind)) is not None:
        return Units(begin, end, end + more.end(), how)
    if behind.lstrip()[:1] in ".;":
        return Units(begin, end, len(text), "heading") if alone and not behind.strip(" .;") else None
    if _SUFFERS.match(behind) and how == "subject":
        return None
    action = end + len(behind) - len(behind.lstrip(" ,"))
    return Units(begin, end, action, how)


def _described(text: str, begin: int) -> tuple[int, int] | None:
    """Where the name ends and the action begins of "UBND các xã có tên trong danh sách, lập hồ sơ ..."."""
    end = names_end(text, begin)
    found = _WHICH_HAS.match(text, end) if end > begin else None
    return (end, found.end()) if found is not None and begins_with_verb(text[found.end() :]) else None


_WHICH_HAS = re.compile(rf"\scó\s(?:tên|trong|nhu cầu)\s[^.;:,]{{3,120}},\s+(?=[{LOWER}])")
_AND_SO_ON = re.compile(rf"\s?(?:\.{{2,}}|…),?\s+(?=[{LOWER}])")
""" "các hội, Thành Đoàn... phát động ...": a list of units that is not finished."""
_WHO_ASKS = re.compile(
    r",?\s+(?:yêu cầu|đề nghị|chỉ đạo|giao|phân công)"
    r"(?:\s+(?:như sau|thực hiện|các nội dung sau|một số nội dung sau))?\s*:\s*"
)
""" "3. Ban Thường vụ yêu cầu:": who asks has nothing to do; whom it asks stands below."""


def who_asks(text: str) -> bool:
    """Whether a heading names who asks and nothing else: "Ban Thường vụ yêu cầu:"."""
    found = _ASKER.search(text) if len(text) < _HEADING_LENGTH else None
    return found is not None and is_unit(text)


def asks_whom(text: str, end: int) -> bool:
    """Whether the units that end at ``end`` ask others for what stands below: "Hội đồng yêu cầu Sở A như sau:"."""
    asks = _ASKS_OTHERS.match(text, end)
    return asks is not None and is_unit(text[asks.end() :])


_ASKS_OTHERS = re.compile(r",?\s+(?:yêu cầu|đề nghị|chỉ đạo|giao)\s+(?:cho\s+)?(?=\S)")
_ASKER = re.compile(_WHO_ASKS.pattern + r"\Z")


def _unless_verb(text: str, begin: int, end: int, alone: bool) -> int:
    """Where the names end when only a sign was found behind them: before what goes on in small letters."""
    behind = text[end:]
    if behind.lstrip()[:1] in ("", ".", ";", "/", "(") and not (alone and not behind.strip(" .:;")):
        read = names_end(text, begin)
        if begin < read < end and text[read:].lstrip()[:1].islower():
            return read
    return end


_SUFFERS = re.compile(r"\s+(?:bị\s|được (?:khen|biểu dương|hưởng|xét|bồi dưỡng|nghỉ))")
""" "Mọi cá nhân vi phạm bị xử lý", "Học sinh được nghỉ ...": what befalls somebody is nothing to do."""
_HEADING_LENGTH = 80
_GIVING = 24
"""Letters of "giao nhiệm vụ cho", where the name in front was read up to its verb."""
_GIVES = re.compile(r"(?<!được)(?<!bàn)\s(?:giao|phân công)(?:\s+(?:cho|nhiệm vụ cho))?\s+")
""" "Hội đồng nhân dân huyện giao Ủy ban nhân dân huyện ...": who is given it has to act."""
_COMMANDED = re.compile(rf"[{UPPER}][^.;:()]{{2,120}}?\s(?:chủ trì|có trách nhiệm)(?!\w)")
_NO_SUBJECT = re.compile(r"(?:Việc|Người|Nội dung|Kinh phí|Trường hợp|Mọi|Nguồn|Các nội dung|Nếu|Nâng|Gắn)(?!\w)")


def _commanded(text: str) -> bool:
    """Whether the words are the subject of a verb of command, so that they are a unit that no list knows:
    "Xưởng Đúc Sông Thao chủ trì, phối hợp với ...".
    """
    head = text[:140]
    if "chủ trì" not in head and "có trách nhiệm" not in head:
        return False
    if _COMMANDED.match(text) is None or _NO_SUBJECT.match(text):
        return False
    return not begins_with_verb(text)


def _late_subject(text: str) -> Units | None:
    """ "Trên cơ sở ..., các bộ, cơ quan ngang bộ theo chức năng ...", "Đối với ..., giao Sở A ...": the subject behind
    an adverbial.
    """
    for found in _COMMA.finditer(text, 0, 500):
        given = _GIVEN_LATE.match(text, found.end())
        begin = given.end() if given else found.end()
        if not is_unit(text[begin:]) or not (given or _BEGINS_SUBJECT.match(text, begin)):
            continue
        end = units_end(text, begin)
        if end > begin and verb_at(text, end):
            action = end + len(text[end:]) - len(text[end:].lstrip(" ,"))
            return Units(begin, end, action, "late")
    return None


_GIVEN_LATE = re.compile(r"(?:(?:đề nghị )?giao(?: cho)?|yêu cầu|đề nghị)\s+(?=\S)")


_BEGINS_SUBJECT = re.compile(
    rf"[{UPPER}]|các |mỗi |từng |lãnh đạo |thủ trưởng |nhà trường |cấp ủy |cấp uỷ |viên chức|người lao|cán bộ"
)
""" "..., tổ chức kiểm soát việc chấp hành của cơ quan, đơn vị, cá nhân": what goes on with a list is no subject."""


_BRACKET = re.compile(rf"\(\s?(?=[{UPPER}])")
_LEADS = re.compile(r",?\s+(?:chủ trì|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|phối hợp)(?!\w)")
_INSIDE_GIVEN = re.compile(
    r"(?:\(|[.;:]\s|^(?:[0-9lI|]\s)?)\s?(?:Đồng thời,? )?(?:Giao|Đề nghị|Yêu cầu)\s+(?=\S)"
    r"|(?<=;\s)giao(?:\scho)?\s+(?=\S)"
)
_SAID = re.compile(
    rf"(?:(?<!đã )(?<![\w])(?:yêu cầu|(?<!đơn )(?<!bản )(?<!giấy )(?<!hồ sơ )(?<!thư )(?<!lời )(?<!phiếu )(?<!được )"
    rf"đề nghị|giao|chỉ đạo)|(?<=[.;]\s)(?:Yêu cầu|Đề nghị|Giao))\s+"
    rf"(?=(?:các )?(?:đồng chí\s+)?(?:[{UPPER}]|c)|lãnh đạo |thủ trưởng "
    r"|sở |phòng (?!chống |ngừa |cháy )|trường "
    r"|hiệu trưởng |giám đốc |trưởng |người đứng đầu |đảng (?:ủy|uỷ) |toàn thể |đơn vị |ban )"
)
_WITH = re.compile(
    r"(?:[Pp]hối hợp|phối kết hợp|Phối kết hợp)(?:,?\s(?:chặt chẽ|cụ thể|cùng|thường xuyên|quyết liệt"
    r"|kịp thời|đồng bộ|nhịp nhàng|có hiệu quả|hiệu quả))*\s(?:với"
    r"|cùng)(?:\svới)?\s+|(?:[Pp]hối hợp)\s+(?=(?:các (?:Sở|sở|Ban|ban|Bộ|bộ|đơn vị|cơ quan|phòng|Phòng)|Sở"
    r"|Bộ|UBND|Ủy ban"
    r"|Công an|Văn phòng|Phòng|Trung tâm|Ban(?! hành)|cha mẹ|phụ huynh|gia đình|nhà trường|giáo viên|nhân viên"
    r"|chính quyền|cơ quan|đơn vị|lực lượng"
    r"|các (?:trường|xã|phường|huyện|ngành|đoàn thể|tổ chức|lực lượng|bộ phận))(?!\w))"
)


def given_inside(text: str) -> tuple[int, int] | None:
    """Units named by "Giao ...", "Đề nghị ..." or in brackets ("(Sở Y tế chủ trì)") further inside an item."""
    for found in _BRACKET.finditer(text):
        if is_unit(text[found.end() :]):
            end = units_end(text, found.end())
            if end > found.end() and _LEADS.match(text, end):
                return found.end(), end
    for found in _INSIDE_GIVEN.finditer(text):
        if is_unit(text[found.end() :]):
            end = units_end(text, found.end())
            if end > found.end():
                return found.end(), end
    return None


_SOME_GROUP = re.compile(r"[Cc]ác (?!nội dung|nhiệm vụ|giải pháp|biện pháp|việc|công việc|yêu cầu|vấn đề)")


def said_of(text: str) -> tuple[int, int] | None:
    """Units that a sentence without number asks: "..., Thủ tướng Chính phủ yêu cầu Bộ A, Bộ B khẩn trương ..."."""
    for found in _SAID.finditer(text):
        if is_unit(text[found.end() :]) or _SOME_GROUP.match(text, found.end()):
            end = units_end(text, found.end())
            if end > found.end():
                return found.end(), end
    return None


def partners(text: str) -> list[tuple[int, int]]:
    """The stretches behind "phối hợp với" in a text."""
    found: list[tuple[int, int]] = []
    for one in _WITH.finditer(text):
        grouped = _GROUPED.match(text, one.end())
        begin = grouped.end() if grouped else one.end()
        end = units_end(text, begin)
        if end > begin and (is_unit(text[begin:]) or text[begin].isupper()) and text[begin:end] not in _NOBODY:
            found.append((begin, end))
    return found


_NOBODY = frozenset(("đơn vị", "cơ quan", "tổ chức", "cá nhân"))
""" "phối hợp với đơn vị trong một số việc": the word alone names none."""
_NO_SEPARATOR = re.compile(
    r"(?<![,;])\s+(?=(?:Bộ|Sở|Ban|UBND|Ủy ban|Uỷ ban|Công an|Văn phòng|Viện|Ngân hàng|Các|Đoàn|Hội"
    r"|Phòng|Trung tâm) )"
)
_LINKS = word_set(
    "và của thuộc trưởng đốc tịch các đạo ở tại với vụ trực hành phòng tra quan ban bộ cục ủy uỷ dân -"
    " chủ viên phó đoàn cứu sát"
)


def units_in_cell(text: str) -> list[str]:
    """The units of a table cell, where lists also come without any sign between the names."""
    parts: list[str] = []
    for part in re.split(r"\s*[\n\u2028;]\s*|\s+-\s+(?=[A-ZĐ][^-]*$)(?<=\n)", text):
        begin = 0
        for found in _NO_SEPARATOR.finditer(part):
            before = part[begin : found.start()].split()
            if len(before) > 2 and before[-1].lower() not in _LINKS:
                parts.append(part[begin : found.start()])
                begin = found.end()
        parts.append(part[begin:])
    names = [name for part in parts for name in split_bodies(part.strip(" .,;-+"))]
    return [_REMARK.sub("", name) for name in names if name not in ("Bộ", "Sở", "Ban")]


def shared_cell(text: str) -> tuple[str, str]:
    """Who leads and who helps, out of a cell that names both: "Sở A chủ trì; các sở phối hợp", "Sở A (chủ trì), Sở B
    (phối hợp)", "Sở A, phối hợp với Sở B".
    """
    if "hối hợp" not in text and "hủ trì" not in text:
        return text, ""
    marked = list(_ROLE_BEHIND.finditer(text))
    leads: list[str] = []
    helpers: list[str] = []
    begin = 0
    for one in marked:
        (helpers if one.group(1).lower().endswith("phối hợp") else leads).append(
            text[begin : one.start()].strip(_STRIP)
        )
        begin = one.end()
    rest = text[begin:].strip(_STRIP)
    joint = _JOINT.search(text)
    if joint is not None and joint.start() and not helpers:
        helps = text[joint.end() :]
        return _ROLE_BEHIND.sub("", text[: joint.start()]), helps.rstrip(" )") if "(" in joint.group() else helps
    if leads and (helpers or rest):
        return "; ".join(leads), "; ".join([*helpers, rest] if rest else helpers)
    if not leads and len(helpers) == 1 and not rest and ";" in helpers[0]:
        lead, _, helper = helpers[0].rpartition(";")
        return lead, helper
    return (leads[0], "") if leads else (text, "")


_ROLE_BEHIND = re.compile(
    r"\s+\(?(?:đồng |là cơ quan )?(chủ trì|(?:cùng )?phối hợp)(?: thực hiện)?\)?\s*(?=[,;.]|và\s|$)", re.IGNORECASE
)
_JOINT = re.compile(r"[;,.]?\s*\(?(?:chủ trì,? )?[Pp]hối hợp(?: với| cùng|:)?\s+(?=\w)(?!thực hiện)")
_REMARK = re.compile(r"(?<=\S)\s*\([^()]{1,60}\)$")


_TWICE = re.compile(r"(?<!\w)(các|của|và)(?: \1)+(?!\w)", re.IGNORECASE)
"""A small word that was typed twice: "các các chi bộ"."""


def units_of(text: str) -> list[str]:
    """The units of a stretch of running text, verbatim, without remarks in brackets ("Sở Y tế (bàn giao)")."""
    names = split_bodies(_TWICE.sub(r"\1", " ".join(text.split()).strip(" .,;:")))
    return [_REMARK.sub("", name) for name in names]
