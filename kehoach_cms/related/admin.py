"""In the page editor, under topics: proposals to take with one click, and why each related page is there."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from kehoach_cms.pages.models import PortalPageMixin
from kehoach_cms.parameters import whole_number
from kehoach_cms.related.advice import explain_related, propose_topics

TEMPLATES = "kehoach_cms/related/admin"


def advice_part(page: Page, request: HttpRequest) -> SafeString:
    """The part of the page editor: a button for proposals, and the related block explained."""
    context = {
        "page": page,
        "propose_url": reverse("kehoach_propose_topics"),
        "reasons": explain_related(page) if page.pk and page.live else [],
    }
    return mark_safe(render_to_string(f"{TEMPLATES}/advice.html", context, request=request))


@never_cache
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Proposals for what stands in the editor now; the running text is that of the last saved draft."""
    fields = {name: request.POST.get(name, "").replace("\x00", "")[:20_000] for name in ("title", "subject", "summary")}
    body, page_id = "", 0
    if number := whole_number(request.POST.get("page", "")):
        page = get_object_or_404(Page, pk=number)
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        draft = page.get_latest_revision_as_object()
        page_id = page.pk
        body = draft.kh_facts().text if isinstance(draft, PortalPageMixin) else ""
    chosen = [whole_number(value) for value in request.POST.getlist("topic")]
    proposals = propose_topics(
        fields["title"], f"{fields['subject']}\n{fields['summary']}", body, chosen=chosen, page_id=page_id
    )
    return render(request, f"{TEMPLATES}/proposals.html", {"proposals": proposals})


def advice_urls() -> list[URLPattern]:
    """For the hook `register_admin_urls`."""
    return [path("goi-y-chu-de/", propose, name="kehoach_propose_topics")]
