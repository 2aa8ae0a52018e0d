"""Who does it, with whom, and when, out of the words of one item.

Units stand behind labels ("Đơn vị thực hiện:"), as the item's subject or heading ("1. Sở Tài chính: ..."), behind
"Giao ...", or in the sentence that introduces a list; times behind labels or with a preposition in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bodies import body_end, split_bodies
from .folding import UPPER, bare, canonical, word_set

__all__ = ["Labelled", "find_labels", "leading_units", "partners", "units_end"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value inside a text: ``role`` is lead, with, time, product or other."""

    role: str
    start: int
    value_start: int
    end: int
    label: str


_LABEL = re.compile(
    r"(?:^|(?<=[.;,(+*–\u2028-])|(?<=[.;,(+*–\u2028-]\s)|(?<=[.;,(+*–-]\s\s))"
    r"(?:(?P<with>(?:don vi|co quan|bo phan|phong|cac don vi|thanh phan"
    r"|to chuc)?\s?,?\s?(?:cung )?phoi hop(?: thuc hien| chinh)?)"
    r"|(?P<lead>(?:(?:cac )?(?:don vi|co quan|bo phan|nguoi|ca nhan|to chuc|phong|ban)(?:, (?:don vi"
    r"|ca nhan|bo phan))?\s(?:chu tri|thuc hien|chiu trach nhiem|phu trach|dau moi|tham muu|duoc giao"
    r"|trien khai|to chuc)(?: chinh| thuc hien| tham muu| to chuc)?"
    r"|chu tri(?: thuc hien| tham muu)?|phan cong(?: thuc hien| nhiem vu)?|trach nhiem thuc hien|thuc hien"
    r"|giao nhiem vu|phu trach|dau moi))"
    r"|(?P<time>(?:thoi gian|thoi han|han|tien do|thoi diem|lich|han chot|deadline)(?: (?:thuc hien"
    r"|hoan thanh|to chuc|trien khai|bat dau|dien ra|xong|chot|cuoi cung|bao cao|gui|nop|du kien))*"
    r"|hoan thanh)"
    r"|(?P<product>(?:san pham|ket qua|dau ra|san pham dau ra|ket qua dau ra)(?: (?:dat duoc|du kien"
    r"|chu yeu|yeu cau|can dat|thuc hien|dau ra))*)"
    r"|(?P<other>(?:dia diem|thanh phan|doi tuong|kinh phi|nguon kinh phi|noi dung|hinh thuc|so luong"
    r"|muc dich|yeu cau|quy mo)(?: [a-z]+){0,3}))"
    r"\s{0,3}[:]\s{0,9}"
)
_VALUE_END = re.compile(rf"[.;]\s+(?=[{UPPER}(])|\)\s*[.;]?\s*$")
_STRIP = " \t.;,+*-–()_"


def find_labels(text: str) -> list[Labelled]:
    """The labels in a text, in order, each with its value: up to the next label or the end of the sentence."""
    if ":" not in text:
        return []
    plain = bare(text)
    found = list(_LABEL.finditer(plain))
    labels: list[Labelled] = []
    for index, one in enumerate(found):
        role = one.lastgroup or "other"
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        if role == "time" and (cut := re.compile(rf"[.;]\s+(?=[{UPPER}(])").search(text, one.end(), end)):
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

_VERBS = (
    "chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|xây dựng|tổ chức|tiếp tục|căn cứ|đưa"
    "|thực hiện|triển khai|hướng dẫn|kiểm tra|theo dõi|đôn đốc|tập trung|tăng cường|chỉ đạo|lãnh đạo"
    "|ban hành|báo cáo|chủ động|thường xuyên|khẩn trương|rà soát|bố trí|cụ thể hóa|cụ thể hoá|cụ thê"
    " hoá|quán triệt|tuyên truyền|đẩy mạnh|lập|cử|đăng|đăng tải|làm việc|giúp|phân công|nghiên cứu|đề"
    " xuất|đảm bảo"
    "|bảo đảm|cung cấp|cập nhật|hoàn thành|gửi|lồng ghép|vận động|nâng cao|phát huy|biên soạn|thẩm định"
    "|cân đối|trình|định kỳ|hằng năm|hàng năm|hằng quý|kịp thời|tạo điều kiện|chuẩn bị|hỗ trợ|giám sát"
    "|theo chức năng|theo nhiệm vụ|theo thẩm quyền|trên cơ sở|khai thác|phát động|tích cực|sẽ|được giao"
    "|cần|phải|quản lý|thống kê|tổng hợp|truy cập|phổ biến|bám sát|xem xét|tiến hành|để|nhằm|tại|trong"
    "|theo|có ý kiến"
    "|tạm dừng|dừng|ngừng|nghiêm túc|ưu tiên|đầu tư|chấp hành|tiếp nhận|áp dụng|kiểm soát|công khai|niêm yết"
    "|khắc phục|xử lý|giải quyết|đề nghị|yêu cầu|thành lập|kiện toàn|duy trì|mở|tham gia|đánh giá|phê"
    " duyệt|lựa chọn|lấy|thông báo|đánh|khảo sát|hoàn thiện|đồng thời|kết hợp|làm|là đơn vị|là cơ quan"
    "|sớm|về việc|về|quản|cho|vào|chậm nhất|trước"
)
_VERB = re.compile(r"(?<=[\w).,:;])\s{1,20}(" + _VERBS + r")(?![\w])")
_SCANNED_VERB = re.compile(
    r"(?<=[\w).,:;])\s{1,20}(chu tri|phoi hop|co trach nhiem|chiu trach nhiem|tham muu|tiep tuc|trien khai|huong dan"
    r"|don doc|tap trung|tang cuong|chu dong|khan truong|ra soat|bo tri|quan triet|tuyen truyen|day manh|day nhanh"
    r"|de xuat|cap nhat|hoan thanh|hop ban|nang cao|phat huy|kip thoi|thuong xuyen)(?![\w])"
)
"""Verbs of two syllables as a scanner leaves them, without their marks: "Bộ Tư pháp khan trương có ý kiến"."""
_STOPPERS = re.compile(
    rf"[.:()\[\]“”\"!?]|;(?!\s*(?:[{UPPER}]|các |thủ trưởng |lãnh đạo |cấp |chủ tịch |giám đốc "
    r"|trưởng ))|/\."
)
_NOT_VERB_BEFORE = {
    "tổ chức": re.compile(
        r"(?:các|cơ quan,|cấp ủy,|cấp uỷ,|đơn vị,|ủy,|doanh nghiệp,|,|và|ban|những|mỗi)$", re.IGNORECASE
    ),
    "lãnh đạo": re.compile(r"(?:là|các|đồng chí|tập thể|và|,|ban)$", re.IGNORECASE),
    "kiểm tra": re.compile(r"(?:ban|đoàn)$", re.IGNORECASE),
    "chỉ đạo": re.compile(r"(?:ban)$", re.IGNORECASE),
    "tại": re.compile(r"(?:đảng bộ|đơn vị|cơ quan)$", re.IGNORECASE),
    "theo": re.compile(r"(?:kèm)$", re.IGNORECASE),
}
_NOT_VERB_AFTER = {
    "tổ chức": re.compile(
        r"\s+(?:đảng|đoàn|chính trị|xã hội|có liên quan|liên quan|cá nhân|cơ sở|hội|quần chúng|,|và các"
        r"|thành viên|Đảng|Đoàn|công đoàn)"
    ),
    "lãnh đạo": re.compile(r"\s+(?:Sở|các|cơ quan|đơn vị|ban|phòng|Phòng|Ban|UBND|chủ chốt|cấp)"),
    "cần": re.compile(r"\s+Thơ"),
    "quản lý": re.compile(r"\s+(?:nhà nước|dự án|đô thị)"),
}
_UNIT_HEAD = re.compile(
    r"(?:các|cac|cap|toan the|dong chi|d/c|moi|nhung|tung)\s(?:cap uy|so|ban|nganh|bo|co quan|don vi"
    r"|chi bo|chi,|chi uy|dang|cap|huyen|thi|quan|xa|phuong|tinh|thanh|dia phuong|to chuc|doan the"
    r"|phong|truong|dong chi|d/c|hoi|thanh vien|to|doanh nghiep|uy vien|co so|thon|ban|khoi|vu|cuc"
    r"|hop tac|ubnd|lien doan|doan|khoa|uy ban|to dang|hoc vien|benh vien|tap doan|chu tich|dang vien"
    r"|dang uy)(?!\w)"
    r"|(?:uy ban|ubnd|ubmttq|ubkt|hdnd|hoi dong|thuong truc|thuong vu|ban (?!hanh)|bo (?!sung|tri)|so "
    r"|cuc |tong cuc|vu |van phong|phong (?!chong|ngua|chay|van)|chi cuc|chinh phu|quoc hoi|thu tuong"
    r"|pho thu tuong|chu tich|pho chu tich|bo truong|thu truong|giam doc|pho giam doc"
    r"|chanh (?:van phong|thanh tra|an)|tong giam doc|thong doc|vien truong|cuc truong|vu truong"
    r"|hieu truong|truong (?:ban|phong|thon|khoi|cac|doan|khoa|cong an|tram)|nguoi dung dau|tinh (?:uy"
    r"|doan)|thanh (?:uy|doan|doan)|huyen (?:uy|doan)|quan (?:uy|doan)|thi (?:uy|doan)|dang (?:uy|bo"
    r"|doan)|chi (?:bo|doan|uy|,)"
    r"|cap (?:uy|uy,)|quan uy|cong an|quan khu|bo doi|toa an|vien |kiem toan nha nuoc|thanh tra (?:tinh"
    r"|chinh phu|huyen|so|bo)|ngan hang|kho bac|bao hiem xa hoi|hai quan|mat tran|mttq|lien doan"
    r"|cong doan|doan (?:tncs|thanh nien|truong|khoi|cac|dai bieu|tnchcm|xa|phuong)|hoi (?!nghi|thao"
    r"|thi|trai|dien|cho|hop|nhap|hoa)|hiep hoi|lien minh|lien hiep"
    r"|trung tam (?!dich)|truong (?!hop)|hoc vien|dai hoc|benh vien|dai (?:phat|truyen|tieng|ptth|pt)"
    r"|bao (?!cao|dam|ve|ton|gom|hiem|quan)|tap chi|cong (?:thong tin|ttdt)|tram y te|tap doan"
    r"|tong cong ty|cong ty|to (?!chuc|trinh)|tieu ban|co quan|don vi|bo phan|lanh dao|tap the|btv|bch"
    r"|btg|bct|vp |bql |giao vien|hoc sinh|cha me|phu huynh|pho hieu truong|tong phu trach|nhan vien|to truong"
    r"|nghe nhan|nguoi dan|bhxh|co so (?:kcb|kham|giao duc|dao tao|y te|san xuat|kinh doanh)|nha truong|ldld"
    r"|bi thu|pho bi thu|uy vien|can bo|cong chuc|bch|ke toan|doanh nghiep|hop tac xa"
    r"|dang doan|nha (?:van hoa|truong|thieu)|khoi |thu truong|chinh quyen|dang vien|doan vien"
    r"|tai chinh|vtv|vov|ttxvn)"
)


def units_end(text: str, start: int) -> int:
    """Where a list of units that begins at ``start`` ends: before the verb or the sign behind it."""
    stop = min(len(text), start + 420)
    sign = _STOPPERS.search(text, start, stop)
    limit = sign.start() if sign else stop
    while sign is not None and sign.group() in "(" and (close := text.find(")", sign.start(), sign.start() + 80)) > 0:
        following = _STOPPERS.search(text, close + 1, stop)
        limit, sign = (following.start() if following else stop), following
    for found in _VERB.finditer(text, start, limit):
        verb = found.group(1)
        before = _NOT_VERB_BEFORE.get(verb)
        after = _NOT_VERB_AFTER.get(verb)
        if before and before.search(text[max(start, found.start() - 16) : found.start()]):
            continue
        if after and after.match(text, found.end()):
            continue
        limit = found.start()
        break
    for found in _SCANNED_VERB.finditer(bare(text[start:limit])):
        if text[start + found.start(1)].islower():
            limit = start + found.start()
            break
    end = limit
    while end > start and text[end - 1] in " ,;-–.":
        end -= 1
    return end


_GIVEN = re.compile(
    r"(?:(?:Giao|Yêu cầu|Đề nghị|giao|yêu cầu|đề nghị)(?:\s+(?:cho|nhiệm vụ cho))?\s?:?\s+|(?:Phân công"
    rf"|phân công)\s+(?=[{UPPER}]))"
)
_ADVERBIAL = re.compile(
    r"(?:Trên cơ sở|Căn cứ|Trong quá trình|Trong thời gian|H[ằà]ng (?:năm|quý|tháng)|Định kỳ|Để |Nhằm "
    r"|Sau khi|Theo |Đối với|Đồng thời|Trước |Trong )"
)
_COMMA = re.compile(r",\s+")
_FILLER = re.compile(r"(?:Đối với|Về phía|Trách nhiệm của)\s+")
_HEADING_END = re.compile(r"\s*(?::|$)")


@dataclass(frozen=True, slots=True)
class Units:
    """Units in front of an action: their stretch, where the action begins, and how they were found."""

    start: int
    end: int
    action: int
    how: str


_MEANT = {
    "so": ("sở",),
    "bo": ("bộ",),
    "ban": ("ban",),
    "vu": ("vụ",),
    "cuc": ("cục",),
    "to": ("tổ",),
    "hoi": ("hội",),
    "vien": ("viện",),
    "truong": ("trưởng", "trường"),
    "phong": ("phòng",),
    "bao": ("báo",),
    "dai": ("đài",),
    "khoi": ("khối",),
    "doan": ("đoàn",),
    "cong": ("công", "cổng"),
    "cap": ("cấp",),
    "nha": ("nhà",),
}


def is_unit(text: str) -> bool:
    """Whether the words begin like the name of a unit or a group of units.

    Marks that a scanner lost are forgiven, other words are not: "Số", "Bản", "Bố trí" are no "Sở", "Ban", "Bộ".
    """
    first = text[:12].split(maxsplit=1)
    meant = _MEANT.get(bare(first[0])) if first else None
    if first and meant and not first[0].isascii() and canonical(first[0]) not in meant:
        return False
    return _UNIT_HEAD.match(bare(text[:60]) + " ") is not None


def leading_units(text: str, alone: bool = False) -> Units | None:
    """The units that an item begins with, as heading ("Sở A: ..."), subject ("Sở A chủ trì ...") or after "Giao".

    ``alone`` says that the words are a heading with its actions below, so they may be nothing but the units.
    """
    begin = 0
    how = "subject"
    given = _GIVEN.match(text)
    if given is not None:
        begin, how = given.end(), "given"
    elif (filler := _FILLER.match(text)) is not None:
        begin = filler.end()
    elif _ADVERBIAL.match(text):
        return _late_subject(text)
    rest = text[begin:]
    grouped = re.match(r"(?:[Cc]ác)\s(?:sở|Sở|Bộ|bộ|ban|ngành)\s?:\s?", rest)
    if grouped is not None:
        begin += grouped.end()
    elif not is_unit(rest):
        return None
    end = units_end(text, begin)
    if end <= begin or end - begin > 400:
        return None
    behind = text[end:]
    if behind.lstrip()[:1] in ("", ".", ";", "/", "(") and not (alone and not behind.strip(" .;:")):
        read = _names_end(text, begin)
        if begin < read < end and text[read:].lstrip()[:1].islower():
            end, behind = read, text[read:]
    if _HEADING_END.match(behind):
        if not behind.strip(" :") and not alone:
            return None
        action = end + len(behind) - len(behind.lstrip(" :"))
        return Units(begin, end, action, "heading" if how == "subject" else how)
    if behind.lstrip()[:1] in ".;":
        return Units(begin, end, len(text), "heading") if alone and not behind.strip(" .;") else None
    action = end + len(behind) - len(behind.lstrip(" ,"))
    return Units(begin, end, action, how)


_NEXT_NAME = re.compile(r"\s*(?:[;,]|và)\s+")


def _names_end(text: str, start: int) -> int:
    """Where a list of names ends by the shape of its names alone: for verbs that no list knows."""
    end = body_end(text, start)
    for _ in range(12):
        joint = _NEXT_NAME.match(text, end)
        if joint is None or end == start:
            break
        following = text[joint.end() : joint.end() + 60]
        if not (is_unit(following) or _PLACES.match(following)):
            break
        further = body_end(text, joint.end())
        if further == joint.end():
            place = _PLACES.match(text, joint.end())
            if place is None:
                break
            further = place.end()
        end = further
    return end


_PLACES = re.compile(
    r"(?:thành phố|thị xã|thị trấn|quận|huyện|xã|phường|đặc khu|ban|ngành|đơn vị|địa phương|tổ chức)(?!\w)"
)


def _late_subject(text: str) -> Units | None:
    """ "Trên cơ sở ..., các bộ, cơ quan ngang bộ theo chức năng ...": the subject behind an adverbial."""
    for found in _COMMA.finditer(text, 0, 500):
        if not is_unit(text[found.end() :]):
            continue
        end = units_end(text, found.end())
        if end > found.end() and _VERB.match(text, end):
            action = end + len(text[end:]) - len(text[end:].lstrip(" ,"))
            return Units(found.end(), end, action, "late")
    return None


_BRACKET = re.compile(rf"\(\s?(?=[{UPPER}])")
_LEADS = re.compile(r",?\s+(?:chủ trì|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|phối hợp)(?!\w)")
_INSIDE_GIVEN = re.compile(r"(?:\(|[.;]\s|^)\s?(?:Đồng thời,? )?(?:Giao|Đề nghị|Yêu cầu)\s+(?=\S)")
_SAID = re.compile(rf"(?<!đã )(?<![\w])(?:yêu cầu|đề nghị|giao|chỉ đạo)\s+(?=[{UPPER}c])")
_WITH = re.compile(
    r"(?:[Pp]hối hợp|phối kết hợp|Phối kết hợp)(?:\s(?:chặt chẽ|cụ thể|cùng|thường xuyên))*\s(?:với"
    r"|cùng)(?:\svới)?\s+|(?:[Pp]hối hợp)\s+(?=(?:các (?:Sở|sở|Ban|ban|Bộ|bộ|đơn vị|cơ quan|phòng|Phòng)|Sở"
    r"|Bộ|UBND|Ủy ban"
    r"|Công an|Văn phòng|Phòng|Trung tâm|Ban (?!hành))(?!\w))"
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


def said_of(text: str) -> tuple[int, int] | None:
    """Units that a sentence without number asks: "..., Thủ tướng Chính phủ yêu cầu Bộ A, Bộ B khẩn trương ..."."""
    for found in _SAID.finditer(text):
        if is_unit(text[found.end() :]):
            end = units_end(text, found.end())
            if end > found.end():
                return found.end(), end
    return None


def partners(text: str) -> list[tuple[int, int]]:
    """The stretches behind "phối hợp với" in a text."""
    found: list[tuple[int, int]] = []
    for one in _WITH.finditer(text):
        end = units_end(text, one.end())
        if end > one.end() and (is_unit(text[one.end() :]) or text[one.end()].isupper()):
            found.append((one.end(), end))
    return found


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


_REMARK = re.compile(r"(?<=\S)\s*\([^()]{1,60}\)$")


def units_of(text: str) -> list[str]:
    """The units of a stretch of running text, verbatim, without remarks in brackets ("Sở Y tế (bàn giao)")."""
    names = split_bodies(" ".join(text.split()).strip(" .,;:"))
    return [_REMARK.sub("", name) for name in names]
