"""What the living page /kieu-dang/ is built from: a component, its states, and invented words to fill them.

`LONG` and `SHOUTED` are titles that break layouts. A component that may stand once a page shows its further states on
pages of their own (`alone`).
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

INCLUDES = "kehoach_cms/includes/"
LONG = (
    "Thực hiện Chỉ thị số 14-CT/TU, ngày 12/3/2026 của Ban Thường vụ Tỉnh ủy về tăng cường bảo vệ, phát huy giá trị di "
    "tích và giáo dục truyền thống cách mạng ven sông Thao, gắn với phát triển du lịch và xây dựng nông thôn mới nâng "
    "cao, giai đoạn 2026 - 2030 "
)
SHOUTED = "HỘI NGHỊ TỔNG KẾT CÔNG TÁC TUYÊN GIÁO, DÂN VẬN; TRIỂN KHAI NHIỆM VỤ TRỌNG TÂM NĂM 2027 CỦA ĐẢNG BỘ TỈNH ỘẪỄỰ"
DAY = dt.date(2026, 11, 20)
HOUR = dt.datetime(2026, 11, 28, 7, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@dataclass(frozen=True)
class State:
    """One state of a component: its name, and what its template is given."""

    name: str
    context: dict[str, Any]


@dataclass(frozen=True)
class Component:
    """A component: its include, its states, whether each but the first needs a page of its own."""

    key: str
    title: str
    states: list[State]
    alone: bool = False
    template: str = field(default="")

    @property
    def path(self) -> str:
        """Its template."""
        return self.template or f"{INCLUDES}{self.key}.html"


def status(key: str, label: str) -> dict[str, str]:
    """A state as templates read it."""
    return {"key": key, "label": label}


STATUSES = [
    status("done", "Hoàn thành đúng hạn"),
    status("done_late", "Hoàn thành quá hạn"),
    status("doing", "Đang thực hiện trong hạn"),
    status("ongoing", "Thường xuyên"),
    status("late", "Đang thực hiện quá hạn"),
    status("todo_late", "Chưa thực hiện (quá hạn)"),
    status("none_late", "Quá hạn, chưa có báo cáo"),
    status("stale", "Lâu chưa cập nhật"),
    status("none", "Chưa có báo cáo"),
    status("todo", "Chưa thực hiện"),
    status("suspended", "Tạm dừng"),
    status("cancelled", "Không thực hiện nữa"),
]


def task(number: int, **facts: Any) -> dict[str, Any]:
    """One task of the table."""
    return {
        "anchor": f"nv-{facts.pop('prefix', 'a')}-{number}",
        "number": str(number),
        "text": "Rà soát, lập hồ sơ khoa học cho di tích ven sông chưa được xếp hạng.",
        "lead": "Phòng Quản lý di sản",
        "cooperating": "Bảo tàng tỉnh",
        "deadline_text": "Quý II và quý III/2026",
        "status": STATUSES[number % len(STATUSES)],
        "start": dt.date(2026, 4, 1),
        "end": dt.date(2026, 9, 30),
        **facts,
    }


def entry(title: str = "Khánh thành cầu Bến Thao", **facts: Any) -> dict[str, Any]:
    """A page in a list."""
    return {
        "title": title,
        "heading": title,
        "url": "#",
        "date": DAY,
        "summary": "Cầu dài 612 m, có làn riêng cho xe đạp và người đi bộ.",
        "topics": [{"name": "Kinh tế, hạ tầng", "url": "#"}],
        "kind_label": "Kế hoạch",
        "number": "27-KH/ĐU",
        "issuer": "Đảng ủy Sở Văn hóa, Thể thao và Du lịch",
        **facts,
    }


def picture(name: str, width: int, height: int) -> dict[str, Any]:
    """A drawing that the demo ships."""
    return {
        "url": f"/static/kehoach_cms/img/{name}",
        "width": width,
        "height": height,
        "alt": "Đường chân trời ven sông",
    }


HORIZON = picture("horizon.svg", 1440, 90)
CREST = picture("crest.svg", 72, 72)
TITLES = [entry(), entry(LONG * 2), entry(SHOUTED), entry("Tin không có chủ đề", topics=[], summary="")]


def photo(prefix: str, number: int, **facts: Any) -> dict[str, Any]:
    """A photo of an album."""
    return {
        "id": f"{prefix}-{number}",
        "url": "#",
        "thumbnail": CREST,
        "large": CREST,
        "alt": "Huy hiệu của cổng",
        "caption": f"Ảnh thứ {number} của album",
        "credit": "Đỗ Thành Vĩnh",
        "original_url": "#",
        "original_size": 2_202_009,
        **facts,
    }


DOCUMENT = {"name": "Chỉ thị số 14-CT/TU ngày 12/3/2026", "url": "#", "issuer": "Ban Thường vụ Tỉnh ủy"}
STUB = {"name": "Chỉ thị số 20-CT/TW ngày 18/01/2018", "url": "", "issuer": "Ban Bí thư Trung ương Đảng"}
FILES = [{"url": "#", "kind": "PDF", "size": 184_320, "pages": 4}, {"url": "#", "kind": "DOCX", "size": 46_080}]
SIGNERS = [{"authority": "T/M ĐẢNG ỦY", "position": "BÍ THƯ", "name": "Phạm Thị Ngọc Ánh"}]
OPTIONS = [
    {"value": "2026", "label": "2026", "count": 12, "selected": True},
    {"value": "2025", "label": "2025", "count": 3, "selected": False},
]
LONG_OPTIONS = [{"value": "x", "label": LONG, "count": 1, "selected": False}]
ACTIVE = [{"label": "Năm", "value": "2026", "remove_url": "?"}, {"label": "Đơn vị", "value": LONG, "remove_url": "?"}]


def panel(key: str, label: str, **facts: Any) -> State:
    """A status panel as a state of its own; each needs a name of its own among the page's regions."""
    return State(label, {"panel": {"key": key, "label": label, "title": f"Tình trạng: {label}", **facts}})


def node(name: str, **facts: Any) -> dict[str, Any]:
    """A plan in the cascade."""
    done = {"level": "Sở, ngành", "issuer": "Đảng ủy Sở Giáo dục và Đào tạo", "url": "#", "done": 2, "total": 5}
    return {"name": name, **done, "states": ["done", "done", "doing", "late", "none"], **facts}
