"""What people type, made safe to keep: composed, without what nobody sees (related-comments A7).

Nothing is rewritten that a reader could see; what cannot be kept as it is, is refused with a code.
"""

import re
import unicodedata

#: Letters and signs that draw nothing: Hangul fillers, Khmer inherent vowels, Braille blank, the joiner.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
#: Control (but the line feed), format (zero-width, bidi), surrogate, private and unassigned.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_EDGES_OF_LINES = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
#: A Vietnamese letter typed in parts has two marks; composed it has none.
MAX_MARKS = 3
_MAX_LOOSE_MARKS = 8


class Unclean(ValueError):
    """A text that is refused; `code` says why: "marks" (piled-up marks)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_text(raw: str) -> str:
    """A text of several lines, as it is kept.

    Idempotent; the result is NFC, holds no control character but the line feed, nothing invisible,
    and no more than one empty line in a row. Raises Unclean.
    """
    text = _LINE_ENDS.sub("\n", raw).replace("\t", " ")
    text = "".join(char for char in text if _is_seen(char))
    # Composing sorts the marks of a letter: a pile of thousands is refused before it costs anything.
    _refuse_piles(text, _MAX_LOOSE_MARKS)
    text = unicodedata.normalize("NFC", text)
    _refuse_piles(text, MAX_MARKS)
    text = _EDGES_OF_LINES.sub("", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()


def clean_line(raw: str) -> str:
    """A text of one line (a name), as it is kept: no line feeds, single spaces. Raises Unclean."""
    return " ".join(clean_text(raw).split())


def has_words(text: str) -> bool:
    """Whether a letter or a digit is in the text; without one it is empty."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def _is_seen(char: str) -> bool:
    if char == "\n":
        return True
    return char not in _BLANKS and unicodedata.category(char) not in _UNSEEN


def _refuse_piles(text: str, most: int) -> None:
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if run > most:
            raise Unclean("marks")
