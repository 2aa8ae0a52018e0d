"""Makes the pages and rows that tests need, with as little as each type demands."""

import datetime
import itertools
import json
import uuid
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from kehoach_cms.activities.models import ActivityIndexPage, ActivityPage
from kehoach_cms.documents.pages import DirectiveIndexPage, DirectivePage, PageReference
from kehoach_cms.galleries.models import GalleryIndexPage, GalleryPage, GalleryPicture
from kehoach_cms.news.models import NewsIndexPage, NewsPage
from kehoach_cms.plans.pages import PlanIndexPage, PlanPage
from kehoach_cms.topics.models import PageTopic, Topic, TopicName
from kehoach_cms.units.models import Level, System, Unit, UnitName

_serial = itertools.count(1)


@dataclass
class Portal:
    """A portal for one test, and what is made in it."""

    home: Page
    news: NewsIndexPage
    directives: DirectiveIndexPage
    plans: PlanIndexPage
    activities: ActivityIndexPage
    galleries: GalleryIndexPage
    units: dict[str, Unit] = field(default_factory=dict)

    def make_news(self, title: str = "", *, publish: bool = True, under: Page | None = None, **fields: Any) -> NewsPage:
        """A news item."""
        fields.setdefault("date", datetime.date(2026, 11, 1))
        return _make(NewsPage, under or self.news, title or f"Tin số {next(_serial)}", publish, fields)

    def make_directive(self, title: str = "", *, publish: bool = True, **fields: Any) -> DirectivePage:
        """A directive: Chỉ thị số 14-CT/TU ngày 12/3/2026 unless told otherwise."""
        fields.setdefault("kind", "chi-thi")
        fields.setdefault("number", "14-CT/TU")
        fields.setdefault("issued_on", datetime.date(2026, 3, 12))
        return _make(DirectivePage, self.directives, title or f"Chỉ thị {next(_serial)}", publish, fields)

    def make_plan(self, title: str = "", *, publish: bool = True, **fields: Any) -> PlanPage:
        """A plan: without number, of 15/5/2026 unless told otherwise."""
        fields.setdefault("kind", "ke-hoach")
        fields.setdefault("issued_on", datetime.date(2026, 5, 15))
        return _make(PlanPage, self.plans, title or f"Kế hoạch {next(_serial)}", publish, fields)

    def make_activity(self, title: str = "", *, publish: bool = True, **fields: Any) -> ActivityPage:
        """An activity on 10/11/2026."""
        fields.setdefault("starts_at", timezone.make_aware(datetime.datetime(2026, 11, 10, 8)))
        return _make(ActivityPage, self.activities, title or f"Hoạt động {next(_serial)}", publish, fields)

    def make_gallery(self, title: str = "", *, pictures: int = 3, publish: bool = True, **fields: Any) -> GalleryPage:
        """An album."""
        fields["pictures"] = [
            GalleryPicture(image=make_image(), caption=f"Ảnh {number}", alt_text=f"Cảnh {number}", sort_order=number)
            for number in range(pictures)
        ]
        return _make(GalleryPage, self.galleries, title or f"Album {next(_serial)}", publish, fields)


def _make(model: type[Page], parent: Page, title: str, publish: bool, fields: dict[str, Any]) -> Any:
    topics = fields.pop("topics", ())
    keywords = fields.pop("keywords", ())
    references = fields.pop("references", ())
    pictures = fields.pop("pictures", None)
    page = model(title=title, live=False, **fields)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.kehoach_topics = [PageTopic(topic=topic, sort_order=order) for order, topic in enumerate(topics)]
    if keywords:
        page.keywords.set(list(keywords))
    if references:
        page.kehoach_references = list(references)
    if pictures is not None:
        page.pictures = pictures
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()
    return page


def republish(page: Page) -> Page:
    """Publish a page as it is in memory, and read it anew."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def build_portal() -> Portal:
    """A home page as the default site's root, with a list page of each type."""
    locale, _ = Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node()
    home = Page(title="Trang chủ", slug="trang-chu", locale=locale)
    root.add_child(instance=home)
    site = Site.objects.get(is_default_site=True)
    site.root_page, site.hostname = home, "localhost"
    site.save()
    made = {}
    for name, model, title in (
        ("news", NewsIndexPage, "Tin tức"),
        ("directives", DirectiveIndexPage, "Chỉ thị"),
        ("plans", PlanIndexPage, "Kế hoạch"),
        ("activities", ActivityIndexPage, "Hoạt động"),
        ("galleries", GalleryIndexPage, "Thư viện ảnh"),
    ):
        page = model(title=title, show_in_menus=True)
        home.add_child(instance=page)
        made[name] = page
    return Portal(home=home, **made)


def make_unit(name: str, *, parent: Unit | None = None, level: str = Level.DEPARTMENT, **fields: Any) -> Unit:
    """A unit with one undated name."""
    fields.setdefault("system", System.PARTY)
    unit = Unit(parent=parent, level=level, **fields)
    unit.names = [UnitName(name=name)]
    unit.save()
    return unit


def make_topic(name: str, *, parent: Topic | None = None, english: str = "", **fields: Any) -> Topic:
    """A topic with a Vietnamese name."""
    topic = Topic(parent=parent, **fields)
    topic.names = [TopicName(language="vi", name=name)]
    if english:
        topic.names.add(TopicName(language="en", name=english))
    topic.save()
    return topic


def make_image(title: str = "Ảnh", size: tuple[int, int] = (640, 480)) -> Any:
    """A small picture of one colour."""
    buffer = BytesIO()
    PillowImage.new("RGB", size, (143, 26, 27)).save(buffer, "JPEG")
    image = get_image_model()(title=title)
    image.file = ContentFile(buffer.getvalue(), name=f"anh-{next(_serial)}.jpg")
    image.save()
    return image


def reference(number: str, *, predicate: str = "implements", **fields: Any) -> PageReference:
    """A related document as an editor types it."""
    return PageReference(predicate=predicate, number=number, **fields)


def paragraphs(*texts: str) -> str:
    """The stored form of a body of plain paragraphs."""
    html = "".join(f"<p>{text}</p>" for text in texts)
    return json.dumps([{"type": "paragraph", "value": html, "id": str(uuid.uuid4())}], ensure_ascii=False)


def tasks(*rows: dict[str, Any]) -> str:
    """The stored form of a stream of tasks; `duty` in a row makes it a duty."""
    blocks = []
    for number, row in enumerate(rows, start=1):
        row = dict(row)
        block_id = str(row.pop("id", uuid.uuid4()))
        kind = "duty" if row.pop("duty", False) else "task"
        value = {"number": str(number), "text": f"Việc {number}", "deadline": "", "due_on": None}
        value |= {"addressee": "", "what": "other"} if kind == "duty" else {"lead": "", "cooperating": ""}
        blocks.append({"type": kind, "value": value | row, "id": block_id})
    return json.dumps(blocks, ensure_ascii=False)
