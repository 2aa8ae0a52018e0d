"""Names of bodies and posts in running text: where one begins and how far it goes (``body_lists`` parts lists).

A name is read syllable by syllable, because Vietnamese capitals mark words, not syllables ("Bộ Chính trị",
"Ban Thường vụ Tỉnh ủy"): it goes on over capitalised syllables, the small ones that finish a word, and the small
words that names hold ("nhân dân", "tỉnh", "các", "và" before another capital), and ends at a verb or a sign.
"""

from __future__ import annotations

import re

from .folding import LOWER, UPPER, canonical, word_set
from .kinds import kind_by_name

__all__ = ["BODY_START", "UNNAMED", "body_end"]

# What a name of a body, a post or a group of bodies begins with.
_HEADS = (
    "Ủy ban|Uỷ ban|UBND|UBMTTQ|UBKT|HĐND|TAND|VKSND|Hội đồng|Thường trực|Ban|Bộ|Sở|Cục|Tổng cục|Vụ|Văn"
    " phòng|Phòng|Chi cục|Chính phủ|Quốc hội"
    "|Thủ tướng|Phó Thủ tướng|Chủ tịch|Phó Chủ tịch|Bộ trưởng|Thứ trưởng|Giám đốc|Phó Giám đốc|Thủ"
    " trưởng|Chánh Văn phòng|Chánh Thanh tra|Tổng Giám đốc"
    "|Thống đốc|Viện trưởng|Chánh án|Cục trưởng|Vụ trưởng|Hiệu trưởng|Tổng Kiểm toán|Tổng Thanh tra"
    "|Trưởng ban|Trưởng Ban|Người đứng đầu|Tổng Bí thư"
    "|Tỉnh [uủ][yỷỶ]|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Quận uỷ|Thị ủy|Thị uỷ"
    "|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Cấp ủy|Cấp uỷ|Quân ủy|Quân uỷ|Đảng đoàn"
    "|Công an|Quân khu|Bộ đội|Tòa án|Toà án|Viện|Kiểm toán|Thanh tra|Ngân hàng|Kho bạc|Bảo hiểm|Hải"
    " quan|Thuế|Mặt trận|MTTQ|Liên đoàn|Công đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn|Hội|Hiệp hội"
    "|Liên minh|Liên hiệp"
    "|Trung tâm|Trường|Học viện|Đại học|Bệnh viện|Đài|Báo|Tạp chí|Cổng|Trạm|Nhà|Tập đoàn|Tổng công ty"
    "|Công ty|Tổ|Tiểu ban|Cơ quan|Đơn vị|Lãnh đạo|Tập thể|Các|Trung ương|Trưởng|Cổng|BTV|BCH|BTG|VP"
    "|LĐLĐ|Khối|Nhóm|Khoa|Bí thư|Chánh|Giáo viên|Học sinh|Phụ huynh|Nhân viên|Kế toán|Tổng phụ trách|BQL|BHXH"
    "|Phó Hiệu trưởng|Cơ sở"
)
BODY_START = re.compile(r"(?<!\w)(?:" + _HEADS + r")(?!\w)")
UNNAMED = re.compile(
    r"(?:Ban|[ỦU][yỷ] ban|Hội đồng|Trung tâm|Văn phòng|Quỹ|Hội|Cục|Chi cục|Tổng cục|Bộ|Trường|Viện|Phòng|Ngân hàng"
    rf"|Kiểm toán)(?:\s[{LOWER}]+){{0,2}}"
)
"""A head of names with at most two small words: no name yet, wherever reading it stopped ("Ban quản", "Hội đồng")."""
_TOKEN = re.compile(r"\s*(?:(&)|((?:TP|TX|Tp|Q|P|H)\.|\w+(?:[-–.&]\w+)*)|(-|–)|([^\w\s]))")
# Small words that stand inside names.
_INNER = word_set(
    "nhân dân tỉnh thành phố huyện quận thị xã phường trấn thôn bản khu khối cơ quan doanh nghiệp trực"
    " thuộc trung ương cấp các lãnh đạo bộ ngành sở ban đảng ủy uỷ viên cán sự đoàn thể quốc gia nhà"
    " nước chính trị xã hội đại biểu khóa khoá kỳ họp quân đội vũ trang biên phòng địa phương cơ sở liên"
    " cứu nạn hộ nông thôn lâm thời tối cao ngang trường học đại học của toàn chi dân quân sự nam việt mặt trận sát tổ"
    " vị thể phố thôn bản"
)
_INNER_PAIRS = (
    *(("Tiếng", "nói"), ("Dân", "số"), ("công", "ty"), ("mưu", "trưởng")),
    *(("định", "chất"), ("lý", "chất"), ("chất", "lượng"), ("lượng", "giáo"), ("giáo", "dục")),
    *(("dân", "chủ"), ("chủ", "cộng"), ("cộng", "hòa"), ("cộng", "hoà")),
    *(("trợ", "đầu"), ("đầu", "tư")),
    *(("tìm", "kiếm"), ("kiếm", "cứu")),
    *(("ban", "thường"), ("thường", "vụ"), ("dân", "tộc"), ("chính", "quyền")),
    *(("dục", "thường"), ("thường", "xuyên"), ("cấp", "trên"), ("trên", "trực"), ("trực", "tiếp")),
)
_NOT_AFTER_CAPITAL = word_set(
    "về và tại có để được sẽ do từ theo là nêu trong ngày số cho với trên này khi nhằm chỉ giao trình"
    " gửi vừa đang không phải cần cùng vào ra thì mà như đã rằng gồm đến bằng qua bị năm ở yêu sửa bãi"
    " thay hợp bổ đính phê quy hướng xây căn chịu rà nói họp trao hỏi trả"
)
_CAPITAL_STOPS = word_set(
    "về quy ban hướng phê sửa bãi căn theo tại thực trong ngày số điều nghị quyết công thông kế chỉ kết"
    " đề chương tờ báo và ký việc"
)
_STOP_PAIRS = frozenset(
    [
        "ban hành",
        "quy định",
        "hướng dẫn",
        "phê duyệt",
        "sửa đổi",
        "bãi bỏ",
        "nghị quyết",
        "quyết định",
        "phê chuẩn",
        "v v",
        "thông báo",
        "thông qua",
        "đồng ý",
        "đồng thời",
        "phân công",
        "phối hợp",
        "công bố",
        "tham mưu",
        "báo cáo",
        "tiếp tục",
        "tổ chức",
        "điều chỉnh",
        "đề nghị",
        "đề xuất",
        "triển khai",
        "chủ trì",
        "tập trung",
        "tăng cường",
        "đẩy mạnh",
        "kết luận",
        "nghị định",
        "kiểm tra",
        "thực hiện",
        "lập kế",
        "cấp phát",
        "hoàn thành",
        "nghiên cứu",
        "đánh giá",
        "bảo đảm",
        "đảm bảo",
        "quán triệt",
        "cụ thể",
        "truyền đạt",
        "hỗ trợ",
        "đôn đốc",
        "theo dõi",
        "nhấn mạnh",
        "khẳng định",
        "ký kết",
        "xem xét",
        "tuyên truyền",
        "phát động",
        "phát huy",
        "giải quyết",
        "quản lý",
        "chịu trách",
        "chỉ đạo",
        "lãnh đạo việc",
        "tiến hành",
        "thành lập",
        "thống nhất",
        "cho biết",
        "đưa nội",
        "xác định",
        "rà soát",
        "xử lý",
        "cung cấp",
        "tiếp nhận",
        "tổng hợp",
        "trực tiếp",
        "thường xuyên",
        "kịp thời",
        "chủ động",
        "định kỳ",
        "khẩn trương",
        "nâng cao",
        "lồng ghép",
        "bố trí",
    ]
)
_CAPITAL_STOP_PAIRS = frozenset(
    ("ban hành", "quy định", "hướng dẫn", "phê duyệt", "sửa đổi", "bãi bỏ", "quy chế", "về việc")
)
_IN_NAMES = (("dục", "thường xuyên"), ("trên", "trực tiếp"))
""" "Giáo dục thường xuyên", "Công đoàn cấp trên trực tiếp cơ sở": what else begins an action."""
_UPPER_STOPS = frozenset(("về", "tại", "và", "ngày", "trong", "cho", "để", "theo", "năm", "giai"))
_COMMA_NAMES = re.compile(
    r"\s*,\s*(?:Thể thao|Thương binh|Truyền hình|Thể dục|Thông tin và Du|Gia đình và|Truyền thông và Du"
    r"|Khoa học và)"
)
_SECOND_POST = re.compile(r"\s*,(?=\s*(?:Chủ nhiệm|Trưởng Ban|Tổng Thanh tra)\s)")
""" "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": one person in two posts."""
_AGAINST = re.compile(rf"\s*,\s*[Cc]hống(?:\s(?!và\s)[{LOWER}]+){{1,2}}")
_NEXT_COLUMN = re.compile(
    rf"\s*\n\s*(?:[{UPPER}]{{2,}}(?![{LOWER}])|Thực hiện|Căn cứ|Kính |Theo |Trên cơ sở|Triển khai|Xét )"
)
_SMALL_BELOW = re.compile(rf"\s*\n\s*[{UPPER}]?[{LOWER}]")
_MEETING = re.compile(r"Hội nghị (?:lần thứ \w+|Trung ương [0-9]{1,2})\s+(?=Ban\s+Chấp)")
""" "Hội nghị lần thứ sáu Ban Chấp hành Trung ương": the body in session is named with its session."""
_SESSION = re.compile(
    r"Hội nghị (?:Ban Chấp hành )?Trung ương (?:Đảng )?(?:lần thứ (?:mười )?\w+|[0-9]{1,2})"
    r"(?:,? kh(?:oá|óa) (?:[IVX]+|[0-9]{1,2})(?!\w)| \(kh(?:oá|óa) (?:[IVX]+|[0-9]{1,2})\))?(?!\w)(?! Ban)"
)
""" "Hội nghị Trung ương lần thứ sáu khoá XIII": the committee's session, named by its number and its term."""
_AGAINST_WHAT = re.compile(
    r"[Pp]hòng\s?,?\s?chống (?:thiên tai|lụt,? bão|bão,? lụt|dịch bệnh|dịch|tham nhũng(?:, lãng phí)?(?:, tiêu cực)?"
    r"|ma t[uú][ýy]|tội phạm"
    r"|mua bán người|cháy(?:,| và)? nổ|cháy rừng|bạo lực|khủng bố|rửa tiền|hạn hán|tệ nạn xã hội)(?!\w)"
)
""" "Ban Chỉ huy phòng chống thiên tai": what a board fights, in small letters."""
_ON_A_MATTER = re.compile(r"(?:ban chỉ đạo|ban chỉ huy|ủy ban quốc gia|hội đồng quốc gia|tổ công tác)")
_MAX_NAME = 220
_POST = re.compile(
    r"(?:Phó )?(?:Chủ tịch|Giám đốc|Tổng Giám đốc|Bộ trưởng|Thủ trưởng|Bí thư|Hiệu trưởng|Trưởng [Bb]an|Chánh án"
    r"|Viện trưởng|Cục trưởng|Chủ nhiệm)"
)
_LONGEST_POST = 20


def body_end(text: str, start: int, limit: int | None = None) -> int:
    """Where the name that begins at ``start`` ends; ``start`` itself when no name begins there."""
    stop = min(len(text), start + _MAX_NAME, limit if limit is not None else len(text))
    session = _SESSION.match(text, start, stop)
    return session.end() if session is not None else _name_end(text, start, stop)


def _name_end(text: str, start: int, stop: int) -> int:
    """``body_end`` of a name that is none of a session, read word by word up to ``stop``."""
    meeting = _MEETING.match(text, start, stop)
    position, end = meeting.end() if meeting else start, start
    previous, shouting = "", text[start : start + 12].isupper()
    while position < stop:
        found = _TOKEN.match(text, position, stop)
        if found is None:
            break
        ampersand, word, dash, sign = found.groups()
        if sign is not None:
            over = _over_comma(text, start, position, stop, previous)
            if over is None:
                break
            position, end = over, max(end, over) if over > found.end() else end
            continue
        if ampersand or dash:
            if not previous or (dash and not _names_on(text, found.end(), stop)):
                break
            position = found.end()
            continue
        if previous and _in_next_column(text, start, position, end, stop, shouting):
            break
        follower = _TOKEN.match(text, found.end(), stop)
        if word == "về" and _takes_matter(text, start, position, follower):
            position, previous = found.end(), word
            continue
        if (over := _fights(text, start, found.start(2), stop)) > 0:
            position = end = over
            previous = text[start:over].split()[-1]
            continue
        if not _goes_on(text, word, previous, follower, shouting):
            break
        position = found.end()
        if word.lower() not in ("và", "của", "các", "là") and not _repeats_level(word, previous, follower):
            end = position
        previous = word
    return start + len(text[start:end].rstrip(".-– "))


def _in_next_column(text: str, start: int, position: int, end: int, stop: int, shouting: bool) -> bool:
    """Whether what stands at ``position`` is the next column's, below a name that is whole: below a name in capitals
    words in small letters.
    """
    if shouting:
        return _SMALL_BELOW.match(text, position, stop) is not None
    return _NEXT_COLUMN.match(text, position, stop) is not None and not _post_alone(text, start, end)


def _post_alone(text: str, start: int, end: int) -> bool:
    """ "Chủ tịch" / "UBND tỉnh": a post at a line's end names nobody without its body."""
    return end - start < _LONGEST_POST and _POST.fullmatch(text, start, end) is not None


def _repeats_level(word: str, previous: str, follower: re.Match[str] | None) -> bool:
    """ "Tỉnh ủy tỉnh về ...": a level behind its committee belongs to the name only with a place's name."""
    if word not in ("tỉnh", "huyện", "thành") or previous not in ("ủy", "uỷ"):
        return False
    following = (follower.group(2) or "") if follower else ""
    return not following[:1].isupper() and following != "phố"


def _over_comma(text: str, start: int, position: int, stop: int, previous: str) -> int | None:
    """Where a name goes on behind a comma inside it ("Văn hóa, Thể thao", "Phòng, chống thiên tai"); else None."""
    against = _AGAINST.match(text, position, stop) if previous.lower() == "phòng" else None
    if against is not None:
        return against.end()
    if previous.lower() in ("trưởng", "tướng") and (post := _SECOND_POST.match(text, position, stop)) is not None:
        return post.end()
    comma = _COMMA_NAMES.match(text, position, stop)
    words = canonical(text[start:position]).split()[-2:]
    return (
        text.index(",", position) + 1
        if comma and words in (["văn", "hóa"], ["lao", "động"], ["phát", "thanh"])
        else None
    )


def _takes_matter(text: str, start: int, position: int, follower: re.Match[str] | None) -> bool:
    """ "Ban Chỉ đạo Trung ương về Phòng, chống thiên tai": a steering board is named by its matter, in capitals;
    "về Triển khai ..." is what it issued something about.
    """
    word = (follower.group(2) or "") if follower else ""
    if (
        follower is not None
        and " ".join(text[follower.start() : follower.end() + 9].lower().split()[:2]) in _STOP_PAIRS
    ):
        return False
    return word[:1].isupper() and _ON_A_MATTER.match(canonical(text[start:position])) is not None


def _fights(text: str, start: int, position: int, stop: int) -> int:
    """Where what a board fights ends ("Ban Chỉ đạo phòng chống dịch bệnh"); 0 when a name holds none here."""
    matter = _AGAINST_WHAT.match(text, position, stop)
    return matter.end() if matter is not None and _ON_A_MATTER.match(canonical(text[start:position])) else 0


def _names_on(text: str, position: int, stop: int) -> bool:
    found = _TOKEN.match(text, position, stop)
    return found is not None and bool(found.group(2)) and found.group(2)[0].isupper()


def _goes_on(text: str, word: str, previous: str, follower: re.Match[str] | None, shouting: bool) -> bool:
    lower = word.lower()
    following = (follower.group(2) or "").lower() if follower else ""
    pair = f"{lower} {following}"
    if lower == "v" and follower is not None and follower.group().strip() == "/":
        return False
    stops = pair in (_STOP_PAIRS if word.islower() else _CAPITAL_STOP_PAIRS)
    if stops and previous.lower() not in ("ban", "tổng") and (previous.lower(), pair) not in _IN_NAMES:
        return False
    if (pair in ("chỉ đạo", "chỉ huy") and previous.lower() == "ban") or (
        lower in ("đạo", "huy") and previous == "chỉ"
    ):
        return True
    if shouting:
        return lower not in _UPPER_STOPS or (lower == "và" and previous != "")
    if word[0].isdigit():
        return bool(previous) and len(word) <= 3
    if word[0].isupper():
        if lower in _CAPITAL_STOPS and previous and kind_by_name(pair) is not None:
            return _is_name_of_office(previous)
        return True
    if not previous:
        return lower in (
            "các",
            "cấp",
            "thủ",
            "chủ",
            "lãnh",
            "cơ",
            "bộ",
            "tập",
            "ban",
            "sở",
            "đảng",
            "chi",
            "ngành",
            "ủy",
            "uỷ",
            "chính",
            "đơn",
            "trường",
            "công",
            "trung",
            "bệnh",
            "nhà",
        )
    if lower == "và":
        return _joins(text, follower)
    if lower == "trực" and previous.lower() not in ("thường", "trên"):
        return following == "thuộc"
    if lower in _INNER or pair == "hành chính" or (previous, lower) in _INNER_PAIRS:
        return True
    return previous[0].isupper() and (len(previous) == 1 or not previous.isupper()) and lower not in _NOT_AFTER_CAPITAL


def _is_name_of_office(previous: str) -> bool:
    """ "Bộ Kế hoạch và Đầu tư", "Ban Chỉ đạo": a capital word that elsewhere names a document."""
    return previous.lower() in ("bộ", "sở", "phòng", "ban", "sở,", "vụ", "cục", "trưởng", "khoa")


def _joins(text: str, follower: re.Match[str] | None) -> bool:
    """Whether "và" joins the name with more of it, and not with another document or clause."""
    if follower is None or not follower.group(2):
        return False
    after = follower.group(2)
    if not after[0].isupper():
        return after.lower() in (
            "doanh",
            "các",
            "nhân",
            "bộ",
            "đào",
            "đầu",
            "môi",
            "xã",
            "truyền",
            "phát",
            "công",
            "du",
            "tìm",
        )
    following = _TOKEN.match(text, follower.end())
    second = following.group(2) if following and following.group(2) else ""
    kind = kind_by_name(f"{after} {second}")
    if kind is None:
        return True
    if kind.key not in ("ke-hoach", "quy-hoach", "du-an"):
        return False
    third = _TOKEN.match(text, following.end()) if following else None
    return not (third and (third.group(2) or "").lower() in ("số", "sô", "này"))
