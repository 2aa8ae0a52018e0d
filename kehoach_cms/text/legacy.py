"""Text typed in the fonts of before Unicode: TCVN3 (ABC, ".VnTime") and VNI ("VNI-Times")."""

from __future__ import annotations

import re
from typing import Final

from .folding import nfc, word_set

__all__ = ["convert_font", "convert_text"]

_TCVN3_CODES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3: Final = str.maketrans(dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True)))


def _vni_table() -> dict[str, str]:
    tones = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
    hats = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
    horns = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    for vowel in "aeouy":
        table |= {vowel + mark: vowel + tone for mark, tone in tones.items()}
    for vowel in "aeo":
        table[vowel + "â"] = vowel + "\u0302"
        table |= {vowel + mark: vowel + "\u0302" + tone for mark, tone in hats.items()}
    table["aê"] = "ă"
    table |= {"a" + mark: "ă" + tone for mark, tone in horns.items()}
    table |= {code + mark: letter + tone for code, letter in (("ô", "ơ"), ("ö", "ư")) for mark, tone in tones.items()}
    table |= {code.upper(): letter.upper() for code, letter in table.items()}
    table |= {
        code[0].upper() + code[1]: letter[0].upper() + letter[1:] for code, letter in table.items() if len(code) == 2
    }
    return {code: nfc(letter) for code, letter in table.items()}


_VNI = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_COMMON = word_set(
    "của và các công tác tổ chức thực hiện đảng ủy uỷ ban nhân dân tỉnh kế hoạch số ngày tháng năm về"
    " việc được trong cho có đơn vị nhiệm vụ chỉ đạo tuyên truyền quyết định hướng dẫn báo cáo chủ tịch"
    " bộ trưởng xây dựng phối hợp đồng chí lãnh đạo phát triển xã hội kinh tế văn hóa giáo dục với những"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def _hits(text: str) -> int:
    return sum(word.lower() in _COMMON and not word.isascii() for word in _WORD.findall(text[:_SAMPLE]))


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _from_vni(text: str) -> str:
    return _VNI_CODE.sub(lambda found: _VNI[found.group()], text)


def convert_text(text: str) -> tuple[str, str]:
    """The text in Unicode and the name of the old code it was in ("tcvn3", "vni"), "" when it needed nothing.

    Decided by what makes Vietnamese of it: the reading with clearly more of the language's commonest words wins.
    """
    if text.isascii():
        return text, ""
    plain = _hits(text)
    best, name = plain, ""
    for code, convert in (("tcvn3", _from_tcvn3), ("vni", _from_vni)):
        hits = _hits(convert(text[:_SAMPLE]))
        if hits >= 4 and hits > 3 * plain and hits > best:
            best, name = hits, code
    if not name:
        return text, ""
    return (_from_tcvn3 if name == "tcvn3" else _from_vni)(text), name


def convert_font(text: str, font: str) -> tuple[str, str]:
    """A run of a Word file, whose font tells its code; the capital fonts of TCVN3 end in H."""
    if font.startswith(".Vn"):
        converted = _from_tcvn3(text)
        return (converted.upper() if font.endswith("H") else converted), "tcvn3"
    if font.upper().startswith("VNI-"):
        return _from_vni(text), "vni"
    return text, ""
