"""From a document that was read to the blocks of a page's body and of a plan's tasks."""

import io
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from PIL import Image as PillowImage

from kehoach_cms.pages.display import printed_label
from kehoach_cms.text import Block, ParsedDocument, ParsedTask

#: What the page of an official document repeats elsewhere, and what is no text of it at all.
LEFT_OUT = {
    "header",
    "title",
    "recipients",
    "signature",
    "furniture",
    "duplicate",
    "headline",
    "lead",
    "author",
}
#: A picture beyond this many pixels is not decoded (a "decompression bomb").
MAX_PIXELS = 40_000_000
RASTER = {"JPEG", "PNG", "GIF", "WEBP"}

StreamData = list[dict[str, Any]]


@dataclass
class BodyBuilder:
    """Collects the blocks of a body; running paragraphs are gathered into one text block."""

    document: ParsedDocument
    #: The image that was stored for each picture of the document, by its index.
    image_ids: dict[int, int]
    #: Plans print their recipients and signature beside the text; news has neither.
    leave_out: frozenset[str] = frozenset(LEFT_OUT)

    def build(self) -> StreamData:
        """The body in reading order; pictures without bytes keep their place and caption."""
        self._blocks: StreamData = []
        self._paragraphs: list[str] = []
        for block in self.document.blocks:
            if block.role in self.leave_out:
                continue
            if block.kind == "picture":
                self._add("figure", self._figure(block))
            elif block.kind == "heading":
                self._add("heading", self._heading(block))
            elif block.kind == "table":
                self._add("table", self._table(block))
            elif block.role != "caption" and (block.text.strip() or block.label):
                self._paragraphs.append(paragraph_html(block))
        self._flush()
        return self._blocks

    def _flush(self) -> None:
        if self._paragraphs:
            html = "".join(self._paragraphs)
            self._paragraphs = []
            self._blocks.append({"type": "paragraph", "value": html, "id": str(uuid.uuid4())})

    def _add(self, kind: str, value: dict[str, Any]) -> None:
        self._flush()
        self._blocks.append({"type": kind, "value": value, "id": str(uuid.uuid4())})

    def _heading(self, block: Block) -> dict[str, Any]:
        level = min(3, max(1, block.level or 1))
        return {"label": block.label[:20], "text": block.text[:500], "level": str(level)}

    def _table(self, block: Block) -> dict[str, Any]:
        lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in block.rows]
        return {"caption": block.text[:300], "has_header": True, "rows": "\n".join(lines)}

    def _figure(self, block: Block) -> dict[str, Any]:
        picture = self.document.pictures[block.picture] if block.picture is not None else None
        caption = picture.caption if picture else block.text
        image_id = self.image_ids.get(block.picture) if block.picture is not None else None
        image = (
            {"image": image_id, "alt_text": (picture.alt if picture else "") or caption, "decorative": False}
            if image_id
            else None
        )
        return {"image": image, "caption": caption[:500], "credit": ""}


def paragraph_html(block: Block) -> str:
    """One paragraph of running text; only bold and italic survive, everything else is escaped."""
    label = f"{escape(printed_label(block.label))} " if block.label else ""
    if not block.runs:
        return f"<p>{label}{escape(block.text)}</p>"
    parts = []
    for run in block.runs:
        text = str(escape(run.text))
        text = f"<i>{text}</i>" if run.italic else text
        text = f"<b>{text}</b>" if run.bold else text
        parts.append(text)
    return f"<p>{label}{''.join(parts)}</p>"


def task_blocks(tasks: Iterable[ParsedTask]) -> StreamData:
    """The stream of a plan's tasks: a section block wherever the heading changes."""
    blocks: StreamData = []
    section: tuple[str, str] | None = None
    for task in tasks:
        heading = (task.section_label, task.section_title)
        if heading != section and task.section_title:
            heading_value = {"label": task.section_label[:20], "heading": task.section_title[:500]}
            blocks.append({"type": "section", "value": heading_value, "id": str(uuid.uuid4())})
        section = heading
        common: dict[str, Any] = {
            "number": task.label[:20],
            "text": task.text,
            "deadline": task.time_text[:300],
            "due_on": None,
        }
        if task.duty:
            value = {**common, "addressee": ", ".join(task.lead)[:300], "what": task.what or "other"}
            blocks.append({"type": "duty", "value": value, "id": str(uuid.uuid4())})
        else:
            value = {
                **common,
                "lead": "\n".join(task.lead),
                "cooperating": "\n".join(task.cooperating),
            }
            blocks.append({"type": "task", "value": value, "id": str(uuid.uuid4())})
    return blocks


def stream_json(blocks: Sequence[dict[str, Any]]) -> str:
    """A StreamField's stored form."""
    return json.dumps(list(blocks), ensure_ascii=False)


def is_safe_picture(data: bytes) -> bool:
    """Whether bytes are a raster picture of a sane size; vector and metafile formats are not drawn."""
    try:
        with PillowImage.open(io.BytesIO(data)) as image:
            return image.format in RASTER and image.width * image.height <= MAX_PIXELS
    except (OSError, ValueError, SyntaxError, PillowImage.DecompressionBombError):
        return False
