"""The head of an official document: letterhead, number, place and date, kind, subject.

Nghị định 30/2020/NĐ-CP Phụ lục I and Hướng dẫn 36-HD/VPTW, 05-HD/VPTW say where each part stands; texts bring the
two columns on one line, in table cells, parted by tabs or by runs of spaces, or one under the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .cleaning import Clean
from .dates import date_from
from .folding import bare
from .head import Header
from .header_bare import decision_without_letterhead, letter_without_letterhead, named_in_first_line
from .header_dispatch import sender_below
from .header_forms import (
    ABOUT,
    BARE_ABOUT,
    CAPS,
    COLLEGE,
    DAY,
    FIGURES,
    HALF_PLACE,
    ISSUER_TAIL,
    MAX_LINES,
    MOTTO,
    NAMED_HERE,
    NUMBER_HERE,
    OF_WHOM,
    PLACE_DATE,
    SESSION,
    SO,
    SUBJECT,
    SYMBOL_HERE,
    Fragment,
    addressed_from,
    fragments_of,
    goes_on_below_gap,
    is_stamped,
    kind_in,
    parse_longest,
    tidy_title,
)
from .header_issuer import take_issuer
from .header_kind import kind_by_symbol, numbers_a_letter
from .header_portal import addressed_below, named_above_address, named_by_portal
from .header_title import TitleReader
from .kinds import kind_by_key
from .layout import Line, label_at
from .numbers import DocumentNumber
from .torn import mended

__all__ = ["Fragment", "Header", "fragments_of", "read_header"]


_LETTERHEAD_REACH = 30
_ADDRESS_REACH = 6
_SHORT = 60
"""A line with "số ..." longer than this, without a colon, is a sentence that a line's end broke."""
_LONGEST_SUBJECT_LINE = 200
_HANDLING = re.compile(
    r"\W{0,2}(?:do (?:mat|khan)|hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|luu hanh"
    r"|ban (?:sao|du thao)|du thao|sao y)(?!\w)"
)
"""How a paper is to be handled, not what it is about."""
_COMMA = re.compile(r"\s{0,3},?\s{1,3}")
_ITEM = re.compile(r"[0-9]{1,2}\.\s{1,9}")
_LEFT_BLANK = re.compile(r"\s?(?:\.{4,}|…{2,}|\.{2,}…|…\.{2,})")
""" "TRƯỜNG TIỂU HỌC ........": a name that a form leaves to be filled in is nobody's."""
_PARTY_LETTER = re.compile(r"(?:^|-|\d)CV/")


def read_header(clean: Clean, lines: Sequence[Line]) -> Header:
    """Reads the head of the document; a text without one gives an empty header whose ``end`` is 0."""
    return _HeaderReader(clean, lines).read()


class _HeaderReader(TitleReader):
    def __init__(self, clean: Clean, lines: Sequence[Line]) -> None:
        super().__init__(clean, mended(clean, lines))
        self.subject: list[Fragment] = []
        self.letter: Fragment | None = None

    def read(self) -> Header:
        header = self.header
        seen = 0
        for index, line in enumerate(self.lines):
            if not line.text or line.rule:
                if not line.text:
                    self._close_subject()
                continue
            seen += 1
            if seen > MAX_LINES or (self._is_body(line, index) and not self._stands_above(line, index)):
                break
            before = (
                header.number,
                header.symbol,
                header.place,
                len(header.names),
                header.state_heading,
                header.party_heading,
            )
            kind_found = self._read_line(index, line)
            if kind_found:
                self.read_title(self._numbered_below(index))
                break
            after = (
                header.number,
                header.symbol,
                header.place,
                len(header.names),
                header.state_heading,
                header.party_heading,
            )
            if after != before or (self.subject and self.subject[-1].line == index):
                self.last = index
        self._finish()
        return header

    def _is_body(self, line: Line, index: int) -> bool:
        if line.cells:
            return bare(line.text).find("noi nhan") >= 0 or len(line.cells) > 4
        plain = bare(self.clean.match[line.start : line.end])
        if plain.startswith(("kinh gui", "kinh trinh", "noi nhan", "can cu")):
            return True
        if self.subject and self.subject[-1].line == index - 1 and not label_at(line.text, 0, len(line.text)):
            return False
        label = label_at(self.clean.match, line.start, line.end) if not SUBJECT.match(plain) else None
        if label and label.kind == "number" and self._numbers_letterhead(index):
            return False
        if label and label.kind in ("roman", "article", "part", "chapter", "division", "number", "dotted"):
            return True
        return len(line.text) > 220 and "\t" not in line.text and not line.heading

    def _numbers_letterhead(self, index: int) -> bool:
        """ "1. UBND TỈNH ..." over the motto: a page made the first line of a document an item of its list."""
        near = self.lines[index : index + 3]
        return not self.header.names and any(MOTTO.search(bare(line.text)) for line in near)

    def _stands_above(self, line: Line, index: int) -> bool:
        """Whether a long line or a page's heading is what a web page says of the document, above its letterhead."""
        header = self.header
        if line.cells or header.number or header.names or header.place or not (line.heading or len(line.text) > 220):
            return False
        below = self.lines[index + 1 : index + _LETTERHEAD_REACH]
        return any(MOTTO.search(bare(one.text)) for one in below)

    def _read_line(self, index: int, line: Line) -> bool:
        """Reads the stretches of one line; True when it names the kind of the document."""
        return any(self._read_fragment(fragment, line) for fragment in fragments_of(self.clean, index, line))

    def _read_fragment(self, fragment: Fragment, line: Line) -> bool:
        header, match = self.header, self.clean.match
        start, end = fragment.start, fragment.end
        plain = bare(match[start:end].replace("\n", " "))
        if mottoes := list(MOTTO.finditer(plain)):
            for motto in mottoes:
                header.state_heading |= motto.group().startswith(("cong", "doc"))
                header.party_heading |= motto.group().startswith("dang")
                header.union_heading |= motto.group().startswith("doan")
            if cut := mottoes[0].start():
                front = Fragment(start, start + cut, fragment.text[:cut], fragment.line, fragment.column)
                if not self._take_number(front, plain[:cut]):
                    self._name(front)
            return False
        if self._take_number(fragment, plain):
            return False
        if self._take_place(start, end):
            return False
        if subject := SUBJECT.match(plain) or self._about(fragment, plain):
            self._start_subject(fragment, start + subject.end())
            return False
        if (
            self.subject
            and fragment.line - self.subject[-1].line == 1
            and fragment.column == self.subject[-1].column
            and header.subject_line
        ):
            self.subject.append(fragment)
            return False
        if self._is_letter_subject(fragment) or (
            self.subject and goes_on_below_gap(self.lines, self.subject[-1], fragment)
        ):
            self.subject.append(fragment)
            return False
        if self._take_kind(fragment, plain, line):
            return True
        self._name(fragment)
        return False

    def _numbered_below(self, index: int) -> int:
        """The line that the subject stands below: that of the kind, or the number's where that stands below the kind
        ("CÔNG ĐIỆN" / "Số: 2/CĐ-UBND hồi 10 giờ ngày ...").
        """
        header = self.header
        below = next((at for at in range(index + 1, len(self.lines)) if self.lines[at].text), None)
        if below is not None and header.number is None and not header.symbol and not self.lines[below].cells:
            fragments = fragments_of(self.clean, below, self.lines[below])
            plain = bare(self.clean.match[fragments[0].start : fragments[0].end]) if fragments else ""
            if plain and self._take_number(fragments[0], plain) and header.number_span is not None:
                index = self.last = below
        if header.kind is not None and header.kind.key == "cong-dien":
            self.sender = sender_below(self.lines, index + 1)
        return index

    # -- parts

    def _take_number(self, fragment: Fragment, plain: str) -> bool:
        header, match = self.header, self.clean.match
        found = SO.search(plain)
        if found is None or header.number or header.symbol or found.start() > 3 or not plain[found.end() :].strip():
            return False
        if match[fragment.start + found.start()] == "s" and ":" not in found.group() and len(plain) > _SHORT:
            return False
        position = fragment.start + found.end()
        rest = match[position : fragment.end]
        if (number := NUMBER_HERE.match(rest)) is not None:
            parsed, used = parse_longest(number.group())
            if parsed is not None:
                header.number, header.number_span = parsed, (position, position + used)
                self._rest(fragment, position + used)
                self._letter(fragment, str(parsed))
                return True
        symbol = SYMBOL_HERE.match(rest)
        if symbol is None:
            return ":" in found.group() and not rest.strip()
        header.symbol = re.sub(r"\s", "", symbol.group(1))
        header.number_span = (position + symbol.start(1), position + symbol.end(1))
        self._rest(fragment, position + symbol.end())
        self._letter(fragment, header.symbol)
        return True

    def _letter(self, fragment: Fragment, symbol: str) -> None:
        """A Party letter has its subject right below its number, without "V/v" (Hướng dẫn 36-HD/VPTW); other letters
        may.
        """
        number = self.header.number or DocumentNumber.parse("1/" + symbol)
        plain = number is not None and not number.code and not number.is_law
        if (plain or _PARTY_LETTER.search(symbol)) and not self.subject:
            self.letter = fragment

    def _numbered_above(self, fragment: Fragment) -> bool:
        """Whether the number stands above a stretch: what a letter is about may follow, as "Về việc ..."."""
        header = self.header
        return header.number_span is not None and not self.subject and header.number_span[0] < fragment.start

    def _about(self, fragment: Fragment, plain: str) -> re.Match[str] | None:
        """ "Về việc ..." below the number, or over "Kính gửi" where no number was printed; "Về ..." of a letter."""
        header = self.header
        if self._numbered_above(fragment):
            plain_letter = self.letter is not None and header.number is not None and not header.number.code
            return ABOUT.match(plain) or (BARE_ABOUT.match(plain) if plain_letter else None)
        unnumbered = header.number is None and not header.symbol and header.names and not self.subject
        if not unnumbered or not addressed_from(self.lines, fragment.line + 1, _ADDRESS_REACH):
            return None
        return ABOUT.match(plain)

    def _is_letter_subject(self, fragment: Fragment) -> bool:
        above = self.subject[-1] if self.subject else self.letter
        if self.letter is None or above is None or self.header.subject_line:
            return False
        placed = self.header.place_span
        if placed is not None and placed[0] > self.letter.start:
            return False
        text = fragment.text.strip()
        between = sum(1 for line in self.lines[above.line + 1 : fragment.line] if line.text and not line.rule)
        near = fragment.line > above.line and between == 0 and fragment.column == self.letter.column
        if not near or text.isupper() or not any(map(str.isalpha, text)) or len(text) > _LONGEST_SUBJECT_LINE:
            return False
        return bool(self.subject) or (_HANDLING.match(bare(text)) is None and kind_in(text, False)[1] is None)

    def _rest(self, fragment: Fragment, position: int) -> None:
        """What stands behind the number in the same stretch: a subject, the place and date."""
        text = self.clean.match[position : fragment.end]
        if not text.strip():
            return
        plain = bare(text)
        if subject := re.search(r"(?:^|\s)v/v\s{0,9}[:.]?\s{0,9}", plain):
            self._start_subject(fragment, position + subject.end())
            return
        if not self._take_place(position, fragment.end) and self.header.date is None:
            day = DAY.search(self.clean.match, position, fragment.end)
            day = day or FIGURES.search(self.clean.match, position, fragment.end)
            if day is not None and date_from(*day.groups()) is not None:
                self.header.date, self.header.date_span = date_from(*day.groups()), day.span()

    def _take_place(self, start: int, end: int) -> bool:
        header, match = self.header, self.clean.match
        if header.place:
            return False
        found = PLACE_DATE.search(match, start, end)
        if found is None:
            return False
        begin = self._place_start(found.start(1))
        header.place = " ".join(match[begin : found.end(1)].split())
        header.place_span = (begin, found.end(1))
        day = DAY.match(match, found.end(), min(len(match), found.end() + 120))
        if day is not None:
            header.date, header.date_span = date_from(*day.groups()), day.span()
        elif (figures := FIGURES.match(match, found.end())) is not None:
            header.date, header.date_span = date_from(*figures.groups()), figures.span()
        if header.date is None:
            header.date_span = None
        return True

    def _place_start(self, start: int) -> int:
        """A place's name broken over two lines ("Sơn" / "La, ngày ..."): its first half is a line of its own."""
        above = self.clean.match.rfind("\n", 0, max(0, start - 1))
        line = self.clean.match[above + 1 : max(0, start - 1)]
        if self.clean.match[start - 1 : start] == "\n" and HALF_PLACE.fullmatch(line):
            return above + 1
        return start

    def _start_subject(self, fragment: Fragment, position: int) -> None:
        if self.subject and not self.header.number and not self.header.symbol:
            self.subject.clear()
        if self.subject or (fragment.line == 0 and not self.header.number):
            return
        self.subject.append(
            Fragment(position, fragment.end, self.clean.match[position : fragment.end], fragment.line, fragment.column)
        )
        self.header.subject_line = True

    def _close_subject(self) -> None:
        if self.subject:
            self.header.subject_line = False

    def _take_kind(self, fragment: Fragment, plain: str, line: Line) -> bool:
        header = self.header
        name, kind = kind_in(fragment.text, bool(line.heading), self._opens_the_text(fragment))
        if kind is None or (not name.isupper() and self._is_value(fragment)) or self._above_letterhead(fragment):
            return False
        start = fragment.start + fragment.text.index(name)
        header.kind, header.doc_type, header.type_span = kind, kind.name, (start, start + len(name))
        rest = fragment.text[fragment.text.index(name) + len(name) :]
        if front := fragment.text[: fragment.text.index(name)].strip(" *_#|"):
            self._name(replace(fragment, end=start, text=front))
        tail = rest.strip(" \t:.-_*#")
        if self._names_itself(fragment, start + len(name)):
            return True
        if (of_whom := OF_WHOM.match(bare(tail))) is not None:
            about = re.search(r"(?<!\w)v/v\s|(?<!\w)ve viec\s", bare(tail))
            tail = tail[about.start() :] if about and of_whom else ""
        if tail and (tail.isupper() or self._opens_the_text(fragment)) and len(tail) > 8:
            first = start + len(name) + rest.index(tail)
            header.title_span = (first, first + len(tail))
        return True

    def _names_itself(self, fragment: Fragment, position: int) -> bool:
        """ "KẾ HOẠCH SỐ 15/KH-UBND NGÀY 04/3/2022 CỦA UBND TỈNH ...": a heading that stands for a lost letterhead."""
        header, match = self.header, self.clean.match
        found = NAMED_HERE.match(match, position, fragment.end)
        if found is None or header.number or header.symbol:
            return False
        parsed, used = parse_longest(found.group(1))
        if parsed is None:
            return False
        header.number, header.number_span = parsed, (found.start(1), found.start(1) + used)
        if (day := FIGURES.search(match, found.start(1) + used, fragment.end)) is None:
            day = DAY.search(match, found.start(1) + used, fragment.end)
        if day is not None and (on := date_from(*day.groups())) is not None:
            header.date, header.date_span = on, day.span()
        return True

    def _above_letterhead(self, fragment: Fragment) -> bool:
        """Whether a line that names the kind, as a heading, with the number, in small letters or once more below, is a
        web page's over the document: below it stands the letterhead.
        """
        header, text = self.header, fragment.text
        below = self.lines[fragment.line + 1 : fragment.line + _LETTERHEAD_REACH]
        motto = next((at for at, one in enumerate(below) if MOTTO.search(bare(one.text))), None)
        if header.number or header.place or motto is None:
            return False
        if any(one.text == text for one in below[motto:]):
            return True
        heading = self.lines[fragment.line].heading or SO.search(bare(text)) or not text.isupper()
        return bool(heading) and not header.names

    def _is_value(self, fragment: Fragment) -> bool:
        """Whether a line is what a label above it names: a law portal's table "Loại văn bản:" / "Quyết định"."""
        above = (line for line in reversed(self.lines[: fragment.line]) if line.text and not line.rule)
        label = next(above, None)
        return label is not None and label.text.rstrip("* ").endswith(":")

    def _opens_the_text(self, fragment: Fragment) -> bool:
        """Whether a line is the first of a text without letterhead: "CÔNG ĐIỆN Chủ động ứng phó bão số 5"."""
        above = self.lines[: fragment.line]
        return not any(line.text for line in above) and len(fragment.text) < 300

    def _name(self, fragment: Fragment) -> None:
        if (item := _ITEM.match(fragment.text)) is not None and not self.header.names:
            start = fragment.start + item.end()
            fragment = replace(fragment, start=start, text=fragment.text[item.end() :])
        caps = CAPS.match(fragment.text)
        if caps is None or len(caps.group().strip()) < 4 or _LEFT_BLANK.match(fragment.text, caps.end()):
            return
        if len(fragment.text) > len(caps.group()) + 14 and not fragment.text[len(caps.group()) :].strip(" -_*=~.—–"):
            pass
        elif len(fragment.text) > 2.2 * len(caps.group()):
            return
        end = fragment.start + len(ISSUER_TAIL.sub("", caps.group()))
        self.header.names.append(
            Fragment(fragment.start, end, fragment.text[: end - fragment.start], fragment.line, fragment.column)
        )

    # -- the whole

    def _finish(self) -> None:
        header = self.header
        text = self.clean.text
        if header.kind is None and header.number is None and not header.symbol:
            self._without_letterhead()
        if not header.place and self.last >= 0 and (header.number or header.symbol or header.kind):
            end = header.type_span[0] if header.type_span else self.lines[self.last].end
            self._take_place(0, min(end, 4000))
        if self.subject and not header.title_span:
            kept = [one for one in self.subject if one.text.strip(" -—_")]
            if kept:
                header.title_span = (kept[0].start, kept[-1].end)
                header.title = " ".join(" ".join(text[one.start : one.end] for one in kept).split()).strip(" '-—_|")
        if header.title_span and not header.title:
            start, end = header.title_span
            header.title = tidy_title(text[start:end])
        if is_stamped(header.title):
            header.title = ""
        if header.kind is None and (bool(self.subject) or numbers_a_letter(header)):
            header.kind = kind_by_key("cong-van")
            header.doc_type = "Công văn"
        kind_by_symbol(header)
        found_any = bool(header.kind or header.number or header.symbol or header.place)
        if found_any or header.state_heading or header.party_heading:
            take_issuer(header, text)
            self._issuer_below()
        header.end = self.last + 1 if found_any else 0
        while 0 < header.end < len(self.lines) and self.lines[header.end].rule:
            header.end += 1
        if not found_any:
            header.title = ""
            header.title_span = None

    def _issuer_below(self) -> None:
        """Who issues a document without letterhead: the body that decides below its title, or who sends a telegram."""
        header = self.header
        if header.issuer:
            return
        if self.decider is not None and COLLEGE.match(bare(self.decider.text)):
            session = SESSION.search(bare(self.decider.text))
            header.issuer = self.decider.text[: session.start() if session else None]
            header.issuer_span = (self.decider.start, self.decider.start + len(header.issuer))
        elif self.sender is not None:
            header.issuer_span = self.sender
            header.issuer = " ".join(self.clean.text[slice(*self.sender)].split())

    def _without_letterhead(self) -> None:
        header = self.header
        found = decision_without_letterhead(self.lines) or letter_without_letterhead(self.lines)
        found = found or named_by_portal(self.lines) or addressed_below(self.lines)
        found = found or named_above_address(self.lines) or named_in_first_line(self.lines)
        if found is None:
            return
        header.kind, header.doc_type, header.title_span = found.kind, found.kind.name, found.title
        header.number, header.number_span = found.number, found.number_span
        if found.number_span is not None and header.date is None:
            self._day_behind(found.number_span[1])
        if found.issuer is not None:
            header.issuer_span = found.issuer
            header.issuer = " ".join(self.clean.text[slice(*found.issuer)].split())
        if (body := found.authority) is not None:
            header.names.append(Fragment(body.start, body.end, body.text, found.line, 0))
        self.last = found.line

    def _day_behind(self, position: int) -> None:
        """Takes the day that follows the number at once."""
        behind = _COMMA.match(self.clean.match, position)
        at = behind.end() if behind else position
        for day in (DAY.match(self.clean.match, at), FIGURES.match(self.clean.match, at)):
            if day is not None and (on := date_from(*day.groups())) is not None:
                self.header.date, self.header.date_span = on, day.span()
