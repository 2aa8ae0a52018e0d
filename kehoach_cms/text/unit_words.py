"""Where the names of units end in running text: verbs behind them, the shape of names.

Verbs cannot be listed whole. A verb of the lists ends the names; where only a preposition or a sign
does, the shape of the names counts (``bodies``): what goes on in small letters behind it is the verb no list knows.
"""

from __future__ import annotations

import re

from .bodies import body_end
from .folding import LOWER, UPPER, bare, by_initials, word_set
from .unit_heads import is_unit

__all__ = ["VERB", "begins_with_verb", "names_end", "units_end", "verb_at"]

_VERBS = (
    "chủ trì|đồng chủ trì|phối hợp|phối kết hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|tham mưu|xây dựng|tổ chức"
    "|tiếp tục|căn cứ|đưa|có ý kiến|có văn bản|có giải pháp|có cơ chế|có kế hoạch|có biện pháp"
    "|thực hiện|triển khai|hướng dẫn|kiểm tra|theo dõi|đôn đốc|tập trung|tăng cường|chỉ đạo|lãnh đạo"
    "|ban hành|báo cáo|chủ động|thường xuyên|khẩn trương|rà soát|bố trí|cụ thể hóa|cụ thể hoá|cụ thê"
    " hoá|quán triệt|tuyên truyền|đẩy mạnh|đẩy nhanh|lập|cử|đăng|đăng tải|đăng ký|làm việc|giúp|giúp việc|phân công"
    "|nghiên cứu|đề xuất|đảm bảo|bảo đảm|cung cấp|cập nhật|hoàn thành|gửi|lồng ghép|vận động|nâng cao|phát huy"
    "|biên soạn|thẩm định|cân đối|trình|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hàng tuần"
    "|kịp thời|tạo điều kiện|chuẩn bị|hỗ trợ|giám sát|khai thác|phát động|tích cực|sẽ|được giao|cần|phải|quản lý"
    "|thống kê|tổng hợp|truy cập|phổ biến|bám sát|xem xét|tiến hành"
    "|tạm dừng|dừng|ngừng|nghiêm túc|ưu tiên|đầu tư|chấp hành|tiếp nhận|áp dụng|kiểm soát|công khai|niêm yết"
    "|khắc phục|xử lý|giải quyết|đề nghị|yêu cầu|thành lập|kiện toàn|duy trì|mở|tham gia|thu nộp|đánh giá|phê"
    " duyệt|lựa chọn|lấy|thông báo|đánh|khảo sát|hoàn thiện|hoàn chỉnh|đồng thời|kết hợp|làm|là|sớm|quản|chấn chỉnh"
    "|nắm|nắm bắt|trực tiếp|đấu tranh|tuần tra|phòng ngừa|ngăn chặn|phát hiện|điều tra|truy tố|xét xử|huy động"
    "|khuyến khích|điều động|nhắc nhở|xác định|xác minh|xác nhận|quy định|cấp phát|mời|ký|ký kết|chịu|nộp"
    "|ghi|nêu|ra quân|vào cuộc|sẵn sàng|tuyển chọn|tuyển dụng|tập huấn|giới thiệu|quảng bá"
    "|thu hút|thanh toán|quyết toán|giải ngân|phân bổ|phân khai|phân cấp|nghiệm thu|bàn giao"
    "|lắp đặt|sửa chữa|nâng cấp|cải tạo|mua sắm|đặt hàng|trang bị|vận hành|kết nối|chia sẻ|số hóa|tích hợp|khởi công"
    "|mở rộng|đổi mới|đa dạng hóa|tạo lập|củng cố|gắn|đón|tiếp thu|giải trình|lưu ý|quan tâm"
    "|chăm lo|thăm|tặng|biểu dương|nhân rộng|tôn vinh|chuyển|chuyển giao|phản ánh|đưa tin"
    "|phát sóng|viết|in ấn|treo|trang trí|giữ gìn|đối chiếu|thực thi|thi hành"
    "|tự kiểm tra|công bố|trao|cho ý kiến|cho phép|thống nhất|quyết định|xin|sơ kết|tổng kết|khẳng định"
    "|hạn chế|giảm|tăng|nỗ lực|phấn đấu|quyết liệt|linh hoạt|kiên quyết|kiên trì|nhanh chóng|cam kết|đề cao|đề ra"
    "|tính toán|dự kiến|dự trù|cảnh báo|điều chỉnh|điều hành|điều tiết|điều hòa|điều hoà|bổ sung|sửa đổi|thay thế|hủy"
    "|học tập|nhận|thu thập|trả lời|phúc đáp|kết luận|kiến nghị|liên hệ|đến|tham dự|có mặt"
    "|góp ý|tu sửa|vệ sinh|cấm|không|chưa|đã|đang|được"
    "|thể chế hóa|thể chế hoá|thể hiện|cấp kinh phí|cấp vốn|cấp giấy|cấp phép|cấp đổi|cấp bù|cấp cứu|cứu trợ"
    "|cứu hộ|cứu chữa|liên kết|liên thông|tối ưu hóa|sát hạch|sáp nhập|hợp nhất|sắp xếp|biên tập|công nhận|công chứng"
    "|tuyệt đối|trực ban|trực gác|trực chiến|đoàn kết|xã hội hóa|cơ cấu lại"
    "|bị|có thể|họp|tự|trực|hằng ngày|hàng ngày|hằng tuần"
    "|nghỉ|dạy|phun|tiêm|trồng|vớt|dọn|quét dọn|cách ly|khử khuẩn|truy vết|dâng hương|hiến|quyên góp|ủng hộ|phụ trách"
    "|đảm nhận|đảm nhiệm|kê khai|thu gom|phân loại|nạo vét|đón tiếp|bảo quản|canh gác|kiểm kê|kiểm đếm|cảm ơn"
    "|thẩm tra|phân tích|dự báo|chi trả|phát|xử phạt|tháo dỡ|tôn tạo|phòng trừ|tiêu hủy|tiêu huỷ|khóa sổ|luân chuyển"
    "|thu hồi|đối thoại|giải đáp|thí điểm|khơi thông|đấu nối|giải tỏa|cưỡng chế|rút ngắn|chấm dứt|loại bỏ|vinh danh"
    "|khôi phục|kê đơn|chốt|thanh lý|cảnh tỉnh|răn đe|bổ nhiệm|miễn nhiệm|niêm phong|di dời|sơ tán|tạm ứng|hoàn trả"
    "|kêu gọi|trợ giúp|thanh tra|truyền thông|sản xuất|đào tạo|bồi dưỡng|khám|chăm sóc|phục vụ|khen thưởng|kỷ luật"
    "|bảo trợ|thực hành|cung ứng|phát hành"
    "|luôn|cùng|nghiêm cấm|siết chặt|làm tốt|làm rõ|coi trọng|chú trọng|chú ý|thay mặt|đại diện|ủy quyền|thừa"
    " ủy quyền|ứng dụng|sử dụng|đề cử|bầu|rút kinh nghiệm|khơi dậy|tránh|góp phần|thuê|mở đợt|gia cố"
)
"""Verbs and what stands in front of them: they end a list of units."""
_WEAK = (
    "để|nhằm|tại|trong|ngoài|theo|về việc|về|cho|vào|chậm nhất|trước|sau|khi|trên cơ sở|theo chức năng|theo nhiệm vụ"
    "|theo thẩm quyền|từ|qua|thông qua|bằng|đối với|ngay|hết|nếu|trường hợp"
)
"""Words that begin a phrase beside the verb: where one is the first found, the verb may be in front of it, unknown."""


VERB = re.compile(
    rf"(?<=[\w).,:;])\s{{1,20}}(?:(?P<verb>{by_initials(_VERBS)})|(?P<weak>{by_initials(_WEAK)}))(?![\w])"
)

_SCANNED_VERB = re.compile(
    r"(?<=[\w).,:;])\s{1,20}(chu tri|phoi hop|co trach nhiem|chiu trach nhiem|tham muu|tiep tuc|trien khai|huong dan"
    r"|don doc|tap trung|tang cuong|chu dong|khan truong|ra soat|bo tri|quan triet|tuyen truyen|day manh|day nhanh"
    r"|de xuat|cap nhat|hoan thanh|hop ban|nang cao|phat huy|kip thoi|thuong xuyen"
    r"|can(?= (?:tap trung|tiep tuc|chu dong|tang cuong|khan truong|thuc hien|phoi hop)))(?![\w])"
)
"""Verbs of two syllables as a scanner leaves them, without their marks: "Bộ Tư pháp khan trương có ý kiến"."""
_STOPPERS = re.compile(
    rf"[.:()\[\]“”\"!?]|;(?!\s*(?:[{UPPER}]|các |thủ trưởng |lãnh đạo |cấp |chủ tịch |giám đốc "
    r"|trưởng ))|/\."
)
_NOT_VERB_BEFORE = {
    "tổ chức": re.compile(
        r"(?:các|cơ quan,|cấp ủy,|cấp uỷ,|đơn vị,|ủy,|doanh nghiệp,|,|và|ban|những|mỗi)$", re.IGNORECASE
    ),
    "lãnh đạo": re.compile(r"(?:là|các|đồng chí|tập thể|và|,|ban)$", re.IGNORECASE),
    "kiểm tra": re.compile(r"(?:ban|đoàn)$", re.IGNORECASE),
    "chỉ đạo": re.compile(r"(?:ban)$", re.IGNORECASE),
    "sử dụng": re.compile(r"người$"),
    "tự": re.compile(r"trật$", re.IGNORECASE),
    "nghiên cứu": re.compile(r"(?:viện|trung tâm|nhóm|cơ quan)$", re.IGNORECASE),
    "nhận": re.compile(r"(?:tiếp|xác|công)$", re.IGNORECASE),
    "đăng ký": re.compile(r"văn phòng$", re.IGNORECASE),
    "xây dựng": re.compile(r"(?:đầu tư|dự án|vật liệu)$"),
    "đại diện": re.compile(r"(?<!\w)(?:ban|người)$", re.IGNORECASE),
    "tổng hợp": re.compile(r"(?:Phòng|Ban|Tổ|Vụ|Khoa) (?:Kế hoạch|Hành chính|Nghiệp vụ|Tổ chức)$"),
    "hỗ trợ": re.compile(r"(?:nhân viên|giáo viên)$", re.IGNORECASE),
    "bằng": re.compile(r"đồng$", re.IGNORECASE),
    "tham mưu": re.compile(r"(?:cơ quan|ban|phòng)$"),
    "trực": re.compile(r"thường$", re.IGNORECASE),
    "phụ trách": re.compile(r"(?:đơn vị|cán bộ|đồng chí|người|giáo viên|tổng|lãnh đạo)$", re.IGNORECASE),
    "quản lý": re.compile(r"(?:phạm vi|lĩnh vực|thẩm quyền|địa bàn|diện)$"),
    "giúp": re.compile(r"tham mưu,$", re.IGNORECASE),
    "giúp việc": re.compile(r"(?:tham mưu,?|cơ quan|bộ phận|tổ)$", re.IGNORECASE),
    "tại": re.compile(r"(?:đảng bộ|đơn vị|cơ quan)$", re.IGNORECASE),
    "theo": re.compile(r"(?:kèm)$", re.IGNORECASE),
    "trên cơ sở": re.compile(r"cấp$"),
    "thường xuyên": re.compile(r"giáo dục$", re.IGNORECASE),
    "chuyển": re.compile(r"(?:vận|luân|lưu)$", re.IGNORECASE),
    "trực tiếp": re.compile(r"(?:cấp|đoàn) trên$"),
}
_NAMES_A_CLASS = re.compile(
    r"(?:cơ sở|đơn vị|doanh nghiệp|cơ quan|phòng|ban|trung tâm|đoàn|hội đồng|tổ|bộ phận|và|,|-|tổ chức|cá nhân|người"
    r"|nhà|công ty|hộ|nhân viên|cán bộ|viên|khoa|vụ|cục|chánh|tổng|thi đua|trường|hợp tác xã|giáo dục|báo chí,?)$",
    re.IGNORECASE,
)
"""What a word stands behind that names what a unit is for, and not what it does: "cơ sở sản xuất", "phòng đào tạo"."""
_NOT_VERB_BEFORE |= dict.fromkeys(
    (
        *("thanh tra", "truyền thông", "sản xuất", "đào tạo", "bồi dưỡng", "khám", "chăm sóc", "phục vụ"),
        *("khen thưởng", "kỷ luật", "bảo trợ", "thực hành", "cung ứng"),
    ),
    _NAMES_A_CLASS,
)
_NOT_VERB_AFTER = {
    "tổ chức": re.compile(
        r"\s+(?:đảng|đoàn|chính trị|xã hội|có liên quan|liên quan|cá nhân|cơ sở"
        r"|hội(?! nghị| thảo| thi| chợ| họp| diễn| trại)|quần chúng|,|và các"
        r"|thành viên|Đảng|Đoàn|công đoàn)"
    ),
    "lãnh đạo": re.compile(r"\s+(?:Sở|các|cơ quan|đơn vị|ban|phòng|Phòng|Ban|UBND|chủ chốt|cấp)"),
    "cần": re.compile(r"\s+Thơ"),
    "quản lý": re.compile(r"\s+(?:nhà nước|dự án|đô thị|thị trường)"),
    "là": re.compile(rf"\s+[{UPPER}]"),
    "đầu tư": re.compile(r"\s+(?:xây dựng|và xây dựng|phát triển)"),
    "tự": re.compile(r"\s+(?:vệ|trị|quản|do|nhiên|chủ|động)"),
    "trực": re.compile(r"\s+(?:thuộc|tuyến|quan|tiếp)(?!\w)"),
    "xây dựng": re.compile(r"\s+[Đđ]ảng(?!\w)"),
    "phát": re.compile(r"\s+(?:triển|thanh|hành|sinh)"),
    "thi hành": re.compile(r"\s+án"),
    "đến": re.compile(r"\s+(?:cơ sở|cấp|cá nhân)"),
    "thống kê": re.compile(r"\s+(?:tỉnh|huyện|cấp|thành phố|khu vực|cơ sở)"),
}
_MEMBERS = re.compile(
    r"(?:đơn vị|cơ quan|lao động|viên|cán bộ|công chức|viên chức|tổ chức|doanh nghiệp|phòng|ban|khoa|đảng bộ)$"
)
_WHOSE_MEMBERS = re.compile(
    r"\s+(?:(?:Học viện|Trường|Nhà trường|nhà trường|Sở|Bộ|Cục|Tổng cục|Chi cục|Công ty|Tổng công ty|Tập đoàn|Viện"
    r"|Trung tâm|Phòng|Khoa|Bệnh viện|Quân đội|quân đội|ngành|tỉnh|huyện|xã|phường|trường|cơ quan|đơn vị|hệ thống"
    r"|nội bộ)(?!\w)"
    r"|toàn (?:ngành|trường|tỉnh|huyện|xã|quốc|quân|[đĐ]ảng bộ|cơ quan|đơn vị)(?!\w))"
)
""" "các đơn vị trong Học viện": whose members they are belongs to the name."""
_HEAD_ALONE = re.compile(
    r"(?:Ban|Trung tâm|Chi cục|Cục|Phòng|Hội đồng|Quỹ|Tổ|Đội|Công ty|Hội|Khu|Chủ|Nhà|Trạm|Trường|Vụ|Sở|Bộ|Viện"
    r"|Văn phòng|Ủy ban|Uỷ ban)"
)
"""A head of names is no name yet: "Trung tâm phát triển quỹ đất", "Ban quản lý dự án"."""


def units_end(text: str, start: int, whole: bool = False) -> int:
    """Where a list of units that begins at ``start`` ends: before the verb or the sign behind it.

    ``whole`` says that the words may be nothing but names: only a verb or a sign ends them then.
    """
    stop = min(len(text), start + 420)
    sign = _STOPPERS.search(text, start, stop)
    limit = sign.start() if sign else stop
    while sign is not None and sign.group() == ";" and is_unit(text[sign.end() : sign.end() + 60].lstrip()):
        sign = _STOPPERS.search(text, sign.end(), stop)
        limit = sign.start() if sign else stop
    while sign is not None and sign.group() in "(" and (close := text.find(")", sign.start(), sign.start() + 80)) > 0:
        following = _STOPPERS.search(text, close + 1, stop)
        limit, sign = (following.start() if following else stop), following
    if (purposed := _by_purpose(text, start, limit)) > 0:
        return purposed
    weak = True
    named = text.find("được ", start, limit) > 0 or text.find("phụ trách ", start, limit) > 0
    qualified = _QUALIFIED.match(text, start, limit) if named else None
    for found in VERB.finditer(text, qualified.end() if qualified else start, limit):
        verb = found.group("verb") or found.group("weak")
        before = _NOT_VERB_BEFORE.get(verb)
        after = _NOT_VERB_AFTER.get(verb)
        front = text[max(start, found.start() - 16) : found.start()]
        if (before and before.search(front)) or _HEAD_ALONE.fullmatch(text, start, found.start()):
            continue
        if (after and after.match(text, found.end())) or _ends_name(verb, text, found.end(), whole):
            continue
        if verb == "trong" and _MEMBERS.search(front) and _WHOSE_MEMBERS.match(text, found.end()):
            continue
        limit, weak = found.start(), found.group("verb") is None
        break
    for found in _SCANNED_VERB.finditer(bare(text[start : limit + _VERB_BEHIND])):
        if found.end() > limit - start:
            break
        if text[start + found.start(1)].islower() and not VERB.match(text, start + found.start()):
            limit, weak = start + found.start(), False
            break
    alone = (whole and limit >= len(text.rstrip(" .:;"))) or (qualified is not None and not weak)
    end = limit if alone else _by_shape(text, start, limit, weak)
    while end > start and text[end - 1] in " ,;-–.":
        end -= 1
    return end


_BY_PURPOSE = re.compile(
    r"(?:Trung tâm|Ban|Tổ|Phòng|Đội|Bộ phận|Văn phòng)\s(?!Chỉ đạo|Chỉ huy|Tổ chức)"
    rf"(?=[{UPPER}])(\w+(?:\s[{LOWER}]+)?)\s(?=[{LOWER}])"
)
_ITS_PURPOSE = re.compile(
    rf"[^.;:()]{{4,60}}?(?=:\s*(?:[{UPPER}]|$)|,?\s(?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?!\w))"
)
_STEERS = re.compile(
    r"(?:Ban Chỉ đạo|Ban chỉ đạo|Ban Vận động|Ban vận động|Tổ công tác)\s(?:thực hiện|triển khai|xây dựng|hỗ trợ)\s"
    r"(?!các |những |việc |nội dung |nhiệm vụ |tốt |nghiêm |đầy đủ |đúng |kế hoạch |chương trình |tổ chức )"
)
_ITS_MATTER = re.compile(
    r"(?:[^\W\d_]+\s){3,14}?(?=(?:tổ chức (?:kiểm tra|thực hiện|triển khai|họp|rà soát|đánh giá|hội nghị)"
    r"|có trách nhiệm|chịu trách nhiệm|chủ trì|phân công|họp|chỉ đạo|hướng dẫn|đôn đốc|kiểm tra)(?!\w))"
)


def _by_purpose(text: str, start: int, limit: int) -> int:
    """Where a name ends that says in small letters what the unit exists for; 0 where none does.

    "Trung tâm Kiểm soát thanh toán BHXH:": behind a capital word that is an action stands what it is done to. "Ban Chỉ
    đạo thực hiện hỗ trợ nhà ở cho người có công tổ chức kiểm tra ...": of two actions in a row, without a comma, the
    board does the second.
    """
    action = _BY_PURPOSE.match(text, start, limit)
    if action is not None and begins_with_verb(action.group(1)):
        purpose = _ITS_PURPOSE.match(text, action.end())
        if purpose is not None and not _acts(text, action.end(), purpose.end()) and " các " not in purpose.group():
            return purpose.end()
    steers = _STEERS.match(text, start, limit)
    matter = _ITS_MATTER.match(text, steers.end(), limit) if steers is not None else None
    return matter.end() - 1 if matter is not None else 0


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a verb stands in a stretch, and not as the second half of a word ("vận chuyển")."""
    for found in VERB.finditer(text, start, end):
        before = _NOT_VERB_BEFORE.get(found.group("verb") or found.group("weak"))
        if before is None or not before.search(text[max(0, found.start() - 16) : found.start()]):
            return True
    return False


_VERB_BEHIND = 14
"""How far behind the names the words reach that say whether "can" is a verb."""
_QUALIFIED = re.compile(
    r"(?:(?:[Đđ]ồng chí|[Đđ]/c|[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Gg]iáo viên|[Nn]hân viên|[Ll]ãnh đạo|[Đđ]ảng viên"
    r"|[Nn]gười)(?!\w)[^.,;:()]{0,40}?|(?:[Cc]ác )?(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]ổ chức|[Cc]á nhân))"
    r"\s(?:được (?:phân công|giao)(?: nhiệm vụ| phụ trách)?(?=\s(?:có trách nhiệm|chịu trách nhiệm|chủ động"
    r"|thường xuyên|khẩn trương|kịp thời|thực hiện|tổ chức|xây dựng|báo cáo|lập|rà soát|theo dõi|phối hợp|hướng dẫn))"
    r"|phụ trách\s(?:công tác|lĩnh vực)\s\w{1,7}\s\w{1,7}(?!\w)"
    r"|phụ trách(?=\s(?:thôn|xóm|bản|ấp|xã|phường|lớp|khối|địa bàn|chi bộ|tổ|khu|cụm)\s))"
)
""" "Giáo viên được phân công thực hiện ...", "đồng chí Đảng uỷ viên phụ trách thôn A theo dõi ...": whom of many."""


def verb_at(text: str, position: int) -> bool:
    """Whether a verb stands right behind names that end at ``position``, whole or as a scanner leaves it."""
    if VERB.match(text, position) is not None:
        return True
    return _SCANNED_VERB.match(bare(text[max(0, position - 1) : position + 40]), min(1, position)) is not None


def begins_with_verb(text: str) -> bool:
    """Whether the words begin with an action ("Ưu tiên vốn ...") and not with who or what ("Tổ chức, cá nhân")."""
    words = f"x {text[:1].lower()}{text[1:40]}"
    found = VERB.match(words, 1)
    if found is None or found.group("verb") is None:
        return False
    named = _NOT_VERB_AFTER.get(found.group("verb"))
    return named is None or named.match(words, found.end()) is None


_IN_NAMES = frozenset(
    (
        *("tổng hợp", "quản lý", "kiểm soát", "kiểm tra", "tuyên truyền", "điều hành", "giám sát", "thẩm định"),
        *("đánh giá", "tiếp nhận", "thanh toán", "vận hành", "xây dựng", "đầu tư", "cấp cứu", "tổ chức", "hỗ trợ"),
        *("hướng dẫn", "thi hành", "xử lý", "kết nối", "nghiên cứu"),
    )
)
_BEHIND_NAME = re.compile(
    rf"\s*:|\s+[-–]\s+[{UPPER}]|,?\s+(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|làm đầu mối|có nhiệm vụ)(?!\w)"
)


def _ends_name(verb: str, text: str, end: int, whole: bool) -> bool:
    """ "Phòng Kế hoạch tổng hợp chủ trì ...", "Phòng Hành chính tổng hợp - Vật tư:": a verb that ends a name."""
    if verb not in _IN_NAMES:
        return False
    return _BEHIND_NAME.match(text, end) is not None or (whole and not text[end:].strip(" .;"))


_NEXT_NAME = re.compile(r"\s*(?:[;,]|và)\s+(?:(?:tất cả|toàn thể)\s+(?=các\s))?")


def names_end(text: str, start: int) -> int:
    """Where a list of names ends by the shape of its names alone: for verbs that no list knows."""
    end = _name_end(text, start)
    for _ in range(12):
        joint = _NEXT_NAME.match(text, end)
        if joint is None or end == start:
            break
        following = text[joint.end() : joint.end() + 60]
        if not (is_unit(following) or _PLACES.match(following)):
            break
        further = _name_end(text, joint.end())
        place = _PLACES.match(text, joint.end())
        if place is not None and place.end() > further:
            further = _over_inner(text, place.end())
        if further == joint.end():
            break
        end = further
    return end


def _name_end(text: str, start: int) -> int:
    """Where one name ends, small words that finish names included ("Hội Chữ thập đỏ", "Hội Cựu chiến binh")."""
    end = body_end(text, start)
    return _over_inner(text, end) if end > start else end


def _over_inner(text: str, end: int) -> int:
    while (word := _NEXT_WORD.match(text, end)) is not None and word.group(1) in _NAME_WORDS:
        end = word.end()
    return end


_NEXT_WORD = re.compile(rf"\s([{LOWER}]+)(?!\w)")
_PLACES = re.compile(
    r"(?:thành phố|thị xã|thị trấn|quận|huyện|xã|phường|đặc khu|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức"
    r"|tổ dân phố|đoàn thể|doanh nghiệp|cá nhân|hộ gia đình|người dân)(?!\w)"
)


_TAIL = re.compile(
    r"(?:\s(?:trực )?thuộc (?:phạm vi|thẩm quyền|lĩnh vực|địa bàn|diện|quyền) (?:quản lý|phụ trách)(?: nhà nước)?"
    r"|,?\s(?:có |đơn vị )?liên quan(?: khác)?|\s(?:đóng )?trên địa bàn|\s(?:trực )?thuộc|\scủa|\sở|\stại|\skhác"
    r"|\schức năng|\schuyên môn|\snghiệp vụ|\sđịa phương|\scơ sở|\scác|\strong (?:và ngoài )?|\sngoài công lập"
    r"|\scông lập|\snêu trên|\scủa mình|\svùng|\skhu vực|\stham mưu,? giúp việc|\schuyên trách)(?!\w)"
)
_NAME_WORDS = word_set(
    "binh cao tuổi thập đỏ kỹ thuật nghề nghiệp dự án khu vực công trình giao thông thị trường thủy văn lợi thực vật"
    " sản nông lâm ngư môi sinh thái năng lượng đô giáo dục y tế văn hóa thể thao du lịch lao động tài chính kế hoạch"
    " đầu tư xây dựng quỹ đất đai phát triển hỗ trợ tư vấn dịch vụ hành pháp luật dân tộc tôn nội vụ ngoại tổng hợp"
    " chuyên ngành truyền báo chí mầm non tiểu trung phổ ủy uỷ viên phó trưởng ban thành đoàn cấp thuộc tỉnh huyện"
    " xã phường bộ vị nhân dân di tích rừng phòng hộ cây giống khuyết tật đốc"
    " tập đoàn kinh tế công ty nước thông tin đại chúng diện cha mẹ"
)


def _by_shape(text: str, start: int, limit: int, weak: bool) -> int:
    """Where the names end when no verb of the lists stands right behind them: ``weak`` says that only a sign or a
    preposition was found at ``limit``, so what goes on in small letters behind the names is a verb no list knows.
    """
    comma = not weak and text[limit - 1] == ","
    fewest = 2 if comma or (weak and text[limit : limit + 1] != ":") else 6
    if len(text[start:limit].split()) <= fewest:
        return limit
    position = start
    for _ in range(30):
        end = _with_tails(text, position, limit)
        if end <= position or end >= limit or text.endswith(" các", position, end):
            return limit
        joint = _NEXT_NAME.search(text, end, limit)
        if joint is not None and not is_unit(text[joint.end() : joint.end() + 60]):
            joint = None
        rest = text[end : joint.start() if joint else limit].split()
        if joint is None and comma:
            rest = text[end : limit - 1].split()
        if len(rest) >= (6 if joint else fewest) and rest[0][0].islower() and rest[0] not in _NAME_WORDS:
            return end
        if joint is None:
            return limit
        position = joint.end()
    return limit


def _with_tails(text: str, start: int, limit: int) -> int:
    """Where one list of names ends with the words that qualify its last ("có liên quan", "trên địa bàn tỉnh")."""
    end = names_end(text, start)
    if text.endswith(" thuộc", start, end):
        end -= len(" thuộc")
    for _ in range(8):
        tail = _TAIL.match(text, end, limit) if end > start else None
        if tail is None:
            break
        further = names_end(text, tail.end() + 1)
        if text.endswith(" thuộc", tail.end() + 1, further):
            further -= len(" thuộc")
        end = further if further > tail.end() + 1 else tail.end()
    return end
