"""Small letters of fictional committees, to be held against each other."""

PARTY = """TỈNH ỦY {province}
*
Số {number}-CV/TU
{province}, ngày {day} tháng 11 năm 2023

Kính gửi: Các huyện ủy, thành ủy trực thuộc

Thực hiện Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu:

{items}

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.
"""
LAM_SON = """1. Các cấp ủy hoàn thành việc kiểm điểm chi bộ; báo cáo kết quả kiểm điểm về Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy) trước ngày 15/01/2024.
2. Số đảng viên được xếp loại hoàn thành xuất sắc nhiệm vụ không vượt quá 20% số đảng viên hoàn thành tốt nhiệm vụ.
3. Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ủy ban Kiểm tra Tỉnh ủy thẩm định hồ sơ xếp loại của các huyện.
4. Mức xếp loại của người đứng đầu không được cao hơn mức xếp loại của tập thể nơi mình công tác.
5. Văn phòng Tỉnh ủy bố trí phòng lưu trữ biên bản giấy trong năm năm theo Hướng dẫn số 05-HD/TU ngày 02/11/2023 của Ban Thường vụ Tỉnh ủy."""
VAN_XUAN = """1. Số đảng viên xếp loại hoàn thành xuất sắc nhiệm vụ không quá 25% số đảng viên hoàn thành tốt nhiệm vụ của chi bộ.
2. Các huyện ủy kiểm điểm chi bộ xong thì báo cáo kết quả kiểm điểm về Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 31/01/2024.
3. Giao Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Tổ chức Tỉnh ủy thẩm định hồ sơ xếp loại do các huyện gửi lên.
4. Người đứng đầu và cấp phó không được có mức xếp loại cao hơn mức xếp loại của tập thể nơi mình công tác.
5. Khuyến khích các chi bộ mời đại diện nhân dân dự buổi góp ý."""
DISTRICT = """TỈNH ỦY LAM SƠN
HUYỆN ỦY SƠN KHÊ
*
Số 9-CV/HU
Sơn Khê, ngày 20 tháng 11 năm 2023

Kính gửi: Các chi bộ, đảng bộ cơ sở

Thực hiện Công văn số 11-CV/TU ngày 06/11/2023 của Tỉnh ủy Lam Sơn, Ban Thường vụ Huyện ủy yêu cầu:

1. Các chi bộ kiểm điểm xong, báo cáo kết quả kiểm điểm về Ban Thường vụ Huyện ủy (qua Ban Tổ chức Huyện ủy) trước ngày {due}.
2. Văn phòng Huyện ủy in đủ phiếu tự chấm điểm cho từng tổ đảng.
"""


def party(province: str, number: int, items: str, day: str = "06") -> str:
    """A letter of a provincial committee."""
    return PARTY.format(province=province, number=number, items=items, day=day)


ONE = party("LAM SƠN", 11, LAM_SON)
OTHER = party("VÂN XUÂN", 35, VAN_XUAN, "10")
EARLY = DISTRICT.format(due="05/01/2024")
LATE = DISTRICT.format(due="20/01/2024")
