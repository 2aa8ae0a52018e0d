"""Terms of entries, queries taken apart, passages: tables of cases, and nothing that can be typed fails."""

import datetime
import math
import random
import unicodedata

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.words import entry_terms, loose_number, numbers_in
from kehoach_cms.search.facets import forget_facets
from kehoach_cms.search.queries import search
from kehoach_cms.search.sets import Order, bits_of, bits_of_blocks, ids_of
from kehoach_cms.search.snippets import snippet
from kehoach_cms.search.words import parse_query
from tests.factories import Portal, paragraphs


def found(client: Client, query: str) -> list[str]:
    context = client.get("/tim-kiem/", {"q": query}).context
    return [entry.title for entry in [*context["exact"], *context["entries"]]]


@pytest.mark.parametrize(
    ("query", "number", "alone"),
    [
        ("98-KH/TU", "98khtu", True),
        ("98 - KH/TU", "98khtu", True),
        ("98–kh/tu", "98khtu", True),
        ("098-KH/TU", "98khtu", True),
        ("98 KH TU", "98khtu", True),
        ("98kh/tu", "98khtu", True),
        ("số 98-KH/TU", "98khtu", True),
        ("Kế hoạch số 98-KH/TU", "98khtu", True),
        ("ke hoach 98-kh/tu", "98khtu", True),
        ("30/2020/NĐ-CP", "302020ndcp", True),
        ("30 2020 nd cp", "302020ndcp", True),
        ("594/UBND-VX", "594ubndvx", True),
        ("kế hoạch 98-KH/TU về lịch sử Đảng", "98khtu", False),
        ("lịch sử Đảng", "", False),
        ("năm 2022", "", False),
        ("15/5/2016", "", False),
    ],
)
def test_a_number_is_seen_in_every_spelling(query: str, number: str, alone: bool) -> None:
    parsed = parse_query(query)
    assert (parsed.number, parsed.only_number) == (number, alone)


SPELLINGS = ["98-KH/TU", "98 - KH/TU", "98–KH/TU", "98-kh/tu", "098-KH/TU", "98 KH TU", "98khtu", "số 98-KH/TU"]


@pytest.mark.parametrize("query", [*SPELLINGS, "Kế hoạch số 98-KH/TU", unicodedata.normalize("NFD", "Số 98-KH/TU")])
def test_a_number_finds_exactly_the_documents_that_bear_it_newest_first(
    client: Client, portal: Portal, query: str
) -> None:
    for year in (2018, 2024, 2021):
        portal.make_plan(f"Kế hoạch năm {year}", number="98-KH/TU", issued_on=datetime.date(year, 8, 18))
    portal.make_plan("Kế hoạch khác", number="198-KH/TU")
    portal.make_plan("Kế hoạch nữa", number="98-KH/TUĐ")
    portal.make_news("Tin", body=paragraphs("Theo Kế hoạch số 98-KH/TU ngày 18/8/2021, các xã đã làm xong."))
    portal.make_news("98 hộ ở xã Tú", body=paragraphs("Tu sửa 98 nhà theo kh."))
    context = client.get("/tim-kiem/", {"q": query}).context
    assert [entry.title for entry in context["exact"]] == [
        "Kế hoạch năm 2024",
        "Kế hoạch năm 2021",
        "Kế hoạch năm 2018",
    ]
    assert [entry.title for entry in context["entries"]] == ["Tin"]


@pytest.mark.parametrize(
    "query", ["chi thi 14", "Chỉ thị số 14", "CHỈ THỊ 014", "ct 14", "CT14", "14 ct", "14-CT", "văn bản 14 CT", "ct-14"]
)
def test_a_kind_and_a_serial_bring_all_documents_of_them_to_the_top(client: Client, portal: Portal, query: str) -> None:
    portal.make_directive("Của Tỉnh ủy", number="14-CT/TU", issued_on=datetime.date(2024, 1, 5))
    portal.make_directive("Của Ủy ban", number="14/CT-UBND", issued_on=datetime.date(2025, 1, 5))
    portal.make_directive("Số khác", number="114-CT/TU")
    portal.make_plan("Kế hoạch", number="14-KH/TU")
    portal.make_news("Chị Thị đi 14 cây số", body=paragraphs("Đồng chí Thị nói về Chỉ thị 14."))
    context = client.get("/tim-kiem/", {"q": query}).context
    assert [entry.title for entry in context["exact"]] == ["Của Ủy ban", "Của Tỉnh ủy"]


@pytest.mark.parametrize(
    ("query", "short"),
    [
        ("nghị định 30/2020", ("302020nd",)),
        ("quy dinh 97", ("97qyd", "97qdi", "97qd")),
        ("công văn 594", ("594cv",)),
        ("kế hoạch 5 năm", ()),
        ("chỉ thị", ()),
        ("14", ()),
        ("luật 5", ()),
        ("kế hoạch 0", ()),
        ("98-KH/TU", ()),
    ],
)
def test_a_kind_and_a_serial_are_seen_where_they_are_all_that_was_typed(query: str, short: tuple[str, ...]) -> None:
    assert parse_query(query).short_numbers == short


@pytest.mark.parametrize("query", ["😀", "%%%'\"<>&", "x" * 300, "́́"])
def test_what_holds_no_word_is_said_to_find_nothing(client: Client, portal: Portal, query: str) -> None:
    portal.make_news("Tin")
    page = client.get("/tim-kiem/", {"q": query}).content.decode()
    assert "Không tìm thấy kết quả" in page


def test_a_passage_parts_the_blocks_that_end_without_a_sign() -> None:
    query = parse_query("di tích")
    text = "Tin về di tích\nSuốt mười tuần, di tích\nđược sửa.\nNay xong"
    passage = "Tin về <mark>di tích</mark> · Suốt mười tuần, <mark>di tích</mark> được sửa. Nay xong"
    assert str(snippet(query, text)) == passage


def test_a_number_as_printed_means_the_body_that_prints_it_so(client: Client, portal: Portal) -> None:
    portal.make_plan("Của Đảng", number="12-KH/UBND")
    portal.make_plan("Của chính quyền", number="12/KH-UBND")
    for number, title in (("12-KH/UBND", "Của Đảng"), ("12/KH-UBND", "Của chính quyền")):
        context = client.get("/tim-kiem/", {"q": number}).context
        assert [entry.title for entry in context["exact"]] == [title]
    assert len(client.get("/tim-kiem/", {"q": "12 KH UBND"}).context["exact"]) == 2


def test_marks_that_were_typed_win_over_words_that_look_alike(client: Client, portal: Portal) -> None:
    portal.make_news("Ông Dương kể chuyện Dương gia")
    portal.make_news("Mở đường lên bản")
    portal.make_news("Thu mua đường mía")
    assert found(client, "đường")[:2] in (
        ["Mở đường lên bản", "Thu mua đường mía"],
        ["Thu mua đường mía", "Mở đường lên bản"],
    )
    assert found(client, "dương")[0] == "Ông Dương kể chuyện Dương gia"
    assert len(found(client, "duong")) == 3
    assert set(found(client, "đuong")) >= {"Mở đường lên bản", "Thu mua đường mía"}


def test_with_enough_of_the_very_words_what_looks_alike_is_left_out(client: Client, portal: Portal) -> None:
    for number in range(12):
        portal.make_news(f"Mở đường số {number}")
    portal.make_news("Ông Dương")
    assert "Ông Dương" not in found(client, "đường")
    assert "Ông Dương" in found(client, "duong")


def test_words_in_the_title_come_before_words_in_the_text(client: Client, portal: Portal) -> None:
    portal.make_news("Tin", body=paragraphs("Nói thoáng qua về hát xoan một lần."), date=datetime.date(2026, 11, 20))
    portal.make_news("Hát xoan đầu xuân", date=datetime.date(2020, 1, 1))
    portal.make_news("Xoan và hát", body=paragraphs("Cây xoan, tiếng hát."), date=datetime.date(2026, 11, 21))
    assert found(client, "hát xoan")[0] == "Hát xoan đầu xuân"
    assert found(client, "hat xoan")[0] == "Hát xoan đầu xuân"


def test_a_document_is_found_by_the_name_of_its_kind(client: Client, portal: Portal) -> None:
    portal.make_directive("Về trẻ em", kind="chi-thi")
    portal.make_news("Trẻ em vui hè")
    assert found(client, "chỉ thị trẻ em")[0] == "Về trẻ em"


def test_where_no_page_has_all_words_those_with_most_of_them_are_shown_and_it_is_said(
    client: Client, portal: Portal
) -> None:
    portal.make_news("Tu bổ đình làng Phú Chằm")
    portal.make_news("Chợ phiên")
    answer = client.get("/tim-kiem/", {"q": "tu bổ đình làng Phú Chằm huyện Hạ Giáp"})
    assert [entry.title for entry in answer.context["entries"]] == ["Tu bổ đình làng Phú Chằm"]
    assert answer.context["relaxed"]
    assert found(client, "zzz qqq") == []


def test_a_long_line_that_was_pasted_finds_the_page_that_has_a_part_of_it(client: Client, portal: Portal) -> None:
    portal.make_news("Khơi thông mương máng trước mùa mưa lũ ở bãi Soi")
    portal.make_news("Nhờ vậy bà con cấy lúa kịp thời vụ")
    pasted = "Khơi thông mương máng trước mùa mưa, nhờ vậy bà con cấy lúa kịp thời vụ"
    assert found(client, pasted) == ["Khơi thông mương máng trước mùa mưa lũ ở bãi Soi"]


@pytest.mark.parametrize("more", ["", " zzzz"])
def test_a_page_may_lack_words_that_say_less_than_half_of_what_the_four_rarest_say(portal: Portal, more: str) -> None:
    words = ["mot", "hai", "ba", "bon", "nam", "sau"]
    lot = random.Random(5)
    held = {}
    for number in range(1, 16):
        chosen = [word for place, word in enumerate(words) if lot.random() < 0.15 * (place + 1)]
        held[portal.make_news(f"Số {number} {' '.join(chosen)}").kehoach_entry.pk] = {*chosen}
    forget_facets()
    size = PageEntry.objects.count()
    said = {word: math.log(1 + (size + 1) / (1 + sum(word in one for one in held.values()))) for word in words}
    rarest = sorted(words, key=lambda word: -said[word])[:4]
    slip = math.log(2 + size) / 2 if more else 0
    least = sum(said[word] for word in rarest) * (1 + slip / sum(said.values())) / 2
    expected = {pk for pk, one in held.items() if sum(said[word] for word in rarest if word in one) >= least}
    assert 0 < len(expected) < len(held)
    shown = search(" ".join(words) + more, "", portal.home.locale_id)
    assert set(shown.stretch(0, len(shown))) == expected | {pk for pk, one in held.items() if one == {*words}}


def test_the_passage_shows_the_words_marked_and_nothing_that_could_be_script() -> None:
    text = "Mở đầu dài dòng. " * 30 + "Sáng, đoàn đi công tác <b> về thăm đình làng & bến nước cũ. " + "Kết thúc. " * 30
    shown = snippet(parse_query("dinh lang"), "", text)
    assert "<mark>đình làng</mark>" in shown
    assert "công tác &lt;b&gt; về thăm" in shown
    assert "&amp; bến" in shown
    assert shown.startswith("… ")
    assert "<mark>" not in snippet(parse_query("đỉnh"), text)
    assert "<mark>uỷ</mark>" in snippet(parse_query("ủy"), "Đảng uỷ xã")


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_query_and_no_text_can_make_a_passage_fail_or_unsafe(query: str, text: str) -> None:
    shown = snippet(parse_query(query), text).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in shown
    assert ">" not in shown


@given(st.text(max_size=400))
def test_terms_are_single_words_of_bounded_length(text: str) -> None:
    terms = entry_terms(title=text, summary=text, text=text, number="", issuer=text)
    assert terms == " ".join(terms.split())
    assert all(len(term) <= 80 and "'" not in term and '"' not in term and "\\" not in term for term in terms.split())


@given(st.sets(st.integers(min_value=0, max_value=5000)))
def test_a_set_of_ids_survives_as_one_number(ids: set[int]) -> None:
    assert ids_of(bits_of(ids)) == sorted(ids)
    in_pieces = sorted(ids, key=lambda one: one % 7)
    assert bits_of_blocks([in_pieces[:3], [], in_pieces[3:]]) == bits_of(ids)


def test_a_set_grows_with_ids_that_come_late_and_lie_far_apart() -> None:
    blocks = [[7, 3], [150_000], [2, 19_999, 20_000, 400_001], [150_001]]
    assert ids_of(bits_of_blocks(blocks)) == sorted(one for block in blocks for one in block)
    many = list(range(1, 100_000, 3))
    assert ids_of(bits_of(many)) == many
    assert bits_of([]) == bits_of_blocks([]) == 0


DAYS = st.one_of(st.just(0), st.integers(min_value=-740_000, max_value=-739_990))


@given(
    st.dictionaries(st.integers(1, 400), DAYS, max_size=60),
    st.dictionaries(st.integers(1, 600), DAYS, max_size=10),
    st.sets(st.integers(1, 400), max_size=10),
    st.data(),
)
def test_an_order_is_what_sorting_all_entries_would_give(
    before: dict[int, int], written: dict[int, int], removed: set[int], data: st.DataObject
) -> None:
    after = {pk: day for pk, day in before.items() if pk not in removed} | written
    order = Order.of([(day, -pk) for pk, day in before.items()])
    order = order.changed(removed | set(written), [(day, -pk) for pk, day in written.items()])
    newest = [-minus_pk for _day, minus_pk in sorted((day, -pk) for pk, day in after.items())]
    assert order == Order.of([(day, -pk) for pk, day in after.items()])
    assert list(order.between(739_993, 739_996)) == [pk for pk in newest if 739_993 <= -after[pk] <= 739_996]
    chosen = set(data.draw(st.lists(st.sampled_from(newest), max_size=len(newest)))) if newest else set()
    skip, count, oldest = data.draw(st.integers(0, 9)), data.draw(st.integers(0, 70)), data.draw(st.booleans())
    listed = [pk for pk in (reversed(newest) if oldest else newest) if pk in chosen]
    assert order.stretch(bits_of(chosen), skip, count, oldest=oldest) == listed[skip : skip + count]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kế hoạch số 98-KH/TU và Nghị định 30/2020/NĐ-CP", {"98khtu", "302020ndcp"}),
        ("Công văn số 594/UBND - VX", {"594ubndvx"}),
        ("ngày 15/5/2016, 24/7, 2022-2025", set()),
        ("1/" * 2000, set()),
    ],
)
def test_numbers_are_read_out_of_running_text(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


def test_loose_numbers_forget_signs_marks_and_leading_zeros() -> None:
    assert {loose_number(text) for text in ("05-QĐ/ĐU", "5-qd/du", "5 QĐ ĐU")} == {"5qddu"}


@pytest.mark.parametrize("word", ["a\U0001e900b", "ꭰꭱ", "Привет", "日本語", "αβγ", "x²", "ﬁn"])
def test_words_of_other_scripts_are_found_and_break_nothing(client: Client, portal: Portal, word: str) -> None:
    portal.make_news(f"Chữ lạ {word} ở đây")
    portal.make_news("Tin khác")
    assert found(client, word) == [f"Chữ lạ {word} ở đây"]


@pytest.mark.django_db
@given(query=st.text(max_size=120))
def test_whatever_is_typed_is_answered(query: str) -> None:
    from kehoach_cms.search.queries import search

    search(query, "0001", 1).stretch(0, 20)
