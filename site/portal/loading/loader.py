"""The order in which the demo content is loaded."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from kehoach_cms.activities.models import ActivityIndexPage
from kehoach_cms.documents.pages import DirectiveIndexPage
from kehoach_cms.galleries.models import GalleryIndexPage
from kehoach_cms.news.models import NewsIndexPage
from kehoach_cms.pages.models import SiteProfile
from kehoach_cms.plans.pages import PlanIndexPage
from kehoach_cms.topics.models import Topic, TopicName
from kehoach_cms.units.models import Unit, UnitName
from portal.models import HomePage

DEMO = Path(__file__).resolve().parents[1] / "demo"

INDEX_TYPES: dict[str, type[Page]] = {
    "news": NewsIndexPage,
    "directive": DirectiveIndexPage,
    "plan": PlanIndexPage,
    "activity": ActivityIndexPage,
    "gallery": GalleryIndexPage,
}


def read(name: str) -> Any:
    """One JSON file of the demo."""
    return json.loads((DEMO / f"{name}.json").read_text(encoding="utf-8"))


def moment(text: str) -> datetime.datetime:
    """A local time of the demo."""
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


class Demo:
    """What has been loaded so far, by the names that the JSON files use."""

    def __init__(self) -> None:
        self.portal = read("portal")
        self.units: dict[str, Unit] = {}
        self.topics: dict[str, Topic] = {}
        self.images: dict[str, Any] = {}
        self.indexes: dict[str, Page] = {}
        self.pages: dict[tuple[str, str], Page] = {}
        self.user: Any = None

    def publish(self, page: Page, published_at: str) -> None:
        """Publish a page as of the day that the demo says."""
        when = moment(published_at)
        Page.objects.filter(pk=page.pk).update(first_published_at=when)
        page.first_published_at = when
        page.save_revision(user=self.user).publish(user=self.user)
        Page.objects.filter(pk=page.pk).update(last_published_at=when, latest_revision_created_at=when)


def load(say: Callable[[str], Any]) -> None:
    """Everything, in the order of what hangs on what."""
    from portal.loading import files, people, stories

    demo = Demo()
    frame(demo)
    units(demo)
    topics(demo)
    images(demo)
    say(f"  {len(demo.units)} units, {len(demo.topics)} topics, {len(demo.images)} pictures")
    files.documents(demo)
    files.news(demo)
    say(f"  {len(demo.pages)} documents and news items from files")
    stories.galleries(demo)
    stories.activities(demo)
    stories.progress(demo)
    stories.english(demo)
    people.comments(demo)
    stories.home(demo)
    say(f"  {len(demo.pages)} pages in all")


def frame(demo: Demo) -> None:
    """Locales, home page, list pages, the portal's details, the demo editor."""
    Locale.objects.get_or_create(language_code="vi")
    Locale.objects.get_or_create(language_code="en")
    demo.user = get_user_model().objects.create_superuser("bientap", "bientap@songthao.example", "bientap")
    site = Site.objects.get(is_default_site=True)
    old_root = site.root_page
    tree_root = Page.get_first_root_node()
    home = HomePage(title="Trang chủ", slug="trang-chu", locale=Locale.objects.get(language_code="vi"))
    tree_root.add_child(instance=home)
    home.save_revision(user=demo.user).publish()
    site.root_page, site.site_name = home, demo.portal["site_name"]
    site.save()
    if old_root.specific_class in (None, Page):
        old_root.delete()
    home.refresh_from_db()
    demo.indexes["home"] = home
    for section in demo.portal["sections"]:
        model = INDEX_TYPES.get(section["key"])
        if model is None:
            continue
        page = model(title=section["title"], slug=section["slug"], show_in_menus=True)
        home.add_child(instance=page)
        page.save_revision(user=demo.user).publish()
        demo.indexes[section["key"]] = page
    facts = {item["label"]: item["value"] for item in demo.portal["footer"]}
    links = "\n".join(f"{item['title']} | {item['url']}" for item in demo.portal["member_sites"])
    common = {
        "site": site,
        "owner": facts.get("Cơ quan chủ quản", ""),
        "responsible": facts.get("Chịu trách nhiệm nội dung", ""),
        "address": facts.get("Địa chỉ", ""),
        "phone": facts.get("Điện thoại", ""),
        "email": facts.get("Thư điện tử", ""),
        "licence": facts.get("Giấy phép", ""),
        "component_sites": links,
        "about_links": "\n".join(f"{item['title']} | {item['url']}" for item in demo.portal["about_links"]),
    }
    SiteProfile.objects.create(
        language="vi",
        name=demo.portal["site_name"],
        line=demo.portal["line_above"],
        note=demo.portal["reuse"],
        **common,
    )
    english = {**common, "about_links": "Topics | /en/chu-de/\nSearch | /en/tim-kiem/"}
    SiteProfile.objects.create(language="en", name=demo.portal["site_name_en"], **english)


def units(demo: Demo) -> None:
    """Units with their names over time, parents first."""
    rows = read("units")["units"]
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row["parent"] is None or row["parent"] in demo.units]
        if not ready:
            raise ValueError(f"units without a parent: {[row['slug'] for row in waiting]}")
        for row in ready:
            unit = Unit(
                slug=row["slug"], parent=demo.units.get(row["parent"]), level=row["level"], system=row["system"]
            )
            unit.names = [
                UnitName(
                    **{key: value or "" if key in ("short_name", "symbol") else value for key, value in name.items()}
                )
                for name in row["names"]
            ]
            starts = [name["valid_from"] for name in row["names"]]
            if starts[0]:
                unit.established_on = datetime.date.fromisoformat(starts[0])
            ends = row["names"][-1]["valid_to"]
            unit.dissolved_on = datetime.date.fromisoformat(ends) if ends else None
            for name in unit.names.all():
                for field in ("valid_from", "valid_to"):
                    value = getattr(name, field)
                    setattr(name, field, datetime.date.fromisoformat(value) if value else None)
            unit.save()
            demo.units[row["slug"]] = unit
        waiting = [row for row in waiting if row not in ready]


def topics(demo: Demo) -> None:
    """The topic tree with names in two languages."""
    for order, row in enumerate(read("topics")["topics"]):
        topic = Topic(slug=row["slug"], parent=demo.topics.get(row["parent"]), sort_order=order)
        topic.names = [
            TopicName(language="vi", name=row["vi"]["name"], description=row["vi"].get("description", "")),
            TopicName(language="en", name=row["en"]["name"], description=row["en"].get("description", "")),
        ]
        topic.save()
        demo.topics[row["slug"]] = topic


def images(demo: Demo) -> None:
    """The drawn pictures, each with its description."""
    listing = read("pictures")
    for row in listing["pictures"]:
        path = DEMO / "pictures" / Path(row["file"]).name
        image = get_image_model()(title=row["title"], description=row["alt"][:255])
        image.file = ContentFile(path.read_bytes(), name=path.name)
        image.uploaded_by_user = demo.user
        image.save()
        demo.images[row["id"]] = image
