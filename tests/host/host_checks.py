"""What must hold in a host: run by tests/host/test_host.py in a process of its own, with the host's settings."""

import pytest
from blog.models import BlogPage, GalleryPage, NewsPage
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from kehoach_cms.news.models import NewsIndexPage
from kehoach_cms.news.models import NewsPage as PortalNewsPage
from kehoach_cms.topics.models import PageTopic, Topic, TopicName

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Page:
    """The page that `wagtail start` leaves."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def topic() -> Topic:
    """A topic."""
    topic = Topic()
    topic.names = [TopicName(name="Lịch sử Đảng")]
    topic.save()
    return topic


def publish(parent: Page, page: Page, topic: Topic | None = None) -> Page:
    """Put a page under another and publish it."""
    parent.refresh_from_db()
    parent.add_child(instance=page)
    if topic is not None:
        page.kehoach_topics = [PageTopic(topic=topic)]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_the_host_starts_without_complaints() -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", "kehoach_cms", check=True, dry_run=True, verbosity=0)


def test_pages_of_both_live_side_by_side(home: Page, topic: Topic) -> None:
    own = publish(home, NewsPage(title="Tin của chủ nhà", body="<p>Nội dung</p>"))
    gallery = publish(home, GalleryPage(title="Ảnh của chủ nhà"))
    section = publish(home, NewsIndexPage(title="Tin tức"))
    news = publish(section, PortalNewsPage(title="Tin của cổng"), topic)
    client = Client()
    for page in (own, gallery, section, news):
        answer = client.get(page.get_url())
        assert answer.status_code == 200
        assert "Đầu trang của người khác" in answer.content.decode()
    assert isinstance(Page.objects.get(pk=own.pk).specific, NewsPage)
    assert isinstance(Page.objects.get(pk=news.pk).specific, PortalNewsPage)


def test_the_host_s_blog_takes_topics_related_pages_and_comments(home: Page, topic: Topic) -> None:
    section = publish(home, NewsIndexPage(title="Tin tức"))
    news = publish(section, PortalNewsPage(title="Khánh thành cầu Bến Thao"), topic)
    post = publish(home, BlogPage(title="Chuyện bên sông", body="<p>Chuyện</p>"), topic)
    html = Client().get(post.get_url()).content.decode()
    assert news.title in html
    assert f"/binh-luan/{post.pk}/" in html
    back = Client().get(news.get_url()).content.decode()
    assert post.title in back
    assert Client().get(f"/chu-de/{topic.slug}/").status_code == 200


def test_the_host_s_blog_is_found_without_marks(home: Page) -> None:
    publish(home, BlogPage(title="Kế hoạch Đảng bộ", body="<p>Chuyện</p>"))
    html = Client().get("/tim-kiem/?q=ke+hoach+dang").content.decode()
    assert "Kế hoạch Đảng bộ" in html


def test_the_blog_s_form_opens_in_the_admin(home: Page, admin_client: Client) -> None:
    post = publish(home, BlogPage(title="Chuyện bên sông"))
    answer = admin_client.get(f"/admin/pages/{post.pk}/edit/")
    assert answer.status_code == 200
    assert "kehoach_topics" in answer.content.decode()
