"""Documents of our own writing in the form of real ones, for the importer's tests."""

PLAN = """KẾ HOẠCH

Thực hiện Đề án số 11-ĐA/TU ngày 20/5/2022 của Ban Thường vụ Tỉnh ủy về gìn giữ nghề làng ven sông, giai đoạn 2022-2025

Thực hiện Kế hoạch số 37-KH/ĐUK ngày 02/9/2022 của Đảng uỷ Khối các cơ quan và doanh nghiệp tỉnh về thực hiện Đề án số 11-ĐA/TU ngày 20/5/2022 của Ban Thường vụ Tỉnh ủy, Đảng uỷ Sở Công Thương ban hành Kế hoạch thực hiện, như sau:

I- MỤC ĐÍCH, YÊU CẦU

1- Mục đích

- Để đảng viên, công chức trong Sở hiểu nghề và người làm nghề của quê mình.

II- NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU

1- Tìm hiểu, ghi chép lời kể của thợ giỏi tại các làng nghề.

- *Đơn vị thực hiện:* Ban Chấp hành Đảng bộ, Lãnh đạo Sở, các chi bộ trực thuộc.

- *Thời gian thực hiện:* Thường xuyên.

2- Biên soạn tập giới thiệu sản phẩm làng nghề.

- *Đơn vị thực hiện:* Ban Chấp hành Đảng bộ.

- *Thời gian thực hiện:* Theo kế hoạch của Đảng bộ, cơ quan.

3- Báo cáo sơ kết 03 năm thực hiện Chỉ thị số 07-CT/TU ngày 15/01/2019 của Ban Thường vụ Tỉnh ủy (*Hoàn thành trong quý IV/2022*).

- *Đơn vị thực hiện:* Ban Chấp hành Đảng bộ.

- *Đơn vị phối hợp:* Lãnh đạo Sở, các chi bộ trực thuộc, các tổ chức đoàn thể.

- *Thời gian thực hiện:* Quý IV/2022.

III- TỔ CHỨC THỰC HIỆN

1- Các chi bộ trực thuộc: Ban hành kế hoạch thực hiện, **hoàn thành trong tháng 10/2022**.

2- Các tổ chức đoàn thể: Vận động đoàn viên, hội viên cùng làm./.

Nơi nhận:

- ĐUK các CQ và DN tỉnh (B/cáo),
- Lãnh đạo Sở,
- Lưu Đảng ủy.

T/M ĐẢNG ỦY
BÍ THƯ

Lò Thị Mận
"""

NEWS = """Ngày 12/8/2022, Ban Thường vụ Tỉnh ủy Sông Thao ban hành Kế hoạch số 71-KH/TU về sơ kết 03 năm thực hiện Chỉ thị số 07-CT/TU, ngày 15/01/2019 của Ban Thường vụ Tỉnh ủy về gìn giữ nghề làng ven sông. Các cấp ủy báo cáo trước khi họp.

Ban Thường vụ Tỉnh ủy Sông Thao ban hành Kế hoạch sơ kết 03 năm thực hiện Chỉ thị số 07-CT/TU về gìn giữ nghề làng ven sông
Ban Thường vụ Tỉnh ủy Sông Thao ban hành Kế hoạch sơ kết 03 năm thực hiện Chỉ thị số 07-CT/TU về gìn giữ nghề làng ven sông

Ảnh 1: Chợ nón làng Chằm họp trên bến

Kế hoạch nhằm xem việc nào đã làm được, việc nào còn vướng khi thực hiện Chỉ thị số 07-CT/TU và Kế hoạch số 22-KH/TU, ngày 18/4/2019 của Ban Thường vụ Tỉnh ủy. Từ đó chọn ba việc làm đến nơi đến chốn trong năm tới, giao cho từng nơi một người chịu trách nhiệm và một ngày phải xong.

Ảnh 2: Lớp dạy chằm nón của cụ Hà Thị Nhạn

Các làng nghề được mời nói trước, cơ quan nói sau. Ý kiến của thợ ghi nguyên lời, không sửa.

                                                                                     Vũ Trường

Ảnh 1: Chợ nón làng Chằm họp trên bến Kế hoạch nhằm xem việc nào đã làm được, việc nào còn vướng khi thực hiện Chỉ thị số 07-CT/TU và Kế hoạch số 22-KH/TU, ngày 18/4/2019 của Ban Thường vụ Tỉnh ủy. Từ đó chọn ba việc làm đến nơi

Tin khác cùng chủ đề

Hội chợ làng nghề ven sông mở cửa trong ba ngày
Xã Phú Chằm trao giải cho mười hai thợ nón giỏi

Gửi bình luận của bạn
"""
