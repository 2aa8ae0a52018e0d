"""Lines that a page broke in the wrong place, and what stands around a text on a portal's page."""

from __future__ import annotations

from kehoach_cms.text import read_text

HEAD = "KẾ HOẠCH\nVá thuyền năm 2026\n\nII. NHIỆM\nVỤ\n\n"


def test_a_name_broken_by_a_lines_end_is_put_together() -> None:
    found = read_text(
        HEAD
        + "1. Sở\nBến bãi và Đò ngang:\n\na) Đếm thuyền.\n\nb) Vá phao.\n\n2. Sở Lao động\n- Thương binh và Xã hội\n\n"
        "Phối hợp với các xã dựng bến.\n"
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("II.1", ("Sở Bến bãi và Đò ngang",)),
        ("II.2", ("Sở Lao động - Thương binh và Xã hội",)),
    ]


def test_an_article_whose_words_stand_below_its_label_is_one() -> None:
    found = read_text(
        "UBND TỈNH SÔNG THAO\nSố: 5/QĐ-UBND\nBến Thao, ngày 29 tháng 4 năm 2026\nQUYẾT ĐỊNH\nVề vá thuyền\n\n"
        "UBND TỈNH\nCăn cứ Quyết định số 1/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ;\nCông văn số 2/BBB-TT ngày "
        "06/01/2026 của Bộ Bến bãi;\nQUYẾT ĐỊNH:\nĐiều 1.\nVá thuyền trên sông.\nĐiều 2.\n"
        "Giao Sở Bến bãi chủ trì, phối hợp với các xã vá thuyền.\n"
    )
    assert [(task.n, task.lead, task.cooperating) for task in found.tasks] == [("2", ("Sở Bến bãi",), ("các xã",))]
    assert [str(one.number) for one in found.basis] == ["1/QĐ-TTg", "2/BBB-TT"]


def test_what_was_issued_since_is_no_basis() -> None:
    found = read_text(
        "SỞ BẾN BÃI\nSố: 7/SBB-TH\nV/v vá thuyền\nBến Thao, ngày 29 tháng 4 năm 2026\n\nKính gửi: Các xã.\n\n"
        "Thực hiện Nghị quyết số 3/NQ-CP ngày 05/01/2026 về đò, Bộ Bến bãi đã ban hành Quyết định số 4/QĐ-BBB ngày "
        "06/01/2026 về giao việc vá thuyền và Thông tư số 5/2026/TT-BBB ngày 07/01/2026.\n"
    )
    assert [str(one.number) for one in found.basis] == ["3/NQ-CP"]


def test_the_subject_of_a_letter_of_the_party_may_stand_below_a_gap() -> None:
    found = read_text(
        "ĐẢNG BỘ TỈNH SÔNG THAO                ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ THƯỢNG\n"
        "*                                     Bến Thao, ngày 04 tháng 9 năm 2026\nSố 21-CV/ĐU\n\n"
        "Hoãn họp bàn việc vá thuyền\n\n"
        "Kính gửi: Các chi bộ.\n"
    )
    assert (str(found.number), found.title) == ("21-CV/ĐU", "Hoãn họp bàn việc vá thuyền")


def test_who_asks_first_issues_a_letter_without_head() -> None:
    found = read_text(
        "Ban Thường vụ Đoàn trường đề nghị các lớp vá phao, Đoàn khoa Sông thông báo đến từng lớp.\n\n"
        "Công văn này thay thư trước.\n"
    )
    assert (found.doc_type, found.issuer) == ("Công văn", "Ban Thường vụ Đoàn trường")


def test_what_a_portal_prints_above_a_headline_is_not_it() -> None:
    found = read_text(
        "Thứ tư 3/3/2026\nin trang\nHướng dẫn vá thuyền\n\nNgày 06/4, xã Thượng vá thuyền.\n\nHùng Cường\n"
    )
    assert found.title == "Hướng dẫn vá thuyền"


def test_a_page_number_and_a_page_break_are_no_part_of_an_item() -> None:
    found = read_text(
        HEAD.replace("\nVỤ", " VỤ") + "1. Sở Bến bãi:\n\n- Đếm thuyền.\n\n- Vá phao, xong trong tháng 3/2026.\n\n2\n\n"
        "--- PAGE BREAK ---\n\n2. Các xã:\n\n- Thả phao.\n"
    )
    assert [(task.n.split("#")[0], task.lead) for task in found.tasks] == [
        ("II.1", ("Sở Bến bãi",)),
        ("II.1", ("Sở Bến bãi",)),
        ("II.2", ("Các xã",)),
    ]


def test_units_of_a_heading_win_over_those_of_the_introduction() -> None:
    found = read_text(
        "CHỈ THỊ\nVỀ VÁ THUYỀN\n\nThủ tướng Chính phủ yêu cầu các Bộ trưởng:\n\n1. Gỡ khó khăn\n\n"
        "a) Ngân hàng Bến Thao:\n\n"
        "- Cho vay vốn.\n\n- Báo cáo trong tháng 3/2026.\n"
    )
    assert {task.lead for task in found.tasks} == {("Ngân hàng Bến Thao",)}


def test_classes_without_the_word_of_plural_are_one_group_too() -> None:
    found = read_text(HEAD + "1. Sở, ban, ngành thành phố và UBND các xã\n\nPhối hợp với các ngành vá thuyền.\n")
    assert found.tasks[0].lead == ("Sở, ban, ngành thành phố", "UBND các xã")
    assert found.tasks[0].cooperating == ("các ngành",)


def test_an_item_whose_number_a_scanner_lost_is_the_next_one() -> None:
    found = read_text(
        "CHỈ THỊ\nVề giữ bến\n\n1. Sở Bến bãi chủ trì vá thuyền.\n\n. Dé giữ bến, thời gian tới, các sở, ngành can tập "
        "trung thực hiện các nhiệm vụ sau:\n\na) Thả phao trên các bến.\n\nb) Công an tỉnh trực bến.\n"
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("1", ("Sở Bến bãi",)),
        ("2.a", ("các sở, ngành",)),
        ("2.b", ("Công an tỉnh",)),
    ]


def test_whom_an_item_concerns_ends_where_its_action_begins() -> None:
    found = read_text(
        HEAD + "1. Đối với các xã chưa có phao thì lập sổ trước ngày 30/6/2026.\n2. Các các xã thả phao.\n"
    )
    assert [task.lead for task in found.tasks] == [("các xã chưa có phao",), ("Các xã",)]


def test_what_a_decision_does_itself_and_whom_a_rule_means_are_no_tasks() -> None:
    found = read_text(
        HEAD + "1. Là người có tên trong sổ của các xã.\n2. Tặng bằng khen cho các xã.\n3. Sở Bến bãi vá thuyền.\n"
    )
    assert [task.n for task in found.tasks] == ["II.3"]


def test_what_a_stamp_leaves_in_front_of_a_subject_is_cut() -> None:
    found = read_text(
        "SỞ BẾN BÃI\nSố: 12/CT-SBB\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Bến Thao, ngày 05 tháng 3 năm 2026\nCHỈ THỊ\nIg-Q6/2G -| Về giữ bến mùa lũ\n\n1. Các xã giữ bến.\n"
    )
    assert found.title == "Về giữ bến mùa lũ"
