"""What webmasters do to topics: rename, move, hide, merge, give, take, promote."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, ReferenceIndex

from kehoach_cms.news.models import NewsPage
from kehoach_cms.pages.models import EntryTopic
from kehoach_cms.topics import services
from kehoach_cms.topics.models import Keyword, PageTopic, Topic, TopicSynonym
from tests.factories import Portal, make_topic, republish


def entry_topics(page) -> set[tuple[str, bool]]:
    rows = EntryTopic.objects.filter(entry__page_id=page.pk).select_related("topic")
    return {(row.topic.name, row.direct) for row in rows}


def topic_names(page) -> list[str]:
    return [link.topic.name for link in NewsPage.objects.get(pk=page.pk).kehoach_topics.all()]


def test_a_renamed_topic_keeps_its_old_name_as_a_synonym_and_its_old_address_leads_on(
    portal: Portal, client: Client
) -> None:
    topic = make_topic("Lịch sử Đảng bộ")
    services.rename_topic(topic, "Lịch sử Đảng", address="lich-su-dang")
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.name == "Lịch sử Đảng"
    assert [row.name for row in topic.synonyms.all()] == ["Lịch sử Đảng bộ"]
    answer = client.get("/chu-de/lich-su-dang-bo/")
    assert (answer.status_code, answer["Location"]) == (301, "/chu-de/lich-su-dang/")
    assert services.similar_topic("lich su dang bo") == topic


@pytest.mark.parametrize("name", ["Uỷ ban kiểm tra", "ủy ban KIỂM TRA", "uy ban kiem tra", "Ủy  ban, kiểm tra"])
def test_a_name_that_exists_already_in_any_spelling_is_refused(portal: Portal, name: str) -> None:
    make_topic("Ủy ban Kiểm tra")
    other = make_topic("Giám sát")
    with pytest.raises(ValidationError, match="Ủy ban Kiểm tra"):
        services.rename_topic(other, name)
    assert Topic.objects.get(pk=other.pk).name == "Giám sát"


def test_a_moved_topic_takes_its_pages_from_the_old_parents_to_the_new_ones(portal: Portal) -> None:
    one, two = make_topic("Xây dựng Đảng"), make_topic("Văn hóa")
    topic = make_topic("Di tích", parent=one)
    below = make_topic("Đình làng", parent=topic)
    page = portal.make_news(topics=[below])
    services.move_topic(topic, two)
    assert entry_topics(page) == {("Đình làng", True), ("Di tích", False), ("Văn hóa", False)}


def test_a_topic_cannot_be_moved_below_itself(portal: Portal) -> None:
    top = make_topic("Gốc")
    below = make_topic("Cành", parent=make_topic("Thân", parent=top))
    with pytest.raises(ValidationError):
        services.move_topic(top, below)
    assert Topic.objects.get(pk=top.pk).parent is None


def test_topics_are_put_in_the_order_that_was_asked_for(portal: Portal) -> None:
    one, two, three = make_topic("A"), make_topic("B"), make_topic("C")
    services.move_topic(three, None, before=one)
    assert list(Topic.objects.all()) == [three, one, two]
    services.move_topic(three, None)
    assert list(Topic.objects.all()) == [one, two, three]


def test_a_preview_tells_what_a_merge_does_and_the_merge_does_it(portal: Portal) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    child = make_topic("Di tích cách mạng", parent=gone)
    first, second = portal.make_news(topics=[gone]), portal.make_news(topics=[gone, kept])
    third = portal.make_news(topics=[child])
    expected = services.MergePreview(moving=1, both=1, children=1, names=["Lịch sử Đảng bộ"])
    assert services.merge_preview(gone, kept) == expected
    assert services.merge_topics(gone, kept) == expected
    assert topic_names(first) == topic_names(second) == ["Lịch sử Đảng"]
    assert entry_topics(third) == {("Di tích cách mạng", True), ("Lịch sử Đảng", False)}
    assert services.similar_topic("lịch sử đảng bộ") == kept
    assert Topic.objects.get(pk=gone.pk).resolved == kept


def test_a_merge_is_logged_with_all_that_is_needed_to_reverse_it(portal: Portal) -> None:
    gone, kept = make_topic("Cũ"), make_topic("Mới")
    page, both = portal.make_news(topics=[gone]), portal.make_news(topics=[gone, kept])
    services.merge_topics(gone, kept)
    data = ModelLogEntry.objects.get(action="kehoach.topic.merge").data
    assert (data["into"], data["pages"], data["pages_with_both"]) == (kept.pk, [page.pk], [both.pk])
    services.rename_topic(kept, "Mới hơn", address="moi-hon")
    older, last = Topic.objects.get(pk=gone.pk), make_topic("Sau cùng")
    services.merge_topics(Topic.objects.get(pk=kept.pk), last)
    data = ModelLogEntry.objects.filter(action="kehoach.topic.merge").latest("pk").data
    assert (data["addresses"], data["merged_before"]) == (["moi"], [older.pk])
    assert data["synonyms"] == ["Mới hơn", "Cũ", "Mới"]


def test_an_old_draft_published_after_a_merge_gets_the_topic_that_was_kept(portal: Portal) -> None:
    gone, kept = make_topic("Cũ"), make_topic("Mới")
    page = portal.make_news(topics=[gone, kept])
    draft = page.save_revision()
    services.merge_topics(gone, kept)
    draft.publish()
    assert topic_names(page) == ["Mới"] or entry_topics(page) == {("Mới", True)}
    assert entry_topics(page) == {("Mới", True)}
    republish(draft.as_object())
    assert topic_names(page) == ["Mới"]


def test_chains_of_merges_end_at_the_last_topic(portal: Portal, client: Client) -> None:
    one, two, three = make_topic("Một"), make_topic("Hai"), make_topic("Ba")
    services.merge_topics(one, two)
    services.merge_topics(two, three)
    assert Topic.objects.get(pk=one.pk).merged_into == three
    answer = client.get("/chu-de/mot/", follow=True)
    assert answer.redirect_chain == [("/chu-de/ba/?gop=mot", 301)]
    assert "Chủ đề “Một” đã được gộp vào “Ba”." in answer.content.decode()


@pytest.mark.parametrize("which", ["itself", "below", "merged"])
def test_a_senseless_merge_is_refused_and_changes_nothing(portal: Portal, which: str) -> None:
    topic = make_topic("Gốc")
    child, tomb = make_topic("Cành", parent=topic), make_topic("Bia")
    services.merge_topics(tomb, make_topic("Khác"))
    page = portal.make_news(topics=[topic])
    with pytest.raises(ValidationError):
        services.merge_topics(topic, {"itself": topic, "below": child, "merged": tomb}[which])
    assert topic_names(page) == ["Gốc"]


def test_a_hidden_topic_is_offered_to_nobody_and_pages_keep_it(portal: Portal, client: Client) -> None:
    topic = make_topic("Nội bộ")
    page = portal.make_news(topics=[topic])
    services.hide_topic(topic)
    assert client.get("/chu-de/noi-bo/").status_code == 404
    assert "Nội bộ" not in client.get(page.get_url()).content.decode()
    assert topic_names(page) == ["Nội bộ"]
    services.hide_topic(topic, False)
    assert client.get("/chu-de/noi-bo/").status_code == 200


def test_a_topic_in_use_cannot_be_deleted(portal: Portal) -> None:
    topic = make_topic("Đang dùng")
    portal.make_news(topics=[topic])
    with pytest.raises(ProtectedError):
        topic.delete()


def test_a_topic_given_in_bulk_stands_in_the_live_page_and_in_its_draft(portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    page, other = portal.make_news(), portal.make_news(topics=[topic])
    assert services.assign_topic(topic, [page.pk, other.pk]) == [page.pk]
    assert entry_topics(page) == {("Giáo dục", True)}
    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [link.topic for link in draft.kehoach_topics.all()] == [topic]
    draft.save_revision().publish()
    assert topic_names(page) == ["Giáo dục"]
    assert PageTopic.objects.filter(page_id=page.pk).count() == 1
    assert services.remove_topic(topic, [page.pk, other.pk]) == [page.pk, other.pk]
    republish(NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object())
    assert topic_names(page) == []


def test_a_keyword_becomes_a_topic_and_its_pages_get_it(portal: Portal) -> None:
    page = portal.make_news(keywords=["hát xoan"])
    topic = services.promote_keyword(Keyword.objects.get(name="hát xoan"))
    assert entry_topics(page) == {("hát xoan", True)}
    assert topic.name == "hát xoan"
    assert not Keyword.objects.exists()


def test_a_keyword_becomes_a_synonym_of_the_topic_that_is_called_alike(portal: Portal) -> None:
    topic = make_topic("Hát Xoan")
    portal.make_news(keywords=["hát xoan Phú Thọ"])
    keyword = Keyword.objects.create(name="hat xoan")
    with pytest.raises(ValidationError, match="Hát Xoan"):
        services.promote_keyword(keyword)
    services.promote_keyword(Keyword.objects.get(name="hát xoan Phú Thọ"), into=topic)
    assert TopicSynonym.objects.get().name == "hát xoan Phú Thọ"


@pytest.mark.parametrize("background", [False, True])
def test_a_merge_asks_as_much_for_many_pages_as_for_few(portal: Portal, settings: Any, background: bool) -> None:
    settings.KEHOACH_CMS = {"RELATED_IN_BACKGROUND": True}
    asked = []
    for number in (2, 8, 60):
        gone, kept = make_topic(f"Cũ {number}"), make_topic(f"Mới {number}")
        for each in range(number):
            portal.make_news(f"Tin {number}.{each}", topics=[gone, kept] if each % 2 else [gone])
        settings.KEHOACH_CMS = {"RELATED_IN_BACKGROUND": background}
        with CaptureQueriesContext(connection) as queries:
            services.merge_topics(gone, kept)
        settings.KEHOACH_CMS = {"RELATED_IN_BACKGROUND": True}
        asked.append(len(queries))
    assert asked[0] == asked[1] == asked[2]


def references() -> set[tuple[str, ...]]:
    """What the index of references holds of pages' topics."""
    rows = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(Topic))
    fields = ("base_content_type", "object_id", "to_object_id", "model_path", "content_path_hash")
    return set(rows.filter(model_path="kehoach_topics.item.topic").values_list(*fields, "content_path"))


def test_the_usage_of_a_topic_counts_the_pages_that_a_merge_brought(portal: Portal) -> None:
    gone, kept = make_topic("Cũ"), make_topic("Mới")
    child = make_topic("Con", parent=gone)
    pages = [portal.make_news(topics=[gone]), portal.make_news(topics=[gone, kept]), portal.make_news(topics=[kept])]
    services.merge_topics(gone, kept)
    assert not ReferenceIndex.get_references_to(gone)
    named = {(row.base_content_type.model, int(row.object_id)) for row in ReferenceIndex.get_references_to(kept)}
    assert named == {*(("page", page.pk) for page in pages), ("topic", child.pk)}
    kept_by_hand = references()
    for page in pages:
        ReferenceIndex.create_or_update_for_object(NewsPage.objects.get(pk=page.pk))
    assert references() == kept_by_hand


def test_the_usage_of_a_topic_counts_the_pages_that_got_it_in_bulk(portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    pages = [portal.make_news() for _ in range(3)]
    services.assign_topic(topic, [page.pk for page in pages])
    services.remove_topic(topic, [pages[0].pk])
    kept_by_hand = references()
    assert len(kept_by_hand) == 2
    for page in pages:
        ReferenceIndex.create_or_update_for_object(NewsPage.objects.get(pk=page.pk))
    assert references() == kept_by_hand
