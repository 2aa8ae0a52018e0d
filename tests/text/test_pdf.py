"""Reading the text layer of a PDF: columns side by side, ruled tables, paragraphs over lines and pages."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import UnreadableSource, read_file

from .pdf_writer import WIDTH, Placed, Rule, pdf, placed_pdf

pytest.importorskip("pdfplumber", exc_type=ImportError)

LEFT, RIGHT = 85.0, 553.0


def justified(words: str, top: float, indent: float = 36) -> list[Placed]:
    """A paragraph set in lines of the full width, every word at its place so that each line but the last is full."""
    lines: list[list[str]] = [[]]
    for word in words.split():
        start = LEFT + (indent if len(lines) == 1 else 0)
        if start + WIDTH * len(" ".join([*lines[-1], word])) > RIGHT:
            lines.append([])
        lines[-1].append(word)
    placed: list[Placed] = []
    for number, line in enumerate(lines):
        start = LEFT + (indent if number == 0 else 0)
        letters = WIDTH * sum(map(len, line))
        space = (RIGHT - start - letters) / max(1, len(line) - 1) if number < len(lines) - 1 else WIDTH
        x = start
        for word in line:
            placed.append((x, top + 16 * number, word))
            x += WIDTH * len(word) + space
    return placed


def centred(words: str, top: float, left: float = LEFT, right: float = RIGHT) -> Placed:
    return ((left + right) / 2 - WIDTH * len(words) / 2, top, words)


HEAD = [
    centred("ỦY BAN NHÂN DÂN", 60, 85, 250),
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 270, 553),
    centred("TỈNH SÔNG THAO", 76, 85, 250),
    centred("Độc lập - Tự do - Hạnh phúc", 76, 270, 553),
    centred("Số: 163/KH-UBND", 100, 85, 250),
    centred("Sông Thao, ngày 05 tháng 3 năm", 100, 270, 553),
    centred("2026", 116, 270, 553),
    centred("KẾ HOẠCH", 150),
    centred("Trồng cây trên các bãi bồi ven sông", 166),
    centred("năm 2026", 182),
]
TASK = (
    "1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ủy ban nhân dân các xã, phường trồng 40.000 cây chắn sóng "
    "dọc bãi bồi; cấp cây giống cho các hộ đã đăng ký, hoàn thành trước ngày 30/9/2026."
)
END = [
    (85.0, 300.0, "Nơi nhận:"),
    centred("TM. ỦY BAN NHÂN DÂN", 300, 300, 553),
    (85.0, 316.0, "- Thường trực Tỉnh ủy;"),
    centred("CHỦ TỊCH", 316, 300, 553),
    (85.0, 332.0, "- Các xã, phường;"),
    (85.0, 348.0, "- Lưu: VT."),
    centred("Hà Thị Vân", 400, 300, 553),
]


def test_a_letterhead_and_a_signature_are_columns_side_by_side() -> None:
    body = justified("Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng cây với các nhiệm vụ như sau:", 210)
    plan = read_file(placed_pdf([[*HEAD, *body, *justified(TASK, 236), *END]]), "kh.pdf")
    assert (str(plan.number), plan.date, plan.place) == ("163/KH-UBND", date(2026, 3, 5), "Sông Thao")
    assert plan.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO"
    assert plan.title == "Trồng cây trên các bãi bồi ven sông năm 2026"
    assert plan.recipients == ("Thường trực Tỉnh ủy", "Các xã, phường", "Lưu: VT")
    assert plan.signer is not None
    assert (plan.signer.authority, plan.signer.title, plan.signer.name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hà Thị Vân",
    )


def test_a_paragraph_goes_on_over_its_lines_and_over_the_end_of_a_page() -> None:
    lines = justified(TASK, 780)
    first = [placed for placed in lines if placed[1] < 800]
    second = [(x, y - 720, word) for x, y, word in lines if y >= 800]
    plan = read_file(placed_pdf([[*HEAD, *first, centred("1", 820)], [centred("2", 30), *second]]), "kh.pdf")
    [task] = plan.tasks
    assert task.text.endswith("hoàn thành trước ngày 30/9/2026.")
    assert task.lead == ("Sở Nông nghiệp và Môi trường",)
    assert task.period is not None and task.period.end == date(2026, 9, 29)
    assert [one.text for one in plan.unplaced] == ["1", "2"]


def grid(columns: list[float], rows: list[float]) -> list[Rule]:
    across = [(columns[0], y, columns[-1], y) for y in rows]
    return [*across, *((x, rows[0], x, rows[-1]) for x in columns)]


COLUMNS = [85.0, 115.0, 265.0, 370.0, 470.0, 553.0]
TITLES = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]


def row_at(top: float, cells: list[str]) -> list[Placed]:
    """A row's words; a cell's line ends are lines below one another."""
    return [
        (x + 4, top + 14 * n, line)
        for x, cell in zip(COLUMNS, cells, strict=False)
        for n, line in enumerate(cell.split("\n"))
        if line
    ]


def test_a_ruled_table_is_read_by_its_cells_and_goes_on_behind_the_page() -> None:
    first = [
        *HEAD,
        *row_at(220, TITLES),
        *row_at(240, ["1", "Cấp cây giống cho\n164 hộ", "Sở Tài chính", "Các xã", "Quý II/2026"]),
    ]
    second = [
        *row_at(60, TITLES),
        *row_at(80, ["2", "Nghiệm thu", "Sở Nông nghiệp\nvà Môi trường", "", "12/2026"]),
    ]
    rules = [grid(COLUMNS, [206, 226, 262]), grid(COLUMNS, [46, 66, 102])]
    plan = read_file(placed_pdf([first, second], rules), "kh.pdf")
    assert [(task.n, task.text, task.lead, task.time_text) for task in plan.tasks] == [
        ("1", "Cấp cây giống cho 164 hộ", ("Sở Tài chính",), "Quý II/2026"),
        ("2", "Nghiệm thu", ("Sở Nông nghiệp và Môi trường",), "12/2026"),
    ]
    assert plan.tasks[0].cooperating == ("Các xã",)


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    page = read_file(placed_pdf([[*HEAD, *justified(TASK, 220)]], [grid([80, 560], [200, 270])]), "kh.pdf")
    assert [block.kind for block in page.blocks if block.role in ("body", "task")] == ["item"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("các thôn trồng cây dọc bờ kênh, xong trước ngày", "28/02/2026.", True),
        ("các thôn trồng cây", "dọc bờ kênh.", True),
        ("các thôn trồng cây.", "- Các hộ chăm cây.", False),
        ("các thôn trồng cây", "Nơi nhận:", False),
        ("TRỒNG CÂY", "Trường học chăm cây.", False),
    ],
)
def test_ragged_lines_are_joined_where_the_sentence_goes_on(first: str, second: str, joined: bool) -> None:
    text = read_file(pdf([["Mở đầu văn bản có đủ chữ để đọc.", "", first, second]]), "x.pdf").text
    assert (f"{first} {second}" in text) is joined


def test_the_text_layer_of_a_pdf_is_read_with_broken_lines_joined() -> None:
    lines = [
        "KẾ HOẠCH",
        "Trồng cây đầu xuân năm 2024",
        "",
        "Căn cứ Kế hoạch số 98-KH/TU ngày 18/8/2022 của Ban Thường vụ Tỉnh",
        "ủy về trồng cây, UBND xã ban hành kế hoạch:",
    ]
    lines += ["1. Các thôn trồng cây dọc bờ kênh, hoàn thành trước ngày", "28/02/2024.", "2"]
    plan = read_file(pdf([lines, ["3. Trường học chăm sóc vườn cây.", "3"]]), "kh.pdf")
    assert (plan.document_kind, plan.title) == ("plan", "Trồng cây đầu xuân năm 2024")
    assert [str(one.number) for one in plan.basis] == ["98-KH/TU"]
    assert plan.tasks[0].period.end == date(2024, 2, 27)
    assert [one.where for one in plan.unplaced] == ["page number 1", "page number 2"]


def test_a_scan_without_words_is_refused_with_the_number_of_its_pages() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_file(placed_pdf([[], [], []]), "scan.pdf")
    assert (refused.value.code, refused.value.params["pages"]) == ("no_text_layer", 3)
