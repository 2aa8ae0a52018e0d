"""An activity as a calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kehoach_cms.activities.models import ActivityPageMixin, Course
from kehoach_cms.pages.calendar import Event, calendar_answer, public_page

STATUSES = {Course.POSTPONED: "TENTATIVE", Course.CANCELLED: "CANCELLED"}


@require_safe
def activity_calendar(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/lich/<page>.ics`: when and where an activity is held."""
    page = public_page(request, page_id)
    if not isinstance(page, ActivityPageMixin) or page.starts_at is None:
        raise Http404
    event = Event(
        uid=f"{page.translation_key}@{request.get_host()}",
        summary=page.title,
        start=page.starts_at,
        end=page.ends_at,
        place=page.venue,
        text=page.summary,
        url=page.get_full_url(request),
        status=STATUSES.get(Course(page.course), "CONFIRMED"),
    )
    return calendar_answer(page.title, [event], page.last_published_at)
