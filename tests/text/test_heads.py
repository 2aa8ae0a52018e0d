"""Heads that copies bring: a heading for a lost letterhead, two bodies in one cell, an opening that names the kind."""

from __future__ import annotations

from datetime import date

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
