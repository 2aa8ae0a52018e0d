"""Surnames that Vietnamese people bear: how the name of a signer or of an office holder is told from other words."""

from __future__ import annotations

__all__ = ["SURNAMES"]

SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Đoàn|Lương"
    "|Tô|Hà|Cao|Lâm|Tạ|Vương|Thái|Châu|Quách|Triệu|Kiều|Nông|Hứa|Lò|Cầm|Sùng|Giàng"
    "|Vàng|Thào|Ma|La|Bế|Đàm|Quàng|Điểu|Bạch|Chu|Doãn|Dư|Đào|Đồng|Khuất|Kim|Lại|Lục|Mạc|Ninh|Nghiêm"
    "|Phùng|Quản|Tăng|Thạch|Thân|Tiêu|Tống|Trương|Từ|Tưởng|Uông|Văn|Vi|Phí|Lưu|Âu|Danh|Sơn|Rơ|Siu|Ksor"
    "|Hoàn|Khương|Lã|Lù|Mã|Mùa|Nhữ|Phó|Sầm|Tòng|Trang|Ứng|Viên|Vừ|Hờ|Cù|Cung|Diệp|Đậu|Giáp|Hàn|Hạ|Hán"
    "|Kha|Liêu|Nhan|Ông|Thang|Tôn|Trà|Úy|Đường|Phương"
)
"""The inside of a group of a regular expression."""
