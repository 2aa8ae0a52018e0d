"""Mentions of documents in running text become links, the moment their page is on the portal."""

import re

from django.http import HttpRequest
from django.utils.html import escape

from kehoach_cms.documents.models import Citation

_TAG = re.compile(r"(<[^<>]*>)")


def citation_links(citations: list[Citation], request: HttpRequest | None) -> dict[str, str]:
    """The words of each mention on a page and the address they lead to."""
    links: dict[str, str] = {}
    for row in citations:
        url = row.document.public_url(request)
        for words in row.text.split("\n"):
            if url and words:
                links[words] = url
    return links


def link_mentions(html: str, links: dict[str, str]) -> str:
    """Wrap each mention in a link, outside tags and outside links that an editor made.

    `links` maps the words as printed to an address. Longer mentions go first, so that "Chỉ thị số
    20-CT/TW, ngày 18/01/2018" is not cut short by "Chỉ thị số 20-CT/TW".
    """
    if not links:
        return html
    words = sorted(links, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(escape(word)) for word in words))
    targets = {escape(word): links[word] for word in words}
    parts: list[str] = []
    inside_link = 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            if part.startswith("<a ") or part == "<a>":
                inside_link += 1
            elif part == "</a>":
                inside_link = max(0, inside_link - 1)
            parts.append(part)
        elif inside_link:
            parts.append(part)
        else:
            parts.append(pattern.sub(lambda m: f'<a href="{escape(targets[m.group(0)])}">{m.group(0)}</a>', part))
    return "".join(parts)
