"""Tables of tasks that a copy left without their lines: cells parted by tabs, or each on a line of its own."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import ParsedDocument, read_text

HEAD = "KẾ HOẠCH\nKiểm kê bến đò năm 2026\n\nII. NHIỆM VỤ\n"
BELOW = "\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng theo dõi việc thực hiện.\n"
TABBED = (
    "STT\tNội dung công việc\tĐơn vị thực hiện\tĐơn vị phối hợp\tThời gian\n"
    "1\tKiểm kê bến đò\tSở Xây dựng\tCông an tỉnh; UBND các xã\tQuý II/2026\n"
    "2\tCắm biển báo\tUBND các xã\t\tTrước 30/9/2026\n"
)
STACKED = (
    "TT\nNội dung công việc\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\n"
    "I\nBến đò ngang\n1\nKiểm kê bến đò\nSở Xây dựng\nCông an tỉnh;\nUBND các xã\nQuý II/2026\n"
    "2\nCắm biển báo\nUBND các xã\n\nTrước 30/9/2026\n"
)


def check(found: ParsedDocument) -> None:
    first, second, last = found.tasks
    assert (first.n, first.text, first.lead) == ("1", "Kiểm kê bến đò", ("Sở Xây dựng",))
    assert first.cooperating == ("Công an tỉnh", "UBND các xã")
    assert first.period is not None and first.period.end == date(2026, 6, 30)
    assert (second.text, second.lead, second.cooperating) == ("Cắm biển báo", ("UBND các xã",), ())
    assert second.period is not None and second.period.end == date(2026, 9, 29)
    assert (last.n, last.lead) == ("III.1", ("Sở Xây dựng",))
    assert not found.unplaced


def test_cells_parted_by_tabs_are_a_table() -> None:
    check(read_text(HEAD + TABBED + BELOW))


def test_cells_below_one_another_are_put_together_by_their_shape() -> None:
    found = read_text(HEAD + STACKED + BELOW)
    check(found)
    assert found.tasks[0].section_title == "Bến đò ngang"


def test_short_lines_that_head_no_tasks_stay_paragraphs() -> None:
    found = read_text(HEAD + "TT\nTên bến\nĐịa chỉ\nSố đò\n1\nBến Thao\nXã Hợp Thành\n4\n" + BELOW)
    assert [task.n for task in found.tasks] == ["III.1"]
    assert not any(block.kind == "table" for block in found.blocks)


def test_dashes_with_label_lines_of_their_own_are_tasks_each() -> None:
    found = read_text(
        HEAD + "1. Công tác chỉ đạo\n- Ban hành văn bản về bến đò.\n+ Đơn vị thực hiện: Sở Xây dựng;\n"
        "+ Thời gian: Quý II/2026.\n- Kiện toàn tổ công tác.\n"
        "+ Đơn vị thực hiện: UBND các xã;\n+ Thời gian: Tháng 4/2026.\n"
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("II.1", ("Sở Xây dựng",), "Quý II/2026"),
        ("II.1#2", ("UBND các xã",), "Tháng 4/2026"),
    ]


def test_a_cell_of_tabs_may_have_lines_of_its_own_and_several_steps() -> None:
    found = read_text(
        "PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ\nNội dung\tPhân công\tTiến độ\tSản phẩm\n"
        "1. Kiểm kê bến đò\n(mục 2 của Đề án)\tChủ trì: Sở Xây dựng.\n"
        "Phối hợp: Công an tỉnh, UBND các xã, phường.\tĐếm phao quý II/2026; 80% bến năm 2027, 100% bến năm 2028; "
        "duy trì đến 2030.\tSổ bến\n2. Cắm biển\tChủ trì: UBND các xã\tQuý III/2026\tBiển báo\n"
        "Ghi chú: kinh phí theo dự toán.\n"
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("1", ("Sở Xây dựng",), "quý II/2026"),
        ("1#2", ("Sở Xây dựng",), "năm 2027"),
        ("1#3", ("Sở Xây dựng",), "năm 2028"),
        ("1#4", ("Sở Xây dựng",), "đến 2030"),
        ("2", ("UBND các xã",), "Quý III/2026"),
    ]
    assert found.tasks[0].cooperating == ("Công an tỉnh", "UBND các xã, phường")
    assert [task.text for task in found.tasks[1:3]] == ["80% bến năm 2027", "100% bến năm 2028"]
    assert not found.unplaced


def test_a_group_line_between_rows_of_tabs_heads_them() -> None:
    rows = TABBED.replace("1\tKiểm", "I. Bến đò ngang\n1\tKiểm").replace("2\tCắm", "II. Biển báo\n2\tCắm")
    found = read_text(HEAD + rows + BELOW)
    check(found)
    assert [task.section_title for task in found.tasks[:2]] == ["I. Bến đò ngang", "II. Biển báo"]


@pytest.mark.parametrize(
    ("cell", "lead", "helpers"),
    [
        ("Sở A chủ trì; các sở, ban, ngành phối hợp", ("Sở A",), ("các sở, ban, ngành",)),
        ("Sở A (chủ trì), Sở B (phối hợp)", ("Sở A",), ("Sở B",)),
        ("Sở A (chủ trì); Sở B, Công an tỉnh", ("Sở A",), ("Sở B", "Công an tỉnh")),
        ("Sở A chủ trì, phối hợp với Sở B", ("Sở A",), ("Sở B",)),
        ("Chủ trì: Sở A; phối hợp: Sở B", ("Sở A",), ("Sở B",)),
        ("Sở A và Sở B đồng chủ trì", ("Sở A", "Sở B"), ()),
        ("Sở A chủ trì", ("Sở A",), ()),
    ],
)
def test_one_cell_may_say_who_leads_and_who_helps(cell: str, lead: tuple[str, ...], helpers: tuple[str, ...]) -> None:
    named = cell.replace("Sở A", "Sở Xây dựng").replace("Sở B", "Sở Tài chính")
    found = read_text(HEAD + f"STT\tNội dung\tĐơn vị thực hiện\tThời gian\n1\tKiểm kê\t{named}\tQuý II/2026\n" + BELOW)
    names = {"Sở A": "Sở Xây dựng", "Sở B": "Sở Tài chính"}
    assert found.tasks[0].lead == tuple(names.get(one, one) for one in lead)
    assert found.tasks[0].cooperating == tuple(names.get(one, one) for one in helpers)
