"""Citations: every mention in running text, with what is said about it."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach_cms.text import find_citations

ONE = [
    # text, span, number, kind, date, issuer, relation
    (
        "Thực hiện Chỉ thị số 20-CT/TW, ngày 18/01/2018 của Ban Bí thư Trung ương Đảng về lịch sử Đảng",
        "Chỉ thị số 20-CT/TW, ngày 18/01/2018",
        ("20-CT/TW", "Chỉ thị", date(2018, 1, 18), "Ban Bí thư Trung ương Đảng", "implements"),
    ),
    (
        "Ngày 18/8/2022, Ban Thường vụ Tỉnh ủy Hải Sơn ban hành Kế hoạch số 98-KH/TU về sơ kết",
        "Kế hoạch số 98-KH/TU",
        ("98-KH/TU", "Kế hoạch", date(2022, 8, 18), "Ban Thường vụ Tỉnh ủy Hải Sơn", None),
    ),
    (
        "theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình\nsố 253/TTr- SNV ngày 22 tháng 01 năm 2025",
        "Tờ trình\nsố 253/TTr- SNV ngày 22 tháng 01 năm 2025",
        ("253/TTr-SNV", "Tờ trình", date(2025, 1, 22), "Giám đốc Sở Nội vụ", None),
    ),
    (
        "theo Quyết định số 41 QĐ/TĐTN ngày 07/4/2026 của Ban Thường vụ Tỉnh đoàn về thi đua",
        "Quyết định số 41 QĐ/TĐTN ngày 07/4/2026",
        ("41-QĐ/TĐTN", "Quyết định", date(2026, 4, 7), "Ban Thường vụ Tỉnh đoàn", None),
    ),
    (
        "Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị quy định về kỷ luật",
        "Quy định số 69-QĐ/TW ngày 06/7/2022",
        ("69-QĐ/TW", "Quy định", date(2022, 7, 6), "Bộ Chính trị", None),
    ),
    (
        "căn cứ QUYẾT ĐỊNH SỐ 1237/QĐ-TTG NGÀY 27 THÁNG 7 NĂM 2013 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TRỢ CẤP",
        "QUYẾT ĐỊNH SỐ 1237/QĐ-TTG NGÀY 27 THÁNG 7 NĂM 2013",
        ("1237/QĐ-TTg", "Quyết định", date(2013, 7, 27), "THỦ TƯỚNG CHÍNH PHỦ", "based_on"),
    ),
    (
        "Kế hoạch này thay thế Kế hoạch số 17-KH/HU, ngày 09/4/2018",
        "Kế hoạch số 17-KH/HU, ngày 09/4/2018",
        ("17-KH/HU", "Kế hoạch", date(2018, 4, 9), None, "replaces"),
    ),
    (
        "bãi bỏ điểm 2, mục II Thông báo số 203-TB/HU",
        "Thông báo số 203-TB/HU",
        ("203-TB/HU", "Thông báo", None, None, "repeals"),
    ),
    (
        "sơ kết 05 năm thực hiện Chỉ thị số 20-CT/TW",
        "Chỉ thị số 20-CT/TW",
        ("20-CT/TW", "Chỉ thị", None, None, "reviews"),
    ),
    (
        "Kế hoạch 61-KH/HU (ngày 5/9/2022) của Huyện ủy",
        "Kế hoạch 61-KH/HU (ngày 5/9/2022",
        ("61-KH/HU", "Kế hoạch", date(2022, 9, 5), "Huyện ủy", None),
    ),
    (
        "hướng dẫn tại văn bản 7469/VPCP-KTTH về thanh toán",
        "văn bản 7469/VPCP-KTTH",
        ("7469/VPCP-KTTH", "Công văn", None, None, None),
    ),
    (
        "tại Điều 2Nghị quyết số 81/2026/QH16 về đò",
        "Nghị quyết số 81/2026/QH16",
        ("81/2026/QH16", "Nghị quyết", None, None, None),
    ),
    (
        "theo đề nghị của Sở Thuyền tỉnh Sông Thao (cơ quan thường trực Ban Chỉ huy bến đò tỉnh) tại Tờ trình số "
        "57/TTr-SBB ngày 18/4/2026",
        "Tờ trình số 57/TTr-SBB ngày 18/4/2026",
        ("57/TTr-SBB", "Tờ trình", date(2026, 4, 18), "Sở Thuyền tỉnh Sông Thao", None),
    ),
    (
        "theo Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",
        "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",
        ("31/2024/QH15", "Luật", date(2024, 1, 18), None, None),
    ),
    (
        "Chương trình hành động số 08-CTr/TU của Thành ủy",
        "Chương trình hành động số 08-CTr/TU",
        ("08-CTr/TU", "Chương trình", None, "Thành ủy", None),
    ),
]


@pytest.mark.parametrize(("text", "span", "said"), ONE)
def test_a_mention_is_found_with_what_is_said_about_it(text, span, said):
    (found,) = find_citations(text)
    assert found.text == span
    assert (str(found.number), found.kind.name, found.date, found.issuer, found.relation) == said


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", "Luật", date(2015, 6, 19)),
        ("tuân thủ Bộ luật Lao động năm 2019", "Bộ luật", None),
        ("Nghị quyết số      /NQ-CP ngày 01 tháng 01 năm 2025", "Nghị quyết", date(2025, 1, 1)),
        ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;", "Hiến pháp", None),
        ("VỀ PHÁP LUẬT ĐÒ DỌC\nỦY BAN THƯỜNG VỤ QUỐC HỘI\nCăn cứ Luật Đò dọc năm 2026;", "Luật", None),
        ("sửa đổi Nghị quyết số 47 ngày 13/12/2026 của HĐND tỉnh", "Nghị quyết", date(2026, 12, 13)),
        ("thực hiện Chỉ thị 05, gắn với thi đua", "Chỉ thị", None),
    ],
)
def test_laws_blanks_and_short_forms_have_no_number(text, kind, on):
    (found,) = find_citations(text)
    assert (found.number, found.kind.name, found.date) == (None, kind, on)


def test_a_law_that_amends_laws_is_one_mention():
    text = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Đất đai ngày 22/11/2019"
    assert [one.text for one in find_citations(text)] == [text]


def test_a_resolution_behind_a_law_is_a_mention_of_its_own():
    found = find_citations("theo Luật Đò dọc năm 2024, Nghị quyết số 81/2026/QH16 của Quốc hội")
    assert [(one.text, one.kind.name) for one in found] == [
        ("Luật Đò dọc năm 2024", "Luật"),
        ("Nghị quyết số 81/2026/QH16", "Nghị quyết"),
    ]


def test_a_symbol_torn_by_a_space_is_whole_where_the_text_has_it_whole():
    torn = "Thông tư 7/2026/TT-BBD ĐT ngày 15/01/2026"
    found = find_citations(f"Thông tư số 7/2026/TT-BBDĐT; Điều 2 của {torn}")
    assert [(str(one.number), one.text) for one in found][1] == ("7/2026/TT-BBDĐT", torn)
    assert str(find_citations(torn)[0].number) == "7/2026/TT-BBD"


def test_a_list_under_one_word_gives_every_number():
    text = "của Ủy ban nhân dân tỉnh tại các văn bản số 1407/UBND-NNMT ngày 05/4/2026, số 1446/UBND-NNMT ngày 07/4/2026"
    found = find_citations(text)
    assert [str(one.number) for one in found] == ["1407/UBND-NNMT", "1446/UBND-NNMT"]
    assert [one.issuer for one in found] == ["Ủy ban nhân dân tỉnh"] * 2


def test_a_body_named_behind_two_of_its_letters_issued_both():
    text = "tại Công văn số 4216/UBND-NC ngày 02/12/2021 và Công văn số 4478/UBND-NC ngày 18/11/2022 của UBND tỉnh"
    assert [one.issuer for one in find_citations(text)] == ["UBND tỉnh"] * 2


def test_a_short_form_is_resolved_by_the_whole_form_elsewhere():
    text = "Chỉ thị số 20-CT/TW ngày 18/01/2018. Kết quả thực hiện Chỉ thị 20 của Ban Bí thư. Kế hoạch 84 nói trên."
    whole, short, unresolved = find_citations(text)
    assert short.short and short.number == whole.number and short.issuer == "Ban Bí thư"
    assert unresolved.number is None


def test_a_relation_inside_another_documents_subject_is_not_ours():
    text = "Thực hiện Kế hoạch số 84-KH/TU ngày 17/4/2018 của Tỉnh ủy về việc thực hiện Chỉ thị số 20-CT/TW"
    assert [one.relation for one in find_citations(text)] == ["implements", None]


@pytest.mark.parametrize(
    "text",
    [
        "Số: 07/KH-UBND\n",
        "phát 15 QĐ-UBND và 20 CT/TU",
        "NGHỊ QUYẾT\nSố: 12/NQ-HĐND",
        "| Số: 254/QĐ-UBND | Sơn La |",
        "Ví dụ 1: Báo cáo của đại hội\nSố 16-BC/ĐH",
        "trực 24/7, điện thoại 0258 3822 222, xe 79A-123.45, 5-7 triệu, tỷ số 3-2, ISO 9001:2015",
        "QCVN 14:2008/BTNMT, giai đoạn 2022-2025, 1/9/2016, 63/63 tỉnh, 61-KH và các văn bản",
        "tờ bản đồ 20-CT, máy Zoom 98-KH, vắc-xin AZD1222, kế hoạch 5 năm, Điều 7",
    ],
)
def test_headers_samples_and_look_alikes_are_no_mentions(text):
    assert find_citations(text) == []


PIECES = st.lists(
    st.sampled_from(
        [
            "Kế hoạch số ",
            "98-KH/TU",
            "30/2020/NĐ-CP",
            " ngày 18/01/2018",
            " của Ban Bí thư",
            "\n",
            " ",
            ", ",
            "số ",
            "Luật ",
            "Đất đai ",
            "năm 2013",
            "/",
            "-",
            "KH 61",
            "(",
            "|",
            "QH15",
            "64/2025",
            "́",
            "Căn cứ ",
            "ban hành ",
            "thay thế ",
            "1",
            "ngày ",
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(st.text(max_size=200), PIECES))
@example("0-A0/KẾHOẠCH SỐ0/A0")
def test_spans_index_the_text_they_came_from_in_order(text):
    position = 0
    for one in find_citations(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= position
        position = one.end
        assert 0 <= one.confidence <= 1


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("theo yêu cầu của lãnh đạo Ủy ban tại công văn số 12/VP-KT ngày 02/3/2026", [None]),
        ("Kế hoạch số 12-KH/TU ngày 02/3/2026 của Tỉnh ủy Sông Thao\n\nKính gửi: Các chi bộ", ["Tỉnh ủy Sông Thao"]),
        (
            "Thông tư số 22/2021/TT-BGDĐT quy định về đánh giá của Bộ trưởng Bộ Giáo dục và Đào tạo",
            ["Bộ trưởng Bộ Giáo dục và Đào tạo"],
        ),
        ("Thông tư số 22/2021/TT-BGDĐT quy định về hồ sơ của Sở Giáo dục và Đào tạo", [None]),
        ("Thủ tướng Chính phủ Phạm Văn An vừa ký Công điện số 134/CĐ-TTg", ["Thủ tướng Chính phủ"]),
        ("Kế hoạch số 215/KH-MNPĐ ngày 09/9/2026 của trường Mầm non Phú Đức", ["trường Mầm non Phú Đức"]),
        (
            "văn bản số 99/TWPCTT của Ban chỉ đạo Trung ương về Phòng, chống thiên tai về việc trực ban",
            ["Ban chỉ đạo Trung ương về Phòng, chống thiên tai"],
        ),
        (
            "Kế hoạch số 81-KH/ĐUK; Hướng dẫn số 23-HD/ĐUK của Đảng ủy Khối Doanh nghiệp",
            ["Đảng ủy Khối Doanh nghiệp"] * 2,
        ),
        ("Đề án số 06-ĐA/TU, Kế hoạch số 61-KH/ĐUK của Đảng ủy Khối Doanh nghiệp", [None, "Đảng ủy Khối Doanh nghiệp"]),
        (
            "Pháp lệnh số 26/2005/PL-UBTVQH11 của Ủy ban Thường vụ Quốc hội và Pháp lệnh số 04/2012/UBTVQH13",
            ["Ủy ban Thường vụ Quốc hội", None],
        ),
        ("ý kiến chỉ đạo của Bộ Chính trị tại văn bản số 17129-CV/VPTW", [None]),
        ("Kế hoạch số 83-KH/TU của\nBan Thường vụ Tỉnh ủy\nĐẢNG CỘNG SẢN VIỆT NAM", ["Ban Thường vụ Tỉnh ủy"]),
        ("Kế hoạch số 7/KH-UBND ngày 02/3/2026 của Chủ tịch\nUBND tỉnh về bến đò", ["Chủ tịch UBND tỉnh"]),
        ("Nghị quyết số 6-NQ/TU của Ban Thường vụ Tỉnh ủy tỉnh về bến đò", ["Ban Thường vụ Tỉnh ủy"]),
        ("Nghị quyết số 6-NQ/TU của Ban Thường vụ Tỉnh ủy Sông Thao về bến", ["Ban Thường vụ Tỉnh ủy Sông Thao"]),
        ("Chỉ thị số 79/CT-BTTM của Tổng Tham mưu trưởng về thuyền", ["Tổng Tham mưu trưởng"]),
        ("báo cáo của Tổng công ty Đò Thao về phao (Công văn số 4/ĐT-KH)", ["Tổng công ty Đò Thao"]),
        ("đề nghị của Giám đốc Sở Bến đò về phao (Tờ trình số 4/TTr-SBĐ)", ["Giám đốc Sở Bến đò"]),
        (
            "Nghị quyết số 4/NQ-UBTVQH15 của Ủy ban thường vụ Quốc hội về bến và Báo cáo số 5/BC-ĐGS"
            " của Đoàn giám sát của Ủy ban thường vụ Quốc hội, gửi kèm",
            ["Ủy ban thường vụ Quốc hội", "Đoàn giám sát của Ủy ban thường vụ Quốc hội"],
        ),
        (
            "Kế hoạch số 4/KH-HVB của Giám đốc\nHọc viện Kỹ thuật đò dọc ban hành lịch",
            ["Giám đốc Học viện Kỹ thuật đò dọc"],
        ),
        ("Kế hoạch số 4/KH-BQL của Ban quản lý dự án bến đò tỉnh về thuyền", ["Ban quản lý dự án bến đò tỉnh"]),
        ("Kế hoạch số 4/KH-UBKT của Ủy ban kiểm tra Tỉnh ủy; các xã", ["Ủy ban kiểm tra Tỉnh ủy"]),
        ("Nghị định số 4/2026/NĐ-CP của Chính phủ nghị định về thuyền", ["Chính phủ"]),
        ("Quyết định số 4/QĐ-TTg của Thủ tướng Chính phủ sửa đổi quy định về thuyền", ["Thủ tướng Chính phủ"]),
        ("Kế hoạch số 4/KH-SNV của Sở Nội vụ vừa gửi;", ["Sở Nội vụ"]),
        ("Công văn số 4/CV-TC của Phòng Tổ chức, Sở Bến đò về phao", ["Phòng Tổ chức, Sở Bến đò"]),
        ("Công văn số 4/SBĐ-TC của Sở Bến đò, Sở Nội vụ về phao", ["Sở Bến đò"]),
        ("sửa đổi Nghị quyết số 47 ngày 13/12/2026 của HĐND tỉnh về giá đò", ["HĐND tỉnh"]),
        ("ý kiến của Bộ Bến đò tại phiên họp (Thông báo số 4/TB-VPCP)", [None]),
        (
            "Nghị quyết số 4-NQ/TW của Hội nghị Trung ương lần thứ năm khoá XIX về bến, Nghị quyết số 5-NQ/TW của "
            "Hội nghị Trung ương 6 (khóa XIX) về đò",
            ["Hội nghị Trung ương lần thứ năm khoá XIX", "Hội nghị Trung ương 6 (khóa XIX)"],
        ),
        (
            "Công văn số 4/PCTT của Ban Chỉ huy phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh và các văn bản khác",
            ["Ban Chỉ huy phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh"],
        ),
        (
            "Công văn số 4/BCĐ của Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh về bến",
            ["Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh"],
        ),
        ("Ngày 04/3/2026, đồng chí Lò Văn Páo, Phó Bí thư Huyện ủy Bến Thao đã ký Công văn số 4-CV/HU về bến", [None]),
        (
            "những việc UBND huyện đã chỉ đạo tại Công văn số 4/UBND-KT ngày 02/3/2026, Công văn số 5/UBND-KT",
            ["UBND huyện", None],
        ),
        ("việc Sở Bến đò được giao tại Quyết định số 4/QĐ-UBND", [None]),
    ],
)
def test_the_issuer_is_whom_the_clause_or_the_letters_name(text: str, issuers: list[str | None]) -> None:
    assert [one.issuer for one in find_citations(text)] == issuers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tờ trình số 737/TTg-TCCB", "Tờ trình"),
        ("văn bản số 594/UBND-VX", "Công văn"),
        ("văn bản số 92/TTr-UBND", "Tờ trình"),
        ("Hướng dẫn số 92-HĐ/ĐU", "Hướng dẫn"),
    ],
)
def test_a_letters_number_takes_its_kind_from_the_word_in_front(text: str, kind: str) -> None:
    [found] = find_citations(text)
    assert found.kind is not None and found.kind.name == kind


def test_mentions_broken_over_deeply_indented_lines_are_whole() -> None:
    [found] = find_citations("vừa ký Công điện\n               134/CĐ-TTg ngày\n               14/12/2024 về đất")
    assert (str(found.number), found.date) == ("134/CĐ-TTg", date(2024, 12, 14))


@pytest.mark.parametrize(
    ("text", "span", "issuer"),
    [
        (
            "Xét báo cáo của UBND huyện số 21/BC-UBND, ngày 08/12/2025",
            "báo cáo của UBND huyện số 21/BC-UBND, ngày 08/12/2025",
            "UBND huyện",
        ),
        ("công bố tại các Quyết định: Số 2/QĐ-SBB, số 3/QĐ-SBB", "Quyết định: Số 2/QĐ-SBB", None),
        ("căn cứ Kế hoạch năm học số 7/KH-THCS", "Kế hoạch năm học số 7/KH-THCS", None),
        ("Báo cáo thẩm tra số 5/BC-KTNS của Ban Kinh tế", "Báo cáo thẩm tra số 5/BC-KTNS", "Ban Kinh tế"),
        ("Mệnh lệnh số 2/ML-BTL của Tư lệnh Quân khu 2", "Mệnh lệnh số 2/ML-BTL", "Tư lệnh Quân khu 2"),
        (
            "(Kèm theo Kế hoạch số:      /KH-UBND ngày     tháng     năm 2026)",
            "Kế hoạch số:      /KH-UBND ngày     tháng     năm 2026",
            None,
        ),
        ("nêu trong kế hoạch và các việc số 7/BC-SBB", "số 7/BC-SBB", None),
    ],
)
def test_the_span_begins_at_the_word_for_the_kind_where_it_stands_near(
    text: str, span: str, issuer: str | None
) -> None:
    first = find_citations(text)[0]
    assert (first.text, first.issuer) == (span, issuer)


def test_a_date_behind_the_body_is_the_mentions_date() -> None:
    found = find_citations("Công văn số 31/BBB-VP của Bộ Bến đò ngày 12/7/2024 về phao")[0]
    assert (found.text, found.date, found.issuer) == ("Công văn số 31/BBB-VP", date(2024, 7, 12), "Bộ Bến đò")


@pytest.mark.parametrize(
    "words", ["Mẫu số 03/BCTH", "biểu 02/TH-KT", "Phụ biểu số 4/TKKH", "BIỂU MẪU SỐ: 5/QĐ-XP", "Phụ lục số 07/KHTC"]
)
def test_the_number_of_a_form_is_no_document(words: str) -> None:
    assert not find_citations(f"Các xã báo cáo theo {words} trước ngày 05/3/2027.")
    [found] = find_citations(f"Báo cáo theo {words} kèm theo Công văn số 5/STC-NS.")
    assert str(found.number) == "5/STC-NS"
