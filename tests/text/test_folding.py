"""Folding: one spelling to compare by, to sort by, to build addresses from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.text import canonical, fold, index_text, nfc, slug, sort_key

VIETNAMESE = st.text(alphabet="aàảãáạăằâấbcdđeêệghiìklmnoôộơợpqrstuủưửvxyýỷ ĐẢNGUỶQÝ-/0123456789", max_size=60)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Đảng uỷ", "Đảng ủy"),
        ("hoá", "hóa"),
        ("khoẻ", "khỏe"),
        ("Thuỷ lợi", "thủy  lợi"),
        ("hòan", "hoàn"),
        ("qúy", "quý"),
        ("QÐ", "QĐ"),
        ("Kế hoạch", unicodedata.normalize("NFD", "Kế hoạch")),
    ],
)
def test_spellings_that_people_hold_for_one_compare_equal(left, right):
    assert canonical(left) == canonical(right)


@pytest.mark.parametrize("word", ["quý", "quỹ", "quá", "quyết", "hoàn", "huỳnh", "giá", "tuyên"])
def test_words_spelled_the_customary_way_stay_as_they_are(word):
    assert canonical(word) == word


@pytest.mark.parametrize(("left", "right"), [("quy", "quý"), ("đa", "da"), ("ủy", "úy"), ("mả", "mã")])
def test_different_words_stay_different(left, right):
    assert canonical(left) != canonical(right)


def test_an_index_holds_the_words_with_and_without_marks():
    assert index_text("Đề án số 06") == "đề án số 06 đe an so 06 de an so 06"
    assert index_text("kho") == "kho"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch số 98-KH/TU", "ke-hoach-so-98-kh-tu"),
        (unicodedata.normalize("NFD", "Chỉ thị số 20-CT/TW"), "chi-thi-so-20-ct-tw"),
        ("  --- ", ""),
        ("Đ\u00d0đ", "ddd"),
    ],
)
def test_a_slug_is_plain_words(text, expected):
    assert slug(text) == expected


def test_a_long_slug_is_cut_between_words():
    assert slug("một hai ba bốn năm", max_length=10) == "mot-hai-ba"
    assert slug("một hai ba bốn năm", max_length=9) == "mot-hai"
    assert slug("x" * 300, max_length=10) == "x" * 10


def test_the_alphabet_has_its_own_order():
    words = ["ánh", "ăn", "anh", "ảnh", "âm", "bà", "da", "đa", "em", "êm", "ô", "o", "ơ", "ưu", "u"]
    expected = ["anh", "ảnh", "ánh", "ăn", "âm", "bà", "da", "đa", "em", "êm", "o", "ô", "ơ", "u", "ưu"]
    assert sorted(words, key=sort_key) == expected


def test_tones_decide_only_between_equal_letters_and_digits_count_as_numbers():
    assert sorted(["Lệ An", "Lê Bá", "Lê An"], key=sort_key) == ["Lê An", "Lệ An", "Lê Bá"]
    assert sorted(["Quý 10", "Quý 9", "Quý 2"], key=sort_key) == ["Quý 2", "Quý 9", "Quý 10"]


@given(st.one_of(st.text(max_size=60), VIETNAMESE))
def test_folding_twice_changes_nothing(text):
    for function in (nfc, canonical, fold, slug):
        assert function(function(text)) == function(text)


@given(VIETNAMESE)
def test_composed_and_decomposed_text_fold_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    for function in (canonical, fold, slug, sort_key, index_text):
        assert function(decomposed) == function(text)


@given(st.text(max_size=60))
def test_a_sort_key_is_ascii_whatever_the_text(text):
    assert sort_key(text).isascii()


@given(st.text(max_size=300), st.integers(1, 60))
def test_a_slug_keeps_its_length_and_its_letters(text, length):
    made = slug(text, length)
    assert len(made) <= length
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-") and not made.endswith("-")
