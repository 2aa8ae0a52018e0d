"""What a text is: a plan, another official document (directive), news about documents, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .assignment import leading_units
from .folding import bare
from .head import Header
from .layout import Piece
from .news import Article
from .task_tables import has_task_head
from .unit_words import begins_with_verb

__all__ = ["PLANS", "RULES", "is_annex_of_tasks", "kind_of", "prints_orders", "speaks_of_tasks"]

PLANS = (
    *("ke-hoach", "chuong-trinh", "chuong-trinh-hanh-dong", "chuong-trinh-phoi-hop"),
    *("ke-hoach-lien-tich", "ke-hoach-phoi-hop", "ke-hoach-lien-nganh"),
)
"""Keys of the kinds that are plans."""
RULES = (
    *("luat", "bo-luat", "phap-lenh", "nghi-dinh", "thong-tu", "thong-tu-lien-tich", "van-ban-hop-nhat"),
    *("quy-che", "quy-dinh", "quy-che-phoi-hop", "dieu-le"),
)
"""Keys of the kinds that lay down rules: only what they call somebody's duty is a task."""
_PLAN_TITLE = re.compile(
    r"(?:ban hanh|phe duyet|ve) (?:viec ban hanh )?(?:ke hoach|chuong trinh)|danh muc (?:cac )?nhiem vu"
    r"|phan cong nhiem vu"
)
_ASKS = re.compile(r"(?:đề nghị|yêu cầu|giao|chỉ đạo)\s[^.;]{3,200}(?:như sau|sau đây|nội dung sau|sau)\s?:?\s*$")
_SECTION = ("roman", "number", "dotted", "part", "chapter", "division", "article", "upper")


def kind_of(header: Header, official: bool, main: Sequence[Piece], article: Article | None, text: str) -> str:
    """plan, directive, news or other: by the head, else by the shape of the text."""
    key = header.kind.key if header.kind else ""
    if key in PLANS or (key and _PLAN_TITLE.search(bare(header.title))):
        return "plan"
    if official:
        return "directive"
    if not main or _is_form(main):
        return "other"
    if is_annex_of_tasks(main) or any(piece.kind == "table" and has_task_head(piece) for piece in main):
        return "plan"
    return _by_outline(main, text) or _by_asking(main) or ("news" if _reports(main, article) else "other")


def _is_form(main: Sequence[Piece]) -> bool:
    """Whether the text is a form to be filled in: its name in capitals, and lines of dots."""
    named = any(_FORM.match(bare(piece.text)) and piece.text.isupper() for piece in main[:8])
    return named and sum(1 for piece in main if _BLANKS.search(piece.text)) >= _FEWEST_BLANKS


_FORM = re.compile(
    r"(?:ban (?:khai|cam ket|dang ky)|to khai|phieu|don|giay (?:de nghi|uy quyen|xac nhan)|bien ban)(?!\w)"
)
_BLANKS = re.compile(r"[.…_]{4,}")
_FEWEST_BLANKS = 2


def speaks_of_tasks(title: str) -> bool:
    """Whether an annex's title says that it holds tasks ("Danh mục nhiệm vụ ..."); one without a title may."""
    plain = bare(title)
    return not plain or _PLAN_TITLE.search(plain) is not None or _OF_TASKS.search(plain) is not None


_OF_TASKS = re.compile(
    r"nhiem vu|ke hoach|chuong trinh|phan cong|tien do|lo trinh|giai phap|cong viec|to chuc thuc hien"
)


def prints_orders(main: Sequence[Piece]) -> bool:
    """Whether a text about documents prints orders as they were given: "... yêu cầu:" over numbered items, each of
    which begins with the unit that has to act.
    """
    for index, piece in enumerate(main):
        if not piece.text.endswith(":") or _ORDERS.search(piece.text) is None:
            continue
        items = _numbered_below(main, index + 1)
        told = [units for one in items if (units := leading_units(one.words, alone=True)) and units.how != "late"]
        if len(items) > 1 and len(told) * 2 > len(items):
            return True
        verbs = all(begins_with_verb(one.words) for one in items)
        if len(items) > 1 and verbs and _BY_A_PAPER.search(piece.text) is not None:
            return True
    return False


_BY_A_PAPER = re.compile(
    r"(?<!\w)(?:ban hành|ký|có|gửi) (?:văn bản|[Cc]ông văn|[Cc]ông điện|[Cc]hỉ thị)(?: [^.;:,]{0,80})? "
    r"(?:yêu cầu|đề nghị|chỉ đạo|giao) (?:các|Sở|UBND|Chủ tịch|Giám đốc|Thủ trưởng|Hiệu trưởng|Bộ)\s"
)
""" "UBND tỉnh ban hành văn bản yêu cầu các sở ...:" over actions: the order's own words."""


_ORDERS = re.compile(r"(?:yêu cầu|chỉ đạo|giao nhiệm vụ|giao|đề nghị)(?:\s[^.;:]{2,300})?:\s*$")


def _numbered_below(pieces: Sequence[Piece], first: int) -> list[Piece]:
    """The numbered items of a list, in order; dashes, or a paragraph or two of an item, may stand before the next."""
    items: list[Piece] = []
    between = 0
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if _is_numbered(piece) and piece.label is not None and piece.label.text == str(len(items) + 1):
            items.append(piece)
            between = 0
        elif not items or between == _BETWEEN or piece.kind != "paragraph":
            break
        elif piece.label is None:
            between += 1
    return items


_BETWEEN = 2


def _is_numbered(piece: Piece) -> bool:
    return piece.label is not None and piece.label.kind == "number"


def _by_outline(main: Sequence[Piece], text: str) -> str:
    """An excerpt that begins with a numbered section; "" when it does not."""
    first = next((piece for piece in main if not piece.heading or piece.label), main[0])
    if main[0].label is None or main[0].label.kind not in _SECTION:
        return ""
    given = leading_units(first.words, alone=True)
    if given is not None and (given.how == "given" or (given.how == "subject" and _commands(main))):
        return "directive"
    if "to chuc thuc hien" in bare(first.words):
        plain = bare(text[:2000])
        return "plan" if "chuong trinh" in plain or "ke hoach" in plain else "directive"
    return "other"


def _commands(main: Sequence[Piece]) -> bool:
    """Whether a short list lays its items on units, one after the other, without a heading."""
    items = [piece for piece in main if piece.label is not None and piece.label.kind == "number"]
    named = [piece for piece in items if (units := leading_units(piece.words)) is not None and units.how != "late"]
    return len(main) < 12 and 1 < len(items) <= 2 * len(named)


def _by_asking(main: Sequence[Piece]) -> str:
    """A text that lays numbered items on somebody; "" when it does not."""
    if any("to chuc thuc hien" in bare(piece.text[:60]) and len(piece.text) < 60 for piece in main[:4]):
        return "directive"
    numbered = any(piece.label is not None and piece.label.kind in ("number", "roman") for piece in main)
    asking = any(_ASKS.search(piece.text) for piece in main[:10] if piece.kind == "paragraph")
    return "directive" if (asking and numbered) or _rests_and_asks(main) else ""


def _rests_and_asks(main: Sequence[Piece]) -> bool:
    """Whether the first sentence begins with what the text rests on and goes on with who asks whom.

    Its grounds may stand in paragraphs of their own. What "đã ..." tells of somebody who asked is news.
    """
    if any(_TELLS_OF.match(piece.text) or _SEE_THERE.search(piece.text[-40:]) for piece in main):
        return False
    for place, piece in enumerate(main[:4]):
        if _GROUND.match(piece.text):
            opening = " ".join(one.text for one in main[place : place + 6] if one.kind == "paragraph")
            end = _SENTENCE_END.search(opening)
            asked = _ASKS_WHOM.search(opening[: end.start()] if end else opening)
            return asked is not None and _TOLD.search(opening[: asked.start()]) is None
    return False


_GROUND = re.compile(r"(?:Thực hiện|Căn cứ|Triển khai) (?:[^,;.]{3,60} )?(?:số )?[0-9]{1,5}\s?[-/]")
_TELLS_OF = re.compile(
    r"(?:Ngày|Sáng|Chiều) [0-9][^.;:]{4,140}?(?:ban hành|ký|có) (?:[Cc]ông văn|[Vv]ăn bản|[Cc]hỉ thị|[Kk]ế hoạch)(?!\w)"
)
""" "Ngày 5/3/2026, Chi cục A ban hành Công văn số ...": what a body did that day is told by somebody else."""
_SEE_THERE = re.compile(r"(?:[Xx]em|[Cc]lick|[Bb]ấm|[Nn]hấn|[Tt]ải)(?: [^.;:]{0,30})? tại đây\W{0,4}$")
""" "Nội dung công văn: xem tại đây": a page that leads to the document is not the document."""
_SENTENCE_END = re.compile(r"(?<=\w)[.:](?=\s|$)|\n\s*\n")
_ASKS_WHOM = re.compile(r"(?<!theo )(?<!Theo )(?:đề nghị|yêu cầu)\s(?!của\s)[^.;]{3}")
_TOLD = re.compile(r"(?<!\w)(?:đã|vừa)\s")


def _reports(main: Sequence[Piece], article: Article | None) -> bool:
    """A headline, furniture or an author, or prose that tells what a body did; and no outline of sections."""
    if article is None:
        return False
    told = _DID.search(main[0].text) is not None and all(piece.label is None for piece in main)
    if not (told or article.headline is not None or article.has_furniture or article.author):
        return False
    outline = [
        piece for piece in main if piece.label is not None and piece.label.kind in ("dotted", "roman", "article")
    ]
    return len(outline) * 4 < len(main) or bool(article.related)


_DID = re.compile(
    r"(?<!\w)(?:đã|vừa)\s(?:ký\s|có\s)?(?:ban hành|ký|xây dựng|tổ chức|phê duyệt|công bố|triển khai|thông qua"
    r"|Công điện|Công văn|Chỉ thị|Quyết định|Kế hoạch|văn bản)(?!\w)"
)


def is_annex_of_tasks(main: Sequence[Piece]) -> bool:
    """A file that is nothing but an annex: "PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ ..." over a table of tasks."""
    if not bare(main[0].text).startswith("phu luc"):
        return False
    title = " ".join(bare(piece.text) for piece in main[:5] if piece.kind == "paragraph")
    return _PLAN_TITLE.search(title[:600]) is not None and any(piece.kind == "table" for piece in main)
