"""Who signs: for whom, in what post, by what name, out of the lines or the one run of words of a signature."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .document import Signer
from .folding import LOWER, TORN, UPPER, bare
from .people import SURNAMES
from .spaced import Closed, close_up

__all__ = ["MARKER", "NAME", "POST", "RANK", "SIGNED", "SIGNED_BY", "caps_and_name", "plain_post", "signer_of"]

MARKER = re.compile(
    rf"(?<!\w)(?:T\.?/?M|K\.?/?T|T\.?/?L|TUQ|T/UQ|TUN|Q)(?:\.|\s?/|(?<=/[MTLQ]))\s?(?=[{UPPER}])"
    rf"|(?<!\w)(?:T/M|K/T|T/L|T/UQ)(?:\.|\s)\s?(?=[{UPPER}])"
)
_MARKER_ALONE = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.?")
"""A mark of authority that its line's end cut off from the body: "TM." / "ỦY BAN NHÂN DÂN"."""
POST = re.compile(
    r"(?:phó )?(?:chủ tịch|bí thư|giám đốc|bộ trưởng|thứ trưởng|thủ tướng|thống đốc|cục trưởng"
    r"|thủ trưởng|tổng cục trưởng|vụ trưởng|chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|trưởng ban"
    r"|trưởng phòng|trưởng đoàn|chủ nhiệm|tổng giám đốc|hiệu trưởng|trưởng|tổng thanh tra|tổng kiểm toán|thường trực"
    r"|ủy viên|uỷ viên|tổng bí thư|chi cục trưởng|tư lệnh|chính ủy|chính uỷ|chỉ huy trưởng|hạt trưởng"
    r"|đội trưởng|trạm trưởng|tổ trưởng|đồn trưởng|tham mưu trưởng|chỉ huy phó|viện phó|hiệu phó"
    r"|tổng biên tập|tổng thư ký"
    r"|quyền|thư ký|người (?:báo cáo|lập|lập kế hoạch|viết báo cáo))(?!\w)",
    re.IGNORECASE,
)
RANK = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BS\.? ?CK ?(?:I{1,2}|[12])|CK ?(?:I{1,2}|[12])|BS|Bs|DS|KS|LS|CN|NGƯT|NGND"
    r"|TTND|TTƯT|Luật sư|Bác sĩ|(?:Đại"
    r"|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại tướng|Đ/c|Đồng chí|Ông|Bà)[.,]?\s?)+"
)
_RANK_BEHIND = re.compile(r"(?:\s(?:GS|PGS|TS|PGS\.TS|GS\.TS|TSKH|BS|KS|CN)\.)+$")
NAME = re.compile(
    rf"(?:{SURNAMES})(?:\s[{UPPER}][{LOWER}'’]*{TORN}?|\s[{UPPER}]\.){{1,4}}"
    rf"|[{UPPER}][{LOWER}'’]+{TORN}?(?:\s[{UPPER}][{LOWER}'’]*{TORN}?){{1,4}}"
)
SIGNED = re.compile(
    r"[\[(]?\s?(?:đã k[ýí]|ký tên|ký và ghi rõ|chữ ký|k[ýí], (?:ghi|đóng)|đóng dấu|da ky|ký bởi|ngày ký|người ký)",
    re.IGNORECASE,
)
_SIGNED_INSIDE = re.compile(r"\s[*_]{0,3}[\[(]\s?(?:[Đđ]ã k[ýí]|Đ[ÃA] K[ÝÍ])\s?[\])][*_]{0,3}(?=\s)")
""" "T/M BỘ CHÍNH TRỊ (Đã ký) Trương ...": what stands for the hand's signature between the post and the name."""
_GLUED = re.compile(rf"(TRƯỞNG|TỊCH|GIÁM ĐỐC|BÍ THƯ|CHỦ NHIỆM|NHÂN DÂN|VĂN PHÒNG|HIỆU PHÓ)(?=[{UPPER}])")
""" "BỘ TRƯỞNGTHỨ TRƯỞNGNguyễn ...": no syllable goes on behind these; a web page lost the line's end."""
_SIGNED_BEHIND = re.compile(r"(?<=\w)\s*[\[(]\s?(?:đã k[ýí]|ký tên|da ky)[^()\[\]]{0,20}[\])]$", re.IGNORECASE)
""" "PHÓ GIÁM ĐỐC Lò Văn Páo (đã ký)": what stands for the hand's signature, on the line of the name."""

SIGNED_BY = re.compile(rf"[\[(]?\s?[Đđ]ã k[ýí]\s?[:\])]{{1,2}}\s?(?=(?:{SURNAMES})(?:\s[{UPPER}][{LOWER}]+){{1,4}}$)")
""" "Đã ký: Lò Văn Páo": what stands for the hand's signature, in front of the name."""


def signer_of(texts: Sequence[str], leftover: str = "") -> Signer | None:
    """Authority, post and name out of the lines or the one run of words of a signature, as printed; words whose letters
    stand apart are understood closed up.
    """
    caps: list[str] = []
    closed: list[Closed] = []
    name = ""
    for text in texts:
        stripped = _SIGNED_BEHIND.sub("", " ".join(text.split()).strip(" *_|."))
        if (front := SIGNED_BY.match(stripped)) is not None:
            stripped = stripped[front.end() :]
        if not stripped or SIGNED.match(stripped) or "{{" in stripped:
            continue
        closed.append(close_up(stripped))
        stripped = closed[-1].text
        run, found_name = caps_and_name(stripped)
        if run and caps and _MARKER_ALONE.fullmatch(caps[-1]):
            caps[-1] = f"{caps[-1]} {run}"
        elif run or _MARKER_ALONE.fullmatch(stripped):
            caps.append(run or stripped)
        if found_name and (caps or not name):
            name = found_name
    authority, title = _authority(caps)
    name = _printed(name, closed) or leftover
    if not (authority or title or name):
        return None
    if not title and not authority and len(name.split()) < 2:
        return None
    posts = " ".join(_printed(one, closed) for one in title)
    return Signer(" / ".join(_printed(one, closed) for one in authority), posts, name)


def _printed(words: str, texts: Sequence[Closed]) -> str:
    """Words of the closed texts as they are printed."""
    torn = (one for one in texts if one.text != one.printed_text and words in one.text)
    return next((one.printed(words) for one in torn), words)


def caps_and_name(text: str) -> tuple[str, str]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Việt Phương": the words in capitals, then the name."""
    text = _GLUED.sub(r"\1 ", _SIGNED_INSIDE.sub("", text))
    bare_name = RANK.sub("", text).strip()
    if bare_name != text and NAME.fullmatch(bare_name):
        return "", bare_name
    words = text.split()
    cut = len(words)
    while (cut > 0 and not words[cut - 1].isupper()) or (
        cut > 1 and len(words[cut - 1]) == 1 and (cut < len(words) or not words[cut - 2].isupper())
    ):
        cut -= 1
    run, rest = _RANK_BEHIND.sub("", " ".join(words[:cut])), " ".join(words[cut:])
    rest = RANK.sub("", rest).strip(" .,:;")
    if (
        run
        and not rest
        and not MARKER.match(run)
        and not POST.search(run)
        and re.match(rf"(?:{SURNAMES.upper()})\s", run)
    ):
        return "", run
    found = NAME.search(rest)
    return run if _worth(run) else "", found.group() if found and found.group() == rest else ""


def _worth(run: str) -> bool:
    return len(run) > 2 and sum(letter.isalpha() for letter in run) * 2 > len(run)


def _authority(caps: Sequence[str]) -> tuple[list[str], list[str]]:
    authority: list[str] = []
    title: list[str] = []
    for run in caps:
        marks = [found.start() for found in MARKER.finditer(run)]
        if not marks:
            if authority and not title and not POST.match(run) and not plain_post(run):
                authority[-1] = f"{authority[-1]} {run}"
            else:
                title.append(run)
            continue
        bounds = [*marks, len(run)]
        parts = [run[a:b].strip() for a, b in itertools.pairwise(bounds)]
        last, post = _post_behind(parts[-1])
        authority += [*parts[:-1], last]
        if post:
            title.append(post)
    return authority, title


def _post_behind(part: str) -> tuple[str, str]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" -> for whom, and the post of the one who signs; the latter may stand on a line."""
    marker = MARKER.match(part)
    begin = marker.end() if marker else 0
    posts = [
        found.start()
        for found in POST.finditer(part, begin)
        if found.start() == begin or part[found.start() - 1] == " "
    ]
    of_body = part[:1] == "T" and part[1:3].strip("./")[:1] == "M"
    if of_body:
        posts = [post for post in posts if post > begin and not part[:post].rstrip().upper().endswith("BAN")]
        return (part[: posts[0]].strip(), part[posts[0] :].strip()) if posts else (part, "")
    later = [post for post in posts if post > begin and not part[:post].rstrip().endswith(",")]
    later = [post for post in later if not _RANK_ALONE.match(part, post)]
    later = [
        post
        for post in later
        if part[post:].startswith(("PHÓ", "Phó")) or not part[:post].rstrip().endswith(("PHÓ", "Phó"))
    ]
    return (part[: later[0]].strip(" -–"), part[later[0] :].strip()) if later else (part, "")


_RANK_ALONE = re.compile(r"trưởng$", re.IGNORECASE)
""" "KT. TIỂU ĐOÀN TRƯỞNG": the end of one post, not a second post."""


def plain_post(text: str) -> bool:
    """A post whose marks a scanner lost: PHO CHANH VAN PHONG."""
    return bare(text).startswith(
        ("pho ", "chanh ", "chu tich", "bi thu", "giam doc", "bo truong", "thu truong", "cuc truong", "vu truong")
    )
