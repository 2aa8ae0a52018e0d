"""What headings and items say about tasks: whether they head tasks, duties or none, and what a duty asks for.

All expressions match ``folding.bare`` words: small letters without marks.
"""

from __future__ import annotations

import re

from .folding import bare
from .outline import Node

__all__ = [
    "AGENDA",
    "CLOSING",
    "CONTENTLESS",
    "COUNTS",
    "DUTIES",
    "GROUNDS",
    "INTRODUCES",
    "LISTS_CASES",
    "NOT_A_TASK",
    "NO_TASKS",
    "TASKS",
    "TITLE_LENGTH",
    "WATCHES",
    "may_name_unit",
    "what_is_asked",
]

TASKS = re.compile(
    r"nhiem vu|giai phap|to chuc thuc hien|phan cong|noi dung|hoat dong|trach nhiem|tien do|lo trinh"
    r"|thoi gian|cong viec|cong tac |bien phap|trien khai|chu tri|ke hoach|yeu cau cac|to chuc "
)
NO_TASKS = re.compile(
    r"^(?:ve )?(?:muc dich|yeu cau|muc tieu|quan diem|pham vi|doi tuong|nguyen tac|kinh phi"
    r"|nguon kinh phi|kinh phi thuc hien|dac diem|thuc trang|tinh hinh|ket qua|danh gia|chi tieu"
    r"|giai thich|can cu|bo cuc|hieu luc|su can thiet|co so|dinh huong|phuong huong|khai niem|tam nhin"
    r"|huong dan chung|quy dinh chung|so luong|co cau|che do(?! (?:thong tin|bao cao|hoi hop|phoi hop))"
    r"|dieu khoan chung"
    r"|phuong cham|thanh phan|chu de|hinh thuc|noi dung tuyen truyen|quy mo|thoi gian(?:,| va|, hinh thuc va) dia diem"
    r"|ton tai|han che|uu diem|nguyen nhan|bai hoc|du bao|du toan|giai thuong|co cau giai|tieu chi|tieu chuan"
    r"|dia diem|y nghia|khau hieu)(?!\w)"
)
DUTIES = re.compile(
    r"to chuc thuc hien|phan cong|trach nhiem|dieu khoan thi hanh|to chuc, thuc hien|thuc hien ke hoach"
    r"|trien khai thuc hien"
)
WATCHES = re.compile(
    r"(?:cong tac |che do |thuc hien )?(?:thong tin,? )?(?:theo doi|don doc|kiem tra|thanh tra|giam sat|bao cao|so ket)"
    r"(?:(?:,| va|, va) (?:cong tac |che do |thuc hien )?(?:theo doi|don doc|kiem tra|thanh tra|giam sat|danh gia"
    r"|bao cao|so ket|tong ket|thong tin|khen thuong|ky luat)){0,5}(?: (?:thuc hien|ke hoach))?[ :.]*"
)
"""A section of who watches and who reports ("Kiểm tra, giám sát và chế độ báo cáo")."""
NOT_A_TASK = re.compile(
    r"^(?:(?:trong )?qua trinh (?:trien khai |to chuc )?(?:thuc hien|trien khai),? ?(?:neu|co"
    r"|gap)[^.]{0,40}(?:kho khan|vuong mac|phat sinh)|(?:kinh phi|nguon kinh phi"
    r"|kinh phi thuc hien)(?!\w)"
    r"|(?:quyet dinh|nghi quyet|ke hoach|huong dan|chi thi|thong tu|nghi dinh|quy dinh|quy che"
    r"|thong bao|chuong trinh|ket luan|van ban) nay (?:co hieu luc|thay the|duoc pho bien|bai bo)"
    r"|(?:moi |cac |neu )?(?:ca nhan|to chuc|don vi|truong hop|nguoi)[^.;]{0,50} vi pham[^.;]{0,40} (?:bi|se|chiu)"
    r"|(?:dong y|(?:co ban )?thong nhat (?:ve )?(?:viec|chu truong|noi dung|danh muc|phuong an|voi|theo)) "
    r"(?![^\n]*[;.,] (?:giao|yeu cau|de nghi) )(?!giao |de )|bai bo|thay the|ban hanh kem theo|luu y|ghi chu"
    r"|[^.;:,]{3,80} nay (?:duoc )?ap dung (?:thong nhat|doi voi|cho|trong|tu|ke tu)(?!\w)"
    r"|(?:thoi gian|lich) (?:duoc )?nghi (?!viec|huu)[^.;:]{2,80}:?$"
    r"|(?:phong tang|truy tang|tang thuong|tang (?:bang khen|giay khen|co thi dua|danh hieu|huan chuong))(?!\w)"
    r"|(?:cac|thu truong|toan the|moi|nhung)(?!\w)[^.;:]{3,80} (?:nghiem tuc|nghiem chinh)"
    r"(?: (?:trien khai|to chuc)){0,2} thuc hien"
    r" (?:ke hoach|chi thi|huong dan|quyet dinh|thong bao|cong van|chuong trinh|van ban) nay\s?[./]{0,3}$"
    r"|la (?:nguoi|ho|cong dan|doi tuong|truong hop|hoc sinh|sinh vien|to chuc|doanh nghiep)(?!\w))"
)
CLOSING = re.compile(
    r"chiu trach nhiem thi hanh|nay co hieu luc|hieu luc (?:thi hanh )?(?:ke )?tu ngay ky"
    r"|can cu quyet dinh thi hanh|thi hanh (?:quyet dinh|nghi quyet|ke hoach) nay"
)
TITLE_LENGTH = 300
GROUNDS = re.compile(r"(?:ly do|nguyen nhan|dieu kien|trong truong hop)(?!\w)")
INTRODUCES = re.compile(r"[:]\s*$|(?:như sau|sau đây|sau)\s*[:.]?\s*$")
LISTS_CASES = re.compile(r"(?:một trong )?(?:các|những) (?:điều kiện|trường hợp|tiêu chuẩn) sau(?: đây)?\s?:\s*$")
""" "... có một trong các điều kiện sau:": whom or when something concerns, and nothing to do."""
COUNTS = re.compile(
    r"[^:]{2,120}(?::\s{0,40}+|\s[–-]\s{0,40}+|\s{3,40}+)\(?(?:[0-9]{1,3}(?:\.[0-9]{3})*|[0-9]{1,6})\s?(?:\([^()]{2,20}\)\s?)?"
    r"(?!(?:ngày|tháng|giờ|phút|h|tuần|năm|quý)(?!\w))[^\W\d_]+(?:/?\s?[^\W\d_]+){0,4}\)?\s{0,9}+[.;,]?\s{0,9}+"
)
""" "Khoa A: 80 sinh viên": how many of whom or what, and nothing to do."""
CONTENTLESS = re.compile(
    r"(?:(?:triển khai|tổ chức|tập trung|phối hợp|nghiêm túc|khẩn trương),? )*thực hiện"
    r"(?: (?:tốt|nghiêm túc|nghiêm|đầy đủ))?"
    r" (?:một số|các|những) (?:nội dung|nhiệm vụ|công việc|việc|yêu cầu)(?: (?:trọng tâm|cụ thể|chủ yếu|chính))?"
    r"(?: (?:sau|sau đây|như sau|dưới đây))?\s{0,9}+[.:…]{0,9}+\s{0,9}+"
)
""" "triển khai thực hiện tốt một số nội dung sau": what has to be done stands elsewhere, or is lost."""
_DUTY_KINDS = (
    (
        "issue_plan",
        re.compile(
            r"(?:ban hanh|xay dung|lap) (?:va (?:ban hanh|trien khai|to chuc thuc hien) )?(?:cac )?(?:ke hoach"
            r"|chuong trinh|van ban)|cu the hoa .{0,40}ke hoach"
        ),
    ),
    ("hold_conference", re.compile(r"(?:to chuc|mo) (?:cac )?(?:hoi nghi|so ket|tong ket|hoi thao)")),
    ("report", re.compile(r"bao cao")),
)


AGENDA = re.compile(
    r"(?:noi dung|noi dung,? chuong trinh|chuong trinh|noi dung(?:, chuong trinh)?,?"
    r" (?:hoi nghi|hoi thao|cuoc hop|buoi le|le |tap huan).*)[ :.]*"
)
"""What a meeting is about: its points are tasks only where somebody is named for them."""


def may_name_unit(node: Node) -> bool:
    """A heading of at most a dozen words over its actions, or such words with a colon before the action."""
    assert node.piece is not None
    words = node.piece.words
    head = words.split(":", 1)[0] if ":" in words[:120] else words if node.items or node.kids else ""
    plain = bare(head)
    if TASKS.search(plain) or NO_TASKS.match(plain) or _TOPICS.match(plain):
        return False
    return 0 < len(head.split()) <= 12 and head[:1].isupper() and not re.search(r"[.;]\s", head)


_TOPICS = re.compile(
    r"che do|cong tac|bao cao|kiem tra|giam sat|thong tin|tuyen truyen|khen thuong|so ket|tong ket|kinh phi"
)


def what_is_asked(action: str) -> str:
    plain = bare(action[:160])
    for name, pattern in _DUTY_KINDS:
        if pattern.search(plain):
            return name
    return "other"
