"""What webmasters see of topics and keywords: their forms, lists and chooser; the tree is in desk.py."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, DeleteView, IndexView, SnippetViewSet

from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.parameters import whole_number
from kehoach_cms.text import fold
from kehoach_cms.topics.models import Keyword, PageTopic, Topic


class _Offered:
    """Topics that may be chosen: not merged, not hidden; found by any name, marks or no marks."""

    results_template_name = "kehoach_cms/topics/admin/chooser_results.html"

    def get_object_list(self) -> QuerySet[Topic]:
        """With their names and those of the topics above, in a fixed number of queries."""
        topics = Topic.objects.filter(merged_into=None, hidden=False)
        return topics.select_related("parent").prefetch_related("names", "parent__names")

    def filter_object_list(self, objects: QuerySet[Topic]) -> QuerySet[Topic]:
        """Those that are called so."""
        key = fold(self.request.GET.get("q", "").replace("\x00", "")[:200])  # type: ignore[attr-defined]
        if not key:
            return objects
        self.filter_form.is_searching = True  # type: ignore[attr-defined]
        self.filter_form.search_query = self.request.GET["q"]  # type: ignore[attr-defined]
        return objects.filter(Q(names__folded__contains=key) | Q(synonyms__folded__contains=key)).distinct()

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


class TopicDeleteView(DeleteView):
    """A topic in use is not deleted: it is merged or hidden."""

    @property
    def refused(self) -> str:
        """Why it cannot be deleted; nothing where it can."""
        pages = PageTopic.objects.filter(topic=self.object).values("page_id").distinct().count()
        if pages:
            return _n(
                "The topic is used on %(number)s page. Merge it, or give the page another topic, first.",
                "The topic is used on %(number)s pages. Merge it, or give the pages another topic, first.",
                pages,
            )
        children = self.object.children.count() + self.object.merged.count()
        return _now("Other topics stand below this one, or were merged into it. Move them first.") if children else ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say why not, and go back."""
        from django.shortcuts import redirect
        from wagtail.admin import messages

        self.object = self.get_object()
        if self.refused:
            messages.error(request, self.refused)
            return redirect("kehoach_topics:index")
        return super().dispatch(request, *args, **kwargs)


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
    delete_view_class = TopicDeleteView
    chooser_viewset_class = TopicChooserViewSet
    chooser_per_page = 25
    panels = [
        InlinePanel("names", heading=_("Names by language"), label=_("Name"), min_num=1),
        InlinePanel("synonyms", heading=_("Synonyms"), label=_("Synonym")),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("hidden")]),
        FieldPanel("slug"),
    ]


class KeywordIndexView(IndexView):
    """Keywords, each with the way to make a topic of it."""

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
