"""Heads that pages print otherwise than the decree: subjects over a gap, one line for all, blanks, items of a list."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DATED = STATE + "Bến Thao, ngày 05 tháng 3 năm 2027\n"
ASKED = "\nKính gửi: Các xã.\n\nSở Bến bãi đề nghị UBND các xã vá thuyền.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{DATED}\nVề cho thuyền nghỉ chạy\n\nNgày 06/3/2027\n\nKHẨN\n", "cho thuyền nghỉ chạy Ngày 06/3/2027"),
        (f"{DATED}\nV/v Hướng dẫn vá thuyền\n\nMùa lũ năm 2027\n\n", "Hướng dẫn vá thuyền Mùa lũ năm 2027"),
        (f"{DATED}\nV/v Hướng dẫn vá thuyền\n\nHỎA TỐC\n\n", "Hướng dẫn vá thuyền"),
    ],
)
def test_the_subject_of_a_letter_may_go_on_below_a_gap(head: str, title: str) -> None:
    found = read_text(f"SỞ BẾN BÃI\nSố: 12/SBB-VP\n{head}{ASKED}")
    assert (found.title, found.doc_type) == (title, "Công văn")


def test_a_letter_without_number_has_its_subject_above_the_address() -> None:
    found = read_text(f"Công văn Về việc vá thuyền\n\nSỞ BẾN BÃI\nVề việc vá thuyền\n{DATED}{ASKED}")
    assert (found.title, found.doc_type, found.issuer) == ("vá thuyền", "Công văn", "SỞ BẾN BÃI")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "12/SBB-VP\n\nCông văn Số: 12/SBB-VP ngày 05 tháng 3 năm 2027 Về việc vá thuyền, đếm phao\n",
            ("Công văn", "12/SBB-VP", date(2027, 3, 5), "vá thuyền, đếm phao"),
        ),
        (
            f"Thông báo “V/v chống bão số 3”\n\n05/3/2027 - 21:24\n\n{DATED}",
            ("Thông báo", "None", date(2027, 3, 5), "chống bão số 3"),
        ),
    ],
)
def test_one_line_above_the_address_may_be_the_whole_head(head: str, said: tuple[str, str, date, str]) -> None:
    found = read_text(head + ASKED)
    assert (found.doc_type, str(found.number), found.date, found.title) == said


def test_a_name_that_a_form_leaves_blank_is_no_issuer() -> None:
    school = "TRƯỜNG TIỂU HỌC ......... Độc lập - Tự do - Hạnh phúc"
    head = f"UBND ............. CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n{school}\nSố: /KH-THBT\n"
    found = read_text(head + "\nKẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n1. Rà soát bến.\n")
    assert (found.issuer, found.doc_type) == ("", "Kế hoạch")


def test_a_letterhead_that_a_page_made_an_item_of_a_list_is_read() -> None:
    day = "Bến Thao, ngày 05 tháng 3 năm 2027"
    head = f"Xem mẫu\n\n  1. UBND TỈNH BẾN THAO\n{STATE[:35]}SỞ BẾN BÃI\nS : 12/SBB-VP\n{day}\n"
    found = read_text(f"{head}V/v vá thuyền{ASKED}")
    assert (found.issuer, str(found.number), found.title) == ("SỞ BẾN BÃI", "12/SBB-VP", "vá thuyền")


def test_the_heading_over_the_grounds_is_the_subject_of_a_plan_without_head() -> None:
    found = read_text(
        "Bảo đảm an toàn bến đò năm 2027\n\nCăn cứ Kế hoạch số 8/KH-SBB ngày 05/3/2027 của Sở Bến bãi về bến đò;\n"
        "Trường THPT Bến Thao xây dựng kế hoạch với các nội dung như sau:\n\nI. NHIỆM VỤ\n1. Rà soát bến.\n"
    )
    assert (found.doc_type, found.title) == ("Kế hoạch", "Bảo đảm an toàn bến đò năm 2027")


def test_a_portals_section_over_headline_and_day_is_not_the_headline() -> None:
    found = read_text(
        "Văn hóa\n\nKỷ niệm 50 năm ngày dựng bến đò Thao\n\n03/03/2027 17:11\n\n"
        "Sáng 02/3, xã Bến Thao tổ chức lễ kỷ niệm.\n"
    )
    assert (found.headline or found.title) == "Kỷ niệm 50 năm ngày dựng bến đò Thao"


def test_tags_of_a_page_inside_a_text_end_lines_and_say_nothing() -> None:
    found = read_text(
        f'SỞ BẾN BÃI\nSố: 12/TTr-SBB\n{DATED}\n<p align="center"><b>TỜ TRÌNH</b><br/><b>Về việc vá thuyền</b></p>\n'
        "\nKính gửi: UBND tỉnh\n\nCăn cứ Quyết định số 8/QĐ-UBND ngày 05/3/2027 của UBND tỉnh về bến đò;\n"
    )
    assert (found.doc_type, found.title) == ("Tờ trình", "Về việc vá thuyền")


def test_a_pages_heading_that_the_document_has_once_more_is_the_pages() -> None:
    found = read_text(
        f"TIN NỔI BẬT\n\n<br> KẾ HOẠCH<br> Vá thuyền năm 2027 <br>\n\nSỞ BẾN BÃI\nSố: 12/KH-SBB\n{DATED}\n"
        "KẾ HOẠCH\nVá thuyền năm 2027\n\nI. NHIỆM VỤ\n1. Rà soát bến.\n"
    )
    assert (str(found.number), found.issuer, found.title) == ("12/KH-SBB", "SỞ BẾN BÃI", "Vá thuyền năm 2027")


def test_fields_of_a_form_sign_nothing() -> None:
    found = read_text(
        f"SỞ BẾN BÃI\nSố: 12/TB-SBB\n{DATED}THÔNG BÁO\nVề bến\n\nBến đóng cửa.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n{{CHUC_DANH}}\n"
    )
    assert found.signer is None
