"""Which entries of a large set are ranked: the same whether the index is asked or the newest entries are read."""

import datetime
from typing import Any

import pytest
from django.test import Client

from kehoach_cms.search import candidates, facets
from kehoach_cms.search.words import parse_query
from tests.factories import Portal, paragraphs

#: Every third names the flood in its title, every second says much of it, all mention it.
DAYS = 24


@pytest.fixture
def filled(portal: Portal) -> Portal:
    for number in range(DAYS):
        title = "Nước lũ về" if number % 3 == 0 else f"Tin {number}"
        text = "Lũ lên, lũ rút, lũ về, nước lũ." if number % 2 else "Có lũ."
        portal.make_news(title, date=datetime.date(2025, 1, 1 + number), body=paragraphs(text))
    return portal


def chosen(query: str) -> list[int]:
    known = facets.load()
    return candidates.Candidates(parse_query(query), known).of(known.of("public", True))


def test_reading_the_newest_chooses_what_the_index_would(filled: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "IDS_A_READING", 0.01)
    for query in ("lũ", "nước lũ", "lu ve", "lũ rút"):
        words = [letter + word.folded for word in parse_query(query).words for letter in "zh"]
        for most in (1, 3, 9, 20, 100):
            monkeypatch.setattr(candidates, "CANDIDATES", most)
            monkeypatch.setattr(candidates, "estimates", dict)
            expected = chosen(query)
            assert len(expected) == len(set(expected)) == min(most, DAYS)
            for share in (0.01, 0.5, 1.0):
                reckoned = dict.fromkeys(words, share * DAYS)
                monkeypatch.setattr(candidates, "estimates", lambda reckoned=reckoned: reckoned)
                assert chosen(query) == expected, (query, most, share)


def test_a_word_that_is_prominent_nearly_everywhere_is_not_asked_of_the_index(
    client: Client, filled: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def titles() -> list[str]:
        facets.forget_facets()
        return [entry.title for entry in client.get("/tim-kiem/", {"q": "lũ"}).context["entries"]]

    monkeypatch.setattr(candidates, "CANDIDATES", 12)
    monkeypatch.setattr(candidates, "IDS_A_READING", 0.01)
    expected = titles()
    assert facets.current().knows([["hlu"]])
    monkeypatch.setattr(candidates, "estimates", lambda: {"hlu": DAYS / 2})
    assert titles() == expected
    assert not facets.current().knows([["hlu"]])


def test_an_entry_that_was_deleted_a_moment_ago_is_no_candidate_by_its_terms(
    filled: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(ids: Any) -> dict[int, str]:
        return {}

    monkeypatch.setattr(candidates, "IDS_A_READING", 0.01)
    monkeypatch.setattr(candidates, "CANDIDATES", 5)
    monkeypatch.setattr(candidates, "estimates", lambda: {"zlu": DAYS, "hlu": DAYS})
    expected = chosen("lũ")
    monkeypatch.setattr(candidates, "terms_of", nothing)
    assert chosen("lũ") == expected


def test_an_order_is_worked_out_only_for_the_pages_that_show_it_and_once(
    client: Client, filled: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pages(number: int) -> list[int]:
        answer = client.get("/tim-kiem/", {"q": "lũ", "trang": number})
        return [entry.page_id for entry in answer.context["entries"]]

    known = facets.load()
    # PostgreSQL would name, again and again, what the running transaction wrote.
    monkeypatch.setattr("kehoach_cms.search.queries.current", lambda: known)
    monkeypatch.setattr(candidates, "CANDIDATES", 20)
    first = pages(1)
    monkeypatch.setattr("kehoach_cms.search.queries.rank", lambda *args: pytest.fail("ranked again"))
    assert pages(1) == first
    known.lists.clear()
    assert len({*first, *pages(2)}) == DAYS
