"""One spelling to compare by.

Vietnamese text arrives composed or decomposed (NFC, NFD), with the tone on either vowel of a pair (uỷ = ủy,
hoá = hóa), with the Icelandic letter eth for Đ, and is searched for with or without marks. Nothing here is meant
for keeping: words are stored as printed and folded only to compare, sort, index or build an address.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = [
    "LOWER",
    "TORN",
    "UPPER",
    "bare",
    "by_initials",
    "canonical",
    "canonical_word",
    "fold",
    "index_text",
    "nfc",
    "slug",
    "sort_key",
    "word_set",
]

# The six tones in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_ETHS = (("\u00d0", "Đ"), ("\u00f0", "đ"), ("\u0189", "Đ"))


def _toned(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


# Every toned vowel -> (vowel, rank of the tone)
_TONE_OF = {_toned(vowel, tone): (vowel, rank) for vowel in _VOWELS for rank, tone in enumerate(_TONES)}


LOWER = "a-z" + "".join(sorted({letter for letter in (*_TONE_OF, "đ") if not letter.isascii()}))
UPPER = "A-Z" + LOWER.removeprefix("a-z").upper()
"""The inside of a character class: Vietnamese small letters and capitals. In Unicode they alternate, so a range such
as À-Ỹ holds both."""
TORN = rf"(?:\s(?:ng|nh|ch|(?=[^a-zđ])[{LOWER}](?:\s(?:ng|nh|ch|[nmtcpiuyo])(?!\w))?)(?!\w))"
"""The rest of a syllable that a copy tore at its letter with a mark ("Qu ả ng", "Đặ ng")."""


def _tone_moves() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Pairs of vowels whose tone is written on either letter: open syllable, closed syllable, after q."""
    opened: dict[str, str] = {}
    closed: dict[str, str] = {}
    after_q: dict[str, str] = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for tone in _TONES[1:]:
            on_first, on_second = _toned(first, tone) + second, first + _toned(second, tone)
            opened[on_second] = on_first
            closed[on_first] = on_second
    for second in "aăâeêioơy":
        for tone in _TONES[1:]:
            after_q["q" + _toned("u", tone) + second] = "qu" + _toned(second, tone)
    return opened, closed, after_q


_OPENED, _CLOSED, _AFTER_Q = _tone_moves()
_OPENED_PAIR = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_CLOSED_PAIR = re.compile(r"[òóỏõọùúủũụ][aey](?<!q[ùúủũụ]y)(?=\w)")
_Q_PAIR = re.compile(r"q[ùúủũụ][aăâeêioơy]")
_NOT_WORD = re.compile(r"[\W_]+")
_LOOSE_MARKS = re.compile(r"[\u0300-\u036f]+")
# A letter that a table lacks costs more than one it holds: plain letters and common signs stand for themselves.
_ITSELF = {letter: letter for letter in (*map(chr, range(128)), *"\u00a0–—“”…")}
_PLAIN = str.maketrans(
    _ITSELF | {letter: unicodedata.normalize("NFD", vowel)[0] for letter, (vowel, _) in _TONE_OF.items()}
)
_SLUG_WORD = re.compile(r"[a-z0-9]+")


def word_set(words: str) -> frozenset[str]:
    """A set of words, written as one string so that a long list stays readable."""
    return frozenset(words.split())


def by_initials(words: str) -> str:
    """The words as one alternative for each first letter: a search then tries few of them at each place."""
    found: dict[str, list[str]] = {}
    for word in sorted(words.split("|"), key=len, reverse=True):
        found.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in found.items())


def nfc(text: str) -> str:
    """The text in composed form, which is how this product stores words.

    >>> nfc("Kế hoạch") == "Kế hoạch"
    True
    """
    return unicodedata.normalize("NFC", text)


def canonical(text: str) -> str:
    """Words as they compare: composed, lower case, tones in their customary place, nothing but words.

    Ð is read as Đ; the tone of oa, oe, uy stands on the first vowel of an open syllable and on the second of a
    closed one, never on the u of qu; whatever is not a letter or a digit becomes one space.

    >>> canonical("Đảng UỶ khối,  Quý IV/2022")
    'đảng ủy khối quý iv 2022'
    >>> canonical("hoá = hóa; khoẻ; thuỷ; quỹ; hoàn; huỳnh")
    'hóa hóa khỏe thủy quỹ hoàn huỳnh'
    """
    text = unicodedata.normalize("NFC", text)
    for eth, letter in _ETHS:
        text = text.replace(eth, letter)
    text = text.lower()
    if text.isascii():
        return _words(text)
    text = _LOOSE_MARKS.sub("", unicodedata.normalize("NFC", text))
    text = _Q_PAIR.sub(lambda found: _AFTER_Q.get(found.group(), found.group()), text)
    text = _OPENED_PAIR.sub(lambda found: _OPENED[found.group()], text)
    text = _CLOSED_PAIR.sub(lambda found: _CLOSED.get(found.group(), found.group()), text)
    return _words(text)


@lru_cache(maxsize=4096)
def canonical_word(word: str) -> str:
    """``canonical`` of one word: Vietnamese has few thousand syllables, and a document asks for the same ones."""
    return canonical(word)


def _words(text: str) -> str:
    return " ".join(_NOT_WORD.split(text)).strip()


def _without_marks(text: str) -> str:
    text = text.translate(_PLAIN)
    if text.isascii():
        return text
    decomposed = _LOOSE_MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", decomposed)


def fold(text: str) -> str:
    """Canonical words without marks, đ as d: what a reader types who has no Vietnamese keyboard.

    >>> fold("Đảng uỷ Sở Tư pháp")
    'dang uy so tu phap'
    """
    folded = _without_marks(canonical(text)).replace("đ", "d")
    return folded if folded.isascii() else _words(folded)


_BARE = str.maketrans(
    {
        **_ITSELF,
        **{letter: unicodedata.normalize("NFD", vowel)[0] for letter, (vowel, _) in _TONE_OF.items()},
        **{letter.upper(): unicodedata.normalize("NFD", vowel)[0] for letter, (vowel, _) in _TONE_OF.items()},
        **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
        "đ": "d",
        "Đ": "d",
        "\u00d0": "d",
        "\u00f0": "d",
    }
)


def bare(text: str) -> str:
    """Composed text in small letters without marks, letter for letter: offsets stay, signs stay.

    >>> bare("Nơi nhận: Đảng ủy")
    'noi nhan: dang uy'
    """
    return text.translate(_BARE)


def index_text(text: str) -> str:
    """Text for a search index: canonical words, the same without marks but with đ, the same fully folded.

    A reader finds "đề án" by "đề án", "đe an" and "de an"; one who types marks is not answered with words that
    only look alike. Forms that are equal are kept once.

    >>> index_text("Đề án")
    'đề án đe an de an'
    """
    words = canonical(text)
    forms = dict.fromkeys((words, _without_marks(words), fold(words)))
    return " ".join(form for form in forms if form)


def slug(text: str, max_length: int = 200) -> str:
    """An address of ASCII words, the same for composed and decomposed text, cut between words.

    >>> slug("Kế hoạch số 98-KH/TU")
    'ke-hoach-so-98-kh-tu'
    >>> slug("Chỉ thị về công tác lịch sử", max_length=12)
    'chi-thi-ve'
    """
    joined = "-".join(_SLUG_WORD.findall(fold(text)))
    if len(joined) <= max_length:
        return joined
    cut = joined[: max_length + 1]
    return cut[: cut.rfind("-")] if "-" in cut else joined[:max_length]


# Primary weights as ASCII: letters that follow their plain neighbour in the 29-letter alphabet get a digit.
_WEIGHTS = {
    **{letter: letter for letter in "bcfghijklmnpqrstvwxyz"},
    "a": "a0",
    "ă": "a1",
    "â": "a2",
    "d": "d0",
    "đ": "d1",
    "e": "e0",
    "ê": "e1",
    "o": "o0",
    "ô": "o1",
    "ơ": "o2",
    "u": "u0",
    "ư": "u1",
}
_DIGITS_OR_LETTER = re.compile(r"[0-9]+|\D|\d", re.DOTALL)


def sort_key(text: str) -> str:
    """An ASCII key which, compared by code points, gives Vietnamese alphabetical order.

    The 29 letters decide first (a ă â b c d đ e ê ...), over the whole text; then the tones in the order ngang,
    huyền, hỏi, ngã, sắc, nặng; runs of digits count as numbers and stand before letters.

    >>> sorted(["đề án 10", "Đề án 9", "dự án", "mã", "má", "mà", "ma", "mạ", "mả"], key=sort_key)
    ['dự án', 'Đề án 9', 'đề án 10', 'ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    """
    primary: list[str] = []
    tones: list[str] = []
    for word in canonical(text).split():
        if primary:
            primary.append("0")
        tone = 0
        for found in _DIGITS_OR_LETTER.finditer(word):
            piece = found.group()
            if piece[0] in "0123456789":
                digits = piece.lstrip("0") or "0"
                primary.append("1" + chr(ord("a") + min(len(digits), 26) - 1) + digits)
                continue
            letter, rank = _TONE_OF.get(piece, (piece, 0))
            tone = tone or rank
            primary.append(_WEIGHTS.get(letter) or f"zz{ord(letter):06x}")
        tones.append(str(tone))
    return "".join(primary) + " " + "".join(tones)
