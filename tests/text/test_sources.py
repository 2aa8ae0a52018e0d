"""Files: Word, web pages, PDF and old codes, read in order with nothing lost."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kehoach_cms.text import read_file, read_text

from . import docx_writer as word

DATA = Path(__file__).parent / "data"


def bare_schema(document):
    """What a document says, without the places where it says it."""

    def strip(value):
        if isinstance(value, list):
            return [strip(one) for one in value]
        if isinstance(value, dict):
            dropped = {"counts", "evidence", "warnings", "text"}
            places = {"start", "end"} if isinstance(value.get("start"), int) else set()
            return {key: strip(one) for key, one in value.items() if key not in dropped | places}
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value

    return strip(document.to_schema())


# ---- Word


@pytest.mark.parametrize(
    ("name", "boxed"), [("901", "KẾ HOẠCH"), ("902", ""), ("903", ""), ("904", ""), ("plan_party_cell", "")]
)
def test_a_word_file_reads_the_same_as_its_text(name, boxed):
    text = (DATA / f"{name}.txt").read_bytes().decode().replace("*", "" if name.startswith("plan") else "*")
    made = word.docx_of_text(text, boxed)
    assert bare_schema(read_file(made, f"{name}.docx")) == bare_schema(read_text(text))


LETTERHEAD = word.table(
    [
        [
            "UBND TỈNH HẢI SƠN\nSỞ THỦY LỢI\nSố: 157/KH-STL",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ],
        ["", "Hải Sơn, ngày 09 tháng 3 năm 2024"],
    ]
)
SIGNATURE = word.table(
    [
        [
            "Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng, đơn vị;\n- Lưu: VT.",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTS. Ngô Thị Lan Chi",
        ]
    ]
)
TASKS = word.table(
    [
        ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời gian hoàn thành"],
        ["I", "Công tác tuyên truyền", "", "", ""],
        ["1", "Biên soạn tờ rơi", "Văn phòng Sở", "Phòng Kế hoạch\nPhòng Thanh tra", "30/6"],
        ["2", "Tổ chức tọa đàm", "Phòng Kế hoạch", "", "Quý III"],
    ]
)


def test_letterhead_tasks_and_signature_are_read_from_tables():
    data = word.docx(
        LETTERHEAD, word.paragraph("KẾ HOẠCH"), word.paragraph("Tuyên truyền tiết kiệm nước năm 2024"), TASKS, SIGNATURE
    )
    plan = read_file(data, "kh.docx")
    assert (str(plan.number), plan.issuer, plan.superior) == ("157/KH-STL", "SỞ THỦY LỢI", "UBND TỈNH HẢI SƠN")
    assert (plan.place, plan.date, plan.title) == ("Hải Sơn", date(2024, 3, 9), "Tuyên truyền tiết kiệm nước năm 2024")
    first, second = plan.tasks
    assert (first.n, first.section_label, first.lead) == ("1", "I", ("Văn phòng Sở",))
    assert first.cooperating == ("Phòng Kế hoạch", "Phòng Thanh tra")
    assert (first.period.kind, first.period.end) == ("by", date(2024, 6, 30))
    assert (second.period.kind, second.period.start) == ("quarter", date(2024, 7, 1))
    assert plan.recipients == ("UBND tỉnh (b/c)", "Các phòng, đơn vị", "Lưu: VT")
    assert (plan.signer.authority, plan.signer.title, plan.signer.name) == (
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Ngô Thị Lan Chi",
    )
    assert plan.unplaced == ()


def test_pictures_come_with_bytes_caption_and_place():
    links = [("rId9", "image", "media/anh1.png", "")]
    data = word.docx(
        word.paragraph("Làng Vọng vào hội"),
        word.paragraph("Sáng 12/9, dân làng đã về dự hội đông đủ."),
        word.picture(alt="Sân đình"),
        word.paragraph("Ảnh 1: Sân đình ngày hội"),
        word.paragraph("Hội kéo dài ba ngày."),
        parts={"word/media/anh1.png": word.PNG},
        links=links,
    )
    page = read_file(data, "tin.docx")
    (one,) = page.pictures
    assert (one.data, one.content_type, one.alt) == (word.PNG, "image/png", "Sân đình")
    assert one.caption == "Ảnh 1: Sân đình ngày hội"
    kinds = [block.kind for block in page.blocks]
    assert kinds[one.block] == "picture" and one.block == 2
    assert page.counts_in["pictures"] == page.counts_out["pictures"] == 1


def test_tracked_changes_are_read_as_accepted_and_said_so():
    body = (
        "<w:p><w:r><w:t>Báo cáo </w:t></w:r><w:ins><w:r><w:t>trước ngày 30/6/2024</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>hằng năm</w:delText></w:r></w:del></w:p>"
    )
    document = read_file(word.docx(body), "x.docx")
    assert document.text.strip() == "Báo cáo trước ngày 30/6/2024"
    assert "tracked_changes" in {one.code for one in document.warnings}


def test_hidden_words_are_left_out_and_said_so():
    document = read_file(word.docx(f"<w:p>{word.run('mở ')}{word.run('kín', '<w:vanish/>')}</w:p>"), "x.docx")
    assert document.text.strip() == "mở"
    assert "hidden_text_dropped" in {one.code for one in document.warnings}


def test_footnotes_stand_behind_the_text_and_margins_are_not_lost():
    note = f'<w:footnote w:id="2">{word.paragraph("Chú thích nguồn")}</w:footnote>'
    notes = f"{word.HEAD}<w:footnotes {word.SPACES}>{note}</w:footnotes>"
    header = f"{word.HEAD}<w:hdr {word.SPACES}>{word.paragraph('Dự thảo lần hai')}</w:hdr>"
    document = read_file(
        word.docx(
            '<w:p><w:r><w:t>Có chú thích</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
            parts={"word/footnotes.xml": notes, "word/header1.xml": header},
            links=[("r1", "footnotes", "footnotes.xml", ""), ("r2", "header", "header1.xml", "")],
        ),
        "x.docx",
    )
    assert document.text.split("\n")[:2] == ["Có chú thích[1]", "[1] Chú thích nguồn"]
    assert [(one.text, one.where) for one in document.unplaced] == [("Dự thảo lần hai", "header")]


def test_merged_cells_say_their_words_in_every_row():
    table = (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{word.paragraph(c)}</w:tc>" for c in ("TT", "Nhiệm vụ", "Chủ trì"))
        + "</w:tr>"
        f"<w:tr><w:tc>{word.paragraph('1')}</w:tc><w:tc>{word.paragraph('Trồng cây')}</w:tc>"
        f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{word.paragraph("Sở Thủy lợi")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{word.paragraph('2')}</w:tc><w:tc>{word.paragraph('Vét kênh')}</w:tc>"
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{word.paragraph('')}</w:tc></w:tr></w:tbl>"
    )
    document = read_file(
        word.docx(word.paragraph("KẾ HOẠCH"), word.paragraph("Làm thủy lợi năm 2024"), table), "x.docx"
    )
    assert [task.lead for task in document.tasks] == [("Sở Thủy lợi",), ("Sở Thủy lợi",)]


def test_old_fonts_of_word_are_converted():
    runs = word.run("§¶ng bé tØnh", '<w:rFonts w:ascii=".VnTime"/>') + word.run(
        " Ñaûng uûy", '<w:rFonts w:ascii="VNI-Times"/>'
    )
    document = read_file(word.docx(f"<w:p>{runs}</w:p>"), "x.docx")
    assert document.text.strip() == "Đảng bộ tỉnh Đảng ủy"
    assert "old_font_converted" in {one.code for one in document.warnings}


# ---- web pages

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>
<nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
<article><h1>Huyện Vọng Giang ban hành kế hoạch trồng cây</h1>
<p>Ngày 02/02/2024, UBND huyện Vọng Giang ban hành <b>Kế hoạch số 15/KH-UBND</b> về trồng cây đầu xuân.</p>
<figure><img src="/anh/cay.jpg?w=300" alt="Trồng cây"><figcaption>Ảnh 1: Trồng cây bên sông</figcaption></figure>
<ol><li>Xã A trồng một nghìn cây</li><li>Xã B trồng hai nghìn cây</li></ol>
<script>document.write("<p>xấu</p>")</script>
<p>Hà Vy</p></article>
<div class="related-news"><h3>Tin liên quan</h3><ul><li>Mùa xuân ở bến đò</li></ul></div>
<form><textarea>viết</textarea></form></body></html>"""


def test_a_pasted_portal_page_gives_the_article_and_sets_furniture_aside():
    page = read_file(PAGE.encode(), "trang.html")
    assert page.document_kind == "news"
    assert page.headline == "Huyện Vọng Giang ban hành kế hoạch trồng cây"
    assert str(page.about) == "15/KH-UBND"
    assert page.author == "Hà Vy"
    assert "xấu" not in page.text and "viết" not in page.text
    assert [run.text for block in page.blocks for run in block.runs if run.bold] == ["Kế hoạch số 15/KH-UBND"]
    assert [block.label for block in page.blocks if block.kind == "item"] == ["1", "2"]
    (one,) = page.pictures
    assert (one.name, one.caption, one.data) == ("cay.jpg", "Ảnh 1: Trồng cây bên sông", None)
    assert any("Mùa xuân ở bến đò" in one.text for one in page.unplaced)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_come_in_several_encodings(encoding):
    text = (DATA / "901.txt").read_text()
    assert str(read_file(text.encode(encoding), "x.txt").number) == "61-KH/HU"


def test_a_web_page_that_is_nothing_but_furniture_is_kept_whole():
    page = read_file("<div class='menu'><p>Kế hoạch số 15/KH-UBND về trồng cây</p></div>".encode(), "x.html")
    assert [str(one.number) for one in page.citations] == ["15/KH-UBND"]


# ---- old codes

TCVN3 = "KÕ ho¹ch cña ñy ban nh©n d©n tØnh vÒ viÖc tæ chøc thùc hiÖn chØ thÞ cña Ban BÝ th­ Trung ­¬ng §¶ng"
VNI = "Keá hoaïch cuûa uûy ban nhaân daân tænh veà vieäc toå chöùc thöïc hieän chæ thò cuûa Ban Bí thö Trung öông Ñaûng"
UNICODE = "Kế hoạch của ủy ban nhân dân tỉnh về việc tổ chức thực hiện chỉ thị của Ban Bí thư Trung ương Đảng"


@pytest.mark.parametrize("typed", [TCVN3, VNI])
def test_text_of_before_unicode_is_recognised_and_converted(typed):
    document = read_file(typed.encode(), "cu.txt")
    assert document.text == UNICODE
    assert "old_font_converted" in {one.code for one in document.warnings}


def test_unicode_text_is_never_converted():
    for name in ("901", "902", "903", "904", "news_page", "plan_party_cell"):
        data = (DATA / f"{name}.txt").read_bytes()
        assert read_file(data, "x.txt").text == data.decode()


def test_cells_of_a_web_table_stay_apart_without_paragraphs_in_them():
    page = (
        "<html><body><p>KẾ HOẠCH</p><p>Trồng cây năm 2026</p><table><tr><th>STT<th>Nội dung<th>Chủ trì<th>Thời gian"
        "<tr><td>1</td><td>Cấp cây</td><td>Sở Tài chính</td><td>Quý II/2026</td></tr></table></body></html>"
    )
    [task] = read_file(page.encode(), "kh.html").tasks
    assert (task.text, task.lead, task.time_text) == ("Cấp cây", ("Sở Tài chính",), "Quý II/2026")
