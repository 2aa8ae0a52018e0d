"""Topics, filters, pages of a list, messages, comments."""

from django.utils.safestring import mark_safe

from kehoach_cms.pages.display import format_time, time_element
from portal.components.parts import ACTIVE, HOUR, LONG, LONG_OPTIONS, OPTIONS, Component, State, entry

SENT = time_element(HOUR, format_time(HOUR, "short", "vi"))
#: The form of comments as it comes, and as it comes back with everything wrong.
FORM = {
    "action": "/binh-luan/0/",
    "name": {"value": ""},
    "email": {"value": ""},
    "text": {"value": ""},
    "consent": {"value": False},
    "consent_text": "Tôi đồng ý để Tỉnh ủy Sông Thao xử lý họ tên, thư điện tử và nội dung bình luận để duyệt, đăng.",
    "consent_url": "#",
    "max_length": 2000,
}
FAULTS = {
    "name": ("ten", "Nhập họ và tên"),
    "email": ("thu", "Thư điện tử chưa đúng, ví dụ: ten@coquan.gov.vn"),
    "text": ("noi_dung", "Nội dung dài quá 2.000 ký tự (hiện có 2.130)"),
    "consent": ("dong_y", "Đánh dấu đồng ý xử lý dữ liệu để gửi bình luận"),
}
WRONG = {
    **FORM,
    **{name: {"value": "", "errors": [text]} for name, (_, text) in FAULTS.items()},
    "text": {"value": LONG, "errors": [FAULTS["text"][1]]},
    "errors": [{"field": field, "text": text} for field, text in FAULTS.values()],
}

COMPONENTS = [
    Component(
        "topic_links",
        "Chủ đề",
        [
            State(
                "Nhãn", {"style": "tags", "topics": [{"name": "Lịch sử Đảng", "url": "#"}, {"name": LONG, "url": "#"}]}
            ),
            State("Cột", {"topics": [{"name": f"Chủ đề {n}", "url": "#", "count": n * 7} for n in range(1, 8)]}),
        ],
    ),
    Component(
        "tabs",
        "Thẻ",
        [
            State(
                "Hai thẻ",
                {
                    "tabs": [
                        {"title": "Sắp diễn ra (3)", "url": "?", "current": True},
                        {"title": "Đã diễn ra (6)", "url": "?x=1"},
                    ]
                },
            ),
            State("Bốn thẻ", {"tabs": [{"title": f"Dạng xem thứ {n} của danh sách", "url": "?"} for n in range(1, 5)]}),
        ],
    ),
    Component(
        "filter_form",
        "Bộ lọc",
        [
            State(
                "Hai bộ lọc",
                {
                    "active": ACTIVE,
                    "filters": {
                        "clear_url": "?",
                        "fields": [
                            {"name": "nam-a", "label": "Năm", "options": OPTIONS},
                            {"name": "loai-a", "label": "Loại văn bản", "options": OPTIONS, "multiple": True},
                            {"name": "dv-a", "label": "Đơn vị", "options": LONG_OPTIONS},
                            {"name": "cq-a", "label": "Cơ quan", "options": LONG_OPTIONS, "multiple": True},
                        ],
                    },
                },
            ),
            State(
                "Ngày sai",
                {
                    "filters": {
                        "fields": [
                            {
                                "name": "tu-b",
                                "label": "Từ ngày",
                                "value": "31/02/2026",
                                "options": None,
                                "inputmode": "numeric",
                                "errors": ["Từ ngày phải trước Đến ngày."],
                            },
                            {
                                "name": "den-b",
                                "label": "Đến ngày",
                                "value": "",
                                "options": None,
                                "hint": "Ví dụ: 18/8/2026",
                            },
                        ]
                    }
                },
            ),
        ],
    ),
    Component("active_filters", "Bộ lọc đang dùng", [State("Hai", {"active": ACTIVE, "clear_url": "?"})]),
    Component(
        "task_filter",
        "Lọc nhiệm vụ",
        [
            State(
                "Đơn vị và tình trạng",
                {
                    "action": "#task_table",
                    "filters": {
                        "clear_url": "?",
                        "fields": [{"name": "don-vi", "label": "Đơn vị", "options": OPTIONS}],
                    },
                },
            )
        ],
    ),
    Component(
        "search_form",
        "Ô tìm kiếm",
        [
            State("Có từ khóa", {"search": {"action": "#", "q": "di tích"}}),
            State("Từ khóa rất dài", {"search": {"action": "#", "q": LONG}}),
        ],
        alone=True,
    ),
    Component(
        "search_result",
        "Kết quả tìm kiếm",
        [
            State("Đúng số, ký hiệu", {"entries": entry(LONG), "exact": True}),
            State("Thiếu số, thiếu ngày, tên dài", {"entries": entry(LONG, number="", date=None), "exact": True}),
        ],
    ),
    Component(
        "breadcrumb",
        "Đường dẫn",
        [
            State("Hai cấp", {"items": [{"title": "Trang chủ", "url": "#"}, {"title": "Chủ đề", "url": "#"}]}),
            State("Chủ đề ba cấp, tên dài", {"items": [{"title": f"{LONG}{n}", "url": "#"} for n in range(3)]}),
        ],
        alone=True,
    ),
    Component(
        "pagination",
        "Phân trang",
        [
            State(
                "Trang giữa",
                {
                    "pagination": {
                        "number": 4,
                        "pages": 9,
                        "first": 61,
                        "last": 80,
                        "count": 168,
                        "previous_url": "?trang=3",
                        "next_url": "?trang=5",
                        "links": [
                            {"number": 1, "url": "?"},
                            {"gap": True},
                            {"number": 3, "url": "?trang=3"},
                            {"number": 4, "url": "?trang=4", "current": True},
                            {"number": 5, "url": "?trang=5"},
                            {"gap": True},
                            {"number": 9, "url": "?trang=9"},
                        ],
                    }
                },
            ),
        ],
    ),
    Component(
        "notice",
        "Thông báo",
        [
            State("Trung tính", {"title": "Nội dung cũ", "text": "Đăng cách đây hơn 3 năm."}),
            State("Đính chính rất dài", {"title": LONG, "text": LONG}),
            State("Thành công", {"tone": "ok", "title": "Đã nhận bình luận", "url": "#", "link": "Xem tình trạng"}),
            State("Lưu ý", {"tone": "warn", "title": "Tin này đã được đính chính ngày 21/11/2026"}),
            State("Lỗi", {"tone": "error", "title": "Chưa gửi được. Hãy thử lại."}),
        ],
    ),
    Component(
        "answer_notice",
        "Vì sao biểu mẫu hiện lại",
        [
            State(
                "Gửi quá nhiều",
                {
                    "notice": {
                        "title": "Bạn đã gửi nhiều bình luận trong thời gian ngắn",
                        "text": "Hãy thử lại sau 9 phút. Nội dung bạn viết vẫn được giữ.",
                        "tone": "warn",
                    }
                },
            ),
        ],
    ),
    Component(
        "comment",
        "Bình luận",
        [
            State(
                "Một bình luận",
                {
                    "items": {
                        "id": 901,
                        "name": "Đào Văn Mễ",
                        "when": SENT,
                        "reply_url": "#",
                        "text_html": mark_safe("<p>Cây cầu này chúng tôi chờ đã ba đời.</p>"),
                    }
                },
            ),
            State(
                "Cơ quan trả lời, đã lược bỏ thông tin cá nhân",
                {
                    "items": {
                        "is_answer": True,
                        "id": 902,
                        "name": "Sở Xây dựng",
                        "when": SENT,
                        "is_agency": True,
                        "redacted": True,
                        "text_html": mark_safe("<p>Cảm ơn bác đã đo tận nơi.</p>"),
                    },
                },
            ),
            State(
                "Tên 100 ký tự, 2.000 ký tự không dấu cách",
                {
                    "items": {
                        "id": 903,
                        "name": "ỘẪỄỰ" * 25,
                        "when": SENT,
                        "text_html": mark_safe(f"<p>{'V' * 2000}</p>"),
                    }
                },
            ),
            State("Đã xóa theo yêu cầu", {"items": {"id": 904, "erased": True}}),
        ],
    ),
    Component(
        "comments",
        "Các bình luận và biểu mẫu",
        [
            State("Chưa có bình luận", {"comments": {"count": 0, "open": True, "form": FORM}}),
            State("Có lỗi", {"comments": {"count": 0, "open": True, "form": WRONG}}),
            State(
                "Đã đóng",
                {"comments": {"count": 0, "closed_note": "Bài viết này đã đóng bình luận từ ngày 20/11/2026."}},
            ),
            State("Biểu mẫu ở trang riêng", {"comments": {"count": 0, "open": True, "form_url": "#", "more_url": "#"}}),
        ],
        alone=True,
    ),
    Component(
        "error_summary",
        "Lỗi của biểu mẫu",
        [
            State("Hai lỗi", {"prefix": "loi", "errors": ["Nhập họ và tên", "Nhập nội dung bình luận"]}),
            State("Lỗi rất dài", {"errors": [LONG]}),
        ],
    ),
    Component(
        "feed_line",
        "Theo dõi",
        [
            State(
                "RSS và Atom",
                {
                    "feeds": [
                        {"url": "/rss.xml", "mime": "application/rss+xml", "form": "RSS"},
                        {"url": "/atom.xml", "mime": "application/atom+xml", "form": "Atom"},
                    ]
                },
            )
        ],
    ),
]
