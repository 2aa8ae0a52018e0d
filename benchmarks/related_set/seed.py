"""One article of a real portal and the six items that its editors showed around it.

Only facts of the page that the plug-in was asked for with: what it reports, the document numbers, and what the six
items are about; the words are ours. The page does not say when the six were published, nor which topics its editors
chose: all seven stand in one broad topic here, as such a block does that lists "the same topic".
"""

from typing import Any

TOPIC = "xay-dung-dang"

#: (title, lead, published_on, documents); the first is the article, the others the six of its block.
ARTICLES: list[tuple[str, str, str | None, list[str]]] = [
    (
        "Khánh Hòa: sơ kết năm năm thực hiện Chỉ thị 20-CT/TW về giáo dục lịch sử Đảng",
        "Kế hoạch số 98-KH/TU giao các cấp ủy tự đánh giá việc nghiên cứu, biên soạn, tuyên truyền lịch sử Đảng.",
        "2022-08-18",
        ["98-KH/TU", "20-CT/TW", "84-KH/TU"],
    ),
    ("Chủ nghĩa anh hùng cách mạng trong thời kỳ mới", "Bàn về việc phát huy truyền thống ấy hôm nay.", None, []),
    ("Đổi mới cách Đảng lãnh đạo, cầm quyền đối với hệ thống chính trị", "Giai đoạn mới đặt ra yêu cầu mới.", None, []),
    ("Hội thảo khoa học 370 năm xây dựng và phát triển Khánh Hòa (1653 - 2023)", "", None, []),
    (
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh gắn với văn hóa doanh nghiệp",
        "Doanh nghiệp đưa việc học tập vào nếp làm ăn.",
        None,
        [],
    ),
    (
        "Trường Đại học Khánh Hòa: học tập và làm theo Hồ Chí Minh trong dạy và học",
        "Đảng ủy nhà trường gắn việc học tập với phong trào thi đua.",
        None,
        [],
    ),
    (
        "Kiểm tra Huyện ủy Khánh Vĩnh về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "",
        None,
        [],
    ),
]


def seed_items() -> list[dict[str, Any]]:
    """The seven as articles of the set; the article itself is `seed-0`."""
    return [
        {
            "id": f"seed-{number}",
            "type": "news",
            "title": title,
            "lead": lead,
            "body": "",
            "topics": [TOPIC],
            "keywords": [],
            "documents": documents,
            "published_on": day,
            "locale": "vi",
            "translation_of": None,
            "live": True,
            "private": False,
        }
        for number, (title, lead, day, documents) in enumerate(ARTICLES)
    ]
