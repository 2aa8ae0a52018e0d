"""Who has which share of an item: points below a unit, dashes with days of their own, sentences about others."""

from __future__ import annotations

import pytest

from kehoach_cms.text import ParsedDocument, find_citations, parse_period, read_text

PLAN = "KẾ HOẠCH\nVá thuyền năm 2026\n\nIII. TỔ CHỨC THỰC HIỆN\n"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Thao, ngày 05 tháng 3 năm 2026\n\n"
LETTER = "SỞ BẾN BÃI\nSố: 9/SBB-VP\nV/v vá thuyền\n" + STATE + "Kính gửi: Các xã.\n\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Páo\n"


def rows(found: ParsedDocument) -> list[tuple[str, tuple[str, ...], str]]:
    return [(task.n, task.lead, task.time_text) for task in found.tasks]


def test_points_below_a_unit_are_one_task_unless_one_has_its_own_day_or_unit() -> None:
    found = read_text(PLAN + "1. Sở Bến bãi\na) Vá thuyền.\nb) Phối hợp với Công an xã thả phao.\n")
    assert rows(found) == [("III.1", ("Sở Bến bãi",), "")]
    assert found.tasks[0].cooperating == ("Công an xã",)
    apart = read_text(PLAN + "1. Sở Bến bãi\na) Vá thuyền.\nb) Thả phao trước ngày 20/9/2026.\n")
    assert [task.n for task in apart.tasks] == ["III.1.a", "III.1.b"]


def test_a_dash_without_a_day_adds_no_task_to_those_that_have_one() -> None:
    found = read_text(
        PLAN + "1. Sở Bến bãi:\n- Vá thuyền trước ngày 20/9/2026.\n- Thường xuyên kiểm tra phao.\n"
        "- Đếm thuyền trước ngày 30/10/2026; báo cáo UBND tỉnh trước ngày 15/11/2026.\n"
        "2. Đội Thuyền:\n- Giữ bến.\n- Dọn bến trước ngày 01/9/2026.\n"
    )
    assert rows(found) == [
        ("III.1", ("Sở Bến bãi",), "trước ngày 20/9/2026"),
        ("III.1#2", ("Sở Bến bãi",), "trước ngày 30/10/2026"),
        ("III.1#3", ("Sở Bến bãi",), "trước ngày 15/11/2026"),
        ("III.2", ("Đội Thuyền",), ""),
        ("III.2#2", ("Đội Thuyền",), "trước ngày 01/9/2026"),
    ]


def test_people_of_an_office_act_each_for_themselves() -> None:
    found = read_text(
        PLAN + "1. Ban Giám hiệu nhà trường:\n- Thầy Hiệu trưởng Lò Văn Páo: Chỉ đạo chung.\n"
        "- Cô Phó Hiệu trưởng Vàng Thị Sua (Trưởng ban Bến bãi):\n  + Trực tiếp dạy bơi; ký sổ.\n  + Kiểm tra phao.\n"
        "2. Đội Thuyền và Ban đại diện Cha mẹ học sinh:\n- Giữ bến.\n"
        "- Ban đại diện Cha mẹ học sinh phối hợp với nhà trường đưa đón các em.\n"
    )
    assert rows(found) == [
        ("III.1", ("Thầy Hiệu trưởng Lò Văn Páo",), ""),
        ("III.1#2", ("Cô Phó Hiệu trưởng Vàng Thị Sua",), ""),
        ("III.2", ("Đội Thuyền", "Ban đại diện Cha mẹ học sinh"), ""),
        ("III.2#2", ("Ban đại diện Cha mẹ học sinh",), ""),
    ]


def test_who_asks_has_nothing_to_do_and_whom_it_asks_stands_below() -> None:
    found = read_text(
        "ĐẢNG ỦY XÃ BẾN THAO\nSố 7-TB/ĐU\nBến Thao, ngày 05 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận kiểm tra\n\n"
        "1. Ưu điểm: Chi bộ đã giữ bến.\n2. Ban Thường vụ Đảng ủy yêu cầu:\n"
        "Chi bộ thôn Thượng phát huy ưu điểm và thực hiện các nội dung sau:\n- Sửa quy chế.\n- Thu phí đủ.\n"
        "- Người đứng đầu chi bộ nêu gương.\n3. Tổ chức thực hiện:\n"
        "- Giao Chi bộ thôn Thượng bàn giao sổ trước ngày 31/10/2026; báo cáo trước ngày 30/11/2026.\n"
        "- Đề nghị đồng chí Đảng ủy viên phụ trách thôn Thượng thường xuyên dự sinh hoạt chi bộ.\n" + SIGNED
    )
    assert rows(found) == [
        ("2", ("Chi bộ thôn Thượng",), ""),
        ("2#2", ("Người đứng đầu chi bộ",), ""),
        ("3", ("Chi bộ thôn Thượng",), "trước ngày 31/10/2026"),
        ("3#2", ("Chi bộ thôn Thượng",), "trước ngày 30/11/2026"),
        ("3#3", ("đồng chí Đảng ủy viên phụ trách thôn Thượng",), "thường xuyên"),
    ]


@pytest.mark.parametrize(
    ("second", "leads"),
    [
        ("Công an tỉnh tăng cường tuần tra.", [("Sở Bến bãi",), ("Công an tỉnh",)]),
        ("Đề nghị Tổng Hội Đò dọc vận động hội viên.", [("Sở Bến bãi",), ("Tổng Hội Đò dọc",)]),
        ("Sở Bến bãi báo cáo kết quả.", [("Sở Bến bãi",)]),
        ("Công an tỉnh đã tuần tra năm 2025.", [("Sở Bến bãi",)]),
        ("Đối với các bến nhỏ, cơ quan quản lý bến tự giữ.", [("Sở Bến bãi",)]),
    ],
)
def test_a_sentence_about_another_unit_is_a_task_of_its_own(second: str, leads: list[tuple[str, ...]]) -> None:
    found = read_text(PLAN + f"1. Sở Bến bãi chủ trì vá thuyền. {second}\n2. Đội Thuyền giữ bến.\n")
    assert [task.lead for task in found.tasks[:-1]] == leads


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Giáo viên được phân công thực hiện sổ bến.", "Giáo viên được phân công"),
        ("Cán bộ phụ trách lĩnh vực bến bãi rà soát thuyền.", "Cán bộ phụ trách lĩnh vực bến bãi"),
        ("HĐND xã giao cho UBND xã hoàn chỉnh sổ bến.", "UBND xã"),
        ("Đơn vị được giao có trách nhiệm vá thuyền.", "Đơn vị được giao"),
        (
            "Đồng chí Phó Bí thư phụ trách công tác tổ chức đôn đốc giữ bến.",
            "Đồng chí Phó Bí thư phụ trách công tác tổ chức",
        ),
        (
            "Ban đại diện cha mẹ học sinh các lớp phối hợp với Đội Thuyền đưa đón.",
            "Ban đại diện cha mẹ học sinh các lớp",
        ),
        ("Các xã chưa nộp sổ phải nộp trước ngày 10/3/2026.", "Các xã chưa nộp sổ"),
        ("Đơn vị đã đăng ký tiến hành đếm phao.", "Đơn vị đã đăng ký"),
        ("Phòng Kế hoạch tổng hợp báo cáo Giám đốc.", "Phòng Kế hoạch tổng hợp"),
        ("Đơn vị được giao chủ trì nộp sổ.", "Đơn vị"),
        ("Tổng Liên đoàn Lao động Việt Nam xem xét việc thu phí.", "Tổng Liên đoàn Lao động Việt Nam"),
    ],
)
def test_which_of_many_is_part_of_the_name(words: str, lead: str) -> None:
    assert read_text(PLAN + f"1. {words}\n2. Đội Thuyền giữ bến.\n").tasks[0].lead == (lead,)


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        ("phối hợp với các Bộ: Xây dựng, Công an và các cơ quan", ("Xây dựng", "Công an", "các cơ quan")),
        ("phối hợp chặt chẽ, kịp thời với Sở Xây dựng, Công an tỉnh", ("Sở Xây dựng", "Công an tỉnh")),
        ("phối hợp thường xuyên với Sở Xây dựng, có cơ chế trực chung,", ("Sở Xây dựng",)),
        ("phối hợp với các ngành, các cấp", ("các ngành, các cấp",)),
        ("phối hợp với các cấp, các ngành", ("các cấp, các ngành",)),
        ("phối hợp cha mẹ học sinh, nhân viên hỗ trợ", ("cha mẹ học sinh", "nhân viên hỗ trợ")),
    ],
)  # fmt: skip
def test_partners_of_a_group(words: str, partners: tuple[str, ...]) -> None:
    assert read_text(PLAN + f"1. Sở Bến bãi {words} rà soát thuyền.\n").tasks[0].cooperating == partners


def test_letters_for_a_name_head_a_list_where_another_heading_is_a_unit() -> None:
    found = read_text(
        "TỔNG CÔNG TY ĐÒ DỌC SÔNG THAO\nSố:\nLập sổ thuyền\nKính gửi: Các đơn vị\n\n1. CTĐS:\n1.1. Đò ngang:\n"
        "- Lập sổ.\n- Báo cáo trước ngày 31/3/2026.\n2. Các đơn vị thành viên:\n- Giữ bến.\n\nNơi nhận:\n- Như trên;\n"
        "Lò Văn Páo\n"
    )
    assert rows(found) == [
        ("1.1", ("CTĐS",), ""),
        ("1.1#2", ("CTĐS",), "trước ngày 31/3/2026"),
        ("2", ("Các đơn vị thành viên",), ""),
    ]
    assert (found.doc_type, found.issuer, found.title) == ("Công văn", "TỔNG CÔNG TY ĐÒ DỌC SÔNG THAO", "Lập sổ thuyền")
    assert found.signer is not None
    assert (found.recipients, found.signer.name) == (("Như trên",), "Lò Văn Páo")
    alone = read_text(PLAN + "1. GTVT:\n- Lập sổ.\n2. PCCC:\n- Vá thuyền.\n")
    assert {task.lead for task in alone.tasks} == {()}


def test_a_letter_goes_on_with_whom_it_asked() -> None:
    found = read_text(
        LETTER + "Để giữ bến, Sở Bến bãi đề nghị Phòng Kinh tế các xã lập sổ thuyền.\n\n"
        "Đối với các bến ngang, Phòng Kinh tế các xã hướng dẫn chủ đò vá thuyền.\n\n"
        "Đối với các bến dọc, Công an tỉnh đã kiểm tra.\n" + SIGNED
    )
    assert [task.lead for task in found.tasks] == [("Phòng Kinh tế các xã",)] * 2


def test_numbered_orders_in_the_news_are_tasks_with_paragraphs_between_and_prose_is_none() -> None:
    lead = "Chủ tịch UBND tỉnh vừa ký Công điện số 3/CĐ-UBND ngày 02/3/2026 về bão.\n\n"
    found = read_text(
        f"Giữ bến trước bão\n{lead}Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Bến bãi cấm bến trước ngày lễ Quốc khánh "
        "02/9/2026.\n\nMức phạt: 2 triệu đồng.\n\n2. Công an tỉnh tuần tra mỗi ngày một lần.\n"
    )
    assert found.document_kind == "news"
    assert rows(found) == [
        ("1", ("Sở Bến bãi",), "trước ngày lễ Quốc khánh 02/9/2026"),
        ("2", ("Công an tỉnh",), "mỗi ngày một lần"),
    ]
    assert str(found.tasks[0].period and found.tasks[0].period.end) == "2026-09-01"
    below = read_text(
        f"Giữ bến trước bão\n{lead}Chủ tịch UBND tỉnh giao nhiệm vụ cụ thể như sau:\n1. Sở Bến bãi:\n- Cấm bến.\n"
        "- Thả phao.\n- Vá thuyền.\n- Đếm thuyền trước ngày 09/3/2026.\n2. Công an tỉnh:\n- Tuần tra.\n"
    )
    assert [task.n for task in below.tasks] == ["1", "1#2", "2"]
    told = read_text(f"{lead}Sở Bến bãi cấm bến trước ngày 03/3/2026. Công an tỉnh tuần tra.\n")
    assert told.tasks == ()


def test_prose_that_tells_what_a_body_did_is_news_and_rests_on_nothing() -> None:
    found = read_text(
        "Thực hiện Kế hoạch số 7/KH-UBND ngày 02/3/2026 của UBND tỉnh, Sở Bến bãi đã xây dựng Kế hoạch vá thuyền.\n\n"
        "Theo kế hoạch, Sở vá mười thuyền trước ngày 15/8/2026.\n"
    )
    assert (found.document_kind, found.basis, found.tasks) == ("news", (), ())


def test_an_annex_that_speaks_of_no_tasks_has_none_without_a_unit_or_a_day() -> None:
    found = read_text("Phụ lục 02\nMÔ TẢ DỮ LIỆU BẾN\n\n1. Lập bảng thuyền với bảng phao\nTên bảng: Thuyền\n")
    assert found.tasks == ()


@pytest.mark.parametrize(
    ("words", "time", "kind"),
    [
        ("chi trả phụ cấp theo từng học kỳ", "theo từng học kỳ", "recurring"),
        ("đánh giá các em vào cuối mỗi học kỳ", "vào cuối mỗi học kỳ", "recurring"),
        ("kiểm phao định kỳ hoặc đột xuất", "định kỳ hoặc đột xuất", "recurring"),
        ("báo cáo định kỳ cuối mỗi quý về phao", "định kỳ cuối mỗi quý", "recurring"),
        ("vá phao vào lúc 16h00 ngày thứ Sáu 20/3/2026", "16h00 ngày thứ Sáu 20/3/2026", "day"),
        ("kiểm phao 06 tháng một lần", "06 tháng một lần", "recurring"),
        ("kiểm phao mỗi quý một lần", "mỗi quý một lần", "recurring"),
        ("định kỳ báo cáo trước ngày 23 hằng tháng", "trước ngày 23 hằng tháng", "recurring"),
        ("bàn giao sổ khi học sinh chuyển cấp, chuyển trường", "khi học sinh chuyển cấp, chuyển trường", "conditional"),
        ("kiểm bến sau khi học sinh nghỉ hè", "", ""),
        ("vá thuyền theo từng bến", "", ""),
        ("kiểm phao ít nhất 01 lần/quý", "01 lần/quý", "recurring"),
        ("họp trong tuần đầu của mỗi tháng", "trong tuần đầu của mỗi tháng", "recurring"),
        ("tổng kết sau mỗi đợt", "sau mỗi đợt", "recurring"),
        ("báo cáo định kỳ hằng tháng, quý, năm", "định kỳ hằng tháng, quý, năm", "recurring"),
        ("báo cáo vào ngày 25 hằng tháng", "vào ngày 25 hằng tháng", "recurring"),
        ("báo cáo khi phát hiện thuyền thủng", "khi phát hiện thuyền thủng", "conditional"),
        ("chuẩn bị phao, sẵn sàng cứu người khi có yêu cầu", "", ""),
        ("thực hiện các chỉ thị của tỉnh về giữ bến trong dịp Tết Nguyên đán", "", ""),
        ("giữ bến trong dịp Tết Nguyên đán", "trong dịp Tết Nguyên đán", "conditional"),
        ("báo cáo mực nước trước 16 giờ hằng ngày", "trước 16 giờ hằng ngày", "recurring"),
        ("cho thuyền nghỉ đến khi có thông báo của tỉnh", "đến khi có thông báo của tỉnh", "conditional"),
        ("trình sổ chậm nhất là tại phiên họp tháng 5/2026", "chậm nhất là tại phiên họp tháng 5/2026", "by"),
        ("trình sổ trước kỳ họp tháng 7/2026", "trước kỳ họp tháng 7/2026", "before"),
        ("khẩn trương thả phao", "khẩn trương", "immediate"),
        ("trực bến trong năm 2026 và các năm tiếp theo", "trong năm 2026 và các năm tiếp theo", "from"),
        ("dạy bơi trong năm học 2026-2027", "trong năm học 2026-2027", "period"),
        ("phối hợp với Đội Thuyền khẩn trương thả phao", "", ""),
        ("khẩn trương thả phao trước ngày 20/9/2026", "trước ngày 20/9/2026", "before"),
        ("theo chức năng, nhiệm vụ được giao khẩn trương thả phao", "khẩn trương", "immediate"),
        ("thả phao từ ngày 08/9/2026 tới ngày 20/9/2026", "từ ngày 08/9/2026 tới ngày 20/9/2026", "period"),
    ],
)
def test_times_of_every_term_and_of_what_befalls(words: str, time: str, kind: str) -> None:
    task = read_text(PLAN + f"1. Sở Bến bãi {words}.\n2. Đội Thuyền giữ bến.\n").tasks[0]
    assert (task.time_text, task.period.kind if task.period else "") == (time, kind)


def test_a_day_with_its_name_ends_a_time_before_it() -> None:
    period = parse_period("trước ngày Quốc khánh 02/9/2026")
    assert (period.kind, str(period.end)) == ("before", "2026-09-01")


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    found = read_text(
        "CHỈ THỊ\nVề giữ bến\n\nII. NHIỆM VỤ\n\n1. Sở Bến bãi:\n\n- Vá thuyền, thả phao trên các bến ngang tỉnh và\n"
        "các xã ven sông, lập sổ theo dõi thuyền qua lại rồi báo cáo Ủy ban\n\n2\n\n\n--- PAGE BREAK ---\n\n"
        "nhân dân tỉnh trong tháng 3 năm 2026 về số thuyền đã vá và số phao\nđã thả trên sông.\n\n"
        "- Giữ bến, trực tại các bến ngang và bến dọc trong mùa mưa bão cùng\ncông an các xã.\n"
    )
    task = found.tasks[0]
    assert "báo cáo Ủy ban nhân dân tỉnh trong tháng 3" in task.text
    assert (task.time_text, task.cooperating) == ("trong tháng 3 năm 2026", ())
    block = next(one for one in found.blocks if "báo cáo Ủy ban" in one.text)
    assert "PAGE BREAK" not in "".join(run.text for run in block.runs)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("thực hiện Chi thị sô 20/CT-TTg ngày 17/5/2017", ["Chi thị sô 20/CT-TTg ngày 17/5/2017"]),
        ("thực hiện Quyết đinh so 4/QĐ-TTg", ["Quyết đinh so 4/QĐ-TTg"]),
        ("thực hiện Nghĩ định số 4/2025/NĐ-CP", ["định số 4/2025/NĐ-CP"]),
        ("| CỔNG THÔNG TIN 41 /CT-TTs Ha Nội, ngày 4 tháng 3 năm 2020", []),
    ],
)
def test_words_for_kinds_that_lost_their_marks(words: str, texts: list[str]) -> None:
    assert [one.text for one in find_citations(words)] == texts


def test_a_body_in_front_of_a_list_of_numbers_issued_them_all() -> None:
    found = find_citations(
        "chỉ đạo của Chính phủ tại Nghị quyết số 5/NQ-CP ngày 28/01/2020, Nghị quyết số 6/NQ-CP ngày 31/01/2020, "
        "Nghị quyết số 7/NQ-CP và Nghị quyết số 8/NQ-HĐND"
    )
    assert [one.issuer for one in found] == ["Chính phủ", "Chính phủ", "Chính phủ", None]


def test_a_signature_on_one_line_with_what_stands_for_the_hand() -> None:
    found = read_text(
        LETTER + "1. Vá thuyền trước ngày 20/9/2026.\n\nKT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Vàng Thị Sua (đã ký)\n"
    )
    assert found.signer is not None
    signed = (found.signer.authority, found.signer.title, found.signer.name)
    assert signed == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vàng Thị Sua")
