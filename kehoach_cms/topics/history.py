"""What the site's history says of topics: the act, and what is needed to reverse it by hand."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.log_actions import LogActionRegistry, LogFormatter

from kehoach_cms.i18n import _, _now

#: The actions that the log knows, and what it calls them.
LOG_ACTIONS = {
    "kehoach.topic.rename": (_("Rename topic"), _("Topic renamed")),
    "kehoach.topic.move": (_("Move topic"), _("Topic moved")),
    "kehoach.topic.hide": (_("Hide topic"), _("Topic hidden")),
    "kehoach.topic.show": (_("Show topic"), _("Topic shown again")),
    "kehoach.topic.merge": (_("Merge topic"), _("Topic merged into another")),
    "kehoach.topic.assign": (_("Give topic to pages"), _("Topic given to pages")),
    "kehoach.topic.remove": (_("Take topic from pages"), _("Topic taken from pages")),
    "kehoach.keyword.promote": (_("Keyword becomes topic"), _("Keyword made a topic")),
    "kehoach.keyword.synonym": (_("Keyword becomes synonym"), _("Keyword made a synonym")),
    "kehoach.topic.import": (_("Import topics"), _("Topics imported")),
}
#: A line of the history names at most so many pages; the log itself holds all of them.
NAMED = 100


def _list(values: Iterable[Any]) -> str:
    names = [str(value) for value in values]
    return ", ".join(names[:NAMED]) + (f" … ({len(names)})" if len(names) > NAMED else "")


def _of_merge(data: dict[str, Any]) -> list[str]:
    return [
        _now("into: %s") % data.get("into_name", data.get("into", "")),
        _now("pages moved (ids): %s") % _list(data.get("pages", ())),
        _now("pages that had both (ids): %s") % _list(data.get("pages_with_both", ())),
        _now("topics below (ids): %s") % _list(data.get("children", ())),
        _now("topics merged before (ids): %s") % _list(data.get("merged_before", ())),
        _now("former addresses: %s") % _list(data.get("addresses", ())),
        _now("new synonyms: %s") % _list(data.get("synonyms", ())),
    ]


def _of_rename(data: dict[str, Any]) -> list[str]:
    former = data.get("from", "")
    return [
        _now("former name: %s") % (former if isinstance(former, str) else _list(former)),
        _now("former addresses: %s") % data.get("slug", ""),
    ]


def _of_move(data: dict[str, Any]) -> list[str]:
    before = data.get("from", {})
    return [
        _now("stood below (id): %s") % (before.get("parent") or _now("the first level")),
        _now("place: %s") % before.get("sort_order", ""),
    ]


def _of_pages(data: dict[str, Any]) -> list[str]:
    return [_now("pages (ids): %s") % _list(data.get("pages", ()))]


_DETAILS: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "kehoach.topic.rename": _of_rename,
    "kehoach.topic.move": _of_move,
    "kehoach.topic.merge": _of_merge,
    "kehoach.topic.assign": _of_pages,
    "kehoach.topic.remove": _of_pages,
    "kehoach.keyword.promote": _of_pages,
    "kehoach.keyword.synonym": _of_pages,
}


class TopicFormatter(LogFormatter):
    """A line of the history: what was done, and what it changed where that can be told in a line."""

    def format_message(self, log_entry: Any) -> str:
        """The act, then what was there before; what is empty is left out."""
        details = _DETAILS.get(log_entry.action)
        told = [line for line in details(log_entry.data or {}) if not line.endswith(": ")] if details else []
        return f"{self.message}: {'; '.join(told)}" if told else str(self.message)


def register(actions: LogActionRegistry) -> None:
    """For the hook `register_log_actions`."""
    for action, (label, message) in LOG_ACTIONS.items():
        known = type("KnownTopicFormatter", (TopicFormatter,), {"label": label, "message": message})
        actions.register_action(action)(known)
