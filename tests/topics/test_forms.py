"""A topic's own form, and what keeps a topic from going: the same is kept and told as by the acts of the tree."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import ModelLogEntry

from kehoach_cms.topics import services
from kehoach_cms.topics.models import PageTopic, Topic, TopicSynonym
from kehoach_cms.topics.queries import topic_tree
from tests.factories import Portal, make_topic
from tests.topics.test_services import entry_topics

FORM = "/admin/snippets/kehoach_cms/topic"


@pytest.fixture
def desk(client: Client, portal: Portal) -> Client:
    """A webmaster's browser."""
    client.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    return client


def form_of(topic: Topic | None = None, **changes: str) -> dict[str, Any]:
    """What a topic's form posts."""
    rows = list(topic.names.all()) if topic else [None]
    data: dict[str, Any] = {"parent": "", "sort_order": "0", "slug": topic.slug if topic else ""}
    for name, total in (("names", len(rows)), ("synonyms", 0)):
        data |= {f"{name}-TOTAL_FORMS": total, f"{name}-INITIAL_FORMS": total if topic else 0}
        data |= {f"{name}-MIN_NUM_FORMS": 0, f"{name}-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(rows):
        data |= {
            f"names-{number}-id": row.pk if row else "",
            f"names-{number}-language": row.language if row else "vi",
            f"names-{number}-name": row.name if row else "",
            f"names-{number}-description": "",
            f"names-{number}-DELETE": "",
        }
    if topic and topic.parent_id:
        data["parent"] = topic.parent_id
    return data | {key.replace("names_0_", "names-0-"): value for key, value in changes.items()}


def test_a_new_name_and_address_in_the_form_keep_the_old_ones_leading_on(desk: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng bộ")
    answer = desk.post(f"{FORM}/edit/{topic.pk}/", form_of(topic, slug="lich-su-dang", names_0_name="Lịch sử Đảng"))
    assert answer.status_code == 302, answer.context["form"].errors
    assert services.similar_topic("lich su dang bo") == topic
    assert desk.get("/chu-de/lich-su-dang-bo/")["Location"] == "/chu-de/lich-su-dang/"
    assert ModelLogEntry.objects.get(action="kehoach.topic.rename").data["slug"] == "lich-su-dang-bo"
    topic = Topic.objects.get(pk=topic.pk)
    desk.post(f"{FORM}/edit/{topic.pk}/", form_of(topic, slug="lich-su-dang-bo"))
    assert desk.get("/chu-de/lich-su-dang-bo/").status_code == 200
    assert desk.get("/chu-de/lich-su-dang/")["Location"] == "/chu-de/lich-su-dang-bo/"


def test_a_new_parent_in_the_form_takes_the_pages_along(desk: Client, portal: Portal) -> None:
    old, new = make_topic("Xây dựng Đảng"), make_topic("Văn hóa")
    topic = make_topic("Di tích", parent=old)
    page = portal.make_news(topics=[topic])
    desk.post(f"{FORM}/edit/{topic.pk}/", form_of(topic, parent=str(new.pk)))
    assert entry_topics(page) == {("Di tích", True), ("Văn hóa", False)}
    assert ModelLogEntry.objects.get(action="kehoach.topic.move").data["from"]["parent"] == old.pk


def test_hiding_in_the_form_is_logged_as_hiding(desk: Client, portal: Portal) -> None:
    topic = make_topic("Nội bộ")
    desk.post(f"{FORM}/edit/{topic.pk}/", form_of(topic, hidden="on"))
    assert ModelLogEntry.objects.filter(action="kehoach.topic.hide").exists()


def test_a_new_topic_called_like_a_synonym_of_another_is_warned_of(desk: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng bộ")
    services.rename_topic(topic, "Lịch sử Đảng")
    answer = desk.post(f"{FORM}/add/", form_of(names_0_name="lịch sử đảng bộ"))
    assert "Đã có chủ đề tương tự: “Lịch sử Đảng”." in answer.content.decode()
    assert Topic.objects.count() == 1


def test_a_new_topic_takes_no_address_that_leads_to_another(desk: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng bộ")
    services.rename_topic(topic, "Lịch sử Đảng", address="lich-su-dang")
    TopicSynonym.objects.all().delete()
    assert make_topic("Lịch sử Đảng bộ").slug == "lich-su-dang-bo-2"
    answer = desk.post(f"{FORM}/add/", form_of(names_0_name="Khác", slug="lich-su-dang-bo"))
    assert "Đường dẫn này đã thuộc về chủ đề khác." in answer.content.decode()


def test_a_merged_topic_is_neither_listed_nor_edited_nor_deleted(desk: Client, portal: Portal) -> None:
    topic = make_topic("Cũ kỹ")
    services.merge_topics(topic, make_topic("Mới"))
    assert "Cũ kỹ" not in desk.get(f"{FORM}/").content.decode()
    assert desk.get(f"{FORM}/edit/{topic.pk}/").status_code == 404
    desk.post(f"{FORM}/delete/{topic.pk}/")
    assert Topic.objects.filter(pk=topic.pk).exists()


@pytest.mark.parametrize("how", ["used", "given in bulk", "parent", "kept"])
def test_topics_that_others_need_are_not_deleted_in_bulk_either(desk: Client, portal: Portal, how: str) -> None:
    topic, other = make_topic("Giáo dục"), make_topic("Khác")
    if how == "used":
        portal.make_news(topics=[topic])
    elif how == "given in bulk":
        services.assign_topic(topic, [portal.make_news().pk])
    elif how == "parent":
        make_topic("Con", parent=topic)
    else:
        services.merge_topics(make_topic("Cũ"), topic)
    answer = desk.post(f"/admin/bulk/kehoach_cms/topic/delete/?id={topic.pk}&id={other.pk}", follow=True)
    assert answer.status_code == 200
    assert Topic.objects.filter(pk__in=[topic.pk, other.pk]).count() == 2
    assert "Hãy" in answer.content.decode()


def test_a_draft_that_names_a_deleted_topic_opens_and_is_published_without_it(desk: Client, portal: Portal) -> None:
    gone, kept = make_topic("Thoáng qua"), make_topic("Giáo dục")
    page = portal.make_news()
    page.kehoach_topics = [PageTopic(topic=gone), PageTopic(topic=kept)]
    draft = page.save_revision()
    desk.post(f"{FORM}/delete/{gone.pk}/")
    assert not Topic.objects.filter(pk=gone.pk).exists()
    assert desk.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    draft.publish()
    assert entry_topics(page) == {("Giáo dục", True)}


def test_the_report_names_only_pages_that_its_reader_may_edit(client: Client, portal: Portal) -> None:
    portal.make_news("Chưa ai được thấy", publish=False)
    user = get_user_model().objects.create_user("ai-do", "", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert "Chưa ai được thấy" not in client.get("/admin/reports/chua-gan-chu-de/").content.decode()


def test_a_tree_may_be_deeper_than_calls_may_be(desk: Client, portal: Portal) -> None:
    parent = None
    for number in range(1100):
        topic = Topic(parent=parent, slug=f"tang-{number}", sort_key=str(number))
        Topic.objects.bulk_create([topic])
        parent = Topic.objects.get(slug=topic.slug)
    roots = topic_tree()
    assert [branch.depth for branch in roots[0].walk()] == list(range(1100))
    for address in ("/chu-de/", "/chu-de/tang-1099/", "/admin/chu-de/"):
        assert desk.get(address).status_code == 200


def test_a_whole_tree_is_drawn_to_its_eighth_level_and_opens_further(desk: Client, portal: Portal) -> None:
    made: list[Topic] = []
    for number in range(20):
        made.append(make_topic(f"Tầng {number}.", parent=made[-1] if made else None))
    assert "Tầng 8." in desk.get("/admin/chu-de/").content.decode()
    assert "Tầng 9." not in desk.get("/admin/chu-de/").content.decode()
    assert "Tầng 9." in desk.get(f"/admin/chu-de/nhanh/{made[8].pk}/").content.decode()


def test_the_history_names_what_a_merge_changed(desk: Client, portal: Portal) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    services.rename_topic(gone, "Sử Đảng bộ", address="su-dang-bo")
    pages = [portal.make_news(topics=[gone]), portal.make_news(topics=[gone])]
    both = portal.make_news(topics=[gone, kept])
    services.merge_topics(Topic.objects.get(pk=gone.pk), kept)
    told = desk.get(f"{FORM}/history/{gone.pk}/").content.decode()
    assert "gộp vào: Lịch sử Đảng;" in told
    assert f"trang đã chuyển (mã số): {pages[0].pk}, {pages[1].pk};" in told
    assert f"trang vốn có cả hai (mã số): {both.pk};" in told
    assert "đường dẫn cũ: lich-su-dang-bo" in told
    assert "tên cũ: Lịch sử Đảng bộ" in told
