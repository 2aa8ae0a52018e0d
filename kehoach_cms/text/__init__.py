"""Reads Vietnamese official text: numbers, dates, deadlines, citations, tasks, whole documents.

Pure Python: imports no Django, no Wagtail and nothing of the other rooms. Files need an extra each
(``kehoach-cms[docx]``, ``kehoach-cms[pdf]``), imported only when such a file is read. Everything returned is frozen.

>>> from kehoach_cms.text import DocumentNumber, find_citations, parse_period, read_text
>>> DocumentNumber.parse("Số 98 – KH/TU").kind.name
'Kế hoạch'
>>> parse_period("hoàn thành trước ngày 30/4", year=2023).end
datetime.date(2023, 4, 29)
>>> [str(one.number) for one in find_citations("căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")]
['30/2020/NĐ-CP']
"""

from .citations import Citation, find_citations
from .document import (
    Block,
    Evidence,
    ParsedDocument,
    ParsedTask,
    Picture,
    Run,
    Section,
    Signer,
    Unplaced,
    Warning,
)
from .errors import UnreadableSource
from .folding import canonical, fold, index_text, nfc, slug, sort_key
from .kinds import KINDS, Kind, kind_by_code, kind_by_key, kind_by_name
from .numbers import DocumentNumber
from .periods import PERIOD_KINDS, Period, parse_date, parse_period
from .reader import read_text
from .relations import RELATIONS
from .sources import read_file

__all__ = [
    "KINDS",
    "PERIOD_KINDS",
    "RELATIONS",
    "Block",
    "Citation",
    "DocumentNumber",
    "Evidence",
    "Kind",
    "ParsedDocument",
    "ParsedTask",
    "Period",
    "Picture",
    "Run",
    "Section",
    "Signer",
    "Unplaced",
    "UnreadableSource",
    "Warning",
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
    "read_file",
    "read_text",
    "slug",
    "sort_key",
]
