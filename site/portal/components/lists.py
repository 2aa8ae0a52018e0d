"""Lists, pictures, activities: what leads to a page, and what stands in it."""

import datetime as dt

from portal.components.parts import (
    CREST,
    DAY,
    DOCUMENT,
    HORIZON,
    HOUR,
    LONG,
    SHOUTED,
    STUB,
    TITLES,
    Component,
    State,
    entry,
    photo,
    status,
)

COMPONENTS = [
    Component(
        "plan_card",
        "Kế hoạch đang thực hiện",
        [
            State(
                "Có nhiệm vụ quá hạn",
                {
                    "entry": entry(),
                    "done": 2,
                    "total": 7,
                    "late": 1,
                    "deadline": "Quý IV/2026",
                    "states": ["done", "done", "doing", "late", "none", "none", "todo"],
                },
            ),
            State("Tên rất dài, không có nhiệm vụ", {"entry": entry(LONG, number="")}),
        ],
    ),
    Component(
        "lead_story",
        "Tin chính",
        [
            State("Có ảnh", {"entry": entry(), "image": HORIZON}),
            State("Không có ảnh, chữ in hoa", {"entry": entry(SHOUTED, summary="")}),
            State("Không có ngày, tên và tóm tắt dài", {"entry": entry(LONG, summary=LONG, date=None)}),
        ],
    ),
    Component(
        "news_list",
        "Danh sách tin",
        [State("Tên dài, chữ in hoa", {"entries": TITLES}), State("Trống", {"entries": []})],
    ),
    Component(
        "media_list",
        "Tin kèm ảnh",
        [
            State("Có và không có ảnh", {"entries": [entry(thumbnail=CREST), *TITLES]}),
            State("Trống", {"entries": []}),
        ],
    ),
    Component(
        "event_list",
        "Lịch hoạt động",
        [
            State(
                "Sắp tới, đã qua, hoãn",
                {
                    "entries": [
                        entry(
                            "Chung kết hội thi kể chuyện",
                            start=HOUR,
                            time_text="7 giờ 30",
                            place="Nhà văn hóa thiếu nhi",
                        ),
                        entry(LONG, start=HOUR, past=True, status=status("postponed", "Hoãn")),
                    ]
                },
            ),
            State("Trống", {"entries": []}),
        ],
    ),
    Component(
        "occasion",
        "Thời gian, địa điểm",
        [
            State(
                "Trong một buổi",
                {
                    "start": HOUR,
                    "end": HOUR + dt.timedelta(hours=3),
                    "place": "Nhà văn hóa",
                    "status": status("upcoming", "Sắp diễn ra"),
                },
            ),
            State(
                "Nhiều ngày",
                {
                    "start": HOUR,
                    "end": HOUR + dt.timedelta(days=2),
                    "place": LONG,
                    "status": status("cancelled", "Hủy"),
                },
            ),
        ],
    ),
    Component(
        "album_list",
        "Danh sách album",
        [
            State("Ba album", {"entries": [entry(thumbnail=HORIZON, photos=n) for n in (12, 1, 10)]}),
            State("Không có ảnh bìa, tên dài", {"entries": [entry(LONG, photos=0)]}),
            State("Trống", {"entries": []}),
        ],
    ),
    Component(
        "gallery_grid",
        "Lưới ảnh",
        [
            State("Sáu ảnh", {"photos": [photo("luoi", n) for n in range(1, 7)]}),
            State("Ảnh không chú thích", {"photos": [photo("le", 1, caption="", credit="")]}),
            State("Chú thích dài", {"photos": [photo("dai", 1, caption=LONG)]}),
            State("Trống", {"photos": []}),
        ],
    ),
    Component("viewer", "Khung xem ảnh", [State("Mở từ lưới ảnh phía trên", {"download": True})]),
    Component(
        "figure",
        "Ảnh trong bài",
        [
            State("Có chú thích", {"image": HORIZON, "caption": LONG, "credit": "Ban Biên tập", "number": "1"}),
            State("Không có chú thích", {"image": HORIZON}),
        ],
    ),
    Component(
        "photo",
        "Trang của một ảnh",
        [
            State("Ở giữa album", {"photo": photo("rieng", 2), "previous_url": "#", "next_url": "#", "album_url": "#"}),
            State(
                "Ảnh duy nhất, chú thích dài",
                {"photo": photo("mot", 1, caption=LONG, credit=LONG, original_url=""), "album_url": "#"},
            ),
        ],
        alone=True,
    ),
    Component(
        "meta_line",
        "Dòng thông tin bài",
        [
            State(
                "Đủ", {"date": DAY, "author": "Lâm An", "source": "Báo Sông Thao", "source_url": "#", "updated": HOUR}
            ),
            State("Chỉ có ngày", {"date": DAY}),
            State("Nguồn dài, chủ đề", {"date": DAY, "source": LONG, "topic": {"name": "Lịch sử Đảng", "url": "#"}}),
        ],
    ),
    Component(
        "page_tools",
        "Công cụ của trang",
        [
            State(
                "In, sao chép, chia sẻ",
                {
                    "title": "Kế hoạch số 27-KH/ĐU",
                    "text": "Bảo vệ di tích ven sông Thao",
                    "url": "http://127.0.0.1/ke-hoach/",
                },
            ),
        ],
    ),
    Component(
        "document_list",
        "Văn bản được nhắc đến",
        [
            State("Có trên cổng và chưa có", {"documents": [DOCUMENT, STUB], "title": "Văn bản được nhắc đến"}),
            State("Tên dài", {"documents": [{"name": LONG, "url": "#", "issuer": LONG, "relation": "Thay thế"}]}),
        ],
    ),
    Component(
        "related_list",
        "Danh sách tin liên quan",
        [
            State(
                "Tên dài",
                {"entries": TITLES, "id": "lq", "more_url": "#", "more_label": "Xem tất cả tin về Lịch sử Đảng"},
            ),
        ],
    ),
]
