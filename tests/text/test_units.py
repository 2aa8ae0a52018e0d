"""Who an item names: where the names of units begin, and where they end before a verb."""

from __future__ import annotations

import pytest

from kehoach_cms.text import read_text
from kehoach_cms.text.assignment import leading_units, partners
from kehoach_cms.text.body_lists import split_bodies


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Văn hóa - Xã hội",
        "Bảo hiểm xã hội tỉnh",
        "Điện lực Sông Thao",
        "Đồn Biên phòng Bến Thao",
        "Hội đồng Thi đua - Khen thưởng huyện",
        "Các phòng, ban chuyên môn thuộc UBND huyện",
        "Đồng chí Lò Văn Páo",
        "Các doanh nghiệp trên địa bàn tỉnh",
        "Hội Cựu chiến binh xã",
        "Ban quản lý chợ Bến Thao",
        "Viện kiểm sát nhân dân tỉnh",
        "Các đồng chí Ủy viên Ban Chấp hành là Lãnh đạo Sở",
        "Phòng Kế hoạch tổng hợp",
        "Khoa Kiểm soát nhiễm khuẩn",
        "Các đơn vị trong Học viện, cán bộ, giảng viên Học viện",
        "Các cơ quan tham mưu, giúp việc Huyện ủy",
        "Trợ lý Dân quân tự vệ",
        "Trung tâm Dịch vụ nông nghiệp",
        "Đội Quản lý trật tự đô thị",
        "Chi nhánh Văn phòng đăng ký đất đai",
        "Các cơ quan thông tin đại chúng",
        "Các cơ sở sản xuất, kinh doanh",
        "Ban Quản lý dự án đầu tư xây dựng",
        "Đại biểu Hội đồng nhân dân huyện",
        "Ủy ban nhân dân các tỉnh vùng Đồng bằng sông Thao",
        "Ban quản lý dự án bến đò tỉnh",
        "Ủy ban bầu cử tỉnh",
        "Ban pháp chế Hội đồng nhân dân tỉnh",
        "Ủy ban thường vụ Quốc hội",
    ],
)
def test_the_name_of_a_unit_is_read_whole_in_front_of_a_verb(name: str) -> None:
    found = leading_units(f"{name} chủ trì, theo dõi việc trồng cây.")
    assert found is not None
    assert f"{name} chủ trì"[found.start : found.end] == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Công an xã tuần tra ban đêm theo lịch.", "Công an xã"),
        ("Hội đồng rà soát danh sách do Sở Nội vụ chủ trì.", "Hội đồng"),
        ("Hội Đò dọc, Hội Đò ngang... phát hành vé đò.", "Hội Đò dọc, Hội Đò ngang"),
        ("Các trường học gõ trống khai giảng vào sáng thứ hai.", "Các trường học"),
        ("Sở Giao thông rải nhựa mặt cầu trong tháng 9/2026.", "Sở Giao thông"),
        ("Hội Nông dân xã gieo mạ, cấy lúa trước tháng 3/2026.", "Hội Nông dân xã"),
        ("Văn phòng Sở là đầu mối.", "Văn phòng Sở"),
        ("Đội Thuyền trực bến ban đêm.", "Đội Thuyền"),
        ("Sinh viên tự đánh giá từ ngày 15/9/2026.", "Sinh viên"),
        ("Đài Truyền thanh huyện phát phóng sự về bến đò.", "Đài Truyền thanh huyện"),
        ("Công an tỉnh thanh tra việc chấp hành giờ đò.", "Công an tỉnh"),
        ("Hội Khuyến học tỉnh khen thưởng học sinh giỏi.", "Hội Khuyến học tỉnh"),
        ("Các tổ chức chính trị - xã hội tổ chức hội nghị về bến.", "Các tổ chức chính trị - xã hội"),
        ("Sở Tài chính cấp kinh phí vá thuyền.", "Sở Tài chính"),
        ("Các bộ, ngành can tập trung vá thuyền.", "Các bộ, ngành"),
        ("Đảng đoàn Hội đồng nhân dân thể chế hoá các chủ trương.", "Đảng đoàn Hội đồng nhân dân"),
    ],
)
def test_a_verb_that_no_list_knows_ends_the_names_by_their_shape(sentence: str, name: str) -> None:
    found = leading_units(sentence)
    assert found is not None and sentence[found.start : found.end] == name
    asked = f"Chủ trì, phối hợp với {sentence}"
    assert [asked[slice(*span)] for span in partners(asked)] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Bộ máy tổ chức tinh gọn.",
        "Phong tặng danh hiệu cho các bến.",
        "Phong trào thi đua của các xã.",
        "Đôn đốc các thôn trồng cây.",
        "Khối lượng công việc lớn.",
        "Đội ngũ cán bộ được bồi dưỡng.",
        "Ngành nghề nông thôn phát triển.",
        "Người ký văn bản chịu trách nhiệm về nội dung.",
    ],
)
def test_words_that_only_begin_like_a_unit_are_none(words: str) -> None:
    assert leading_units(words, alone=True) is None


def test_the_subject_of_a_verb_of_command_is_a_unit_whatever_it_is_called() -> None:
    action = "1. Xưởng Đúc Sông Thao chủ trì, phối hợp với Sở Văn hóa đúc chuông."
    text = f"KẾ HOẠCH\nĐúc chuông năm 2026\n\nII. NHIỆM VỤ\n{action}"
    assert read_text(text).tasks[0].lead == ("Xưởng Đúc Sông Thao",)


def test_a_numbered_item_is_not_joined_to_a_line_that_ends_with_a_word_of_time() -> None:
    text = (
        "KẾ HOẠCH\nRà soát bến đò năm 2026\n\nII. NHIỆM VỤ\n1. Kiểm kê bến đò\nPhân công: Văn phòng Sở\n"
        "Tiến độ: Hằng quý\n2. Cắm biển báo\nPhân công: Phòng Bến bãi\nTiến độ: Tháng 6/2026\n"
    )
    tasks = read_text(text).tasks
    assert [(task.n, task.time_text) for task in tasks] == [("II.1", "Hằng quý"), ("II.2", "Tháng 6/2026")]


@pytest.mark.parametrize("words", ["Những thành tựu của làng.", "Các số liệu về đò.", "Cấp tỉnh", "Các quan điểm cũ."])
def test_a_group_of_things_is_no_group_of_units(words: str) -> None:
    assert leading_units(words, alone=True) is None


def test_a_heading_of_units_goes_on_behind_a_semicolon() -> None:
    words = "Ban Tuyên giáo các huyện ủy và Thành ủy Bến Thao; phòng tuyên giáo các đảng ủy trực thuộc Thành ủy"
    found = leading_units(words, alone=True)
    assert found is not None and words[found.start : found.end] == words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Các công ty thuộc phạm vi quản lý nhà nước của Bộ rà soát thuyền.",
            "Các công ty thuộc phạm vi quản lý nhà nước của Bộ",
        ),
        ("Các cơ sở thuộc thẩm quyền quản lý của tỉnh chấp hành.", "Các cơ sở thuộc thẩm quyền quản lý của tỉnh"),
        ("Các xã trên địa bàn quản lý tăng cường kiểm tra bến.", "Các xã trên địa bàn quản lý"),
        ("Giám đốc các trạm sông theo nhiệm vụ được giao thả phao.", "Giám đốc các trạm sông"),
    ],
)
def test_whose_field_units_are_in_belongs_to_the_name(words: str, name: str) -> None:
    found = leading_units(words)
    assert found is not None and words[found.start : found.end] == name


def test_posts_of_two_words_in_small_letters_stay_in_the_name() -> None:
    words = "Chủ tịch Hội đồng thành viên, Tổng giám đốc các tập đoàn kinh tế khẩn trương vá thuyền."
    found = leading_units(words)
    assert found is not None and words[: found.end].endswith("Tổng giám đốc các tập đoàn kinh tế")


def test_a_report_from_time_to_time_recurs() -> None:
    text = "KẾ HOẠCH\nVá thuyền\n\nII. NHIỆM VỤ\n1. Sở Bến bãi đếm thuyền; định kỳ tổng hợp, báo cáo UBND tỉnh.\n"
    period = read_text(text).tasks[0].period
    assert period is not None and period.kind == "recurring"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Đảng đoàn Quốc hội, Ban cán sự đảng Bộ Bến", ["Đảng đoàn Quốc hội", "Ban cán sự đảng Bộ Bến"]),
        (
            "Quốc hội, Hội đồng Dân tộc, các Ủy ban của Quốc hội",
            ["Quốc hội", "Hội đồng Dân tộc", "các Ủy ban của Quốc hội"],
        ),
        ("các chi, Đảng bộ cơ sở", ["các chi, Đảng bộ cơ sở"]),
        ("các cơ quan thông tấn, báo chí", ["các cơ quan thông tấn, báo chí"]),
        ("Bộ Bến, các ngành trung ương và địa phương", ["Bộ Bến", "các ngành trung ương và địa phương"]),
        ("Sở Bến bãi và tất cả các xã", ["Sở Bến bãi", "tất cả các xã"]),
        ("các khoa, cán bộ, giảng viên, sinh viên", ["các khoa", "cán bộ, giảng viên, sinh viên"]),
        ("Các huyện ủy, thành ủy, đảng ủy trực thuộc", ["Các huyện ủy, thành ủy, đảng ủy trực thuộc"]),
        ("Thường trực Hội đồng nhân dân và đại biểu", ["Thường trực Hội đồng nhân dân", "đại biểu"]),
        ("các bộ, ngành, tập đoàn, tổng công ty nhà nước", ["các bộ, ngành, tập đoàn, tổng công ty nhà nước"]),
        ("Các Tập đoàn, Tổng công ty, Công ty thuộc Bộ", ["Các Tập đoàn, Tổng công ty, Công ty thuộc Bộ"]),
        (
            "các thành ủy, ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc",
            ["các thành ủy", "ban cán sự đảng", "đảng đoàn", "đảng ủy trực thuộc"],
        ),
    ],
)
def test_a_list_is_parted_between_bodies_and_not_inside_a_group(words: str, names: list[str]) -> None:
    assert split_bodies(words) == names


@pytest.mark.parametrize(
    "words",
    ["Quy trình giải quyết nộp tại Phụ lục I.", "Mọi cá nhân vi phạm bị xử lý.", "Học sinh được nghỉ ngày 02/9."],
)
def test_what_names_nobody_or_nobody_who_acts_gives_no_unit(words: str) -> None:
    assert leading_units(words) is None
