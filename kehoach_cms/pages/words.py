"""The words by which an entry is found, as one string of terms that every database can index.

A term is a letter that says what it stands for, and a word: `xke` says that "ke" occurs somewhere whatever
its marks, `ykế` that it occurs with these very marks. So one plain index of terms, without any language's
dictionary or stop words, answers every question of the search, on SQLite and PostgreSQL alike
(docs/decisions/0040).
"""

import itertools
import re
from collections import Counter
from functools import lru_cache

from kehoach_cms.text import DocumentNumber, canonical, fold

#: The word occurs anywhere, marks left out.
ANYWHERE = "x"
#: The word occurs with these marks.
MARKED = "y"
#: The word stands in the title, the full wording or the number, marks left out.
TITLE = "z"
#: The word stands there with these marks.
TITLE_MARKED = "t"
#: Two words follow one another in the title, marks left out.
PAIR = "p"
#: The word stands in the summary, or several times in the text.
PROMINENT = "h"
#: The page is the document of this number (whole, or serial and kind alone), and it mentions the document of this
#: number.
NUMBER, MENTION = "n", "m"

#: A word or a text beyond this length is no word, or no text that anybody searches to its end.
MAX_WORD, MAX_TEXT, MAX_TERMS = 40, 400_000, 20_000
#: So many times in a text make a word prominent.
OFTEN = 3

_NUMBER_LIKE = re.compile(r"(?<![\w/.-])\d{1,6}[a-zđA-ZĐ]{0,2}(?:\s?[-–/]\s?(?:[^\W_]|[&.](?=\w)){1,20}){1,5}(?![\w/])")
_SEPARATORS = re.compile(r"[\W_]+")


def loose_number(number: str) -> str:
    """A number without anything that people spell in more than one way: `98 - KH/TU`, `98 kh tu` -> `98khtu`.

    >>> loose_number("098–KH/TU"), loose_number("30/2020/NĐ-CP")
    ('98khtu', '302020ndcp')
    """
    parsed = DocumentNumber.parse(number)
    joined = _SEPARATORS.sub("", fold(str(parsed) if parsed else number))
    return joined.lstrip("0")


def short_numbers(number: str) -> tuple[str, ...]:
    """How people name a document when they leave out who issued it: its serial and its kind, with the year where the
    number has one.

    >>> short_numbers("14-CT/TU"), short_numbers("30/2020/NĐ-CP"), short_numbers("594/UBND-VX")
    (('14ct',), ('30nd', '302020nd'), ('594cv',))
    """
    parsed = DocumentNumber.parse(number)
    code = parsed and (parsed.code or (parsed.kind.codes[0] if parsed.kind and parsed.kind.codes else ""))
    if not parsed or not code:
        return ()
    serial, code = f"{parsed.serial}{fold(parsed.suffix)}", fold(code)
    return (f"{serial}{code}", f"{serial}{parsed.year}{code}") if parsed.year else (f"{serial}{code}",)


def numbers_in(text: str) -> set[str]:
    """Every loose number that a text mentions."""
    found = set()
    for match in _NUMBER_LIKE.finditer(text):
        loose = loose_number(match.group())
        if any(letter.isalpha() for letter in loose):
            found.add(loose)
    return found


_ODD = re.compile("[^\u0000-\u036f\u0400-\u04ff\u1e00-\u1eff]")


def indexable(word: str) -> str:
    """A word in letters that every database takes for letters.

    SQLite's tokenizer knows the letters of an old Unicode: a newer one would cut the word in two, and a term
    of two words is an error there. Letters far from Latin are written as their numbers.
    """
    return _ODD.sub(lambda found: f"{ord(found.group()):x}", word)


@lru_cache(maxsize=32768)
def spellings(word: str) -> tuple[str, tuple[str, ...]]:
    """A canonical word without marks, and the marked spellings it is found by: its own, and with đ as the only mark.

    Vietnamese has some seven thousand syllables, so nearly every word was met before.

    >>> spellings("đường")
    ('duong', ('đường', 'đuong'))
    """
    folded = indexable(fold(word).replace(" ", ""))
    word = indexable(word)
    if word == folded:
        return folded, ()
    with_d = "".join("đ" if letter == "đ" else fold(letter) or letter for letter in word)
    return folded, (word,) if with_d in (word, folded) else (word, with_d)


def entry_terms(*, title: str, summary: str, text: str, number: str, issuer: str) -> str:
    """All terms of an entry, each once, parted by single spaces; those of the title come first."""
    title_words = canonical(f"{title} {number}").split()
    summary_words = canonical(summary).split()
    text_words = Counter(canonical(f"{text[:MAX_TEXT]} {issuer}").split())
    terms: dict[str, None] = {}
    if number:
        terms[NUMBER + loose_number(number)] = None
        terms.update(dict.fromkeys(NUMBER + short for short in short_numbers(number)))
    folded_title = [spellings(word)[0] for word in title_words]
    terms.update(dict.fromkeys(TITLE + word for word in folded_title))
    terms.update(dict.fromkeys(f"{PAIR}{one}_{two}" for one, two in itertools.pairwise(folded_title)))
    terms.update(dict.fromkeys(TITLE_MARKED + word for word in title_words if spellings(word)[1]))
    known = {word: spellings(word) for word in {*title_words, *summary_words, *text_words}}
    counts: Counter[str] = Counter()
    for word, count in text_words.items():
        counts[known[word][0]] += count
    prominent = {known[word][0] for word in summary_words} | {word for word, count in counts.items() if count >= OFTEN}
    terms.update(dict.fromkeys(PROMINENT + word for word in sorted(prominent)))
    terms.update(
        dict.fromkeys(MENTION + loose for loose in sorted(numbers_in(f"{title}\n{summary}\n{text[:MAX_TEXT]}")))
    )
    for word in sorted(known):
        folded, marked = known[word]
        terms[ANYWHERE + folded] = None
        terms.update(dict.fromkeys(MARKED + form for form in marked))
    return " ".join([term for term in terms if 1 < len(term) <= 2 * MAX_WORD][:MAX_TERMS])
