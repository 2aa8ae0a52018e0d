"""Numbers and kinds: what is one, what only looks like one, and what its letters say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.text import KINDS, DocumentNumber, kind_by_code, kind_by_key, kind_by_name

READ = [
    # printed, canonical, kind, body, system
    ("98-KH/TU", "98-KH/TU", "Kế hoạch", "TU", "party"),
    ("Số 98 - KH/TU", "98-KH/TU", "Kế hoạch", "TU", "party"),
    ("20–CT/TW", "20-CT/TW", "Chỉ thị", "TW", "party"),
    ("594/KH-UBND", "594/KH-UBND", "Kế hoạch", "UBND", "state"),
    ("Số: 02/CT-TTg", "02/CT-TTg", "Chỉ thị", "TTg", "state"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "Nghị định", "CP", "state"),
    ("30/2020/NÐ-CP", "30/2020/NĐ-CP", "Nghị định", "CP", "state"),
    ("594/UBND-VX", "594/UBND-VX", "Công văn", "UBND", "state"),
    ("6240 /BGDĐT-KHCNTT", "6240/BGDĐT-KHCNTT", "Công văn", "BGDĐT", "state"),
    ("1237/QĐ-TTG", "1237/QĐ-TTg", "Quyết định", "TTg", "state"),
    ("08-QĐi/TW", "08-QĐi/TW", "Quy định", "TW", "party"),
    ("56/2020/QH14", "56/2020/QH14", None, "QH", "state"),
    ("64/2025QH 15", "64/2025/QH15", None, "QH", "state"),
    ("04/2012/UBTVQH13", "04/2012/UBTVQH13", None, "UBTVQH", "state"),
    ("28/CP", "28/CP", None, "CP", "state"),
    ("135-HĐBT", "135-HĐBT", None, "HĐBT", "state"),
    ("25/2010/TTLT-BLĐTBXH-BTC-BYT", "25/2010/TTLT-BLĐTBXH-BTC-BYT", "Thông tư liên tịch", "BLĐTBXH", "state"),
    ("19/2008/NQLT/CP-UBTUMTTQVN", "19/2008/NQLT/CP-UBTUMTTQVN", "Nghị quyết liên tịch", "CP", "state"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "Nghị quyết", "CP", "state"),
    ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "Nghị quyết", "CP", "state"),
    ("2587-CV/VPTW/nb", "2587-CV/VPTW/nb", "Công văn", "VPTW", "party"),
    ("435-KH/TĐTN-CTĐ&TTN", "435-KH/TĐTN-CTĐ&TTN", "Kế hoạch", "TĐTN", "party"),
    ("3260-KH/ĐĐQH15", "3260-KH/ĐĐQH15", "Kế hoạch", "ĐĐQH15", "party"),
    ("02/KH/CCB-VSP", "02/KH/CCB-VSP", "Kế hoạch", "CCB", "state"),
    ("05-QC/BTCTU-BDVTU", "05-QC/BTCTU-BDVTU", "Quy chế", "BTCTU", "party"),
    ("01/QCPH/UBND-UBMTTQ", "01/QCPH/UBND-UBMTTQ", "Quy chế phối hợp", "UBND", "state"),
    ("TT-\nBCT".join(["18/2025/", ""]), "18/2025/TT-BCT", "Thông tư", "BCT", "state"),
    ("10/TTì -HĐND", "10/TTr-HĐND", "Tờ trình", "HĐND", "state"),
    ("399-QĐÐ/TW", "399-QĐ/TW", "Quyết định", "TW", "party"),
    ("98-kh/tu", "98-KH/TU", "Kế hoạch", "TU", "party"),
    ("Số 84 QĐ/TĐTN", "84-QĐ/TĐTN", "Quyết định", "TĐTN", "party"),
    ("15 KH-UBND", "15/KH-UBND", "Kế hoạch", "UBND", "state"),
]


@pytest.mark.parametrize(("printed", "canonical", "kind", "body", "system"), READ)
def test_a_number_is_read_whatever_its_noise(printed, canonical, kind, body, system):
    number = DocumentNumber.parse(printed)
    assert number is not None
    assert str(number) == canonical
    assert (number.kind.name if number.kind else None) == kind
    assert (number.body, number.system) == (body, system)


@pytest.mark.parametrize(
    "text",
    [
        "15/5/2016",
        "24/7",
        "2022-2025",
        "61-KH",
        "79A-123.45",
        "7/9 km",
        "5-7 triệu",
        "1% - 1,5%/năm",
        "NQ-CP",
        "",
        "số",
        "0258 3822 222",
        "9001:2015",
        "24-31°C",
        "17:24:51 +07:00",
        "ĐT/Zalo",
        "370 NĂM",
        "98-KH/",
        "x" * 500,
    ],
)
def test_look_alikes_are_no_numbers(text):
    assert DocumentNumber.parse(text) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("193/2025/NQ-QH15", "193/2025/QH15"),
        ("02/CT-TTg", "2/CT-TTG"),
        ("98 – KH/TU", "98-kh/tu"),
        ("399-QÐ/TW", "399-QĐ/TW"),
    ],
)
def test_one_number_written_two_ways_compares_equal(left, right):
    assert DocumentNumber.parse(left) == DocumentNumber.parse(right)
    assert hash(DocumentNumber.parse(left)) == hash(DocumentNumber.parse(right))


@pytest.mark.parametrize(
    ("left", "right"), [("06-ĐA/TU", "06-DA/TU"), ("98-KH/TU", "98/KH-TU"), ("30/2020/NĐ-CP", "30/2021/NĐ-CP")]
)
def test_different_numbers_stay_different(left, right):
    assert DocumentNumber.parse(left) != DocumentNumber.parse(right)


def test_numbers_sort_by_year_and_number_not_by_letters():
    printed = ["100/KH-UBND", "9/KH-UBND", "30a/2008/NQ-CP", "30/2008/NQ-CP", "02/2004/QĐ-UB"]
    order = sorted(filter(None, map(DocumentNumber.parse, printed)))
    assert [str(one) for one in order] == [
        "9/KH-UBND",
        "100/KH-UBND",
        "02/2004/QĐ-UB",
        "30/2008/NQ-CP",
        "30a/2008/NQ-CP",
    ]


def test_the_word_in_front_decides_between_decision_and_regulation():
    number = DocumentNumber.parse("69-QĐ/TW")
    assert number.kind_after("Quy định").key == "quy-dinh"
    assert number.kind_after("Quyết định").key == "quyet-dinh"
    assert number.kind_after(None).key == "quyet-dinh"
    assert kind_by_code("TT").key == "thong-tu"
    assert kind_by_code("TT", system="party").key == "thong-tri"
    assert kind_by_code("XX") is None


def test_every_kind_is_found_by_its_key_its_name_and_its_codes():
    assert len({kind.key for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert kind_by_key(kind.key) is kind
        assert kind_by_name(kind.name.upper()) is kind
        for code in kind.codes:
            assert kind_by_code(code, kind.name) is kind


CODES = sorted({code for kind in KINDS for code in kind.codes})
BODIES = st.sampled_from(["TU", "TW", "UBND", "TTg", "BNV", "HĐND", "ĐUK", "BTGTU", "CP", "TĐTN-BTG", "VPTW/nb"])
PARTY = st.builds(lambda n, code, body: f"{n:02d}-{code}/{body}", st.integers(1, 9999), st.sampled_from(CODES), BODIES)
STATE = st.builds(
    lambda n, year, code, body: f"{n}/{year}{code}-{body}",
    st.integers(1, 9999),
    st.sampled_from(["", "2020/", "1998/"]),
    st.sampled_from(CODES),
    st.sampled_from(["UBND", "TTg", "BNV", "CP", "SGDĐT", "BCA-H41"]),
)


@given(st.one_of(PARTY, STATE))
def test_printing_and_parsing_a_number_are_inverse(printed):
    number = DocumentNumber.parse(printed)
    assert number is not None
    again = DocumentNumber.parse(str(number))
    assert again == number and str(again) == str(number)


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_none(text):
    number = DocumentNumber.parse(text)
    if number is not None:
        assert DocumentNumber.parse(str(number)) == number
