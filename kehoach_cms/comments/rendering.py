"""A comment as HTML: escaped text, paragraphs, line breaks and links, nothing else."""

import re
from html import escape
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_URL = re.compile(r"https?://[^\s<>\"'“”‘’«»]+", re.IGNORECASE)
_TRAILING = ".,;:!?…)]}"


def text_html(text: str) -> SafeString:
    """Paragraphs at empty lines, breaks at others; http and https addresses become links."""
    paragraphs = text.split("\n\n")
    return mark_safe("".join(f"<p>{_lines(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip()))


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    pieces = []
    end = 0
    for found in _URL.finditer(line):
        url = found.group().rstrip(_TRAILING)
        pieces += [escape(line[end : found.start()]), _link(url)]
        end = found.start() + len(url)
    return "".join([*pieces, escape(line[end:])])


def _link(url: str) -> str:
    """A link that shows where it leads; an address with a user's name in it only looks like another."""
    try:
        parts = urlsplit(url)
        is_plain = bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        is_plain = False
    if not is_plain:
        return escape(url)
    return format_html('<a href="{0}" rel="ugc nofollow noopener">{0}</a>', url)
