"""Who has to do what by resolutions, notices, letters and reports of orders: items that begin with the unit."""

from __future__ import annotations

import pytest

from kehoach_cms.text import ParsedDocument, read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Thao, ngày 05 tháng 3 năm 2026\n\n"
COUNCIL = (
    "HỘI ĐỒNG NHÂN DÂN\nHUYỆN BẾN THAO\nSố: 14/NQ-HĐND\n" + STATE + "NGHỊ QUYẾT\nVề bến đò năm 2026\n"
    "HỘI ĐỒNG NHÂN DÂN HUYỆN BẾN THAO KHÓA XX, KỲ HỌP THỨ CHÍN\n"
    "Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;\nQUYẾT NGHỊ:\n"
)
NOTICE = (
    "SỞ XÂY DỰNG SÔNG THAO\nTRUNG TÂM BẾN BÃI\nSố: 8/TB-TTBB\n" + STATE + "THÔNG BÁO\nVề việc nghỉ bão\n\n"
    "Thực hiện Công điện số 3/CĐ-UBND ngày 02/3/2026 của UBND tỉnh, Giám đốc Trung tâm yêu cầu:\n"
)
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Páo\n"


def said(found: ParsedDocument) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.n, task.lead) for task in found.tasks]


def test_any_article_lays_its_items_on_the_units_they_begin_with() -> None:
    found = read_text(
        COUNCIL + "Điều 1. Thông qua số thu năm 2026\n1. Phí bến bãi: 3 tỷ đồng.\n2. Quy trình thu tại Phụ lục I.\n"
        "Điều 2. Thống nhất các biện pháp Ủy ban nhân dân huyện trình Hội đồng nhân dân huyện tại kỳ họp và nhấn mạnh "
        "một số việc sau đây:\n"
        "1. Ủy ban nhân dân huyện chỉ đạo các xã giữ bến.\n2. Ưu tiên vốn cho bến ngang.\n"
        "3. Đối với phần vốn chưa giao, giao Ủy ban nhân dân huyện lập phương án.\n"
        "4. Hội đồng nhân dân huyện giao Công an huyện kiểm tra phao.\nĐiều 3. Tổ chức thực hiện\n"
        "1. Thường trực Hội đồng nhân dân và đại biểu Hội đồng nhân dân giám sát việc thực hiện.\n"
        "Nghị quyết này đã được Hội đồng nhân dân huyện thông qua ngày 02/3/2026./.\nCHỦ TỊCH\nLò Văn Páo\n"
    )
    assert said(found) == [
        ("2.1", ("Ủy ban nhân dân huyện",)),
        ("2.2", ()),
        ("2.3", ("Ủy ban nhân dân huyện",)),
        ("2.4", ("Công an huyện",)),
        ("3.1", ("Thường trực Hội đồng nhân dân", "đại biểu Hội đồng nhân dân")),
    ]
    assert [task.time_text for task in found.tasks] == [""] * 5
    assert found.title == "Về bến đò năm 2026"


def test_a_party_resolution_in_markdown_tells_its_committees_what_to_do() -> None:
    found = read_text(
        "**IV- TỔ CHỨC THỰC HIỆN**\n\n**1\\.** Lập tổ giúp việc về bến đò.\n\n"
        "**2\\.** Đảng uỷ các xã lãnh đạo, chỉ đạo thể chế hoá Nghị quyết, xong trong năm 2026.\n\n"
        "**3\\.** Các tổ chức chính trị \\- xã hội vận động Nhân dân.\n\n"
        "**4\\.** Văn phòng Huyện uỷ phối hợp với các ban xây dựng Đảng theo dõi; định kỳ 6 tháng báo cáo.\n\n"
        "Nghị quyết này phổ biến đến chi bộ.\n"
    )
    assert [(*one, task.time_text) for one, task in zip(said(found), found.tasks, strict=True)] == [
        ("IV.1", (), ""),
        ("IV.2", ("Đảng uỷ các xã",), "trong năm 2026"),
        ("IV.3", ("Các tổ chức chính trị - xã hội",), ""),
        ("IV.4", ("Văn phòng Huyện uỷ",), "định kỳ 6 tháng"),
    ]
    assert found.tasks[3].cooperating == ("các ban xây dựng Đảng",)


def test_a_section_never_stands_below_a_letter_of_an_excerpt() -> None:
    found = read_text(
        "h) Phòng Bến bãi\n- Đếm thuyền.\ni) Các đội thuyền, các tổ lái\n- Vá thuyền.\n\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Định kỳ, Văn phòng Sở chủ trì báo cáo Sở khi có yêu cầu.\n"
        "2. Đội Thuyền trực bến.\n" + SIGNED
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("h", ("Phòng Bến bãi",), ""),
        ("i", ("Các đội thuyền", "các tổ lái"), ""),
        ("III.1", ("Văn phòng Sở",), "Định kỳ"),
        ("III.2", ("Đội Thuyền",), ""),
    ]


def test_paragraphs_below_an_order_are_tasks_each_and_clause_by_clause() -> None:
    found = read_text(
        NOTICE + "Viên chức, người lao động trong Trung tâm nghỉ từ 6h00 ngày 06/3/2026.\n"
        "Trưởng các phòng chuẩn bị thuyền; Đội Thuyền có trách nhiệm thả phao. Trưởng các phòng có thể nghỉ.\n"
        "Trong thời gian 03 ngày kể từ ngày 06/3/2026, Phòng Kỹ thuật hằng ngày báo cáo mực nước.\n"
        "Trung tâm trân trọng thông báo để các bến biết, thực hiện./.\n" + SIGNED
    )
    assert [(task.n, task.lead, task.time_text) for task in found.tasks] == [
        ("1", ("Viên chức, người lao động trong Trung tâm",), "từ 6h00 ngày 06/3/2026"),
        ("2", ("Trưởng các phòng",), ""),
        ("2#2", ("Đội Thuyền",), ""),
        ("3", ("Phòng Kỹ thuật",), "Trong thời gian 03 ngày kể từ ngày 06/3/2026"),
    ]
    assert found.tasks[2].text.startswith("Đội Thuyền có trách nhiệm thả phao")
    assert [str(one.number) for one in found.basis] == ["3/CĐ-UBND"]


ORDERS = (
    "Phó Chủ tịch UBND tỉnh Lò Văn Páo vừa ký Công điện số 3/CĐ-UBND ngày 02/3/2026 về bão.\n\n"
    "Để bảo đảm an toàn, Phó Chủ tịch UBND tỉnh yêu cầu:\n"
    "1. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh cấm bến.\n2. Bộ Chỉ huy quân sự tỉnh trực 24/24.\n"
)


def test_orders_that_a_report_prints_item_by_item_are_tasks() -> None:
    assert said(read_text(ORDERS)) == [("1", ("Sở Xây dựng",)), ("2", ("Bộ Chỉ huy quân sự tỉnh",))]
    told = ORDERS.replace("1. Sở Xây dựng", "1. Bão mạnh").replace("2. Bộ Chỉ huy quân sự tỉnh", "2. Sóng cao")
    assert read_text(told).tasks == ()


def test_an_item_with_letters_below_hides_no_other_item() -> None:
    found = read_text(
        NOTICE.replace("Trung tâm yêu cầu:", "Trung tâm yêu cầu các bến thực hiện các nội dung sau:")
        + "1. Trưởng các bến tạm dừng các công việc khác:\na) Đếm thuyền.\nb) Báo cáo trước 17h00 ngày "
        "06/3/2026.\n2. Đội Thuyền chỉ đạo thả phao.\n3. Các Phòng: Kỹ thuật, Tài vụ trực bến.\n" + SIGNED
    )
    assert said(found) == [
        ("1.a", ("Trưởng các bến",)),
        ("1.b", ("Trưởng các bến",)),
        ("2", ("Đội Thuyền",)),
        ("3", ("Kỹ thuật", "Tài vụ")),
    ]


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        (
            "đề nghị hiệu trưởng các trường thực hiện các việc sau:\n1. Đếm sách trước ngày 09/3/2026.",
            "hiệu trưởng các trường",
        ),
        ("yêu cầu Phòng Bến bãi:\n1. Đếm thuyền trước ngày 09/3/2026.", "Phòng Bến bãi"),
    ],
)
def test_whom_the_opening_asks_does_what_the_list_says(words: str, lead: str) -> None:
    found = read_text(NOTICE.replace("yêu cầu:\n", words + "\n2. Vá thuyền.\n") + SIGNED)
    assert said(found) == [("1", (lead,)), ("2", (lead,))]


def test_who_only_tells_the_news_has_nothing_to_do() -> None:
    words = "Trung tâm thông báo đến các bến một số nội dung như sau:\n1. Nộp sổ trước ngày 09/3/2026."
    found = read_text(NOTICE.replace("Giám đốc Trung tâm yêu cầu:\n", words + "\n") + SIGNED)
    assert said(found) == [("1", ())]


def test_a_sentence_inside_a_paragraph_asks_and_the_closing_words_do_not() -> None:
    found = read_text(
        "SỞ XÂY DỰNG\nSố: 9/SXD-VP\nV/v lập sổ bến\n" + STATE + "Kính gửi: Các huyện\n\n"
        "Để kịp lập sổ bến (có mẫu kèm theo). Đề nghị Phòng Kinh tế các huyện phối hợp với UBND xã kê khai thuyền.\n"
        "Nhận được công văn này, đề nghị Phòng Kinh tế các huyện triển khai thực hiện.\n" + SIGNED
    )
    assert [(task.lead, task.cooperating) for task in found.tasks] == [(("Phòng Kinh tế các huyện",), ("UBND xã",))]


def test_what_befalls_people_and_when_a_meeting_is_are_no_tasks() -> None:
    found = read_text(
        NOTICE.replace("yêu cầu:\n", "yêu cầu Trưởng các bến thực hiện các nội dung sau:\n")
        + "1. Đếm thuyền.\n2. Mọi cá nhân vi phạm bị xử lý kỷ luật.\n"
        + SIGNED
    )
    assert [task.n for task in found.tasks] == ["1"]
    invitation = read_text(
        "HỘI NÔNG DÂN XÃ THƯỢNG\nSố: 8/GM-HND\n" + STATE + "GIẤY MỜI\nHọp tổ thuyền\n\nHội Nông dân xã trân trọng kính "
        "mời:\n- Thời gian: 8 giờ 00 phút ngày 09 tháng 3 năm 2026.\n- Địa điểm: Nhà văn hóa.\n" + SIGNED
    )
    assert invitation.tasks == ()


def test_rules_of_a_contest_are_an_official_text_with_grounds() -> None:
    found = read_text(
        "Cuộc thi tìm hiểu sông Thao năm 2026\n\nTriển khai Kế hoạch số 7/KH-UBND ngày 02/3/2026 của Chủ tịch UBND "
        "tỉnh về cuộc thi.\n\nQuyết định số 9/QĐ-SVH ngày 04/3/2026 của Sở Văn hóa về Ban Tổ chức, Ban Tổ chức "
        "ban hành Thể lệ với nội dung như sau:\n\n1. Đối tượng\nMọi người.\n"
    )
    assert (found.document_kind, found.doc_type) == ("directive", "Thể lệ")
    assert found.title == "Cuộc thi tìm hiểu sông Thao năm 2026"
    assert [str(one.number) for one in found.basis] == ["7/KH-UBND", "9/QĐ-SVH"]
    assert found.basis[0].issuer == "Chủ tịch UBND tỉnh"


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("Căn cứ báo cáo của Tổng công ty Đò Thao về vớt phao (Công văn số 4/ĐT-KH ngày 02/3/2026),", ["4/ĐT-KH"]),
        ("Căn cứ đề nghị của Sở Xây dựng tại Tờ trình số 5/TTr-SXD ngày 02/3/2026,", ["5/TTr-SXD"]),
        (
            "Căn cứ Quy chế của Sở Xây dựng ban hành kèm theo Quyết định số 8/QĐ-UBND ngày 02/3/2026 của UBND;",
            ["8/QĐ-UBND"],
        ),
        ("Để thực hiện việc vớt phao theo quy định tại Thông tư số 9/2025/TT-BXD ngày 02/3/2025,", []),
        ("Theo đề nghị của Sở Xây dựng tại Tờ trình số 5/TTr-SXD ngày 02/3/2026,", []),
        (
            "Thực hiện Kế hoạch số 7/KH-UBND ngày 02/3/2026; Sở Xây dựng đề nghị các xã báo cáo việc thực hiện "
            "Thông tư số 9/2025/TT-BXD,",
            ["7/KH-UBND"],
        ),
        ("Xét Tờ trình số 5/TTr-SXD; Báo cáo số 6/BC-SXD ngày 02/3/2026 về bến,", []),
        ("Theo Công văn số 7/UBND-BĐ ngày 02/3/2026 của UBND tỉnh về bến,", ["7/UBND-BĐ"]),
        ("Trả lời Công văn số 7/UBND-BĐ ngày 02/3/2026 của UBND tỉnh về bến,", []),
        ("Nước sông lên nhanh. Thực hiện Công điện số 3/CĐ-UBND ngày 02/3/2026 của UBND tỉnh,", ["3/CĐ-UBND"]),
    ],
)
def test_what_a_document_rests_on(opening: str, numbers: list[str]) -> None:
    found = read_text(
        NOTICE.replace("Thực hiện Công điện số 3/CĐ-UBND ngày 02/3/2026 của UBND tỉnh,", opening) + SIGNED
    )
    assert [str(one.number) for one in found.basis] == numbers


PLAN = "UBND XÃ THƯỢNG\nSố: 4/KH-UBND\n" + STATE + "KẾ HOẠCH\nVá thuyền năm 2026\n\n"
DECREE = "Nghị định số 8/2021/NĐ-CP ngày 28/01/2021 của Chính phủ"


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        (
            f"Căn cứ:\n- Luật Đò ngày 15/6/2024;\n- {DECREE};\n- Kế hoạch số 7/KH-UBND của UBND huyện,\n"
            "UBND xã xây dựng kế hoạch như sau:\n",
            ["8/2021/NĐ-CP", "7/KH-UBND"],
        ),
        (
            f"I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n1. {DECREE} về bến.\n2. Quy chế bến đò, ban hành kèm theo Quyết định số "
            "7/QĐ-UBND của UBND huyện; Quyết định số 9/QĐ-UBND sửa đổi Quy chế ban hành kèm theo Quyết định số "
            "7/QĐ-UBND.\n",
            ["8/2021/NĐ-CP", "7/QĐ-UBND", "9/QĐ-UBND"],
        ),
        (
            f"A. CƠ SỞ PHÁP LÝ\nLuật Đò ngày 15/6/2024;\n{DECREE} về đò; được sửa đổi, bổ sung bởi Nghị định số "
            "9/2023/NĐ-CP;\n",
            ["8/2021/NĐ-CP"],
        ),
        (
            f"1. Quy chế bến đò, ban hành kèm theo Quyết định số 7/QĐ-UBND của UBND huyện;\n2. {DECREE};\n",
            ["7/QĐ-UBND", "8/2021/NĐ-CP"],
        ),
        (f"1. Phổ biến {DECREE} cho các bến.\n2. Đếm thuyền.\n", []),
    ],
)
def test_grounds_may_stand_as_a_list(opening: str, numbers: list[str]) -> None:
    found = read_text(PLAN + opening + "B. NHIỆM VỤ\n1. Công an xã đếm thuyền theo Quyết định số 5/QĐ-UBND.\n" + SIGNED)
    assert [str(one.number) for one in found.basis] == numbers
    assert all("kèm theo" not in task.text for task in found.tasks)


def test_rules_hold_tasks_only_where_they_speak_of_duties() -> None:
    found = read_text(
        "BỘ BẾN ĐÒ\nSố: 5/2026/TT-BBĐ\n" + STATE + "THÔNG TƯ\nQuy định về bến đò\n"
        "Điều 1. Điều kiện hoạt động\n1. Tổ chức, cá nhân mở bến phải có giấy phép.\n"
        "2. Sở Xây dựng cấp giấy phép trong thời hạn 05 ngày kể từ ngày nhận đơn.\n"
        "Điều 2. Trách nhiệm của Sở Xây dựng\n1. Kiểm tra bến.\nĐiều 3. Ủy ban nhân dân các xã\n1. Cắm biển.\n"
        "Điều 4. Hiệu lực\n1. Thông tư này có hiệu lực từ ngày 01/7/2026.\n" + SIGNED
    )
    assert said(found) == [("2.1", ("Sở Xây dựng",)), ("3.1", ("Ủy ban nhân dân các xã",))]
