"""Reads Vietnamese official text: numbers, dates, deadlines, citations, tasks, whole documents.

Pure Python: imports no Django, no Wagtail and nothing of the other rooms.
"""

from .bodies import split_bodies
from .citations import Citation, find_citations
from .errors import UnreadableSource
from .folding import canonical, fold, index_text, nfc, slug, sort_key
from .kinds import KINDS, Kind, kind_by_code, kind_by_key, kind_by_name
from .numbers import DocumentNumber
from .periods import Period, parse_date, parse_period

__all__ = [
    "KINDS",
    "Citation",
    "DocumentNumber",
    "Kind",
    "Period",
    "UnreadableSource",
    "canonical",
    "find_citations",
    "fold",
    "index_text",
    "kind_by_code",
    "kind_by_key",
    "kind_by_name",
    "nfc",
    "parse_date",
    "parse_period",
    "slug",
    "sort_key",
    "split_bodies",
]
