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
        "III.2#3": ("Tổ Công nghệ thông tin",),
        "III.3": ("Quản lý thiết bị dạy học",),
        "III.4": ("Giáo viên chủ nhiệm", "Tổng phụ trách Đội"),
        "III.5": ("Các tổ chuyên môn",),
    }
    assert all(task.duty for task in tasks.values())
    assert tasks["III.2"].period is None
    assert tasks["III.2#2"].period is not None and tasks["III.2#2"].period.end == date(2026, 9, 29)
    assert tasks["III.2#3"].period is not None and tasks["III.2#3"].period.kind == "ongoing"
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
