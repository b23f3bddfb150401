"""How pictures and drawings name and colour levels, kinds and relations; words for Vietnamese readers."""

from typing import Final

#: Where the level of a document is not known.
UNKNOWN: Final = ""
#: Levels from the centre down.
LEVELS: Final = {
    "central": "Trung ương",
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    UNKNOWN: "Chưa rõ cấp",
}
#: Fills of boxes, told apart also by those who do not see all colours (after Okabe and Ito, lightened for black text).
COLOURS: Final = {
    "central": "#f6d38b",
    "province": "#a9d6f0",
    "district": "#a6dcc6",
    "commune": "#edc4dc",
    UNKNOWN: "#ffffff",
}
KINDS: Final = {
    "letter": "văn bản trong kho",
    "regulation": "văn bản được viện dẫn",
    "directive": "chỉ đạo",
    "deadline": "thời hạn",
    "body": "cơ quan",
}
#: What an edge says, from its source to its target.
RELATIONS: Final = {
    "implements": "thực hiện",
    "basis": "căn cứ",
    "guides": "hướng dẫn",
    "refers": "viện dẫn",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "has_directive": "có chỉ đạo",
    "has_deadline": "có thời hạn",
    "assigned_to": "giao",
    "addressed_to": "gửi",
    "reports_to": "báo cáo",
}
#: Colours of lines; in each group of those that often stand together they differ in brightness, too.
LINES: Final = {
    "implements": "#0072b2",
    "basis": "#a85400",
    "guides": "#007a5e",
    "refers": "#7f7f7f",
    "amends": "#b0508c",
    "replaces": "#6a3d9a",
    "repeals": "#b2182b",
    "has_directive": "#b8b8b8",
    "has_deadline": "#b8b8b8",
    "assigned_to": "#3d8fc4",
    "addressed_to": "#5a5a5a",
    "reports_to": "#c49000",
}
