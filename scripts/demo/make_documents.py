"""Writes the demo's official documents as .docx files, in the form the offices really send them.

    python scripts/demo/make_documents.py            every source in scripts/demo/sources/
    python scripts/demo/make_documents.py --check    fails when a committed file differs from its source

A source is a text file: header lines "key: value", then one paragraph a line.

    # ...        heading                      | a | b |   row of a table (the first row is its head)
    ## ...       heading below it             + ...       bullet (only with "numbering: word")
    *...*        italic                       **...**     bold

With "numbering: word" the leading "1." of a paragraph is left to Word's own numbering, headings get Roman
numbers and bullets their dash; otherwise every number stands in the text, as most offices type it.
The same source always gives the same bytes.
"""

import argparse
import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
TARGET = HERE.parents[1] / "site" / "portal" / "demo" / "documents"

FONT = "Times New Roman"
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # the schema wants an order
COLUMN_WIDTHS = {5: (12, 62, 34, 32, 30)}

INDENT = '<w:ind w:left="0" w:firstLine="567"/>'
# One multi-level list: Roman headings, decimal items that start again below each heading, dashes.
NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:suff w:val="space"/>
    <w:lvlText w:val="%1-"/><w:lvlJc w:val="left"/><w:pPr>{INDENT}</w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
    <w:lvlText w:val="%2."/><w:lvlJc w:val="left"/><w:pPr>{INDENT}</w:pPr></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/>
    <w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr>{INDENT}</w:pPr></w:lvl>
</w:abstractNum>
"""


@dataclass
class Source:
    header: dict[str, str]
    body: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sign: list[str] = field(default_factory=list)

    @property
    def is_state(self) -> bool:
        return self.header["form"] == "state"

    @property
    def word_numbering(self) -> bool:
        return self.header.get("numbering") == "word"


def read_source(path: Path) -> Source:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    source = Source(dict(line.split(": ", 1) for line in head.splitlines()))
    part = source.body
    for line in rest.splitlines():
        line = line.strip()
        if line == "recipients:":
            part = source.recipients
        elif line == "sign:":
            part = source.sign
        elif line:
            part.append(line)
    return source


# -- paragraphs ------------------------------------------------------------------------------------


def add_text(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Adds the text as runs; *...* and **...** mark italic and bold words."""
    for strong, emphasis, plain in re.findall(r"\*\*(.+?)\*\*|\*([^*]+)\*|([^*]+|\*)", text):
        run = paragraph.add_run(strong or emphasis or plain)
        run.bold = bold or bool(strong) or None
        run.italic = italic or bool(emphasis) or None
        run.font.size = Pt(size)


def style_paragraph(
    paragraph: Paragraph,
    *,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
) -> None:
    form = paragraph.paragraph_format
    form.alignment = align
    form.first_line_indent = Mm(indent) if indent else None
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line)


def rule_below(paragraph: Paragraph, indent_mm: float) -> None:
    """The short line below a name in the letterhead."""
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().insert_element_before(border, *AFTER_BORDERS)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent_mm)


def number_with_word(paragraph: Paragraph, level: int) -> None:
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = 90


def first_paragraph(cell: _Cell) -> Paragraph:
    return cell.paragraphs[0]


def plain_table(document: DocumentType, rows: int, widths_mm: tuple[float, ...], *, grid: bool) -> Table:
    table = document.add_table(rows=rows, cols=len(widths_mm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if grid:
        table.style = "Table Grid"
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    return table


# -- parts of a document ---------------------------------------------------------------------------


def centred_lines(cell: _Cell, lines: list[tuple[str, float, bool, bool]]) -> list[Paragraph]:
    made = []
    for index, (text, size, bold, italic) in enumerate(lines):
        paragraph = first_paragraph(cell) if index == 0 else cell.add_paragraph()
        style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.CENTER)
        add_text(paragraph, text, size, bold=bold, italic=italic)
        made.append(paragraph)
    return made


def add_letterhead(document: DocumentType, source: Source) -> None:
    header = source.header
    table = plain_table(document, 1, (76, 94), grid=False)
    left, right = table.rows[0].cells
    if source.is_state:
        names = [(name, 13.0, True, False) for name in header["issuer"].split(" / ")]
        lines = centred_lines(left, [*names, (header["number"], 13, False, False)])
        rule_below(lines[-2], 24)
        lines[-1].paragraph_format.space_before = Pt(6)
        country, motto = STATE_MOTTO
        lines = centred_lines(
            right,
            [(country, 12.5, True, False), (motto, 13.5, True, False), (header["place"], 13.5, False, True)],
        )
        rule_below(lines[1], 20)
        lines[2].paragraph_format.space_before = Pt(6)
        return
    names = [(header["superior"], 14.0, False, False)] if "superior" in header else []
    names.append((header["issuer"], 14, True, False))
    centred_lines(left, [*names, ("*", 14, False, False), (header["number"], 14, False, False)])
    lines = centred_lines(right, [(PARTY_NAME, 15, True, False), (header["place"], 14, False, True)])
    rule_below(lines[0], 12)
    lines[1].paragraph_format.space_before = Pt(14)


def add_title(document: DocumentType, source: Source) -> None:
    for text, before, size in ((source.header["kind"], 14, 16), (source.header["subject"], 0, 14.5)):
        paragraph = document.add_paragraph()
        style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.CENTER, before=before, after=2)
        add_text(paragraph, text, size, bold=True)
    paragraph = document.add_paragraph()
    style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.CENTER, after=8)
    add_text(paragraph, "-----" if not source.is_state else "_______________", 13)


def add_table(document: DocumentType, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = plain_table(document, len(rows), COLUMN_WIDTHS[len(rows[0])], grid=True)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = first_paragraph(cell)
            centred = number == 0 or column in (0, len(cells) - 1)
            align = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
            style_paragraph(paragraph, align=align, before=2, after=2)
            add_text(paragraph, text, 12.5, bold=number == 0)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def add_body_line(document: DocumentType, source: Source, line: str) -> None:
    paragraph = document.add_paragraph()
    style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=10, after=6, line=18)
    if line.startswith("## "):
        add_text(paragraph, line[3:], 14, bold=True, italic=True)
        paragraph.paragraph_format.keep_with_next = True
    elif line.startswith("# "):
        add_text(paragraph, line[2:], 14, bold=True)
        paragraph.paragraph_format.keep_with_next = True
        if source.word_numbering:
            number_with_word(paragraph, 0)
    elif source.word_numbering and (found := re.match(r"\d+\. ", line)):
        add_text(paragraph, line[found.end() :], 14)
        number_with_word(paragraph, 1)
    elif source.word_numbering and line[:2] in ("- ", "+ "):
        add_text(paragraph, line[2:], 14)
        number_with_word(paragraph, 2)
    else:
        add_text(paragraph, line, 14)


def add_body(document: DocumentType, source: Source) -> None:
    rows: list[str] = []
    for line in [*source.body, ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            add_table(document, rows)
            style_paragraph(document.add_paragraph(), after=2)
            rows = []
        if line:
            add_body_line(document, source, line)


def add_foot(document: DocumentType, source: Source) -> None:
    style_paragraph(document.add_paragraph(), after=2)
    left, right = plain_table(document, 1, (86, 84), grid=False).rows[0].cells
    paragraph = first_paragraph(left)
    add_text(paragraph, "Nơi nhận:", 12, bold=source.is_state, italic=source.is_state)
    if not source.is_state:
        paragraph.runs[0].underline = True
    for recipient in source.recipients:
        paragraph = left.add_paragraph()
        style_paragraph(paragraph)
        add_text(paragraph, recipient, 11 if source.is_state else 12)
    *posts, name = source.sign
    lines = centred_lines(right, [(post, 14, True, False) for post in posts])
    if not source.is_state and len(posts) > 1:  # the authority is bold, the post below it is not
        for run in lines[-1].runs:
            run.bold = None
    for _ in range(4):
        style_paragraph(right.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER)
    paragraph = right.add_paragraph()
    style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.CENTER)
    add_text(paragraph, name, 14, bold=True)


def add_page_number(document: DocumentType) -> None:
    """Centred at the top from the second page on, as both sets of rules ask."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    style_paragraph(paragraph, align=WD_ALIGN_PARAGRAPH.CENTER)
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = text
        run._r.append(part)


# -- files -----------------------------------------------------------------------------------------


def prepare(document: DocumentType, source: Source) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(kind), FONT)
    if source.word_numbering:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(NUMBERING))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    header = source.header
    moment = dt.datetime.fromisoformat(header["date"]) + dt.timedelta(hours=9)
    properties = document.core_properties
    properties.author = properties.last_modified_by = header["author"]
    properties.title = f"{header['kind'].capitalize()} {header['number'].removeprefix('Số').strip(': ')}"
    properties.subject = header["subject"]
    properties.comments = "Văn bản minh họa của tỉnh Sông Thao, một tỉnh không có thật"
    properties.language = "vi-VN"
    properties.created = properties.modified = moment
    properties.revision = 1


def same_bytes(data: bytes) -> bytes:
    """The archive again, its parts in one order and with one date."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(info, content, compresslevel=9)
    return target.getvalue()


def make(source: Source) -> bytes:
    document = Document()
    prepare(document, source)
    add_page_number(document)
    add_letterhead(document, source)
    add_title(document, source)
    add_body(document, source)
    add_foot(document, source)
    buffer = io.BytesIO()
    document.save(buffer)
    return same_bytes(buffer.getvalue())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    check = parser.parse_args().check
    stale = []
    for path in sorted(SOURCES.glob("*.txt")):
        data, target = make(read_source(path)), TARGET / f"{path.stem}.docx"
        if check:
            if not target.exists() or target.read_bytes() != data:
                stale.append(target.name)
        else:
            target.write_bytes(data)
            print(f"{target.name}  {len(data) / 1024:.0f} KB")
    if stale:
        print("differs from its source: " + ", ".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
