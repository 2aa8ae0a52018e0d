"""Topics, filters, pages of a list, messages, comments."""

from django.utils.safestring import mark_safe

from kehoach_cms.pages.display import format_time, time_element
from portal.components.parts import ACTIVE, HOUR, LONG, OPTIONS, Component, State

SENT = time_element(HOUR, format_time(HOUR, "short", "vi"))

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
    Component("search_form", "Ô tìm kiếm", [State("Có từ khóa", {"search": {"action": "#", "q": "di tích"}})]),
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
                "300 ký tự không dấu cách",
                {
                    "items": {
                        "id": 903,
                        "name": "Hoàng Lê",
                        "when": SENT,
                        "text_html": mark_safe(f"<p>{'V' * 300}</p>"),
                    }
                },
            ),
        ],
    ),
    Component(
        "error_summary",
        "Lỗi của biểu mẫu",
        [
            State("Hai lỗi", {"prefix": "loi", "errors": ["Nhập họ và tên", "Nhập nội dung bình luận"]}),
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
