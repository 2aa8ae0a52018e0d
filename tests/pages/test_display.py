"""What readers see of dates, numbers, sizes and drawings."""

import datetime as dt
import hashlib
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from kehoach_cms.pages import display, gantt
from kehoach_cms.templatetags.kehoach import kh_linked

STATIC = Path(display.__file__).resolve().parent.parent / "static" / "kehoach_cms"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (dt.date(2022, 8, 18), "18/8/2022", "18 August 2022"),
        (dt.date(2026, 1, 5), "05/01/2026", "5 January 2026"),
        (dt.date(2022, 9, 6), "06/9/2022", "6 September 2022"),
        (dt.date(2026, 2, 28), "28/02/2026", "28 February 2026"),
        (dt.date(2026, 12, 10), "10/12/2026", "10 December 2026"),
        ("2026-01-05", "05/01/2026", "5 January 2026"),
        (dt.datetime(2026, 1, 4, 20, 0, tzinfo=dt.UTC), "05/01/2026", "5 January 2026"),
        (None, "", ""),
        ("không phải ngày", "", ""),
        ("2026-02-31", "", ""),
    ],
)
def test_dates_are_padded_as_issued_documents_print_them(value, vietnamese, english):
    assert display.format_date(value) == vietnamese
    assert display.format_date(value, "en") == english


def test_a_full_date_names_its_parts():
    assert display.format_full_date(dt.date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert display.format_full_date(dt.date(2026, 11, 22)) == "ngày 22 tháng 11 năm 2026"
    with translation.override("en"):
        assert display.format_full_date(dt.date(2026, 1, 5)) == "5 January 2026"
    assert display.format_full_date(None) == ""


def test_time_of_day_comes_in_the_portals_zone():
    moment = dt.datetime(2022, 8, 26, 1, 0, tzinfo=dt.UTC)
    assert display.format_time(moment) == "8 giờ 00, thứ Sáu, ngày 26/8/2022"
    assert display.format_time(moment, "short") == "8 giờ 00, ngày 26/8/2022"
    assert display.format_time(moment, language="en") == "8:00, Friday 26 August 2022"
    assert display.format_time(dt.date(2022, 8, 26)) == "Thứ Sáu, ngày 26/8/2022"
    assert display.format_time(None) == ""


def test_a_time_element_is_readable_by_machines_too():
    assert display.time_element(dt.date(2022, 8, 18)) == '<time datetime="2022-08-18">18/8/2022</time>'
    moment = dt.datetime(2022, 8, 26, 8, 0, tzinfo=HANOI)
    assert 'datetime="2022-08-26T08:00+07:00"' in display.time_element(moment)
    assert "&lt;b&gt;" in display.time_element(dt.date(2022, 8, 18), "<b>")
    assert display.time_element(None) == ""


def test_a_calendar_leaf_in_both_languages():
    leaf = display.leaf_parts(dt.date(2026, 11, 26))
    assert (leaf["month"], leaf["day"], leaf["weekday"]) == ("Tháng 11", "26", "Thứ Năm")
    assert display.leaf_parts(dt.date(2026, 11, 26), "en")["weekday"] == "Thursday"
    assert display.leaf_parts(None) is None


@pytest.mark.parametrize(
    "number",
    [
        "98-KH/TU",
        "594/KH-UBND",
        "30/2020/NĐ-CP",
        "91/2025/QH15",
        "58-HD/BTGDV",
        "61-KH/ĐUK",
        "06-ĐA/TU",
        "1270/BC-TCTTTg",
        "05/QĐ-TTg",
        "12a/KH-UBND",
        "22/2023/TT-BTTTT",
        "12-CTr/TU",
        "15-TTr/ĐU",
        "08-QĐi/TW",
        "15/NQ/TW",
        "98 - KH/TU",
    ],
)
def test_document_numbers_do_not_break(number):
    assert display.mark_numbers(f"Kế hoạch số {number} ngày 18/8/2022") == (
        f'Kế hoạch số\u00a0<span class="kh-so">{number}</span> ngày 18/8/2022'
    )


@pytest.mark.parametrize("text", ["18/8/2022", "2/7 nhiệm vụ", "giai đoạn 2026-2030", "Quý IV/2022", "", "a/B"])
def test_other_numbers_are_left_alone(text):
    assert display.mark_numbers(text) == text


def test_the_word_before_a_number_and_spans_of_years_stay_with_it():
    assert display.mark_numbers("Số: 214/KH-UBND") == 'Số:\u00a0<span class="kh-so">214/KH-UBND</span>'
    for span in ("2026 - 2030", "2022–2025", "18–20/8/2026"):
        assert display.mark_numbers(f"từ {span}.") == f'từ <span class="kh-so">{span}</span>.'


def test_numbers_in_running_text_do_not_break_linked_or_not():
    linked = kh_linked("<p>Theo Chỉ thị số 14-CT/TU và Kế hoạch 52/KH-UBND.</p>", {"Chỉ thị số 14-CT/TU": "/chi-thi/"})
    assert linked == (
        '<p>Theo <a href="/chi-thi/">Chỉ thị số\u00a0<span class="kh-so">14-CT/TU</span></a> và Kế hoạch '
        '<span class="kh-so">52/KH-UBND</span>.</p>'
    )
    assert kh_linked("<p>52/KH-UBND</p>", None) == '<p><span class="kh-so">52/KH-UBND</span></p>'


def test_marking_numbers_escapes_text_and_respects_safe_html():
    marked = display.mark_numbers("<script>số 98-KH/TU & co")
    assert marked.startswith("&lt;script&gt;số\u00a0<span") and marked.endswith("&amp; co")
    assert isinstance(marked, SafeString)
    safe = mark_safe('<a href="/98-KH/TU" title="98-KH/TU"><mark>98-KH/TU</mark></a>')
    assert display.mark_numbers(safe) == (
        '<a href="/98-KH/TU" title="98-KH/TU"><mark><span class="kh-so">98-KH/TU</span></mark></a>'
    )
    assert display.mark_numbers(None) == ""


@pytest.mark.parametrize(
    ("size", "vietnamese", "english"),
    [
        (0, "0 byte", "0 bytes"),
        (900, "900 byte", "900 bytes"),
        (184_320, "180 KB", "180 KB"),
        (1_048_400, "1 MB", "1 MB"),
        (2_202_010, "2,1 MB", "2.1 MB"),
        (3 * 1024**3, "3 GB", "3 GB"),
        (None, "", ""),
        ("?", "", ""),
        (-1, "", ""),
    ],
)
def test_file_sizes(size, vietnamese, english):
    assert display.format_size(size).replace("\u00a0", " ") == vietnamese
    assert display.format_size(size, "en").replace("\u00a0", " ") == english


def test_a_credit_is_labelled_unless_it_says_what_it_is():
    assert display.credit_line("Lâm An") == "Ảnh: Lâm An"
    assert display.credit_line("Tranh minh họa: Ban Biên tập") == "Tranh minh họa: Ban Biên tập"
    assert display.credit_line("") == display.credit_line(None) == ""


def test_counts_have_their_thousands_apart():
    assert display.format_number(2000) == "2.000"
    assert display.format_number(2000, "en") == "2,000"
    assert display.format_number(None) == ""
    assert display.format_number("nhiều") == "nhiều"


def test_every_state_has_a_shape_of_its_own():
    shapes = {display.icon(state) for state in display.STATES}
    assert len(shapes) == len(display.STATES)
    assert all('aria-hidden="true"' in shape and "style=" not in shape for shape in shapes)
    for borrowed in display.ICON_OF_STATE:
        assert display.icon(borrowed)
    assert display.icon("no-such-icon") == ""


def test_ticks_show_one_segment_per_task_in_order():
    svg = display.ticks(["todo", "done", "late", "done"])
    assert re.findall(r'class="kh-s-(\w+)"', svg) == ["done", "done", "late", "todo"]
    assert "style=" not in svg
    assert display.ticks([]) == "" and display.ticks(None) == ""
    assert 'kh-s-none"' in display.ticks(["what?"])


def test_many_ticks_become_one_run_per_state():
    assert display.ticks(["done"] * 24).count("<rect") == 24
    svg = display.ticks(["done"] * 60 + ["doing"] * 40)
    widths = [float(width) for width in re.findall(r' width="([\d.]+)"', svg)]
    assert widths == [59.4, 39.4]


def task(**fields):
    fields.setdefault("status", SimpleNamespace(key=fields.pop("key", "doing")))
    return SimpleNamespace(**fields)


def test_the_timeline_draws_bars_and_days_without_styles():
    svg = gantt.gantt(
        [
            task(number=1, text="Rà soát <hồ sơ>", start=dt.date(2026, 5, 1), end=dt.date(2026, 5, 31), key="done"),
            task(number=2, text="Báo cáo", start=None, end=dt.date(2026, 6, 30), key="late"),
            {"number": 3, "text": "Sinh hoạt", "status": {"key": "ongoing"}},
            task(number=4, text="Chưa rõ", key="none"),
        ],
        dt.date(2026, 6, 1),
    )
    assert svg.count("<rect") == 1 and svg.count("kh-g-on") == 1
    assert '<path class="kh-s-late"' in svg
    assert "&lt;hồ sơ&gt;" in svg and "style=" not in svg
    assert "01/6/2026" in svg
    # two months: May is the first half of the axis
    left, width = re.search(r'<rect class="kh-s-done" x="(\d+)" y="\d+" width="(\d+)"', svg).groups()
    assert (int(left), int(width)) == (262, 334)


def test_the_timeline_is_left_out_without_dates_and_keeps_to_the_axis():
    assert gantt.gantt([task(number=1, text="Chưa rõ")]) == ""
    assert gantt.gantt(None) == ""
    long = [task(number=1, text="Dài", start=dt.date(2020, 3, 1), end=dt.date(2035, 3, 1))]
    far_off = gantt.gantt(long, dt.date(2050, 1, 1))
    assert "kh-g-now" not in far_off and ">2020<" in far_off
    quarters = gantt.gantt([task(number=1, text="Quý", start=dt.date(2022, 10, 1), end=dt.date(2025, 12, 31))])
    assert ">IV<" in quarters and ">2022<" in quarters
    reversed_dates = gantt.gantt([task(text="x", start=dt.date(2026, 6, 1), end=dt.date(2026, 5, 1))])
    assert "<rect" not in reversed_dates


def test_long_task_names_are_cut_at_a_word():
    text = "Tổ chức hành trình “Theo dòng sông Thao” cho đoàn viên, thiếu niên"
    svg = gantt.gantt([task(number=4, text=text, end=dt.date(2026, 5, 1))])
    assert "4. Tổ chức hành trình “Theo dòng…</text>" in svg


def test_the_legend_counts_each_state():
    lines = display.legend(["done", "late", "done"])
    assert [(line["key"], line["count"]) for line in lines] == [("done", 2), ("late", 1)]
    assert all(str(line["count"]) in line["text"] for line in lines)
    with translation.override("en"):
        assert display.legend(["done"])[0]["text"] == "1 completed"
    assert len(display.legend(display.STATES)) == len(display.STATES)


def test_the_query_string_changes_in_one_place():
    query = QueryDict("q=s%E1%BB%AD&trang=3&loai=tin&loai=kh")
    assert display.replace_query(query, [("trang", 4)]) == "?q=s%E1%BB%AD&trang=4&loai=tin&loai=kh"
    assert display.replace_query(query, [("q", None)]) == "?loai=tin&loai=kh"
    assert display.replace_query(query, [("loai", ["tin"])]) == "?q=s%E1%BB%AD&loai=tin"
    assert display.replace_query("", [("q", "")]) == "?"
    assert query["trang"] == "3"


def test_absolute_addresses():
    assert display.absolute_url("/en/", "https://songthao.example") == "https://songthao.example/en/"
    assert display.absolute_url("https://a.example/", "https://b.example") == "https://a.example/"
    assert display.absolute_url(None, "https://b.example") == ""


def test_one_or_many():
    assert display.as_list(None) == [] and display.as_list("") == []
    assert display.as_list("T/M") == ["T/M"]
    assert display.as_list({"text": "x"}) == [{"text": "x"}]
    assert display.as_list(("a", "b")) == ["a", "b"]
    assert display.as_list(7) == [7]


def vendors():
    return sorted((STATIC / "vendor").glob("*/vendor.toml"))


@pytest.mark.parametrize("path", vendors(), ids=lambda path: path.parent.name)
def test_third_party_files_are_what_their_record_says(path):
    record = tomllib.loads(path.read_text("utf-8"))
    assert path.parent.name == f"{record['name']}-{record['version']}"
    for name, digest in record["files"].items():
        assert hashlib.sha256((path.parent / name).read_bytes()).hexdigest() == digest, name
    present = {str(file.relative_to(path.parent)) for file in path.parent.rglob("*") if file.is_file()}
    assert present == {*record["files"], "vendor.toml"}


def test_the_sprite_holds_the_vendored_icons():
    folder = next(iter(vendors())).parent
    record = tomllib.loads((folder / "vendor.toml").read_text("utf-8"))
    for symbol, name in record["symbols"].items():
        source = re.sub(r"<!--.*?-->", "", (folder / name).read_text("utf-8"), flags=re.S)
        inner = re.search(r"<svg[^>]*>(.*)</svg>", source, re.S)[1].strip()
        inner = re.sub(r"\s+/>", "/>", re.sub(r">\s+<", "><", inner))
        assert display.sprite()[symbol][1] == inner, symbol


def test_squeezing_takes_the_indentation_and_nothing_else():
    html = (
        "\n\n<div>\n        <p>a\n   b\u00a0<b>c</b> <i>d</i></p>\n\n</div>\n"
        "<TEXTAREA>\n   one\n\n   two</TEXTAREA>\n    <pre>\n  x</pre>"
    )
    assert display.squeeze(html) == (
        "<div>\n<p>a\nb\u00a0<b>c</b> <i>d</i></p>\n</div>\n<TEXTAREA>\n   one\n\n   two</TEXTAREA>\n<pre>\n  x</pre>"
    )
    assert display.squeeze("số\n\u00a0 5") == "số\n\u00a0 5"
