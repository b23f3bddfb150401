"""Why what a person typed is not taken, in Vietnamese; every reason stands here, as tests see to."""

from typing import Final

#: What `values.ValueRefused` and `correcting.NotMeant` say; of a correction.
CORRECTING: Final = {
    "no such field": "không có trường này; các trường:",
    "is no date": "không phải là ngày (viết như 15/12/2025):",
    "is no full date": "thiếu ngày hoặc tháng:",
    "is no time": "không phải là giờ (viết như 17:00):",
    "is neither yes nor no": "ghi có hoặc không:",
    "is no known value": "không thuộc các giá trị có thể:",
    "is no rule of RFC 5545": "không phải quy tắc lặp RFC 5545 (như FREQ=MONTHLY;BYMONTHDAY=20):",
    "act_by lies behind the limit": "ngày phải làm xong (act_by) sau hạn:",
    "is no URN:LEX": "không phải mã urn:lex:",
    "is not known": "sổ và kho đều không có văn bản này:",
    "may be several documents": "nhiều văn bản cùng ký hiệu, hãy ghi cả ngày:",
    "no such letter": "kho không có văn bản này",
    "several letters": "nhiều văn bản cùng số này; hãy gọi theo số trong kho",
    "no such deadline": "văn bản không có hạn mang mã này",
    "no such citation": "văn bản không có viện dẫn mang mã này",
    "are no words of the letter": "văn bản không có những chữ này:",
    "is a deadline already": "những chữ này đã là hạn:",
    "no such code": "không có mã này; mã của hạn là t1, t2 …, của viện dẫn là c1, c2 … (congvan show)",
}
#: What `calendars.anchors.entered` says of an entered day.
ENTERING: Final = {
    "no such deadline": "không có hạn nào mang mã này",
    "depends on no event": "hạn này không tính từ sự kiện nào",
    "counts nothing from its receipt": "văn bản này không có hạn nào tính từ ngày nhận",
    "several letters": "nhiều văn bản cùng số này; hãy chỉ đưa vào văn bản cần nhập",
    "before the letter": "ngày nhận trước ngày ban hành văn bản",
}
#: What `users.UserRefused` says.
USERS: Final = {
    "no such name can be": "tên không dùng được (1 đến 80 ký tự, không có ký tự điều khiển)",
    "there is such a user": "đã có người dùng tên này",
    "the first user has to be an admin": "người dùng đầu tiên phải là quản trị",
    "an admin has to be left": "phải còn ít nhất một quản trị",
}
#: Taken all the same.
EARLY_ANCHOR: Final = "ngày này trước ngày ban hành văn bản; vẫn tính theo ngày này"
