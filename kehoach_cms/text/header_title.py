"""The subject below the line that names the kind: how far it goes, and who decides below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .cleaning import Clean
from .folding import bare
from .head import Header
from .header_forms import AUTHORITY, OF_WHOM, SESSION, STOP, blank_between, header_authority
from .layout import Line, label_at

__all__ = ["TitleReader"]


_STAMPED = re.compile(r"[^|¡†‡\n]{1,40}[|¡†‡]\s{0,3}(?=(?:Về|V/v|VỀ)\s)")
"""What a stamp leaves in front of a subject that begins with "Về"."""
_IN_SESSION = re.compile(r"\(?(?:khoa|nhiem ky|ky hop) (?:thu )?[0-9ivxlc]{1,6}(?!\w).{0,60}$")
""" "KHÓA XV, KỲ HỌP THỨ 3" below the body that decides."""
_SENDS = re.compile(r"(?:^|\s)dien\s?:$")


def _unstamped(line: Line) -> Line:
    stamp = _STAMPED.match(line.text)
    return line if stamp is None else replace(line, start=line.start + stamp.end(), text=line.text[stamp.end() :])


class TitleReader:
    """Reads the subject of a document. ``last`` is the last line of the head, ``decider`` who decides below it,
    ``sender`` the stretch of who sends a telegram.
    """

    def __init__(self, clean: Clean, lines: Sequence[Line]) -> None:
        self.clean, self.lines = clean, lines
        self.header = Header()
        self.last = -1
        self.decider: Line | None = None
        self.sender: tuple[int, int] | None = None

    def read_title(self, index: int) -> None:
        header, lines = self.header, self.lines
        first = index + 1
        taken: list[Line] = []
        shouting: bool | None = None
        for position in range(first, min(len(lines), first + 40)):
            line = lines[position]
            if not line.text or line.rule:
                if taken and not (line.text == "" and (self._unfinished(taken) or self._continues(position))):
                    self._decider_below(position)
                    break
                if line.rule and header.title_span:
                    break
                continue
            if self._ends_title(line, taken, shouting):
                break
            if header.title_span and not taken and not line.text.isupper():
                break
            if not taken and line.text.isupper() and OF_WHOM.match(bare(line.text)):
                about = re.search(r"(?<!\w)v/v\s|(?<!\w)ve viec\s", bare(line.text))
                if about is None:
                    continue
                line = replace(line, start=line.start + about.start(), text=line.text[about.start() :])
            taken.append(line if taken else _unstamped(line))
            shouting = line.text.isupper()
            self.last = position
        self.last = max(self.last, index)
        if not taken:
            return
        start = header.title_span[0] if header.title_span else taken[0].start
        end = taken[-1].end
        plain = bare(self.clean.match[start:end])
        if subject := re.match(r"v/v\s{0,9}[:.]?\s{0,9}", plain):
            start += subject.end()
        if kept := re.search(r"\s*\((?:kem theo|ban hanh kem)", plain):
            end = taken[0].start + kept.start() if not header.title_span else header.title_span[0] + kept.start()
        header.title_span = (start, end)

    def _ends_title(self, line: Line, taken: list[Line], shouting: bool | None) -> bool:
        match = self.clean.match
        plain = bare(match[line.start : line.end])
        if (self.sender is not None and line.start >= self.sender[0]) or _SENDS.search(plain):
            return True
        if line.cells or plain.startswith(("kinh gui", "kinh trinh", "(kem theo", "(ban hanh", "noi nhan", "so:")):
            return True
        label = label_at(match, line.start, line.end)
        if label and label.kind not in ("dash", "plus", "star", "upper"):
            return True
        if plain.startswith("can cu") or (taken and (plain.endswith(":") or plain.startswith(("- ", "+ ")))):
            return True
        if not taken:
            return len(line.text) > 700 or (line.text.isupper() and header_authority(plain))
        if STOP.match(plain) and (
            taken[-1].end - taken[-1].start < 60 or len(line.text) > 90 or blank_between(self.lines, taken[-1], line)
        ):
            return True
        decides = shouting is False or blank_between(self.lines, taken[-1], line) or self._decides(plain)
        if line.text.isupper() and AUTHORITY.match(plain) and (decides or self._over_grounds(line)):
            self.decider = line
            return True
        if shouting and not line.text.isupper() and (len(line.text) > 60 or self._runs_on(line)):
            return True
        return sum(one.end - one.start for one in taken) > 900

    def _runs_on(self, line: Line) -> bool:
        """Whether a line begins a sentence that the next one goes on with: running text, however short its lines."""
        below = next((one for one in self.lines if one.start >= line.end), None)
        return below is not None and line.text[0].isupper() and below.text[:1].islower()

    def _decides(self, plain: str) -> bool:
        """Whether a line of capitals below a title in capitals is who decides: the letterhead's own name."""
        name = " ".join(bare(one.text) for one in self.header.names)
        plain = SESSION.sub("", plain)
        return len(plain) > 8 and plain.removeprefix("chu tich ") in name

    def _over_grounds(self, line: Line) -> bool:
        """Whether the next line begins the grounds ("Căn cứ ..."): what stands above them is who decides."""
        below = [one for one in self.lines if one.start >= line.end and one.text][:2]
        if len(below) > 1 and _IN_SESSION.match(bare(below[0].text)):
            below = below[1:]
        return bool(below) and bare(" ".join(one.text[:8] for one in below)).startswith("can cu")

    def _decider_below(self, position: int) -> None:
        """Takes the body in capitals between the end of the title and the grounds for who decides."""
        line = next((one for one in self.lines[position : position + 6] if one.text and not one.rule), None)
        if line is not None and line.text.isupper() and AUTHORITY.match(bare(line.text)) and self._over_grounds(line):
            self.decider = line

    def _continues(self, position: int) -> bool:
        """Whether the line below a gap begins in small letters: it goes on with the subject above."""
        below = next((line for line in self.lines[position : position + 3] if line.text), None)
        if below is None or below.cells or below.rule or label_at(below.text, 0, len(below.text)) is not None:
            return False
        return below.text[0].islower() and not STOP.match(bare(below.text))

    @staticmethod
    def _unfinished(taken: list[Line]) -> bool:
        """A subject whose last line cannot end it: the next line goes on after the gap."""
        return taken[-1].text.endswith((",", " -", " và", " của", " VÀ", " CỦA"))
