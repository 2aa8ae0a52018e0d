"""The large invented portal: what is written in bulk is what publishing would have derived."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from kehoach_cms.documents.models import Citation, DocumentRelation, OfficialDocument
from kehoach_cms.pages.models import EntryDocument, EntryTopic, EntryUnit, PageEntry, PortalPageMixin
from kehoach_cms.pages.services import rebuild
from tests.factories import Portal


def derived() -> dict[str, list[Any]]:
    """Everything that hangs on the pages, by the pages' addresses so that row ids play no part."""
    entries = PageEntry.objects.order_by("page__url_path")
    own_ids = {"id", "page"}
    names = [field.name for field in PageEntry._meta.concrete_fields if field.name not in own_ids]
    return {
        "entries": list(entries.values_list("page__url_path", *names)),
        "topics": sorted(EntryTopic.objects.values_list("entry__page__url_path", "topic__slug", "direct")),
        "units": sorted(EntryUnit.objects.values_list("entry__page__url_path", "unit__slug")),
        "documents": sorted(EntryDocument.objects.values_list("entry__page__url_path", "document_key", "own")),
        "register": sorted(OfficialDocument.objects.values_list("identity_key", "issuer_name", "subject", "page")),
        "citations": sorted(Citation.objects.values_list("page__url_path", "document__number", "text", "position")),
        "relations": sorted(
            DocumentRelation.objects.values_list("source__number", "target__number", "predicate", "origin")
        ),
    }


def test_the_pipeline_finds_nothing_to_change_in_a_corpus(portal: Portal) -> None:
    call_command("make_corpus", pages=80, seed=3, stdout=StringIO())
    before = derived()
    pages = [page for page in Page.objects.specific() if isinstance(page, PortalPageMixin)]
    assert len(pages) == len(before["entries"]) == 80
    assert before["citations"]
    assert before["relations"]
    rebuild(pages)
    after = derived()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_one_seed_writes_one_corpus_and_another_seed_another(portal: Portal, capsys: pytest.CaptureFixture) -> None:
    call_command("make_corpus", pages=20, seed=7)
    titles = list(PageEntry.objects.order_by("page_id").values_list("title", "date"))
    for page in Page.objects.filter(pk__in=PageEntry.objects.values("page_id")):
        page.specific.delete()
    call_command("make_corpus", pages=20, seed=7)
    assert list(PageEntry.objects.order_by("page_id").values_list("title", "date")) == titles
    call_command("make_corpus", pages=20, seed=8)
    assert list(PageEntry.objects.order_by("page_id").values_list("title", "date"))[20:] != titles
    assert "20 pages" in capsys.readouterr().out


def test_pages_of_a_corpus_are_served_edited_and_leave_a_sound_tree(
    admin_client: Client, client: Client, portal: Portal, capsys: pytest.CaptureFixture
) -> None:
    call_command("make_corpus", pages=40, seed=1)
    for model in ("plan", "news", "directive", "activity", "gallery"):
        entry = PageEntry.objects.filter(type_key=model).first()
        if entry is not None:
            assert client.get(entry.page.get_url()).status_code == 200, model
            assert admin_client.get(f"/admin/pages/{entry.page_id}/edit/").status_code == 200, model
    assert not any(Page.find_problems())
    portal.make_news("Một tin nữa")
    assert not any(Page.find_problems())


def test_a_corpus_of_no_pages_is_refused(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("make_corpus", pages=0)
