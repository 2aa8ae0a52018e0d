"""The times that the words of one item name: with a preposition in a sentence, in a heading, in a table's cell."""

from __future__ import annotations

import re

from .folding import UPPER

__all__ = ["as_planned", "at_once", "ongoing_at", "point_in", "time_phrases"]

_Y = r"(?:19|20)[0-9]{2}"
_D = (
    rf"(?:(?:ngày\s+)?[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}(?:\s?[/.-]\s?{_Y})?(?![0-9%])"
    rf"|ngày\s+[0-9]{{1,2}}\s+tháng\s+[0-9]{{1,2}}(?:\s+năm\s+{_Y})?)"
)
_M = (
    rf"(?:tháng\s+[0-9]{{1,2}}(?:\s?(?:/|năm|-)\s?{_Y})?(?:\s+(?:và|-"
    rf"|đến)\s+tháng\s+[0-9]{{1,2}}(?:\s?(?:/|năm)\s?{_Y})?)?|(?<![0-9/])[0-9]{{1,2}}/{_Y})"
)
_Q = rf"(?:[Qq]u[ýí]\s+(?:IV|I{{1,3}}|[1-4])(?!\w)(?:\s?(?:/|năm|-)\s?(?:năm\s)?{_Y})?)"
_H = rf"(?:(?:06|6|sáu|9|09)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+{_Y})?)"
_P = rf"(?:{_D}|{_M}|{_Q}|{_H})"
_ON = r"(?:(?:,| và)(?: các| những)? năm (?:tiếp theo|sau|kế tiếp|tới)(?!\w))?"
_WEEKDAY = r"(?:(?:(?:ngày )?thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s+)"
_HOURS = r"(?:[0-9]{1,2}\s?(?:h|giờ)\s?(?:[0-9]{2})?(?:\s?phút)?,?\s+)"
_STRONG = re.compile(
    rf"(?:(?:thời gian|thời hạn)\s+)?(?:(?:hoàn thành|cơ bản hoàn thành|hoàn thiện)\s+)?(?:(?:trước"
    rf"|chậm nhất|muộn nhất|không quá|đến hết|đến|hết(?=\s+(?:ngày|tháng|quý)\s))(?:\s+(?:là|đến|hết|ngày|trong|vào"
    rf"|(?:tại )?(?:phiên|kỳ) họp|đầu(?=\s+(?:tháng|quý)\s)|khi|thời điểm|mốc|Quốc khánh"
    rf"|khai giảng|bầu cử|kỷ niệm|lễ))*\s+{_HOURS}?{_WEEKDAY}?{_P}"
    rf"|(?:trong|vào)\s+(?:{_M}|{_Q}(?:\s?(?:và|,)\s?{_Q})?|{_H}|{_HOURS}?(?:(?:sáng|chiều|tối)\s+)?{_WEEKDAY}?{_D}"
    rf"|năm\s+{_Y}{_ON}|năm học\s+{_Y}\s?[-–]\s?{_Y}"
    rf"|(?:hai|ba|bốn|năm|[0-9]{{1,2}})\s+năm\s+{_Y}\s?[-–]\s?{_Y}|khoảng thời gian từ\s+{_P}"
    rf"\s+đến\s+{_P})"
    rf"|(?:từ|kể từ|bắt đầu từ|bắt đầu(?=\s+ngày))\s+(?:(?:sáng|chiều|tối)\s+)?{_HOURS}?{_P}"
    rf"(?:\s?\(tức [^()]{{3,60}}\)(?=\s*(?:-|–|đến|tới)\s))?(?:\s*(?:-|–|đến|đến hết|tới)\s*(?:hết\s+)?{_HOURS}?{_P}"
    rf"|;\s+kết thúc trước\s+{_P})?(?:\s+trở đi)?"
    rf"|kết thúc\s+(?:{_Q}|năm\s+{_Y})|từ nay (?:cho )?đến(?: hết)? (?:nhiệm kỳ\s+{_Y}\s?-\s?{_Y}|{_P}|năm\s+{_Y}))"
    r"(?:\s+h[ằà]ng (?:năm|quý"
    rf"|tháng))?",
    re.IGNORECASE,
)
_MILD = re.compile(
    rf"(?<![\w/])(?:hoàn thành\s+)?(?:{_HOURS})?(?:ngày\s+[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?{_Y}"
    rf"|ngày\s+[0-9]{{1,2}}\s+tháng\s+[0-9]{{1,2}}\s+năm\s+{_Y}"
    rf"|ngày\s(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s[0-9]{{1,2}}\stháng\s[0-9]{{1,2}}\snăm\s{_Y}"
    rf"|ngày\s(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?{_Y}"
    rf"|[Qq]u[ýí]\s+(?:IV|I{{1,3}}"
    rf"|[1-4])(?!\w)(?:\s?(?:/|năm)\s?{_Y})|(?<=hoàn thành )(?:tháng|năm)\s+[0-9/]{{4,7}}"
    rf"|(?<=định kỳ )tháng\s+[0-9]{{1,2}}/{_Y})",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"định kỳ(?: hoặc|,| và) đột xuất(?!\w)"
    r"|định kỳ(?:,| vào)? cuối mỗi (?:học kỳ|quý|tháng|tuần|năm học|năm)(?!\w)"
    r"|định kỳ(?=\s(?:tổng hợp|báo cáo|sơ kết|gửi báo cáo))|định kỳ theo yêu cầu của [^.;,()]{3,60}"
    r"|(?:(?<=kiểm tra )|(?<=đánh giá )|(?<=giám sát )|(?<=rà soát ))định kỳ"
    r"(?=\s(?:việc|tình hình|kết quả|công tác|quá trình|chất lượng)(?!\w))"
    r"|định kỳ(?:\s+(?:[0-9]{1,2} tháng|(?:h[ằà]ng|mỗi)\s(?:năm|quý|tháng|tuần)|[0-9]{2} năm|năm(?!\s[0-9])"
    r"|quý(?!\s[IV0-9])|tháng(?!\s[0-9])))+"
    r"(?:(?:,| và|, và) (?:h[ằà]ng )?(?:0?6 tháng|quý(?!\s[IV0-9])|năm(?!\s[0-9])))*(?:\s?\([^()]{3,80}\))?"
    r"|(?:(?:trước|vào|lúc) )?[0-9]{1,2}\s?(?:giờ|h)\s?(?:[0-9]{2})?(?: phút)? (?:h[ằà]ng|mỗi) (?:ngày|tuần)(?!\w)"
    r"|(?<=thực hiện )h[ằà]ng (?:năm|quý|tháng)"
    r"|(?<=báo cáo )h[ằà]ng (?:năm|quý|tháng)|(?:trước |vào )?ngày [0-9]{1,2} h[ằà]ng (?:tháng|quý)"
    r"|h(?<!kế hoạch h)(?<!dự toán h)(?<!chương trình h)(?<!nhiệm vụ h)[ằà]ng (?:tuần|tháng|quý)(?=\s*[.;]?\s*$)"
    r"|h[ằà]ng (?:ngày|tuần|tháng|quý)(?=,? (?:cập nhật|báo cáo|tổng hợp|gửi báo cáo|thống kê))"
    r"|trước ngày [0-9]{1,2} (?:của )?tháng cuối (?:mỗi )?(?:quý|kỳ)"
    r"(?: và (?:trước )?ngày [0-9]{1,2}(?:/[0-9]{1,2})? h[ằà]ng (?:năm|quý|tháng))?"
    r"|(?:vào )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày cuối) h[ằà]ng (?:tuần|tháng)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:[Vv]ào )?(?:đầu|giữa|cuối) (?:mỗi|từng) (?:học kỳ|năm học|năm|quý|tháng|tuần|đợt)(?!\w)"
    r"|[Tt]heo từng (?:học kỳ|năm học|năm|quý|tháng|tuần|đợt|kỳ)(?!\w)"
    r"|(?:[Mm]ỗi|[Hh][ằà]ng|[0-9]{1,2}) (?:học kỳ|năm|quý|tháng|tuần|ngày)(?: ?/ ?| )"
    r"(?:một |[0-9]{1,2} ?|hai )?lần(?!\w)"
    r"|[0-9]{1,2} lần ?(?:/ ?|trong |mỗi |một )(?:học kỳ|năm|quý|tháng|tuần|ngày)(?!\w)"
    r"|(?:[Vv]ào |[Tt]rong )?(?:tuần|tháng|ngày) (?:đầu|cuối)(?: tiên| cùng)? (?:của )?(?:mỗi|từng)"
    r" (?:năm|quý|tháng|tuần)(?!\w)|[Ss]au mỗi (?:học kỳ|năm học|năm|quý|tháng|đợt|vụ)(?!\w)"
)
""" "vào cuối mỗi học kỳ", "theo từng tháng", "mỗi quý một lần"."""
_AT_START_RECURRING = re.compile(
    r"(?:H[ằà]ng|h[ằà]ng|Mỗi)\s(?:năm học|học k[ỳì]|năm|quý|tháng|tuần|ngày)(?!\w)|Định kỳ(?=,)"
)
_AT_START_ONGOING = re.compile(r"\s*[Tt]hường xuyên(?=[\s,])")
_ABOUT = (
    rf"(?:trong|vào)\s(?:(?:những|các|mấy) tháng|dịp) (?:cuối|giữa) (?:năm|quý)(?: {_Y})?"
    rf"(?:(?: và|,) (?:(?:những|các) tháng )?(?:đầu|cuối|giữa) (?:năm|quý)(?: {_Y})?)?"
    rf"|(?:trong|vào|trước|sau) (?:dịp )?(?:[Tt]ết Nguyên [đĐ]án|nghỉ hè|dịp hè)(?: {_Y}|(?: năm)? [\w]+ {_Y})?"
)
"""Times that name no day: what lies in them is left to the editor."""
_CONDITIONAL = re.compile(
    r"(?:cho )?đến khi có (?=[^.;:()]{3,110}[.;]?\s*$)[^.;]{3,110}|(?<=\()\s?khi (?:có|cần)[^()]{3,60}(?=\))"
    r"|khi (?:cần thiết|có yêu cầu)(?=\s*[.;/)]|\s*$)"
    r"|khi (?<!sau khi )(?<!trước khi )(?<!đến khi )(?<!từ khi )(?<!trong khi )(?<!là khi )(?<!mỗi khi )"
    r"(?<!ngay khi )(?<!cả khi )(?:có (?:thay đổi|biến động|phát sinh|sự cố|thiên tai|dịch|yêu cầu)|xảy ra"
    r"|phát hiện|kết thúc|học sinh|trẻ|người học|cán bộ|đảng viên|đoàn viên|hội viên)(?!\w)[^.;:()]{0,60}(?=[.;]?\s*$)"
    r"|(?<=\()\s?(?:theo|sau khi|nếu)[^()]{6,80}(?=\)\s*[.;]?\s*$)"
)
_VAGUE_WORDS = (" cuối ", " giữa ", "ết Nguyên", " hè", "Đầu ", "Giữa ", "Cuối ")
_VAGUE = re.compile(_ABOUT + r"|^(?:Đầu|Giữa|Cuối) (?:năm học|học k[ỳì]|vụ|mùa|năm|quý|tháng)(?=,)")
_AS_PLANNED = re.compile(
    r"theo (?:kế hoạch|quy định|hướng dẫn|lịch)(?: và (?:kế hoạch|hướng dẫn"
    rf"|quy định))? của (?!(?:Bộ )?[Ll]uật|pháp)[{UPPER}][^.;]{{3,90}}(?=[.;]?\s*$)"
)
_RELATIVE = re.compile(
    r"(?:trước|sau) [0-9]{1,3}(?: \([^()]{2,20}\))? ngày(?: làm việc)? (?:tổ chức|diễn ra|khai mạc|kết thúc|họp"
    r"|bầu cử)"
    r"[^,;.]{0,60}|"
    r"[Tt]rong (?:thời gian|thời hạn|vòng) [0-9]{1,3}(?: \([^()]{2,20}\))? (?:ngày|tháng|tuần|năm"
    r"|giờ)(?: làm việc)?,? (?:kể )?từ (?:ngày|khi)[^,;.]{3,120}|theo (?:thời gian"
    r"|thời hạn) (?:quy định )?tại [^.;/]{4,60}"
)
_COUNTED = re.compile(
    r"[Tt]rong (?:thời gian |thời hạn |vòng )?[0-9]{1,3}(?: \([^()]{2,20}\))? (?:ngày|tháng|tuần|năm)(?: làm việc)?,?"
    rf" (?:kể )?từ {_HOURS}?(?={_D}){_D}"
)
"""So many days, counted from a day that the sentence names."""
_AT_ONCE = re.compile(
    r"(?<=thực hiện )ngay(?! (?:từ|sau|khi|tại|trong|cả))|(?<=triển khai )ngay(?! (?:từ|sau|khi|tại"
    r"|trong|cả))"
)


_POINT = re.compile(r"[0-9]|[Qq][Uu][ýíÝÍ]")
"""What every strong or mild phrase names: a day, month or year in figures, or a quarter."""
_AGAIN = re.compile(r"[Hh][ằàẰÀ][Nn][Gg]|[Kk][ỳỲ]|tháng cuối")
"""What every recurring phrase holds."""
_YEARS = re.compile(_Y)
_PAST = re.compile(r"(?<!\w)đã\s(?:được\s)?[^,;.]{3,60}$")
"""Words in front of a time that tell what was done then ("đã được tập huấn vào tháng 11/2024")."""


def time_phrases(text: str, first_year: int | None = None) -> list[tuple[int, int, str]]:
    """The times named in a sentence: (start, end, strength), the strong ones ("trước ngày ...") in order first.

    ``text`` must not hold the dates of citations any more. Years before ``first_year`` are history, not deadlines.
    """
    strong = []
    pointed = _POINT.search(text) is not None
    if pointed:
        strong = [
            (one.start(), one.end(), "strong") for one in _STRONG.finditer(text) if _is_future(one.group(), first_year)
        ]
    strong = [one for one in strong if not (_PAST.search(text[max(0, one[0] - 70) : one[0]]) or _covered(text, *one))]
    counted = _COUNTED.search(text) if strong and "rong " in text else None
    if counted is not None and counted.start() < strong[0][0] < counted.end():
        return [(counted.start(), counted.end(), "strong")]
    recurring = _recurring(text)
    if recurring:
        first = recurring[0]
        if text[first[0] : first[1]].lower() == "định kỳ" and len(recurring) > 1:
            first = recurring[1] if _same_sentence(text, first, recurring[1]) else first
        strong = [one for one in strong if not _same_sentence(text, first, one) or _YEARS.search(text, one[0], one[1])]
        if not strong or first[0] < strong[0][0]:
            return [first, *strong]
    if strong:
        return strong
    mild = []
    if pointed:
        mild = [(one.start(), one.end(), "mild") for one in _MILD.finditer(text) if _is_future(one.group(), first_year)]
    if mild:
        return mild
    if start := _AT_START_RECURRING.match(text):
        return [(start.start(), start.end(), "recurring")]
    others = (
        (_RELATIVE, "relative", pointed or "theo thời " in text),
        (_CONDITIONAL, "conditional", "(" in text or "khi " in text),
        (
            _VAGUE,
            "conditional",
            any(word in text for word in _VAGUE_WORDS),
        ),
        (_AT_ONCE, "immediate", "ngay" in text),
    )
    for pattern, strength, likely in others:
        if likely and (one := pattern.search(text)) and not _says_what_for(text, one.start(), strength):
            return [(one.start(), one.end(), strength)]
    return []


_COVERS = re.compile(r"(?<!\w)báo cáo (?:về )?(?:tình hình|kết quả|số liệu)(?!\w)[^.;]{0,200}$")


def _covered(text: str, start: int, end: int, _: str) -> bool:
    """ "báo cáo tình hình ... từ nay đến năm 2030": what a report is about, not when it is due."""
    stretch = text[start : start + 3].lower() == "từ " and " đến " in text[start:end]
    return stretch and _COVERS.search(text[max(0, start - _MATTER) : start]) is not None


_READY_FOR = re.compile(r"(?:sẵn sàng|ứng phó|ứng cứu|đối phó|khả năng|phương án|kịch bản)(?!\w)[^.;:]{0,60}$")
""" "duy trì lực lượng sẵn sàng ứng cứu khi có yêu cầu": what one is ready for is not when one gets ready."""
_ABOUT_MATTER = re.compile(
    r"(?:[Cc]hỉ thị|[Cc]ông điện|[Cc]ông văn|[Kk]ế hoạch|[Nn]ghị quyết|[Vv]ăn bản|chỉ đạo|[Kk]ết luận)"
    r"[^.;:]{0,80}\svề\s[^.;:]{0,160}$"
)
""" "thực hiện các chỉ thị về bảo đảm trật tự trong dịp Tết": when what a document is about takes place."""


def _says_what_for(text: str, position: int, strength: str) -> bool:
    """Whether a time without a day belongs to what is named in front of it, and not to the action."""
    if strength != "conditional":
        return False
    before = text[max(0, position - _MATTER) : position]
    return _READY_FOR.search(before) is not None or _ABOUT_MATTER.search(before) is not None


_MATTER = 280


def _recurring(text: str) -> list[tuple[int, int, str]]:
    """The times that come again and again, in order."""
    found = list(_RECURRING.finditer(text)) if _AGAIN.search(text) else []
    if "ỗi " in text or "từng " in text or " lần" in text:
        found += _EACH.finditer(text)
    return sorted((one.start(), one.end(), "recurring") for one in found)


_ANY_POINT = re.compile(
    rf"(?:(?:trước|đến hết|đến|từ|trong|hết)\s+)?(?:{_P}|năm\s+{_Y}(?:\s?-\s?{_Y})?|h[ằà]ng (?:năm|quý|tháng|tuần)"
    rf"(?:\s+(?:đến|giai đoạn|{_Y})[\s0-9-]*)?|thường xuyên|(?<![0-9/]){_Y}\s?-\s?{_Y}|(?:đến|hết)\s+{_Y}(?![0-9/])"
    rf"|(?<![0-9/.-]){_Y}(?=\s*[.;]?\s*$))",
    re.IGNORECASE,
)


def point_in(clause: str) -> str:
    """The time that a clause of a table's cell names, verbatim; "" when it names none."""
    found = _ANY_POINT.search(clause)
    if found is None:
        return ""
    return clause if not clause[: found.start()].strip() else found.group().strip()


def _same_sentence(text: str, first: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    low, high = min(first[1], other[1]), max(first[0], other[0])
    return re.search(r"[.;]\s", text[low:high]) is None


def _is_future(words: str, first_year: int | None) -> bool:
    years = [int(year) for year in _YEARS.findall(words)]
    return not years or first_year is None or max(years) >= first_year


def as_planned(text: str) -> tuple[int, int] | None:
    """ "... theo kế hoạch và hướng dẫn của Sở ..." at the end of a short item."""
    found = _AS_PLANNED.search(text)
    return found.span() if found else None


_AT_START_AT_ONCE = re.compile(
    r"[\s,]*(?:(?:trong phạm vi|theo|căn cứ)\s(?:chức\s?năng|nhiệm vụ|thẩm quyền|quyền hạn)[^.;:]{0,60}?\s)?"
    r"([Kk]hẩn trương)(?=\s)"
)


def at_once(text: str, position: int) -> tuple[int, int] | None:
    """ "khẩn trương" as the first word of the action, "theo chức năng, nhiệm vụ được giao" in front of it left out."""
    found = _AT_START_AT_ONCE.match(text, position)
    return found.span(1) if found else None


def ongoing_at(text: str, position: int) -> tuple[int, int] | None:
    """ "thường xuyên" as the first word of the action."""
    found = _AT_START_ONGOING.match(text, position)
    if found is None:
        return None
    return found.end() - len("thường xuyên"), found.end()
