"""Mentions of documents whose signs, spaces or vowels a copy lost, and letters that may be a kind's or a writer's."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import DocumentNumber, find_citations, read_text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("12/2027/NĐCP", "12/2027/NĐ-CP"),
        ("7b/NQCP", "7b/NQ-CP"),
        ("3/2027/TTBGDĐT", "3/2027/TT-BGDĐT"),
        ("451/QĐUBND", "451/QĐ-UBND"),
        ("451/QDUBND-VX", "451/QĐ-UBND-VX"),
        ("9-LCT", "9-LCT"),
        ("12/TTYT", "12/TTYT"),
        ("12/TTYT-KH", "12/TTYT-KH"),
    ],
)
def test_a_known_kind_run_together_with_a_known_body_has_its_dash_back(printed: str, meant: str) -> None:
    assert str(DocumentNumber.parse(printed)) == meant


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Công văn số 31/CT-TTHT", "Công văn"),
        ("công văn số 31/CT-KĐ", "Công văn"),
        ("Công văn số 31/CT-UBND", "Chỉ thị"),
        ("văn bản số 31/CT-TTg", "Chỉ thị"),
        ("văn bản số 31/CT-BXD", "Chỉ thị"),
        ("Chỉ thị số 31/CT-SXD", "Chỉ thị"),
    ],
)
def test_letters_of_a_tax_office_in_a_letters_number_are_no_directive(mention: str, kind: str) -> None:
    found = find_citations(f"Theo {mention} ngày 02/3/2027 về chợ.")[0]
    assert (found.kind.name if found.kind else "") == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Trả lời công văn số 8/HQBĐ-GSđề ngày 02/3/2027 của Cục Hải quan Bến Đá về chợ",
            ("công văn số 8/HQBĐ-GSđề ngày 02/3/2027", "8/HQBĐ-GS", date(2027, 3, 2), "Cục Hải quan Bến Đá"),
        ),
        (
            "Quyết định số 8/QĐ-UBND ngày 02/3/2027 củaỦy ban nhân dân tỉnh về chợ",
            ("Quyết định số 8/QĐ-UBND ngày 02/3/2027", "8/QĐ-UBND", date(2027, 3, 2), "Ủy ban nhân dân tỉnh"),
        ),
        (
            "theo công văn s8/TCBĐ-VP ngày 02/3/2027 về chợ",
            ("công văn s8/TCBĐ-VP ngày 02/3/2027", "8/TCBĐ-VP", date(2027, 3, 2), None),
        ),
        (
            "theo Nghị định s 8/2027/NĐ-CP ngày 02/3/2027 về chợ",
            ("Nghị định s 8/2027/NĐ-CP ngày 02/3/2027", "8/2027/NĐ-CP", date(2027, 3, 2), None),
        ),
    ],
)
def test_a_mention_run_together_with_its_neighbours_is_whole(
    text: str, said: tuple[str, str, date, str | None]
) -> None:
    (found,) = find_citations(text)
    assert (found.text, str(found.number), found.date, found.issuer) == said


def test_a_short_form_that_the_text_resolves_may_stand_before_any_word() -> None:
    text = "Thông tư số 8/2027/TT-BXD ngày 02/3/2027 (Thông tư số 08) áp dụng. Theo Thông tư số 08 nhằm giảm bụi."
    assert [str(one.number) for one in find_citations(text)] == ["8/2027/TT-BXD"] * 3


@pytest.mark.parametrize(
    "called", ["(Kế hoạch số 8)", "(sau đây gọi tắt là Kế hoạch số 8-KH/TU)", "(viết tắt là “Kế hoạch số 8”)"]
)
def test_what_a_document_is_called_from_here_on_does_not_end_the_grounds(called: str) -> None:
    text = (
        f"Thực hiện Kế hoạch số 8-KH/TU ngày 02/3/2027 của Tỉnh ủy về chợ {called}, Quyết định số 9/QĐ-SXD ngày "
        "03/3/2027 ban hành lịch thực hiện Kế hoạch số 8, Hướng dẫn số 5/HD-SXD ngày 04/3/2027 về bến, Sở Xây dựng ban "
        "hành Kế hoạch như sau:\n\nI. NHIỆM VỤ\n1. Rà soát chợ tạm.\n"
    )
    assert [str(one.number) for one in read_text(text).basis] == ["8-KH/TU", "9/QĐ-SXD", "5/HD-SXD"]


@pytest.mark.parametrize(
    ("clause", "issuer"),
    [
        ("công văn số 8/CT-KT ngày 02/3/2027 của Cục thuế tỉnh Bến Đá hỏi về hóa đơn", "Cục thuế tỉnh Bến Đá"),
        ("Công văn số 8/UBND-VX ngày 02/3/2027 của UBND tỉnh Bến Đá V/v chợ", "UBND tỉnh Bến Đá"),
        ("THÔNG TƯ SỐ 8/2027/TT-BXD NGÀY 02/3/2027 CỦA BỘ XÂY DỰNG\nThời gian: 8 giờ", "BỘ XÂY DỰNG"),
        ("Kế hoạch số 8-KH/BCĐTW của Ban Chỉ đạo Trung ương về Triển khai Phong trào A", "Ban Chỉ đạo Trung ương"),
        (
            "Thông báo số 8-TB/BCĐTW của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ về chợ số",
            "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ",
        ),
        (
            "Kế hoạch số 8/KH-BCĐ của Ban Chỉ đạo tỉnh về chuyển đổi số về nền tảng chung",
            "Ban Chỉ đạo tỉnh về chuyển đổi số",
        ),
        ("Kế hoạch số 8/KH-BCĐ của Ban Chỉ đạo tỉnh về tuyên truyền chuyển đổi số", "Ban Chỉ đạo tỉnh"),
        ("Xét đề nghị của Ban Xúc tiến và Hỗ trợ đầu tư tại Tờ trình số 8/TTr-BXT", "Ban Xúc tiến và Hỗ trợ đầu tư"),
        ("Nghị quyết số 8/NQ-CP ngày 08/01 của Chính phủ về chợ", "Chính phủ"),
        ("Nghị quyết số 8/NQ-CP năm 2027 của Chính phủ về chợ", "Chính phủ"),
        ("Nghị quyết số 8-NQ/TW ngày 04/11/2027 Hội nghị Trung ương 8 về chợ", "Hội nghị Trung ương 8"),
        ("Công điện số 8/CĐ-BXD hồi 10 giờ 30 ngày 02/3/2027 của Bộ Xây dựng về bão", "Bộ Xây dựng"),
        ("Tổng cục thuế có công văn số 8/TCT-KK ngày 02/3/2027 hướng dẫn kê khai", "Tổng cục thuế"),
    ],
)
def test_the_name_of_who_issued_ends_where_the_name_of_the_body_ends(clause: str, issuer: str) -> None:
    assert find_citations(clause)[0].issuer == issuer


def test_a_certificates_number_names_a_certificate() -> None:
    found = find_citations(
        "Căn cứ Giấy chứng nhận đăng ký hoạt động giáo dục nghề nghiệp số 8/2027/GCNĐKHĐ-SLĐ về lớp"
    )[0]
    assert found.kind is not None and found.kind.name == "Giấy chứng nhận"
    assert found.text.startswith("Giấy chứng nhận đăng ký")


def test_a_sentence_that_begins_with_a_day_gives_no_date_to_the_mention_above() -> None:
    law = "Báo cáo tổng kết Luật Bến bãi\nNgày 05 tháng 3 năm 2027, Sở Bến bãi họp."
    assert find_citations(law) == []
    letter = find_citations("Thực hiện Công văn số 8/SBB-VP\nNgày 05 tháng 3 năm 2027, Sở Bến bãi họp.")
    assert [(one.text, one.date) for one in letter] == [("Công văn số 8/SBB-VP", None)]
    broken = find_citations("Thực hiện Công văn số 8/SBB-VP\nngày 05 tháng 3 năm 2027 của Sở Bến bãi.")
    assert [one.date for one in broken] == [date(2027, 3, 5)]


def test_a_serial_with_a_day_names_a_document_without_its_symbol() -> None:
    found = find_citations("Thực hiện Kế hoạch số 76 ngày 26.8.2027 của Sở Bến bãi và Kế hoạch số 77 của xã.")
    assert [(one.text, one.number, one.date) for one in found] == [
        ("Kế hoạch số 76 ngày 26.8.2027", None, date(2027, 8, 26))
    ]


def test_the_day_on_which_a_body_issued_it_is_the_mentions_date() -> None:
    found = find_citations("Lệnh số 9-LCT của Chủ tịch nước công bố ngày 26 tháng 7 năm 1961.")
    assert [(str(one.number), one.date, one.issuer) for one in found] == [("9-LCT", date(1961, 7, 26), "Chủ tịch nước")]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Nghị định số 8/2027/NĐ.CP", "8/2027/NĐ-CP"),
        ("Thông tư số 8/2027/TT BGDĐT", "8/2027/TT-BGDĐT"),
        ("Quyết định số 8/QĐ_UBND", "8/QĐ-UBND"),
        ("Công văn số 8/SGD&ĐT-GDTrH", "8/SGD&ĐT-GDTrH"),
        ("Kế hoạch số.8/KH-UBND", "8/KH-UBND"),
        ("Kế hoạch số 8KH/TU", "8-KH/TU"),
        ("Công văn số 8CV/TU", "8-CV/TU"),
    ],
)
def test_a_sign_that_was_misprinted_or_left_out_is_understood(printed: str, number: str) -> None:
    found = find_citations(f"Căn cứ {printed} ngày 05/3/2027 của cơ quan về chợ.")
    assert [(one.text, str(one.number)) for one in found] == [(f"{printed} ngày 05/3/2027", number)]


def test_a_sentence_behind_a_number_is_no_part_of_it() -> None:
    texts = (
        "Theo Kế hoạch số 8/KH-UBND. UBND các xã thực hiện.",
        "Theo Thông tư số 8/2027/TT-BTC Bộ Tài chính báo cáo.",
    )
    assert [str(find_citations(text)[0].number) for text in texts] == ["8/KH-UBND", "8/2027/TT-BTC"]


def test_a_documents_own_number_may_have_a_misprinted_sign() -> None:
    head = "CHÍNH PHỦ\nSố: 8/2027/NĐ.CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    found = read_text(head + "Hà Nội, ngày 05 tháng 3 năm 2027\nNGHỊ ĐỊNH\nVề chợ\n\nĐiều 1. Mở chợ.\n")
    assert str(found.number) == "8/2027/NĐ-CP"
