"""Heads that copies bring: a heading for a lost letterhead, two bodies in one cell, an opening that names the kind."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import find_citations, read_text

BODY = "\n\nI. NHIỆM VỤ\n1. Rà soát chợ tạm.\n2. Phòng Kinh tế chủ trì lập dự toán trước ngày 30/6/2026.\n"
OPENING = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Sông Thao về chợ; UBND huyện Bến Thao xây dựng "
    "Kế hoạch phát triển chợ năm 2026 với các nội dung sau:"
)


def test_a_heading_with_number_and_date_stands_for_the_letterhead() -> None:
    found = read_text(f"KẾ HOẠCH SỐ 15/KH-UBND NGÀY 04/3/2026 CỦA UBND HUYỆN BẾN THAO\nVề chợ\n\n{OPENING}{BODY}")
    assert (str(found.number), found.date, found.title) == ("15/KH-UBND", date(2026, 3, 4), "Về chợ")
    assert found.issuer == "UBND huyện Bến Thao"


def test_the_opening_tells_kind_and_issuer_of_a_text_without_head() -> None:
    found = read_text(OPENING + BODY)
    assert (found.document_kind, found.doc_type, found.issuer) == ("plan", "Kế hoạch", "UBND huyện Bến Thao")
    assert [(task.n, task.lead) for task in found.tasks] == [("I.1", ()), ("I.2", ("Phòng Kinh tế",))]


def test_superior_and_body_in_one_cell_are_told_apart() -> None:
    head = "| {} | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số: 15/KH-SCT | |\n\n"
    both = read_text(head.format("ỦY BAN NHÂN DÂN TỈNH SÔNG THAO SỞ CÔNG THƯƠNG") + "KẾ HOẠCH\nVề chợ\n" + BODY)
    assert (both.issuer, both.superior) == ("SỞ CÔNG THƯƠNG", "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO")
    one = read_text(head.format("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG SÔNG THAO") + "KẾ HOẠCH\nVề chợ\n" + BODY)
    assert one.issuer == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG SÔNG THAO"


def test_the_name_of_a_place_behind_a_post_is_no_person() -> None:
    issuers = [
        find_citations(f"Quyết định số 5/QĐ-UBND ngày 03/4/2026 của {body} về chợ.")[0].issuer
        for body in ("Chủ tịch UBND tỉnh Hà Thao", "Phó Thủ tướng Lê Văn Páo", "Tổng cục Dân số")
    ]
    assert issuers == ["Chủ tịch UBND tỉnh Hà Thao", "Phó Thủ tướng", "Tổng cục Dân số"]


def test_one_heading_in_capitals_may_hold_body_kind_and_subject() -> None:
    found = read_text(
        "HỌC VIỆN SÔNG THAO THÔNG BÁO NGHỈ HỌC NGÀY BÃO SỐ 3\n\nHọc viện thông báo như sau:\n1. Nghỉ học.\n"
    )
    assert (found.doc_type, found.issuer, found.title) == ("Thông báo", "HỌC VIỆN SÔNG THAO", "NGHỈ HỌC NGÀY BÃO SỐ 3")
    told = read_text("SỞ XÂY DỰNG TRIỂN KHAI KẾ HOẠCH CHỐNG BÃO SỐ 3\n\nChiều nay, Sở Xây dựng họp.\n")
    assert (told.doc_type, told.issuer) == ("", "")


LETTERHEAD = (
    "SỞ XÂY DỰNG SÔNG THAO\nSố: 8/TB-SXD\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 05 tháng 3 năm 2026\n"
)


def test_a_kind_with_a_letter_too_many_is_read() -> None:
    found = read_text(LETTERHEAD + "TTHÔNG BÁO\nVề bến đò\n" + BODY)
    assert (found.doc_type, found.issuer, found.title) == ("Thông báo", "SỞ XÂY DỰNG SÔNG THAO", "Về bến đò")


def test_a_web_pages_heading_above_the_letterhead_is_not_the_documents_own() -> None:
    for heading in ("# THÔNG BÁO", "# Kính gửi:"):
        found = read_text(f"{heading}\n\n{LETTERHEAD}THÔNG BÁO\nVề bến đò\n{BODY}")
        assert (found.issuer, found.title) == ("SỞ XÂY DỰNG SÔNG THAO", "Về bến đò")


def test_below_a_superior_the_second_line_is_the_body_itself() -> None:
    for body in ("CƠ QUAN TỔ CHỨC - NỘI VỤ", "TRUNG ĐOÀN 98", "CHI NHÁNH ĐIỆN SÔNG THAO"):
        found = read_text(
            "HUYỆN ỦY BẾN THAO\n" + LETTERHEAD.replace("SỞ XÂY DỰNG SÔNG THAO", body) + "THÔNG BÁO\nVề bến\n"
        )
        assert (found.issuer, found.superior) == (body, "HUYỆN ỦY BẾN THAO")


@pytest.mark.parametrize(
    ("signed", "authority", "title", "name"),
    [
        ("K/T THỦ TRƯỞNG\nPHÓ THỦ TRƯỞNG\n\nLò Văn Páo", "K/T THỦ TRƯỞNG", "PHÓ THỦ TRƯỞNG", "Lò Văn Páo"),
        ("TRƯỞNG TRẠM\n(Ký, đóng dấu và ghi rõ họ tên)\n\nLò Văn Páo", "", "TRƯỞNG TRẠM", "Lò Văn Páo"),
        (
            "TL. THỦ TRƯỞNG\nPHÓ ĐỘI TRƯỞNG\n(Phó trưởng ban thường trực Ban Bến đò\nở bến)\n\nĐã kí\n\nLò Văn Páo",
            "TL. THỦ TRƯỞNG",
            "PHÓ ĐỘI TRƯỞNG",
            "Lò Văn Páo",
        ),
        ("KT. ĐỘI TRƯỞNG\nPHÓ ĐỘI TRƯỞNG\nVàng A Sình", "KT. ĐỘI TRƯỞNG", "PHÓ ĐỘI TRƯỞNG", "Vàng A Sình"),
        (
            "KT. TIỂU ĐOÀN TRƯỞNG\nPHÓ TIỂU ĐOÀN TRƯỞNG\nLò Văn Páo",
            "KT. TIỂU ĐOÀN TRƯỞNG",
            "PHÓ TIỂU ĐOÀN TRƯỞNG",
            "Lò Văn Páo",
        ),
        (
            "KT. TỔNG CỤC TRƯỞNG TỔNG CỤC BẾN BÃI\nPHÓ TỔNG CỤC TRƯỞNG\nLò Văn Páo",
            "KT. TỔNG CỤC TRƯỞNG TỔNG CỤC BẾN BÃI",
            "PHÓ TỔNG CỤC TRƯỞNG",
            "Lò Văn Páo",
        ),
        ("KT. BỘ TRƯỞNGTHỨ TRƯỞNGLò Văn Páo\nBỘ TIÊU CHÍ BẾN", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lò Văn Páo"),
        ("KT. CHỦ TỊCHPHÓ CHỦ TỊCH\nLò Văn Páo", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Páo"),
        ("GIÁM ĐỐC\nBSCKII. Lò Văn Páo", "", "GIÁM ĐỐC", "Lò Văn Páo"),
        ("CHỦ TỊCH\nĐặ ng Văn Páo", "", "CHỦ TỊCH", "Đặ ng Văn Páo"),
    ],
)
def test_who_signs_for_whom_is_told_by_whole_posts(signed: str, authority: str, title: str, name: str) -> None:
    signer = read_text(f"{LETTERHEAD}THÔNG BÁO\nVề bến đò\n{BODY}\nNơi nhận:\n- Lưu: VT.\n{signed}\n").signer
    assert signer is not None
    assert (signer.authority, signer.title, signer.name) == (authority, title, name)


def test_a_place_whose_letters_a_copy_tore_apart_is_whole() -> None:
    found = read_text(LETTERHEAD.replace("Sông Thao, ngày", "Qu ả ng Thao, ngày") + "THÔNG BÁO\nVề bến đò\n" + BODY)
    assert found.place == "Qu ả ng Thao"
