"""The queue "Duyệt bình luận": tabs, search, one or many decisions, pages by number of comment."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic

from kehoach_cms.comments.cleaning import Unclean
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.moderation.base import (
    NAMESPACE,
    TEMPLATES,
    WHY_NOT,
    ModeratorsOnly,
    NewestFirst,
    buttons,
    seen_as,
    warnings,
)
from kehoach_cms.comments.moderation.models import CannedKind, CannedText
from kehoach_cms.comments.moderation.queries import count_up_to, counted, in_tab
from kehoach_cms.comments.moderation.services import Chosen, Decision, decide_all
from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.parameters import whole_number

#: The tab with every comment.
ALL = "all"
PAGE_SIZE = 30
#: So many comments are decided on at once.
MOST_CHOSEN = 200
TABS = [
    CommentStatus.HELD,
    CommentStatus.APPROVED,
    CommentStatus.HANDLED,
    CommentStatus.REJECTED,
    CommentStatus.SPAM,
    CommentStatus.HIDDEN,
]


class CommentFilterSet(WagtailFilterSet):
    """The tabs as a filter, so that a search stays within one; the view does the filtering."""

    status = django_filters.ChoiceFilter(
        label=_("state"), choices=[*CommentStatus.choices, (ALL, _("All"))], empty_label=None
    )

    class Meta:
        model = Comment
        fields = ["status"]


class SelectColumn(Column):
    """A box to tick, for what is done with several comments at once."""

    cell_template_name = f"{TEMPLATES}/select_cell.html"
    header_template_name = f"{TEMPLATES}/select_header.html"

    def get_value(self, instance: Comment) -> str:
        """What is sent for this row."""
        return seen_as(instance)


class TextColumn(TitleColumn):
    """The text, whole: a queue is read, not clicked through."""

    cell_template_name = f"{TEMPLATES}/text_cell.html"

    def get_value(self, instance: Comment) -> str:
        """The new text of a changed comment, else its text."""
        return instance.pending_body or instance.body


class WarningsColumn(Column):
    """The reasons to look closer, one a line."""

    cell_template_name = f"{TEMPLATES}/warnings_cell.html"

    def get_value(self, instance: Comment) -> list[str]:
        """In words."""
        return warnings(instance)


class DecisionsColumn(Column):
    """What can be done at once with one comment; a refusal needs a reason, so it has a page."""

    cell_template_name = f"{TEMPLATES}/decisions_cell.html"

    def get_value(self, instance: Comment) -> dict[str, Any]:
        """The buttons of a row, and what they send."""
        shown = [button for button in buttons(instance) if button[0] != Decision.REJECT.value]
        return {"buttons": shown, "seen": seen_as(instance)}


class QueueView(NewestFirst, ModeratorsOnly, generic.IndexView):
    """The queue: tabs, search, and a button for each decision."""

    model = Comment
    permission_policy = ModeratorsOnly.permission_policy
    any_permission_required = ModeratorsOnly.any_permission_required
    page_title = _("Review comments")
    header_icon = "comment"
    index_url_name = f"{NAMESPACE}:index"
    index_results_url_name = f"{NAMESPACE}:results"
    results_template_name = f"{TEMPLATES}/queue_results.html"
    template_name = f"{TEMPLATES}/queue.html"
    filterset_class = CommentFilterSet
    search_fields = ["body", "author_name", "page_title"]
    paginate_by = PAGE_SIZE
    columns = [
        SelectColumn("select"),
        TextColumn("body", label=_("Text"), url_name=f"{NAMESPACE}:detail"),
        Column("page_title", label=_("Page")),
        Column("author_name", label=_("Sender")),
        DateColumn("created_at", label=_("Sent at")),
        WarningsColumn("reasons", label=_("Warnings")),
        DecisionsColumn("decisions", label=_("Decision")),
    ]

    @cached_property
    def tab(self) -> str:
        """The state whose comments are shown: at first, and for nonsense, those that wait."""
        status = self.request.GET.get("status", "")
        return status if status in (*CommentStatus.values, ALL) else CommentStatus.HELD.value

    def get_base_queryset(self) -> QuerySet[Comment]:
        """Those that are this moderator's."""
        return self.comments.defer("email_encrypted", "decision_note")

    def filter_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        """Those of the tab."""
        return in_tab(queryset, self.tab)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs and what can be done with all that are ticked."""
        context = super().get_context_data(*args, **kwargs)
        address = reverse(self.index_url_name)
        mine = self.comments
        tabs = [(tab.value, tab.label, count_up_to(in_tab(mine, tab))) for tab in TABS]
        query = {"status": self.tab} | ({"q": self.search_query} if self.search_query else {})
        decisions = {button[0]: button for row in context["object_list"] for button in buttons(row)}
        return context | {
            "tabs": [(f"{address}?status={value}", label, counted(n), value == self.tab) for value, label, n in tabs]
            + [(f"{address}?status={ALL}", _now("All"), "", self.tab == ALL)],
            "bulk_decisions": [decisions[each.value] for each in Decision if each.value in decisions],
            "reasons": CannedText.objects.filter(kind=CannedKind.REASON),
            "decide_url": reverse(f"{NAMESPACE}:decide"),
            "next_url": f"{address}?{urlencode(query)}",
            "more_url": self.more_url(query),
            "first_url": f"{address}?{urlencode(query)}" if self.before else "",
            "most": MOST_CHOSEN,
        }


class DecideView(ModeratorsOnly, View):
    """Decide on the comments that are ticked, or on the one whose button was pressed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the decision wherever it is still possible, and say how often it was."""
        single, together = request.POST.get("one", ""), request.POST.get("decision", "")
        if single:
            value, _colon, chosen = single.partition(":")
            done, failed = self._decide(value, [chosen])
        else:
            done, failed = self._decide(together, request.POST.getlist("chosen")[:MOST_CHOSEN])
        if done:
            messages.success(request, _n("%(number)s comment decided.", "%(number)s comments decided.", done))
        for code in sorted(failed):
            messages.error(request, WHY_NOT[code])
        if not done and not failed:
            messages.warning(request, _now("No comment was chosen."))
        return redirect(get_valid_next_url_from_request(request) or reverse(f"{NAMESPACE}:index"))

    def _decide(self, value: str, items: Iterable[str]) -> tuple[int, set[str]]:
        try:
            chosen = [_read(item) for item in items]
            decision = Decision(value)
        except ValueError:  # not a number, or no decision
            return 0, {"state"} if value else set()
        mine = set(self.comments.filter(pk__in=[each.pk for each in chosen]).values_list("pk", flat=True))
        chosen = [each for each in chosen if each.pk in mine]
        if not chosen:
            return 0, set()
        try:
            return decide_all(chosen, decision, user=self.request.user, note=reason_of(self.request))
        except Unclean:
            return 0, {"reason"}


def reason_of(request: HttpRequest) -> str:
    """The reason that was written, or else the canned one that was chosen."""
    written = request.POST.get("note", "").strip()
    if written:
        return written[:500]
    canned = whole_number(request.POST.get("canned", ""))
    chosen = CannedText.objects.filter(pk=canned, kind=CannedKind.REASON).first()
    return chosen.text if chosen else ""


def _read(item: str) -> Chosen:
    """`number:state:version` as a form sends it. Raises ValueError."""
    number, status, version = [*item.split(":"), "", ""][:3]
    if not whole_number(number):
        raise ValueError(item)
    return Chosen(whole_number(number), status, int(version) if version.isdigit() and len(version) < 9 else None)
