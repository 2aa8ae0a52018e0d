"""The opening of a document: what it rests on or implements, and who issues it when no letterhead says so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .bodies import BODY_START, body_end
from .citations import Citation
from .folding import bare
from .kinds import Kind, kind_by_key, kind_by_name
from .layout import Piece
from .numbers import DocumentNumber
from .task_tables import has_task_head

__all__ = ["issuer_in_opening", "kind_in_words", "name_in_opening", "opening_of", "printed_whole", "read_basis"]

_BASIS = re.compile(
    r"\W{0,3}(?:can cu|thuc hien|trien khai|tiep tuc (?:thuc hien|trien khai)"
    r"|de (?:tiep tuc )?(?:trien khai|thuc hien|cu the hoa)|nham (?:tiep tuc )?(?:trien khai|thuc hien"
    r"|cu the hoa)|cu the hoa|quan triet|chap hanh|thi hanh|tren co so|trien khai,? thuc hien"
    r"|to chuc thuc hien|theo (?:(?:noi dung|tinh than|chi dao tai|yeu cau tai|huong dan tai) )?(?:cac )?(?:cong van"
    r"|van ban|cong dien|chi thi|ke hoach|thong bao|quyet dinh|nghi quyet|huong dan|thong tu|nghi dinh|chuong trinh"
    r"|ket luan)(?= so| ngay| [0-9]))(?!\w)"
)
_NOT_BASIS = re.compile(
    r"\W{0,3}(?:theo (?:de nghi|to trinh)|xet|tren co so (?:(?:cac )?ket qua|xem xet)"
    r"|theo y kien)(?!\w)"
)
_ENDS_OPENING = ("roman", "part", "chapter", "division", "article", "number", "dotted", "upper")
_CLAUSE = re.compile(r";\s*|\n|\.\s+(?=(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục (?:thực hiện|triển khai))\s)")
_AMENDED = re.compile(r"(?:bởi|sửa đổi|bổ sung|viết tắt|gọi tắt)(?!\w)[^;]*$|\(\s*(?:sau đây )?(?:viết|gọi)?[^()]*$")
_JOINED = re.compile(r"(?:[,;:]|(?<!\w)(?:và|với|cùng))\s*(?:các\s+)?$")
_RESTS_ON_TOO = re.compile(r"[,;]\s*(?:trên cơ sở|căn cứ|thực hiện|triển khai)\s+(?:các\s+)?$", re.IGNORECASE)
_IN_WHOSE_VIEW = re.compile(r"(?:ý kiến )?(?:chỉ đạo|kết luận) của [^,;]{3,60}?\s+tại\s+(?:các\s+)?$", re.IGNORECASE)
""" "Căn cứ chỉ đạo của Thủ tướng Chính phủ tại công văn số ...": it rests on the letter."""
_CARRIED = re.compile(
    r"(?:báo cáo|đề nghị|đề xuất|kiến nghị|ý kiến|chỉ đạo|kết luận|đồng ý|phản ánh)(?:\s[^();]{1,200})?"
    r"(?:\(\s*|\stại\s+(?:các\s+)?)$",
    re.IGNORECASE,
)
""" "Căn cứ báo cáo của Sở A về ... (Công văn số ...)": the paper that carries what it rests on."""
_BY_RULE = re.compile(r"\s(?:theo|đúng) (?:quy định|hướng dẫn|yêu cầu) (?:tại|của)\s+(?:các\s+)?$")
""" "Để thực hiện việc đánh giá theo quy định tại Thông tư số ...": how it is done, not what the document rests on."""
_ISSUED_WITH = re.compile(
    r"(?:[Qq]uy (?:chế|định|chuẩn|trình|tắc)|[Kk]ế hoạch|[Cc]hương trình|[Đđ]iều lệ|[Đđ]ề án)(?!\w)[^();]{3,220}"
    r"\(?(?:được )?ban hành (?:kèm )?theo\s+$"
)
""" "Căn cứ Quy chế của Ban A ban hành kèm theo Quyết định số ...": the decision that issued it."""
_ISSUED = re.compile(r"(?:đã|vừa)\s+(?:ký\s+)?(?:ban hành|có|ra)\s")
""" "Thực hiện Nghị quyết số 1, Bộ A đã ban hành Quyết định số 2": what was issued since is no basis."""
_OF_LIST = re.compile(r"\s(?:các\s)?[A-ZĐa-zđ]\w+\s\w+\scủa\s[^:;]{3,120}:\s*$")
""" "Căn cứ các Quyết định của Bộ trưởng Bộ A: Số 1/QĐ-BA ...; số 2/QĐ-BA ...": the body of all of them."""
_ASKS_THEN = re.compile(r"\s(?:đề nghị|yêu cầu)\s(?!của)")
""" "Thực hiện ...; Sở A đề nghị các xã báo cáo về Kế hoạch số ...": what is asked rests on nothing."""
_VERB_AHEAD = re.compile(
    r"\s+(?:ban hành|xây dựng|triển khai|đề ra|hướng dẫn|tổ chức|thông báo|báo cáo|quyết định|lập)(?!\w)"
)
_ASKS_AHEAD = re.compile(r"\s+(?:kính )?(?:đề nghị|yêu cầu)\s(?!của)")
_CONSTITUTION = kind_by_key("hien-phap")
"""It has no number: a document that rests on it as amended rests on the numbered resolution that amended it."""
_TITLE = 200
_NEAR = 5
"""A paragraph below a ground that begins with a document is a ground too."""
_MAX_PIECES = 25


def opening_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The paragraphs in front of the first section, article or numbered item."""
    opening: list[Piece] = []
    for piece in pieces[:_MAX_PIECES]:
        if piece.kind != "paragraph":
            if opening:
                break
            continue
        if piece.label is not None and piece.label.kind in _ENDS_OPENING:
            break
        opening.append(piece)
        if (
            piece.text.endswith(":")
            and _ASKS_BELOW.search(piece.text)
            and not bare(piece.text[:8]).startswith(("can cu", "kinh "))
        ):
            break
    return opening


_ASKS_BELOW = re.compile(r"(?<!\w)(?:(?:yêu cầu|đề nghị|chỉ đạo)(?: [^.;:]{3,120})?|giao\s?):\s*$")
""" "Học viện yêu cầu:", "... đề nghị các sở thực hiện:": what follows is asked, and rests on nothing."""


def read_basis(
    opening: Sequence[Piece],
    citations: Sequence[Citation],
    title: tuple[int, int] | None,
    listed: Sequence[Piece] = (),
) -> list[Citation]:
    """The documents this one rests on: named first in a clause "Căn cứ ...", "Thực hiện ...", not in its subject.

    What a subject names ("Kế hoạch số 61 về thực hiện Đề án số 06") counts only when this document's own title
    implements it; documents by which one was amended, and proposals ("Theo đề nghị của ..."), never do. ``listed`` are
    the items of a list of grounds.
    """
    named_in_title = [one for one in citations if title and title[0] <= one.start < title[1] and one.number]
    implemented = {one.number for one in named_in_title if one.relation == "implements"}
    found: list[Citation] = []
    active = carried = False
    for piece in opening:
        inside = [one for one in citations if piece.start <= one.start < piece.end]
        if inside:
            active = active or (carried and inside[0].start - piece.body < _NEAR)
            below, active = _in_paragraph(piece, inside, implemented, active)
            found += below
        carried = active
        active = active and piece.text.rstrip().endswith(";")
    known = {one.start for one in found}
    found += [one for piece in listed for one in _in_list(piece, citations) if one.start not in known]
    numbers = {one.number for one in found}
    found += [one for one in named_in_title if one.relation == "implements" and one.number not in numbers]
    return found


_AMENDED_BY = re.compile(r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)[^;]{0,60}\s(?:bởi|tại|theo)\s+(?:các\s+)?$")


def _in_list(piece: Piece, citations: Sequence[Citation]) -> list[Citation]:
    """The documents of one item of a list of grounds: the first of each clause, and those joined to it."""
    found: list[Citation] = []
    inside = [one for one in citations if piece.start <= one.start < piece.end and one.number is not None]
    clauses = [0, *(one.end() for one in re.finditer(r";\s*", piece.text)), len(piece.text)]
    for begin, end in itertools.pairwise(clauses):
        previous: Citation | None = None
        for one in inside:
            if not piece.start + begin <= one.start < piece.start + end:
                continue
            gap = piece.text[previous.end - piece.start if previous else begin : one.start - piece.start]
            if previous is None and _AMENDED_BY.search(gap):
                break
            if previous is None or (_JOINED.fullmatch(gap.strip() or " ") and not _AMENDED.search(gap)):
                found.append(one)
                previous = one
            else:
                break
    return found


def _in_paragraph(
    piece: Piece, inside: Sequence[Citation], implemented: set[DocumentNumber | None], active: bool
) -> tuple[list[Citation], bool]:
    """The documents of one paragraph, and whether the next one goes on with them, as ``active`` says that this does."""
    found: list[Citation] = []
    bounds = [0, *(one.end() for one in _CLAUSE.finditer(piece.text)), len(piece.text)]
    for begin, end in itertools.pairwise(bounds):
        clause = bare(piece.text[begin : begin + 60])
        if _NOT_BASIS.match(clause):
            active = False
        elif _BASIS.match(clause):
            active = True
        if not active:
            continue
        previous: Citation | None = None
        before, told = True, False
        for one in inside:
            if not piece.start + begin <= one.start < piece.start + end:
                continue
            if previous is not None and _is_alias(one, piece):
                previous = one
                continue
            gap = piece.text[(previous.end - piece.start if previous else begin) : one.start - piece.start]
            if previous is None:
                gap = _OF_LIST.sub("", _IN_WHOSE_VIEW.sub("", gap))
                top = not _AMENDED.search(gap) and not re.search(r"(?<!\w)(?:về|của)(?!\w)", gap)
                carried = _CARRIED.search(gap) or _ISSUED_WITH.search(gap)
                top = top and not (clause.lstrip("- ").startswith("de ") and _BY_RULE.search(gap))
                top = top or (clause.lstrip("- ").startswith("can cu") and carried is not None)
                top = top and (_BASIS.match(clause) is not None or _ASKS_THEN.search(gap) is None)
            else:
                top = (_JOINED.search(gap) or _RESTS_ON_TOO.search(gap)) is not None and not _AMENDED.search(gap)
                top = top and (before or len(gap.strip()) > 8 or (previous.short and one.date is not None))
                top = top or (previous.kind is _CONSTITUTION and _AMENDED.search(gap) is not None)
            told = told or _ISSUED.search(gap) is not None
            top = top and not told
            if one.number is not None and (top or one.number in implemented):
                found.append(one)
            previous, before = one, top
    return found, active


def _is_alias(one: Citation, piece: Piece) -> bool:
    """ "Kế hoạch số 12-KH/BĐTW ... (Kế hoạch số 12), Quyết định số ...": what the one before is called from here on."""
    begin, end = one.start - piece.start, one.end - piece.start
    called = _CALLED.search(piece.text, max(0, begin - 40), begin)
    if called is None or _CLOSES.match(piece.text, end) is None:
        return False
    return one.short or "là" in called[0]


_CALLED = re.compile(r"\((?:(?:sau đây |dưới đây )?(?:(?:được )?(?:viết|gọi) )?(?:tắt |chung )?là:?\s?)?[“\"]?$")
_CLOSES = re.compile(r"[”\"]?\s?\)")


def kind_in_words(opening: Sequence[Piece], pieces: Sequence[Piece]) -> Kind | None:
    """What a text without its head says it is: by whom it is addressed ("Kính gửi:"), in its opening ("UBND huyện xây
    dựng Kế hoạch ..., cụ thể như sau:") or in its closing words ("Trên đây là Kế hoạch ...").
    """
    if (named := _named_in_opening(opening)) is not None:
        return named
    if any(_ADDRESSED.match(bare(piece.text[:40])) for piece in pieces[:3]):
        return kind_by_key("cong-van")
    return _named_in_closing(pieces) or _named_over_table(pieces) or _names_itself(pieces)


def name_in_opening(opening: Sequence[Piece]) -> str:
    """The name of a document whose kind has no key: "Ban Tổ chức ban hành Thể lệ với các nội dung như sau:"."""
    found = (_OTHER_NAME.search(piece.text) for piece in reversed(opening) if _AS_FOLLOWS.search(piece.text))
    return next((one.group(1).capitalize() for one in found if one), "")


_OTHER_NAME = re.compile(
    r"(?<!\w)(?:ban hành|công bố|thông báo)\s+([Tt]hể lệ|[Nn]ội quy|[Qq]uy ước|[Hh]ương ước)(?!\w)(?! số)"
)


def printed_whole(opening: Sequence[Piece]) -> tuple[str, str]:
    """The kind and the subject of a document that a paper prints word by word: "..., Ban Bí thư có Điện về ... gửi ...
    Báo A giới thiệu toàn văn Điện"; empty when it says none.
    """
    for piece in opening:
        if (whole := _WHOLE.search(piece.text)) is None:
            continue
        named = whole.group(1)
        about = re.search(rf"(?<!\w){named}\s(về\s[^.;]{{8,300}}?)(?=\s(?:gửi|tới|đến)\s|[.;]|$)", piece.text)
        return named, " ".join(about.group(1).split()) if about else ""
    return "", ""


_WHOLE = re.compile(
    r"toàn văn (?:nội dung )?(?:bản |bức )?(Điện|Công điện|Thư|Lời kêu gọi|Chỉ thị|Nghị quyết|Kết luận|Thông báo"
    r"|Công văn|Kế hoạch|Quyết định|Hướng dẫn)(?!\w)"
)
"""What stands before is the paper's own, what stands below the document's."""


def _names_itself(pieces: Sequence[Piece]) -> Kind | None:
    """ "Ban Thường vụ Đoàn trường đề nghị ... từ khi công văn này ban hành": a text that begins with who asks."""
    if not pieces or _ASKS_FIRST.match(pieces[0].text) is None:
        return None
    for piece in pieces[:12]:
        if (named := _ITSELF.search(piece.text)) is not None:
            return kind_by_name(named.group(1))
    return None


_ASKS_FIRST = re.compile(
    r"((?:Ban|Ủy ban|Uỷ ban|UBND|Sở|Bộ|Phòng|Đảng ủy|Trường|Hội|Công đoàn)\s[^.;:]{2,80}?)\s(?:đề nghị|yêu cầu)\s"
)
_ITSELF = re.compile(r"([Cc]ông văn|[Kk]ế hoạch|[Tt]hông báo|[Hh]ướng dẫn|[Cc]hỉ thị) này(?!\w)")


def _named_over_table(pieces: Sequence[Piece]) -> Kind | None:
    """ "Kế hoạch trồng cây năm 2026" as the first line of a text that has a table of tasks."""
    if not pieces or len(pieces[0].text) > _TITLE or not any(has_task_head(one) for one in pieces if one.rows):
        return None
    return next((kind for length in (4, 2) if (kind := kind_by_name(" ".join(pieces[0].text.split()[:length])))), None)


def _named_in_opening(opening: Sequence[Piece]) -> Kind | None:
    for piece in reversed(opening):
        if not _AS_FOLLOWS.search(piece.text):
            continue
        if named := list(_ISSUES.finditer(piece.text)):
            return kind_by_name(named[-1].group(1))
        if (told := _TELLS.search(piece.text)) is not None:
            return kind_by_name(told.group(1))
    return None


def _named_in_closing(pieces: Sequence[Piece]) -> Kind | None:
    for piece in reversed(pieces[-6:]):
        if piece.kind == "paragraph" and (above := _ABOVE_IS.match(piece.text)) is not None:
            return kind_by_name(above.group(1))
        if piece.kind == "paragraph" and (told := _TELLS_ALL.search(piece.text)) is not None:
            return kind_by_name(told.group(1))
    return None


_ADDRESSED = re.compile(r"\W{0,3}kinh (?:gui|trinh)\s?:")
_TELLS = re.compile(r"\s(thông báo)(?: tới| đến| như| một số| kế hoạch| nội dung)?(?=[\s:,])[^.;]{0,120}$")
_TELLS_ALL = re.compile(
    r"(?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Phòng|Trường|Ban|Công đoàn)[^.;]{2,60}?\s(thông báo)\s(?:để|tới|đến)\s"
)
_ABOVE_IS = re.compile(
    r"Trên đây là (?:nội dung |toàn bộ |một số nội dung )?"
    r"([Kk]ế hoạch|[Cc]hương trình|[Tt]hông báo|[Hh]ướng dẫn|[Bb]áo cáo|[Pp]hương án)(?!\w)"
)


_ISSUES = re.compile(
    r"(?<!\w)(?:ban hành|xây dựng|lập|đề ra|ra)\s+"
    r"([Kk]ế hoạch|[Cc]hương trình(?: hành động)?|Chỉ thị|Hướng dẫn|[Pp]hương án|Nghị quyết|Thông báo)(?!\w)(?! số)"
)
_AS_FOLLOWS = re.compile(r"(?:như sau|sau|sau đây)\s?[:.]?\s*$|:\s*$")


_ASKED = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu)\s(?!của)[^.;]*$")
"""What follows is what others are asked to do, not what the issuer does."""


def issuer_in_opening(opening: Sequence[Piece], headless: bool = False) -> tuple[int, int] | None:
    """ "..., Đảng uỷ Sở Tư pháp ban hành Kế hoạch thực hiện, như sau": the subject of the last clause; in a
    ``headless`` text also who asks in its first words, and below "Kính gửi" who asks at all.
    """
    span = _issuer_in_opening(opening, headless)
    text = next(
        (
            piece.text[span[0] - piece.start : span[1] - piece.start]
            for piece in opening
            if span and piece.start <= span[0] < piece.end
        ),
        "",
    )
    return None if text in _CLASSES_ALONE else span


_CLASSES_ALONE = ("Sở", "Bộ", "Phòng", "Ban", "Cục", "Chi cục", "Tổng cục", "Trường", "Hội", "Trung tâm", "Công ty")
"""A word for a class of bodies says no body's name: "Sở yêu cầu các đơn vị ..."."""


def _issuer_in_opening(opening: Sequence[Piece], headless: bool) -> tuple[int, int] | None:
    addressed = any(_ADDRESSED.match(bare(piece.text[:40])) for piece in opening)
    if headless and opening and (asks := _ASKS_FIRST.match(opening[0].text)) is not None:
        return opening[0].start + asks.start(1), opening[0].start + asks.end(1)
    for piece in reversed(opening):
        text = piece.text
        best: tuple[int, int] | None = None
        for found in BODY_START.finditer(text):
            if best is not None and found.start() < best[1]:
                continue
            before = text[: found.start()].rstrip()
            if _ASKED.search(before):
                break
            if before and not before.endswith((",", ";", ".")):
                continue
            end = body_end(text, found.start())
            verb = addressed and _ASKS_AHEAD.match(text, end) is not None
            if end > found.start() and (verb or _VERB_AHEAD.match(text, end)):
                best = (found.start(), end)
        if best is not None:
            return piece.start + best[0], piece.start + best[1]
    return None
