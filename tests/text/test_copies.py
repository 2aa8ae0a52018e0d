"""Documents as copies bring them: letterheads torn by a web page, or missing, a portal's own table above them."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import parse_period, read_text

TORN = """ỦY
BAN NHÂN DÂN
THÀNH PHỐ SÔNG THAO
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
11/2001/QĐ-UB
|
TP Sông
Thao, ngày 05 tháng 03 năm 2001
|
QUYẾT ĐỊNH
BAN HÀNH QUY ĐỊNH VỀ QUẢN LÝ BẾN ĐÒ NGANG TRÊN CÁC SÔNG
CHẢY QUA ĐỊA BÀN THÀNH PHỐ
ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG THAO
Căn cứ Nghị định số 50/CP ngày 28 tháng 8 năm 1996 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành Quy định.
"""


def test_a_letterhead_whose_lines_a_web_page_broke_is_put_together() -> None:
    found = read_text(TORN)
    assert (str(found.number), found.place, found.date) == ("11/2001/QĐ-UB", "TP Sông Thao", date(2001, 3, 5))
    assert found.issuer == "ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG THAO"
    assert found.title == ("BAN HÀNH QUY ĐỊNH VỀ QUẢN LÝ BẾN ĐÒ NGANG TRÊN CÁC SÔNG CHẢY QUA ĐỊA BÀN THÀNH PHỐ")
    assert [str(one.number) for one in found.basis] == ["50/CP"]


def test_a_law_portals_table_above_the_document_is_not_its_head() -> None:
    found = read_text("**Số hiệu:**\n|\n11/2001/QĐ-UB\n|\n**Loại văn bản:**\n|\nQuyết định\n|\n" + TORN)
    assert (found.issuer, found.date) == ("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG THAO", date(2001, 3, 5))


def test_a_decision_without_letterhead_has_its_title_and_who_decides() -> None:
    found = read_text(
        "PHÊ DUYỆT ĐỀ ÁN CẦU BẾN THAO\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Đầu tư công ngày 29/11/2024;\n"
        "Xét đề nghị của Sở Xây dựng,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Đề án.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    )
    assert (found.doc_type, found.title) == ("Quyết định", "PHÊ DUYỆT ĐỀ ÁN CẦU BẾN THAO")
    assert found.issuer == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"


def test_a_letter_of_the_party_has_its_subject_below_the_number() -> None:
    found = read_text(
        "ĐẢNG BỘ TỈNH SÔNG THAO\nĐẢNG ỦY XÃ THƯỢNG TRẠCH\n*\nSố       -CV/ĐU\nTham mưu thực hiện\n"
        "Kế hoạch số 83-KH/TU của\nBan Thường vụ Tỉnh ủy\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Thượng Trạch, ngày     tháng 6 năm 2026\n\nKính gửi: Ủy ban nhân dân xã.\n\nThường trực Đảng ủy có ý kiến."
    )
    assert (found.doc_type, found.symbol, found.date) == ("Công văn", "CV/ĐU", None)
    assert found.title == "Tham mưu thực hiện Kế hoạch số 83-KH/TU của Ban Thường vụ Tỉnh ủy"
    assert found.citations[0].issuer == "Ban Thường vụ Tỉnh ủy"


def test_a_number_in_a_sentence_that_a_line_broke_is_not_the_documents_own() -> None:
    found = read_text(
        "Chấn chỉnh việc đấu giá đất\n\n            Công điện nêu: Ngày 21/8/2024, Thủ tướng đã có Công điện\n"
        "            số 82/CĐ-TTg chỉ đạo các địa phương kịp thời chấn chỉnh công tác đấu giá quyền sử dụng đất.\n"
    )
    assert (found.document_kind, found.number) == ("news", None)
    assert [(one.text.split(), one.date) for one in found.citations] == [
        (["Công", "điện", "số", "82/CĐ-TTg"], date(2024, 8, 21))
    ]


ANNEX = """PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH
TRỒNG RỪNG VEN SÔNG GIAI ĐOẠN 2026 - 2030
(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng     năm 2026)

| Nội dung | Phân công nhiệm vụ | Tiến độ |
|---|---|---|
| 1. Kiểm kê đất bãi | Chủ trì: Sở Tài chính.<br>Phối hợp: Sở VH,TT&DL, UBND các xã Bến Thao, Hợp Thành, doanh nghiệp. | Khởi động quý IV/2026; báo cáo quý II/2027; cập nhật hằng năm 2027 - 2030. |
| 2. Trồng cây | Chủ trì: Công an tỉnh (bàn giao) | Từ tháng 9/2026 và thường xuyên |
"""


def test_an_annex_of_tasks_alone_is_a_plan_whose_milestones_are_tasks_each() -> None:
    found = read_text(ANNEX)
    assert (found.document_kind, found.doc_type) == ("plan", "Phụ lục")
    rows = [(task.n, task.text, task.time_text, task.period.kind if task.period else "") for task in found.tasks]
    assert rows == [
        ("1", "Kiểm kê đất bãi", "quý IV/2026", "quarter"),
        ("1#2", "báo cáo quý II/2027", "quý II/2027", "quarter"),
        ("1#3", "cập nhật hằng năm 2027 - 2030", "hằng năm 2027 - 2030", "recurring"),
        ("2", "Trồng cây", "Từ tháng 9/2026 và thường xuyên", "from"),
    ]
    assert found.tasks[0].lead == ("Sở Tài chính",)
    assert found.tasks[0].cooperating == ("Sở VH,TT&DL", "UBND các xã Bến Thao, Hợp Thành", "doanh nghiệp")
    assert found.tasks[3].lead == ("Công an tỉnh",)


ORGANISED = """KẾ HOẠCH
Dạy học trực tuyến năm 2026

Mục III. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng
- Chỉ đạo chung, phê duyệt kế hoạch.
2. Tổ Công nghệ thông tin
- Hỗ trợ tài khoản cho giáo viên.
- Sao lưu dữ liệu, báo cáo trước ngày 30/9/2026.
- Thường xuyên kiểm tra đường truyền.
3. Quản lý thiết bị dạy học
- Kiểm kê thiết bị.
4. Giáo viên chủ nhiệm và Tổng phụ trách Đội
- Hướng dẫn học sinh và cha mẹ học sinh.
5. Chế độ thông tin, báo cáo
Các tổ chuyên môn báo cáo Hiệu trưởng trước ngày 20 hằng tháng.
"""


def test_below_the_organisation_of_work_headings_stand_for_units() -> None:
    tasks = {task.n: task for task in read_text(ORGANISED).tasks}
    assert {n: task.lead for n, task in tasks.items()} == {
        "III.1": ("Hiệu trưởng",),
        "III.2": ("Tổ Công nghệ thông tin",),
        "III.2#2": ("Tổ Công nghệ thông tin",),
        "III.3": ("Quản lý thiết bị dạy học",),
        "III.4": ("Giáo viên chủ nhiệm", "Tổng phụ trách Đội"),
        "III.5": ("Các tổ chuyên môn",),
    }
    assert all(task.duty for task in tasks.values())
    assert tasks["III.2"].period is None
    assert tasks["III.2#2"].period is not None and tasks["III.2#2"].period.end == date(2026, 9, 29)
    assert tasks["III.5"].period is not None and tasks["III.5"].period.kind == "recurring"


def test_the_points_of_a_meeting_are_no_tasks() -> None:
    found = read_text(
        "KẾ HOẠCH\nHội nghị tập huấn năm 2026\n\nI. NỘI DUNG HỘI NGHỊ\n1. Một số nội dung của Thông tư.\n2. Giải lao.\n"
        "II. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: Ngày 31/7/2026.\n2. Địa điểm: Hội trường tỉnh.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: Mời đại biểu trước 05 ngày tổ chức Hội nghị."
    )
    [task] = found.tasks
    assert (task.n, task.lead) == ("III.1", ("Sở Y tế",))
    assert task.period is not None and task.period.kind == "relative"


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("09 - 10/2026", "period", date(2026, 9, 1), date(2026, 10, 31)),
        ("01-03/2027", "period", date(2027, 1, 1), date(2027, 3, 31)),
        ("ngày 09-10/2026", "day", date(2026, 10, 9), date(2026, 10, 9)),
        ("hằng năm 2027 - 2030", "recurring", None, None),
        ("trước 05 ngày tổ chức hội nghị", "relative", None, None),
    ],
)
def test_short_forms_of_a_tables_time_cells(words: str, kind: str, start: date | None, end: date | None) -> None:
    period = parse_period(words, year=2026)
    assert (period.kind, period.start, period.end) == (kind, start, end)


CELLS = """# CÔNG VĂN SỐ 6241/BGDĐT-KHCN — HƯỚNG DẪN KẾT NỐI

| **BỘ GIÁO DỤC VÀ ĐÀO TẠO** <br><br> Số: 6241 /BGDĐT-KHCN <br> V/v hướng dẫn kết nối | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** <br> **Độc lập - Tự do - Hạnh phúc** <br> *Hà Nội, ngày 15 tháng 9 năm 2026* |
| :--- | :--- |

Kính gửi: Các sở.

Thực hiện Nghị
quyết số 57-NQ/TW **ngày 22/12/2024** của Bộ Chính trị và Tờtrình số 12/TTr-VP.

**Nơi nhận:**

*   Như trên,
*   VPTW, VPCP,
*   Lưu VT.

**TL. BỘ TRƯỞNG**

**VỤ TRƯỞNG**

Trần Văn An
"""


def test_a_letterhead_in_a_markdown_table_is_read_line_by_line_below_a_page_heading() -> None:
    found = read_text(CELLS)
    assert (str(found.number), found.doc_type, found.place) == ("6241/BGDĐT-KHCN", "Công văn", "Hà Nội")
    assert (found.issuer, found.title, found.date) == ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "hướng dẫn kết nối", date(2026, 9, 15))
    assert found.recipients == ("Như trên", "VPTW, VPCP", "Lưu VT")
    assert found.signer is not None and found.signer.title == "VỤ TRƯỞNG"


def test_a_mention_is_whole_over_lines_and_lost_spaces_and_ends_before_markup() -> None:
    found = read_text(CELLS)
    texts = [one.text for one in found.citations if one.number and str(one.number) != "6241/BGDĐT-KHCN"]
    assert texts == ["Nghị\nquyết số 57-NQ/TW **ngày 22/12/2024", "Tờtrình số 12/TTr-VP"]
    assert [one.kind.name for one in found.citations if one.text in texts and one.kind] == ["Nghị quyết", "Tờ trình"]


def test_a_page_with_a_table_of_tasks_is_a_plan() -> None:
    found = read_text(
        "Bảng phân công nhiệm vụ trọng tâm\n\n| STT | Nội dung | Đơn vị chủ trì | Mốc hoàn thành |\n|---|---|---|---|\n"
        "| 1 | Rà soát quy hoạch | Phòng Kế hoạch | Quý III/2026 |\n"
    )
    assert found.document_kind == "plan"
    assert [(task.text, task.lead, task.time_text) for task in found.tasks] == [
        ("Rà soát quy hoạch", ("Phòng Kế hoạch",), "Quý III/2026")
    ]


def test_rows_with_blank_lines_between_them_are_one_table_whose_groups_are_no_tasks() -> None:
    found = read_text(
        "PHỤ LỤC\n\nDANH MỤC NHIỆM VỤ THỰC HIỆN CHƯƠNG TRÌNH\n\nTT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n\n"
        "I | Hoàn thiện pháp luật | Hoàn thiện pháp luật | Hoàn thiện pháp luật | Hoàn thiện pháp luật\n\n"
        "1 | Đề án tổ chức lại các đơn vị | Bộ Tư pháp | Các bộ | 2026\n\n"
        "2 | Báo cáo tổng kết | Bộ Nội vụ | Các bộ | 2027\n"
    )
    assert [(task.n, task.section_label, task.lead) for task in found.tasks] == [
        ("1", "I", ("Bộ Tư pháp",)),
        ("2", "I", ("Bộ Nội vụ",)),
    ]


def test_the_symbol_tells_the_kind_where_its_line_is_lost() -> None:
    found = read_text(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 7822/KH-UBND | Bến Thao, ngày 26 tháng 11 năm 2021 |\n"
        "Căn cứ Quyết định số 1662/QĐ-TTg ngày 04 tháng 10 năm 2021 của Thủ tướng Chính phủ;\nI. MỤC ĐÍCH\n1. Trồng rừng."
    )
    assert (found.doc_type, str(found.number)) == ("Kế hoạch", "7822/KH-UBND")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("phối hợp Sở Ngoại vụ tham mưu", ("Sở Ngoại vụ",)),
        ("phối hợp các Ban và Sở Tư pháp hoàn thiện danh mục", ("các Ban", "Sở Tư pháp")),
        ("phối hợp thực hiện nhiệm vụ", ()),
    ],
)
def test_partners_are_named_without_a_preposition_too(words: str, names: tuple[str, ...]) -> None:
    found = read_text(f"KẾ HOẠCH\nCông tác năm 2026\n\nI. NHIỆM VỤ\n1. Văn phòng nghiên cứu, {words}.")
    assert found.tasks[0].cooperating == names
