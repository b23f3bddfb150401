"""Names of bodies and people from capitals and noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.folding import key
from congvan_nlp.structure.names import person, spelled, titled


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("SỞ Y TẾ", "Sở Y tế"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        ("BAN THƯỜNG VỤ", "Ban Thường vụ"),
        ("VĂN PHÒNG", "Văn phòng"),
        ("UBND TỈNH VẠN XUÂN", "UBND tỉnh Vạn Xuân"),
        ("HUYỆN ỦY SƠN KHÊ", "Huyện ủy Sơn Khê"),
        ("ĐẢNG ỦY PHƯỜNG SƠN KHÊ", "Đảng ủy phường Sơn Khê"),
        ("ĐẢNG ỦY ĐẶC KHU SƠN KHÊ", "Đảng ủy đặc khu Sơn Khê"),
        ("ĐẢNG BỘ TỈNH BÀ RỊA - VŨNG TÀU", "Đảng bộ tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND TP. HÀ NỘI", "UBND TP Hà Nội"),
        ("UBND CÁC XÃ SƠN VÀ KHÊ", "UBND các xã Sơn và Khê"),
        ("THÀNH PHỐ VẠN XUÂN", "Thành phố Vạn Xuân"),
        ("HUYỆN BÌNH AN", "Huyện Bình An"),
        ("UBND XÃ 1", "UBND xã 1"),
        ("CHI BỘ 5", "Chi bộ 5"),
        ("HỘI ĐỒNG QUẢN TRỊ", "Hội đồng quản trị"),
        ("BAN CHỈ ĐẠO CƠ QUAN", "Ban Chỉ đạo cơ quan"),
        ("UBND QUAN LONG BIEN", "UBND quận Long Bien"),
        ("ĐOÀN TNCS HỒ CHÍ MINH", "Đoàn TNCS Hồ Chí Minh"),
        ("CÔNG TY CỔ PHẦN", "Công ty cổ phần"),
        # tone marks placed the old way, lost or wrong ones
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("SO Y TE TINH KIEN GIANG", "Sở Y tế tỉnh Kiên Giang"),
        ("SỞ Y TÉ TỈNH VẠN XUÂN", "Sở Y tế tỉnh Vạn Xuân"),
        # noise
        ("_ SỞ Y TẾ |", "Sở Y tế"),
        ("- SỞ  Y TẾ, -", "Sở Y tế"),
        ("---", ""),
        ("", ""),
        # what is written as usual stays
        ("Sở Y tế tỉnh Vạn Xuân", "Sở Y tế tỉnh Vạn Xuân"),
        ("Huyện ủy Sơn Khê", "Huyện ủy Sơn Khê"),
        # words with the base letters of a body or a level
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "Ban Chỉ đạo chuyển đổi số"),
        ("TRUNG TÂM CÔNG TÁC XÃ HỘI", "Trung tâm Công tác xã hội"),
        ("TRUNG TÂM CÔNG TÁC XÃ HỘI TỈNH LAM SƠN", "Trung tâm Công tác xã hội tỉnh Lam Sơn"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC SƠN KHÊ", "Bệnh viện Đa khoa khu vực Sơn Khê"),
        ("BỆNH VIỆN ĐA KHOA ĐỨC MINH", "Bệnh viện Đa khoa Đức Minh"),
        ("BỆNH VIỆN ĐA KHOA TRUNG ƯƠNG LAM SƠN", "Bệnh viện Đa khoa Trung ương Lam Sơn"),
        ("KHO BẠC NHÀ NƯỚC KHU VỰC V", "Kho bạc Nhà nước khu vực V"),
        ("TRƯỜNG TIỂU HỌC SỐ 2 SƠN KHÊ", "Trường Tiểu học số 2 Sơn Khê"),
        ("CÔNG TY ĐIỆN LỰC QUẢNG NAM", "Công ty điện lực Quảng Nam"),
        ("TRƯỜNG ĐẠI HỌC SƯ PHẠM", "Trường Đại học Sư phạm"),
        ("CHI CỤC KIỂM LÂM", "Chi cục Kiểm lâm"),
        ("ĐẢNG ỦY XÃ HỘI SƠN", "Đảng ủy xã Hội Sơn"),
        ("BCH TỈNH VẠN XUÂN", "BCH tỉnh Vạn Xuân"),
        ("BTV HUYỆN ỦY SƠN KHÊ", "BTV Huyện ủy Sơn Khê"),
        ("TRƯỜNG THPT NGUYỄN TRÃI", "Trường THPT Nguyễn Trãi"),
        ("TRƯỜNG TIỂU HỌC XÃ SƠN KHÊ", "Trường Tiểu học xã Sơn Khê"),
    ],
)
def test_usual_spelling(written: str, usual: str) -> None:
    assert spelled(written) == usual


@given(st.text(alphabet="SỞYTẾBANTỔCHỨCTỈNHỦYHUYỆN aeêwơ-–_|.,;\n", max_size=80))
def test_spelling_changes_no_letter_of_the_key(text: str) -> None:
    def letters(words: str) -> str:
        return key(words).replace(" ", "")

    assert letters(spelled(text)) == letters(text)


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        ("Nguyễn Trúc Mẫu", "Nguyễn Trúc Mẫu"),
        ('_ "Nguyễn Trúc Mẫu. |', "Nguyễn Trúc Mẫu"),
        ("NGUYỄN VĂN MẪU", "Nguyễn Văn Mẫu"),
        ("Lê Mẫu", "Lê Mẫu"),
        ("TS. BS. Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("PGS.TS Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Đại tá Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Lò Văn Muôn", "Lò Văn Muôn"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        # no name
        ("", None),
        ("PHÓ BÍ THƯ", None),
        ("Phó Chủ tịch", None),
        ("LÊ MẪU", None),
        ("- Lê Văn Mẫu", None),
        ("- Lưu Văn phòng Tỉnh ủy", None),
        ("Lê văn mẫu", None),
        ("Đồng chí Lê Văn Mẫu phụ trách công tác kiểm tra", None),
        ("Rơ Châm Thuần", None),
        ("Lê Văn Mẫu, Bí thư", "Lê Văn Mẫu"),
        ("Lê Văn Mẫu (Đã ký)", "Lê Văn Mẫu"),
        ("Y Thanh Hà Niê Kđăm", None),
        ("Vâ Lê Mẫu", "Lê Mẫu"),
        ("Ths. Lê Văn Mẫu", "Lê Văn Mẫu"),
    ],
)
def test_a_person_is_known_by_the_family_name(segment: str, name: str | None) -> None:
    assert person(segment) == name


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        ("Rơ Châm Thuần", "Rơ Châm Thuần"),
        ("_ Siu Trung. |", "Siu Trung"),
        ("Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"),
        ("H’Yim Kđoh", "H’Yim Kđoh"),
        ("K' Brưi", "K' Brưi"),
        ("Siu", None),
        ("N N", None),
        ("' '", None),
        ("", None),
        ("Phó Chủ tịch UBND", None),
        ("SIU TRUNG", None),
        ("Ban Biên tập", None),
        ("Siu Trung 2021", None),
        ("Một Hai Ba Bốn Năm Sáu", None),
    ],
)
def test_a_line_in_title_case_may_be_any_name(segment: str, name: str | None) -> None:
    assert titled(segment) == name


@given(st.text(max_size=60))
def test_no_line_makes_the_rules_for_names_fail(text: str) -> None:
    spelled(text)
    found = person(text)
    assert found is None or len(found.split()) >= 2
    assert titled(text) is None or titled(text) == " ".join(text.strip(" .,;:|\"'“”_*").split())
