"""What people type, as it is kept (attack list 7, 14-18, 20-22)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.comments.cleaning import MAX_MARKS, Unclean, clean_line, clean_text, has_words

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=200) | st.text(
    st.sampled_from("ae\u0302\u0301\u0323\u200b\u202e\n\r\t \u2028\ud800\u034f\u3164ệ"), max_size=80
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Kế hoạch", "Kế hoạch"),
        (unicodedata.normalize("NFD", "Kế hoạch Thủy lợi"), "Kế hoạch Thủy lợi"),
        ("  hai   chữ  ", "hai   chữ"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("một\n\n\n\n\nhai", "một\n\nhai"),
        ("một \t\n  hai", "một\nhai"),
        ("một\n \n \nhai", "một\n\nhai"),
        ("Admin\u202egnp", "Admingnp"),
        ("a\u200bb\u200dc\ufeffd\u2066e", "abcde"),
        ("a\x00b\x1b[31mc\x07\ufffe", "ab[31mc"),
        ("a\ud800b", "ab"),
        ("\u3164\u115f\u2800", ""),
        ("\u200b\u2060", ""),
        ("Ngày 18/8 \U0001f600", "Ngày 18/8 \U0001f600"),
    ],
)
def test_text_is_kept_without_what_nobody_sees(raw, kept):
    assert clean_text(raw) == kept


def test_a_name_stands_on_one_line():
    assert clean_line(" Nam\r\nBcc: x@y.vn\t! ") == "Nam Bcc: x@y.vn !"


@pytest.mark.parametrize("text", ["e" + "\u0301" * 5, "o\u0489" + "\u0300" * 4, "x" + "\u0300" * 30_000])
def test_piles_of_marks_are_refused(text):
    with pytest.raises(Unclean) as refused:
        clean_text(text)
    assert refused.value.code == "marks"


@pytest.mark.parametrize(
    ("text", "words"), [("", False), ("...!?\n—", False), ("\u0301", False), ("ừ", True), ("20", True), ("中", True)]
)
def test_a_text_without_a_letter_or_digit_is_empty(text, words):
    assert has_words(text) is words


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more_and_leaves_no_control_character(raw):
    try:
        text = clean_text(raw)
    except Unclean:
        return
    assert clean_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in text if char != "\n")
    assert "\n\n\n" not in text
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        assert run <= MAX_MARKS


@given(st.text(max_size=120))
def test_composed_and_decomposed_text_are_kept_alike(raw):
    def outcome(text):
        try:
            return clean_text(text)
        except Unclean:
            return None

    composed, decomposed = outcome(unicodedata.normalize("NFC", raw)), outcome(unicodedata.normalize("NFD", raw))
    assert None in (composed, decomposed) or composed == decomposed
