"""The table of neighbours kept step by step equals one made from nothing (decisions.md 16)."""

import datetime
import random
from typing import Any

import pytest
from django.test import TestCase
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from wagtail.models import Locale, Page, PageViewRestriction

from kehoach_cms.memory import forget
from kehoach_cms.news.models import NewsIndexPage
from kehoach_cms.related import rebuild as rebuilding
from kehoach_cms.related.models import RelatedDocument, RelatedPage, RelatedPick, RelatedTerm, TermCount
from kehoach_cms.related.queries import related_entries
from kehoach_cms.related.services import weigh_all_stale, weigh_newest_stale
from kehoach_cms.topics import services as topics
from kehoach_cms.topics.models import PageTopic, Topic
from tests.factories import Portal, build_portal, make_topic, paragraphs

WORDS = (
    "bến đò", "tư liệu", "nhân chứng", "chợ phiên", "mã quét", "gặt sớm", "cánh đồng", "loa xóm", "báo động",
    "hát xoan", "nghệ nhân", "cầu treo", "trạm y tế", "bác sĩ", "nhà sàn", "du khách",
)  # fmt: skip
NUMBERS = ("14-CT/TU", "18-KH/ĐU", "163-KH/UBND")


def table() -> dict[str, Any]:
    """All that the table holds, in a form that compares."""
    return {
        "pages": list(
            RelatedDocument.objects.order_by("page_id").values_list("page_id", "group", "date", "title_key", "floor")
        ),
        "vectors": [bytes(row) for row in RelatedDocument.objects.order_by("page_id").values_list("vector", flat=True)],
        "terms": sorted(RelatedTerm.objects.values_list("document_id", "term", "date", "weight")),
        "lists": sorted(
            RelatedPage.objects.values_list("source_id", "position", "target_id", "score"), key=lambda row: str(row)
        ),
    }


def freeze() -> None:
    """Counts as of a portal of ten thousand pages, which nothing counts anew."""
    TermCount.objects.all().delete()
    common = [TermCount(term=term, count=1500) for term in ("dong", "cho", "xa", "ngay")]
    TermCount.objects.bulk_create([TermCount(term="", count=10_000), *common])


def from_nothing(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The table made anew with the same counts."""
    counts = rebuilding.Statistics(10_000, dict(TermCount.objects.exclude(term="").values_list("term", "count")))
    monkeypatch.setattr(rebuilding, "count_terms", lambda ids: counts)
    rebuilding.rebuild_related(processes=1)
    return table()


class Desk:
    """An editor's and a webmaster's random doings."""

    def __init__(self, portal: Portal, seed: int) -> None:
        self.portal = portal
        self.random = random.Random(seed)
        self.topics: list[Topic] = [make_topic("Gốc")]
        for number in range(5):
            self.topics.append(make_topic(f"Chủ đề {number}", parent=self.topics[number // 2]))
        self.english = Locale.objects.get_or_create(language_code="en")[0]
        self.other = NewsIndexPage(title="Mục khác")
        portal.home.refresh_from_db()
        portal.home.add_child(instance=self.other)

    def page(self) -> Any:
        """One of the pages that are there."""
        pages = list(Page.objects.filter(kehoach_newspage__isnull=False).order_by("pk"))
        return self.random.choice(pages).specific if pages else None

    def text(self) -> dict[str, Any]:
        """Fields of a random article."""
        words = [" ".join(self.random.sample(WORDS, 3)) for _ in range(6)]
        number = self.random.choice((*NUMBERS, ""))
        body = [". ".join(words[2:]), f"Theo Kế hoạch số {number}." if number else "Không có gì thêm."]
        return {
            "title": f"{words[0]} {self.random.randrange(40)}",
            "summary": words[1],
            "body": paragraphs(*body),
            "date": datetime.date(2026, 1, 1) + datetime.timedelta(days=self.random.randrange(300)),
        }

    def chosen(self) -> list[Topic]:
        """Up to two topics that are still there."""
        there = list(Topic.objects.filter(merged_into=None).order_by("pk"))
        return self.random.sample(there, self.random.randrange(3))

    def publish(self) -> None:
        fields = self.text()
        keywords = self.random.sample(WORDS, 1) if self.random.random() < 0.3 else ()
        self.portal.make_news(fields.pop("title"), topics=self.chosen(), keywords=keywords, **fields)

    def edit(self) -> None:
        if page := self.page():
            for name, value in self.text().items():
                setattr(page, name, page._meta.get_field(name).to_python(value) if name == "body" else value)
            page.save_revision().publish()

    def retag(self) -> None:
        if page := self.page():
            page.kehoach_topics = [PageTopic(topic=topic) for topic in self.chosen()]
            page.save_revision().publish()

    def pick(self) -> None:
        page, target = self.page(), self.page()
        if page and page.pk != target.pk:
            page.kehoach_related_picks = [RelatedPick(target=target, exclude=self.random.random() < 0.5)]
            page.save_revision().publish()

    def move(self) -> None:
        if page := self.page():
            target = Page.objects.get(pk=self.random.choice([self.portal.news, self.other]).pk)
            # Wagtail refuses a second page of one address: a translation beside its original.
            if not target.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists():
                page.move(target, pos="last-child")

    def unpublish(self) -> None:
        if page := self.page():
            page.unpublish()

    def delete(self) -> None:
        if page := self.page():
            page.delete()

    def translate(self) -> None:
        page = self.page()
        if page and page.locale_id != self.english.pk and not page.has_translation(self.english):
            copy = page.copy_for_translation(self.english, copy_parents=True)
            copy.save_revision().publish()

    def restrict(self) -> None:
        found = PageViewRestriction.objects.filter(page=self.other).first()
        with TestCase.captureOnCommitCallbacks(execute=True):
            if found:
                found.delete()
            else:
                PageViewRestriction.objects.create(page=self.other, restriction_type="login")

    def weigh(self) -> None:
        weigh_newest_stale()

    def merge(self) -> None:
        there = list(Topic.objects.filter(merged_into=None).order_by("pk"))
        if len(there) > 3:
            gone, kept = self.random.sample(there, 2)
            if kept.pk not in topics.below(gone.pk):
                topics.merge_topics(gone, kept)

    def move_topic(self) -> None:
        there = list(Topic.objects.filter(merged_into=None).order_by("pk"))
        one, parent = self.random.sample(there, 2)
        if parent.pk not in topics.below(one.pk):
            topics.move_topic(one, parent)


DOINGS = [
    "publish", "publish", "publish", "edit", "retag", "pick", "move", "unpublish", "delete", "translate", "restrict",
    "merge", "move_topic", "weigh",
]  # fmt: skip


def run(doings: list[str], seed: int) -> None:
    """A sequence of doings, then the comparison."""
    freeze()
    portal = build_portal()
    desk = Desk(portal, seed)
    for _ in range(8):
        desk.publish()
    for doing in doings:
        getattr(desk, doing)()
        forget()
    # What a merge or a move only marks, for after the answer or for the command.
    weigh_all_stale()
    kept = table()
    with pytest.MonkeyPatch.context() as monkeypatch:
        fresh = from_nothing(monkeypatch)
    assert kept == fresh
    for page in Page.objects.filter(kehoach_newspage__isnull=False).specific():
        for entry in related_entries(page, "", 6):
            shown = entry.page
            assert shown.live
            assert shown.locale_id == page.locale_id
            assert shown.translation_key != page.translation_key
            assert not any(shown.path.startswith(row.page.path) for row in PageViewRestriction.objects.all())


class Sequences(HypothesisTestCase):
    """Random sequences of everything that happens to pages and topics."""

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.sampled_from(DOINGS), min_size=4, max_size=14), st.integers(0, 10**6))
    def test_the_table_kept_step_by_step_equals_one_made_from_nothing(self, doings: list[str], seed: int) -> None:
        run(doings, seed)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_after_sixty_doings(db: None, seed: int) -> None:
    chance = random.Random(seed)
    run([chance.choice(DOINGS) for _ in range(60)], seed)
