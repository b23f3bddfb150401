"""Words for the values of the contract, as people read them; a value that has none is shown as it stands."""

from typing import Final

#: How a citation is related to the letter; the words that stand before a document in the letters themselves.
RELATIONS: Final = {
    "basis": "căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "guides": "hướng dẫn",
    "refers": "viện dẫn",
}
#: What a body has to do with a directive.
ASSIGNEES: Final = {"lead": "chủ trì", "support": "phối hợp", "assignee": "giao"}
#: How serious a diagnostic is.
SEVERITIES: Final = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}

#: What may be corrected, by its name in the contract.
FIELDS: Final = {
    "number": "số, ký hiệu",
    "type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "date": "ngày",
    "subject": "trích yếu",
    "signer": "người ký",
    "signer_title": "chức vụ người ký",
    "on_behalf_of": "thay mặt",
    "due": "hạn",
    "due_time": "giờ",
    "inclusive": "tính cả ngày ấy",
    "act_by": "làm xong chậm nhất",
    "who": "ai làm",
    "to": "gửi",
    "via": "qua",
    "what": "việc",
    "rrule": "định kỳ",
    "vague": "không nêu ngày nào",
    "dismissed": "không phải là hạn",
    "confirmed": "xác nhận là đúng",
    "document": "văn bản được viện dẫn",
    "key": "số, ký hiệu",
    "title": "trích yếu",
    "relation": "quan hệ",
}

#: What a person should look at, by kind.
REVIEW: Final = {
    "deadline": "Hạn cần xem lại",
    "files": "Các bản của một văn bản không khớp",
    "correction": "Điều đã sửa không còn chỗ",
    "letter": "Văn bản thiếu thông tin",
    "citation": "Căn cứ chưa rõ văn bản nào",
    "file": "Tệp không đọc được",
}
#: Names of figures, in the order in which they are shown.
FIGURES: Final = {
    "letters": "văn bản", "versions": "bản đọc", "files": "tệp", "directives": "nhiệm vụ", "deadlines": "hạn",
    "to_review": "hạn cần xem lại", "citations": "viện dẫn", "documents": "văn bản được viện dẫn",
    "bodies": "tên đơn vị", "corrections": "điều đã sửa, xác nhận",
}  # fmt: skip
#: What became of a file.
FILE_STATES: Final = {"read": "đọc được", "failed": "không đọc được", "missing": "không còn"}
#: How an entry of a calendar stands on a day.
STATES: Final = {"open": "trong hạn", "overdue": "quá hạn", "review": "cần xem lại"}
