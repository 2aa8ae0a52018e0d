"""Whole documents: every field of the constructed texts, and pages in the form that portals give them."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_cms.text import UnreadableSource, read_file, read_text
from kehoach_cms.text import reader as reader_module

from .scoring import differences

DATA = Path(__file__).parent / "data"


def text_of(name: str) -> str:
    return (DATA / name).read_bytes().decode()


@pytest.mark.parametrize("name", ["901", "902", "903", "904"])
def test_an_annotated_text_is_read_as_annotated(name):
    gold = json.loads(text_of(f"{name}.json"))
    assert differences(gold, read_text(text_of(f"{name}.txt")).to_schema()) == []


@pytest.fixture(scope="module")
def plan():
    return read_file(DATA / "plan_party_cell.txt")


@pytest.fixture(scope="module")
def page():
    return read_file(DATA / "news_page.txt")


def test_a_plan_without_letterhead_says_its_issuer_in_the_opening(plan):
    assert (plan.document_kind, plan.style, plan.doc_type) == ("plan", "party", "Kế hoạch")
    assert plan.issuer == "Đảng uỷ Sở Thủy lợi"
    assert plan.number is None and plan.date is None
    assert {one.code for one in plan.warnings} == {"no_number", "no_date"}


def test_a_plan_rests_on_what_its_opening_and_title_carry_out(plan):
    assert [str(one.number) for one in plan.basis] == ["45-KH/ĐUK", "12-ĐA/TU"]
    assert plan.basis[0].date == date(2023, 4, 20)


def test_tasks_come_with_units_and_times_from_label_lines(plan):
    tasks = {task.n: task for task in plan.tasks}
    assert list(tasks) == ["II.1", "II.2", "II.3", "III.1", "III.2"]
    assert tasks["II.1"].lead == ("Ban Chấp hành Đảng bộ", "Lãnh đạo Sở", "các chi bộ trực thuộc")
    assert tasks["II.1"].period.kind == "ongoing"
    assert tasks["II.2"].period.kind == "conditional"
    review = tasks["II.3"]
    assert review.cooperating == ("Lãnh đạo Sở", "các chi bộ trực thuộc", "các tổ chức đoàn thể")
    assert (review.period.start, review.period.end) == (date(2023, 7, 1), date(2023, 9, 30))
    assert review.text.startswith("Báo cáo sơ kết 05 năm") and "Đơn vị" not in review.text
    assert not review.duty


LETTERED = """KẾ HOẠCH
Dựng nhà tránh lũ năm 2026

II. NHIỆM VỤ
1. Rà soát, chốt danh sách 164 hộ.
a) Đơn vị chủ trì: Ủy ban nhân dân các xã vùng bãi.
b) Đơn vị phối hợp: Sở Xây dựng; Tỉnh đoàn.
c) Thời gian hoàn thành: Trước ngày 15/11/2026.
2. Hội nghị triển khai
a) Thời gian: Ngày 20/10/2026.
b) Địa điểm: Hội trường tỉnh.
c) Chủ trì: Sở Nông nghiệp và Môi trường.
3. Nghiệm thu
a) Sở Xây dựng hướng dẫn cách nghiệm thu trước ngày 01/12/2026.
b) Thời gian hoàn thành: Tháng 12/2026.
"""


def test_lettered_lines_that_only_say_who_and_when_belong_to_the_item_above():
    tasks = {task.n: task for task in read_text(LETTERED).tasks}
    assert list(tasks) == ["II.1", "II.2", "II.3.a"]
    first = tasks["II.1"]
    assert first.text == "Rà soát, chốt danh sách 164 hộ."
    assert first.lead == ("Ủy ban nhân dân các xã vùng bãi",)
    assert first.cooperating == ("Sở Xây dựng", "Tỉnh đoàn")
    assert first.period.end == date(2026, 11, 14)
    meeting = tasks["II.2"]
    assert (meeting.lead, meeting.period.kind) == (("Sở Nông nghiệp và Môi trường",), "day")


def test_duties_of_units_below_are_told_from_tasks(plan):
    first, second = plan.obligations
    assert (first.n, first.label, first.section_label) == ("III.1", "1", "III")
    assert first.section_title == "TỔ CHỨC THỰC HIỆN"
    assert first.lead == ("Các chi bộ trực thuộc",)
    assert (first.what, first.time_text) == ("issue_plan", "hoàn thành trong tháng 5/2023")
    assert (first.period.start, first.period.end) == (date(2023, 5, 1), date(2023, 5, 31))
    assert (second.what, second.period) == ("other", None)


def test_recipients_and_signature_are_read(plan):
    assert plan.recipients == (
        "Đảng ủy Khối (B/cáo)",
        "Lãnh đạo Sở",
        "Các chi bộ trực thuộc",
        "Website Sở",
        "Lưu Đảng ủy",
    )
    assert (plan.signer.authority, plan.signer.title, plan.signer.name) == (
        "T/M ĐẢNG ỦY",
        "BÍ THƯ",
        "Trần Thị Bích Ngọc",
    )


def test_markup_is_a_face_not_text(plan):
    block = next(one for one in plan.blocks if one.text.startswith("Các chi bộ trực thuộc"))
    assert "*" not in block.text
    assert [run.text for run in block.runs if run.bold] == ["hoàn thành trong tháng 5/2023"]


def test_blocks_know_their_task_and_sections_nest(plan):
    assert [block.task for block in plan.blocks if block.role == "task"] == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 4]
    assert [section.label for section in plan.sections] == ["I", "II", "III"]
    assert [section.title for section in plan.sections[0].sections] == ["Mục đích", "Yêu cầu"]


def test_a_page_of_news_gives_headline_lead_author_and_what_it_reports(page):
    assert (page.document_kind, page.style) == ("news", "press")
    assert page.headline.startswith("Ban Thường vụ Tỉnh ủy Hải Sơn ban hành Kế hoạch tổng kết")
    assert page.lead.startswith("Ngày 12/9/2023")
    assert page.author == "Thu Hà"
    assert str(page.about) == "77-KH/TU"
    assert page.tasks == ()


def test_a_page_of_news_is_freed_of_doubled_words_and_furniture(page):
    roles = [(block.role, block.text[:12]) for block in page.blocks]
    assert [role for role, _ in roles].count("headline") == 1
    assert [role for role, _ in roles].count("duplicate") == 2
    assert [block.text[:12] for block in page.body if block.role == "body"] == ["Mục đích của", "Việc tổng kế"]
    assert page.related_titles == (
        "Ngày hội đọc sách ở vùng cao",
        "Trao giải cuộc thi viết về bến đò xưa",
        "HỘI DIỄN VĂN NGHỆ 120 NĂM LÀNG VỌNG (1903 - 2023)",
    )
    assert [role for role, _ in roles].count("furniture") == 5


def test_captions_keep_their_place_and_their_second_line(page):
    assert [one.caption for one in page.pictures] == [
        "Ảnh 1: Đội chèo làng Vọng trong đêm diễn đầu mùa",
        "Ảnh 2: Học sinh trường làng dọn dẹp khu di tích bến đò cũ - Một buổi học ngoài trời của lớp năm",
    ]
    assert [page.blocks[one.block].kind for one in page.pictures] == ["picture", "picture"]


LETTER = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HẢI SƠN          Độc lập - Tự do - Hạnh phúc

Số: 326/UBND-KGVX          Hải Sơn, ngày 01 tháng 02 năm 2020
V/v tạm dừng lễ hội

Kính gửi: - Sở Văn hóa, Thể thao và Du lịch; - UBND các huyện, thành phố.

Thực hiện Chỉ thị số 06/CT-TTg ngày 31/01/2020 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Y tế, Công an tỉnh kiểm tra; báo cáo trước ngày 10/02/2020.
2. UBND các huyện, thành phố tạm dừng các lễ hội chưa khai mạc./.

Nơi nhận:
- Như trên;
- TT Tỉnh ủy (b/c);
- Lưu: VT, KGVX.          KT. CHỦ TỊCH
          PHÓ CHỦ TỊCH

          Lê Văn Bình
"""


def test_a_letter_in_two_columns_is_taken_apart():
    letter = read_text(LETTER)
    assert (letter.document_kind, letter.doc_type, str(letter.number)) == ("directive", "Công văn", "326/UBND-KGVX")
    assert (letter.issuer, letter.place, letter.date) == ("ỦY BAN NHÂN DÂN TỈNH HẢI SƠN", "Hải Sơn", date(2020, 2, 1))
    assert letter.title == "tạm dừng lễ hội"
    assert letter.addressees == ("Sở Văn hóa, Thể thao và Du lịch", "UBND các huyện, thành phố")
    assert [str(one.number) for one in letter.basis] == ["06/CT-TTg"]
    assert [task.lead for task in letter.tasks] == [
        ("Sở Văn hóa, Thể thao và Du lịch",),
        ("UBND các huyện, thành phố",),
    ]
    assert letter.tasks[0].cooperating == ("Sở Y tế", "Công an tỉnh")
    assert letter.tasks[0].period.end == date(2020, 2, 9)
    assert letter.recipients == ("Như trên", "TT Tỉnh ủy (b/c)", "Lưu: VT, KGVX")
    assert (letter.signer.authority, letter.signer.title, letter.signer.name) == (
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Bình",
    )


SCHEDULE = """KẾ HOẠCH
Năm học 2023-2024

I. Nhiệm vụ
1. Đổi mới quản lý.
II. Kế hoạch cụ thể

| Thời gian | Nội dung | Người thực hiện |
|---|---|---|
| Tháng 9/2023 | Khai giảng | Hiệu trưởng các trường |
| Từ 01/11 đến 20/11/2023 | Thi đua chào mừng 20/11 | Công đoàn, Đoàn Thanh niên |

III. TỔ CHỨC THỰC HIỆN
- Phòng Giáo dục và Đào tạo theo dõi các trường thực hiện.
- Các trường gửi báo cáo trước ngày 15/9/2023.
"""


def test_a_schedule_without_numbers_and_dashes_without_numbers_are_tasks():
    tasks = read_text(SCHEDULE).tasks
    assert [task.n for task in tasks] == ["I.1", "1", "2", "III", "III#2"]
    assert tasks[2].lead == ("Công đoàn", "Đoàn Thanh niên")
    assert (tasks[2].period.start, tasks[2].period.end) == (date(2023, 11, 1), date(2023, 11, 20))
    assert [(task.lead, task.duty) for task in tasks[3:]] == [
        (("Phòng Giáo dục và Đào tạo",), True),
        (("Các trường",), True),
    ]


def test_a_letter_that_breaks_off_behind_the_unit_it_asks_sets_no_task():
    letter = "Số: 12/UBND-VX\n\nKính gửi: Sở Nội vụ\n\nĐể **tổng hợp**, Ủy ban nhân dân tỉnh đề nghị Sở Nội vụ"
    assert read_text(letter).tasks == ()
    assert [task.text for task in read_text(f"{letter} báo cáo.").tasks] == ["báo cáo."]


def test_every_line_of_a_text_has_its_place():
    for name in ("901.txt", "902.txt", "903.txt", "904.txt", "plan_party_cell.txt", "news_page.txt"):
        document = read_text(text_of(name))
        assert document.unplaced == ()
        assert document.counts_in["lines"] == document.counts_out["lines"]


def test_evidence_points_into_the_text(plan):
    start, end, sure = plan.evidence["issuer"]
    assert plan.text[start:end] == "Đảng uỷ Sở Thủy lợi" and 0 < sure <= 1
    for one in (*plan.citations, *plan.basis):
        assert plan.text[one.start : one.end] == one.text


def test_a_text_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(reader_module, "MAX_TEXT", 10)
    with pytest.raises(UnreadableSource) as refused:
        read_text("x" * 11)
    assert refused.value.code == "too_large" and refused.value.params["limit"] == 10


def test_a_text_of_more_lines_than_memory_holds_is_refused(monkeypatch):
    monkeypatch.setattr(reader_module, "MAX_LINES", 10)
    with pytest.raises(UnreadableSource) as refused:
        read_text("a\n" * 11)
    assert refused.value.params["what"] == "lines"


LINES = st.lists(
    st.sampled_from(
        [
            "KẾ HOẠCH",
            "I- NHIỆM VỤ",
            "1. Sở Tài chính: Chủ trì",
            "- Thời gian: Quý I",
            "| STT | Nội dung | Chủ trì | Thời gian |",
            "| 1 | a | Sở A | 2024 |",
            "Nơi nhận:",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Lê Văn A",
            "Ảnh 1: b",
            "Tin khác",
            "",
            "*đậm* và **nhạt**",
            "Điều 1. Giao Sở A",
            "Căn cứ Luật Đất đai năm 2013;",
            "Thực hiện Kế hoạch số 98-KH/TU, UBND xã ban hành",
            "PHỤ LỤC I",
            "a) b",
            "1.1. c",
            "Số: 1/KH-UBND",
            "---",
        ]
    ),
    max_size=16,
).map("\n".join)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=300), LINES))
def test_any_text_is_read_with_nothing_lost(text):
    document = read_text(text)
    assert document.counts_in["lines"] == document.counts_out["lines"] + document.counts_out["unplaced"]
    for one in (*document.citations, *document.basis):
        assert text[one.start : one.end] == one.text
    for part in (*document.tasks, *document.blocks, *document.evidence.values()):
        assert 0 <= part.start <= part.end <= len(text)
    assert all(document.blocks[one.block].kind == "picture" for one in document.pictures)
    json.dumps(document.to_schema())
