"""Writes Word files for the tests, part by part, so that a test decides what stands in each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def run(text: str, face: str = "") -> str:
    """A run; a tab and a line end in the text become their elements."""
    parts = []
    for piece in re.split(r"(\t|\n)", text):
        if piece == "\t":
            parts.append("<w:tab/>")
        elif piece == "\n":
            parts.append("<w:br/>")
        elif piece:
            parts.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{f'<w:rPr>{face}</w:rPr>' if face else ''}{''.join(parts)}</w:r>"


def paragraph(text: str, numbered: tuple[int, int] | None = None, style: str = "") -> str:
    """A paragraph; ``numbered`` is (list, level)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table; a cell's line ends part its paragraphs."""
    body = ""
    for row in rows:
        body += "<w:tr>"
        for cell in row:
            body += f"<w:tc>{''.join(paragraph(line) for line in cell.split(chr(10)))}</w:tc>"
        body += "</w:tr>"
    return f"<w:tbl>{body}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A paragraph that anchors a text box, with the old form of the same box as its fallback."""
    inside = "".join(paragraph(text) for text in paragraphs)
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def picture(link: str = "rId9", alt: str = "") -> str:
    """A paragraph that holds a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{escape(alt)}"/>'
        f'<a:blip r:embed="{link}"/></wp:inline></w:drawing></w:r></w:p>'
    )


LISTS = {
    1: ("upperRoman", "%1-"),
    2: ("decimal", "%1-"),
    3: ("lowerLetter", "%1)"),
    4: ("bullet", "-"),
    5: ("decimal", "%1."),
}


def numbering(restarts: Sequence[int] = ()) -> str:
    """Lists 1 to 5 (I- 1- a) - 1.); each entry of ``restarts`` is a further list from 100 on that begins anew."""
    text = ""
    for number, (form, printed) in LISTS.items():
        text += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{printed}"/></w:lvl></w:abstractNum>'
        )
    for number in LISTS:
        text += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for index, number in enumerate(restarts):
        text += (
            f'<w:num w:numId="{100 + index}"><w:abstractNumId w:val="{number}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    return f"{HEAD}<w:numbering {SPACES}>{text}</w:numbering>"


def docx(
    *body: str,
    parts: dict[str, bytes | str] | None = None,
    links: Sequence[tuple[str, str, str, str]] = (),
    lists: str | None = None,
) -> bytes:
    """A Word file of these pieces; ``links`` are (id, type, target, mode) of the main part."""
    links = [*links]
    more = dict(parts or {})
    if lists is not None:
        more["word/numbering.xml"] = lists
        links.append(("rIdLists", "numbering", "numbering.xml", ""))
    text = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        f"{f' TargetMode={chr(34)}{mode}{chr(34)}' if mode else ''}/>"
        for name, kind, target, mode in links
    )
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">{text}</Relationships>',
        **more,
    }
    return zipped(files)


def zipped(files: dict[str, bytes | str]) -> bytes:
    """The files as a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


_LABELS = (
    (1, re.compile(r"([IVX]+)- (?=[A-ZĐ])")),
    (2, re.compile(r"([0-9]+)- ")),
    (5, re.compile(r"([0-9]+)\. ")),
    (3, re.compile(r"([a-e])\) ")),
)


def docx_of_text(text: str, boxed: str = "") -> bytes:
    """The text as Word would hold it: its tables as tables, its numbers automatic, ``boxed`` lines in a text box."""
    body: list[str] = []
    rows: list[list[str]] = []
    restarts: list[int] = []
    current: dict[int, int] = {}
    for line in text.split("\n"):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            body.append(table(rows))
            rows = []
        if boxed and line.strip() == boxed:
            body.append(text_box(line))
            continue
        for number, pattern in _LABELS:
            found = pattern.match(line)
            if found is None:
                continue
            if found.group(1) in ("I", "1", "a"):
                restarts.append(number)
                current[number] = 99 + len(restarts)
            body.append(paragraph(line[found.end() :], (current.get(number, number), 0)))
            break
        else:
            body.append(paragraph(line))
    if rows:
        body.append(table(rows))
    return docx(*body, lists=numbering(restarts))
