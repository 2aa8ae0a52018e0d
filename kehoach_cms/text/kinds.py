"""Kinds of official documents, Party and State: stable key, Vietnamese name, the codes of their numbers.

From Nghị định 30/2020/NĐ-CP (Điều 7, Phụ lục III), Quy định 66-QĐ/TW and its successor 399-QĐ/TW, Hướng dẫn
36-HD/VPTW and 05-HD/VPTW, and forms met in practice. A code alone is ambiguous (QĐ is a decision, in the Party
also a regulation; TT a circular of a ministry, in the Party a thông tri), so the word in front of a number wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .folding import canonical

__all__ = ["KINDS", "PARTY", "STATE", "Kind", "kind_by_code", "kind_by_key", "kind_by_name"]

PARTY: Final = "party"
STATE: Final = "state"
_BOTH = (PARTY, STATE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    ``key`` is an ASCII slug, used as a database value and in addresses: it never changes. ``codes`` are the letters
    that stand for the kind in a number, the customary one first; a letter (công văn) has none in State numbers.
    """

    key: str
    name: str
    codes: tuple[str, ...]
    systems: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


KINDS: Final[tuple[Kind, ...]] = (
    # what plans and directives are mostly about
    Kind("ke-hoach", "Kế hoạch", ("KH",), _BOTH),
    Kind("chi-thi", "Chỉ thị", ("CT",), _BOTH),
    Kind("nghi-quyet", "Nghị quyết", ("NQ",), _BOTH),
    Kind("quyet-dinh", "Quyết định", ("QĐ",), _BOTH),
    Kind("quy-dinh", "Quy định", ("QyĐ", "QĐi", "QĐ"), _BOTH),
    Kind("ket-luan", "Kết luận", ("KL",), _BOTH),
    Kind("de-an", "Đề án", ("ĐA",), _BOTH),
    Kind("chuong-trinh", "Chương trình", ("CTr",), _BOTH),
    Kind("huong-dan", "Hướng dẫn", ("HD",), _BOTH),
    Kind("thong-bao", "Thông báo", ("TB",), _BOTH),
    Kind("bao-cao", "Báo cáo", ("BC",), _BOTH),
    Kind("cong-van", "Công văn", ("CV",), _BOTH),
    Kind("to-trinh", "Tờ trình", ("TTr",), _BOTH),
    Kind("quy-che", "Quy chế", ("QC",), _BOTH),
    Kind("cong-dien", "Công điện", ("CĐ",), (STATE,)),
    Kind("thong-tri", "Thông tri", ("TT",), (PARTY,)),
    Kind("thong-cao", "Thông cáo", ("TC",), _BOTH),
    Kind("phuong-an", "Phương án", ("PA",), _BOTH),
    Kind("du-an", "Dự án", ("DA",), _BOTH),
    Kind("quy-hoach", "Quy hoạch", ("QH",), _BOTH),
    Kind("bien-ban", "Biên bản", ("BB",), _BOTH),
    # legal normative documents
    Kind("hien-phap", "Hiến pháp", (), (STATE,)),
    Kind("bo-luat", "Bộ luật", (), (STATE,)),
    Kind("luat", "Luật", (), (STATE,)),
    Kind("phap-lenh", "Pháp lệnh", ("PL",), (STATE,)),
    Kind("lenh", "Lệnh", ("L",), (STATE,)),
    Kind("nghi-dinh", "Nghị định", ("NĐ",), (STATE,)),
    Kind("thong-tu", "Thông tư", ("TT",), (STATE,)),
    Kind("thong-tu-lien-tich", "Thông tư liên tịch", ("TTLT", "TTLB"), (STATE,)),
    Kind("nghi-quyet-lien-tich", "Nghị quyết liên tịch", ("NQLT",), _BOTH),
    Kind("van-ban-hop-nhat", "Văn bản hợp nhất", ("VBHN", "HNVB"), (STATE,)),
    # compound kinds
    Kind("chuong-trinh-hanh-dong", "Chương trình hành động", ("CTHĐ", "CTrHĐ"), _BOTH),
    Kind("chuong-trinh-phoi-hop", "Chương trình phối hợp", ("CTPH", "CTrPH"), _BOTH),
    Kind("chuong-trinh-lien-tich", "Chương trình liên tịch", ("CTLT", "CTrLT"), _BOTH),
    Kind("ke-hoach-lien-tich", "Kế hoạch liên tịch", ("KHLT",), _BOTH),
    Kind("ke-hoach-phoi-hop", "Kế hoạch phối hợp", ("KHPH",), _BOTH),
    Kind("ke-hoach-lien-nganh", "Kế hoạch liên ngành", ("KHLN",), _BOTH),
    Kind("huong-dan-lien-tich", "Hướng dẫn liên tịch", ("HDLT",), _BOTH),
    Kind("huong-dan-lien-nganh", "Hướng dẫn liên ngành", ("HDLN", "HDLS"), _BOTH),
    Kind("quy-che-phoi-hop", "Quy chế phối hợp", ("QCPH",), _BOTH),
    Kind("ket-luan-thanh-tra", "Kết luận thanh tra", ("KLTT",), (STATE,)),
    # Party papers without a code of their own
    Kind("cuong-linh", "Cương lĩnh", (), (PARTY,)),
    Kind("dieu-le", "Điều lệ", ("ĐL",), _BOTH),
    Kind("chien-luoc", "Chiến lược", ("CL",), _BOTH),
    Kind("tuyen-bo", "Tuyên bố", (), (PARTY,)),
    Kind("loi-keu-goi", "Lời kêu gọi", (), _BOTH),
    # papers of the office
    Kind("hop-dong", "Hợp đồng", ("HĐ",), (STATE,)),
    Kind("ban-ghi-nho", "Bản ghi nhớ", ("BGN",), (STATE,)),
    Kind("ban-thoa-thuan", "Bản thỏa thuận", ("BTT",), (STATE,)),
    Kind("giay-uy-quyen", "Giấy uỷ quyền", ("GUQ",), (STATE,)),
    Kind("giay-moi", "Giấy mời", ("GM",), _BOTH),
    Kind("giay-gioi-thieu", "Giấy giới thiệu", ("GGT",), _BOTH),
    Kind("giay-nghi-phep", "Giấy nghỉ phép", ("GNP",), (STATE,)),
    Kind("giay-chung-nhan", "Giấy chứng nhận", ("GCN",), (STATE,)),
    Kind("giay-phep", "Giấy phép", ("GP",), (STATE,)),
    Kind("phieu-gui", "Phiếu gửi", ("PG",), _BOTH),
    Kind("phieu-chuyen", "Phiếu chuyển", ("PC",), _BOTH),
    Kind("phieu-bao", "Phiếu báo", ("PB",), _BOTH),
    Kind("phieu-trinh", "Phiếu trình", ("PTr",), _BOTH),
    Kind("thu-cong", "Thư công", (), (STATE,)),
    Kind("ban-sao", "Bản sao", ("SY", "BS"), _BOTH),
    Kind("ban-trich-sao", "Bản trích sao", ("TrS",), (STATE,)),
    Kind("ban-sao-luc", "Bản sao lục", ("SL",), (STATE,)),
    Kind("phu-luc", "Phụ lục", (), _BOTH),
)

_BY_KEY = {kind.key: kind for kind in KINDS}
_BY_NAME = {canonical(kind.name): kind for kind in KINDS} | {
    "thư": _BY_KEY["thu-cong"],
    "chương trình hành động": _BY_KEY["chuong-trinh-hanh-dong"],
    "văn bản quy phạm pháp luật hợp nhất": _BY_KEY["van-ban-hop-nhat"],
    "công thư": _BY_KEY["cong-van"],
    "mệnh lệnh": _BY_KEY["lenh"],
}
_BY_CODE: dict[str, tuple[Kind, ...]] = {}
for _kind in KINDS:
    for _code in _kind.codes:
        _BY_CODE[_code.upper()] = (*_BY_CODE.get(_code.upper(), ()), _kind)
# A code that two kinds share belongs first to the kind that carries it as its own.
_OWN_FIRST = {"QĐ": "quyet-dinh", "TT": "thong-tu"}

CODES: Final[dict[str, str]] = {code.upper(): code for kind in KINDS for code in kind.codes}
"""Upper-case code -> the code as it is customarily printed (``TTR`` -> ``TTr``)."""


def kind_by_key(key: str) -> Kind | None:
    """The kind with this stable key.

    >>> kind_by_key("ke-hoach").name
    'Kế hoạch'
    """
    return _BY_KEY.get(key)


@lru_cache(maxsize=2048)
def kind_by_name(name: str) -> Kind | None:
    """The kind with this name, however its marks, capitals and spaces are written.

    >>> kind_by_name("KẾ  HOẠCH").key
    'ke-hoach'
    """
    return _BY_NAME.get(canonical(name)) if len(name) < 200 else None


@lru_cache(maxsize=2048)
def kind_by_code(code: str, word: str | None = None, system: str | None = None) -> Kind | None:
    """The kind that a code stands for, the word printed in front of the number deciding where it can.

    Never infer a decision from a Party ``QĐ``: without the word the answer is the commoner kind only.

    >>> kind_by_code("QĐ").name, kind_by_code("QĐ", "Quy định").name, kind_by_code("TT", system="party").name
    ('Quyết định', 'Quy định', 'Thông tri')
    """
    found = _BY_CODE.get(code.upper().replace("\u00d0", "Đ"), ())
    if not found:
        return None
    named = kind_by_name(word) if word else None
    if named in found:
        return named
    if system is not None:
        inside = tuple(kind for kind in found if system in kind.systems)
        found = inside or found
    own = _OWN_FIRST.get(code.upper())
    return next((kind for kind in found if kind.key == own), found[0])
