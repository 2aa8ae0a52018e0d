"""Writes small PDF files for the tests: text by a font without letters of its own, told by a map to Unicode."""

from __future__ import annotations

SIZE = 12
WIDTH = 6
"""Points that each letter takes: half of the letter's height."""
Placed = tuple[float, float, str]
Rule = tuple[float, float, float, float]


def pdf(pages: list[list[str]], extra: bytes = b"") -> bytes:
    """A PDF of these pages of lines; ``extra`` goes into the catalogue."""
    placed: list[list[Placed]] = [[(50, 62 + 14 * n, line) for n, line in enumerate(page)] for page in pages]
    return placed_pdf(placed, extra=extra)


def placed_pdf(pages: list[list[Placed]], rules: list[list[Rule]] | None = None, extra: bytes = b"") -> bytes:
    """A PDF of lines at their places: (x, y, words) in points from the upper left; ``rules`` are drawn lines."""
    letters = sorted({letter for page in pages for _, _, line in page for letter in line})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    ranges = "\n".join(f"<{codes[one]:04x}> <{one.encode('utf-16-be').hex()}>" for one in letters)
    chunks = [ranges.split("\n")[i : i + 90] for i in range(0, len(letters), 90)] if letters else []
    mapping = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    mapping += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    for chunk in chunks:
        mapping += f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n"
    mapping += "endcmap end end"
    objects: list[bytes] = [b"", b""]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    to_unicode = add(stream(mapping.encode()))
    descendant = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
    )
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] "
        f"/ToUnicode {to_unicode} 0 R >>".encode()
    )
    kids = []
    for number, page in enumerate(pages):
        text = "".join(
            f"{x0:g} {842 - y0:g} m {x1:g} {842 - y1:g} l S\n" for x0, y0, x1, y1 in (rules[number] if rules else [])
        )
        text += f"BT /F1 {SIZE} Tf\n"
        for x, y, line in page:
            words = "".join(f"{codes[letter]:04x}" for letter in line)
            text += f"1 0 0 1 {x:g} {842 - y:g} Tm <{words}> Tj\n"
        content = add(stream((text + "ET").encode()))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def stream(content: bytes) -> bytes:
    """A stream object."""
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
