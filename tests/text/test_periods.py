"""Dates and deadlines: words in, kind and inclusive interval out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.text import PERIOD_KINDS, Period, parse_date, parse_period
from kehoach_cms.text.task_times import time_phrases

ISSUED = date(2024, 1, 5)
CASES = [
    ("16h30 ngày thứ Sáu 20/3/2026", "day", "2026-03-20", "2026-03-20"),
    ("Ngày 05/9/2024", "day", "2024-09-05", "2024-09-05"),
    ("tuần thứ hai của tháng 11/2022", "week", "2022-11-07", "2022-11-13"),
    ("tuần 3 tháng 5", "week", "2024-05-13", "2024-05-19"),
    ("tháng 10/2022", "month", "2022-10-01", "2022-10-31"),
    ("12/2025", "month", "2025-12-01", "2025-12-31"),
    ("hoàn thành trong tháng 02", "month", "2024-02-01", "2024-02-29"),
    ("T6/2024", "month", "2024-06-01", "2024-06-30"),
    ("Tháng 11, 12/2013", "period", "2013-11-01", "2013-12-31"),
    ("Quý IV/2022", "quarter", "2022-10-01", "2022-12-31"),
    ("quý 4 năm 2022", "quarter", "2022-10-01", "2022-12-31"),
    ("Trong quý I", "quarter", "2024-01-01", "2024-03-31"),
    ("Quý II - Quý IV/2024", "period", "2024-04-01", "2024-12-31"),
    ("Quý III, IV/2023", "period", "2023-07-01", "2023-12-31"),
    ("6 tháng đầu năm 2024", "half_year", "2024-01-01", "2024-06-30"),
    ("9 tháng đầu năm", "period", "2024-01-01", "2024-09-30"),
    ("cơ bản hoàn thành trong năm 2025", "year", "2025-01-01", "2025-12-31"),
    ("2025", "year", "2025-01-01", "2025-12-31"),
    ("giai đoạn 2022-2025", "period", "2022-01-01", "2025-12-31"),
    ("từ 01/3 - 26/3/2023", "period", "2023-03-01", "2023-03-26"),
    ("từ ngày 15 đến ngày 20/5/2023", "period", "2023-05-15", "2023-05-20"),
    ("từ tháng 11 đến tháng 2/2024", "period", "2023-11-01", "2024-02-29"),
    ("từ ngày 06/9/2024; kết thúc trước ngày 18/01/2025", "period", "2024-09-06", "2025-01-17"),
    ("nhiệm kỳ 2020-2025", "term", "2020-01-01", "2025-12-31"),
    ("từ nay đến hết nhiệm kỳ 2020 - 2025", "term", "2024-01-05", "2025-12-31"),
    ("năm học 2024-2025", "period", "2024-09-05", "2025-05-31"),
    ("trước ngày 28/2/2023", "before", None, "2023-02-27"),
    ("trước tháng 10/2025", "before", None, "2025-09-30"),
    ("trước 20h00 ngày 20/5/2023", "before", None, "2023-05-20"),
    ("chậm nhất là ngày 30/9/2022", "by", None, "2022-09-30"),
    ("Đến hết ngày 30/6/2024", "by", None, "2024-06-30"),
    ("không quá ngày 30/6", "by", None, "2024-06-30"),
    ("đến cuối năm 2025", "by", None, "2025-12-31"),
    ("từ ngày 01 tháng 01 năm 2009", "from", "2009-01-01", None),
    ("từ tháng 11/2013 trở đi", "from", "2013-11-01", None),
    ("Tháng 12/2013 và thường xuyên", "from", "2013-12-01", None),
    ("2025 và những năm tiếp theo", "from", "2025-01-01", None),
    ("Hằng năm", "recurring", None, None),
    ("hàng quý", "recurring", None, None),
    ("định kỳ 6 tháng (trước ngày 15/6 và 15/12)", "recurring", None, None),
    ("Trước ngày 20 hằng tháng; ngày 15 tháng cuối quý", "recurring", None, None),
    ("Thường xuyên", "ongoing", None, None),
    ("Nhiệm vụ thường xuyên", "ongoing", None, None),
    ("Theo kế hoạch của Đảng bộ, cơ quan", "conditional", None, None),
    ("Sau khi được bố trí kinh phí", "conditional", None, None),
    ("10/3 âm lịch", "conditional", None, None),
    ("Rằm tháng Giêng", "conditional", None, None),
    ("cuối năm", "conditional", None, None),
    ("sau 05 ngày làm việc kể từ ngày nhận được", "relative", None, None),
    ("trong 03 tháng kể từ ngày ban hành", "relative", None, "2024-04-05"),
    ("trong thời gian 15 ngày kể từ 6h00 ngày 24/7/2024", "relative", None, "2024-08-08"),
    ("trong vòng 05 ngày làm việc kể từ ngày 01/3/2024", "relative", None, None),
    ("từ 6h00 ngày 24/7/2024", "from", "2024-07-24", None),
    ("trong những tháng cuối năm 2024 và đầu năm 2025", "conditional", None, None),
    ("ngay sau khi ban hành", "immediate", None, None),
    ("Dự kiến ngày 05/3/2027 (chậm nhất ngày 10/3/2027, 9 ngày trước hội)", "day", "2027-03-05", "2027-03-05"),
    ("ngày 05/3/2027 (muộn nhất 12/3)", "day", "2027-03-05", "2027-03-05"),
    ("Dự kiến tháng 9/2027", "conditional", None, None),
    ("Khẩn trương", "immediate", None, None),
    ("theo đúng ý đồ", "conditional", None, None),
    ("xin ý kiến", "none", None, None),
    ("ngày 31/02/2024", "none", None, None),
    ("", "none", None, None),
]


@pytest.mark.parametrize(("words", "kind", "start", "end"), CASES)
def test_words_for_a_time_give_its_kind_and_interval(words, kind, start, end):
    period = parse_period(words, issued_on=ISSUED)
    found = (period.kind, period.start and period.start.isoformat(), period.end and period.end.isoformat())
    assert found == (kind, start, end)
    assert period.text == words


@pytest.mark.parametrize("words", ["Quý I", "tháng 12", "30/6", "trước ngày 15/7", "6 tháng đầu năm"])
def test_a_missing_year_is_never_guessed(words):
    assert parse_period(words).kind == "none"
    assert parse_period(words, year=2023).kind != "none"


def test_a_year_in_the_words_wins_over_the_documents():
    assert parse_period("quý I/2026", year=2024).start == date(2026, 1, 1)


def test_a_bare_day_is_a_last_day_only_under_a_heading_that_says_so():
    assert parse_period("30/6/2024").kind == "day"
    assert parse_period("30/6/2024", deadline=True).kind == "by"
    assert parse_period("tháng 6/2024", deadline=True).kind == "month"


def test_the_first_stretch_of_an_open_time_is_kept():
    assert parse_period("Tháng 12/2013 và hằng năm").first_end == date(2013, 12, 31)


@pytest.mark.parametrize("words", ["nhiệm kỳ 2020-2025", "năm học 2024-2025", "tuần 2 tháng 5/2024"])
def test_intervals_that_rest_on_custom_are_marked(words):
    assert parse_period(words).approximate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06/9/2022", date(2022, 9, 6)),
        ("18-8-2022", date(2022, 8, 18)),
        ("22.8.2022", date(2022, 8, 22)),
        ("ngày 07 tháng 6 năm 2012", date(2012, 6, 7)),
        ("Ngày l6 tháng 6 năm 2010", date(2010, 6, 16)),
        ("ngày25/5/2010", date(2010, 5, 25)),
        ("ngày 2 21 tháng 4 năm 2026", date(2026, 4, 21)),
        ("2022-09-05", date(2022, 9, 5)),
        ("ngày 31/2/2020", None),
        ("ngày 22/9", None),
        ("năm 2013", None),
    ],
)
def test_days_are_read_day_first_and_never_completed(text, expected):
    assert parse_date(text) == expected


DAYS = st.dates(date(1950, 1, 2), date(2090, 12, 30))


@given(
    DAYS, st.sampled_from(["{:%d/%m/%Y}", "ngày {0.day} tháng {0.month} năm {0.year}", "{0.day}-{0.month}-{0.year}"])
)
def test_printing_and_reading_a_day_are_inverse(day, form):
    assert parse_date(form.format(day)) == day


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


PERIODS = st.one_of(
    st.builds(lambda d: Period("day", d, d, "x"), DAYS),
    st.builds(lambda d: Period("by", None, d, "x"), DAYS),
    st.builds(lambda d: Period("before", None, d, "x"), DAYS),
    st.builds(lambda d: Period("from", d, None, "x"), DAYS),
    st.builds(lambda d, n: Period("period", d, d + timedelta(days=n), "x"), DAYS, st.integers(0, 900)),
    st.builds(
        lambda y, m: Period("month", date(y, m, 1), month_end(y, m), "x"), st.integers(1950, 2090), st.integers(1, 12)
    ),
    st.builds(
        lambda y, q: Period("quarter", date(y, 3 * q - 2, 1), month_end(y, 3 * q), "x"),
        st.integers(1950, 2090),
        st.integers(1, 4),
    ),
    st.builds(lambda y: Period("half_year", date(y, 7, 1), date(y, 12, 31), "x"), st.integers(1950, 2090)),
    st.builds(lambda y: Period("year", date(y, 1, 1), date(y, 12, 31), "x"), st.integers(1950, 2090)),
)


@given(PERIODS)
def test_describing_and_reading_a_period_are_inverse(period):
    again = parse_period(period.describe())
    assert (again.kind, again.start, again.end) == (period.kind, period.start, period.end)


def test_letters_that_stand_for_points_while_words_are_read_are_blanks_in_a_text():
    period = parse_period("trước \ue001 ngày 28/2/2023 \ue004")
    assert (period.kind, period.end, period.text) == ("before", date(2023, 2, 27), "trước \ue001 ngày 28/2/2023 \ue004")
    assert parse_period("\ue001 đến \ue002").kind == "none"


WORDS = st.lists(
    st.sampled_from(
        [
            "trước",
            "sau",
            "từ",
            "đến",
            "hết",
            "ngày",
            "tháng",
            "năm",
            "quý",
            "IV",
            "2024",
            "30/6",
            "15/12/2023",
            "và",
            "-",
            ";",
            "thường",
            "xuyên",
            "hằng",
            "nhiệm",
            "kỳ",
            "tuần",
            "thứ",
            "hai",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(st.text(max_size=80), WORDS), st.one_of(st.none(), st.integers(1900, 2100)))
def test_any_words_give_a_period_that_keeps_them(words, year):
    period = parse_period(words, year=year, issued_on=ISSUED)
    assert period.kind in PERIOD_KINDS
    assert period.text == words
    assert period.start is None or period.end is None or period.start <= period.end


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Báo cáo trước ngày 25 của tháng cuối quý.", "trước ngày 25 của tháng cuối quý"),
        ("Phấn đấu hết tháng 10/2026 vá xong thuyền.", "hết tháng 10/2026"),
        ("Vá thuyền trước thời điểm 01/01/2027.", "trước thời điểm 01/01/2027"),
        ("Ra quân vào sáng thứ Bảy, ngày 20/6/2026.", "vào sáng thứ Bảy, ngày 20/6/2026"),
        ("Trực từ 6h00 ngày 24/7/2026 đến 17h00 ngày 26/7/2026.", "từ 6h00 ngày 24/7/2026 đến 17h00 ngày 26/7/2026"),
        ("Trông bến, hàng ngày báo cáo mực nước.", "hàng ngày"),
        ("Giữ giá gạo trong những tháng cuối năm 2026.", "trong những tháng cuối năm 2026"),
        ("Đếm thuyền hằng tuần.", "hằng tuần"),
        ("Lập theo kế hoạch hằng tháng.", None),
    ],
)
def test_the_time_that_a_sentence_names_is_kept_in_its_words(sentence: str, words: str | None) -> None:
    found = time_phrases(sentence)
    assert (sentence[slice(*found[0][:2])] if found else None) == words
