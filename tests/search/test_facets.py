"""Narrowing a search: counts, filters, days, order; always as a count over the rows themselves would be."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import PageViewRestriction

from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.search import facets, schema, terms
from kehoach_cms.search.models import EntryChange
from kehoach_cms.search.terms import count_up_to
from kehoach_cms.topics.models import TopicSynonym
from tests.factories import Portal, make_topic, make_unit, paragraphs, reference, republish


def ask(client: Client, **params: Any) -> Any:
    answer = client.get("/tim-kiem/", {name.replace("_", "-"): value for name, value in params.items()})
    assert answer.status_code == 200
    return answer.context


def titles(context: Any) -> list[str]:
    return [entry.title for entry in [*context["exact"], *context["entries"]]]


def options(context: Any, facet: str) -> dict[str, int]:
    fields = {field.id: field for field in context["filters"].fields}
    return {option.value: option.count for option in fields[facet].options} if facet in fields else {}


@pytest.fixture
def filled(portal: Portal) -> Portal:
    """Two plans, a directive, news and an activity about floods, and one thing about something else."""
    disaster = make_topic("Thiên tai")
    floods = make_topic("Lũ lụt", parent=disaster)
    office = make_unit("Sở Nông nghiệp")
    portal.make_plan("Phòng lũ năm 2025", number="1/KH-SNN", issued_on=datetime.date(2025, 3, 1), issuer=office)
    portal.make_plan(
        "Phòng lũ năm 2024",
        number="2/KH-SNN",
        issued_on=datetime.date(2024, 3, 1),
        issuer=office,
        expires_on=datetime.date(2024, 12, 31),
        topics=[floods],
    )
    portal.make_directive("Chỉ thị phòng lũ", issued_on=datetime.date(2025, 6, 1), topics=[disaster])
    portal.make_news("Nước lũ về", date=datetime.date(2025, 9, 1), topics=[floods])
    portal.make_activity("Diễn tập phòng lũ")
    portal.make_news("Chè được mùa", date=datetime.date(2025, 9, 2))
    return portal


def test_each_filter_shows_how_many_results_it_would_leave(client: Client, filled: Portal) -> None:
    found = ask(client, q="lu")
    assert found["count"] == 5
    assert options(found, "type") == {"news": 1, "directive": 1, "plan": 2, "activity": 1}
    assert options(found, "kind") == {"ke-hoach": 2, "chi-thi": 1}
    assert options(found, "issuer") == {"so-nong-nghiep": 2}
    assert options(found, "topic") == {"thien-tai": 3, "lu-lut": 2}
    assert options(found, "year") == {"2026": 1, "2025": 3, "2024": 1}
    assert options(found, "state")["con-hieu-luc"] == 2
    assert options(found, "state")["het-hieu-luc"] == 1


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"loai": "plan"}, {"Phòng lũ năm 2025", "Phòng lũ năm 2024"}),
        ({"loai": "chi-thi"}, {"Chỉ thị phòng lũ"}),
        ({"loai": ["plan", "ke-hoach"], "nam": "2024"}, {"Phòng lũ năm 2024"}),
        ({"loai": "plan", "van-ban": "ke-hoach", "nam": "2024"}, {"Phòng lũ năm 2024"}),
        ({"don_vi": "so-nong-nghiep", "nam": "2025"}, {"Phòng lũ năm 2025"}),
        ({"chu_de": "thien-tai"}, {"Phòng lũ năm 2024", "Chỉ thị phòng lũ", "Nước lũ về"}),
        ({"chu_de": "lu-lut"}, {"Phòng lũ năm 2024", "Nước lũ về"}),
        ({"tinh_trang": "het-hieu-luc"}, {"Phòng lũ năm 2024"}),
        ({"tu": "2025-06-01", "den": "2025-09-01"}, {"Chỉ thị phòng lũ", "Nước lũ về"}),
        ({"den": "31/12/2024"}, {"Phòng lũ năm 2024"}),
    ],
)
def test_a_filter_leaves_what_it_says(client: Client, filled: Portal, chosen: Any, expected: set[str]) -> None:
    found = ask(client, q="lũ", **chosen)
    assert set(titles(found)) == expected
    assert found["count"] == len(expected)
    assert len(found["filters"].active) == sum(len(v) if isinstance(v, list) else 1 for v in chosen.values())


def test_a_chosen_filter_still_counts_its_own_other_values(client: Client, filled: Portal) -> None:
    found = ask(client, q="lu", nam="2024")
    assert options(found, "year") == {"2026": 1, "2025": 3, "2024": 1}
    assert options(found, "type") == {"plan": 1}
    assert titles(found) == ["Phòng lũ năm 2024"]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"nam": "20x4"},
        {"nam": "٢٠٢٤"},
        {"loai": "'; DROP"},
        {"chu_de": "nothing"},
        {"don_vi": "\x00"},
        {"tinh_trang": "ready"},
        {"tu": "2025-99-99"},
        {"den": "0000-00-00"},
        {"sap_xep": "random"},
        {"trang": "-1"},
    ],
)
def test_nonsense_narrows_nothing_and_never_fails(client: Client, filled: Portal, nonsense: Any) -> None:
    assert ask(client, q="lu", **nonsense)["count"] == 5


def test_days_in_the_wrong_order_are_said_to_be_so_and_narrow_nothing(client: Client, filled: Portal) -> None:
    answer = client.get("/tim-kiem/", {"q": "lũ", "tu": "2025-09-01", "den": "2025-01-01"})
    assert "Từ ngày phải trước Đến ngày." in answer.content.decode()
    assert answer.context["count"] == 5


def test_results_are_sorted_by_day_on_demand(client: Client, filled: Portal) -> None:
    newest = titles(ask(client, q="lũ", sap_xep="moi-nhat"))
    assert newest[0] == "Diễn tập phòng lũ"
    assert newest[-1] == "Phòng lũ năm 2024"
    assert titles(ask(client, q="lũ", sap_xep="cu-nhat")) == newest[::-1]


def test_a_filter_without_words_lists_all_that_it_lets_through(client: Client, filled: Portal) -> None:
    found = ask(client, chu_de="thien-tai")
    assert titles(found) == ["Nước lũ về", "Chỉ thị phòng lũ", "Phòng lũ năm 2024"]
    assert ask(client)["asked"] is False


def test_a_topic_is_found_by_the_name_of_one_that_was_merged_into_it(client: Client, filled: Portal) -> None:
    kept = make_topic("Nông thôn mới")
    gone = make_topic("Xây dựng làng xã")
    gone.merged_into = kept
    gone.save()
    portal_page = filled.make_news("Đường hoa", topics=[kept])
    filled.make_news("Chuyện nông thôn mới ở xã nhà")
    assert {"Đường hoa", "Chuyện nông thôn mới ở xã nhà"} == set(titles(ask(client, q="xay dung lang xa")))
    assert portal_page.title in titles(ask(client, q="nông thôn mới"))


def test_a_topic_is_found_by_its_synonym(client: Client, portal: Portal) -> None:
    topic = make_topic("Chuyển đổi số")
    TopicSynonym.objects.create(topic=topic, name="Số hóa")
    portal.make_news("Tổ công nghệ ở chợ phiên", topics=[topic])
    assert titles(ask(client, q="so hoa")) == ["Tổ công nghệ ở chợ phiên"]


def test_a_replaced_document_says_so_as_soon_as_its_successor_is_published(client: Client, portal: Portal) -> None:
    old = portal.make_directive("Quy định cũ", number="5-CT/TU", issued_on=datetime.date(2020, 1, 1))
    assert options(ask(client, q="quy định cũ"), "state") == {"con-hieu-luc": 1}
    portal.make_directive(
        "Quy định thay",
        number="9-CT/TU",
        references=[reference("5-CT/TU", predicate="replaces", kind="chi-thi", issued_on=old.issued_on)],
    )
    found = ask(client, q="quy định cũ", tinh_trang="bi-thay-the")
    assert titles(found) == ["Quy định cũ"]


def test_counts_follow_whatever_changes_an_entry(client: Client, filled: Portal) -> None:
    assert ask(client, q="lu")["count"] == 5
    PageEntry.objects.filter(title="Nước lũ về").update(is_public=False)
    assert ask(client, q="lu")["count"] == 4
    EntryTopic.objects.filter(topic__slug="lu-lut").delete()
    assert options(ask(client, q="lu"), "topic") == {"thien-tai": 2}
    plan = PageEntry.objects.get(title="Phòng lũ năm 2025").page.specific
    plan.title = "Phòng hạn"
    republish(plan)
    assert ask(client, q="lu")["count"] == 3
    plan.unpublish()
    assert ask(client, q="phong han")["count"] == 0
    filled.activities.get_children().first().specific.delete()
    assert ask(client, q="lu")["count"] == 2
    PageViewRestriction.objects.create(page=filled.plans, restriction_type="login")


def test_what_expired_a_moment_ago_is_gone(client: Client, filled: Portal) -> None:
    entry = PageEntry.objects.get(title="Nước lũ về")
    entry.page.expire_at = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    entry.page.save()
    entry.save()
    assert "Nước lũ về" not in titles(ask(client, q="lũ"))


def test_counts_are_those_of_the_rows(client: Client, filled: Portal) -> None:
    for number in range(30):
        filled.make_news(f"Lũ đợt {number}", date=datetime.date(2010 + number % 7, 1, 1))
    found = ask(client, q="lũ")
    rows = PageEntry.objects.filter(terms__contains=" ylũ")
    assert found["count"] == rows.count() == 35
    for year, count in options(found, "year").items():
        assert count == rows.filter(date__year=int(year)).count()
    assert titles(ask(client, q="lũ", trang="2")) != titles(found)
    seen = titles(found) + titles(ask(client, q="lũ", trang="2"))
    assert len(seen) == len(set(seen)) == 35
    assert client.get("/tim-kiem/", {"q": "lũ", "trang": "3"}).status_code == 404


def test_another_process_reads_only_what_changed_and_counts_the_same(filled: Portal) -> None:
    before = facets.load()
    filled.make_news("Lũ rút", date=datetime.date(2023, 1, 1))
    PageEntry.objects.filter(title="Chè được mùa").delete()
    expected = {
        PageEntry.objects.get(title="Lũ rút").pk,
        *(pk for pk in before.order.ids if not PageEntry.objects.filter(pk=pk).exists()),
    }
    changed = facets._changes_since(before)
    assert changed is not None
    # PostgreSQL names what the running transaction wrote before, too: reading it once more changes nothing.
    assert changed == expected or (connection.vendor == "postgresql" and changed > expected)
    assert len(expected) == 2
    after, fresh = facets.update(before, changed), facets.load()
    assert {key: bits for key, bits in after.sets.items() if bits} == fresh.sets
    assert after.order == fresh.order
    again = facets._changes_since(after) or set()
    assert not again or connection.vendor == "postgresql"
    assert facets.update(after, again).order == fresh.order


def test_a_process_that_missed_changes_counts_anew(filled: Portal) -> None:
    before = facets.load()
    EntryChange.objects.all().delete()
    assert facets._changes_since(before) is None


def test_only_the_newest_changes_are_kept(filled: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "KEPT_CHANGES", 3)
    filled.make_news("Tin")
    assert EntryChange.objects.count() <= 3


def test_index_and_triggers_that_were_lost_come_back_with_the_next_migrate(client: Client, filled: Portal) -> None:
    drops = (
        [f"DROP TRIGGER {schema.INDEX}_insert", f"DROP TRIGGER {schema.INDEX}_changed"]
        if connection.vendor == "sqlite"
        else [f"DROP INDEX {schema.INDEX}", f'DROP TRIGGER {schema.INDEX}_id_insert ON "{schema.ENTRY}"']
    )
    with connection.cursor() as cursor:
        for statement in drops:
            cursor.execute(statement)
    assert not schema.is_installed(connection)
    filled.make_news("Lũ quét")
    # A real migrate runs after the transaction that wrote pages, not within it.
    connection.check_constraints()
    schema.after_migrate(None)
    assert schema.is_installed(connection)
    assert "Lũ quét" in titles(ask(client, q="lũ quét"))
    filled.make_news("Lũ quét nữa")
    assert ask(client, q="lũ quét")["count"] == 2


def test_a_database_without_an_index_of_ours_answers_the_same(
    client: Client, filled: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["lũ", "lu", "phong lu 2024", "1/KH-SNN", "1 kh snn", "chỉ thị lũ xyz"]
    expected = [titles(ask(client, q=query)) for query in queries]
    monkeypatch.setattr("kehoach_cms.search.terms.has_index", lambda: False)
    monkeypatch.setattr("kehoach_cms.search.facets.has_index", lambda: False)
    facets.forget_facets()
    assert [titles(ask(client, q=query)) for query in queries] == expected
    facets.forget_facets()


def test_a_page_of_search_asks_the_same_questions_however_many_filters_there_are(
    client: Client, filled: Portal, django_assert_max_num_queries: Any
) -> None:
    ask(client, q="lũ")
    with django_assert_max_num_queries(15):
        ask(client, q="phong lu", loai="plan", nam="2025", chu_de="thien-tai", don_vi="so-nong-nghiep", tu="2020-01-01")


def test_text_of_the_files_of_a_page_is_found(client: Client, portal: Portal) -> None:
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model

    from kehoach_cms.documents.models import FileText
    from kehoach_cms.documents.pages import OriginalFile

    document = get_document_model()(title="Bản gốc")
    document.file.save("goc.txt", ContentFile("Phụ lục kèm theo: danh mục hang đá Ngườm Ngao".encode()))
    document.save()
    broken = get_document_model()(title="Hỏng")
    broken.file.save("hong.pdf", ContentFile(b"%PDF-1.4 nothing"))
    broken.save()
    plan = portal.make_plan("Kế hoạch khảo sát", body=paragraphs("Nội dung."))
    plan.kehoach_files = [OriginalFile(document=document), OriginalFile(document=broken)]
    republish(plan)
    assert titles(ask(client, q="ngườm ngao")) == ["Kế hoạch khảo sát"]
    assert FileText.objects.count() == 2
    assert "Ngườm" not in PageEntry.objects.get().text


def test_what_editors_recommend_stands_on_top_with_or_without_marks(client: Client, filled: Portal) -> None:
    from wagtail.contrib.search_promotions.models import Query, SearchPromotion

    page = filled.make_news("Đường dây nóng")
    asked = Query.get("lũ lụt")
    SearchPromotion.objects.create(query=asked, page=page, description="Gọi 1022.")
    SearchPromotion.objects.create(query=asked, external_link_url="https://example.org/", external_link_text="Đài")
    for query in ("lũ lụt", "lu lut", "LŨ LỤT"):
        assert [pick.title for pick in ask(client, q=query)["picks"]] == ["Đường dây nóng", "Đài"]
    assert ask(client, q="lũ")["picks"] == []
    page.unpublish()
    assert [pick.title for pick in ask(client, q="lũ lụt")["picks"]] == ["Đài"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, True),
        ({"q": "lu"}, True),
        ({"q": "mua thuốc không cần đơn"}, False),
        ({"q": "lu", "nam": "2024"}, False),
        ({"q": "lu", "sap-xep": "moi-nhat"}, False),
    ],
)
def test_a_search_engine_keeps_the_form_and_what_a_plain_query_finds_as_the_form(
    client: Client, filled: Portal, asked: dict[str, str], kept: bool
) -> None:
    html = client.get("/tim-kiem/", asked).content.decode()
    assert ('<meta name="robots" content="noindex">' not in html) == kept
    assert html.count('<link rel="canonical" href="http://testserver/tim-kiem/">') == 1
    assert html.count('<meta name="description"') == 1


def test_counting_stops_at_its_limit_whether_or_not_the_database_has_statistics(filled: Portal) -> None:
    known = [count_up_to(["xlu", "xche", "xkhongcotunay"], limit) for limit in (1, 100)]
    assert known[0] == [1, 1, 0]
    assert known[1][0] > 1
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    terms._statistics.clear()
    assert [count_up_to(["xlu", "xche", "xkhongcotunay"], limit) for limit in (1, 100)] == known
    terms._statistics.clear()


def test_a_rare_word_is_counted_again_after_a_change_and_a_common_one_once_a_day(filled: Portal) -> None:
    before = facets.load()
    before.frequencies.update({"xlu": facets.COMMON, "xche": 1, "xnuoc": 0})
    filled.make_news("Nước rút")
    changed = facets._changes_since(before)
    assert changed
    assert facets.update(before, changed).frequencies == {"xlu": facets.COMMON}


def test_what_words_found_is_known_after_a_change_and_is_what_the_index_would_say(
    client: Client, filled: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["lũ", "lu", "phong lu", "phòng lũ năm 2024", "chè lũ"]
    for query in queries:
        ask(client, q=query)
    filled.make_news("Lũ rút, chè được mùa")
    PageEntry.objects.get(title="Nước lũ về").delete()
    plan = PageEntry.objects.get(title="Phòng lũ năm 2024").page.specific
    plan.title = "Phòng hạn năm 2024"
    republish(plan)
    known = facets.current().matches
    assert len(known) >= len(queries)
    assert dict(known) == {groups: terms.bits_with(groups) for groups in known}
    monkeypatch.setattr("kehoach_cms.search.facets.bits_with", lambda groups: pytest.fail("asked the index again"))
    assert ask(client, q="lũ")["count"] == 4


def test_sets_that_nobody_asks_for_are_forgotten_first(filled: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "KEPT", 2)
    known = facets.load()
    for word in ("xlu", "xche", "xlu", "xnuoc"):
        known.meeting([[word]])
    assert list(known.matches) == [(("xlu",),), (("xnuoc",),)]
