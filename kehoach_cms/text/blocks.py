"""The ordered running text of a document as blocks, and the proof that nothing of the source is missing in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .cleaning import Clean
from .document import Block, Run
from .layout import Line, Piece
from .outline import Node, is_heading

__all__ = ["BlockBuilder", "caption_block", "covered"]


class BlockBuilder:
    """Collects blocks piece by piece; ``finish`` orders them and ties them to tasks and pictures."""

    def __init__(self, clean: Clean) -> None:
        self.clean = clean
        self.blocks: list[Block] = []
        self.nodes: dict[int, Node] = {}
        self._face_ends = [one.end for one in clean.emphasis]

    def outline(self, root: Node) -> None:
        """Remembers which pieces are numbered items, and at which depth."""
        for node in root.walk():
            if node.piece is not None:
                self.nodes[node.piece.start] = node

    def lines(self, lines: Sequence[Line], role: str) -> None:
        """Lines that stay lines: the head, the recipients, the signature."""
        for line in lines:
            if line.text and not line.rule:
                cells = tuple(cell.text for cell in line.cells)
                rows = (cells,) if cells else ()
                text = " ".join(line.text.split()) if not cells else " ".join(filter(None, cells))
                kind = "table" if cells else "paragraph"
                runs = self._runs(line.start, line.end)
                self.blocks.append(Block(kind, role, text, line.start, line.end, runs=runs, rows=rows))

    def piece(self, piece: Piece, role: str) -> None:
        """A paragraph or table of the body."""
        if piece.kind == "table":
            rows = tuple(tuple(" ".join(cell.text.split()) for cell in row) for row in piece.rows)
            self.blocks.append(Block("table", role, "", piece.start, piece.end, rows=rows))
            return
        if piece.lines[0].rule:
            return
        node = self.nodes.get(piece.start)
        label = piece.label.text if piece.label else ""
        heading = node is not None and is_heading(node) and role == "body"
        kind = "heading" if heading or piece.heading else "item" if label else "paragraph"
        level = node.depth if node is not None else piece.heading
        if heading:
            role = "section"
        words = " ".join(piece.words.split())
        runs: tuple[Run, ...] = ()
        position = piece.body
        for start, end in piece.breaks:
            runs += (*self._runs(position, start), Run(" "))
            position = end
        runs += self._runs(position, piece.end)
        self.blocks.append(Block(kind, role, words, piece.start, piece.end, level, label, runs))

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The words of a stretch cut where their face changes; one plain run where it never does. Stretches of bold
        and italic follow one another, none lies over another.
        """
        text, faces = self.clean.text, self.clean.emphasis
        runs: list[Run] = []
        position = start
        for index in range(bisect_right(self._face_ends, start), len(faces)):
            face = faces[index]
            if face.start >= end:
                break
            if position < face.start:
                runs.append(Run(text[position : face.start].replace("\n", " ")))
                position = face.start
            stop = min(end, face.end)
            runs.append(Run(text[position:stop].replace("\n", " "), face.bold, face.italic))
            position = stop
        if position < end:
            runs.append(Run(text[position:end].replace("\n", " ")))
        return tuple(runs)

    def finish(self) -> list[Block]:
        """The blocks in reading order."""
        self.blocks.sort(key=lambda block: (block.start, block.end))
        return self.blocks

    def in_source(self, blocks: Sequence[Block], tasks: Sequence[tuple[int, int]]) -> list[Block]:
        """The blocks with their places in the source; those that lie in the stretch of a task know it."""
        order = sorted(range(len(tasks)), key=lambda index: tasks[index][0])
        starts = [tasks[index][0] for index in order]
        moved = self.clean.places is not None
        found: list[Block] = []
        for one in blocks:
            task = None
            if one.role == "body" and one.kind != "table":
                place = bisect_right(starts, one.start + len(one.label) + 3) - 1
                if place >= 0 and one.start < tasks[order[place]][1]:
                    task = order[place]
            if task is None and not moved:
                found.append(one)
                continue
            role = one.role if task is None else "task"
            start, end = self.clean.raw_span(one.start, one.end)
            found.append(
                Block(one.kind, role, one.text, start, end, one.level, one.label, one.runs, one.rows, one.picture, task)
            )
        return found


def caption_block(caption: str, start: int, end: int, number: int) -> Block:
    """A picture's place in the text, with its caption."""
    return Block("picture", "caption", caption, start, end, picture=number, runs=(Run(caption),) if caption else ())


def covered(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Line]:
    """The lines that no block holds."""
    spans = sorted((block.start, block.end) for block in blocks)
    starts = [start for start, _ in spans]
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    missing: list[Line] = []
    for line in lines:
        if not line.text or line.rule:
            continue
        index = bisect_right(starts, line.start) - 1
        if index < 0 or reach[index] < line.end:
            missing.append(line)
    return missing
