"""Settings and the system checks that guard them."""

import pytest
from django.test import override_settings

from kehoach_cms import checks, conf


def ids(check, **settings) -> list[str]:
    with override_settings(**settings):
        return [message.id for message in check(None)]


def test_an_unknown_key_is_an_error_that_names_the_known_ones() -> None:
    with override_settings(KEHOACH_CMS={"PAGE_SIZ": 10}):
        [error] = checks.check_settings(None)
    assert error.id == "kehoach_cms.E001"
    assert "PAGE_SIZE" in error.hint


@pytest.mark.parametrize(("settings", "expected"), [([], "E002"), ({"PAGE_SIZE": "20"}, "E002")])
def test_a_value_of_the_wrong_type_is_an_error(settings, expected: str) -> None:
    assert ids(checks.check_settings, KEHOACH_CMS=settings) == [f"kehoach_cms.{expected}"]


def test_settings_are_read_anew_and_have_defaults() -> None:
    assert conf.settings.PAGE_SIZE == 20
    with override_settings(KEHOACH_CMS={"PAGE_SIZE": 5}):
        assert conf.settings.PAGE_SIZE == 5
    with pytest.raises(AttributeError, match="no setting"):
        _ = conf.settings.NO_SUCH


def test_a_host_is_warned_of_what_would_fail_later() -> None:
    assert ids(checks.check_upload_fields, DATA_UPLOAD_MAX_NUMBER_FIELDS=1000) == ["kehoach_cms.W001"]
    assert ids(checks.check_upload_fields, DATA_UPLOAD_MAX_NUMBER_FIELDS=None) == []
    stock = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    assert ids(checks.check_search_backend, WAGTAILSEARCH_BACKENDS=stock) == ["kehoach_cms.W002"]
    assert ids(checks.check_urls, ROOT_URLCONF="wagtail.admin.urls") == ["kehoach_cms.W003"] * 2
    assert ids(checks.check_language, LANGUAGE_CODE="en-us") == ["kehoach_cms.W004"]


def test_a_deadline_ends_at_midnight_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    from django.utils import timezone

    moment = datetime.datetime(2026, 11, 22, 17, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    with override_settings(TIME_ZONE="UTC"):
        assert conf.today() == datetime.date(2026, 11, 23)


def test_health_says_what_is_up(client, db) -> None:
    answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "cache": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_keys_that_cannot_lock_an_address_are_an_error_and_a_missing_list_of_erasures_a_warning(monkeypatch) -> None:
    from kehoach_cms.comments.privacy import vault

    good = {"COMMENTS_EMAIL_KEYS": ["A" * 43 + "="]}
    assert ids(checks.check_email_keys, KEHOACH_CMS={}) == []
    assert ids(checks.check_email_keys, KEHOACH_CMS=good) == []
    assert ids(checks.check_email_keys, KEHOACH_CMS={"COMMENTS_EMAIL_KEYS": ["short"]}) == ["kehoach_cms.E003"]
    assert vault.HAS_LIBRARY
    monkeypatch.setattr(checks, "HAS_LIBRARY", False)
    assert ids(checks.check_email_keys, KEHOACH_CMS=good) == ["kehoach_cms.E003"]
    assert ids(checks.check_erasures_file, KEHOACH_CMS={}) == ["kehoach_cms.W007"]
    assert ids(checks.check_erasures_file, KEHOACH_CMS={"COMMENTS_ERASURES_FILE": "/srv/erased.jsonl"}) == []
    assert ids(checks.check_erasures_file, KEHOACH_CMS={"COMMENTS": False}) == []
