"""How near a reading comes to an annotation: the figures of the schema that a test can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kehoach_cms.text import canonical


def folded(values: Iterable[str | None]) -> Counter[str]:
    """The values as they compare."""
    return Counter(canonical(value or "") for value in values)


def differences(gold: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What a reading says otherwise than the annotation, field by field; [] when nothing."""
    wrong = [
        f"{key}: {gold.get(key)!r} != {found.get(key)!r}"
        for key in ("kind", "style", "number", "doc_type", "issuer", "place", "date", "title", "about", "basis")
        if key in gold and folded([str(gold[key])]) != folded([str(found[key])])
    ]
    if folded(gold["recipients"] or []) != folded(found["recipients"] or []):
        wrong.append(f"recipients: {found['recipients']}")
    if gold["signer"] and gold["signer"] != found["signer"]:
        wrong.append(f"signer: {found['signer']}")
    return [*wrong, *mentions(gold, found), *tasks_of(gold, found)]


def mentions(gold: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What is said of citations otherwise."""
    spans = {(one["start"], one["end"]) for one in gold["citations"]}
    wrong = [f"no mention: {one['text']}" for one in found["citations"] if (one["start"], one["end"]) not in spans]
    by_span = {(one["start"], one["end"]): one for one in found["citations"]}
    for one in gold["citations"]:
        other = by_span.get((one["start"], one["end"]))
        if other is None:
            wrong.append(f"mention missed: {one['text']}")
            continue
        for key in ("number", "doc_type", "date", "issuer"):
            if key == "number" and one.get("short"):
                continue
            if canonical(one[key] or "") != canonical(other[key] or ""):
                wrong.append(f"{one['text']} {key}: {one[key]!r} != {other[key]!r}")
    return wrong


def tasks_of(gold: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What is said of tasks otherwise."""
    tasks = {task["n"]: task for task in found["tasks"]}
    wrong = [f"no task: {n}" for n in tasks.keys() - {task["n"] for task in gold["tasks"]}]
    for task in gold["tasks"]:
        other = tasks.get(task["n"])
        if other is None:
            wrong.append(f"task missed: {task['n']}")
            continue
        for key in ("lead", "with"):
            if folded(task[key]) != folded(other[key]):
                wrong.append(f"{task['n']} {key}: {task[key]} != {other[key]}")
        time, read = task["time"] or {}, other["time"] or {}
        if any(time.get(key) != read.get(key) for key in ("kind", "start", "end")):
            wrong.append(f"{task['n']} time: {time} != {read}")
    return wrong
