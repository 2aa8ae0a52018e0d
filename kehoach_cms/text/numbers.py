"""The number and symbol of an official document: 98-KH/TU, 594/KH-UBND, 30/2020/NĐ-CP, 594/UBND-VX.

Grammar (Nghị định 30/2020/NĐ-CP Phụ lục I; Hướng dẫn 36-HD/VPTW II.1.3, 05-HD/VPTW 3), after spaces and broken
lines are closed and dashes are one::

    serial = digits [letter] ["." digits]
    party  = serial "-" TYPE "/" body {("-" | "&" | "/") body}
    state  = serial "/" [year "/"] TYPE ("-" | "/") body {("-" | "/" | "&") body}
    letter = serial "/" body {"-" unit}
    law    = serial "/" year "/" ("QH" | "UBTVQH") digits

A group after the sign is never all digits: 15/5/2016, 24/7 and 2022-2025 are no numbers of documents.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import total_ordering

from .kinds import CODES, PARTY, STATE, Kind, kind_by_code, kind_by_name

__all__ = ["KNOWN_BODY", "SIGN_LOST", "DocumentNumber"]

_DASHES = dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_MEANT = _DASHES | {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\uff0f": "/", "\u2044": "/", "\u2215": "/"}
_LOOKALIKES = re.compile(f"[{''.join(_MEANT)}]")
_LABEL = re.compile(r"\s*(?:S[ốôóỐÔÓ]|s[ốôó]|No\.?)\s*[:.]?\s*")
_SPACES = re.compile(r"\s+")
_SERIAL = re.compile(r"([0-9]{1,6})([a-zđ]{0,2}|[A-ZĐ]?)(?:\.([0-9]{1,4}))?([-/])")
_YEAR = re.compile(r"(1[89][0-9]{2}|20[0-9]{2})(/?)(?=\D)")
_GROUP = re.compile(r"[^\W_](?:[^\W_]|\.(?=[^\W_]))*")
SIGN_LOST = r"\s{0,2}(?=(?:QĐ|NQ|CT|KH|CV|KL|HD|TB|BC|TTr|CTr|CTHĐ|QC)\s?[-/]\s?[A-ZĐ])"
"""Where the sign behind the serial belongs and a space or nothing stands: "84 QĐ/TWĐTN", "15 KH-UBND", "7CT/TU"."""
_SIGN_LOST = re.compile(rf"([0-9]{{1,4}}[a-zđ]?){SIGN_LOST}(?=\w{{2,4}}\s?([-/]))")
_LAW = re.compile(r"(?:NQ-?)?(QH|UBTVQH)([0-9]{1,2})(.*)", re.DOTALL)
# Misread by character recognition: the letters that stand for digits, and codes that lost a stroke.
_DIGIT_LOOKALIKES = str.maketrans("lIiOo|", "111001")
_MISREAD_SERIAL = re.compile(r"[0-9lIOo|]{1,5}(?=[-/])")
_MISREAD_CODES = {
    "TTÌ": "TTr",
    "TTI": "TTr",
    "CTI": "CTr",
    "QĐĐ": "QĐ",
    "NĐĐ": "NĐ",
    "CTÌ": "CTr",
    "ỌĐ": "QĐ",
    "ỌC": "QC",
}
_CASED_GROUPS = {"TTG": "TTg", "THU": "ThU", "NB": "nb", "QD": "QĐ"}
_OLD_BODIES = ("HĐBT", "CP", "TTg", "LCT", "SL")
"""What ends a number by itself: "28-CP", the President's orders "18-LCT" and "58-SL"."""
_MINISTRIES = "CA|CT|GDĐT|KHCN|KHĐT|LĐTBXH|NG|NN|NNPTNT|NV|QP|TC|TNMT|TP|TTTT|VHTT|VHTTDL|XD|YT|GTVT|DTTG"
KNOWN_BODY = rf"(?:CP|TTg|TTG|UBND|HĐND|VPCP|B(?:{_MINISTRIES}))"
_SIGN_INSIDE = re.compile(rf"(NQ|NĐ|QĐ|QD|TT|CT|KH|TB|CĐ|TTr|BC)[._]?({KNOWN_BODY})(?=[-/]|$)")
""" "61/2018/NĐCP", "61/2018/NĐ.CP": a known kind and a known body whose dash a copy lost or misread."""
_ISSUE_DIRECTIVES = re.compile(r"TTg|U?BND|CTUBND|HĐND|VP|B[A-ZĐ]|T[WƯ]|[SĐH]U|QU|CP|NH|VKS|TA|KTNN")
"""Bodies that issue directives: behind ``CT`` other letters are those of a room of a tax office or a company."""
_MAX_GROUPS = 8
_MAX_LENGTH = 120


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class DocumentNumber:
    """A document's number, taken apart. Compares, sorts and hashes by ``key``; ``str()`` is the canonical form.

    The number says who numbered it and when only as far as its letters do: 98-KH/TU comes back every term of office
    in every province, so the issuer and the date belong to a document's identity as well.

    >>> number = DocumentNumber.parse("Số 98 – KH/TU")
    >>> str(number), number.serial, number.kind.name, number.body, number.system
    ('98-KH/TU', 98, 'Kế hoạch', 'TU', 'party')
    >>> DocumentNumber.parse("193/2025/NQ-QH15") == DocumentNumber.parse("193/2025/QH15")
    True
    >>> DocumentNumber.parse("15/5/2016") is None
    True
    """

    text: str
    serial: int
    suffix: str
    year: int | None
    code: str
    groups: tuple[str, ...]
    system: str
    key: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> DocumentNumber | None:
        """The number that the text is, or None. Reads what people and scanners write: see the module.

        The text may begin with "Số" and hold spaces, broken lines, other dashes, Ð for Đ, all capitals or all small
        letters. It must hold nothing but the number.
        """
        if len(text) > _MAX_LENGTH:
            return None
        cleaned = _LOOKALIKES.sub(lambda found: _MEANT[found.group()], unicodedata.normalize("NFC", text))
        label = _LABEL.match(cleaned)
        cleaned = cleaned[label.end() :] if label else cleaned
        if (apart := _SIGN_LOST.match(cleaned)) is not None:
            sign = "-" if apart.group(2) == "/" else "/"
            cleaned = f"{apart.group(1)}{sign}{cleaned[apart.end(1) :]}"
        return _parse(_SPACES.sub("", cleaned))

    @property
    def kind(self) -> Kind | None:
        """The kind its letters name: công văn for a letter; None for a law's or an old number (28/CP)."""
        return self.kind_after(None)

    def kind_after(self, word: str | None) -> Kind | None:
        """The kind, helped by the word printed in front: Party ``QĐ`` after "Quy định" is no decision, and ``HĐ``
        after "Hướng dẫn" is a slip for ``HD``.
        """
        if self.code == "HĐ" and word and (said := kind_by_name(word)) is not None and said.key == "huong-dan":
            return said
        if self._names_a_writer(word):
            return kind_by_code("CV")
        if self.code:
            return kind_by_code(self.code, word, self.system)
        if self.is_law or (len(self.groups) == 1 and self.groups[0] in _OLD_BODIES):
            return kind_by_name(word) if word else None
        named = kind_by_name(word) if word else None
        if named is not None and named.key != "van-ban":
            return named
        return kind_by_code("GCN" if self.groups and self.groups[0].startswith("GCN") else "CV")

    def _names_a_writer(self, word: str | None) -> bool:
        """Whether ``CT`` says who wrote a letter: "Công văn số 12/CT-TTHT" is one of a tax office, no directive."""
        if self.code != "CT" or self.system != STATE or not word:
            return False
        named = kind_by_name(word)
        return named is not None and named.key == "cong-van" and _ISSUE_DIRECTIVES.match(self.groups[0]) is None

    @property
    def body(self) -> str:
        """The abbreviation of the (first) issuing body: ``TU``, ``UBND``, ``CP``, ``QH``."""
        group = self.groups[0] if self.groups else ""
        return group.rstrip("0123456789") if self.is_law else group

    @property
    def is_law(self) -> bool:
        """Whether it numbers an act of the National Assembly or its standing committee."""
        return not self.code and bool(self.groups) and _LAW.fullmatch(self.groups[0]) is not None

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return self.key == other.key if isinstance(other, DocumentNumber) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: DocumentNumber) -> bool:
        return (self.year or 0, self.serial, self.suffix, self.key) < (
            other.year or 0,
            other.serial,
            other.suffix,
            other.key,
        )


def _parse(cleaned: str) -> DocumentNumber | None:
    found = _SERIAL.match(cleaned)
    if found is None:
        repaired = _MISREAD_SERIAL.sub(lambda part: part.group().translate(_DIGIT_LOOKALIKES), cleaned, count=1)
        found = _SERIAL.match(repaired)
        if found is None:
            return None
        cleaned = repaired
    digits, letter, decimal, sign = found.group(1), found.group(2), found.group(3), found.group(4)
    serial_text = digits + letter + (f".{decimal}" if decimal else "")
    rest = cleaned[found.end() :]
    year = None
    if sign == "/" and (dated := _YEAR.match(rest)):
        year, rest = int(dated.group(1)), rest[dated.end() :]
    if sign == "/" and (glued := _SIGN_INSIDE.match(rest)):
        rest = f"{glued.group(1)}-{rest[glued.start(2) :]}"
    parts = _split(rest)
    if not parts:
        return None
    build = _party if sign == "-" else _state
    built = build(serial_text, year, parts)
    if built is None:
        return None
    body_text, code, groups, system = built
    middle = f"/{year}" if year is not None else ""
    text = f"{serial_text}{middle}{sign}{body_text}"
    key = f"{int(digits)}{letter}{f'.{decimal}' if decimal else ''}{middle}{sign}{body_text}".lower()
    return DocumentNumber(
        text=text,
        serial=int(digits),
        suffix=letter + (f".{decimal}" if decimal else ""),
        year=year,
        code=code,
        groups=groups,
        system=system,
        key=key,
    )


def _split(rest: str) -> list[tuple[str, str]]:
    """Groups with the sign in front of each: ``KH/TU`` -> [("", "KH"), ("/", "TU")]; [] when it is no symbol."""
    parts: list[tuple[str, str]] = []
    sign, position = "", 0
    while position < len(rest):
        group = _GROUP.match(rest, position)
        if group is None or len(parts) >= _MAX_GROUPS or len(group.group()) > 40:
            return []
        parts.append((sign, group.group()))
        position = group.end()
        if position == len(rest):
            return parts
        sign, position = rest[position], position + 1
        if sign not in "-/&":
            return []
    return []


def _cased(groups: list[str]) -> list[str]:
    """Groups in customary capitals; a text in small letters is a number typed into a search box."""
    if all(group.islower() or group.isdigit() for group in groups):
        groups = [group.upper() for group in groups]
    return [_CASED_GROUPS.get(group, group) for group in groups]


def _is_body(group: str) -> bool:
    capitals = sum(letter.isupper() for letter in group)
    small = sum(letter.islower() for letter in group)
    return (capitals > 0 and small <= max(1, capitals)) or group == "nb"


def _code(group: str) -> str | None:
    upper = group.upper()
    return CODES.get(upper) or _MISREAD_CODES.get(upper)


_Built = tuple[str, str, tuple[str, ...], str]


def _party(_serial: str, _year: int | None, parts: list[tuple[str, str]]) -> _Built | None:
    signs = [sign for sign, _ in parts]
    groups = _cased([group for _, group in parts])
    if len(groups) == 1:
        return (groups[0], "", (groups[0],), STATE) if groups[0] in _OLD_BODIES else None
    code = _code(groups[0])
    if signs[1] == "-" and code and groups[1] in _OLD_BODIES:
        return f"{code}-{groups[1]}", code, tuple(groups[1:]), STATE
    if signs[1] != "/" or not all(_is_body(group) for group in groups[1:]) or groups[1] == "nb":
        return None
    if code is None and not (groups[0].isupper() and 2 <= len(groups[0]) <= 6):
        return None
    code = code or groups[0]
    return code + _joined(signs[1:], groups[1:]), code, tuple(groups[1:]), PARTY


def _state(_serial: str, year: int | None, parts: list[tuple[str, str]]) -> _Built | None:
    signs = [sign for sign, _ in parts]
    groups = _cased([group for _, group in parts])
    if law := _law(signs, groups, year):
        return law
    code = _code(groups[0])
    if code and len(groups) > 1 and signs[1] in "-/":
        rest = groups[1:]
        if not all(_is_body(group) or group[0].isdigit() for group in rest) or not _is_body(rest[0]):
            return None
        return code + _joined(signs[1:], rest), code, tuple(rest), STATE
    if not _is_body(groups[0]) or groups[0][0].isdigit() or len(groups[0]) < 2:
        return None
    if not all(_is_body(group) or (group.isdigit() and len(group) < 3) for group in groups[1:]):
        return None
    return groups[0] + _joined(signs[1:], groups[1:]), "", tuple(groups), STATE


def _law(signs: list[str], groups: list[str], year: int | None) -> _Built | None:
    if year is None:
        return None
    whole = "".join(group for group in groups)
    found = _LAW.fullmatch(whole)
    if found is None or found.group(3):
        return None
    if len(groups) > 1 and groups[0] != "NQ" and not groups[-1].isdigit():
        return None
    symbol = found.group(1) + found.group(2)
    return symbol, "", (symbol,), STATE


def _joined(signs: list[str], groups: list[str]) -> str:
    return "".join(sign + group for sign, group in zip(signs, groups, strict=True))
