"""The deadlines of a plan as a calendar file."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kehoach_cms.documents.pages import DocumentPageMixin
from kehoach_cms.i18n import _now
from kehoach_cms.pages.calendar import Event, calendar_answer, public_page
from kehoach_cms.plans.queries import TaskLine, task_lines
from kehoach_cms.plans.status import COMPLETED, OUTSIDE

#: Nobody needs to be reminded of these.
CLOSED = COMPLETED | OUTSIDE


def open_deadlines(tasks: Iterable[TaskLine]) -> list[TaskLine]:
    """The tasks that are still to be done by a day."""
    return [task for task in tasks if task.end and task.status.key not in CLOSED]


@require_safe
def deadline_calendar(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/thoi-han/<page>.ics`: a day's entry for each task of a document that is still to be done by a day."""
    page = public_page(request, page_id)
    if not isinstance(page, DocumentPageMixin):
        raise Http404
    address = page.get_full_url(request)
    events = [
        Event(
            uid=f"{task.uuid}@{request.get_host()}",
            summary=_now("Deadline: %(task)s") % {"task": " ".join(filter(None, [task.number, task.text]))[:200]},
            start=task.end,
            text="\n".join(filter(None, [task.text, task.lead, task.deadline_text, page.document_name])),
            url=f"{address}#{task.anchor}",
        )
        for task in open_deadlines(task_lines(page.translation_key, request))
        if task.end
    ]
    if not events:
        raise Http404
    return calendar_answer(page.document_name, events, page.last_published_at)
