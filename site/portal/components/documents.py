"""Documents: what they are, what they demand, who does it, their text."""

import datetime as dt

from django.utils.safestring import mark_safe

from portal.components.parts import (
    DAY,
    DOCUMENT,
    FILES,
    LONG,
    SIGNERS,
    STATUSES,
    STUB,
    Component,
    State,
    entry,
    node,
    panel,
    status,
    task,
)

COMPONENTS = [
    Component("status_chip", "Tình trạng", [State(item["label"], {"status": item}) for item in STATUSES]),
    Component(
        "status_panel",
        "Tình trạng của cả văn bản",
        [
            panel(
                "late",
                "Đang thực hiện, có nhiệm vụ quá hạn",
                done=2,
                total=7,
                states=["done", "done", "doing", "ongoing", "ongoing", "late", "todo"],
                deadline={"text": "Quý IV/2026", "url": "#", "task": "nhiệm vụ 5"},
                updated=DAY,
            ),
            panel("doing", "Đang thực hiện", done=41, total=100, states=["done"] * 41 + ["doing"] * 40 + ["none"] * 19),
            panel("in_force", "Còn hiệu lực", text="Trên cổng chưa có văn bản nào sửa đổi hoặc thay thế."),
            panel(
                "replaced", "Đã được thay thế", text="Thay thế bởi", link={"url": "#", "text": "Kế hoạch số 41-KH/ĐU"}
            ),
            panel("none", "Chưa có báo cáo", done=0, total=3, states=["none"] * 3),
            panel("not_yet", "Chưa đến thời gian thực hiện", done=0, total=2, states=["none", "todo"]),
            panel("amended", "Đã sửa đổi, bổ sung", text="Bởi:", link={"url": "", "text": LONG}),
            panel("reviewed", "Đã tổng kết", text="Xem báo cáo:", link={"url": "#", "text": "Báo cáo số 9-BC/ĐU"}),
        ],
    ),
    Component(
        "facts",
        "Thông tin văn bản",
        [
            State(
                "Đủ thông tin",
                {
                    "columns": 2,
                    "facts": [
                        {"label": "Số, ký hiệu", "value": "27-KH/ĐU", "strong": True},
                        {"label": "Ngày ban hành", "date": DAY},
                        {"label": "Cơ quan ban hành", "links": [{"text": "Đảng ủy Sở Tư pháp", "url": "#"}]},
                        {"label": "Văn bản gốc", "files": FILES},
                    ],
                    "note": "Bản trên trang này do Ban Biên tập nhập lại; văn bản gốc có giá trị pháp lý.",
                },
            ),
            State(
                "Thiếu số, thiếu ngày",
                {
                    "facts": [
                        {"label": "Số, ký hiệu", "missing": "Chưa có số"},
                        {"label": "Ngày ban hành"},
                        {"label": "Văn bản gốc", "missing": "Chưa có tệp"},
                    ]
                },
            ),
            State(
                "Giá trị rất dài", {"facts": [{"label": "Trích yếu", "value": LONG}, {"label": LONG, "value": "Có"}]}
            ),
        ],
    ),
    Component(
        "files",
        "Tệp tải về",
        [
            State("Có tệp", {"files": FILES}),
            State("Tên tệp dài", {"files": [{"url": "#", "kind": "PDF", "size": 184_320, "pages": 4, "title": LONG}]}),
            State("Chưa có tệp", {"files": []}),
        ],
    ),
    Component(
        "toc",
        "Nội dung trang",
        [
            State("Ba mục", {"items": [{"id": key, "title": key} for key in ("facts", "files", "sheet")]}),
            State("Tên dài", {"items": [{"id": "facts", "title": LONG}, {"id": "files", "title": "Tệp"}]}),
        ],
        alone=True,
    ),
    Component(
        "basis_chain",
        "Căn cứ ban hành",
        [
            State("Ba bậc", {"documents": [STUB, DOCUMENT, {"name": "Kế hoạch số 27-KH/ĐU", "current": True}]}),
            State("Tên rất dài", {"documents": [{"name": LONG, "url": "#", "issuer": LONG, "relation": "Thực hiện"}]}),
        ],
    ),
    Component(
        "task_table",
        "Bảng nhiệm vụ",
        [
            State("Đủ mọi tình trạng", {"tasks": [task(n, prefix="b") for n in range(1, 13)]}),
            State(
                "Thiếu đơn vị, thiếu thời gian, có kết quả, nội dung dài",
                {
                    "tasks": [
                        task(
                            1, prefix="c", lead="", cooperating="", deadline_text="", section="II. NHIỆM VỤ, GIẢI PHÁP"
                        ),
                        task(
                            2,
                            prefix="c",
                            text=LONG * 2,
                            section="II. NHIỆM VỤ, GIẢI PHÁP",
                            result=[{"text": "Báo cáo số 45-BC/ĐU", "url": "#"}],
                        ),
                    ]
                },
            ),
            State("Không có nhiệm vụ", {"tasks": []}),
            State("100 nhiệm vụ", {"tasks": [task(n, prefix="d") for n in range(1, 101)]}),
        ],
        alone=True,
    ),
    Component(
        "gantt",
        "Nhiệm vụ trên trục thời gian",
        [
            State("Một năm", {"tasks": [task(n) for n in range(1, 8)], "today": DAY}),
            State("Tên dài", {"tasks": [task(1, text=LONG)], "today": DAY}),
            State("100 nhiệm vụ", {"tasks": [task(n) for n in range(1, 101)], "today": DAY}),
            State("Không nhiệm vụ nào có ngày", {"tasks": [task(1, start=None, end=None)]}),
        ],
        alone=True,
    ),
    Component(
        "obligations",
        "Nhiệm vụ giao cấp dưới",
        [
            State(
                "4/6 đơn vị đã ban hành",
                {
                    "obligations": [
                        {
                            "text": "Ban hành kế hoạch của chi bộ xong trước ngày 30/6/2026.",
                            "addressee": "Các chi bộ trực thuộc",
                            "deadline_text": "trước ngày 30/6/2026",
                            "status": STATUSES[5],
                            "done": 1,
                            "total": 2,
                            "missing": ["Chi bộ Phòng Du lịch"],
                            "items": [
                                {
                                    "unit": "Chi bộ Bảo tàng tỉnh",
                                    "document": DOCUMENT,
                                    "date": DAY,
                                    "status": STATUSES[1],
                                }
                            ],
                        },
                        {"text": LONG, "addressee": "Ban Quản lý dự án"},
                    ]
                },
            ),
            State("Chưa giao việc nào", {"obligations": []}),
        ],
    ),
    Component(
        "cascade_tree",
        "Sơ đồ triển khai",
        [
            State(
                "Ba cấp",
                {
                    "nodes": [
                        node(
                            "Kế hoạch số 41-KH/ĐU ngày 08/4/2026",
                            level="Tỉnh",
                            children=[
                                node(
                                    "Kế hoạch số 27-KH/ĐU ngày 15/5/2026",
                                    children=[node("Kế hoạch số 05-KH/CB", level="Chi bộ", url="", total=0)],
                                ),
                            ],
                            missing=["Đảng ủy Sở Nội vụ"],
                        ),
                        node(LONG, more_count=8, more_url="#"),
                    ]
                },
            ),
            State("Chưa có kế hoạch nào", {"nodes": []}),
            State(
                "200 kế hoạch",
                {
                    "nodes": [
                        node(
                            f"Kế hoạch số {n}-KH/ĐU",
                            children=[node(f"Kế hoạch số {n * 10 + m}-KH/CB") for m in range(9)],
                        )
                        for n in range(1, 21)
                    ]
                },
            ),
        ],
        alone=True,
    ),
    Component(
        "more_below",
        "Kế hoạch ở cấp sâu hơn",
        [State("Có trang", {"count": 8, "url": "#"}), State("Chưa có trên cổng", {"count": 3, "url": None})],
    ),
    Component(
        "cascade_table",
        "Sơ đồ triển khai, dạng bảng",
        [
            State(
                "Ba cấp",
                {
                    "nodes": [
                        node("Kế hoạch số 41-KH/ĐU ngày 08/4/2026", level="Tỉnh", date=DAY),
                        node("Kế hoạch số 27-KH/ĐU", date=None),
                        node("Kế hoạch số 05-KH/CB", level="Chi bộ", url="", total=0, date=DAY),
                        node(LONG, date=DAY, more_count=8, more_url="#"),
                    ]
                },
            ),
            State("Chưa có kế hoạch nào", {"nodes": []}),
        ],
    ),
    Component(
        "timeline",
        "Diễn biến",
        [
            State(
                "Ba mốc",
                {
                    "steps": [
                        {"date": dt.date(2026, 3, 12), "text": "Ban hành Chỉ thị số 14-CT/TU", "url": "#"},
                        {"date_text": "6/2027", "text": "Sơ kết"},
                        {"date_text": "2030", "text": LONG},
                    ]
                },
            )
        ],
    ),
    Component(
        "sheet",
        "Toàn văn và bản in",
        [
            State(
                "Văn bản của Đảng",
                {
                    "letterhead": {
                        "party": True,
                        "parent": "ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH",
                        "issuer": "ĐẢNG ỦY SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH",
                        "number": "27-KH/ĐU",
                        "place": "Sông Thao",
                        "date": DAY,
                    },
                    "kind": "KẾ HOẠCH",
                    "subject": LONG,
                    "body": mark_safe("<p>Căn cứ Chỉ thị số 14-CT/TU, Đảng ủy Sở ban hành Kế hoạch như sau:</p>"),
                    "recipients": ["Thường trực Tỉnh ủy (báo cáo)", LONG, "Lưu Văn phòng"],
                    "signers": SIGNERS,
                },
            ),
            State(
                "Văn bản của Nhà nước, chưa có số và ngày",
                {
                    "letterhead": {"party": False, "issuer": "ỦY BAN NHÂN DÂN TỈNH", "place": "Sông Thao"},
                    "kind": "KẾ HOẠCH",
                    "subject": "Xóa nhà tạm cho hộ nghèo",
                    "body": mark_safe("<p>Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:</p>"),
                },
            ),
        ],
    ),
    Component(
        "document_table",
        "Bảng văn bản",
        [
            State(
                "Có tình trạng, tên dài, thiếu số",
                {
                    "caption": "Văn bản có tình trạng",
                    "show_status": True,
                    "entries": [
                        entry(status=status("late", "Đang thực hiện, có nhiệm vụ quá hạn")),
                        entry(LONG, number="", status=STATUSES[8]),
                    ],
                },
            ),
            State("Trống", {"caption": "Văn bản", "entries": []}),
        ],
    ),
]
