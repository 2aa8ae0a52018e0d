"""A comment as HTML (attack list 1-3, 5)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.comments.rendering import text_html

REL = 'rel="ugc nofollow noopener"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("một\nhai\n\nba", "<p>một<br>hai</p><p>ba</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("javascript:alert(1) data:text/html,x", "<p>javascript:alert(1) data:text/html,x</p>"),
        ("{{7*7}} {% load x %}", "<p>{{7*7}} {% load x %}</p>"),
        (
            "Xem https://a.vn/b?c=1&d=2.",
            f'<p>Xem <a href="https://a.vn/b?c=1&amp;d=2" {REL}>https://a.vn/b?c=1&amp;d=2</a>.</p>',
        ),
        (
            'http://a.vn/"onmouseover="x',
            f'<p><a href="http://a.vn/" {REL}>http://a.vn/</a>&quot;onmouseover=&quot;x</p>',
        ),
        ("http://bank.vn@evil.example/", "<p>http://bank.vn@evil.example/</p>"),
        ("http://[bad", "<p>http://[bad</p>"),
        ("ftp://a.vn www.a.vn", "<p>ftp://a.vn www.a.vn</p>"),
    ],
)
def test_text_becomes_paragraphs_and_plain_links(text, html):
    assert text_html(text) == html


@given(st.text(st.sampled_from("<>\"'&ahtps:/.@[]\n "), max_size=80) | st.text(max_size=80))
def test_nothing_but_paragraphs_breaks_and_links_comes_out(text):
    tags = re.findall(r"<[^>]*>", text_html(text))
    assert all(re.fullmatch(rf'</?p>|<br>|</a>|<a href="https?://[^"]*" {REL}>', tag, re.I) for tag in tags)
