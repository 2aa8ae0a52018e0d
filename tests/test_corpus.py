"""The benchmarks' corpus stands in the portal as publishing would have put it there."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.news.models import NewsPage
from kehoach_cms.pages.models import EntryDocument, EntryTopic, PageEntry
from kehoach_cms.pages.services import rebuild
from kehoach_cms.related.queries import related_entries
from kehoach_cms.related.rebuild import rebuild_related
from kehoach_cms.topics.queries import topic_tree

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module benchmarks/corpus.py."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import corpus

    yield corpus
    sys.modules.pop("corpus", None)


@pytest.fixture
def loaded(loading: Any, db: None) -> Any:
    """The sample corpus as pages."""
    samples = BENCHMARKS / "samples"
    return loading.load_corpus(
        loading.read_items(samples / "corpus.jsonl"), loading.read_topics(samples / "topics.json")
    )


def rows() -> dict[str, list[Any]]:
    """All that lists, search and related news read, without the ids that differ from run to run."""
    entries = list(PageEntry.objects.order_by("page_id").values())
    for row in entries:
        row.pop("id")
    return {
        "entries": entries,
        "topics": sorted(EntryTopic.objects.values_list("entry__page_id", "topic_id", "direct")),
        "documents": sorted(EntryDocument.objects.values_list("entry__page_id", "document_key", "own")),
        "register": sorted(OfficialDocument.objects.values_list("number_key", "kind", "page_id")),
    }


def test_a_corpus_written_in_bulk_equals_the_same_pages_published_by_the_pipeline(loaded: Any) -> None:
    bulk = rows()
    assert rebuild(Page.objects.filter(pk__in=loaded.pages.values(), live=True)) == len(loaded.pages)
    assert rows() == bulk


def test_pages_of_a_corpus_are_served_in_their_language_and_private_ones_ask_for_a_login(
    loaded: Any, client: Any
) -> None:
    news = NewsPage.objects.get(pk=loaded.pages["a-3"])
    english = NewsPage.objects.get(pk=loaded.pages["a-3-en"])
    assert news.translation_key == english.translation_key
    assert client.get(news.get_url()).status_code == 200
    assert PageViewRestriction.objects.count() == 1
    assert not PageEntry.objects.get(page_id=loaded.pages["a-4"]).is_public


def test_the_tree_of_pages_is_sound_after_bulk_loading(loaded: Any) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    before = Page.objects.count()
    section = Page.objects.get(pk=loaded.pages["a-3"]).get_parent()
    section.add_child(instance=NewsPage(title="Tin thêm sau"))
    assert Page.objects.count() == before + 1


@pytest.mark.parametrize(
    "raw",
    [
        [{"id": "a", "name": "A"}, {"id": "b", "name": {"vi": "B"}, "parent": "a"}],
        {"a": "A", "b": {"name": "B", "parent": "a"}},
        {"topics": [{"slug": "a", "title": "A", "children": [{"slug": "b", "title": "B"}]}]},
    ],
)
def test_topics_are_read_in_every_form_that_is_described(loading: Any, raw: Any, db: None) -> None:
    loading.load_corpus([], loading.flat_topics(raw))
    (top,) = topic_tree()
    assert (top.topic.name, [branch.topic.name for branch in top.children]) == ("A", ["B"])


def test_an_unknown_topic_or_type_is_named_and_the_article_loaded_all_the_same(
    loading: Any, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = loading.load_corpus([{"id": "x", "title": "X", "topics": ["q"], "type": "video"}])
    assert PageEntry.objects.get(page_id=corpus.pages["x"]).type_key == "news"
    told = capsys.readouterr().err
    assert "no topic 'q'" in told
    assert "unknown type 'video'" in told


def odd_articles() -> list[dict[str, Any]]:
    """What files of other hands may hold: little, much, wrong dates, copies, twins of a translation."""
    text = "Xã dựng lại bến đò cũ, mời nhân chứng kể chuyện trước gốc đa, ghi từng lời vào sổ của nhà văn hóa. " * 40
    release = "Sở Văn hóa mở đợt sưu tầm hiện vật sông nước, nhận áo phao cũ, mái chèo, sổ lái đò đến hết tháng sau, "
    release += "ghi tên người tặng vào sổ vàng, trưng bày ở bảo tàng tỉnh và đưa ảnh lên cổng để bà con cùng xem."
    return [
        {"id": 1, "title": "Bến đò cũ và gốc đa làng", "body": text * 20, "topics": None, "keywords": None},
        {"id": "2", "title": "Chuyện bến đò cũ", "body": text, "published_on": "18/8/2022", "documents": [None, ""]},
        {"id": "3", "title": "Sưu tầm hiện vật sông nước", "body": release, "topics": ["a"], "lead": None},
        *(
            {"id": f"c{n}", "title": f"Xã {n}: sưu tầm hiện vật", "body": f"{release} Tin số {n}.", "topics": ["a"]}
            for n in range(5)
        ),
        {"id": "4", "title": "Mái chèo của cụ Lành", "body": "Cụ tặng mái chèo.", "topics": ["a", "không có"]},
        {"id": "d", "title": "Đã gỡ", "body": release, "topics": ["a"], "live": False},
        {"id": "p", "title": "Nội bộ", "body": "Họp kín về hiện vật.", "topics": ["a"], "private": True},
        {"id": "3-en", "title": "Objects of the river", "topics": ["a"], "locale": "en", "translation_of": "3"},
        {"id": "3-en2", "title": "River objects", "topics": ["a"], "locale": "en", "translation_of": "3"},
        {"id": "k", "title": "Từ khóa", "keywords": ["x" * 300, "Đò\u0300", "Đò\u0300", "Đ\u00f2"], "type": "lạ"},
        {"id": "n", "title": "Có dấu\x00 không", "body": "một\x00 hai"},
        {"id": "e", "title": "", "published_on": "2026-05-01T10:00:00+07:00"},
    ]


def test_articles_of_any_hand_are_loaded_and_no_list_holds_copies_or_what_readers_may_not_see(
    loading: Any, db: None
) -> None:
    corpus = loading.load_corpus(odd_articles(), loading.flat_topics({"a": "Hiện vật"}))
    rebuild_related(processes=1)
    lists = {
        key: [
            corpus.ids[entry.page_id]
            for page in [Page.objects.get(pk=page_id)]
            for entry in related_entries(page, corpus.homes[page.locale.language_code].path, 6)
        ]
        for key, page_id in corpus.pages.items()
    }
    copies = {"3", "c0", "c1", "c2", "c3", "c4"}
    # The same text told once and twenty times is a copy.
    assert lists["1"] == []
    assert all(len(copies & set(shown)) <= 1 for shown in lists.values())
    assert lists["3"] == ["4"]
    assert set(lists["4"]) < copies
    assert not {"d", "p"} & {key for shown in lists.values() for key in shown}
    assert lists["3-en"] == ["3-en2"]
    assert lists["n"] == lists["e"] == []
