"""What letters, telegrams and orders ask without numbers, by lettered points, or over a list that only describes."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DATED = STATE + "Bến Thao, ngày 05 tháng 3 năm 2026\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Páo\n"
ASKED = "Sở Bến bãi đề nghị UBND các xã"


def letter(words: str, subject: str = "V/v vá thuyền\n") -> str:
    return f"SỞ BẾN BÃI\nSố: 12/SBB-VP\n{subject}{DATED}\nKính gửi: Các xã.\n\n{words}\n{SIGNED}"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("V.v vá thuyền mùa lũ\n" + DATED, "vá thuyền mùa lũ"),
        ("Về: vá thuyền mùa lũ\n" + DATED, "vá thuyền mùa lũ"),
        ("Trích yếu: vá thuyền mùa lũ\n" + DATED, "vá thuyền mùa lũ"),
        (DATED + "\nVề việc vá thuyền\nmùa lũ\n", "vá thuyền mùa lũ"),
        ("Vá thuyền mùa lũ\n\n" + DATED, "Vá thuyền mùa lũ"),
        ("Hỏa tốc\n" + DATED, ""),
    ],
)
def test_what_a_letter_is_about(head: str, title: str) -> None:
    found = read_text(f"SỞ BẾN BÃI\nSố: 12/SBB-VP\n{head}\nKính gửi: Các xã.\n\n{ASKED} vá thuyền.\n{SIGNED}")
    assert (found.title, str(found.number), found.date) == (title, "12/SBB-VP", date(2026, 3, 5))


@pytest.mark.parametrize(
    ("decides", "grounds"),
    [
        ("TỔNG CỤC TRƯỞNG TỔNG CỤC BẾN BÃI", "Căn\ncứ Nghị định số 8/2021/NĐ-CP ngày 28/01/2021;"),
        ("TỔNG KIỂM TOÁN NHÀ NƯỚC", "Căn cứ Nghị định số 8/2021/NĐ-CP ngày 28/01/2021;"),
    ],
)
def test_a_title_ends_above_who_decides(decides: str, grounds: str) -> None:
    head = f"BỘ XÂY DỰNG\nTỔNG CỤC BẾN BÃI\nSố: 2/QĐ-TCBB\n{DATED}QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH\nMẪU SỔ BẾN\n"
    found = read_text(f"{head}{decides}\n{grounds}\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành mẫu sổ.\n{SIGNED}")
    assert found.title == "VỀ VIỆC BAN HÀNH MẪU SỔ BẾN"


def test_what_a_letter_is_about_may_stand_elsewhere() -> None:
    above = read_text(f"Vá thuyền mùa lũ ở các bến\n\nKính gửi: Các xã.\n{ASKED} vá thuyền trước ngày 10/3/2026.\n")
    assert (above.doc_type, above.title) == ("Công văn", "Vá thuyền mùa lũ ở các bến")
    moved = letter(f"{ASKED} vá thuyền.", "").replace("GIÁM ĐỐC", "V/v vá thuyền,\nđếm phao\nGIÁM ĐỐC")
    assert read_text(moved).title == "vá thuyền, đếm phao"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "CÔNG ĐIỆN KHẨN\nSố: 3/CĐ-UBND hồi 8 giờ 30 ngày 04/3/2026\n\nCHỦ TỊCH UBND TỈNH SÔNG THAO ĐIỆN:\n",
            ("Công điện", "3/CĐ-UBND", "CHỦ TỊCH UBND TỈNH SÔNG THAO", date(2026, 3, 4), ""),
        ),
        (
            "CÔNG ĐIỆN\nVề giữ bến\n\nCHỦ TỊCH UBND TỈNH SÔNG THAO điện:\n",
            ("Công điện", "None", "CHỦ TỊCH UBND TỈNH SÔNG THAO", None, "Về giữ bến"),
        ),
        (
            "CÔNG ĐIỆN\n\nSố: 3/CĐ-TW ngày 04/3/2026\n\nBAN CHỈ ĐẠO BẾN ĐÒ\n- ỦY BAN SÔNG THAO\n\nĐiện:\n",
            ("Công điện", "3/CĐ-TW", "BAN CHỈ ĐẠO BẾN ĐÒ - ỦY BAN SÔNG THAO", date(2026, 3, 4), ""),
        ),
        (
            "Chỉ thị 15/CT-UBND năm 2026 về giữ bến\nNước lên. Các xã thực hiện nghiêm Chỉ thị này.\n",
            ("Chỉ thị", "15/CT-UBND", "", None, "về giữ bến"),
        ),
        (
            "Quyết định\n04/3/2026\n\nSỞ BẾN BÃI\nSố: 12/SBB-VP\n" + DATED + "Về việc giữ bến\nKính gửi:\n",
            ("Công văn", "12/SBB-VP", "SỞ BẾN BÃI", date(2026, 3, 5), "giữ bến"),
        ),
        (
            "# Kết luận số 12-KL/TU\n\nKết luận số 12-KL/TU ngày 04/3/2026 của Ban Thường vụ Tỉnh ủy về giữ bến\n\n",
            ("Kết luận", "12-KL/TU", "Ban Thường vụ Tỉnh ủy", None, "giữ bến"),
        ),
        (
            "Chỉ thị số 12-CT/TU\n\nBí thư Lò Văn Páo đã ký Chỉ thị số 12-CT/TU (ngày 04/3/2026) của Ban Thường vụ "
            "Tỉnh ủy về giữ bến.\n\nGiới thiệu toàn văn Chỉ thị số 12-CT/TU:\n\n",
            ("Chỉ thị", "12-CT/TU", "Ban Thường vụ Tỉnh ủy", None, ""),
        ),
        (
            "Chiều 4.3, Tỉnh ủy có Điện về giữ bến, vá thuyền gửi các xã. Báo Thao giới thiệu toàn văn Điện của Tỉnh "
            "ủy.\n\nNước lên nhanh.\n",
            ("Điện", "None", "", None, "về giữ bến, vá thuyền"),
        ),
    ],
)
def test_heads_of_telegrams_and_of_copies(head: str, said: tuple[str, str, str, date | None, str]) -> None:
    found = read_text(
        head
        + "- Các xã.\n\nThường trực yêu cầu các xã làm các việc sau:\n1. Vá đò trước ngày 10/3/2026.\n2. Thả phao.\n"
    )
    assert (found.doc_type, str(found.number), found.issuer, found.date, found.title) == said


@pytest.mark.parametrize("number", ["", " số 15/CT-UBND"])
def test_a_headline_about_an_order_is_no_head_of_it(number: str) -> None:
    found = read_text(
        f"Chỉ thị{number} về giữ bến\n\nSáng nay, UBND tỉnh đã ban hành Chỉ thị{number} về giữ bến.\n\n"
        "Các xã phải thực hiện nghiêm Chỉ thị này.\n"
    )
    assert found.doc_type == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In trang\n\nThông báo về việc giữ bến.\nCập nhật: 08:51\n\nKính gửi: Các xã. Thực hiện Kế hoạch số "
            "4/KH-UBND của UBND tỉnh về đò, Phòng Bến đò yêu cầu các xã:\n\n1. Vá đò.\n\n2. Thả phao.\n",
            ("Thông báo", "Phòng Bến đò", "giữ bến"),
        ),
        (
            "Báo cáo việc giữ bến mùa nước\n\n3/24/2026 9:49:07 AM\n\nKính gửi: Các xã.\n\nĐể giữ bến, Sở Xây dựng đề "
            "nghị các xã vá đò.\n",
            ("Công văn", "Sở Xây dựng", "Báo cáo việc giữ bến mùa nước"),
        ),
        ("Kính gửi: Các xã.\n\nĐể giữ bến, Sở Xây dựng đề nghị các xã vá đò.\n", ("Công văn", "Sở Xây dựng", "")),
        ("Kính gửi: Các xã.\n\nĐể giữ bến, Sở yêu cầu các xã vá đò.\n", ("Công văn", "", "")),
    ],
)
def test_who_asks_below_an_address_wrote_the_letter(text: str, said: tuple[str, str, str]) -> None:
    found = read_text(text)
    assert (found.doc_type, found.issuer, found.title) == said


@pytest.mark.parametrize(
    ("opening", "basis"),
    [
        (
            "Căn cứ Công văn số 10-CV/ĐU ngày 30/9/2025 của Đảng ủy phường về việc giữ bến;\n\n"
            "Thực hiện Kế hoạch số 52-KH/BTG ngày 24/9/2025 của Ban Tuyên giáo về ngày hội bến,\n\n"
            "Được sự đồng ý của Bí thư Đảng ủy, Văn phòng đề nghị các chi bộ tuyên truyền ngày hội bến.",
            ["10-CV/ĐU", "52-KH/BTG"],
        ),
        (
            "Thực hiện Kế hoạch số 72-KH/TU, ngày 21/01/2026 của Ban Thường vụ\n"
            "Tỉnh ủy Lam Giang về tuyên giáo; để giữ bến, Ban Tuyên giáo yêu cầu các xã tuyên truyền nội dung sau:\n"
            "Ngày hội bến.",
            ["72-KH/TU"],
        ),
        (
            "Thực hiện Kế hoạch số 72-KH/TU, ngày 21/01/2026, sáng 3/2, đoàn đã thăm bến Soi, đề nghị xã giữ đò.",
            [],
        ),
        ("Thực hiện Kế hoạch số 72-KH/TU, sáng 3/2, theo đề nghị của xã, đoàn thăm bến Soi.", []),
    ],
)
def test_a_text_without_head_that_rests_and_asks_is_an_order_and_one_that_tells_of_it_is_news(
    opening: str, basis: list[str]
) -> None:
    found = read_text(f"Ngày hội bến Soi năm 2026\n\n{opening}\n\n(Bài và ảnh: Hà Lam)\n")
    assert [str(one.number) for one in found.basis] == basis


def test_a_number_alone_over_a_report_is_no_head() -> None:
    found = read_text("Kế hoạch số 12/KH-UBND\n\nNgày 04/3/2026, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về bến.\n")
    assert found.number is None


def test_a_title_in_capitals_ends_where_a_sentence_begins() -> None:
    found = read_text(
        "CHỈ THỊ\nVỀ GIỮ BẾN\nTRÊN SÔNG THAO\nDo mưa lớn, nước sông\nlên nhanh ở các bến.\n1. Vá thuyền.\n"
    )
    assert found.title == "VỀ GIỮ BẾN TRÊN SÔNG THAO"


Rows = list[tuple[str, tuple[str, ...], str]]
XA = ("UBND các xã",)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (
            f"{ASKED} cử người họp, cụ thể như sau:\n- Thời gian: 8 giờ 00 ngày 12/3/2026.\n- Địa điểm: Bến Thao.",
            [("1", XA, "8 giờ 00 ngày 12/3/2026")],
        ),
        (
            f"{ASKED} cử người họp, cụ thể:\n1. Xã Thượng: 10 người\n2. Xã Hạ:     05 đồng chí.\n"
            "3. Xã Trung: 7 người.\nDanh sách gửi về Sở trước ngày 10/3/2026.",
            [("1", XA, "trước ngày 10/3/2026")],
        ),
        (
            f"{ASKED} góp gỗ.\nThời gian góp gỗ: từ ngày 08/3/2026 tới ngày 20/3/2026.",
            [("1", XA, "từ ngày 08/3/2026 tới ngày 20/3/2026")],
        ),
        (
            f"{ASKED} góp gỗ.\nNhận được công văn này, yêu cầu các xã nghiêm túc nộp sổ trước ngày 12/3/2026.",
            [("1", XA, ""), ("2", ("các xã",), "trước ngày 12/3/2026")],
        ),
        (f"{ASKED} góp gỗ.\nNhận được công văn này, yêu cầu các xã triển khai thực hiện.", [("1", XA, "")]),
        (f"{ASKED} triển khai thực hiện tốt một số nội dung", []),
        (
            f"{ASKED} báo cáo việc vá thuyền theo các nội dung sau:\n1. Công tác vá thuyền.\n2. Công tác trông bến.\n"
            "Nhận được công văn này, Sở Bến bãi đề nghị UBND các xã gửi sổ về Sở trước ngày 10/3/2026.",
            [("1", XA, "trước ngày 10/3/2026")],
        ),
        (
            f"{ASKED} báo cáo các nội dung sau:\n1. Công tác vá thuyền.\n2. Công an xã trông bến.",
            [("1", XA, ""), ("2", ("Công an xã",), "")],
        ),
        (
            f"{ASKED} thực hiện các nội dung sau:\nRà soát thuyền hỏng.\nBáo cáo trước ngày 10/3/2026.",
            [("1", XA, ""), ("2", XA, "trước ngày 10/3/2026")],
        ),
        (
            f"Bến cần sửa. {ASKED} vá thuyền. Giao Phòng Kỹ thuật báo cáo trước ngày 10/3/2026.",
            [("1", XA, ""), ("1#2", ("Phòng Kỹ thuật",), "trước ngày 10/3/2026")],
        ),
        (
            "Để giải quyết đơn đề nghị Sở vá thuyền của các bến, Giám đốc Sở yêu cầu các đồng chí Trưởng trạm lập sổ.",
            [("1", ("các đồng chí Trưởng trạm",), "")],
        ),
        (
            "Sở Bến bãi đề nghị:\na) Các xã đếm phao.\nb) Trạm Sông tổ chức thả phao.\nc) Báo cáo về Sở.",
            [("a", ("Các xã",), ""), ("b", ("Trạm Sông",), ""), ("c", (), "")],
        ),
    ],
)  # fmt: skip
def test_what_a_letter_asks(words: str, rows: Rows) -> None:
    found = read_text(letter(words))
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == rows


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (
            "1. Sở Bến bãi\na) Lập sổ bến;\nb) Tập huấn lái đò.\nSở Bến bãi có trách nhiệm định kỳ báo cáo UBND tỉnh.\n"
            "2. Công an tỉnh: tuần tra.",
            [
                ("1.a", ("Sở Bến bãi",), ""),
                ("1.b", ("Sở Bến bãi",), ""),
                ("1.b#2", ("Sở Bến bãi",), "định kỳ"),
                ("2", ("Công an tỉnh",), ""),
            ],
        ),
        (
            "I. Nhiệm vụ chung\nThủ trưởng các sở, Chủ tịch UBND các xã tập trung thực hiện các việc sau:\n"
            "- Vá thuyền trước ngày 20/3/2026.\n- Đếm phao.\n- Lập sổ.",
            [
                ("I", ("Thủ trưởng các sở", "Chủ tịch UBND các xã"), "trước ngày 20/3/2026"),
                ("I#2", ("Thủ trưởng các sở", "Chủ tịch UBND các xã"), ""),
            ],
        ),
        (
            "1. Thống nhất chủ trương mua phao.\n2. Thống nhất chủ trương vá thuyền; giao Sở Tài chính bố trí vốn.\n"
            "3. Công an tỉnh tuần tra.",
            [("2", ("Sở Tài chính",), ""), ("3", ("Công an tỉnh",), "")],
        ),
        (
            "1. Đối với các sở, ban, ngành\nCác sở, ban, ngành chủ động đếm phao.\n2. Đối với Công an tỉnh\n"
            "- Tuần tra bến.\n- Định kỳ hằng năm, báo cáo UBND tỉnh.",
            [
                ("1", ("các sở, ban, ngành",), ""),
                ("2", ("Công an tỉnh",), ""),
                ("2#2", ("Công an tỉnh",), "Định kỳ hằng năm"),
            ],
        ),
        (
            "1. Công an tỉnh tuần tra.\n2. Mẫu sổ này áp dụng thống nhất trong toàn tỉnh từ ngày 01/5/2026.\n"
            "3. Thời gian nghỉ giỗ làng:\n- Cán bộ các bến nghỉ ngày 12/3/2026.\n- Người lái đò nghỉ ngày 13/3/2026.\n"
            "4. Trưởng bến phải trực.\nSở Bến bãi yêu cầu các bến nghiêm túc thực hiện những nội dung thông báo này.",
            [("1", ("Công an tỉnh",), ""), ("4", ("Trưởng bến",), "")],
        ),
        ("1. Giao Sở Bến bãi\n- Khẩn trương thả phao.\n- Vá thuyền.", [("1", ("Sở Bến bãi",), "Khẩn trương")]),
    ],
)
def test_what_an_order_lays_on_units(words: str, rows: Rows) -> None:
    found = read_text(f"CHỈ THỊ\nVề giữ bến\n\nĐể giữ bến, Chủ tịch UBND tỉnh chỉ thị:\n{words}\n{SIGNED}")
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == rows


def test_line_ends_that_an_export_printed_are_line_ends() -> None:
    found = read_text(
        "\\r\\n Kính gửi: Các xã\n\\r\\n\n\\r\\n Sở Bến bãi thông báo kế hoạch vá thuyền như sau:\n\\r\\n\n"
        "\\r\\n - Nộp sổ chậm nhất ngày 10/3/2026.\n\\r\\n\n"
    )
    assert [(task.text, task.time_text) for task in found.tasks] == [
        ("Nộp sổ chậm nhất ngày 10/3/2026.", "chậm nhất ngày 10/3/2026")
    ]


def test_post_and_name_in_a_cell_of_several_lines() -> None:
    found = read_text(
        letter("1. Vá thuyền trước ngày 20/3/2026.").replace(
            "- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Páo", "- Lưu: VT, (P.KT). | CHÁNH VĂN PHÒNG\n\n\nLò Văn Páo |"
        )
    )
    assert found.signer is not None
    assert (found.signer.title, found.signer.name) == ("CHÁNH VĂN PHÒNG", "Lò Văn Páo")
    assert found.recipients[-1] == "Lưu: VT, (P.KT)"
