"""Several steps in one item: clauses with days of their own, and the milestones of a table's time cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .citations import Citation
from .task_items import Found
from .task_times import point_in

__all__ = ["clause_start", "mild_days", "milestones", "separate", "year_of"]

_CLAUSES = re.compile(r"\s*[;\n]\s*")
_COMMAS = re.compile(r",\s+")


def milestones(row: Found) -> list[Found]:
    """A row whose time cell names several steps, each with its own day ("khởi động quý IV/2026; báo cáo quý II/2027"),
    is a task each: the first has the row's words, the others those of their step.
    """
    clauses = [step for clause in _CLAUSES.split(row.time_text.strip(" .")) if clause for step in _steps_of(clause)]
    times = [point_in(clause) for clause in clauses]
    worded = [clause for clause, time in zip(clauses, times, strict=True) if time and len(clause) > len(time) + 8]
    if len(clauses) < 2 or not all(times) or not worded:
        return [row]
    steps: list[Found] = []
    for index, (clause, time) in enumerate(zip(clauses, times, strict=True)):
        step = replace(row, time_text=time)
        if index:
            step.text = clause
        steps.append(step)
    return steps


def _steps_of(clause: str) -> list[str]:
    """ "80% năm 2028, 100% năm 2029": steps parted by commas, where each has words and a time at its end."""
    steps = _COMMAS.split(clause)
    times = [point_in(step) for step in steps]
    each = all(time and step.endswith(time) and step != time for step, time in zip(steps, times, strict=True))
    return steps if each else [clause]


def mild_days(text: str) -> list[tuple[int, int, str]]:
    return [
        (found.start(), found.end(), "mild")
        for found in re.finditer(r"(?<!từ )(?<!đến )[Nn]gày\s+[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}", text)
        if not re.search(r"(?:trước|từ|đến|hết|nhất|quá|kể từ)\s$", text[max(0, found.start() - 9) : found.start()])
    ]


def separate(words: str, phrases: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The phrases that stand in clauses of their own (a semicolon or a full stop between them)."""
    kept: list[tuple[int, int, str]] = []
    for phrase in phrases:
        if not kept or re.search(r"[;.]\s", words[kept[-1][1] : phrase[0]]):
            kept.append(phrase)
    return kept


def clause_start(words: str, position: int) -> int:
    starts = [found.end() for found in re.finditer(r"[;.]\s+", words[:position])]
    return starts[-1] if starts else 0


def year_of(title: str, citations: Sequence[Citation], start: int) -> int | None:
    """The year a plan's title names ("... năm 2024"), leaving out dates of documents and stretches of years."""
    masked = list(title)
    for one in citations:
        for position in range(max(0, one.start - start), min(len(masked), one.end - start)):
            masked[position] = "_"
    years = re.findall(r"năm\s+((?:19|20)[0-9]{2})(?!\s?[-–])", "".join(masked), re.IGNORECASE)
    return int(years[-1]) if years else None
