"""A whole document that a copy runs on in one line, glued where the line's end was; words whose letters stand apart."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kehoach_cms.text import read_text
from kehoach_cms.text.spaced import close_up

DECISION = (
    "BAN CHẤP HÀNH TỈNH SÔNG THAO***Số: 41 - QĐ/TĐTN-VPĐOÀN TNCS HỒ CHÍ MINH Sông Thao, ngày 07 tháng 4 năm 2026 "
    "QUYẾT ĐỊNHVề việc ban hành Quy chế thi đua của Tỉnh đoàn-------- BAN THƯỜNG VỤ TỈNH ĐOÀN SÔNG THAO"
    "- Căn cứ Điều lệ Đoàn; - Căn cứ Quyết định số 8-QĐ/TWĐTN ngày 02/02/2026 của Ban Bí thư Trung ương Đoàn; "
    "QUYẾT ĐỊNH Điều 1. Ban hành kèm theo quyết định này Quy chế thi đua. Điều 2. Giao Văn phòng Tỉnh đoàn hướng dẫn, "
    "đôn đốc việc thực hiện trước ngày 30/6/2026. Điều 3. Quyết định này có hiệu lực từ ngày ký./. Nơi nhận: - Như "
    "điều 3; - Các huyện, thị đoàn; - Lưu VP. TM. BAN THƯỜNG VỤ TỈNH ĐOÀNPHÓ BÍ THƯ (đã ký) Trần Văn Thao"
)
PLAN = """ỦY BAN NHÂN DÂN HUYỆN BẾN THAO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Bến Thao, ngày 04 tháng 3 năm 2026
KẾ HOẠCH
Sửa chữa chợ tạm năm 2026
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Sông Thao về chợ, UBND huyện xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Sửa chợ.
II. NHIỆM VỤ
1. Phòng Kinh tế chủ trì lập dự toán trước ngày 30/4/2026.
2. Công an huyện giữ trật tự trong tháng 5/2026.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Tài chính cấp kinh phí trước ngày 15/5/2026.
2. Các xã báo cáo kết quả trước ngày 30/6/2026.
Nơi nhận:
- UBND tỉnh;
- Các xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Bến
"""


def test_a_decision_on_one_line_is_read_like_one_on_many() -> None:
    found = read_text(DECISION)
    assert (str(found.number), found.doc_type, found.style) == ("41-QĐ/TĐTN-VP", "Quyết định", "union")
    assert (found.issuer, found.place) == ("BAN CHẤP HÀNH TỈNH SÔNG THAO", "Sông Thao")
    assert (found.date, found.title) == (date(2026, 4, 7), "Về việc ban hành Quy chế thi đua của Tỉnh đoàn")
    assert [str(one.number) for one in found.basis] == ["8-QĐ/TWĐTN"]
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("2", ("Văn phòng Tỉnh đoàn",), "trước ngày 30/6/2026")
    ]
    assert found.recipients == ("Như điều 3", "Các huyện, thị đoàn", "Lưu VP")
    signer = found.signer
    assert signer is not None
    assert (signer.authority, signer.title) == ("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ")
    assert signer.name == "Trần Văn Thao"


def test_a_plan_whose_line_ends_became_spaces_says_the_same() -> None:
    printed, run_on = read_text(PLAN), read_text(re.sub(r"\s+", " ", PLAN))
    for name in ("number", "issuer", "place", "date", "doc_type", "title", "recipients", "signer"):
        assert getattr(run_on, name) == getattr(printed, name), name
    assert [(one.n, one.lead, one.time_text) for one in run_on.tasks] == [
        (one.n, one.lead, one.time_text) for one in printed.tasks
    ]
    assert len(run_on.tasks) == 4
    assert [str(one.number) for one in run_on.basis] == ["12/KH-UBND"]


def test_recipients_that_run_on_behind_the_last_paragraph_are_read() -> None:
    lines = PLAN.split("\n")
    long = "Các xã báo cáo kết quả sửa chữa, số gian hàng, số tiền đã chi và những khó khăn gặp phải. " * 5
    found = read_text("\n".join(lines[:15]) + "\n" + long.strip() + "/. " + " ".join(lines[15:]))
    assert found.recipients == ("UBND tỉnh", "Các xã", "Lưu: VT")
    assert found.signer is not None
    assert found.signer.name == "Lê Văn Bến"


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("ỦY B AN NHÂN D Â N T Ỉ NH SÔNG TH AO", "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO"),
        ("KT. CHỦ TỊ CH P HÓ CHỦ T Ị CH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("Ngu y ễn Hữu Tín", "Nguyễn Hữu Tín"),
        ("Q U Ả N G N A M", "QUẢNG NAM"),
        ("SỞ Y TẾ", "SỞ Y TẾ"),
        ("Vi A Páo", "Vi A Páo"),
        ("TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("UBND XÃ Ô LÂM", "UBND XÃ Ô LÂM"),
    ],
)
def test_letters_set_apart_are_closed_up_to_syllables(apart: str, together: str) -> None:
    closed = close_up(apart)
    assert closed.text == together
    assert closed.printed(together) == apart


APART = """| ỦY B AN NHÂN D Â N T ỈNH S Ô NG THAO | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 21/QĐ - UBND | T hành phố H à Thao, ngày 08 tháng 6 năm 2026 |

QUYẾT ĐỊNH

VỀ BAN HÀNH KẾ HOẠCH SỬA CHỢ

Căn cứ Nghị định số 60/2024/NĐ-CP ngày 05 tháng 6 năm 2024 của Chính phủ;

QUYẾT ĐỊNH:

Điều 1. Ban hành Kế hoạch sửa chợ.

| Nơi nhận: - N hư trên; - L ư u : V T . | KT. CHỦ TỊ CH P HÓ CHỦ T Ị CH Ngu y ễn Văn Bến |

KẾ HOẠCH

SỬA CHỢ (Ban hành kèm theo Quyết định số 21/QĐ-UBND ngày 08 tháng 6 năm 2026)
"""


def test_a_head_and_an_end_whose_letters_stand_apart_are_read_and_kept_as_printed() -> None:
    found = read_text(APART)
    assert (str(found.number), found.issuer) == ("21/QĐ-UBND", "ỦY B AN NHÂN D Â N T ỈNH S Ô NG THAO")
    assert (found.place, found.date) == ("T hành phố H à Thao", date(2026, 6, 8))
    assert found.recipients == ("N hư trên", "L ư u : V T")
    assert found.signer is not None
    assert (found.signer.authority, found.signer.title) == ("KT. CHỦ TỊ CH", "P HÓ CHỦ T Ị CH")
    assert found.signer.name == "Ngu y ễn Văn Bến"


HEAD = "BỘ XÂY DỰNG\nSố: 8/TB-BXD\nHà Nội, ngày 05 tháng 3 năm 2026\nTHÔNG BÁO\nVề chợ\n\n1. Sở A sửa chợ.\n\n"


@pytest.mark.parametrize(
    ("end", "recipients", "title", "name"),
    [
        (
            "Noi nhận: - BỘ TRƯỞNG, CHỦ NHIỆM\n~ Như trên; =\n- Lưu: VT, QLN().abc\n\nLê Văn Bến",
            ("Như trên", "Lưu: VT, QLN"),
            "BỘ TRƯỞNG, CHỦ NHIỆM",
            "Lê Văn Bến",
        ),
        (
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCỤC TRƯỞNG\nLê Văn Bến\n\nDANH SÁCH CHỢ\n- Chợ Thao;\n- Chợ Bến;",
            ("Như trên", "Lưu: VT"),
            "CỤC TRƯỞNG",
            "Lê Văn Bến",
        ),
        (
            "**CHỦ TỊCH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\nLê Văn Bến\n\nNơi nhận:\n- Như trên,\n- Lưu VT",
            ("Như trên", "Lưu VT"),
            "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Lê Văn Bến",
        ),
        (
            "GIÁM ĐỐC\nTRUNG TÂM SÔNG THAO\n\nLê Văn Bến\n\nNơi nhận:\n- Như trên,\n- Lưu VT",
            ("Như trên", "Lưu VT"),
            "GIÁM ĐỐC TRUNG TÂM SÔNG THAO",
            "Lê Văn Bến",
        ),
    ],
)
def test_ends_with_noise_and_posts_of_several_words(
    end: str, recipients: tuple[str, ...], title: str, name: str
) -> None:
    found = read_text(HEAD + end)
    assert found.recipients == recipients
    assert found.signer is not None
    assert (found.signer.title, found.signer.name) == (title, name)


def test_a_form_is_no_document_of_a_body() -> None:
    head = "41\n\nMẫu số 4\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBẢN KHAI VỀ CHỢ\n\n"
    found = read_text(head + "Họ và tên: .....\nNơi ở: .....\nNgày ..... tháng ..... năm .....\n")
    assert (found.document_kind, found.issuer, found.title) == ("other", "", "")
