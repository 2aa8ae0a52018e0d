"""“Quản lý chủ đề”: the tree of topics, and what webmasters do to one, each act on a page of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.parameters import whole_number
from kehoach_cms.topics.exchange import MAX_BYTES, export_topics, import_topics
from kehoach_cms.topics.forms import (
    HideForm,
    ImportForm,
    MergeForm,
    MoveForm,
    PromoteForm,
    RenameForm,
)
from kehoach_cms.topics.models import FIRST_LANGUAGE, Keyword, PageTopic, Topic
from kehoach_cms.topics.queries import called
from kehoach_cms.topics.services import (
    merge_preview,
    move_topic,
    promote_keyword,
)

NAMESPACE = "kehoach_topics"
TEMPLATES = "kehoach_cms/topics/admin"
#: A tree of at most so many topics is drawn whole; of a larger one the first level, the rest when it is opened.
WHOLE_TREE = 250
#: A whole tree is drawn down to this level; what stands deeper is fetched when it is opened.
DEEPEST = 8
#: How many topics a search of the tree shows.
FOUND = 50


class WebmastersOnly(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """Users who may change topics."""

    permission_policy = ModelPermissionPolicy(Topic)
    any_permission_required = ["change"]
    header_icon = "tag"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the tree."""
        items = [*self.breadcrumbs_items, {"url": reverse(f"{NAMESPACE}:index"), "label": _now("Manage topics")}]
        here = str(getattr(self, "page_title", ""))
        return items if isinstance(self, TreeView) else [*items, {"url": "", "label": here}]


class Row:
    """A topic in the tree, with the number of pages that chose it."""

    def __init__(self, topic: Topic, pages: int, depth: int) -> None:
        self.topic = topic
        self.pages = pages
        self.depth = depth
        self.rows: list[Row] = []
        self.has_children = False

    #: The names of the addresses where a topic is edited, and one is added.
    edit_url = "wagtailsnippets_kehoach_cms_topic:edit"
    add_url = "wagtailsnippets_kehoach_cms_topic:add"


def tree_rows(root: int | None, *, whole: bool) -> list[Row]:
    """The branch below a topic, opened to the last level or closed; four queries, whatever its size."""
    parents: dict[int, int | None] = {}
    children: dict[int | None, list[int]] = {}
    shape = Topic.objects.filter(merged_into=None).order_by("sort_order", "sort_key", "pk")
    for pk, parent in shape.values_list("pk", "parent_id"):
        parents[pk] = parent
        children.setdefault(parent, []).append(pk)
    drawn = level = list(children.get(root, ()))
    for _depth in range(DEEPEST if whole else 0):
        level = [pk for parent in level for pk in children.get(parent, ())]
        drawn = [*drawn, *level]
    topics = {topic.pk: topic for topic in Topic.objects.filter(pk__in=drawn).prefetch_related("names")}
    counts = dict(
        PageTopic.objects.filter(topic__in=drawn)
        .values_list("topic")
        .annotate(n=Count("page_id", distinct=True))
        .order_by()
    )

    def build(parent: int | None, depth: int) -> list[Row]:
        rows = []
        for pk in children.get(parent, ()):
            row = Row(topics[pk], counts.get(pk, 0), depth)
            row.has_children = pk in children
            row.rows = build(pk, depth + 1) if whole and depth < DEEPEST else []
            rows.append(row)
        return rows

    return build(root, 0)


class TreeView(WebmastersOnly, TemplateView):
    """The tree, with a filter by name; drag and keys move a topic where scripts run."""

    template_name = f"{TEMPLATES}/tree.html"
    page_title = _("Manage topics")

    def get_header_buttons(self) -> list[HeaderButton]:
        """Add, and the file of all topics."""
        return [
            HeaderButton(_now("Add a topic"), reverse(Row.add_url), icon_name="plus"),
            HeaderButton(_now("Export (CSV)"), reverse(f"{NAMESPACE}:export"), icon_name="download"),
            HeaderButton(_now("Import (CSV)"), reverse(f"{NAMESPACE}:import"), icon_name="upload"),
            HeaderButton(_now("Keywords"), reverse("wagtailsnippets_kehoach_cms_keyword:list"), icon_name="tag"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows of the tree, or those that a filter finds."""
        query = self.request.GET.get("q", "").replace("\x00", "").strip()[:200]
        count = Topic.objects.filter(merged_into=None).count()
        found = self._found(query) if query else []
        return super().get_context_data(**kwargs) | {
            "query": query,
            "found": found,
            "rows": [] if query else tree_rows(None, whole=count <= WHOLE_TREE),
            "count": count,
            "move_url": reverse(f"{NAMESPACE}:place"),
            "branch_url": reverse(f"{NAMESPACE}:branch", args=[0]),
        }

    @staticmethod
    def _found(query: str) -> list[Row]:
        topics = list(called(query).select_related("parent").prefetch_related("names", "parent__names")[:FOUND])
        counts = dict(
            PageTopic.objects.filter(topic__in=topics)
            .values_list("topic")
            .annotate(n=Count("page_id", distinct=True))
            .order_by()
        )
        return [Row(topic, counts.get(topic.pk, 0), 0) for topic in topics]


class BranchView(WebmastersOnly, TemplateView):
    """The topics right below one, for a tree that opens as one walks."""

    template_name = f"{TEMPLATES}/branch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows."""
        return {"rows": tree_rows(self.kwargs["pk"], whole=False)}


class PlaceView(WebmastersOnly, View):
    """What dragging and the keys ask for: a topic below another, before a sibling or last; answers JSON."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> JsonResponse:
        """Move, or say why not."""

        def named(key: str) -> Topic | None:
            raw = request.POST.get(key, "")
            found = Topic.objects.filter(pk=whole_number(raw)).first()
            if raw and found is None:
                raise ValidationError(_("There is no such topic any more. Load the page again."))
            return found

        try:
            topic, parent, before = named("topic"), named("parent"), named("before")
            if topic is None:
                raise ValidationError(_("There is no such topic any more. Load the page again."))
            move_topic(topic, parent, before=before, user=request.user)
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=400)
        where = parent.name if parent else _now("the first level")
        return JsonResponse(
            {"said": _now("“%(name)s” now stands below %(where)s.") % {"name": topic.name, "where": where}}
        )


class ActView(WebmastersOnly, FormView):
    """One act on one topic."""

    template_name = f"{TEMPLATES}/act.html"
    button = _("Save")

    @cached_property
    def topic(self) -> Topic:
        """The topic of this address; what was merged is done with."""
        return get_object_or_404(Topic.objects.filter(merged_into=None), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The topic's name."""
        return self.topic.name

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the topic."""
        return {**super().get_form_kwargs(), "topic": self.topic}

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, and go back to the tree; what cannot be done is said beside the form, with what was typed."""
        try:
            said = form.carry_out(self.request.user)
        except ValidationError as error:
            known = getattr(error, "error_dict", {})
            for name, errors in known.items():
                form.add_error(name if name in form.fields else None, errors)
            if not known:
                form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(f"{reverse(f'{NAMESPACE}:index')}#chu-de-{self.topic.pk}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Words of the button, and the way back."""
        return super().get_context_data(**kwargs) | {
            "topic": self.topic,
            "button": self.button,
            "back_url": reverse(f"{NAMESPACE}:index"),
            "note": self.note(),
        }

    def note(self) -> str:
        """A line above the form."""
        return ""


class MoveView(ActView):
    """Where a topic stands."""

    form_class = MoveForm
    page_title = _("Move topic")
    button = _("Move")

    def get_initial(self) -> dict[str, Any]:
        """Where it stands now."""
        return {"parent": self.topic.parent}


class RenameView(ActView):
    """What a topic is called."""

    form_class = RenameForm
    page_title = _("Rename topic")
    button = _("Rename")

    def get_initial(self) -> dict[str, Any]:
        """What it is called now."""
        return {"name": self.topic.name, "address": self.topic.slug, "language": FIRST_LANGUAGE}


class HideView(ActView):
    """Whether a topic is offered."""

    form_class = HideForm

    @property
    def page_title(self) -> str:
        """What pressing the button does."""
        return _now("Show topic") if self.topic.hidden else _now("Hide topic")

    @property
    def button(self) -> str:  # type: ignore[override]
        """The same in short."""
        return _now("Show") if self.topic.hidden else _now("Hide")

    def note(self) -> str:
        """What hiding means."""
        return "" if self.topic.hidden else _now("A hidden topic is not offered to editors or readers; pages keep it.")


class MergeView(ActView):
    """Two topics become one: choose, see what it would do, confirm."""

    form_class = MergeForm
    template_name = f"{TEMPLATES}/merge.html"
    page_title = _("Merge topic")

    def form_valid(self, form: Any) -> HttpResponse:
        """Show the preview until it is confirmed for the topic that was previewed."""
        kept = form.cleaned_data["kept"]
        if self.request.POST.get("previewed") == str(kept.pk):
            return super().form_valid(form)
        preview = merge_preview(self.topic, kept)
        return self.render_to_response(self.get_context_data(form=form, preview=preview, kept=kept))


class ExportView(WebmastersOnly, View):
    """The taxonomy as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """CSV with a mark in front by which spreadsheets know UTF-8."""
        answer = HttpResponse("\ufeff" + export_topics(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="chu-de.csv"'
        return answer


class ImportView(WebmastersOnly, FormView):
    """A file in: all of it, or nothing with the mistakes line by line."""

    form_class = ImportForm
    template_name = f"{TEMPLATES}/act.html"
    page_title = _("Import topics")

    def form_valid(self, form: Any) -> HttpResponse:
        """Try or do."""
        upload, trying = form.cleaned_data["file"], form.cleaned_data["try_first"]
        try:
            done = import_topics(upload.read(MAX_BYTES + 1), user=self.request.user, dry_run=trying)
        except ValidationError as error:
            form.add_error("file", error)
            return self.form_invalid(form)
        counts = {"created": done.created, "changed": done.changed, "same": done.same}
        if trying:
            messages.info(
                self.request,
                _now("It would add %(created)s topics, change %(changed)s and leave %(same)s as they are.") % counts,
            )
            return redirect(f"{NAMESPACE}:import")
        messages.success(
            self.request, _now("%(created)s topics added, %(changed)s changed, %(same)s as they were.") % counts
        )
        return redirect(f"{NAMESPACE}:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Words of the button, and the way back."""
        return super().get_context_data(**kwargs) | {
            "button": _("Import"),
            "back_url": reverse(f"{NAMESPACE}:index"),
            "multipart": True,
        }


class PromoteView(WebmastersOnly, FormView):
    """[Chuyển thành chủ đề]"""

    form_class = PromoteForm
    template_name = f"{TEMPLATES}/act.html"
    page_title = _("Keyword to topic")

    @cached_property
    def keyword(self) -> Keyword:
        """The keyword of this address."""
        return get_object_or_404(Keyword, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The keyword."""
        return self.keyword.name

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it."""
        name = self.keyword.name
        try:
            topic = promote_keyword(self.keyword, user=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("into", error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _now("The keyword “%(word)s” is now the topic “%(topic)s”.") % {"word": name, "topic": topic.name},
        )
        return redirect(f"{reverse(f'{NAMESPACE}:index')}#chu-de-{topic.pk}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Words of the button, and the way back."""
        return super().get_context_data(**kwargs) | {
            "button": _("Save"),
            "back_url": reverse(f"{NAMESPACE}:index"),
            "note": _n(
                "%(number)s page has the keyword.",
                "%(number)s pages have the keyword.",
                self.keyword.page_links.count(),
            ),
        }


class TopicDesk(ViewSet):
    """Everything that webmasters do to topics, under one address."""

    name = NAMESPACE
    url_prefix = "chu-de"
    icon = "tag"
    menu_label = _("Manage topics")
    menu_name = "kehoach-topics"
    menu_order = 155
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """The tree first: it is where the menu leads."""
        view = self.construct_view
        return [
            path("", view(TreeView), name="index"),
            path("nhanh/<int:pk>/", view(BranchView), name="branch"),
            path("dat-cho/", view(PlaceView), name="place"),
            path("xuat/", view(ExportView), name="export"),
            path("nhap/", view(ImportView), name="import"),
            path("tu-khoa/<int:pk>/", view(PromoteView), name="promote"),
            path("<int:pk>/chuyen/", view(MoveView), name="move"),
            path("<int:pk>/doi-ten/", view(RenameView), name="rename"),
            path("<int:pk>/gop/", view(MergeView), name="merge"),
            path("<int:pk>/an/", view(HideView), name="hide"),
        ]
