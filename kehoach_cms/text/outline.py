"""The outline of a document: which item stands below which, read from the labels as printed.

The order in which kinds of labels first appear decides their rank (I. / 1. / a) or 1. / I. alike), as the decrees
leave it free; dashes and plain paragraphs belong to the numbered item above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .document import Section
from .folding import LOWER, UPPER
from .layout import Label, Piece

__all__ = ["LOW_RANKS", "Node", "build_outline", "sections_of"]

_UNNUMBERED = frozenset(("dash", "plus", "star"))
_SENTENCE = re.compile(r"[.;](?:\s|$)")


@dataclass(slots=True, eq=False)
class Node:
    """A numbered item: ``items`` are its dashes, paragraphs and tables, ``kids`` the numbered items below it,
    ``title`` the words of the item itself, which are ``shouted`` in capitals, or ``brief``: no sentence.
    """

    piece: Piece | None
    parent: Node | None = None
    kids: list[Node] = field(default_factory=list)
    items: list[Piece] = field(default_factory=list)
    rank: str = ""
    depth: int = 0
    title: str = field(init=False)
    shouted: bool = field(init=False)
    brief: bool = field(init=False)
    #: Kept by the reader of items.
    loose: tuple[Piece, ...] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.piece.words.strip() if self.piece else ""
        self.title = " ".join(words.split())
        self.shouted = words.isupper() and len(words) < 300
        self.brief = len(words) <= 160 and not _SENTENCE.search(words)

    @property
    def label(self) -> str:
        """The label as printed, without its sign: "II", "1", "a", "1.2"; "Điều 5" is "5"."""
        if self.piece is None or self.piece.label is None:
            return ""
        text = self.piece.label.text
        return (
            text.split()[-1]
            if self.piece.label.kind in ("article", "part", "chapter", "division", "step")
            else text.strip("()")
        )

    @property
    def end(self) -> int:
        """Where the item with everything below it ends."""
        last = self.piece.end if self.piece else 0
        if self.items:
            last = max(last, self.items[-1].end)
        return max(last, self.kids[-1].end) if self.kids else last

    def path(self) -> str:
        """The labels from the top, joined by dots: "II.5". A label that holds its parent's is not doubled ("1.2")."""
        labels: list[str] = []
        node: Node | None = self
        while node is not None and node.piece is not None:
            if not labels or not labels[0].startswith(node.label + "."):
                labels.insert(0, node.label)
            node = node.parent
        return ".".join(labels)

    def pieces(self) -> Iterator[Piece]:
        """The paragraphs and tables of the node and of all below it, in reading order."""
        yield from self.items
        for node in self.walk():
            if node.piece is not None:
                yield node.piece
            yield from node.items

    def walk(self) -> Iterator[Node]:
        """The node's kids and theirs, in reading order."""
        stack = list(reversed(self.kids))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.kids))

    def ancestors(self) -> Iterator[Node]:
        """The items above, nearest first, without the root."""
        node = self.parent
        while node is not None and node.piece is not None:
            yield node
            node = node.parent


def _rank(piece: Piece) -> str:
    assert piece.label is not None
    if piece.label.kind == "dotted":
        return f"dotted{piece.label.text.count('.')}"
    return piece.label.kind


_MAX_DEPTH = 12


def build_outline(pieces: Sequence[Piece]) -> Node:
    """The pieces as a tree; what stands before the first numbered item belongs to the root."""
    root = Node(None)
    current = root
    for piece in pieces:
        piece = _numbered_again(piece, current)
        if piece.kind != "paragraph" or piece.label is None or piece.label.kind in _UNNUMBERED:
            current.items.append(piece)
            continue
        rank = _rank(piece)
        level: Node | None = current
        while level is not None and level.rank != rank:
            level = level.parent
        parent = level.parent if level is not None and level.parent is not None else _above(current, piece, rank)
        if level is None and parent.depth >= _MAX_DEPTH:
            parent = parent.parent or root
        node = Node(piece, parent, rank=rank, depth=parent.depth + 1)
        parent.kids.append(node)
        current = node
    return root


_LOST_NUMBER = re.compile(rf"\.{{1,2}}\s(?=[{UPPER}][{LOWER}])")


def _numbered_again(piece: Piece, current: Node) -> Piece:
    """ ". Sở A ..." behind item 1: a scanner lost the number in front of the point, and it is the next one."""
    if piece.label is not None or piece.kind != "paragraph" or not piece.text.startswith("."):
        return piece
    lost = _LOST_NUMBER.match(piece.text)
    node: Node | None = current
    while lost is not None and node is not None and node.rank != "number":
        node = node.parent
    if lost is None or node is None or not node.label.isdigit():
        return piece
    label = Label("number", str(int(node.label) + 1), piece.start + lost.end())
    return replace(piece, label=label, words=piece.text[lost.end() :])


_HIGH = frozenset(("part", "chapter", "division", "article", "roman"))
LOW_RANKS = frozenset(("letter", "bracket", "dotted"))
"""Labels that no section has."""
_FIRST = frozenset(("I", "1", "A", "a", "nhất", "NHẤT"))


def _above(current: Node, piece: Piece, rank: str) -> Node:
    """What a kind of label that is new here stands below: in general the item above it. But a section never stands
    below a letter, and one that is not the first of its list goes on with a list that began before this excerpt.
    """
    if rank not in _HIGH:
        return current
    goes_on = piece.label is not None and piece.label.text.split()[-1] not in _FIRST
    node = current
    while node.parent is not None and (node.rank in LOW_RANKS or (goes_on and node.rank == "number")):
        node = node.parent
    return node


def is_heading(node: Node) -> bool:
    """Whether an item is the heading of what stands below it, not a sentence of its own."""
    if node.piece is None:
        return False
    if node.piece.heading or node.shouted:
        return True
    return node.brief and bool(node.kids or node.items)


def sections_of(root: Node, level: int = 1) -> tuple[Section, ...]:
    """The headings of the outline as a tree of sections."""
    found: list[Section] = []
    for node in root.kids:
        if node.piece is None or not is_heading(node) or level > 4:
            continue
        below = sections_of(node, level + 1)
        found.append(Section(node.label, node.title.strip(" :"), level, node.piece.start, node.end, below))
    return tuple(found)
