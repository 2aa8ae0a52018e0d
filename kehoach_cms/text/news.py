"""A page of news as people paste it: headline, lead, captions, author, and the portal's furniture around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .citations import Citation
from .document import Evidence
from .folding import LOWER, UPPER, bare, canonical
from .layout import Piece
from .numbers import DocumentNumber

__all__ = ["Article", "about_of", "mark_roles"]


@dataclass(slots=True)
class Article:
    """What a page of news holds; ``roles`` gives each piece's role by its index."""

    roles: dict[int, str] = field(default_factory=dict)
    captions: dict[int, str] = field(default_factory=dict)
    headline: int | None = None
    lead: int | None = None
    author: str = ""
    related: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    @property
    def has_furniture(self) -> bool:
        """Whether anything of a portal was seen around the text."""
        return "furniture" in self.roles.values() or bool(self.captions)


_RELATED = re.compile(
    r"\W*(?:(?:cac )?tin (?:khac|cung|lien quan|bai khac|da dua|moi(?: hon| nhat)?|cu hon|bai lien quan"
    r"|tuc khac)|(?:cac )?bai (?:viet )?(?:khac|lien quan|cung)|co the ban quan tam|tin noi bat"
    r"|doc them)(?!\w)[^.]{0,40}$"
)
_END = re.compile(
    r"\W*(?:gui binh luan|binh luan(?: \(\d+\)|\s*:|$)|y kien (?:ban doc|binh luan)|viet binh luan"
    r"|gui y kien|gui phan hoi|chia se(?: bai viet|:|$)|in (?:bai|trang)|ve dau trang|tags?\s*:"
    r"|tu khoa\s*:|luot (?:xem|truy cap)|so luot|ban quyen|\(?c\)? ?ban quyen|© |tru so\s*:|dia chi\s*:"
    r"|xem them$|xem tiep|tro ve|quay lai|lien ket website|trang chu$|dang nhap|tong truy cap"
    r"|dang online|danh gia bai viet|hay binh chon)"
)
_TOP = re.compile(
    r"\W*(?:tin tuc(?: - su kien)?|trang chu\b.*|tin hoat dong|thoi su|cong thong tin dien tu.*"
    r"|trang thong tin dien tu.*|/ .{0,60}|tin noi bat|su kien|(?:ngay dang|cap nhat(?: luc| ngay)?|dang ngay"
    r"|ngay)\s*:? ?[0-9].{0,40}"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}[ ,|-]{0,3}(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"|(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat),.{0,60}|luot xem.{0,30}"
    r"|(?:xem (?:voi )?)?co chu.*|doc bai viet|in (?:trang|bai(?: viet)?|tin)|gui (?:mail|email|bai viet|tin)"
    r"|(?:chia se|facebook|zalo|twitter|email|print|share|a[+-]|a a)(?: .{0,20})?|xem|nghe|doc (?:tin|bai)"
    r"|[0-9]{1,2}[:h][0-9]{2},? ?(?:thu |chu nhat|[0-9]).{0,50}|\.|publishingportal.*|block_\w+.*"
    r"|thong tin van ban|noi dung toan van.*|(?:tang|giam) co chu.*"
    r"|(?:image|banner|logo|anh bia)(?: .{0,30})?|chuyen muc.{0,40}|tac gia bai viet|dang boi.{0,40}"
    r"|so lan xem.{0,20}|[0-9.,]+ luot xem|luu (?:bai|tin))\W*$"
)
_CAPTION = re.compile(
    r"(?:Ảnh|Hình|Hình ảnh|Ảnh minh họa|Ảnh minh hoạ|Photo)\s?(?:số\s)?[0-9]{0,3}\s?[:.(]\s?(?=\S)"
    r"|(?:Ảnh|Hình)\s[0-9]{1,3}\s?[-–:.]\s?"
)
_CREDIT = re.compile(
    r"(?:Ảnh|Nguồn ảnh|Tin, ảnh|Tin và ảnh|Bài, ảnh|Bài và ảnh|Tin|Bài|Thực hiện|Tác giả|Nguồn"
    r"|Người viết|PV|Biên tập)\s?:\s?(.{2,60})$|Theo\s.{2,80}$"
)
_INITIALS = re.compile(r"(?:[A-ZĐ]\.\s?){1,3}[A-ZĐ]?[a-zđ]{0,6}\.?$|[A-ZĐ]{1,3}$")
_NAME = re.compile(
    rf"[{UPPER}][{LOWER}'’]+(?:\s[{UPPER}][{LOWER}'’]*){{1,4}}(?:\s?[-–,]\s?[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,4}})?$"
)
_TERMINAL = (".", ";", ":", "!", "…", "./.")
_MAX_HEADLINE = 400


def mark_roles(pieces: Sequence[Piece]) -> Article:
    """Gives each piece of a page its role: headline, lead, author, caption, body, furniture or duplicate."""
    article = Article()
    last = _cut_end(pieces, article)
    first = _cut_top(pieces, last, article)
    _captions(pieces, first, last, article)
    _headline(pieces, first, last, article)
    _author(pieces, first, last, article)
    _duplicates(pieces, first, last, article)
    for index in range(first, last):
        article.roles.setdefault(index, "body")
    _lead(pieces, first, last, article)
    return article


def _cut_end(pieces: Sequence[Piece], article: Article) -> int:
    """The furniture below the article: from the first list of other news or form for comments on."""
    for index, piece in enumerate(pieces):
        plain = bare(piece.text[:120]).strip()
        if (
            len(piece.text) < (90 if not plain.startswith(("tru so", "dia chi")) else 400)
            and (_RELATED.match(plain) or _END.match(plain))
            and index > 0
        ):
            listing = _RELATED.match(plain) is not None
            for position in range(index, len(pieces)):
                article.roles[position] = "furniture"
                words = pieces[position].text.strip()
                if position == index:
                    continue
                if _END.match(bare(words[:120])):
                    listing = False
                elif listing:
                    article.related.append(" ".join(words.lstrip("-»•*› ").split()))
            return index
    return len(pieces)


def _cut_top(pieces: Sequence[Piece], last: int, article: Article) -> int:
    first = 0
    for index in range(min(last, 8)):
        words = pieces[index].text
        if len(words) < 140 and _TOP.match(bare(words)):
            article.roles[index] = "furniture"
            if index == first:
                first = index + 1
    if first == 0 and _is_section(pieces[:last]):
        article.roles[0] = "furniture"
        return 1
    return first


def _is_section(pieces: Sequence[Piece]) -> bool:
    """Whether the first line is a portal's section, a word or two, over headline and day: "Văn hóa" / "..." / day."""
    if len(pieces) <= 2 or len(pieces[0].text.split()) > _LONGEST_SECTION:
        return False
    return len(pieces[1].text) > _SHORTEST_HEADLINE and _PAGE_DAY.match(pieces[2].text) is not None


_LONGEST_SECTION, _SHORTEST_HEADLINE = 3, 30
_PAGE_DAY = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}[ ,|-]{0,3}(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?$")


def _captions(pieces: Sequence[Piece], first: int, last: int, article: Article) -> None:
    printed: list[str] = []
    for index in range(first, last):
        piece = pieces[index]
        if (
            piece.kind != "paragraph"
            or index in article.roles
            or not _CAPTION.match(piece.text)
            or len(piece.text) > 320
        ):
            continue
        if _CREDIT.match(piece.text) and not re.match(r"\w+\s?[0-9]", piece.text):
            continue
        if any(piece.text.startswith(earlier) for earlier in printed):
            continue
        printed.append(piece.text)
        article.roles[index] = "caption"
        caption = piece.text
        if index + 1 < last and _carries_on(pieces[index + 1], piece):
            article.roles[index + 1] = "caption"
            caption = f"{caption} {pieces[index + 1].text}"
        article.captions[index] = " ".join(caption.split())


def _carries_on(piece: Piece, caption: Piece) -> bool:
    """A short dash right below a caption, without a full stop, is the caption's second line."""
    dashed = piece.kind == "paragraph" and piece.label is not None and piece.label.kind == "dash"
    return (
        dashed
        and len(piece.text) < 160
        and not piece.text.rstrip().endswith(_TERMINAL)
        and not caption.text.rstrip().endswith(".")
    )


_PAGE_LINE = re.compile(
    r"(?:(?:Thứ \w+|Chủ nhật)[ ,]|[0-9]{1,2}[/.-][0-9]{1,2}[/.-]|[Ii]n (?:trang|bài)|Ngày (?:đăng|cập nhật)"
    r"|Cập nhật|Lượt)"
)
"""What a portal prints above a headline: the day, the button that prints."""
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|xlsx?|rtf)(?!\w)", re.IGNORECASE)


def _headline(pieces: Sequence[Piece], first: int, last: int, article: Article) -> None:
    seen: dict[str, int] = {}
    candidates = [i for i in range(first, min(last, first + 8)) if i not in article.roles and _has_words(pieces[i])]
    for index in candidates:
        key = canonical(pieces[index].text)
        if key in seen and len(key) < _MAX_HEADLINE and not pieces[index].text.rstrip().endswith(_TERMINAL):
            article.headline = seen[key]
            break
        seen.setdefault(key, index)
    else:
        index = next((i for i in candidates if not _PAGE_LINE.match(pieces[i].text)), -1)
        if (
            index >= 0
            and len(pieces[index].text) < _MAX_HEADLINE
            and not pieces[index].text.rstrip().endswith(_TERMINAL)
            and pieces[index].label is None
            and not _FILE_NAME.search(pieces[index].text)
        ):
            article.headline = index
    if article.headline is not None:
        piece = pieces[article.headline]
        article.roles[article.headline] = "headline"
        article.evidence["headline"] = Evidence(piece.start, piece.end, 0.9)


def _has_words(piece: Piece) -> bool:
    """Whether it is a paragraph with words: a page's number heads nothing."""
    return piece.kind == "paragraph" and any(map(str.isalpha, piece.text))


def _author(pieces: Sequence[Piece], first: int, last: int, article: Article) -> None:
    body = [i for i in range(first, last) if i not in article.roles]
    for index in reversed(body[-8:]):
        words = pieces[index].text.strip(" *_()-–")
        if len(words) > 80 or pieces[index].label is not None:
            continue
        credit = _CREDIT.match(words)
        if credit or _INITIALS.match(words) or _NAME.match(words):
            article.roles[index] = "author"
            name = (credit.group(1) or words) if credit else words
            if not article.author or not credit:
                article.author = name.strip()
                article.evidence["author"] = Evidence(pieces[index].start, pieces[index].end, 0.8)
        elif words.startswith("http"):
            article.roles[index] = "furniture"


_KEY = 60


def _duplicates(pieces: Sequence[Piece], first: int, last: int, article: Article) -> None:
    """Words that the page carries twice: a repeated headline, a caption run together with a torn paragraph."""
    captions = [canonical(words) for words in article.captions.values()]
    known: dict[str, str] = {}
    for index in range(first, last):
        piece = pieces[index]
        if piece.kind != "paragraph":
            continue
        words = canonical(piece.text)
        role = article.roles.get(index)
        if role in ("caption", "furniture", "author"):
            continue
        rest = words
        for caption in captions:
            if caption and rest.startswith(caption) and len(rest) > len(caption) + 20:
                rest = rest[len(caption) :].strip()
        key = rest[:_KEY]
        earlier = known.get(key)
        if (
            earlier is not None
            and len(rest) >= 25
            and (earlier.startswith(rest) or rest == earlier)
            and role != "headline"
        ):
            article.roles[index] = "duplicate"
        elif earlier is None:
            known[key] = rest


def _lead(pieces: Sequence[Piece], first: int, last: int, article: Article) -> None:
    body = [i for i in range(first, last) if article.roles.get(i) == "body" and len(pieces[i].text) > 40]
    if body and article.headline is not None:
        article.lead = body[0]
        article.roles[body[0]] = "lead"


_ISSUES = re.compile(r"(?:ban hành|ký|có|thông qua|công bố)\s+(?:các\s+)?$")


def about_of(
    pieces: Sequence[Piece], article: Article, citations: Sequence[Citation], match: str
) -> DocumentNumber | None:
    """The document that an article reports: what its lead or headline says was issued, else what is carried out."""
    order = [article.headline, article.lead]
    order += [i for i, role in sorted(article.roles.items()) if role == "body"][:1]
    places = [pieces[i] for i in order if i is not None]
    inside = [one for piece in places for one in citations if piece.start <= one.start < piece.end and one.number]
    for one in inside:
        if _ISSUES.search(match[max(0, one.start - 40) : one.start]):
            return one.number
    for one in inside:
        if one.relation in ("implements", "reviews") or (
            article.headline is not None and pieces[article.headline].start <= one.start < pieces[article.headline].end
        ):
            return one.number
    return None
