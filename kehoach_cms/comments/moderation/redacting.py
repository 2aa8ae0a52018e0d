"""Taking personal information out of a text: what looks like it, and a text with words taken out and none put in."""

import difflib
import re

#: What stands where words were taken out.
CUT = "[…]"
#: Telephone, identity and account numbers; e-mail addresses.
_PERSONAL = re.compile(
    r"(?<![\w/.-])(?:\+84|0)(?:[ .-]?\d){8,11}(?!\w)"
    r"|(?<![\w/.-])\d{9,16}(?!\w)"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)
_PIECES = re.compile(r"\[…\]|\w+|\s+|[^\w\s]")


class PutIn(ValueError):
    """Words were put in, changed or moved, not only taken out."""


def suggested_cuts(text: str) -> str:
    """The text with everything that looks like a number or address of a person taken out: the moderator checks it."""
    return _PERSONAL.sub(CUT, text)


def cut_text(original: str, shortened: str) -> str:
    """The original without the words that are not in the shortened text, marked where they were. Raises PutIn.

    An editor may take away, never rewrite: what is left are the reader's own words in their own order and lines.
    """
    pieces = _PIECES.findall(original)
    words = [place for place, piece in enumerate(pieces) if piece != CUT and not piece.isspace()]
    wanted = [piece for piece in _PIECES.findall(shortened) if piece != CUT and not piece.isspace()]
    kept = {words[place] for place in _places([pieces[place] for place in words], wanted)}
    result, space, in_cut = "", "", False
    for place, piece in enumerate(pieces):
        if piece.isspace():
            space += piece
            continue
        if place in kept:
            result += space + piece
        elif not in_cut:
            result += space + CUT
        in_cut, space = place not in kept, ""
    return result.strip()


def _places(words: list[str], wanted: list[str]) -> list[int]:
    """Where the wanted words stand, in long runs if possible, else at the first chance."""
    blocks = difflib.SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks()
    places = [block.a + step for block in blocks for step in range(block.size)]
    if len(places) == len(wanted):
        return places
    places, start = [], 0
    for word in wanted:
        try:
            places.append(words.index(word, start))
        except ValueError as error:
            raise PutIn from error
        start = places[-1] + 1
    return places
