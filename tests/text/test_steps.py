"""Steps of a procedure, who is asked below who asks, dashes that go on with a list, columns of notes."""

from __future__ import annotations

import pytest

from kehoach_cms.text import ParsedDocument, parse_period, read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Thao, ngày 05 tháng 3 năm 2026\n\n"
PLAN = "KẾ HOẠCH\nVá thuyền năm 2026\n\n"
DUTIES = "III. TỔ CHỨC THỰC HIỆN\n"
LETTER = "SỞ BẾN BÃI\nSố: 9/SBB-VP\nV/v vá thuyền\n" + STATE + "Kính gửi: Các xã.\n\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Páo\n"
COMMITTEE = (
    "NGHỊ QUYẾT\nVỀ GIÁM SÁT BẾN ĐÒ\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n"
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992 được sửa đổi theo Nghị quyết số 51/2001/QH10;\n"
    "Trên cơ sở xem xét Báo cáo số 4/BC-CP ngày 02/3/2026 của Chính phủ,\nQUYẾT NGHỊ:\n"
)


def rows(found: ParsedDocument) -> list[tuple[str, tuple[str, ...], str]]:
    return [(task.n, task.lead, task.time_text) for task in found.tasks]


def test_a_step_is_a_task_of_whom_the_paragraph_below_names() -> None:
    found = read_text(
        PLAN + "II. NỘI DUNG THỰC HIỆN\n2. Trình tự vá thuyền\n2.1. Bước 1:\n"
        "2.1.a. Lập danh sách thuyền:\nỦy ban nhân dân xã lập danh sách thuyền phải vá.\n"
        "Thời gian hoàn tất: trước ngày 20/6/2026.\n"
        "2.2. Bước 2: Thẩm định danh sách.\nTrên cơ sở đề nghị của các xã, Sở Bến bãi thẩm định danh sách.\n"
        "Thời gian hoàn tất: trước ngày 20/7/2026.\n"
    )
    assert rows(found) == [
        ("II.2.1.a", ("Ủy ban nhân dân xã",), "trước ngày 20/6/2026"),
        ("II.2.2", ("Sở Bến bãi",), "trước ngày 20/7/2026"),
    ]


def test_a_step_is_an_item_without_a_number_too() -> None:
    found = read_text(
        PLAN
        + "II. NỘI DUNG THỰC HIỆN\n1. Kiểm tra thuyền\nBước 1: Lập danh sách thuyền\n- Đơn vị thực hiện: UBND xã.\n"
        "- Thời gian: trước ngày 20/6/2026.\nBước 2: Thẩm định danh sách\n"
        "Căn cứ đề nghị của các xã, Sở Nội vụ thẩm định trước ngày 20/7/2026.\n2. Sở Nội vụ kiểm tra phao.\n"
    )
    assert rows(found) == [
        ("II.1.1", ("UBND xã",), "trước ngày 20/6/2026"),
        ("II.1.2", ("Sở Nội vụ",), "trước ngày 20/7/2026"),
        ("II.2", ("Sở Nội vụ",), ""),
    ]


def test_who_is_asked_has_to_act_and_not_who_asks() -> None:
    found = read_text(
        COMMITTEE
        + "Điều 2.\nỦy ban thường vụ Quốc hội yêu cầu Chính phủ, Thủ tướng Chính phủ thực hiện các việc sau đây:\n"
        "1. Vá thuyền xong trong hai năm 2026 - 2027.\n2. Phê duyệt Đề án bến đò trong năm 2026.\n"
        "Điều 3.\n1. Kết thúc năm 2027, Chính phủ báo cáo Ủy ban thường vụ Quốc hội kết quả.\n"
    )
    government = ("Chính phủ", "Thủ tướng Chính phủ")
    assert rows(found) == [
        ("2.1", government, "trong hai năm 2026 - 2027"),
        ("2.2", government, "trong năm 2026"),
        ("3.1", ("Chính phủ",), "Kết thúc năm 2027"),
    ]


def test_the_body_over_the_grounds_is_the_issuer_and_no_part_of_the_title() -> None:
    found = read_text(COMMITTEE + "Điều 1.\nTán thành báo cáo.\n")
    assert (found.title, found.issuer) == ("VỀ GIÁM SÁT BẾN ĐÒ", "ỦY BAN THƯỜNG VỤ QUỐC HỘI")
    assert [str(number) for number in found.to_schema()["basis"]] == ["51/2001/QH10"]


def test_dashes_that_begin_with_units_go_on_with_the_list_of_a_letter() -> None:
    found = read_text(
        LETTER + "Sở có ý kiến như sau:\n- Đồng ý tổ chức hội đua lúc 7 giờ ngày 28/4/2026.\n"
        "Chương trình hội đua được bổ sung hai nội dung.\n"
        "- Giao Đội Thuyền trực tiếp lo phần thuyền gồm: vá thuyền, sơn thuyền.\n- Phòng Bến bãi: chuẩn bị phao.\n"
        "- UBND các xã có tên trong danh sách, chuyển thuyền đến bến.\n- Thuyền cũ để lại bến.\n" + SIGNED
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("1", ("Đội Thuyền",)),
        ("2", ("Phòng Bến bãi",)),
        ("3", ("UBND các xã",)),
    ]


def test_below_a_group_the_paragraph_names_who_is_asked() -> None:
    found = read_text(
        PLAN + DUTIES + "1. Sở Bến bãi: Vá thuyền.\n2. Đối với các tổ chức khác\n"
        "Đề nghị Hội Đò dọc, Hội Đò ngang... phát động hội đua, phối hợp với chính quyền các cấp trong việc giữ bến.\n"
        "3. Chế độ phối hợp, báo cáo\n- Các xã kiểm tra bến khi có yêu cầu.\n- Sở Bến bãi báo cáo UBND tỉnh.\n"
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("III.1", ("Sở Bến bãi",)),
        ("III.2", ("Hội Đò dọc", "Hội Đò ngang")),
        ("III.3", ("Các xã",)),
        ("III.3#2", ("Sở Bến bãi",)),
    ]
    assert found.tasks[1].cooperating == ("chính quyền các cấp",)


@pytest.mark.parametrize(
    ("head", "cell", "partners"),
    [
        (
            "Ghi chú & Đơn vị phối hợp",
            "Phối hợp các phòng thuộc Sở, UBND cấp xã",
            ("các phòng thuộc Sở", "UBND cấp xã"),
        ),
        ("Ghi chú & Đơn vị phối hợp", "Đã trình Sở Bến bãi", ()),
        ("Ghi chú & Đơn vị phối hợp", "Thực hiện sau khi Bộ Bến bãi cho phép", ()),
        ("Ghi chú & Đơn vị phối hợp", "Sở Bến bãi", ("Sở Bến bãi",)),
        ("Đơn vị phối hợp", "Phối hợp với Sở Bến bãi", ("Sở Bến bãi",)),
        ("Đơn vị phối hợp", "Xưởng Đúc Sông Thao", ("Xưởng Đúc Sông Thao",)),
    ],
)
def test_a_column_of_notes_names_partners_only_where_it_says_so(
    head: str, cell: str, partners: tuple[str, ...]
) -> None:
    found = read_text(
        f"| STT | Nội dung | Đơn vị chủ trì | Thời gian | {head} |\n|---|---|---|---|---|\n"
        f"| 1 | Vá thuyền | Đội Thuyền | Quý III/2026 | {cell} |\n"
    )
    assert [task.cooperating for task in found.tasks] == [partners]


@pytest.mark.parametrize(
    "cell",
    [
        "Sở Nội vụ chủ trì, phối hợp với Sở Y tế",
        "Sở Nội vụ; Sở Y tế phối hợp",
        "Sở Nội vụ (phối hợp với Sở Y tế)",
        "Sở Nội vụ (chủ trì), Sở Y tế (phối hợp)",
    ],
)
def test_a_column_of_both_roles_tells_them_apart(cell: str) -> None:
    found = read_text(
        "| STT | Nội dung | Cơ quan chủ trì, phối hợp | Thời gian |\n|---|---|---|---|\n"
        f"| 1 | Vá thuyền | {cell} | Quý III/2026 |\n"
    )
    assert [(task.lead, task.cooperating) for task in found.tasks] == [(("Sở Nội vụ",), ("Sở Y tế",))]


def test_a_clause_behind_a_semicolon_that_gives_to_others_is_a_task_of_theirs() -> None:
    found = read_text(
        LETTER + "Sở có ý kiến như sau:\n1. Giao Đội Thuyền sửa chữa thuyền; giao UBND xã Bến Thao tổ chức giữ bến.\n"
        "2. Phòng Bến bãi kiểm tra phao; báo cáo Giám đốc.\n" + SIGNED
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("1", ("Đội Thuyền",)),
        ("1#2", ("UBND xã Bến Thao",)),
        ("2", ("Phòng Bến bãi",)),
    ]


def test_the_same_partner_counts_once_and_a_bare_word_names_nobody() -> None:
    found = read_text(
        PLAN
        + DUTIES
        + "1. Đội Thuyền\n- Phối hợp với phòng Vật tư kiểm tra thuyền.\n- Phối hợp với Phòng Vật tư rà soát phao.\n"
        "- Chủ trì hoặc phối hợp với đơn vị trong một số việc.\n2. Sở Bến bãi\n- Giữ bến.\n"
    )
    assert found.tasks[0].cooperating == ("phòng Vật tư",)


def test_whom_something_concerns_is_no_task() -> None:
    found = read_text(
        PLAN + "II. NHIỆM VỤ\n1. Thuyền đã đăng ký trước ngày 15/6/2026 có một trong các điều kiện sau:\n- Thuyền cũ.\n"
        "- Thuyền thủng.\n2. Sở Bến bãi vá thuyền.\n"
    )
    assert [task.n for task in found.tasks] == ["II.2"]


def test_three_strokes_that_a_scanner_joined_are_the_third_section() -> None:
    found = read_text(PLAN + "HI. TỔ CHỨC  THỰC HIỆN\n1. Sở  Bến bãi\n- Vá thuyền.\n2. Đội Thuyền\n- Giữ bến.\n")
    assert [task.n for task in found.tasks] == ["III.1", "III.2"]


def test_what_is_enclosed_below_a_closing_in_cells_is_read() -> None:
    found = read_text(
        "QUYẾT ĐỊNH\nVề vá thuyền\n\nĐiều 1. Ban hành Kế hoạch vá thuyền.\n\n"
        "| Nơi nhận: - Như Điều 1; - Sở Bến bãi; - L ưu : VT. | CHỦ TỊCH Lò Văn Páo |\n\n"
        "II. NỘI DUNG THỰC HIỆN\n1. Sở Nội vụ vá thuyền trước ngày 20/6/2026.\n"
    )
    assert [(task.n, task.lead) for task in found.tasks] == [("II.1", ("Sở Nội vụ",))]
    assert len(found.recipients) == 3


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Kết thúc năm 2027", "by"), ("kết thúc quý I/2026", "by"), ("sau khi kết thúc năm 2026", "year")],
)
def test_a_year_that_has_ended_is_the_last_day(words: str, kind: str) -> None:
    assert parse_period(words, year=2026).kind == kind
