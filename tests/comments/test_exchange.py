"""Comments leave and come in: JSON lines twice the same, a table, a feed."""

import csv
import io
import json
import uuid
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.exchange.jsonlines import lines, read_lines
from kehoach_cms.comments.exchange.table import csv_lines, safe_cell
from kehoach_cms.comments.guard.scoring import LABELS
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import answer
from kehoach_cms.comments.privacy.erasing import erase, erase_for_person
from tests.comments.conftest import make_comment

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def several(page, moderator):
    """Comments in several states, one answered."""
    first = make_comment(page, status="approved", body="Ý một\n\nhai dòng", reasons=[{"code": "link", "points": 1}])
    answer(first, text="Cảm ơn.", name="Sở", user=moderator)
    make_comment(page, status="rejected", decision_note="Ngoài chủ đề")
    make_comment(page)
    return page


def test_what_goes_out_comes_in_again_the_same(several, tmp_path):
    before = list(lines())
    file = tmp_path / "binh-luan.jsonl"
    call_command("export_comments", str(file))
    Comment.objects.exclude(parent=None).delete()
    Comment.objects.all().delete()
    call_command("import_comments", str(file))
    assert [_without_ids(line) for line in lines()] == [_without_ids(line) for line in before]
    block = comments_block(several)
    assert block.count == 2 and block.items[0].replies[0].is_agency


def _without_ids(line):
    return {name: value for name, value in json.loads(line).items() if name != "page"}


def test_reading_twice_equals_reading_once(several):
    exported = list(lines())
    result = read_lines(exported)
    assert (result.new, result.known, result.faults) == (0, 4, [])
    assert Comment.objects.count() == 4


def test_a_faulty_line_is_named_and_the_others_are_taken(several, tmp_path, capsys):
    exported = list(lines())
    Comment.objects.exclude(parent=None).delete()
    Comment.objects.all().delete()
    wrong = [
        "{",
        "[]",
        "{}",
        "null",
        json.dumps(json.loads(exported[0]) | {"uid": str(uuid.uuid4()), "status": "nonsense"}),
    ]
    result = read_lines([exported[0], *wrong, "", *exported[1:]])
    assert result.new == 4 and [number for number, _fault in result.faults] == [2, 3, 4, 5, 6]
    answer = next(json.loads(line) for line in exported if json.loads(line)["parent"])
    for changes in (
        {"parent": str(uuid.uuid4())},
        {"parent": answer["uid"]},
        {"page": None, "page_title": "x", "translation_key": None},
        {"score": 10**30},
        {"reasons": [{"code": "link"}]},
        {"reasons": [{"code": "link", "points": 10**9}]},
        {"text": " \u200b"},
        {"sent_at": "2026-13-01T00:00:00Z"},
    ):
        faulty = json.dumps(answer | {"uid": str(uuid.uuid4())} | changes)
        result = read_lines([faulty])
        assert (result.new, len(result.faults)) == (0, 1), changes
    file = tmp_path / "sai.jsonl"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_comments", str(file))
    assert "line 1" in capsys.readouterr().err
    with pytest.raises(CommandError):
        call_command("import_comments", str(tmp_path / "khong-co"))


def test_what_a_person_had_erased_does_not_come_in_again(several, settings, tmp_path):
    settings.KEHOACH_CMS = {"COMMENTS_ERASURES_FILE": str(tmp_path / "xoa.jsonl")}
    exported = list(lines())
    gone = Comment.objects.get(parent=None, status="held")
    erase_for_person([gone.uid])
    assert len(list(lines())) == 3
    Comment.objects.exclude(parent=None).delete()
    Comment.objects.all().delete()
    result = read_lines(exported)
    assert (result.new, result.known, result.faults) == (3, 1, [])
    assert not Comment.objects.filter(uid=gone.uid).exists()


def test_an_answer_to_an_erased_comment_goes_out_and_comes_in_with_the_empty_place_above_it(several):
    erase(Comment.objects.filter(parent=None, status="approved"))
    exported = list(lines())
    Comment.objects.exclude(parent=None).delete()
    Comment.objects.all().delete()
    result = read_lines(exported)
    assert (result.new, result.faults, list(lines())) == (4, [], exported)
    (place,) = comments_block(several).items
    assert place.erased and not place.name and [reply.is_agency for reply in place.replies] == [True]


def test_a_feed_without_a_database_says_when_to_come_back(client, several, monkeypatch):
    def down(*args):
        raise OperationalError

    monkeypatch.setattr("kehoach_cms.comments.exchange.feed.find_target", down)
    answer = client.get(reverse("kehoach_services:comment_feed", args=[several.pk]))
    assert answer.status_code == 503 and answer["Retry-After"] and "Cache-Control" not in answer


def test_the_table_names_warnings_in_words(page):
    make_comment(page, reasons=[{"code": "phone", "points": 1}, {"code": "watched", "points": 3, "detail": "vay nóng"}])
    table = "".join(csv_lines(Comment.objects.all()))
    assert str(LABELS["phone"]) in table and f"{LABELS['watched']}: vay nóng" in table


def test_a_comment_of_a_page_that_is_gone_is_kept_without_one(several):
    exported = list(lines())
    Comment.objects.exclude(parent=None).delete()
    Comment.objects.all().delete()
    several.delete()
    assert read_lines(exported).new == 4
    assert set(Comment.objects.values_list("page_id", "page_title")) == {(None, several.title)}


def test_the_table_has_a_line_for_each_comment_of_the_tab(moderating, several):
    response = moderating.get(reverse("kehoach_comments:table"), {"status": "rejected"})
    text = b"".join(response.streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff") and len(rows) == 2 and rows[1][8] == "Ngoài chủ đề"
    assert "no-store" in response["Cache-Control"]


def test_only_moderators_get_the_table(client, several):
    assert client.get(reverse("kehoach_comments:table")).status_code == 302


@given(st.text(max_size=40))
def test_no_cell_begins_like_a_formula(text):
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe_cell(text).removeprefix("'") == text or text.startswith("'")


def test_the_feed_has_published_comments_newest_first_and_may_be_cached(client, several):
    response = client.get(reverse("kehoach_services:comment_feed", args=[several.pk]))
    root = ElementTree.fromstring(response.content)
    entries = [entry.findtext(f"{ATOM}summary") for entry in root.findall(f"{ATOM}entry")]
    assert entries == ["<p>Cảm ơn.</p>", "<p>Ý một</p><p>hai dòng</p>"]
    assert "public" in response["Cache-Control"] and not response.cookies and "Cookie" not in response.get("Vary", "")
    assert "atom+xml" in response["Content-Type"]


@pytest.mark.parametrize("mode", ["closed", "feedback"])
def test_a_page_that_shows_no_comments_has_no_feed(client, several, mode):
    type(several).objects.filter(pk=several.pk).update(comments_mode=mode)
    assert client.get(reverse("kehoach_services:comment_feed", args=[several.pk])).status_code == 404


def test_a_private_page_has_no_feed(client, several):
    PageViewRestriction.objects.create(page=several, restriction_type="login")
    assert client.get(reverse("kehoach_services:comment_feed", args=[several.pk])).status_code == 404
