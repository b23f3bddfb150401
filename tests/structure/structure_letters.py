"""Short fictional letters in the forms that copies come in, and views on what is read from them."""

from congvan_nlp.folding import Text
from congvan_nlp.structure.layout import Layout, Zone, find_layout
from congvan_nlp.structure.letterhead import Letterhead, read_letterhead
from congvan_nlp.structure.recipients import find_recipients
from congvan_nlp.structure.signature import Signature, read_signature

#: Party form: issuer, star, number and subject on the left come before the title and the date.
PARTY = """TỈNH ỦY VẠN XUÂN
*
Số 15-CV/TU
Chuẩn bị sơ kết công tác năm
ĐẢNG CỘNG SẢN VIỆT NAM

Vạn Xuân, ngày 09 tháng 3 năm 2021

Kính gửi: Các huyện ủy, thành ủy

Thực hiện Kế hoạch số 4-KH/TU, ngày 02/02/2021 của Tỉnh ủy, Ban Thường vụ Tỉnh ủy đề nghị:
1. Gửi báo cáo trước ngày 20/3/2021.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lê Văn Mẫu
"""

#: State form, the left column above the right one.
STATE = """UBND TỈNH VẠN XUÂN
SỞ Y TẾ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 77/SYT-NVY
V/v rà soát trang thiết bị
Vạn Xuân, ngày 5 tháng 11 năm 2022

Kính gửi:
- Các bệnh viện tuyến tỉnh;
- Trung tâm Y tế các huyện, thành phố.

Căn cứ Công văn số 12/BYT-KCB ngày 01/11/2022 của Bộ Y tế, Sở Y tế yêu cầu các đơn vị rà soát.

Nơi nhận:
- Như trên;
- Lưu: VT, NVY.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Thị Thử
"""

#: Both columns on one line, as an extractor gives a page row by row.
MERGED = """UBND HUYỆN BÌNH AN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ              Độc lập - Tự do - Hạnh phúc
Số: 08/PNV-CCHC           Bình An, ngày 14 tháng 6 năm 2023
V/v đăng ký tập huấn

Kính gửi: UBND các xã, thị trấn.

Thực hiện kế hoạch của huyện, Phòng Nội vụ đề nghị các đơn vị đăng ký.

Nơi nhận:                           TRƯỞNG PHÒNG
- Như trên;
- Lưu: VT.                          Hoàng Văn Tạm
"""

DECISION = """UBND TỈNH VẠN XUÂN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 31/QĐ-UBND
Vạn Xuân, ngày 02 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc ban hành Quy chế làm việc
của Hội đồng mẫu

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Theo đề nghị của Giám đốc Sở Nội vụ,

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Phan Văn Ví
"""

BARE = """Kính gửi: Các chi bộ trực thuộc

Đề nghị các chi bộ gửi danh sách.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""

WEB = """Trang chủ | Tin tức | Liên hệ
Ngày đăng 21/11/2018 | 02:27 | Lượt xem: 460
Chỉ đạo kiểm điểm cuối năm
Ngày 20/11/2018, Huyện ủy Bình An đã ban hành Công văn số 177-CV/HU về việc kiểm điểm cuối năm. Theo đó:
1. Kiểm điểm trước ngày 10/12/2018.
Tác giả: Nguyễn Văn Báo
"""

ALL = {"party": PARTY, "state": STATE, "merged": MERGED, "decision": DECISION, "bare": BARE, "web": WEB}
#: Sentences that make a letter long without saying anything.
PADDING = "Các đơn vị thực hiện nghiêm túc nội dung trên.\n" * 15


def words(text: str, zone: Zone | None) -> str:
    """The words of a zone, without the blank lines around them."""
    return text[zone.start : zone.end].strip() if zone is not None else ""


def layout(text: str) -> Layout:
    return find_layout(Text.of(text))


def head(text: str) -> Letterhead:
    folded = Text.of(text)
    return read_letterhead(folded, find_layout(folded))


def signature(foot: str) -> Signature:
    """Signature of a letter that ends with a foot."""
    folded = Text.of(BARE.split("Nơi nhận")[0] + foot)
    return read_signature(folded, find_layout(folded))


def recipients(text: str) -> list[tuple[str, str]]:
    """Role and words of the recipients of a letter."""
    folded = Text.of(text)
    return [(r.role, r.text) for r in find_recipients(folded, find_layout(folded))]
