"""What the evaluation set's articles are about: 25 topics, each with its words and four matters; all invented.

A matter has a document, ways to call it, a place, a unit, the people in it and what is seen there. The province of
Sông Thao and everyone in it are made up.
"""

#: (id, name, parent); the first level is never chosen alone, except "xay-dung-dang", which is chosen too often.
TOPICS = [
    ("xay-dung-dang", "Xây dựng Đảng", None),
    ("lich-su-dang", "Lịch sử Đảng", "xay-dung-dang"),
    ("hoc-bac", "Học tập và làm theo Bác", "xay-dung-dang"),
    ("kiem-tra", "Kiểm tra, giám sát", "xay-dung-dang"),
    ("chi-bo", "Sinh hoạt chi bộ", "xay-dung-dang"),
    ("can-bo", "Công tác cán bộ", "xay-dung-dang"),
    ("dan-van", "Dân vận khéo", "xay-dung-dang"),
    ("van-hoa", "Văn hóa, xã hội", None),
    ("di-tich", "Bảo tồn di tích", "van-hoa"),
    ("giao-duc", "Giáo dục", "van-hoa"),
    ("y-te", "Y tế", "van-hoa"),
    ("an-sinh", "An sinh xã hội", "van-hoa"),
    ("the-thao", "Thể dục, thể thao", "van-hoa"),
    ("le-hoi", "Lễ hội, văn nghệ", "van-hoa"),
    ("kinh-te", "Kinh tế", None),
    ("nong-nghiep", "Nông nghiệp", "kinh-te"),
    ("rung", "Bảo vệ rừng", "kinh-te"),
    ("giao-thong", "Giao thông", "kinh-te"),
    ("thuong-mai", "Chợ, thương mại", "kinh-te"),
    ("du-lich", "Du lịch", "kinh-te"),
    ("chinh-quyen", "Chính quyền phục vụ", None),
    ("mot-cua", "Một cửa, thủ tục", "chinh-quyen"),
    ("so-hoa", "Chuyển đổi số", "chinh-quyen"),
    ("phong-lu", "Phòng, chống thiên tai", "chinh-quyen"),
    ("quoc-phong", "Quốc phòng, an ninh", "chinh-quyen"),
]

#: What is said in any article of a topic, whatever its matter.
SENTENCES = {
    "xay-dung-dang": [
        "Cấp ủy chọn việc khó, việc dân mong nhất để làm trước.",
        "Nghị quyết chỉ nêu những việc có người chịu trách nhiệm và có hạn xong.",
        "Đảng bộ giảm một phần ba số cuộc họp để cán bộ có thời gian xuống cơ sở.",
    ],
    "lich-su-dang": [
        "Những trang hồi ký viết tay được chép lại, đối chiếu với hồ sơ lưu trữ trước khi đưa vào sách.",
        "Tổ biên soạn đi từng nhà, xin xem ảnh cũ, huân chương, thẻ đảng viên của lớp người đi trước.",
        "Điều gì còn hai cách kể thì ghi cả hai, không chọn bừa một cách.",
        "Sách lịch sử đảng bộ xã phải đọc được, có bản đồ và tên người thật.",
    ],
    "hoc-bac": [
        "Mỗi người đăng ký một việc nhỏ, làm được ngay, cuối quý tự chấm điểm trước chi bộ.",
        "Không ai phải chép lại bản thu hoạch dài; một trang là đủ nếu nói thật.",
        "Chuyện kể về Bác được chọn từ tư liệu có xuất xứ, tránh thêu dệt.",
        "Tấm gương ở ngay trong cơ quan thuyết phục hơn mọi bài giảng.",
    ],
    "kiem-tra": [
        "Đoàn xem sổ nghị quyết, phiếu thu chi và hỏi riêng từng đảng viên.",
        "Kết luận nêu rõ ba ưu điểm, bốn thiếu sót và thời hạn khắc phục.",
        "Nơi nào tự nhận lỗi sớm thì được xem xét giảm nhẹ.",
        "Dấu hiệu vi phạm được phát hiện từ đơn có ký tên, không từ lời đồn.",
    ],
    "chi-bo": [
        "Buổi sinh hoạt chuyên đề kéo dài chín mươi phút, ai cũng được nói.",
        "Bí thư gửi câu hỏi trước ba ngày để đảng viên chuẩn bị.",
        "Đảng viên đi làm ăn xa dự họp qua điện thoại, vẫn biểu quyết như mọi người.",
        "Biên bản ghi ý kiến khác nhau, không gọt cho tròn.",
    ],
    "can-bo": [
        "Quy hoạch mở, mỗi chức danh có ít nhất hai người.",
        "Người được điều động nhận lớp bồi dưỡng hai tuần trước khi nhận việc.",
        "Phiếu lấy ý kiến được kiểm trước mặt đại diện các phòng.",
        "Cán bộ trẻ về xã phải ở lại ít nhất ba năm.",
    ],
    "dan-van": [
        "Tổ dân vận ngồi uống trà với từng gia đình rồi mới bàn chuyện hiến đất.",
        "Việc gì dân góp công thì công khai trên bảng tin từng xóm.",
        "Người có uy tín trong họ tộc nói một câu bằng cán bộ nói mười câu.",
        "Đối thoại định kỳ, hỏi đâu đáp đó, chưa đáp được thì hẹn ngày.",
    ],
    "di-tich": [
        "Thợ mộc thay từng cây rui mục, giữ lại mọi cấu kiện còn chịu lực.",
        "Hồ sơ xếp hạng gồm bản vẽ, ảnh chụp và lời kể của người trông coi.",
        "Không sơn mới lên gỗ cũ, không lát gạch bóng trước sân đình.",
        "Tiền công đức được ghi sổ, công bố mỗi quý.",
    ],
    "giao-duc": [
        "Giáo viên soạn bài theo nhóm, dạy thử rồi sửa trước khi lên lớp.",
        "Học sinh bán trú có thêm bữa phụ và giờ đọc sách buổi tối.",
        "Nhà trường không thu khoản nào ngoài danh mục đã niêm yết.",
        "Điểm trường lẻ được ghép lại, xe đưa đón miễn phí.",
    ],
    "y-te": [
        "Trạm y tế đo huyết áp, xét nghiệm đường máu cho người trên bốn mươi tuổi.",
        "Bác sĩ tuyến tỉnh về khám mỗi tháng hai lần, có lịch dán ở nhà văn hóa.",
        "Sổ sức khỏe điện tử giúp người bệnh khỏi mang giấy tờ cũ.",
        "Tiêm chủng mở thêm buổi chiều cho công nhân tan ca.",
    ],
    "an-sinh": [
        "Danh sách hộ được giúp do họp xóm bình xét, dán công khai bảy ngày.",
        "Ngày công do thanh niên và bộ đội góp, vật liệu do quỹ lo.",
        "Người già neo đơn được thăm mỗi tuần, có người nấu cơm trưa.",
        "Tiền trợ cấp về thẳng tài khoản, ai không có thẻ thì nhận tại nhà.",
    ],
    "the-thao": [
        "Trọng tài đều là người địa phương, được tập huấn luật mới.",
        "Sân tập mở cửa từ năm giờ sáng, không thu tiền trẻ em.",
        "Vận động viên trẻ nhất mười hai tuổi, lớn nhất sáu mươi tám.",
        "Giải không trao tiền mặt, chỉ trao cờ và dụng cụ tập luyện.",
    ],
    "le-hoi": [
        "Phường hát tập ở sân đình ba tối một tuần, đủ cả già lẫn trẻ.",
        "Phần lễ giữ nguyên lệ cũ, phần hội bỏ các trò ăn tiền.",
        "Khách đến không phải mua vé, gửi xe theo giá niêm yết.",
        "Trang phục biểu diễn do chính các bà trong làng may.",
    ],
    "kinh-te": [
        "Doanh nghiệp nhỏ được hướng dẫn khai thuế tại chỗ.",
        "Vốn đầu tư công giải ngân theo tuần, chậm phải báo cáo lý do.",
    ],
    "nong-nghiep": [
        "Bà con cấy giống ngắn ngày để gặt trước khi nước về.",
        "Kỹ sư nông nghiệp lội ruộng cùng dân, đếm rầy trên từng khóm.",
        "Sản phẩm có mã vùng trồng, quét là biết ruộng nào.",
        "Phân hữu cơ ủ từ rơm thay cho đốt đồng.",
    ],
    "rung": [
        "Tổ tuần rừng đi hai ngày một vòng, ghi tọa độ từng gốc bị chặt.",
        "Rừng trồng gỗ lớn giữ mười hai năm, không bán non.",
        "Hộ nhận khoán được hưởng tiền dịch vụ môi trường rừng theo diện tích.",
        "Lửa bếp, lửa nương đều phải báo trước với kiểm lâm địa bàn.",
    ],
    "giao-thong": [
        "Mặt đường bê tông dày mười tám phân, có rãnh thoát nước hai bên.",
        "Xe quá tải bị cân ngay ở đầu tuyến.",
        "Điểm đen tai nạn được mở tầm nhìn, kẻ lại vạch sơn.",
        "Phương án phân luồng niêm yết trước mười ngày.",
    ],
    "thuong-mai": [
        "Tiểu thương bốc thăm chỗ ngồi, không ai được giữ hai sạp.",
        "Cân đối chứng đặt ở cổng chợ cho người mua thử.",
        "Hàng không rõ nguồn gốc bị mời ra khỏi chợ.",
        "Thanh toán bằng mã quét đã quen với cả người bán rau.",
    ],
    "du-lich": [
        "Nhà nghỉ cộng đồng có bếp sạch, đèn báo khói và sổ góp ý.",
        "Hướng dẫn viên là con em trong bản, kể chuyện làng mình.",
        "Mùa nước đục thì nói trước với khách, không giấu.",
        "Rác mang vào thì mang ra, dọc đường mòn không đặt thùng.",
    ],
    "chinh-quyen": [
        "Ủy ban trả lời kiến nghị của cử tri từng điều một.",
        "Lịch tiếp dân của chủ tịch xã treo ngoài cổng.",
    ],
    "mot-cua": [
        "Người dân lấy số, ngồi chờ trung bình mười một phút.",
        "Giấy nào cơ quan đã có thì không hỏi lại dân.",
        "Hồ sơ quá hạn phải có thư xin lỗi, nêu ngày hẹn mới.",
        "Bàn hướng dẫn có kính lão và ghế cho người già.",
    ],
    "so-hoa": [
        "Tổ công nghệ số cộng đồng đến từng nhà cài ứng dụng, chỉ cách đặt mật khẩu.",
        "Dữ liệu sạch mới nạp vào kho dùng chung.",
        "Văn bản giấy chỉ còn in khi luật buộc phải in.",
        "Mất mạng thì quầy vẫn nhận hồ sơ giấy, nhập sau.",
    ],
    "phong-lu": [
        "Loa xóm báo mực nước mỗi giờ khi sông vượt báo động hai.",
        "Áo phao, xuồng máy và lương khô để sẵn ở nhà văn hóa cao nhất xóm.",
        "Diễn tập có cả tình huống mất sóng, mất điện.",
        "Hộ ven sạt lở ký cam kết rời đi khi có lệnh.",
    ],
    "quoc-phong": [
        "Dân quân tập bắn, tập cứu sập theo phương án của xã.",
        "Thanh niên lên đường nhập ngũ được gặp mặt, tặng sách và ảnh gia đình.",
        "Công an xã trực đêm cùng tổ bảo vệ an ninh cơ sở.",
        "Khu vực phòng thủ được rà lại hằng năm.",
    ],
    "van-hoa": ["Nhà văn hóa mở cửa buổi tối, có người trực và sổ mượn sách."],
}

#: topic -> matters: (document, names, place, unit, things, people)
MATTERS = {
    "xay-dung-dang": [
        ("09-NQ/TU", ["giảm họp, bớt giấy tờ", "bớt hội họp để gần cơ sở", "cắt một phần ba cuộc họp"], "tỉnh Sông Thao", "Văn phòng Tỉnh ủy", ["lịch họp tuần", "phòng họp trực tuyến", "phiếu đăng ký chất vấn"], ["đồng chí Chánh Văn phòng", "ông Vũ Đình Khoát"]),
        ("22-KH/TU", ["đại hội điểm cấp xã", "đại hội đảng bộ làm điểm", "chuẩn bị đại hội ở nơi làm điểm"], "xã Thạch Khoán", "Đảng bộ xã Thạch Khoán", ["văn kiện trình đại hội", "phiếu bầu", "đề án nhân sự"], ["bà Hà Thị Mơ", "Bí thư Đảng ủy xã"]),
        ("31-KH/TU", ["đảng viên doanh nghiệp tư nhân", "phát triển Đảng ở công ty may", "kết nạp công nhân vào Đảng"], "khu công nghiệp Phú Hà", "Đảng ủy Các khu công nghiệp", ["xưởng may", "ca ba", "lớp cảm tình Đảng"], ["chị Phùng Thị Tươi", "giám đốc xưởng"]),
        ("17-QĐ/TU", ["phân công cấp ủy viên phụ trách xã", "tỉnh ủy viên bám xã", "cấp ủy viên đi cơ sở"], "các xã ven sông", "Ban Thường vụ Tỉnh ủy", ["sổ công tác", "kiến nghị của cơ sở", "bữa cơm với dân"], ["ông Lương Quang Đạo", "cấp ủy viên"]),
    ],
    "lich-su-dang": [
        ("14-CT/TU", ["sưu tầm tư liệu lịch sử đảng bộ", "thu thập hiện vật, lời kể nhân chứng", "gom giữ tư liệu thời bí mật"], "xã Bến Thao", "Ban Tuyên giáo và Dân vận Tỉnh ủy", ["tờ truyền đơn in thạch", "hòm gỗ đựng tài liệu", "cuộn băng ghi lời kể"], ["cụ Hoàng Văn Lễ", "cán bộ tiền khởi nghĩa"]),
        ("45-KH/BTG", ["biên soạn lịch sử đảng bộ xã", "viết sử xã sau sáp nhập", "làm sách lịch sử đảng bộ các xã mới"], "xã Đồng Lương", "Hội đồng biên soạn", ["bản thảo lần ba", "niên biểu", "hội thảo góp ý"], ["ông Trịnh Bá Phúc", "thầy giáo dạy sử về hưu"]),
        ("58-HD/BTG", ["kỷ niệm ngày thành lập chi bộ đầu tiên", "hành trình về chi bộ đầu tiên", "chín mươi năm chi bộ Cát Trì"], "làng Cát Trì", "Đảng ủy phường Âu Cơ", ["ngôi nhà gianh", "bia đá", "lá cờ búa liềm thêu tay"], ["bà Nguyễn Thị Thục", "con gái người bí thư đầu tiên"]),
        ("63-KH/BTG", ["thi tìm hiểu lịch sử đảng bộ tỉnh", "hội thi kể chuyện truyền thống cách mạng", "cuộc thi trực tuyến về sử Đảng địa phương"], "thị xã Phú An", "Tỉnh đoàn", ["bộ câu hỏi", "sân khấu hóa", "vòng chung khảo"], ["em Lê Bảo Ngọc", "ban giám khảo"]),
    ],
    "hoc-bac": [
        ("05-CT/TU", ["mỗi ngày một việc có ích", "góc làm theo Bác ở cơ quan", "mỗi đảng viên một việc làm theo"], "Sở Tư pháp", "Đảng ủy Sở Tư pháp", ["phiếu đăng ký việc làm theo", "bảng chấm chéo", "tủ sách"], ["chị Đỗ Thu Hằng", "chuyên viên"]),
        ("36-KH/ĐUK", ["hũ gạo tiết kiệm", "nuôi lợn nhựa giúp bạn nghèo", "tiết kiệm theo gương Bác"], "xã Hùng Long", "Hội Phụ nữ xã", ["hũ sành", "mười cân gạo", "sổ góp"], ["bà Cù Thị Lượt", "chi hội trưởng"]),
        ("41-KH/ĐUK", ["văn hóa công sở không khói thuốc", "nói lời hay ở công sở", "phong cách nêu gương nơi công sở"], "khối cơ quan tỉnh", "Công đoàn Viên chức", ["cây nước chung", "nội quy một trang", "hộp thư góp ý"], ["ông Phan Hữu Tình", "trưởng phòng"]),
        ("12-KH/ĐTN", ["tuổi trẻ kể chuyện Bác Hồ", "thanh niên học Bác qua nhật ký", "câu lạc bộ đọc Bác"], "Trường Cao đẳng Sông Thao", "Đoàn trường", ["nhật ký tuần", "buổi đọc chung", "phim ngắn"], ["em Quách Minh Châu", "bí thư đoàn"]),
    ],
    "kiem-tra": [
        ("08-KH/UBKTTU", ["giám sát thực hiện chương trình xây dựng nông thôn mới", "giám sát tiền nông thôn mới", "soi sổ vốn nông thôn mới"], "xã Minh Đài", "Ủy ban Kiểm tra Tỉnh ủy", ["hóa đơn cát đá", "biên bản nghiệm thu", "tài khoản tiền gửi"], ["đoàn giám sát", "kế toán xã"]),
        ("15-KL/UBKTTU", ["kiểm tra tài chính đảng", "kiểm tra thu nộp đảng phí", "xem lại sổ đảng phí"], "Đảng ủy Sở Xây dựng", "Ủy ban Kiểm tra Đảng ủy Ủy ban nhân dân tỉnh", ["sổ đảng phí", "phiếu thu", "bảng lương"], ["thủ quỹ chi bộ", "ông Tạ Văn Kính"]),
        ("27-KH/UBKTTU", ["kê khai tài sản cán bộ", "xác minh tài sản, thu nhập", "bốc thăm người được xác minh tài sản"], "tỉnh Sông Thao", "Ủy ban Kiểm tra Tỉnh ủy", ["phiếu bốc thăm", "bản kê khai", "thửa đất đứng tên vợ"], ["người được chọn", "tổ xác minh"]),
        ("33-KH/UBKTTU", ["giải quyết đơn thư tố cáo đảng viên", "hết đơn thư tồn đọng", "xử lý đơn có ký tên"], "phường Âu Lâu", "Ủy ban Kiểm tra Đảng ủy phường", ["hòm thư", "biên bản đối chất", "thông báo kết luận"], ["người đứng đơn", "chủ nhiệm ủy ban kiểm tra"]),
    ],
    "chi-bo": [
        ("19-HD/BTC", ["chi bộ bốn tốt", "chấm điểm chi bộ bốn tốt", "phấn đấu chi bộ bốn tốt"], "Đảng bộ xã Tiên Du", "Ban Tổ chức Tỉnh ủy", ["bảng tiêu chí", "điểm tự chấm", "cờ luân lưu"], ["bí thư chi bộ xóm Đình", "ông Cao Xuân Thủy"]),
        ("24-HD/BTC", ["sinh hoạt chi bộ trên sổ tay điện tử", "sổ tay đảng viên điện tử", "họp chi bộ bằng ứng dụng"], "Đảng bộ phường Nông Trang", "Văn phòng Đảng ủy phường", ["máy tính bảng", "tài liệu số", "điểm danh mã quét"], ["đảng viên 60 năm tuổi Đảng", "bí thư trẻ"]),
        ("29-KH/BTC", ["xóa xóm trắng đảng viên", "có đảng viên ở mọi xóm", "gây nguồn kết nạp ở bản xa"], "bản Mù U", "Đảng ủy xã Thượng Cửu", ["bản xa nhất", "đơn xin vào Đảng", "lễ kết nạp dưới gốc đa"], ["anh Giàng A Chư", "người dân tộc Mông"]),
        ("34-KH/BTC", ["chuyên đề tự soi, tự sửa", "kiểm điểm cuối năm thực chất", "tự phê bình không nể nang"], "Chi bộ Bệnh viện Đa khoa", "Đảng ủy Sở Y tế", ["phiếu góp ý kín", "bản kiểm điểm", "gợi ý kiểm điểm"], ["trưởng khoa Nội", "chị Ngô Bích Lan"]),
    ],
    "can-bo": [
        ("11-ĐA/TU", ["đưa cán bộ trẻ về xã", "một trăm cán bộ trẻ đi cơ sở", "luân chuyển cán bộ trẻ"], "các xã miền núi", "Ban Tổ chức Tỉnh ủy", ["nhà công vụ", "phụ cấp", "bản cam kết ba năm"], ["anh Dương Trọng Nghĩa", "phó chủ tịch xã 29 tuổi"]),
        ("20-KH/TU", ["thi tuyển lãnh đạo phòng", "thi tuyển chức danh trưởng phòng", "chọn trưởng phòng bằng đề án"], "Sở Nông nghiệp và Môi trường", "Hội đồng thi tuyển", ["đề án bốc thăm", "phần phản biện", "bảng điểm công khai"], ["chín thí sinh", "giám khảo ngoài ngành"]),
        ("28-KH/TU", ["bồi dưỡng lãnh đạo xã mới", "lớp bồi dưỡng chủ tịch xã sau sáp nhập", "học nghề chủ tịch xã"], "Trường Chính trị tỉnh", "Trường Chính trị tỉnh", ["bài tập tình huống", "phòng học", "chuyến thực địa"], ["học viên", "giảng viên"]),
        ("37-QĐ/TU", ["tinh gọn phòng ban sau hợp nhất", "sắp xếp cán bộ dôi dư", "giải quyết cán bộ nghỉ trước tuổi"], "các sở hợp nhất", "Sở Nội vụ", ["đề án vị trí việc làm", "đơn tự nguyện", "chế độ một lần"], ["người xin nghỉ", "ông Lưu Danh Bảng"]),
    ],
    "dan-van": [
        ("16-KH/BDV", ["hiến đất mở đường", "vận động hiến đất làm đường xóm", "dỡ tường rào mở ngõ"], "xóm Gò Đa", "Khối dân vận xã", ["tường rào", "hàng cau", "ba mét đất mặt tiền"], ["ông Bùi Văn Sáng", "trưởng xóm"]),
        ("21-KH/BDV", ["giải phóng mặt bằng cầu Bến Thao", "vận động hộ dân bàn giao đất làm cầu", "di dời nhà ở hai đầu cầu"], "hai đầu cầu Bến Thao", "Tổ vận động", ["giá đền bù", "lô tái định cư", "ngôi nhà trăm năm"], ["gia đình bà Thìn", "người có uy tín"]),
        ("26-KH/BDV", ["bỏ tục thách cưới", "cưới xin tiết kiệm ở bản", "hương ước mới về việc cưới"], "bản Cây Trám", "Mặt trận Tổ quốc xã", ["hương ước", "mâm cỗ", "bạc trắng"], ["già làng Hà Văn Pàng", "đôi vợ chồng trẻ"]),
        ("32-KH/BDV", ["đối thoại với công nhân", "lãnh đạo tỉnh đối thoại công nhân", "nghe công nhân nói về nhà trọ"], "khu công nghiệp Cẩm Khê", "Liên đoàn Lao động tỉnh", ["nhà trọ", "giá điện", "trường mầm non ca đêm"], ["nữ công nhân", "chủ tịch công đoàn"]),
    ],
    "di-tich": [
        ("163-KH/UBND", ["kiểm kê di tích toàn tỉnh", "lập hồ sơ ba mươi sáu di tích", "bản đồ số di tích"], "tỉnh Sông Thao", "Sở Văn hóa, Thể thao và Du lịch", ["phiếu kiểm kê", "ảnh chụp ba chiều", "tọa độ"], ["kiến trúc sư Mạc Thế Vinh", "tổ kiểm kê"]),
        ("88-QĐ/UBND", ["tu bổ đình Vân Lung", "trùng tu ngôi đình ba trăm năm", "hạ giải mái đình Vân Lung"], "làng Vân Lung", "Ban quản lý di tích", ["cột lim", "ngói mũi hài", "bức đại tự"], ["phó mộc Đặng Văn Tuất", "cụ từ"]),
        ("102-KH/UBND", ["cấm lấn chiếm đất di tích", "cắm mốc khoanh vùng di tích", "dỡ quán xá trước đền"], "đền Mẫu Thượng", "Ủy ban nhân dân phường", ["mốc bê tông", "quán lấn chiếm", "bản đồ khoanh vùng"], ["chủ quán", "đội trật tự"]),
        ("115-KH/UBND", ["tìm mộ chum ở gò Con Rùa", "khai quật gò Con Rùa", "hố thám sát có trống đồng vỡ"], "gò Con Rùa", "Bảo tàng tỉnh", ["mộ chum", "mảnh trống đồng", "hố thám sát"], ["nhà khảo cổ Lại Thu Trà", "người làm ruộng"]),
    ],
    "giao-duc": [
        ("18-KH/SGD", ["giờ học tại di tích", "đưa lớp học ra di tích", "học lịch sử địa phương ngoài trời"], "các trường trung học cơ sở", "Sở Giáo dục và Đào tạo", ["phiếu học tập", "chiếc xe bốn mươi chỗ", "bài thu hoạch bằng tranh"], ["cô Vi Thị Hồng", "học sinh lớp bảy"]),
        ("44-KH/SGD", ["bán trú vùng cao", "bếp ăn bán trú", "bữa trưa cho học sinh vùng cao"], "xã Thu Cúc", "Trường bán trú Thu Cúc", ["bếp một chiều", "khay cơm", "vườn rau"], ["thầy hiệu trưởng", "em Đinh Thị Mỷ"]),
        ("52-KH/SGD", ["dạy tiếng Anh trực tuyến cho điểm trường lẻ", "lớp tiếng Anh qua màn hình", "cô giáo dạy hai trường một lúc"], "các điểm trường lẻ", "Phòng Giáo dục trung học", ["đường truyền", "màn hình lớn", "trợ giảng"], ["cô Trần Diệu Linh", "học sinh lớp ba"]),
        ("67-KH/SGD", ["chấm dứt lạm thu đầu năm", "trả lại tiền thu sai", "công khai các khoản thu"], "các trường trong tỉnh", "Thanh tra Sở", ["biên lai", "quỹ phụ huynh", "điều hòa lớp học"], ["phụ huynh", "hiệu trưởng bị phê bình"]),
    ],
    "y-te": [
        ("71-KH/SYT", ["khám sức khỏe toàn dân", "mỗi người một lần khám trong năm", "khám bệnh lưu động tới xóm"], "các xã", "Sở Y tế", ["máy siêu âm xách tay", "phiếu khám", "xe lưu động"], ["bác sĩ Khúc Đình Toàn", "cụ bà 87 tuổi"]),
        ("77-KH/SYT", ["phòng sốt xuất huyết", "diệt loăng quăng", "lật úp chum vại diệt muỗi"], "phường Tiên Cát", "Trung tâm Kiểm soát bệnh tật", ["chum vại", "loăng quăng", "bình phun"], ["cộng tác viên", "ca mắc thứ 112"]),
        ("83-KH/SYT", ["bác sĩ về trạm xã", "trạm y tế nào cũng có bác sĩ", "luân phiên bác sĩ về trạm"], "trạm y tế xã Đông Cửu", "Bệnh viện Đa khoa tỉnh", ["giường bệnh", "tủ thuốc", "ca đẻ rơi"], ["bác sĩ Ma Thị Ngân", "trạm trưởng"]),
        ("91-KH/SYT", ["bệnh án điện tử", "bỏ bệnh án giấy", "bệnh viện không phim nhựa"], "Bệnh viện Đa khoa tỉnh", "Sở Y tế", ["bệnh án", "phim chụp", "máy tính bảng đầu giường"], ["điều dưỡng trưởng", "giám đốc bệnh viện"]),
    ],
    "an-sinh": [
        ("54-KH/MTTQ", ["xóa nhà tạm", "xóa nhà dột nát", "dựng nhà cho hộ nghèo"], "xã Tất Thắng", "Mặt trận Tổ quốc tỉnh", ["mái tôn", "nền xi măng", "chìa khóa nhà mới"], ["hộ anh Đinh Văn Thuận", "thợ xây tình nguyện"]),
        ("60-KH/UBND", ["Tết cho người nghèo", "không để hộ nào thiếu Tết", "gói quà Tết"], "toàn tỉnh", "Sở Nội vụ", ["túi quà", "gạo nếp", "chuyến xe về quê"], ["hộ cận nghèo", "bà Lò Thị Xuân"]),
        ("66-KH/UBND", ["chi trả trợ cấp qua tài khoản", "trợ cấp xã hội không tiền mặt", "trả trợ cấp tận nhà cho người già"], "các phường", "Bưu điện tỉnh", ["thẻ ngân hàng", "sổ lĩnh tiền", "máy quẹt"], ["người hưởng trợ cấp", "nhân viên bưu điện"]),
        ("72-KH/LĐLĐ", ["chăm sóc người có công", "quy tập hài cốt liệt sĩ", "nhận phụng dưỡng mẹ liệt sĩ"], "nghĩa trang Đồi Son", "Phòng Người có công", ["mẫu sinh phẩm", "bia mộ", "bát hương"], ["mẹ Vũ Thị Sói", "cựu chiến binh"]),
    ],
    "the-thao": [
        ("29-KH/SVH", ["giải bơi chải truyền thống", "đua bơi chải trên sông Thao", "bơi chải Bến Thao"], "bến Thao", "Ban tổ chức giải", ["mái chèo", "chiếc chải", "hồi trống"], ["đội làng Hạ", "tay lái 60 tuổi"]),
        ("35-KH/SVH", ["phổ cập bơi cho trẻ em", "bể bơi lắp ghép ở trường", "dạy trẻ bơi chống đuối nước"], "các trường tiểu học", "Sở Văn hóa, Thể thao và Du lịch", ["bể bơi bạt", "áo phao", "giáo viên dạy bơi"], ["em Nông Văn Tú", "huấn luyện viên"]),
        ("47-KH/SVH", ["đại hội thể dục thể thao", "khai mạc đại hội thể thao tỉnh", "đuốc đại hội thể thao"], "sân vận động tỉnh", "Ủy ban nhân dân tỉnh", ["ngọn đuốc", "màn đồng diễn", "bảng tổng sắp"], ["vận động viên điền kinh", "đoàn thể thao Phú An"]),
        ("53-KH/SVH", ["bóng chuyền hơi người cao tuổi", "câu lạc bộ bóng chuyền hơi", "các cụ chơi bóng chuyền hơi"], "khu 7", "Hội Người cao tuổi", ["sân cỏ", "quả bóng hơi", "giải tứ hùng"], ["cụ Khổng Văn Tại", "đội cụ bà"]),
    ],
    "le-hoi": [
        ("38-KH/SVH", ["truyền dạy hát xoan", "lớp hát xoan cho trẻ", "phường xoan Kim Đới dạy hát"], "phường xoan Kim Đới", "Nghệ nhân phường xoan", ["trống con", "quả cách", "chiếu hát"], ["nghệ nhân Bùi Thị Kiều Nga", "trùm phường"]),
        ("42-KH/SVH", ["lễ hội đền Mẫu", "giỗ Mẫu đầu xuân", "khai hội đền Mẫu"], "đền Mẫu Âu Cơ", "Ban tổ chức lễ hội", ["kiệu bát cống", "bánh vôi", "đoàn rước"], ["ông chủ tế", "thanh niên khiêng kiệu"]),
        ("49-KH/SVH", ["liên hoan đồng dao", "hội diễn nghệ thuật quần chúng", "đêm diễn không chuyên"], "nhà hát tỉnh", "Trung tâm Văn hóa", ["tiết mục múa sạp", "phông màn", "giải A"], ["đội Thanh Sơn", "đạo diễn"]),
        ("55-KH/SVH", ["hội sách mùa thu", "ngày hội đọc sách", "phố sách bờ kè"], "bờ kè sông Thao", "Thư viện tỉnh", ["gian sách cũ", "xe thư viện lưu động", "buổi ký tặng"], ["thủ thư", "nhà văn Tạ Duy Khanh"]),
    ],
    "nong-nghiep": [
        ("128-KH/UBND", ["gặt chạy lũ", "gặt lúa sớm tránh lũ", "máy gặt xuyên đêm"], "cánh đồng Chằm", "Sở Nông nghiệp và Môi trường", ["máy gặt", "lúa bông đỏ đuôi", "sân phơi"], ["chị Kiều Thị Nhàn", "chủ máy gặt"]),
        ("134-KH/UBND", ["chè bậc thang xuất khẩu", "chè xanh có mã vùng trồng", "chè Long Cốc vào siêu thị"], "đồi chè Long Cốc", "Hợp tác xã chè", ["búp một tôm hai lá", "lò sao", "mã vùng trồng"], ["giám đốc hợp tác xã", "bà Hà Thị Chắp"]),
        ("141-KH/UBND", ["phòng dịch tả lợn", "tái đàn lợn an toàn", "chốt chặn dịch tả lợn châu Phi"], "các xã chăn nuôi", "Chi cục Chăn nuôi và Thú y", ["vôi bột", "hố chôn", "vắc xin"], ["chủ trại", "thú y viên"]),
        ("149-KH/UBND", ["bưởi Đoan Hùng vào vụ", "chỉ dẫn địa lý bưởi", "bưởi đặc sản dán tem"], "vùng bưởi Chí Đám", "Hội làm vườn", ["bưởi Sửu", "túi bọc quả", "tem truy xuất"], ["nhà vườn", "thương lái"]),
    ],
    "rung": [
        ("19-CT/TU", ["bảo vệ rừng đầu nguồn", "giữ rừng đầu nguồn", "không đánh đổi rừng lấy dự án"], "rừng Xuân Sơn", "Kiểm lâm tỉnh", ["lán tuần rừng", "cây chò chỉ", "bẫy ảnh"], ["anh Triệu Tiến Lâm", "hạt trưởng"]),
        ("156-KH/UBND", ["trồng rừng gỗ lớn", "chuyển rừng keo sang gỗ lớn", "vay vốn giữ keo mười hai năm"], "huyện Thanh Sơn cũ", "Công ty Lâm nghiệp", ["keo lai", "chứng chỉ rừng", "xưởng xẻ"], ["hộ trồng rừng", "kỹ sư lâm sinh"]),
        ("161-KH/UBND", ["trực cháy rừng mùa khô", "phòng cháy rừng", "dập lửa đồi Chóp Nón"], "đồi Chóp Nón", "Ban chỉ huy phòng cháy", ["đường băng cản lửa", "máy thổi gió", "cấp cháy năm"], ["dân quân", "người đốt ong"]),
        ("168-KH/UBND", ["chi trả dịch vụ môi trường rừng", "tiền rừng về tài khoản", "chia tiền dịch vụ rừng"], "các bản vùng đệm", "Quỹ Bảo vệ rừng", ["đơn giá héc ta", "tài khoản cộng đồng", "bản đồ lô"], ["trưởng bản", "bà con nhận khoán"]),
    ],
    "giao-thong": [
        ("214-KH/UBND", ["khánh thành cầu Bến Thao", "thông xe cầu Bến Thao", "chuyến đò cuối trước khi có cầu"], "bến Thao", "Sở Xây dựng", ["nhịp chính", "dây văng", "con đò"], ["ông lái đò Phí Văn Mạc", "kỹ sư trưởng"]),
        ("219-KH/UBND", ["xóa điểm đen quốc lộ", "cải tạo khúc cua Dốc Đỏ", "điểm đen Dốc Đỏ"], "Dốc Đỏ", "Ban An toàn giao thông", ["gương cầu lồi", "gờ giảm tốc", "taluy"], ["tài xế xe khách", "cảnh sát giao thông"]),
        ("226-KH/UBND", ["xe buýt liên xã", "mở tuyến buýt điện", "buýt chạy tới chợ phiên"], "tuyến Phú An - Thượng Cửu", "Trung tâm Vận tải công cộng", ["vé tháng", "trạm sạc", "biểu đồ chạy xe"], ["phụ xe", "học sinh đi buýt"]),
        ("233-KH/UBND", ["bê tông hóa đường nội đồng", "làm đường ra đồng", "đường bê tông nội đồng Đồng Mạ"], "xứ Đồng Mạ", "Ủy ban nhân dân xã", ["xi măng nhà nước cấp", "đá hộc", "cống ngang"], ["nhóm thợ trong xóm", "máy trộn"]),
    ],
    "thuong-mai": [
        ("240-KH/UBND", ["chợ phiên không tiền mặt", "quét mã ở chợ phiên", "chợ phiên Yến Lập dùng mã quét"], "chợ phiên Yến Lập", "Sở Công Thương", ["tấm mã quét", "loa báo tiền", "gùi măng"], ["bà bán măng", "tổ công nghệ"]),
        ("246-KH/UBND", ["dẹp chợ cóc", "đưa tiểu thương vào chợ mới", "chợ Gia Cẩm dời chỗ"], "chợ Gia Cẩm", "Ủy ban nhân dân phường", ["sạp số 47", "vạch sơn vỉa hè", "phiếu bốc thăm"], ["tiểu thương", "ban quản lý chợ"]),
        ("251-KH/UBND", ["hàng Tết bình ổn giá", "bình ổn giá dịp Tết", "xe bán hàng lưu động lên bản"], "các xã vùng cao", "Sở Công Thương", ["gạo, đường, dầu ăn", "xe bán hàng", "niêm yết giá"], ["cửa hàng trưởng", "người mua"]),
        ("258-KH/UBND", ["sàn bán nông sản", "livestream bán bưởi", "nông dân bán hàng trên mạng"], "hợp tác xã các xã", "Trung tâm Xúc tiến thương mại", ["gian hàng số", "đơn đầu tiên", "hộp các tông"], ["chị nông dân livestream", "giảng viên"]),
    ],
    "du-lich": [
        ("63-KH/SVH", ["du lịch cộng đồng bản Dù", "nhà sàn đón khách bản Dù", "homestay bản Dù"], "bản Dù", "Hợp tác xã du lịch bản Dù", ["nhà sàn", "ruộng bậc thang", "cơm lam"], ["chị Bàn Thị Sen", "khách Hà Nội"]),
        ("69-KH/SVH", ["tuyến du lịch về nguồn", "tour về nguồn ba tỉnh", "hành trình về nguồn sông Thao"], "dọc sông Thao", "Hiệp hội Du lịch", ["thẻ hành trình", "bến thuyền", "thuyết minh tự động"], ["hướng dẫn viên", "đoàn khảo sát"]),
        ("74-KH/SVH", ["khoáng nóng Thanh Thủy", "chấn chỉnh khu khoáng nóng", "giá phòng ở khu khoáng nóng"], "khu khoáng nóng", "Đoàn liên ngành", ["giếng khoan", "đồng hồ đo nước", "bảng giá phòng"], ["chủ khách sạn", "du khách"]),
        ("81-KH/SVH", ["chợ đêm phố đi bộ", "phố đi bộ bờ sông", "mở phố đi bộ cuối tuần"], "đường Sông Thao", "Ủy ban nhân dân phường", ["gánh xẩm", "rào chắn", "gian đồ nướng"], ["nghệ sĩ đường phố", "hộ mặt phố"]),
    ],
    "mot-cua": [
        ("302-KH/UBND", ["trả kết quả tại nhà", "hồ sơ về tận nhà", "bưu tá trả kết quả thủ tục"], "các phường", "Trung tâm Phục vụ hành chính công", ["phong bì kết quả", "cước phí", "biên nhận"], ["bưu tá Đào Quang Hiếu", "người khuyết tật"]),
        ("309-KH/UBND", ["xin lỗi hồ sơ quá hạn", "chấm dứt hồ sơ trễ hạn", "thư xin lỗi dân"], "Chi nhánh Văn phòng đăng ký đất đai", "Sở Nông nghiệp và Môi trường", ["sổ đỏ", "thư xin lỗi", "bảng hồ sơ trễ"], ["người chờ sổ đỏ", "giám đốc chi nhánh"]),
        ("316-KH/UBND", ["khai sinh, thẻ bảo hiểm, hộ khẩu một lần", "liên thông ba thủ tục khi sinh con", "làm khai sinh ngay ở bệnh viện"], "Bệnh viện Sản Nhi", "Sở Tư pháp", ["giấy chứng sinh", "mã định danh", "quầy ở khoa sản"], ["người cha trẻ", "cán bộ hộ tịch"]),
        ("323-KH/UBND", ["chấm điểm cán bộ một cửa", "nút bấm hài lòng", "dân chấm điểm công chức"], "phường Vân Phú", "Bộ phận một cửa", ["nút bấm ba màu", "biểu đồ hài lòng", "thẻ tên"], ["công chức bị chấm thấp", "bác xe ôm"]),
    ],
    "so-hoa": [
        ("330-KH/UBND", ["số hóa hồ sơ lưu trữ", "quét hai nghìn trang tư liệu", "kho lưu trữ số"], "Lưu trữ lịch sử tỉnh", "Sở Nội vụ", ["máy quét", "trang ố vàng", "siêu dữ liệu"], ["viên chức lưu trữ", "nhóm nhập liệu"]),
        ("337-KH/UBND", ["tổ công nghệ số cộng đồng", "tổ công nghệ số đi từng ngõ", "dạy người già dùng điện thoại thông minh"], "các xóm", "Đoàn Thanh niên", ["điện thoại cũ", "mật khẩu", "lớp học dưới gốc nhãn"], ["cụ ông học quét mã", "đoàn viên"]),
        ("344-KH/UBND", ["phủ sóng vùng lõm", "dựng trạm phát sóng ở bản", "bản cuối cùng có sóng"], "bản Sinh Tàn", "Viễn thông tỉnh", ["cột phát sóng", "máy nổ", "vùng lõm"], ["thầy giáo cắm bản", "thợ viễn thông"]),
        ("351-KH/UBND", ["ký số, bỏ văn bản giấy", "cơ quan không giấy", "văn bản điện tử liên thông"], "các sở, ngành", "Văn phòng Ủy ban nhân dân tỉnh", ["chữ ký số", "trục liên thông", "văn thư"], ["văn thư lâu năm", "phó chánh văn phòng"]),
    ],
    "phong-lu": [
        ("12-CĐ/UBND", ["sơ tán dân vùng sạt lở", "dời dân khỏi taluy", "đưa dân khỏi đồi nứt"], "khu Đồi Nứt", "Ban Chỉ huy Phòng thủ dân sự", ["vết nứt", "lều bạt", "gạo cứu trợ"], ["bí thư chi bộ khu", "hộ cuối cùng rời đi"]),
        ("360-KH/UBND", ["nhà gác tránh lũ", "làm nhà có gác tránh lũ", "nhà chòi ở bãi giữa"], "xã bãi giữa", "Hội Chữ thập đỏ", ["sàn gác", "thang sắt", "vạch lũ lịch sử"], ["bà Tô Thị Mậu", "thợ hàn"]),
        ("367-KH/UBND", ["diễn tập hộ đê", "diễn tập vỡ đê giả định", "đêm diễn tập ở kè Ngòi Lao"], "kè Ngòi Lao", "Bộ Chỉ huy Quân sự tỉnh", ["bao tải cát", "rọ đá", "đèn pha"], ["đội xung kích", "chỉ huy trưởng"]),
        ("374-KH/UBND", ["cảnh báo lũ bằng loa xóm", "loa thông minh báo nước", "trạm đo mưa tự động"], "lưu vực Ngòi Thia", "Đài Khí tượng Thủy văn", ["trạm đo mưa", "loa xóm", "tin nhắn báo nước"], ["trưởng trạm", "người trực loa"]),
    ],
    "quoc-phong": [
        ("381-KH/BCH", ["tuyển quân", "giao nhận quân đầu năm", "lễ giao quân"], "trung đoàn khu vực", "Hội đồng nghĩa vụ quân sự", ["ba lô", "giấy gọi", "cầu vinh quang"], ["tân binh Lý Văn Quyền", "người mẹ tiễn con"]),
        ("388-KH/CA", ["camera an ninh xóm", "mắt thần ở ngõ", "dân góp tiền lắp camera"], "khu dân cư 12", "Công an phường", ["camera", "nhóm nhắn tin", "vụ trộm xe"], ["tổ trưởng tổ an ninh", "kẻ trộm"]),
        ("395-KH/CA", ["thu vũ khí tự chế", "giao nộp súng kíp", "đổi súng lấy quà"], "các bản vùng cao", "Công an tỉnh", ["súng kíp", "biên bản giao nộp", "nồi cơm điện"], ["thợ săn già", "công an xã"]),
        ("399-KH/BCH", ["diễn tập khu vực phòng thủ", "diễn tập chiến đấu xã", "huấn luyện dân quân"], "xã Võ Miếu", "Bộ Chỉ huy Quân sự tỉnh", ["hào giao thông", "phương án", "đạn hơi"], ["trung đội dân quân", "nữ dân quân"]),
    ],
}
