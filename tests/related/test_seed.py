"""The article that the plug-in was asked for with, among the news of the demo: six that a person would choose."""

import datetime
import json
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from kehoach_cms.related.queries import related_entries
from kehoach_cms.topics.models import Topic, TopicName
from tests.factories import Portal, paragraphs

DEMO = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo"


@pytest.fixture
def article(portal: Portal) -> Page:
    """News of a review of Chỉ thị 20-CT/TW, after all news of the demo, with the topics of the demo."""
    topics: dict[str, Topic] = {}
    for row in json.loads((DEMO / "topics.json").read_text(encoding="utf-8"))["topics"]:
        topic = Topic(slug=row["slug"], parent=topics.get(row["parent"]))
        topic.names = [TopicName(name=row["vi"]["name"])]
        topic.save()
        topics[row["slug"]] = topic
    for row in json.loads((DEMO / "news.json").read_text(encoding="utf-8"))["news"]:
        text = (DEMO / row["file"]).read_text(encoding="utf-8")
        portal.make_news(
            row["short_title"],
            summary=row["summary"],
            date=datetime.date.fromisoformat(row["date"]),
            topics=[topics[slug] for slug in row["topics"]],
            keywords=row["keywords"],
            body=paragraphs(*(line for line in text.splitlines() if line.strip())),
        )
    return portal.make_news(
        "Sơ kết năm năm thực hiện Chỉ thị số 20-CT/TW về giáo dục lịch sử Đảng",
        summary="Các cấp ủy tự đánh giá việc nghiên cứu, biên soạn, tuyên truyền, giáo dục lịch sử Đảng.",
        topics=[topics["lich-su-dang"]],
        body=paragraphs("Kế hoạch số 98-KH/TU thực hiện Chỉ thị số 20-CT/TW ngày 18/01/2018 của Ban Bí thư."),
    )


def test_all_six_are_about_party_history_and_none_about_floods_bridges_or_markets(
    article: Page, portal: Portal
) -> None:
    shown = related_entries(article, portal.home.path, 6)
    assert len(shown) == 6
    history = Topic.objects.get(slug="lich-su-dang").pk
    assert all(entry.topics.filter(topic_id=history).exists() for entry in shown)


def test_the_editor_reads_why_each_of_the_six_is_there(article: Page, portal: Portal, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    html = client.get(f"/admin/pages/{article.pk}/edit/").content.decode().split("Vì sao các trang này có liên quan")[1]
    for entry in related_entries(article, portal.home.path, 6):
        assert entry.title in html
    assert html.count("cùng chủ đề: Lịch sử Đảng") >= 6
