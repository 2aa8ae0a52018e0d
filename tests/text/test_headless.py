"""Texts whose head a page left out: letters, notices and lists, and the tasks in their sentences and dashes."""

from __future__ import annotations

from datetime import date

from kehoach_cms.text import find_citations, read_text

ADDRESSED = "Kính gửi:\n- Trưởng các thôn,\n- Các xã ven sông.\n"


def test_a_text_that_is_addressed_to_somebody_is_a_letter() -> None:
    found = read_text(ADDRESSED + "Đề nghị Trưởng các thôn đếm thuyền trước ngày 24/3/2026.\n")
    assert (found.document_kind, found.doc_type) == ("directive", "Công văn")
    assert [(task.n, task.lead) for task in found.tasks] == [("1", ("Trưởng các thôn",))]


def test_dashes_below_a_unit_that_has_duties_are_tasks_of_its() -> None:
    found = read_text(
        ADDRESSED + "Ngày 16/8/2025, Bộ Thủy lợi đã có thư và đề nghị Trạm Sông cần vá thuyền.\n"
        "Trưởng Trạm Sông có trách nhiệm:\n- Phối hợp với Công an xã đếm thuyền.\n- Vá phao trước ngày 01/5/2026.\n"
    )
    assert [(task.n, task.lead, task.cooperating) for task in found.tasks] == [
        ("1", ("Trưởng Trạm Sông",), ("Công an xã",)),
        ("2", ("Trưởng Trạm Sông",), ()),
    ]


def test_a_time_in_front_of_the_request_is_not_its_deadline() -> None:
    found = read_text(
        ADDRESSED + "Để xong việc vá thuyền trong năm 2026, Bộ Thủy lợi đề nghị Sở Tài chính bố trí vốn.\n"
    )
    assert [(task.lead, task.time_text) for task in found.tasks] == [(("Sở Tài chính",), "")]


def test_the_closing_words_tell_the_kind_of_a_list_without_head() -> None:
    found = read_text(
        "1. Công an xã trực bến đò.\n2. Giao Trạm Sông phối hợp cùng các thôn vá thuyền.\n"
        "UBND xã Thượng thông báo để các thôn biết, thực hiện./.\n"
    )
    assert (found.document_kind, found.doc_type) == ("directive", "Thông báo")
    assert [(task.lead, task.cooperating) for task in found.tasks] == [
        (("Công an xã",), ()),
        (("Trạm Sông",), ("các thôn",)),
    ]


def test_recipients_are_found_where_their_heading_is_lost() -> None:
    found = read_text(
        "SỞ BẾN BÃI\nSố: 327/SBB-TH\nBến Thao, ngày 29 tháng 4 năm 2026\n" + ADDRESSED + "Sở Bến bãi đề nghị các xã "
        "vá thuyền.\n- Như trên;\n- Trang tin Sở;\n- Lưu VT, TH.\nV/v vá thuyền\nở các bến\n"
        "GIÁM ĐỐC\n(đã ký)\nLò Văn Páo\n"
    )
    assert found.recipients == ("Như trên", "Trang tin Sở", "Lưu VT, TH")
    assert found.signer is not None and (found.signer.title, found.signer.name) == ("GIÁM ĐỐC", "Lò Văn Páo")


def test_a_plan_with_a_table_whose_cells_spaces_part() -> None:
    found = read_text(
        "Kế hoạch vá thuyền năm 2026\n\nTT Nội dung Thực hiện Bắt đầu Kết thúc\n1 Vá thuyền\n"
        "1.1 Đếm thuyền hỏng Trạm Sông Thượng 05/01/2026 07/01/2026\n1.2 Mua gỗ Sở Tài chính 15/01/2026 20/01/2026\n"
    )
    assert (found.doc_type, found.title) == ("Kế hoạch", "vá thuyền năm 2026")
    assert [(task.n, task.text, task.lead) for task in found.tasks] == [
        ("1.1", "Đếm thuyền hỏng", ("Trạm Sông Thượng",)),
        ("1.2", "Mua gỗ", ("Sở Tài chính",)),
    ]
    period = found.tasks[0].period
    assert period is not None and (period.start, period.end) == (date(2026, 1, 5), date(2026, 1, 7))


def test_the_body_in_front_of_a_list_issued_all_of_it() -> None:
    text = (
        "Căn cứ các Quyết định của Bộ trưởng Bộ Bến bãi: Số 10/QĐ-BBB ngày 03/8/2025 về đò; số 11/QĐ-BBB ngày "
        "21/5/2026 về bến;\nthay thế các văn bản được Chủ tịch UBND tỉnh công bố tại các Quyết định: Số 7/QĐ-UBND."
    )
    assert [(str(one.number), one.issuer) for one in find_citations(text)] == [
        ("10/QĐ-BBB", "Bộ trưởng Bộ Bến bãi"),
        ("11/QĐ-BBB", "Bộ trưởng Bộ Bến bãi"),
        ("7/QĐ-UBND", "Chủ tịch UBND tỉnh"),
    ]


def test_one_person_in_two_posts_is_one_issuer() -> None:
    found = find_citations("Thông tư số 2/2026/TT-VPB ngày 31/10/2026 của Bộ trưởng, Chủ nhiệm Văn phòng Bến về đò.")
    assert found[0].issuer == "Bộ trưởng, Chủ nhiệm Văn phòng Bến"


def test_letters_run_together_with_a_serial_are_a_short_form_where_the_text_names_it_whole() -> None:
    found = find_citations(
        "Quyết định số 22/2025/QĐ-TTg về đò (sau đây gọi tắt là QĐ22). Theo QĐ22 và QĐ23, bến phải có phao."
    )
    assert [(one.text, str(one.number), one.short) for one in found] == [
        ("Quyết định số 22/2025/QĐ-TTg", "22/2025/QĐ-TTg", False),
        ("QĐ22", "22/2025/QĐ-TTg", True),
        ("QĐ22", "22/2025/QĐ-TTg", True),
    ]


def test_a_weekday_in_front_of_the_day_is_part_of_the_time() -> None:
    found = read_text(
        ADDRESSED + "Sở Bến bãi đề nghị các xã:\n- Gửi danh sách chậm nhất là thứ 2, ngày 26 tháng 3 năm 2026.\n"
        "- Họp vào 14 giờ, thứ tư, ngày 28 tháng 3 năm 2026 tại trạm.\n"
    )
    periods = [task.period for task in found.tasks]
    assert [(one.kind, one.end) for one in periods if one] == [("by", date(2026, 3, 26)), ("day", date(2026, 3, 28))]
