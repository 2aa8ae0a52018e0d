"""The admin's search: choosers, the settings for search servers, the system checks."""

import json
import sys
import types
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test import Client

from kehoach_cms.search import schema
from kehoach_cms.search.backends.server import ANALYSIS, SearchBackend, index_settings
from tests.factories import Portal


@pytest.mark.parametrize("typed", ["ke hoach da", "Kế hoạch Đảng", "98-KH", "98 kh", "KH/TU", "dang uỷ", "ĐANG UY"])
def test_a_chooser_completes_words_and_numbers_as_they_are_typed(
    admin_client: Client, portal: Portal, typed: str
) -> None:
    portal.make_plan("Kế hoạch Đảng ủy", number="98-KH/TU")
    portal.make_plan("Việc khác hẳn", number="7-BC/HU")
    answer = admin_client.get("/admin/choose-page/search/", {"q": typed})
    html = answer.content.decode()
    assert "Kế hoạch Đảng ủy" in html
    assert "Việc khác hẳn" not in html


def test_the_settings_for_a_search_server_name_only_parts_that_exist() -> None:
    analysis = json.loads(json.dumps(index_settings()))["settings"]["analysis"]
    stock_filters = {"lowercase", "ngram"}
    for name, analyzer in analysis["analyzer"].items():
        assert analyzer["tokenizer"] == "standard", name
        assert set(analyzer["char_filter"]) <= set(analysis["char_filter"])
        assert set(analyzer["filter"]) <= set(analysis["filter"]) | stock_filters
        assert not {"asciifolding", "stop", "stemmer"} & set(analyzer["filter"]), "the server must not fold or stem"


def test_what_a_project_says_of_a_search_server_wins() -> None:
    given = {"settings": {"analysis": {"filter": {"edgengram": {"max_gram": 20}}}, "index": {"number_of_replicas": 0}}}
    merged = index_settings(given)["settings"]
    assert merged["analysis"]["filter"]["edgengram"] == {"type": "edge_ngram", "min_gram": 1, "max_gram": 20}
    assert merged["index"] == {"number_of_replicas": 0}
    assert ANALYSIS["filter"]["edgengram"]["max_gram"] == 12


def test_a_search_server_gets_the_query_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    class Engine:
        def __init__(self, params: dict[str, Any]) -> None:
            self.params = params

        def search(self, query: Any, *args: Any) -> None:
            asked.append(query)

        autocomplete = search

    module = types.ModuleType("some_engine")
    module.SearchBackend = Engine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "some_engine", module)
    backend = SearchBackend({"ENGINE": "some_engine", "URLS": ["https://localhost:9200"]})
    backend.search('Đảng UỶ "\x00')
    backend.autocomplete("98-KH/TU")
    assert asked == ["đảng ủy", "98 kh tu"]
    assert "default" in backend.params["INDEX_SETTINGS"]["settings"]["analysis"]["analyzer"]


def test_a_check_says_that_the_index_is_missing(db: None) -> None:
    def ids() -> set[str]:
        return {message.id or "" for message in run_checks(tags=["database"], databases=["default"])}

    assert "kehoach_cms.W006" not in ids()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {schema.INDEX}_insert")
        else:
            cursor.execute(f"DROP INDEX {schema.INDEX}")
    assert "kehoach_cms.W006" in ids()
    schema.after_migrate(None)


def test_a_check_says_that_a_database_gets_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach_cms.checks.connection", types.SimpleNamespace(vendor="mysql"))
    assert "kehoach_cms.W005" in {message.id for message in run_checks()}
