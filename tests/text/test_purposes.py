"""Names that say what a unit is for, times told from names, and what stands beside the tasks of a list."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_cms.text import read_text
from kehoach_cms.text.assignment import leading_units, partners, units_of
from kehoach_cms.text.glued import lost_spaces
from kehoach_cms.text.periods import parse_period
from kehoach_cms.text.task_times import time_phrases


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Trung tâm Giám sát vận chuyển BXTT, BXNB đường dài: Chủ trì việc xếp xe.", None),
        ("Trung tâm Điều hành giám sát bến đò chủ trì lắp đèn.", None),
        ("Ban Vận động xây dựng nhà tình nghĩa có trách nhiệm quyên góp.", None),
        ("Ban Chỉ đạo thực hiện hỗ trợ ghe thuyền cho hộ nghèo ven sông tổ chức kiểm tra từng bến.", None),
        ("Ban Chỉ đạo thực hiện các nội dung được giao.", ["Ban Chỉ đạo"]),
        ("Ban Chỉ đạo hỗ trợ các xã tổ chức kiểm tra.", ["Ban Chỉ đạo"]),
        ("Ban Quản lý kiểm tra hồ sơ: số lượng, chất lượng.", ["Ban Quản lý"]),
        ("Cục Thủy lợi, Kênh mương và Bến bãi chủ trì.", ["Cục Thủy lợi, Kênh mương và Bến bãi"]),
        ("Sở Tài chính, Kế hoạch và Đầu tư chủ trì.", ["Sở Tài chính", "Kế hoạch và Đầu tư"]),
        ("Cục Dạy nghề và Giáo dục thường xuyên chủ trì.", ["Cục Dạy nghề và Giáo dục thường xuyên"]),
        ("Các công đoàn cấp trên trực tiếp cơ sở bổ sung danh sách.", ["Các công đoàn cấp trên trực tiếp cơ sở"]),
        ("Ngoài ra, đề nghị các xã báo cáo kết quả.", ["các xã"]),
        ("Ngoài ra, giao Sở Đò ngang kiểm tra.", ["Sở Đò ngang"]),
        ("Cuối vụ, các xã tổng kết việc thu phao.", ["các xã"]),
    ],
)
def test_a_unit_is_named_with_what_it_is_for(sentence: str, names: list[str] | None) -> None:
    found = leading_units(sentence)
    assert found is not None
    wanted = names or [sentence[: found.action].rstrip(" :")]
    assert units_of(sentence[found.start : found.end]) == wanted
    assert names is not None or len(wanted[0].split()) > 5


def test_partners_may_be_forces() -> None:
    sentence = "Trường phối hợp lực lượng dân quân và chính quyền địa phương dọn kênh."
    assert [sentence[slice(*span)] for span in partners(sentence)] == ["lực lượng dân quân và chính quyền địa phương"]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Mỗi học kỳ tổ chức một buổi bơi thuyền.", "Mỗi học kỳ", "recurring"),
        ("Tổ chức kiểm tra, đánh giá định kỳ việc neo đậu tại các bến.", "định kỳ", "recurring"),
        ("Tham mưu báo cáo định kỳ theo yêu cầu của cấp trên.", "định kỳ theo yêu cầu của cấp trên", "recurring"),
        ("Nêu việc neo đậu trong buổi sinh hoạt định kỳ.", "", ""),
        ("Cuối vụ, các xã tổng kết việc thu phao.", "Cuối vụ", "conditional"),
    ],
)
def test_what_comes_again_is_told_from_what_is_called_so(sentence: str, words: str, kind: str) -> None:
    found = [sentence[begin:end] for begin, end, _ in time_phrases(sentence)]
    assert found[:1] == ([words] if words else [])
    assert not words or parse_period(words).kind == kind


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        (
            "bắt đầu ngày 25/1/2027 (tức ngày 18 tháng chạp) đến hết ngày 9/2/2027",
            "period",
            date(2027, 1, 25),
            date(2027, 2, 9),
        ),
        ("ngày thứ hai, 22 tháng 11 năm 2027", "day", date(2027, 11, 22), date(2027, 11, 22)),
        ("1/2 ngày (buổi sáng), Thứ Năm, ngày 30/7/2026", "day", date(2026, 7, 30), date(2026, 7, 30)),
    ],
)
def test_a_day_is_read_beside_its_name_in_another_calendar(words: str, kind: str, start: date, end: date) -> None:
    sentence = f"Các bến đò nghỉ {words}."
    first, last, _ = time_phrases(sentence)[0]
    assert sentence[first:last] in words
    found = parse_period(words)
    assert (found.kind, found.start, found.end) == (kind, start, end)


@pytest.mark.parametrize(
    ("held", "words", "end"),
    [
        ("1. Thời gian: ngày 30/7/2026.", "trước 05 ngày tổ chức Hội nghị", date(2026, 7, 25)),
        ("1. Thời gian: ngày 30/7/2026.", "sau 05 ngày kết thúc Hội nghị", date(2026, 8, 4)),
        ("1. Địa điểm: bến Thượng.", "trước 05 ngày tổ chức Hội nghị", None),
    ],
)
def test_days_are_counted_from_an_event_whose_day_the_text_names(held: str, words: str, end: date | None) -> None:
    found = read_text(
        f"KẾ HOẠCH\nHội nghị các bến đò\n\nI. THỜI GIAN, ĐỊA ĐIỂM\n{held}\n\nII. TỔ CHỨC THỰC HIỆN\n"
        f"1. Các xã gửi danh sách về Sở Đò ngang {words}."
    )
    period = found.tasks[-1].period
    assert period is not None
    assert (period.kind, period.end) == ("relative", end)


def test_a_paragraph_with_a_time_of_its_own_is_a_task_beside_the_others() -> None:
    found = read_text(
        "KẾ HOẠCH\nDạy bơi năm 2026\n\nI. NHIỆM VỤ, GIẢI PHÁP\n1. Công tác tuyên truyền\nTreo áp phích ở các bến.\n"
        "Đưa nội dung bơi lội vào giờ sinh hoạt.\nMỗi học kỳ tổ chức một buổi bơi thuyền cho học sinh.\n"
        "2. Công tác phao cứu sinh\nPhát phao cho các đò ngang.\nKiểm đếm phao tại bến."
    )
    assert [(task.n, task.time_text) for task in found.tasks] == [("I.1", ""), ("I.1#2", "Mỗi học kỳ"), ("I.2", "")]


def test_paragraphs_below_a_heading_without_unit_are_led_by_whom_the_first_names() -> None:
    found = read_text(
        "KẾ HOẠCH\nPhao bến năm 2026\n\nIII. NHIỆM VỤ\n1. Tăng cường kiểm tra các bến\n"
        "Uỷ ban Kiểm tra Đảng uỷ chủ động lập danh sách bến.\nTheo dõi việc sửa phao sau kiểm tra."
    )
    assert [(task.n, task.lead) for task in found.tasks] == [("III.1", ("Uỷ ban Kiểm tra Đảng uỷ",))]


def test_a_section_of_who_reports_needs_no_numbers_and_closing_words_are_no_task() -> None:
    found = read_text(
        "KẾ HOẠCH\nPhao bến năm 2026\n\nI. CHẾ ĐỘ THÔNG TIN, BÁO CÁO\n"
        "Các bộ phận liên quan báo cáo kết quả sửa phao về Ban Giám hiệu.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n- Tổ Văn phòng lập sổ phao.\n"
        "- Các bộ phận, cá nhân được phân công nghiêm túc triển khai thực hiện Kế hoạch này."
    )
    assert [(task.n, task.lead) for task in found.tasks] == [
        ("I", ("Các bộ phận liên quan",)),
        ("II", ("Tổ Văn phòng",)),
    ]


def test_a_dash_behind_a_short_word_of_when_is_a_task_in_a_list_of_units() -> None:
    found = read_text(
        "KẾ HOẠCH\nDạy bơi năm 2026\n\nI. KIỂM TRA VÀ CHẾ ĐỘ BÁO CÁO\n1. Chế độ báo cáo\n"
        "- Tổ Bơi lội báo cáo số trẻ biết bơi.\n- Tổ Đò ngang tổng hợp số phao.\n"
        "- Cuối năm học, nhà trường tổ chức đánh giá việc dạy bơi."
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("I.1", ("Tổ Bơi lội",), ""),
        ("I.1#2", ("Tổ Đò ngang",), ""),
        ("I.1#3", ("nhà trường",), "Cuối năm học"),
    ]


def test_a_year_alone_closes_a_step_of_a_cell() -> None:
    found = read_text(
        "KẾ HOẠCH\nSửa bến năm 2027\n\nTT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n"
        "1 | Sửa bến | Sở Đò ngang | Bến thứ nhất 2028, bến thứ hai 2030; nghiệm thu năm 2031\n"
    )
    assert [(task.n, task.time_text) for task in found.tasks] == [("1", "2028"), ("1#2", "2030"), ("1#3", "năm 2031")]


@pytest.mark.parametrize(
    "told",
    [
        "Ngày 5/3/2026, Chi cục Bến Thao ban hành Công văn số 58/CCBT-QL gửi các xã về sổ phao.",
        "Nội dung công văn: click xem tại đây.",
    ],
)
def test_a_page_that_tells_of_a_letter_has_no_tasks_and_no_grounds(told: str) -> None:
    letter = (
        "Thực hiện Công văn số 15/SĐN-QL ngày 25/2/2026 của Sở Đò ngang, Chi cục Bến Thao đề nghị các xã lập sổ phao "
        "trước ngày 10/4/2026."
    )
    page = f"Lập sổ phao tại các bến\n\n{told}\n\n{letter}\n"
    assert read_text(f"{letter}\n").tasks
    assert (read_text(page).tasks, read_text(page).basis) == ((), ())


def test_a_short_name_in_brackets_does_not_end_the_list_of_grounds() -> None:
    found = read_text(
        "SỞ ĐÒ NGANG\nSố: 12/SĐN-QL\n\nKính gửi: Các xã\n\n"
        "Thực hiện Kế hoạch số 31-KH/TU ngày 5/1/2026 của Tỉnh ủy về phao bến (Kế hoạch số 31), Quyết định "
        "số 89/QĐ-UBND ngày 4/2/2026 của UBND tỉnh, Sở Đò ngang đề nghị các xã lập sổ phao."
    )
    assert [str(one.number) for one in found.basis] == ["31-KH/TU", "89/QĐ-UBND"]


def test_an_item_that_begins_with_prose_keeps_it_in_front_of_whom_it_asks() -> None:
    found = read_text(
        "SỞ ĐÒ NGANG\nSố: 12/SĐN-QL\n\nKính gửi: UBND các huyện\n\nSở Đò ngang đề nghị UBND các huyện thực hiện:\n"
        "1. Theo Công văn số 14/STC-NS ngày 3/1/2026 của Sở Tài chính thì tiền mua phao mới được cấp một nửa, phần còn "
        "lại sẽ cấp sau khi nghiệm thu. Vì vậy, đề nghị các xã ưu tiên mua phao cho bến đông khách.\n"
        "2. Lập sổ phao trước ngày 10/4/2026."
    )
    assert found.tasks[0].text.startswith("Theo Công văn")
    assert found.tasks[0].lead == ("các xã",)


def test_a_request_to_carry_out_is_closing_words() -> None:
    found = read_text(
        "CÔNG ĐOÀN BẾN THAO\nSố: 12/CĐBT\n\nKính gửi: Các công đoàn\n\nCông đoàn Bến Thao đề nghị các công đoàn cơ sở "
        "lập danh sách thợ đò.\n"
        "Công đoàn Bến Thao đề nghị Công đoàn cấp trên trực tiếp cơ sở triển khai và thực hiện./.\n"
    )
    assert [task.lead for task in found.tasks] == [("các công đoàn cơ sở",)]


def test_a_class_of_offices_is_asked_in_small_letters() -> None:
    found = read_text(
        "BỘ ĐÒ NGANG\nSố: 12/BĐN-QL\n\nKính gửi: Các Sở\n\n"
        "Để lập sổ phao, Bộ Đò ngang đề nghị sở ĐN các tỉnh báo cáo về số phao trước ngày 25/5/2026.\n"
    )
    assert [(task.lead, task.time_text) for task in found.tasks] == [(("sở ĐN các tỉnh",), "trước ngày 25/5/2026")]


def test_a_space_that_a_copy_lost_stands_again_where_the_text_has_both_words() -> None:
    raw = (
        "SỞ ĐÒ NGANG\nSố: 12/SĐN-QL\n\nKính gửi: Các xã\n\n"
        "Sở Đò ngang đề nghị UBND các xã ven sông Thaothống kê số phao, báocáo Sở trước ngày 25/5/2026.\n"
        "Bảng thống kê và báo cáo gửi qua bưu điện xã Thao.\n"
    )
    found = read_text(raw)
    assert [task.lead for task in found.tasks] == [("UBND các xã ven sông Thao",)]
    assert "thống kê số phao, báo cáo Sở" in found.tasks[0].text
    assert raw[found.tasks[0].start : found.tasks[0].end].rstrip().endswith("25/5/2026.")


def test_a_word_that_may_be_parted_twice_or_whose_halves_are_not_known_stays() -> None:
    assert lost_spaces("thựchiện thực hiện thự chiện") == []
    assert lost_spaces("tăngcường tăng") == []
    assert lost_spaces("nghiêng nghiên g") == []
    assert lost_spaces("Tổngcục tổng cục") == [4]


@pytest.mark.parametrize(
    ("request_made", "below", "time"),
    [
        (
            "báo cáo tình hình thợ đò từ nay đến năm 2030",
            "Báo cáo xin gửi về Sở trước ngày 25/5/2026.",
            "trước ngày 25/5/2026",
        ),
        ("báo cáo tình hình thợ đò từ nay đến năm 2030", "Báo cáo đã gửi về Sở trước ngày 25/5/2026 thì thôi.", ""),
        ("dạy nghề cho thợ đò từ nay đến năm 2030", "Báo cáo gửi về Sở.", "từ nay đến năm 2030"),
    ],
)
def test_what_a_report_covers_is_not_when_it_is_due(request_made: str, below: str, time: str) -> None:
    found = read_text(
        f"SỞ ĐÒ NGANG\nSố: 12/SĐN-QL\n\nKính gửi: Các xã\n\nSở Đò ngang đề nghị các xã {request_made}.\n\n{below}\n"
    )
    assert [task.time_text for task in found.tasks] == [time]
