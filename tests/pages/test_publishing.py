"""Publishing, withdrawing, moving and restricting: what lists know of a page."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Locale, Page, PageViewRestriction

from kehoach_cms.pages import services
from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.pages.queries import visible_entries
from tests.factories import Portal, make_topic, make_unit, paragraphs, republish


def test_a_published_page_has_one_entry_with_its_facts(portal: Portal) -> None:
    unit = make_unit("Tỉnh ủy Sông Thao")
    directive = portal.make_directive("Bảo vệ di tích", issuer=unit, subject="Về tăng cường bảo vệ di tích")
    entry = PageEntry.objects.get(page_id=directive.pk)
    assert (entry.type_key, entry.title, entry.number, entry.kind) == (
        "directive",
        "Bảo vệ di tích",
        "14-CT/TU",
        "chi-thi",
    )
    assert entry.date == directive.issued_on
    assert entry.issuer == unit
    assert [row.unit_id for row in entry.units.all()] == [unit.pk]
    assert entry.documents.get(own=True).document_key == "14-ct/tu"


def test_a_draft_and_an_alias_have_no_entry(portal: Portal) -> None:
    portal.make_news(publish=False)
    page = portal.make_news("Tin gốc")
    page.create_alias(parent=portal.news, update_slug="ban-sao")
    assert [entry.page_id for entry in PageEntry.objects.all()] == [page.pk]


def test_an_entry_follows_its_page(portal: Portal) -> None:
    page = portal.make_news("Tên cũ")
    page.title = "Tên mới"
    page = republish(page)
    assert PageEntry.objects.get().title == "Tên mới"
    page.unpublish()
    assert not PageEntry.objects.exists()


def test_deleting_a_page_or_its_section_takes_its_entry(portal: Portal) -> None:
    page = portal.make_news()
    portal.make_news()
    page.delete()
    assert PageEntry.objects.count() == 1
    Page.objects.get(pk=portal.news.pk).delete()
    assert not PageEntry.objects.exists()


def test_topics_of_an_entry_include_those_above(portal: Portal) -> None:
    party = make_topic("Xây dựng Đảng")
    history = make_topic("Lịch sử Đảng", parent=party)
    portal.make_news(topics=[history])
    assert {(row.topic_id, row.direct) for row in EntryTopic.objects.all()} == {(history.pk, True), (party.pk, False)}


def test_publishing_an_old_draft_finds_the_topic_that_its_topic_was_merged_into(portal: Portal) -> None:
    old, new = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    page = portal.make_news(topics=[old], publish=False)
    old.merged_into = new
    old.save()
    page.get_latest_revision().publish()
    assert EntryTopic.objects.get().topic_id == new.pk


def test_a_restricted_section_disappears_from_lists_and_comes_back(
    portal: Portal, django_capture_on_commit_callbacks
) -> None:
    portal.make_news()
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=portal.news, restriction_type="login")
    assert not visible_entries().exists()
    portal.make_news("Tin trong mục riêng")
    assert not visible_entries().exists(), "a page published inside a private section is private"
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert visible_entries().count() == 2


def test_moving_a_page_into_a_private_section_hides_it(portal: Portal, django_capture_on_commit_callbacks) -> None:
    page = portal.make_news()
    private = portal.home.add_child(instance=type(portal.news)(title="Nội bộ"))
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    assert visible_entries().count() == 1
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=private.pk), "last-child")
    assert not visible_entries().exists()


def test_an_expired_page_is_in_no_list(portal: Portal) -> None:
    from django.utils import timezone

    page = portal.make_news()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert not visible_entries().exists()


def test_a_page_published_through_the_database_only_is_never_shown_when_it_is_not_live(portal: Portal) -> None:
    page = portal.make_news()
    Page.objects.filter(pk=page.pk).update(live=False)
    assert not visible_entries().exists()


def test_each_language_has_its_entry(portal: Portal) -> None:
    english = Locale.objects.create(language_code="en")
    page = portal.make_news("Tin")
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.title = "News"
    translated.save_revision().publish()
    assert {entry.locale.language_code: entry.title for entry in PageEntry.objects.all()} == {"vi": "Tin", "en": "News"}


def test_rebuilding_changes_nothing(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    portal.make_directive(topics=[topic])
    portal.make_news(topics=[topic], body=paragraphs("Theo Chỉ thị số 14-CT/TU ngày 12/3/2026."))

    def state() -> list[object]:
        fields = ("page_id", "title", "number_key", "date", "text")
        return [
            list(PageEntry.objects.order_by("page_id").values_list(*fields)),
            sorted(EntryTopic.objects.values_list("entry__page_id", "topic_id", "direct")),
        ]

    before = state()
    assert services.rebuild(Page.objects.live()) == 2
    assert state() == before


def test_a_second_step_of_the_same_name_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="entry"):
        services.register_step(services.Step(name="entry", order=1, publish=lambda page: None))


def test_if_one_step_fails_nothing_is_half_done(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    page = portal.make_news("Tên cũ")

    def fail(page: Page) -> None:
        raise RuntimeError("a step failed")

    monkeypatch.setitem(services._steps, "late", services.Step(name="late", order=90, publish=fail))
    page.title = "Tên mới"
    with pytest.raises(RuntimeError):
        services.publish(page)
    assert PageEntry.objects.get().title == "Tên cũ"


def test_steps_hear_of_all_pages_with_a_changed_topic_at_once_however_many_parts_are_written(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [portal.make_news(f"Tin {number}").pk for number in range(3)]
    heard: list[list[int]] = []
    step = services.Step(name="hears", order=99, publish=lambda page: None, retopic=heard.append)
    monkeypatch.setattr(services, "_PART", 2)
    monkeypatch.setattr(services, "_steps", {**services._steps, "hears": step})
    services.retopic(pages)
    assert heard == [sorted(pages)]
