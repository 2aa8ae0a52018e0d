"""Template tags and filters of the reader's pages. Registration only: the work is in pages/display.py.

``{% load kehoach %}`` gives, beside the filters named below: ``kh_icon``, ``kh_time``, ``kh_leaf``,
``kh_legend``, ``kh_query``, ``kh_absolute``, ``kh_address``, ``kh_frame`` and ``kh_userbar``.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from kehoach_cms.activities.queries import activities_of
from kehoach_cms.comments.tags import comments_block
from kehoach_cms.documents.contents import contents_of
from kehoach_cms.documents.linking import link_mentions
from kehoach_cms.pages import display, gantt, sharing
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.frame import frame_for
from kehoach_cms.pages.pictures import drawn
from kehoach_cms.plans.cascade import cascade, cascade_view
from kehoach_cms.plans.views import work_of
from kehoach_cms.related.queries import related_block

register = template.Library()

register.filter("kh_ngay", display.format_date, is_safe=True)
register.filter("kh_ngay_day_du", display.format_full_date, is_safe=True)
register.filter("kh_gio", display.format_time, is_safe=True)
register.filter("kh_size", display.format_size, is_safe=True)
register.filter("kh_credit", display.credit_line)
register.filter("kh_number", display.format_number, is_safe=True)
register.filter("kh_label", display.printed_label)
register.filter("kh_list", display.as_list)
register.filter("kh_rows", display.as_rows)
register.filter("kh_ticks", display.ticks)


@register.filter(needs_autoescape=True)
def kh_so(value: object, autoescape: bool = True) -> SafeString:
    """Document numbers that never break: ``{{ entry.title|kh_so }}``."""
    return display.mark_numbers(value, autoescape)


@register.simple_block_tag
def kh_squeeze(content: str) -> SafeString:
    """A page without the indentation of its templates: ``{% kh_squeeze %}...{% endkh_squeeze %}``."""
    return display.squeeze(content)


@register.simple_tag
def kh_icon(name: str, css_class: str = "") -> SafeString:
    """``{% kh_icon "download" %}`` or ``{% kh_icon status.key %}``."""
    return display.icon(str(name), css_class)


@register.simple_tag
def kh_time(value: Any, text: str | None = None) -> SafeString:
    """``{% kh_time entry.date %}``: a ``<time>`` with the date in the reader's language."""
    return display.time_element(value, text)


@register.simple_tag
def kh_span(start: Any, end: Any = None) -> SafeString:
    """``{% kh_span page.starts_at page.ends_at %}``: from when until when, the day said once."""
    return display.time_element(start, display.format_span(start, end))


@register.simple_tag
def kh_leaf(value: Any) -> dict[str, str] | None:
    """``{% kh_leaf entry.start as leaf %}``: the words on a calendar leaf."""
    return display.leaf_parts(value)


@register.simple_tag
def kh_gantt(tasks: Any, today: Any = None) -> SafeString:
    """``{% kh_gantt work.all_tasks as drawing %}``: tasks on a time axis, or nothing."""
    return gantt.gantt(tasks, today)


@register.simple_tag
def kh_legend(states: Any, urls: Any = None) -> list[dict[str, Any]]:
    """``{% kh_legend panel.states panel.urls as lines %}``: how many tasks are in each state, and where they stand."""
    return display.legend(states, urls)


@register.simple_tag(takes_context=True)
def kh_query(context: Context, *pairs: object, **changes: object) -> str:
    """``{% kh_query trang=2 %}``, ``{% kh_query "chu-de" topic.slug %}``: this address, one key replaced."""
    request = context.get("request")
    listed = [(str(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True)]
    return display.replace_query(request.GET if request else "", listed + list(changes.items()))


@register.simple_tag(takes_context=True)
def kh_absolute(context: Context, url: str | None) -> str:
    """``{% kh_absolute page.url %}``: with scheme and host, as canonical links, sharing and hreflang want it."""
    request = _request(context)
    return display.absolute_url(url, root_of(request) if request else "")


@register.simple_tag(takes_context=True)
def kh_address(context: Context, page: Any) -> str:
    """``{% kh_address page as address %}``: a page's full address, as the head of the page says it."""
    request = _request(context)
    return display.absolute_url(page.get_url(request), root_of(request)) if request else page.full_url or ""


def _request(context: Context) -> Any:
    """The request, also within an include that is given nothing else."""
    return context.get("request") or getattr(context, "request", None)


def _values(context: Context) -> dict[str, Any]:
    return {str(key): value for key, value in context.flatten().items()}


@register.simple_tag(takes_context=True)
def kh_sharing(context: Context) -> Any:
    """``{% kh_sharing as share %}``: what networks and search engines are told of the page."""
    return sharing.sharing(context["request"], _values(context))


@register.simple_tag(takes_context=True)
def kh_structured(context: Context, share: Any) -> SafeString:
    """``{% kh_structured share %}``: the page as schema.org data, in blocks that no browser runs."""
    blocks = sharing.structured(context["request"], _values(context), share)
    return mark_safe("".join(display.data_block(block) for block in blocks))


@register.simple_tag(takes_context=True)
def kh_frame(context: Context) -> Any:
    """``{% kh_frame as frame %}``: what every page shows around its content."""
    return frame_for(context["request"], context.get("page"))


@register.simple_tag(takes_context=True)
def kh_userbar(context: Context, position: str = "bottom-right") -> str:
    """Wagtail's userbar for those who carry a session cookie; nobody else's session is ever touched."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return mark_safe("")
    from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

    return mark_safe(str(wagtailuserbar(context, position)))


@register.simple_tag
def kh_image(image: Any, alt: str | None = None, ratio: str = "") -> Any:
    """``{% kh_image image as picture %}``: a picture in the widths that a browser may want.

    ``{% kh_image image ratio="3:2" as picture %}`` cuts it around its focal point.
    """
    across, _, down = ratio.partition(":")
    return drawn(image, alt, (int(across), int(down)) if down else None)


@register.simple_tag(takes_context=True)
def kh_related(context: Context, page: Any) -> Any:
    """``{% kh_related page as related %}``: the block "Tin khác cùng chủ đề"; works on a host's own types."""
    return related_block(page, context["request"])


@register.simple_tag(takes_context=True)
def kh_comments(context: Context, page: Any) -> Any:
    """``{% kh_comments page as comments %}``: the comments of a page and their form."""
    return comments_block(page, context["request"])


@register.simple_tag(takes_context=True)
def kh_work(context: Context, page: Any) -> Any:
    """``{% kh_work page as work %}``: the tasks and duties of a document, and what came of them."""
    return work_of(page, context["request"])


@register.simple_tag(takes_context=True)
def kh_activities(context: Context, album: Any) -> Any:
    """``{% kh_activities page as activities %}``: the activities whose photos an album holds."""
    return activities_of(album, context["request"])


@register.simple_tag(takes_context=True)
def kh_contents(context: Context) -> Any:
    """``{% kh_contents as items %}``: the sections of a document's page, as `includes/toc.html` shows them."""
    return contents_of(_values(context))


@register.simple_tag(takes_context=True)
def kh_cascade(context: Context, document: Any, first: Any = None) -> Any:
    """``{% kh_cascade document as nodes %}``: the plans that carry a document out, level by level."""
    return cascade(document, context.get("request"), first) if document else []


@register.simple_tag(takes_context=True)
def kh_cascade_view(context: Context, document: Any, nodes: Any) -> Any:
    """``{% kh_cascade_view document nodes as shown %}``: the same as tree, table or timeline, as the address asks."""
    return cascade_view(document, nodes, context["request"]) if nodes else None


@register.filter(is_safe=True)
def kh_linked(html: Any, links: Any) -> SafeString:
    """``{{ value|richtext|kh_linked:links }}``: running text, its mentions linked, its numbers unbroken."""
    return display.mark_numbers(link_mentions(str(html), links if isinstance(links, dict) else {}), autoescape=False)
