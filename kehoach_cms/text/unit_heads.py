"""What the name of a unit begins with: heads of names, people with their office, groups of units."""

from __future__ import annotations

import re

from .folding import UPPER, bare, canonical_word, word_set

__all__ = ["is_unit"]

_UNIT_HEAD = re.compile(
    r"(?:cac|toan the|dong chi|d/c|moi|nhung|tung)\s(?:cap uy|so|ban|nganh|bo|co quan|don vi"
    r"|chi bo|chi,|chi uy|dang|cap|huyen|thi|quan|xa|phuong|tinh|thanh|dia phuong|to chuc|doan the|hat|don|lien chi"
    r"|phong|truong|dong chi|d/c|hoi|thanh vien|to|doanh nghiep|uy vien|co so|thon|ban|khoi|vu|cuc"
    r"|hop tac|ubnd|lien doan|doan|khoa|uy ban|to dang|hoc vien|benh vien|tap doan|chu tich|dang vien"
    r"|dang uy|luc luong|ho gia"
    r"|ho kinh|ho dan|dai bieu|chu dau|nha (?:thau|truong)|tram|doi|nhom|ngan hang|ca nhan|cong ty|trung tam|vien"
    r"|bo phan|tap the|can bo|cong chuc|chu rung|chu co so|cong doan)(?!\w)"
    r"|(?:uy ban|ubnd|ubmttq|ubkt|hdnd|hoi dong|thuong truc|thuong vu|ban (?!hanh)|bo (?!sung|tri)|so "
    r"|cuc |tong cuc|vu |van phong|phong (?!chong|ngua|chay|tang |ham "
    r"|trao |cach |tuc |van (?!hoa|thu|ban))|chi cuc|chinh phu|quoc hoi|thu tuong"
    r"|pho thu tuong|chu tich|pho chu tich|bo truong|thu truong|giam doc|pho giam doc"
    r"|chanh (?:van phong|thanh tra|an)|tong giam doc|thong doc|vien truong|cuc truong|vu truong"
    r"|hieu truong|truong (?:ban|phong|thon|khoi|cac|doan|khoa|cong an|tram)|nguoi dung dau|tinh (?:uy"
    r"|doan)|thanh (?:uy|doan|doan)|huyen (?:uy|doan)|quan (?:uy|doan)|thi (?:uy|doan)|dang (?:uy|bo"
    r"|doan)|chi (?:bo|doan|uy|,)"
    r"|cap (?:uy|uy,)|quan uy|cong an|quan khu|bo doi|toa an|vien |kiem toan nha nuoc|thanh tra (?:tinh"
    r"|chinh phu|huyen|so|bo)|ngan hang|kho bac|bao hiem (?:xa hoi|y te)|hai quan|mat tran|mttq|lien doan"
    r"|cong doan|doan (?:tncs|thanh nien|truong|khoi|cac|dai bieu|tnchcm|xa|phuong)|hoi (?!nghi|thao"
    r"|thi|trai|dien|cho|hop|nhap|hoa)|hiep hoi|lien minh|lien hiep"
    r"|trung tam (?!dich (?!vu))|truong (?!hop)|hoc vien|dai hoc|benh vien|dai (?:phat|truyen|tieng|ptth|pt)"
    r"|bao (?!cao|dam|ve|ton|gom|hiem|quan)|tap chi|cong (?:thong tin|ttdt)|tram y te|tap doan"
    r"|tong (?:lien doan|hoi|cong ty)|cong ty|to (?!chuc|trinh)|tieu ban|co quan|don vi|bo phan|lanh dao|tap the|btv"
    r"|bch|btg|bct|vp |bql |giao vien|hoc sinh|cha me|phu huynh|pho hieu truong|tong phu trach|nhan vien|to truong"
    r"|khoa (?!hoc)|tro ly|chi huy (?:truong|pho)|chinh tri vien|co van|nguoi (?:hoc|su dung)|dan quan|dieu duong"
    r"|bac si|ban can su|dai bieu (?:hdnd|quoc hoi|hoi dong)"
    r"|nghe nhan|nguoi dan|bhxh|co so (?:kcb|kham|giao duc|dao tao|y te|san xuat|kinh doanh)|nha truong|ldld"
    r"|bi thu|pho bi thu|uy vien|can bo|cong chuc|bch|ke toan|doanh nghiep|hop tac xa"
    r"|dang doan|nha (?:van hoa|truong|thieu)|khoi |thu truong|chinh quyen|dang vien|doan vien"
    r"|tai chinh|vtv|vov|ttxvn|thong tan xa|dien luc|buu dien|viettel|vnpt|mobifone|evn|hat kiem lam|kiem lam|don "
    r"|cang vu|chi nhanh|xi nghiep|nha hat|nha xuat ban|thu vien|bao tang|quy |khu |tram |doi "
    r"|cau lac bo|clb|thong ke |thi hanh an|ho (?:gia dinh|kinh doanh)|nhan dan|chu (?:dau tu|rung|nhiem|ho|co so)"
    r"|nha (?:thau|dau tu)|nhom (?:cong tac|truong)|nganh |so, (?:ban|nganh)|quan ly thi truong|phan vien"
    r"|trai (?:giam|tam)"
    r"|tieu doan|trung doan|su doan|lu doan|hai doan|bo tu lenh|luc luong|thanh vien|toan the|toan (?:dang|dan)"
    r"|ttyt|tt (?=[a-z])|p\. ?[a-z]|nhcsxh|nhnn|tand|vksnd|thanh pho |huyen |thi xa |xa |phuong |dac khu "
    r"|thi tran |thon |thue (?:co so|tinh|thanh|khu)|cong doan|uv |ubmt|ldld|cct |dai tt|dai (?:tt|khi)|ap )"
)
_NO_UNIT = re.compile(
    r"(?:Bộ (?:máy|phim|sách|tiêu chí|chỉ số|mã)|Khối lượng|Chính quyền (?:số|điện tử)|Doanh nghiệp số"
    r"|Lãnh đạo, chỉ đạo|Đơn vị tính|Viện (?:trợ|phí|dẫn)|Ngân hàng (?:đề|câu hỏi|máu)"
    r"|Vụ (?:án|việc|Đông|Xuân|mùa|sản xuất)|Cục (?:bộ|diện)"
    r"|Tập thể dục|Tổ (?:hợp|yến)|Hội (?:tụ|đàm|chứng|quán)|Khu (?:vực|vui chơi|dân cư (?!số|[0-9]))|Đội (?:ngũ|hình)"
    r"|Quỹ đất|Quy (?:trình|chế|định|hoạch|mô|tắc|ước|chuẩn|phạm)"
    r"|Ngành (?:nghề|hàng)|Lực lượng lao động|Đồng chí hướng|Trạm (?:biến áp|bơm)|Trường (?:kỳ|tồn|bắn)"
    r"|Thống kê,? (?:số|các|báo cáo)|Đài (?:tưởng niệm|hoa)|Báo chí|Công an ninh)(?!\w)"
)
"""Words that begin like a unit and are none."""


_MEANT = {
    "so": ("sở",),
    "khoa": ("khoa",),
    "tro": ("trợ",),
    "dan": ("dân",),
    "bac": ("bác",),
    "nguoi": ("người",),
    "bo": ("bộ",),
    "ban": ("ban",),
    "vu": ("vụ",),
    "cuc": ("cục",),
    "to": ("tổ",),
    "hoi": ("hội",),
    "vien": ("viện",),
    "truong": ("trưởng", "trường"),
    "phong": ("phòng",),
    "bao": ("báo", "bảo"),
    "dai": ("đài", "đại"),
    "khoi": ("khối",),
    "doan": ("đoàn",),
    "cong": ("công", "cổng"),
    "cap": ("cấp",),
    "nha": ("nhà",),
    "don": ("đồn", "đơn"),
    "doi": ("đội",),
    "quy": ("quỹ",),
    "tram": ("trạm",),
    "dong": ("đồng",),
    "xa": ("xã",),
    "thon": ("thôn",),
    "ap": ("ấp",),
    "huyen": ("huyện",),
    "tinh": ("tỉnh",),
    "thanh": ("thành", "thanh"),
    "phuong": ("phường",),
    "thue": ("thuế",),
    "trai": ("trại",),
    "luc": ("lực",),
    "nganh": ("ngành",),
    "chu": ("chủ",),
    "dien": ("điện",),
    "cang": ("cảng",),
    "kiem": ("kiểm",),
    "tong": ("tổng",),
    "can": ("cán",),
    "hai": ("hải",),
    "thi": ("thi", "thị"),
    "thong": ("thông", "thống"),
    "ho": ("hộ",),
    "su": ("sư",),
    "co": ("cơ", "cố"),
    "ke": ("kế",),
    "mat": ("mặt",),
    "lien": ("liên",),
    "ngan": ("ngân",),
    "kho": ("kho",),
}


_PERSON = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|Ông|Bà|Tỉnh|Chỉ huy)\s[{UPPER}]")


_STAFF = re.compile(
    r"(?:[Vv]iên chức|[Nn]gười lao động|[Cc]án bộ|[Cc]ông chức|[Gg]iảng viên|[Gg]iáo viên|[Ss]inh viên|[Hh]ọc viên"
    r"|[Hh]ọc sinh|[Tt]hầy|[Cc]ô giáo|Cô(?=\s[A-ZĐ][a-zà-ỹ])|[Cc]hiến sĩ|[Hh]ội viên|[Đđ]oàn viên|[Đđ]ảng viên)(?!\w)"
)
_GROUP = re.compile(r"(?:[Cc]ác|[Mm]ọi|[Nn]hững|[Tt]ừng|[Tt]oàn thể)\s+(\w+),?(?:\s+(\w+))?")
_GROUP_WORDS = word_set(
    "cấp sở ban ngành bộ cơ đơn chi đảng huyện thị quận xã phường tỉnh thành địa tổ đoàn phòng trường trưởng đồng đ hội"
    " doanh ủy thôn khối vụ cục hợp ubnd liên khoa học bệnh tập chủ lực hộ nhà trạm đội nhóm ngân cá công trung viện bộ"
    " cán ngành hạt đồn đại"
)
_GROUP_SECOND = {
    "thành": word_set("phố ủy đoàn viên thị"),
    "thị": word_set("xã trấn ủy đoàn tứ"),
    "cấp": word_set("ủy bộ các trên dưới chính có ngành hội đảng địa"),
    "công": word_set("an ty đoàn chức"),
    "học": word_set("viện"),
    "liên": word_set("đoàn chi hội minh hiệp"),
    "trung": word_set("tâm"),
    "tập": word_set("thể đoàn"),
    "hợp": word_set("tác"),
    "hộ": word_set("gia kinh dân"),
    "đại": word_set("biểu"),
    "nhà": word_set("trường thầu đầu máy"),
    "lực": word_set("lượng"),
    "cơ": word_set("quan sở"),
}


def is_unit(text: str) -> bool:
    """Whether the words begin like the name of a unit or a group of units.

    Marks that a scanner lost are forgiven, other words are not: "Số", "Bản", "Bố trí" are no "Sở", "Ban", "Bộ".
    """
    if _STAFF.match(text):
        return True
    if text[1:8] == "ác các ":
        text = text[4:]
    plain = " ".join(bare(text[:60]).split())
    first = text[:12].split(maxsplit=1)
    meant = _MEANT.get(plain[:12].split(maxsplit=1)[0]) if first else None
    if first and meant and not first[0].isascii() and canonical_word(first[0]) not in meant:
        return False
    if _PERSON.match(text):
        return True
    if (group := _GROUP.match(text, 0, 40)) is not None and not _is_group(*group.groups()):
        return False
    return _UNIT_HEAD.match(plain + " ") is not None and _NO_UNIT.match(text) is None


#: Longer than any syllable, so that what is kept of words stays small.
_LONGEST_SYLLABLE = 20


def _is_group(word: str, following: str | None) -> bool:
    """Whether "các" and a word name units ("các thành phố") and not things ("các thành tựu", "các số liệu")."""
    word = canonical_word(word[:_LONGEST_SYLLABLE])
    if word not in _GROUP_WORDS:
        return word.isascii() and (following is None or following.isascii())
    allowed = _GROUP_SECOND.get(word)
    return allowed is None or not following or canonical_word(following[:_LONGEST_SYLLABLE]) in allowed
