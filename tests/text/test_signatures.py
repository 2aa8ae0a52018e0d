"""Ends of documents that copies damaged: lines of a signature torn apart or broken off, a page's words below a list."""

from __future__ import annotations

import pytest

from kehoach_cms.text import read_text

DECISION = (
    "UBND TỈNH BẾN ĐÁ\nSố: 8/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Bến Đá, ngày 05 tháng 3 năm 2027\nQUYẾT ĐỊNH\nVề chợ\n\nQUYẾT ĐỊNH:\nĐiều 1. Mở chợ.\n"
    "Điều 2. Sở Xây dựng lập hồ sơ.\n"
)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("|\nTM. ỦY BAN\nNHÂN DÂN\nCHỦ TỊCH\nLò Văn Páo\n|\n", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Páo")),
        ("| TM. ỦY BAN NHÂN DÂN |\n", ("TM. ỦY BAN NHÂN DÂN", "", "")),
        ("| K.T. GIÁM ĐỐC SỞ XÂY DỰNG |\nÝ kiến của bạn\nBấm vào đây.\n", ("K.T. GIÁM ĐỐC SỞ XÂY DỰNG", "", "")),
        ("|\nTM. BAN THƯỜNG\nVỤ |\nÝ kiến của bạn\nBấm vào đây để gửi.\n", ("TM. BAN THƯỜNG VỤ", "", "")),
        ("K/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐã ký: Lò Văn Páo\n", ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn Páo")),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn A\n", ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn A")),
        ("TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\nLò Văn Páo\n", ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lò Văn Páo")),
    ],
)
def test_for_whom_is_signed_is_read_whole_and_without_a_name(end: str, said: tuple[str, str, str]) -> None:
    signer = read_text(DECISION + end).signer
    assert signer is not None and (signer.authority, signer.title, signer.name) == said


def test_what_a_page_says_below_the_list_is_no_recipient() -> None:
    found = read_text(
        DECISION + "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nBình luận\n\n* Mời bạn viết có dấu\n\nTin khác\n"
    )
    assert found.recipients == ("Như Điều 2", "Lưu: VT")


def test_a_cell_of_a_letterhead_broken_before_its_bar_is_one_name() -> None:
    found = read_text(
        "LIÊN MINH HỢP TÁC\nXÃ |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 8/LMHTX |\n"
        "Bến Đá, ngày 05 tháng 3 năm 2027 |\n"
        "Kính gửi: |\n- Các hợp tác xã; |\nLiên minh Hợp tác xã đề nghị các hợp tác xã báo cáo.\n"
    )
    assert found.issuer == "LIÊN MINH HỢP TÁC XÃ"
