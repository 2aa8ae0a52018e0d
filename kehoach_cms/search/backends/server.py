"""Wagtail's OpenSearch and Elasticsearch backends for Vietnamese: analysis settings, and the query cleaned first.

    WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "kehoach_cms.search.backends.server",
            "ENGINE": "wagtail.search.backends.opensearch3",
            "URLS": ["https://localhost:9200"],
        }
    }

The plug-in's pages bring their words in every spelling (`index_text`), so the server must do as little as
possible: no stemming, no stop words, and no folding of its own, which would make "dâng" find "Đảng". What
`INDEX_SETTINGS` says wins over these settings. The settings are tested as data; they were not run against a
server. The readers' search page does not need a server: it has an index of its own (`search.schema`).
"""

from copy import deepcopy
from importlib import import_module
from typing import Any

from kehoach_cms.search.backends.cleaning import with_cleaning

#: Takes the place of the analysis in Wagtail's default settings, key by key.
ANALYSIS: dict[str, Any] = {
    "analyzer": {
        # For every text field that names no analyzer.
        "default": {"type": "custom", "tokenizer": "standard", "char_filter": ["eth"], "filter": ["lowercase"]},
        "edgengram_analyzer": {
            "type": "custom",
            "tokenizer": "standard",
            "char_filter": ["eth"],
            "filter": ["lowercase", "edgengram"],
        },
        "ngram_analyzer": {
            "type": "custom",
            "tokenizer": "standard",
            "char_filter": ["eth"],
            "filter": ["lowercase", "ngram"],
        },
    },
    "char_filter": {
        # Old fonts and some keyboards write the Icelandic letter eth for đ.
        "eth": {"type": "mapping", "mappings": ["\u00d0 => \u0110", "\u00f0 => \u0111"]},
    },
    # Vietnamese words are short: whole syllables matter, and one letter is a word (ở, ý).
    "filter": {"edgengram": {"type": "edge_ngram", "min_gram": 1, "max_gram": 12}},
}


def index_settings(given: dict[str, Any] | None = None) -> dict[str, Any]:
    """The settings of an index: ours, with what the project says on top."""
    return _merged({"settings": {"analysis": deepcopy(ANALYSIS)}}, given or {})


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    for key, value in over.items():
        known = base.get(key)
        base[key] = _merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return base


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend that `ENGINE` names (a module of Wagtail's), with our settings."""
    engine = import_module(params.pop("ENGINE", "wagtail.search.backends.opensearch3"))
    params["INDEX_SETTINGS"] = index_settings(params.pop("INDEX_SETTINGS", None))
    return with_cleaning(engine.SearchBackend)(params)
