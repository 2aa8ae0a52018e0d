"""The form of a page: an address made from the title while it is typed."""

import unicodedata
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets.slug import SlugInput

#: Every Vietnamese letter with a mark, grouped under the letter that an address keeps.
MARKED = {
    base: "".join(
        char
        for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
        if unicodedata.normalize("NFD", char := chr(code))[0] == base
    )
    for base in "aeiouyAEIOUY"
}

#: Pairs (pattern, replacement) that Wagtail's slug field applies before its own rules, which would
#: make `k-hoch-s-98-khtu` of "Kế hoạch số 98-KH/TU".
SLUG_FORMATTERS: list[tuple[str, str]] = [
    (r"[\u0300-\u036f]", ""),
    *((f"[{letters}]", base.lower()) for base, letters in MARKED.items() if letters),
    ("[đĐÐ]", "d"),
    ("[/–—._,;:]+", "-"),
]


class VietnameseSlugInput(SlugInput):
    """Wagtail's slug field, which knows Vietnamese: đ is d, marks go, a slash becomes a hyphen."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("formatters", SLUG_FORMATTERS)
        super().__init__(attrs, **kwargs)


class PortalPageForm(WagtailAdminPageForm):
    """The form of a page: makes the address from the title as it is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.fields.get("slug")
        if slug is not None:
            slug.widget = VietnameseSlugInput(attrs=slug.widget.attrs.get("id") and {"id": slug.widget.attrs["id"]})
