"""Comments as a table for the office: CSV that a spreadsheet opens with Vietnamese letters and no formula in it."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.generic import View

from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.moderation.base import ModeratorsOnly, warnings
from kehoach_cms.comments.moderation.queries import in_tab
from kehoach_cms.i18n import _now

#: A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_BATCH = 1000


class TableView(ModeratorsOnly, View):
    """The comments of a tab as a file; e-mail addresses are never in it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Row by row, so a million comments need no memory."""
        comments = in_tab(self.comments, request.GET.get("status", ""))
        response = StreamingHttpResponse(csv_lines(comments.order_by("pk")), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="binh-luan-{timezone.localdate()}.csv"'
        response["Cache-Control"] = "private, no-store"
        return response


class _Line:
    """A file that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(comments: Any) -> Iterator[str]:
    """The lines of the table, the first with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Line())
    heads = ["Number", "Sent at", "Page", "Address", "Sender", "Text", "State", "Warnings", "Reason"]
    words = {
        "Number": _now("Number"),
        "Sent at": _now("Sent at"),
        "Page": _now("Page"),
        "Address": _now("Address"),
        "Sender": _now("Sender"),
        "Text": _now("Text"),
        "State": _now("State"),
        "Warnings": _now("Warnings"),
        "Reason": _now("Reason"),
    }
    yield "\ufeff" + writer.writerow([words[head] for head in heads])
    labels = dict(CommentStatus.choices)
    for comment in _each(comments):
        sent = timezone.localtime(comment.created_at)
        cells = [
            comment.pk,
            f"{sent:%d/%m/%Y %H:%M}",
            comment.page_title,
            comment.page_path,
            comment.author_name,
            comment.body,
            labels.get(comment.status, comment.status),
            ", ".join(warnings(comment)),
            comment.decision_note,
        ]
        yield writer.writerow([safe_cell(cell) for cell in cells])


def _each(comments: Any) -> Iterable[Comment]:
    last = 0
    while batch := list(comments.filter(pk__gt=last).defer("email_encrypted")[:_BATCH]):
        yield from batch
        last = batch[-1].pk


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
