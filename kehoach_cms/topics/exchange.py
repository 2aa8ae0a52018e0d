"""The taxonomy as a CSV file: out, changed in a spreadsheet, and in again; what goes out comes in exactly.

A line a topic: ``slug, parent, order, hidden, merged_into, synonyms, former_addresses, name_<language>,
description_<language> ...``. Several values of a cell are parted by ``|`` (``\\|`` stands for the sign itself). A
cell that a spreadsheet would take for a formula has a ``'`` before it.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from kehoach_cms.i18n import _, _now
from kehoach_cms.text import fold, nfc
from kehoach_cms.topics.models import FIRST_LANGUAGE, PageTopic, Topic, TopicAddress, TopicName, TopicSynonym
from kehoach_cms.topics.services import tell

COLUMNS = ["slug", "parent", "order", "hidden", "merged_into", "synonyms", "former_addresses"]
#: A file longer than this is no taxonomy.
MAX_BYTES = 10 * 1024 * 1024
_FORMULA = ("=", "+", "-", "@", "'", "\t", "\r")
_SLUG = re.compile(r"[-\w]{1,200}", re.ASCII)
_LANGUAGE = re.compile(r"(name|description)_([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})?)")


def export_topics() -> str:
    """All topics, merged ones too, in the order of their addresses."""
    topics = list(
        Topic.objects.order_by("slug")
        .select_related("parent", "merged_into")
        .prefetch_related("names", "synonyms", "addresses")
    )
    languages = sorted({row.language for topic in topics for row in topic.names.all()} | {FIRST_LANGUAGE})
    languages.sort(key=lambda code: code != FIRST_LANGUAGE)
    named = [f"{kind}_{language}" for language in languages for kind in ("name", "description")]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *named])
    for topic in topics:
        names = {row.language: row for row in topic.names.all()}
        cells = [
            topic.slug,
            topic.parent.slug if topic.parent else "",
            str(topic.sort_order),
            "1" if topic.hidden else "",
            topic.merged_into.slug if topic.merged_into else "",
            _join(row.name for row in topic.synonyms.all()),
            _join(sorted(row.slug for row in topic.addresses.all())),
        ]
        for language in languages:
            row = names.get(language)
            cells += [row.name, row.description] if row else ["", ""]
        writer.writerow([_guard(cell) for cell in cells])
    return out.getvalue()


def _join(values: Any) -> str:
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _split(cell: str) -> list[str]:
    parts, current, escaped = [], "", False
    for sign in cell:
        if escaped:
            current, escaped = current + sign, False
        elif sign == "\\":
            escaped = True
        elif sign == "|":
            parts.append(current)
            current = ""
        else:
            current += sign
    return [part.strip() for part in [*parts, current] if part.strip()]


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


@dataclass
class Line:
    """A line of the file, read."""

    number: int
    slug: str
    parent: str
    order: int
    hidden: bool
    merged_into: str
    synonyms: list[str]
    addresses: list[str]
    names: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class Imported:
    """What an import did, or would do."""

    created: int = 0
    changed: int = 0
    same: int = 0


def read_lines(content: bytes) -> list[Line]:
    """The lines of a file; raises ValidationError with all that is wrong, line by line, in the editor's language."""
    if len(content) > MAX_BYTES:
        raise ValidationError(_("The file is too long."))
    try:
        text = nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValidationError(_("The file is not UTF-8. Save it as “CSV UTF-8” and try again.")) from None
    delimiter = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValidationError(_now("The file is not a CSV file: %s") % error) from None
    head = [cell.strip() for cell in rows[0]] if rows else []
    missing = [name for name in ("slug", f"name_{FIRST_LANGUAGE}") if name not in head]
    if missing:
        raise ValidationError(_now("The first line lacks the column %s.") % ", ".join(missing))
    errors: list[str] = []
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            cells = {name: _unguard(cell) for name, cell in zip(head, row, strict=False)}
            line = _line(number, cells, errors)
            if line is not None:
                lines.append(line)
    _check(lines, errors)
    if errors:
        raise ValidationError(errors[:50])
    return lines


def _line(number: int, cells: dict[str, str], errors: list[str]) -> Line | None:
    def wrong(message: str) -> None:
        errors.append(_now("Line %(line)s: %(message)s") % {"line": number, "message": message})

    slug = cells.get("slug", "").strip()
    if not _SLUG.fullmatch(slug):
        wrong(_now("“%s” cannot be an address: only letters without marks, digits and hyphens.") % slug[:50])
        return None
    order = cells.get("order", "").strip() or "0"
    if not (order.isascii() and order.isdigit() and len(order) < 9):
        wrong(_now("“%s” is not a whole number.") % order[:20])
        return None
    line = Line(
        number,
        slug,
        cells.get("parent", "").strip(),
        int(order),
        cells.get("hidden", "").strip().lower() in ("1", "x", "true", "có"),
        cells.get("merged_into", "").strip(),
        _split(cells.get("synonyms", "")),
        _split(cells.get("former_addresses", "")),
    )
    for column, value in cells.items():
        matched = _LANGUAGE.fullmatch(column)
        if matched and matched[1] == "name" and value.strip():
            line.names[matched[2]] = (value, cells.get(f"description_{matched[2]}", ""))
    if not line.names:
        wrong(_now("The topic has no name."))
    if any(len(name) > 200 for name, _text in line.names.values()) or any(len(name) > 200 for name in line.synonyms):
        wrong(_now("A name has at most 200 characters."))
    return line


def _check(lines: list[Line], errors: list[str]) -> None:
    """Addresses once, parents that exist, no topic below itself, no two names alike."""

    def wrong(line: Line, message: str) -> None:
        errors.append(_now("Line %(line)s: %(message)s") % {"line": line.number, "message": message})

    above: dict[str, str] = {slug: parent or "" for slug, parent in Topic.objects.values_list("slug", "parent__slug")}
    merged = {slug: into or "" for slug, into in Topic.objects.values_list("slug", "merged_into__slug")}
    seen: set[str] = set()
    for line in lines:
        if line.slug in seen:
            wrong(line, _now("The address “%s” stands twice in the file.") % line.slug)
        seen.add(line.slug)
        above[line.slug], merged[line.slug] = line.parent, line.merged_into
    for line in lines:
        for target in (line.parent, line.merged_into):
            if target and target not in above:
                wrong(line, _now("There is no topic with the address “%s”.") % target)
        if _comes_back(line.slug, above):
            wrong(line, _now("A topic cannot stand below itself."))
        if _comes_back(line.slug, merged):
            wrong(line, _now("A topic cannot be merged into itself."))
    for line, name, twin in _twins(lines):
        wrong(line, _now("“%(name)s” is called like the topic “%(twin)s”.") % {"name": name, "twin": twin})


def _comes_back(start: str, steps: dict[str, str]) -> bool:
    """Whether a way from a topic leads back to it."""
    current, walked = steps.get(start, ""), 0
    while current and current != start and walked <= len(steps):
        current, walked = steps.get(current, ""), walked + 1
    return current == start


def _twins(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """Lines whose name another topic has, in the file or beside it: the line, the name, the other's address."""
    others = TopicName.objects.filter(topic__merged_into=None).exclude(topic__slug__in=[line.slug for line in lines])
    called = {(language, key): slug for language, key, slug in others.values_list("language", "folded", "topic__slug")}
    for line in lines:
        for language, (name, _text) in line.names.items() if not line.merged_into else ():
            twin = called.setdefault((language, fold(name)[:200]), line.slug)
            if twin != line.slug:
                yield line, name, twin


def import_topics(content: bytes, *, user: Any = None, dry_run: bool = False) -> Imported:
    """Bring the topics in line with a file: all of it or, with a mistake in it, nothing.

    Topics that the file does not name stay as they are. `dry_run` only counts.
    """
    lines = read_lines(content)
    done = Imported()
    with transaction.atomic():
        before = {row[0]: row for row in _state()}
        topics = {topic.slug: topic for topic in Topic.objects.all()}
        for line in lines:
            if line.slug not in topics:
                topics[line.slug] = Topic(slug=line.slug)
                topics[line.slug].names = [TopicName(language=k, name=n) for k, (n, _text) in line.names.items()]
                topics[line.slug].save()
        for line in lines:
            _apply(topics[line.slug], line, topics)
        changed = []
        for row in _state():
            if row[0] not in before:
                done.created += 1
            elif before[row[0]] != row:
                done.changed += 1
                changed.append(row[0])
        done.same = len(lines) - done.created - done.changed
        if dry_run:
            transaction.set_rollback(True)
            return done
        if done.created or done.changed:
            first = topics[lines[0].slug]
            log(first, "kehoach.topic.import", user=user, data={"created": done.created, "changed": changed})
        tell(PageTopic.objects.values_list("page_id", flat=True).distinct() if _tree_changed(before) else [])
    return done


def _state() -> list[tuple[Any, ...]]:
    """All of the taxonomy in a form that compares."""
    return [
        (
            topic.slug,
            topic.parent.slug if topic.parent else "",
            topic.merged_into.slug if topic.merged_into else "",
            topic.sort_order,
            topic.hidden,
            sorted((row.language, row.name, row.description) for row in topic.names.all()),
            sorted(row.name for row in topic.synonyms.all()),
            sorted(row.slug for row in topic.addresses.all()),
        )
        for topic in Topic.objects.select_related("parent", "merged_into").prefetch_related(
            "names", "synonyms", "addresses"
        )
    ]


def _tree_changed(before: dict[str, tuple[Any, ...]]) -> bool:
    return any(row[0] in before and before[row[0]][1:3] != row[1:3] for row in _state())


def _apply(topic: Topic, line: Line, topics: dict[str, Topic]) -> None:
    topic.parent = topics.get(line.parent)
    topic.merged_into = topics.get(line.merged_into)
    topic.sort_order, topic.hidden = line.order, line.hidden
    TopicName.objects.filter(topic=topic).exclude(language__in=line.names).delete()
    for language, (name, description) in line.names.items():
        row = TopicName.objects.filter(topic=topic, language=language).first() or TopicName(language=language)
        if (row.topic_id, row.name, row.description) != (topic.pk, name, description):
            row.topic_id, row.name, row.description = topic.pk, name, description
            row.save()
    _replace(TopicSynonym, "name", topic, line.synonyms)
    _replace(TopicAddress, "slug", topic, line.addresses)
    fresh = Topic.objects.get(pk=topic.pk)
    fresh.parent, fresh.merged_into = topic.parent, topic.merged_into
    fresh.sort_order, fresh.hidden = topic.sort_order, topic.hidden
    fresh.save()
    topics[line.slug] = fresh


def _replace(model: Any, name: str, topic: Topic, wanted: list[str]) -> None:
    """Rows of a topic as the file has them."""
    have = set(model.objects.filter(topic=topic).values_list(name, flat=True))
    model.objects.filter(topic=topic, **{f"{name}__in": have - set(wanted)}).delete()
    for value in wanted:
        if value not in have:
            if model is TopicAddress:
                TopicAddress.objects.filter(slug=value).delete()
            model(topic_id=topic.pk, **{name: value}).save()
