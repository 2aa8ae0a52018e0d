"""Whatever is sent to the public addresses: never a 500, never anything unescaped, never a comment unasked for.

FUZZ_EXAMPLES=10000 makes the long run of it.
"""

import os
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_cms.comments.cleaning import Unclean, clean_line, clean_text
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.mails import mail_key
from kehoach_cms.comments.privacy.models import Subscription
from kehoach_cms.comments.queries import fingerprint
from tests.comments.conftest import address, make_comment

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
EVIL = [
    "<script>kh()</script>",
    '" onmouseover="kh()',
    "'><img src=x onerror=kh()>",
    "</textarea><svg/onload=kh()>",
    "javascript:kh()",
    "{{7*7}}{% debug %}",
    "\x00\x1b[31m\u202e\u200b\ufeff",
    "e\u0301\u0302\u0303\u0304\u0300",
    "' OR 1=1; --",
    "%00%0d%0aSet-Cookie: a=b",
    "9" * 60,
    "-1",
    "ừ" * 3000,
]
NAMES = [
    "ten",
    "thu",
    "nhan_tin",
    "noi_dung",
    "dong_y",
    "ma",
    "ho_ten_2",
    "tra_loi",
    "ly_do",
    "next",
    "csrfmiddlewaretoken",
]
VALUES = st.sampled_from(EVIL) | st.text(max_size=60) | st.sampled_from(["1", "", "Nguyễn An", "a@b.vn", "insult"])
WAYS = ["", "ma/", "atom.xml", "da-bao-cao/"]
KEY = "0123456789abcdef" * 2
#: Addresses that lead to a comment: of its sender, of whoever reports it, of an e-mail.
OWN_WAYS = [
    *(f"/binh-luan/theo-doi/{KEY}/{way}" for way in ("", "sua/", "du-lieu/", "rut-lai/")),
    f"/binh-luan/da-nhan/{KEY}/",
    "/binh-luan/bao-cao/{pk}/",
    "/binh-luan/thu/{uid}/{mail}/",
    "/binh-luan/thu/{uid}/{mail}/ngung/",
    "/binh-luan/du-lieu-ca-nhan/",
]
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "HTTP_SEC_FETCH_SITE": st.sampled_from(["same-origin", "cross-site", "none", "", "\u00ff"]),
        "HTTP_ORIGIN": st.sampled_from(["null", "http://testserver", "https://evil.example", "http://["]),
        "HTTP_REFERER": st.sampled_from(["http://testserver/x", "http://[", "", "javascript:kh()"]),
        "HTTP_X_FORWARDED_FOR": st.sampled_from(["1.2.3.4", "::1, x", "," * 300, "evil"]),
        "HTTP_COOKIE": st.sampled_from(["sessionid=" + "a" * 32, "csrftoken=x"]),
        "CONTENT_LENGTH": st.sampled_from(["", "5", "-1", "99999999", "x"]),
        "REMOTE_ADDR": st.sampled_from(["203.0.113.9", "2001:db8::7", "", "not an address"]),
    },
)
TYPES = st.sampled_from(
    ["application/x-www-form-urlencoded"] * 4
    + ["multipart/form-data; boundary=x", "text/plain", "application/json", ""]
    + ["multipart/form-data; boundary=x; charset=hex", "application/x-www-form-urlencoded; charset=utf-16"]
)


class Active(HTMLParser):
    """Finds what a browser would run of what was sent."""

    found: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (
                name in ("href", "src", "action") and "kh()" in (value or "") and "javascript:" in value
            ):
                self.found.append(f"{tag} {name}={value}")
        if tag == "svg" and any(name == "onload" for name, _value in attrs):
            self.found.append(tag)

    def handle_data(self, data):
        if self.cdata_elem == "script" and "kh()" in data:
            self.found.append(f"script {data}")


@pytest.fixture
def no_limits(settings):
    """Nobody sends too many: set once, since each setting of a test lies upon those before it."""
    limits = ("COMMENTS_SOFT_LIMIT", "COMMENTS_HARD_LIMIT", "COMMENTS_DAILY_LIMIT")
    settings.KEHOACH_CMS = dict.fromkeys(limits, 1_000_000)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    fields=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=9),
    way=st.sampled_from(WAYS * 3 + OWN_WAYS),
    page_id=st.sampled_from([0, 1, 10**9, 2**63, int("9" * 50)]) | st.none(),
    method=st.sampled_from(["POST"] * 6 + ["GET", "HEAD", "PUT", "OPTIONS"]),
    headers=HEADERS,
    kind=TYPES,
    with_token=st.booleans(),
)
def test_nothing_that_is_sent_breaks_or_gets_through(
    page, old_token, no_limits, fields, way, page_id, method, headers, kind, with_token
):
    own = Comment.objects.filter(follow_key_hash=fingerprint(KEY)).first()
    if own is None or own.erased_at:
        Comment.objects.filter(follow_key_hash=fingerprint(KEY)).update(follow_key_hash=None)
        own = make_comment(page, status="approved", follow_key_hash=fingerprint(KEY))
        Subscription.objects.create(comment=own, consent_version="1")
    before = Comment.objects.count()
    if with_token:
        fields = [*fields, ("ma", old_token(page.pk))]
    url = address(page.pk if page_id is None else page_id) + way
    if way in OWN_WAYS:
        url = way.format(pk=own.pk if page_id is None else page_id, uid=own.uid, mail=mail_key(own.uid))
    body = urlencode(fields, errors="replace").encode()
    if kind.startswith("multipart"):
        kind, parts = kind.replace("boundary=x", "boundary=xYzZy"), [f'name="{name}"\r\n\r\n{v}' for name, v in fields]
        parts = [f"--xYzZy\r\nContent-Disposition: form-data; {part}\r\n" for part in parts]
        body = "".join([*parts, "--xYzZy--\r\n"]).encode(errors="replace")
    if len(body) < 5 and headers.get("CONTENT_LENGTH") == "5":
        # A server would see a body cut off; the test client's stand-in for one fails instead.
        del headers["CONTENT_LENGTH"]
    client = Client(raise_request_exception=False)
    response = client.generic(method, url, body, kind, **headers)
    assert response.status_code < 500, response.content[-500:]
    assert not response.cookies and "Cookie" not in response.get("Vary", "")
    assert response.status_code == 303 or Comment.objects.count() == before
    if "html" in response.get("Content-Type", ""):
        active = Active()
        active.feed(response.content.decode())
        assert not active.found
        assert not re.search(rb"Traceback|DEBUG = True", response.content)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=VALUES, text=VALUES)
def test_whatever_is_stored_is_shown_harmless(page, client, name, text):
    try:
        comment = make_comment(page, status="approved", author_name=clean_line(name)[:100], body=clean_text(text))
    except Unclean:
        return
    active = Active()
    active.feed(client.get(address(page.pk)).content.decode())
    assert not active.found
    comment.delete()
