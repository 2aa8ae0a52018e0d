"""Where the tasks of directives and letters stand, what closes a document, and whose time an item takes over."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import read_text

LETTER = """CỤC KIỂM LÂM SÔNG
Số: 310/KLS-TTr
V/v trực gác bến đò
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Thao, ngày 17 tháng 9 năm 2026

Kính gửi: Các hạt kiểm lâm

Cục Kiểm lâm Sông yêu cầu các hạt kiểm lâm thực hiện các nội dung sau:

"""
CLOSING = """
Nơi nhận:
- Như trên;
- Lưu: VT.
CỤC TRƯỞNG
Lò Văn Páo
"""


def test_a_list_item_with_dashes_is_no_section_that_hides_the_others() -> None:
    found = read_text(
        LETTER + "1. Thời gian: từ ngày 20/9 đến ngày 25/9/2026\n2. Địa điểm: bến Thao\n3. Phân công nhiệm vụ\n"
        "- Hạt Kiểm lâm Thượng: chuẩn bị thuyền trước ngày 19/9/2026.\n- Đề nghị Hội Chữ thập đỏ xã mang phao.\n"
        + CLOSING
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("3", ("Hạt Kiểm lâm Thượng",)),
        ("3#2", ("Hội Chữ thập đỏ xã",)),
    ]


def test_dashes_that_begin_with_units_are_tasks_each() -> None:
    found = read_text(
        LETTER + "1. Trực gác ban đêm.\n2. Tổ chức thực hiện\n- Hạt Kiểm lâm huyện trông bến.\n"
        "- Đảng ủy xã Hạ lãnh đạo việc trồng tre, xong trong năm 2026.\n" + CLOSING
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("1", ("các hạt kiểm lâm",)),
        ("2", ("Hạt Kiểm lâm huyện",)),
        ("2#2", ("Đảng ủy xã Hạ",)),
    ]


def test_the_closing_words_below_the_last_item_name_no_unit_and_no_time_of_it() -> None:
    found = read_text(
        LETTER + "1. Đếm thuyền trước ngày 25/9/2026.\n2. Báo cáo bằng thư.\n"
        "Yêu cầu Phòng Thanh tra nghiêm túc thực hiện. Công văn này có từ ngày 01/10/2026./.\n" + CLOSING
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("1", ("các hạt kiểm lâm",), "trước ngày 25/9/2026"),
        ("2", ("các hạt kiểm lâm",), ""),
    ]


def test_a_time_that_another_item_names_has_its_last_day() -> None:
    found = read_text(
        LETTER + "1. Đếm thuyền chậm nhất ngày 25/9/2026.\n"
        "2. Giao Hạt Kiểm lâm Thượng sửa bến, hoàn thành theo thời gian tại khoản 1 Công văn này./.\n" + CLOSING
    )
    period = found.tasks[1].period
    assert period is not None and (period.kind, period.start, period.end) == ("relative", None, date(2026, 9, 25))


def test_the_board_of_secretaries_is_no_secretary_who_signs() -> None:
    signer = read_text(LETTER + "1. Trực gác.\n\nNơi nhận:\n- Lưu: VT.\nT/M BAN BÍ THƯ\nLò Văn Páo\n").signer
    assert signer is not None and (signer.authority, signer.title) == ("T/M BAN BÍ THƯ", "")


def test_a_title_that_a_stamp_runs_through_is_left_to_the_editor() -> None:
    stamped = LETTER.replace("trực gác bến đò", "trực gác ........{ bến đò")
    assert read_text(stamped + "1. Trực gác.\n" + CLOSING).title == ""
    assert read_text(LETTER + "1. Trực gác.\n" + CLOSING).title == "trực gác bến đò"


def test_classes_of_units_in_capitals_stay_one_group() -> None:
    found = read_text(LETTER + "1. Các Khoa, Viện: cử người trực trước ngày 20/9/2026.\n" + CLOSING)
    assert found.tasks[0].lead == ("Các Khoa, Viện",)


def test_who_only_asks_in_the_opening_is_not_the_issuer() -> None:
    found = read_text("CHỈ THỊ\nVỀ BẾN ĐÒ\n\nĐể giữ bến, Thủ tướng Chính phủ yêu cầu Sở Xây dựng:\n\n1. Đếm thuyền.\n")
    assert found.issuer == ""


def test_partners_named_in_any_dash_of_one_item_are_its_partners() -> None:
    found = read_text(
        "KẾ HOẠCH\nVá thuyền năm 2026\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Bến bãi\n"
        "- Chủ trì, phối hợp với Công an xã đếm thuyền.\n"
        "- Phối hợp với Trạm Sông kiểm tra phao.\n2. UBND các xã\na) Vá thuyền.\nb) Thả phao.\n"
    )
    assert [(task.n, task.lead, task.cooperating) for task in found.tasks] == [
        ("III.1", ("Sở Bến bãi",), ("Công an xã", "Trạm Sông")),
        ("III.2", ("UBND các xã",), ()),
    ]


def test_a_subject_behind_what_the_sentence_is_about_is_found() -> None:
    found = read_text(
        LETTER
        + "1. Đối với các bến nhỏ chưa có phao, Sở Bến bãi chủ trì lập danh sách trước ngày 20/9/2026.\n"
        + CLOSING
    )
    assert found.tasks[0].lead == ("Sở Bến bãi",)


def test_a_board_that_is_a_partner_is_named_without_a_preposition_too() -> None:
    found = read_text(
        LETTER
        + "1. Sở Bến bãi: phối hợp Ban Quản lý bến Thao đặt hàng mười phao, xong trước ngày 20/9/2026.\n"
        + CLOSING
    )
    assert found.tasks[0].cooperating == ("Ban Quản lý bến Thao",)


def test_a_list_in_the_sentence_is_not_taken_for_its_subject() -> None:
    found = read_text(
        "KẾ HOẠCH\nVá thuyền năm 2026\n\nIII. TỔ CHỨC THỰC HIỆN\n1. UBND các xã\na) Căn cứ quy trình, tổ chức "
        "kiểm soát việc làm của cơ quan, đơn vị, cá nhân có liên quan và báo cáo.\nb) Hằng năm, các thôn báo cáo.\n"
    )
    assert [task.lead for task in found.tasks] == [("UBND các xã",), ("các thôn",)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "KẾ HOẠCH\nTrồng cây năm 2026\n\nV. PHÂN CÔNG NHIỆM VỤ\n1. Phó Hiệu trưởng phụ trách chuyên môn\n- Đếm "
            "cây.\n- Tưới cây.\n2. Tổ chuyên môn\n- Mua cây.\n- Chở cây.\n\nVII. KIỂM TRA, GIÁM SÁT VÀ CHẾ ĐỘ BÁO CÁO\n"
            "1. Kiểm tra\n- Ban Giám hiệu kiểm tra vườn.\n- Tổ chuyên môn kiểm tra sổ.\n",
            [
                ("V.1", ("Phó Hiệu trưởng phụ trách chuyên môn",)),
                ("V.2", ("Tổ chuyên môn",)),
                ("VII.1", ("Ban Giám hiệu",)),
                ("VII.1#2", ("Tổ chuyên môn",)),
            ],
        ),
        (
            "KẾ HOẠCH\nMở bến năm 2026\n\nSTT | Nội dung | Thời hạn giải quyết | Lệ phí | Cơ quan thực hiện\n\n"
            "1 | Cấp sổ thuyền | 5 ngày | Phí, lệ phí | UBND xã\n\n2 | Đổi sổ thuyền | 3 ngày | Không | UBND xã\n",
            [],
        ),
        (
            "KẾ HOẠCH\nMở bến năm 2026\n\nTT | Nhiệm vụ | Chủ trì | Thời gian\n\nI | Đường | Đường | Đường\n\n"
            "1 | Mở đường | Sở Xây dựng | 2026\n\nII | Bến | Bến | Bến\n\n1 | Vá bến | Công an tỉnh | 2027\n",
            [("I.1", ("Sở Xây dựng",)), ("II.1", ("Công an tỉnh",))],
        ),
        (
            "Điều 7. Tổ chức thực hiện\n\n1. Sở Xây dựng\n\nSở Xây dựng chủ trì vá bến.\n\n2. UBND cấp xã\n\n"
            "a) Trông bến theo thẩm quyền.\n\nb) Báo cáo theo quy định.\n",
            [("7.1", ("Sở Xây dựng",)), ("7.2.a", ("UBND cấp xã",)), ("7.2.b", ("UBND cấp xã",))],
        ),
        (
            "Giữ bến mùa nước\n\nThực hiện Kế hoạch số 4/KH-UBND của UBND tỉnh về đò, UBND huyện đề nghị các xã làm "
            "các việc sau:\n\n- Vá đò.\n\n- Thả phao.\n",
            [("1", ("các xã",)), ("2", ("các xã",))],
        ),
        (
            "KẾ HOẠCH\nBỏ văn bản cũ\n\nSTT | Tên văn bản | Ngày ban hành | Ngày hết hiệu lực\n\n"
            "1 | Nội quy bến | 05/3/2020 | 01/5/2026\n",
            [],
        ),
        (
            "TIN MỚI\n\nGiữ bến mùa nước\n\nNgày 9/3, UBND tỉnh ban hành văn bản yêu cầu các sở, UBND các xã chủ động "
            "giữ bến:\n\n1. Khẩn trương vá đò.\n\n2. Theo dõi mực nước.\n\nBBT\n",
            [("1", ("các sở", "UBND các xã")), ("2", ("các sở", "UBND các xã"))],
        ),
        (
            "Giữ bến mùa nước\n\nNgày 9/3, UBND tỉnh họp với các sở về ba việc:\n\n1. Vá đò.\n\n2. Theo dõi mực nước."
            "\n\nBBT\n",
            [],
        ),
    ],
)
def test_who_watches_and_what_a_paper_repeats_of_an_order(text: str, rows: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(task.n, task.lead) for task in read_text(text).tasks] == rows
