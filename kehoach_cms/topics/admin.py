"""What webmasters see of topics and keywords: their forms, lists and chooser; the tree is in desk.py."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from kehoach_cms.collation import InVietnameseOrder
from kehoach_cms.i18n import _, _now
from kehoach_cms.parameters import whole_number
from kehoach_cms.text import fold
from kehoach_cms.topics.models import Keyword, Topic
from kehoach_cms.topics.queries import called
from kehoach_cms.topics.services import Standing, follow_form, why_not_deleted


class _Offered:
    """Topics that may be chosen: not merged, not hidden; found by any name, marks or no marks."""

    results_template_name = "kehoach_cms/topics/admin/chooser_results.html"

    def get_object_list(self) -> QuerySet[Topic]:
        """With their names and those of the topics above, in a fixed number of queries."""
        topics = Topic.objects.filter(merged_into=None, hidden=False)
        return topics.select_related("parent").prefetch_related("names", "parent__names")

    def filter_object_list(self, objects: QuerySet[Topic]) -> QuerySet[Topic]:
        """Those that are called so."""
        words = self.request.GET.get("q", "")  # type: ignore[attr-defined]
        if not fold(words.replace("\x00", "")):
            return objects
        self.filter_form.is_searching = True  # type: ignore[attr-defined]
        self.filter_form.search_query = self.request.GET["q"]  # type: ignore[attr-defined]
        return objects.filter(pk__in=called(words).order_by().values("pk"))

    @property
    def columns(self) -> list[Column]:
        """The name, and where the topic stands."""
        return [*super().columns, Column("parent", label=_("Below"), accessor="parent")]  # type: ignore[misc]


class TopicChooseView(_Offered, ChooseView):
    """The chooser of topics."""


class TopicChooseResultsView(_Offered, ChooseResultsView):
    """Its list."""


class TopicChooserViewSet(SnippetChooserViewSet):
    """The chooser of topics in every form."""

    choose_view_class = TopicChooseView
    choose_results_view_class = TopicChooseResultsView


class _Standing:
    """Topics that were merged are done with: nobody edits them, and their addresses lead on."""

    def get_object(self, queryset: QuerySet[Topic] | None = None) -> Topic:
        """The topic of this address, unless it was merged."""
        found: Topic = super().get_object(queryset)  # type: ignore[misc]
        if found.merged_into_id:
            raise Http404
        return found


class TopicEditView(_Standing, EditView):
    """A topic's form: what it changes is followed as if each had been done by its own act."""

    def save_instance(self) -> Topic:
        """Save, then keep the former name and address, and let pages follow."""
        with transaction.atomic():
            before = Standing.of(self.object.pk)
            topic: Topic = super().save_instance()
            follow_form(topic, before, user=self.request.user)
        return topic


def refuse_used_topics(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """For the hook `before_delete_snippet`: a topic in use is not deleted, alone or among others; say why not."""
    for topic in instances:
        if isinstance(topic, Topic) and (reason := why_not_deleted(topic)):
            messages.error(request, reason)
            return redirect("kehoach_topics:index")
    return None


class TopicCreateView(CreateView):
    """A new topic; `?parent=` says below which."""

    def get_initial_form_instance(self) -> Topic:
        """Below the topic whose row was clicked."""
        number = whole_number(self.request.GET.get("parent", ""))
        return Topic(parent=Topic.objects.filter(pk=number, merged_into=None).first())


class TopicViewSet(SnippetViewSet):
    """A topic's form: names by language, synonyms, place."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "parent", "hidden"]
    list_filter = ["hidden"]
    ordering = ["sort_key"]
    add_view_class = TopicCreateView
    edit_view_class = TopicEditView
    chooser_viewset_class = TopicChooserViewSet
    chooser_per_page = 25
    panels = [
        InlinePanel("names", heading=_("Names by language"), label=_("Name"), min_num=1),
        InlinePanel("synonyms", heading=_("Synonyms"), label=_("Synonym")),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("hidden")]),
        FieldPanel("slug"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Topics that were merged are not listed; names in a fixed number of queries."""
        return (
            Topic.objects.filter(merged_into=None).select_related("parent").prefetch_related("names", "parent__names")
        )


class KeywordIndexView(IndexView):
    """Keywords in Vietnamese order, each with the way to make a topic of it."""

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By the name as Vietnamese sorts it; by anything else as asked."""
        ordered = super().order_queryset(queryset)
        if self.ordering in (None, "name", "-name"):
            order = InVietnameseOrder("name")
            return ordered.order_by(order.desc() if self.ordering == "-name" else order.asc(), "pk")
        return ordered

    def get_list_more_buttons(self, instance: Keyword) -> list[Button]:
        """One more button."""
        url = reverse("kehoach_topics:promote", args=[quote(instance.pk)])
        return [*super().get_list_more_buttons(instance), Button(_now("Keyword to topic"), url, icon_name="tag")]


class KeywordViewSet(SnippetViewSet):
    """Free keywords."""

    model = Keyword
    icon = "tag"
    menu_label = _("Keywords")
    list_display = ["name", "slug"]
    index_view_class = KeywordIndexView
    panels = [FieldPanel("name"), FieldPanel("slug")]
