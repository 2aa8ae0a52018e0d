"""The guard's answers, one by one (attack list 19, 25-28, 30, 39-42, 49)."""

import time

import pytest
from django.core import signing
from django.test import RequestFactory
from django.utils import translation

from kehoach_cms.comments.guard import rates, tokens
from kehoach_cms.comments.guard.addresses import AddressKeys, address_keys, client_address
from kehoach_cms.comments.guard.models import RateBucket
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.guard.scoring import LABELS, Evidence, judge
from kehoach_cms.comments.notices import try_again_in


def request(**meta):
    return RequestFactory().post("/", **{"SERVER_NAME": "cong.example.vn", **meta})


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, Origin.OWN),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://cong.example.vn"}, Origin.FOREIGN),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, Origin.FOREIGN),
        ({"HTTP_SEC_FETCH_SITE": "none"}, Origin.FOREIGN),
        ({"HTTP_SEC_FETCH_SITE": ""}, Origin.FOREIGN),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://tin.example.vn"}, Origin.OWN),
        ({"HTTP_ORIGIN": "http://cong.example.vn"}, Origin.OWN),
        ({"HTTP_ORIGIN": "null"}, Origin.FOREIGN),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://cong.example.vn/"}, Origin.FOREIGN),
        ({"HTTP_ORIGIN": "https://cong.example.vn"}, Origin.FOREIGN),
        ({"HTTP_ORIGIN": "http://cong.example.vn:8080"}, Origin.FOREIGN),
        ({"HTTP_ORIGIN": "http://cong.example.vn.evil.example"}, Origin.FOREIGN),
        ({"HTTP_ORIGIN": "https://a.bao.example.vn"}, Origin.OWN),
        ({"HTTP_ORIGIN": "https://evilbao.example.vn"}, Origin.FOREIGN),
        ({"HTTP_REFERER": "http://cong.example.vn/tin-tuc/"}, Origin.OWN),
        ({"HTTP_REFERER": "http://evil.example/http://cong.example.vn/"}, Origin.FOREIGN),
        ({"HTTP_REFERER": "http://[bad"}, Origin.FOREIGN),
        ({}, Origin.UNKNOWN),
    ],
)
def test_the_first_header_that_says_where_a_request_began_decides(headers, origin, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://tin.example.vn", "https://*.bao.example.vn"]
    assert origin_of(request(**headers)) is origin


def test_a_token_is_good_for_its_page_and_parent_only():
    token = tokens.make_token(7, 3)
    assert tokens.read_token(token, 7, 3).is_hasty
    for other in ((8, 3), (7, None), (7, 4)):
        assert tokens.read_token(token, *other) is None
    assert tokens.read_token(tokens.make_token(7), 7) != tokens.read_token(tokens.make_token(7), 7)


@pytest.mark.parametrize(
    ("age", "good"), [(0, True), (3, True), (7190, True), (7210, False), (86_400, False), (-30, True), (-90, False)]
)
def test_a_token_lives_two_hours(age, good, old_token):
    read = tokens.read_token(old_token(7, age=age), 7)
    assert (read is not None) is good
    assert read is None or read.is_hasty is (age < 3)


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "x" + t, lambda t: "", lambda t: "é:a:b", lambda t: t * 9999]
)
def test_a_token_that_was_altered_is_none(change):
    assert tokens.read_token(change(tokens.make_token(7)), 7) is None


@pytest.mark.parametrize("value", ["x", [], {}, {"n": "z", "t": 1, "p": 7, "r": 0}, {"n": 5, "t": "a", "p": 7, "r": 0}])
def test_a_signed_value_that_is_no_token_is_none(value):
    assert tokens.read_token(signing.dumps(value, salt=tokens.SALT), 7) is None
    assert tokens.read_token(signing.dumps(value, salt="another"), 7) is None


def test_a_token_of_an_earlier_key_is_good_as_long_as_the_key_is_kept(settings):
    token = tokens.make_token(7)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key"
    assert tokens.read_token(token, 7) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert tokens.read_token(token, 7) is not None


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "address"),
    [
        ("203.0.113.9", "1.2.3.4", [], "203.0.113.9"),
        ("203.0.113.9", "1.2.3.4", ["10.0.0.0/8"], "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4", ["10.0.0.0/8"], "1.2.3.4"),
        ("10.0.0.1", "9.9.9.9, 1.2.3.4, 10.0.0.7", ["10.0.0.0/8"], "1.2.3.4"),
        ("10.0.0.1", "1.2.3.4, evil", ["10.0.0.0/8"], "10.0.0.1"),
        ("10.0.0.1", "1.2.3.4:5678", ["10.0.0.0/8"], "1.2.3.4"),
        ("::1", "[2001:db8::1]:443", ["::1/128"], "2001:db8::1"),
        ("::ffff:10.0.0.1", "1.2.3.4", ["10.0.0.0/8"], "1.2.3.4"),
        ("", "1.2.3.4", ["10.0.0.0/8"], "1.2.3.4"),
        ("", "1.2.3.4", [], "None"),
        ("10.0.0.1", "", ["10.0.0.0/8"], "10.0.0.1"),
    ],
)
def test_a_forwarded_address_is_believed_only_of_trusted_proxies(peer, forwarded, trusted, address, settings):
    settings.KEHOACH_CMS = {"COMMENTS_TRUSTED_PROXIES": trusted}
    assert str(client_address(request(REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded))) == address


@pytest.mark.django_db
def test_addresses_of_one_network_share_the_wide_key_and_a_v6_network_the_narrow_one():
    def keys(peer):
        return address_keys(request(REMOTE_ADDR=peer))

    assert keys("203.0.113.9").wide == keys("203.0.113.200").wide
    assert keys("203.0.113.9").narrow != keys("203.0.113.200").narrow
    assert keys("2001:db8::1").narrow == keys("2001:db8::ffff:1").narrow
    assert keys("2001:db8:0:1::1").narrow != keys("2001:db8:0:2::1").narrow
    assert keys("2001:db8:0:1::1").wide == keys("2001:db8:0:2::1").wide
    assert "203" not in keys("203.0.113.9").narrow[:3] or len(keys("203.0.113.9").narrow) == 32


def counted(narrow: str, wide: str) -> str:
    """What one more comment means: "NONE", "SOFT" or, refused, "HARD"."""
    try:
        return rates.count_in(AddressKeys(narrow, wide)).name
    except rates.TooMany:
        return "HARD"


@pytest.mark.django_db
def test_of_many_sends_as_many_pass_as_the_limits_say(settings):
    settings.KEHOACH_CMS = {"COMMENTS_SOFT_LIMIT": 3, "COMMENTS_HARD_LIMIT": 5}
    found = [counted("narrow", "wide") for _each in range(7)]
    assert found == ["NONE"] * 3 + ["SOFT"] * 2 + ["HARD"] * 2


@pytest.mark.django_db
def test_a_network_is_looked_at_above_six_times_the_limit_and_refused_above_sixty(settings, monkeypatch):
    settings.KEHOACH_CMS = {"COMMENTS_SOFT_LIMIT": 1, "COMMENTS_HARD_LIMIT": 2}
    found = [counted(str(each), "wide") for each in range(61)]
    assert found == ["NONE"] * 6 + ["SOFT"] * 54 + ["HARD"]
    now = time.time()
    monkeypatch.setattr(rates.time, "time", lambda: now + 3600)
    assert counted("another", "wide") == "NONE", "a new hour"


@pytest.mark.django_db
def test_an_address_is_looked_at_above_its_daily_limit_and_refused_above_ten_times_that(settings, monkeypatch):
    settings.KEHOACH_CMS = {"COMMENTS_DAILY_LIMIT": 3}
    noon = 86_400 * 20_000 + 12 * 3600
    found = []
    for each in range(31):
        # Slowly, from one network after another: no other limit is met.
        monkeypatch.setattr(rates.time, "time", lambda each=each: noon + each * 1200)
        found.append(counted("narrow", f"wide {each}"))
    assert found == ["NONE"] * 3 + ["SOFT"] * 27 + ["HARD"]
    monkeypatch.setattr(rates.time, "time", lambda: noon + 86_400)
    assert counted("narrow", "wide") == "NONE", "a new day"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("limits", "wait"),
    [
        pytest.param({"COMMENTS_HARD_LIMIT": 0}, 9 * 60 + 30, id="ten minutes"),
        pytest.param({"COMMENTS_DAILY_LIMIT": 0}, 11 * 3600 + 59 * 60 + 30, id="a day"),
        pytest.param({"COMMENTS_DAILY_LIMIT": 0, "COMMENTS_HARD_LIMIT": 0}, 11 * 3600 + 59 * 60 + 30, id="both"),
    ],
)
def test_whoever_is_refused_is_told_how_long_the_span_that_is_full_still_lasts(settings, monkeypatch, limits, wait):
    settings.KEHOACH_CMS = limits
    noon = 86_400 * 20_000 + 12 * 3600
    monkeypatch.setattr(rates.time, "time", lambda: noon + 30)
    with pytest.raises(rates.TooMany) as refused:
        rates.count_in(AddressKeys("narrow", "wide"))
    assert refused.value.wait == wait


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "Hãy thử lại sau 1 phút."),
        (60, "Hãy thử lại sau 1 phút."),
        (61, "Hãy thử lại sau 2 phút."),
        (600, "Hãy thử lại sau 10 phút."),
        (3600, "Hãy thử lại sau 60 phút."),
        (3601, "Hãy thử lại sau 2 giờ."),
        (86_400, "Hãy thử lại sau 24 giờ."),
    ],
)
def test_the_time_to_wait_is_told_in_minutes_and_from_an_hour_in_hours(seconds, words):
    with translation.override("vi"):
        assert try_again_in(seconds) == words


@pytest.mark.django_db
def test_counts_are_forgotten_after_two_days(monkeypatch):
    rates.count_in(AddressKeys("narrow", "wide"))
    rates.forget_old_rates()
    assert RateBucket.objects.count() == 3
    now = time.time()
    monkeypatch.setattr(rates.time, "time", lambda: now + 2 * 86_400)
    rates.forget_old_rates()
    assert not RateBucket.objects.exists()


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Tôi rất đồng ý với bài viết.", "Nguyễn An", []),
        ("Xem https://a.vn nhé", "Nguyễn An", ["link"]),
        ("a.com và www.b.net", "Nguyễn An", ["links"]),
        ("hxxp://a.ru b[.]xyz c (dot) com d.top", "Nguyễn An", ["many_links"]),
        ("Văn bản số 30/2020/NĐ-CP ngày 05.3.2020", "Nguyễn An", []),
        ("Gọi tôi: 0912 345 678", "Nguyễn An", ["phone"]),
        ("+84912345678", "Nguyễn An", ["phone"]),
        ("CCCD 001099012345", "Nguyễn An", ["id_number"]),
        ("Chào", "Ban Biên tập", ["reserved_name"]),
        ("Chào", "ADMIN", ["reserved_name"]),
        ("Chào", "\u0410dmin", ["mixed_scripts", "reserved_name"]),
        ("Купить дешево", "Nguyễn An", ["foreign_script"]),
        ("v\u0456agra", "Nguyễn An", ["mixed_scripts"]),
    ],
)
def test_every_reason_to_look_closer_is_named(text, name, codes):
    assert [reason.code for reason in judge(Evidence(text=text, name=name))] == codes


def test_circumstances_are_named_as_well_and_every_reason_has_words():
    evidence = Evidence("a", "b", honeypot=True, hasty=True, origin_unknown=True, duplicate=True, many_sent=True)
    reasons = judge(evidence)
    assert [reason.code for reason in reasons] == ["honeypot", "hasty", "no_origin", "duplicate", "many_sent"]
    assert all(reason.code in LABELS for reason in reasons)


@pytest.mark.parametrize("text", ["a-" * 1000, "0 " * 1000, "a[.]" * 500, "www." * 500, "0." * 1000, "a" * 2000])
def test_no_text_makes_the_rules_slow(text):
    start = time.perf_counter()
    judge(Evidence(text=text, name=text[:100]))
    assert time.perf_counter() - start < 0.5
