"""Hostile files are refused with a code: never a crash, never a fetch, never more memory than the limits allow."""

import contextlib
import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_cms.text import (
    UnreadableSource,
    find_citations,
    html_source,
    packages,
    read_file,
    read_text,
    source,
    sources,
)

from . import docx_writer as word
from .pdf_writer import pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = word.docx(word.paragraph("x"))


def with_part(name: str, content: bytes | str, **more: str) -> bytes:
    return word.docx(word.paragraph("x"), parts={name: content}, **more)


def encrypted() -> bytes:
    data = bytearray(PLAIN)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def bomb() -> bytes:
    return with_part("word/big.bin", b"\0" * 12_000_000)


def lying() -> bytes:
    """A directory that tells a small size for a part that unpacks to a large one."""
    data = bytearray(word.docx("<w:p><w:r><w:t>" + "a" * 11_000_000 + "</w:t></w:r></w:p>"))
    at = data.find(b"word/document.xml", data.find(b"PK\x01\x02"))
    struct.pack_into("<I", data, at - 46 + 24, 1000)
    return bytes(data)


REFUSED = [
    (OLE + b"x" * 600, "x.doc", "old_word_format"),
    (OLE + b"x" * 600, "x.docx", "old_word_format"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx", "encrypted"),
    (b"{\\rtf1 x}", "x.rtf", "unknown_format"),
    (b"", "x.txt", "empty"),
    (b"   \n", "x.txt", "empty"),
    (b"\x00\x01\x02\x03" * 100, "x.bin", "unknown_format"),
    (PLAIN, "x.pdf", "type_mismatch"),
    (b"%PDF-1.4 x", "x.docx", "type_mismatch"),
    (b"PK\x03\x04 not a zip", "x.docx", "damaged_file"),
    (PLAIN[:-30], "x.docx", "damaged_file"),
    (word.zipped({"mimetype": "application/epub+zip"}), "x.docx", "unknown_format"),
    (with_part("word/vbaProject.bin", b"x"), "x.docx", "macros"),
    (with_part("../../etc/x", b"x"), "x.docx", "unsafe_path"),
    (with_part("/etc/x", b"x"), "x.docx", "unsafe_path"),
    (with_part("C:/x", b"x"), "x.docx", "unsafe_path"),
    (bomb(), "x.docx", "zip_bomb"),
    (encrypted(), "x.docx", "encrypted"),
    (word.zipped({f"a{n}": b"" for n in range(2100)}), "x.docx", "too_large"),
    (
        with_part(
            "word/document.xml", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'
        ),
        "x.docx",
        "entities",
    ),
    (with_part("word/document.xml", "<w:document>"), "x.docx", "damaged_file"),
    (word.docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "x.docx", "too_large"),
    (b"%PDF-1.4\nnothing here", "x.pdf", "damaged_file"),
]


@pytest.mark.parametrize(("data", "name", "code"), REFUSED, ids=[f"{name}-{code}" for _, name, code in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_code(data, name, code):
    with pytest.raises(UnreadableSource) as refused:
        read_file(data, name)
    assert refused.value.code == code


def test_doubled_entries_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/document.xml", "<b/>")
    with pytest.raises(UnreadableSource) as refused:
        read_file(stream.getvalue(), "x.docx")
    assert refused.value.code == "damaged_file"


def test_a_table_of_a_million_cells_is_refused(monkeypatch):
    monkeypatch.setattr(source, "MAX_CELLS", 100)
    with pytest.raises(UnreadableSource) as refused:
        read_file(word.docx(word.table([["a"] * 11] * 10)), "x.docx")
    assert refused.value.code == "too_many_cells"


def test_a_directory_that_lies_about_sizes_is_stopped_at_real_bytes():
    with pytest.raises(UnreadableSource) as refused:
        read_file(lying(), "x.docx")
    assert refused.value.code in ("too_large", "damaged_file", "zip_bomb")


def test_pictures_from_outside_are_never_fetched():
    links = [("rId9", "image", "file:///etc/passwd", "External")]
    document = read_file(word.docx(word.picture(), word.paragraph("x"), links=links), "x.docx")
    assert document.pictures == ()
    assert "external_picture_dropped" in {one.code for one in document.warnings}


def test_a_picture_larger_than_any_screen_is_named_but_not_handed_on():
    huge = word.PNG[:16] + struct.pack(">II", 50_000, 50_000) + word.PNG[24:]
    links = [("rId9", "image", "media/a.png", "")]
    document = read_file(
        word.docx(word.picture(), word.paragraph("x"), parts={"word/media/a.png": huge}, links=links), "x.docx"
    )
    assert document.pictures[0].data is None
    assert "picture_too_large" in {one.code for one in document.warnings}


def test_a_drawing_that_is_no_raster_picture_is_not_handed_on():
    links = [("rId9", "image", "media/a.svg", "")]
    document = read_file(
        word.docx(word.picture(), word.paragraph("x"), parts={"word/media/a.svg": b"<svg onload='x'/>"}, links=links),
        "x.docx",
    )
    assert document.pictures[0].data is None
    assert "picture_format" in {one.code for one in document.warnings}


def test_fields_and_links_give_their_words_only():
    body = (
        '<w:p><w:r><w:instrText>INCLUDETEXT "C:\\\\secret.txt"</w:instrText></w:r>'
        f'<w:hyperlink r:id="rId7">{word.run("xem thêm")}</w:hyperlink></w:p>'
    )
    document = read_file(word.docx(body, links=[("rId7", "hyperlink", "javascript:alert(1)", "External")]), "x.docx")
    assert document.text.strip() == "xem thêm"


def test_a_file_above_the_limit_is_not_even_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILE", 10)
    path = tmp_path / "x.txt"
    path.write_text("x" * 20)
    with pytest.raises(UnreadableSource) as refused:
        read_file(path)
    assert refused.value.code == "too_large"


def test_a_file_that_names_its_own_program_runs_nothing():
    action = b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "
    text = ["Kế hoạch số 98-KH/TU về trồng cây đầu xuân năm nay", "Các xã trồng cây dọc bờ kênh và bên đường làng"]
    assert [str(one.number) for one in read_file(pdf([text], action), "x.pdf").citations] == ["98-KH/TU"]


SEEDS = [
    "a",
    " ",
    "1",
    "1/",
    "số ",
    "1-KH/",
    "ngày 1 ",
    "Luật A ",
    "| a ",
    "\n",
    "- a\n",
    "1.1.1.1 ",
    "*a ",
    "**a",
    "ỦY BAN ",
    "I. A\n1. B\na) C\n",
    "Nơi nhận: - A; - B;\n",
    "KT. CHỦ TỊCH ",
    "Ảnh 1: x\n",
    "\u0301",
    "Kế hoạch số 1/KH-UBND ngày 1/1/2020 của UBND tỉnh về ",
    "(",
    "của Bộ A và ",
    "phối hợp với Sở A, ",
    "Giao Sở A: ",
    "1/QĐ-UBND-A-B-C-D-",
    "trước ngày 1/1/2024; ",
    "Căn cứ Luật ",
    "Số: ",
    "CỘNG HÒA ",
    "Kính gửi: ",
    "PHỤ LỤC\n",
    "V/v a ",
    "Địa điểm:\n",
    "Sở A: 8 người\n",
    "a          ",
    "1. Quy chế A ban hành kèm theo Quyết định số 1/QĐ-UBND;\n",
    "đề nghị các xã thực hiện các việc sau:\n",
    "thực hiện Chỉ thị này ",
    "CHỦ TỊCH\nđiện:\n",
    "khẩn trương ",
    "Số: 1/QĐ-A QUYẾT ĐỊNHVề I. A B 1. Sở A. Nơi nhận: - A; ",
    "I. AB ",
    "Ngu y ễn ",
    "Đối với các xã thì ",
    "1 QĐ/",
    "sẵn sàng khi có yêu cầu ",
    "\\r\\n",
]


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_in_line_with_the_text(seed):
    def seconds(size: int) -> float:
        text = (seed * (size // len(seed) + 1))[:size]
        begin = time.process_time()
        read_text(text)
        find_citations(text)
        return time.process_time() - begin

    small = max(seconds(15_000), 0.004)
    assert seconds(120_000) < 8 * 4 * small + 0.5


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<b",
            "a='",
            '"',
            ">",
            "<!--",
            "-->",
            "<script>",
            "</script",
            "&#x",
            "&lt;",
            "x",
            "<ol><li>",
            "<img src=a>",
            "<div class=menu>",
            "</div>",
            "<br>",
            "\x00",
        ]
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_any_markup_is_read_or_refused(markup):
    try:
        read_file(markup.encode(), "x.html")
    except UnreadableSource as refused:
        assert refused.code


def test_markup_that_never_ends_costs_no_more_than_its_length():
    for seed in (
        "<!--",
        "<a ",
        "<a b='",
        "</",
        "<script>",
        "<div class=menu>",
        "<table><tr><td>",
        "<![CDATA[",
        "&",
        "<",
    ):
        begin = time.process_time()
        with contextlib.suppress(UnreadableSource):
            html_source.read_html(seed * 20_000)
        assert time.process_time() - begin < 10


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html", "x.docx", "x.doc", None]))
def test_any_bytes_are_read_or_refused(data, name):
    try:
        document = read_file(data, name)
    except UnreadableSource as refused:
        assert refused.code
    else:
        assert document.counts_in["lines"] == document.counts_out["lines"] + document.counts_out["unplaced"]


BODY = st.lists(
    st.sampled_from(
        [
            "<w:p/>",
            word.paragraph("a"),
            word.table([["a", "b"]]),
            word.text_box("KẾ HOẠCH"),
            word.picture(),
            "<w:tbl/>",
            "<w:tbl><w:tr/></w:tbl>",
            "<w:p><w:r><w:footnoteReference w:id='9'/></w:r></w:p>",
            "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
            "<w:p><w:del/></w:p>",
            word.paragraph("b", (1, 0)),
            word.paragraph("c", (77, 12)),
            "<w:altChunk/>",
            "<w:p><w:r><w:object/></w:r></w:p>",
            "<mc:AlternateContent/>",
        ]
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(BODY)
def test_any_body_of_a_word_file_is_read(body):
    document = read_file(word.docx(*body, lists=word.numbering()), "x.docx")
    assert document.counts_out["unplaced"] == 0


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(data):
    damaged = bytearray(word.docx(word.paragraph("Kế hoạch"), word.table([["a", "b"]])))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_file(bytes(damaged), "x.docx")
    except UnreadableSource as refused:
        assert refused.code


def test_the_limits_are_those_of_the_attack_list():
    assert packages.MAX_ENTRIES <= 2_000 and packages.MAX_TOTAL <= 100_000_000
    assert packages.MAX_XML <= 10_000_000 and packages.MAX_RATIO <= 100
    assert Path(sources.__file__).exists()
