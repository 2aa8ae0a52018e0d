"""The words of the invented portal: subjects, places, people and the sentences that official text is made of."""

#: Topic -> subtopics -> what texts about it speak of.
TOPICS: dict[str, dict[str, list[str]]] = {
    "Xây dựng Đảng": {
        "Lịch sử Đảng": ["biên soạn lịch sử Đảng", "ngày thành lập chi bộ đầu tiên", "hồi ký nhân chứng cách mạng"],
        "Kiểm tra, giám sát": [
            "kiểm tra khi có dấu hiệu vi phạm",
            "giám sát chuyên đề",
            "kê khai tài sản",
        ],
        "Sinh hoạt chi bộ": ["sinh hoạt chuyên đề chi bộ", "kết nạp đảng viên mới", "đánh giá, xếp loại đảng viên"],
        "Học tập và làm theo Bác": ["gương điển hình học và làm theo Bác", "chuẩn mực đạo đức cách mạng", "nêu gương"],
        "Dân vận": ["mô hình dân vận khéo", "đối thoại với Nhân dân", "quy chế dân chủ ở cơ sở"],
    },
    "Tuyên truyền": {
        "Kỷ niệm ngày lễ": ["kỷ niệm ngày thành lập Đảng", "kỷ niệm Quốc khánh", "kỷ niệm ngày Thương binh - Liệt sĩ"],
        "Báo chí, xuất bản": ["quản lý báo chí", "phát hành bản tin nội bộ", "hội báo xuân"],
        "Bảo vệ nền tảng tư tưởng": ["đấu tranh phản bác quan điểm sai trái", "an ninh mạng", "cộng tác viên dư luận"],
        "Biển, đảo": ["tuyên truyền biển, đảo", "góc tư liệu Hoàng Sa, Trường Sa", "ngư dân bám biển"],
    },
    "Văn hóa, xã hội": {
        "Bảo tồn di tích": ["tu bổ di tích đình làng", "bia đá thời Lê", "số hóa hiện vật bảo tàng"],
        "Lễ hội": ["lễ hội bơi chải", "hát xoan đầu xuân", "lễ rước nước đền Thượng"],
        "Thể dục, thể thao": ["giải việt dã", "hội khỏe Phù Đổng", "sân bóng đá cộng đồng"],
        "Gia đình": ["phòng, chống bạo lực gia đình", "gia đình văn hóa", "bình đẳng giới"],
        "Thư viện": ["luân chuyển sách về thôn", "ngày hội đọc sách", "tủ sách đảng viên"],
    },
    "Giáo dục và đào tạo": {
        "Trường học": ["xây dựng trường đạt chuẩn quốc gia", "phòng học bộ môn", "bữa ăn bán trú"],
        "Thi cử": ["kỳ thi tốt nghiệp trung học phổ thông", "thi học sinh giỏi", "tuyển sinh lớp mười"],
        "Dạy nghề": ["đào tạo nghề cho lao động nông thôn", "liên kết doanh nghiệp", "tư vấn hướng nghiệp"],
        "Khuyến học": ["dòng họ hiếu học", "học bổng cho học sinh nghèo", "xã hội học tập"],
    },
    "Y tế": {
        "Phòng bệnh": ["phòng, chống sốt xuất huyết", "tiêm chủng mở rộng", "bệnh dại trên đàn chó"],
        "Khám, chữa bệnh": ["bệnh án điện tử", "khám bệnh cho người cao tuổi", "trạm y tế xã"],
        "An toàn thực phẩm": ["kiểm tra bếp ăn tập thể", "ngộ độc nấm rừng", "chuỗi thịt lợn an toàn"],
        "Dân số": ["mất cân bằng giới tính khi sinh", "sàng lọc trước sinh", "chăm sóc người già"],
    },
    "Kinh tế": {
        "Nông thôn mới": ["xã nông thôn mới nâng cao", "thôn kiểu mẫu", "đường hoa nông thôn"],
        "Sản phẩm OCOP": ["chè búp Thượng Trà", "mật ong bạc hà", "tương nếp làng Bợ"],
        "Bảo vệ rừng": ["phòng cháy, chữa cháy rừng", "trồng rừng gỗ lớn", "chi trả dịch vụ môi trường rừng"],
        "Chăn nuôi": ["dịch tả lợn châu Phi", "nuôi cá lồng trên sông", "đàn trâu thả đồi"],
        "Doanh nghiệp": ["tháo gỡ khó khăn cho doanh nghiệp", "hộ kinh doanh chuyển đổi", "vốn vay ưu đãi"],
    },
    "Hạ tầng": {
        "Giao thông": ["cầu Bến Thao", "mở rộng đường tỉnh 313", "xử lý điểm đen tai nạn"],
        "Thủy lợi": ["nạo vét kênh mương", "an toàn hồ đập", "trạm bơm tiêu úng"],
        "Giải phóng mặt bằng": ["bồi thường, tái định cư", "kiểm đếm đất đai", "cưỡng chế thu hồi đất"],
        "Điện": ["đưa điện về bản vùng cao", "lưới điện trung áp", "tiết kiệm điện mùa nắng nóng"],
    },
    "Tài nguyên và môi trường": {
        "Đất đai": ["cấp giấy chứng nhận quyền sử dụng đất", "bảng giá đất", "đo đạc bản đồ địa chính"],
        "Rác thải": ["phân loại rác tại nguồn", "lò đốt rác quá tải", "thu gom vỏ thuốc bảo vệ thực vật"],
        "Khoáng sản": ["khai thác cát, sỏi lòng sông", "đóng cửa mỏ", "sạt lở bờ sông"],
        "Phòng, chống thiên tai": ["ứng phó bão số 3", "nhà gác tránh lũ", "cảnh báo lũ quét"],
    },
    "An sinh xã hội": {
        "Giảm nghèo": ["hộ nghèo, hộ cận nghèo", "xóa nhà tạm, nhà dột nát", "sinh kế bò giống"],
        "Người có công": ["tu sửa nghĩa trang liệt sĩ", "tìm kiếm hài cốt liệt sĩ", "nhà tình nghĩa"],
        "Trẻ em": ["phòng, chống đuối nước trẻ em", "trẻ em mồ côi", "sân chơi mùa hè"],
        "Bảo hiểm": ["bảo hiểm y tế toàn dân", "bảo hiểm xã hội tự nguyện", "trợ cấp thất nghiệp"],
    },
    "Quốc phòng, an ninh": {
        "Tuyển quân": ["tuyển chọn và gọi công dân nhập ngũ", "khám tuyển nghĩa vụ quân sự", "lễ giao, nhận quân"],
        "Trật tự xã hội": ["tội phạm lừa đảo qua mạng", "tín dụng đen", "phòng, chống ma túy"],
        "Phòng cháy": ["tổ liên gia an toàn phòng cháy", "chợ truyền thống", "bình chữa cháy trong gia đình"],
        "Diễn tập": ["diễn tập khu vực phòng thủ", "dân quân tự vệ", "huấn luyện chiến sĩ mới"],
    },
    "Cải cách hành chính": {
        "Một cửa": ["trả kết quả tại nhà", "số hóa hồ sơ một cửa", "giảm thời gian chờ"],
        "Chuyển đổi số": ["tổ công nghệ số cộng đồng", "chữ ký số", "thanh toán không dùng tiền mặt"],
        "Sắp xếp bộ máy": ["sáp nhập đơn vị hành chính", "tinh giản biên chế", "trụ sở dôi dư"],
        "Tiếp công dân": ["giải quyết khiếu nại, tố cáo", "lịch tiếp công dân", "hòa giải ở cơ sở"],
    },
    "Đoàn thể": {
        "Thanh niên": ["thanh niên tình nguyện hè", "khởi nghiệp thanh niên", "hiến máu tình nguyện"],
        "Phụ nữ": ["phụ nữ giúp nhau làm kinh tế", "năm không, ba sạch", "áo dài Việt Nam"],
        "Nông dân": ["nông dân sản xuất, kinh doanh giỏi", "quỹ hỗ trợ nông dân", "chi hội nghề nghiệp"],
        "Công đoàn": ["tết sum vầy cho công nhân", "nhà ở công nhân", "thỏa ước lao động tập thể"],
        "Cựu chiến binh": ["cựu chiến binh gương mẫu", "kể chuyện truyền thống", "thăm lại chiến trường xưa"],
    },
}


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words("An Bình Cẩm Gia Hà Hạ Hòa Hương Kim Lạc Liên Lương Minh Mỹ Nam Nga Ngọc Phú Phượng Quảng Sơn Tam Tân")
SECOND = _words(
    "Cốc Chàm Dương Đà Điền Giang Hải Khê Lĩnh Lộc Lũng Nham Phong Quang Sa Thành Thịnh Thủy Trà Vân Xá Yên"
)
SURNAMES = _words("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Hà Lương Quách Triệu Cầm")
MIDDLE = _words("Văn Thị Đức Minh Thanh Hữu Xuân Ngọc Quốc Thu Hồng Bá Công Đình Kim")
GIVEN = _words(
    "An Bích Cường Dũng Đào Giang Hạnh Hùng Khánh Lan Loan Mai Nam Nga Phúc Quyên Sáng Tâm Thảo Uyên Vinh Yến"
)

DEPARTMENTS = {
    "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Nông nghiệp và Môi trường": "SNNMT",
    "Sở Khoa học và Công nghệ": "SKHCN",
    "Sở Tài chính": "STC",
    "Sở Xây dựng": "SXD",
    "Sở Y tế": "SYT",
    "Sở Nội vụ": "SNV",
    "Sở Tư pháp": "STP",
    "Sở Công Thương": "SCT",
}

#: Kind -> (code, share of all documents of its type, what it is called in a title).
PLAN_KINDS = [("ke-hoach", "KH", 8), ("chuong-trinh", "CTr", 2), ("de-an", "ĐA", 1)]
DIRECTIVE_KINDS = [
    ("quyet-dinh", "QĐ", 6),
    ("chi-thi", "CT", 3),
    ("nghi-quyet", "NQ", 2),
    ("ket-luan", "KL", 1),
    ("huong-dan", "HD", 3),
    ("thong-bao", "TB", 4),
    ("cong-dien", "CĐ", 1),
]

DOCUMENT_TITLES = [
    "về {theme} năm {year}",
    "về việc tăng cường {theme} trên địa bàn tỉnh",
    "tổ chức {theme} giai đoạn {year}-{later}",
    "triển khai {theme} tại {place}",
    "nâng cao hiệu quả {theme} trong tình hình mới",
    "thực hiện công tác {theme} {quarter} năm {year}",
    "sơ kết, tổng kết {theme}",
]
NEWS_TITLES = [
    "{place} làm tốt {theme}",
    "{person} và câu chuyện {theme}",
    "Gần {count} hộ dân {place} hưởng ứng {theme}",
    "{place}: {theme} có nhiều chuyển biến",
    "Hội nghị bàn về {theme}",
    "Kiểm tra {theme} tại {place}",
    "Từ {place} nhìn ra {theme}",
    "Chuyện {theme} ở {place}",
]
ACTIVITY_TITLES = [
    "Lễ phát động {theme}",
    "Hội thi {theme} năm {year}",
    "Đoàn công tác thăm {place}",
    "Tọa đàm {theme}",
]
GALLERY_TITLES = ["Ảnh: {theme} ở {place}", "Khoảnh khắc {theme}", "{place} qua ống kính"]

OFFICIAL_SENTENCES = [
    "Quán triệt sâu sắc đến cán bộ, đảng viên và Nhân dân về mục đích, ý nghĩa của công tác {theme}.",
    "Các cấp ủy, chính quyền xác định {theme} là nhiệm vụ thường xuyên, gắn với {other}.",
    "Giao {unit} chủ trì, phối hợp với {unit2} tham mưu triển khai {theme}, hoàn thành trong {quarter} năm {year}.",
    "Phấn đấu đến hết năm {later} có ít nhất {percent}% xã, phường đạt yêu cầu về {theme}.",
    "Bố trí kinh phí {count} triệu đồng từ ngân sách tỉnh để thực hiện {theme} tại {place}.",
    "Tăng cường kiểm tra, đôn đốc; kịp thời biểu dương tập thể, cá nhân có thành tích và xử lý nghiêm vi phạm.",
    "Nội dung, hình thức tổ chức phải thiết thực, tiết kiệm, phù hợp với điều kiện của từng địa phương, đơn vị.",
    "{unit} theo dõi, tổng hợp kết quả, báo cáo trước ngày {day}/{month} hằng năm.",
    "Chú trọng {other}, nhất là ở vùng sâu, vùng xa và địa bàn có đông đồng bào dân tộc thiểu số.",
    "Đẩy mạnh tuyên truyền trên hệ thống truyền thanh cơ sở, trang thông tin điện tử và mạng xã hội.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về {unit2} để được hướng dẫn.",
    "Rà soát, bổ sung quy chế; phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả.",
]
NEWS_SENTENCES = [
    "Sáng {day}/{month}, tại {place}, {unit} tổ chức buổi làm việc về {theme}.",
    "Ông {person}, trú tại {place}, cho biết gia đình đã tham gia {theme} được {small} năm.",
    "Bà {person} chia sẻ, nhờ {theme} mà đời sống của bà con khấm khá hơn trước.",
    "Đến nay toàn xã có {count} hộ tham gia, tăng {percent}% so với cùng kỳ năm trước.",
    "Mô hình {theme} ở {place} được nhiều nơi về học tập kinh nghiệm.",
    "Phát biểu tại đây, đồng chí {person} đề nghị các đơn vị quan tâm hơn nữa đến {other}.",
    "Khó khăn lớn nhất hiện nay là thiếu vốn, thiếu người làm và đường đi lại còn cách trở.",
    "Những năm gần đây, {place} coi {other} là khâu đột phá.",
    "Theo thống kê của {unit}, trong {quarter} năm {year} có {count} lượt người được hưởng lợi.",
    "Cán bộ xuống từng nhà, gõ từng cửa, giải thích cặn kẽ để người dân hiểu và làm theo.",
]
