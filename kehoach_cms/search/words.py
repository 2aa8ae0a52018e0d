"""What a reader typed, taken apart: words with or without marks, a document's number."""

import re
from dataclasses import dataclass
from functools import cached_property

from kehoach_cms.pages.words import ANYWHERE, MARKED, MAX_WORD, indexable, loose_number
from kehoach_cms.text import DocumentNumber, canonical, find_citations, fold
from kehoach_cms.text.kinds import CODES, KINDS

#: Longer queries are cut: nobody types them, and each word costs the database work.
MAX_QUERY_LENGTH = 200
MAX_WORDS = 16
#: A number without its signs, folded: "98 kh tu", "98khtu", "98kh tu", "30 2020 nd cp".
_CODE = "|".join(sorted({fold(code) for code in CODES}, key=lambda code: (-len(code), code)))
_SPELT_NUMBER = re.compile(
    rf"\d{{1,6}}[a-z]?(?:\s\d{{4}})?\s?(?:{_CODE})(?:\s?[a-z][a-z0-9]{{0,14}})(?:\s[a-z][a-z0-9]{{0,9}})?"
    r"|\d{1,6}\s\d{4}\s(?:qh|ubtvqh)\d{1,2}"
)
_LABELS = re.compile(r"^(?:(?:van ban|cong van|so|ke hoach|chi thi|nghi quyet|quyet dinh|ket luan|huong dan) )+(?=\d)")
#: What people call a kind, folded -> the folded codes that its numbers bear: its name, and each of its codes.
_KIND_CODES = {fold(code): (fold(code),) for code in CODES} | {
    fold(kind.name): tuple(dict.fromkeys(fold(code) for code in kind.codes)) for kind in KINDS if kind.codes
}
_KIND = "|".join(sorted(_KIND_CODES, key=lambda name: (-len(name), name)))
#: A kind and a serial without the issuer, folded: "chi thi 14", "kh27", "27 kh", "nghi dinh so 30 2020".
_SERIAL = r"0*(?P<serial>[1-9]\d{0,5}[a-z]?)(?: (?P<year>\d{4}))?"
_SHORT_NUMBERS = (
    re.compile(rf"(?:van ban )?(?P<kind>{_KIND})(?: so)? ?{_SERIAL}"),
    re.compile(rf"(?:(?:van ban|{_KIND}) )?(?:so )?{_SERIAL} ?(?P<kind>{_CODE})"),
)


@dataclass(frozen=True)
class Word:
    """A word of a query: as typed (canonical), and without marks."""

    typed: str
    folded: str

    @cached_property
    def marked(self) -> bool:
        """Whether the reader typed marks."""
        return indexable(self.typed) != self.folded

    @cached_property
    def term(self) -> str:
        """The index's term for the word as typed: with its marks where there are any."""
        return MARKED + indexable(self.typed) if self.marked else self.loose_term

    @cached_property
    def loose_term(self) -> str:
        """The index's term for the word whatever its marks."""
        return ANYWHERE + self.folded


@dataclass(frozen=True)
class Query:
    """A query as the index knows words; nothing fails here, whatever was typed."""

    raw: str
    words: tuple[Word, ...]
    #: The number that the query names, without separators; "" where it names none.
    number: str = ""
    #: The same with its separators, where they were typed as documents print them.
    number_key: str = ""
    #: The query is a number and nothing else.
    only_number: bool = False
    #: A query that is a kind and a serial and nothing else ("chỉ thị 14"): what an index holds of such documents.
    short_numbers: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The words without marks, as one text."""
        return " ".join(word.folded for word in self.words)

    @cached_property
    def typed(self) -> str:
        """The words as typed, as one text."""
        return " ".join(word.typed for word in self.words)

    @cached_property
    def has_marks(self) -> bool:
        """Whether any word bears marks."""
        return any(word.marked for word in self.words)


def parse_query(raw: str) -> Query:
    """Take a query apart; words beyond the sixteenth, and what is no word, are left out."""
    cleaned = raw.replace("\x00", " ")[:MAX_QUERY_LENGTH]
    words: dict[str, Word] = {}
    for typed in canonical(cleaned).split():
        folded = indexable(fold(typed).replace(" ", ""))
        if folded and len(typed) <= MAX_WORD:
            words.setdefault(typed, Word(typed, folded))
    number, key, alone = _number(cleaned)
    shorts = () if number else _short_numbers(cleaned)
    return Query(cleaned.strip(), tuple(words.values())[:MAX_WORDS], number, key, alone, shorts)


def _short_numbers(cleaned: str) -> tuple[str, ...]:
    folded = fold(cleaned).strip()
    for pattern in _SHORT_NUMBERS:
        if found := pattern.fullmatch(folded):
            number = found["serial"] + (found["year"] or "")
            return tuple(number + code for code in _KIND_CODES[found["kind"]])
    return ()


def _number(cleaned: str) -> tuple[str, str, bool]:
    stripped = cleaned.strip()
    parsed = DocumentNumber.parse(stripped) if stripped else None
    if parsed is not None:
        return loose_number(str(parsed)), parsed.key, True
    folded = fold(stripped)
    rest = _LABELS.sub("", folded)
    if rest and _SPELT_NUMBER.fullmatch(rest):
        return loose_number(rest), "", True
    for mention in find_citations(stripped):
        if mention.number is not None:
            left = stripped[: mention.start] + stripped[mention.end :]
            return loose_number(str(mention.number)), mention.number.key, not canonical(left)
    for piece in re.findall(r"\d+[a-zđA-ZĐ]{0,2}\s?[-–/]\s?[^\s,;]+", stripped):
        parsed = DocumentNumber.parse(piece)
        if parsed is not None:
            alone = not _LABELS.sub("", f"{fold(stripped.replace(piece, ' '))} 1").strip(" 1")
            return loose_number(str(parsed)), parsed.key, alone
    return "", "", False
